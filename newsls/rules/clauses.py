"""Looking around a token: what the syntax rules share, and what they find."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsls.language import Token, TokenKind
from newsls.language.wordlists import words

Tokens = Sequence[Token]


class Slip(NamedTuple):
    """A word out of form: its token, the token that shows it, what it should be (best first), and why.

    ``inserted`` is a word to put in before the token instead (“be”); then ``rights`` is empty.
    """

    token: int
    trigger: int
    rights: tuple[str, ...]
    reason: str
    inserted: str = ""


ADVERBS = words(
    """not also never always often now still only already just soon then ever even finally recently quickly fully
    simply actually really probably certainly clearly largely reportedly allegedly currently previously immediately
    likely"""
)


OBJECTS = words(
    """the a an this these those his her its their our my your him them us me it himself herself itself themselves
    more all both any every each some another"""
)


OPENERS = words(
    """that because but although though whether when where if says said say while think thinks thought
    believe believes believed know knows knew hope feel suggests shows argue argues argued claims claimed insists"""
)


_OPENING_MARKS = frozenset('.!?“":;—–,(')


AFTER_NOUN = frozenset('.,;:!?)”"—–') | words(
    """of in on at by to for from with that who which and or but as is was are were has have had will would could may
    can should than after before when where while because since if between against over under about into during across
    through not he she they we it i ago"""
)


def norm_at(tokens: Tokens, at: int) -> str:
    """The norm of the token at a place, or "" outside the text."""
    return tokens[at].norm if 0 <= at < len(tokens) else ""


def plain(token: Token) -> bool:
    """Whether the token is a word in lower case: no name."""
    return token.kind is TokenKind.WORD and token.text.islower()


def past_adverb(tokens: Tokens, at: int) -> int:
    """The place after an adverb at ``at``, or ``at``."""
    if at < len(tokens) - 1:
        norm = tokens[at].norm
        if norm in ADVERBS or (norm.endswith("ly") and len(norm) > 5 and plain(tokens[at])):
            return at + 1
    return at


def opens(tokens: Tokens, at: int) -> bool:
    """Whether a clause, and so a subject, begins at ``at``."""
    if at <= 0:
        return at == 0
    before = tokens[at - 1]
    return before.text in _OPENING_MARKS or before.norm in OPENERS


def starts(tokens: Tokens, at: int) -> bool:
    """Whether nothing or a mark that opens a clause stands before the place."""
    return at <= 0 or tokens[at - 1].text in _OPENING_MARKS


def any_before(tokens: Tokens, at: int, among: frozenset[str], reach: int) -> bool:
    """Whether one of some words stands among the ``reach`` tokens before, in the same sentence."""
    for back in range(at - 1, max(-1, at - 1 - reach), -1):
        token = tokens[back]
        if token.norm in among:
            return True
        if token.text in ".!?":
            return False
    return False
