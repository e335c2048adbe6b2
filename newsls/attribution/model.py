"""What is known of who says what in one paragraph.  All spans are prose offsets of that paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from newsls.text import Span


class Mode(StrEnum):
    """How the content of an attribution is given."""

    DIRECT = "direct"  # in quotation marks, all of it
    INDIRECT = "indirect"
    MIXED = "mixed"  # paraphrase with quoted parts


class Strength(StrEnum):
    """Who the source is."""

    NAMED = "named"
    UNNAMED = "unnamed"
    AGENTLESS = "agentless"  # “reportedly”, “is expected to”


class Footing(StrEnum):
    """How well a reader could tell who the source is: ``Strength``, with those that are unnamed but placed apart."""

    NAMED = "named"
    PLACED = "placed"  # “a ministry spokesperson”: no name, but an institution and a role
    VAGUE = "vague"  # “officials”, “critics”
    AGENTLESS = "agentless"


class Stance(StrEnum):
    """What the source does with the content."""

    ASSERTS = "asserts"
    DENIES = "denies"


class Sourcing(StrEnum):
    """How a sentence stands towards its sources; the guide is docs/attribution.md."""

    ATTRIBUTED = "attributed"
    CARRIED = "carried"  # goes on with the previous speaker
    WEAK = "weak"  # an unnamed or vague source, or no agent
    UNATTRIBUTED = "unattributed"  # a claim that needs a source
    NONE = "none"  # needs none


class ClaimKind(StrEnum):
    """Why a desk would ask “says who?”."""

    WRONGDOING = "wrongdoing"
    NUMBER = "number"
    PREDICTION = "prediction"
    MOTIVE = "motive"
    EVALUATION = "evaluation"
    CAUSE = "cause"
    STANCE = "stance"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One source, the cue that attributes, and the content attributed.  Source or cue may be missing.

    ``placed`` says that the source has no name, but an institution and a role.  ``speaker`` is the source of a content
    whose source stands in another paragraph, as it was written there; “” where it isn't known.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    mode: Mode
    strength: Strength
    stance: Stance = Stance.ASSERTS
    placed: bool = False
    speaker: str = ""

    @property
    def footing(self) -> Footing:
        """How well a reader could tell who the source is."""
        if self.strength is Strength.AGENTLESS:
            return Footing.AGENTLESS
        if self.placed:
            return Footing.PLACED
        return Footing.VAGUE if self.strength is Strength.UNNAMED else Footing.NAMED


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim without a source: its sentence's index, the words that make it a claim, and whether it is strong."""

    sentence: int
    kind: ClaimKind
    trigger: Span
    strong: bool


@dataclass(frozen=True, slots=True)
class WeakSource:
    """A sentence whose source is vague, and the words that name it so (“critics say”, “reportedly”)."""

    sentence: int
    trigger: Span
    strength: Strength


@dataclass(frozen=True, slots=True)
class Sources:
    """Who answers for each sentence of a paragraph, after the fold of the document.

    ``sentences`` has one entry a sentence.  ``orphans`` are direct quotations whose speaker can't be told.
    ``continues`` says that a quotation runs on from the paragraph before, ``runs_on`` that one runs on into the next.
    ``known`` are the named sources of this paragraph and the ones just before, as written there, the latest last.
    """

    attributions: tuple[Attribution, ...] = ()
    sentences: tuple[Sourcing, ...] = ()
    claims: tuple[Claim, ...] = ()
    weak: tuple[WeakSource, ...] = ()
    orphans: tuple[Span, ...] = ()
    continues: bool = False
    runs_on: bool = False
    known: tuple[str, ...] = ()
