"""The words that a message points at say something by themselves."""

from __future__ import annotations

import pytest

from newsls.attribution import ClaimKind, claims, features, judge, telling
from newsls.attribution.reading import read_paragraph
from newsls.draft import Paragraph
from newsls.language import tagging
from newsls.markup import BlockKind


def pointed(text: str) -> tuple[str, str] | None:
    """The words and the kind of the claim that a sentence would be."""
    paragraph = Paragraph(BlockKind.PARAGRAPH, text)
    sentence = read_paragraph(paragraph).sentences[0]
    found = claims.triggers(text, sentence.tokens, sentence.quoted)
    names = features.local(sentence, found, judge.word_classes())
    claim = claims.claim(sentence, judge.kinds(judge.local(names)), found)
    return None if claim is None else (claim.trigger.of(text), claim.kind.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The closure will hurt small farmers in the valley.", "will hurt small farmers"),
        ("Rates could be raised again in spring.", "could be raised"),
        ("The council is likely to lose the case.", "is likely to lose the case"),
        ("The harbour master wants to keep the old pier.", "wants to keep the old pier"),
        ("It was the biggest strike in the port’s history.", "the biggest strike"),
        ("The new curriculum has been a disaster for rural schools.", "has been a disaster"),
        ("The task is proving difficult for the council.", "is proving difficult"),
        ("The board faces opposition in the villages.", "faces opposition"),
        ("Most shopkeepers on the quay have given up.", "Most shopkeepers"),
        ("The delays were caused by years of neglect.", "were caused by years of neglect"),
        ("The flood left 1,200 families without a home.", "1,200 families"),
        ("The company bribed inspectors for a decade.", "bribed inspectors"),
        ("The bill was rushed through because it feared defeat.", "because it feared defeat"),
        ("The largely ceremonial post went to a cousin.", "largely ceremonial"),
    ],
)
def test_a_claim_word_is_widened_to_its_phrase(text: str, words: str) -> None:
    found = pointed(text)
    assert found is not None
    assert found[0] == words


SENTENCES = """
The power of the guilds has faded since the reform, but few in the old town will miss them.
Tensions over trade are the reason why the two capitals no longer talk.
But the mayor has never been popular on the east bank.
The port lost its way under a string of weak managers.
Nobody in the party dares to contradict the chairman.
With its clean lines and wide windows, the library is a gem.
The reservoir has shrunk, and the farmers are paying the price.
The strike has exposed how thin the margins of the airline are.
It is a race that the governor can only lose.
The trade in old instruments thrives where customs officers look the other way.
What began as a quarrel over parking has become a battle for the soul of the town.
The fund hides its losses in a maze of subsidiaries.
The museum’s decline mirrors that of the whole quarter.
Even so, the ferry remains the lifeline of the islands.
""".strip().splitlines()
TELLING = ("V", "J", "R", "CD")
"""Tags that tell something without another: verbs, adjectives, adverbs, numbers."""


@pytest.mark.parametrize("text", SENTENCES)
def test_no_claim_is_pointed_at_by_a_function_word_or_a_noun_alone(text: str) -> None:
    found = pointed(text)
    assert found is not None
    tokens = Paragraph(BlockKind.PARAGRAPH, text).tokens
    start = text.index(found[0])
    tags = [
        tag
        for token, tag in zip(tokens, tagging.tags(tokens), strict=True)
        if start <= token.start < start + len(found[0])
    ]
    content = [tag for tag in tags if tag.startswith((*TELLING, "N"))]
    assert any(tag.startswith(TELLING) for tag in content) or len(content) > 1, found


@pytest.mark.parametrize("text", ["“It was a disaster.”", "Of the.", "The mayor.", "Will.", "But because."])
def test_without_a_phrase_there_is_nothing_to_point_at(text: str) -> None:
    assert pointed(text) is None


def test_verbs_that_accuse_are_not_asked_where_a_court_has_spoken() -> None:
    def plain(text: str) -> bool:
        tokens = Paragraph(BlockKind.PARAGRAPH, text).tokens
        found = claims.triggers(text, tokens, [False] * len(tokens))
        return any(t.kind is ClaimKind.WRONGDOING and t.weight == claims.PLAIN for t in found)

    assert plain("The brothers laundered the money through a bakery.")
    assert not plain("The brothers were convicted of having laundered the money through a bakery.")


@pytest.mark.parametrize("unit", ["will ", "because it ", "to to ", "most of ", "growing ", "1,000 ", "a "])
def test_long_input_is_linear(unit: str) -> None:
    paragraph = Paragraph(BlockKind.PARAGRAPH, unit * 20_000 + ".")
    sentence = read_paragraph(paragraph).sentences[0]
    found = claims.triggers(paragraph.text, sentence.tokens, sentence.quoted)
    names = features.local(sentence, found, judge.word_classes())
    claims.claim(sentence, judge.kinds(judge.local(names)), found)
    telling.clause(sentence, judge.claim_weight)
