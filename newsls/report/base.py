"""What every report of ``newsls check`` is made from, and what a report is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Protocol

from newsls.analysis import Analysis
from newsls.finding import Finding, Severity
from newsls.text import Encoding, LineIndex, Span


class Place(NamedTuple):
    """Where a finding starts and ends: lines and columns from 1, columns in code points, the end just after it.

    In a document that is no text the lines are its paragraphs, counted without empty ones.
    """

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True)
class Checked:
    """One draft that was checked.

    ``findings`` are those to report, ``prints[i]`` the fingerprint of ``findings[i]``.  ``fixed`` counts the findings
    that were fixed before, ``passed`` those left out because they are not new.  ``analysis`` is there only for a report
    that ``needs_analysis``.
    """

    name: str
    text: str
    language_id: str
    findings: tuple[Finding, ...]
    prints: tuple[str, ...]
    fixed: int = 0
    passed: int = 0
    analysis: Analysis | None = None
    is_document: bool = False
    """Whether ``text`` was read out of a document: a paragraph a line, with a blank line after it."""

    @cached_property
    def lines(self) -> LineIndex:
        """The lines of the draft."""
        return LineIndex(self.text)

    @property
    def unit(self) -> str:
        """What the lines of a place are: “line”, or “paragraph” in a document."""
        return "paragraph" if self.is_document else "line"

    def line(self, line: int) -> int:
        """The line of a place, from 1, that is the ``line`` of the text, from 1."""
        return (line + 1) // 2 if self.is_document else line

    def position(self, offset: int, encoding: Encoding = Encoding.UTF32) -> tuple[int, int]:
        """The line and column of an offset, both from 1, the column in units of ``encoding``."""
        line, column = self.lines.position(offset, encoding)
        return self.line(line + 1), column + 1

    def place(self, span: Span) -> Place:
        """Where a span stands."""
        return Place(*self.position(span.start), *self.position(span.end))


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
    passed: int = 0
    severities: tuple[int, ...] = (0,) * len(Severity)
    """How many findings there are of each severity, the most urgent first."""

    def plus(self, checked: Checked) -> Tally:
        """The tally after one more draft."""
        found = checked.findings
        severities = list(self.severities)
        for finding in found:
            severities[finding.severity.rank] += 1
        return Tally(
            self.drafts + 1,
            self.with_findings + bool(found),
            self.findings + len(found),
            self.fixable + sum(map(fixable, found)),
            self.fixed + checked.fixed,
            self.passed + checked.passed,
            tuple(severities),
        )

    @property
    def left_out(self) -> str:
        """A sentence, after a blank, on the findings that are not new; nothing where there are none."""
        return f" {self.passed:,} that are not new were left out." if self.passed else ""


class Report(Protocol):
    """A format: what to write before the first draft, for each draft in turn, and after the last."""

    needs_analysis: bool = False
    """Whether a draft must come with its analysis, and not its findings alone."""

    def opening(self) -> str: ...

    def draft(self, checked: Checked) -> str: ...

    def closing(self, tally: Tally) -> str: ...
