"""The command that adds an unnamed source to those that the newsroom accepts."""

from __future__ import annotations

from typing import Any

from pygls.exceptions import JsonRpcInvalidParams

from newsls.lsp import configuration
from newsls.lsp.background import in_background
from newsls.lsp.convert import JSON
from newsls.lsp.host import Host
from newsls.workspace import accepted
from newsls.workspace.configuration import NAMES, load
from newsls.workspace.files import Unreadable

ACCEPT_SOURCE = "newsls.acceptSource"


async def accept_source(host: Host, *arguments: Any) -> JSON:
    """``[source, uri]``: adds it to the settings file that holds for the document, and says which file that is.

    Without a document, or where it has no settings file, it is the one of the workspace, which is made if need be.
    """
    if not 1 <= len(arguments) <= 2 or not all(isinstance(argument, str) for argument in arguments):
        raise JsonRpcInvalidParams("newsls.acceptSource takes a source, such as “officials”, and a document’s URI.")
    source, uri = arguments[0], arguments[1] if len(arguments) == 2 else ""
    file = host.configurations.of(uri).file if uri else None
    if file is None:
        folder = host.configurations.folders.get(host.configurations.scope(uri))
        found = load(folder or host.configurations.root())
        file = found.file or found.root / NAMES[0]
    chosen = file
    try:
        path = await in_background(lambda: accepted.accept(source, chosen))
    except ValueError as error:
        raise JsonRpcInvalidParams(str(error)) from None
    except Unreadable as error:
        raise JsonRpcInvalidParams(f"The settings file {error}") from None
    configuration.look_again(host)
    return {"source": source, "file": path.as_uri()}
