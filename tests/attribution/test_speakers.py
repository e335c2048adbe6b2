"""Who denies and who claims, how well a source is known, and who goes on speaking in another paragraph."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsls.attribution import Attribution, Footing, Sources, Stance
from newsls.draft import Draft

Reader = Callable[..., tuple[Draft, list[Sources]]]


def said(reader: Reader, text: str, language: str = "plaintext") -> list[tuple[Attribution, str]]:
    """Every attribution with the prose of its paragraph."""
    draft, sources = reader(text, language)
    return [(a, p.text) for p, s in zip(draft.paragraphs, sources, strict=True) for a in s.attributions]


def speakers(reader: Reader, text: str, language: str = "plaintext") -> list[str | None]:
    """Who says it, of every attribution in order: the source as it stands there, or who goes on speaking."""
    return [a.source.of(prose) if a.source else a.speaker or None for a, prose in said(reader, text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kovač denied that she had met the owners.", [("Kovač", "denies")]),
        ("Kovač has not denied that she met the owners.", [("Kovač", "asserts")]),
        ("The ministry disputed the figures.", [("The ministry", "denies")]),
        ("The ministry rejected the offer.", [("The ministry", "asserts")]),
        ("The ministry rejected the claim that it had paid.", [("The ministry", "denies"), (None, "asserts")]),
        ("The ministry dismissed the reports as untrue.", [("The ministry", "denies")]),
        ("The mayor’s denial that he knew came too late.", [("The mayor’s", "denies")]),
        (
            "The mayor said the dam was safe, a claim the union has denied.",
            [("The mayor", "asserts"), ("the union", "denies")],
        ),
        ("The army shelled it, a claim the ministry has denied.", [("the ministry", "denies"), (None, "asserts")]),
        (
            "Guards beat two men, an accusation the prison rejected on Monday.",
            [("the prison", "denies"), (None, "asserts")],
        ),
    ],
)  # fmt: skip
def test_who_claims_and_who_denies(reader: Reader, text: str, expected: list[tuple[str | None, str]]) -> None:
    found = [(a.source and a.source.of(prose), a.stance.value) for a, prose in said(reader, text)]
    assert found == expected


def test_what_somebody_claims_and_somebody_denies(reader: Reader) -> None:
    denial, claim = said(reader, "The army shelled the port, a claim the ministry has denied.")
    assert [c.of(denial[1]) for c in denial[0].content] == ["a claim"]
    assert [c.of(claim[1]) for c in claim[0].content] == ["The army shelled the port"]
    assert (denial[0].stance, claim[0].stance) == (Stance.DENIES, Stance.ASSERTS)
    assert claim[0].footing is Footing.AGENTLESS


@pytest.mark.parametrize(
    ("source", "footing"),
    [
        ("Marta Kovač", "named"),
        ("She", "named"),
        ("The interior ministry", "named"),
        ("The mayor", "named"),
        ("Police", "named"),
        ("A palace statement", "named"),
        ("Treasury official Anna Berg", "named"),
        ("Anna Berg, a Treasury official,", "named"),
        ("A ministry spokesperson", "placed"),
        ("A Treasury official", "placed"),
        ("An aide to Mr Berg", "placed"),
        ("Two officers at the border post", "placed"),
        ("A nurse at the hospital", "placed"),
        ("Officials", "vague"),
        ("Critics", "vague"),
        ("Several experts", "vague"),
        ("Sources close to the talks", "vague"),
    ],
)  # fmt: skip
def test_how_well_a_source_is_known(reader: Reader, source: str, footing: str) -> None:
    found = said(reader, f"{source} said the dam was safe.")
    assert [a.footing.value for a, _ in found] == [footing]


@pytest.mark.parametrize("text", ["The dam is said to be unsafe.", "The dam is reportedly unsafe."])
def test_nobody_says_so(reader: Reader, text: str) -> None:
    assert [a.footing for a, _ in said(reader, text)] == [Footing.AGENTLESS]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The agency quoted the minister as saying that the dam was safe.", ["The agency", "the minister"]),
        ("The minister was quoted as saying the dam was safe.", ["The minister"]),
        (
            "The minister was quoted by the agency as saying the dam was safe.",
            ["the agency", "The minister"],
        ),
        (
            "The premier called the visit “very productive”, according to a palace statement.",
            ["The premier", "a palace statement"],
        ),
        ("In a statement quoting the mayor, the ministry said it was safe.", ["a statement", "the ministry"]),
        ("Kovač said the mayor had told her that the dam was safe.", ["Kovač", "the mayor"]),
    ],
)
def test_nested_attributions_are_both_there(reader: Reader, text: str, expected: list[str]) -> None:
    assert speakers(reader, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the closing line of a quotation, in its paragraph or after it
        ("“The dam is old. It leaks at night.” — Marta Kovač", ["Marta Kovač"]),
        ("“The dam is old. It leaks at night.”― Marta Kovač, miner", ["Marta Kovač"]),
        ('"The dam is old." -- Marta Kovač¶"We stay." -- Jan Berg', ["Marta Kovač", "Jan Berg"]),
        ("“The dam is old. It leaks.”¶— Marta Kovač", ["Marta Kovač"]),
        # a quotation that goes on in the next paragraph, closed or left open
        ("“We stayed,” said Kovač.¶“We had nowhere to go and nothing to lose.”", ["Kovač", "Kovač"]),
        ("Kovač said: “The water came.¶“Then it rose.¶“We left.”", ["Kovač", "Kovač", "Kovač"]),
        # dialogue: a question is the one's, its answer the other's
        ("“Is it safe?” asked Berg.¶“It is,” said Kovač.¶“Since when?”¶“May.”", ["Berg", "Kovač", "Berg", "Kovač"]),
        # two who take turns, and a line that either may have said
        ("“It is safe,” said Berg.¶“It is not,” said Kovač.¶“Nobody asked us.”", ["Berg", "Kovač", None]),
    ],
)  # fmt: skip
def test_who_goes_on_speaking(reader: Reader, text: str, expected: list[str | None]) -> None:
    assert speakers(reader, text) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Kovač wrote to the council:\n\n> The dam is old.\n>\n> We will mend it.", "markdown", ["Kovač"] * 3),
        ("The council met.\n\n> The dam is old.\n>\n> It leaks.\n>\n> — Jan Berg", "markdown", ["Jan Berg"] * 2),
        ("The council met.\n\n> The dam is old. It leaks.\n\nIt rose.", "markdown", []),
        (
            "<p>Kovač wrote to the council:</p><blockquote>The dam is old. It leaks.</blockquote>",
            "html",
            ["Kovač", "Kovač"],
        ),
        (
            "<p>They met.</p><blockquote><p>The dam leaks.</p><footer>— Jan Berg</footer></blockquote>",
            "html",
            ["Jan Berg"],
        ),
    ],
)  # fmt: skip
def test_quoted_blocks(reader: Reader, text: str, language: str, expected: list[str]) -> None:
    assert speakers(reader, text, language) == expected


def test_a_quoted_block_stands_or_falls_with_its_speaker(reader: Reader) -> None:
    _, sources = reader("The mayor wrote:\n\n> It will be a disaster for us all.\n\nIt rained.", "markdown")
    assert [s.value for s in sources[1].sentences] == ["carried"]
    assert not sources[1].claims


@pytest.mark.parametrize(
    "text",
    [
        "“The dam is old” — Berlin, where he lives, is far.",
        "“The dam is old,” — she paused — “and it leaks.”",
        "The “people’s dam” — Kovač Hall",
    ],
)
def test_no_signature(reader: Reader, text: str) -> None:
    assert all(prose[a.cue.start : a.cue.end] != "—" for a, prose in said(reader, text) if a.cue)
