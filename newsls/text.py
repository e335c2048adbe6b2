"""Spans, edits and lines: the arithmetic of positions in a text.

Inside newsls every offset is a Unicode code point, and every end is exclusive.  Editors count in other units
(UTF-8 bytes, UTF-16 units) from the start of a line; ``LineIndex`` goes between the two.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

_BREAK = re.compile(r"\r\n|\r|\n")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Span(NamedTuple):
    """A stretch of text: code points from ``start`` up to but not including ``end``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def shift(self, by: int) -> Span:
        """The same stretch, ``by`` code points further on."""
        return Span(self.start + by, self.end + by)

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character; an empty span overlaps what surrounds or touches it."""
        if self.start == self.end or other.start == other.end:
            return self.start <= other.end and other.start <= self.end
        return self.start < other.end and other.start < self.end


class Edit(NamedTuple):
    """Replace the characters of ``span`` with ``text``."""

    span: Span
    text: str


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """``text`` after all of ``edits``, whose spans speak of the text as it was.

    Of two edits that overlap the earlier (by start, then by the order given) wins and the later is left out, so that
    applying every fix of a draft at once can't garble it.
    """
    pieces: list[str] = []
    done = 0
    last: Edit | None = None
    for edit in sorted(edits, key=lambda e: (e.span.start, e.span.end)):
        start, end = edit.span
        if start < done or edit == last:
            continue
        pieces += (text[done:start], edit.text)
        done, last = max(done, end), edit
    pieces.append(text[done:])
    return "".join(pieces)


class Encoding(StrEnum):
    """The unit in which an editor counts columns."""

    UTF8 = "utf-8"
    UTF16 = "utf-16"
    UTF32 = "utf-32"


def width(text: str, encoding: Encoding) -> int:
    """How many units of ``encoding`` the text takes; a lone surrogate is one UTF-16 unit or three UTF-8 bytes."""
    if encoding is Encoding.UTF32 or text.isascii():
        return len(text)
    if encoding is Encoding.UTF16:
        return len(text.encode("utf-16-le", "surrogatepass")) // 2
    return len(text.encode("utf-8", "surrogatepass"))


class LineIndex:
    """Lines of one text, and positions in them in the units of an editor.

    Lines end at LF, CRLF or CR and at nothing else: U+2028, form feed and NEL are characters of a line, as they are for
    the editors.  Nothing here raises on a position outside the text: it is moved to the nearest place inside.
    """

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(m.end() for m in _BREAK.finditer(text))]

    def __len__(self) -> int:
        """The number of lines; a text that ends with a line break has an empty last line."""
        return len(self._starts)

    def line_of(self, offset: int) -> int:
        """The line, counted from 0, that holds ``offset``."""
        return bisect_right(self._starts, max(0, offset)) - 1

    def line_span(self, line: int) -> Span:
        """The characters of a line without its line break."""
        line = min(max(line, 0), len(self._starts) - 1)
        start = self._starts[line]
        if line + 1 == len(self._starts):
            return Span(start, len(self._text))
        end = self._starts[line + 1]
        end -= 2 if self._text[max(start, end - 2) : end] == "\r\n" else 1
        return Span(start, end)

    def position(self, offset: int, encoding: Encoding = Encoding.UTF32) -> tuple[int, int]:
        """``(line, column)`` of an offset, both from 0, the column in units of ``encoding``."""
        offset = min(max(offset, 0), len(self._text))
        line = self.line_of(offset)
        start, end = self.line_span(line)
        return line, width(self._text[start : min(offset, end)], encoding)

    def offset(self, line: int, column: int, encoding: Encoding = Encoding.UTF32) -> int:
        """The offset of a position.

        Past a line's end means its end, past the last line the text's end; inside a character means its start.
        """
        if line < 0:
            return 0
        if line >= len(self._starts):
            return len(self._text)
        start, end = self.line_span(line)
        if column <= 0:
            return start
        if encoding is Encoding.UTF32:
            return min(start + column, end)
        # A column never counts more code points than units, so what follows ``column`` code points can't matter.
        head = self._text[start : min(start + column, end)]
        if head.isascii():
            return start + len(head)
        return start + _code_points(head, column, encoding)


def _code_points(text: str, units: int, encoding: Encoding) -> int:
    """How many whole code points fit in ``units`` units from the start of ``text``."""
    if _SURROGATE.search(text):  # adjacent lone surrogates would melt together in the fast way below
        taken = 0
        for count, character in enumerate(text):
            taken += width(character, encoding)
            if taken > units:
                return count
        return len(text)
    if encoding is Encoding.UTF16:
        data = text.encode("utf-16-le")[: 2 * units]
        return len(data.decode("utf-16-le", "ignore"))
    return len(text.encode("utf-8")[:units].decode("utf-8", "ignore"))
