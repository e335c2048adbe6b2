"""The card of a figure: what the draft says, and how it is shown."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsls.analysis import analyse
from newsls.attribution import Mode
from newsls.draft import Draft
from newsls.figures.card import Card, Quote, card
from newsls.report.card import markdown, plain, shortened
from newsls.text import Span

DRAFT = """\
Finance Minister Ingrid Thorvaldsen resigned on Monday after eleven months in office.

“I have nothing to hide, and I never had,” Thorvaldsen told reporters outside the ministry.

Thorvaldsen said the audit had cleared her. The audit office declined to comment.

The opposition leader, Tobias Brandt, welcomed the move. “It is late, but it is right,” he said.
"""


def cards(text: str) -> dict[str, Card]:
    """The cards of a text by name."""
    analysis = analyse(Draft.read(text))
    assert not analysis.failures
    return {one.name: card(one, analysis.draft, analysis.speakers) for one in analysis.figures.all}


def test_what_the_draft_says() -> None:
    made = cards(DRAFT)["Ingrid Thorvaldsen"]
    assert made.kind == "person"
    assert made.roles == ("Finance Minister",)
    assert made.first.of(DRAFT) == "Ingrid Thorvaldsen"
    assert (made.line, made.mentions, made.lines) == (1, 3, (1, 3, 5))


def test_quotations_are_those_of_the_person() -> None:
    made = cards(DRAFT)
    spoken = made["Ingrid Thorvaldsen"].quotes
    assert [quote.line for quote in spoken] == [3, 5]
    assert spoken[0].mode is Mode.DIRECT
    assert spoken[0].text.startswith("“I have nothing to hide")
    assert all(quote.span.of(DRAFT).startswith(quote.text[:10]) for quote in spoken)


def test_a_pronoun_counts_where_nobody_else_is_named() -> None:
    assert [quote.line for quote in cards(DRAFT)["Tobias Brandt"].quotes] == [7]


def test_a_pronoun_does_not_count_where_two_are_named() -> None:
    made = cards("Tobias Brandt met Robert Harlow on Monday. “It is late, but it is right,” he said.")
    assert made["Tobias Brandt"].quotes == made["Robert Harlow"].quotes == ()


def test_a_description_counts_as_a_mention_and_what_it_says_as_hers() -> None:
    made = cards(DRAFT + "\nThe minister said that she would teach.\n")["Ingrid Thorvaldsen"]
    assert (made.mentions, made.lines) == (4, (1, 3, 5, 9))
    assert made.quotes[-1].text == "said that she would teach"


def test_a_spokesman_s_words_are_the_body_s_and_not_the_person_s() -> None:
    text = (
        "Jonas Falk resigned. His lawyer said he was tired. “He is ill,” Falk’s lawyer said.\n\n"
        "“The road is closed,” a spokesman for the Interior Ministry said.\n"
    )
    made = cards(text)
    assert made["Jonas Falk"].quotes == ()
    assert [quote.text for quote in made["Interior Ministry"].quotes] == ["“The road is closed,”"]


def test_the_first_mention_is_in_the_running_text() -> None:
    text = "# Thorvaldsen resigns\n\nFinance Minister Ingrid Thorvaldsen resigned on Monday.\n"
    analysis = analyse(Draft.read(text, "markdown"))
    made = card(analysis.figures.all[0], analysis.draft, analysis.speakers)
    assert (made.line, made.mentions, made.lines) == (3, 2, (1, 3))


def test_markdown() -> None:
    assert markdown(cards(DRAFT)["Ingrid Thorvaldsen"]) == (
        "**Ingrid Thorvaldsen**  \nFinance Minister\n\n"
        "In this draft: 3 mentions, first on line 1.\n\n"
        "* Line 3: “I have nothing to hide, and I never had”\n"
        "* Line 5: said the audit had cleared her\n\n"
        "*According to this draft; newsls has not checked it.*"
    )


def test_plain_text() -> None:
    assert plain(cards(DRAFT)["Ingrid Thorvaldsen"]) == (
        "Ingrid Thorvaldsen\nFinance Minister\n"
        "In this draft: 3 mentions, first on line 1.\n"
        "- Line 3: “I have nothing to hide, and I never had”\n"
        "- Line 5: said the audit had cleared her\n"
        "According to this draft; newsls has not checked it."
    )


def test_one_mention_is_said_so() -> None:
    assert "In this draft: 1 mention, on line 7." in plain(cards(DRAFT)["Tobias Brandt"])


def made_up(**changes: object) -> Card:
    values: dict[str, object] = {
        "name": "Jane Harlow", "kind": "person", "roles": (), "first": Span(0, 11), "line": 1, "mentions": 1,
        "lines": (1,),
    }  # fmt: skip
    return Card(**(values | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["*Jane* _H_", "[x](//a)", "<script>", "`code`", "a|b", "# Jane", "- Jane"])
def test_marks_of_a_draft_show_as_they_are(name: str) -> None:
    shown = markdown(made_up(name=name, roles=(name,)))
    for mark in "*_[]<>`|#":
        assert shown.replace(f"\\{mark}", "").replace("**", "").count(mark) == (2 if mark == "*" else 0)


def test_controls_do_not_reach_a_terminal() -> None:
    shown = plain(made_up(name="Jane\x1b[31m Harlow", roles=("a\nb",)))
    assert "\x1b" not in shown
    assert shown.splitlines()[1] == "a b"


def test_at_most_three_quotations_and_the_very_words_first() -> None:
    quotes = tuple(
        Quote(f"{mode.value} {n}", Span(n, n + 5), n, mode)
        for n, mode in enumerate([Mode.INDIRECT, Mode.DIRECT, Mode.INDIRECT, Mode.MIXED, Mode.DIRECT], 1)
    )
    shown = plain(made_up(quotes=quotes))
    assert [line for line in shown.split("\n") if line.startswith("- ")] == [
        "- Line 2: “direct 2”",
        "- Line 4: mixed 4",
        "- Line 5: “direct 5”",
    ]


def test_a_long_quotation_ends_at_a_word_and_is_closed() -> None:
    text = "“" + "We never agreed to any of this. " * 10 + "”"
    short = shortened(text)
    assert len(short) <= 142
    assert short.endswith("…”")
    assert text.startswith(short[:-2])


def test_roles_that_repeat_a_part_of_another_are_left_out() -> None:
    assert "China’s Defense Minister\n" in plain(made_up(roles=("China’s Defense Minister", "defense minister")))


def test_age_is_shown() -> None:
    assert "age 41" in plain(made_up(age="41"))


def seed() -> Path:
    """The real article, where the workshop has it."""
    root = os.environ.get("NEWSLS_SHARED")
    shared = Path(root) if root else Path(__file__).resolve().parents[2].parent / "shared"
    return shared / "data/seed/li-shangfu-visits-moscow.txt"


@pytest.mark.skipif(not seed().exists(), reason="the article of the workshop is not here (set NEWSLS_SHARED)")
def test_the_cards_of_a_real_article() -> None:
    made = cards(seed().read_text(encoding="utf8"))
    roles = {name: made[name].roles[0] for name in made if made[name].roles}
    assert roles == {
        "Vladimir Putin": "Russian President",
        "Li Shangfu": "China’s Defense Minister",
        "Xi Jinping": "Chinese leader",
        "Annalena Baerbock": "German Foreign Minister",
        "Emmanuel Macron": "French President",
        "Ursula von der Leyen": "European Commission President",
    }
    counts = {name: made[name].mentions for name in roles}
    assert counts == {
        "Vladimir Putin": 8, "Li Shangfu": 9, "Xi Jinping": 7, "Annalena Baerbock": 2, "Emmanuel Macron": 2,
        "Ursula von der Leyen": 1,
    }  # fmt: skip
    assert any("increasingly consolidated" in quote.text for quote in made["Li Shangfu"].quotes)
    assert any("very productive" in quote.text for quote in made["Vladimir Putin"].quotes)
    assert made["Li Shangfu"].lines[0] == 1
