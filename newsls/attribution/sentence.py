"""One sentence on the way to its attributions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from newsls.attribution.model import Strength
from newsls.attribution.quotations import Quotation
from newsls.language import Token
from newsls.text import Span


@dataclass(slots=True)
class Reading:
    """One attribution as read, in prose offsets, with what the scope and the judge need to know of it."""

    sentence: int
    source: Span | None
    cue: Span | None
    content: list[Span]
    strength: Strength
    speech: bool
    """Whether the cue is an act of speech, writing or publication."""
    vague: bool = False
    lemma: str = ""
    negated: bool = False
    head: str = ""
    """The common noun of people that the source is: “officials”, “critics”."""
    denies: bool = False
    placed: bool = False
    """Whether the source has a role and an institution, but no name."""
    accepted: bool = False
    """Whether the source is one that the house accepts, or a wire that is credited."""


@dataclass(slots=True)
class Sentence:
    """The tokens of a sentence and, for each, whether it stands inside a quotation."""

    index: int
    span: Span
    tokens: Sequence[Token]
    quoted: Sequence[bool]
    readings: list[Reading] = field(default_factory=list)


def quoted_tokens(tokens: Sequence[Token], quotations: Sequence[Quotation]) -> list[bool]:
    """For each token of a paragraph, whether it stands inside a closed quotation (its marks included)."""
    result = [False] * len(tokens)
    at = 0
    count = len(tokens)
    for quotation in quotations:
        if not quotation.closed and quotation is not quotations[-1]:
            continue
        while at < count and tokens[at].start < quotation.start:
            at += 1
        while at < count and tokens[at].start < quotation.end:
            result[at] = True
            at += 1
    return result
