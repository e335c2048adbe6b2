"""Agreement and gaps by syntax: what a word can be, what the words around allow, and their conduct on any text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsls.analysis import analyse
from newsls.draft import Draft
from newsls.finding import Finding
from newsls.language import tokenize
from newsls.rules import concord, gaps, verb_forms
from newsls.settings import Settings

WORDS = """to will can could be been was were is are has have had did not he they it I she we who that which a an this
these two many the of one people officials agency court said says went gone take takes taken able going want according
expected number lot reasons reason there each neither largest these several , . “ ” ? 18 and or if""".split()


def findings(text: str) -> tuple[Finding, ...]:
    """What both rules find in a plain text."""
    analysis = analyse(Draft.read(text), replace(Settings(), select=("agreement", "missing-word")))
    assert not analysis.failures
    return analysis.findings


@pytest.mark.parametrize(
    ("form", "base", "flags"),
    [
        ("went", "go", "past"),
        ("gone", "go", "participle"),
        ("relied", "rely", "past participle"),
        ("understands", "understand", "third"),
        ("carrying", "carry", "gerund"),
        ("put", "put", "is_base past participle"),
        ("rely", "rely", "is_base"),
    ],
)
def test_a_verb_is_known_with_its_forms(form: str, base: str, flags: str) -> None:
    found = verb_forms.verb(form)
    assert found is not None
    assert found.base == base
    names = ("is_base", "third", "past", "participle", "gerund")
    assert [name for name in names if getattr(found, name)] == flags.split()


@pytest.mark.parametrize("word", ["instead", "basically", "not", "the", "thursday", "xyzzy", "", "e-mail"])
def test_what_is_no_verb(word: str) -> None:
    assert verb_forms.verb(word) is None


@pytest.mark.parametrize(
    ("plural", "noun"),
    [("reasons", "reason"), ("women", "woman"), ("countries", "country"), ("series", ""), ("news", ""), ("his", "")],
)
def test_plurals_are_told_from_words_that_look_like_them(plural: str, noun: str) -> None:
    assert verb_forms.singular(plural) == noun


@pytest.mark.parametrize("noun", ["percent", "aircraft", "people", "yen", "million", "police"])
def test_what_has_no_plural_is_never_short_of_one(noun: str) -> None:
    assert verb_forms.plural(noun) == ""


@pytest.mark.parametrize(
    ("text", "message", "fixed"),
    [
        ("The growers can relied on the dam.", "“can relied”: after “can” the verb is “rely”.", "rely"),
        ("Both said they predicts a dry year.", "“they predicts”: with “they” the verb is “predict”.", "predict"),
        ("They did not knew the valve was shut.", "“did not knew”: after “did not” the verb is “know”.", "know"),
        ("The board kept these number, he said.", "“these number”: after “these” the noun is plural, “numbers”.",
         "numbers"),
        ("Each of the men were freed.", "“Each of the men were”: “each” is one, so the verb is “was”.", "was"),
        ("Neither of them have a key.",
         "“Neither of them have”: with “neither of” the subject is one, so the verb is “has”.", "has"),
        ("The number of fires have doubled.",
         "“number of fires have”: “the number” is one, so the verb is “has”.", "has"),
        ("There is several reasons for it.",
         "“is several reasons”: with “several reasons” the verb is “are”.", "are"),
        ("There are a reason for it.", "“are a reason”: with “a reason” the verb is “is”.", "is"),
        ("It is one of the reason for it.", "“one of the reason”: after “one of” the noun is plural, “reasons”.",
         "reasons"),
        ("The bells will taken down.", "“will taken”: “be” is missing in between.", " be"),
    ],
)  # fmt: skip
def test_a_message_names_what_asks_for_the_form(text: str, message: str, fixed: str) -> None:
    (finding,) = findings(text)
    assert finding.message == message
    assert finding.fixes[0].edits[0].text == fixed


def test_a_finite_verb_may_be_of_either_tense() -> None:
    (finding,) = findings("He argue that the law was passed in haste, and he said the court had erred.")
    assert {fix.edits[0].text for fix in finding.fixes} == {"argued", "argues"}


def test_a_form_takes_the_apostrophe_of_its_draft() -> None:
    (finding,) = findings("“She’s sure they hasn’t left,” the porter said.")
    assert finding.fixes[0].edits[0].text == "haven’t"


def test_headlines_are_left_alone() -> None:
    analysis = analyse(Draft.read("# Bank will taken to court\n", "markdown"), Settings())
    assert not [finding for finding in analysis.findings if finding.code in ("agreement", "missing-word")]


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_no_place_is_reported_by_both_rules(text: str) -> None:
    found = list(findings(text))
    for index, one in enumerate(found):
        for other in found[index + 1 :]:
            assert one.code == other.code or not one.span.overlaps(other.span), (text, one.message, other.message)


@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_slips_and_gaps_name_tokens_that_are_there(text: str) -> None:
    tokens = tokenize(text)
    for slip in concord.slips(tokens):
        assert 0 <= slip.token < len(tokens)
        assert 0 <= slip.trigger < len(tokens)
        assert bool(slip.rights) != bool(slip.inserted)
        assert tokens[slip.token].norm not in slip.rights
    for gap in gaps.gaps(tokens):
        assert 0 < gap.token < len(tokens)
        assert gap.word.isalpha()


def test_what_lacks_a_be_is_found_without_the_rest() -> None:
    tokens = tokenize("The bells will taken down, they predicts, and it could rises. The men want to freed by noon.")
    whole = [slip for slip in concord.slips(tokens) if slip.inserted]
    assert whole == list(concord.without_be(tokens))
    assert whole


@pytest.mark.parametrize(
    "text",
    [
        "he have " * 20_000,
        "to went " * 20_000,
        "a " * 50_000,
        "The " + "of the " * 20_000,
        "one of the one of " * 10_000,
        "there are a " * 20_000,
        "the number of boats in " * 10_000,
    ],
)
def test_long_rows_of_triggers_are_read(text: str) -> None:
    tokens = tokenize(text)
    assert len(list(concord.slips(tokens))) <= len(tokens)
    assert len(list(gaps.gaps(tokens))) <= len(tokens)
