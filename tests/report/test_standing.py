"""Who answers for a sentence, in words."""

from __future__ import annotations

import pytest

from newsls.analysis import analyse
from newsls.draft import Draft
from newsls.report.standing import Standing, standing


def told(text: str, words: str) -> Standing | None:
    """What is told of the sentence in which ``words`` stand."""
    analysis = analyse(Draft.read(text, "markdown"))
    assert not analysis.failures
    return standing(analysis, text.index(words) + 1)


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ("The harbour master, Ingrid Solheim, said the pier was sound.", "pier",
         "Answerable: Ingrid Solheim (“The harbour master, Ingrid Solheim, said”)."),
        ("Minister Ingrid Solheim said the pier was sound. She said it would reopen.", "reopen",
         "Answerable: Ingrid Solheim (“She said”)."),
        ("The pier was sound, according to the Interior Ministry.", "pier",
         "Answerable: the Interior Ministry (“according to the Interior Ministry”)."),
        ("A ministry spokesman said the pier was sound.", "pier", "Answerable: a ministry spokesman (“said”)."),
        ("The pier was sound, he said.", "pier", "Answerable: “he”, by whom newsls can’t tell who is meant."),
        ("The pier will reportedly close in May.", "pier", "Weak source: “reportedly” names nobody."),
        ("Critics say the pier is rotten.", "pier", "Weak source: “Critics” is nobody whom a reader could place."),
        ("The gang stormed the station at dawn, killing 17.", "gang",
         "No source for a claim: it gives a figure (“killing 17”)."),
        ("The council met on Tuesday in the town hall.", "council",
         "No source, and newsls reads none as needed: common knowledge, on the record, or seen by anyone."),
        ("The pier was closed.\n\n“We never saw it coming and we never will.”", "never saw",
         "No speaker that newsls can find for this quotation."),
        ("“It is late,” said Tobias Brandt. “It should have come in May.\n\n“Nobody believed her.”", "Nobody",
         "Answerable: Tobias Brandt, whose quotation goes on from before."),
    ],
)  # fmt: skip
def test_what_is_told(text: str, words: str, said: str) -> None:
    made = told(text, words)
    assert made is not None
    assert made.plain() == said


def test_it_is_told_of_the_sentence() -> None:
    text = "The council met on Tuesday. *Ingrid Solheim* said the pier was sound. It rained.\n"
    made = told(text, "pier")
    assert made is not None
    assert made.span.of(text) == "Ingrid Solheim* said the pier was sound."


def test_headings_captions_and_markup_are_not_asked() -> None:
    assert told("# The pier\n\nIt rained.\n", "pier") is None
    analysis = analyse(Draft.read(""))
    assert standing(analysis, 0) is None


def test_markdown_shows_the_draft_s_marks_as_they_are() -> None:
    made = told("A *senior* ministry aide said <b>the pier</b> was sound.", "pier")
    assert made is not None
    assert made.markdown() == "**Answerable:** a senior ministry aide (“said”)."
    made = Standing(made.span, "Answerable:", "a_b * <c>")
    assert made.markdown() == "**Answerable:** a\\_b \\* \\<c\\>"
