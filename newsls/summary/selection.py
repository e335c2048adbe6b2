"""Which of the ranked sentences make the summary.

Sentences are taken one at a time, the best first, each weighed down by how much it repeats what is already taken
(maximal marginal relevance, Carbonell and Goldstein, SIGIR 1998), while they fit the length asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsls.summary.features import Candidate, similarity


@dataclass(frozen=True, slots=True)
class Length:
    """How long a summary may be; None is no limit."""

    sentences: int | None = None
    words: int | None = None
    characters: int | None = None

    @property
    def is_short(self) -> bool:
        """Whether there is room for about one sentence."""
        return self.sentences == 1 or (self.words or 99) <= 35 or (self.characters or 999) <= 210

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


def select(
    candidates: Sequence[Candidate],
    scores: Sequence[float],
    length: Length,
    redundancy: float,
    *,
    from_the_top: bool = True,
) -> list[int]:
    """The indices of the chosen candidates in document order.

    A sentence that is a quotation without its speaker is never chosen, and the first that is chosen, in document
    order, never opens on a pronoun or a connective that hangs in the air, unless the draft has nothing else.  A draft’s
    own opening (where the candidates begin ``from_the_top``) may be a pronoun: nothing comes before it.
    """
    open_to = [i for i, c in enumerate(candidates) if not c.parted] or list(range(len(candidates)))
    chosen = _greedy(candidates, scores, length, redundancy, open_to)
    while chosen:
        hanging = min(chosen)
        first = candidates[hanging]
        if not first.dangles or (from_the_top and hanging == 0 and not first.connects):
            break
        open_to = [i for i in open_to if i != hanging]
        again = _greedy(candidates, scores, length, redundancy, open_to)
        if not again:
            break
        chosen = again
    return sorted(chosen)


def clause(text: str, length: Length) -> int:
    """Where to cut a sentence that is too long: after the last clause that fits, else after the last word, else 0."""
    limit = len(text) if length.characters is None else length.characters
    if length.words is not None:
        for count, word in enumerate(re.finditer(r"\S+", text), 1):
            if count == length.words:
                limit = min(limit, word.end())
                break
    if limit >= len(text):
        return len(text)
    ends = [
        m.start() for m in re.finditer(r"(?<=\w)(?:[,;:](?=\s)|\s?[—–](?=\s|\w)|\s-{1,2}(?=\s))", text[: limit + 1])
    ]
    if ends and ends[-1] >= limit * 0.4:
        return ends[-1]
    return max((m.end() for m in re.finditer(r"\S+", text) if m.end() <= limit), default=0)


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
    return chosen
