"""``Host``: the server's parts in one place, for the features to use."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from inspect import iscoroutinefunction
from typing import Any

from lsprotocol import types as t
from pygls.exceptions import JsonRpcException, JsonRpcInternalError
from pygls.lsp.server import LanguageServer

from newsls import __version__
from newsls.lsp.client import Client
from newsls.lsp.folders import Configurations
from newsls.lsp.journal import logger, reason
from newsls.lsp.library import Library
from newsls.lsp.protocol import NewsProtocol
from newsls.lsp.session import Session
from newsls.lsp.worker import Worker
from newsls.rules import Rule

Handler = Callable[..., Any]

_received: ContextVar[float] = ContextVar("received", default=0.0)


class Host(LanguageServer):
    """A server for one client.

    Everything here is the event loop's, but for what a job of the worker is given.
    """

    protocol: NewsProtocol

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        super().__init__(
            "newsls",
            __version__,
            text_document_sync_kind=t.TextDocumentSyncKind.Incremental,
            protocol_cls=NewsProtocol,
        )
        self.rules = rules
        self.client = Client()
        self.session = Session()
        self.worker = Worker()
        self.configurations = Configurations()
        self.library = Library()
        self.loop: asyncio.AbstractEventLoop | None = None
        self.leave: Callable[[], None] = lambda: None
        """Ends the conversation, and with it the process."""
        self.stops: dict[t.ProgressToken, Callable[[], None]] = {}
        """What calls off the work whose progress is shown under a token."""
        self._said: set[tuple[str, str]] = set()
        self._tasks: set[asyncio.Task[Any]] = set()

    @property
    def received(self) -> float:
        """When the message that is being handled came in (``time.monotonic``), also where that takes a while."""
        return _received.get()

    @received.setter
    def received(self, when: float) -> None:
        _received.set(when)

    def rule(self, code: str) -> Rule | None:
        """The rule that reports ``code``."""
        return next((rule for rule in self.rules if rule.code == code), None)

    def answer(self, method: str, handler: Handler, options: Any = None) -> None:
        """Register ``handler(host, params)`` for a method of the protocol."""
        self.feature(method, options)(self._minded(method, handler))

    def obey(self, name: str, handler: Callable[..., Awaitable[Any]]) -> None:
        """Register ``handler(host, *arguments)`` for a command."""
        self.command(name)(self._minded(name, handler))

    def _minded(self, name: str, handler: Handler) -> Handler:
        if iscoroutinefunction(handler):

            async def later(*arguments: Any) -> Any:
                with self._minding(name):
                    return await handler(self, *arguments)

            return later

        def at_once(*arguments: Any) -> Any:
            with self._minding(name):
                return handler(self, *arguments)

        return at_once

    @contextmanager
    def _minding(self, name: str) -> Iterator[None]:
        """Errors without the text of a draft, and the trace that a client asked for."""
        began = time.perf_counter()
        try:
            yield
        except JsonRpcException:
            raise
        except Exception as error:
            logger.error("%s failed: %s", name, reason(error))
            raise JsonRpcInternalError(f"newsls failed at “{name}”: {reason(error)}.") from None
        finally:
            if self.protocol.trace is not t.TraceValue.Off:
                milliseconds = (time.perf_counter() - began) * 1000
                self.trace(f"{name}: {milliseconds:.1f} ms")

    def trace(self, message: str, verbose: str | None = None) -> None:
        """Tell a client that wants to know what the server does."""
        if self.protocol.trace is not t.TraceValue.Off:
            more = verbose if self.protocol.trace is t.TraceValue.Verbose else None
            self.log_trace(t.LogTraceParams(message, more))

    def report_server_error(self, error: Exception, source: Any) -> None:  # noqa: ARG002
        """Log it; a writer can do nothing about it, so nothing pops up."""
        if not isinstance(error, JsonRpcException):
            logger.error("The server failed: %s", reason(error))

    def from_thread(self, function: Callable[..., object], *arguments: object) -> None:
        """Have the event loop call ``function``; for the worker's use."""
        try:
            if self.loop is not None:
                self.loop.call_soon_threadsafe(function, *arguments)
        except RuntimeError:  # the loop is gone, and the process with it in a moment
            pass

    def start(self, work: Coroutine[Any, Any, Any], what: str) -> None:
        """Let ``work`` go on beside the messages; an error in it is logged under the name ``what``."""

        def finished(task: asyncio.Task[Any]) -> None:
            self._tasks.discard(task)
            if not task.cancelled() and (error := task.exception()) is not None:
                logger.error("%s failed: %s", what, reason(error))

        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(finished)

    def say_once(self, kind: str, message: str, *, show: bool) -> None:
        """Send a message that the client has not had yet: to be shown as a warning, or only logged."""
        if (kind, message) in self._said:
            return
        self._said.add((kind, message))
        if show:
            self.window_show_message(t.ShowMessageParams(t.MessageType.Warning, message))
        else:
            self.window_log_message(t.LogMessageParams(t.MessageType.Error, message))
