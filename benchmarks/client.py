"""A language client over a pipe, as plain as can be, so that what is measured is the server."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

Message = dict[str, Any]


class Client:
    """A real server process, started, initialized and shut down with the ``with`` statement."""

    def __init__(self, command: Sequence[str], cwd: Path) -> None:
        self._process = subprocess.Popen(
            command, cwd=cwd, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._in: BinaryIO = self._process.stdin  # type: ignore[assignment]
        self._out: BinaryIO = self._process.stdout  # type: ignore[assignment]
        self._messages: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        self._last_id = 0
        self.latest: dict[str, int] = {}
        """The version of each draft whose diagnostics came last."""
        threading.Thread(target=self._read, daemon=True).start()

    @property
    def pid(self) -> int:
        """The server's process."""
        return self._process.pid

    def __enter__(self) -> Self:
        self.request(
            "initialize",
            {
                "processId": None,
                "rootUri": None,
                "capabilities": {
                    "general": {"positionEncodings": ["utf-16"]},
                    "textDocument": {"publishDiagnostics": {"versionSupport": True}, "hover": {}},
                },
            },
        )
        self.notify("initialized", {})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.request("shutdown", None)
            self.notify("exit", None)
        else:
            self._process.kill()
        self._process.wait(10)

    def notify(self, method: str, params: object) -> None:
        """Send a notification."""
        self._send({"method": method, "params": params})

    def request(self, method: str, params: object, patience: float = 300.0) -> tuple[Any, float]:
        """Send a request and wait for its answer; the answer and the seconds that it took."""
        self._last_id += 1
        began = time.perf_counter()
        self._send({"id": self._last_id, "method": method, "params": params})
        answer = self.wait(lambda message: message.get("id") == self._last_id and "method" not in message, patience)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        return answer.get("result"), time.perf_counter() - began

    def open(self, uri: str, text: str, language: str = "markdown") -> None:
        """Open a draft as version 1."""
        document = {"uri": uri, "languageId": language, "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})

    def change(self, uri: str, version: int, line: int, start: int, end: int, text: str) -> None:
        """Replace columns ``start`` to ``end`` of a line."""
        span = {"start": {"line": line, "character": start}, "end": {"line": line, "character": end}}
        document = {"uri": uri, "version": version}
        self.notify(
            "textDocument/didChange", {"textDocument": document, "contentChanges": [{"range": span, "text": text}]}
        )

    def published(self, uri: str, version: int, patience: float = 600.0) -> list[Any]:
        """Wait for the diagnostics of a version."""

        def wanted(message: Message) -> bool:
            if message.get("method") != "textDocument/publishDiagnostics":
                return False
            params = message["params"]
            return bool(params["uri"] == uri and params.get("version") == version)

        return list(self.wait(wanted, patience)["params"]["diagnostics"])

    def wait(self, wanted: Any, patience: float) -> Message:
        """The first message that is wanted; the others are dropped, requests of the server answered with null.

        Raises ``TimeoutError`` after ``patience`` seconds, ``EOFError`` where the server has gone.
        """
        until = time.monotonic() + patience
        while True:
            try:
                message = self._messages.get(timeout=max(0.0, until - time.monotonic()))
            except queue.Empty:
                raise TimeoutError(f"the server said nothing more for {patience:.0f} seconds") from None
            if message is None:
                raise EOFError("the server ended")
            if wanted(message):
                return message
            if "id" in message and "method" in message:
                self._send({"id": message["id"], "result": None})

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._in.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._in.flush()

    def _read(self) -> None:
        while True:
            length = 0
            while (line := self._out.readline()).strip():
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            if not line:
                self._messages.put(None)
                return
            message = json.loads(self._out.read(length))
            if message.get("method") == "textDocument/publishDiagnostics":
                self.latest[message["params"]["uri"]] = message["params"].get("version", 0)
            self._messages.put(message)
