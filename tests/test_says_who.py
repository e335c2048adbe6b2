"""What is said of a claim and of a vague source reads well, whatever the words it names."""

from __future__ import annotations

import pytest

from newsls.analysis import analyse
from newsls.attribution import Claim, ClaimKind
from newsls.draft import Draft
from newsls.rules.unattributed_claim import message
from newsls.settings import Settings
from newsls.text import Span


@pytest.mark.parametrize(
    ("kind", "words", "expected"),
    [
        ("number", "killing 17", "Says who? “killing 17” is a casualty figure without a source."),
        ("number", "14 injured", "Says who? “14 injured” is a casualty figure without a source."),
        ("number", "dozens of deaths", "Says who? “dozens of deaths” tells of casualties without a source."),
        ("number", "were injured", "Says who? “were injured” tells of casualties without a source."),
        ("number", "40 soldiers", "Says who? “40 soldiers” is a figure without a source."),
        ("number", "3 deadlines", "Says who? “3 deadlines” is a figure without a source."),
        ("number", "thousands of homes", "Says who? “thousands of homes” is a count without a source."),
        ("wrongdoing", "took\nbribes", "Says who? “took bribes” accuses somebody, and no source answers for it."),
        ("prediction", "will rise", "Says who? “will rise” looks ahead, and nobody is named who expects it."),
        ("motive", "wants to", "Says who? “wants to” says what others want, feel or think, without a source."),
        ("evaluation", "the worst", "Says who? “the worst” is a judgement in the story’s own voice."),
        ("cause", "because of", "Says who? “because of” gives a cause, and no source for it."),
        ("stance", "many fear", "Says who? “many fear” speaks for many, and names none of them."),
        (
            "stance",
            "Pressure is growing",
            "Says who? “Pressure is growing” tells of a mood, a pressure or a trend, and names nobody who sees it.",
        ),
    ],
)
def test_a_claim_is_asked_about_by_its_kind(kind: str, words: str, expected: str) -> None:
    assert message(words, Claim(0, ClaimKind(kind), Span(0, len(words)), True)) == expected


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Officials said the road would reopen.", "“Officials said”: who are they?"),
        ("An official said the road would reopen.", "“An official said”: who is that?"),
        ("People familiar with the matter said a deal was near.", "said”: who are they?"),
        ("Local media reported that the mayor had fled.", "“Local media reported”: which ones are they?"),
        ("He is widely believed to have ordered the raid.", "Who says “is widely believed”?"),
    ],
)
def test_a_vague_source_is_asked_about_as_what_it_is(text: str, question: str) -> None:
    [finding] = analyse(Draft.read(text), Settings(select=("weak-attribution",))).findings
    assert question in finding.message
    assert finding.message.endswith("can’t be named.")
