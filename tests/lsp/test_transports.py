"""TCP and WebSocket: one client, and then the end."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from client import PATIENCE, ROOT, SERVED, Client, frame, python

Serve = Callable[[str], tuple[subprocess.Popen[bytes], int]]
ITEM = {"uri": "untitled:a", "languageId": "plaintext", "version": 1, "text": "See teh cat 😀"}
HELLO: list[dict[str, Any]] = [
    {"id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}},
    {"method": "initialized", "params": {}},
    {"method": "textDocument/didOpen", "params": {"textDocument": ITEM}},
]
GOODBYE: list[dict[str, Any]] = [{"id": 2, "method": "shutdown"}, {"method": "exit"}]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    started: list[subprocess.Popen[bytes]] = []

    def serving(transport: str) -> tuple[subprocess.Popen[bytes], int]:
        env = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": str(tmp_path)}
        server = subprocess.Popen([*SERVED, transport, "127.0.0.1", "0"], stderr=subprocess.PIPE, env=env)
        started.append(server)
        assert server.stderr is not None
        said = re.search(rb"listening on 127\.0\.0\.1:(\d+)", server.stderr.readline())
        assert said is not None
        return server, int(said[1])

    yield serving
    for server in started:
        server.kill()
        server.wait()
        assert server.stderr is not None
        server.stderr.close()


def test_tcp_serves_one_client_on_loopback_and_ends(serve: Serve) -> None:
    server, port = serve("tcp")
    assert {c.laddr.ip for c in psutil.Process(server.pid).net_connections()} == {"127.0.0.1"}
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as client:
        stream = client.makefile("rb")
        client.sendall(b"".join(frame({"jsonrpc": "2.0", **message}) for message in HELLO))
        while b"teh" not in stream.readline() + stream.peek():
            pass
        with pytest.raises(OSError):
            socket.create_connection(("127.0.0.1", port), timeout=PATIENCE).close()
        client.sendall(b"".join(frame({"jsonrpc": "2.0", **message}) for message in GOODBYE))
        assert server.wait(PATIENCE) == 0


def test_a_tcp_client_that_vanishes_ends_it(serve: Serve) -> None:
    server, port = serve("tcp")
    socket.create_connection(("127.0.0.1", port), timeout=PATIENCE).close()
    assert server.wait(PATIENCE) == 1


def test_a_port_that_is_taken_is_said_so(serve: Serve) -> None:
    _, port = serve("tcp")
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [*SERVED, "tcp", "127.0.0.1", str(port)]
    second = subprocess.run(command, check=False, capture_output=True, env=env, timeout=PATIENCE)
    assert second.returncode == 2
    assert second.stderr.decode().startswith(f"newsls: cannot listen on 127.0.0.1:{port}: ")
    assert second.stdout == b""


def test_websocket_serves_one_client_and_ends(serve: Serve) -> None:
    from websockets.sync.client import connect

    server, port = serve("ws")
    with connect(f"ws://127.0.0.1:{port}", open_timeout=PATIENCE) as client:
        for message in HELLO:
            client.send(json.dumps({"jsonrpc": "2.0", **message}))
        assert json.loads(client.recv(PATIENCE))["result"]["serverInfo"]["name"] == "newsls"
        [found] = json.loads(client.recv(PATIENCE))["params"]["diagnostics"]
        assert found["code"] == "slip"
        client.send("nonsense")
        assert json.loads(client.recv(PATIENCE))["error"]["code"] == -32700
        for message in GOODBYE:
            client.send(json.dumps({"jsonrpc": "2.0", **message}))
        assert server.wait(PATIENCE) == 0


def test_a_websocket_client_that_vanishes_ends_it(serve: Serve) -> None:
    from websockets.sync.client import connect

    server, port = serve("ws")
    with connect(f"ws://127.0.0.1:{port}", open_timeout=PATIENCE):
        pass
    assert server.wait(PATIENCE) == 1


@pytest.mark.parametrize(("encoding", "column"), [("utf-8", 15), ("utf-16", 9), ("utf-32", 8), (None, 9)])
def test_a_client_that_cannot_say_what_it_counts(tmp_path: Path, encoding: str | None, column: int) -> None:
    counts = ["--position-encoding", encoding] if encoding else []
    client = Client(python("-m", "newsls", "serve", *counts), tmp_path)
    try:
        answer = client.initialize({})
        assert answer["capabilities"]["positionEncoding"] == (encoding or "utf-16")
        client.open("untitled:a", "See “🎉” the the end.")
        found = next(one for one in client.diagnostics("untitled:a", 1) if one["code"] == "repeated-word")
        assert found["range"]["start"] == {"line": 0, "character": column}
    finally:
        client.kill()
