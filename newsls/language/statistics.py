"""What edited news makes of words in a row: counts of words, word pairs and triples, and of classes of words.

Counted by ``training/context.py`` in 14 million words of news; single occurrences are left out.  The keys lie in
memory-mapped tries (marisa-trie), the counts beside them as a byte each on a logarithmic scale.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from newsls.language.tokens import Token, TokenKind

STEP = 8.0
"""Steps of a stored count: it is exp(byte / STEP), so that a byte reaches 70 million within 6%."""
BOUNDARY = "<s>"
"""Stands before the first and after the last word of a paragraph."""
MIDDLES = (
    "of to the a an be been have in for from on at with that is are was were has had by as it and not who their his "
    "about into over against , than or but he they we i you this these its her our"
).split()
"""Short words that often stand between two others, or are missing there."""
_MODELS = Path(__file__).parent.parent / "models"
_COUNTS = [0.0, *(math.exp(byte / STEP) for byte in range(1, 256))]
_COUNTS[1] = 1.0


def quantise(count: float) -> int:
    """The byte that stores a count of at least 1."""
    return max(1, min(255, round(math.log(count) * STEP)))


def units(tokens: Sequence[Token]) -> list[str]:
    """What is counted of tokens: a word's norm, “#” for a number, a mark as it is (quotation marks straight)."""
    out = []
    for token in tokens:
        kind = token.kind
        if kind is TokenKind.WORD:
            out.append(token.norm)
        elif kind is TokenKind.NUMBER:
            out.append("#")
        elif kind is TokenKind.PUNCTUATION:
            out.append('"' if token.text in "“”„«»" else token.text)
        else:
            out.append("<x>")
    return out


def shape(unit: str, capital: bool) -> str:
    """The class of a word that was not counted: by its capital, else by its ending."""
    if capital:
        return "?C"
    for ending in ("ing", "ed", "ly", "s"):
        if unit.endswith(ending):
            return "?" + ending
    return "?"


class Ngrams:
    """Counts of sequences of numbers below 65536, each two bytes of a key."""

    __slots__ = ("_counts", "_get", "_trie")

    def __init__(self, trie: Path, counts: Path) -> None:
        import marisa_trie

        self._trie = marisa_trie.BinaryTrie()
        self._trie.mmap(str(trie))
        self._get = self._trie.get
        self._counts = counts.read_bytes()

    def __call__(self, key: bytes) -> float:
        """How often the sequence occurred, about; 0 where it did not or was not kept."""
        found = self._get(key)
        return 0.0 if found is None else _COUNTS[self._counts[found]]

    def after(self, prefix: bytes) -> list[tuple[bytes, float]]:
        """What goes on from ``prefix``: the rest of each key that begins with it, and its count."""
        size, counts = len(prefix), self._counts
        return [(key[size:], _COUNTS[counts[found]]) for key, found in self._trie.items(prefix)]


class Statistics:
    """Words, their classes, and the counts of both in a row.

    A word's key is two bytes, and that of an unknown word is ``NONE``; the keys of a row of words are joined.  Triples
    whose middle is one of ``MIDDLES`` are kept under first, last, middle, so that one look tells which of these words
    stand between two others.
    """

    NONE = b"\xff\xff"

    def __init__(self, folder: Path = _MODELS) -> None:
        import marisa_trie

        self._keys: dict[str, bytes] = {}
        self._words = marisa_trie.Trie()
        self._words.mmap(str(folder / "context-words.marisa"))
        table = (folder / "context-words.bin").read_bytes()
        size = len(self._words)
        self._counts = table[:size]
        classes = table[size:]
        self._class_keys = [classes[at : at + 2] for at in range(0, 2 * size, 2)]
        self.total = sum(_COUNTS[byte] for byte in self._counts)
        names = (folder / "context-classes.txt").read_text(encoding="utf-8").split("\n")
        self._shapes = {name: index.to_bytes(2, "big") for index, name in enumerate(names)}
        self.words = Ngrams(folder / "context-ngrams.marisa", folder / "context-ngrams.bin")
        self.between = Ngrams(folder / "context-between.marisa", folder / "context-between.bin")
        self.middles = frozenset(self.key(word) for word in MIDDLES)
        self.classes = Ngrams(folder / "context-class-ngrams.marisa", folder / "context-class-ngrams.bin")
        self._class_totals: dict[bytes, float] = {}
        for byte, key in zip(self._counts, self._class_keys, strict=True):
            self._class_totals[key] = self._class_totals.get(key, 0.0) + _COUNTS[byte]

    def key(self, unit: str) -> bytes:
        """The key of a word or mark."""
        key = self._keys.get(unit)
        if key is None:
            number = self._words.get(unit)
            if number is None:
                return self.NONE  # names of every draft would fill the memory
            key = self._keys[unit] = number.to_bytes(2, "big")
        return key

    def word(self, key: bytes) -> str:
        """The word or mark of a key other than ``NONE``."""
        return str(self._words.restore_key(int.from_bytes(key, "big")))

    def triple(self, x: bytes, y: bytes, z: bytes) -> float:
        """How often three words occurred in a row, about."""
        return self.between(x + z + y) if y in self.middles else self.words(x + y + z)

    def count(self, key: bytes) -> float:
        """How often the word occurred, about."""
        return 0.0 if key == self.NONE else _COUNTS[self._counts[int.from_bytes(key, "big")]]

    def class_key(self, key: bytes, unit: str, capital: bool = False) -> bytes:
        """The key of a word's class."""
        if key != self.NONE:
            return self._class_keys[int.from_bytes(key, "big")]
        return self._shapes.get(shape(unit, capital), self.NONE)

    def class_count(self, class_key: bytes) -> float:
        """How often the words of a class occurred together."""
        return self._class_totals.get(class_key, 0.0)


@cache
def statistics() -> Statistics:
    """The counts that newsls ships."""
    return Statistics()
