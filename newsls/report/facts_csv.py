"""The fact-check sheet as CSV (RFC 4180), a row an entry, for a spreadsheet in which a desk keeps its checks.

A cell that a spreadsheet would take for a formula gets an apostrophe before it: what is in a draft is whatever
somebody wrote.  The last two columns are for the desk.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

from newsls.report import facts_words as words
from newsls.report.facts_words import Listed

COLUMNS = (
    "file", "line", "column", "start", "end", "kind", "words", "source", "strength", "figure", "verb", "note",
    "sentence", "checked", "how",
)  # fmt: skip
BYTE_ORDER_MARK = "\ufeff"
"""What a CSV file begins with, so that a spreadsheet reads it as UTF-8."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")


def render(sheets: Sequence[Listed]) -> str:
    """The rows of all sheets under one header, without a byte-order mark."""
    lines = _Lines()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for listed in sheets:
        writer.writerows(_rows(listed))
    return "".join(lines.written)


class _Lines:
    """What a writer of the csv module writes to."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def write(self, line: str) -> None:
        """Keep a line."""
        self.written.append(line)


def _rows(listed: Listed) -> Iterator[list[str | int]]:
    position = listed.draft.lines.position
    for entry in listed.sheet.entries:
        line, column = position(entry.span.start)
        source = entry.source
        yield [
            safe(listed.name),
            line + 1,
            column + 1,
            entry.span.start,
            entry.span.end,
            entry.kind.value,
            safe(entry.text),
            safe(source.words) if source else words.NO_SOURCE,
            source.strength.value if source else "",
            safe(" and ".join(figure.name for figure in source.figures)) if source else "",
            safe(source.verb) if source else "",
            safe(words.detail(entry)),
            safe(listed.sheet.sentences[entry.sentence].text),
            "",
            "",
        ]


def safe(text: str) -> str:
    """``text`` as a cell that no spreadsheet reads as a formula."""
    return f"'{text}" if text.lstrip(" \u00a0\ufeff\u200b").startswith(_FORMULA) else text
