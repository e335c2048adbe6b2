"""``lede-buried`` beyond its examples: markup, notes, suppressions, edits, and which drafts it leaves alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsls.analysis import Analysis, analyse
from newsls.draft import Draft, Paragraph
from newsls.finding import Finding, Severity
from newsls.rules import RULES, Rule
from newsls.settings import Settings
from newsls.summary import ledes

LEDE = "Brenmoor council voted on Tuesday to sell its water company to a Danish pension fund for 340 million pounds."
STORY = [
    "The town hall of Brenmoor was built in 1887, of red sandstone from the quarry at Sallow.",
    "Its clock has been wrong for as long as most people can remember.",
    "Pigeons nest behind the hands, and a fence keeps them from the stairs.",
    "In the chamber the seats are of green leather, cracked along the arms.",
    "Visitors are few in winter, apart from pupils who come to see the portraits.",
    "The portraits show 31 mayors, all but two of them men.",
    LEDE,
    "The pension fund would raise water bills by four percent a year, according to the contract.",
    "The sale of the water company needs the consent of the regulator, which decides in May.",
    "Unions at the water company fear for 220 jobs once the Danish fund takes over.",
    "The council owes 500 million pounds, and the sale would pay most of that.",
    "Opposition members of the council want a vote of all residents on the sale of the company.",
]
ONLY = Settings(select=("lede-buried",))
RULE = next(rule for rule in RULES if rule.code == "lede-buried")


def read(paragraphs: list[str], language: str = "plaintext", chosen: Settings = ONLY) -> Analysis:
    found = analyse(Draft.read("\n\n".join(paragraphs), language), chosen)
    assert found.failures == ()
    return found


def shown(analysis: Analysis) -> list[str]:
    return [finding.span.of(analysis.draft.text) for finding in analysis.findings]


def test_the_finding_names_the_words_the_place_and_the_opening() -> None:
    analysis = read(STORY)
    (finding,) = analysis.findings
    assert shown(analysis) == [LEDE]
    assert finding.severity is Severity.INFORMATION
    assert finding.fixes == ()
    assert finding.message == (
        "This sentence, in paragraph 7, holds more of what the story is about (“council”, “water” and “company”) than "
        "any in the first five paragraphs; consider moving it up."
    )
    (note,) = finding.notes
    assert note.span.of(analysis.draft.text) == STORY[0]


def test_it_is_off_until_selected() -> None:
    assert "lede-buried" not in {finding.code for finding in read(STORY, chosen=Settings()).findings}
    assert shown(read(STORY, chosen=replace(Settings(), select=("lede-buried",)))) == [LEDE]


@pytest.mark.parametrize("language", ["markdown", "html"])
def test_it_reads_through_markup(language: str) -> None:
    marked = {"markdown": "**Brenmoor** council", "html": "<b>Brenmoor</b> council"}[language]
    paragraphs = [paragraph.replace("Brenmoor council", marked) for paragraph in STORY]
    if language == "html":
        paragraphs = [f"<p>{paragraph}</p>" for paragraph in paragraphs]
    (found,) = shown(read(paragraphs, language))
    assert "council voted on Tuesday" in found
    assert found.endswith("340 million pounds.")


def test_a_comment_silences_it() -> None:
    above = ["<!-- newsls: ignore[lede-buried] -->\n" + p if p == LEDE else p for p in STORY]
    assert shown(read(above, "markdown")) == []
    both = replace(Settings(), select=("lede-buried", "unused-suppression"))
    assert read(above, "markdown", both).findings == ()


def test_a_draft_in_sections_is_left_alone() -> None:
    sections = [*STORY[:2], "## Winter", *STORY[2:4], "## Mayors", *STORY[4:9], "## Jobs", *STORY[9:]]
    assert shown(read(sections, "markdown")) == []
    assert shown(read([p for p in sections if not p.startswith("#")], "markdown")) == [LEDE]


def test_a_draft_that_is_longer_than_a_story_is_left_alone() -> None:
    more = [STORY[7 + n % 5] for n in range(60 - len(STORY))]
    assert shown(read([*STORY, *more])) == [LEDE]
    assert shown(read([*STORY, *more, STORY[7]])) == []


def test_a_draft_that_is_being_started_is_left_alone() -> None:
    for count in range(8):
        assert shown(read(STORY[:count])) == []


@pytest.mark.parametrize("place", range(5))
def test_a_lede_in_the_opening_is_not_buried(place: int) -> None:
    rest = [paragraph for paragraph in STORY if paragraph != LEDE]
    assert shown(read([*rest[:place], LEDE, *rest[place:]])) == []


def test_a_headline_that_the_opening_takes_up_is_its_lede() -> None:
    front = "---\nheadline: {}\n---"
    assert shown(read([front.format("The town hall of red sandstone"), *STORY], "markdown")) == []
    assert shown(read([front.format("Council sells water company"), *STORY], "markdown")) == [LEDE]
    assert shown(read(["# The town hall of red sandstone", *STORY], "markdown")) == []


PARAGRAPHS = st.sampled_from(
    [
        *STORY,
        "",
        "# Winter",
        "- Water",
        "Q: Why?",
        "I was there.",
        "“We sold it,” Ann Holt said.",
        "It rained. It poured.",
    ]
)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 14), st.integers(0, 2), st.lists(PARAGRAPHS, max_size=2)), min_size=1, max_size=4
    ),
    st.sampled_from(["plaintext", "markdown"]),
)
def test_an_edited_draft_is_judged_as_one_read_anew(edits: list[tuple[int, int, list[str]]], language: str) -> None:
    paragraphs = list(STORY)
    analysis = read(paragraphs, language)
    for start, count, new in edits:
        paragraphs[start : start + count] = new
        text = "\n\n".join(paragraphs)
        analysis = analyse(Draft.read(text, language, analysis.draft), ONLY, analysis)
        assert analysis.findings == analyse(Draft.read(text, language), ONLY).findings
        assert analysis.failures == ()


def test_an_edit_reads_one_paragraph_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def spy(paragraph: Paragraph) -> ledes.Part:
        seen.append(paragraph.text)
        return ledes.Part()

    first = read(STORY)
    monkeypatch.setattr("newsls.analysis.told", spy)
    edited = [paragraph.replace("220", "230") for paragraph in STORY]
    analyse(Draft.read("\n\n".join(edited), previous=first.draft), ONLY, first)
    assert seen == ["Unions at the water company fear for 230 jobs once the Danish fund takes over."]


def test_paragraphs_are_not_read_for_rules_that_do_not_ask() -> None:
    def nothing(_: object) -> Iterator[Finding]:
        return iter(())

    quiet = Rule("test-quiet", RULE.family, Severity.HINT, story=nothing)
    analysis = analyse(Draft.read("\n\n".join(STORY)), rules=(quiet,))
    assert analysis._memo.parts == {}
