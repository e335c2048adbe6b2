"""Confused words: how many sets are told apart, what their messages say, and what keeps the context quiet."""

from __future__ import annotations

from collections import defaultdict
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsls.analysis import analyse
from newsls.draft import Draft
from newsls.finding import Finding
from newsls.rules.confused_word import _SETS
from newsls.rules.glosses import glosses, sentences
from newsls.rules.phrases import compiled
from newsls.settings import Settings, Typos
from newsls.text import apply_edits

PHRASES = files("newsls.rules").joinpath("confusions.txt").read_text(encoding="utf8")


def findings(text: str, code: str = "confused-word", sensitivity: str = "normal") -> list[Finding]:
    settings = Settings(select=(code,), typos=Typos(sensitivity=sensitivity))
    return [finding for finding in analyse(Draft.read(text), settings).findings if finding.code == code]


def fixed(text: str, code: str = "confused-word") -> str:
    return apply_edits(text, [edit for finding in findings(text, code) for edit in finding.fixes[0].edits])


def decided() -> set[tuple[str, str]]:
    """The pairs (wrong, right) that a phrase of the shipped list decides."""
    return {
        (" ".join(pattern.wrong), pattern.right)
        for patterns in compiled(PHRASES, _SETS).values()
        for pattern in patterns
    }


def sets_of(pairs: set[tuple[str, str]]) -> list[set[str]]:
    """The words that pairs join, as sets without a word in common."""
    joined: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        whole = joined[one] | joined[other] | {one, other}
        for word in whole:
            joined[word] = whole
    return [set(group) for group in {frozenset(group) for group in joined.values()}]


def test_phrases_alone_tell_at_least_120_sets_apart() -> None:
    assert len(sets_of(decided())) >= 120


def test_at_least_120_sets_have_a_gloss_in_each_direction() -> None:
    known = glosses()
    assert all((right, wrong) in known for wrong, right in known)
    assert len(sets_of(set(known))) >= 120


@pytest.mark.parametrize(("wrong", "right"), sorted(glosses()))
def test_a_gloss_names_both_words_in_one_sentence(wrong: str, right: str) -> None:
    said = glosses()[wrong, right]
    assert said.startswith(f"“{wrong}” is ")
    assert said.endswith(f" is “{right}”.")
    assert said.count(".") == 1


def test_a_set_of_three_speaks_of_each_pair() -> None:
    assert sentences(["a place: site | to quote: cite | the eyes' sense: sight"]) == {
        ("site", "cite"): "“site” is a place; to quote is “cite”.",
        ("site", "sight"): "“site” is a place; the eyes' sense is “sight”.",
        ("cite", "site"): "“cite” is to quote; a place is “site”.",
        ("cite", "sight"): "“cite” is to quote; the eyes' sense is “sight”.",
        ("sight", "site"): "“sight” is the eyes' sense; a place is “site”.",
        ("sight", "cite"): "“sight” is the eyes' sense; to quote is “cite”.",
    }


@pytest.mark.parametrize("line", ["a place site", ": site | to quote: cite", "a place: site"])
def test_a_line_that_tells_nothing_apart_is_an_error(line: str) -> None:
    with pytest.raises(ValueError, match=r"no meaning|one word"):
        sentences([line])


MEANINGS = st.from_regex("[a-z ]{1,20}[a-z]", fullmatch=True)
WORDS = st.from_regex("[a-z]{2,9}", fullmatch=True)


@given(st.lists(st.tuples(MEANINGS, WORDS), min_size=2, max_size=4, unique_by=lambda pair: pair[1]))
def test_every_ordered_pair_of_a_set_is_there(known: list[tuple[str, str]]) -> None:
    found = sentences([" | ".join(f"{meaning}: {word}" for meaning, word in known)])
    words = [word for _, word in known]
    assert set(found) == {(one, other) for one in words for other in words if one != other}


@pytest.mark.parametrize(
    ("draft", "right"),
    [
        ("She was given a minor roll in the talks.", "She was given a minor role in the talks."),
        ("The court threw out the federal statue.", "The court threw out the federal statute."),
        ("A senior White House aid said so on Friday.", "A senior White House aide said so on Friday."),
        ("The agency was sending aide to the flooded valley.", "The agency was sending aid to the flooded valley."),
        ("The mayor told then to leave at once.", "The mayor told them to leave at once."),
        ("Soldiers stood guard across the boarder with Poland.", "Soldiers stood guard across the border with Poland."),
        ("He was laying in bed when the siren went.", "He was lying in bed when the siren went."),
        ("The bill will sale through the upper chamber.", "The bill will sail through the upper chamber."),
        ("The firm earns most of its profits from oversees.", "The firm earns most of its profits from overseas."),
        ("The union said taxes were far to high.", "The union said taxes were far too high."),
        ("The port may lose it's licence next year.", "The port may lose its licence next year."),
        ("Those how voted no left the hall.", "Those who voted no left the hall."),
    ],
)
def test_phrases_decide_in_both_directions(draft: str, right: str) -> None:
    assert fixed(draft) == right
    assert findings(right) == []


@pytest.mark.parametrize(
    "draft",
    [
        "Bug reports went up after the change was made to the site.",
        "Connect the wire to the last contact (pin 37) and wait.",
        "Is 80 percent enough for an A in this school?",
        "They kind of nodded their heads at the plan, the teacher said.",
        "There is no more pressing task for the council than this bridge.",
        "In those years there were fewer rules than the state has now.",
        "He lived through the war and fell for then President Adams.",
        "They blew the top off the building before the fire spread.",
        "The reel of film ran for an hour before the hall went dark and people in the back rows began to leave early.",
    ],
)
def test_the_context_keeps_quiet_about(draft: str) -> None:
    assert [(finding.span.of(draft), finding.message) for finding in findings(draft)] == []


@pytest.mark.parametrize(
    ("draft", "right"),
    [
        ("Critics welcomed Obamas decision to sign.", "Critics welcomed Obama's decision to sign."),
        ("It fell short after Joe Bidens win there.", "It fell short after Joe Biden's win there."),
        ("The company avoids hefty import tariff's.", "The company avoids hefty import tariffs."),
        ("They missed deadline's for two committees.", "They missed deadlines for two committees."),
    ],
)
def test_counts_of_news_tell_owners_from_plurals(draft: str, right: str) -> None:
    assert fixed(draft, "apostrophe") == right
    assert findings(right, "apostrophe") == []


@pytest.mark.parametrize(
    "draft",
    [
        "The Obamas left for Hawaii, and both Bidens waved.",
        "Her lead was larger than an incumbent president's.",
        "A friend of the senator's has the letter, and next year's should be longer.",
        "The semi-official Fars news agency had the report first.",
        "His speech was longer than his rival's, and it was his party's.",
    ],
)
def test_owners_that_news_knows_are_left_alone(draft: str) -> None:
    assert [(finding.span.of(draft), finding.message) for finding in findings(draft, "apostrophe")] == []
