"""Named people and bodies of a draft.  Spans are source offsets."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from newsls.text import Span

PERSON = "person"
BODY = "body"


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a figure is named, and the index of its block."""

    span: Span
    block: int


@dataclass(frozen=True, slots=True)
class Figure:
    """One person or body: ``kind`` is “person” or “body”, ``name`` the fullest form in the draft.

    ``roles`` are the titles and appositions that the draft gives, in order; ``mentions`` are never empty.  ``age`` and
    ``pronoun`` (“he”, “she”) are empty unless the draft shows them beside the name.
    """

    kind: str
    name: str
    roles: tuple[str, ...]
    mentions: tuple[Mention, ...]
    age: str = ""
    pronoun: str = ""


@dataclass(frozen=True, slots=True)
class Spelling:
    """Two forms of what looks like one person's name: the usual one and another, and where the other stands."""

    figure: int
    usual: str
    other: str
    mentions: tuple[Mention, ...]


class Figures:
    """The figures of a draft in order of their first mention; made when first asked for, since few drafts' are."""

    def __init__(self, figures: Iterable[Figure] = (), make: Callable[[], tuple[Figure, ...]] | None = None) -> None:
        """``figures`` themselves, or ``make``, which returns them."""
        self._given = tuple(figures)
        self._make = make

    @cached_property
    def all(self) -> tuple[Figure, ...]:
        """Every figure, in order of first mention."""
        return self._make() if self._make else self._given

    @cached_property
    def _places(self) -> tuple[tuple[int, ...], tuple[tuple[int, Figure], ...]]:
        places = sorted((m.span.start, m.span.end, i) for i, figure in enumerate(self.all) for m in figure.mentions)
        return tuple(p[0] for p in places), tuple((end, self.all[i]) for _, end, i in places)

    def at(self, offset: int) -> Figure | None:
        """The figure whose mention holds or touches the source offset, None where there is none."""
        starts, ends = self._places
        index = bisect_right(starts, offset) - 1
        if index < 0:
            return None
        end, figure = ends[index]
        return figure if offset <= end else None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Figures) and self.all == other.all

    def __hash__(self) -> int:
        return hash(self.all)

    def __repr__(self) -> str:
        return f"Figures({self.all!r})"
