"""A summary does not open on a sentence that goes on with what stood before it, where another can open it."""

from __future__ import annotations

import pytest

from newsls.draft import Draft
from newsls.summary import summarise
from newsls.summary.features import read
from newsls.summary.selection import hangs

BEFORE = "Halden council met on Monday night, and Deputy Mayor Ines Falk spoke for an hour about the Orley Road bridge."


def second_hangs(sentence: str, before: str = BEFORE) -> bool:
    first, second = read(Draft.read(f"{before} {sentence}")).candidates
    assert not hangs(first, opens_draft=True)
    return hangs(second)


@pytest.mark.parametrize(
    "sentence",
    [
        "The two were seen leaving the town hall before midnight.",
        "The pair have argued about the port for years.",
        "The man was taken to hospital with a broken leg.",
        "The couple, who married in June, lost their home in the flood.",
        "The decision came after a night of talks in the town hall.",
        "The crash closed the coast road until Tuesday morning.",
        "The others said they would appeal to the regional court.",
        "The report found that the piers were never inspected.",
        "Falk said the repairs would cost $220 million.",
        "Falk’s plan would close the port for a year from March.",
        "Falk, who took office in May, will run again next year.",
    ],
)
def test_what_goes_on_with_a_story_hangs(sentence: str) -> None:
    assert second_hangs(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The man who designed the pier died in 1974, aged 80.",
        "The man accused of setting the fire will stand trial in March.",
        "The decision to close the port was taken behind closed doors.",
        "The report of the engineers runs to 400 pages.",
        "The deal between the two towns ends in June.",
        "The port of Halden employs 1,400 people.",
        "The company town of Orley grew up around the harbour.",
        "The school board voted to keep the pool open.",
        "The five-year plan was dropped in May.",
        "Ines Falk said the repairs would cost $220 million.",
        "Deputy Mayor Falk said the repairs would cost $220 million.",
        "Okafor said the repairs would cost $220 million.",
        "Halden said the repairs would cost $220 million.",
        "Police said the repairs would cost $220 million.",
    ],
)
def test_what_resembles_it_does_not(sentence: str) -> None:
    assert not second_hangs(sentence)


def test_a_word_after_a_capital_at_the_head_of_a_sentence_is_no_surname() -> None:
    assert not second_hangs(
        "Quarrymen said the repairs would cost more.", "The Quarrymen met on Monday night in Halden."
    )


def test_a_draft_may_itself_open_so() -> None:
    text = "The two were seen leaving the town hall of Halden before midnight on Sunday."
    assert [sentence.text for sentence in summarise(Draft.read(text)).sentences] == [text]


@pytest.mark.parametrize("sentences", [1, 2, 3])
@pytest.mark.parametrize("opening", ["The two", "The decision", "Falk"])
def test_no_summary_opens_so(opening: str, sentences: int) -> None:
    text = (
        f"{BEFORE}\n\n"
        f"{opening} would close the port of Halden for a year from March, put 1,400 jobs at risk in Halden and send "
        "the port’s traffic to Orley.\n\n"
        "The port of Halden employs 1,400 people and handles a fifth of the region’s traffic.\n\n"
        "Union leaders in Halden called for an inquiry into the closure of the port.\n"
    )
    summary = summarise(Draft.read(text), sentences=sentences)
    assert len(summary.sentences) == sentences
    assert not summary.sentences[0].text.startswith(opening)


def test_naming_in_full_comes_before_the_surname() -> None:
    reading = read(Draft.read("Falk spoke for an hour on Monday night. Ines Falk is the deputy mayor of Halden."))
    assert not any(candidate.resumes for candidate in reading.candidates)


def test_the_former_somebody_is_somebody_named_before() -> None:
    text = (
        "Beto Salgado quit the race on Monday, his campaign said.\n\n"
        "The former congressman tangled with rivals on border policy and on the price of medicine in every debate.\n\n"
        "He trailed in every poll.\n"
    )
    (one,) = summarise(Draft.read(text), sentences=1).sentences
    assert one.text.startswith("Beto Salgado")
