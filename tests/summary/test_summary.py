"""Summaries: verbatim, in order, within their length, and fit to stand alone."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsls.draft import Draft
from newsls.summary import METHODS, Summary, summarise
from newsls.text import Span

STORY = """\
Port of Halden to close for a year

By Nora Quist

The port of Halden will close for a year from March after inspectors found cracks in both of its main piers, the city \
council said on Tuesday. The closure puts 1,400 jobs at risk and will send container traffic to Orley, 60 miles away.

But union leaders said they were told only hours before the announcement. “We learned about it from the radio.” \
“Nobody called us,” said Tom Ferrer, who chairs the dockworkers’ union.

He called for a public inquiry into how the cracks were missed. The council has promised to publish the inspectors’ \
report by Friday and to pay dockworkers 80% of their wages during the closure.

The piers were built in 1961 and last repaired in 1998. Repairs are expected to cost $220 million, most of it from the \
regional government, Deputy Mayor Ines Falk said. She added that the port of Orley had agreed to take on 300 workers.

Scroll down for video.

Sign up for our morning newsletter to get the day’s stories in your inbox.

Additional reporting by Lars Okafor.
"""


def texts(summary: Summary) -> list[str]:
    return [sentence.text for sentence in summary.sentences]


def test_three_sentences_verbatim_in_document_order() -> None:
    draft = Draft.read(STORY)
    summary = summarise(draft)
    assert len(summary.sentences) == 3
    assert summary.note is None
    starts = [sentence.span.start for sentence in summary.sentences]
    assert starts == sorted(starts)
    for sentence in summary.sentences:
        assert sentence.span.of(STORY) == sentence.text
        assert sentence.reason
    assert summary.sentences[0].text.startswith("The port of Halden will close")
    assert summary.sentences[0].reason == "opens the story"


def test_furniture_and_headings_are_never_taken() -> None:
    everything = " ".join(texts(summarise(Draft.read(STORY), sentences=50)))
    for words in ("Scroll down", "Sign up", "Additional reporting", "By Nora", "to close for a year"):
        assert words not in everything


def test_a_quotation_is_never_parted_from_its_speaker() -> None:
    everything = texts(summarise(Draft.read(STORY), sentences=50))
    assert "“We learned about it from the radio.”" not in everything
    assert "“Nobody called us,” said Tom Ferrer, who chairs the dockworkers’ union." in everything


def test_a_quotation_over_several_sentences_is_not_cut() -> None:
    text = (
        "The mayor resigned on Monday after eleven years in office, city hall said. "
        "“I have given this city all that I had to give. The mayor of a city should know when to go. I know it now,” "
        "she told reporters outside city hall. The deputy mayor takes over until the election in June, city hall said."
    )
    for count in (1, 2, 3):
        assert not any("“" in sentence for sentence in texts(summarise(Draft.read(text), sentences=count)))


@pytest.mark.parametrize(
    "opening", ["He", "They", "It", "But the council", "However, the council", "Her deputy", "This plan"]
)
def test_never_opens_on_what_hangs_in_the_air(opening: str) -> None:
    text = (
        "Halden council met on Monday night.\n\n"
        f"{opening} wants to close the port of Halden for a year while both main piers of the port are repaired.\n\n"
        "The port of Halden employs 1,400 people and handles a fifth of the region’s container traffic.\n"
    )
    assert not summarise(Draft.read(text), sentences=1).sentences[0].text.startswith(opening)


def test_a_draft_may_itself_open_on_a_pronoun() -> None:
    text = "It was the coldest night in Halden for forty years, the weather office said on Sunday."
    assert texts(summarise(Draft.read(text))) == [text]


@pytest.mark.parametrize("limit", [1, 5, 20, 30, 60, 100])
def test_words_are_never_exceeded(limit: int) -> None:
    summary = summarise(Draft.read(STORY), words=limit)
    assert sum(len(text.split()) for text in texts(summary)) <= limit
    assert summary.sentences


@pytest.mark.parametrize("limit", [20, 60, 100, 158, 300, 600])
def test_characters_are_never_exceeded_and_no_word_is_cut(limit: int) -> None:
    summary = summarise(Draft.read(STORY), characters=limit)
    assert 0 < len(" ".join(texts(summary))) <= limit
    for sentence in summary.sentences:
        assert sentence.span.of(STORY) == sentence.text
        after = STORY[sentence.span.end : sentence.span.end + 1]
        assert not (sentence.text[-1].isalnum() and after.isalnum())
    if limit < 60:
        assert summary.note == "The best sentence is cut short to fit that length."


def test_a_cut_falls_on_a_clause_where_one_is_near() -> None:
    text = (
        "Halden council will close the port for a year from March, which puts 1,400 jobs at risk and sends most of the "
        "region’s traffic to Orley, sixty miles up the coast, where work has begun on a larger harbour."
    )
    summary = summarise(Draft.read(text), characters=120)
    assert texts(summary) == ["Halden council will close the port for a year from March"]


def test_a_short_draft_returns_what_there_is_and_says_so() -> None:
    summary = summarise(Draft.read("Halden council will close the port for a year from next March."), sentences=3)
    assert len(summary.sentences) == 1
    assert summary.note == "The draft holds only one sentence fit for a summary."


def test_a_draft_without_prose_says_so() -> None:
    for text in ("", "\n\n", "# Heading only"):
        assert summarise(Draft.read(text, "markdown")) == Summary(note="There is no running prose to summarise.")


def test_a_selection_is_summarised_alone() -> None:
    start = STORY.index("He called")
    within = Span(start, STORY.index("Scroll"))
    summary = summarise(Draft.read(STORY), sentences=2, within=within)
    assert len(summary.sentences) == 2
    assert all(within.covers(sentence.span) for sentence in summary.sentences)
    assert not summary.sentences[0].text.startswith("He")


def test_markdown_spans_lie_in_the_source() -> None:
    source = (
        "# Port to close\n\nThe **port** of [Halden](https://example.org) will close for a year, the council said.\n"
    )
    (sentence,) = summarise(Draft.read(source, "markdown")).sentences
    assert sentence.text.startswith("The port of Halden will close")
    assert sentence.span.of(source).startswith("The **port** of")


def test_reversing_the_paragraphs_changes_the_summary_and_white_space_does_not() -> None:
    paragraphs = STORY.split("\n\n")[2:5]
    plain = summarise(Draft.read("\n\n".join(paragraphs)), sentences=2)
    reversed_ = summarise(Draft.read("\n\n".join(reversed(paragraphs))), sentences=2)
    spaced = summarise(Draft.read("\n\n\n".join(paragraphs) + "\n\n"), sentences=2)
    assert set(texts(reversed_)) != set(texts(plain))
    assert texts(spaced) == texts(plain)


@pytest.mark.parametrize("method", METHODS)
def test_every_method_gives_a_summary(method: str) -> None:
    assert len(summarise(Draft.read(STORY), sentences=2, method=method).sentences) == 2


def test_lengths_and_methods_are_checked() -> None:
    draft = Draft.read(STORY)
    with pytest.raises(ValueError, match="at least 1"):
        summarise(draft, words=0)
    with pytest.raises(ValueError, match="no method"):
        summarise(draft, method="astrology")


@given(st.text(max_size=300), st.integers(1, 4))
def test_any_text_is_summarised(text: str, count: int) -> None:
    summary = summarise(Draft.read(text), sentences=count)
    assert len(summary.sentences) <= count
    for sentence in summary.sentences:
        assert sentence.span.of(text) == sentence.text


def test_importing_the_room_imports_no_nltk() -> None:
    code = "import sys, newsls.summary; sys.exit('nltk' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
