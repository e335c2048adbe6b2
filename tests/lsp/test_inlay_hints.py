"""Inlay hints: who answers where the sentence itself says “she”, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from client import HERE, Client, capabilities, edit, merged, python, span

START = Callable[..., Client]
ON = {"editor": {"inlayHints": True}}
HINTS = {"textDocument": {"inlayHint": {}}, "workspace": {"inlayHint": {"refreshSupport": True}}}
TEXT = (
    "😀 Mayor Ingrid Solheim said the pier was sound. She said it would reopen.\r\n\r\n"
    "“It is time,” she added. It rained.\r\n\r\n"
    "A spokesman for the Interior Ministry said the road was closed. He said it would reopen.\r\n"
)


def served(start: START, on: Any = ON) -> Client:
    client = start(*python(str(HERE / "served.py"), "stdio", "--real"))
    client.initialize(merged(capabilities("utf-16"), HINTS), initializationOptions=on)
    return client


def hints(client: Client, uri: str, where: Any = None) -> list[tuple[int, int, str]]:
    where = where or span(0, 0, 1000, 0)
    found = client.request("textDocument/inlayHint", {"textDocument": {"uri": uri}, "range": where})
    return [
        (one["position"]["line"], one["position"]["character"], "".join(part["value"] for part in one["label"]))
        for one in found
    ]


def test_who_answers_stands_after_the_sentence(start: START) -> None:
    client = served(start)
    client.open("untitled:a", TEXT)
    assert hints(client, "untitled:a") == [
        (0, 74, "— Ingrid Solheim"),
        (2, 24, "— Ingrid Solheim"),
        (4, 88, "— a spokesman for the Interior Ministry"),
    ]
    assert hints(client, "untitled:a", span(2, 0, 3, 0)) == [(2, 24, "— Ingrid Solheim")]


def test_a_hint_says_why_and_leads_to_the_name(start: START) -> None:
    client = served(start)
    client.open("untitled:a", TEXT)
    params = {"textDocument": {"uri": "untitled:a"}, "range": span(0, 0, 1, 0)}
    (hint,) = client.request("textDocument/inlayHint", params)
    assert hint["tooltip"] == "“She” is Ingrid Solheim, as newsls reads it."
    assert hint["label"][0]["location"] == {"uri": "untitled:a", "range": span(0, 9, 0, 23)}
    assert hint["paddingLeft"] is True


def test_a_quotation_that_runs_on(start: START) -> None:
    client = served(start)
    text = "“It is late,” said Mayor Ingrid Solheim. “It should have come in May.\n\n“Nobody believed us.”\n"
    client.open("untitled:a", text)
    assert hints(client, "untitled:a") == [(2, 21, "— Ingrid Solheim")]


def test_they_are_off_until_asked_for_and_go_on_without_a_restart(start: START) -> None:
    client = served(start, {})
    client.open("untitled:a", TEXT)
    assert hints(client, "untitled:a") == []
    client.notify("workspace/didChangeConfiguration", {"settings": {"newsls": ON}})
    client.until(lambda: client.all("workspace/inlayHint/refresh"), "a wish to refresh")
    assert len(hints(client, "untitled:a")) == 3


def test_they_are_of_the_text_that_is_open(start: START) -> None:
    client = served(start)
    client.open("untitled:a", TEXT)
    client.change("untitled:a", 2, edit(0, 0, 2, "Our"))
    assert hints(client, "untitled:a")[0] == (0, 75, "— Ingrid Solheim")
    assert hints(client, "untitled:nowhere") == []
