"""The part of a card that comes from outside the draft."""

from __future__ import annotations

from datetime import date

from newsls import analyse
from newsls.figures.book import Book
from newsls.figures.card import card
from newsls.figures.identity import backgrounds
from newsls.figures.known import Known, Layer, Term
from newsls.report.card import markdown, plain

DEFENCE = Term("Minister of Defence", "Norland", "2023-03-12", "2024-10", "Norland Gazette", "2025-12")
FOREIGN = Term("Minister of Foreign Affairs", "Norland", "2024-11-02", "", "Norland Gazette", "2025-12")
LUND = Known(
    "Ána Lund", native="Áná", country="Norland", party="Centre_Party", terms=(FOREIGN, DEFENCE), wikipedia="Ána Lund",
    wikidata="Q42",
)  # fmt: skip
NAMESAKE = Known("Ana Lund", terms=(Term("Mayor of Eastport", "", "2019", "", "City records", "2024"),))
TEXT = "Defence Minister Ana Lund arrived on Monday. “The plan holds,” Lund said."


def shown(text: str, *known: Known, day: date | None = None) -> tuple[str, str]:
    analysis = analyse(text)
    figure = analysis.figures.all[0]
    made = card(figure, analysis.draft, analysis.speakers)
    background = backgrounds(figure, Book(known), day)
    return markdown(made, background), plain(made, background)


def test_term_of_the_day_with_source_and_date() -> None:
    _, text = shown(TEXT, LUND, day=date(2023, 4, 17))
    assert text.splitlines()[:4] == [
        "Ána Lund (Áná)",
        "Minister of Defence, Norland: 12 March 2023 to October 2024",
        "Centre_Party",
        "Source: Norland Gazette, as of December 2025 (newsls table)",
    ]
    assert "In this draft: Defence Minister. 2 mentions, first on line 1." in text
    assert "https://en.wikipedia.org/wiki/%C3%81na_Lund" in text


def test_without_a_date_the_office_that_the_draft_names_decides() -> None:
    assert "Minister of Defence" in shown(TEXT, LUND)[1]
    assert "Minister of Foreign Affairs, Norland: since 2 November 2024" in shown("Ana Lund said no.", LUND)[1]


def test_markdown_shows_marks_as_they_are_and_links() -> None:
    text, _ = shown(TEXT, LUND)
    assert "Centre\\_Party" in text
    assert "[Wikidata](https://www.wikidata.org/wiki/Q42)" in text


def test_two_candidates_stand_apart() -> None:
    text, _ = shown("Ana Lund said no.", LUND, NAMESAKE)
    assert text.startswith("2 people of this name are known:")
    assert "**Ána Lund" in text
    assert "**Ana Lund**" in text


def test_a_namesake_of_another_office_is_not_shown() -> None:
    text, _ = shown("Defence Minister Ana Lund arrived.", NAMESAKE)
    assert "Mayor" not in text
    assert "According to this draft" in text


def test_the_newsrooms_own_file_is_named() -> None:
    house = Known("Ana Lund", style="Lund on second reference", pronunciation="AH-nah", layer=Layer.HOUSE)
    _, text = shown("Ana Lund said no.", house)
    assert text.splitlines()[:4] == [
        "Ana Lund",
        "Said: AH-nah",
        "House style: Lund on second reference",
        "Source: the newsroom’s file",
    ]
