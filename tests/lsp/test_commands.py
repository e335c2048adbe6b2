"""The commands: what they return, what they do, and what they say of arguments that they can't use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from client import Client, RequestError, span
from stories import STORY, at

START = Callable[..., Client]


def test_the_server_lists_its_commands(start: START) -> None:
    provider = start().initialize()["capabilities"]["executeCommandProvider"]
    assert provider["workDoneProgress"] is True
    assert sorted(provider["commands"]) == [
        "newsls.acceptSource",
        "newsls.addWord",
        "newsls.configuration",
        "newsls.factSheet",
        "newsls.figures",
        "newsls.ignore",
        "newsls.showMentions",
        "newsls.statistics",
        "newsls.summarise",
    ]


def test_statistics_are_of_the_text_that_is_open(newsroom: Client, uri: str) -> None:
    newsroom.open(uri, STORY)
    whole = newsroom.command("newsls.statistics", uri)
    assert whole == {
        "words": len(STORY.split()) - STORY.split().count("🥐"),
        "minutes": 1,
        "sentences": 5,
        "paragraphs": 5,
    }
    newsroom.change(uri, 2, {"text": STORY + "\nOne more sentence here.\n"})
    assert newsroom.command("newsls.statistics", uri) == {
        "words": whole["words"] + 4,
        "minutes": 1,
        "sentences": 6,
        "paragraphs": 6,
    }
    newsroom.change(uri, 3, {"text": ""})
    assert newsroom.command("newsls.statistics", uri) == {"words": 0, "minutes": 0, "sentences": 0, "paragraphs": 0}


def test_figures_of_a_draft_as_in_the_record_with_ranges(newsroom: Client, uri: str) -> None:
    newsroom.open(uri, STORY)
    [solheim] = [one for one in newsroom.command("newsls.figures", uri) if "Solheim" in one["name"]]
    assert solheim["kind"] == "person"
    [mention] = solheim["mentions"]
    assert STORY[mention["start"] : mention["end"]] == at(STORY, mention["range"]) == "Ingrid Solheim"


def test_a_word_that_is_added_is_no_longer_flagged(start: START, tmp_path: Path) -> None:
    client = start()
    client.initialize(root=tmp_path)
    client.open((tmp_path / "a.md").as_uri(), "Teh teh", version=3)
    client.diagnostics((tmp_path / "a.md").as_uri(), 3)
    for where, file in (("workspace", tmp_path / "newsls-words.txt"), ("personal", None)):
        written = client.command("newsls.addWord", "teh", where)
        assert (written["word"], written["where"]) == ("teh", where)
        if file:
            assert written["file"] == file.as_uri()
            assert file.read_text() == "teh\n"
    client.hear("textDocument/publishDiagnostics", lambda p: p["version"] == 3 and p["diagnostics"] == [])
    assert (tmp_path / "server-0" / "config" / "newsls" / "words.txt").read_text() == "teh\n"


def test_the_settings_that_hold_for_a_document(start: START, tmp_path: Path) -> None:
    file = tmp_path / "newsls.toml"
    file.write_text("[style]\nquotes = 'crooked'\n", "utf-8")
    client = start()
    client.initialize(root=tmp_path)
    found = client.command("newsls.configuration", (tmp_path / "not-there.md").as_uri())
    assert found["file"] == file.as_uri()
    [problem] = found["problems"]
    assert (problem["file"], problem["line"]) == (file.as_uri(), 2)
    assert "crooked" in problem["message"]
    assert found["languages"][:3] == ["plaintext", "markdown", "html"]
    file.unlink()
    client.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": file.as_uri(), "type": 3}]})
    found = client.command("newsls.configuration", "untitled:a")
    assert (found["file"], found["problems"]) == (None, [])


def test_ignoring_has_the_client_make_the_edit(server: Client, uri: str) -> None:
    server.handlers["workspace/applyEdit"] = lambda _: {"applied": True}
    server.open(uri, "Well, teh end.", "markdown")
    server.diagnostics(uri, 1)
    assert server.command("newsls.ignore", uri, "slip", span(0, 6, 0, 9)) == {"applied": True}
    [change] = server.hear("workspace/applyEdit")["edit"]["documentChanges"]
    assert change["textDocument"] == {"uri": uri, "version": 1}
    assert change["edits"] == [{"range": span(0, 0), "newText": "<!-- newsls: ignore[slip] -->\n"}]
    server.handlers["workspace/applyEdit"] = lambda _: {"applied": False}
    assert server.command("newsls.ignore", uri, "slip", span(0, 6, 0, 9)) == {"applied": False}


OPEN = "<the open document>"


@pytest.mark.parametrize(
    ("command", "arguments", "sentence"),
    [
        ("newsls.unheardOf", [], "newsls has no command “newsls.unheardOf”; its commands are “newsls.acceptSource”"),
        (
            "newsls.summarise",
            [OPEN, {"style": "haiku"}],
            "“style” must be “paragraph”, “bullets”, “lede” or “description”.",
        ),
        (
            "newsls.summarise",
            [OPEN, {"style": ["lede"]}],
            "“style” must be “paragraph”, “bullets”, “lede” or “description”.",
        ),
        ("newsls.statistics", [], "newsls.statistics takes a document’s URI; it got 0 arguments."),
        ("newsls.statistics", [OPEN, {}], "newsls.statistics takes a document’s URI; it got 2 arguments."),
        ("newsls.statistics", ["untitled:nowhere"], "“untitled:nowhere” is not open."),
        ("newsls.configuration", [5], "newsls.configuration takes a document’s URI."),
        ("newsls.figures", [], "newsls.figures takes a document’s URI; it got 0 arguments."),
        ("newsls.figures", [OPEN, 1], "newsls.figures takes a document’s URI; it got 2 arguments."),
        ("newsls.acceptSource", [], "newsls.acceptSource takes a source, such as “officials”, and a document’s URI."),
        ("newsls.acceptSource", ["officials", 5], "takes a source, such as “officials”, and a document’s URI."),
        ("newsls.acceptSource", ["  "], "An accepted source is a phrase of 1 to"),
        ("newsls.addWord", ["word"], "newsls.addWord takes a word and “personal” or “workspace”."),
        ("newsls.addWord", ["word", "house"], "takes a word and “personal” or “workspace”, not “house”."),
        ("newsls.addWord", [5, "personal"], "newsls.addWord takes a word and “personal” or “workspace”."),
        ("newsls.addWord", ["", "personal"], "A word list holds words of 1 to"),
        ("newsls.ignore", [OPEN, "slip"], "newsls.ignore takes a document’s URI, the code of a rule and a range."),
        ("newsls.ignore", [OPEN, "slipp", span(0, 0)], "newsls has no rule “slipp”"),
        ("newsls.ignore", [OPEN, "slip", {"line": 1}], "A range must be an object with “start” and “end”"),
    ],
)
def test_unusable_arguments_are_refused_with_a_sentence(
    server: Client, uri: str, command: str, arguments: list[Any], sentence: str
) -> None:
    server.open(uri, "A draft.")
    with pytest.raises(RequestError) as refused:
        server.command(command, *(uri if argument == OPEN else argument for argument in arguments))
    assert refused.value.code == -32602
    assert sentence in refused.value.message
    assert server.all("window/showMessage") == []


def test_a_command_without_arguments_at_all(server: Client) -> None:
    with pytest.raises(RequestError) as refused:
        server.request("workspace/executeCommand", {"command": "newsls.figures"})
    assert refused.value.code == -32602
