"""The language server: what it can do, and its run from the first message to the end of the process."""

from __future__ import annotations

import asyncio
import gc
import sys
import threading
import time
from collections.abc import Callable
from typing import Any, Literal

from lsprotocol import types as t

from newsls.lsp import (
    accepting,
    actions,
    code_lens,
    commands,
    completion,
    configuration,
    definition,
    diagnostics,
    fact_sheet,
    highlight,
    hover,
    inlay_hints,
    journal,
    lifetime,
    progress,
    references,
    rename,
    semantic_tokens,
    statistics,
    summary,
    symbols,
    sync,
    workspace_symbols,
)
from newsls.lsp.client import Client
from newsls.lsp.host import Host
from newsls.lsp.transport import Connection, Pipes, Socket, WebSocket
from newsls.rules import RULES, Rule

Transport = Literal["stdio", "tcp", "ws"]

SWITCH = 0.0005
"""Seconds that the worker holds the interpreter before the event loop may have it; at Python's own 5 ms a hover waits
ten times as long."""


def build(rules: tuple[Rule, ...] = RULES) -> Host:
    """A server that runs ``rules``, not yet connected to a client."""
    host = Host(rules)
    host.answer(t.INITIALIZE, _initialize)
    host.answer(t.INITIALIZED, configuration.initialized)
    host.answer(t.TEXT_DOCUMENT_DID_OPEN, sync.did_open)
    host.answer(t.TEXT_DOCUMENT_DID_CHANGE, sync.did_change)
    host.answer(t.TEXT_DOCUMENT_DID_SAVE, sync.did_save, t.SaveOptions(include_text=False))
    host.answer(t.TEXT_DOCUMENT_DID_CLOSE, sync.did_close)
    host.answer(t.WORKSPACE_DID_CHANGE_CONFIGURATION, configuration.did_change_configuration)
    host.answer(t.WORKSPACE_DID_CHANGE_WATCHED_FILES, configuration.did_change_watched_files)
    host.answer(t.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS, configuration.did_change_workspace_folders)
    host.answer(t.WINDOW_WORK_DONE_PROGRESS_CANCEL, progress.cancelled)
    host.answer(t.TEXT_DOCUMENT_HOVER, hover.hover)
    host.answer(
        t.TEXT_DOCUMENT_CODE_ACTION, actions.actions, t.CodeActionOptions(code_action_kinds=list(actions.KINDS))
    )
    host.answer(t.TEXT_DOCUMENT_DOCUMENT_SYMBOL, symbols.symbols)
    host.answer(t.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL_DELTA, semantic_tokens.delta)
    host.answer(t.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE, semantic_tokens.within)
    host.answer(t.TEXT_DOCUMENT_INLAY_HINT, inlay_hints.hints)
    host.answer(t.TEXT_DOCUMENT_COMPLETION, completion.completion)
    host.answer(t.TEXT_DOCUMENT_CODE_LENS, code_lens.lenses)
    host.answer(t.CODE_LENS_RESOLVE, code_lens.resolve)
    host.answer(t.WORKSPACE_SYMBOL, workspace_symbols.symbols)
    host.answer(t.TEXT_DOCUMENT_DEFINITION, definition.definition)
    host.answer(t.TEXT_DOCUMENT_DECLARATION, definition.declaration)
    host.answer(t.TEXT_DOCUMENT_REFERENCES, references.references)
    host.answer(t.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT, highlight.highlight)
    host.answer(t.TEXT_DOCUMENT_PREPARE_RENAME, rename.prepare)
    host.answer(t.TEXT_DOCUMENT_RENAME, rename.rename)
    host.obey(summary.SUMMARISE, summary.summarise)
    host.obey(statistics.STATISTICS, statistics.statistics)
    host.obey(commands.FIGURES, commands.figures)
    host.obey(commands.ADD_WORD, commands.add_word)
    host.obey(commands.IGNORE, commands.ignore)
    host.obey(commands.CONFIGURATION, commands.settings)
    host.obey(code_lens.SHOW_MENTIONS, code_lens.show_mentions)
    host.obey(accepting.ACCEPT_SOURCE, accepting.accept_source)
    host.obey(fact_sheet.FACT_SHEET, fact_sheet.fact_sheet)
    return host


def _initialize(host: Host, params: t.InitializeParams) -> None:
    host.client = Client.of(params.capabilities)
    host.protocol.trace = params.trace or t.TraceValue.Off
    configuration.introduced(host, params)
    if host.client.pulls:
        options = t.DiagnosticOptions(identifier="newsls", inter_file_dependencies=False, workspace_diagnostics=False)
        host.answer(t.TEXT_DOCUMENT_DIAGNOSTIC, diagnostics.pull, options)
    host.answer(t.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, semantic_tokens.full, semantic_tokens.options(host.client))
    if params.process_id is not None:
        lifetime.when_gone(params.process_id, host.leave)


def serve(
    transport: Transport = "stdio",
    host: str = "127.0.0.1",
    port: int = 0,
    rules: tuple[Rule, ...] = RULES,
    counts: str | None = None,
) -> int:
    """Serve one client until it leaves; returns the exit code, 0 where it said goodbye as it should and 1 otherwise.

    Over ``stdio`` standard input and output are taken over for good.  ``tcp`` and ``ws`` listen on ``host`` and
    ``port``, 0 standing for any that is free, and say on standard error where.  The process ends within a second of
    the client's leaving, whatever the worker is doing.  ``counts`` is the unit of the client's columns where it does
    not say so itself.
    """
    journal.begin()
    connection: Connection
    dismiss: Callable[[], None] | None = None
    try:
        if transport == "stdio":
            connection = Pipes()
            dismiss = lifetime.guard(connection.input)
        else:
            connection = (Socket if transport == "tcp" else WebSocket)(host, port, _announce)
    except OSError as error:
        print(f"newsls: cannot listen on {host}:{port}: {error.strerror or error}.", file=sys.stderr)  # noqa: T201
        return 2
    except KeyboardInterrupt:
        return 130
    try:
        server = build(rules)
        server.protocol.counts = counts
        return _run(server, connection)
    finally:
        if dismiss is not None:
            dismiss()


def _announce(host: str, port: int) -> None:
    journal.logger.info("listening on %s:%d", host, port)


def _run(host: Host, connection: Connection) -> int:
    sys.setswitchinterval(SWITCH)

    def code() -> int:
        return 0 if host.protocol.is_shut_down else 1

    def read(loop: asyncio.AbstractEventLoop) -> None:
        for message in connection.messages():
            loop.call_soon_threadsafe(handle, message, time.monotonic())
        host.leave()

    def handle(message: Any, received: float) -> None:
        host.received = received
        host.protocol.receive(message)

    async def converse() -> None:
        host.loop = loop = asyncio.get_running_loop()
        done = asyncio.Event()

        def leave() -> None:
            """End once the messages that have come are handled, and soon even if they can't be; from any thread."""
            lifetime.end_within(lifetime.GRACE, code)
            host.from_thread(done.set)

        host.leave = host.protocol.on_exit = leave
        host.protocol.set_writer(_Writer(connection, leave), include_headers=connection.headers)
        threading.Thread(target=read, args=(loop,), name="newsls reader", daemon=True).start()
        await done.wait()

    gc.collect()
    gc.freeze()
    try:
        asyncio.run(converse())
    except KeyboardInterrupt:
        return 130
    return code()


class _Writer:
    """A connection as pygls writes to it; a client that is gone ends the conversation."""

    def __init__(self, connection: Connection, gone: Callable[[], None]) -> None:
        self._connection, self._gone = connection, gone

    def write(self, data: bytes) -> None:
        try:
            self._connection.write(data)
        except OSError:
            self._gone()

    def close(self) -> None:
        self._connection.close()
