"""What holds for every text: nothing raises, spans are exact, mentions don't overlap, and time is linear."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsls.attribution import Sources
from newsls.draft import Draft, Paragraph
from newsls.figures import Names, fold, read
from newsls.figures.card import card
from newsls.figures.features import Sentence, runs
from newsls.figures.speakers import speakers
from newsls.figures.spelling import slip, transliterated
from newsls.figures.words import split, words
from newsls.markup import BlockKind
from newsls.report.card import markdown, plain, shortened
from newsls.text import Span

PARTS = (
    "President", "Mr.", "Sen.", "Jane", "Harlow", "Vladimir", "Putin", "Putin’s", "Li", "Shangfu", "von", "der",
    "Leyen", "bin", "al-Assad", "O’Neill", "J.", "Jr.", "III", "said", "the", "minister", "of", "and", "a",
    "general", "in", "Moscow", "NATO", "İstanbul", "Erdoğan", "é", "ﬁ", "45", "D-Md.", ",", ".", "“", "”", '"', "’",
    "(", ")", "—", "-", "\n\n", "\n", "\t", "\ufffc", "\u2028", "😀", "# ", "* ", "**", "<b>", "&amp;", "ǅ", "ß",
    "ALL", "CAPS", "who", "is", "'s", "'", "’s",
)  # fmt: skip
TEXT = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PARTS), max_size=40).map(" ".join))


@settings(deadline=None)
@given(TEXT, st.sampled_from(("plaintext", "markdown", "html")))
def test_reading_never_raises_and_spans_are_exact(text: str, language: str) -> None:
    draft = Draft.read(text, language)
    names = [read(paragraph) for paragraph in draft.paragraphs]
    for one, paragraph in zip(names, draft.paragraphs, strict=True):
        for name in one.names:
            assert paragraph.text[name.start : name.end] == name.text
            assert name.text == name.text.strip() != ""
    sources = [Sources()] * len(names)
    found = fold(draft, names, sources)
    places: list[Span] = []
    for figure in found.all:
        assert figure.mentions
        assert figure.name
        for mention in figure.mentions:
            assert draft.blocks[mention.block].span.covers(mention.span)
            assert mention.span.start < mention.span.end
            places.append(mention.span)
        made = card(figure, draft, speakers(draft, sources, found))
        assert made.name == figure.name
        assert markdown(made)
        assert plain(made).count("\n") <= 3
    places.sort()
    assert all(a.end <= b.start for a, b in pairwise(places))
    for spelling in found.spellings:
        assert all(place.of(draft.text) == spelling.other for place in spelling.places) or language != "plaintext"
    for early in found.early:
        assert early.span < early.full


@settings(deadline=None)
@given(TEXT)
def test_figures_come_in_the_order_of_their_first_mention(text: str) -> None:
    draft = Draft.read(text)
    found = fold(draft, [read(paragraph) for paragraph in draft.paragraphs], [])
    first = [figure.mentions[0].span for figure in found.all]
    assert first == sorted(first)


@given(TEXT)
def test_words_cover_the_text_in_order(text: str) -> None:
    found = words(text)
    assert all(a < b for _, a, b in found)
    assert all(x[2] <= y[1] for x, y in pairwise(found))
    assert all(word in (text[a:b], "'s") for word, a, b in found)
    seen = set()
    for _, a, b in found:
        seen.update(range(a, b))
    assert not [c for i, c in enumerate(text) if i not in seen and c.isalnum()]


@given(TEXT)
def test_runs_are_disjoint_and_end_in_a_capital(text: str) -> None:
    for part in split(words(text), (Span(0, len(text)),)):
        found = runs(part)
        assert all(0 <= run.start < run.end <= len(part) for run in found)
        assert all(a.end <= b.start for a, b in pairwise(found))
        assert Sentence(part, False).size == len(part)


def test_no_names_are_names() -> None:
    assert Names().names == ()
    draft = Draft.read("Nobody here.")
    assert fold(draft, [Names()] * len(draft.paragraphs), []).all == ()


HOSTILE = (
    "A" * 50_000,
    "Aa " * 20_000,
    "Jane Harlow, " * 8_000,
    "President " * 10_000,
    "von der " * 12_000,
    "J. " * 30_000,
    "“" * 10_000,
    "’s" * 30_000,
    "O’" * 30_000,
    "a-" * 50_000,
    "Jane, the minister of the " * 3_000,
    "(" * 50_000,
    "\ufffc" * 50_000,
    "A&" * 30_000,
    "Harlow’s " * 8_000,
    "\n\n".join(f"Senator Jane Harl{chr(97 + n % 26)}{n} spoke." for n in range(2_000)),
    "\n\n".join(f"Senator {chr(65 + n % 26)}nna{chr(97 + n // 26 % 26)} Harlow spoke." for n in range(2_000)),
    "Jane " + "B" * 40_000 + " spoke. Jane " + "B" * 39_999 + " left.",
)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    """Quadratic work would take hours or all memory on these; that it ends at all is the test."""
    draft = Draft.read(text)
    names = [read(Paragraph(BlockKind.PARAGRAPH, paragraph.text)) for paragraph in draft.paragraphs]
    found = fold(draft, names, [])
    assert all(mention.span.end <= len(text) for figure in found.all for mention in figure.mentions)
    assert len(found.spellings) <= len(text)
    assert len(found.early) <= len(found.all)


WORD = st.text(alphabet="abcdeéi", min_size=1, max_size=8)


@given(WORD, WORD)
def test_slip_is_symmetric_and_one_edit(a: str, b: str) -> None:
    assert slip(a, b) == slip(b, a)
    assert transliterated(a, b) == transliterated(b, a)
    if a != b and slip(a, b):
        assert _distance(a, b) == 1


def _distance(a: str, b: str) -> int:
    """The restricted Damerau-Levenshtein distance, the slow way."""
    table = [[i + j if i * j == 0 else 0 for j in range(len(b) + 1)] for i in range(len(a) + 1)]
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            table[i][j] = min(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a[i - 1] != b[j - 1]))
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
    return table[-1][-1]


@given(st.text(max_size=400))
def test_a_shortened_quotation_is_short(text: str) -> None:
    assert len(shortened(text)) <= 143
