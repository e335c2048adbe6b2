"""What a command shows: as a message, or as a document of its own in an editor that has no way to show a message whole.

An editor that says that it shows documents and says nothing of messages puts these on one line, and cuts it.
"""

from __future__ import annotations

from lsprotocol import types as t
from pygls.exceptions import JsonRpcException

from newsls.lsp.background import in_background
from newsls.lsp.host import Host
from newsls.lsp.journal import logger
from newsls.workspace import shown
from newsls.workspace.files import Unreadable


async def show(host: Host, text: str, name: str) -> None:
    """Show ``text``; ``name`` is that of the document where it becomes one."""
    if host.client.shows_documents and not host.client.shows_messages:
        try:
            path = await in_background(lambda: shown.write(name, text))
            params = t.ShowDocumentParams(path.as_uri(), take_focus=True)
            if (await host.window_show_document_async(params)).success:
                return
        except (Unreadable, JsonRpcException) as error:
            logger.warning("A document could not be shown (%s).", type(error).__name__)
    host.window_show_message(t.ShowMessageParams(t.MessageType.Info, text))
