"""A small language client for the tests: a real process, a real pipe, and no waiting but for what must come."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
PATIENCE = 60.0
"""Seconds after which a test gives up.  Nothing waits so long unless it fails."""

JSON = dict[str, Any]


class RequestError(Exception):
    """The server answered a request with an error."""

    def __init__(self, error: JSON) -> None:
        super().__init__(f"{error['code']}: {error['message']}")
        self.code: int = error["code"]
        self.message: str = error["message"]


def capabilities(encoding: str | None = None, **more: Any) -> JSON:
    """The capabilities of a well-equipped client that has diagnostics pushed."""
    made: JSON = {
        "general": {"positionEncodings": [encoding] if encoding else []},
        "textDocument": {
            "publishDiagnostics": {"relatedInformation": True, "versionSupport": True, "dataSupport": True},
            "hover": {"contentFormat": ["markdown", "plaintext"]},
            "codeAction": {
                "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "source", "source.fixAll"]}},
                "isPreferredSupport": True,
                "dataSupport": True,
            },
            "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
        },
        "workspace": {"applyEdit": True, "workspaceEdit": {"documentChanges": True}},
        "window": {},
    }
    return merged(made, more)


def merged(base: JSON, more: Mapping[str, Any]) -> JSON:
    """``base`` with ``more`` laid over it, table by table."""
    made = dict(base)
    for key, value in more.items():
        made[key] = merged(made.get(key) or {}, value) if isinstance(value, Mapping) else value
    return made


PULLS: JSON = {"textDocument": {"diagnostic": {}}, "workspace": {"diagnostics": {"refreshSupport": True}}}


class Client:
    """One server process and the conversation with it."""

    def __init__(self, command: Sequence[str], cwd: Path, env: Mapping[str, str] | None = None) -> None:
        self.stderr = (cwd / "stderr.log").open("w+b")
        self.process = subprocess.Popen(
            command,
            cwd=cwd,
            env={**os.environ, "XDG_CONFIG_HOME": str(cwd / "config"), "PYTHONPATH": str(ROOT), **(env or {})},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.stderr,
        )
        self.handlers: dict[str, Callable[[Any], Any]] = {}
        self.heard: list[JSON] = []
        """Every message of the server's own, in order."""
        self.answers: dict[int, JSON] = {}
        self.ended = False
        self.noise = b""
        """What came over the pipe and is no message."""
        self._changed = threading.Condition()
        self._next = 0
        self._writing = threading.Lock()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    # Talking

    def send_bytes(self, data: bytes) -> None:
        assert self.process.stdin is not None
        with self._writing:
            self.process.stdin.write(data)
            self.process.stdin.flush()

    def send(self, message: Any) -> None:
        self.send_bytes(frame(message))

    def notify(self, method: str, params: Any = None) -> None:
        self.send({"jsonrpc": "2.0", "method": method, "params": params if params is not None else {}})

    def ask(self, method: str, params: Any = None) -> int:
        """Send a request and return its id."""
        self._next += 1
        message = {"jsonrpc": "2.0", "id": self._next, "method": method}
        self.send(message if params is None else {**message, "params": params})
        return self._next

    def answer(self, identifier: int) -> Any:
        """The result of the request ``identifier``; raises ``RequestError`` where it is an error."""
        self.until(lambda: identifier in self.answers, f"an answer to request {identifier}")
        found = self.answers.pop(identifier)
        if "error" in found:
            raise RequestError(found["error"])
        return found["result"]

    def request(self, method: str, params: Any = None) -> Any:
        return self.answer(self.ask(method, params))

    def command(self, name: str, *arguments: Any) -> Any:
        return self.request("workspace/executeCommand", {"command": name, "arguments": list(arguments)})

    # Listening

    def until(self, ready: Callable[[], Any], what: str, patience: float = PATIENCE) -> Any:
        """What ``ready`` returns once it is true."""
        deadline = time.monotonic() + patience
        with self._changed:
            while not (found := ready()):
                assert not self.ended, f"the server ended before {what} came; it said: {self.log()}"
                left = deadline - time.monotonic()
                assert left > 0, f"no {what} came in {patience} s; the server said: {self.log()}"
                self._changed.wait(left)
            return found

    def all(self, method: str) -> list[Any]:
        """The params of every message of that method so far."""
        with self._changed:
            return [message.get("params") for message in self.heard if message["method"] == method]

    def hear(self, method: str, fits: Callable[[Any], bool] = lambda _: True) -> Any:
        """The params of the first message of that method that ``fits``, which may have come already."""
        return self.until(lambda: next((p for p in self.all(method) if fits(p)), None), method)

    def diagnostics(self, uri: str, version: int) -> list[JSON]:
        """The diagnostics pushed for that version."""
        fits = lambda p: p["uri"] == uri and p.get("version") == version  # noqa: E731
        return self.hear("textDocument/publishDiagnostics", fits)["diagnostics"]

    def pull(self, uri: str, previous: str | None = None) -> JSON:
        params: JSON = {"textDocument": {"uri": uri}}
        if previous is not None:
            params["previousResultId"] = previous
        return self.request("textDocument/diagnostic", params)

    # The usual

    def initialize(self, caps: JSON | None = None, root: Path | None = None, **more: Any) -> JSON:
        """Introduce ourselves; the server's answer."""
        params: JSON = {
            "processId": os.getpid(),
            "rootUri": root.as_uri() if root else None,
            "capabilities": capabilities() if caps is None else caps,
        }
        if root:
            params["workspaceFolders"] = [{"uri": root.as_uri(), "name": root.name}]
        result = self.request("initialize", {**params, **more})
        self.notify("initialized")
        return result

    def open(self, uri: str, text: str, language: str = "plaintext", version: int = 1) -> None:
        item = {"uri": uri, "languageId": language, "version": version, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": item})

    def change(self, uri: str, version: int, *changes: JSON) -> None:
        params = {"textDocument": {"uri": uri, "version": version}, "contentChanges": list(changes)}
        self.notify("textDocument/didChange", params)

    def close(self, uri: str) -> None:
        self.notify("textDocument/didClose", {"textDocument": {"uri": uri}})

    def actions(self, uri: str, where: JSON, **context: Any) -> list[JSON]:
        params = {"textDocument": {"uri": uri}, "range": where, "context": {"diagnostics": [], **context}}
        return self.request("textDocument/codeAction", params)

    def hover(self, uri: str, line: int, character: int) -> JSON | None:
        position = {"line": line, "character": character}
        return self.request("textDocument/hover", {"textDocument": {"uri": uri}, "position": position})

    def end_input(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()

    def wait(self, patience: float = PATIENCE) -> int:
        """The exit code, once the process has ended."""
        return self.process.wait(patience)

    def log(self) -> str:
        """What the server wrote to standard error."""
        self.stderr.seek(0)
        return self.stderr.read().decode("utf-8", "replace")

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        self._reader.join(PATIENCE)
        for pipe in (self.process.stdin, self.process.stdout, self.stderr):
            with suppress(OSError):
                pipe.close()  # type: ignore[union-attr]

    def _read(self) -> None:
        assert self.process.stdout is not None
        out = self.process.stdout
        while line := out.readline():
            if not line.lower().startswith(b"content-length:"):
                self.noise += line
                continue
            length = int(line.split(b":")[1])
            while out.readline().strip():
                pass
            self._take(json.loads(out.read(length)))
        with self._changed:
            self.ended = True
            self._changed.notify_all()

    def _take(self, message: JSON) -> None:
        if "method" in message and "id" in message:
            handler = self.handlers.get(message["method"], lambda _: None)
            try:
                reply = {"result": handler(message.get("params"))}
            except RequestError as failed:
                reply = {"error": {"code": failed.code, "message": failed.message}}
            with suppress(OSError, ValueError):
                self.send({"jsonrpc": "2.0", "id": message["id"], **reply})
        with self._changed:
            if "method" in message:
                self.heard.append(message)
            else:
                self.answers[message.get("id")] = message
            self._changed.notify_all()


def frame(message: Any) -> bytes:
    body = json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def span(line: int, start: int, last: int | None = None, end: int | None = None) -> JSON:
    """A range on one line, or over several."""
    if last is None:
        last, end = line, start if end is None else end
    return {"start": {"line": line, "character": start}, "end": {"line": last, "character": end}}


def edit(line: int, start: int, end: int, text: str) -> JSON:
    """A change inside one line."""
    return {"range": span(line, start, line, end), "text": text}


def python(*arguments: str) -> list[str]:
    return [sys.executable, *arguments]


SERVED = python(str(HERE / "served.py"))
"""The server with the rules of ``served.py`` and no others."""
