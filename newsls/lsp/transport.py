"""Messages in and out of a client's byte stream.

Reading is a thread of its own: a client that we block on while it blocks on us must still be heard, and the end of its
stream must be seen whatever the event loop is doing.
"""

from __future__ import annotations

import json
import os
import re
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any, Protocol

_LENGTH = re.compile(rb"content-length[ \t]*:[ \t]*(\d+)[ \t]*(?=\r|\n|$)", re.IGNORECASE)
_END_OF_HEADER = re.compile(rb"\r\n\r\n|\n\n")
_LONGEST_HEADER = 1 << 14
_LONGEST_BODY = 1 << 30
_CHUNK = 1 << 18


class Unreadable:
    """What stands in for a message that can't be read; ``reason`` quotes nothing of it."""

    def __init__(self, reason: str) -> None:
        self.reason = reason


def frames(read: Callable[[int], bytes]) -> Iterator[bytes | Unreadable]:
    """The bodies of the messages in a stream, to its end.

    ``read(n)`` returns up to n bytes, none at the end.  What is not a frame is passed over until the next header, and
    reported once.
    """
    buffer = bytearray()
    while True:
        end = _END_OF_HEADER.search(buffer)
        while end is None:
            if len(buffer) > _LONGEST_HEADER:
                del buffer[: -_LONGEST_HEADER // 2]
            chunk = read(_CHUNK)
            if not chunk:
                return
            seen = max(0, len(buffer) - 3)
            buffer += chunk
            end = _END_OF_HEADER.search(buffer, seen)
        header = bytes(buffer[: end.start()])
        del buffer[: end.end()]
        lengths = _LENGTH.findall(header)
        if not lengths or len(lengths[-1]) > 10 or int(lengths[-1]) > _LONGEST_BODY:
            yield Unreadable("a message without a usable Content-Length")
            continue
        length = int(lengths[-1])
        while len(buffer) < length:
            chunk = read(max(_CHUNK, length - len(buffer)))
            if not chunk:
                return
            buffer += chunk
        body = bytes(buffer[:length])
        del buffer[:length]
        yield body


def parsed(body: bytes) -> Any:
    """The JSON value of a body, or ``Unreadable``."""
    try:
        return json.loads(body.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError) as error:
        return Unreadable(f"a message that is not JSON ({type(error).__name__})")


class Connection(Protocol):
    """A client's two streams.  ``messages`` runs in the reading thread, ``write`` on the event loop."""

    headers: bool
    """Whether messages are framed by headers."""

    def messages(self) -> Iterator[Any]:
        """The client's messages as JSON values or ``Unreadable``, to the end of its stream."""

    def write(self, data: bytes) -> None:
        """Send one message.  Raises OSError where the client is gone."""

    def close(self) -> None:
        """Let the client go."""


class Pipes:
    """Standard input and output.

    Both are taken away from the rest of the process: what prints, prints on standard error, and what reads, reads
    nothing.
    """

    headers = True

    def __init__(self) -> None:
        sys.stdout.flush()
        self._in, self._out = os.dup(0), os.dup(1)
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.close(nothing)
        os.dup2(2, 1)
        sys.stdout = sys.stderr
        if sys.platform == "win32":
            import msvcrt

            msvcrt.setmode(self._in, os.O_BINARY)
            msvcrt.setmode(self._out, os.O_BINARY)

    def messages(self) -> Iterator[Any]:
        for body in frames(self._read):
            yield parsed(body) if isinstance(body, bytes) else body

    @property
    def input(self) -> int:
        """The descriptor of the client's stream."""
        return self._in

    def _read(self, most: int) -> bytes:
        try:
            return os.read(self._in, most)
        except OSError:
            return b""

    def write(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(self._out, rest) :]

    def close(self) -> None:
        os.close(self._out)


class Socket:
    """One client of a TCP port."""

    headers = True

    def __init__(self, host: str, port: int, announce: Callable[[str, int], None]) -> None:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.create_server((host, port), family=family, backlog=1) as listener:
            announce(*listener.getsockname()[:2])
            self._socket, _ = listener.accept()
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def messages(self) -> Iterator[Any]:
        for body in frames(self._read):
            yield parsed(body) if isinstance(body, bytes) else body

    def _read(self, most: int) -> bytes:
        try:
            return self._socket.recv(most)
        except OSError:
            return b""

    def write(self, data: bytes) -> None:
        self._socket.sendall(data)

    def close(self) -> None:
        self._socket.close()


class WebSocket:
    """One client of a WebSocket port: a message is a frame of the socket, without headers."""

    headers = False

    def __init__(self, host: str, port: int, announce: Callable[[str, int], None]) -> None:
        from websockets.sync.server import ServerConnection, serve

        self._gone = threading.Event()
        came = threading.Event()

        def keep(connection: ServerConnection) -> None:
            if came.is_set():  # one client is served
                return
            self._connection = connection
            came.set()
            self._gone.wait()

        server = serve(keep, host, port, max_size=_LONGEST_BODY, compression=None)
        announce(*server.socket.getsockname()[:2])
        threading.Thread(target=server.serve_forever, name="newsls websocket", daemon=True).start()
        came.wait()

    def messages(self) -> Iterator[Any]:
        from websockets.exceptions import ConnectionClosed

        while True:
            try:
                data = self._connection.recv()
            except ConnectionClosed:
                return
            yield parsed(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))

    def write(self, data: bytes) -> None:
        from websockets.exceptions import ConnectionClosed

        try:
            self._connection.send(data.decode("utf-8"))
        except ConnectionClosed as error:
            raise BrokenPipeError from error

    def close(self) -> None:
        self._connection.close()
        self._gone.set()
