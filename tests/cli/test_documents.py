"""Drafts from a word processor on the command line: findings by paragraph, and nothing written."""

import json
from pathlib import Path

import docx
import pytest


@pytest.fixture
def storm(folder):
    made = docx.Document()
    made.add_heading("Storm", 1)
    made.add_paragraph("")
    made.add_paragraph("The harbour reopened on Monday, the port authority said.")
    made.add_paragraph("The ferry sailed at at noon, the port authority said.")
    made.save("storm.docx")
    return Path("storm.docx")


def test_a_finding_is_told_by_its_paragraph(call, storm):
    result = call("check", "--select", "typos", "storm.docx")
    assert result.exit_code == 1
    assert result.stdout.startswith(
        "storm.docx, paragraph 3 repeated-word warning\n"
        "  “at at” says the same word twice.\n"
        "    |\n"
        "  3 | The ferry sailed at at noon, the port authority said.\n"
        "    |                  ^^^^^\n"
    )


def test_every_format_tells_the_paragraph(call, storm):
    run = ("check", "--select", "typos", "--exit-zero", "storm.docx", "--format")
    (found,) = json.loads(call(*run, "rdjson").stdout)["diagnostics"]
    assert found["location"]["range"]["start"] == {"line": 3, "column": 18}
    (found,) = json.loads(call(*run, "sarif").stdout)["runs"][0]["results"]
    region = found["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3, "startColumn": 18, "endLine": 3, "endColumn": 23}
    assert "<small>repeated-word, paragraph 3</small>" in call(*run, "html").stdout


def test_a_folder_is_searched_for_documents_and_the_second_run_says_the_same(call, storm, draft):
    draft("a.md", "The ferry sailed at at noon.\n")
    draft("~$storm.docx", b"of a word processor that has it open")
    first, second = (call("check", "--select", "typos", "--format", "json", ".") for _ in range(2))
    assert first.stdout == second.stdout
    found = {d["path"]: [f["line"] for f in d["findings"]] for d in json.loads(first.stdout)["drafts"]}
    assert found == {"a.md": [1], "storm.docx": [3]}


def test_a_document_is_summarised_and_never_written(call, storm):
    before = storm.read_bytes()
    assert "harbour reopened" in call("summary", "--sentences", "1", "storm.docx").stdout
    result = call("check", "--fix", "storm.docx")
    assert result.exit_code == 2
    assert result.stderr.strip().endswith(
        "storm.docx: is a document that newsls only reads; mend it where it was written."
    )
    assert storm.read_bytes() == before
    assert call("check", "--select", "typos", "--diff", "storm.docx").exit_code == 2
