"""The protocol: the only room that imports pygls and lsprotocol.  ``newsls.lsp.server.serve`` runs the server."""
