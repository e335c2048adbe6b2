"""Whether two words are two spellings of one name."""

from __future__ import annotations

import re
import unicodedata

_SHORTEST = 5
"""Letters under which two names that differ by one are as likely two names."""
_ENDING = re.compile(r"(?:iy|yy|ij|yi|y|i)$")
_LETTERS = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss"}
)


def folded(word: str) -> str:
    """A lower-case word without its diacritics, its marks straightened."""
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(c for c in parts if not unicodedata.combining(c)) or word


def deletions(word: str) -> list[str]:
    """The word, and the word with each of its letters but the first left out."""
    return [word, *{word[:i] + word[i + 1 :] for i in range(1, len(word))}]


def ending(word: str) -> str:
    """The word with the endings that one letter of another script is written by made the same: “zelensky”."""
    return _ENDING.sub("y", word)


def transliterated(a: str, b: str) -> bool:
    """Whether two different words are one name from another script or without its marks.

    “Zelensky” and “Zelenskyy”, “Erdogan” and “Erdoğan”.
    """
    x, y = folded(a), folded(b)
    if x == y:
        return True
    return min(len(x), len(y)) >= _SHORTEST and x[0] == y[0] and ending(x) == ending(y)


def slip(a: str, b: str) -> bool:
    """Whether two different words of some length differ by one letter left out, put in, changed or swapped.

    The first letter is beyond doubt, and so is a final “s”, which makes the family of a person.
    """
    if abs(len(a) - len(b)) > 1 or min(len(a), len(b)) < _SHORTEST or a[0] != b[0]:
        return False
    if len(a) < len(b):
        a, b = b, a
    at = 0
    size = len(b)
    while at < size and a[at] == b[at]:
        at += 1
    if len(a) > len(b):
        return a[at + 1 :] == b[at:] and not (at == size and a.endswith(("s", "'", "’")))
    if a[at + 1 :] == b[at + 1 :]:
        return not (at == size - 1 and "s" in (a[at], b[at]))
    return a[at : at + 2] == b[at : at + 2][::-1] and a[at + 2 :] == b[at + 2 :]
