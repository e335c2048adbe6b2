"""Sentences: the hard cases of news, and that spans are exact on any text."""

from __future__ import annotations

import pytest
from hypothesis import example, given

from newsls.language import sentences, tokenize
from tests.language.test_tokens import WRITING

# A line a text; “|” stands where one sentence ends and the next begins.
CASES = """
Gov. Smith met Lt. Col. Ann Reyes at No. 10.|She left on Jan. 6.
U.S. officials disagreed.|So did the U.N. Security Council.
He has lived in the U.S.|The family moved in 1990.
MOSCOW (Reuters) — The ministry said no.|It gave no reason.
WASHINGTON, D.C. — Sen. Amy Pell (D-Calif.) spoke.|Rep. Lou Grant (R-Ky.) did not.
The plant opens at 5 a.m. Monday.|It shuts at 5 p.m.|The night shift is gone.
Halden Inc. said it would appeal.|Halden Corp. President Joan Dee resigned.
He ran Orley Ltd.|The firm failed in March.
“We will not pay.”|The mayor left.
“Will you pay?” the mayor asked.|“Never!”|The crowd cheered.
“Who is next?” Smith asked.|Nobody answered.
He said: “We won.”|“It is over,” he added.
(The figures exclude Wales.)|The ministry declined to comment.
J. Edgar Hoover and George W. Bush are named.|John F. Kennedy is not.
He took vitamin C.|The cold passed.
It was ... complicated.|They know…|The end is near.
“It was...” he began.|Then he stopped.
The bill passed in 2010.|15 people voted against.
It fell 3.5 percent to $1.2 billion.|Shares of Orley.com rose.
She is 6 ft. 2 inches tall.|Her sister is not.
Mr. White and Dr. Young spoke.|Mrs. Long listened.
St. Louis won.|The game on Elm St.|The fans went home.
ST. LOUIS (Newswire) — The mayor spoke.|Nobody listened.
HE LIVED ON ELM ST.|THE MAYOR DID NOT.
He holds a Ph.D. in law.|His wife has an M.D. from Yale.
"No."|"Yes."
See p. 5 and fig. 2.|Then see vol. III.
The storm (pictured) hit Galveston, Tex.|Nobody died.
Martin Luther King Jr. spoke there.|So did John Dee Sr. and others.
He asked why.|She didn’t know!?|Nobody knew.
The board — led by Ms. Orr — quit.|“Why now?”
"""


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_hard_cases(line: str) -> None:
    parts = line.split("|")
    text = " ".join(parts)
    assert [span.of(text) for span in sentences(text)] == parts


def test_a_lost_space_still_ends_a_sentence() -> None:
    text = "The vote was close.The minister “resigned.”“Never!” she said on example.org and v2.Beta."
    found = [span.of(text) for span in sentences(text)]
    assert found == ["The vote was close.", "The minister “resigned.”", "“Never!” she said on example.org and v2.Beta."]


def test_a_blank_line_ends_a_sentence_and_a_line_break_does_not() -> None:
    text = "The minister\nresigned\n\nThe premier stayed\r\n \r\nNobody knows why"
    found = [span.of(text) for span in sentences(text)]
    assert found == ["The minister\nresigned", "The premier stayed", "Nobody knows why"]


def test_a_list_number_is_no_sentence() -> None:
    text = "1. The first demand. 2. The second."
    assert sentences(text)[0].of(text) == "1. The first demand."


@given(WRITING)
def test_spans_are_disjoint_ordered_trimmed_and_cover_all_but_white_space(text: str) -> None:
    end = 0
    for span in sentences(text):
        assert span.start >= end
        assert span.end > span.start
        assert span.of(text) == span.of(text).strip()
        assert text[end : span.start].strip() == ""
        end = span.end
    assert text[end:].strip() == ""


@given(WRITING)
@example("see example.com and report.pdf, v2.Beta, U.S.A. or F.Kennedy at 5p.m.The end.Next")
def test_no_sentence_ends_within_a_token(text: str) -> None:
    edges = {edge for span in sentences(text) for edge in span}
    for token in tokenize(text):
        assert not edges.intersection(range(token.start + 1, token.end)), token


@pytest.mark.parametrize(
    "unit",
    [
        ".",
        ". ",
        '"',
        "a.a.a.",
        "a. ",
        "A. ",
        "U.S. A ",
        "?! ",
        "\n",
        "\n \n",
        "...A",
        '." ',
        "( ",
        " ",
        "?” A ",
        "Sec. ",
        "1. ",
    ],
)
def test_hostile_text_is_read_to_its_end(unit: str) -> None:
    """Anything but a linear reader would sit here for minutes."""
    text = unit * (300_000 // len(unit))
    assert "".join("".join(span.of(text).split()) for span in sentences(text)) == "".join(text.split())
