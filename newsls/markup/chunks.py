"""The unit of reuse: what one stretch of a source holds, in offsets from its own start.

A chunk is a pure function of its text (and of the little that its reader keys it with), so a reader keeps a memo from
that text to the chunk.  A later parse starts from the memo of the document before and makes a new one of what it used:
what an edit left alone is not read again, and no value is ever changed.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeVar

from newsls.markup.blocks import Block, Document, FrontMatter
from newsls.text import Span

T = TypeVar("T")


class Comment(NamedTuple):
    """A comment to newsls.

    ``start`` to ``end`` is the whole comment, ``first`` to ``last`` what it says.  ``block`` is the index of the block
    in whose prose it stands, -1 for a comment that stands alone.
    """

    start: int
    end: int
    first: int
    last: int
    block: int = -1

    def moved(self, by: int, blocks: int) -> Comment:
        """The same comment ``by`` characters and ``blocks`` blocks further on."""
        block = self.block + blocks if self.block >= 0 else -1
        return Comment(self.start + by, self.end + by, self.first + by, self.last + by, block)


class Chunk(NamedTuple):
    """Blocks and comments in order, and the lists, tables and quotations that group blocks.

    ``runs_on`` is set where the last block is cut off: a pattern for the line or mark that ends it.
    """

    blocks: tuple[Block, ...] = ()
    comments: tuple[Comment, ...] = ()
    groups: tuple[Span, ...] = ()
    headline: str | None = None
    date: date | None = None
    runs_on: str = ""


class State(NamedTuple):
    """What a document leaves to the next: its format, memo, front matter (with its source) and groups."""

    language: str
    memo: dict[Hashable, Any]
    front: tuple[str, FrontMatter | None]
    groups: tuple[Span, ...] = ()


class Memo:
    """What was read, by key: in the document before, and in the new one."""

    def __init__(self, language: str, previous: Document | None) -> None:
        state = previous.state if previous else None
        self.state = state if isinstance(state, State) and state.language == language else None
        self._old: dict[Hashable, Any] = self.state.memo if self.state else {}
        self.new: dict[Hashable, Any] = {}

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value of ``key``, made if neither document holds it; one key must always stand for one ``make``."""
        known: T | None = self.new.get(key)
        if known is None:
            known = self._old.get(key)
            if known is None:
                known = make()
            self.new[key] = known
        return known


def join(placed: Sequence[tuple[int, Chunk]]) -> Chunk:
    """One chunk of several, each given with its offset."""
    blocks: list[Block] = []
    comments: list[Comment] = []
    groups: list[Span] = []
    for at, chunk in placed:
        if chunk.comments:
            comments += [comment.moved(at, len(blocks)) for comment in chunk.comments]
        if chunk.groups:
            groups += [group.shift(at) for group in chunk.groups]
        blocks += [moved(block, at) for block in chunk.blocks] if at else chunk.blocks
    headline = next((chunk.headline for _, chunk in placed if chunk.headline), None)
    day = next((chunk.date for _, chunk in placed if chunk.date), None)
    return Chunk(tuple(blocks), tuple(comments), tuple(groups), headline, day)


def moved(block: Block, by: int) -> Block:
    """The same block ``by`` characters further on."""
    return Block(block.kind, block.start + by, block.text, block.pieces, block.emphasis, block.level)


def groups_of(document: Document) -> tuple[Span, ...]:
    """The lists, tables and quotations of a document, by their source spans."""
    return document.state.groups if isinstance(document.state, State) else ()
