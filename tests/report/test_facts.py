"""The formats of the fact-check sheet."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import jsonschema
import pyromark
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsls
from newsls import facts
from newsls.analysis import analyse
from newsls.draft import Draft
from newsls.facts import Kind
from newsls.report.cells import width
from newsls.report.facts import FORMATS, Listed, render, values
from newsls.report.facts_csv import COLUMNS, safe
from newsls.report.facts_words import day

SCHEMA = json.loads((Path(newsls.__file__).parent / "report" / "facts.schema.json").read_text("utf-8"))

STORY = """\
Mayor Ingrid Solheim told reporters on Tuesday that divers had replaced 64 piles, and called the pier “sound *again*”.

The gang stormed the ferry office at dawn, killing 17 people. 東京の皆さん <b>watched</b> 24 ships & “=1+1 was the sum”.

Critics say the pier will be closed again within two years.
"""


def listed(text: str = STORY, name: str = "pier.txt") -> Listed:
    analysis = analyse(Draft.read(text))
    return Listed(name, analysis.draft, facts.read(analysis.draft, analysis.sources, analysis.figures))


@pytest.mark.parametrize("columns", [20, 40, 60, 80, 120])
def test_text_fits_its_columns_and_shows_every_entry(columns: int) -> None:
    one = listed()
    shown = render("text", [one], columns)
    boxes = [line for line in shown.split("\n") if "[ ]" in line]
    assert len(boxes) == len(one.sheet.entries)
    if columns >= 60:
        assert all(width(line) <= columns for line in shown.split("\n")[2:])


def test_text_is_aligned() -> None:
    shown = render("text", [listed()], 80)
    assert {line.index("[ ]") for line in shown.split("\n") if "[ ]" in line} == {6}
    assert "no source" in shown
    assert "Ingrid Solheim" in shown


def test_text_says_where_nothing_is_to_be_checked() -> None:
    assert render("text", [listed("It rained.\n", "rain.txt")]) == "rain.txt: nothing to check.\n"


def test_text_steers_no_terminal() -> None:
    shown = render("text", [listed("Ana Ruiz said \x1b[31m24 ships\x07 sank on Tuesday.\n")])
    assert "\x1b" not in shown
    assert "\x07" not in shown


def test_json_is_as_its_schema_says() -> None:
    made = json.loads(render("json", [listed(), listed("It rained.\n"), listed("")]))
    jsonschema.validate(made, SCHEMA)
    assert [draft["path"] for draft in made["drafts"]] == ["pier.txt"] * 3
    for entry in made["drafts"][0]["entries"]:
        assert (
            STORY[entry["spans"][0]["start"] : entry["spans"][0]["end"]].split(maxsplit=1)[0]
            == entry["text"].split()[0]
        )
        sentence = made["drafts"][0]["sentences"][entry["sentence"]]
        assert sentence["start"] <= entry["start"]
    trigger = next(entry for entry in made["drafts"][0]["entries"] if entry["kind"] == "claim")["claim"]["trigger"]
    assert STORY[trigger["start"] : trigger["end"]] == trigger["text"]


def test_the_json_of_the_documentation_is_that_of_its_sentence() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "facts.md").read_text("utf-8")
    (shown,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    (sentence,) = re.findall(r"^Of “(.*)” in `cable.txt`:$", page, re.MULTILINE)
    assert json.loads(shown) == json.loads(render("json", [listed(sentence, "cable.txt")]))


def test_the_schema_is_sound_and_knows_every_kind() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$defs"]["entry"]["properties"]["kind"]["enum"] == [kind.value for kind in Kind]


def test_markdown_has_a_box_for_each_entry_and_shows_the_draft_s_words() -> None:
    one = listed()
    made = render("markdown", [one])
    assert len(re.findall(r"^ *- \[ \] ", made, re.MULTILINE)) == len(one.sheet.entries)
    page = pyromark.html(made)
    assert "<em>" not in page
    assert "<b>" not in page
    assert "&lt;b&gt;watched&lt;/b&gt;" in page
    assert "“sound *again*”" in page
    assert page.count("<h1>") == 1


def test_markdown_nests_what_is_inside_another_entry() -> None:
    made = render("markdown", [listed()])
    assert re.search(r"^- \[ \] \*\*statement\*\*.*\n  - \[ \] \*\*number\*\* 64 piles", made, re.MULTILINE)


def test_csv_is_read_back_as_it_was_written() -> None:
    one = listed()
    made = render("csv", [one, listed("It rained on Tuesday, “=2+3 or so, they say”.\n", "-rain.txt")])
    assert all(line.endswith("\r") for line in made.split("\n")[:-1])
    header, *rows = csv.reader(io.StringIO(made, newline=""))
    assert tuple(header) == COLUMNS
    assert all(len(row) == len(COLUMNS) for row in rows)
    first = [dict(zip(header, row, strict=True)) for row in rows if row[0] == "pier.txt"]
    assert [row["kind"] for row in first] == [entry.kind.value for entry in one.sheet.entries]
    assert [row["words"].lstrip("'") for row in first] == [entry.text for entry in one.sheet.entries]
    assert {row["checked"] + row["how"] for row in first} == {""}
    assert {row[0] for row in rows} == {"pier.txt", "'-rain.txt"}


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-5 percent", "@SUM(A1)", " =1", "\t=1", "＝1", "'=1", "\u00a0-1", "=HYPERLINK(“x”)"]
)
def test_no_cell_is_a_formula(text: str) -> None:
    assert safe(text) == f"'{text}"


@given(st.text(max_size=20))
def test_a_cell_begins_with_no_sign_that_a_spreadsheet_calculates_with(text: str) -> None:
    assert not safe(text).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Ana Ruiz said", "24 ships", "“*no*”", "on Tuesday", "\n\n", "=1", "<b>", "|", "`x`", "# ", "🥐", "[a](b)",
             "critics say", ".", "killing 17", "\x1b[0m", "\u202e", "&lt;", "東京", '"', "'", ";", "\r\n"]
        ),
        max_size=25,
    )
)  # fmt: skip
def test_every_format_takes_every_draft(pieces: list[str]) -> None:
    one = listed(" ".join(pieces))
    for format_ in FORMATS:
        assert render(format_, [one])
    jsonschema.validate({"version": 1, "drafts": [values(one)]}, SCHEMA)
    boxes = re.findall(r"^ *- \[ \] ", render("markdown", [one]), re.MULTILINE)
    assert len(boxes) == len(one.sheet.entries)
    rows = list(csv.reader(io.StringIO(render("csv", [one]), newline="")))
    assert len(rows) == len(one.sheet.entries) + 1


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2026-11-18", "Wednesday 18 November 2026"),
        ("2026-11", "November 2026"),
        ("2026", "2026"),
        ("2024~", "about 2024"),
        ("2026-11-09/2026-11-15", "9–15 November 2026"),
        ("2026-11-30/2026-12-06", "30 November to 6 December 2026"),
        ("2026-12-28/2027-01-03", "28 December 2026 to 3 January 2027"),
        ("1990/1999", "1990–1999"),
    ],
)
def test_days_in_words(written: str, shown: str) -> None:
    assert day(written) == shown


def test_a_verb_that_says_more_than_said_is_shown() -> None:
    shown = render("text", [listed("Mayor Ana Ruiz denied that the pier was unsafe for 40 years.\n")], 120)
    assert "Ana Ruiz (denied)" in shown
    plain = render("text", [listed("Mayor Ana Ruiz said that the pier was unsafe for 40 years.\n")], 120)
    assert "(said)" not in plain
