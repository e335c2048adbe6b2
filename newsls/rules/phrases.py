"""Phrases in which one word was taken for another: a small pattern language over tokens.

A pattern is a line such as ``more|less [then>than] @num|half``.  Elements are divided by spaces, each is one token:

* ``a|b`` one of these words (lower case, straight apostrophes), ``!a|b`` none of them (or nothing at all);
* ``$name`` the words of a set that is given beside the patterns, also within alternatives;
* ``@num`` a number or the sign of a currency, ``@word`` any word, ``@cap`` a word with a capital, ``@vowel`` a
  lower-case word that begins with a vowel, ``@ing``, ``@ed`` and ``@ly`` a word that ends so, ``@stop`` a mark or the
  end, ``@start`` the start of a sentence;
* ``[wrong>right]`` the words that are wrong and what they should be, just once; ``[a|b>c|d]`` is two patterns in one.

Patterns are filed under the first wrong word, so that a text costs one look-up a token.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from newsls.language import Token, TokenKind

_TARGET = re.compile(r"\[([^>\]]+)>([^\]]+)\]")
_STARTS = frozenset({".", "!", "?", "“", '"'})
_STOPS = frozenset({".", "!", "?", "“", "”", '"', ",", ";", ":", ")", "]", "…", "..."})
_MONEY = frozenset("$£€")
_CLASSES = frozenset({"@num", "@stop", "@start", "@word", "@cap", "@vowel", "@ing", "@ed", "@ly"})


class Element(NamedTuple):
    """What one token beside the wrong words must be."""

    words: frozenset[str]
    classes: frozenset[str]
    negated: bool

    def accepts(self, token: Token | None) -> bool:
        """Whether ``token`` (None beyond the text) fits."""
        if token is None:
            return self.negated or "@stop" in self.classes or "@start" in self.classes
        if token.norm in self.words:
            return not self.negated
        fits = bool(self.classes) and any(_is(name, token) for name in self.classes)
        return fits != self.negated


class Pattern(NamedTuple):
    """One phrase: what must stand to the left (nearest first), the wrong words, the right ones, and to the right."""

    left: tuple[Element, ...]
    wrong: tuple[str, ...]
    right: str
    following: tuple[Element, ...]


class Match(NamedTuple):
    """Where a pattern fits: the indices of its first and last token, of the wrong ones, and what they should be."""

    first: int
    start: int
    end: int
    last: int
    right: str


def _is(name: str, token: Token) -> bool:
    if name == "@num":
        return token.kind is TokenKind.NUMBER or token.text in _MONEY
    if name == "@start":
        return token.text in _STARTS
    if name == "@stop":
        return token.text in _STOPS
    if token.kind is not TokenKind.WORD:
        return False
    if name == "@ing":
        return token.norm.endswith("ing") and len(token.norm) > 4
    if name == "@ed":
        return token.norm.endswith("ed") and len(token.norm) > 4
    if name == "@ly":
        return token.norm.endswith("ly") and len(token.norm) > 4
    if name == "@cap":
        return token.text[0].isupper()
    if name == "@vowel":
        return token.text.islower() and token.text[0] in "aeiou" and len(token.text) > 3 and token.text[-2:] != "ed"
    return True


def compiled(lines: str, sets: Mapping[str, frozenset[str]]) -> dict[str, tuple[Pattern, ...]]:
    """The patterns of ``lines`` by their first wrong word.  Raises ValueError on a line that can't be read."""
    found: dict[str, list[Pattern]] = {}
    for line in lines.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        target = _TARGET.search(line)
        if target is None:
            raise ValueError(f"no [wrong>right] in {line!r}")
        left = tuple(_element(part, sets) for part in reversed(line[: target.start()].split()))
        following = tuple(_element(part, sets) for part in line[target.end() :].split())
        wrongs, rights = target[1].split("|"), target[2].split("|")
        if len(rights) == 1:
            rights *= len(wrongs)
        for wrong, right in zip(wrongs, rights, strict=True):
            words = tuple(wrong.split())
            found.setdefault(words[0], []).append(Pattern(left, words, right, following))
    return {word: tuple(patterns) for word, patterns in found.items()}


def _element(part: str, sets: Mapping[str, frozenset[str]]) -> Element:
    negated = part.startswith("!")
    words: set[str] = set()
    classes: set[str] = set()
    for name in part.removeprefix("!").split("|"):
        if name[0] == "$":
            words |= sets[name[1:]]
        elif name[0] == "@":
            if name not in _CLASSES:
                raise ValueError(f"unknown class {name!r}")
            classes.add(name)
        else:
            words.add(name)
    return Element(frozenset(words), frozenset(classes), negated)


def search(tokens: Sequence[Token], index: int, patterns: Sequence[Pattern]) -> Iterator[Match]:
    """The patterns that fit with their first wrong word at ``index``."""
    count = len(tokens)
    for pattern in patterns:
        end = index + len(pattern.wrong)
        if end > count or any(tokens[index + i].norm != word for i, word in enumerate(pattern.wrong) if i):
            continue
        if _fits(tokens, index - 1, -1, pattern.left) and _fits(tokens, end, 1, pattern.following):
            first = max(0, index - len(pattern.left))
            last = min(count, end + len(pattern.following)) - 1
            yield Match(first, index, end - 1, last, pattern.right)


def _fits(tokens: Sequence[Token], at: int, step: int, elements: Sequence[Element]) -> bool:
    """Whether the tokens from ``at`` on, in steps of ``step``, are what ``elements`` ask for."""
    for element in elements:
        if not element.accepts(tokens[at] if 0 <= at < len(tokens) else None):
            return False
        at += step
    return True
