"""Dates of a draft, and what the calendar says of them."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsls import facts
from newsls.analysis import analyse
from newsls.draft import Draft
from newsls.facts import Kind
from newsls.facts.calendar import Direction, dated
from newsls.facts.dates import Saying, dates

HEAD = "---\ndate: 2026-11-18\n---\n\n"  # a Wednesday


def found(text: str) -> list[str]:
    return [one.span.of(text) for one in dates(text)]


def looked_up(sentence: str, head: str = HEAD) -> dict[str, list[str]]:
    """The dates of a sentence in a draft of Wednesday 18 November 2026, with what they may mean."""
    analysis = analyse(Draft.read(head + sentence + "\n", "markdown"))
    sheet = facts.read(analysis.draft, analysis.sources, analysis.figures)
    return {entry.text: list(entry.dated.calendar) for entry in sheet.entries if entry.dated is not None}


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("The pier opened on 12 March 2023.", ["on 12 March 2023"]),
        ("The pier opened on the 12th of March.", ["on the 12th of March"]),
        ("The pier opened on March 12, 2023, after repairs.", ["on March 12, 2023"]),
        ("The pier opened on Sunday, March 12.", ["on Sunday, March 12"]),
        ("The pier opened 2023-04-16.", ["2023-04-16"]),
        ("The pier opened in April 2023.", ["in April 2023"]),
        ("The pier opened in early April.", ["in early April"]),
        ("The pier opened last April.", ["last April"]),
        ("The pier opened on Tuesday night.", ["on Tuesday night"]),
        ("The pier opened at 10 a.m. on Tuesday.", ["at 10 a.m. on Tuesday"]),
        ("The pier opened Tuesday at 10:30 a.m. local time.", ["Tuesday at 10:30 a.m. local time"]),
        ("The pier opened two years ago.", ["two years ago"]),
        ("The pier opened nearly a decade ago.", ["nearly a decade ago"]),
        ("The pier opened a few days ago.", ["a few days ago"]),
        ("The pier opened earlier this week.", ["earlier this week"]),
        ("The pier was shut for the past two years.", ["for the past two years"]),
        ("Profit rose in the first quarter of 2023.", ["in the first quarter of 2023"]),
        ("The pier was built in the 1990s and 1887.", ["in the 1990s", "1887"]),
        ("It dates from the 19th century.", ["from the 19th century"]),
        ("She was mayor from 2016-2020.", ["from 2016-2020"]),
        ("The ferry sails on March 3–5.", ["on March 3–5"]),
        ("The pier opened on Nov. 18.", ["on Nov. 18"]),
        ("It closed today.", ["today"]),
        ("It closed over the weekend.", ["over the weekend"]),
        ("It is in this year’s budget.", ["this year"]),
        ("A January deal came first.", ["January"]),
    ],
)
def test_dates_as_they_are_written(text: str, phrases: list[str]) -> None:
    assert found(text) == phrases


@pytest.mark.parametrize(
    "text",
    [
        "Black Friday came early.",
        "She writes for the Sunday Times.",
        "Prime Minister May spoke, and may speak again.",
        "The troops march past.",
        "Some 2000 people came.",
        "The hall seats 1900 people.",
        "It cost $2019.",
        "The court cited Resolution 1973.",
        "The score was 3:1.",
        "Version 10.30.1 is out.",
        "It weighs 1987 tons.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("sentence", "phrase", "days"),
    [
        ("The board met on Tuesday.", "on Tuesday", ["2026-11-17"]),
        ("The board agreed on Wednesday to meet again.", "on Wednesday", ["2026-11-18"]),
        ("The board will meet on Tuesday.", "on Tuesday", ["2026-11-24"]),
        ("On Tuesday, the board voted.", "On Tuesday", ["2026-11-17"]),
        ("The board missed the Friday deadline.", "Friday", ["2026-11-13", "2026-11-20"]),
        ("The board was expected on Friday.", "on Friday", ["2026-11-13", "2026-11-20"]),
        ("The board is set to meet on Friday.", "on Friday", ["2026-11-20"]),
        ("The union called a strike for Friday.", "for Friday", ["2026-11-20"]),
        ("The survey ships would sail in March.", "in March", ["2027-03"]),
        ("The study was finished in August.", "in August", ["2026-08"]),
        ("The board met last week.", "last week", ["2026-11-09/2026-11-15"]),
        ("The board met last month.", "last month", ["2026-10"]),
        ("The board met last year.", "last year", ["2025"]),
        ("The board met last Tuesday.", "last Tuesday", ["2026-11-10", "2026-11-17"]),
        ("The board met two years ago.", "two years ago", ["2024~"]),
        ("The board met three days ago.", "three days ago", ["2026-11-15"]),
        ("The board met yesterday.", "yesterday", ["2026-11-17"]),
        ("The board met on March 12.", "on March 12", ["2026-03-12"]),
        ("The board met on December 12.", "on December 12", ["2025-12-12"]),
        ("The board will meet on January 5.", "on January 5", ["2027-01-05"]),
        ("The board met on 12 March 2023.", "on 12 March 2023", ["2023-03-12"]),
        ("The pier was built in the 1990s.", "in the 1990s", ["1990/1999"]),
        ("The board met in early 2024.", "in early 2024", ["2024~"]),
    ],
)
def test_what_a_date_means(sentence: str, phrase: str, days: list[str]) -> None:
    assert looked_up(sentence) == {phrase: days}


def test_without_the_draft_s_own_date_only_the_calendar_s_are_known() -> None:
    assert looked_up("The board met on Tuesday and on 12 March 2023.", "") == {
        "on Tuesday": [],
        "on 12 March 2023": ["2023-03-12"],
    }


def test_a_day_of_the_week_that_it_was_not() -> None:
    analysis = analyse(Draft.read("The board met on Monday, June 5, 2024, in Oslo, and on June 31."))
    sheet = facts.read(analysis.draft, analysis.sources, analysis.figures)
    problems = [entry.dated.problem for entry in sheet.entries if entry.dated is not None]
    assert problems == ["5 June 2024 is a Wednesday, not a Monday.", "June has no day 31."]


def test_what_is_said_in_a_quotation_is_not_looked_up() -> None:
    quoted = looked_up("“We will open on Friday, and today we rest,” harbour master Ana Ruiz said.")
    assert quoted == {"on Friday": []}


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("---\npublished: 2 January 2024\n---\n\nIt rained.\n", "markdown", date(2024, 1, 2)),
        ("By Ana Ruiz\n\nPublished: 12 March 2023\n\nIt rained.\n", "plaintext", date(2023, 3, 12)),
        ("LISBON, Nov. 18, 2026 (AP) — It rained.\n", "plaintext", date(2026, 11, 18)),
        ("It rained on 12 March 2023.\n", "plaintext", None),
        ("", "plaintext", None),
    ],
)
def test_the_day_of_a_draft(text: str, language: str, day: date | None) -> None:
    assert Draft.read(text, language).date == day


DAYS = st.dates(date(1970, 1, 1), date(2100, 12, 31))


@given(DAYS, st.integers(0, 6))
def test_a_weekday_is_the_nearest_before_or_after(today: date, weekday: int) -> None:
    said = Saying(weekday=weekday)
    (back,) = dated(said, today, Direction.BACK).calendar
    (ahead,) = dated(said, today, Direction.AHEAD).calendar
    assert timedelta(0) <= today - date.fromisoformat(back) < timedelta(7)
    assert timedelta(0) <= date.fromisoformat(ahead) - today < timedelta(7)
    assert date.fromisoformat(back).weekday() == date.fromisoformat(ahead).weekday() == weekday
    assert set(dated(said, today).calendar) == {back, ahead}


@given(
    st.builds(
        Saying,
        year=st.none() | st.integers(1500, 2099),
        month=st.none() | st.integers(1, 12),
        day=st.none() | st.integers(1, 31),
        weekday=st.none() | st.integers(0, 6),
        unit=st.sampled_from(
            ["", "day", "week", "weekend", "month", "year", "decade", "century", "night", "some", "time"]
        ),
        number=st.none() | st.integers(0, 999),
        anchor=st.sampled_from(["", "last", "this", "next", "ago", "later", "past", "on", "for", "since", "day"]),
        rough=st.booleans(),
    ),
    st.none() | DAYS,
    st.sampled_from(Direction),
)
def test_the_calendar_takes_whatever_is_said(said: Saying, today: date | None, way: Direction) -> None:
    found = dated(said, today, way)
    assert len(found.calendar) <= 2
    assert list(found.calendar) == sorted(set(found.calendar))


@pytest.mark.parametrize(
    "text",
    ["in the " * 20_000, "2016-" * 20_000, "1" * 100_000, "Monday, " * 20_000, "at 10:" * 20_000, "March 3-" * 20_000,
     "the past two " * 10_000, " " * 100_000, "[" * 100_000],
    ids=lambda text: text[:8],
)  # fmt: skip
def test_hostile_input_ends(text: str) -> None:
    spans = [one.span for one in dates(text)]
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@given(st.text(alphabet="in on last Monday March May 12 2016-20 10:30 a.m. the of ’'st", max_size=80))
def test_dates_never_overlap(text: str) -> None:
    spans = [one.span for one in dates(text)]
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(span.of(text).strip() == span.of(text) for span in spans)


def test_a_date_is_an_entry_of_its_kind() -> None:
    analysis = analyse(Draft.read("The board met on 12 March 2023."))
    (entry,) = facts.read(analysis.draft, analysis.sources, analysis.figures).entries
    assert entry.kind is Kind.DATE
