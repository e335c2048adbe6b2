"""Part-of-speech tags by the averaged perceptron of nltk (Collins, EMNLP 2002; features by Honnibal).

``training/tagger.py`` trains the model with nltk’s ``PerceptronTagger``; its weights are applied here, with the very
same outcome, but an order of magnitude faster and without importing nltk, which alone takes a quarter of a second.  The
weights of a feature for all tags are packed in one large integer, 32 bits a tag, so that adding up the weights of a
word’s features is a dozen additions.
"""

from __future__ import annotations

import gzip
import json
import sys
from array import array
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from newsls.language.tokens import Token, TokenKind

_LANE = 32  # bits a tag
_ZERO = 1 << 30  # what stands for 0 in a lane, so that no lane is negative
_MODEL = Path(__file__).parent.parent / "models" / "tagger.json.gz"

_MARKS = {
    mark: tag
    for tag, marks in {
        ".": ". ? !",
        ",": ", /",
        ":": ": ; - – — …",
        "-LRB-": "( [ {",
        "-RRB-": ") ] }",
        "``": "“ „ « ``",
        "''": "” » '' '",
        "$": "$ £ € ¥",
        "CC": "&",
        "NN": "%",
    }.items()
    for mark in marks.split()
}
_ENDINGS = ("n't", "'s", "'re", "'ve", "'ll", "'d", "'m")
_WHOLE = frozenset(("ma'am", "o'clock", "y'all", "let's"))
_SPLITS = dict.fromkeys(("cannot", "let's", "gonna", "gotta", "wanna"), 3)


class Perceptron:
    """A trained model: its tags, the words with one tag, and the weights of each feature, packed when first met."""

    def __init__(self, tags: Sequence[str], words: dict[str, str], weights: dict[str, str]) -> None:
        # Of tags that score alike nltk takes the last by alphabet: with that one first, the first is the right one.
        self._tags = tuple(sorted(tags, reverse=True))
        self._words = words
        self._weights = weights
        self._lanes = {tag: _LANE * index for index, tag in enumerate(self._tags)}
        self._bytes = _LANE // 8 * len(self._tags)
        self._base = sum(_ZERO << lane for lane in self._lanes.values()) + self._pack("bias")
        self._packed: dict[str, int] = {}

    def tag(self, words: Sequence[str]) -> list[str]:
        """The tags of the words of one sentence, apostrophes straight, contractions split."""
        context = ["-START-", "-START2-", *map(_normal, words), "-END-", "-END2-"]
        before, before2 = "-START-", "-START2-"
        known, packed, base, size, tags = self._words, self._packed, self._base, self._bytes, self._tags
        out = []
        for index, word in enumerate(words, 2):
            tag = known.get(word)
            if tag is None:
                here, last, following = context[index], context[index - 1], context[index + 1]
                total = base
                for feature in (
                    f"i suffix {word[-3:]}",
                    f"i pref1 {word[0]}",
                    f"i-1 tag {before}",
                    f"i-2 tag {before2}",
                    f"i tag+i-2 tag {before} {before2}",
                    f"i word {here}",
                    f"i-1 tag+i word {before} {here}",
                    f"i-1 word {last}",
                    f"i-1 suffix {last[-3:]}",
                    f"i-2 word {context[index - 2]}",
                    f"i+1 word {following}",
                    f"i+1 suffix {following[-3:]}",
                    f"i+2 word {context[index + 2]}",
                ):
                    value = packed.get(feature)
                    if value is None:
                        value = self._remember(feature)
                    total += value
                scores = array("I", total.to_bytes(size, sys.byteorder))
                if sys.byteorder == "big":
                    scores.reverse()
                tag = tags[scores.index(max(scores))]
            out.append(tag)
            before2, before = before, tag
        return out

    def _remember(self, feature: str) -> int:
        if feature not in self._weights:
            return 0  # names of every draft would fill the memory
        value = self._packed[feature] = self._pack(feature)
        return value

    def _pack(self, feature: str) -> int:
        row = self._weights.get(feature, "").split()
        return sum(int(weight) << self._lanes[tag] for tag, weight in zip(row[::2], row[1::2], strict=True))


def _normal(word: str) -> str:
    if "-" in word and word[0] != "-":
        return "!HYPHEN"
    if word.isdigit() and len(word) == 4:
        return "!YEAR"
    return "!DIGITS" if word[0].isdigit() else word.lower()


@cache
def model() -> Perceptron:
    """The model that newsls ships."""
    stored = json.loads(gzip.decompress(_MODEL.read_bytes()))
    return Perceptron(stored["tags"], stored["words"], stored["weights"])


def tags(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Penn Treebank tags, one a token, of the tokens of one sentence.

    A contraction or possessive bears the tags of its parts: “don’t” is ``VBP+RB``, “Russia’s” ``NNP+POS``.
    """
    words: list[str] = []
    counts: list[int] = []
    for token in tokens:
        parts = _parts(token)
        words += parts
        counts.append(len(parts))
    if not words:
        return ()
    found = model().tag(words)
    out: list[str] = []
    at = 0
    for token, count in zip(tokens, counts, strict=True):
        tag = found[at] if count == 1 else "+".join(found[at : at + count])
        if token.kind is not TokenKind.WORD:
            tag = _mark(token, tag)
        out.append(tag)
        at += count
    return tuple(out)


def _mark(token: Token, tag: str) -> str:
    """The tag of what is no word: marks have one of their own, whatever the model says."""
    if token.kind is TokenKind.PUNCTUATION or token.kind is TokenKind.SYMBOL:
        if token.text == '"':
            return "``" if tag == "``" else "''"
        return _MARKS.get(token.text) or _MARKS.get(token.text[0], "SYM")
    if token.kind is TokenKind.NUMBER:
        return tag if tag in ("JJ", "NNS", "NN", "CD", "RB") or "+" in tag else "CD"
    return "ADD" if token.kind is TokenKind.ADDRESS else "NNP" if token.kind is TokenKind.HANDLE else "NN"


def _parts(token: Token) -> tuple[str, ...]:
    """The words of a token as treebanks write them: “do” and “n't”, “Russia” and “'s”."""
    if token.kind is TokenKind.WORD:
        norm = token.norm
        text = token.text if token.text.isascii() else token.text.replace("’", "'").replace("‘", "'")
        if len(norm) != len(text):  # invisible characters
            text = norm
        if "'" in norm and norm not in _WHOLE:
            for ending in _ENDINGS:
                if norm.endswith(ending) and len(norm) > len(ending):
                    cut = len(text) - len(ending)
                    return (text[:cut], text[cut:])
            if norm.endswith("s'") and len(norm) > 2:
                return (text[:-1], "'")
        split = _SPLITS.get(norm)
        if split:
            return (text[:split], text[split:])
        return (text,)
    if token.kind is TokenKind.PUNCTUATION:
        return ('"',) if token.text in "“”" else ("-",) if token.text in "–—" else (token.norm,)
    return (token.norm if token.text.isascii() else token.text,)
