"""What a date says to the calendar, read from the draft's own day.

A newsroom writes “on Tuesday” of the Tuesday next to its own day, before it or after it as the verb says; where the
verb doesn't say, both are given and the reader of the sheet decides.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum

from newsls.facts.dates import Saying
from newsls.facts.model import Dated
from newsls.figures.wording import MONTHS

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_AHEAD = frozenset({"for", "by", "until", "till"})


class Direction(Enum):
    """Where from the draft's day a date lies, as the verb has it."""

    BACK = -1
    OPEN = 0
    AHEAD = 1


def dated(said: Saying, today: date | None, direction: Direction = Direction.OPEN) -> Dated:
    """The days that ``said`` may mean in a draft of ``today``, and what can't be right of it."""
    if said.anchor in _AHEAD:
        direction = Direction.AHEAD
    elif said.anchor == "since":
        direction = Direction.BACK
    try:
        return _dated(said, today, direction)
    except (ValueError, OverflowError):  # before the year 1 or after 9999
        return Dated()


def _dated(said: Saying, today: date | None, direction: Direction) -> Dated:
    if said.month is not None and not 1 <= said.month <= 12:
        return Dated(problem=f"There is no month {said.month}.")
    if said.month is not None and said.day is not None:
        return _day(said, today, direction)
    if said.month is not None:
        return Dated(_months(said, today, direction))
    if said.weekday is not None:
        return Dated(_weekdays(said, today, direction))
    if said.unit == "decade" and said.year is not None:
        return Dated((f"{said.year}/{said.year + 9}",))
    if said.year is not None:
        return Dated((f"{said.year}{'~' if said.rough else ''}",))
    return Dated(_relative(said, today)) if today is not None else Dated()


def _day(said: Saying, today: date | None, direction: Direction) -> Dated:
    assert said.month is not None
    assert said.day is not None
    if said.day > _LONGEST[said.month - 1]:
        return Dated(problem=f"{MONTHS[said.month - 1]} has no day {said.day}.")
    if said.rough:  # from one day to another; the sheet shows the words
        return Dated()
    if said.year is not None:
        years = [said.year]
    elif today is None:
        return Dated()
    else:
        years = _years(said.month, said.day, today, direction)
    days = [made for year in years if (made := _made(year, said.month, said.day)) is not None]
    if not days:
        return Dated(problem=f"{years[0]} was no leap year, so its February had no day 29.") if said.year else Dated()
    if said.weekday is not None:
        agreeing = [day for day in days if day.weekday() == said.weekday]
        if not agreeing:
            day = days[0]
            return Dated(
                (day.isoformat(),),
                f"{day.day} {MONTHS[day.month - 1]} {day.year} is a {_DAYS[day.weekday()]}, "
                f"not a {_DAYS[said.weekday]}.",
            )
        days = agreeing
    return Dated(tuple(day.isoformat() for day in days))


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _years(month: int, day: int, today: date, direction: Direction) -> list[int]:
    """The years that a date without one may be of: the nearest before, after, or both."""
    here = (month, day) > (today.month, today.day)
    before = today.year - 1 if here else today.year
    if (month, day) == (today.month, today.day):
        return [today.year]
    if direction is Direction.BACK:
        return [before]
    if direction is Direction.AHEAD:
        return [before + 1]
    near = min((before, before + 1), key=lambda year: abs((date(year, month, min(day, 28)) - today).days))
    return [near] if abs((date(near, month, min(day, 28)) - today).days) < 100 else [before, before + 1]


def _months(said: Saying, today: date | None, direction: Direction) -> tuple[str, ...]:
    assert said.month is not None
    mark = "~" if said.rough else ""
    if said.year is not None:
        return (f"{said.year}-{said.month:02}{mark}",)
    if today is None:
        return ()
    before = today.year if said.month <= today.month else today.year - 1
    after = today.year if said.month >= today.month else today.year + 1
    if said.anchor == "last":
        before = today.year if said.month < today.month else today.year - 1
        years = {before, today.year - 1}
    elif said.anchor == "next":
        years = {after if said.month != today.month else today.year + 1, today.year + 1}
    elif said.anchor == "this":
        years = {today.year}
    elif direction is Direction.BACK:
        years = {before}
    elif direction is Direction.AHEAD:
        years = {after}
    else:
        years = {before, after}
    return tuple(f"{year}-{said.month:02}{mark}" for year in sorted(years))


def _weekdays(said: Saying, today: date | None, direction: Direction) -> tuple[str, ...]:
    if today is None:
        return ()
    assert said.weekday is not None
    back = today - timedelta((today.weekday() - said.weekday) % 7)
    ahead = today + timedelta((said.weekday - today.weekday()) % 7)
    monday = today - timedelta(today.weekday())
    if said.anchor == "last":
        latest = back if back < today else back - timedelta(7)
        days = {latest, monday - timedelta(7 - said.weekday)}
    elif said.anchor == "next":
        nearest = ahead if ahead > today else ahead + timedelta(7)
        days = {nearest, monday + timedelta(7 + said.weekday)}
    elif said.anchor == "this":
        days = {monday + timedelta(said.weekday)}
    elif direction is Direction.BACK:
        days = {back}
    elif direction is Direction.AHEAD:
        days = {ahead}
    else:
        days = {back, ahead}
    return tuple(day.isoformat() for day in sorted(days))


def _relative(said: Saying, today: date) -> tuple[str, ...]:
    count, unit = said.number, said.unit
    if said.anchor == "day":
        return ((today + timedelta(count or 0)).isoformat(),)
    if said.anchor == "ago" and count is not None:
        return _ago(unit, count, said.rough, today)
    step = {"last": -1, "this": 0, "next": 1}.get(said.anchor)
    if step is None:
        return ()
    monday = today - timedelta(today.weekday())
    if unit in ("night", "morning", "afternoon", "evening"):
        return ((today + timedelta(step)).isoformat(),)
    if unit == "week":
        start = monday + timedelta(7 * step)
        return (f"{start.isoformat()}/{(start + timedelta(6)).isoformat()}",)
    if unit == "weekend":
        start = monday + timedelta(5 + 7 * step)
        return (f"{start.isoformat()}/{(start + timedelta(1)).isoformat()}",)
    if unit == "month":
        return (_month_from(today, step),)
    return (str(today.year + step),) if unit == "year" else ()


def _ago(unit: str, count: int, rough: bool, today: date) -> tuple[str, ...]:
    if unit == "day":
        return ((today - timedelta(count)).isoformat() + ("~" if rough else ""),)
    if unit == "week":
        return ((today - timedelta(7 * count)).isoformat() + "~",)
    if unit == "month":
        return (_month_from(today, -count) + "~",)
    if unit in ("year", "decade"):
        return (f"{today.year - count * (10 if unit == 'decade' else 1)}~",)
    return ()


def _month_from(today: date, months: int) -> str:
    at = today.year * 12 + today.month - 1 + months
    return f"{date(at // 12, at % 12 + 1, 1):%Y-%m}"
