"""One thread for the analysing: for each draft the latest version wins.

A job is put off until its time, so that a burst of typing costs one analysis, and a job whose draft has changed again
is told to stop.  While a long one runs, shorter ones of other drafts are done in its breaks.  Where there is no break,
because a rule hangs or a paragraph has no end, a stand-by thread takes what is overdue.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

Stop = Callable[[], bool]

OVERDUE = 1.0
"""Seconds that a job waits for the first thread before a stand-by takes it."""
STAND_BYS = 2


@dataclass(frozen=True, slots=True)
class Job:
    """Work on the draft ``key``, not before ``due`` (``time.monotonic``).

    ``run`` gets a function that it must ask now and then whether to give up.  It may not raise.  ``size`` is how long
    the draft is.
    """

    key: str
    due: float
    size: int
    run: Callable[[Stop], None]


class Worker:
    """Runs jobs in one daemon thread, with stand-bys; they start with the first job."""

    def __init__(self) -> None:
        self._waiting: dict[str, Job] = {}
        self._latest: dict[str, Job] = {}
        self._changed = threading.Condition()
        self._threads: list[threading.Thread] = []

    def submit(self, job: Job) -> None:
        """Do ``job`` when due, in place of any earlier one of the same draft."""
        with self._changed:
            self._waiting[job.key] = self._latest[job.key] = job
            if not self._threads:
                for number in range(1 + STAND_BYS):
                    late = OVERDUE if number else 0.0
                    name = f"newsls worker {number}"
                    self._threads.append(threading.Thread(target=self._work, args=(late,), name=name, daemon=True))
                for thread in self._threads:
                    thread.start()
            self._changed.notify_all()

    def drop(self, key: str) -> None:
        """Forget the draft ``key``: what waits is not begun, what runs is told to stop."""
        with self._changed:
            self._waiting.pop(key, None)
            self._latest.pop(key, None)

    def _work(self, late: float) -> None:
        while True:
            self._run(self._next(late))

    def _next(self, late: float) -> Job:
        """The job that has been due for ``late`` seconds, once there is one."""
        with self._changed:
            while True:
                job = min(self._waiting.values(), key=lambda j: j.due, default=None)
                wait = job.due + late - time.monotonic() if job else None
                if job and wait is not None and wait <= 0:
                    return self._waiting.pop(job.key)
                self._changed.wait(wait)

    def _run(self, job: Job) -> None:
        def stop() -> bool:
            if self._latest.get(job.key) is not job:
                return True
            if self._waiting:
                self._shorter_than(job)
            return self._latest.get(job.key) is not job

        job.run(stop)
        with self._changed:
            if self._latest.get(job.key) is job:
                del self._latest[job.key]

    def _shorter_than(self, job: Job) -> None:
        """Run the due jobs of other drafts that are shorter; that they are shorter bounds how deep this goes."""
        while True:
            now = time.monotonic()
            with self._changed:
                due = [j for j in self._waiting.values() if j.size < job.size and j.due <= now and j.key != job.key]
                other = min(due, key=lambda j: j.due, default=None)
                if other is None:
                    return
                del self._waiting[other.key]
            self._run(other)
