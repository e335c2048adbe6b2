"""pygls's protocol with the manners that it lacks.

* Every request gets an answer: also one that is malformed, comes before ``initialize`` or after ``shutdown``.
* Errors carry no draft text.
* Open documents are the session's, not pygls's, whose positions lose step on U+2028 and past the end of a line.
* The end of the process is ``newsls.lsp.lifetime``'s.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from contextvars import ContextVar
from typing import Any

from cattrs import Converter
from lsprotocol import types as t
from pygls.exceptions import (
    JsonRpcException,
    JsonRpcInvalidParams,
    JsonRpcInvalidRequest,
    JsonRpcParseError,
    JsonRpcServerNotInitialized,
)
from pygls.protocol import LanguageServerProtocol, lsp_method
from pygls.server import JsonRPCServer

from newsls.lsp.journal import logger, reason
from newsls.lsp.transport import Unreadable

_LARGEST = (1 << 31) - 1
_token: ContextVar[t.ProgressToken | None] = ContextVar("work done token", default=None)


class NewsProtocol(LanguageServerProtocol):
    """One conversation with one client."""

    def __init__(self, server: JsonRPCServer, converter: Converter) -> None:
        super().__init__(server, converter)  # type: ignore[arg-type]
        self.initialized = False
        self.on_exit: Callable[[], None] = lambda: None
        self.counts: str | None = None
        """The units that a client counts in who does not say so itself."""

    @property
    def work_done_token(self) -> t.ProgressToken | None:
        """The token under which who sent the command that is being obeyed wants to hear of its progress."""
        return _token.get()

    @property
    def is_shut_down(self) -> bool:
        """Whether the client has asked for the end."""
        return self._shutdown

    def receive(self, message: Any) -> None:
        """Handle one message as it came over the wire, whatever it is.  Raises nothing."""
        if isinstance(message, Unreadable):
            logger.warning("Received %s.", message.reason)
            self._send_error(None, JsonRpcParseError("This is not a message of the protocol."))
            return
        identifier = message.get("id") if isinstance(message, dict) else None
        try:
            self._receive(message)
        except JsonRpcException as error:
            logger.warning("Received a message that can’t be handled: %s.", type(error).__name__)
            if not isinstance(message, dict) or "id" in message or not isinstance(message.get("method"), str):
                self._send_error(identifier, error)
        except Exception as error:  # whatever a client sends, the conversation goes on
            logger.error("A message could not be handled: %s.", reason(error))
            if isinstance(message, dict) and "id" in message and "method" in message:
                self._send_error(identifier, JsonRpcException("newsls could not handle this message."))

    def _receive(self, message: Any) -> None:
        if not isinstance(message, dict) or message.get("jsonrpc") != self.VERSION:
            raise JsonRpcInvalidRequest("A message must be an object with “jsonrpc”: “2.0”.")
        method = message.get("method")
        if method is None:
            if "id" not in message or not ("result" in message or "error" in message):
                raise JsonRpcInvalidRequest("A message must have a method, or be the answer to a request.")
            if message["id"] in self._request_futures:
                self.handle_message(self.structure_message(message))
            return
        if not isinstance(method, str):
            raise JsonRpcInvalidRequest("A method must be a string.")
        is_request = "id" in message
        if is_request and (not isinstance(message["id"], str | int) or isinstance(message["id"], bool)):
            raise JsonRpcInvalidRequest("The id of a request must be a string or a number.")
        if not self.initialized and method != t.INITIALIZE:
            if is_request:
                raise JsonRpcServerNotInitialized("The first request must be “initialize”.")
            if method != t.EXIT:
                return
        if self.initialized and method == t.INITIALIZE:
            raise JsonRpcInvalidRequest("The server is already initialized.")
        if self._shutdown and method != t.EXIT:
            if is_request:
                raise JsonRpcInvalidRequest("The server has been shut down.")
            return
        message["params"] = _tamed(message.get("params"))
        if method == t.INITIALIZE and self.counts is not None:
            _speak_for(message["params"], self.counts)
        try:
            structured = self.structure_message(message)
        except JsonRpcException:
            raise JsonRpcInvalidParams(f"The parameters of “{method}” are not as the protocol has them.") from None
        if method == t.INITIALIZE:
            self.initialized = True
        self.handle_message(structured)

    def send_plain(self, method: str, params: Mapping[str, Any]) -> None:
        """Send a notification that is plain JSON already."""
        self._send_data({"jsonrpc": self.VERSION, "method": method, "params": params})

    def _send_error(self, identifier: str | int | None, error: JsonRpcException) -> None:
        problem = {"code": error.code, "message": error.message}
        self._send_data({"jsonrpc": self.VERSION, "id": identifier, "error": problem})

    @lsp_method(t.INITIALIZE)
    def lsp_initialize(self, params: t.InitializeParams) -> Generator[Any, Any, t.InitializeResult]:
        """Introduce the server; it tells of the progress of commands, which pygls has no word for."""
        result = yield from super().lsp_initialize(params)
        if result.capabilities.execute_command_provider is not None:
            result.capabilities.execute_command_provider.work_done_progress = True
        return result

    @lsp_method(t.EXIT)
    def lsp_exit(self, *_: object) -> None:  # type: ignore[override]
        """Leave; ``lifetime`` sees to it."""
        self.on_exit()

    @lsp_method(t.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: t.DidOpenTextDocumentParams) -> None:
        """Leave it to the session."""
        self.fm.features[t.TEXT_DOCUMENT_DID_OPEN](params)

    @lsp_method(t.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: t.DidChangeTextDocumentParams) -> None:
        """Leave it to the session."""
        self.fm.features[t.TEXT_DOCUMENT_DID_CHANGE](params)

    @lsp_method(t.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: t.DidCloseTextDocumentParams) -> None:
        """Leave it to the session."""
        self.fm.features[t.TEXT_DOCUMENT_DID_CLOSE](params)

    @lsp_method(t.WINDOW_WORK_DONE_PROGRESS_CANCEL)
    def lsp_work_done_progress_cancel(self, params: t.WorkDoneProgressCancelParams) -> None:
        """Leave it to whose progress it is."""
        self.fm.features[t.WINDOW_WORK_DONE_PROGRESS_CANCEL](params)

    @lsp_method(t.WORKSPACE_EXECUTE_COMMAND)
    async def lsp_workspace__execute_command(self, params: t.ExecuteCommandParams) -> Any:  # type: ignore[override]
        """Run a command with its arguments as they came: each says itself what it expects.

        A command is the request’s own task, so that whoever cancels the request cancels the command.
        """
        command = self.fm.commands.get(params.command)
        if command is None:
            names = ", ".join(f"“{name}”" for name in sorted(self.fm.commands))
            raise JsonRpcInvalidParams(f"newsls has no command “{params.command}”; its commands are {names}.")
        _token.set(params.work_done_token)
        return await command(*params.arguments or ())


def _speak_for(params: Any, counts: str) -> None:
    """Offer, in a client's introduction, the one unit that it counts in."""
    capabilities = params.get("capabilities") if isinstance(params, dict) else None
    if isinstance(capabilities, dict):
        general = capabilities.get("general")
        general = general if isinstance(general, dict) else {}
        capabilities["general"] = {**general, "positionEncodings": [counts]}


def _tamed(value: Any) -> Any:
    """A message's parameters with every position inside what lsprotocol accepts.

    Some clients write “to the end of the line” as the largest number that they know, and the protocol's type refuses
    the whole change.
    """
    if isinstance(value, dict):
        for key in ("line", "character"):
            number = value.get(key)
            if isinstance(number, int) and not 0 <= number <= _LARGEST:
                value[key] = min(max(number, 0), _LARGEST)
        for item in value.values():
            _tamed(item)
    elif isinstance(value, list):
        for item in value:
            _tamed(item)
    return value
