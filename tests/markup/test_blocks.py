"""Blocks: offsets to and fro, and edits that never eat markup."""

from __future__ import annotations

import pytest

from newsls.markup import OPAQUE, parse
from newsls.text import Edit, Span, apply_edits


def changed(source: str, language: str, wrong: str, right: str) -> str | None:
    """The source after the first ``wrong`` of its only block's prose is changed to ``right``; None if it can't be."""
    (block,) = parse(source, language).blocks
    at = block.text.index(wrong)
    edit = block.edit_to_source(Edit(Span(at, at + len(wrong)), right))
    return None if edit is None else apply_edits(source, [edit])


@pytest.mark.parametrize(
    ("source", "language", "wrong", "right", "expected"),
    [
        ("He l**ea**d the talks.", "markdown", "lead", "led", "He l**e**d the talks."),
        ("He *lead* the talks.", "markdown", "lead", "led", "He *led* the talks."),
        ("He le<b>a</b>d the talks.", "html", "lead", "led", "He le<b></b>d the talks."),
        ("Fish &amp; chips were sold sold.", "html", " sold sold", " sold", "Fish &amp; chips were sold."),
        ("Fish &amp; chips.", "markdown", "&", "and", "Fish and chips."),
        ("They sold \\*fish\\*.", "markdown", "fish", "chips", "They sold \\*chips\\*."),
        ("See [the the map](x.html).", "markdown", "the the", "the", "See [the map](x.html)."),
        ("> He lead\n> the talks.", "markdown", "lead", "led", "> He led\n> the talks."),
        ("A word[^1].", "markdown", "word", "phrase", "A phrase[^1]."),
    ],
)
def test_edit_keeps_markup(source: str, language: str, wrong: str, right: str, expected: str) -> None:
    assert changed(source, language, wrong, right) == expected


@pytest.mark.parametrize(
    ("source", "language", "wrong", "right"),
    [
        ("He **le**ad the talks.", "markdown", "lead", "ran"),  # over the edge of the emphasis
        ("The `x` vote.", "markdown", f" {OPAQUE} vote", " vote"),  # over code
        ("The `x` vote.", "markdown", OPAQUE, ""),
        ("one<br>two", "html", "\n", " "),  # the line break is a tag
        ("<p><q>Yes</q>, he said.", "html", "“", '"'),
        ("&nGt; than", "html", "≫", ">"),  # half of one reference
    ],
)
def test_edit_that_would_eat_markup(source: str, language: str, wrong: str, right: str) -> None:
    assert changed(source, language, wrong, right) is None


def test_placeholder_cannot_be_written() -> None:
    (block,) = parse("The vote.").blocks
    assert block.edit_to_source(Edit(Span(0, 3), OPAQUE)) is None


def test_insertions_stay_outside_of_what_follows() -> None:
    source = "The **vote** came &amp; went."
    (block,) = parse(source, "markdown").blocks
    at = block.text.index(" came")
    edit = block.edit_to_source(Edit(Span(at, at), "s"))
    assert edit is not None
    assert apply_edits(source, [edit]) == "The **votes** came &amp; went."


def test_spans_include_the_markup_inside_and_not_around() -> None:
    source = "> **The** vote &amp; the *count*"
    (block,) = parse(source, "markdown").blocks
    assert block.text == "The vote & the count"
    assert block.span.of(source) == "The** vote &amp; the *count"
    assert block.to_source(Span(0, 8)).of(source) == "The** vote"
    assert block.to_source(Span(9, 10)).of(source) == "&amp;"
    assert block.to_prose(source.index("count")) == block.text.index("count")
    assert block.to_prose(source.index("&")) == 9
    assert block.to_prose(0) is None
