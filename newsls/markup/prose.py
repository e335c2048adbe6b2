"""Building a block: prose gathered run by run, each run beside the place in the source that it was read from."""

from __future__ import annotations

from newsls.markup.blocks import OPAQUE, Block, BlockKind, Piece
from newsls.text import Span

_SPACE = " \t\r\n\f\v"  # what a block's ends are stripped of; rarer white space is for the rules to see


class Prose:
    """The prose of one block while it is being read.  Offsets are code points into ``source``."""

    __slots__ = ("_begun", "_blank", "_emphasis", "_parts", "_pieces", "length", "source")

    def __init__(self, source: str) -> None:
        self.source = source
        self.length = 0
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._emphasis: list[Span] = []
        self._begun: list[int] = []
        self._blank = 0  # so many parts are known to be blank

    def take(self, start: int, end: int) -> None:
        """Add source characters as they stand."""
        if start >= end:
            return
        length = end - start
        if self._pieces:
            last = self._pieces[-1]
            if last.length == last.width and last.source + last.width == start:
                self._pieces[-1] = Piece(last.prose, last.length + length, last.source, last.width + length)
            else:
                self._pieces.append(Piece(self.length, length, start, length))
        else:
            self._pieces.append(Piece(self.length, length, start, length))
        self._parts.append(self.source[start:end])
        self.length += length

    def put(self, text: str, start: int, end: int) -> None:
        """Add ``text`` in place of the source characters from ``start`` to ``end``.

        Where both are equally long the source stands as it is: such a piece says that the two are the same.
        """
        if len(text) == end - start:
            self.take(start, end)
        elif text:
            self._pieces.append(Piece(self.length, len(text), start, end - start))
            self._parts.append(text)
            self.length += len(text)

    def emphasise(self) -> None:
        """Italics or bold begin here."""
        self._begun.append(self.length)

    def relax(self) -> None:
        """Italics or bold end here; where none had begun, nothing happens."""
        if self._begun:
            begun = self._begun.pop()
            if begun < self.length:
                self._emphasis.append(Span(begun, self.length))

    @property
    def last(self) -> str:
        """The last character so far, or nothing."""
        return self._parts[-1][-1] if self._parts else ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing but white space has come so far."""
        while self._blank < len(self._parts):
            if self._parts[self._blank].strip():
                return False
            self._blank += 1
        return True

    def block(self, kind: BlockKind, level: int = 0) -> Block | None:
        """The block, without white space at its ends, or None where it would hold no prose."""
        text = "".join(self._parts)
        if not text.replace(OPAQUE, " ").strip():
            return None
        while self._begun:
            self.relax()
        body = text.rstrip(_SPACE)
        end = len(body)
        start = end - len(body.lstrip(_SPACE))
        pieces = self._pieces
        if start or end < len(text):
            pieces = [clipped for piece in pieces if (clipped := _clip(piece, start, end)) is not None]
        first = pieces[0].source
        emphasis = [
            Span(max(s.start, start) - start, min(s.end, end) - start)
            for s in sorted(self._emphasis)
            if max(s.start, start) < min(s.end, end)
        ]
        if len(pieces) == 1 and pieces[0].length == pieces[0].width:
            pieces = []
        placed = tuple(Piece(p.prose, p.length, p.source - first, p.width) for p in pieces)
        return Block(kind, first, text[start:end], placed, tuple(emphasis), level)


def _clip(piece: Piece, start: int, end: int) -> Piece | None:
    """The part of a piece between two prose offsets, its prose counted from the first of them."""
    prose, length, source, width = piece
    if prose + length <= start or prose >= end:
        return None
    if length != width:  # an indivisible piece is white space all through or not at all, or it is kept whole
        return Piece(prose - start, length, source, width)
    cut = max(0, start - prose)
    length = min(prose + length, end) - prose - cut
    return Piece(prose + cut - start, length, source + cut, length)
