"""What tells an opening from other sentences, and that the fold over paragraphs is as good as reading them anew."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsls.draft import Draft
from newsls.markup import BlockKind
from newsls.summary.ledes import Part, buried, centralities, read, shared

PLANS = "The harbour board plans to close the fish market and sell its building to a hotel developer."


def part(text: str) -> Part:
    (paragraph,) = Draft.read(text).paragraphs
    return read(paragraph)


def test_an_opening_may_open() -> None:
    (line,) = part(PLANS).lines
    assert line.may_open
    assert {"harbour", "board", "market", "hotel"} <= line.terms


@pytest.mark.parametrize(
    "text",
    [
        "They plan to close the fish market and sell its building to a hotel developer.",
        "But the harbour board plans to close the fish market and sell its building to a hotel developer.",
        "Its board plans to close the fish market and sell the building to a hotel developer.",
        "“The harbour board plans to close the fish market and sell its building,” Ines Marrow said.",
        "“The harbour board plans to close the fish market and sell its building to a hotel developer.",
        "We plan to close the fish market and sell its building to a hotel developer by spring.",
        "Does the harbour board plan to close the fish market and sell its building to a developer?",
        "The harbour board also plans to close the fish market and sell its building to a developer.",
        "Two years ago the harbour board planned to close the fish market and sell its building.",
        "Ines Marrow, left, listens as the harbour board plans to close the fish market on the quay.",
        "The board plans to close the market.",
    ],
)
def test_what_hangs_on_other_sentences_may_not(text: str) -> None:
    assert [line.may_open for line in part(text).lines] == [False] * len(part(text).lines)


@pytest.mark.parametrize("opener", ["A", "The"])
def test_a_plain_sentence_is_liker_an_opening_than_one_that_leads_on(opener: str) -> None:
    (plain,) = part(f"{opener} harbour board plans to close the fish market and sell its building.").lines
    (added,) = part(
        f"Meanwhile {opener.lower()} harbour board plans to close the fish market and sell its building."
    ).lines
    assert plain.likeness > added.likeness + 1


def test_furniture_of_the_page_tells_nothing() -> None:
    assert part("Scroll down for video of the fish market and its traders.") == Part()


@pytest.mark.parametrize(
    "text", ["Q: What will become of the market?", "HALE: It will close.", "14:05 The board has met."]
)
def test_turns_of_an_interview_and_entries_of_a_live_page_are_seen(text: str) -> None:
    assert part(text).is_turn


def test_a_time_within_a_sentence_is_no_entry() -> None:
    assert not part("The board met at 14:05 and chose its chairman: Owen Tully.").is_turn


def test_a_term_is_shared_by_how_many_parts_hold_it() -> None:
    parts = [part(PLANS), part("The market has stood on the quay for years."), part("Nobody asked them there.")]
    spread = shared(parts)
    assert set(spread) == {"market"}
    (first,), (second,), _ = centralities(parts, spread)
    assert first == second > 0


def test_nothing_is_buried_where_there_is_nothing() -> None:
    assert buried([]) is None
    assert buried([Part()] * 20) is None


WORDS = st.sampled_from("the board market closes hotel on Tuesday “ ” said Tully but who 12 . ? , we".split())


@given(st.lists(st.lists(WORDS, max_size=14).map(" ".join), min_size=1, max_size=20))
def test_any_text_is_read(paragraphs: list[str]) -> None:
    parts = [read(p) for p in Draft.read("\n\n".join(paragraphs)).paragraphs if p.kind is BlockKind.PARAGRAPH]
    found = buried(parts)
    if found is not None:
        assert found.part >= 5
        assert found.line in parts[found.part].lines
        assert found.topics <= found.line.terms


@given(st.permutations(range(12)))
def test_how_central_a_sentence_is_does_not_hang_on_its_place(order: list[int]) -> None:
    texts = [f"The board of market {40 + n % 5} voted on plan {70 + n % 3} for hotel {90 + n}." for n in range(12)]
    parts = [part(text) for text in texts]
    moved = [parts[n] for n in order]
    plain, other = centralities(parts, shared(parts)), centralities(moved, shared(moved))
    assert [plain[n][0] for n in order] == pytest.approx([row[0] for row in other])
