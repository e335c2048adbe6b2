"""Tokens: the words, numbers and marks of a text, each with its span."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class TokenKind(IntEnum):
    """What a token is."""

    WORD = 0
    NUMBER = 1
    PUNCTUATION = 2
    SYMBOL = 3
    ADDRESS = 4  # URL, e-mail, file path
    HANDLE = 5  # @name, #tag
    OPAQUE = 6  # what markup left in place of code, an image or a footnote mark


class Token(NamedTuple):
    """One token.  ``norm`` is its lower-case form with straight apostrophes; ``start`` and ``end`` are code points.

    Contractions, possessives and hyphenated words are one token: “don’t”, “Russia’s”, “12-year-old”.
    """

    text: str
    norm: str
    start: int
    end: int
    kind: TokenKind
