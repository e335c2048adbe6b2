"""Symbols of the workspace: every figure and heading of every draft, open or on disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from client import Client, capabilities, span
from hypothesis import given
from hypothesis import strategies as st

from newsls.lsp.workspace_symbols import likeness

START = Callable[..., Client]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "drafts"
    (made / "old").mkdir(parents=True)
    (made / "a.md").write_text("# The pier reopens\n\nMayor Ingrid Solheim spoke. Solheim left.\n", "utf-8")
    (made / "old" / "b.txt").write_text("🎉 Senator Tomás Brandt spoke.\n", "utf-8")
    (made / "notes.rst").write_text("Mayor Clara Rowe spoke.\n", "utf-8")
    return made


def names(client: Client, query: str = "") -> list[str]:
    return [one["name"] for one in symbols(client, query)]


def symbols(client: Client, query: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.request("workspace/symbol", {"query": query})
    return found


def settled(client: Client, query: str, wanted: list[str]) -> None:
    """Ask until the drafts on disk are read: the server answers with what it has rather than let anyone wait."""
    for _ in range(200):
        if names(client, query) == wanted:
            return
    assert names(client, query) == wanted


def test_drafts_on_disk_and_open_ones_are_searched(start: START, folder: Path) -> None:
    client = start()
    client.initialize(capabilities("utf-16"), folder)
    settled(client, "", ["Ingrid Solheim", "Tomás Brandt", "The pier reopens"])
    pier, solheim, brandt = (symbols(client, query)[0] for query in ("pier", "solh", "brandt"))
    assert pier["containerName"] == "a.md"
    assert pier["kind"] == 15
    assert solheim["containerName"] == "Mayor · a.md"
    assert solheim["location"] == {"uri": (folder / "a.md").as_uri(), "range": span(2, 6, 2, 20)}
    assert brandt["containerName"] == f"Senator · {Path('old', 'b.txt')}"
    assert brandt["location"]["range"] == span(0, 11, 0, 23)
    client.open("untitled:c", "Mayor Clara Rowe spoke.\n")
    client.diagnostics("untitled:c", 1)
    assert names(client, "rowe") == ["Clara Rowe"]
    client.open((folder / "a.md").as_uri(), "Nobody spoke.\n")
    client.diagnostics((folder / "a.md").as_uri(), 1)
    assert names(client, "sol") == []


def test_letters_in_order_are_enough_and_the_likeliest_come_first(start: START, folder: Path) -> None:
    client = start()
    client.initialize(capabilities("utf-16"), folder)
    settled(client, "tomas b", ["Tomás Brandt"])
    assert names(client, "TMSBRND") == ["Tomás Brandt"]
    assert names(client, "ing") == ["Ingrid Solheim"]
    assert names(client, "zzz") == []


def test_what_is_excluded_or_hidden_is_not_read(start: START, folder: Path) -> None:
    (folder / "newsls.toml").write_text('exclude = ["old/"]\n', "utf-8")
    (folder / ".hidden.md").write_text("Mayor Clara Rowe spoke.\n", "utf-8")
    client = start()
    client.initialize(capabilities("utf-16"), folder)
    settled(client, "", ["Ingrid Solheim", "The pier reopens"])


def test_files_that_change_are_read_again(start: START, folder: Path) -> None:
    client = start()
    client.initialize(capabilities("utf-16"), folder)
    settled(client, "brandt", ["Tomás Brandt"])
    path = folder / "old" / "b.txt"
    path.write_text("Senator Helena Quintela spoke to nobody at all.\n", "utf-8")
    (folder / "a.md").unlink()
    changed = [{"uri": path.as_uri(), "type": 2}, {"uri": (folder / "a.md").as_uri(), "type": 3}]
    client.notify("workspace/didChangeWatchedFiles", {"changes": changed})
    settled(client, "", ["Helena Quintela"])


def test_what_is_no_text_is_passed_over(start: START, folder: Path) -> None:
    (folder / "c.txt").write_bytes(b"\xff\xfe\xff binary \0")
    (folder / "d.txt").write_text("Mayor Clara Rowe spoke.\n" * 20_000, "utf-8")  # too large
    client = start()
    client.initialize(capabilities("utf-16"), folder)
    settled(client, "", ["Ingrid Solheim", "Tomás Brandt", "The pier reopens"])


def test_a_client_without_folders_has_its_open_drafts(server: Client, uri: str) -> None:
    server.open(uri, "Mayor Zebedee Rowe spoke.\n")
    server.diagnostics(uri, 1)
    assert [one["containerName"] for one in symbols(server, "zebedee")] == [f"Mayor · {uri}"]


@given(st.text("abc ", max_size=6), st.text("abc ", max_size=12))
def test_a_name_answers_where_its_letters_come_in_order(query: str, name: str) -> None:
    rank = likeness(query, name)
    if rank is None:
        assert query not in name
    else:
        left = name
        for letter in query.replace(" ", ""):
            assert letter in left
            left = left[left.index(letter) + 1 :]
