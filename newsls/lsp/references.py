"""References: every mention of the figure under the cursor, in this draft and in the others of the workspace."""

from __future__ import annotations

from lsprotocol import types as t

from newsls.lsp.drafts import drafts
from newsls.lsp.host import Host
from newsls.lsp.library import everywhere
from newsls.lsp.named import named

PATIENCE = 1.0
"""Seconds that the drafts on disk have to be read in; what is not read by then is left out."""


async def references(host: Host, params: t.ReferenceParams) -> list[t.Location] | None:
    """This draft's mentions in order, then those of other drafts that name the figure in full.

    The first mention counts as the declaration.  None where nobody is named.
    """
    uri = params.text_document.uri
    found = named(host, uri, params.position)
    if found is None:
        return None
    ruler, begins = found.ruler, found.first()
    made = [
        t.Location(uri, ruler.range(span))
        for mention, span in found.places()
        if params.context.include_declaration or begins is None or mention is not begins[0]
    ]
    wanted = everywhere(found.figure.name, found.figure.kind)
    if wanted:
        for other, entries in await drafts(host, PATIENCE, but=uri):
            for entry in entries:
                if entry.key == wanted and entry.kind == found.figure.kind:
                    made += [t.Location(other, _range(place)) for place in entry.places]
    return made


def _range(place: dict[str, dict[str, int]]) -> t.Range:
    return t.Range(t.Position(**place["start"]), t.Position(**place["end"]))
