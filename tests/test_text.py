"""Spans, edits and lines, against slow references."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsls.text import Edit, Encoding, LineIndex, Span, apply_edits, width

# What goes wrong in practice: every kind of line break and of what only looks like one, astral and combining
# characters, byte order marks, lone surrogates as clients send them.
ALPHABET = "ab é“’\n\r\u2028\u2029\x0b\x0c\x85\u0301\u200d\ufe0f😀👩🏽🇩🇪\ufeff\ud83d\ude00\ufffc\x00"
TEXTS = st.text(alphabet=ALPHABET, max_size=40) | st.text(max_size=20)
ENCODINGS = st.sampled_from(Encoding)


def slow_lines(text: str) -> list[str]:
    """The lines of a text, by hand: LF, CRLF and CR, and nothing else, end one."""
    lines, line, at = [], "", 0
    while at < len(text):
        if text[at] in "\r\n":
            at += 2 if text[at : at + 2] == "\r\n" else 1
            lines.append(line)
            line = ""
        else:
            line += text[at]
            at += 1
    return [*lines, line]


def slow_width(character: str, encoding: Encoding) -> int:
    number = ord(character)
    if encoding is Encoding.UTF32:
        return 1
    if encoding is Encoding.UTF16:
        return 2 if number > 0xFFFF else 1
    return 1 if number < 0x80 else 2 if number < 0x800 else 3 if number < 0x10000 else 4


@given(TEXTS)
def test_lines_are_those_of_the_reference(text: str) -> None:
    index = LineIndex(text)
    assert [index.line_span(line).of(text) for line in range(len(index))] == slow_lines(text)


@given(TEXTS, ENCODINGS)
def test_every_position_is_that_of_the_reference_and_leads_back(text: str, encoding: Encoding) -> None:
    index = LineIndex(text)
    start = 0
    for number, line in enumerate(slow_lines(text)):
        column = 0
        for step, character in enumerate([*line, ""]):
            assert index.position(start + step, encoding) == (number, column)
            assert index.offset(number, column, encoding) == start + step
            if character:
                for inside in range(1, slow_width(character, encoding)):
                    assert index.offset(number, column + inside, encoding) == start + step
                column += slow_width(character, encoding)
        start += len(line)
        start += 2 if text[start : start + 2] == "\r\n" else 1


@given(TEXTS, ENCODINGS, st.integers(-5, 60), st.integers(-5, 60))
def test_positions_outside_are_moved_inside(text: str, encoding: Encoding, line: int, column: int) -> None:
    index = LineIndex(text)
    offset = index.offset(line, column, encoding)
    assert 0 <= offset <= len(text)
    if line >= len(index):
        assert offset == len(text)
    elif line >= 0:
        start, end = index.line_span(line)
        assert start <= offset <= end
    found_line, found_column = index.position(line * 7 + column, encoding)
    assert 0 <= found_line < len(index)
    assert found_column >= 0


@given(TEXTS, ENCODINGS)
def test_width_is_the_sum_of_the_characters(text: str, encoding: Encoding) -> None:
    assert width(text, encoding) == sum(slow_width(character, encoding) for character in text)


def test_a_position_between_cr_and_lf_is_the_end_of_its_line() -> None:
    index = LineIndex("ab\r\ncd")
    assert index.position(3) == (0, 2)
    assert index.position(4) == (1, 0)


def test_an_empty_text_has_one_line() -> None:
    index = LineIndex("")
    assert len(index) == 1
    assert index.position(9) == (0, 0)
    assert index.offset(3, 3) == 0


@given(
    st.text(max_size=20), st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), st.text(max_size=3)), max_size=4)
)
def test_edits_apply_as_if_one_by_one_from_the_end(text: str, raw: list[tuple[int, int, str]]) -> None:
    edits = [Edit(Span(min(a, b, len(text)), min(max(a, b), len(text))), new) for a, b, new in raw]
    edits.sort(key=lambda e: (e.span.start, e.span.end))
    disjoint: list[Edit] = []
    for edit in edits:
        if not disjoint or (edit.span.start >= disjoint[-1].span.end and edit != disjoint[-1]):
            disjoint.append(edit)
    expected = text
    for edit in reversed(disjoint):
        expected = expected[: edit.span.start] + edit.text + expected[edit.span.end :]
    assert apply_edits(text, edits) == expected


def test_of_overlapping_edits_the_earlier_wins() -> None:
    edits = [Edit(Span(2, 4), "X"), Edit(Span(0, 3), "Y")]
    assert apply_edits("abcdef", edits) == "Ydef"


def test_the_same_edit_twice_is_applied_once() -> None:
    assert apply_edits("ab", [Edit(Span(1, 1), "-"), Edit(Span(1, 1), "-")]) == "a-b"


@pytest.mark.parametrize(
    ("one", "two", "overlap"),
    [((0, 2), (1, 3), True), ((0, 2), (2, 3), False), ((2, 2), (0, 2), True), ((3, 3), (0, 2), False)],
)
def test_overlap(one: tuple[int, int], two: tuple[int, int], *, overlap: bool) -> None:
    assert Span(*one).overlaps(Span(*two)) is overlap
    assert Span(*two).overlaps(Span(*one)) is overlap
