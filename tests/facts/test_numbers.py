"""Numbers and what they count."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsls.draft import Draft
from newsls.facts.dates import dates
from newsls.facts.numbers import numbers


def found(text: str) -> list[str]:
    paragraph = Draft.read(text).paragraphs[0]
    days = [one.span for one in dates(paragraph.text)]
    return [
        span.of(paragraph.text)
        for index, tokens in enumerate(paragraph.sentence_tokens)
        for span in numbers(paragraph.text, tokens, lambda index=index: paragraph.tags(index), days)
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The navy ordered 24 aircraft.", ["24 aircraft"]),
        ("It paid $30,000 for each of them.", ["$30,000"]),
        ("The ferry cost about US$1.4 billion.", ["about US$1.4 billion"]),
        ("The ferry cost 1.4 billion euros.", ["1.4 billion euros"]),
        ("The clinic treats one in five residents.", ["one in five residents"]),
        ("She won nearly half of the votes.", ["nearly half of the votes"]),
        ("She won half of them.", ["half"]),
        ("The gang stormed the station, killing 17.", ["killing 17"]),
        ("Rescuers counted 17 killed and 40 injured.", ["17 killed", "40 injured"]),
        ("Prices climbed 18 percent.", ["18 percent"]),
        ("Prices climbed by 3.5% in a year.", ["3.5%"]),
        ("Support fell by 12 percentage points.", ["12 percentage points"]),
        ("They agreed on a band of 38 to 46 euros a megawatt-hour.", ["38 to 46 euros a megawatt-hour"]),
        ("Between 10 and 20 workers stayed away.", ["Between 10 and 20 workers"]),
        ("It was the third attack on the harbour.", ["the third attack"]),
        ("She is the first to cross the strait.", ["the first to cross"]),
        ("The river froze for the first time.", ["for the first time"]),
        ("Up to 4,000 fishermen could lose their licences.", ["Up to 4,000 fishermen"]),
        ("More than two dozen ships were idle.", ["More than two dozen ships"]),
        ("Dozens of small firms closed.", ["Dozens of small firms"]),
        ("Tens of thousands of people marched.", ["Tens of thousands of people"]),
        ("Twenty-four lawyers signed.", ["Twenty-four lawyers"]),
        ("Some three hundred and fifty homes were flooded.", ["Some three hundred and fifty homes"]),
        ("A third of the crew fell ill.", ["A third of the crew"]),
        ("Rabat will pay two fifths.", ["two fifths"]),
        ("Two-thirds of the members agreed.", ["Two-thirds of the members"]),
        ("The council met the 12-year-old girl.", ["12-year-old girl"]),
        ("Police found 30-year-old Ana Ruiz.", ["30-year-old"]),
        ("It is the country’s second-largest port.", ["second-largest port"]),
        ("Output doubled.", ["doubled"]),
        ("It carries twice as many passengers.", ["twice as many"]),
        ("The wage is $15 an hour.", ["$15 an hour"]),
        ("Trains run at 300 km per hour.", ["300 km per hour"]),
        ("Ana Ruiz, 45, lives by the quay.", ["45"]),
        ("The deal won 24 of the 30 votes.", ["24 of the 30 votes"]),
        ("The council voted 52-48 to close it.", ["52-48"]),
        ("Half a million people left.", ["Half a million people"]),
        ("Women backed the plan 51-44.", ["51-44"]),
        ("A man in his 50s was hurt.", ["50s"]),
        ("She was the first American to cross.", ["the first American"]),
        ("Ruiz finished in third place.", ["third place"]),
        ("Ruiz came in third.", ["third"]),
        ("He spent 2½ years at sea.", ["2½ years"]),
        ("Nearly a third, mostly women, agreed.", ["Nearly a third"]),
        ("The budget was cut in half.", ["half"]),
        ("Output could triple.", ["triple"]),
        ("It owns seven publicly listed firms.", ["seven publicly listed firms"]),
        ("They had 50+ guests.", ["50+ guests"]),
    ],
)
def test_numbers_with_what_they_count(text: str, numbers: list[str]) -> None:
    assert found(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "The match ended 3-1.",
        "Rovers won 2–0 on Saturday.",
        "She lives at 10 Harbour Street.",
        "He took Flight 370 to Oslo.",
        "Article 5 of the treaty applies.",
        "The court cited Section 230 of the act.",
        "It happened on 12 March 2023.",
        "The meeting is at 10:30 a.m.",
        "One of the ministers left.",
        "No one knew.",
        "The first lady spoke.",
        "At first, nobody spoke.",
        "First, the mayor spoke.",
        "The two leaders shook hands.",
        "It was a one-off.",
        "She got a second chance.",
        "It was their first step.",
        "They want a two-state solution.",
        "The Group of 20 met.",
        "The first lady’s trip was short.",
        "He served in the Second World War.",
        "The F-16 and the Su-35 flew past.",
        "Nobody forgot 9/11.",
        "The office is open 24/7.",
        "It rained.",
    ],
)
def test_what_counts_nothing_is_left_out(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    ["1 " * 20_000, "one hundred and " * 8_000, "$" * 50_000, "half of the " * 8_000, "3-1-" * 20_000, "9" * 100_000],
    ids=lambda text: text[:6],
)
def test_hostile_input_ends(text: str) -> None:
    spans = found(text.strip())
    assert all(span for span in spans)


WORDS = st.sampled_from(
    "one two three first second third half of the a in out and to between 24 3,000 $ 3-1 1.4 million dozen dozens "
    "twice percent % – - killed people euros an hour Street 12-year-old doubled “ ” , . nearly at least 10-15 "
    "two-thirds".split()
)


@given(st.lists(WORDS, min_size=1, max_size=30))
def test_numbers_never_overlap_and_stand_in_order(words: list[str]) -> None:
    paragraph = Draft.read(" ".join(words) + " end").paragraphs[0]
    for index, tokens in enumerate(paragraph.sentence_tokens):
        spans = numbers(paragraph.text, tokens, lambda index=index: paragraph.tags(index))
        assert all(span.start < span.end for span in spans)
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
