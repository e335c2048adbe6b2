"""Families of reporting words and of the places where they stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Triples = Callable[[str], list[tuple[str | None, str | None, str]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what stands between a source and its verb
        (
            "Petra Lindqvist, director of the harbour board, has accused the mayor of lying.",
            ("Petra Lindqvist, director of the harbour board", "has accused", "the mayor of lying"),
        ),
        (
            "The dam has been inspected twice, the ministry has, however, said.",
            ("the ministry", "has, however, said", "The dam has been inspected twice"),
        ),
        ("Dockers - the oldest - warn that it may go.", ("Dockers - the oldest", "warn", "that it may go")),
        ("A source close to him said the talks had failed.", ("A source close to him", "said", "the talks had failed")),
        # subjects that stand alone, and plurals without an s
        ("Some accused the mayor of lying.", ("Some", "accused", "the mayor of lying")),
        ("Data show that rents rose.", ("Data", "show", "that rents rose")),
        # verbs that look like nouns
        ("The ferry sank in May, the records show.", ("the records", "show", "The ferry sank in May")),
        ("The council votes in May, the Gazette reports.", ("the Gazette", "reports", "The council votes in May")),
        ("The minister supports raising the fare.", ("The minister", "supports", "raising the fare")),
        ("Dockers worry about the winter.", ("Dockers", "worry", "the winter")),
        ("Lindqvist blames ministers for the delay.", ("Lindqvist", "blames", "ministers for the delay")),
        # objects
        ("The owners rejected that offer.", ("The owners", "rejected", "that offer")),
        ("The mayor announced on Monday the sale of the pier.", ("The mayor", "announced", "the sale of the pier")),
        ("The mayor said the old hall shut in May.", ("The mayor", "said", "the old hall shut in May")),
        (
            "The minister apologised to the families for the delay.",
            ("The minister", "apologised", "the families for the delay"),
        ),
        # relative clauses
        ("The fares follow a formula that the union has criticised.", ("the union", "has criticised", "a formula")),
        ("It was the kind of plan he argued would ruin them.", ("he", "argued", "would ruin them")),
        # verbs that report only with their noun
        ("The mayor made the case for a new bridge.", ("The mayor", "made the case", "a new bridge")),
        ("The union took aim at the owners.", ("The union", "took aim", "the owners")),
        (
            "The minister raised doubts about whether the bridge would last.",
            ("The minister", "raised doubts", "whether the bridge would last"),
        ),
        ("The candidate won the support of the dockers.", ("the dockers", "won the support of", "The candidate")),
        # polls
        (
            "In a poll for the bank, four in ten tenants wanted to leave.",
            ("a poll for the bank", "In", "four in ten tenants wanted to leave"),
        ),
        (
            "Rents were the main worry, in a survey by the tenants’ union.",
            ("a survey by the tenants’ union", "in", "Rents were the main worry"),
        ),
        # votes, wishes and plans
        ("The council voted for the tunnel.", ("The council", "voted", "the tunnel")),
        ("The dockers want a vote.", ("The dockers", "want", "a vote")),
        ("The owners aim to sell the pier.", ("The owners", "aim", "to sell the pier")),
        # without an agent, or with one
        ("The plan was backed by voters in the north.", ("voters in the north", "was backed by", "The plan")),
        ("A decision is expected in May.", (None, "is expected", "A decision … in May")),
    ],
)  # fmt: skip
def test_a_family(triples: Triples, text: str, expected: tuple[str | None, str | None, str]) -> None:
    assert expected in triples(text)


@pytest.mark.parametrize(
    "text",
    [
        "She leads in the polls.",
        "The mayor took the train to the harbour.",
        "The council made room for a school.",
        "The union held its dinner in May.",
        "He gave the case to a porter.",
        "The mayor looked at the bridge.",
        "The harbour reports lay on the desk.",
    ],
)
def test_none_of_the_family(triples: Triples, text: str) -> None:
    assert triples(text) == []
