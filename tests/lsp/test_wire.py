"""What no client should send, and the answers to it: the conversation always goes on."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from client import Client, RequestError, edit, frame, span

START = Callable[..., Client]


def still_serving(client: Client, uri: str) -> None:
    client.open(uri, "teh")
    assert len(client.diagnostics(uri, 1)) == 1


def error_of(client: Client, identifier: Any) -> dict[str, Any]:
    client.until(lambda: identifier in client.answers, f"an answer to {identifier}")
    return client.answers.pop(identifier)["error"]


@pytest.mark.parametrize(
    "noise",
    [
        b"hello\r\n\r\n",
        b"\r\n\r\n\r\n",
        b"Content-Length: -5\r\n\r\n",
        b"Content-Length: many\r\n\r\n",
        b"Content-Length: 99999999999999999999\r\n\r\n",
        b"Content-Type: application/json\r\n\r\n{}",
        b"\x00\xff\xfe" * 10_000 + b"\r\n\r\n",
        frame({"jsonrpc": "2.0", "method": "$/noise"})[:-5],
    ],
)
def test_what_is_no_frame_is_passed_over(server: Client, uri: str, noise: bytes) -> None:
    server.send_bytes(noise)
    if noise.startswith(b"Content-Length: 3") or b"noise" in noise:
        server.send({"jsonrpc": "2.0", "method": "$/swallowed"})
    still_serving(server, uri)


@pytest.mark.parametrize(
    "header",
    [b"content-length: %d\r\n\r\n", b"Content-Type: x\r\nContent-Length:%d \r\n\r\n", b"Content-Length: %d\n\n"],
)
def test_headers_are_read_as_loosely_as_they_are_written(server: Client, uri: str, header: bytes) -> None:
    item = {"uri": uri, "languageId": "plaintext", "version": 1, "text": "teh ü"}
    body = json.dumps(
        {"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": item}}, ensure_ascii=False
    ).encode()
    server.send_bytes(header % len(body) + body)
    assert len(server.diagnostics(uri, 1)) == 1


@pytest.mark.parametrize(
    "body", [b"{", b"nonsense", b'{"jsonrpc": "2.0", "method": "x\xff"}', b"[" * 100_000, b'"\\ud83d']
)
def test_a_body_that_is_not_json_is_answered_as_such(server: Client, uri: str, body: bytes) -> None:
    server.answers.pop(None, None)  # what an earlier test left: errors without an id look alike
    server.send_bytes(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
    assert error_of(server, None)["code"] == -32700
    still_serving(server, uri)


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ([], -32600),
        ([{"jsonrpc": "2.0", "id": 900, "method": "shutdown"}], -32600),
        ("text", -32600),
        (None, -32600),
        ({}, -32600),
        ({"jsonrpc": "1.0", "id": 901, "method": "textDocument/hover"}, -32600),
        ({"jsonrpc": "2.0", "id": 902, "method": 5}, -32600),
        ({"jsonrpc": "2.0", "id": 903}, -32600),
        ({"jsonrpc": "2.0", "id": 904, "method": "textDocument/hover", "params": {"textDocument": 3}}, -32602),
        ({"jsonrpc": "2.0", "id": 905, "method": "textDocument/hover"}, -32602),
        ({"jsonrpc": "2.0", "id": 906, "method": "textDocument/unheardOf", "params": {}}, -32601),
        ({"jsonrpc": "2.0", "id": 907, "method": "$/unheardOf"}, -32601),
        ({"jsonrpc": "2.0", "id": 908, "method": "initialize", "params": {"capabilities": {}}}, -32600),
    ],
)  # fmt: skip
def test_a_request_that_cannot_be_served_is_answered_with_its_error(
    server: Client, uri: str, message: Any, code: int
) -> None:
    server.answers.pop(None, None)
    server.send(message)
    identifier = message.get("id") if isinstance(message, dict) else None
    assert error_of(server, identifier)["code"] == code
    still_serving(server, uri)


@pytest.mark.parametrize(
    "message",
    [
        {"jsonrpc": "2.0", "method": "textDocument/unheardOf", "params": {"text": "secret words"}},
        {"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": {"text": "secret words"}}},
        {"jsonrpc": "2.0", "method": "textDocument/didChange", "params": ["secret words"]},
        {"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": "never asked"}},
        {"jsonrpc": "2.0", "id": "never-asked", "result": None},
        {"jsonrpc": "2.0", "id": "never-asked", "error": {"code": 1, "message": "secret words"}},
        {"jsonrpc": "2.0", "id": [], "result": 5},
    ],
)
def test_a_notification_that_cannot_be_taken_is_dropped_in_silence(server: Client, uri: str, message: Any) -> None:
    server.send(message)
    still_serving(server, uri)
    assert "secret" not in server.log()
    assert server.all("window/showMessage") == []


def test_requests_before_initialize_and_after_shutdown(start: START) -> None:
    client = start()
    with pytest.raises(RequestError) as early:
        client.hover("untitled:a", 0, 0)
    assert early.value.code == -32002
    client.open("untitled:a", "teh")
    client.initialize()
    assert client.actions("untitled:a", span(0, 0)) is None
    client.request("shutdown")
    with pytest.raises(RequestError) as late:
        client.hover("untitled:a", 0, 0)
    assert late.value.code == -32600
    client.open("untitled:b", "teh")
    client.notify("exit")
    assert client.wait() == 0
    assert client.all("textDocument/publishDiagnostics") == []


def test_trace_tells_what_was_done_and_how_long_it_took_but_not_what_was_read(start: START) -> None:
    client = start()
    client.initialize()
    client.open("untitled:a", "teh secret")
    client.diagnostics("untitled:a", 1)
    assert client.all("$/logTrace") == []
    client.notify("$/setTrace", {"value": "verbose"})
    client.change("untitled:a", 2, edit(0, 0, 0, "more secret "))
    traced = client.hear("$/logTrace", lambda p: p["message"] == "1 findings")
    assert traced["verbose"].startswith("read in ")
    client.notify("$/setTrace", {"value": "messages"})
    client.hover("untitled:a", 0, 0)
    assert "verbose" not in client.hear("$/logTrace", lambda p: p["message"].startswith("textDocument/hover: "))
    assert "secret" not in json.dumps(client.all("$/logTrace")) + client.log()


def test_all_at_once(start: START) -> None:
    """A whole conversation in one write, as a script would pipe it in; every answer comes before the end."""
    client = start()
    init = {"processId": None, "rootUri": None, "capabilities": {}}
    item = {"uri": "untitled:a", "languageId": "plaintext", "version": 1, "text": "teh"}
    client.send_bytes(
        frame({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": init})
        + frame({"jsonrpc": "2.0", "method": "initialized", "params": {}})
        + frame({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": item}})
        + frame({"jsonrpc": "2.0", "id": 2, "method": "shutdown"})
        + frame({"jsonrpc": "2.0", "method": "exit"})
    )
    assert client.wait() == 0
    client.kill()
    assert client.answers[1]["result"]["serverInfo"]["name"] == "newsls"
    assert client.answers[2]["result"] is None
