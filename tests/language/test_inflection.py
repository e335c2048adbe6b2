"""Inflection: forms of verbs, nouns and adjectives, and the way back."""

from __future__ import annotations

import pytest

from newsls.language import inflection


@pytest.mark.parametrize(
    "forms",
    [
        "lead leads led led leading",
        "be is was been being",
        "have has had had having",
        "go goes went gone going",
        "undergo undergoes underwent undergone undergoing",
        "stop stops stopped stopped stopping",
        "occur occurs occurred occurred occurring",
        "offer offers offered offered offering",
        "travel travels traveled traveled traveling",
        "agree agrees agreed agreed agreeing",
        "lie lies lay lain lying",
        "lay lays laid laid laying",
        "try tries tried tried trying",
        "play plays played played playing",
        "pass passes passed passed passing",
        "fix fixes fixed fixed fixing",
        "panic panics panicked panicked panicking",
        "quiz quizzes quizzed quizzed quizzing",
        "quit quits quit quit quitting",
        "veto vetoes vetoed vetoed vetoing",
        "oversee oversees oversaw overseen overseeing",
        "dye dyes dyed dyed dyeing",
        "need needs needed needed needing",
        "develop develops developed developed developing",
        "flow flows flowed flowed flowing",
    ],
)
def test_verb_forms(forms: str) -> None:
    base, *_ = forms.split()
    assert " ".join(inflection.verb_forms(base)) == forms


def test_british_verbs() -> None:
    assert inflection.verb_forms("travel", british=True).past == "travelled"
    assert inflection.verb_forms("learn", british=True).participle == "learnt"
    assert inflection.verb_forms("visit", british=True).past == "visited"


def test_two_right_forms() -> None:
    assert inflection.participles("prove") == ("proved", "proven")
    assert inflection.pasts("dive") == ("dived", "dove")
    assert inflection.pasts("walk") == ("walked",)


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("led", "lead"),
        ("was", "be"),
        ("has", "have"),
        ("making", "make"),
        ("running", "run"),
        ("stopped", "stop"),
        ("hoped", "hope"),
        ("hopped", "hop"),
        ("tries", "try"),
        ("tried", "try"),
        ("dying", "die"),
        ("goes", "go"),
        ("passing", "pass"),
        ("passes", "pass"),
        ("raised", "raise"),
        ("charged", "charge"),
        ("rescued", "rescue"),
        ("panicked", "panic"),
        ("lay", "lie"),
        ("visited", "visit"),
        ("learnt", "learn"),
        ("settled", "settle"),
    ],
)
def test_bases_begin_with_the_likeliest(form: str, base: str) -> None:
    assert base in inflection.bases(form)[:2]
    if form not in ("settled", "panicked"):
        assert inflection.bases(form)[0] == base


def test_every_irregular_form_leads_back() -> None:
    for base in inflection._verbs():
        for form in (*inflection.pasts(base), *inflection.participles(base), inflection.verb_forms(base).gerund):
            assert base in inflection.bases(form), form


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("crisis", "crises"),
        ("child", "children"),
        ("baby", "babies"),
        ("boy", "boys"),
        ("church", "churches"),
        ("hero", "heroes"),
        ("photo", "photos"),
        ("wolf", "wolves"),
        ("spokeswoman", "spokeswomen"),
        ("policeman", "policemen"),
        ("german", "germans"),
        ("brother-in-law", "brothers-in-law"),
        ("vice-president", "vice-presidents"),
        ("series", "series"),
        ("movie", "movies"),
        ("roof", "roofs"),
        ("house", "houses"),
        ("bus", "buses"),
        ("committee", "committees"),
        ("analysis", "analyses"),
    ],
)
def test_plurals_and_back(noun: str, plural: str) -> None:
    assert inflection.plural(noun) == plural
    assert inflection.singulars(plural)[0] == noun


@pytest.mark.parametrize("form", ["news", "politics", "consensus", "glass", "police", "gas"])
def test_what_is_no_plural_has_no_singular(form: str) -> None:
    assert inflection.singulars(form) == ()
