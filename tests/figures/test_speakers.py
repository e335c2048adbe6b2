"""Who answers: every attribution of a draft to the figure that it means, or to nobody."""

from __future__ import annotations

import cProfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsls.analysis import analyse
from newsls.draft import Draft
from newsls.figures.speakers import How, speakers


def answers(text: str) -> list[tuple[str, str | None]]:
    """Each source of ``text`` that has words, and whom it means."""
    analysis = analyse(Draft.read(text, "markdown"))
    assert not analysis.failures
    found = []
    for block, settled in enumerate(analysis.sources):
        for one in settled.attributions:
            answer = analysis.speakers.answer(block, one)
            source = one.source.of(analysis.draft.paragraphs[block].text) if one.source else ""
            found.append((source, answer.figure.name if answer and answer.figure else None))
    return found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Harbour master Ingrid Solheim said the pier was sound.", "Ingrid Solheim"),
        ("The harbour master, Ingrid Solheim, said the pier was sound.", "Ingrid Solheim"),
        ("Ingrid Solheim, the harbour master, said the pier was sound.", "Ingrid Solheim"),
        ("Ingrid Solheim of the Coastal Institute said the pier was sound.", "Ingrid Solheim"),
        ("A spokesman for Ingrid Solheim said the pier was sound.", None),
        ("Ingrid Solheim’s lawyer said the pier was sound.", None),
        ("An aide to Ingrid Solheim said the pier was sound.", None),
        ("The pier was sound, Ingrid Solheim told reporters.", "Ingrid Solheim"),
        ("The Interior Ministry said the pier was sound.", "Interior Ministry"),
        ("Interior Ministry spokesman Jonas Falk said the pier was sound.", "Jonas Falk"),
        ("An Interior Ministry official said the pier was sound.", None),
    ],
)
def test_a_source_that_names_somebody(text: str, name: str | None) -> None:
    assert [who for _, who in answers(text)] == [name]


def who(text: str) -> str | None:
    """Whom the last source of ``text`` means."""
    return answers(text)[-1][1]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # The last speaker goes on.
        ("“It is late,” Tobias Brandt said. “It is right,” he added.", "Tobias Brandt"),
        ("Tobias Brandt said Robert Harlow had known of the debt. He said the bank had, too.", "Tobias Brandt"),
        ("“It is late,” Brandt said. ¶ The dam was built in 1953. ¶ “It is old,” he added.", "Brandt"),
        # The subject of the sentence before.
        ("Tobias Brandt has run the port since 2009. “It is late,” he said.", "Tobias Brandt"),
        ("Tobias Brandt, 54, runs the port. He grew up in Ellery. “It is a fine town,” he said.", "Tobias Brandt"),
        ("Tobias Brandt praised the deal and said that he hoped for more.", "Tobias Brandt"),
        # Whom the sentence names later it can't be.
        ("Tobias Brandt met Robert Harlow on Monday. He told Harlow that the bridge was closed.", "Tobias Brandt"),
        # Number and gender.
        ("Jane Harlow met Tobias Brandt on Monday. “It is late,” she said.", "Jane Harlow"),
        ("Ms Solheim was replaced by Mr Brandt. He said the pier was sound.", "Brandt"),
        ("The Interior Ministry rejected the claim. It said the pier was sound.", "Interior Ministry"),
        ("Tobias Brandt was held on Monday, the police said. He denies the charge.", "Tobias Brandt"),
        # Two would do, or somebody without a name.
        ("Tobias Brandt met Robert Harlow on Monday. “It is late,” he said.", None),
        ("Tobias Brandt resigned. “It is late,” a ministry spokesman said. “It is right,” he added.", None),
        ("Tobias Brandt and Robert Harlow said the pier was sound. They said it would reopen.", None),
        ("The pier was sound, he said.", None),
        # A new passage.
        ("Tobias Brandt said the pier was sound. ¶ # The bridge ¶ It would close, he said.", None),
    ],
)
def test_a_pronoun(text: str, name: str | None) -> None:
    assert who(text.replace(" ¶ ", "\n\n")) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Finance Minister Ingrid Thorvaldsen resigned. The minister said she was tired.", "Ingrid Thorvaldsen"),
        ("Finance Minister Ingrid Thorvaldsen resigned. The finance minister said she was tired.",
         "Ingrid Thorvaldsen"),
        ("Finance Minister Ingrid Thorvaldsen resigned. The defence minister said it was right.", None),
        ("Defence Minister Ingrid Thorvaldsen resigned. The defense minister said she was tired.",
         "Ingrid Thorvaldsen"),
        ("Chinese leader Wen Haoyu arrived on Monday. The leader said talks would follow.", "Wen Haoyu"),
        ("China’s President Wen Haoyu arrived on Monday. The Chinese leader said talks would follow.", "Wen Haoyu"),
        ("Sen. Jane Harlow voted against it. The senator said it cost too much.", "Jane Harlow"),
        ("Jane Harlow, 54, lost her house. The 54-year-old said the roof was rotten.", "Jane Harlow"),
        ("Prime Minister Jane Harlow met Finance Minister Tobias Brandt. The minister said talks would follow.",
         "Tobias Brandt"),
        ("Finance Minister Jane Harlow met Defence Minister Tobias Brandt. The minister said talks would follow.",
         None),
        ("The Interior Ministry closed the road, it said. The ministry said it would reopen.", "Interior Ministry"),
        ("Vantor Group said it had lost a contract. The company said jobs were safe.", "Vantor Group"),
        ("The Interior Ministry said it had signed. The company said jobs were safe.", None),
    ],
)  # fmt: skip
def test_a_description(text: str, name: str | None) -> None:
    assert who(text) == name


def test_a_quotation_that_runs_on_is_its_speaker_s() -> None:
    text = (
        "“It is late, but it is right,” said the opposition leader, Tobias Brandt. “It should have come in May.\n\n"
        "“Nobody believed her.”\n"
    )
    analysis = analyse(Draft.read(text))
    one = analysis.sources[1].attributions[0]
    answer = analysis.speakers.answer(1, one)
    assert one.source is None
    assert answer is not None
    assert (answer.how, answer.words) == (How.CARRIED, "Tobias Brandt")


def test_what_a_figure_said_comes_in_order_under_every_form() -> None:
    text = (
        "Finance Minister Ingrid Thorvaldsen said the audit had cleared her. “I am tired,” she told reporters.\n\n"
        "The minister said she would teach.\n"
    )
    analysis = analyse(Draft.read(text))
    figure = analysis.figures.all[0]
    said = analysis.speakers.said_by(figure)
    assert [one.source.of(analysis.draft.paragraphs[block].text) for block, one in said if one.source] == [
        "Finance Minister Ingrid Thorvaldsen",
        "she",
        "The minister",
    ]
    assert [mention.span.of(text) for mention in analysis.speakers.descriptions(figure)] == ["The minister"]


def test_a_spokeswoman_speaks_for_a_body_and_goes_on_as_she() -> None:
    text = "A spokeswoman for the Interior Ministry said the road was closed. She said it would reopen.\n"
    analysis = analyse(Draft.read(text))
    for one in analysis.sources[0].attributions:
        answer = analysis.speakers.answer(0, one)
        assert answer is not None
        assert answer.figure is None
        assert answer.words == "A spokeswoman for the Interior Ministry"
        assert answer.behalf is not None
        assert answer.behalf.name == "Interior Ministry"


def test_a_body_by_its_letters_its_long_name_and_its_head() -> None:
    text = (
        "The Civil Aviation Authority (CAA) said the field was closed. The CAA said the wind was too strong.\n\n"
        "The authority said it would open on Friday.\n"
    )
    assert [name for _, name in answers(text)] == ["Civil Aviation Authority"] * 3
    text = "The Coastal Rescue Service said the sea was calm. Rain fell all day. The CRS said it would go out.\n"
    assert [name for _, name in answers(text)] == ["Coastal Rescue Service"] * 2


def test_several_answer_together() -> None:
    text = "Tobias Brandt and Robert Harlow said the pier was sound. Brandt and the ministry denied it.\n"
    analysis = analyse(Draft.read(text))
    both, mixed = (analysis.speakers.answer(0, one) for one in analysis.sources[0].attributions)
    assert both is not None
    assert [figure.name for figure in both.figures] == ["Tobias Brandt", "Robert Harlow"]
    assert both.figure is None
    assert mixed is not None
    assert (mixed.words, mixed.figures) == ("Brandt and the ministry", ())


def test_a_statement_of_a_body_is_the_body_s() -> None:
    assert who("The road was closed, according to an Interior Ministry statement.") == "Interior Ministry"
    assert who("The road was closed, according to a statement from the Interior Ministry.") == "Interior Ministry"


PARTS = st.sampled_from(
    [
        *("Tobias Brandt", "Mayor Ingrid Solheim", "the Interior Ministry", "The minister", "he", "She", "they", "it"),
        *(" said ", " told reporters ", " according to ", "“", "”", "It is late.", ", ", ". ", "\n\n", "# ", "> "),
        *("I", " who ", "a spokesman for ", "’s lawyer", " and ", "(CAA)", "the 54-year-old", ", 54, ", "\ufe0f"),
        *("😀", "*", "<b>", "&amp;"),
    ]
)


@settings(deadline=None)
@given(st.lists(PARTS, max_size=40).map("".join), st.sampled_from(["plaintext", "markdown", "html"]))
def test_every_text_is_resolved_and_every_answer_stands_in_it(text: str, language: str) -> None:
    analysis = analyse(Draft.read(text, language))
    found = speakers(analysis.draft, analysis.sources, analysis.figures)
    for block, settled in enumerate(analysis.sources):
        for one in settled.attributions:
            answer = found.answer(block, one)
            if answer is not None:
                assert 0 <= answer.span.start <= answer.span.end <= len(text)
                assert answer.words
                assert all(figure in analysis.figures.all for figure in answer.figures)
    for figure in analysis.figures.all:
        assert all(found.of(block, one) == found.whole(figure) or
                   len(found.answer(block, one).figures) > 1  # type: ignore[union-attr]
                   for block, one in found.said_by(figure))  # fmt: skip
        assert all(mention not in figure.mentions for mention in found.descriptions(figure))


@pytest.mark.parametrize(
    "piece",
    [
        "Tobias Brandt met Robert Harlow. “It is late,” he said. The minister said so. ",
        "The president said Minister {n} Kell had told him. She said it. ",
        "“" * 50 + "he said ",
        "Aaa Bbb{n} said and Ccc{n} Ddd said, ",
    ],
)
def test_the_work_is_linear(piece: str) -> None:
    """Counted in calls, since time would depend on the machine."""

    def calls(times: int) -> int:
        text = "".join(piece.replace("{n}", "abcdefghij"[n % 10] * (n // 10 + 1)) for n in range(times))
        analysis = analyse(Draft.read(text))
        _ = analysis.figures.all
        profile = cProfile.Profile()
        profile.runcall(speakers, analysis.draft, analysis.sources, analysis.figures)
        return sum(entry.callcount for entry in profile.getstats())

    calls(5)
    assert calls(160) < 5 * calls(40)


def test_a_description_anywhere_in_a_sentence() -> None:
    text = (
        "Finance Minister Ingrid Thorvaldsen resigned on Monday. Reporters waited for the minister, who did not come. "
        "They had asked the minister of health, too. “The minister lied,” a banner said. "
        "It was said that the minister’s car had left.\n"
    )
    analysis = analyse(Draft.read(text))
    figure = analysis.figures.all[0]
    found = analysis.speakers.descriptions(figure)
    assert [text[m.span.start - 4 : m.span.end + 2] for m in found] == ["for the minister, ", "hat the minister’s"]
