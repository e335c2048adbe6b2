"""A process that ends the server when its client is gone and the server can't see it.

One runaway call inside C code (a regular expression, a parser) holds Python's lock, and then no thread of the server
runs, also not the one that waits for the end of its input.  This process waits beside it, on the same input, of which
it reads nothing.

Run as a script, by ``newsls.lsp.lifetime.guard``: standard library only, and little of it.
Arguments: the server's process id, and the descriptor of a pipe that the server holds open as long as it lives.
"""

from __future__ import annotations

import os
import select
import signal
import sys

PATIENCE = 1200
"""Milliseconds that the server has to end by itself once its client is gone; more than ``lifetime.GRACE``."""


def watch(server: int, alive: int) -> None:
    """Return when the server has ended; end it where its input has ended and it has not followed."""
    both = select.poll()
    both.register(alive, 0)  # of the events that need not be asked for, the end of the other side is one
    both.register(0, getattr(select, "POLLRDHUP", 0))
    if alive in (handle for handle, _ in both.poll()):
        return
    alone = select.poll()
    alone.register(alive, 0)
    if not alone.poll(PATIENCE):
        os.kill(server, signal.SIGKILL)


if __name__ == "__main__":
    watch(*map(int, sys.argv[1:]))
