"""Document highlight: every mention of the figure under the cursor, and none of a namesake."""

from __future__ import annotations

from lsprotocol import types as t

from newsls.lsp.host import Host
from newsls.lsp.named import named


def highlight(host: Host, params: t.DocumentHighlightParams) -> list[t.DocumentHighlight] | None:
    """The mentions as they stand now; None where nobody is named, so that a client falls back to equal words."""
    found = named(host, params.text_document.uri, params.position)
    if found is None:
        return None
    ruler = found.ruler
    return [t.DocumentHighlight(ruler.range(span), t.DocumentHighlightKind.Text) for _, span in found.places()]
