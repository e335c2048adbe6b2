"""``misspelling`` under settings, and on text that is no prose."""

from __future__ import annotations

import pytest

from newsls.draft import Paragraph
from newsls.finding import Finding
from newsls.markup import BlockKind
from newsls.rules.misspelling import misspelling
from newsls.settings import Settings, Style, Typos
from newsls.text import Span


def found(text: str, settings: Settings | None = None, emphasis: tuple[Span, ...] = ()) -> list[Finding]:
    paragraph = Paragraph(BlockKind.PARAGRAPH, text, emphasis)
    return list(misspelling(paragraph, settings or Settings()))


def fixes(text: str, settings: Settings | None = None) -> list[tuple[str, str]]:
    return [(finding.span.of(text), finding.fixes[0].edits[0].text) for finding in found(text, settings)]


BOTH = "The labour minister recognized the color of the organisation’s theater, and cancelled the catalog."


def test_a_house_is_told_of_the_other_side_s_spellings() -> None:
    assert fixes(BOTH) == []
    assert fixes(BOTH, Settings(style=Style(spelling="us"))) == [("labour", "labor"), ("cancelled", "canceled")]
    assert fixes(BOTH, Settings(style=Style(spelling="uk"))) == [
        ("recognized", "recognised"),
        ("color", "colour"),
        ("theater", "theatre"),
        ("catalog", "catalogue"),
    ]


def test_a_suggestion_is_spelt_as_the_house_does() -> None:
    text = "The orgnisation met."
    assert fixes(text, Settings(style=Style(spelling="us"))) == [("orgnisation", "organization")]
    assert fixes(text, Settings(style=Style(spelling="uk"))) == [("orgnisation", "organisation")]


def test_the_spelling_of_names_is_left_to_them() -> None:
    text = "The Labour Party and the World Trade Organization met at the Pearl Harbor Center."
    for side in ("us", "uk"):
        assert fixes(text, Settings(style=Style(spelling=side))) == []


def test_what_both_sides_write_in_some_sense_is_left_alone() -> None:
    text = "He had a check, a tire, a meter, a license, a practice and a story; she likes axes and chilli."
    for side in ("us", "uk"):
        assert fixes(text, Settings(style=Style(spelling=side))) == []


def test_a_message_names_the_word_and_the_likeliest_meant() -> None:
    (finding,) = found("The goverment fell.")
    assert finding.message == "“goverment” is in no dictionary; did you mean “government”?"
    assert finding.fixes[0].title == "Change to “government”"
    assert 0.5 <= finding.confidence <= 1.0


def test_at_most_three_fixes_likeliest_first_and_unlike() -> None:
    for wrong in ("wierd", "thnk", "fomr", "leters", "bokes"):
        for finding in found(f"They said the {wrong} was there."):
            texts = [fix.edits[0].text for fix in finding.fixes]
            assert 1 <= len(texts) <= 3
            assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("mark", ["“goverment”", "goverment,", "(goverment)", "goverment’s", "the goverment—which"])
def test_marks_around_a_word_are_no_part_of_it(mark: str) -> None:
    text = f"The new {mark} said so yesterday."
    assert [finding.span.of(text) for finding in found(text)] == ["goverment"]


@pytest.mark.parametrize(
    "mark", ["[g]overment", "goverment_2", "x/goverment", "goverment.txt", "$goverment", "#goverment"]
)
def test_a_word_that_is_part_of_something_else_is_left_alone(mark: str) -> None:
    assert found(f"The new {mark} said so yesterday.") == []


def test_a_phrase_in_italics_is_left_alone_and_a_sentence_in_bold_is_not() -> None:
    text = "The jury called it goverment by decree."
    at = text.index("goverment")
    assert found(text, emphasis=(Span(at, at + 9),)) == []
    long = "The jury called it goverment by decree, and asked the court to review all of the minister’s letters."
    assert len(found(long, emphasis=(Span(0, len(long)),))) == 1


SLIPS = """goverment harbr nieghbour jornal vestible chaple slipwy fery granry tanery hatchry abbatoir orchrd millpnd
    wiers sluce lockeeper towpth boatyrd dryock pumphose mortury cremtorium cloyster belfrey refectry"""


def test_quiet_says_less_and_eager_more() -> None:
    texts = [f"The old {wrong} was closed for the winter." for wrong in SLIPS.split()]
    counts = [
        sum(len(found(text, Settings(typos=Typos(sensitivity=level)))) for text in texts)
        for level in ("quiet", "normal", "eager")
    ]
    assert counts[0] < counts[1] < counts[2]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "a" * 100_000,
        "'a" * 20_000,
        "a-b" * 20_000,
        "xqz " * 20_000,
        "Teh. " * 5_000,
        " ".join(f"the minister said that g{index:x}zq was there" for index in range(2_000)),
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore.",
    ],
    ids=["empty", "blank", "one word", "apostrophes", "hyphens", "no words", "capitals", "codes", "Latin"],
)
def test_what_is_no_prose_yields_nothing(text: str) -> None:
    assert found(text) == []
