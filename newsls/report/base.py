"""What every report of ``newsls check`` is made from, and what a report is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from newsls.analysis import Analysis
from newsls.finding import Finding


class Checked(NamedTuple):
    """One draft that was checked: the name to show, its analysis, and how many findings were fixed before it."""

    name: str
    analysis: Analysis
    fixed: int = 0

    def place(self, finding: Finding) -> tuple[int, int]:
        """The line and column of a finding, both from 1, the column in code points."""
        line, column = self.analysis.draft.lines.position(finding.span.start)
        return line + 1, column + 1

    def end(self, finding: Finding) -> tuple[int, int]:
        """The line and column just after a finding."""
        line, column = self.analysis.draft.lines.position(finding.span.end)
        return line + 1, column + 1


def fixable(finding: Finding) -> bool:
    """Whether ``--fix`` would apply the finding's first fix."""
    return finding.safe and bool(finding.fixes)


@dataclass(frozen=True)
class Tally:
    """What a run came to."""

    drafts: int = 0
    with_findings: int = 0
    findings: int = 0
    fixable: int = 0
    fixed: int = 0

    def plus(self, checked: Checked) -> Tally:
        """The tally after one more draft."""
        found = checked.analysis.findings
        return Tally(
            self.drafts + 1,
            self.with_findings + bool(found),
            self.findings + len(found),
            self.fixable + sum(map(fixable, found)),
            self.fixed + checked.fixed,
        )


class Report(Protocol):
    """A format: what to write before the first draft, for each draft in turn, and after the last."""

    def opening(self) -> str: ...

    def draft(self, checked: Checked) -> str: ...

    def closing(self, tally: Tally) -> str: ...


MakeReport = Callable[[], Report]
