"""Which of the ranked sentences make the summary.

Sentences are taken one at a time, the best first, each weighed down by how much it repeats what is already taken
(maximal marginal relevance, Carbonell and Goldstein, SIGIR 1998), while they fit the length asked for.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from newsls.summary.features import Candidate, similarity

_DAYS_AND_MONTHS = (
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September"
    "|October|November|December"
)
# “After the game he …”, “On Monday, they …”: no name before the pronoun.
_LEANS = re.compile(
    "(?:[A-Z][a-z]{1,20}+(?<=ing)|After|Afterwards|Asked|At|Before|Born|By|During|Earlier|For|From|If|In|Last|Later|Now|On"
    f"|Once|Only|Since|Then|There|Until|When|While|With|Yesterday|Today)(?:,?\\s(?:{_DAYS_AND_MONTHS}|[a-z0-9’'-]++)){{0,10}}?,?\\s(?:he|she|they)\\b"
)
# Openings of several words that need what comes before as “However” does.
_LINKS = re.compile(
    "(?:After (?:all|that|this)|Among (?:them|these|those)|As (?:a result|a consequence|such|well)|At the same time"
    "|Because of this|By (?:comparison|contrast|then)|Despite (?:that|this)|Even so|For (?:example|instance|this)"
    "|In (?:addition|contrast|fact|other words|particular|response|that case|the meantime|turn)|More than that"
    "|(?:Of|One of) (?:them|these|those)|On (?:the contrary|the other (?:hand|side)|top of (?:that|this))|That said"
    r"|The (?:former|latter)(?=,)|To (?:that|this) end|What is more)\b"
)
# Openings that go on with what was named before: “The two …”, “The decision …”, but not “The decision to close …”.
_RESUMES = re.compile(
    "The (?:(?:former|outgoing|retired|ousted|disgraced) [a-z-]{3,20}"
    "|two|three|four|five|pair|couple|duo|trio|man|woman|men|women|boy|girl|child|children|teenager|youth|baby"
    "|victims?|suspects?|driver|officers?|family|decision|move|incident|attack|accident|crash|deal|agreement|announcement|ruling"
    "|verdict|proposal|plan|measure|bill|law|project|scheme|study|report|survey|statement|letter|video|footage"
    "|images?|pictures?|comments|remarks|claims?|allegations|findings|results|figures|news|row|event|ceremony|meeting|match|game"
    "|win|victory|defeat|company|firm|group|team|club|school|author|singer|actor|actress|player|striker|star|others?"
    "|trial|case|arrests?|deaths?)(?:, (?:who|which))? (?!(?:accused|charged|convicted|arrested|killed|named|called"
    "|suspected|involved|needed|based|fired|used|wanted|proposed|signed|published|released|issued)\\b)(?:[a-z]+ed|also|are|both|brought"
    "|came|can|comes|could|did|does|do|fell|found|gave|had|has|have|held|is|later|led|left|lost|made|may|met|might|must|now"
    "|rose|said|saw|say|says|sent|shows?|should|spent|takes?|then|told|took|was|went|were|will|won|would)\\b"
)
_MANY = 100
"""After so many sentences the rest are taken in order: weighing each against each would cost the square."""
_SPEAKER_OPENS = re.compile("[“\"‘'](?:I|We|My|Our)\\b")


@dataclass(frozen=True, slots=True)
class Length:
    """How long a summary may be; None is no limit."""

    sentences: int | None = None
    words: int | None = None
    characters: int | None = None

    @property
    def is_short(self) -> bool:
        """Whether there is room for about one sentence."""
        return self.sentences == 1 or self.is_tight

    @property
    def is_tight(self) -> bool:
        """Whether many a sentence is too long for it."""
        return (self.words or 99) <= 35 or (self.characters or 999) <= 210

    def less(self, candidate: Candidate) -> Length:
        """What is left once ``candidate`` and the space after it are taken."""
        return Length(
            None if self.sentences is None else self.sentences - 1,
            None if self.words is None else self.words - candidate.spaced,
            None if self.characters is None else self.characters - len(candidate.text) - 1,
        )

    def holds(self, candidate: Candidate) -> bool:
        """Whether there is room for one more sentence."""
        return (
            (self.sentences is None or self.sentences > 0)
            and (self.characters is None or len(candidate.text) <= self.characters)
            and (self.words is None or candidate.spaced <= self.words)
        )


def is_parted(candidate: Candidate) -> bool:
    """Whether the sentence is, or leads up to, a quotation whose other part stands in a sentence beside it."""
    return candidate.parted or candidate.text.endswith(":")


def hangs(candidate: Candidate, *, opens_draft: bool = False) -> bool:
    """Whether the sentence opens on a pronoun or a connective that needs what comes before it, or goes on with a story.

    That is one that opens on “The two …”, “The decision …”, or on the surname of somebody named in full before.

    The sentence that ``opens_draft`` may open on a pronoun: nothing comes before it.  So may a quotation on “we”: that
    is its speaker, who stands in the same sentence.
    """
    if _LINKS.match(candidate.text) is not None:
        return True
    if opens_draft:
        return candidate.connects
    if candidate.resumes or _RESUMES.match(candidate.text) is not None:
        return True
    if candidate.dangles:
        return candidate.connects or _SPEAKER_OPENS.match(candidate.text) is None
    return _LEANS.match(candidate.text) is not None


def select(
    candidates: Sequence[Candidate],
    scores: Sequence[float],
    length: Length,
    redundancy: float,
    *,
    from_the_top: bool = True,
    alone: bool = False,
    barred: Collection[int] = (),
) -> list[int]:
    """The indices of the chosen candidates in document order.

    A sentence that is a quotation without its speaker is never chosen, nor is one of those ``barred``.  The first that
    is chosen, in document order, never opens on a pronoun or a connective that hangs in the air, unless all do; where
    each must stand ``alone`` that is so of every one.  A draft’s own opening (where the candidates begin
    ``from_the_top``) may be a pronoun.
    """
    open_to = [i for i, candidate in enumerate(candidates) if i not in barred and not is_parted(candidate)]
    firm = {i for i in open_to if not hangs(candidates[i], opens_draft=from_the_top and i == 0)}
    if alone and firm:
        open_to = [i for i in open_to if i in firm]
    chosen = _greedy(candidates, scores, length, redundancy, open_to)
    while chosen and (hanging := min(chosen)) not in firm:
        open_to = [i for i in open_to if i != hanging]
        again = _greedy(candidates, scores, length, redundancy, open_to)
        if not again:
            break
        chosen = again
    return sorted(chosen)


def _greedy(
    candidates: Sequence[Candidate], scores: Sequence[float], length: Length, redundancy: float, open_to: Sequence[int]
) -> list[int]:
    chosen: list[int] = []
    repeats = dict.fromkeys((i for i in open_to if length.holds(candidates[i])), 0.0)
    while repeats:
        best = max(repeats, key=lambda i: (scores[i] - redundancy * repeats[i], -i))
        chosen.append(best)
        del repeats[best]
        length = length.less(candidates[best])
        vector = candidates[best].vector
        repeats = {
            i: max(repeat, similarity(candidates[i].vector, vector))
            for i, repeat in repeats.items()
            if length.holds(candidates[i])
        }
        if len(chosen) == _MANY:
            break
    for i in sorted(repeats, key=lambda i: (redundancy * repeats[i] - scores[i], i)):
        if length.holds(candidates[i]):
            chosen.append(i)
            length = length.less(candidates[i])
    return chosen
