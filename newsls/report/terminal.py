"""The report of ``newsls check`` for a reader: each finding with its place, its sentence and its fixes.

drafts/storm.md:12:34 confused-word warning
  “lead” is the metal or the present tense; the past tense is “led”.
   |
12 | … and said he lead the inquiry into the bridge …
   |               ^^^^
  Fix: Change to “led”
"""

from __future__ import annotations

import textwrap

from newsls.finding import Finding, Severity
from newsls.report.base import Checked, Report, Tally, fixable
from newsls.report.cells import clean, extract
from newsls.report.numbers import counted

_BOLD, _DIM, _RESET = "1", "2", "0"
_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFORMATION: "1;36", Severity.HINT: "1;34"}
_GREEN = "32"


class Terminal(Report):
    """``columns`` is the width to write for, ``colour`` whether to use ANSI colours, ``brief`` to write no more than
    the place and sentence of each finding."""

    def __init__(self, columns: int = 80, *, colour: bool = False, brief: bool = False) -> None:
        self.columns = min(max(columns, 40), 120)
        self.colour = colour
        self.brief = brief

    def opening(self) -> str:
        return ""

    def draft(self, checked: Checked) -> str:
        return "".join(self._finding(checked, finding) for finding in checked.findings)

    def closing(self, tally: Tally) -> str:
        if self.brief or not tally.drafts:
            return ""
        parts = [f"Fixed {counted(tally.fixed, 'finding')}. "] if tally.fixed else []
        if not tally.findings:
            left = "No findings are left" if tally.fixed else "No findings"
            return "".join((*parts, f"{left} in {counted(tally.drafts, 'draft')}.{tally.left_out}\n"))
        found = f"{counted(tally.findings, 'finding')}"
        if tally.fixable:
            found += f" ({tally.fixable} can be fixed with --fix)"
        where = counted(tally.with_findings, "draft")
        if tally.with_findings != tally.drafts:
            where = f"{tally.with_findings} of {counted(tally.drafts, 'draft')}"
        left = " left" if tally.fixed else ""
        return "".join((*parts, f"{found}{left} in {where}.{tally.left_out}\n"))

    def _finding(self, checked: Checked, finding: Finding) -> str:
        line, column, *_ = checked.place(finding.span)
        at = f", paragraph {line}" if checked.is_document else f":{line}:{column}"
        place = self._paint(f"{clean(checked.name)}{at}", _BOLD)
        code = self._paint(finding.code, _COLOURS[finding.severity])
        lines = [f"{place} {code} {finding.severity.value}", *self._wrapped(clean(finding.message), "  ")]
        if not self.brief:
            lines += self._extract(checked, finding, line)
            lines += self._fixes(finding)
            for note in finding.notes:
                there = checked.place(note.span).line
                lines += self._wrapped(f"{checked.unit.capitalize()} {there}: {clean(note.message)}", "  ")
            lines.append("")
        return "\n".join(lines) + "\n"

    def _extract(self, checked: Checked, finding: Finding, line: int) -> list[str]:
        span = checked.lines.line_span(checked.lines.line_of(finding.span.start))
        source = span.of(checked.text)
        start = min(finding.span.start, span.end) - span.start
        end = min(max(finding.span.end, finding.span.start), span.end) - span.start
        if finding.span.end > span.end and start == len(source):
            source, end = source + "\u2424", end + 1  # the finding is about the line break
        number = str(line)
        gutter = " " * (len(number) + 2)
        shown = extract(source, start, end, self.columns - len(number) - 5)
        carets = self._paint("^" * shown.carets, _COLOURS[finding.severity])
        bar = self._paint("|", _DIM)
        return [
            f"{gutter} {bar}",
            f"  {self._paint(number, _DIM)} {bar} {shown.shown}",
            f"{gutter} {bar} {' ' * shown.lead}{carets}",
        ]

    def _fixes(self, finding: Finding) -> list[str]:
        lines: list[str] = []
        for index, fix in enumerate(finding.fixes):
            label = "Or:  " if index else "Fix: "
            first = not index and fixable(finding)
            painted = self._paint(label, _GREEN)
            wrapped = self._wrapped(f"{label}{clean(fix.title)}" + (" (--fix)" if first else ""), "  ", "       ")
            lines += [wrapped[0].replace(label, painted, 1), *wrapped[1:]]
        return lines

    def _wrapped(self, text: str, first: str, rest: str | None = None) -> list[str]:
        rest = first if rest is None else rest
        return textwrap.wrap(
            text, self.columns, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
        ) or [first]

    def _paint(self, text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[{_RESET}m" if self.colour else text
