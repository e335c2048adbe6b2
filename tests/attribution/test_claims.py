"""What makes a sentence a claim, and what the judge makes of it."""

from __future__ import annotations

import struct
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
        ("The delay was caused by neglect.", "was caused by", ClaimKind.CAUSE),
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


def test_packed_rows_add_up() -> None:
    rows = [[1, 64, 127], [64, 64, 65], [127, 1, 64]]
    packed = judge.packed(bytes(weight for row in rows for weight in row), 3)
    assert list(struct.unpack("<3H", sum(packed).to_bytes(6, "little"))) == [
        sum(column) for column in zip(*rows, strict=True)
    ]


def test_what_no_feature_is_known_of_says_what_nothing_says() -> None:
    assert judge.local(["no such feature"] * 900) == judge.local([])


def test_probabilities_sum_to_one() -> None:
    own = judge.local(["will", "@none"])
    assert sum(judge.percent(own)[:5]) == pytest.approx(100, abs=3)
    assert sum(judge.judge(judge.Place(own, [None] * 4, [False] * judge.FLAGS))) == pytest.approx(1)


def test_the_model_has_the_shape_that_the_code_expects() -> None:
    model = judge.model()
    hidden = len(model.hidden[0])
    message = len(model.neighbours[0][0])
    assert len(model.bias) == len(model.scales) == 5 + judge.KINDS + hidden + message == model.fields.size // 2
    assert len(model.hidden) == len(judge.CLASSES)
    assert [len(rows) for rows in model.neighbours] == [len(judge.CLASSES)] * 8
    assert [len(row) for row in model.flags] == [len(judge.CLASSES)] * judge.FLAGS


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
