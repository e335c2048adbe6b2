"""The sources that a newsroom accepts, and the outlets and wires that count."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsls.analysis import Analysis, analyse
from newsls.attribution import House, Sourcing
from newsls.attribution.house import credit, phrase
from newsls.draft import Draft
from newsls.settings import Settings, read


def analysed(text: str, **options: Any) -> Analysis:
    settings, problems = read({"attribution": {name.replace("_", "-"): value for name, value in options.items()}})
    assert not problems
    return analyse(Draft.read(text), settings)


def standing(analysis: Analysis) -> list[str]:
    return [one.value for sources in analysis.sources for one in sources.sentences]


@pytest.mark.parametrize(
    ("entry", "source"),
    [
        ("officials", "Officials"),
        ("officials", "two senior officials"),
        ("official", "some of the officials"[8:]),
        ("officials", "an official familiar with the talks"),
        ("an official", "Officials"),
        ("a source close to the talks", "Sources close to the talks"),
        ("a source close to the talks", "two sources close to the talks"),
        ("person familiar with the matter", "a person familiar with the matter"),
        ("people familiar with the matter", "a person familiar with the matter"),
        ("Western diplomats", "a western diplomat"),
        ("the governor’s aides", "the governor's aides"),
    ],
)
def test_a_house_accepts_a_phrase_or_what_its_noun_heads(entry: str, source: str) -> None:
    assert House.of([entry]).accepts(source)


@pytest.mark.parametrize(
    ("entry", "source"),
    [
        ("officials", "critics"),
        ("a source close to the talks", "a source"),
        ("a source close to the talks", "sources close to the minister"),
        ("Western diplomats", "diplomats"),
        ("officials", "a friend of the officials"),
        ("", "officials"),
        ("the", "officials"),
    ],
)
def test_a_house_accepts_nobody_else(entry: str, source: str) -> None:
    assert not House.of([entry]).accepts(source)


def test_a_house_without_lists_accepts_nobody() -> None:
    assert not House.of().accepts("officials")


@pytest.mark.parametrize("source", ["Reuters", "dpa", "the Gazette", "The Gazette", "Gazette newspaper", "State radio"])
def test_outlets_are_known_or_named_by_the_house(source: str) -> None:
    assert House.of(outlets=["the Gazette", "state radio"]).is_outlet(source)


@pytest.mark.parametrize("source", ["the ministry", "radio", "The", ""])
def test_nobody_else_is_an_outlet(source: str) -> None:
    assert not House.of(outlets=["the Gazette", "state radio", "the"]).is_outlet(source)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_can_be_asked_about(entry: str, source: str) -> None:
    house = House.of([entry], [entry])
    house.accepts(source)
    house.is_outlet(source)
    assert hash(house) == hash(House.of([entry], [entry]))
    if phrase(entry) != ((), ()):
        assert house.accepts(entry)
        assert house.accepts(f"the {entry}")


def test_what_an_accepted_source_says_is_attributed() -> None:
    text = "Officials said the talks would resume on Monday. Critics say the plan is too slow."
    assert standing(analysed(text)) == ["weak", "weak"]
    accepting = analysed(text, accepted_sources=["officials"])
    assert standing(accepting) == ["attributed", "weak"]
    assert [finding.span.of(text) for finding in accepting.findings] == ["Critics say"]
    assert [a.strength.value for a in accepting.sources[0].attributions] == ["unnamed", "unnamed"]
    assert [a.footing.value for a in accepting.sources[0].attributions] == ["placed", "vague"]


def test_other_lists_are_read_into_paragraphs_that_did_not_change() -> None:
    draft = Draft.read("Officials said the talks would resume on Monday.")
    before = analyse(draft)
    accepting, _ = read({"attribution": {"accepted-sources": ["officials"]}})
    assert before.findings
    assert not analyse(draft, accepting, before).findings
    assert analyse(draft, Settings(), analyse(draft, accepting, before)).findings == before.findings


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The floods destroyed more than 4,000 homes. (Reuters)", "Reuters"),
        ("The floods destroyed more than 4,000 homes (Reuters).", "Reuters"),
        ("The floods destroyed more than 4,000 homes. — AFP", "AFP"),
        ("The floods destroyed more than 4,000 homes. (The Gazette)", "The Gazette"),
    ],
)
def test_a_credit_answers_for_its_paragraph(text: str, name: str) -> None:
    analysis = analysed(text, outlets=["The Gazette"])
    span = credit(text, House.of(outlets=["The Gazette"]))
    assert span is not None
    assert span.of(text) == name
    assert analysis.sources[0].sentences[0] is Sourcing.ATTRIBUTED
    assert [a.source.of(text) for a in analysis.sources[0].attributions if a.source] == [name]
    assert not [finding for finding in analysis.findings if finding.code == "unattributed-claim"]


def test_wires_share_a_credit() -> None:
    text = "The floods destroyed more than 4,000 homes. (Reuters/dpa)"
    span = credit(text, House.of())
    assert span is not None
    assert span.of(text) == "Reuters/dpa"
    assert credit("The floods destroyed more than 4,000 homes. (Reuters/Gazette)", House.of()) is None


@pytest.mark.parametrize(
    "text",
    [
        "LONDON (Reuters) – The floods destroyed more than 4,000 homes.",
        "It was counted by the Australian Broadcasting Corporation (ABC).",
        "The floods destroyed more than 4,000 homes. (Gazette)",
        "(Reuters)",
        "The report is by the wire – Reuters and others had it first.",
        "",
    ],
)
def test_other_brackets_are_no_credit(text: str) -> None:
    assert credit(text, House.of()) is None


@pytest.mark.parametrize("text", ["(" * 100_000, "— " * 100_000, " " * 100_000 + "(Reuters", "A" * 1_000_000])
def test_credits_are_looked_for_at_the_end_only(text: str) -> None:
    assert credit(text, House.of()) is None


def test_a_lower_case_outlet_is_a_named_source() -> None:
    text = "State radio said the bridge had collapsed."
    [one] = analysed(text, outlets=["state radio"]).sources[0].attributions
    assert one.strength.value == "named"
