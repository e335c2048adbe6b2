"""Progress of work that takes long enough to be noticed, for clients that show it."""

from __future__ import annotations

import time
from collections.abc import Callable

from lsprotocol import types as t

from newsls.lsp.host import Host

PATIENCE = 0.5
"""Seconds after which a writer wonders what is going on; also the time between two reports."""


class Progress:
    """The progress of one piece of work; ``tick`` and ``done`` are called by the thread that does it.

    ``token`` is ours, and shown only where the client shows what it did not ask for, or ``given`` by the client with a
    request.  ``cancel`` calls the work off where the writer wants that.
    """

    def __init__(
        self,
        host: Host,
        title: str,
        token: t.ProgressToken,
        *,
        given: bool = False,
        cancel: Callable[[], None] | None = None,
    ) -> None:
        self._host, self._title, self._token, self._given, self._cancel = host, title, token, given, cancel
        self._next = time.monotonic() + (0.0 if given else PATIENCE if host.client.progress else float("inf"))
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
            if self._given:
                self._begin()
            else:
                self._host.start(self._create(), "progress")
        elif self._shown and not self._finished:
            value = t.WorkDoneProgressReport(percentage=percentage)
            self._host.progress(t.ProgressParams(self._token, value))

    async def _create(self) -> None:
        await self._host.window_work_done_progress_create_async(t.WorkDoneProgressCreateParams(self._token))
        self._begin()

    def _begin(self) -> None:
        """Show it; one that has ended meanwhile, too, if only to end it: what was created may turn for ever."""
        self._shown = True
        if self._cancel is not None and not self._finished:
            self._host.stops[self._token] = self._cancel
        value = t.WorkDoneProgressBegin(
            title=self._title, percentage=0, cancellable=True if self._cancel is not None else None
        )
        self._host.progress(t.ProgressParams(self._token, value))
        if self._finished:
            self._host.progress(t.ProgressParams(self._token, t.WorkDoneProgressEnd()))

    def _end(self) -> None:
        if self._finished:
            return
        self._finished = True
        self._host.stops.pop(self._token, None)
        if self._shown:
            self._host.progress(t.ProgressParams(self._token, t.WorkDoneProgressEnd()))


def cancelled(host: Host, params: t.WorkDoneProgressCancelParams) -> None:
    """Call off the work whose progress is shown under a token, if it goes on still."""
    stop = host.stops.get(params.token)
    if stop is not None:
        stop()
