"""The examples of docs/figures.md are read as the page says."""

import re
from pathlib import Path

import pytest

from newsls.figures import records
from newsls.figures.formats import Format, Where, delimited, read
from newsls.workspace import newsroom

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "figures.md").read_text("utf-8")
WHERE = Where("example", "2026-11-24")


def block(language, number=0):
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)[number]


def test_the_newsrooms_file(tmp_path):
    room = newsroom.parse(block("toml"), tmp_path / "figures.toml", "2026-11-24")
    assert room.problems == ()
    horak, harbour = room.figures
    assert [(term.role, term.start, term.end) for term in horak.terms] == [
        ("Defence Minister", "2023-03-12", ""),
        ("Mayor", "1991", "1999-05"),
    ]
    assert harbour.kind == "body"


@pytest.mark.parametrize(
    ("text", "format_", "names"),
    [
        (block("csv"), Format.CSV, ["Pavel Horák", "Ana Ruiz"]),
        (block("json"), Format.JSON, ["Pavel Horák"]),
        (block("json", 1), Format.POPOLO, ["Ana Ruiz", "Assembly of Velmar"]),
    ],
)
def test_lists(text, format_, names):
    reading = read(text, WHERE)
    assert (reading.format, reading.missed) == (format_, ())
    assert [listed.known.name for listed in reading.figures] == names


def test_every_key_is_on_the_page():
    for field in (*records.FIELDS, *records.TERM_FIELDS):
        assert f"`{field}`" in PAGE


def test_the_headers_on_the_page_are_read():
    for header in ("full name", "first name", "last name", "title", "office", "position", "organisation", "body",
                   "since", "until", "also known as", "qid", "id"):  # fmt: skip
        assert f"`{header}`" in PAGE
        assert any(header in headers for headers in delimited.COLUMNS.values())
