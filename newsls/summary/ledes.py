"""Which sentence of a draft would open it best, wherever it stands, and whether the opening is far behind it.

Two things are weighed, and neither is the place.  How central a sentence is: how many paragraphs share its terms,
summed as logarithms and set against the draft’s mean; so it is measured against the sum of all sentences, as by the
centroid of Radev and others (Information Processing & Management 40, 2004).  And whether it reads like an opening: it
leads on from nothing (“But”, “Speaking on”), adds nothing (“also”), quotes little, stands alone.  The weights are
learnt from where the sentences of edited news stand, by ``training/ledes.py``.

What a paragraph tells is read once (``read``) and kept by its paragraph; ``buried`` folds that and is all that an edit
does again.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from newsls.attribution.words import COORDINATORS, PERSONAL, POSSESSIVES
from newsls.draft import Paragraph
from newsls.language import Token, TokenKind
from newsls.summary import quotations
from newsls.summary.boilerplate import is_boilerplate
from newsls.summary.features import terms
from newsls.text import Span

_MODEL = Path(__file__).parent.parent / "models" / "ledes.json"

OPENING = 5
"""How many paragraphs are the opening: by the fifth even a feature has said what it is about."""
_LAST = 15
"""The last paragraph that is looked at: what stands further down is background, however central."""
_STEP = 0.4
"""What a paragraph further down counts for less within the opening."""
_TOPICS = 12
"""How many terms, those that the most paragraphs share, are what the draft is about."""
_SHARE = 0.35
"""How much of what the draft is about a sentence must hold to be the lede."""
_AHEAD = 0.75
"""How far it must be ahead of the opening whose first three paragraphs hold half of what the draft is about."""
_COVERED = 2.0
"""How much further, by the share that those paragraphs hold beyond that half; and nearer by what they lack of it."""

_SHORTEST, _LONGEST = 10, 45  # words
_HANGS = (
    COORDINATORS
    | (PERSONAL - {"you"})
    | (POSSESSIVES - {"your"})
    | frozenset("this that these those both such another others it's he's she's they're that's so then still".split())
    | frozenset("however meanwhile also instead yet imagine according".split())
)
"""What a sentence opens with that needs what comes before."""
_SELVES = frozenset("i me my we our us i'm i've we're we've i'd we'd i'll we'll".split())
_BEHIND = frozenset("says told saying ago earlier previously meanwhile also too you your you're".split())
"""What marks a sentence as one voice among several, as background, as an addition, or as a word to the reader."""
_POSED = re.compile(r", (?:left|right|cent(?:er|re)|pictured),")
"""What is said of people in a picture."""
_TURN = re.compile(r"(?:[QA]|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})\s?:\s|\(?\d{1,2}[.:]\d\d(?!\d)")
"""A question, an answer, an entry of a live page: “Q: ”, “HALE: ”, “14:05”."""


class Line(NamedTuple):
    """A sentence: where it stands in its paragraph’s prose, its terms, and how like an opening it reads by itself."""

    span: Span
    terms: frozenset[str]
    likeness: float
    may_open: bool
    """It could stand at the head of a story: long enough, and nothing in it hangs on what comes before."""


class Part(NamedTuple):
    """What one paragraph tells."""

    lines: tuple[Line, ...] = ()
    terms: frozenset[str] = frozenset()
    is_turn: bool = False
    """It begins as a turn of an interview does, or an entry of a live page."""
    is_personal: bool = False
    """Its writer speaks as “I” or “we”."""


class Buried(NamedTuple):
    """The sentence that would open the draft best: which part it is in, itself, and its terms that run through it."""

    part: int
    line: Line
    topics: frozenset[str]


@cache
def trained() -> Mapping[str, Any]:
    """The weights: of ``words`` anywhere in a sentence, of ``openers``, and of the few ``measures``."""
    loaded: dict[str, Any] = json.loads(_MODEL.read_text("utf-8"))
    return loaded


def read(paragraph: Paragraph) -> Part:
    """What a paragraph tells; sentences that are furniture of the page or too short to say anything are left out."""
    text, every = paragraph.text, paragraph.sentence_tokens
    spoken = [[token[1] for token in tokens if token[4] <= TokenKind.NUMBER] for tokens in every]
    quoting = quotations.read(every, list(map(len, spoken)), text)
    lines: list[Line] = []
    own = False
    for span, tokens, norms, quoted in zip(paragraph.sentences, every, spoken, quoting, strict=True):
        if len(norms) < 4 or is_boilerplate(span.of(text), norms):
            continue
        held = frozenset(norms)
        personal = not quoted.words_inside and not held.isdisjoint(_SELVES)
        own = own or personal
        share = quoted.words_inside / len(norms)
        asks = text[span.end - 1] in "?!"
        alone = len(every) == 1
        may_open = not (
            quoted.is_parted
            or share > 0.3
            or personal
            or asks
            or norms[0] in _HANGS
            or not held.isdisjoint(_BEHIND)
            or _POSED.search(span.of(text)) is not None
            or not _SHORTEST <= len(norms) <= _LONGEST
        )
        likeness = _likeness(held, norms[0], measures(tokens, len(norms), share, asks, personal, alone))
        lines.append(Line(span, frozenset(terms(norms)), likeness, may_open))
    return Part(
        tuple(lines), frozenset().union(*[line.terms for line in lines]), _TURN.match(text[:40]) is not None, own
    )


def measures(
    tokens: Sequence[Token], words: int, quoted: float, asks: bool, personal: bool, alone: bool
) -> dict[str, float]:
    """What is measured of a sentence besides its words; ``quoted`` is the share of them that stands in quotation."""
    numbers = names = run = 0
    for token in tokens:
        if token.kind is TokenKind.WORD and token.text[0].isupper():
            run += 1
            names += run == 2
        else:
            run = 0
            numbers += token.kind is TokenKind.NUMBER
    return {
        "quoted": quoted,
        "asks": float(asks),
        "personal": float(personal),
        "alone": float(alone),
        "numbers": min(numbers, 3) / 3,
        "names": min(names, 3) / 3,
        "length": math.log(words),
    }


def _likeness(held: Collection[str], first: str, measured: Mapping[str, float]) -> float:
    weights = trained()
    words: Mapping[str, float] = weights["words"]
    openers: Mapping[str, float] = weights["openers"]
    of: Mapping[str, float] = weights["measures"]
    # The words are summed in one order, that every process may come to the same.
    told = sum(sorted([words[word] for word in held if word in words]))
    return told + openers.get(first, 0.0) + sum([of[name] * value for name, value in measured.items()])


def shared(parts: Sequence[Part]) -> dict[str, float]:
    """How widely each term is shared: the logarithm of the number of parts that hold it."""
    count: dict[str, int] = {}
    for part in parts:
        for word in part.terms:
            count[word] = count.get(word, 0) + 1
    logarithms = [0.0, *map(math.log, range(1, len(parts) + 1))]
    return {word: logarithms[many] for word, many in count.items() if many > 1}


def centralities(parts: Sequence[Part], spread: Mapping[str, float]) -> list[list[float]]:
    """How central each line of each part is, against the mean of all."""
    sums = [[sum(sorted([spread[w] for w in line.terms if w in spread])) for line in part.lines] for part in parts]
    count = sum(map(len, sums))
    mean = sum(map(sum, sums)) / count if count else 0.0
    return [[one / mean for one in row] for row in sums] if mean else sums


def buried(parts: Sequence[Part]) -> Buried | None:
    """The sentence below the opening that is far more like the lede than all of the opening; None where there is none.

    ``parts`` are the paragraphs of running prose in order.
    """
    spread = shared(parts)
    central = centralities(parts, spread)
    weight: float = trained()["central"]
    opening: float | None = None
    best: tuple[float, int, Line] | None = None
    for place, (part, row) in enumerate(zip(parts[:_LAST], central, strict=False)):
        for line, degree in zip(part.lines, row, strict=True):
            mark = line.likeness + weight * degree
            if place < OPENING:
                mark -= _STEP * place
                opening = mark if opening is None else max(opening, mark)
            elif line.may_open and (best is None or mark > best[0]):
                best = mark, place, line
    if opening is None or best is None:
        return None
    # Ties go to the terms that come first in the alphabet, as a set has no order.
    topics = dict(
        sorted(((w, s) for w, s in spread.items() if s > 1.0), key=lambda item: (-item[1], item[0]))[:_TOPICS]
    )
    total = sum(topics.values())
    if not total:
        return None

    def held(words: Collection[str]) -> float:
        return sum([s for w, s in topics.items() if w in words]) / total

    mark, place, line = best
    hold = held(line.terms)
    if hold < _SHARE or any(held(other.terms) >= hold for part in parts[:OPENING] for other in part.lines):
        return None
    covered = held(frozenset().union(*[part.terms for part in parts[:3]]))
    if mark - opening <= _AHEAD + _COVERED * (covered - 0.5):
        return None
    return Buried(place, line, line.terms & topics.keys())
