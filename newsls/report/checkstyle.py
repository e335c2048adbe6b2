"""``--format checkstyle``: the XML of Checkstyle, which many build servers read."""

from __future__ import annotations

from newsls.finding import Severity
from newsls.report.base import Checked, Report, Tally
from newsls.report.xml_text import attributes

_SEVERITIES = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFORMATION: "info",
    Severity.HINT: "info",
}


class Checkstyle(Report):
    """One ``file`` a draft, one ``error`` a finding."""

    def opening(self) -> str:
        return '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n'

    def draft(self, checked: Checked) -> str:
        lines = [f"  <file{attributes(name=checked.name)}>\n"]
        for finding in checked.findings:
            place = checked.place(finding.span)
            values = attributes(
                line=place.line,
                column=place.column,
                severity=_SEVERITIES[finding.severity],
                message=finding.message,
                source=f"newsls.{finding.code}",
            )
            lines.append(f"    <error{values}/>\n")
        return "".join([*lines, "  </file>\n"])

    def closing(self, tally: Tally) -> str:  # noqa: ARG002
        return "</checkstyle>\n"
