"""One short text that fills its line and breaks off nowhere: a web description, or a summary of a sentence or so.

It is a whole sentence, two short ones, or one that is cut before a clause that hangs on it (see ``cutting``).  Of all
that fit, the one is taken that says the most by the ranker’s score and leaves the least of its room empty.  So a web
description has 155 to 160 characters where the draft has a text of that length among its best sentences, else as near
to that as it comes; fewer than 104 only where no better sentence than the average has more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from newsls.draft import Draft
from newsls.summary.cutting import Cut, at_a_word, clauses, words_of
from newsls.summary.features import Candidate, similarity
from newsls.summary.options import ENOUGH, FULL
from newsls.summary.selection import Length

_LOOKED_AT = 10
"""How many sentences, the best, are weighed against each other: tagging them takes time."""
_AT_MOST = 100
_ROOM = 0.5
"""What a full line counts beside the score, in which 1 is from the average sentence to the best."""
_SCANT = 1.0
"""What it costs to leave more than a third empty: one that doesn’t is taken instead, if any is as good as average."""


class Part(NamedTuple):
    """A sentence of the summary, by its index, and where it is cut if it is."""

    sentence: int
    cut: Cut | None = None


class _Option(NamedTuple):
    parts: tuple[Part, ...]
    worth: float


def describe(
    draft: Draft, candidates: Sequence[Candidate], scores: Sequence[float], length: Length, firm: Sequence[int]
) -> tuple[Part, ...]:
    """The parts of the best text within ``length``; none where neither a sentence nor a clause of one fits.

    ``firm`` are the candidates that can stand alone.
    """
    best = sorted(firm, key=lambda i: (-scores[i], i))
    mean = sum(scores) / len(scores)
    scale = (scores[best[0]] - mean) or 1.0
    for begin in range(0, min(len(best), _AT_MOST), _LOOKED_AT):  # the first ten hold one that fits, but for tiny rooms
        worth = {i: (scores[i] - mean) / scale for i in best[begin : begin + _LOOKED_AT]}
        options = [*_single(draft, candidates, length, worth), *_pairs(candidates, length, worth)]
        if options:
            return max(options, key=lambda option: option.worth).parts
    return ()


def broken_off(draft: Draft, candidate: Candidate, length: Length) -> Cut | None:
    """As many of the words of ``candidate`` as ``length`` holds; None where it holds none."""
    return at_a_word(words_of(draft, candidate), _room(candidate, length))


def _room(candidate: Candidate, length: Length) -> int:
    """How many characters of a sentence there is room for, its closing mark among them."""
    room = len(candidate.text) + 1 if length.characters is None else length.characters
    if length.words is not None:
        held = candidate.text.split(maxsplit=length.words)
        if len(held) > length.words:
            room = min(room, len(candidate.text) - len(held[-1]))
    return room


def _single(
    draft: Draft, candidates: Sequence[Candidate], length: Length, worth: Mapping[int, float]
) -> Iterator[_Option]:
    for index, value in worth.items():
        candidate = candidates[index]
        if length.holds(candidate):
            yield _Option((Part(index),), value + _filled(length, candidate.spaced, len(candidate.text)))
        for cut in clauses(words_of(draft, candidate), _room(candidate, length)):
            fill = _filled(length, len(candidate.text[: cut.end].split()), cut.end + len(cut.closing))
            yield _Option((Part(index, cut),), value + fill - 0.05 - cut.rough)


def _pairs(candidates: Sequence[Candidate], length: Length, worth: Mapping[int, float]) -> Iterator[_Option]:
    for one, other in combinations(sorted(worth), 2):
        first, second = candidates[one], candidates[other]
        if length.holds(first) and length.less(first).holds(second):
            fill = _filled(length, first.spaced + second.spaced, len(first.text) + 1 + len(second.text))
            high, low = max(worth[one], worth[other]), min(worth[one], worth[other])
            repeats = similarity(first.vector, second.vector)
            yield _Option((Part(one), Part(other)), 0.8 * high + 0.2 * low + fill - 0.5 * repeats - 0.1)


def _filled(length: Length, words: int, characters: int) -> float:
    """What it counts that so much of the room is filled."""
    shares = []
    if length.words is not None:
        shares.append(words / length.words)
    if length.characters is not None:
        shares.append(1.0 if characters >= length.characters - FULL else characters / length.characters)
    share = max(shares, default=1.0)
    return _ROOM * (2 * share - 1) - (_SCANT if share < ENOUGH else 0.0)
