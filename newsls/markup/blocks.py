"""What markup parsers return: blocks of prose that know where each of their characters stands in the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from newsls.text import Edit, Span

OPAQUE = "\ufffc"
"""Stands in prose for what is not prose: inline code, an image, a footnote mark, raw markup."""


class BlockKind(StrEnum):
    """What a block is to a reader."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    CAPTION = "caption"
    CELL = "cell"
    FOOTNOTE = "footnote"
    CREDIT = "credit"  # byline, photo or source credit, sign-off

    @property
    def is_running(self) -> bool:
        """Whether the block is running prose, of whose sentences a desk asks “says who?”."""
        return self in _RUNNING


_MARKUP = (OPAQUE, "\n", "“", "”")  # what stands for a tag where it isn't in the source as it is: <br>, <q>, code
_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.FOOTNOTE})


class Piece(NamedTuple):
    """A run of prose and the run of source that it was read from.

    Where ``length`` equals ``width`` the two correspond character by character; else (an entity, an opaque
    placeholder) the run is one indivisible whole.
    """

    prose: int
    length: int
    source: int
    width: int


@dataclass(frozen=True, slots=True)
class Block:
    """A block of prose.

    ``text`` is the prose, without markup and with entities decoded; ``start`` is where the block begins in the source.
    ``pieces`` map prose offsets to source offsets relative to ``start``; no pieces means that prose and source are the
    same.  ``emphasis`` are prose spans in italics or bold.  ``level`` is a heading's.
    """

    kind: BlockKind
    start: int
    text: str
    pieces: tuple[Piece, ...] = ()
    emphasis: tuple[Span, ...] = ()
    level: int = 0

    @property
    def span(self) -> Span:
        """Where the block's prose stands in the source, from its first character to its last."""
        if not self.pieces:
            return Span(self.start, self.start + len(self.text))
        last = self.pieces[-1]
        return Span(self.start + self.pieces[0].source, self.start + last.source + last.width)

    def to_source(self, span: Span) -> Span:
        """The source span of a prose span; markup inside it is included, markup around it is not."""
        if not self.pieces:
            return span.shift(self.start)
        if span.start == span.end:
            at = self._edge(span.start)
            return Span(at, at)
        first, last = self._piece(span.start), self._piece(span.end - 1)
        begin = first.source + (span.start - first.prose if first.length == first.width else 0)
        end = last.source + (span.end - last.prose if last.length == last.width else last.width)
        return Span(self.start + begin, self.start + end)

    def to_prose(self, offset: int) -> int | None:
        """The prose offset of a source offset, None where the source has markup or lies outside the block."""
        relative = offset - self.start
        if not self.pieces:
            return relative if 0 <= relative <= len(self.text) else None
        index = bisect_right(self.pieces, relative, key=lambda p: p.source) - 1
        if index < 0:
            return None
        piece = self.pieces[index]
        inside = relative - piece.source
        if inside > piece.width:
            return None
        return piece.prose + (inside if piece.length == piece.width else 0)

    def edit_to_source(self, edit: Edit) -> Edit | None:
        """The same edit of the source, or None where it would overwrite markup or break a whole in two."""
        if OPAQUE in edit.text:
            return None  # nobody can write out what the placeholder stands for
        if not self.pieces:
            return Edit(edit.span.shift(self.start), edit.text)
        edit = _trimmed(edit, self.text)
        start, end = edit.span
        if start < end:
            first, last = self._piece(start), self._piece(end - 1)
            if first is not last:
                return None
            if first.length != first.width:
                whole = self.text[first.prose : first.prose + first.length]
                if (start, end) != (first.prose, first.prose + first.length) or whole in _MARKUP:
                    return None
        elif 0 < start < len(self.text):
            piece = self._piece(start)
            if piece.length != piece.width and piece.prose < start:
                return None
        return Edit(self.to_source(edit.span), edit.text)

    def _piece(self, prose: int) -> Piece:
        return self.pieces[max(0, bisect_right(self.pieces, prose, key=lambda p: p.prose) - 1)]

    def _edge(self, prose: int) -> int:
        """The source offset just after the character before ``prose``."""
        if prose == 0:
            return self.start + self.pieces[0].source
        piece = self._piece(prose - 1)
        return self.start + piece.source + (prose - piece.prose if piece.length == piece.width else piece.width)


def _trimmed(edit: Edit, text: str) -> Edit:
    """The edit without the characters that it leaves as they are at either end."""
    (start, end), new = edit
    while start < end and new and text[start] == new[0]:
        start, new = start + 1, new[1:]
    while start < end and new and text[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    return Edit(Span(start, end), new)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The YAML or TOML at the head of a draft: where it stands (fences included) and what newsls reads of it."""

    span: Span
    headline: str | None = None
    date: date | None = None
    dateline: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Suppression:
    """A comment that silences findings.

    ``span`` is the comment, ``scope`` the source that it covers.  ``codes`` are the codes it names, each with its span
    in the source; none means every code.  ``problem`` is set, and the scope empty, where the comment can't be read.
    """

    span: Span
    scope: Span
    codes: tuple[tuple[str, Span], ...] = ()
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed source: its blocks in order, its front matter and its suppressions.

    ``state`` is the parser's own, by which a later parse of nearly the same text is cheap.
    """

    blocks: tuple[Block, ...]
    front_matter: FrontMatter | None = None
    suppressions: tuple[Suppression, ...] = ()
    state: object = field(default=None, repr=False, compare=False)
