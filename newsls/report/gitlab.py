"""``--format gitlab``: a code quality report, which GitLab shows in a merge request."""

from __future__ import annotations

import json

from newsls.finding import Severity
from newsls.report.base import Checked, Report, Tally

_SEVERITIES = {
    Severity.ERROR: "major",
    Severity.WARNING: "minor",
    Severity.INFORMATION: "info",
    Severity.HINT: "info",
}


class GitLab(Report):
    """An array of findings.  GitLab wants a fingerprint that no other finding of the project has: the path is in it."""

    def __init__(self) -> None:
        self._first = True

    def opening(self) -> str:
        return "["

    def draft(self, checked: Checked) -> str:
        rows = []
        for finding, mark in zip(checked.findings, checked.prints, strict=True):
            place = checked.place(finding.span)
            path = checked.name.replace("\\", "/").removeprefix("./")
            row = {
                "description": finding.message,
                "check_name": finding.code,
                "fingerprint": f"{mark}:{path}",
                "severity": _SEVERITIES[finding.severity],
                "location": {"path": path, "lines": {"begin": place.line, "end": place.end_line}},
            }
            rows.append(("\n" if self._first else ",\n") + json.dumps(row, ensure_ascii=False))
            self._first = False
        return "".join(rows)

    def closing(self, tally: Tally) -> str:  # noqa: ARG002
        return "\n]\n"
