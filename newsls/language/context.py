"""Which word does a place expect?  Slips that are words themselves, found by their neighbours in edited news.

At each place of a paragraph the word that stands there is weighed against the words that it may have been meant for:
those that sound or look like it, its other forms, other prepositions, and a word left out.  Both are judged by the
word triples and word-class quadruples around the place (Mays, Damerau & Mercer, “Context based spelling correction”,
IP&M 1991; Bergsma, Lin & Goebel, “Web-scale n-gram models for lexical disambiguation”, IJCAI 2009), and a logistic
regression a kind of slip, trained by ``training/context.py`` on slips planted in news, says how surely the other word
was meant.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from math import log
from pathlib import Path
from typing import TYPE_CHECKING

from newsls.language.statistics import BOUNDARY, Statistics, statistics, units
from newsls.language.tokens import Token, TokenKind

if TYPE_CHECKING:
    import marisa_trie

_MODELS = Path(__file__).parent.parent / "models"
_PAD = 4

INSERTED = frozenset(
    """of to the a an be been have in for from on at with that is are was were has had by as it and not who their
    his""".split()
)
"""The words whose absence is looked for; all of them are among ``MIDDLES``."""
_COMMON = 16
"""A word that stands this often beside both of its neighbours is where it belongs."""
_ODDS = 6
"""How much likelier by the pairs on both sides another word must be to be weighed."""
_RARE = 30
"""Between two words that follow each other this often, none is missing."""


class Slip(StrEnum):
    """The kinds of slip, each with weights of its own."""

    SOUND = "sound"  # lead, led
    SPELLING = "spelling"  # a letter more, less, other or swapped: form, from
    FORM = "form"  # another form of the same word: have, has
    PREPOSITION = "preposition"
    APOSTROPHE = "apostrophe"  # governments, government's
    MISSING = "missing"  # a word left out before this one


@dataclass(frozen=True, slots=True)
class Suspect:
    """A word that was probably meant for another: the index of its token, what was meant, and how sure that is.

    ``score`` is a logit; of ``MISSING`` the meant word goes before the token.
    """

    token: int
    meant: str
    slip: Slip
    score: float


@dataclass(frozen=True, slots=True)
class Model:
    """Logistic regressions: for each kind of slip an intercept, then a weight a feature; and a bias for some pairs.

    A pair is written “wrong>right”.
    """

    weights: dict[Slip, tuple[float, ...]]
    biases: dict[str, float]
    thresholds: dict[str, dict[Slip, float]]


class Row:
    """The words of a paragraph made ready for weighing: padded on both sides, with their keys."""

    __slots__ = ("classes", "keys", "movable", "units")

    def __init__(
        self, words: Sequence[str], capitals: Sequence[bool], movable: Sequence[bool], known: Statistics
    ) -> None:
        pad = [BOUNDARY] * _PAD
        self.units = [*pad, *words, *pad]
        self.movable = [*[False] * _PAD, *movable, *[False] * _PAD]
        self.keys = [known.key(unit) for unit in self.units]
        flags = [*[False] * _PAD, *capitals, *[False] * _PAD]
        self.classes = [
            known.class_key(key, unit, flag) for key, unit, flag in zip(self.keys, self.units, flags, strict=True)
        ]


def row(tokens: Sequence[Token], known: Statistics) -> Row:
    """The row of a paragraph's tokens.

    Not movable are words in capitals inside a sentence, which are names, and words that stand close to a “?” within a
    word: “don?t” is an apostrophe that a system could not read.
    """
    words = units(tokens)
    capitals, movable = [], []
    fresh = True
    for index, token in enumerate(tokens):
        capital = token.kind is TokenKind.WORD and token.text[0].isupper()
        capitals.append(capital)
        word = token.kind is TokenKind.WORD
        garbled = _is_garbled(tokens, index, token.end) or (
            index > 1 and _is_garbled(tokens, index - 2, token.start - 1)
        )
        movable.append(word and not garbled and (not capital or (fresh and not token.text.isupper())))
        fresh = token.text in ".!?:" or (fresh and not word)
    return Row(words, capitals, movable, known)


def _is_garbled(tokens: Sequence[Token], index: int, at: int) -> bool:
    """Whether a “?” at ``at`` joins the token ``index`` to the next word."""
    if index + 2 >= len(tokens):
        return False
    mark, word = tokens[index + 1], tokens[index + 2]
    return (
        mark.text == "?"
        and mark.start == at
        and tokens[index].end == at
        and word.start == mark.end
        and word.text.isalpha()
    )


class Weigher:
    """Weighs words against each other in their places."""

    def __init__(self, known: Statistics, candidates: marisa_trie.BytesTrie) -> None:
        self._known = known
        self._candidates = candidates
        self._inserted = {known.key(word): word for word in INSERTED}

    # Probabilities: triples backed off to pairs and single words, with Dirichlet smoothing (MacKay & Peto 1995).

    def _triple(self, x: bytes, y: bytes, z: bytes, cache: dict[bytes, float]) -> float:
        """log P(z | x y)."""
        key = x + y + z
        value = cache.get(key)
        if value is None:
            known = self._known
            words = known.words
            single = (known.count(z) + 0.5) / known.total
            pair = (words(y + z) + 30 * single) / (known.count(y) + 30)
            value = cache[key] = log((known.triple(x, y, z) + 8 * pair) / (words(x + y) + 8))
        return value

    def _quadruple(self, w: bytes, x: bytes, y: bytes, z: bytes, cache: dict[bytes, float]) -> float:
        """log P(class z | classes w x y)."""
        key = b"c" + w + x + y + z
        value = cache.get(key)
        if value is None:
            known = self._known
            classes = known.classes
            single = (known.class_count(z) + 0.5) / known.total
            pair = (classes(y + z) + 10 * single) / (known.class_count(y) + 10)
            triple = (classes(x + y + z) + 10 * pair) / (classes(x + y) + 10)
            value = cache[key] = log((classes(w + x + y + z) + 10 * triple) / (classes(w + x + y) + 10))
        return value

    def _emission(self, key: bytes, class_key: bytes) -> float:
        """log P(word | class)."""
        known = self._known
        return log((known.count(key) + 0.5) / (known.class_count(class_key) + 1))

    def _classes(self, row: Sequence[bytes], start: int, end: int, cache: dict[bytes, float]) -> float:
        quadruple, total = self._quadruple, 0.0
        for at in range(start, end):
            total += quadruple(row[at - 3], row[at - 2], row[at - 1], row[at], cache)
        return total

    def weigh(self, row: Row) -> Iterator[tuple[int, Slip, str, list[float]]]:
        """``(place, slip, meant, features)`` of every word that has a rival; places count the padding."""
        known, find = self._known, self._candidates.get
        words = known.words
        keys, spelt, movable = row.keys, row.units, row.movable
        cache: dict[bytes, float] = {}
        left = words(keys[_PAD - 1] + keys[_PAD])
        for at in range(_PAD, len(keys) - _PAD):
            here = keys[at]
            right = words(here + keys[at + 1])
            if movable[at] and (left < _COMMON or right < _COMMON):
                found = find(spelt[at])
                if found:
                    yield from self._rivals(row, at, found, left, right, cache)
            if left < _RARE and here != known.NONE and spelt[at][0].isalpha() and spelt[at - 1][0].isalpha():
                between = known.between.after(keys[at - 1] + here)
                if between:
                    yield from self._missing(row, at, between, left, cache)
            left = right

    def _rivals(
        self, row: Row, at: int, found: list[bytes], left: float, right: float, cache: dict[bytes, float]
    ) -> Iterator[tuple[int, Slip, str, list[float]]]:
        known = self._known
        words, triple = known.words, known.triple
        a, b, w, d, e = row.keys[at - 2 : at + 3]
        if triple(b, w, d) >= 2:
            return
        standing = None
        odds = _ODDS * (left + 0.5) * (right + 0.5)
        between: dict[bytes, float] | None = None
        for entry in found:
            c = entry[1:]
            if c in known.middles:  # one look tells which short words stand between these two
                if between is None:
                    between = dict(known.between.after(b + d))
                if c not in between:
                    continue
            pair, following = words(b + c), words(c + d)
            # Far likelier by its pairs alone, or the regression never finds it meant.
            if (pair + 0.5) * (following + 0.5) < odds:
                continue
            if not (
                (pair and following and (triple(b, c, d) or (pair >= 3 and following >= 3)))
                or (pair and triple(a, b, c))
                or (following and triple(c, d, e))
            ):
                continue
            if standing is None:
                standing = self._triple(a, b, w, cache) + self._triple(b, w, d, cache) + self._triple(w, d, e, cache)
            gain = self._triple(a, b, c, cache) + self._triple(b, c, d, cache) + self._triple(c, d, e, cache) - standing
            if gain >= 1.5:
                meant = known.word(c)
                yield at, _SLIPS[entry[:1]], meant, self._features(row, at, c, meant, gain, cache)

    def _features(self, row: Row, at: int, c: bytes, meant: str, gain: float, cache: dict[bytes, float]) -> list[float]:
        known = self._known
        words, triple = known.words, known.triple
        a, b, w, d, e = row.keys[at - 2 : at + 3]
        rival = known.class_key(c, meant)
        classes = row.classes[at - 3 : at + 4]
        standing = self._classes(classes, 3, 7, cache)
        classes[3] = rival
        syntax = self._classes(classes, 3, 7, cache) - standing
        emission = self._emission(c, rival) - self._emission(w, row.classes[at])
        mw, mc = log(triple(b, w, d) + 1), log(triple(b, c, d) + 1)
        lw, lc = log(triple(a, b, w) + 1), log(triple(a, b, c) + 1)
        rw, rc = log(triple(w, d, e) + 1), log(triple(c, d, e) + 1)
        bw, bc = log(words(b + w) + 1), log(words(b + c) + 1)
        dw, dc = log(words(w + d) + 1), log(words(c + d) + 1)
        return [
            gain, syntax, emission, log(known.count(w) + 1), log(known.count(c) + 1),
            mw, mc, lw, lc, rw, rc, bw, bc, dw, dc, log(words(a + b) + 1), log(words(d + e) + 1),
            mc - mw, lc - lw, rc - rw, bc - bw, dc - dw, gain + syntax, min(gain, syntax + emission),
        ]  # fmt: skip

    def _missing(
        self, row: Row, at: int, between: list[tuple[bytes, float]], left: float, cache: dict[bytes, float]
    ) -> Iterator[tuple[int, Slip, str, list[float]]]:
        known = self._known
        count, triple = known.words, known.triple
        a, b, w, d = row.keys[at - 2 : at + 2]
        standing = self._triple(a, b, w, cache) + self._triple(b, w, d, cache)
        for c, middle in between:
            meant = self._inserted.get(c)
            if meant is None:
                continue
            gain = self._triple(a, b, c, cache) + self._triple(b, c, w, cache) + self._triple(c, w, d, cache) - standing
            if gain < -4:
                continue
            rival = known.class_key(c, meant)
            classes = row.classes[at - 3 : at + 4]
            syntax = -self._classes(classes, 3, 6, cache)
            syntax += self._classes([*classes[:3], rival, *classes[3:]], 3, 7, cache)
            bc, cw = count(b + c), count(c + w)
            nb, nw = known.count(b), known.count(w)
            yield at, Slip.MISSING, meant, [
                gain, syntax, log(middle + 1), log(left + 1), log(bc + 1), log(cw + 1),
                log(triple(a, b, w) + 1), log(triple(a, b, c) + 1), log(triple(b, w, d) + 1),
                log(triple(c, w, d) + 1), log(known.count(c) + 1), log(nw + 1), log(nb + 1),
                gain + syntax, min(gain, syntax), log((bc + 0.5) / (nb + 1)), log((cw + 0.5) / (nw + 1)),
                log((middle + 0.5) / (left + 0.5)),
            ]  # fmt: skip


_SLIPS = {b"s": Slip.SOUND, b"e": Slip.SPELLING, b"f": Slip.FORM, b"p": Slip.PREPOSITION, b"a": Slip.APOSTROPHE}


@cache
def weigher() -> Weigher:
    """The weigher over the counts and rivals that newsls ships."""
    import marisa_trie

    candidates = marisa_trie.BytesTrie()
    candidates.mmap(str(_MODELS / "context-rivals.marisa"))
    return Weigher(statistics(), candidates)


@cache
def model() -> Model:
    """The weights that newsls ships."""
    stored = json.loads((_MODELS / "context.json").read_text(encoding="utf-8"))
    return Model(
        {Slip(kind): tuple(weights) for kind, weights in stored["weights"].items()},
        stored["biases"],
        {name: {Slip(k): v for k, v in levels.items()} for name, levels in stored["thresholds"].items()},
    )


def score(weights: Sequence[float], features: Sequence[float]) -> float:
    """The logit of a regression: its intercept and one weight a feature."""
    return weights[0] + sum(weight * feature for weight, feature in zip(weights[1:], features, strict=True))


def suspects(tokens: Sequence[Token]) -> tuple[Suspect, ...]:
    """The words of a paragraph that may have been meant for others, in order; several a place perhaps.

    Only those that ``chosen`` may choose at some sensitivity are among them.
    """
    learned = model()
    loosest = learned.thresholds["eager"]
    ready = row(tokens, statistics())
    out = []
    for place, slip, meant, features in weigher().weigh(ready):
        value = score(learned.weights[slip], features) + learned.biases.get(f"{ready.units[place]}>{meant}", 0.0)
        if value >= loosest[slip]:
            out.append(Suspect(place - _PAD, meant, slip, value))
    return tuple(out)


def chosen(found: Sequence[Suspect], sensitivity: str) -> tuple[Suspect, ...]:
    """Those of ``found`` that are sure enough at ``sensitivity``: “quiet”, “normal” or “eager”.

    A slip makes its neighbours look odd too: of suspects side by side the likeliest is the slip.
    """
    if not found:
        return ()
    thresholds = model().thresholds[sensitivity]
    sure = [(suspect.score - thresholds[suspect.slip], suspect) for suspect in found]
    taken: dict[int, Suspect] = {}
    for margin, suspect in sorted(sure, key=lambda pair: -pair[0]):
        if margin >= 0 and not any(place in taken for place in range(suspect.token - 1, suspect.token + 2)):
            taken[suspect.token] = suspect
    return tuple(taken[place] for place in sorted(taken))
