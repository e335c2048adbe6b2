"""A draft: one text, read once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsls.draft import Draft

TEXT = "First line of the story stands here, the minister said on Monday.\n\nSecond one follows. It is “short”.\n"


def test_paragraphs_stand_beside_their_blocks() -> None:
    draft = Draft.read(TEXT)
    assert [p.text for p in draft.paragraphs] == [b.text for b in draft.blocks]
    assert [span.of(TEXT) for _, span in draft.sentences()] == [
        "First line of the story stands here, the minister said on Monday.",
        "Second one follows.",
        "It is “short”.",
    ]


def test_an_edited_draft_shares_the_paragraphs_that_did_not_change() -> None:
    draft = Draft.read(TEXT)
    edited = Draft.read(TEXT.replace("Monday", "Tuesday"), previous=draft)
    assert edited.paragraphs[0] is not draft.paragraphs[0]
    assert edited.paragraphs[1] is draft.paragraphs[1]


def test_a_draft_keeps_nothing_of_paragraphs_that_are_gone() -> None:
    draft = Draft.read(TEXT)
    edited = Draft.read("Quite another text.", previous=draft)
    assert set(edited._known.values()) == set(edited.paragraphs)


def test_another_language_starts_afresh() -> None:
    draft = Draft.read("*One* thing.", "plaintext")
    assert [p.text for p in Draft.read("*One* thing.", "markdown", draft).paragraphs] == ["One thing."]


@given(st.text(max_size=80), st.sampled_from(["plaintext", "markdown", "html", "unheard-of"]))
def test_sentences_and_tokens_lie_in_the_text(text: str, language: str) -> None:
    draft = Draft.read(text, language)
    for block, paragraph in zip(draft.blocks, draft.paragraphs, strict=True):
        assert 0 <= block.span.start <= block.span.end <= len(text)
        for token in paragraph.tokens:
            assert paragraph.text[token.start : token.end] == token.text
        for index, sentence in enumerate(paragraph.sentences):
            assert len(paragraph.tags(index)) == len(paragraph.sentence_tokens[index])
            assert block.to_source(sentence).end <= len(text)


def test_finding_the_block_and_sentence_at_an_offset() -> None:
    draft = Draft.read(TEXT)
    at = TEXT.index("It is")
    assert draft.block_at(at) == 1
    assert draft.paragraphs[1].sentence_at(at - draft.blocks[1].start) == 1
    assert draft.block_at(len(TEXT) + 50) is None
