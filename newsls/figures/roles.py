"""What stands beside a name and says who that is: titles before it, appositions around it, an age."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsls.figures.features import COMMON, PARTICLES, Sentence
from newsls.figures.grammar import HONORIFICS, OFFICES, RANKS, SPEECH
from newsls.figures.words import Word

_MALE = frozenset("mr mr. sir lord king prince sheikh sheik".split())
_FEMALE = frozenset("mrs mrs. ms ms. miss dame lady baroness queen princess".split())
_COURTESY = frozenset("mr mr. mrs mrs. ms ms. mx mx. miss sir dame madame monsieur herr frau st st. saint".split())
_BEFORE = frozenset(
    "former retired acting interim deputy vice senior junior assistant associate prime foreign chief national "
    "lieutenant then late outgoing incoming first longtime veteran defense defence finance interior justice health "
    "education trade attorney presidential vice-presidential state federal ex-president ex-minister newly-elected "
    "fellow general special top lead head executive managing investigative political military police army navy air "
    "force tea party majority minority house senate white supreme court independent conservative liberal labor labour "
    "democratic republican opposition ruling party-backed opposition-backed elder two-time three-time four-term "
    "two-term one-term freshman security intelligence budget press communications campaign policy city county "
    "district football basketball team human rights co- world film pop folk rock jazz country stage tv radio business "
    "property real estate hedge fund incumbent popular disgraced embattled left-wing right-wing far-right far-left "
    "centre-right centre-left oscar-winning award-winning right-hand chairman- high court".split()
)
_HEADS = OFFICES | RANKS | (HONORIFICS - _COURTESY)
_HEAD_SHAPE = re.compile(r"(?:man|woman|person|ist|ologist|grapher|keeper|holder|maker|seeker|worker|leader|general)$")
_PORTFOLIOS = frozenset(
    "health education housing energy trade business justice children food commerce environment science culture "
    "transport labor labour work foreign women youth home veterans families industry innovation agriculture tourism "
    "sports sport".split()
)
_RELATIVES = frozenset(
    "wife husband partner son daughter mother father brother sister grandson granddaughter nephew niece cousin uncle "
    "aunt friend colleague ally rival aide boss victim head leader owner lawyer attorney fellow".split()
)
_DETERMINERS = frozenset("a an the his her their its our my your this that one".split())
_POSSESSIVES = frozenset("his her their its our my your".split())
_STATE = re.compile(r"[DRI][-–](?:(?:[A-Z]\.){2,4}|[A-Z][a-z]+\.?(?: [A-Z][a-z]+)?)(?![\w-])")
_STOP = frozenset(', ; : . ? ! ( ) [ ] “ ” " — – -'.split())
_FINITE = frozenset(
    "is are was were has have had will would can could should may might must do does did said says told "
    "who which that when where while because if but".split()
)
_OWNING = frozenset("of to for with by under from 's and against".split())
_NONE: frozenset[int] = frozenset()
_LONGEST = 14
"""The most words an apposition may have."""


class Context(NamedTuple):
    """What the words around one mention say of the person."""

    roles: tuple[str, ...] = ()
    pronoun: str = ""
    age: str = ""


def around(
    text: str,
    part: Sequence[Word],
    sentence: Sentence,
    start: int,
    end: int,
    floor: int = 0,
    others: frozenset[int] = _NONE,
) -> Context:
    """What stands around the name of words ``start`` to ``end``, no further back than ``floor``.

    ``others`` are the words of the sentence at which other people's names start.

    The work is bounded, however long the sentence.
    """
    roles: list[str] = []
    pronoun = ""
    if start > floor:
        before = sentence.lower[start - 1]
        pronoun = "he" if before in _MALE else "she" if before in _FEMALE else ""
        if before in ",–—":
            role = _introduced(text, part, sentence, start - 1, floor)
        else:
            role = _title(text, part, sentence, start, floor)
        if role:
            roles.append(role)
    age = ""
    if end < sentence.size and sentence.lower[end] in ",–—-(":
        at = end
        aged = sentence.lower[at] == "," and at + 2 < sentence.size and _is_age(sentence.lower[at + 1])
        if aged and sentence.lower[at + 2] in _STOP:
            age = sentence.lower[at + 1]
            at += 2
        role = _apposition(text, part, sentence, at, others)
        if role:
            roles.append(role)
    return Context(tuple(roles), pronoun, age)


def _is_age(word: str) -> bool:
    return word.isdigit() and len(word) <= 3 and 0 < int(word) < 120


def is_head(word: str) -> bool:
    """Whether a lower-case word names an office, rank or calling."""
    return word in _HEADS or (len(word) > 5 and _HEAD_SHAPE.search(word) is not None)


def _title(text: str, part: Sequence[Word], sentence: Sentence, start: int, floor: int) -> str:
    """The title that ends where the name starts: “Russian President”, “China’s Defense Minister”, “Sen.”."""
    lower, shapes = sentence.lower, sentence.shapes
    first = start
    if lower[start - 1] in _COURTESY:
        first -= 1
        start -= 1
        if start <= floor:
            return ""
    head = -1
    lowest = max(floor, start - 10)
    while first > lowest:
        word = lower[first - 1]
        capital = shapes[first - 1][0] == "X"
        if is_head(word):
            if head >= 0 and not capital and shapes[head][0] == "X":  # “his colleague Sen. …”
                break
            head = first - 1
        elif word in {"'s", "’"}:
            if head < 0 or first < 2 or shapes[first - 2][0] != "X":
                break
        elif word == "and":
            # “Health and Human Services Secretary”, but not “Congress and President …”, “the president and Rep. …”.
            if first < 2 or not (is_head(lower[first - 2]) or lower[first - 2] in _PORTFOLIOS):
                break
            if shapes[first - 2] != shapes[first]:
                break
        elif word in {"of", "for"}:
            # “Director of National Intelligence James Clapper”: what goes before must be the head.
            # “Bank of America CEO”, but not “Supporters of Rep. …”.
            if first < 2 or not (is_head(lower[first - 2]) or (head >= 0 and first > 2 and shapes[first - 2] == "Xx")):
                break
        elif word in _BEFORE or word.startswith(("ex-", "then-", "co-")):
            if word.startswith(("ex-", "co-")):
                head = first - 1
        elif not capital or word in _DETERMINERS or shapes[first - 1] == "X":
            if not (head >= 0 and word.endswith(("-born", "-elected", "-backed", "-year", "-time", "-term"))):
                break
        elif word in COMMON and shapes[first - 1] != "XX":
            break
        first -= 1
    if head < 0:
        return ""
    while first < start and (lower[first] in ("of", "for", "and", "'s", "’") or lower[first] in _DETERMINERS):
        first += 1
    if first > head:
        return ""
    first = _widened(sentence, first, lowest)
    return _described(text, part, sentence, first, start)


def _widened(sentence: Sentence, first: int, lowest: int) -> int:
    """Where a title begins if an article stands before it and a few plain words between: “the movie producer …”."""
    at = first
    while at > lowest and first - at < 3 and sentence.shapes[at - 1] == "x":
        word = sentence.lower[at - 1]
        if word in ("the", "a", "an"):
            return at
        if word in COMMON or word in SPEECH or word in PARTICLES or not word.replace("-", "").isalpha():
            return first
        at -= 1
    return first


def _introduced(text: str, part: Sequence[Word], sentence: Sentence, comma: int, floor: int) -> str:
    """The noun phrase before a comma that introduces the name: “the Ukrainian president, Petro Poroshenko,”."""
    lower, shapes = sentence.lower, sentence.shapes
    first = comma
    lowest = max(floor, comma - 8)
    head = False
    while first > lowest and lower[first - 1] not in _DETERMINERS and lower[first - 1] not in _STOP:
        word = lower[first - 1]
        if word in _FINITE:
            return ""
        head = head or is_head(word)
        first -= 1
    if not head or first in {0, comma} or lower[first - 1] not in _DETERMINERS | {"'s"}:
        return ""
    # A phrase of lower-case words that ends in something else than its head or a name is no description.
    if not (is_head(lower[comma - 1]) or shapes[comma - 1][0] == "X"):
        return ""
    # Lists: “the president, Jane Doe and John Roe” is still an introduction, “the mayor, Berlin” was no person.
    return _described(text, part, sentence, first, comma)


def _apposition(text: str, part: Sequence[Word], sentence: Sentence, at: int, others: frozenset[int]) -> str:
    """The phrase after a name, from its comma, dash or bracket at ``at``: “, a general and veteran of …,”."""
    lower, shapes, size = sentence.lower, sentence.shapes, sentence.size
    if at >= size:
        return ""
    opener = lower[at]
    first = at + 1
    if first >= size:
        return ""
    if opener == "(":
        return _bracket(text, part, sentence, at)
    if opener == "-":
        return ""
    word = lower[first]
    if opener == ",":
        party = _STATE.match(text, part[first][1])
        if party:
            return " ".join(party[0].split())
    if word in ("whose", "who"):
        return ""
    described = word in _DETERMINERS or is_head(word) or word in _BEFORE
    nationality = shapes[first][0] == "X"
    if not described and not (nationality and _soon_head(sentence, first)):
        return ""
    end = first
    limit = min(size, first + _LONGEST)
    closed = False
    while end < limit:
        word = lower[end]
        if word in _STOP and not (word in "-–" and part[end][1] == part[end - 1][2]):  # “U.S.-India” goes on
            closed = True
            break
        if end in others and lower[end - 1] not in _OWNING:
            return ""  # a list: “Jane Harlow, the actor Tom Marsh and …”
        if word in _FINITE or (word in SPEECH and end > first):
            # “Li, the minister who …”: the phrase ends before the clause.
            closed = word in ("who", "which", "that", "when", "where", "whose")
            break
        end += 1
    else:
        closed = end == size
    if not closed and end < size:
        return ""
    if opener in "–—" and end < size and lower[end] not in "–—.":
        return ""
    if lower[first] in ("a", "an", "the") and end - first > 1:
        first += 1
    if end <= first or not any(
        is_head(lower[i]) or lower[i].endswith(("er", "or", "an", "ist", "ant", "ent")) for i in range(first, end)
    ):
        return ""
    return _described(text, part, sentence, first, end)


def _soon_head(sentence: Sentence, first: int) -> bool:
    """Whether a head noun comes within the next words of an apposition without an article."""
    for word in sentence.lower[first : first + 6]:
        if word in _STOP or word in _FINITE:
            return False
        if is_head(word):
            return True
    return False


def _bracket(text: str, part: Sequence[Word], sentence: Sentence, at: int) -> str:
    """The party in brackets after a name: “(D-Calif.)”, “(R)”, “(Con)”."""
    lower, shapes, size = sentence.lower, sentence.shapes, sentence.size
    end = at + 1
    while end < size and end < at + 7 and lower[end] != ")":
        end += 1
    if (
        end >= size
        or lower[end] != ")"
        or not re.match(r"[DRI](?:[-–., ]|$)|Con$|Lab$|SNP$|LD$", text[part[at + 1][1] : part[end][1]])
    ):
        return ""
    if end + 2 < size and lower[end + 1] == "of" and shapes[end + 2] == "Xx" and end == at + 2:  # “(R) of Ohio”
        return _slice(text, part, at, end + 4 if end + 3 < size and shapes[end + 3] == "Xx" else end + 3)
    return text[part[at + 1][1] : part[end - 1][2]]


def _described(text: str, part: Sequence[Word], sentence: Sentence, first: int, end: int) -> str:
    """The description of words ``first`` to ``end`` as it stands alone, empty where alone it says nothing.

    What only the sentence makes clear is left out: “his housing secretary”, “the group’s director”; a bare “wife” is
    nobody's.
    """
    lower = sentence.lower
    if lower[first] in _POSSESSIVES:
        first += 1
    elif first + 1 < end and lower[first + 1] == "'s" and sentence.shapes[first] == "x":
        first += 2
    if first >= end or (end - first == 1 and lower[first] in _RELATIVES):
        return ""
    return _slice(text, part, first, end)


def _slice(text: str, part: Sequence[Word], first: int, end: int) -> str:
    return " ".join(text[part[first][1] : part[end - 1][2]].split())
