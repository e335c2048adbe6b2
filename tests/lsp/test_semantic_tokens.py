"""Semantic tokens: who speaks, by which word, and what: off until asked for, exact in every unit."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from client import HERE, Client, capabilities, edit, merged, python, span

from newsls.analysis import analyse
from newsls.draft import Draft
from newsls.lsp.semantic_tokens import tokens

START = Callable[..., Client]
REAL = python(str(HERE / "served.py"), "stdio", "--real")
ON = {"editor": {"semanticTokens": True}}
TOKENS = {
    "textDocument": {
        "semanticTokens": {
            "tokenTypes": ["variable", "keyword", "string"],
            "tokenModifiers": [],
            "formats": ["relative"],
            "requests": {"full": {"delta": True}, "range": True},
        }
    },
    "workspace": {"semanticTokens": {"refreshSupport": True}},
}


def served(start: START, encoding: str = "utf-16", on: Any = ON, more: Any = TOKENS) -> tuple[Client, dict[str, Any]]:
    client = start(*REAL)
    result = client.initialize(merged(capabilities(encoding), more), initializationOptions=on)
    return client, result["capabilities"]["semanticTokensProvider"]


def full(client: Client, uri: str) -> Any:
    return client.request("textDocument/semanticTokens/full", {"textDocument": {"uri": uri}})


def shown(data: list[int], text: str, types: list[str], encoding: str = "utf-16") -> list[tuple[str, str]]:
    """The words of each token and its type, unpacked as a client does it."""
    codec = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}[encoding]
    unit = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
    lines = text.replace("\r\n", "\n").split("\n")
    line = column = 0
    found = []
    for i in range(0, len(data), 5):
        down, right, length, kind, _ = data[i : i + 5]
        line, column = line + down, right if down else column + right
        raw = lines[line].encode(codec)[column * unit : (column + length) * unit]
        assert len(raw) == length * unit, "a token runs past the end of its line"
        found.append((raw.decode(codec), types[kind]))
    return found


TEXT = "It rained 😀. Mayor Ingrid Solheim said the 😀 pier\r\nwas sound.\r\n\r\n“It is,” *she* added.\r\n"
SHOWN = [
    ("Mayor Ingrid Solheim", "variable"), ("said", "keyword"), ("the 😀 pier", "string"), ("was sound", "string"),
    ("“It is,”", "string"), ("she", "variable"), ("added", "keyword"),
]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_tokens_stand_where_the_words_do_in_every_unit(start: START, encoding: str) -> None:
    client, provider = served(start, encoding)
    client.open("untitled:a", TEXT, "markdown")
    data = full(client, "untitled:a")["data"]
    assert shown(data, TEXT, provider["legend"]["tokenTypes"], encoding) == SHOWN


def test_a_client_that_knows_our_names_gets_them(start: START) -> None:
    types = {"textDocument": {"semanticTokens": {"tokenTypes": ["source", "cue", "content", "string"]}}}
    _, provider = served(start, more=merged(TOKENS, types))
    assert provider["legend"] == {
        "tokenTypes": ["source", "cue", "content"],
        "tokenModifiers": ["direct", "indirect", "mixed"],
    }
    assert provider["full"] == {"delta": True}
    assert provider["range"] is True


def test_they_are_off_until_asked_for_and_go_on_without_a_restart(start: START) -> None:
    client, provider = served(start, on={})
    client.open("untitled:a", TEXT, "markdown")
    assert full(client, "untitled:a")["data"] == []
    client.notify("workspace/didChangeConfiguration", {"settings": {"newsls": ON}})
    client.until(lambda: client.all("workspace/semanticTokens/refresh"), "a wish to refresh")
    assert shown(full(client, "untitled:a")["data"], TEXT, provider["legend"]["tokenTypes"]) == SHOWN
    client.notify("workspace/didChangeConfiguration", {"settings": {"newsls": {}}})
    client.until(lambda: len(client.all("workspace/semanticTokens/refresh")) == 2, "another")
    assert full(client, "untitled:a")["data"] == []


def test_other_settings_ask_for_no_refresh(start: START) -> None:
    client, _ = served(start)
    client.open("untitled:a", "teh")
    client.diagnostics("untitled:a", 1)
    client.notify("workspace/didChangeConfiguration", {"settings": {"newsls": {**ON, "ignore": ["typos"]}}})
    client.hear("textDocument/publishDiagnostics", lambda p: p["diagnostics"] == [])
    assert client.all("workspace/semanticTokens/refresh") == []


def test_a_delta_makes_the_old_tokens_the_new_ones(start: START) -> None:
    client, _ = served(start)
    client.open("untitled:a", TEXT, "markdown")
    old = full(client, "untitled:a")

    def delta(previous: str) -> Any:
        params = {"textDocument": {"uri": "untitled:a"}, "previousResultId": previous}
        return client.request("textDocument/semanticTokens/full/delta", params)

    unchanged = delta(old["resultId"])
    assert unchanged["edits"] == []
    client.change("untitled:a", 2, edit(0, 3, 3, "Yesterday "))
    changed = delta(unchanged["resultId"])
    data = list(old["data"])
    for one in changed["edits"]:
        data[one["start"] : one["start"] + one["deleteCount"]] = one.get("data", [])
    again = full(client, "untitled:a")
    assert data == again["data"] != old["data"]
    assert delta("no such").get("data") == again["data"], "who has other tokens gets them all"


def test_a_part_of_a_document(start: START) -> None:
    client, provider = served(start)
    client.open("untitled:a", TEXT, "markdown")
    params = {"textDocument": {"uri": "untitled:a"}, "range": span(3, 0, 3, 20)}
    data = client.request("textDocument/semanticTokens/range", params)["data"]
    assert shown(data, TEXT, provider["legend"]["tokenTypes"]) == SHOWN[4:]


def test_what_is_not_open_has_none(start: START) -> None:
    client, _ = served(start)
    assert full(client, "untitled:nowhere")["data"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Putin called the visit “very productive,” and said relations were good, according to a Kremlin statement.",
        "He said she said they said it said that he said so, she said, he added, they claim.",
        "“" * 500 + "he said" * 200,
        "A statement quoting the minister said “the mayor said he would go,” the ministry said.",
    ],
)
def test_no_token_lies_over_another(text: str) -> None:
    found = list(tokens(analyse(Draft.read(text))))
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(token.start < token.end for token in found)
