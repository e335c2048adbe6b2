"""The analysis: which rules run, what an edit recomputes, and that nothing it does can fail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsls.analysis import Analysis, Stopped, analyse, enabled
from newsls.draft import Draft, Paragraph
from newsls.finding import Finding, Fix, Severity
from newsls.rules import RULES, Family, Passage, Rule, Story
from newsls.settings import Settings
from newsls.text import Edit, Span, apply_edits

STORY = """Harbour plan divides Lisnakill

The council voted on Monday to close the the old harbour, Mayor Dana Whitlock said.

“Nobody asked the fishermen,” said Owen Tully, who has worked there since 1988. “It is a disgrace.”

The closure will cost 140 jobs. Critics say the figure is far too low.

Whitlock, a former harbour pilot, denied it.
"""


def rule_finding(word: str, code: str = "test-word", **more: object) -> Rule:
    def check(paragraph: Paragraph, settings: Settings) -> Iterator[Finding]:
        at = paragraph.text.find(word)
        if at >= 0:
            span = Span(at, at + len(word))
            fix = Fix("Remove it", (Edit(span, ""),))
            yield Finding(code, Severity.WARNING, span, f"“{word}” stands here.", (fix,), safe=True)

    return Rule(code, Family.TYPOS, Severity.WARNING, paragraph=check, **more)  # type: ignore[arg-type]


def codes(analysis: Analysis) -> list[str]:
    return [finding.code for finding in analysis.findings]


def test_findings_have_source_offsets_and_stand_in_order() -> None:
    rules = (rule_finding("fishermen", "b"), rule_finding("council", "a"))
    analysis = analyse(Draft.read(STORY), rules=rules)
    assert [finding.span.of(STORY) for finding in analysis.findings] == ["council", "fishermen"]
    (edit,) = analysis.findings[0].fixes[0].edits
    assert apply_edits(STORY, [edit]) == STORY.replace("council", "", 1)


def test_an_edit_runs_paragraph_rules_on_one_paragraph_only() -> None:
    seen: list[str] = []

    def check(paragraph: Paragraph, settings: Settings) -> Iterator[Finding]:
        seen.append(paragraph.text)
        return iter(())

    rules = (Rule("test-count", Family.TYPOS, Severity.HINT, paragraph=check),)
    draft = Draft.read(STORY)
    first = analyse(draft, rules=rules)
    assert len(seen) == len(draft.paragraphs)
    seen.clear()
    edited = Draft.read(STORY.replace("140", "145"), previous=draft)
    analyse(edited, rules=rules, previous=first)
    assert seen == ["The closure will cost 145 jobs. Critics say the figure is far too low."]


def test_an_edit_settles_the_paragraphs_whose_surroundings_changed_and_no_other() -> None:
    seen: list[str] = []

    def check(passage: Passage) -> Iterator[Finding]:
        seen.append(passage.paragraph.text)
        return iter(())

    rules = (Rule("test-count", Family.ATTRIBUTION, Severity.HINT, passage=check),)
    paragraphs = [f"The ferry of the year {1900 + n} sank in a storm off the cape." for n in range(30)]
    draft = Draft.read("\n\n".join(paragraphs))
    first = analyse(draft, rules=rules)
    seen.clear()
    paragraphs[10] = "“The ferry sank,” the captain said."
    analyse(Draft.read("\n\n".join(paragraphs), previous=draft), rules=rules, previous=first)
    assert paragraphs[10] in seen
    # A paragraph knows of the two that follow, and leaves word of its last two sentences and, for three, of its source.
    assert set(seen) <= set(paragraphs[8:14])


def test_other_settings_run_the_rules_again() -> None:
    draft = Draft.read(STORY)
    rules = (rule_finding("council"),)
    first = analyse(draft, rules=rules)
    hints = Settings(severities=(("test-word", Severity.HINT),))
    assert [f.severity for f in analyse(draft, hints, first, rules=rules).findings] == [Severity.HINT]
    assert codes(analyse(draft, Settings(ignore=("test-word",)), first, rules=rules)) == []


def test_a_rule_that_raises_is_named_once_and_the_others_report() -> None:
    def check(paragraph: Paragraph, settings: Settings) -> Iterator[Finding]:
        raise ValueError(paragraph.text)

    rules = (Rule("test-broken", Family.TYPOS, Severity.ERROR, paragraph=check), rule_finding("council"))
    analysis = analyse(Draft.read(STORY), rules=rules)
    assert codes(analysis) == ["test-word"]
    (failure,) = analysis.failures
    assert failure.name == "test-broken"
    assert failure.reason.startswith("ValueError at test_analysis.py:")
    assert "council" not in failure.reason, "a failure is logged, and draft text must not be"


@pytest.mark.parametrize("sort", ["passage", "story", "closing"])
def test_a_failing_rule_of_any_sort_is_survived(sort: str) -> None:
    def check(argument: object) -> Iterator[Finding]:
        raise RuntimeError

    rules = (Rule("test-broken", Family.TYPOS, Severity.ERROR, **{sort: check}), rule_finding("council"))  # type: ignore[arg-type]
    analysis = analyse(Draft.read(STORY), rules=rules)
    assert codes(analysis) == ["test-word"]
    assert [failure.name for failure in analysis.failures] == ["test-broken"]


def test_a_story_rule_sees_the_folded_document() -> None:
    def check(story: Story) -> Iterator[Finding]:
        assert len(story.sources) == len(story.draft.paragraphs)
        yield Finding("test-story", Severity.HINT, story.draft.blocks[-1].span, "The last paragraph.")

    rules = (Rule("test-story", Family.STYLE, Severity.HINT, story=check),)
    (finding,) = analyse(Draft.read(STORY), rules=rules).findings
    assert finding.span.of(STORY).startswith("Whitlock, a former")


def test_a_word_of_the_list_silences_a_rule_that_heeds_it() -> None:
    draft = Draft.read(STORY)
    settings = Settings(words=frozenset({"fishermen"}))
    assert codes(analyse(draft, settings, rules=(rule_finding("fishermen", word_list=True),))) == []
    assert codes(analyse(draft, settings, rules=(rule_finding("fishermen"),))) == ["test-word"]


def test_a_rule_yields_its_place_to_one_that_says_it_better() -> None:
    draft = Draft.read(STORY)
    rules = (rule_finding("fishermen", "plain", yields_to=("better",)), rule_finding("asked the fishermen", "better"))
    assert codes(analyse(draft, rules=rules)) == ["better"]
    assert codes(analyse(draft, Settings(ignore=("better",)), rules=rules)) == ["plain"]


def test_rules_are_chosen_by_code_family_or_all() -> None:
    off = rule_finding("x", "off", default=False)
    on = rule_finding("x", "on")
    assert enabled(Settings(), (off, on)) == (on,)
    assert enabled(Settings(select=("off",)), (off, on)) == (off,)
    assert enabled(Settings(select=("all",)), (off, on)) == (off, on)
    assert enabled(Settings(select=("typos",), ignore=("on",)), (off, on)) == (off,)
    assert enabled(Settings(ignore=("typos",)), (off, on)) == ()


def test_an_analysis_that_is_called_off_stops() -> None:
    asked = []

    def stop() -> bool:
        asked.append(1)
        return len(asked) > 2

    with pytest.raises(Stopped):
        analyse(Draft.read(STORY), stop=stop)
    assert len(asked) == 3


def test_a_suppression_silences_its_block_and_is_not_reported_when_used() -> None:
    text = "<!-- newsls: ignore[test-word] -->\nThe council met.\n\nThe council met again.\n"
    rules = (*(r for r in RULES if r.code == "unused-suppression"), rule_finding("council"))
    analysis = analyse(Draft.read(text, "markdown"), rules=rules)
    (finding,) = analysis.findings
    assert finding.span.start == text.rindex("council")


def test_a_suppression_that_silences_nothing_is_a_finding() -> None:
    text = "<!-- newsls: ignore[test-word] -->\nThe board met.\n"
    rules = (*(r for r in RULES if r.code == "unused-suppression"), rule_finding("council"))
    (finding,) = analyse(Draft.read(text, "markdown"), rules=rules).findings
    assert finding.code == "unused-suppression"
    assert finding.span.of(text) == "test-word"


def test_a_suppressed_rule_that_is_switched_off_leaves_its_comment_alone() -> None:
    text = "<!-- newsls: ignore[test-word] -->\nThe board met.\n"
    rules = (*(r for r in RULES if r.code == "unused-suppression"), rule_finding("council"))
    assert analyse(Draft.read(text, "markdown"), Settings(ignore=("test-word",)), rules=rules).findings == ()


def test_a_fix_that_would_overwrite_markup_is_left_out() -> None:
    text = "The coun**cil** met.\n"
    (finding,) = analyse(Draft.read(text, "markdown"), rules=(rule_finding("council"),)).findings
    assert finding.span.of(text) == "coun**cil"
    assert finding.fixes == ()
    assert not finding.safe


PARTS = st.sampled_from(
    [
        "“We will not pay,” said Ada Quist. ",
        "Quist, the the minister, denied it. ",
        "Prosecutors said that he stole it. ",
        "The flood killed 17 people. ",
        "“It began at dawn. ",
        "She added: ‘Never again.’ ",
        "\n\n",
        "\n",
        "a hour ",
        "He ",
        "”",
        "\u200b",
        "**bold** ",
        "> ",
        "# ",
        "- ",
        "<!-- newsls: ignore -->\n",
        "---\n",
        "<p>",
        "&amp;",
        "😀 ",
    ]
)


@given(
    st.lists(PARTS, max_size=12).map("".join),
    st.lists(st.tuples(st.integers(0, 200), st.integers(0, 12), PARTS | st.just("")), min_size=1, max_size=4),
    st.sampled_from(["plaintext", "markdown", "html"]),
)
def test_an_analysis_that_remembers_equals_one_that_does_not(
    text: str, edits: list[tuple[int, int, str]], language: str
) -> None:
    draft = Draft.read(text, language)
    analysis = analyse(draft)
    for start, length, new in edits:
        text = text[:start] + new + text[start + length :]
        draft = Draft.read(text, language, draft)
        analysis = analyse(draft, previous=analysis)
        fresh = analyse(Draft.read(text, language))
        assert analysis.findings == fresh.findings
        assert analysis.sources == fresh.sources
        assert analysis.figures == fresh.figures
        assert analysis.failures == fresh.failures == ()


def test_every_rule_reports_with_spans_inside_the_text() -> None:
    text = STORY * 3
    for finding in analyse(Draft.read(text), replace(Settings(), select=("all",))).findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(text)


def test_rules_yield_to_rules_that_there_are() -> None:
    paragraph_rules = {rule.code for rule in RULES if rule.paragraph is not None}
    for rule in RULES:
        assert set(rule.yields_to) <= paragraph_rules - {rule.code}
        assert not rule.yields_to or rule.paragraph is not None
