"""What the tagger of names sees of each word: the features of a linear model, as short strings.

Training and reading share this module, so that both see the same.  Only runs of capitalised words, with the small words
that names contain (“de”, “bin”, “of”), are tagged; every other word is context.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsls.figures.spelling import folded
from newsls.figures.words import Word

PARTICLES = frozenset(
    "de la le les du des da do dos das del della di van von der den het ter ten zu zur bin ibn bint ben abu al el y e "
    "i af av bar al- el- d' ul ud".split()
)
_LEADING = frozenset("de la du da dos del della di van von der den ter ten bin ibn al el".split())
JOINING = _LEADING | frozenset("zu zur af av das des le el abu bint ben".split())
"""Particles that stand inside names and, in English, hardly anywhere else."""
_LINKS = PARTICLES | frozenset(("of", "the", "and", "for", "&", "in", "on", "to"))
_NOBLE = ("al-", "el-", "d'", "d’", "ad-", "as-", "ash-", "at-", "an-", "ar-", "ul-", "bin-", "l'", "al‑", "al‐")
SUFFIXES = frozenset("Jr Jr. Sr Sr. II III IV Esq Esq.".split())
COMMON = frozenset(
    "i a an the this that these those it its he she we they you his her their our my your him them us me who what "
    "when where why how which while if in on at by to for from with without of as but and or nor so yet not no yes "
    "there here then than now after before during since until although though because despite however meanwhile also "
    "even still just only some many most much more few several all both each every any other others another such one "
    "two three four five six seven eight nine ten is are was were be been being has have had do does did will would "
    "can could should may might must let let's it's he's she's that's there's what's i'm i've i'd i'll we're we've "
    "we'll you're they're don't it’s he’s she’s that’s there’s what’s i’m i’ve i’d i’ll we’re we’ve we’ll you’re "
    "they’re don’t didn't didn’t according under over between among about against through throughout like once "
    "perhaps maybe well oh okay ok monday tuesday wednesday thursday friday saturday sunday january february march "
    "april june july august september october november december".split()
)  # fmt: skip
"""Words that are no name when they stand alone, whatever their case."""


class Run(NamedTuple):
    """A stretch of words that may hold names: ``start`` to ``end``, indices into the sentence's words."""

    start: int
    end: int


def _mixed(word: str) -> bool:
    """Whether a word that begins in lower case begins as names may: “al-Assad”, “d’Estaing”, “iPhone”."""
    return len(word) > 2 and word[0].isalpha() and (word.startswith(_NOBLE) or word[1].isupper())


def runs(sentence: Sequence[Word]) -> list[Run]:
    """The stretches to tag, in order: each ends with a capitalised word, and begins with one or with a particle."""
    found: list[Run] = []
    start = end = -1
    size = len(sentence)
    for index, word in enumerate(sentence):
        text = word[0]
        if text[0].isupper() or (not text.islower() and _mixed(text)):
            if start < 0:
                start = index
            end = index + 1
        elif start >= 0:
            gap = index - end
            if text in _LINKS:
                if gap == 0 or (gap == 1 and (text in PARTICLES or text == "the")):
                    continue
            elif text == "," and gap == 0 and index + 1 < size and sentence[index + 1][0] in SUFFIXES:
                continue
            _close(found, sentence, start, end)
            start = -1
    if start >= 0:
        _close(found, sentence, start, end)
    return found


def _close(found: list[Run], sentence: Sequence[Word], start: int, end: int) -> None:
    if end - start == 1 and sentence[start][0].lower() in COMMON:
        return
    floor = found[-1].end if found else 0
    while start > floor and sentence[start - 1][0] in _LEADING:
        start -= 1
    found.append(Run(start, end))


def shape(word: str) -> str:
    """The outline of a word: “Xx”, “X”, “X.”, “XX”, “xX”, “X-X”, “d”, “x” or the mark itself."""
    if word.islower():
        return "x"
    first = word[0]
    if not first.isalnum():
        return word
    if first.isdigit():
        return "d"
    if len(word) == 1:
        return "X"
    rest = word[1:]
    if rest.islower() and rest.isalpha():
        return "Xx"
    if "." in word:
        return "X." if len(word) == 2 else "X.X."
    if word.isupper():
        return "XX"
    if any(c.isdigit() for c in rest):
        return "Xd"
    if first.islower():
        return "xX"
    if "-" in rest:
        return "X-x" if rest.islower() else "X-X"
    return "XxX"


def _folded(word: str) -> str:
    return word.lower() if word.isascii() or not word[0].isalpha() else folded(word.lower())


Lexicon = Mapping[str, tuple[str, ...]]
_NO: tuple[str, ...] = ()


class Sentence:
    """One sentence made ready for features: words, shapes, and whether capitals mean anything in it.

    ``lower`` are the words in lower case and without diacritics.
    """

    __slots__ = ("caps", "lower", "shapes", "size")

    def __init__(self, sentence: Sequence[Word], heading: bool) -> None:
        self.lower = [_folded(word[0]) for word in sentence]
        self.shapes = [shape(word[0]) for word in sentence]
        self.size = len(self.lower)
        alpha = [s for s in self.shapes if s[0] in "xX"]
        loud = alpha.count("XX")
        upper = len(alpha) - alpha.count("x")
        # Where nearly every word bears a capital, a capital is no evidence.
        self.caps = "H" if heading else ""
        if len(alpha) > 2:
            if loud > 0.6 * len(alpha):
                self.caps = "C"
            elif upper > 0.7 * len(alpha):
                self.caps = "T"


def place_in(run: Run, index: int) -> str:
    """Where a word stands in its run: alone, first, middle or last, and whether it opens the sentence."""
    start, end = run
    place = "a" if end - start == 1 else "f" if index == start else "l" if index == end - 1 else "m"
    return place if index else place + "^"


def still(word: str, outline: str, place: str, caps: str, lexicon: Lexicon) -> list[str]:
    """The features of a word that its neighbours don't change, so that they can be summed once and remembered."""
    codes = lexicon.get(word, _NO)
    found = [
        f"w={word}",
        f"<{word[:3]}",
        f"<{word[:2]}",
        f">{word[-3:]}",
        f">{word[-2:]}",
        f">{word[-4:]}",
        f"s{outline}{caps}",
        f"o{place}",
        f"o{place}{outline}",
    ]
    if codes:
        for code in codes:
            found += (f"x{code}", f"x{code}{place}")
    else:
        found.append(f"x?{place}")
    return found


def around(sentence: Sentence, run: Run, left: Lexicon, right: Lexicon, grammar: Mapping[str, str]) -> list[str]:
    """The features that all words of a run share: what stands before it and after it."""
    lower, size = sentence.lower, sentence.size
    start, end = run
    before = lower[start - 1] if start else "^"
    before2 = lower[start - 2] if start > 1 else "^"
    after = lower[end] if end < size else "$"
    after2 = lower[end + 1] if end + 1 < size else "$"
    after3 = lower[end + 2] if end + 2 < size else "$"
    length = min(end - start, 5)
    class_of = grammar.get
    near, beside = class_of(before, ""), class_of(after, "")
    found = [
        "1",
        f"B={before}",
        f"A={after}",
        f"BB={before2} {before}",
        f"AA={after} {after2}",
        f"BA={before} {after}",
        f"N={length}",
        f"G{near}|{beside}|{min(length, 3)}",
        f"GB{class_of(before2, '')}|{near}",
        f"GA{beside}|{class_of(after2, '')}|{class_of(after3, '')}",
        f"c{sentence.caps}",
    ]
    found += [f"Bl{code}" for code in left.get(before, _NO)]
    found += [f"Ar{code}" for code in right.get(after, _NO)]
    return found


def moving(sentence: Sentence, run: Run, index: int, lexicon: Lexicon, grammar: Mapping[str, str]) -> list[str]:
    """The features of a word beside its neighbours."""
    lower, shapes, size = sentence.lower, sentence.shapes, sentence.size
    start, end = run
    word = lower[index]
    p = lower[index - 1] if index else "^"
    n = lower[index + 1] if index + 1 < size else "$"
    before = lower[start - 1] if start else "^"
    after = lower[end] if end < size else "$"
    place = place_in(run, index)
    class_of = grammar.get
    found = [
        f"wp={word} {p}",
        f"wn={word} {n}",
        f"p={p}",
        f"n={n}",
        f"s{shapes[index - 1] if index else '^'}_{shapes[index]}_{shapes[index + 1] if index + 1 < size else '$'}",
        f"g{class_of(p, '')}_{class_of(word, '')}_{class_of(n, '')}",
        f"gw{class_of(p, '')}_{word}",
        f"A{place}={after}",
        f"B{place}={before}",
    ]
    here = lexicon.get(word, _NO)
    previous = lexicon.get(p, _NO) if index > start else _NO
    following = lexicon.get(n, _NO) if index + 1 < end else _NO
    found += [f"xp{code}" for code in previous]
    found += [f"xn{code}" for code in following]
    if here:
        first = here[0]
        found.append(f"X{previous[0] if previous else '-'}{first}{following[0] if following else '-'}")
        found.append(f"XA{first}{class_of(after, '')}{class_of(before, '')}")
    return found


def features(
    sentence: Sentence, run: Run, lexicon: Lexicon, left: Lexicon, right: Lexicon, grammar: Mapping[str, str]
) -> list[list[str]]:
    """All features of each word of a run, as training sees them."""
    shared = around(sentence, run, left, right, grammar)
    return [
        still(sentence.lower[i], sentence.shapes[i], place_in(run, i), sentence.caps, lexicon)
        + shared
        + moving(sentence, run, i, lexicon, grammar)
        for i in range(*run)
    ]
