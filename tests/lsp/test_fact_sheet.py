"""The command ``newsls.factSheet``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from client import HERE, Client, RequestError, capabilities, python, span

import newsls

STORY = (
    "Mayor Ingrid Solheim told reporters on Tuesday that divers had replaced 64 piles 🥐 of 80 by hand.\n\n"
    "“It is sound again,” Solheim said.\n\n"
    "The gang stormed the ferry office at dawn, killing 17 people.\n\n"
    "Critics say the pier will be closed again within a year.\n"
)
SCHEMA = json.loads((Path(newsls.__file__).parent / "report" / "facts.schema.json").read_text("utf-8"))


@pytest.fixture(scope="module", params=["utf-8", "utf-16", "utf-32"])
def newsroom(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory):
    """A server with newsls's own rules, in each of the units in which clients count."""
    client = Client(python(str(HERE / "served.py"), "stdio", "--real"), tmp_path_factory.mktemp("newsroom"))
    client.initialize(capabilities(request.param))
    client.unit = request.param
    yield client
    client.kill()


def at(text: str, where: dict[str, Any], unit: str) -> str:
    """The characters of a range in a text whose lines end at LF."""
    coding, size = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}[unit]
    first, last = where["start"], where["end"]
    assert first["line"] == last["line"]
    line = text.split("\n")[first["line"]].encode(coding)
    return line[size * first["character"] : size * last["character"]].decode(coding)


def test_entries_have_ranges_in_the_client_s_units(newsroom: Client, uri: str) -> None:
    newsroom.open(uri, STORY)
    made = newsroom.command("newsls.factSheet", uri)
    assert {entry["kind"] for entry in made["entries"]} == {"claim", "statement", "quotation", "number", "name", "date"}
    for entry in made["entries"]:
        assert at(STORY, entry["range"], newsroom.unit) == entry["text"] == STORY[entry["start"] : entry["end"]]
    for sentence in made["sentences"]:
        assert at(STORY, sentence["range"], newsroom.unit) == sentence["text"]
    [speaker] = [entry["source"] for entry in made["entries"] if entry["kind"] == "quotation"]
    assert at(STORY, speaker["range"], newsroom.unit) == "Solheim"
    assert speaker["figures"] == ["Ingrid Solheim"]
    [claim] = [entry["claim"] for entry in made["entries"] if entry["kind"] == "claim"]
    assert at(STORY, claim["trigger"]["range"], newsroom.unit) == claim["trigger"]["text"]


def test_each_format(newsroom: Client, uri: str) -> None:
    newsroom.open(uri, STORY)
    text = newsroom.command("newsls.factSheet", uri, None)["text"]
    assert text == newsroom.command("newsls.factSheet", uri, {"format": "text"})["text"]
    assert "[ ] number" in text
    assert "- [ ] **number** " in newsroom.command("newsls.factSheet", uri, {"format": "markdown"})["text"]
    assert newsroom.command("newsls.factSheet", uri, {"format": "csv"})["text"].startswith("file,line,column,")
    made = newsroom.command("newsls.factSheet", uri, {"format": "json"})
    written = json.loads(made["text"])
    jsonschema.validate(written, SCHEMA)
    assert [entry["text"] for entry in written["drafts"][0]["entries"]] == [entry["text"] for entry in made["entries"]]


def test_a_range_keeps_to_its_sentences(newsroom: Client, uri: str) -> None:
    newsroom.open(uri, STORY)
    made = newsroom.command("newsls.factSheet", uri, {"range": span(6, 0, 6, 3)})
    assert [entry["range"]["start"]["line"] for entry in made["entries"]] == [6] * len(made["entries"])
    assert [entry["sentence"] for entry in made["entries"]] == [0] * len(made["entries"])
    assert len(made["sentences"]) == 1


def test_the_sheet_is_of_the_text_that_is_open(newsroom: Client, uri: str) -> None:
    newsroom.open(uri, "It rained.")
    change = {"textDocument": {"uri": uri, "version": 2}, "contentChanges": [{"text": STORY}]}
    newsroom.notify("textDocument/didChange", change)
    made = newsroom.command("newsls.factSheet", uri)
    assert "64 piles" in {entry["text"] for entry in made["entries"]}


def test_the_client_shows_it_where_asked(newsroom: Client, uri: str) -> None:
    newsroom.open(uri, STORY)
    made = newsroom.command("newsls.factSheet", uri, {"show": True, "format": "markdown"})
    assert newsroom.hear("window/showMessage", lambda p: p["message"].startswith("# "))["message"] == made["text"]


def test_a_draft_with_nothing_to_check(newsroom: Client, uri: str) -> None:
    newsroom.open(uri, "")
    made = newsroom.command("newsls.factSheet", uri)
    assert (made["entries"], made["sentences"], made["date"]) == ([], [], None)


OPEN = "<the open document>"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "newsls.factSheet takes a document’s URI and, if wanted, an object with a format; it got 0 arguments."),
        ([OPEN, {}, 1], "it got 3 arguments."),
        (["untitled:nowhere"], "“untitled:nowhere” is not open."),
        ([5], "newsls.factSheet takes the URI of an open document first; that was a number."),
        ([OPEN, "csv"], "its second argument was a string."),
        ([OPEN, {"formt": "csv"}], "newsls.factSheet has no option “formt”; it has format, range, show."),
        ([OPEN, {"format": "pdf"}], "“format” must be “text”, “json”, “markdown” or “csv”."),
        ([OPEN, {"format": ["csv"]}], "“format” must be “text”, “json”, “markdown” or “csv”."),
        ([OPEN, {"range": [1, 2]}], "A range must be an object with “start” and “end”"),
    ],
)
def test_unusable_arguments_are_refused_with_a_sentence(
    server: Client, uri: str, arguments: list[Any], sentence: str
) -> None:
    server.open(uri, "A draft.")
    with pytest.raises(RequestError) as refused:
        server.command("newsls.factSheet", *(uri if argument == OPEN else argument for argument in arguments))
    assert refused.value.code == -32602
    assert sentence in refused.value.message


def test_an_editor_can_offer_it_for_the_draft_or_the_selection(server: Client, uri: str) -> None:
    server.open(uri, "It rained on Tuesday.")
    server.diagnostics(uri, 1)
    [whole] = server.actions(uri, span(0, 0), only=["source.newsls.factSheet"])
    assert whole["title"] == "Show the fact-check sheet of the draft"
    assert whole["command"]["arguments"] == [uri, {"show": True}]
    [part] = server.actions(uri, span(0, 0, 0, 9), only=["source.newsls.factSheet"])
    assert part["title"] == "Show the fact-check sheet of the selection"
    shown = server.command(part["command"]["command"], *part["command"]["arguments"])
    assert [entry["text"] for entry in shown["entries"]] == ["on Tuesday"]
    assert server.hear("window/showMessage")["message"] == shown["text"]


@pytest.mark.parametrize(
    ("uri", "name"),
    [
        ("file:///desk/my%20draft%20%F0%9F%8E%89.md", "my draft 🎉.md"),
        ("file://", "untitled draft"),
        ("untitled:Untitled-1", "untitled:Untitled-1"),
    ],
)
def test_the_sheet_bears_the_draft_s_name(newsroom: Client, uri: str, name: str) -> None:
    newsroom.open(uri, "The pier cost 4 million euros.\n")
    assert newsroom.command("newsls.factSheet", uri)["text"].startswith(f"{name}: 1 to check")
    newsroom.close(uri)
