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

    def holds(self, chosen: Sequence[Candidate]) -> bool:
        """Whether a summary of these sentences, with a space between them, is short enough."""
        if self.sentences is not None and len(chosen) > self.sentences:
            return False
        if self.words is not None and sum(len(c.text.split()) for c in chosen) > self.words:
            return False
        return self.characters is None or sum(len(c.text) + 1 for c in chosen) - 1 <= self.characters


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
    repeats = dict.fromkeys(open_to, 0.0)
    while repeats:
        best = max(repeats, key=lambda i: (scores[i] - redundancy * repeats[i], -i))
        del repeats[best]
        if not length.holds([candidates[i] for i in sorted((*chosen, best))]):
            if length.words is None and length.characters is None:
                break
            continue
        chosen.append(best)
        vector = candidates[best].vector
        for other in repeats:
            repeats[other] = max(repeats[other], similarity(candidates[other].vector, vector))
    return chosen
