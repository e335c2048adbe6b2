"""Dates of a paragraph: of the calendar (“12 March”, “in April 2023”), relative (“on Tuesday”, “two years ago”), times.

What a phrase says is kept as it says it, in a ``Saying``; ``calendar`` makes days of it.  Every pattern runs over the
text once, and none can go back over what it has read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsls.text import Span

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_COUNTS = {
    word: number
    for number, words in enumerate(
        (
            "a an one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
            "seventeen|eighteen|nineteen|twenty"
        ).split("|"),
        1,
    )
    for word in words.split()
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}


class Saying(NamedTuple):
    """What a phrase says of a day.  Numbers are None, and words empty, where it doesn't say.

    ``anchor`` is “last”, “this” or “next” before a weekday, month or ``unit``, “ago” after a ``number`` of units, or
    a preposition that looks ahead or back (“by”, “for”, “since”).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    unit: str = ""
    number: int | None = None
    anchor: str = ""
    rough: bool = False
    """Whether it is not the whole of the period: “early 2023”, “nearly two years ago”, “in the 1990s”."""
    bare: bool = False
    """Whether it is a word such as “today”, which in somebody's mouth may mean no day at all."""


class Found(NamedTuple):
    """A date in a paragraph, in prose offsets."""

    span: Span
    saying: Saying


_S = r"[ \u00a0]"
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_BEFORE = (
    r"(?P<anchor>[Oo]n|[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Tt]ill|[Bb]efore|[Aa]fter|[Ff]rom|[Dd]uring|[Tt]hrough|[Ff]or)"
)
_RELATIVE = r"(?P<anchor>[Ll]ast|[Nn]ext|[Tt]his)"
_ROUGH = r"(?P<rough>[Ee]arly|[Ll]ate|[Mm]id-?|the" + _S + r"end" + _S + r"of|the" + _S + r"start" + _S + r"of)"
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(_COUNTS)})"
_HEDGE = (
    rf"(?P<rough>[Aa]bout|[Aa]round|[Nn]early|[Aa]lmost|[Rr]oughly|[Mm]ore{_S}than|[Ll]ess{_S}than|[Oo]ver|"
    rf"[Jj]ust{_S}over)"
)
_PART = rf"(?:{_S}(?:morning|afternoon|evening|night))?"
_UNITS = r"(?P<unit>minute|hour|day|week|month|year|decade|generation)"
_SEASONS = r"spring|summer|autumn|fall|winter"
_COUNTED = (
    r"(?:people|troops|soldiers|men|women|children|homes|houses|jobs|workers|miles|metres|meters|feet|km|kilometers|"
    r"kilometres|tons|tonnes|acres|hectares|square|words|votes|euros|pounds|dollars|percent|per|years|days|hours|"
    r"members|cases|deaths|million|billion|points|calories|students|employees|pages)\b"
)
_NOT_COUNTED = rf"(?![\w%/]|[.,:]\d|-\w|{_S}{_COUNTED})"
_NO_AMOUNT = rf"(?![\w%:.,]*\d|%|{_S}(?:percent|million|people))"
_WHEN = rf"(?:\b{_BEFORE}{_S})?"
_DAYS_NAME = rf"(?:\b{_WEEKDAY},?{_S})?"
_TO_DAY = rf"(?:{_S}?[-–]{_S}?[0-3]?\d\b)?"
_SOONER = rf"(?:\b(?:[Ee]arlier|[Ll]ater){_S})?"
_AND_A_HALF = rf"(?:{_S}and{_S}a{_S}half|-and-a-half)?"
_PERIODS = rf"week|weekend|month|year|decade|century|night|morning|afternoon|evening|{_SEASONS}"

_PATTERNS = (
    rf"{_WHEN}\b(?P<year>(?:19|20)\d\d)-(?P<number>[01]\d)-(?P<day>[0-3]\d)(?![\w-])",
    rf"{_WHEN}{_DAYS_NAME}{_MONTH}{_S}{_DAY}\b{_TO_DAY}(?:,?{_S}{_YEAR}\b)?{_NO_AMOUNT}",
    (
        rf"{_WHEN}{_DAYS_NAME}(?:the{_S})?\b{_DAY}{_TO_DAY}{_S}(?:of{_S})?{_MONTH}(?![A-Za-z])"
        rf"(?:,?{_S}{_YEAR}\b|(?!{_S}[A-Z]))"
    ),
    rf"{_WHEN}(?:\b{_ROUGH}{_S}?)?\b{_MONTH},?{_S}(?:of{_S})?{_YEAR}\b",
    (
        rf"{_WHEN}(?:the{_S})?\b(?P<ordinal>first|second|third|fourth|last){_S}(?:quarter|half){_S}of{_S}"
        rf"(?:the{_S})?(?:fiscal{_S})?(?:{_YEAR}\b|(?:this|last|next|the){_S}(?:financial{_S}|fiscal{_S})?year\b)"
    ),
    rf"{_SOONER}\b{_RELATIVE}{_S}(?:{_WEEKDAY}{_PART}|{_MONTH})(?![A-Za-z])",
    rf"{_WHEN}\b{_ROUGH}{_S}?{_MONTH}(?![A-Za-z])",
    rf"\b{_BEFORE}{_S}{_MONTH}(?![A-Za-z])(?!{_S}(?:[A-Z]|\d))",
    (
        rf"(?:\b{_BEFORE}{_S}|(?P<rough>\b[Ee]arly{_S}|\b[Ll]ate{_S}))?\b{_WEEKDAY}{_PART}"
        rf"(?![A-Za-z’']|{_S}(?:Times|Mirror|Express|Telegraph|Mail|Post|Herald|Night{_S}Live|Mass|Agreement)\b)"
    ),
    rf"{_SOONER}\b{_RELATIVE}{_S}(?:(?:fiscal|financial|academic|school|calendar){_S})?(?P<unit>{_PERIODS})\b",
    rf"\b(?:[Aa]t|[Oo]ver){_S}the{_S}weekend\b",
    rf"(?:(?<=\b[Aa]{_S})|(?<=\bthe{_S})|(?<=\bits{_S})|(?<=\bhis{_S})|(?<=\bher{_S})){_MONTH}(?={_S}[a-z])",
    rf"(?:\b{_HEDGE}{_S})?\b{_COUNT}{_AND_A_HALF}{_S}{_UNITS}s?{_S}(?P<anchor>ago|earlier|later)\b",
    (
        rf"\b(?P<rough>[Aa]{_S}few|[Ss]everal|[Mm]any|[Dd]ecades|[Yy]ears|[Mm]onths|[Ww]eeks|[Dd]ays|[Hh]ours){_S}"
        rf"(?:{_UNITS}s?{_S})?(?P<anchor>ago)\b"
    ),
    (
        rf"\b(?:[Ii]n|[Oo]ver|[Dd]uring|[Ff]or|[Ww]ithin|[Oo]f){_S}the{_S}(?P<anchor>past|last|next|coming){_S}"
        rf"(?:{_COUNT}{_S})?{_UNITS}s?\b"
    ),
    (
        r"\b(?P<bare>[Tt]he day before yesterday|[Tt]he day after tomorrow|[Yy]esterday|[Tt]oday|[Tt]onight|"
        rf"[Tt]omorrow)\b(?![’']){_PART}"
    ),
    rf"{_WHEN}(?:the{_S})?(?:\b{_ROUGH}{_S}?)?(?:\b(?P<decade>1[5-9]\d0|20[0-3]0)[’']?s|[’'‘](?P<short>[0-9]0)s)\b",
    rf"{_WHEN}(?:the{_S})?(?:\b{_ROUGH}{_S}?)?\b(?P<century>\d{{1,2}})(?:st|nd|rd|th)[- \u00a0]century\b",
    rf"{_WHEN}(?:\b{_ROUGH}{_S}?)?(?<![\w$£€¥.,/:-]){_YEAR}[-–](?:(?:19|20)?\d\d)(?![\w–-]|[.,]\d)",
    rf"{_WHEN}(?:\b{_ROUGH}{_S}?)?(?<![\w$£€¥.,/:#-]){_YEAR}{_NOT_COUNTED}",
    (
        rf"(?:\b[Aa]t{_S})?(?<![\w.,:])(?P<clock>[0-2]?\d)(?:[:.][0-5]\d)?{_S}?"
        rf"(?:a\.m\.|p\.m\.|am\b|pm\b|AM\b|PM\b|o[’']clock\b)(?:{_S}\(?(?:GMT|BST|EST|EDT|CET|local{_S}time)\b\)?)?"
    ),
    rf"(?:\b[Aa]t{_S})?(?<![\w.,:-])(?P<clock>[01]?\d|2[0-3]):[0-5]\d(?![\w:]|[.,]\d)",
)
"""The likelier a pattern is right, the earlier it stands; what one has taken, a later one leaves alone."""

_NUMBERED = re.compile(
    rf"(?:\b(?:[Ff]light|[Rr]oute|[Aa]rticle|[Ss]ection|[Rr]esolution|[Rr]oom|[Bb]oeing|[Mm]odel|[Nn]o\.|[Pp]age|some|"
    rf"nearly|almost|least|than|of{_S}about|up{_S}to|[Bb]ox){_S}|\+)$"
)
_FESTIVE = re.compile(rf"\b(?:Black|Good|Super|Bloody|Ash|Palm|Easter|Cyber|Maundy|Boxing|Shrove|Giving|Fat){_S}$")
_AN_AMOUNT = re.compile(rf"\b(?:[Ii]n|[Dd]uring|[Tt]his|[Ll]ast|[Nn]ext|[Ss]ince){_S}$")
_VERB_MAY = re.compile(rf"(?:{_S}(?:be|have|not|also|only|well|yet|still|never|or)\b)")
_BETWEEN = re.compile(rf"(?:,|,?{_S}on|,?{_S}at)?{_S}")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in _PATTERNS)


def dates(text: str) -> list[Found]:
    """The dates of a paragraph's prose in order, none overlapping another.  Linear in the length of any text."""
    taken = bytearray(len(text))
    found: list[Found] = []
    for pattern in _patterns():
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(taken[start:end]) or not _is_date(text, match):
                continue
            taken[start:end] = b"\1" * (end - start)
            found.append(Found(Span(start, end), _saying(match)))
    found.sort()
    return list(_joined(text, found))


def _is_date(text: str, match: re.Match[str]) -> bool:
    groups = match.groupdict()
    start, end = match.span()
    before = text[max(0, start - 12) : start]
    if groups.get("weekday") and _FESTIVE.search(before):
        return False
    month = groups.get("month")
    if month:
        day = groups.get("day")
        if day and not 1 <= int(day) <= 31:
            return False
        if month == "May" and day is None and groups.get("year") is None and _VERB_MAY.match(text, end):
            return False
        if day and groups.get("year") is None and not groups.get("weekday") and month in ("May", "Mar", "Sept"):
            return not before.endswith(("Mr. ", "Ms. ", "Mrs. ", "Dr. "))
    elif groups.get("year") and not groups.get("day") and not groups.get("ordinal"):
        if groups.get("anchor") is None and (_NUMBERED.search(before) or _NUMBERED.search(match.group())):
            return False
        if _NUMBERED.search(text[max(0, match.start("year") - 12) : match.start("year")]):
            return False
    return not groups.get("century") or 1 <= int(groups["century"]) <= 25


def _saying(match: re.Match[str]) -> Saying:
    groups = match.groupdict()

    def number(name: str) -> int | None:
        return int(groups[name]) if groups.get(name) else None

    month = groups.get("month")
    weekday = groups.get("weekday")
    anchor = (groups.get("anchor") or "").lower()
    unit = groups.get("unit") or ("time" if groups.get("clock") else "")
    count = groups.get("count")
    bare = (groups.get("bare") or "").lower()
    if bare:
        offset = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
        return Saying(unit="day", number=offset.get(bare, 0), anchor="day", bare=True)
    rough = bool(groups.get("rough")) or bool(groups.get("ordinal")) or "half" in match.group()
    year = number("year") or number("decade")
    if groups.get("decade") or groups.get("short") or groups.get("century"):
        unit = "century" if groups.get("century") else "decade"
        year = year if groups.get("decade") else None
        anchor = ""
    if not month and not weekday and not year and not unit and anchor == "ago":
        unit = "some"
    return Saying(
        year,
        MONTHS.index(month[:3].lower()) + 1 if month else number("number"),
        number("day"),
        WEEKDAYS.index(weekday.lower()) if weekday else None,
        unit,
        (_COUNTS.get(count.lower()) or int(count)) if count else None,
        anchor,
        rough or _is_range(match),
    )


def _is_range(match: re.Match[str]) -> bool:
    """Whether it runs from one day or year to another: “March 3-5”, “2016-20”."""
    tail = match.group().split(" ")
    return any("–" in part or ("-" in part[2:] and part[:1].isdigit()) for part in tail) and not match.groupdict().get(
        "number"
    )


def _joined(text: str, found: list[Found]) -> Iterator[Found]:
    """The dates with a time that stands beside a day put together: “at 10 a.m. on Tuesday”."""
    held: Found | None = None
    for one in found:
        if held is not None:
            gap = _BETWEEN.fullmatch(text, held.span.end, one.span.start)
            if gap and (held.saying.unit == "time") != (one.saying.unit == "time"):
                said = one.saying if held.saying.unit == "time" else held.saying
                held = Found(Span(held.span.start, one.span.end), said)
                continue
            yield held
        held = one
    if held is not None:
        yield held
