"""What the rules share that weigh words by their context."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsls.draft import Draft
from newsls.finding import Finding, Severity
from newsls.language import Slip, Suspect
from newsls.rules.suspicion import Suspicion, elsewhere, suspicions
from newsls.settings import Settings, Style, Typos
from newsls.text import Span

spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 30), st.integers(1, 6))


def suspicion(span: Span) -> Suspicion:
    return Suspicion(Suspect(0, "led", Slip.SOUND, 1.0), span, "lead", "led", "he", "he lead the", 0.7)


@given(st.lists(spans, max_size=6), st.lists(spans, max_size=6))
def test_what_is_reported_already_is_not_reported_again(reported: list[Span], suspected: list[Span]) -> None:
    found = [Finding("confused-word", Severity.WARNING, span, "Said.") for span in reported]
    kept = [one.span for one in elsewhere(found, map(suspicion, suspected))]
    assert kept == [span for span in suspected if not any(span.overlaps(other) for other in reported)]


def read(text: str, settings: Settings = Settings()) -> list[Suspicion]:  # noqa: B008
    (paragraph,) = Draft.read(text).paragraphs
    return list(suspicions(paragraph, settings, *Slip))


def test_a_suspicion_tells_the_word_its_neighbours_and_what_was_meant() -> None:
    text = "The board, in fact, was released form prison, he said."
    (only,) = read(text)
    assert only.span.of(text) == "form"
    assert (only.wrong, only.right, only.before, only.context) == ("form", "from", "released", "released form prison")
    assert 0.5 < only.confidence < 1


def test_what_was_meant_has_the_case_and_the_apostrophe_of_the_paragraph() -> None:
    assert [one.right for one in read("Form the beginning, the mayor said, it was a mistake.")] == ["From"]
    assert [one.right for one in read("“No,” the senators office said.")] == ["senator’s"]
    straight = Settings(style=Style(quotes="straight"))
    assert [one.right for one in read("“No,” the senators office said.", straight)] == ["senator's"]


def test_context_leaves_out_the_marks_around_it() -> None:
    (only,) = read("The bill is dead. He sad, “Never again.”")
    assert only.context == "He sad"


def test_only_the_kinds_that_are_asked_for_come() -> None:
    text = "The claim will be resolve by a panel, and the storm is expected be the strongest in a decade."
    (paragraph,) = Draft.read(text).paragraphs
    assert [one.right for one in suspicions(paragraph, Settings(), Slip.FORM)] == ["resolved"]
    assert [one.right for one in suspicions(paragraph, Settings(), Slip.MISSING)] == ["to"]
    assert list(suspicions(paragraph, Settings(), Slip.APOSTROPHE)) == []
    assert list(suspicions(paragraph, Settings(), *Slip)) == read(text, Settings(typos=Typos("normal")))


def test_headings_are_not_weighed() -> None:
    draft = Draft.read("# Bosun released form prison last month\n\nHe was released form prison.", "markdown")
    heading, paragraph = draft.paragraphs
    assert list(suspicions(heading, Settings(), *Slip)) == []
    assert [one.right for one in suspicions(paragraph, Settings(), *Slip)] == ["from"]
