"""``--format junit``: test results, which every build server shows.

A draft is a test suite and a finding a failed test case; a draft without findings is one test case that passes.
"""

from __future__ import annotations

from newsls.report.base import Checked, Report, Tally
from newsls.report.numbers import counted
from newsls.report.xml_text import attributes, content


class JUnit(Report):
    """The suites, each written as its draft is read."""

    def opening(self) -> str:
        return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="newsls">\n'

    def draft(self, checked: Checked) -> str:
        count = len(checked.findings)
        suite = attributes(name=checked.name, tests=max(1, count), failures=count, errors=0, skipped=0, time=0)
        lines = [f"  <testsuite{suite}>\n"]
        if not count:
            lines.append(f"    <testcase{attributes(name='no findings', classname=checked.name, time=0)}/>\n")
        for finding in checked.findings:
            place = checked.place(finding.span)
            name = f"{finding.code} at line {place.line}, column {place.column}"
            fixes = "".join(f"\nFix: {fix.title}" for fix in finding.fixes)
            body = f"{checked.name}:{place.line}:{place.column}\n{finding.message}{fixes}"
            failure = attributes(message=finding.message, type=f"newsls.{finding.severity.value}")
            lines += (
                f"    <testcase{attributes(name=name, classname=checked.name, file=checked.name, time=0)}>\n",
                f"      <failure{failure}>{content(body)}</failure>\n",
                "    </testcase>\n",
            )
        return "".join([*lines, "  </testsuite>\n"])

    def closing(self, tally: Tally) -> str:
        return f"  <!-- {counted(tally.findings, 'finding')} in {counted(tally.drafts, 'draft')} -->\n</testsuites>\n"
