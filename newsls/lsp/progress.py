"""Progress of an analysis that takes long enough to be noticed, for clients that show it."""

from __future__ import annotations

import time

from lsprotocol import types as t

from newsls.lsp.host import Host

PATIENCE = 0.5
"""Seconds after which a writer wonders what is going on; also the time between two reports."""


class Progress:
    """The progress of one piece of work; ``tick`` and ``done`` are called by the thread that does it."""

    def __init__(self, host: Host, title: str, token: str) -> None:
        self._host, self._title, self._token = host, title, token
        self._next = time.monotonic() + PATIENCE if host.client.progress else float("inf")
        self._asked = self._shown = self._finished = False

    def tick(self, percentage: int | None) -> None:
        """So much is done; None where that can't be told."""
        now = time.monotonic()
        if now >= self._next:
            self._next = now + PATIENCE
            self._host.from_thread(self._report, percentage)

    def done(self) -> None:
        """All is done, or the work was called off."""
        if self._next != float("inf"):
            self._host.from_thread(self._end)

    def _report(self, percentage: int | None) -> None:
        if not self._asked:
            self._asked = True
            self._host.start(self._begin(), "progress")
        elif self._shown and not self._finished:
            value = t.WorkDoneProgressReport(percentage=percentage)
            self._host.progress(t.ProgressParams(self._token, value))

    async def _begin(self) -> None:
        await self._host.window_work_done_progress_create_async(t.WorkDoneProgressCreateParams(self._token))
        if not self._finished:
            self._shown = True
            value = t.WorkDoneProgressBegin(title=self._title, percentage=0)
            self._host.progress(t.ProgressParams(self._token, value))

    def _end(self) -> None:
        self._finished = True
        if self._shown:
            self._host.progress(t.ProgressParams(self._token, t.WorkDoneProgressEnd()))
