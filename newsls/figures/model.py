"""Named people and bodies of a draft.  Spans are source offsets."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsls.text import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a figure is named, and the index of its block."""

    span: Span
    block: int


@dataclass(frozen=True, slots=True)
class Figure:
    """One person or body: ``kind`` is “person” or “body”, ``name`` the fullest form in the draft.

    ``roles`` are the titles and appositions that the draft gives, in order; ``mentions`` are never empty.
    """

    kind: str
    name: str
    roles: tuple[str, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a draft in order of their first mention."""

    all: tuple[Figure, ...] = ()
    _by_start: dict[int, Figure] = field(default_factory=dict, repr=False, compare=False)
