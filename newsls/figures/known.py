"""What is known of people and bodies from outside a draft: who held which office, from when to when, says who.

Three layers answer, and the first that knows somebody wins: the newsroom's own file, the store that was filled by
import, and the table that ships with newsls.  Each is a ``Reference``; ``Layers`` asks them in turn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from newsls.figures.model import PERSON


class Layer(StrEnum):
    """Where a record stands."""

    HOUSE = "newsroom file"
    STORE = "imported"
    TABLE = "newsls table"


@dataclass(frozen=True, slots=True)
class Term:
    """An office held: “Minister of Defence” of “China” from 2023-03-12 to 2023-10-24.

    ``role`` is the office in words that stand before or after a name, without its country or body, which is ``of``.
    ``start`` and ``end`` are ISO dates, as exact as is known (“2023”, “2023-03”, “2023-03-12”); ``end`` is empty for an
    office still held on ``as_of``, and ``start`` where nobody says.  ``source`` names where this was taken from.
    """

    role: str
    of: str = ""
    start: str = ""
    end: str = ""
    source: str = ""
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """One figure as a layer knows it.

    ``name`` is the form in English news, ``aliases`` other forms in the Latin script (short ones such as “Xi” only
    where a desk would know who is meant), ``native`` the name in its own script.  ``terms`` stand latest first.
    ``style`` is the newsroom's note (“Xi on second reference”).  ``wikidata`` is an item's id, ``wikipedia`` the title
    of the English article.  ``source`` and ``as_of`` say where the record as a whole is from, and its date.
    """

    name: str
    kind: str = PERSON
    aliases: tuple[str, ...] = ()
    native: str = ""
    country: str = ""
    party: str = ""
    pronunciation: str = ""
    style: str = ""
    terms: tuple[Term, ...] = ()
    wikidata: str = ""
    wikipedia: str = ""
    layer: Layer = Layer.TABLE
    source: str = ""
    as_of: str = ""

    def on(self, date: str) -> tuple[Term, ...]:
        """The terms that were certainly running on an ISO ``date``, the latest first."""
        return tuple(term for term in self.terms if holds(term, date))


class Reference(Protocol):
    """Something that knows figures."""

    def named(self, name: str) -> tuple[Known, ...]:
        """Those with the name or alias ``name``, whatever its case, marks and romanisation; the likeliest first."""

    def near(self, name: str) -> tuple[Known, ...]:
        """Those whose full name is a slip away from ``name``, which is nobody's."""

    def starting(self, prefix: str, limit: int) -> tuple[Known, ...]:
        """At most ``limit`` whose name, surname or alias begins with ``prefix``, the likeliest first."""


@dataclass(frozen=True)
class Layers:
    """Several references asked in turn; the first that knows a name answers for it alone."""

    references: Sequence[Reference] = ()

    def named(self, name: str) -> tuple[Known, ...]:
        """What the first layer that knows ``name`` says."""
        return next((found for reference in self.references if (found := reference.named(name))), ())

    def near(self, name: str) -> tuple[Known, ...]:
        """What the first layer says that knows somebody of nearly that name."""
        return next((found for reference in self.references if (found := reference.near(name))), ())

    def starting(self, prefix: str, limit: int) -> tuple[Known, ...]:
        """At most ``limit`` of all layers, each figure once: the first layer that knows it."""
        found: dict[str, Known] = {}
        for reference in self.references:
            for known in reference.starting(prefix, limit):
                found.setdefault(known.wikidata or known.name, known)
        return tuple(found.values())[:limit]


@dataclass(frozen=True)
class Deferred:
    """A reference that is opened when it is first asked; ``opened`` must remember what it opened."""

    opened: Callable[[], Reference]

    def named(self, name: str) -> tuple[Known, ...]:
        """As the reference says."""
        return self.opened().named(name)

    def near(self, name: str) -> tuple[Known, ...]:
        """As the reference says."""
        return self.opened().near(name)

    def starting(self, prefix: str, limit: int) -> tuple[Known, ...]:
        """As the reference says."""
        return self.opened().starting(prefix, limit)


NOBODY = Layers()
"""Knows nobody."""


def holds(term: Term, date: str) -> bool:
    """Whether ``term`` was running on the ISO ``date``, for all that its dates say.

    An edge that is known by month or year counts as inside the term.
    """
    return not (before(date, term.start) or (term.end and before(term.end, date)))


def before(a: str, b: str) -> bool:
    """Whether ``a`` is surely earlier than ``b``, as far as both go."""
    size = min(len(a), len(b))
    return a[:size] < b[:size]


def latest(terms: Iterable[Term]) -> tuple[Term, ...]:
    """The terms in the order of a record: those still running first, then by start, the latest first."""
    return tuple(sorted(terms, key=lambda term: (not term.end, term.start), reverse=True))
