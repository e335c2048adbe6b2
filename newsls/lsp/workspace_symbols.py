"""Workspace symbols: the figures and headings of every draft in the workspace, by any letters of their names."""

from __future__ import annotations

from collections.abc import Iterable

from lsprotocol import types as t

from newsls.figures.spelling import folded
from newsls.lsp.drafts import drafts
from newsls.lsp.folders import path_of
from newsls.lsp.host import Host
from newsls.lsp.library import HEADING, Entry
from newsls.lsp.symbols import KINDS

PATIENCE = 1.0
"""Seconds that the drafts on disk have to be read in; what is not read by then is found when asked again."""
MOST = 500
"""Symbols of one answer."""


async def symbols(host: Host, params: t.WorkspaceSymbolParams) -> list[t.SymbolInformation]:
    """What is named like the query, the likeliest first: every figure once for each draft that names it."""
    query = _plain(params.query)
    found: list[tuple[int, bool, str, str, Entry]] = []
    for uri, entries in await drafts(host, PATIENCE):
        for entry in entries:
            rank = likeness(query, _plain(entry.name))
            if rank is not None:
                found.append((rank, entry.kind == HEADING, entry.name, uri, entry))
    found.sort(key=lambda one: one[:4])
    folders = [str(folder) for folder in host.configurations.folders.values()]
    return [
        t.SymbolInformation(
            location=t.Location(uri, t.Range(t.Position(**entry.first["start"]), t.Position(**entry.first["end"]))),
            name=entry.name,
            kind=KINDS.get(entry.kind, t.SymbolKind.String),
            container_name=" · ".join(part for part in (entry.detail, _name(uri, folders)) if part),
        )
        for _, _, _, uri, entry in found[:MOST]
    ]


def likeness(query: str, name: str) -> int | None:
    """How well a name answers a query, 0 the best: it begins so, a word of it does, it holds it, or its letters in
    their order; None where it doesn't answer.  Both are plain: lower case, no marks."""
    if name.startswith(query):
        return 0
    if f" {query}" in name:
        return 1
    if query in name:
        return 2
    letters = iter(name)
    return 3 if all(letter in letters for letter in query if not letter.isspace()) else None


def _plain(text: str) -> str:
    return folded(text.lower()).strip()


def _name(uri: str, folders: Iterable[str]) -> str:
    """A draft as a reader of a list knows it: its path inside the workspace."""
    path = path_of(uri)
    if path is None:
        return uri
    inside = [str(path.relative_to(folder)) for folder in folders if path.is_relative_to(folder)]
    return min(inside, key=len, default=path.name)
