"""What has been said so far of whom: the memory in which a pronoun looks for whom it stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from newsls.attribution.sources import PEOPLE
from newsls.text import Span

DEPTH = 4
"""Sentences that are looked back at for somebody to whom a pronoun may refer."""


@dataclass(eq=False, slots=True)
class Entity:
    """Somebody or something that speaks or is spoken of.  Compared by identity.

    ``figures`` are the indices of the figures that it is: none for “a ministry spokesman”, several for “Brandt and
    Harlow”.  ``behalf`` is the figure whose spokesman it is.  ``gender`` is “he”, “she” or “” where that is open.
    """

    words: str
    span: Span
    figures: tuple[int, ...] = ()
    behalf: int | None = None
    person: bool = False
    plural: bool = False
    body: bool = False
    gender: str = ""
    head: str = ""

    @property
    def people(self) -> bool:
        """Whether it is several people or a body, of whom “they” is said."""
        return self.body or (self.plural and (len(self.figures) > 1 or self.head in PEOPLE))

    def may_be(self, pronoun: str) -> bool:
        """Whether “he” or “she” can be said of it."""
        return self.person and not self.plural and self.gender in ("", pronoun)


@dataclass(slots=True)
class Moment:
    """What one sentence of a block has told: who spoke, who was its subject, and who else was named in it.

    ``lost`` are pronouns of which nobody knows whom they stand for.
    """

    block: int
    speakers: list[Entity] = field(default_factory=list)
    subject: Entity | None = None
    persons: list[Entity] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)

    def note(self, entity: Entity) -> None:
        """Add a person, once."""
        if entity.person and not any(entity is other for other in self.persons):
            self.persons.append(entity)


class Memory:
    """The latest sentences of a passage, and who spoke last in it."""

    def __init__(self) -> None:
        self.moments: list[Moment] = []
        self.last: Entity | None = None
        self.last_block = -1

    def forget(self) -> None:
        """Begin anew, as at a heading."""
        self.moments.clear()
        self.last = None

    def add(self, moment: Moment) -> None:
        """Take in a sentence that has been read."""
        self.moments.append(moment)
        if len(self.moments) > DEPTH:
            del self.moments[0]
        if moment.speakers:
            self.last, self.last_block = moment.speakers[-1], moment.block

    def he(self, pronoun: str, now: Moment, excluded: frozenset[int], *, speaks: bool, opens: bool) -> Entity | None:
        """Whom “he” or “she” stands for, None where two would do or nobody does.

        ``now`` is what the sentence has told before the pronoun, ``excluded`` are figures that it can't be, since the
        rest of the sentence names them; ``speaks`` says that the pronoun is a source, ``opens`` that it is the subject
        with which the sentence begins.
        """

        def fitting(entities: Iterable[Entity]) -> list[Entity]:
            return [e for e in entities if e.may_be(pronoun) and excluded.isdisjoint(e.figures)]

        here = fitting(now.persons)
        if here:
            if len(here) == 1 and (now.subject is here[0] or _latest(self.moments, fitting) in (None, here[0])):
                return here[0]
            return now.subject if not speaks and any(now.subject is e for e in here) else None
        for back, moment in enumerate(reversed(self.moments)):
            spoke = fitting(moment.speakers)
            if len(spoke) > 1:
                return None
            there = fitting(moment.persons)
            if spoke:
                # A source goes on from the source before; who else is told of in between may be its subject only.
                return spoke[0] if speaks or moment.subject is spoke[0] or len(there) == 1 else None
            if pronoun in moment.lost and not (len(there) == 1 and moment.subject is there[0]):
                return None
            if there:
                earlier = _latest(self.moments[: len(self.moments) - 1 - back], fitting)
                follows = opens or (back == 0 and moment.block == now.block and bool(there[0].figures))
                if len(there) == 1 and follows and moment.subject is there[0]:
                    return there[0]
                if earlier is None:
                    return there[0] if len(there) == 1 else None
                # Who spoke before goes on as long as nobody else is brought in.
                kept = len(there) == 1 or moment.subject is earlier
                return earlier if kept and any(earlier is e for e in there) else None
        return None

    def it(self) -> Entity | None:
        """The body, paper or place that “it” stands for: the one that spoke in the sentence before, or its subject."""
        for moment in reversed(self.moments[-2:]):
            spoke = [e for e in moment.speakers if not e.person and not e.plural]
            if spoke:
                return spoke[-1] if len(spoke) == 1 else None
            if moment.speakers:
                return None
            if moment.subject is not None:
                return moment.subject if moment.subject.body and not moment.subject.plural else None
        return None

    def they(self) -> Entity | None:
        """The several people or the body that “they” stands for, if such spoke in the sentence before."""
        for moment in reversed(self.moments[-2:]):
            spoke = [e for e in moment.speakers if e.plural or not e.person]
            if moment.speakers:
                return spoke[0] if len(spoke) == len(moment.speakers) == 1 else None
            if moment.subject is not None:
                return moment.subject if moment.subject.plural and moment.subject.people else None
        return None


def _latest(moments: Sequence[Moment], fitting: Callable[[Iterable[Entity]], list[Entity]]) -> Entity | None:
    """The latest speaker who fits, None where two spoke in that sentence."""
    for moment in reversed(moments):
        spoke = fitting(moment.speakers)
        if spoke:
            return spoke[0] if len(spoke) == 1 else None
    return None
