"""Progress in a client that is slow to say that it will show it."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from newsls.lsp import progress


async def test_what_ends_before_it_is_shown_is_ended_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    created: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    tasks: list[asyncio.Task[Any]] = []
    told: list[str] = []
    host: Any = SimpleNamespace(
        client=SimpleNamespace(progress=True),
        stops={},
        from_thread=lambda call, *arguments: call(*arguments),
        start=lambda work, _: tasks.append(asyncio.ensure_future(work)),
        progress=lambda params: told.append(params.value.kind),
        window_work_done_progress_create_async=lambda _: created,
    )
    work = progress.Progress(host, "Reading a draft", "newsls/1", cancel=lambda: None)
    work.tick(10)
    work.done()
    assert told == []
    created.set_result(None)
    await asyncio.gather(*tasks)
    assert told == ["begin", "end"]
    assert host.stops == {}
