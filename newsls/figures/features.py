"""What the tagger of names sees of each word: the features of a linear model, as short strings.

Training and reading share this module, so that both see the same.  Only runs of capitalised words, with the small words
that names contain (“de”, “bin”, “of”), are tagged; every other word is context.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsls.figures.words import Word

PARTICLES = frozenset(
    "de la le les du des da do dos das del della di van von der den het ter ten zu zur bin ibn bint ben abu al el y e "
    "i af av bar al- el- d' ul ud".split()
)
_LINKS = PARTICLES | frozenset(("of", "the", "and", "for", "&", "in", "on", "to"))
_NOBLE = ("al-", "el-", "d'", "d’", "ad-", "as-", "ash-", "at-", "an-", "ar-", "ul-", "bin-", "l'", "al‑", "al‐")
SUFFIXES = frozenset("Jr Jr. Sr Sr. II III IV Esq Esq.".split())


class Run(NamedTuple):
    """A stretch of words that may hold names: ``start`` to ``end``, indices into the sentence's words."""

    start: int
    end: int


def capitalised(word: str) -> bool:
    """Whether a word begins as names do: “Li”, “al-Assad”, “d’Estaing”, “iPhone”."""
    first = word[0]
    if first.isupper():
        return True
    return first.isalpha() and len(word) > 2 and (word.startswith(_NOBLE) or word[1].isupper()) and word != word.lower()


def runs(sentence: Sequence[Word]) -> list[Run]:
    """The stretches to tag, in order: each begins and ends with a capitalised word."""
    found: list[Run] = []
    start = end = -1
    for index, word in enumerate(sentence):
        text = word[0]
        if text[0].isalpha() and capitalised(text):
            if start < 0:
                start = index
            end = index + 1
        elif start >= 0:
            gap = index - end
            lower = text if text in _LINKS else None
            if text == "," and gap == 0 and index + 1 < len(sentence) and sentence[index + 1][0] in SUFFIXES:
                continue
            if lower is None or gap >= 2 or not (lower in PARTICLES or gap == 0 or text == "the"):
                found.append(Run(start, end))
                start = -1
    if start >= 0:
        found.append(Run(start, end))
    return found


def shape(word: str) -> str:
    """The outline of a word: “Xx”, “X”, “X.”, “XX”, “xX”, “X-X”, “d”, “x” or the mark itself."""
    first = word[0]
    if not first.isalnum():
        return word
    if first.isdigit():
        return "d"
    if word.islower():
        return "x"
    if len(word) == 1:
        return "X"
    if "." in word:
        return "X." if len(word) == 2 else "X.X."
    rest = word[1:]
    if rest.islower():
        return "Xx" if "-" not in rest else "X-x"
    if word.isupper():
        return "XX"
    if any(c.isdigit() for c in rest):
        return "Xd"
    if first.islower():
        return "xX"
    if "-" in rest:
        return "X-X"
    return "XxX"


Lexicon = Mapping[str, tuple[str, ...]]
_NO: tuple[str, ...] = ()


class Sentence:
    """One sentence made ready for features: lower-case words, shapes, and whether capitals mean anything in it."""

    __slots__ = ("caps", "lower", "shapes", "size", "text")

    def __init__(self, sentence: Sequence[Word], heading: bool) -> None:
        self.text = [word[0] for word in sentence]
        self.lower = [text.lower() for text in self.text]
        self.shapes = [shape(text) for text in self.text]
        self.size = len(self.text)
        alpha = [s for s in self.shapes if s[0] in "xX"]
        upper = sum(s[0] == "X" or s == "xX" for s in alpha)
        loud = sum(s == "XX" for s in alpha)
        # Where nearly every word bears a capital, a capital is no evidence.
        self.caps = (
            "C"
            if len(alpha) > 2 and loud > 0.6 * len(alpha)
            else ("T" if len(alpha) > 2 and upper > 0.7 * len(alpha) else ("H" if heading else ""))
        )


def features(
    sentence: Sentence, run: Run, lexicon: Lexicon, left: Lexicon, right: Lexicon, grammar: Mapping[str, str]
) -> list[list[str]]:
    """The features of each word of a run.

    ``lexicon`` says what a word tends to be in the news, ``left`` and ``right`` what tends to follow or precede a word,
    and ``grammar`` gives the class of function words, titles and verbs of speech.
    """
    lower, shapes, size, caps = sentence.lower, sentence.shapes, sentence.size, sentence.caps
    start, end = run
    before = lower[start - 1] if start else "^"
    before2 = lower[start - 2] if start > 1 else "^"
    after = lower[end] if end < size else "$"
    after2 = lower[end + 1] if end + 1 < size else "$"
    after3 = lower[end + 2] if end + 2 < size else "$"
    length = end - start
    shared = [
        "1",
        f"B={before}",
        f"A={after}",
        f"BB={before2} {before}",
        f"AA={after} {after2}",
        f"BA={before} {after}",
        f"N={min(length, 5)}",
        f"G{grammar.get(before, '')}|{grammar.get(after, '')}|{min(length, 3)}",
        f"GB{grammar.get(before2, '')}|{grammar.get(before, '')}",
        f"GA{grammar.get(after, '')}|{grammar.get(after2, '')}|{grammar.get(after3, '')}",
        f"c{caps}",
    ]
    shared += [f"Bl{code}" for code in left.get(before, _NO)]
    shared += [f"Ar{code}" for code in right.get(after, _NO)]
    found: list[list[str]] = []
    for i in range(start, end):
        word = lower[i]
        p = lower[i - 1] if i else "^"
        n = lower[i + 1] if i + 1 < size else "$"
        place = ("a" if length == 1 else "f" if i == start else "l" if i == end - 1 else "m") + ("^" if i == 0 else "")
        own = [
            f"w={word}",
            f"wp={word} {p}",
            f"wn={word} {n}",
            f"p={p}",
            f"n={n}",
            f"<{word[:3]}",
            f"<{word[:2]}",
            f">{word[-3:]}",
            f">{word[-2:]}",
            f">{word[-4:]}",
            f"s{shapes[i]}{caps}",
            f"s{shapes[i - 1] if i else '^'}_{shapes[i]}_{shapes[i + 1] if i + 1 < size else '$'}",
            f"o{place}",
            f"o{place}{shapes[i]}",
            f"g{grammar.get(p, '')}_{grammar.get(word, '')}_{grammar.get(n, '')}",
            f"gw{grammar.get(p, '')}_{word}",
        ]
        here = lexicon.get(word, _NO)
        prev = lexicon.get(p, _NO) if i > start else _NO
        following = lexicon.get(n, _NO) if i + 1 < end else _NO
        if not here:
            own.append(f"x?{place}")
        for code in here:
            own.append(f"x{code}")
            own.append(f"x{code}{place}")
        own += [f"xp{code}" for code in prev]
        own += [f"xn{code}" for code in following]
        if here:
            first = here[0]
            own.append(f"X{prev[0] if prev else '-'}{first}{following[0] if following else '-'}")
            own.append(f"XA{first}{grammar.get(after, '')}{grammar.get(before, '')}")
        own += shared
        own.append(f"A{place}={after}")
        own.append(f"B{place}={before}")
        found.append(own)
    return found
