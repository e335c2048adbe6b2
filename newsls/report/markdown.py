"""``--format markdown``: a table for people, as the summary of a job shows it or a comment on a change."""

from __future__ import annotations

import re

from newsls.finding import Severity
from newsls.report.base import Checked, Report, Tally
from newsls.report.cells import clean
from newsls.report.numbers import counted

MOST = 200
"""Rows of the table; a job's summary is no place for more."""

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~&@])")


class Markdown(Report):
    """A table of the findings, what it came to first: so it is written when all is read."""

    def __init__(self) -> None:
        self._rows: list[str] = []

    def opening(self) -> str:
        return ""

    def draft(self, checked: Checked) -> str:
        for finding in checked.findings[: max(0, MOST - len(self._rows))]:
            place = checked.place(finding.span)
            fix = _escaped(finding.fixes[0].title) if finding.fixes else ""
            where = f"{_escaped(checked.name)}:{place.line}"
            self._rows.append(f"| {where} | {finding.code} | {_escaped(finding.message)} | {fix} |\n")
        return ""

    def closing(self, tally: Tally) -> str:
        if not tally.findings:
            return f"### newsls\n\nNo findings in {counted(tally.drafts, 'draft')}.{tally.left_out}\n"
        kinds = [
            f"{number:,} for information" if severity is Severity.INFORMATION else counted(number, severity.value)
            for severity, number in zip(Severity, tally.severities, strict=True)
            if number
        ]
        lines = [
            "### newsls\n\n",
            f"{counted(tally.findings, 'finding')} in {tally.with_findings:,} of {counted(tally.drafts, 'draft')}: ",
            f"{', '.join(kinds)}.{tally.left_out}\n\n",
            "| Where | Rule | What | Fix |\n|---|---|---|---|\n",
            *self._rows,
        ]
        if tally.findings > len(self._rows):
            lines.append(f"\n… and {tally.findings - len(self._rows):,} more.\n")
        return "".join(lines)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", clean(text))
