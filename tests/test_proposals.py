"""Fixes that name a source: who is proposed, under which name, and where the words go."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsls.analysis import Analysis, analyse
from newsls.draft import Draft
from newsls.finding import Finding
from newsls.rules import institutions
from newsls.rules.placing import after_quotation, after_sentence
from newsls.rules.voices import Voices
from newsls.text import Span, apply_edits

FIXTURES = Path(__file__).parent / "rules"


def read(text: str, language: str = "plaintext") -> Analysis:
    analysis = analyse(Draft.read(text.replace("¶", "\n\n"), language))
    assert not analysis.failures
    return analysis


def of(analysis: Analysis, code: str) -> list[Finding]:
    return [finding for finding in analysis.findings if finding.code == code]


def fixed(text: str, code: str, language: str = "plaintext") -> list[str]:
    """The text after each fix of its one finding of ``code``; none may leave a finding of that code in that place."""
    analysis = read(text, language)
    [finding] = of(analysis, code)
    made = []
    for fix in finding.fixes:
        after = apply_edits(analysis.draft.text, list(fix.edits))
        assert not of(read(after, language), code), after
        made.append(after.replace("\n\n", "¶"))
    return made


def voices(text: str) -> list[str]:
    analysis = read(text)
    found = Voices(analysis.draft, analysis.sources, analysis.figures)
    return [voice.name for index in range(len(analysis.draft.paragraphs)) for voice in found.of(index)]


# Where the words go


@pytest.mark.parametrize(
    ("sentence", "after"),
    [
        ("It was late.", "It was late, Kos said."),
        ("It was “a disaster.”", "It was “a disaster,” Kos said."),
        ("It was “a disaster”.", "It was “a disaster”, Kos said."),
        ("It was ‘a disaster.’", "It was ‘a disaster,’ Kos said."),
        ('It was "a disaster."', 'It was "a disaster," Kos said.'),
        ("It could have burned but didn’t.", "It could have burned but didn’t, Kos said."),
        ("It ran out of vitamin C.", "It ran out of vitamin C, Kos said."),
        ("It was late (in all).", "It was late (in all), Kos said."),
        ("(It was late.)", "(It was late, Kos said.)"),
        ("It was lost in the U.S.", "It was lost in the U.S., Kos said."),
        ("It closed at 5 p.m.", "It closed at 5 p.m., Kos said."),
        ("It was sold to Valdena Inc.", "It was sold to Valdena Inc., Kos said."),
    ],
)
def test_words_end_a_sentence_where_its_stop_stood(sentence: str, after: str) -> None:
    text = f"First. {sentence} Then."
    edits = after_sentence(text, Span(7, 7 + len(sentence)), "Kos said")
    assert apply_edits(text, list(edits)) == f"First. {after} Then."


@pytest.mark.parametrize(
    "sentence",
    [
        "Was it late?",
        "How late it was!",
        "It was late",
        "It was late…",
        "It was late...",
        "It was late:",
        "“Late?”",
        "",
        ".",
    ],
)
def test_a_sentence_that_does_not_end_in_a_stop_is_left_alone(sentence: str) -> None:
    assert after_sentence(sentence, Span(0, len(sentence)), "Kos said") == ()


@pytest.mark.parametrize(
    ("quoted", "after"),
    [
        ("“We stayed.”", "“We stayed,” Kos said."),
        ('"We stayed."', '"We stayed," Kos said.'),
        ("‘We stayed.’", "‘We stayed,’ Kos said."),
        ("«We stayed.»", "«We stayed,» Kos said."),
        ("''We stayed.''", "''We stayed,'' Kos said."),
        ("“Who stayed?”", "“Who stayed?” Kos asked."),
        ("“We stayed!”", "“We stayed!” Kos said."),
        ("“We stayed in the U.S.”", "“We stayed in the U.S.,” Kos said."),
    ],
)
def test_a_speaker_is_named_after_a_quotation(quoted: str, after: str) -> None:
    text = f"First. {quoted} Then."
    edits = after_quotation(text, Span(7, 7 + len(quoted)), "Kos", "said", "asked")
    assert apply_edits(text, list(edits)) == f"First. {after} Then."


def test_a_speaker_is_named_after_the_first_of_several_sentences() -> None:
    text = "“We stayed. It was cold.”"
    edits = after_quotation(text, Span(0, 11), "Kos", "said", "asked")
    assert apply_edits(text, list(edits)) == "“We stayed,” Kos said. “It was cold.”"


@pytest.mark.parametrize("quoted", ["We stayed.", "“We stayed", "“", "“We stayed…", "“”", "“We stayed.", ""])
def test_marks_that_do_not_match_are_left_alone(quoted: str) -> None:
    assert after_quotation(quoted, Span(0, len(quoted)), "Kos", "said", "asked") == ()


@given(st.text(alphabet="ab .?!“”‘’\"'«»()[]…\nUS,", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_edits_stay_inside_their_text(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    for edits in (
        after_sentence(text, Span(start, end), "Kos said"),
        after_quotation(text, Span(start, end), "Kos", "said", "asked"),
    ):
        assert all(start <= edit.span.start <= edit.span.end <= len(text) for edit in edits)
        if edits:
            assert (
                apply_edits(text, list(edits)).count("Kos said") + apply_edits(text, list(edits)).count("Kos asked")
                == 1
            )


# Under which name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Prime Minister Ana Kos said the army would help.", ["Kos"]),
        ("Marta Kovač, who leads the union, said they would stay. Kovač said it was cold.", ["Kovač", "Kovač"]),
        ("Li Shangfu, the harbour master, said it was late. “We waited,” Li said.", ["Li", "Li"]),
        ("Li Shangfu, the harbour master, said it was late.", ["Li Shangfu"]),
        ("Ursula von der Brugg said it was late.", ["von der Brugg"]),
        ("Mr. Vella said it was late. Anton Vella is a judge.", ["Mr. Vella"]),
        ("Marta Kovač said it was late. Her brother, Ivan Kovač, said it was early.", ["Marta Kovač", "Ivan Kovač"]),
        ("The interior ministry said the road was closed.", ["the ministry"]),
        ("The interior ministry said it was late. The finance ministry disagreed.", ["the interior ministry"]),
        ("The Ministry of Defence said the road was closed.", ["the ministry"]),
        ("Police said the road was closed.", ["police"]),
        ("Prosecutors said he had fled.", ["prosecutors"]),
        ("The mayor said it was late.", ["the mayor"]),
        ("The harbour office said the pier was safe.", ["the harbour office"]),
        ("A spokesperson for Valdena said the plant was safe.", ["the spokesperson"]),
        ("According to a report by the audit office, the fund lost 12 million euros.", ["the report"]),
        ("The Gazette reported that the plant was closed.", ["the Gazette"]),
        ("He said it was late.", []),
        ("Critics say the plan is too slow.", []),
        ("Officials said the talks would resume.", []),
        ("A person familiar with the talks said a deal was near.", []),
        ("An aide to Ana Kos said the army would help.", []),
        ("The plan was criticised.", []),
    ],
)
def test_a_source_is_named_as_at_its_second_mention(text: str, names: list[str]) -> None:
    assert voices(text) == names


# Whom


STORY = (
    "Residents fled the valley after a dam burst, the interior ministry said.¶"
    "Prime Minister Ana Kos said the army would help.¶{}¶The owner, Marco Bellini, said it was not his fault."
)


def test_the_nearest_sources_are_proposed_and_each_once() -> None:
    text = STORY.format("It was the worst disaster in the region’s history.")
    said = [after.split("¶")[2] for after in fixed(text, "unattributed-claim")]
    assert said == [
        "It was the worst disaster in the region’s history, Kos said.",
        "It was the worst disaster in the region’s history, the ministry said.",
        "It was the worst disaster in the region’s history, Bellini said.",
    ]


def test_a_source_that_the_sentence_is_about_is_not_proposed() -> None:
    text = "The governor said the army would help.¶The governor is one of the most powerful figures in the party."
    [finding] = of(read(text), "unattributed-claim")
    assert finding.fixes == ()


def test_the_present_tense_of_a_draft_is_kept() -> None:
    text = "“We stay,” Ana Kos says. Prosecutors say it is late.¶It was the worst disaster in the region’s history."
    assert [after.split("¶")[1] for after in fixed(text, "unattributed-claim")] == [
        "It was the worst disaster in the region’s history, prosecutors say.",
        "It was the worst disaster in the region’s history, Kos says.",
    ]


def test_a_heading_parts_a_sentence_from_its_sources() -> None:
    text = "Ana Kos said the army would help.\n\n## The flood\n\nIt was the worst disaster in the region’s history."
    [finding] = of(read(text, "markdown"), "unattributed-claim")
    assert finding.fixes == ()


def test_markup_is_kept() -> None:
    text = "The **mayor** said the army would help.¶It was the *worst disaster* in the region’s *history*."
    assert fixed(text, "unattributed-claim", "markdown") == [
        "The **mayor** said the army would help.¶It was the *worst disaster* in the region’s *history*, the mayor said."
    ]


def test_people_are_proposed_for_a_quotation_before_bodies() -> None:
    text = STORY.replace("Prime Minister", "Police said it was late. Prime Minister").format(
        "The bridge fell.¶“Nobody warned us when the water came down the hill.”"
    )
    said = [after.split("¶")[3] for after in fixed(text, "unattributed-quote")]
    assert said == [
        f"“Nobody warned us when the water came down the hill,” {who} said." for who in ("Kos", "Bellini", "police")
    ]


# The bodies that a vague source may belong to


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (
            "The interior ministry opened an inquiry. Officials said the repairs would take a year.",
            "Interior ministry officials said",
        ),
        (
            "The Ministry of Defence opened an inquiry. Two senior officials said the repairs would take a year.",
            "Two senior officials at the Ministry of Defence said",
        ),
        (
            "The energy agency opened an inquiry. An official said the repairs would take a year.",
            "An energy agency official said",
        ),
        (
            "The city’s hospital closed. Doctors said the repairs would take a year.",
            "Doctors at the city’s hospital said",
        ),
    ],
)
def test_a_vague_source_is_placed_where_just_one_body_fits(text: str, after: str) -> None:
    [made] = fixed(text, "weak-attribution")
    assert after in made
    [finding] = of(read(text), "weak-attribution")
    assert len(finding.notes) == 1
    assert finding.notes[0].message.startswith("The draft names it here: “The ")


def test_several_bodies_are_pointed_at_and_none_is_chosen() -> None:
    text = (
        "The interior ministry opened an inquiry, and so did the health department. "
        "Officials said the repairs would take a year."
    )
    [finding] = of(read(text), "weak-attribution")
    assert finding.fixes == ()
    assert [note.message for note in finding.notes] == [
        "The draft names one here: “The interior ministry”",
        "The draft names one here: “the health department”",
    ]
    assert [note.span.of(text) for note in finding.notes] == ["The interior ministry", "the health department"]


@pytest.mark.parametrize(
    "text",
    [
        "The interior ministry opened an inquiry. Critics said the repairs would take a year.",
        "The interior ministry opened an inquiry. U.S. officials said the repairs would take a year.",
        "The interior ministry opened an inquiry. Officials close to the talks said it would take a year.",
        "A company opened an inquiry. Officials said the repairs would take a year.",
        "The plant will reportedly close in May, the interior ministry’s spokesman was told.",
    ],
)
def test_in_doubt_nothing_is_pointed_at(text: str) -> None:
    for finding in of(read(text), "weak-attribution"):
        assert finding.notes == ()
        assert finding.fixes == ()


@given(st.text(alphabet="the Ministry of Defence’s .,a", max_size=60))
def test_bodies_are_looked_for_in_any_text(text: str) -> None:
    for body in institutions.near(Draft.read(text), 0, "official") if Draft.read(text).blocks else ():
        assert body.head in body.span.of(text).casefold()


@pytest.mark.parametrize("text", ["the " * 100_000, "the a b c " * 50_000, "The Ministry of A and " * 30_000])
def test_hostile_texts_take_linear_time(text: str) -> None:
    institutions.near(Draft.read(text), 0, "official")


# All of it together


def _sentences() -> list[tuple[str, str]]:
    found = []
    for code in ("unattributed-claim", "unattributed-quote", "weak-attribution"):
        flagged = (FIXTURES / f"{code}.md").read_text("utf-8").partition("## Clean")[0]
        found += [
            (code, line[2:].replace("⟦", "").replace("⟧", "")) for line in flagged.split("\n") if line[:2] == "* "
        ]
    return found


@pytest.mark.parametrize(("code", "text"), _sentences())
@pytest.mark.parametrize(
    "before", ["Mayor Ana Kos said the army would help.", "“We stay,” says the union.", "Police said it was late."]
)
def test_what_a_fix_adds_is_read_as_a_source(code: str, text: str, before: str) -> None:
    """Whatever sentence is flagged, whoever is proposed: the finding is gone, and no other comes."""
    analysis = read(f"{before}¶{text}")
    whole = analysis.draft.text
    for finding in of(analysis, code):
        for fix in finding.fixes:
            after = apply_edits(whole, list(fix.edits))
            left = of(read(after), code)
            assert len(left) < len(of(analysis, code)), after
