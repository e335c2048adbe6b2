"""How far an attribution reaches, and what an edit settles again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsls import attribution
from newsls.analysis import analyse
from newsls.attribution import Facts, Sourcing
from newsls.draft import Draft, Paragraph
from newsls.markup import BlockKind

Standing = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will not move,” she said. “We have nowhere to go.”", ["attributed", "carried"]),
        ("She said: “We will not move. We have nowhere to go.”", ["attributed", "carried"]),
        (
            "“We will not move,” said Marta Kovač.¶“We have nowhere to go and nothing to lose.”",
            ["attributed", "carried"],
        ),
        (
            "Kovač said: “The water came in the night.¶“Then it came through the door.¶“We carried the children.”",
            ["attributed", "carried", "carried"],
        ),
        ("The statement read as follows:¶“The company regrets the delay.”", ["attributed", "carried"]),
        ("The mayor opened the bridge.¶“Nobody asked us about it.”", ["none", "none"]),
    ],
)
def test_quotations_carry(standing: Standing, text: str, expected: list[str]) -> None:
    assert standing(text) == expected


def test_a_heading_ends_a_scope(reader: Callable[..., object]) -> None:
    _, sources = reader("“We stayed,” she said.\n\n## The flood\n\n“It came at night and took it all.”", "markdown")  # type: ignore[misc]
    assert [len(s.orphans) for s in sources] == [0, 0, 1]


def test_a_caption_ends_no_scope() -> None:
    def facts(kind: BlockKind, text: str) -> Facts:
        return attribution.read(Paragraph(kind, text))

    said = facts(BlockKind.PARAGRAPH, "“We stayed,” she said.")
    caption = facts(BlockKind.CAPTION, "The harbour on Monday.")
    _, carry = attribution.settle(said, attribution.START, attribution.NOTHING)
    _, after = attribution.settle(caption, carry, attribution.NOTHING)
    assert after == carry


def test_a_quotation_that_runs_on(reader: Callable[..., object]) -> None:
    text = "Kovač said: “The water came.¶“Then it came through the door,” she said.¶She left."
    _, sources = reader(text)  # type: ignore[misc]
    assert [(s.continues, s.runs_on) for s in sources] == [(False, True), (True, False), (False, False)]


def test_a_trailing_attribution_never_reaches_back_a_paragraph(standing: Standing) -> None:
    text = "The reform has been a disaster for the region’s farmers.¶Many will leave the land, the union said."
    assert standing(text)[0] == "unattributed"


def test_blocks_that_are_no_running_prose_need_no_source() -> None:
    for kind in BlockKind:
        if not kind.is_running:
            facts = attribution.read(Paragraph(kind, "The worst disaster in history. It will never end."))
            sources, _ = attribution.settle(facts, attribution.START, attribution.NOTHING)
            assert set(sources.sentences) == {Sourcing.NONE}
            assert not sources.claims


def test_facts_of_nothing() -> None:
    for kind in BlockKind:
        sources, carry = attribution.settle(Facts(kind), attribution.START, attribution.NOTHING)
        assert sources.sentences == ()
        assert carry == attribution.START


def test_what_passes_between_paragraphs_is_small_hashable_and_equal() -> None:
    text = "The mayor said the dam was safe. Prices will rise."
    one, two = (attribution.read(Paragraph(BlockKind.PARAGRAPH, text)) for _ in range(2))
    assert attribution.glance([one], 0) == attribution.glance([two], 0)
    assert attribution.settle(one, attribution.START, attribution.NOTHING) == attribution.settle(
        two, attribution.START, attribution.NOTHING
    )
    assert hash(attribution.settle(one, attribution.START, attribution.NOTHING)[1])
    assert hash(attribution.glance([one], 0))


def test_an_edit_settles_only_its_neighbourhood() -> None:
    paragraphs = [
        f"The council met in hall {number} on Monday. The vote was held at noon. The doors were shut at one."
        for number in range(30)
    ]
    before = analyse(Draft.read("\n\n".join(paragraphs)))
    paragraphs[15] = "“The dam is unsafe,” said Marta Kovač. Prices will rise sharply, she said. She left at two."
    after = analyse(Draft.read("\n\n".join(paragraphs), previous=before.draft), previous=before)
    settled = [i for i in range(30) if after.sources[i] is not before.sources[i]]
    assert 15 in settled
    assert set(settled) <= set(range(13, 19))


def test_sources_known_nearby_come_latest_last(reader: Callable[..., object]) -> None:
    _, sources = reader("The interior ministry said it would act.¶Marta Kovač said it was late.¶The dam is old.")  # type: ignore[misc]
    assert sources[2].known == ("The interior ministry", "Marta Kovač")


PIECES = st.sampled_from(
    ["“", "”", '"', "'", "’", "said", " said ", "he ", "The mayor ", ", ", ". ", "\n", "that ", "according to ", "17 ",
     "killing ", "is expected to ", "who ", "(", ")", "—", ": ", "critics ",
     "\ufffc", "\U0001f600", "e\u0301", "A", "$3", "%"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=40), st.lists(PIECES, max_size=20))
def test_reading_never_fails_and_stays_inside(first: list[str], second: list[str]) -> None:
    texts = ["".join(first), "".join(second)]
    paragraphs = [Paragraph(BlockKind.PARAGRAPH, text) for text in texts]
    facts = [attribution.read(p) for p in paragraphs]
    carry = attribution.START
    for index, paragraph in enumerate(paragraphs):
        sources, carry = attribution.settle(facts[index], carry, attribution.glance(facts, index + 1))
        assert len(sources.sentences) == len(paragraph.sentences)
        spans = [s for a in sources.attributions for s in (a.source, a.cue, *a.content) if s is not None]
        spans += [c.trigger for c in sources.claims] + [w.trigger for w in sources.weak] + list(sources.orphans)
        for span in spans:
            assert 0 <= span.start < span.end <= len(paragraph.text)
        for claim in (*sources.claims, *sources.weak):
            assert paragraph.sentences[claim.sentence].covers(claim.trigger)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    facts = attribution.read(Paragraph(BlockKind.PARAGRAPH, text))
    attribution.settle(facts, attribution.START, attribution.NOTHING)


@pytest.mark.parametrize(
    "text",
    [
        '"' * 10_000, '" ' * 10_000, '"a ' * 10_000, "“a” " * 10_000, "‘a’ 'b " * 5_000, "workers' " * 10_000,
        "said " * 10_000, "he said, " * 10_000, "“a,” he said, " * 10_000, "a" * 1_000_000, "1" * 1_000_000,
        "," * 10_000, "Abc " * 10_000, "killing 17 " * 10_000, "that " * 10_000, "the claim that " * 10_000,
        ", she said " * 10_000, "“A” — B " * 10_000, "a claim he denied, " * 10_000, "in a poll, " * 10_000,
        "made the case for " * 10_000, ",? Aaaa " * 10_000, "“a, " + "A" * 200_000, "“a” — " + "A" * 200_000,
    ],
    ids=lambda text: text[:12],
)  # fmt: skip
def test_hostile_text_is_read(text: str) -> None:
    paragraph = Paragraph(BlockKind.PARAGRAPH, text)
    sources, _ = attribution.settle(attribution.read(paragraph), attribution.START, attribution.NOTHING)
    assert len(sources.sentences) == len(paragraph.sentences)


STORY = (
    "The mayor said the dam was safe. Prices will rise.", "“Is it safe?” asked Berg.", "“It is,” said Kovač.",
    "“Since when?”", "> The dam leaks.\n>\n> It is old.", "> — Jan Berg", "Kovač wrote to the council:", "“We stayed.",
    "“Then it rose,” she said.", "Critics say it will fail.", "## The flood", "— Marta Kovač", "It rained on Monday.",
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(STORY), min_size=1, max_size=12),
    st.integers(0, 11),
    st.one_of(st.none(), st.sampled_from(STORY)),
)
def test_an_edited_draft_is_settled_as_if_it_were_new(parts: list[str], place: int, new: str | None) -> None:
    before = analyse(Draft.read("\n\n".join(parts), "markdown"))
    place %= len(parts)
    edited = [*parts[:place], *([new] if new else []), *parts[place + 1 :]]
    text = "\n\n".join(edited)
    after = analyse(Draft.read(text, "markdown", previous=before.draft), previous=before)
    assert after.sources == analyse(Draft.read(text, "markdown")).sources
