"""House lists of reporting verbs."""

from __future__ import annotations

from typing import Any

import pytest

from newsls.analysis import analyse
from newsls.draft import Draft
from newsls.finding import Finding
from newsls.settings import read
from newsls.text import apply_edits


def found(text: str, **options: Any) -> list[Finding]:
    settings, problems = read(
        {"select": ["cue-verb"], "attribution": {k.replace("_", "-"): v for k, v in options.items()}}
    )
    assert not problems
    analysis = analyse(Draft.read(text), settings)
    assert not analysis.failures
    return list(analysis.findings)


def test_it_is_off_until_it_is_selected() -> None:
    assert not analyse(Draft.read("The company claimed that the dam was safe.")).findings


@pytest.mark.parametrize("verb", ["claim", "claims", "claimed"])
def test_a_verb_that_the_house_prefers_is_left_alone_in_every_form(verb: str) -> None:
    assert not found("The company claims that the dam was safe.", prefer_cues=[verb])


def test_the_first_preferred_verb_is_offered() -> None:
    [finding] = found("The company claimed that the dam was safe.", prefer_cues=["tell", "stated", "say"])
    assert [fix.title for fix in finding.fixes] == ["Change to “stated”"]


def test_a_verb_that_the_house_avoids_is_reported() -> None:
    text = "The company stressed that the dam was safe."
    assert not found(text)
    [finding] = found(text, avoid_cues=["stress"])
    assert finding.message == "“stressed” is a verb that the house avoids; “said” takes no side."
    assert apply_edits(text, list(finding.fixes[0].edits)) == "The company said that the dam was safe."


def test_mere_synonyms_are_reported_where_the_house_prefers_a_verb() -> None:
    text = "The company stated that the dam was safe. It added that repairs would take a year."
    assert not found(text)
    [finding] = found(text, prefer_cues=["said"])
    assert finding.message == "“stated” says no more than “said”, which the house prefers."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("The firm claims it is safe.", "“claims” hints that it may not be true; “says” takes no side."),
        ("Kos admitted that she knew.", "“admitted” hints at guilt or fault; “said” takes no side."),
        ("Kos pointed out that it rained.", "“pointed out” vouches for what is said; “said” takes no side."),
        ("Kos slammed the new budget.", "“slammed” is louder than what was said; “criticized” takes no side."),
        ("Kos refuted the allegation.", "“refuted” says that it was proved wrong; “rejected” leaves that open."),
        ("“It rained,” Kos quipped.", "“quipped” draws attention to itself; “said” does not."),
    ],
)
def test_a_message_says_why(text: str, message: str) -> None:
    assert [finding.message for finding in found(text)] == [message]
