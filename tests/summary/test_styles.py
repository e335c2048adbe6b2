"""What each style promises, and a clear answer for every text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsls.draft import Draft
from newsls.report.summary import render
from newsls.summary import METHODS, STYLES, Summary, summarise
from newsls.text import Span

STORY = """\
# Velmar closes its northern quay for eight months

The port of Velmar will close its northern quay for eight months from March, the harbour board said on Tuesday, after \
divers found cracks in 14 of its 60 concrete piles.

But the ferries to Orle Island, which carry 3,000 people a day in the summer, will run from the old naval dock.

“We had no choice,” said Ana Ruiz, the harbour master. “A pile that fails under load can take a crane with it.”

She expects the first fishing boats to move to the southern quay in the week of 9 February.

The repair of the northern quay is to cost 31 million euros, of which the state will pay two thirds, the board said.

“It will cost me the herring. I have told them so,” said Piet Olsen, who owns two boats. The harbour board promised to \
pay the skippers of Velmar for the days that they lose.

The mayor of Velmar put it plainly:

“Nobody wants this.”

After the meeting on Tuesday he left by the back door of the town hall, and he would not be drawn on the loan.
"""

WHOLE = Draft.read(STORY, "markdown")


def texts(summary: Summary) -> list[str]:
    return [sentence.text for sentence in summary.sentences]


def test_a_lede_is_one_sentence_that_stands_alone() -> None:
    (lede,) = texts(summarise(WHOLE, style="lede"))
    assert lede.startswith("The port of Velmar will close its northern quay")


def test_every_bullet_stands_alone() -> None:
    bullets = texts(summarise(WHOLE, style="bullets", sentences=50))
    assert len(bullets) == 4
    for bullet in bullets:
        assert not bullet.startswith(("But", "She", "After the meeting"))
    paragraph = texts(summarise(WHOLE, sentences=50))
    assert any(sentence.startswith("She") for sentence in paragraph)


def test_no_style_parts_a_quotation_from_its_speaker() -> None:
    for style in STYLES:
        made = render(WHOLE, summarise(WHOLE, sentences=50, style=style))
        for words in (
            "A pile that fails",
            "cost me the herring",
            "I have told them so",
            "put it plainly",
            "Nobody wants",
        ):
            assert words not in made


def test_a_quoted_block_is_not_the_papers_own_sentence() -> None:
    text = (
        "The harbour board wrote to the skippers of Velmar on Tuesday about the northern quay.\n\n"
        "> The northern quay of the port of Velmar will close for eight months from the second of March.\n\n"
        "The skippers of Velmar have asked the harbour board for another meeting about the quay.\n"
    )
    assert len(summarise(Draft.read(text, "markdown"), sentences=3).sentences) == 2


def description(text: str, language: str = "plaintext", **length: int) -> str:
    draft = Draft.read(text, language)
    return render(draft, summarise(draft, style="description", **length), "description")  # type: ignore[arg-type]


def test_a_lede_is_one_sentence_whatever_room_there_is() -> None:
    for length in ({"characters": 900}, {"words": 200}, {"characters": 200}):
        assert len(summarise(WHOLE, style="lede", **length).sentences) == 1  # type: ignore[arg-type]
    assert len(summarise(WHOLE, style="lede", sentences=2).sentences) == 2


@pytest.mark.parametrize(
    "opening",
    ["In addition, the board", "As a result, the board", "For example, the board", "The latter, a bank in Orle,",
     "One of them", "After this the board", "On the other hand, the board"],
)  # fmt: skip
def test_an_opening_of_several_words_hangs_as_one_does(opening: str) -> None:
    text = (
        f"The harbour board met on Monday.\n\n{opening} wants to close the quay of Velmar for eight months.\n\n"
        "The northern quay of Velmar serves sixty fishing boats and the ferries.\n"
    )
    assert not texts(summarise(Draft.read(text), sentences=1))[0].startswith(opening)


def test_a_quotation_may_open_on_its_own_speaker() -> None:
    text = "“We will close the northern quay of Velmar for eight months,” Ana Ruiz told the skippers on Tuesday."
    long = f"The skippers met.\n\n{text}\n\nThey went home."
    for style in ("lede", "bullets", "description"):
        assert texts(summarise(Draft.read(long), style=style)) == [text]


def test_a_description_is_a_whole_sentence_where_one_fills_the_line() -> None:
    sentence = (
        "Velmar’s harbour board voted late on Tuesday to close the northern quay of the port for eight months from "
        "March to repair fourteen of its sixty cracked piles."
    )
    assert 140 <= len(sentence) <= 160
    assert description(f"{sentence} The mayor welcomed the vote.") == sentence


def test_a_description_is_cut_before_a_clause() -> None:
    kept = (
        "Velmar’s harbour board voted late on Tuesday to close the northern quay of the port for eight months from "
        "March to mend its piles"
    )
    assert description(f"{kept}, which will send the ferries to the old naval dock until November.") == f"{kept}."


def test_a_description_is_two_short_sentences() -> None:
    text = (
        "The port of Velmar will close its northern quay for eight months from March. "
        "Ferries to Orle Island will sail from the old naval dock until November."
    )
    assert description(text) == text


def test_a_description_keeps_the_source() -> None:
    made = description(STORY, "markdown")
    assert made != "The port of Velmar will close its northern quay for eight months from March."
    assert len(made) <= 160


def test_a_description_is_as_long_as_is_asked() -> None:
    assert len(description(STORY, "markdown", characters=300)) > 160
    assert len(description(STORY, "markdown", characters=90)) <= 90


def test_a_short_limit_cuts_as_a_description_does_and_says_so() -> None:
    text = (
        "The harbour board of Velmar voted on Tuesday to close the northern quay, which will send the ferries and some "
        "sixty fishing boats to the old naval dock until the end of November."
    )
    summary = summarise(Draft.read(text), characters=160)
    assert texts(summary) == ["The harbour board of Velmar voted on Tuesday to close the northern quay"]
    assert summary.note == "The best sentence is cut short to fit that length."


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("", "There is no running prose to summarise."),
        ("\n \n", "There is no running prose to summarise."),
        ("# One\n\n## Two\n", "There is no running prose to summarise."),
        ("Velmar", "The draft has no English sentence fit for a summary."),
        ("\0\0\0", "The draft has no English sentence fit for a summary."),
        ("\ud800 \udfff", "The draft has no English sentence fit for a summary."),
        ("港務局週二宣布，北碼頭將從三月起關閉八個月。", "The draft has no English sentence fit for a summary."),
        ("أعلن مجلس الميناء أن الرصيف سيغلق.", "The draft has no English sentence fit for a summary."),
        ("“We had no choice. It is over.”", "The draft holds only quotations whose speakers stand elsewhere."),
    ],
)  # fmt: skip
def test_a_text_with_nothing_to_take_is_told_so(style: str, text: str, note: str) -> None:
    assert summarise(Draft.read(text, "markdown"), style=style) == Summary(note=note)


def test_a_quotation_of_several_sentences_alone_is_no_summary() -> None:
    draft = Draft.read("“No.” " * 10_000)
    assert summarise(draft).sentences == ()


def test_a_short_draft_returns_what_there_is_and_says_so() -> None:
    draft = Draft.read("The port of Velmar will close its northern quay. The ferries will sail from the naval dock.")
    for length in ({"sentences": 5}, {"words": 100}, {"characters": 900}, {}):
        summary = summarise(draft, **length)  # type: ignore[arg-type]
        assert len(summary.sentences) == 2
        assert summary.note == "The draft holds only 2 sentences fit for a summary."
    assert summarise(draft, sentences=2).note is None
    assert summarise(draft, words=18).note is None
    within = Span(0, 40)
    note = "The selection holds only one sentence fit for a summary."
    assert summarise(draft, within=within, sentences=2).note == note


def test_where_every_sentence_leans_on_another_the_note_says_so() -> None:
    text = "But the port of Velmar stays open. However, the ferries go from the old naval dock until the spring."
    summary = summarise(Draft.read(text), sentences=1)
    assert len(summary.sentences) == 1
    opening = summary.sentences[0].text.split()[0]
    assert summary.note == f"Every sentence leans on what stands before it, as this one does with “{opening}”."


def test_all_limits_hold_together() -> None:
    for sentences, words, characters in ((1, 100, 1000), (5, 30, 1000), (5, 100, 120), (2, 40, 400)):
        summary = summarise(WHOLE, sentences=sentences, words=words, characters=characters)
        made = render(WHOLE, summary)
        assert summary.sentences
        assert len(summary.sentences) <= sentences
        assert len(made.split()) <= words
        assert len(made) <= characters


def test_a_long_summary_of_a_long_draft_keeps_its_limits() -> None:
    text = " ".join(f"The harbour board of Velmar gave {n} boats another berth at the quay." for n in range(1500))
    for length in ({"sentences": 1000}, {"words": 9000}, {"characters": 70_000}):
        summary = summarise(Draft.read(text), **length)  # type: ignore[arg-type]
        made = render(WHOLE, summary)
        assert 600 < len(summary.sentences) <= length.get("sentences", 1500)
        assert len(made.split()) <= length.get("words", 99_999)
        assert len(made) <= length.get("characters", 999_999)


def test_what_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="no style 'haiku'"):
        summarise(WHOLE, style="haiku")
    with pytest.raises(ValueError, match="no method"):
        summarise(WHOLE, method="astrology")


SENTENCES = STORY.replace("# ", "").split("\n\n")
LIMITS = st.one_of(st.none(), st.integers(1, 60))


@given(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=12),
    LIMITS,
    LIMITS,
    st.sampled_from(STYLES),
    st.sampled_from(METHODS),
)
def test_the_promises_hold_for_any_order_length_style_and_method(
    paragraphs: list[str], sentences: int | None, words: int | None, style: str, method: str
) -> None:
    draft = Draft.read("\n\n".join(paragraphs))
    summary = summarise(draft, sentences=sentences, words=words, style=style, method=method)
    starts = [one.span.start for one in summary.sentences]
    assert starts == sorted(set(starts))
    for one in summary.sentences:
        assert one.span.of(draft.text) == one.text
        assert one.reason
    assert sentences is None or len(summary.sentences) <= sentences
    assert words is None or len(render(draft, summary).split()) <= words
    made = render(draft, summary)
    assert made.count("“") == made.count("”")
    assert not re.search("A pile that fails|cost me the herring|I have told them so|put it plainly|Nobody wants", made)
    first = next((span for index, span in draft.sentences() if draft.blocks[index].kind.is_running), Span(0, 0))
    leaning = [words for words in ("She ", "After the meeting") if not first.of(draft.text).startswith(words)]
    leans = summary.note is not None and summary.note.startswith("Every sentence leans")
    assert leans or not made.startswith(("But ", *leaning))


AMONG = {"opens the story": 1, "stands near the top": 6}
HAS = {
    "gives the numbers": r"(?:\d|million|thirds).*(?:\d|million|thirds)",
    "names the figures": r" [A-Z]\w+.* [A-Z]\w+",
    "takes up the headline": "Velmar|close|northern|quay|eight|months",
}


@pytest.mark.parametrize("style", STYLES)
def test_reasons_are_true(style: str) -> None:
    every = [span.start for index, span in WHOLE.sentences() if WHOLE.blocks[index].kind.is_running]
    summary = summarise(WHOLE, style=style, sentences=50)
    for one in summary.sentences:
        assert (one.reason == "opens the story") == (one.span.start == every[0])
        assert every.index(one.span.start) < AMONG.get(one.reason, len(every)), one
        assert re.search(HAS.get(one.reason, ""), one.text), one


def test_only_the_drafts_own_opening_opens_the_story() -> None:
    start = STORY.index("The repair of")
    summary = summarise(WHOLE, sentences=1, within=Span(start, start + 110))
    assert [one.reason for one in summary.sentences] == ["opens the selection"]
    after = Draft.read("Ana Ruiz resigned.\n\nThe harbour board of Velmar meets on Friday in the old town hall.")
    assert [one.reason for one in summarise(after, sentences=1).sentences] == ["stands near the top"]


def test_a_pronoun_hangs_where_what_it_stands_for_is_too_short_to_be_taken() -> None:
    text = (
        "Ana Ruiz resigned.\n\nShe had run the harbour of Velmar for eleven years.\n\n"
        "The harbour board of Velmar meets on Friday."
    )
    assert texts(summarise(Draft.read(text), sentences=1)) == ["The harbour board of Velmar meets on Friday."]


@pytest.mark.parametrize("dateline", ["LISBON — ", "NEW YORK, May 2 (Newswire) — ", "ST. JOHN’S -- "])
def test_a_description_leaves_out_the_dateline(dateline: str) -> None:
    story = (
        "Portugal and Morocco agreed on Wednesday where to lay a power cable beneath the Gulf of Cádiz, officials said."
    )
    text = f"{dateline}{story}\n\nThe ships will sail in March, the ministry said, and the work will take two years.\n"
    (one, *_) = summarise(Draft.read(text), style="description").sentences
    assert one.text.startswith("Portugal and Morocco")
    assert one.span.start == len(dateline)
    assert one.reason == "opens the story"
    (whole,) = summarise(Draft.read(text), style="lede").sentences
    assert whole.text.startswith(dateline)
