"""``--fail-on``: which findings make the exit code 1."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import click

from newsls.cli import runs
from newsls.finding import Finding, Severity

NEVER = "never"
LEVELS = (*(severity.value for severity in Severity), NEVER)


class Threshold(NamedTuple):
    """The least severity to fail on, and those of single codes and families; None is never."""

    general: Severity | None
    single: dict[str, Severity | None]
    families: dict[str, str]
    """The family of each code."""

    def fails(self, finding: Finding) -> bool:
        """Whether the exit code is 1 for this finding.  A code's own level goes before its family's."""
        least = self.general
        for name in (self.families.get(finding.code, ""), finding.code):
            least = self.single.get(name, least)
        return least is not None and finding.severity.at_least(least)


def read(values: Iterable[str]) -> Threshold:
    """The threshold of the values of ``--fail-on``: LEVEL for all, NAME=LEVEL for a code or a family.

    Raises a usage error on a level or a name that doesn't exist.
    """
    general: Severity | None = Severity.WARNING
    single: dict[str, Severity | None] = {}
    families: dict[str, str] = {}
    for value in values:
        name, equals, level = value.rpartition("=")
        name, level = name.strip(), level.strip()
        if level not in LEVELS:
            raise click.UsageError(f"--fail-on: “{level}” is no level; there are {', '.join(LEVELS)}.")
        severity = None if level == NEVER else Severity(level)
        if not equals:
            general = severity
            continue
        single[runs.known("--fail-on", name)] = severity
        from newsls.rules import RULES

        families = {rule.code: rule.family.value for rule in RULES}
    return Threshold(general, single, families)
