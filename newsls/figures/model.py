"""Named people and bodies of a draft.  Spans are source offsets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

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
    """One word of a name that the draft spells in two ways.

    ``usual`` is the more frequent way (of two equally frequent the first), ``first`` a place where it stands;
    ``other`` is the other way, ``places`` where that stands.
    """

    usual: str
    first: Span
    other: str
    places: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Early:
    """A short name in the running text before the full one: where it stands, the full name and where that follows."""

    short: str
    span: Span
    name: str
    full: Span


class Cast(Protocol):
    """What the figures of a draft are made from when asked for."""

    def figures(self) -> tuple[Figure, ...]:
        """Every figure in order of first mention."""

    def spellings(self) -> tuple[Spelling, ...]:
        """Names spelt in two ways."""

    def early(self) -> tuple[Early, ...]:
        """People whose short name comes before their full one."""


class Figures:
    """The figures of a draft in order of their first mention.

    Made when first asked for: a keystroke needs few of them.
    """

    def __init__(self, figures: Iterable[Figure] = (), cast: Cast | None = None) -> None:
        """``figures`` themselves, or the ``cast`` to make them from."""
        self._given = tuple(figures)
        self._cast = cast

    @cached_property
    def all(self) -> tuple[Figure, ...]:
        """Every figure, in order of first mention."""
        return self._cast.figures() if self._cast else self._given

    @cached_property
    def spellings(self) -> tuple[Spelling, ...]:
        """Names that the draft spells in two ways, in order."""
        return self._cast.spellings() if self._cast else ()

    @cached_property
    def early(self) -> tuple[Early, ...]:
        """People whose short name comes before their full one, in order."""
        return self._cast.early() if self._cast else ()

    @cached_property
    def _places(self) -> tuple[list[int], list[tuple[int, Figure]]]:
        places = sorted((m.span.start, m.span.end, i) for i, figure in enumerate(self.all) for m in figure.mentions)
        return [p[0] for p in places], [(end, self.all[i]) for _, end, i in places]

    def at(self, offset: int) -> Figure | None:
        """The figure whose mention holds or touches the source offset, None where there is none."""
        starts, ends = self._places
        index = bisect_right(starts, offset) - 1
        if index < 0:
            return None
        end, figure = ends[index]
        return figure if offset <= end else None

    def within(self, span: Span) -> tuple[Figure, ...]:
        """The figures that have a mention which starts in the source span, each once, in order."""
        starts, ends = self._places
        found = {
            id(ends[i][1]): ends[i][1] for i in range(bisect_left(starts, span.start), bisect_left(starts, span.end))
        }
        return tuple(found.values())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Figures) and self.all == other.all

    def __hash__(self) -> int:
        return hash(self.all)

    def __repr__(self) -> str:
        return f"Figures({self.all!r})"
