"""Code lenses: off until asked for, counted when shown, and a click that works everywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from client import Client, RequestError, capabilities, merged, span

START = Callable[..., Client]

DRAFT = """\
🎉 The mayor, Helen Carter, said on Monday that the bridge was safe.

“It will hold,” Carter told reporters.

Senator Mark Ridge was not there. Carter left.
"""
ON = {"initializationOptions": {"editor": {"codeLens": True}}}


def lenses(client: Client, uri: str) -> Any:
    return client.request("textDocument/codeLens", {"textDocument": {"uri": uri}})


def test_there_are_none_until_they_are_asked_for(server: Client, uri: str) -> None:
    server.open(uri, DRAFT)
    server.diagnostics(uri, 1)
    assert lenses(server, uri) is None
    assert lenses(server, "untitled:nowhere") is None


def test_a_figure_that_is_named_again_has_one_above_its_first_mention(start: START) -> None:
    client = start()
    answer = client.initialize(capabilities("utf-16"), **ON)
    assert answer["capabilities"]["codeLensProvider"]["resolveProvider"]
    client.open("untitled:a", DRAFT)
    (lens,) = lenses(client, "untitled:a")  # of the very text that is open, also where its reading is under way
    assert lens["range"] == span(0, 14, 0, 26)
    assert "command" not in lens
    shown = client.request("codeLens/resolve", lens)
    assert shown["range"] == lens["range"]
    assert shown["command"]["title"] == "Helen Carter: 3 mentions, 2 quotes"
    places = client.command(shown["command"]["command"], *shown["command"]["arguments"])
    assert [place["range"] for place in places] == [span(0, 14, 0, 26), span(2, 16, 2, 22), span(4, 34, 4, 40)]
    said = client.hear("window/showMessage")["message"]
    assert said == "Helen Carter: lines 1, 3, 5. Quoted: lines 1, 3."


def test_the_length_of_the_draft_stands_above_it(start: START) -> None:
    client = start()
    client.initialize(capabilities("utf-16"), initializationOptions={"editor": {"summaryLens": True}})
    client.open("untitled:a", DRAFT)
    (lens,) = lenses(client, "untitled:a")
    assert lens["range"] == span(0, 0)
    assert lens["command"] == {
        "title": "Summary · 26 words · 1 min",
        "command": "newsls.summarise",
        "arguments": ["untitled:a", {"ask": True}],
    }
    assert client.request("codeLens/resolve", lens) == lens
    client.change("untitled:a", 2, {"text": "word " * 1_190 + "\n"})
    (lens,) = lenses(client, "untitled:a")
    assert lens["command"]["title"] == "Summary · 1,190 words · 5 min"
    client.change("untitled:a", 3, {"text": "—\n"})
    assert lenses(client, "untitled:a") == []


def test_both_lenses_can_be_had(start: START) -> None:
    client = start()
    options = {"editor": {"summaryLens": True, "codeLens": True}}
    client.initialize(capabilities("utf-16"), initializationOptions=options)
    client.open("untitled:a", DRAFT)
    assert [lens["range"] for lens in lenses(client, "untitled:a")] == [span(0, 0), span(0, 14, 0, 26)]


def test_a_figure_that_is_gone_meanwhile_bears_its_name(start: START) -> None:
    client = start()
    client.initialize(capabilities("utf-16"), **ON)
    client.open("untitled:a", DRAFT)
    (lens,) = lenses(client, "untitled:a")
    client.change("untitled:a", 2, {"text": "Nobody."})
    client.diagnostics("untitled:a", 2)
    assert client.request("codeLens/resolve", lens)["command"]["title"] == "Helen Carter"
    assert lenses(client, "untitled:a") == []


def test_a_client_is_told_to_ask_again_when_they_are_switched_on(start: START) -> None:
    client = start()
    refreshing = {"workspace": {"codeLens": {"refreshSupport": True}}}
    client.initialize(merged(capabilities("utf-16"), refreshing))
    client.open("untitled:a", DRAFT)
    client.diagnostics("untitled:a", 1)
    assert lenses(client, "untitled:a") is None
    client.notify("workspace/didChangeConfiguration", {"settings": {"newsls": {"editor": {"code-lens": True}}}})
    client.until(lambda: client.all("workspace/codeLens/refresh"), "workspace/codeLens/refresh")
    assert len(lenses(client, "untitled:a")) == 1


@pytest.mark.parametrize(
    "arguments",
    [[], ["untitled:a"], [1, {"line": 0, "character": 14}], ["untitled:a", 3], ["untitled:a", {"line": -1}]],
)
def test_a_wrong_call_is_answered_in_a_sentence(server: Client, arguments: list[Any]) -> None:
    with pytest.raises(RequestError) as caught:
        server.command("newsls.showMentions", *arguments)
    assert caught.value.code == -32602
    assert caught.value.message.endswith(".")


def test_nobody_has_no_mentions(server: Client, uri: str) -> None:
    server.open(uri, DRAFT)
    server.diagnostics(uri, 1)
    with pytest.raises(RequestError, match="nobody named"):
        server.command("newsls.showMentions", uri, {"line": 0, "character": 40})
