"""``--format rdjson``: reviewdog's diagnostics, which it posts as comments on a change, fixes as suggestions.

Lines and columns count from 1, columns in bytes of UTF-8; ends are exclusive.
"""

from __future__ import annotations

import json
from typing import Any

from newsls.finding import Finding, Fix, Severity
from newsls.report.base import Checked, Report, Tally
from newsls.text import Encoding, Span, apply_edits

_SEVERITIES = {
    Severity.ERROR: "ERROR",
    Severity.WARNING: "WARNING",
    Severity.INFORMATION: "INFO",
    Severity.HINT: "INFO",
}


class RDJson(Report):
    """One object of diagnostics."""

    def __init__(self) -> None:
        self._first = True

    def opening(self) -> str:
        return '{"source": {"name": "newsls"}, "severity": "WARNING", "diagnostics": ['

    def draft(self, checked: Checked) -> str:
        rows = []
        for finding in checked.findings:
            rows.append(
                ("\n" if self._first else ",\n") + json.dumps(_diagnostic(checked, finding), ensure_ascii=False)
            )
            self._first = False
        return "".join(rows)

    def closing(self, tally: Tally) -> str:  # noqa: ARG002
        return "\n]}\n"


def _diagnostic(checked: Checked, finding: Finding) -> dict[str, Any]:
    row: dict[str, Any] = {
        "message": finding.message,
        "location": {"path": checked.name.replace("\\", "/"), "range": _range(checked, finding.span)},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.code},
    }
    suggestions = [_suggestion(checked, fix) for fix in finding.fixes if fix.edits]
    if suggestions:
        row["suggestions"] = suggestions
    return row


def _suggestion(checked: Checked, fix: Fix) -> dict[str, Any]:
    """A fix as one replacement: reviewdog takes several suggestions for alternatives."""
    whole = Span(min(edit.span.start for edit in fix.edits), max(edit.span.end for edit in fix.edits))
    moved = [edit._replace(span=edit.span.shift(-whole.start)) for edit in fix.edits]
    return {"range": _range(checked, whole), "text": apply_edits(whole.of(checked.text), moved)}


def _range(checked: Checked, span: Span) -> dict[str, Any]:
    places = (checked.position(offset, Encoding.UTF8) for offset in span)
    start, end = ({"line": line, "column": column} for line, column in places)
    return {"start": start, "end": end}
