"""One thread for the analysing: for each draft the latest version wins.

A job is put off until its time, so that a burst of typing costs one analysis, and a job whose draft has changed again
is told to stop.  While a long one runs, shorter ones of other drafts are done in its breaks.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

Stop = Callable[[], bool]


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
    """Runs jobs in one daemon thread, which starts with the first of them."""

    def __init__(self) -> None:
        self._waiting: dict[str, Job] = {}
        self._latest: dict[str, Job] = {}
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    def submit(self, job: Job) -> None:
        """Do ``job`` when due, in place of any earlier one of the same draft."""
        with self._changed:
            self._waiting[job.key] = self._latest[job.key] = job
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="newsls worker", daemon=True)
                self._thread.start()
            self._changed.notify()

    def drop(self, key: str) -> None:
        """Forget the draft ``key``: what waits is not begun, what runs is told to stop."""
        with self._changed:
            self._waiting.pop(key, None)
            self._latest.pop(key, None)

    def _work(self) -> None:
        while True:
            self._run(self._next())

    def _next(self) -> Job:
        with self._changed:
            while True:
                job = min(self._waiting.values(), key=lambda j: j.due, default=None)
                wait = job.due - time.monotonic() if job else None
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
