"""Words in context: what is counted, what is weighed, what is chosen, and that no text is too much for it."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import marisa_trie
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsls
from newsls.analysis import Analysis, analyse
from newsls.draft import Draft
from newsls.language import Slip, Suspect, chosen, suspects, tokenize
from newsls.language.context import INSERTED, Weigher, model, row, score, weigher
from newsls.language.statistics import (
    BOUNDARY,
    MIDDLES,
    STEP,
    Ngrams,
    Statistics,
    quantise,
    shape,
    statistics,
    units,
)
from newsls.rules import RULES
from newsls.settings import Settings, Typos
from tests.language.test_tokens import WRITING

MODELS = Path(newsls.__file__).parent / "models"
LEVELS = ("quiet", "normal", "eager")
PAD = 4
CONTEXT = ("agreement", "apostrophe", "confused-word", "missing-word", "wrong-preposition")
SLIPS = """
The claim will be resolve by a panel of judges. The storm is expected be the strongest in a decade. She was released
form prison last month. The governments decision was made buy the court. He was among hundreds from people who were
arrest on Friday. The vote is expected take place in middle of the night. The two leader have refused comment. He is
likely be told. The army said it had taken control off the airport, and the refugees are in need for water. The firm
plan to respond a request. The worlds largest ship sank at the end for the year. The men is due in court on Monday.
The secretary from state will meet the leaders in Geneva.
"""


def keys(*words: str) -> list[bytes]:
    known = statistics()
    found = [known.key(word) for word in words]
    assert Statistics.NONE not in found, words
    return found


# What is counted.


@pytest.mark.parametrize(
    ("common", "rare"),
    [
        ("of the", "the of"),
        ("he said", "he sad"),
        ("prime minister", "prime minster"),
        ("number of", "number to"),
        ("have been", "has be"),
        ("in front of", "in front to"),
        ("one of the", "one to the"),
        ("according to the", "according of the"),
        ("at the end", "to the end"),
    ],
)
def test_a_phrase_of_the_news_occurs_oftener_than_its_slip(common: str, rare: str) -> None:
    known = statistics()
    often, seldom = keys(*common.split()), keys(*rare.split())
    if len(often) == 2:
        assert known.words(b"".join(often)) > 10 * known.words(b"".join(seldom))
    else:
        assert known.triple(*often) > known.triple(*seldom)


def test_a_word_comes_back_from_its_key() -> None:
    known = statistics()
    for word in ("the", "minister", "don't", "government's", ",", '"', "#", BOUNDARY):
        assert known.word(known.key(word)) == word
        assert known.count(known.key(word)) >= 1


def test_a_word_that_nobody_counted_has_no_key_and_no_count() -> None:
    known = statistics()
    nobody = known.key("qqzyxx")
    assert nobody == known.NONE
    assert known.count(nobody) == 0
    the, end = keys("the", "end")
    assert known.words(the + nobody) == 0
    assert known.words(nobody + the) == 0
    assert known.triple(the, nobody, end) == 0
    assert known.triple(nobody, the, end) == 0
    assert known.between.after(the + nobody) == []


def test_unknown_words_share_a_class_by_their_looks() -> None:
    known = statistics()
    assert known.class_key(known.NONE, "qqzyxing") == known.class_key(known.NONE, "vvling")
    assert known.class_key(known.NONE, "qqzyxing") != known.class_key(known.NONE, "qqzyxed")
    assert known.class_key(known.NONE, "qqzyx", capital=True) != known.class_key(known.NONE, "qqzyx")
    assert [shape(word, False) for word in ("zing", "zed", "zly", "zs", "z")] == ["?ing", "?ed", "?ly", "?s", "?"]
    assert shape("zing", True) == "?C"


def test_a_class_holds_at_least_what_each_of_its_words_does() -> None:
    known = statistics()
    for word in ("the", "minister", "announce", "announced", "quickly", "floods", "of", ","):
        key = known.key(word)
        assert 0 < known.count(key) <= known.class_count(known.class_key(key, word)) * 1.0001
        assert known.count(key) < known.total


def test_two_singular_nouns_are_of_one_class_and_a_preposition_is_one_by_itself() -> None:
    known = statistics()
    classes = {word: known.class_key(known.key(word), word) for word in ("bridge", "ferry", "of", "to")}
    assert len({classes["of"], classes["to"], classes["bridge"]}) == 3
    totals = {word: known.class_count(key) for word, key in classes.items()}
    assert totals["of"] == pytest.approx(known.count(known.key("of")))
    assert totals["bridge"] > 10 * known.count(known.key("bridge"))


@pytest.mark.parametrize("pair", ["members the", "front the", "one most", "expected be", "end day", "number people"])
def test_one_look_between_two_words_tells_every_triple(pair: str) -> None:
    known = statistics()
    first, last = keys(*pair.split())
    between = known.between.after(first + last)
    assert between, pair
    middles = {known.key(word) for word in MIDDLES}
    for middle, count in between:
        assert middle in middles
        assert known.triple(first, middle, last) == count > 0
    seen = {middle for middle, _ in between}
    for middle in middles - seen:
        assert known.triple(first, middle, last) == 0


def test_a_triple_around_another_word_is_counted_with_the_pairs() -> None:
    known = statistics()
    prime, minister, said = keys("prime", "minister", "said")
    assert known.triple(prime, minister, said) == known.words(prime + minister + said) > 10


def test_a_pair_is_at_least_as_frequent_as_a_triple_that_begins_with_it() -> None:
    known = statistics()
    for phrase in ("one of the", "the prime minister", "members of the", "in front of", "to be the", "said he would"):
        x, y, z = keys(*phrase.split())
        rounding = math.exp(1 / STEP)
        assert known.triple(x, y, z) <= known.words(x + y) * rounding
        assert known.triple(x, y, z) <= known.words(y + z) * rounding


def test_every_word_that_may_be_missing_is_looked_for_between_others() -> None:
    assert set(MIDDLES) >= INSERTED
    keys(*MIDDLES)


@given(st.integers(2, 70_000_000))
def test_a_stored_count_is_near_the_count(count: int) -> None:
    assert math.exp(quantise(count) / STEP) == pytest.approx(count, rel=0.065)
    assert quantise(1) < quantise(count) < quantise(count * 2) <= 255


def test_what_is_counted_of_a_token() -> None:
    text = "“Russia’s” 1,200 DON’T — https://example.org/a @desk"
    assert units(tokenize(text)) == ['"', "russia's", '"', "#", "don't", "—", "<x>", "<x>"]


# A row.


def test_a_row_is_padded_and_keeps_names_in_their_place() -> None:
    tokens = tokenize("The mayor met Dana in Ghent. “We won,” NATO said. USA")
    ready = row(tokens, statistics())
    assert len(ready.units) == len(ready.keys) == len(ready.classes) == len(ready.movable) == len(tokens) + 2 * PAD
    for edge in (slice(None, PAD), slice(-PAD, None)):
        assert ready.units[edge] == [BOUNDARY] * PAD
        assert ready.keys[edge] == keys(BOUNDARY) * PAD
        assert ready.movable[edge] == [False] * PAD
    movable = {token.text for token, may in zip(tokens, ready.movable[PAD:-PAD], strict=True) if may}
    assert movable == {"The", "mayor", "met", "in", "We", "won", "said"}


def test_a_capital_tells_the_class_of_an_unknown_word_only() -> None:
    known = statistics()
    name, word = (row(tokenize(f"the {text} sank"), known).classes[PAD + 1] for text in ("Qqzyx", "qqzyx"))
    assert name != word
    assert row(tokenize("the Bridge sank"), known).classes == row(tokenize("the bridge sank"), known).classes


def test_a_row_of_nothing() -> None:
    ready = row((), statistics())
    assert ready.units == [BOUNDARY] * (2 * PAD)
    assert list(weigher().weigh(ready)) == []
    assert suspects(()) == ()


# Weighing.

NEWS = """the of to a in be been is are was has had it its it's their there they he she led lead from form two too tow
    government governments government's minister said sad announce announced arrest arrested resolve resolved panel
    judges judge by buy on , . “ ” 1,200 Ghent qqzyx front end day number people expected able take make one most
    according members member council counsel”s who whose"""
sentences_of_news = st.lists(st.sampled_from(NEWS.split()), max_size=30).map(" ".join)


@given(sentences_of_news | WRITING)
@settings(deadline=None)
def test_what_is_weighed_has_a_place_and_a_feature_for_every_weight(text: str) -> None:
    tokens = tokenize(text)
    ready = row(tokens, statistics())
    for place, slip, meant, features in weigher().weigh(ready):
        assert PAD <= place < len(tokens) + PAD
        assert len(features) + 1 == len(model().weights[slip])
        assert all(map(math.isfinite, features))
        if slip is Slip.MISSING:
            assert meant in INSERTED
        else:
            assert ready.movable[place]
            assert meant != ready.units[place]


def test_the_score_is_the_intercept_and_a_weight_a_feature() -> None:
    assert score([0.5, 2.0, -1.0], [3.0, 4.0]) == 2.5
    with pytest.raises(ValueError, match="argument 2"):
        score([0.5, 2.0], [3.0, 4.0])


def test_every_slip_has_weights_and_a_threshold_a_level_and_eager_is_the_loosest() -> None:
    learned = model()
    assert set(learned.weights) == set(Slip)
    assert set(learned.thresholds) == set(LEVELS)
    for slip in Slip:
        quiet, normal, eager = (learned.thresholds[level][slip] for level in LEVELS)
        assert quiet >= normal >= eager


@pytest.mark.parametrize(
    ("text", "word", "meant", "slip"),
    [
        ("The claim will be resolve by a panel of judges.", "resolve", "resolved", Slip.FORM),
        ("She was released form prison last month.", "form", "from", Slip.SOUND),
        ("The rebels were able take control of the airport.", "take", "to", Slip.MISSING),
        ("She was among hundreds from people who lined the streets.", "from", "of", Slip.PREPOSITION),
        ("The senators office did not respond to a request for comment.", "senators", "senator's", Slip.APOSTROPHE),
        ("The senator said she was nut aware of the letter.", "nut", "not", Slip.SPELLING),
    ],
)
def test_a_plain_slip_of_every_kind_is_chosen(text: str, word: str, meant: str, slip: Slip) -> None:
    tokens = tokenize(text)
    (suspect,) = chosen(suspects(tokens), "normal")
    assert (tokens[suspect.token].text, suspect.meant, suspect.slip) == (word, meant, slip)


@given(sentences_of_news | WRITING)
@settings(deadline=None)
def test_suspects_stand_in_order_and_some_level_may_choose_them(text: str) -> None:
    found = suspects(tokenize(text))
    loosest = model().thresholds["eager"]
    assert [suspect.token for suspect in found] == sorted(suspect.token for suspect in found)
    assert all(suspect.score >= loosest[suspect.slip] for suspect in found)


@given(st.text(max_size=200))
@settings(deadline=None)
def test_any_text_may_be_weighed(text: str) -> None:
    tokens = tokenize(text)
    for level in LEVELS:
        for suspect in chosen(suspects(tokens), level):
            assert 0 <= suspect.token < len(tokens)


# Choosing.

several = st.lists(
    st.builds(
        Suspect,
        st.integers(0, 12),
        st.sampled_from(["of", "led"]),
        st.sampled_from(list(Slip)),
        st.floats(-6, 12, allow_nan=False),
    ),
    max_size=12,
)


def margin(suspect: Suspect, level: str) -> float:
    return suspect.score - model().thresholds[level][suspect.slip]


def slowly(found: Sequence[Suspect], level: str) -> list[Suspect]:
    """The reference: take the surest, strike out its neighbours, and so on."""
    left = [suspect for suspect in found if margin(suspect, level) >= 0]
    taken = []
    while left:
        best = max(left, key=lambda suspect: margin(suspect, level))
        taken.append(best)
        left = [suspect for suspect in left if abs(suspect.token - best.token) > 1]
    return sorted(taken, key=lambda suspect: suspect.token)


@given(several, st.sampled_from(LEVELS))
def test_of_suspects_side_by_side_the_surest_is_chosen(found: list[Suspect], level: str) -> None:
    assert list(chosen(found, level)) == slowly(found, level)


@given(several, st.sampled_from(LEVELS))
def test_what_is_chosen_stands_apart_and_in_order(found: list[Suspect], level: str) -> None:
    places = [suspect.token for suspect in chosen(found, level)]
    assert all(after - before > 1 for before, after in pairwise(places))


@given(several)
def test_a_more_eager_level_is_silent_at_no_place_where_a_quieter_one_speaks(found: list[Suspect]) -> None:
    """At that place or beside it: a neighbour that is likelier at the looser thresholds may speak instead."""
    for quieter, louder in pairwise(LEVELS):
        places = {suspect.token for suspect in chosen(found, louder)}
        for suspect in chosen(found, quieter):
            assert places & {suspect.token - 1, suspect.token, suspect.token + 1}


def test_a_more_eager_level_finds_what_a_quieter_one_does_and_more() -> None:
    found = suspects(tokenize(SLIPS))
    quiet, normal, eager = ({suspect.token for suspect in chosen(found, level)} for level in LEVELS)
    assert quiet <= normal <= eager
    assert quiet
    assert quiet != eager


# Cost: what is looked up may only grow as the text does.


class Counted:
    """Counts the looks into a table of counts."""

    def __init__(self, table: Ngrams) -> None:
        self._table, self.looks = table, 0

    def __call__(self, key: bytes) -> float:
        self.looks += 1
        return self._table(key)

    def after(self, prefix: bytes) -> list[tuple[bytes, float]]:
        found = self._table.after(prefix)
        self.looks += 1 + len(found)
        return found


@pytest.fixture(scope="module")
def looks() -> Callable[[str], int]:
    known = Statistics(MODELS)
    tables = known.words, known.between, known.classes = [  # type: ignore[assignment]
        Counted(table) for table in (known.words, known.between, known.classes)
    ]
    candidates = marisa_trie.BytesTrie()
    candidates.mmap(str(MODELS / "context-rivals.marisa"))
    weighs = Weigher(known, candidates)

    def counted(text: str) -> int:
        before = sum(table.looks for table in tables)
        for _ in weighs.weigh(row(tokenize(text), known)):
            pass
        return sum(table.looks for table in tables) - before

    return counted


HOSTILE = [
    "to to ",
    "of the ",
    "form from ",
    "the governments decision buy the court and he sad ",
    "expected be one most the ",
    "a, b, ",
    "“’” ",
    "qqzyx ",
    "X ",
    "1 ",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_twice_the_text_takes_twice_the_looks_at_most(unit: str, looks: Callable[[str], int]) -> None:
    once, twice = looks(unit * 500), looks(unit * 1000)
    assert twice <= 2 * once + 200


def test_a_word_is_looked_up_a_bounded_number_of_times(looks: Callable[[str], int]) -> None:
    chance = random.Random(1)
    common = [word for word in NEWS.split() if word.isalpha()]
    mixed = " ".join(chance.choice(common) for _ in range(4000))
    assert looks(mixed) <= 4000 * 200
    for unit in HOSTILE:
        assert looks(unit * 400) <= 400 * len(unit.split()) * 200


@pytest.mark.parametrize("unit", ["to to ", "qqzyx ", "“’” "])
def test_a_very_long_paragraph_is_read_to_its_end(unit: str) -> None:
    text = unit * (200_000 // len(unit)) + "and she was released form prison last month."
    tokens = tokenize(text)
    found = chosen(suspects(tokens), "eager")
    assert tokens[found[-1].token].text == "form"


# The setting.


def analysed(text: str, level: str, previous: Analysis | None = None) -> Analysis:
    return analyse(Draft.read(text), replace(Settings(), select=CONTEXT, typos=Typos(level)), previous)


def test_the_sensitivity_decides_what_is_reported() -> None:
    quiet, normal, eager = (
        {(finding.code, finding.span) for finding in analysed(SLIPS, level).findings} for level in LEVELS
    )
    assert quiet <= normal <= eager
    assert quiet
    assert quiet != eager


@pytest.mark.parametrize(("before", "after"), [("quiet", "eager"), ("eager", "quiet"), ("normal", "quiet")])
def test_an_analysis_at_another_sensitivity_runs_the_rules_anew(before: str, after: str) -> None:
    first = analysed(SLIPS, before)
    second = analyse(first.draft, replace(first.settings, typos=Typos(after)), first)
    assert second.findings == analysed(SLIPS, after).findings
    assert second.findings != first.findings


def test_every_finding_by_context_says_how_sure_it_is() -> None:
    assert set(CONTEXT) <= {rule.code for rule in RULES}
    findings = analysed(SLIPS, "normal").findings
    assert {finding.code for finding in findings} == set(CONTEXT)
    assert all(0 <= finding.confidence <= 1 for finding in findings)
    assert any(finding.confidence < 1 for finding in findings)
