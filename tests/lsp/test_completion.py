"""Completion through the server: where it is offered, what it replaces, and where it keeps quiet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from client import Client, capabilities, edit, span

START = Callable[..., Client]

DRAFT = "🎉 The mayor, Helen Carter, spoke in Port Ellery.\n\nIt rained.\n\n"


def complete(client: Client, uri: str, line: int, column: int) -> list[dict[str, Any]]:
    position = {"line": line, "character": column}
    found = client.request("textDocument/completion", {"textDocument": {"uri": uri}, "position": position})
    return found["items"] if found else []


def typing(client: Client, uri: str, text: str, language: str = "markdown") -> list[tuple[str, Any]]:
    """What is offered at the mark “|” of the text, with what it would replace."""
    at = text.index("|")
    before = text[:at]
    line, column = before.count("\n"), len(before.rpartition("\n")[2].encode("utf-16-le")) // 2
    client.open(uri, text.replace("|", ""), language)
    client.diagnostics(uri, 1)
    return [(one["label"], one["textEdit"]["range"]) for one in complete(client, uri, line, column)]


def test_names_of_the_draft_while_they_are_typed(server: Client, uri: str) -> None:
    server.open(uri, DRAFT, "markdown")
    server.diagnostics(uri, 1)
    server.change(uri, 2, edit(4, 0, 0, "🎉 Then "))
    for version, letter in enumerate("Car", 3):
        server.change(uri, version, edit(4, 5 + version, 5 + version, letter))
    items = complete(server, uri, 4, 11)
    assert [one["label"] for one in items][:2] == ["Carter", "Helen Carter"]
    assert sorted(items, key=lambda one: one["sortText"]) == items
    assert items[0]["textEdit"] == {"range": span(4, 8, 4, 11), "newText": "Carter"}
    assert all(one["filterText"].startswith("Car") for one in items)
    assert items[0]["detail"] == "mayor · this draft"
    assert not items[0].get("commitCharacters")


def test_a_first_reference_is_the_full_name(server: Client, uri: str) -> None:
    assert typing(server, uri, "Then Car|\n\n" + DRAFT)[0] == ("Helen Carter", span(0, 5, 0, 8))


def test_words_before_are_part_of_the_name_and_nothing_else_is_replaced(server: Client, uri: str) -> None:
    assert typing(server, uri, DRAFT + "Mayor Helen Ca|, who spoke.\n") == [("Helen Carter", span(4, 6, 4, 14))]


@pytest.mark.parametrize(
    "text",
    [
        "the car|",
        "C|",
        "`Car|`",
        "```\nCar|\n```\n",
        "    Car|",
        "<https://example.org/Car|>",
        "[here](https://example.org/?q=Car|)",
        "@Car|",
        '<img alt="Car|">',
        "Car|ter",
    ],
)  # fmt: skip
def test_where_no_name_is_typed_nothing_is_offered(server: Client, uri: str, text: str) -> None:
    assert typing(server, uri, f"{DRAFT}{text}\n") == []


def test_front_matter_is_left_alone(server: Client, uri: str) -> None:
    assert typing(server, uri, f"---\nauthor: Car|\n---\n\n{DRAFT}") == []


def test_a_figure_that_is_only_being_typed_is_not_offered(server: Client, uri: str) -> None:
    assert typing(server, uri, "Mayor Zebedee Qu|") == []


@pytest.mark.parametrize(("encoding", "column"), [("utf-8", 5), ("utf-16", 3), ("utf-32", 2)])
def test_units(start: START, encoding: str, column: int) -> None:
    client = start()
    client.initialize(capabilities(encoding))
    client.open("untitled:a", f"{DRAFT}😀 Car\r\n", "markdown")
    client.diagnostics("untitled:a", 1)
    assert complete(client, "untitled:a", 4, column + 3)[0]["textEdit"]["range"] == span(4, column, 4, column + 3)


def test_the_newsroom_s_own_file_is_asked(start: START, tmp_path: Path) -> None:
    folder = tmp_path / "drafts"
    folder.mkdir()
    (folder / "figures.toml").write_text('[[figure]]\nname = "Zebedee Quintela"\nrole = "mayor"\n', "utf-8")
    client = start(env={"XDG_DATA_HOME": str(tmp_path / "data")})
    client.initialize(capabilities("utf-16"), folder)
    client.open((folder / "a.md").as_uri(), "Then Quin\n", "markdown")
    client.diagnostics((folder / "a.md").as_uri(), 1)
    item = complete(client, (folder / "a.md").as_uri(), 0, 9)[0]
    assert item["label"] == "Zebedee Quintela"
    assert "newsroom file" in item["detail"]


def test_a_client_is_told_that_there_is_more_to_come(server: Client, uri: str) -> None:
    server.open(uri, DRAFT + "Ca", "markdown")
    server.diagnostics(uri, 1)
    params = {"textDocument": {"uri": uri}, "position": {"line": 4, "character": 2}}
    assert server.request("textDocument/completion", params)["isIncomplete"]


def test_nothing_is_offered_in_what_is_not_open(server: Client) -> None:
    assert complete(server, "untitled:nowhere", 0, 3) == []
