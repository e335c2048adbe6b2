"""What the ranker sees of a sentence: linear in the draft, blind to its white space, not to its order."""

from __future__ import annotations

import itertools

import pytest

from newsls.draft import Draft
from newsls.summary import summarise
from newsls.summary.features import read, similarity, trained
from newsls.summary.ranking import pacsum

STORY = """\
The port of Halden will close for a year from March after inspectors found cracks in both of its main piers, the \
city council said on Tuesday. The closure puts 1,400 jobs at risk and will send container traffic to Orley.

Union leaders said they were told only hours before the announcement. Tom Ferrer, who chairs the dockworkers’ union, \
called for a public inquiry into how the cracks in the piers were missed.

The piers were built in 1961 and last repaired in 1998. Repairs are expected to cost $220 million, most of it from \
the regional government, Deputy Mayor Ines Falk said.

The port of Orley has agreed to take on 300 workers during the closure. Ferries between the two towns will run every \
hour from March, and the council will pay the fares of dockworkers."""
PARAGRAPHS = STORY.split("\n\n")


def said(text: str, **length: int) -> list[str]:
    return [" ".join(sentence.text.split()) for sentence in summarise(Draft.read(text), **length).sentences]


@pytest.mark.parametrize("sentences", [2, 3])
def test_reversing_the_paragraphs_changes_the_summary(sentences: int) -> None:
    reverse = "\n\n".join(reversed(PARAGRAPHS))
    assert said(reverse, sentences=sentences) != said(STORY, sentences=sentences)


def test_one_sentence_is_taken_from_the_top_where_others_say_as_much() -> None:
    towns = ("Halden", "Orley", "Velmar", "Marsk", "Tarn", "Quill")
    paragraphs = [
        f"The town council of {town} voted on Monday night to close its school for a year while the roof is mended."
        for town in towns
    ]
    assert said("\n\n".join(paragraphs), sentences=1) == paragraphs[:1]
    assert said("\n\n".join(reversed(paragraphs)), sentences=1) == paragraphs[-1:]


def wrapped(text: str, width: int = 72) -> str:
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return "\n".join([*lines, line])


SPACED = {
    "double spaces": STORY.replace(" ", "  "),
    "double spaces after stops": STORY.replace(". ", ".  "),
    "lines wrapped": "\n\n".join(map(wrapped, PARAGRAPHS)),
    "CRLF": STORY.replace("\n", "\r\n"),
    "trailing blanks": STORY.replace("\n", "  \t\n") + "   \n\n\n",
    "leading blank lines": "\n\n\n" + STORY,
    "more blank lines": STORY.replace("\n\n", "\n\n\n \n"),
    "no-break spaces": STORY.replace("1,400 jobs", "1,400\u00a0jobs").replace("$220 million", "$220\u00a0million"),
    "no-break spaces after stops": STORY.replace(". The", ".\u00a0The"),
}


@pytest.mark.parametrize("text", SPACED.values(), ids=SPACED)
@pytest.mark.parametrize("length", [{"sentences": 1}, {"sentences": 3}, {"words": 60}])
def test_white_space_does_not_change_the_summary(text: str, length: dict[str, int]) -> None:
    assert said(text, **length) == said(STORY, **length)


def test_similarity_counts_shared_terms() -> None:
    one, other = {"port": 0.6, "pier": 0.8}, {"pier": 1.0}
    assert similarity(one, other) == pytest.approx(0.8)
    assert similarity(one, {"ferry": 1.0}) == 0.0
    assert similarity({}, one) == 0.0


def test_echo_counts_the_other_sentences_that_share_words() -> None:
    text = "The harbour wall at Halden gave way. Engineers had feared for the harbour wall. Ferries sailed from Orley."
    features = read(Draft.read(text)).features
    assert features[0]["echo"] > features[2]["echo"]
    assert features[0]["pairs"] > 0.0 == features[2]["pairs"]


def test_degrees_are_those_of_all_pairs() -> None:
    reading = read(Draft.read(STORY))
    vectors = [candidate.vector for candidate in reading.candidates]
    slow = [sum(similarity(a, b) for j, b in enumerate(vectors) if i != j) for i, a in enumerate(vectors)]
    mean = sum(slow) / len(slow)
    assert [f["degree"] for f in reading.features] == pytest.approx([degree / mean for degree in slow])
    order = sorted(range(len(slow)), key=lambda i: -slow[i])
    assert [reading.features[i]["degree_rank"] * len(slow) for i in order] == pytest.approx(range(len(slow)))


def test_pacsum_weighs_what_follows_against_what_precedes() -> None:
    reading = read(Draft.read(STORY))
    vectors = [candidate.vector for candidate in reading.candidates]
    slow = [
        sum(similarity(a, b) for b in vectors[i + 1 :]) - 0.3 * sum(similarity(a, b) for b in vectors[:i])
        for i, a in enumerate(vectors)
    ]
    assert pacsum(reading) == pytest.approx(slow)


@pytest.mark.parametrize(
    "head",
    [
        "---\nheadline: Ferries between the towns to run every hour\n---\n\n",
        "---\ntitle: Harbour news\nstandfirst: Ferries between the towns to run every hour\n---\n\n",
        "# Harbour news\n\n## Ferries between the towns to run every hour\n\n",
    ],
)
def test_headline_and_dek_are_read(head: str) -> None:
    reading = read(Draft.read(head + STORY, "markdown"))
    likest = max(range(len(reading.features)), key=lambda i: reading.features[i]["title"])
    assert reading.candidates[likest].text.startswith("Ferries between")
    assert all(f["title"] == 0.0 for f in read(Draft.read(STORY)).features)


def test_every_weight_has_its_feature() -> None:
    for single, task in ((True, "single"), (False, "several")):
        features = read(Draft.read(STORY), single=single).features[0]
        assert set(trained()[task]) <= set(features)


def test_hostile_texts_are_read_in_a_pass() -> None:
    words = itertools.cycle("port pier council closure harbour ferry union strike repair crane".split())
    giant = " ".join(
        f"The {next(words)} of {next(words)} {number} will close in {next(words)}." for number in range(5000)
    )
    quotes = "The mayor said “" * 3000 + "the port will close."
    for text in (giant, quotes, "“" * 10_000, "a" * 100_000, "The " * 20_000 + "end."):
        assert len(summarise(Draft.read(text)).sentences) <= 3
