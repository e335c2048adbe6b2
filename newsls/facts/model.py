"""The values of a fact-check sheet.  Spans are source offsets in code points."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from newsls.attribution import ClaimKind, Sourcing, Strength
from newsls.figures import Figure
from newsls.text import Span


class Kind(StrEnum):
    """What is to be checked."""

    CLAIM = "claim"  # a sentence that needs a source and has none
    STATEMENT = "statement"  # what somebody is said to have said, in the reporter's words
    QUOTATION = "quotation"
    NUMBER = "number"
    NAME = "name"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Source:
    """Who answers for an entry.

    ``words`` name the source as the draft does where ``span`` stands; ``figures`` are the people and bodies meant, none
    where the draft names nobody.  ``span`` is None where nobody is named at all (“reportedly”).  ``carried`` says that
    it is the source of an earlier sentence that goes on.  ``verb`` are the words that attribute (“said”, “has denied”),
    empty where there are none.
    """

    words: str
    span: Span | None
    strength: Strength
    figures: tuple[Figure, ...] = ()
    carried: bool = False
    verb: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """What the draft says of a name: the fullest form, “person” or “body”, its roles, how often it stands in the draft,
    and the other ways in which it is written, the first mention's own form left out."""

    name: str
    kind: str
    roles: tuple[str, ...]
    mentions: int
    forms: tuple[str, ...]
    spellings: tuple[str, ...] = ()
    """Words of the name that the draft also spells in another way, as “Baerbok”."""


@dataclass(frozen=True, slots=True)
class Dated:
    """What the calendar says of a date.

    ``calendar`` are the days or periods that may be meant, as ISO 8601 writes them (``2026-11-18``, ``2026-11``,
    ``2026``, ``2026-11-09/2026-11-15``), ``~`` after one that is only about right: one where it is plain, two where
    the draft leaves it open, none where it can't be told.  ``problem`` is what can't be right, in one sentence.
    """

    calendar: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Asserted:
    """Why a claim needs a source: its kind, the words that make it one, and whether it is strong."""

    kind: ClaimKind
    trigger: str
    span: Span
    strong: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to check.

    ``text`` are its words, their white space evened; ``spans`` where they stand, several where the speaker interrupts a
    quotation.  ``sentence`` is the index of its sentence in the sheet, ``within`` of the entry that holds this one.
    ``source`` is None where nobody answers for it.  Of ``claim``, ``named`` and ``dated`` the one of its kind is set.
    """

    kind: Kind
    text: str
    spans: tuple[Span, ...]
    sentence: int
    within: int | None = None
    source: Source | None = None
    claim: Asserted | None = None
    named: Named | None = None
    dated: Dated | None = None

    @property
    def span(self) -> Span:
        """From the first of its characters to the last."""
        return Span(self.spans[0].start, self.spans[-1].end)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with something to check: its words with their white space evened, its place, its line (from 1), the
    index of its block, and how it stands towards its sources."""

    text: str
    span: Span
    line: int
    block: int
    sourcing: Sourcing


@dataclass(frozen=True, slots=True)
class Sheet:
    """The fact-check sheet of a draft: the sentences that hold something to check, and the entries in document order.

    ``date`` is the draft's own, if it tells.
    """

    sentences: tuple[Passage, ...] = ()
    entries: tuple[Entry, ...] = ()
    date: date | None = None
