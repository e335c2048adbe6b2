"""The lexicon and the speller: what is a word, and what was meant by one that is none."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsls.language.lexicon import Lexicon, lexicon, variants
from newsls.language.spelling import LONGEST, speller

WORDS = st.text(alphabet=string.ascii_lowercase, min_size=1, max_size=40)


@pytest.fixture(scope="module")
def words() -> Lexicon:
    return lexicon()


@pytest.mark.parametrize(
    "word",
    """the government colour color organise organize analyse whistleblower cybersecurity tweeted lockdown don't
    parties' minister's children's it's could've o'clock defund burqa oligarch""".split(),
)
def test_words_of_the_news_are_accepted(words: Lexicon, word: str) -> None:
    assert words.accepts(word)


@pytest.mark.parametrize(
    "word", "goverment teh recieve seperate definately calender alot goverment's millenium tommorow 'xqz".split()
)
def test_slips_are_not_accepted(words: Lexicon, word: str) -> None:
    assert not words.accepts(word)


def test_a_word_is_counted_as_often_as_news_has_it(words: Lexicon) -> None:
    assert words.count("government") > words.count("senator") > words.count("ferret") > 0
    assert words.count("goverment") == 0


@pytest.mark.parametrize("word", ["counterdemonstration", "superforecaster", "bikeshare", "rewilder"])
def test_new_words_made_of_old_ones(words: Lexicon, word: str) -> None:
    assert words.has(word) or words.derived(word)


@pytest.mark.parametrize("word", ["goverment", "teh", "seperate", "xqzt"])
def test_slips_are_not_made_of_other_words(words: Lexicon, word: str) -> None:
    assert not words.derived(word)
    assert not words.inflects(word)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("goverment", "government"),
        ("teh", "the"),
        ("recieve", "receive"),
        ("adress", "address"),
        ("comittee", "committee"),
        ("occured", "occurred"),
        ("poeple", "people"),
        ("presidemt", "president"),
        ("offficials", "officials"),
        ("relitivly", "relatively"),
        ("alot", "a lot"),
        ("ofthe", "of the"),
        ("infact", "in fact"),
        ("millenium", "millennium"),
        ("publically", "publicly"),
    ],
)
def test_the_likeliest_word_comes_first(wrong: str, right: str) -> None:
    assert speller().suggestions(wrong)[0].text == right


def test_neighbours_decide_between_words_that_are_as_near() -> None:
    assert speller().suggestions("ahd", "he", "been")[0].text == "had"
    assert speller().suggestions("ahd", "men", "women")[0].text == "and"


def test_a_space_too_many() -> None:
    joined = speller().joined("to", "gether")
    assert joined is not None
    assert joined.text == "together"
    assert speller().joined("of", "xq") is None


@given(WORDS)
def test_suggestions_are_listed_words_in_order(word: str) -> None:
    found = speller().suggestions(word)
    assert [s.score for s in found] == sorted((s.score for s in found), reverse=True)
    assert len({s.text for s in found}) == len(found)
    assert all(lexicon().has(part) for s in found for part in s.text.split())
    assert word not in [s.text for s in found]
    if len(word) > LONGEST:
        assert not found


@given(st.sampled_from(["government", "committee", "president", "according", "hundreds"]), st.data())
def test_one_swap_in_a_common_word_is_undone(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(word) - 2))
    wrong = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if wrong != word and not lexicon().has(wrong):
        assert speller().suggestions(wrong)[0].text == word


def test_spellings_of_both_sides() -> None:
    assert variants("us")["colour"] == "color"
    assert variants("uk")["color"] == "colour"
    assert variants("us")["organised"] == "organized"
    assert variants("uk")["traveled"] == "travelled"
    assert variants("us")["programme"] == "program"
    # What both sides write in some sense is certain on one side at most.
    assert not {"program", "tire", "check", "license", "practice", "story", "meter", "curb"} & variants("uk").keys()
    assert not {"tire", "check", "practice", "story"} & variants("us").keys()


def test_no_pair_of_spellings_leads_in_a_circle() -> None:
    for side in ("us", "uk"):
        table = variants(side)
        assert not table.keys() & set(table.values())
        assert all(lexicon().has(right) for right in table.values())


def test_a_listed_word_is_no_suggestion_for_itself() -> None:
    assert "before" not in [suggestion.text for suggestion in speller().suggestions("before")]
