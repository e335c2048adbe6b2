"""Opening, changing, saving and closing."""

from __future__ import annotations

from lsprotocol import types as t

from newsls.lsp import configuration, diagnostics
from newsls.lsp.convert import changes
from newsls.lsp.host import Host
from newsls.lsp.journal import logger


def did_open(host: Host, params: t.DidOpenTextDocumentParams) -> None:
    """Take the document in; it is read once the settings for it are known."""
    item = params.text_document
    document = host.session.open(item.uri, item.language_id, item.version, item.text, host.client.encoding)

    def read() -> None:
        if document.is_open:
            diagnostics.schedule(host, document, at_once=True)

    configuration.when_known(host, document.uri, read)


def did_change(host: Host, params: t.DidChangeTextDocumentParams) -> None:
    """Follow the client's text."""
    document = host.session.get(params.text_document.uri)
    if document is None:
        logger.warning("Ignored a change of a document that is not open.")
        return
    document.change(params.text_document.version, changes(params.content_changes))
    document.changed = host.received
    diagnostics.schedule(host, document)


def did_save(host: Host, params: t.DidSaveTextDocumentParams) -> None:
    """Look at the settings again: not every client tells of files that change."""
    configuration.look_again(host)


def did_close(host: Host, params: t.DidCloseTextDocumentParams) -> None:
    """Forget the document and take back what was found in it."""
    document = host.session.close(params.text_document.uri)
    if document is not None:
        host.worker.drop(document.uri)
        host.library.forget()
        diagnostics.clear(host, document)
