"""How long a draft is."""

from __future__ import annotations

import pytest

from newsls.draft import Draft
from newsls.report.statistics import WORDS_A_MINUTE, Statistics, statistics

STORY = """\
---
title: Ferry returns
---

# The ferry is back after three years

By Jo Marsh

The first ferry left at seven – on time. “We’re glad,” said Ana Kos.

* It carries 40 cars.

| Day | Boats |
| --- | ----- |
| Mon | 4     |
"""


def test_running_prose_is_counted_and_nothing_else() -> None:
    assert statistics(Draft.read(STORY, "markdown")) == Statistics(17, 1, 3, 2)


@pytest.mark.parametrize("text", ["", "—\n\n…\n", "# Only a headline\n"])
def test_a_draft_without_words_has_none(text: str) -> None:
    assert statistics(Draft.read(text, "markdown")) == Statistics(0, 0, 0, 0)


def test_a_minute_that_is_begun_counts() -> None:
    for words, minutes in ((1, 1), (WORDS_A_MINUTE, 1), (WORDS_A_MINUTE + 1, 2), (640, 3)):
        assert statistics(Draft.read("word " * words + ".")).minutes == minutes


def test_what_an_edit_left_alone_is_not_counted_again() -> None:
    paragraphs = [f"Sentence {n} of the story stands here." for n in range(50)]
    before = Draft.read("\n\n".join(paragraphs))
    statistics(before)
    paragraphs[20] += " More."
    after = Draft.read("\n\n".join(paragraphs), previous=before)
    counted = ["words" in vars(paragraph) for paragraph in after.paragraphs]
    assert counted.count(False) == 1
    assert not counted[20]
    assert statistics(after) == statistics(Draft.read(after.text))
