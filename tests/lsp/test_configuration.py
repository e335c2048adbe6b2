"""Settings from files and from the editor, and what is said when they are wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from client import PULLS, Client, RequestError, capabilities, merged, span

START = Callable[..., Client]
ASKED = {"workspace": {"configuration": True}}
WATCHED = {
    "workspace": {
        "didChangeWatchedFiles": {"dynamicRegistration": True},
        "didChangeConfiguration": {"dynamicRegistration": True},
    }
}
OFF = {"ignore": ["typos"]}


def codes(client: Client, uri: str, version: int = 1) -> list[str]:
    return [one["code"] for one in client.diagnostics(uri, version)]


def test_options_given_at_the_start(start: START) -> None:
    for options in (OFF, {"newsls": OFF}):
        client = start()
        client.initialize(initializationOptions=options)
        client.open("untitled:a", "teh perhaps")
        assert codes(client, "untitled:a") == ["doubt"]


def test_options_are_asked_for_once_a_folder_and_before_the_first_reading(start: START, tmp_path: Path) -> None:
    client = start()
    client.handlers["workspace/configuration"] = lambda params: [OFF for _ in params["items"]]
    client.initialize(merged(capabilities(), ASKED), root=tmp_path, initializationOptions={"ignore": ["style"]})
    for name in ("a.md", "b.md"):
        uri = (tmp_path / name).as_uri()
        client.open(uri, "teh perhaps")
        assert codes(client, uri) == ["doubt"]  # the answer is laid over what was given at the start
    asked = [item for params in client.all("workspace/configuration") for item in params["items"]]
    assert asked == [{"scopeUri": tmp_path.as_uri(), "section": "newsls"}]


@pytest.mark.parametrize("answer", [None, [], [None], ["nonsense"], [[1]], {"a": 1}, "refused"])
def test_a_client_that_answers_badly_has_its_drafts_read(start: START, answer: Any) -> None:
    def answering(_: Any) -> Any:
        if answer == "refused":
            raise RequestError({"code": -32601, "message": "no"})
        return answer

    client = start()
    client.handlers["workspace/configuration"] = answering
    client.initialize(merged(capabilities(), ASKED))
    client.open("untitled:a", "teh")
    assert codes(client, "untitled:a") == ["slip"]


def test_changed_options_are_asked_for_again(start: START) -> None:
    client = start()
    answer: dict[str, Any] = {}
    client.handlers["workspace/configuration"] = lambda _: [dict(answer)]
    client.initialize(merged(capabilities(), ASKED))
    client.open("untitled:a", "teh")
    assert codes(client, "untitled:a") == ["slip"]
    answer["severities"] = {"typos": "error"}
    client.notify("workspace/didChangeConfiguration", {"settings": None})
    fits = lambda p: [one["severity"] for one in p["diagnostics"]] == [1]  # noqa: E731
    client.hear("textDocument/publishDiagnostics", fits)


def test_changed_options_that_are_sent_along(start: START) -> None:
    client = start()
    client.initialize()
    client.open("untitled:a", "teh")
    assert codes(client, "untitled:a") == ["slip"]
    client.notify("workspace/didChangeConfiguration", {"settings": {"newsls": OFF}})
    client.hear("textDocument/publishDiagnostics", lambda p: p["diagnostics"] == [])
    client.notify("workspace/didChangeConfiguration", {"settings": {}})
    client.until(lambda: len(client.all("textDocument/publishDiagnostics")) == 3, "a third reading")
    assert len(client.all("textDocument/publishDiagnostics")[-1]["diagnostics"]) == 1


def test_the_settings_file_beside_a_draft_and_its_changes(start: START, tmp_path: Path) -> None:
    file = tmp_path / "newsls.toml"
    file.write_text('ignore = ["typos"]\n')
    client = start()
    client.initialize(merged(capabilities(), WATCHED), root=tmp_path)
    registered = client.hear("client/registerCapability")["registrations"]
    assert {one["method"] for one in registered} == {
        "workspace/didChangeConfiguration",
        "workspace/didChangeWatchedFiles",
    }
    globs = {w["globPattern"] for one in registered for w in one["registerOptions"].get("watchers", [])}
    drafts = "**/*.{txt,md,markdown,html,htm}"
    assert globs == {"**/newsls.toml", "**/pyproject.toml", "**/newsls-words.txt", drafts}
    uri = (tmp_path / "draft.md").as_uri()
    client.open(uri, "teh perhaps")
    assert codes(client, uri) == ["doubt"]
    file.write_text('ignore = ["style"]\n')
    client.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": file.as_uri(), "type": 2}]})
    client.hear("textDocument/publishDiagnostics", lambda p: [one["code"] for one in p["diagnostics"]] == ["slip"])


def test_a_client_that_watches_nothing_has_its_settings_read_when_it_saves(start: START, tmp_path: Path) -> None:
    client = start()
    client.initialize(root=tmp_path)
    uri = (tmp_path / "draft.md").as_uri()
    client.open(uri, "teh")
    assert codes(client, uri) == ["slip"]
    assert client.all("client/registerCapability") == []
    (tmp_path / "newsls-words.txt").write_text("teh\n")
    client.notify("textDocument/didSave", {"textDocument": {"uri": uri}})
    client.hear("textDocument/publishDiagnostics", lambda p: p["diagnostics"] == [])


def test_saving_with_the_same_settings_reads_nothing_again(start: START) -> None:
    client = start()
    client.initialize()
    client.open("untitled:a", "teh")
    client.diagnostics("untitled:a", 1)
    client.notify("textDocument/didSave", {"textDocument": {"uri": "untitled:a"}})
    client.open("untitled:b", "teh")
    client.diagnostics("untitled:b", 1)
    assert len(client.all("textDocument/publishDiagnostics")) == 2


def test_what_is_wrong_with_the_settings_is_said_once(start: START, tmp_path: Path) -> None:
    (tmp_path / "newsls.toml").write_text('ignore = ["typos"]\n\nselct = ["all"]\n')
    client = start()
    client.initialize(root=tmp_path, initializationOptions={"style": {"quotes": "curvy"}})
    for name in ("a.md", "b.md"):
        uri = (tmp_path / name).as_uri()
        client.open(uri, "teh perhaps")
        assert codes(client, uri) == ["doubt"]  # what is right still applies
        client.notify("textDocument/didSave", {"textDocument": {"uri": uri}})
    client.hover(uri, 0, 0)
    said = [p["message"] for p in client.all("window/showMessage")]
    assert len(said) == 2
    assert "newsls.toml, line 3: " in "".join(said)
    assert "“select”" in "".join(said)
    assert "curvy" in "".join(said)


@pytest.mark.parametrize("pulls", [False, True])
def test_a_settings_file_that_is_open_shows_what_is_wrong_with_it(start: START, tmp_path: Path, pulls: bool) -> None:
    text = 'ignore = ["typos"]\nselct = ["teh"]\n'
    file = tmp_path / "newsls.toml"
    file.write_text(text)
    client = start()
    client.initialize(merged(capabilities("utf-16"), PULLS if pulls else {}), root=tmp_path)
    client.open(file.as_uri(), text, "toml")
    [shown] = client.pull(file.as_uri())["items"] if pulls else client.diagnostics(file.as_uri(), 1)
    assert shown["range"] == span(1, 0, 1, 15)
    assert "“selct”" in shown["message"]
    assert client.all("window/showMessage") == []


def test_drafts_that_the_settings_exclude_have_no_findings(start: START, tmp_path: Path) -> None:
    (tmp_path / "newsls.toml").write_text('exclude = ["archive/"]\n')
    client = start()
    client.initialize(root=tmp_path)
    for name, found in (("archive/a.md", []), ("b.md", ["slip"])):
        uri = (tmp_path / name).as_uri()
        client.open(uri, "teh")
        assert codes(client, uri) == found
        assert (client.actions(uri, span(0, 1), only=["quickfix"]) == []) is (found == [])


def test_folders_that_come_and_go(start: START, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    client = start()
    client.handlers["workspace/configuration"] = lambda params: [
        OFF if item.get("scopeUri") == other.as_uri() else {} for item in params["items"]
    ]
    client.initialize(merged(capabilities(), ASKED), root=tmp_path)
    event = {"added": [{"uri": other.as_uri(), "name": "other"}], "removed": []}
    client.notify("workspace/didChangeWorkspaceFolders", {"event": event})
    client.open((other / "a.md").as_uri(), "teh")
    assert codes(client, (other / "a.md").as_uri()) == []
    client.open((tmp_path / "b.md").as_uri(), "teh")
    assert codes(client, (tmp_path / "b.md").as_uri()) == ["slip"]
