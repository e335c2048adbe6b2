"""``--format github``: workflow commands, which GitHub shows as annotations beside the lines of a change."""

from __future__ import annotations

from newsls.finding import Severity
from newsls.report.base import Checked, Report, Tally
from newsls.report.cells import clean

_COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFORMATION: "notice",
    Severity.HINT: "notice",
}


class GitHub(Report):
    """One command a finding."""

    def opening(self) -> str:
        return ""

    def draft(self, checked: Checked) -> str:
        lines = []
        for finding in checked.findings:
            place = checked.place(finding.span)
            where = {
                "file": checked.name.replace("\\", "/"),
                "line": place.line,
                "endLine": place.end_line,
                "title": f"newsls: {finding.code}",
            }
            if place.line == place.end_line:  # columns of two lines would be read as those of one
                where |= {"col": place.column, "endColumn": max(place.column, place.end_column - 1)}
            properties = ",".join(f"{name}={_property(str(value))}" for name, value in where.items())
            fix = f" {finding.fixes[0].title}." if finding.fixes else ""
            lines.append(f"::{_COMMANDS[finding.severity]} {properties}::{_data(clean(finding.message + fix))}\n")
        return "".join(lines)

    def closing(self, tally: Tally) -> str:  # noqa: ARG002
        return ""


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
