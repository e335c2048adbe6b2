"""What the typo rules stand on: the sounds of words, pairs of marks, phrases, and their conduct on any text at all."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsls.analysis import analyse
from newsls.draft import Draft, Paragraph
from newsls.finding import Finding
from newsls.language.sounds import begins_with_vowel
from newsls.markup import BlockKind
from newsls.rules import RULES, Family, Rule
from newsls.rules.confused_word import _patterns
from newsls.rules.invisible_character import invisible_character
from newsls.rules.marks import lone_brackets, matched
from newsls.rules.phrases import compiled
from newsls.rules.repeated_word import repeated_word
from newsls.settings import Settings, Style
from newsls.text import Span, apply_edits

TYPOS = tuple(rule for rule in RULES if rule.family in (Family.TYPOS, Family.STYLE))
CODES = tuple(rule.code for rule in TYPOS)


def findings(text: str, *codes: str, chosen: Settings = Settings()) -> tuple[Finding, ...]:  # noqa: B008
    """What the typo rules find in a plain text; a rule that raises fails the test."""
    analysis = analyse(Draft.read(text), replace(chosen, select=codes or CODES))
    assert not {failure.name for failure in analysis.failures} & set(CODES), analysis.failures
    return analysis.findings


@pytest.mark.parametrize(
    ("words", "vowel"),
    [
        ("hour honest heir honour hourly honorary heirloom", True),
        ("MP MPs FBI NBC NGO SUV NFL MRI LGBTQ HIV SOS RAF FA HBO X-ray F-16 M16 S-bend L.A. R&B NHS-run", True),
        ("8 8% 80s 800 8,000 11 11th 18 18-year-old 11,000 18th 1850 $8bn £11m 85-year-old 11.5", True),
        ("apple unusual umbrella uninvited unimportant undersecretary unidentified urn usher élan e-mail iPhone", True),
        ("Iraqi American EU IMF OPEC Oxford", True),
        ("European unit user one one-off once union unanimous uranium utility ewe eulogy useful Ukrainian Utah", False),
        ("UN UK US-led UNESCO USB UFO NATO NASA FIFA SWAT FEMA STEM NAFTA BBC CIA PhD U-turn U.S. T-shirt", False),
        ("1 100 118 180 180-degree 1.8 10th 7,000 $1.1bn 9/11 2018 1,000", False),
        ("house harbour year yellow Xinhua-free table", None),
    ],
)
def test_the_sound_that_a_word_begins_with(words: str, vowel: bool | None) -> None:
    if vowel is None:  # these are consonants, unless the name may be read otherwise
        assert {begins_with_vowel(word) for word in words.split()} <= {False, None}
    else:
        assert {word: begins_with_vowel(word) for word in words.split()} == dict.fromkeys(words.split(), vowel)


@pytest.mark.parametrize(
    "word", ["historic", "herb", "SQL", "MRSA", "Hermès", "Uber", "1,100", "NY", "mph", "", "…", "ж"]
)
def test_what_may_be_read_either_way_has_no_answer(word: str) -> None:
    assert begins_with_vowel(word) is None


@given(st.text(max_size=12))
def test_any_word_has_a_sound_or_none(word: str) -> None:
    assert begins_with_vowel(word) in (True, False, None)


@pytest.mark.parametrize(
    ("text", "unclosed", "unopened"),
    [
        ("“One,” he said. “Two.”", [], []),
        ('"One," he said. "Two."', [], []),
        ("“One, he said. “Two.”", [0], []),
        ("One,” he said. “Two.”", [], [4]),
        ("“One,” he said. “Two.", [16], []),
        ("“She said “no” to me,” he said.", [], []),
        ('He is 6\'2" tall and the screen is 27" wide.', [], []),
        ('"The year was 2012," she said.', [], []),
        ("“We said so,’’ she said.", [], []),
        ("„Das ist so“, said he.", [], []),
    ],
)
def test_marks_are_paired(text: str, unclosed: list[int], unopened: list[int]) -> None:
    pairs = matched(text)
    assert [gap.mark.at for gap in pairs.unclosed] == unclosed
    assert [gap.mark.at for gap in pairs.unopened] == unopened


@given(st.text(alphabet="“”\"a. ,'(", max_size=40))
def test_every_mark_is_in_one_pair_or_lacks_its_partner(text: str) -> None:
    pairs = matched(text)
    seen = [mark.at for pair in pairs.pairs for mark in pair]
    seen += [gap.mark.at for gap in (*pairs.unclosed, *pairs.unopened)]
    assert sorted(seen) == [mark.at for mark in pairs.marks]


@pytest.mark.parametrize(
    ("text", "lone"),
    [
        ("a (b [c] d) e", []),
        ("a (b", [(2, "(")]),
        ("a) one b) two c) three", []),
        ("It is late :) and cold ;-)", []),
        ("built in 1911) it", [(13, ")")]),
        ("a (b] c", [(2, "(")]),
    ],
)
def test_lone_brackets(text: str, lone: list[tuple[int, str]]) -> None:
    assert [(bracket.at, bracket.sign) for bracket in lone_brackets(text)] == lone


def test_every_phrase_changes_its_words_and_is_filed_under_them() -> None:
    for word, patterns in _patterns().items():
        for pattern in patterns:
            assert pattern.wrong[0] == word
            assert pattern.right != " ".join(pattern.wrong)


@pytest.mark.parametrize("line", ["no target here", "[a>b] @nothing", "[a|b>c|d|e]", "[a>b] $nothing"])
def test_a_phrase_that_can_not_be_read_is_an_error(line: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        compiled(line, {})


def test_the_writers_words_silence_the_rules_that_ask_for_them() -> None:
    text = "They dont know, and they wont ask."
    assert len(findings(text, "apostrophe")) == 2
    assert [f.span.of(text) for f in findings(text, "apostrophe", chosen=Settings(words=frozenset({"dont"})))] == [
        "wont"
    ]


def test_decades_follow_the_house_style() -> None:
    text = "The 1980's were louder than the 1990s."

    def flagged(decades: str) -> list[str]:
        chosen = Settings(style=Style(decades=decades))
        return [finding.span.of(text) for finding in findings(text, "apostrophe", chosen=chosen)]

    assert flagged("any") == []
    assert flagged("1980s") == ["1980's"]
    assert flagged("1980's") == ["1990s"]


@pytest.mark.parametrize(
    ("style", "text", "fixed"),
    [
        ("curly", "She said: \"It's the '90s.\"", "She said: “It’s the ’90s.”"),
        ("straight", "She said: “It’s the ’90s.”", "She said: \"It's the '90s.\""),
        ("curly", "“All is well.”", None),
        ("straight", '"All is well."', None),
    ],
)
def test_quotation_marks_follow_the_house_style(style: str, text: str, fixed: str | None) -> None:
    found = findings(text, "quotation-style", chosen=Settings(style=Style(quotes=style)))
    if fixed is None:
        assert not found
    else:
        assert len(found) == 1
        assert apply_edits(text, found[0].fixes[0].edits) == fixed


FRAGMENTS = st.sampled_from(
    """the The a an of in to had it's its there they're lead led he who “ ” " ' ’ ‘ ( ) [ ] , . .. ,, ; : ! ? — - …
    \u200b \u200d \ufe0f \ufeff \u202e \ufffd 👩 ❤ 3 8 18 1980's 6'2" FBI UN hour unit dont wont Ive cant years' two
    year's Ukraines east said the\u0430 P\u0430nama μm then more than affect U.S. a.m. example.com É ß İ ſ ﬁ \U0001f3f4
    \ud800 \n \t \r \x0c \u00a0 \u3000""".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(FRAGMENTS, max_size=30), st.sampled_from(["", " "]))
def test_findings_lie_in_the_text_and_their_fixes_apply(fragments: list[str], between: str) -> None:
    text = between.join(fragments)
    for finding in findings(text):
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
        assert finding.message.endswith((".", "?"))
        for fix in finding.fixes:
            assert all(0 <= edit.span.start <= edit.span.end <= len(text) for edit in fix.edits)
            assert apply_edits(text, fix.edits) != text


HIDDEN = "\u200b\u2060\ufeff\u00ad\u202c\ufe0f\u200e"


@given(st.text(alphabet="abc ,." + HIDDEN, max_size=30))
def test_removing_what_is_hidden_leaves_what_is_seen(text: str) -> None:
    paragraph = Paragraph(BlockKind.PARAGRAPH, text)
    edits = [edit for finding in invisible_character(paragraph, Settings()) for edit in finding.fixes[0].edits]
    assert apply_edits(text, edits) == "".join(character for character in text if character not in HIDDEN)


@given(st.lists(st.sampled_from(["the", "of", "with", "ferry", ",", "left", "and"]), max_size=12))
def test_function_words_are_found_wherever_they_are_doubled(parts: list[str]) -> None:
    text = " ".join(parts)
    found = {finding.span.start for finding in repeated_word(Paragraph(BlockKind.PARAGRAPH, text), Settings())}
    expected, at = set(), 0
    for index, part in enumerate(parts):
        doubled = index + 1 < len(parts) and parts[index + 1] == part
        first = index == 0 or parts[index - 1] != part
        if doubled and first and part in ("the", "of", "with", "and"):
            expected.add(at)
        at += len(part) + 1
    assert expected <= found


@cache
def hostile() -> dict[str, str]:
    """Texts on which a careless pattern takes quadratic time; such a rule would not come back from them."""
    return {
        "quotes": '"' * 10_000,
        "opening": "“a " * 20_000,
        "closing": "a” " * 20_000,
        "closing, then opening": "a” " * 5_000 + "“a " * 5_000,
        "letters": "a" * 1_000_000,
        "spaces": "a" + " " * 300_000 + "b",
        "words": "the " * 100_000,
        "brackets": "(" * 20_000 + "]" * 20_000,
        "dots": "a" + ".," * 100_000,
        "inches": '1" ' * 20_000,
        "hidden": "a\u200b" * 50_000 + "\u202e" * 50_000,
        "tabs": "word\t" * 40_000,
        "no-break spaces": "word\u00a0" * 40_000,
        "look-alikes": "\u0430" * 200_000 + " " + "a\u0430 " * 30_000,
        "articles": "a “" * 30_000 + "an " * 30_000,
        "speech": "“a, " + "Aa Bb Cc, " * 20_000,
        "apostrophes": "'" * 50_000 + " ‘" * 20_000 + "its' " * 5_000,
        "confusions": "more then 20, he lead the could of " * 4_000,
    }


@pytest.mark.parametrize("name", list(hostile()))
@pytest.mark.parametrize("rule", [rule for rule in TYPOS if rule.paragraph is not None], ids=lambda rule: rule.code)
def test_paragraph_rules_come_back_from_hostile_text(rule: Rule, name: str) -> None:
    paragraph = _paragraph(name)
    assert rule.paragraph is not None
    for finding in rule.paragraph(paragraph, Settings()):
        assert Span(0, len(paragraph.text)).covers(finding.span)


@pytest.mark.parametrize("name", list(hostile()))
def test_marks_of_hostile_text_are_paired(name: str) -> None:
    pairs = matched(hostile()[name])
    assert len(pairs.pairs) * 2 + len(pairs.unclosed) + len(pairs.unopened) == len(pairs.marks)


@pytest.mark.parametrize(
    "name", ["quotes", "opening", "closing", "closing, then opening", "inches", "speech", "brackets"]
)
def test_the_whole_analysis_comes_back_from_marks(name: str) -> None:
    findings(hostile()[name], "punctuation", "quotation-style")


@cache
def _paragraph(name: str) -> Paragraph:
    return Paragraph(BlockKind.PARAGRAPH, hostile()[name])
