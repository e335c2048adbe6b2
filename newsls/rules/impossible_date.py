"""``impossible-date``: a day that the month has not, or that was another day of the week."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from newsls.draft import Paragraph
from newsls.finding import Finding, Severity
from newsls.rules.base import Family, Rule
from newsls.rules.support import replacement
from newsls.settings import Settings
from newsls.text import Span

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_MONTH = (
    r"(?P<month>Jan(?:uary|\.)|Feb(?:ruary|\.)|March|Mar\.|April|Apr\.|May|June|July|August|Aug\.|Sept(?:ember|\.)|"
    r"Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))"
)
_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(_DAYS)}),?[ \u00a0])?"
_DAY = r"(?P<day>[0-3]?\d)(?P<th>st|nd|rd|th)?"
_YEAR = r"(?:,?[ \u00a0](?P<year>(?:19|20)\d\d)\b)?"
_END = r"(?![\w%:.]*\d|%|[ \u00a0](?:percent|million|people))"
_AMERICAN = re.compile(rf"\b{_WEEKDAY}{_MONTH}[ \u00a0]{_DAY}\b{_YEAR}{_END}")
_BRITISH = re.compile(rf"\b{_WEEKDAY}{_DAY}[ \u00a0]{_MONTH}(?![a-z])(?![ \u00a0][A-Z]){_YEAR}")
_AMOUNT = re.compile(r"\b(?:in|during|this|last|next|since)[ \u00a0]$", re.IGNORECASE)
"""What stands before a month after which a number counts something: “in June 31 people”."""


def impossible_date(paragraph: Paragraph, settings: Settings) -> Iterator[Finding]:
    """Finds dates that no calendar has.

    What it does:
        Reports a day that its month has not (“June 31”, “Feb. 29, 2023”) and, where the year is given, a day of the
        week that the date was not (“Monday, June 5, 2024”).

    Why:
        It is the fact that readers check most easily, and one of the two is wrong in whatever the draft says of it.

    Example:
        The treaty was signed on June 31 in Geneva.

    Use instead:
        The treaty was signed on June 30 in Geneva.

    Source:
        The Gregorian calendar.
    """
    text = paragraph.text
    seen: set[int] = set()
    for pattern in (_AMERICAN, _BRITISH):
        for found in pattern.finditer(text):
            if found.start("month") in seen:
                continue
            seen.add(found.start("month"))
            if pattern is _BRITISH or not _AMOUNT.search(text, max(0, found.start() - 8), found.start()):
                yield from _judged(found)


def _judged(found: re.Match[str]) -> Iterator[Finding]:
    month = _MONTHS[found["month"].rstrip(".").lower()]
    day = int(found["day"])
    year = int(found["year"]) if found["year"] else None
    span = Span(
        min(found.start("month"), found.start("day")), max(found.end("month"), found.end("day"), found.end("th"))
    )
    if day > 31:
        return  # a name or an amount rather than a day
    if day > _LONGEST[month - 1]:
        yield Finding(
            RULE.code,
            RULE.severity,
            span,
            f"“{found['month']}” has {_LONGEST[month - 1]} days at most, so there is no day {day}.",
        )
        return
    if year is None:
        return
    try:
        when = date(year, month, day)
    except ValueError:
        yield Finding(RULE.code, RULE.severity, span, f"{year} was no leap year, so its February had no day 29.")
        return
    said, right = found["weekday"], _DAYS[when.weekday()]
    if said and said != right:
        weekday = Span(*found.span("weekday"))
        yield Finding(
            RULE.code,
            RULE.severity,
            weekday,
            f"{found['month']} {day}, {year} is a {right}, not a {said}; one of the two is wrong.",
            (replacement(weekday, right),),
        )


RULE = Rule("impossible-date", Family.DRAFT, Severity.WARNING, paragraph=impossible_date)
