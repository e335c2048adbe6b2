"""Names as they are compared and searched: without case and marks, and without the ways of one romanisation or another.

``key`` is what two spellings of one name share that differ in case, diacritics, apostrophes, hyphens and stops:
“O’Neill” and “ONeill”, “J. D. Vance” and “JD Vance”.  ``skeleton`` is what romanisations share besides: “Zelensky”,
“Zelenskyy” and “Zelenskiy”, “Aleksey” and “Alexei”, “Kim Jong-un” and “Kim Jongun”.  Different people may share a
skeleton, so it is for finding, after the key has found nobody.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newsls.figures.spelling import ending, folded, slip, transliterated

_LIGATURES = str.maketrans({"æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ħ": "h", "ŋ": "n"})
_BREAK = re.compile(r"[\s\-‐‑‒–—−_/,;:()\[\]\"“”„«»]+")
_DROPPED = re.compile(r"[.'’‘ʼʻʹ`´]")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})

_SHORT = 4
"""Letters up to which a word of a skeleton stays as it is: “Lee” and “Li” are two names."""
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1")
_ENDS_IN_I = re.compile(r"(?:ii|ie|yj)$")
_WAYS = (
    # The order counts: the longer way first.
    (re.compile(r"shch|sch"), "sh"),
    (re.compile(r"tch"), "ch"),
    (re.compile(r"dzh|dj"), "j"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"th"), "t"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"tz"), "ts"),
    (re.compile(r"q|ck"), "k"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ee"), "i"),
    (re.compile(r"([aou])e"), r"\1"),
    (re.compile(r"y([aeou])"), r"\1"),
    (re.compile(r"i([aou])"), r"\1"),
    (re.compile(r"(?<=[b-df-hk-np-tvz])j(?=[aou])"), ""),
    (re.compile(r"^ye"), "e"),
    (re.compile(r"y(?=[b-df-hj-np-tv-z])"), "i"),
)
_MUHAMMAD = re.compile(r"m[uo]h?[ao]m+[ae]d")
_PARTICLES = {"el": "al", "ul": "al", "abdul": "abdal", "abdel": "abdal", "ben": "bin", "ibn": "bin"}


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """``name`` in lower case without diacritics, apostrophes, hyphens and stops; initials that stand together are one.

    Empty where the name has neither letters nor digits.  The key of a key is that key.
    """
    plain = folded(name.casefold().translate(_LIGATURES)).casefold().translate(_LIGATURES)
    words = _DROPPED.sub("", _BREAK.sub(" ", plain)).split()
    joined: list[str] = []
    initials = False
    for word in words:
        if len(word) == 1 and initials:
            joined[-1] += word
        else:
            joined.append(word)
        initials = len(word) == 1
    return " ".join(joined)


@lru_cache(maxsize=4096)
def skeleton(name: str) -> str:
    """What the romanisations of ``name`` share, without blanks."""
    return "".join(_bare(word) for word in key(name).split())


def _bare(word: str) -> str:
    word = _PARTICLES.get(word, word)
    if len(word) > _SHORT:
        if _MUHAMMAD.fullmatch(word):
            return "mohamed"
        for way, instead in _WAYS:
            word = way.sub(instead, word)
        word = _DOUBLED.sub(r"\1", word)
    return ending(_ENDS_IN_I.sub("y", word)) if len(word) >= _SHORT else word


def tails(name: str) -> tuple[str, ...]:
    """The keys of a name's last words that a writer may begin with: of “Ursula von der Leyen” those of “von der
    Leyen”, “der Leyen” and “Leyen”."""
    words = key(name).split()
    last = len(words) - (words[-1] in _SUFFIXES) if words else 0
    return tuple(" ".join(words[i:]) for i in range(max(1, last - 4), last))


def slipped(a: str, b: str) -> bool:
    """Whether two names of two words or more, which are not the same, differ by a slip of the pen in one word.

    Another way to write the same sounds counts as a slip.
    """
    one, other = key(a).split(), key(b).split()
    if len(one) != len(other) or len(one) < 2:
        return False
    different = [(x, y) for x, y in zip(one, other, strict=True) if x != y]
    return len(different) == 1 and (slip(*different[0]) or transliterated(*different[0]))


def grams(name: str) -> frozenset[str]:
    """Every three characters that follow each other in the name's key, which begins and ends with a blank."""
    padded = f" {key(name)} "
    return frozenset(padded[i : i + 3] for i in range(len(padded) - 2))


def likeness(a: str, b: str) -> float:
    """How many of their ``grams`` two names share: 1 all, 0 none."""
    one, other = grams(a), grams(b)
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0
