import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsls.report.cells import cell, clean, extract, width


@pytest.mark.parametrize(
    ("text", "columns"),
    [("plain", 5), ("日本", 4), ("e\u0301", 1), ("é", 1), ("👩\u200d👧", 4), ("❤\ufe0f", 1), ("\t", 4), ("👍🏽", 2),
     ("ｆ", 2), ("\u00ad", 0), ("กำ", 2)],
)  # fmt: skip
def test_widths(text, columns):
    assert width(text) == columns


@pytest.mark.parametrize("character", ["\x1b", "\x07", "\x00", "\x9b", "\u202e", "\u2066", "\u200b", "\ud800"])
def test_nothing_reaches_the_terminal_that_could_steer_it(character):
    assert character not in clean(f"a{character}b")
    assert cell(character, reveal=True).shown == f"<U+{ord(character):04X}>"


def under(line, start, end, room=80):
    """What the carets stand under."""
    shown = extract(line, start, end, room)
    columns = []
    for character in shown.shown:
        columns += [character] * cell(character).width
    return (
        "".join(dict.fromkeys(enumerate(columns[shown.lead : shown.lead + shown.carets])))
        if False
        else ("".join(columns[shown.lead : shown.lead + shown.carets]))
    )


def test_a_short_line_is_shown_whole():
    assert extract("He said the the thing.", 8, 15, 80) == ("He said the the thing.", 8, 7)


def test_indentation_is_cut():
    assert extract("\t  He said", 3, 5, 80) == ("He said", 0, 2)


def test_a_long_line_is_cut_between_words_on_both_sides():
    line = "alpha beta gamma delta " * 20 + "the the " + "epsilon zeta eta theta " * 20
    start = line.index("the the")
    shown = extract(line, start, start + 7, 60)
    assert shown.shown.startswith("…")
    assert shown.shown.endswith("…")
    assert len(shown.shown) <= 60
    assert shown.shown[shown.lead : shown.lead + shown.carets] == "the the"
    words = shown.shown.strip("…").split()
    assert set(words) <= set(line.split())


def test_wide_and_joined_characters_keep_the_carets_in_place():
    line = "日本 e\u0301te\u0301 👩\u200d👩\u200d👧 the the end"
    start = line.index("the the")
    assert under(line, start, start + 7) == "the the"


def test_an_invisible_character_is_named_where_it_is_the_finding():
    assert extract("co\u200boperation", 2, 3, 80) == ("co<U+200B>operation", 2, 8)
    assert extract("co\u200boperation", 0, 12, 80) == ("cooperation", 0, 11)
    assert extract("a\u00a0b", 1, 2, 80).shown == "a<U+00A0>b"


def test_a_span_wider_than_the_room_is_shown_from_its_start():
    line = "x" * 10 + " " + "word " * 100
    shown = extract(line, 11, len(line), 40)
    assert shown.shown.startswith("…")
    assert width(shown.shown) <= 40
    assert shown.carets >= 30


def test_an_empty_span_has_one_caret():
    assert extract("abc", 3, 3, 80) == ("abc", 3, 1)
    assert extract("", 0, 0, 80) == ("", 0, 1)


def test_a_megabyte_of_one_line_costs_no_more_than_a_screen():
    line = "word " * 200_000
    shown = extract(line, 500_000, 500_004, 74)
    assert shown.shown[shown.lead : shown.lead + 4] == "word"
    assert width(shown.shown) <= 74


text = st.text(st.sampled_from("ab  .日é\u0301👩\u200d\ufe0f\t\u200b\x1b\u00a0“”\u2028"), max_size=120)


@given(text, st.data(), st.integers(20, 90))
def test_extracts_fit_and_point_at_the_span(line, data, room):
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    shown = extract(line, start, end, room)
    assert width(shown.shown) <= room
    assert all(unicodedata.category(c) not in ("Cc", "Cf", "Zl") for c in shown.shown)
    assert shown.carets >= 1
    assert shown.lead + shown.carets <= room + 8
    if end > start and line[start] in "ab.日" and end - start > 4:
        columns = [c for c in shown.shown for _ in range(cell(c).width)]
        assert columns[shown.lead] == line[start]
