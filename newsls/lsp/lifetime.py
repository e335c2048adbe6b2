"""The server's end: never later than its client's, whatever a rule is doing.

Every thread but the main one is a daemon, and a client's death is seen by a thread of its own, which gives the event
loop a moment to finish and then ends the process.
"""

from __future__ import annotations

import os
import select
import sys
import threading
import time
from collections.abc import Callable

GRACE = 0.5
"""Seconds that the event loop has to finish what it has in hand."""

_EVERY = 0.5
"""Seconds between two looks at a process where the system can't tell of its end."""


def end_within(seconds: float, code: Callable[[], int]) -> None:
    """End this process with ``code()`` after ``seconds`` if it is still there."""

    def wait() -> None:
        time.sleep(seconds)
        os._exit(code())

    threading.Thread(target=wait, name="newsls end", daemon=True).start()


def when_gone(pid: int, then: Callable[[], None]) -> None:
    """Call ``then``, in a thread of its own, once the process ``pid`` has ended.

    A process that can't be seen from here (another container, another machine) is not waited for.
    """
    if pid <= 0 or not _alive(pid):
        return

    def wait() -> None:
        _wait(pid)
        then()

    threading.Thread(target=wait, name="newsls parent", daemon=True).start()


def _wait(pid: int) -> None:
    if sys.platform == "linux":
        try:
            handle = os.pidfd_open(pid)  # also sees a process that nobody has buried yet
        except OSError:
            pass
        else:
            select.select([handle], [], [])
            return
    while _alive(pid):
        time.sleep(_EVERY)


def _alive(pid: int) -> bool:
    if sys.platform == "win32":
        return _alive_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _alive_on_windows(pid: int) -> bool:
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    handle = kernel.OpenProcess(0x00100000, False, pid)  # SYNCHRONIZE
    if not handle:
        return False
    waiting = kernel.WaitForSingleObject(handle, 0) == 0x102  # WAIT_TIMEOUT
    kernel.CloseHandle(handle)
    return bool(waiting)
