"""What makes a sentence a claim, and what the judge makes of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsls.attribution import ClaimKind, claims, judge
from newsls.draft import Paragraph
from newsls.markup import BlockKind


def kinds(text: str) -> dict[str, str]:
    """The telling words of a sentence and their kinds."""
    paragraph = Paragraph(BlockKind.PARAGRAPH, text)
    found = claims.triggers(text, paragraph.tokens, [False] * len(paragraph.tokens))
    return {trigger.span.of(text): trigger.kind.value for trigger in found if trigger.weight > 1}


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("The fund’s managers embezzled the money.", "embezzled", ClaimKind.WRONGDOING),
        ("The gang stormed the depot, killing 17 guards.", "killing 17", ClaimKind.NUMBER),
        ("The flood destroyed more than 4,000 homes.", "more than 4,000 homes", ClaimKind.NUMBER),
        ("The deal is worth $3.2 billion.", "worth $3.2 billion", ClaimKind.NUMBER),
        ("Turnout fell by 12 percent.", "12 percent", ClaimKind.NUMBER),
        ("Thousands of families fled.", "Thousands of", ClaimKind.NUMBER),
        ("The company is likely to fail.", "is likely", ClaimKind.PREDICTION),
        ("The minister wants to avoid a vote.", "wants to", ClaimKind.MOTIVE),
        ("It is a largely ceremonial post.", "largely ceremonial", ClaimKind.EVALUATION),
        ("The delay was caused by neglect.", "caused by", ClaimKind.CAUSE),
        ("The council faces growing pressure.", "growing pressure", ClaimKind.STANCE),
    ],
)
def test_the_seven_kinds(text: str, words: str, kind: ClaimKind) -> None:
    assert kinds(text).get(words) == kind.value


@pytest.mark.parametrize(
    "text", ["It opened in 1998.", "They met on May 12.", "She is a 34-year-old nurse.", "In the 1980s it closed."]
)
def test_years_dates_and_ages_are_no_figures(text: str) -> None:
    assert "number" not in kinds(text).values()


def test_words_inside_quotations_are_not_the_storys_own() -> None:
    text = "“Unprecedented.”"
    paragraph = Paragraph(BlockKind.PARAGRAPH, text)
    assert claims.triggers(text, paragraph.tokens, [True] * len(paragraph.tokens)) == []


def test_packed_weights_add_up() -> None:
    rows = [[1, -2, 300, -4000, 0], [-1, 2, -700, 5000, -9], [0, 0, 0, 0, 1]]
    total = sum(map(judge.pack, rows))
    assert judge.unpack(total) == [sum(column) for column in zip(*rows, strict=True)]


def test_probabilities_sum_to_one() -> None:
    scores = judge.local(["will", "@none"])
    assert len(scores) == len(judge.CLASSES)
    assert sum(judge.percent(scores)) == pytest.approx(100, abs=3)
    assert sum(judge.judge(judge.context(scores, [None] * 4, [False] * judge.FLAGS))) == pytest.approx(1)


def test_the_model_has_the_shape_that_the_code_expects() -> None:
    model = judge.model()
    assert len(model.context) == judge.SIZE
    assert all(len(row) == len(judge.CLASSES) for row in model.context)
    assert all(len(row) == len(ClaimKind) + 1 for row in model.kinds.values())


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said the reform had been a disaster for the region’s farmers.",
        "The reform has been a disaster for the region’s farmers, according to the union.",
        "“The reform has been a disaster for the region’s farmers,” the mayor said.",
    ],
)
def test_an_attributed_sentence_is_no_claim(standing: Callable[[str], list[str]], text: str) -> None:
    assert standing(text) == ["attributed"]
