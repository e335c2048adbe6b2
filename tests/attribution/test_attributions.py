"""Source, cue and content of every construction that newsls reads."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Triples = Callable[[str], list[tuple[str | None, str | None, str]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # direct, before and after, plain and inverted
        ("“We will not move,” Marta Kovač said.", ("Marta Kovač", "said", "“We will not move,”")),
        (
            "“We will not move,” said Marta Kovač, who leads the union.",
            ("Marta Kovač", "said", "“We will not move,”"),
        ),
        ("She said: “We will not move from here.”", ("She", "said", "“We will not move from here.”")),
        ("“Is it safe?” the mayor asked.", ("the mayor", "asked", "“Is it safe?”")),
        ("The mayor: “We will not pay.”", ("The mayor", ":", "“We will not pay.”")),
        # interrupted
        (
            "“We will not move,” she said, “and we will not pay.”",
            ("she", "said", "“We will not move,” … “and we will not pay.”"),
        ),
        (
            "“We will not move,” Kovač said. “We have nowhere to go.”",
            ("Kovač", "said", "“We will not move,” … “We have nowhere to go.”"),
        ),
        # indirect, with and without “that”, before, inside, after
        ("The mayor said that the bridge was unsafe.", ("The mayor", "said", "that the bridge was unsafe")),
        ("The mayor said the bridge was unsafe.", ("The mayor", "said", "the bridge was unsafe")),
        ("The bridge, the mayor said, is unsafe.", ("the mayor", "said", "The bridge … is unsafe")),
        ("The bridge is unsafe, the mayor said on Friday.", ("the mayor", "said", "The bridge is unsafe")),
        ("The mayor has repeatedly said the dam is safe.", ("The mayor", "has repeatedly said", "the dam is safe")),
        ("Kovač went on to say that it was over.", ("Kovač", "went on to say", "that it was over")),
        # according to
        (
            "The bridge is unsafe, according to the audit office.",
            ("the audit office", "according to", "The bridge is unsafe"),
        ),
        (
            "According to the audit office, the bridge is unsafe.",
            ("the audit office", "According to", "the bridge is unsafe"),
        ),
        ("In Kovač’s view, the dam is unsafe.", ("Kovač’s", "In Kovač’s view", "the dam is unsafe")),
        # an addressee, an adverbial, an apposition, a parenthesis between
        ("The engineer told reporters that it had cracked.", ("The engineer", "told", "that it had cracked")),
        ("The engineer told the council on Friday the dam was old.", ("The engineer", "told", "the dam was old")),
        ("In a statement on Friday, the airline said it would appeal.", ("the airline", "said", "it would appeal")),
        (
            "Kovač, a former miner, said the union would strike.",
            ("Kovač, a former miner", "said", "the union would strike"),
        ),
        ("Kovač, however, said the union would wait.", ("Kovač, however", "said", "the union would wait")),
        # relative
        ("The report, which Kovač said was late, runs to 90 pages.", ("Kovač", "said", "was late")),
        # infinitives, objects, wh-clauses, mixed
        ("Kovač, who leads the union, vowed to strike.", ("Kovač, who leads the union", "vowed", "to strike")),
        (
            "The union urged the council to reopen the mine.",
            ("The union", "urged", "the council to reopen the mine"),
        ),
        ("The mayor criticised the plan.", ("The mayor", "criticised", "the plan")),
        ("Kovač asked whether the dam would hold.", ("Kovač", "asked", "whether the dam would hold")),
        (
            "The mayor called the offer “a slap in the face”.",
            ("The mayor", "called", "the offer “a slap in the face”"),
        ),
        # nouns, adjectives
        ("His view that the dam is old is shared by few.", ("His", "view", "that the dam is old")),
        ("The engineer was confident that it would hold.", ("The engineer", "confident", "that it would hold")),
        # documents and polls
        ("A survey by the bank found that costs rose.", ("A survey by the bank", "found", "that costs rose")),
        ("The letter says the tunnel can’t be used.", ("The letter", "says", "the tunnel can’t be used")),
        # passive and agentless
        ("The plan was criticised by the union.", ("the union", "was criticised by", "The plan")),
        ("The mayor is expected to resign.", (None, "is expected", "The mayor … to resign")),
        ("The dam is reportedly unsafe.", (None, "reportedly", "The dam is … unsafe")),
        # denial
        ("Kovač denied that she had met the owners.", ("Kovač", "denied", "that she had met the owners")),
        ("The mayor said the dam was safe, a claim the union has denied.", ("the union", "has denied", "a claim")),
    ],
)  # fmt: skip
def test_a_construction(triples: Triples, text: str, expected: tuple[str | None, str | None, str]) -> None:
    assert expected in triples(text)


def test_coordinated_verbs_share_a_source(triples: Triples) -> None:
    assert triples("The mayor said the bridge was unsafe and added that it would close.") == [
        ("The mayor", "said", "the bridge was unsafe"),
        ("The mayor", "added", "that it would close"),
    ]


def test_a_participle_shares_the_source_of_the_verb(triples: Triples) -> None:
    found = triples("The dam is safe, the mayor said, adding that it would be inspected.")
    assert found == [
        ("the mayor", "said", "The dam is safe"),
        ("the mayor", "adding", "that it would be inspected"),
    ]


def test_two_sources_of_one_sentence(triples: Triples) -> None:
    found = triples("The mayor said the dam was safe, but the union said it had cracked.")
    assert [(source, content) for source, _, content in found] == [
        ("The mayor", "the dam was safe"),
        ("the union", "it had cracked"),
    ]


def test_what_is_told_of_hopes_is_one_attribution(triples: Triples) -> None:
    assert triples("The mayor said he hoped to win.") == [("The mayor", "said", "he hoped to win")]


@pytest.mark.parametrize(
    "text",
    [
        "The report runs to 90 pages.",
        "Two reports and three claims lay on the table.",
        "The call came at noon.",
        "The “people’s bank” closed in May.",
        "The film “Winter of the Harbour” opens on Friday.",
        "The mayor opened the bridge.",
    ],
)
def test_no_attribution(triples: Triples, text: str) -> None:
    assert triples(text) == []


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("“We will not move,” she said.", "direct"),
        ("She said they would not move.", "indirect"),
        ("She said they would “not move an inch” until June.", "mixed"),
    ],
)
def test_modes(reader: Callable[..., object], text: str, mode: str) -> None:
    _, sources = reader(text)  # type: ignore[misc]
    assert [a.mode.value for s in sources for a in s.attributions] == [mode]


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("Marta Kovač said the dam was safe.", "named"),
        ("The interior ministry said the dam was safe.", "named"),
        ("A ministry spokesperson said the dam was safe.", "named"),
        ("She said the dam was safe.", "named"),
        ("Critics said the dam was unsafe.", "unnamed"),
        ("Several experts said the dam was unsafe.", "unnamed"),
        ("The dam is said to be unsafe.", "agentless"),
    ],
)
def test_strengths(reader: Callable[..., object], text: str, strength: str) -> None:
    _, sources = reader(text)  # type: ignore[misc]
    assert [a.strength.value for s in sources for a in s.attributions] == [strength]
