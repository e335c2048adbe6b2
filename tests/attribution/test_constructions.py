"""The constructions of docs/attribution.md one by one: every attribution of a sentence, spans exact, with its mode."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsls.attribution import Sources
from newsls.draft import Draft

Reader = Callable[..., tuple[Draft, list[Sources]]]
Read = list[tuple[str | None, str | None, str, str]]


def read(reader: Reader, text: str) -> Read:
    """(source, cue, content, mode) of every attribution."""
    draft, sources = reader(text)
    return [
        (
            a.source and a.source.of(p.text),
            a.cue and a.cue.of(p.text),
            " … ".join(c.of(p.text) for c in a.content),
            a.mode.value,
        )
        for p, s in zip(draft.paragraphs, sources, strict=True)
        for a in s.attributions
    ]


def check(reader: Reader, text: str, *expected: tuple[str | None, str | None, str, str]) -> None:
    assert read(reader, text) == list(expected)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ('"We will not pay," the mayor told the council.', "the mayor", "told", '"We will not pay,"'),
        ("The mayor told the council: “We will not pay.”", "The mayor", "told", "“We will not pay.”"),
        ("“We won’t pay”, said the mayor.", "the mayor", "said", "“We won’t pay”"),
        ("‘We will not pay,’ the mayor said.", "the mayor", "said", "‘We will not pay,’"),
        ("'We will not pay,' the mayor said.", "the mayor", "said", "'We will not pay,'"),
        ("«We will not pay», the mayor said.", "the mayor", "said", "«We will not pay»"),
        ("“He told me, ‘It is safe,’” Kovač said.", "Kovač", "said", "“He told me, ‘It is safe,’”"),
        ("Said Kovač: “We will not pay.”", "Kovač", "Said", "“We will not pay.”"),
        ("“I saw it,” she said, “and I ran.”", "she", "said", "“I saw it,” … “and I ran.”"),
        ("“I saw it,” she said, pointing at it, “and I ran.”", "she", "said", "“I saw it,” … “and I ran.”"),
        ("“I saw it,” she said. “I ran. Then it fell.”", "she", "said", "“I saw it,” … “I ran. Then it fell.”"),
        ("“I saw it.” She paused. “And I ran.”", "She", None, "“I saw it.” … “And I ran.”"),
    ],
)
def test_direct(reader: Reader, text: str, source: str, cue: str, content: str) -> None:
    check(reader, text, (source, cue, content, "direct"))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The mayor said they would “never pay”.", "The mayor", "said", "they would “never pay”"),
        ("In a tweet, Kovač called it all “a disgrace”.", "Kovač", "called", "it all “a disgrace”"),
        ("It was, in the mayor’s words, “a bomb”.", "the mayor’s", "in the mayor’s words", "It was … “a bomb”"),
    ],
)
def test_mixed(reader: Reader, text: str, source: str, cue: str, content: str) -> None:
    check(reader, text, (source, cue, content, "mixed"))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        # according to and its like
        ("The dam, according to the mayor, will hold.", "the mayor", "according to", "The dam … will hold"),
        (
            "According to the mayor, who took office in May, the dam will hold.",
            "the mayor, who took office in May",
            "According to",
            "the dam will hold",
        ),
        ("Per the audit office, the dam is unsafe.", "the audit office", "Per", "the dam is unsafe"),
        ("The dam is now unsafe, per the audit office.", "the audit office", "per", "The dam is now unsafe"),
        # as-clauses
        ("As the mayor noted, the dam is old.", "the mayor", "noted", "the dam is old"),
        ("The dam, as the mayor noted, is old.", "the mayor", "noted", "The dam … is old"),
        ("The dam is old, as the mayor has noted.", "the mayor", "has noted", "The dam is old"),
        # inverted order
        ("The dam will hold, says the mayor.", "the mayor", "says", "The dam will hold"),
        ("Kovač, said the mayor, would resign.", "the mayor", "said", "Kovač … would resign"),
        # verbs inside and after
        ("The dam, the mayor told reporters, will hold.", "the mayor", "told", "The dam … will hold"),
        ("Asked about it, the mayor shrugged and said it would hold.", "the mayor", "said", "it would hold"),
        # with and without “that”
        ("The mayor claimed, without proof, that it was so.", "The mayor", "claimed", "that it was so"),
        ("Prosecutors allege the owners hid it.", "Prosecutors", "allege", "the owners hid it"),
        (
            "The mayor said that it would hold and that the road would open.",
            "The mayor",
            "said",
            "that it would hold and that the road would open",
        ),
        # relative
        ("The road, which the mayor said would open in May, is shut.", "the mayor", "said", "would open in May"),
        ("The woman who police said had started it was freed.", "police", "said", "had started it"),
        ("The figures, which the ministry disputes, are new.", "the ministry", "disputes", "The figures"),
        ("The mayor, who says the dam is safe, resigned.", "The mayor, who", "says", "the dam is safe"),
        # nouns
        ("The mayor’s claim that it is safe was met with silence.", "The mayor’s", "claim", "that it is safe"),
        ("There is a belief among farmers that it is unsafe.", "farmers", "a belief", "that it is unsafe"),
        ("The union’s criticism of the plan was brief.", "The union’s", "criticism", "the plan"),
        # passive, with an agent and without
        ("The dam was described by Kovač as unsafe.", "Kovač", "was described by", "The dam … as unsafe"),
        (
            "The mayor has been accused by the union of lying.",
            "the union",
            "has been accused by",
            "The mayor … of lying",
        ),
        ("It was reported on Monday that it had cracked.", None, "was reported", "that it had cracked"),
        ("It is believed that the dam is unsafe.", None, "is believed", "that the dam is unsafe"),
        ("The dam is said to be unsafe.", None, "is said", "The dam … to be unsafe"),
        ("The owners allegedly hid it.", None, "allegedly", "The owners … hid it"),
        # documents
        ("The letter, signed by miners, says it is unsafe.", "The letter, signed by miners", "says", "it is unsafe"),
        ("The indictment alleges that they hid it.", "The indictment", "alleges", "that they hid it"),
        # plans, wishes, orders
        ("The mayor plans to resign in May.", "The mayor", "plans", "to resign in May"),
        ("The council ordered the owners to repair it.", "The council", "ordered", "the owners to repair it"),
        ("The union expects the dam to fail.", "The union", "expects", "the dam to fail"),
    ],
)  # fmt: skip
def test_indirect(reader: Reader, text: str, source: str | None, cue: str, content: str) -> None:
    check(reader, text, (source, cue, content, "indirect"))


def test_three_verbs_share_one_source(reader: Reader) -> None:
    check(
        reader,
        "The mayor said it would hold, warned of rain and promised a new road.",
        ("The mayor", "said", "it would hold", "indirect"),
        ("The mayor", "warned", "rain", "indirect"),
        ("The mayor", "promised", "a new road", "indirect"),
    )


def test_a_report_that_finds_is_no_report_that_something_is_so(reader: Reader) -> None:
    found = read(reader, "The union published a report that found the dam unsafe.")
    assert ("a report that", "found", "the dam unsafe", "indirect") in found
    assert "a report" not in [cue for _, cue, _, _ in found]


def test_a_quotation_inside_what_is_reported_has_its_own_speaker(reader: Reader) -> None:
    check(
        reader,
        "Kovač said the mayor had told her: “The dam is safe.”",
        ("Kovač", "said", "the mayor had told her: “The dam is safe.”", "mixed"),
        ("the mayor", "had told", "“The dam is safe.”", "direct"),
    )


@pytest.mark.parametrize(
    ("text", "source", "content", "orphans"),
    [
        ('"I saw it and I ran, she said. The dam is gone.', "she", '"I saw it and I ran,', 0),
        ("“I saw it and I ran, Marta Kovač said on Monday. It is gone.", "Marta Kovač", "“I saw it and I ran,", 0),
        ("“I saw it and I ran. The dam is gone. Nobody came.¶The mayor opened a school.", None, None, 1),
    ],
)
def test_a_quotation_that_is_never_closed_swallows_no_story(
    reader: Reader, text: str, source: str | None, content: str | None, orphans: int
) -> None:
    _, sources = reader(text)
    assert len(sources[0].orphans) == orphans
    assert [(who, what) for who, _, what, _ in read(reader, text)] == ([(source, content)] if source else [])
