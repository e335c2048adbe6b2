"""The server's end: never later than its client's, whatever a rule is doing.

Every thread but the main one is a daemon, and a client's death is seen by a thread of its own, which gives the event
loop a moment to finish and then ends the process.  Where no thread can run, another process does it.
"""

from __future__ import annotations

import os
import select
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from newsls.lsp.journal import logger

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


def guard(stream: int) -> Callable[[], None]:
    """Have another process end this one should its input, the descriptor ``stream``, end and no thread here see it.

    ``newsls.lsp.guard`` says why it is needed.  Returns what dismisses it, at the orderly end.  Does nothing where the
    system has no such means.
    """
    script = Path(__file__).with_name("guard.py")
    if os.name != "posix" or not sys.executable or not script.exists():
        return _nothing
    theirs, _ours = os.pipe()  # our end is open as long as this process lives
    command = [sys.executable, "-I", "-S", str(script), str(os.getpid()), str(theirs)]
    nothing = subprocess.DEVNULL
    try:
        child = subprocess.Popen(  # noqa: S603
            command, stdin=stream, stdout=nothing, stderr=nothing, pass_fds=(theirs,), cwd="/", process_group=0
        )
    except OSError as error:
        logger.warning("The server has no guard: %s.", error.strerror)
        return _nothing
    finally:
        os.close(theirs)

    def dismiss() -> None:
        child.kill()
        child.wait()

    return dismiss


def _nothing() -> None:
    pass


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
