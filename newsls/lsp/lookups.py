"""Looking up at Wikidata whom nobody knows, where the writer has switched that on.

The name is all that goes out.  The hover that asked is answered at once without it; the next one has what was found.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from newsls.analysis import Analysis
from newsls.figures import Figure
from newsls.figures.keys import key
from newsls.figures.model import PERSON
from newsls.lsp.background import in_background
from newsls.lsp.diagnostics import refresh
from newsls.lsp.host import Host
from newsls.lsp.session import Document
from newsls.workspace import data

if TYPE_CHECKING:
    from newsls.workspace.wikidata import Lookups


def look_up(host: Host, document: Document, analysis: Analysis, figure: Figure) -> None:
    """Look a person up in the background if the settings say so, the name is whole, and no layer knows it."""
    if not analysis.settings.figures.wikidata or figure.kind != PERSON or " " not in key(figure.name):
        return
    if not analysis.reference.named(figure.name):
        host.start(_look_up(host, document, figure.name), "looking up a name")


async def _look_up(host: Host, document: Document, name: str) -> None:
    if await in_background(lambda: _lookup(name)) and document.is_open:
        refresh(host, [document])


def _lookup(name: str) -> bool:
    return _lookups().lookup(name)


@cache
def _lookups() -> Lookups:
    from newsls.workspace.wikidata import Lookups  # the network's modules load when somebody wants them

    return Lookups(data.store())
