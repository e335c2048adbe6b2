"""A terminal for editors that want one: it is typed into, and its screen is read."""

from __future__ import annotations

import os
import select
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import psutil
import pytest

PATIENCE = 40.0
"""Seconds; a slow machine is not a failure."""

ESCAPE, ENTER, CONTROL_C = "\x1b", "\r", "\x03"


class Terminal:
    """A program in a terminal of ``columns`` and ``rows``, and what it has drawn so far."""

    def __init__(
        self, command: Sequence[str], folder: Path, environment: Mapping[str, str], columns: int = 120, rows: int = 40
    ) -> None:
        pyte = pytest.importorskip("pyte")
        ptyprocess = pytest.importorskip("ptyprocess")
        self.screen = pyte.Screen(columns, rows)
        colour = self.screen.select_graphic_rendition
        # Vim's way to ask for more keys looks like a colour to pyte, and makes it raise.
        self.screen.select_graphic_rendition = lambda *codes, private=False: None if private else colour(*codes)
        self._stream = pyte.ByteStream(self.screen)
        self._process = ptyprocess.PtyProcess.spawn(
            list(command), cwd=str(folder), env={**environment, "TERM": "xterm-256color"}, dimensions=(rows, columns)
        )

    def lines(self) -> list[str]:
        """The screen, line by line."""
        return [line.rstrip() for line in self.screen.display]

    def text(self) -> str:
        """The screen, without the blank lines at its end."""
        return "\n".join(self.lines()).rstrip()

    def type(self, keys: str) -> None:
        """Press keys."""
        self._process.write(keys.encode())

    def wait(self, what: str, condition: Callable[[], object]) -> None:
        """Read until ``condition`` holds; fail, showing the screen, if it never does."""
        end = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > end or not self._read(0.05):
                pytest.fail(f"waited in vain for {what}; on the screen was\n{self.text()}")

    def wait_for(self, text: str) -> None:
        """Read until a text is on the screen."""
        self.wait(f"“{text}”", lambda: text in self.text())

    def settle(self) -> None:
        """Read until nothing more is drawn for a moment."""
        while self._read(0.2, patient=False):
            pass

    def children(self, word: str) -> list[psutil.Process]:
        """The processes that the program has started whose command has a word in it."""
        children = psutil.Process(self._process.pid).children(recursive=True)
        return [child for child in children if any(word in part for part in child.cmdline())]

    def finish(self) -> int:
        """Read until the program ends; its exit code.  One that does not end is killed."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self._read(0.1):
            pass
        return self.close()

    def close(self) -> int:
        """End the program if it has not ended; its exit code."""
        self._process.close(force=True)
        code = self._process.exitstatus
        return int(code) if code is not None else -1

    def _read(self, seconds: float, *, patient: bool = True) -> bool:
        """Draw what comes within ``seconds``; whether the program is still there, or, not patient, drew anything."""
        ready, _, _ = select.select([self._process.fd], [], [], seconds)
        if not ready:
            return patient
        try:
            drawn = os.read(self._process.fd, 65536)
        except OSError:  # Linux says so once the other side is closed
            drawn = b""
        if not drawn:
            return False
        self._stream.feed(drawn)
        return True
