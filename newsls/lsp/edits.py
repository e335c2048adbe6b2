"""A client's changes, applied to our own text.

A client counts in its own units, may send a range whose end comes first or lies past the text, and may send half of a
surrogate pair.  Whatever it sends, our text must stay the client's text, or every later position is wrong.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import NamedTuple

from newsls.text import Encoding, LineIndex, Span

_SURROGATE = re.compile("[\ud800-\udfff]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


class Place(NamedTuple):
    """A client's position: line and column from 0, the column in the client's units."""

    line: int
    column: int


class Change(NamedTuple):
    """One change of a client: ``text`` in place of what lies between two positions, or of everything where ``range``
    is None."""

    range: tuple[Place, Place] | None
    text: str


class Splice(NamedTuple):
    """What a change did: ``length`` new characters in place of those from ``start`` to ``end`` of the text before."""

    start: int
    end: int
    length: int


def joined(text: str) -> str:
    """The text with each pair of lone surrogates that stand together made the one character that they spell."""
    if not text.isascii() and _PAIR.search(text):
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return text


def apply_changes(
    text: str, lines: LineIndex, changes: Iterable[Change], encoding: Encoding
) -> tuple[str, list[Splice]]:
    """``text`` after ``changes``, one after another, and what each did.

    ``lines`` is the index of ``text``.  Positions outside the text are moved to the nearest place inside, ranges that
    run backwards are turned round.  Time is linear in the text however many changes come in descending order, which
    is how an editor sends “replace all”.
    """
    state = _Application(text, lines, encoding)
    for change in changes:
        if change.range is None:
            state.replace(change.text)
        else:
            first, last = sorted(change.range)
            state.edit(first, last, change.text)
    state.flush()
    return state.text, state.splices


class _Application:
    """The making of one new text.

    ``pending`` are changes not yet made, each before the last, so that the old index still serves for the next.
    """

    def __init__(self, text: str, lines: LineIndex, encoding: Encoding) -> None:
        self.text, self.encoding = text, encoding
        self.lines: LineIndex | None = lines
        self.splices: list[Splice] = []
        self.pending: list[tuple[int, int, str]] = []
        self.floor = Place(0, 0)
        self.halves = False

    def replace(self, text: str) -> None:
        self.flush()
        text = joined(text)
        splice = difference(self.text, text)
        if splice is not None:
            self.splices.append(splice)
        self.text, self.lines = text, None

    def edit(self, first: Place, last: Place, new: str) -> None:
        if self.pending and not last < self.floor:
            self.flush()
        if self.lines is None:
            self.lines = LineIndex(self.text)
        text, lines = self.text, self.lines
        start, end = (lines.offset(*place, self.encoding) for place in (first, last))
        if self.encoding is Encoding.UTF16:  # the only unit in which half a character can be named and written
            before, after = self.half(first, start), self.half(last, end)
            new = before[:1] + new + after[1:]
            end += bool(after)
        self.pending.append((start, end, new))
        self.floor = Place(*lines.position(start, self.encoding))
        self.halves = (
            self.halves or (not new.isascii() and _SURROGATE.search(new) is not None) or _lone(text, start - 1, end)
        )

    def half(self, place: Place, offset: int) -> str:
        """The two surrogates of the character at ``offset`` if ``place`` is the middle of it, else nothing."""
        if offset < len(self.text) and self.text[offset] > "\uffff":
            assert self.lines is not None
            if self.lines.position(offset, self.encoding)[1] < place.column:
                data = self.text[offset].encode("utf-16-be")
                return chr(int.from_bytes(data[:2], "big")) + chr(int.from_bytes(data[2:], "big"))
        return ""

    def flush(self) -> None:
        """Make the pending changes."""
        if not self.pending:
            return
        self.splices += [Splice(start, end, len(new)) for start, end, new in self.pending]
        pieces: list[str] = []
        done = 0
        for start, end, new in reversed(self.pending):
            pieces += (self.text[done:start], new)
            done = end
        pieces.append(self.text[done:])
        self.text, self.lines = "".join(pieces), None
        self.pending.clear()
        if self.halves:
            self.splices += [Splice(m.start(), m.end(), 1) for m in reversed(list(_PAIR.finditer(self.text)))]
            self.text, self.halves = joined(self.text), False


def _lone(text: str, before: int, after: int) -> bool:
    """Whether the characters on both sides of a change are halves that it may bring together."""
    return (
        before >= 0
        and after < len(text)
        and "\ud800" <= text[before] <= "\udbff"
        and "\udc00" <= text[after] <= "\udfff"
    )


def difference(old: str, new: str) -> Splice | None:
    """The one splice that turns ``old`` into ``new``, as short as can be; None where they are the same."""
    if old == new:
        return None
    shorter = min(len(old), len(new))
    head = _longest(shorter, lambda n: old[:n] == new[:n])
    tail = _longest(shorter - head, lambda n: old[len(old) - n :] == new[len(new) - n :])
    return Splice(head, len(old) - tail, len(new) - tail - head)


def _longest(limit: int, holds: Callable[[int], bool]) -> int:
    """The largest number up to ``limit`` for which ``holds``, which holds for all below it."""
    return bisect_left(range(1, limit + 1), True, key=lambda n: not holds(n))


def forward(span: Span, splices: Iterable[Splice]) -> Span | None:
    """Where a span of the text before ``splices`` stands after them; None where one of them changed it."""
    start, end = span
    for splice in splices:
        if end <= splice.start and not (start == splice.start == end):
            continue
        if start < splice.end:
            return None
        by = splice.length - (splice.end - splice.start)
        start, end = start + by, end + by
    return Span(start, end)


def backward(offset: int, splices: Iterable[Splice]) -> int | None:
    """Where an offset of the text after ``splices``, given the last first, stood before them; None inside new text."""
    for start, end, length in splices:
        if offset >= start + length:
            offset += (end - start) - length
        elif offset > start:
            return None
    return offset
