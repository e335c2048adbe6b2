"""The noun phrase that answers for what is said, and how well it is named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsls.attribution.model import Strength
from newsls.attribution.words import (
    ADVERBS,
    AUXILIARIES,
    CONTRACTED,
    COORDINATORS,
    DETERMINERS,
    INNER_PREPOSITIONS,
    NOT_NOUNS,
    PERSONAL,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    TIMES,
    is_adverb,
)
from newsls.language import Token, TokenKind

LONGEST = 28
"""The most tokens of a source that are looked at, on either side of its cue."""

_ALONE = PERSONAL | CONTRACTED | frozenset(
    """
    others some many both all none one those these several few another most critics who somebody everyone
    everybody
    """.split()
)  # fmt: skip

PEOPLE = frozenset(
    """
    official officials source sources critic critics analyst analysts expert experts observer observers
    economist economists supporter supporters opponent opponents insider insiders aide aides ally allies
    resident residents local locals witness witnesses activist activists advocate advocates people others some
    many researcher researchers scientist scientists investigator investigators lawmaker lawmakers diplomat
    diplomats strategist strategists adviser advisers advisor advisors executive executives lawyer lawyers voter
    voters republicans democrats conservatives liberals leaders operatives operative consultant consultants
    veterans historians pollsters forecasters meteorologists doctors engineers traders investors rebels
    protesters demonstrators neighbours neighbors friends colleagues relatives parents skeptics sceptics
    detractors pundits commentators reports media outlets rumors rumours polls surveys studies press
    """.split()
)
"""Heads that name nobody unless an institution or a role stands beside them."""

BODIES = frozenset(
    """
    police army military navy ministry department government administration agency bureau office court
    commission committee council parliament senate congress house cabinet embassy consulate company firm bank
    university college institute hospital union party campaign prosecutors prosecutor mayor governor president
    premier minister secretary spokesman spokeswoman spokesperson sheriff judge bishop archbishop church force
    team club federation association authority authorities board embassy kremlin pentagon troops firefighters
    coroner coastguard coast-guard regulator watchdog fund organization organisation group charity
    general colonel captain lieutenant admiral chief chairman chairwoman chair director ceo owner owners manager pope
    king queen prince princess senator congressman congresswoman ambassador envoy coach candidate commissioner
    chancellor imam rabbi priest pastor television broadcaster newspaper magazine
    """.split()
)
"""Words of a body or a role: with one of them an unnamed source is somebody a reader can place."""

DOCUMENTS = frozenset(
    """
    statement report document documents papers record records filing filings indictment complaint lawsuit affidavit
    letter email memo transcript survey poll study audit census law bill constitution website communique communiqué
    memoir book ad ruling
    """.split()
)
"""What can be looked up, and so is no vague source."""

_NATIONS = frozenset(
    """
    american british russian chinese french german indian israeli iranian iraqi syrian ukrainian turkish
    japanese korean mexican canadian european african asian arab western eastern southern northern latin
    republican democratic muslim christian jewish afghan pakistani saudi egyptian palestinian spanish italian
    polish u.s us uk u.k
    """.split()
)


def noun_like(token: Token) -> bool:
    """Whether a token may be part of a noun phrase, as far as its form tells."""
    return token.kind <= TokenKind.NUMBER and token.norm not in NOT_NOUNS


def before(tokens: Sequence[Token], quoted: Sequence[bool], end: int, verbs: frozenset[str]) -> int:
    """The start of the noun phrase that ends just before token ``end``; ``end`` itself where there is none."""
    at = end - 1
    if at < 0 or quoted[at] or tokens[at].norm in PREPOSITIONS:
        return end
    if tokens[at].norm in _ALONE and (at == 0 or tokens[at - 1].norm not in ("of", "the", "among", "these", "those")):
        return at
    floor = max(-1, end - LONGEST)
    while at > floor:
        token = tokens[at]
        norm = token.norm
        if quoted[at]:
            break
        if token.kind == TokenKind.PUNCTUATION:
            if norm == ")" and at > 1:
                opening = _opening(tokens, at)
                if opening > 0:
                    at = opening - 1
                    continue
            break
        if norm in COORDINATORS:
            if norm == "but" or at - 1 <= floor or at + 1 >= end or not _alike(tokens[at - 1], tokens[at + 1]):
                break
        elif (
            (norm in RELATIVES and at < end - 1)
            or (norm in NOT_NOUNS and not (norm in _THEM and at - 1 > floor and tokens[at - 1].norm in PREPOSITIONS))
            or (norm in verbs and at < end - 1)
            or (
                norm in PREPOSITIONS
                and (norm not in INNER_PREPOSITIONS or at - 1 <= floor or not noun_like(tokens[at - 1]))
            )
        ):
            break
        elif norm in _STARTERS and at - 1 > floor and not _continues(tokens[at - 1]):
            at -= 1
            break
        at -= 1
    start = at + 1
    while start < end - 1 and (tokens[start].norm in _LEADING or is_adverb(tokens[start].norm)):
        start += 1
    if start < end and (tokens[start].norm in PREPOSITIONS or (start == end - 1 and tokens[start].norm in TIMES)):
        return end
    return start


_THEM = frozenset({"him", "her", "them", "us", "me"})
_STARTERS = frozenset("the a an his her their its this these those".split())


def _continues(token: Token) -> bool:
    """Whether a noun phrase may go on to the left of an article: “some of the”, “all the”, “and the”."""
    return token.norm in PREPOSITIONS or token.norm in DETERMINERS or token.norm in COORDINATORS


_LEADING = (TIMES | ADVERBS | PREPOSITIONS | COORDINATORS) - {"all", "both"}


def after(tokens: Sequence[Token], quoted: Sequence[bool], start: int, verbs: frozenset[str]) -> int:
    """The end of the noun phrase that begins at token ``start``, its appositions not included."""
    at, count = start, min(len(tokens), start + LONGEST)
    proper = False
    while at < count:
        token = tokens[at]
        norm = token.norm
        if quoted[at]:
            break
        if token.kind == TokenKind.PUNCTUATION:
            if norm == "(":
                closing = next((i for i in range(at, min(at + 8, count)) if tokens[i].norm == ")"), -1)
                if closing > 0:
                    at = closing + 1
                    continue
            break
        if norm in PERSONAL or norm in CONTRACTED:
            return at + 1 if at == start else at
        if norm in AUXILIARIES or norm in SUBORDINATORS or norm in RELATIVES or norm == "not":
            break
        if norm in COORDINATORS:
            if norm != "and" or at == start or at + 1 >= count or not _alike(tokens[at - 1], tokens[at + 1]):
                break
        elif norm in PREPOSITIONS:
            if norm not in INNER_PREPOSITIONS or at == start:
                break
            if at + 1 < count and tokens[at + 1].norm in TIMES:
                break
        elif ((norm in verbs or is_adverb(norm) or norm in TIMES) and at > start) or (
            proper and token.text[:1].islower() and norm.endswith(("ed", "s")) and norm not in PEOPLE
        ):
            break
        proper = token.text[:1].isupper()
        at += 1
    while at > start + 1 and tokens[at - 1].norm in PREPOSITIONS:
        at -= 1
    return at


def strength(tokens: Sequence[Token]) -> Strength:
    """How well a source is named: a proper name or a body is named, a bare plural or a role without one is not."""
    if len(tokens) == 1 and tokens[0].norm in PERSONAL:
        return Strength.NAMED  # whoever the pronoun stands for was named before
    for index, token in enumerate(tokens):
        norm = token.norm.removesuffix("'s")
        if norm in BODIES or norm in _BELONGING or norm in DOCUMENTS:
            return Strength.NAMED
        if not token.text[:1].isupper() or norm in PEOPLE or norm in _NATIONS or norm in ("who", "which"):
            continue
        if index or not (norm in DETERMINERS or norm in ADVERBS or (len(tokens) > 1 and tokens[1].norm in PEOPLE)):
            return Strength.NAMED
    return Strength.UNNAMED


_BELONGING = frozenset({"his", "her", "its", "their"})


def head(tokens: Sequence[Token]) -> str:
    """The word of ``PEOPLE`` that a source is, “” where it is none: “officials” of “two senior officials”."""
    for token in tokens:
        if token.norm in PEOPLE and token.norm not in ("some", "many"):
            return token.norm
    if len(tokens) == 1 or (len(tokens) > 1 and tokens[1].norm in ("of", "in", "on", "who")):
        return tokens[0].norm if tokens[0].norm in PEOPLE else ""
    return ""


class Description(NamedTuple):
    """What a noun phrase says of the source that it is.

    ``head`` is the word of ``PEOPLE`` that it is, “” where it is none.  ``vague`` are people whom nobody could ring:
    “critics”, “sources close to the talks”.  ``placed`` has no name but a role and a place: “a ministry spokesperson”.
    """

    strength: Strength
    head: str = ""
    vague: bool = False
    placed: bool = False


NOBODY = Description(Strength.AGENTLESS)
SPEAKER = Description(Strength.NAMED)


def describe(tokens: Sequence[Token]) -> Description:
    """How well a noun phrase describes a source; ``NOBODY`` of no tokens."""
    if not tokens:
        return NOBODY
    if len(tokens) == 1 and tokens[0].norm in PERSONAL:
        return SPEAKER
    how, who = strength(tokens), head(tokens)
    return Description(how, who, bool(who) and how is Strength.UNNAMED, _placed(tokens, how))


_ROLES = frozenset(
    """
    spokesman spokeswoman spokesperson spokesmen spokeswomen spokespeople officer officers soldier soldiers guard guards
    commander commanders nurse nurses teacher teachers employee employees worker workers staffer staffers member members
    manager managers clerk clerks driver drivers inspector inspectors detective detectives agent agents paramedic
    paramedics firefighter firefighters professor professors representative representatives delegate delegates deputy
    deputies assistant assistants counsel attorney attorneys director directors
    """.split()
)


def _placed(tokens: Sequence[Token], how: Strength) -> bool:
    """Whether a source has no name but a role and a place: “a ministry spokesperson”, “two officers at the port”."""
    at = next((i for i, t in enumerate(tokens) if t.norm in PEOPLE or t.norm in _ROLES), -1)
    if at < 0 or tokens[at].norm in ("some", "many", "others", "people"):
        return False
    if tokens[0].norm == "the" and at <= 1 and len(tokens) == at + 1:
        return False  # “the spokesman”: whoever he is was said before
    if any(t.norm == "," for t in tokens[:at]):
        return False  # “Anna Berg, a ministry official”
    later = tokens[at + 1 : at + 3]
    if later and later[0].norm == ",":
        later = later[1:]
    if later and later[0].text[:1].isupper():
        return False  # “ministry official Anna Berg”
    if how is Strength.NAMED:
        return True
    return (
        len(tokens) > at + 2
        and tokens[at + 1].norm in ("at", "of", "from", "in", "for", "with")
        and (tokens[at].norm in _ROLES)
    )


def _alike(left: Token, right: Token) -> bool:
    if not (noun_like(left) and noun_like(right)):
        return False
    return left.text[:1].isupper() == right.text[:1].isupper() or right.norm in DETERMINERS


def _opening(tokens: Sequence[Token], closing: int) -> int:
    for at in range(closing, max(-1, closing - 9), -1):
        if tokens[at].norm == "(":
            return at
    return -1
