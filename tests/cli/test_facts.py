import csv
import io
import json

import pytest

STORY = """\
---
date: 2026-11-18
---

Mayor Ingrid Solheim told reporters on Tuesday that divers had replaced 64 piles.

“It is sound again,” Solheim said.
"""


def test_the_sheet_of_a_draft(call, draft):
    draft("pier.md", STORY)
    result = call("facts", "pier.md")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].startswith("pier.md: ")
    assert lines[1] == "Dated Wednesday 18 November 2026."
    assert any(line.startswith("      [ ] number       64 piles") for line in lines)
    assert any("Tuesday 17" in line for line in lines)
    assert all(len(line) <= 80 for line in lines)


def test_several_drafts_as_json(call, draft):
    draft("pier.md", STORY)
    draft("rain.txt", "It rained.\n")
    made = json.loads(call("facts", "--format", "json", "pier.md", "rain.txt").stdout)
    assert (made["version"], [one["path"] for one in made["drafts"]]) == (1, ["pier.md", "rain.txt"])
    assert made["drafts"][0]["date"] == "2026-11-18"
    assert made["drafts"][1]["entries"] == []
    for entry in made["drafts"][0]["entries"]:
        assert STORY[entry["start"] : entry["end"]] == entry["text"]


def test_standard_input(call):
    result = call("facts", "-", "--stdin-filename", "pier.md", stdin=STORY)
    assert result.exit_code == 0
    assert result.stdout.startswith("pier.md: ")


def test_markdown_goes_to_a_file(call, draft, folder):
    draft("pier.md", STORY)
    result = call("facts", "pier.md", "--format", "markdown", "--output", "sheet.md")
    assert (result.exit_code, result.stdout) == (0, "")
    made = (folder / "sheet.md").read_text("utf-8")
    assert made.startswith("# Fact-check sheet: pier.md\n")
    assert (
        "- [ ] **statement** divers had replaced 64 piles — Ingrid Solheim\n  - [ ] **number** 64 piles — same source"
        in made
    )
    assert sorted(path.name for path in folder.iterdir() if path.is_file()) == ["pier.md", "sheet.md"]


def test_csv_opens_in_a_spreadsheet(process, draft):
    draft("pier.md", STORY)
    data = process("facts", "pier.md", "--format", "csv", text=False).stdout
    assert data.startswith(b"\xef\xbb\xbffile,line,")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert {row["file"] for row in rows} == {"pier.md"}
    assert "64 piles" in {row["words"] for row in rows}
    assert b"\r\r\n" not in data


def test_what_cannot_be_read_is_said_and_the_rest_is_written(call, draft, folder):
    draft("pier.md", STORY)
    result = call("facts", "gone.md", "pier.md", "-o", "sheet.txt")
    assert (result.exit_code, result.stderr) == (2, "newsls: gone.md: there is no such file or folder.\n")
    assert "64 piles" in (folder / "sheet.txt").read_text("utf-8")


def test_a_file_that_cannot_be_written_is_said_and_left_alone(call, draft):
    draft("pier.md", STORY)
    result = call("facts", "pier.md", "--output", "nowhere/sheet.md")
    assert result.exit_code == 2
    assert "nowhere/sheet.md: cannot be written (no such file or directory)." in result.stderr


@pytest.mark.parametrize("format_", ["text", "json", "markdown", "csv"])
def test_an_empty_draft(call, draft, format_):
    draft("empty.txt", "")
    assert call("facts", "empty.txt", "--format", format_).exit_code == 0


def test_the_schema_is_printed(call):
    assert "Fact-check sheets" in json.loads(call("schema", "facts").stdout)["title"]
