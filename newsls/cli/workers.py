"""Work spread over processes: results in the order of the jobs, memory bounded, no orphans."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection
from typing import TypeVar

from newsls.cli.errors import CannotRun

Job = TypeVar("Job")
Result = TypeVar("Result")


def in_order(
    function: Callable[[Job], Result],
    jobs: Iterable[Job],
    processes: int,
    advice: str = "go on with --resume and a smaller --jobs",
) -> Iterator[Result]:
    """``function`` of every job, computed in ``processes`` processes and yielded in the order of the jobs.

    ``function`` must be importable.  At most two jobs a process are under way.  Raises ``CannotRun``, with ``advice``,
    where a process is killed.
    """
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_settle)
    under_way: deque[Future[Result]] = deque()
    try:
        for job in jobs:
            under_way.append(pool.submit(function, job))
            if len(under_way) >= 2 * processes:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    except BrokenProcessPool:
        raise CannotRun(f"a worker was killed, perhaps for want of memory; {advice}.") from None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _settle() -> None:
    """A worker leaves the keyboard to its parent, and doesn't outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()


def _follow(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
