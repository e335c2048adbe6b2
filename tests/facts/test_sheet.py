"""The fact-check sheet: what it lists, in which order, and who answers for it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsls import facts
from newsls.analysis import analyse
from newsls.attribution import ClaimKind, Strength
from newsls.draft import Draft
from newsls.facts import Entry, Kind, Sheet

STORY = """\
---
title: Ellery reopens its pier after a three-year repair
date: 2026-11-18
---

# Ellery reopens its pier after a three-year repair

By Jonas Weil

PORT ELLERY — The harbour board of Port Ellery will reopen its eastern pier on Friday after three years of repairs.

Mayor Ingrid Solheim said on Tuesday that divers had replaced 64 piles. “It is sound again,” Solheim told \
reporters. “We will not close it twice.”

She said the work had cost $30,000 a week. “The sea,” she said, “does not negotiate.”

The gang stormed the ferry office at dawn, killing 17 people.

Critics say the pier will be closed again within a year.

Nearly half of the town’s 1,200 boats were idle in August, according to the fishermen’s union.

![](pier.jpg)

The board is the *third largest* employer in the county.
"""


def sheet_of(text: str, language: str = "markdown") -> Sheet:
    analysis = analyse(Draft.read(text, language))
    assert analysis.failures == ()
    return facts.read(analysis.draft, analysis.sources, analysis.figures)


@pytest.fixture(scope="module")
def story() -> Sheet:
    return sheet_of(STORY)


def entry(sheet: Sheet, text: str) -> Entry:
    (one,) = [one for one in sheet.entries if one.text == text]
    return one


def named(one: Entry) -> list[str]:
    assert one.source is not None
    return [figure.name for figure in one.source.figures]


def test_each_kind_of_thing_that_a_fact_desk_checks(story: Sheet) -> None:
    assert {one.kind for one in story.entries} == set(Kind)


def test_a_number_in_a_statement_has_the_statement_s_source(story: Sheet) -> None:
    piles = entry(story, "64 piles")
    assert piles.kind is Kind.NUMBER
    assert named(piles) == ["Ingrid Solheim"]
    assert piles.within is not None
    holder = story.entries[piles.within]
    assert (holder.kind, holder.text) == (Kind.STATEMENT, "divers had replaced 64 piles")
    assert holder.sentence == piles.sentence


def test_a_number_of_the_story_s_own_has_no_source(story: Sheet) -> None:
    years = entry(story, "three years")
    assert years.source is None
    assert years.within is None


def test_a_pronoun_answers_as_the_figure_that_it_stands_for(story: Sheet) -> None:
    cost = entry(story, "$30,000 a week")
    assert named(cost) == ["Ingrid Solheim"]
    assert cost.source is not None
    assert cost.source.words == "She"


def test_quotations_have_their_speakers(story: Sheet) -> None:
    assert named(entry(story, "“It is sound again,”")) == ["Ingrid Solheim"]
    assert named(entry(story, "“We will not close it twice.”")) == ["Ingrid Solheim"]


def test_a_quotation_that_its_speaker_interrupts_is_one(story: Sheet) -> None:
    one = entry(story, "“The sea,” … “does not negotiate.”")
    assert [span.of(STORY) for span in one.spans] == ["“The sea,”", "“does not negotiate.”"]


def test_a_claim_without_a_source(story: Sheet) -> None:
    (claim,) = [one for one in story.entries if one.kind is Kind.CLAIM]
    assert claim.text == "The gang stormed the ferry office at dawn, killing 17 people."
    assert claim.source is None
    assert claim.claim is not None
    assert claim.claim.kind in ClaimKind
    assert claim.claim.trigger == claim.claim.span.of(STORY)
    number = entry(story, "17 people")
    assert number.within is not None
    assert story.entries[number.within] is claim


def test_a_vague_source_is_named_as_vague(story: Sheet) -> None:
    (weak,) = [one for one in story.entries if one.source and one.source.strength is Strength.UNNAMED]
    assert weak.kind is Kind.STATEMENT
    assert weak.source is not None
    assert weak.source.words == "Critics"


def test_a_name_is_listed_once_with_what_the_draft_says_of_it(story: Sheet) -> None:
    solheim = entry(story, "Ingrid Solheim")
    assert solheim.kind is Kind.NAME
    assert solheim.named is not None
    assert solheim.named.roles == ("Mayor",)
    assert solheim.named.mentions == 2
    assert solheim.named.forms == ("Solheim",)
    assert [one.text for one in story.entries if one.kind is Kind.NAME and "Solheim" in one.text] == ["Ingrid Solheim"]


def test_bylines_are_left_out_and_headlines_are_counted(story: Sheet) -> None:
    assert not any("Jonas" in one.text for one in story.entries)
    assert [one.text for one in story.entries if one.sentence == 0] == ["three-year repair"]


def test_the_draft_s_own_day(story: Sheet) -> None:
    assert story.date is not None
    assert story.date.isoformat() == "2026-11-18"
    friday = entry(story, "on Friday")
    assert friday.dated is not None
    assert friday.dated.calendar == ("2026-11-20",)


def test_markup_inside_an_entry_is_in_its_span_and_not_in_its_text() -> None:
    text = "The clinic sent **64** new nurses home."
    (number,) = sheet_of(text).entries
    assert (number.text, number.span.of(text)) == ("64 new nurses", "64** new nurses")


def test_a_part_of_the_sheet(story: Sheet) -> None:
    cut = facts.part(story, story.sentences[entry(story, "$30,000 a week").sentence].span)
    assert [one.kind for one in cut.entries] == [Kind.STATEMENT, Kind.NUMBER]
    assert cut.entries[1].within == 0
    assert [one.sentence for one in cut.entries] == [0, 0]


def test_a_carried_sentence_is_a_statement_of_the_speaker_before() -> None:
    sheet = sheet_of(
        "Harbour master Ingrid Solheim said the pier would reopen. It would also get a new light, she added. "
        "“The old one is tired.”",
        "plaintext",
    )
    last = sheet.entries[-1]
    assert last.kind is Kind.QUOTATION
    assert named(last) == ["Ingrid Solheim"]


def test_declining_to_comment_is_no_statement() -> None:
    sheet = sheet_of("Mayor Ingrid Solheim declined to comment on the closing of the pier.", "plaintext")
    assert {one.kind for one in sheet.entries} == {Kind.NAME}


def test_a_dateline_is_no_part_of_what_is_said() -> None:
    for dateline in ("PORT ELLERY (AP) — ", "PORT ELLERY, Nov. 18 — ", "PORT ELLERY (AP) - "):
        sheet = sheet_of(f"{dateline}The pier would reopen soon, Mayor Ingrid Solheim said.", "plaintext")
        (statement,) = [one for one in sheet.entries if one.kind is Kind.STATEMENT]
        assert statement.text == "The pier would reopen soon"


def test_when_something_was_said_is_the_reporter_s_own() -> None:
    sheet = sheet_of("Critics said on Friday that the pier would be shut within a year.", "plaintext")
    friday = entry(sheet, "on Friday")
    assert friday.source is None


def test_a_quotation_without_a_speaker_has_no_source() -> None:
    sheet = sheet_of("“Nobody on this coast believes a word of it any more.”\n\nIt rained.\n", "plaintext")
    (quotation,) = sheet.entries
    assert (quotation.kind, quotation.source) == (Kind.QUOTATION, None)


def test_a_word_held_at_arm_s_length_is_no_quotation() -> None:
    assert sheet_of("The so-called “pier” stood in the rain.", "plaintext").entries == ()


def test_a_name_in_two_spellings() -> None:
    sheet = sheet_of(
        "Foreign Minister Annika Baerholt arrived in Oslo. Baerholt met the king. Later Baerhold flew home.",
        "plaintext",
    )
    (name,) = [one for one in sheet.entries if one.named is not None and "Baerhol" in one.text]
    assert name.named is not None
    assert set(name.named.spellings) <= {"Baerholt", "Baerhold"}


def test_html_has_source_offsets() -> None:
    text = "<p>Divers replaced <b>64</b> piles &amp; two beams in <i>March</i> 2023.</p>"
    sheet = sheet_of(text, "html")
    spans = {one.text: one.span.of(text) for one in sheet.entries}
    assert spans["in March 2023"] == "in <i>March</i> 2023"
    assert any(shown.startswith("64") for shown in spans)


def check(text: str, language: str) -> None:
    """The invariants of every sheet."""
    sheet = sheet_of(text, language)
    assert [one.span.start for one in sheet.entries] == sorted(one.span.start for one in sheet.entries)
    assert [one.span.start for one in sheet.sentences] == sorted(one.span.start for one in sheet.sentences)
    assert {one.sentence for one in sheet.entries} == set(range(len(sheet.sentences)))
    for index, one in enumerate(sheet.entries):
        assert one.spans
        assert all(0 <= span.start < span.end <= len(text) for span in one.spans)
        assert one.text
        assert one.text == " ".join(one.text.split())
        if language == "plaintext":
            assert one.text == " … ".join(" ".join(span.of(text).split()) for span in one.spans)
        assert (one.claim is not None) == (one.kind is Kind.CLAIM)
        assert (one.named is not None) == (one.kind is Kind.NAME)
        assert (one.dated is not None) == (one.kind is Kind.DATE)
        if one.within is not None:
            assert one.within < index
            holder = sheet.entries[one.within]
            assert holder.kind in (Kind.CLAIM, Kind.STATEMENT, Kind.QUOTATION)
            assert any(span.start <= one.span.start < span.end for span in holder.spans)
        if (
            one.source is not None
            and one.source.span is not None
            and not one.source.carried
            and language == "plaintext"
        ):
            assert " ".join(one.source.span.of(text).split()) == one.source.words
    keys = [(one.kind, one.spans) for one in sheet.entries]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("language", ["plaintext", "markdown", "html"])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "\ufeff",
        STORY,
        STORY.replace("\n", "\r\n"),
        STORY.replace("\n", "\r"),
        "🥐 Ana Ruiz said 24 🥐 buns were “very 🥐 good indeed” on Tuesday 🥐.",
        "“" * 3_000,
        "said " * 3_000,
        "“a said b” " * 1_000,
        "Ana Ruiz said that " * 800,
        "1 2 3 " * 3_000,
        "on Tuesday " * 2_000,
        "| a | 24 |\n|---|---|\n| b | 3,000 people |\n",
        "> “The sea,” she said, “does not wait.”\n\n* Ruiz said 24 boats sank.\n",
        "\ud800 said “24 \udfff boats sank there today”.",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_the_invariants_hold(text: str, language: str) -> None:
    check(text, language)


PIECES = st.sampled_from(
    [
        "Ana Ruiz said", "the ministry", "“We had no choice left,”", "she told reporters on Tuesday", "24 boats",
        "half of", "critics say", "reportedly", ".", ". ", "\n\n", "\r\n\r\n", "“", "”", '"', ", ",
        "according to the union",
        "in March 2023", "killing 17", "He", "They will never", "because of", "🥐", "# ", "* ", "<b>", "&amp;", "that",
        "two years ago", "the third attack", "Ruiz", "unprecedented", "’", "‘", "(", ")", "\u2028", "Mr.", "U.S.",
    ]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40), st.sampled_from(["plaintext", "markdown", "html"]))
def test_the_invariants_hold_of_any_draft(pieces: list[str], language: str) -> None:
    check(" ".join(pieces), language)


@pytest.mark.parametrize("text", ["Ruiz said “no” and 24 boats sank in May 2023; ", "“Yes,” he said. ", "24 "])
def test_a_long_paragraph_takes_time_in_proportion(text: str) -> None:
    """Counts steps, not seconds: twice the text, about twice the lines run."""
    assert _lines_run(text * 400) < 3 * _lines_run(text * 200)


def _lines_run(text: str) -> int:
    import sys

    analysis = analyse(Draft.read(text))
    for paragraph in analysis.draft.paragraphs:
        for sentence in range(len(paragraph.sentences)):
            paragraph.tags(sentence)
    _ = analysis.figures.all, analysis.figures.spellings
    count = 0

    def trace(frame: object, event: str, argument: object) -> object:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        facts.read(analysis.draft, analysis.sources, analysis.figures)
    finally:
        sys.settrace(before)
    return count
