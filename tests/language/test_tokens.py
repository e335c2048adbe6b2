"""Tokens: what is one, what its norm and kind are, and that spans are exact on any text."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsls.language import TokenKind, tokenize

# Characters that news and its accidents are made of, and whatever else Unicode has.
WRITING = st.text(
    st.one_of(
        st.sampled_from("abs AB.Z09 .,'’‘\"“”-–—…!?()[]@#$%&/:_\n\t\u200b\u00ad\ufe0f\u200d👩🇬é\u0301\ufffc½"),
        st.characters(),
    ),
    max_size=60,
)


def texts(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]


@given(WRITING)
def test_spans_are_exact_ordered_and_cover_all_but_white_space(text: str) -> None:
    tokens = tokenize(text)
    end = 0
    for token in tokens:
        assert token.start >= end
        assert token.end > token.start
        assert text[token.start : token.end] == token.text
        assert text[end : token.start].strip() == ""
        assert token.norm
        end = token.end
    assert text[end:].strip() == ""


@pytest.mark.parametrize(
    "text",
    [
        "don’t",
        "don't",
        "Russia’s",
        "O’Neill",
        "D'Angelo",
        "’90s",
        "'em",
        "’n’",
        "well-known",
        "12-year-old",
        "Jean-Claude",
        "mother-in-law",
        "1,200.50",
        "45%",
        "3.5bn",
        "1st",
        "1980’s",
        "10:30",
        "24/7",
        "½",
        "3½",
        "2020-21",
        "U.S.",
        "a.m.",
        "J.K.",
        "U.S.-led",
        "Dr.",
        "Sen.",
        "D-Calif.",
        "Ph.D.",
        "AT&T",
        "F-16",
        "COVID-19",
        "co\u00adoperate",
        "be\ufe0ftween",
        "cafe\u0301",
        "@newsdesk",
        "#budget",
        "https://example.org/a?b=c_(d)e",
        "desk@example.co.uk",
        "example.com",
        "report.pdf",
        "/usr/share/news.txt",
        "C:\\drafts\\lead.txt",
        "👩‍👩‍👧‍👦",
        "❤\ufe0f",
        "🇬🇧",
        "1\ufe0f\u20e3",
        "...",
        "--",
        "\ufffc",
        "नमस्ते",
    ],
)
def test_one_token(text: str) -> None:
    assert texts(text) == [text]
    assert text in texts(f"He saw {text} there")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Don’t,” she said.", ["“", "Don’t", ",", "”", "she", "said", "."]),
        ("It cost $3.5m—or £2bn.", ["It", "cost", "$", "3.5m", "—", "or", "£", "2bn", "."]),
        ("2010–14", ["2010", "–", "14"]),
        ("He lives in the U.S. They don’t.", ["He", "lives", "in", "the", "U.S.", "They", "don’t", "."]),
        ("At No. 10 he said no.", ["At", "No.", "10", "he", "said", "no", "."]),
        ("George W. Bush took vitamin C. The end", ["George", "W.", "Bush", "took", "vitamin", "C", ".", "The", "end"]),
        ("the ministers’ offices", ["the", "ministers’", "offices"]),
        ("‘the ministers’ said", ["‘", "the", "ministers", "’", "said"]),
        ("‘the players’ union’ rose", ["‘", "the", "players’", "union", "’", "rose"]),
        ("nothin’ doin’", ["nothin’", "doin’"]),
        ("'No,' he said", ["'", "No", ",", "'", "he", "said"]),
        ("the vote.The minister", ["the", "vote", ".", "The", "minister"]),
        ("see https://example.org/x.", ["see", "https://example.org/x", "."]),
        ("(example.org)", ["(", "example.org", ")"]),
        ("and/or", ["and", "/", "or"]),
        ("Peoria, Ill. voters", ["Peoria", ",", "Ill.", "voters"]),
        ("He fell ill. Voters", ["He", "fell", "ill", ".", "Voters"]),
        ("wait... what", ["wait", "...", "what"]),
        ("x\ufffcy", ["x", "\ufffc", "y"]),
    ],
)
def test_several_tokens(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Moscow", TokenKind.WORD),
        ("12-year-old", TokenKind.WORD),
        ("’90s", TokenKind.WORD),
        ("U.S.", TokenKind.WORD),
        ("1,200.50", TokenKind.NUMBER),
        ("45%", TokenKind.NUMBER),
        ("10:30", TokenKind.NUMBER),
        ("2020-21", TokenKind.NUMBER),
        ("“", TokenKind.PUNCTUATION),
        ("—", TokenKind.PUNCTUATION),
        (".", TokenKind.PUNCTUATION),
        ("...", TokenKind.PUNCTUATION),
        ("$", TokenKind.SYMBOL),
        ("👍", TokenKind.SYMBOL),
        ("+", TokenKind.SYMBOL),
        ("example.com", TokenKind.ADDRESS),
        ("@newsdesk", TokenKind.HANDLE),
        ("\ufffc", TokenKind.OPAQUE),
    ],
)
def test_kinds(text: str, kind: TokenKind) -> None:
    (token,) = tokenize(text)
    assert token.kind is kind


@pytest.mark.parametrize(
    ("text", "norm"),
    [
        ("Russia’s", "russia's"),
        ("DON’T", "don't"),
        ("co\u00adoperate", "cooperate"),
        ("be\ufe0ftween", "between"),
        ("\ufe0fbetween", "between"),
        ("zero\u200bwidth", "zerowidth"),
        ("cafe\u0301", "café"),
        ("well‑known", "well-known"),
        ("Dr.", "dr."),
        ("’", "'"),
    ],
)
def test_norms(text: str, norm: str) -> None:
    (token,) = tokenize(text)
    assert token.norm == norm
    assert token.text == text


@pytest.mark.parametrize(
    "unit",
    [
        ".",
        '"',
        "'",
        "’",
        "a.",
        "aa.",
        "a.a.a.",
        "a-",
        "a'",
        "http://",
        "/a",
        "a@",
        "@",
        "_",
        "\\",
        "1.",
        "s’ ",
        "\u200d",
        "\u0301",
        "👩\u200d",
        "[",
        "a\u00ad",
        "&",
        "x.com/",
    ],
)
def test_hostile_text_is_read_to_its_end(unit: str) -> None:
    """Anything but a linear reader would sit here for minutes."""
    text = unit * (300_000 // len(unit))
    assert "".join(texts(text)) == text.replace(" ", "")


def test_importing_the_room_imports_no_nltk() -> None:
    code = "import sys, newsls.language; sys.exit('nltk' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
