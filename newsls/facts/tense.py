"""Whether the verb beside a date looks back or ahead."""

from __future__ import annotations

from collections.abc import Sequence

from newsls.attribution.words import DETERMINERS
from newsls.facts.calendar import Direction
from newsls.language import Token, TokenKind

_WILL = frozenset("will would may might could should shall must can won't wouldn't 'll he'll she'll they'll".split())
_AHEAD = frozenset("due scheduled set expected planned plans slated bound poised hopes aims intends plan".split())
_PAST = frozenset("met said told held won lost began came went left made took".split())
"""Forms that are past wherever they stand, whatever the tagger makes of them."""
_STOPS = frozenset({"“", "”", '"', ";"})
_JOINTS = frozenset({",", "and", "but", "while", "when", "after", "as"})
"""What begins another clause."""
_FRONT = 2
"""Tokens before a date at the head of its sentence: “Late on Friday the board met”."""
_REACH = 14
"""Tokens on either side that are looked at."""


def direction(tokens: Sequence[Token], tags: Sequence[str], first: int, last: int) -> Direction:
    """Where the date at tokens ``first`` to ``last`` of a sentence lies: by the nearest verb before it, else after."""
    if first and tokens[first - 1].norm in DETERMINERS:  # “the October deadline” may have passed or not
        return Direction.OPEN
    for k in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if tokens[k].text in _STOPS:
            break
        norm, tag = tokens[k].norm, tags[k].partition("+")[0]
        ahead = _ahead(tokens, k)
        if ahead is not None:
            return ahead
        if tag in ("VB", "VBN"):
            governor = _governor(tokens, tags, k)
            if governor is not None:
                return governor
            if tag == "VBN":  # “a loan approved in June”
                return Direction.BACK
        if tag == "VBD" or norm in _PAST:
            return Direction.BACK
        if tag in ("VBZ", "VBP"):
            return Direction.OPEN
    fronted = first <= _FRONT
    for k in range(last, min(len(tokens), last + _REACH)):
        if tokens[k].text in _STOPS or (not fronted and tokens[k].norm in _JOINTS):
            break
        norm, tag = tokens[k].norm, tags[k].partition("+")[0]
        ahead = _ahead(tokens, k)
        if ahead is not None:
            return ahead
        if tag == "VBD":
            return Direction.BACK
        if tag in ("VBZ", "VBP"):
            has = norm in ("has", "have") and k + 1 < len(tokens) and tags[k + 1].startswith("VBN")
            return Direction.BACK if has else Direction.OPEN
    return Direction.OPEN


def _ahead(tokens: Sequence[Token], k: int) -> Direction | None:
    """Ahead where the word at ``k`` looks ahead, open where it once did (“had been expected”), None for other words."""
    norm = tokens[k].norm
    if norm in _WILL or norm.endswith("'ll"):
        return Direction.AHEAD
    if norm not in _AHEAD or (norm == "set" and tokens[k + 1 : k + 2] and tokens[k + 1].norm not in ("to", "for")):
        return None
    return Direction.OPEN if k and tokens[k - 1].norm in ("was", "were", "been", "had") else Direction.AHEAD


def _governor(tokens: Sequence[Token], tags: Sequence[str], k: int) -> Direction | None:
    """What an infinitive or participle at ``k`` depends on: “will reopen”, “was seen”; None where that is unseen."""
    for j in range(k - 1, max(-1, k - 6), -1):
        norm, tag = tokens[j].norm, tags[j].partition("+")[0]
        ahead = _ahead(tokens, j)
        if ahead is not None:
            return ahead
        if norm == "to":
            return (_ahead(tokens, j - 1) if j else None) or Direction.OPEN
        if norm in ("was", "were", "had", "did", "didn't", "wasn't", "weren't", "has", "have"):
            return Direction.BACK
        if norm in ("is", "are"):
            return Direction.OPEN
        if tokens[j].kind is TokenKind.PUNCTUATION or tag in ("NN", "NNS", "NNP"):
            return None
    return None
