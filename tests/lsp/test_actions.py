"""Code actions: fixes tied to their diagnostics, and what they do to the text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from client import HERE, Client, capabilities, edit, python, span

START = Callable[..., Client]


def applied(text: str, action: dict[str, Any]) -> str:
    """The text after an action's edits; the tests' texts are ASCII, where every unit is a character."""
    [change] = action["edit"]["documentChanges"]
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:n]) for n in range(len(lines))]
    for one in sorted(change["edits"], key=lambda e: (e["range"]["start"]["line"], e["range"]["start"]["character"]))[
        ::-1
    ]:
        first, last = one["range"]["start"], one["range"]["end"]
        start, end = (starts[place["line"]] + place["character"] for place in (first, last))
        text = text[:start] + one["newText"] + text[end:]
    return text


def titles(actions: list[dict[str, Any]]) -> list[str]:
    return [action["title"] for action in actions]


def test_the_server_says_which_kinds_it_has(start: START) -> None:
    result = start().initialize()
    assert result["capabilities"]["codeActionProvider"]["codeActionKinds"] == [
        "quickfix",
        "source.fixAll",
        "source.fixAll.newsls",
        "source.newsls.summary",
        "source.newsls.factSheet",
    ]


def test_every_fix_is_offered_in_order_the_first_preferred(server: Client, uri: str) -> None:
    text = "See teh cat"
    server.open(uri, text)
    [shown] = server.diagnostics(uri, 1)
    found = server.actions(uri, span(0, 5), diagnostics=[shown], only=["quickfix"])
    assert titles(found) == [
        "Change to “the”",
        "Change to “tech”",
        "Add “teh” to my words",
        "Add “teh” to the newsroom’s words",
        "Ignore slip here",
    ]
    assert [action.get("isPreferred") for action in found] == [True, None, None, None, None]
    assert all(action["diagnostics"] == [shown] for action in found)
    assert all(action["kind"] == "quickfix" for action in found)
    assert found[0]["edit"]["documentChanges"][0]["textDocument"] == {"uri": uri, "version": 1}
    assert applied(text, found[0]) == "See the cat"
    assert applied(text, found[1]) == "See tech cat"
    assert found[2]["command"]["arguments"] == ["teh", "personal"]
    assert found[3]["command"]["arguments"] == ["teh", "workspace"]


def test_actions_are_of_the_findings_in_the_range(server: Client, uri: str) -> None:
    server.open(uri, "teh perhaps teh")
    server.diagnostics(uri, 1)
    assert server.actions(uri, span(0, 3), only=["quickfix"]) != []  # touching the word's end
    assert server.actions(uri, span(0, 6, 0, 8), only=["quickfix"])[0]["title"] == "Ignore doubt here"
    assert titles(server.actions(uri, span(0, 0, 0, 15), only=["quickfix"])).count("Change to “the”") == 2
    assert server.actions(uri, span(0, 15, 0, 0), only=["quickfix"]) == server.actions(
        uri, span(0, 0, 0, 15), only=["quickfix"]
    )
    assert server.actions(uri, span(99, 0), only=["quickfix"]) != []  # past the end is the end, where a finding ends


def test_ignoring_here_silences_that_finding_and_no_other(server: Client, uri: str) -> None:
    for language in ("plaintext", "markdown", "html"):
        name, text = f"{uri}-{language}", "First teh draft.\n\nAnother teh draft."
        if language == "html":
            text = "<p>First teh draft.</p>\n\n<p>Another teh draft.</p>"
        server.open(name, text, language)
        assert len(server.diagnostics(name, 1)) == 2
        where = span(2, text.splitlines()[2].index("teh") + 1)
        [ignore] = [a for a in server.actions(name, where) if a["title"] == "Ignore slip here"]
        server.change(name, 2, {"text": applied(text, ignore)})
        [left] = server.diagnostics(name, 2)
        assert left["range"]["start"]["line"] == 0, language


def test_fix_all_applies_each_first_safe_fix_and_nothing_else(server: Client, uri: str) -> None:
    text = "teh one, perhaps\nteh two teh"
    server.open(uri, text)
    server.diagnostics(uri, 1)
    for only in ("source", "source.fixAll", "source.fixAll.newsls"):
        [action] = [a for a in server.actions(uri, span(0, 0), only=[only]) if a["kind"] == "source.fixAll.newsls"]
        assert applied(text, action) == "the one, perhaps\nthe two the"
        assert "isPreferred" not in action
    assert server.actions(uri, span(0, 0), only=["source.organizeImports", "refactor"]) == []
    assert titles(server.actions(uri, span(0, 8), only=[""])).count("Fix everything that has one safe fix") == 1


def test_a_draft_without_safe_fixes_has_nothing_to_fix(server: Client, uri: str) -> None:
    server.open(uri, "perhaps")
    server.diagnostics(uri, 1)
    assert server.actions(uri, span(0, 0), only=["source.fixAll"]) == []


def test_a_summary_is_offered_when_source_actions_are_asked_for(server: Client, uri: str) -> None:
    server.open(uri, "The first. The second.", "markdown")
    server.diagnostics(uri, 1)
    found = server.actions(uri, span(0, 4), only=["source"])
    assert [(action["title"], action["command"]["arguments"][1]) for action in found] == [
        ("Summarise draft…", {"ask": True}),
        ("Insert summary in front matter", {"front_matter": True}),
        ("Show the fact-check sheet of the draft", {"show": True}),
    ]
    [selected] = server.actions(uri, span(0, 0, 0, 10), only=["source.newsls.summary"])
    assert selected["title"] == "Summarise selection…"
    assert selected["command"]["arguments"] == [uri, {"range": span(0, 0, 0, 10), "ask": True}]


def test_a_menu_that_names_no_kinds_has_them_where_they_are_not_in_the_way(server: Client, uri: str) -> None:
    of_the_draft = ["Summarise draft…", "Insert summary here", "Show the fact-check sheet of the draft"]
    of_the_selection = ["Summarise selection…", "Show the fact-check sheet of the selection"]
    server.open(uri, "A perhaps. The second.")
    server.diagnostics(uri, 1)
    assert titles(server.actions(uri, span(0, 15))) == of_the_draft
    assert titles(server.actions(uri, span(0, 15), triggerKind=1)) == of_the_draft
    assert titles(server.actions(uri, span(0, 14, 0, 20))) == of_the_draft  # one word, as where the pointer rests
    assert titles(server.actions(uri, span(0, 15), triggerKind=2)) == []  # a lightbulb that comes by itself
    assert titles(server.actions(uri, span(0, 5))) == ["Ignore doubt here"]
    assert titles(server.actions(uri, span(0, 0, 0, 9))) == ["Ignore doubt here", *of_the_selection]


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("markdown", "Prose.", "Insert summary in front matter"),
        ("plaintext", "---\ntitle: x\n---\nProse.", "Insert summary in front matter"),
        ("html", "+++\ntitle = 'x'\n+++\n<p>Prose.", "Insert summary in front matter"),
        ("plaintext", "Prose.", "Insert summary here"),
        ("html", "<title>x</title><p>Prose.", "Insert summary here"),
        ("html", "<head><title>x</title></head><p>Prose.", "Insert summary as the page’s description"),
        ("markdown", "---\ntitle: a: b\n---\nProse.", "Insert summary here"),
    ],
)
def test_a_summary_is_inserted_where_there_is_room(
    server: Client, uri: str, language: str, text: str, title: str
) -> None:
    server.open(uri, text, language)
    server.diagnostics(uri, 1)
    found = server.actions(uri, span(3, 0), only=["source.newsls.summary"])
    assert titles(found) == ["Summarise draft…", title]


def test_nothing_is_inserted_by_a_client_that_applies_no_edits(start: START) -> None:
    client = start()
    client.initialize(capabilities(workspace={"applyEdit": False}))
    client.open("untitled:a", "Prose.", "markdown")
    client.diagnostics("untitled:a", 1)
    assert titles(client.actions("untitled:a", span(0, 0), only=["source.newsls.summary"])) == ["Summarise draft…"]


def test_actions_on_a_text_that_is_newer_than_its_reading(start: START) -> None:
    """A rule hangs on the newer text, so that the reading stays behind; what was found is where it is now."""
    client = start()
    client.initialize(capabilities("utf-16"))
    client.open("untitled:a", "Before teh cat\nand teh dog")
    client.diagnostics("untitled:a", 1)
    client.change("untitled:a", 2, edit(0, 0, 0, "SLEEP 😀\n"), edit(2, 4, 7, "the"))
    found = client.actions("untitled:a", span(0, 0, 9, 0), only=["quickfix"])
    assert titles(found).count("Change to “the”") == 1
    [change] = found[0]["edit"]["documentChanges"]
    assert change == {
        "textDocument": {"uri": "untitled:a", "version": 2},
        "edits": [{"range": span(1, 7, 1, 10), "newText": "the"}],
    }
    hovered = client.hover("untitled:a", 1, 8)
    assert hovered is not None
    assert hovered["range"] == span(1, 7, 1, 10)
    assert client.hover("untitled:a", 2, 5) is None


@pytest.mark.parametrize("versioned", [True, False])
def test_edits_are_bound_to_a_version_where_the_client_knows_them(start: START, versioned: bool) -> None:
    client = start()
    client.initialize(capabilities(workspace={"workspaceEdit": {"documentChanges": versioned}}))
    client.open("untitled:a", "teh", version=4)
    client.diagnostics("untitled:a", 4)
    edits = [{"range": span(0, 0, 0, 3), "newText": "the"}]
    made = client.actions("untitled:a", span(0, 0))[0]["edit"]
    if versioned:
        assert made == {"documentChanges": [{"textDocument": {"uri": "untitled:a", "version": 4}, "edits": edits}]}
    else:
        assert made == {"changes": {"untitled:a": edits}}


def test_nothing_is_offered_for_a_document_that_is_not_open(server: Client) -> None:
    assert server.actions("untitled:nowhere", span(0, 0)) is None


STORY = (
    "The army will help, Prime Minister Ana Kos said on Monday.\n\n"
    "It was the worst disaster in the region's history.\n\n"
    "Police said the road to the valley was closed.\n"
)


@pytest.fixture
def desk(start: START, tmp_path: Path) -> Client:
    """A server with newsls's own rules and a workspace of its own."""
    client = start(*python(str(HERE / "served.py"), "stdio", "--real"))
    folder = tmp_path / "desk"
    folder.mkdir()
    client.initialize(capabilities("utf-16"), root=folder)
    return client


def test_a_claim_can_be_attributed_to_who_speaks_nearby(desk: Client) -> None:
    desk.open("untitled:claim", STORY)
    [shown] = desk.diagnostics("untitled:claim", 1)
    assert shown["code"] == "unattributed-claim"
    found = desk.actions("untitled:claim", shown["range"], diagnostics=[shown], only=["quickfix"])
    assert titles(found) == ["Attribute to “Kos”", "Attribute to “police”", "Needs no source"]
    assert [action.get("isPreferred") for action in found] == [None, None, None]  # either may have said it
    assert "in the region's history, Kos said.\n" in applied(STORY, found[0])
    for version, action in enumerate(found, 2):
        desk.change("untitled:claim", version, {"text": applied(STORY, action)})
        assert desk.diagnostics("untitled:claim", version) == []


def test_the_only_source_nearby_is_preferred(desk: Client) -> None:
    desk.open("untitled:claim", STORY.partition("Police")[0])
    [shown] = desk.diagnostics("untitled:claim", 1)
    found = desk.actions("untitled:claim", shown["range"], only=["quickfix"])
    assert [(action["title"], action.get("isPreferred")) for action in found] == [
        ("Attribute to “Kos”", True),
        ("Needs no source", None),
    ]


def test_what_was_typed_since_is_kept_by_an_attribution(desk: Client) -> None:
    desk.open("untitled:claim", STORY)
    [shown] = desk.diagnostics("untitled:claim", 1)
    desk.change("untitled:claim", 2, edit(2, 50, 50, " It rained."))
    [first, *_] = desk.actions("untitled:claim", shown["range"], only=["quickfix"])
    text = STORY.replace("history.", "history. It rained.")
    assert "in the region's history, Kos said. It rained.\n" in applied(text, first)


def test_a_vague_source_is_placed_or_accepted(desk: Client, tmp_path: Path) -> None:
    text = "The interior ministry opened an inquiry. Two officials said the repairs would take a year."
    uri = (tmp_path / "desk" / "story.txt").as_uri()
    desk.open(uri, text)
    [shown] = desk.diagnostics(uri, 1)
    assert [note["message"] for note in shown["relatedInformation"]] == [
        "The draft names it here: “The interior ministry”"
    ]
    found = desk.actions(uri, shown["range"], only=["quickfix"])
    assert titles(found) == [
        "Change to “Two interior ministry officials”",
        "Accept “officials” as a source in this workspace",
        "Needs no source",
    ]
    assert applied(text, found[0]).endswith("Two interior ministry officials said the repairs would take a year.")
    command = found[1]["command"]
    assert command["arguments"] == ["officials", uri]
    settings = tmp_path / "desk" / "newsls.toml"
    settings.write_text('# ours\n[style]\nquotes = "any"\n', "utf-8")
    assert desk.command(command["command"], *command["arguments"]) == {"source": "officials", "file": settings.as_uri()}
    assert settings.read_text("utf-8") == (
        '# ours\n[style]\nquotes = "any"\n\n[attribution]\naccepted-sources = ["officials"]\n'
    )
    desk.hear("textDocument/publishDiagnostics", lambda params: params["uri"] == uri and not params["diagnostics"])


def test_accepting_makes_the_settings_file_of_the_workspace(desk: Client, tmp_path: Path) -> None:
    made = desk.command("newsls.acceptSource", "a source close to the talks")
    assert made["file"] == (tmp_path / "desk" / "newsls.toml").as_uri()
    desk.open("untitled:talks", "Sources close to the talks said a deal was near.")
    assert desk.diagnostics("untitled:talks", 1) == []
