"""All drafts of the workspace: those that are open, as they stand, and those on disk."""

from __future__ import annotations

import os
from pathlib import Path

from newsls.lsp.folders import is_prose, path_of
from newsls.lsp.host import Host
from newsls.lsp.library import Entry
from newsls.workspace import configuration
from newsls.workspace.configuration import Configuration


async def drafts(host: Host, patience: float, *, but: str = "") -> list[tuple[str, tuple[Entry, ...]]]:
    """The URI of each draft and what it names: the open ones first, then those on disk in order of their paths.

    What is not read in ``patience`` seconds is left out, and so is the draft ``but``.
    """

    def configured(folder: Path) -> Configuration:
        known = host.configurations
        options = {**known.first, **known.options.get(known.scope((folder / "draft").as_uri()), {})}
        return configuration.load(folder, options, lists=False)

    on_disk = await host.library.drafts(
        host.configurations.folders.values(), configured, host.client.encoding, patience
    )
    opened = [document for document in host.session if is_prose(document.uri)]
    paths = {_real(path) for document in opened if (path := path_of(document.uri)) is not None}
    made = [(document.uri, host.library.entries(document)) for document in opened if document.uri != but]
    made += [(path.as_uri(), entries) for path, entries in sorted(on_disk.items()) if _real(path) not in paths]
    return made


def _real(path: Path) -> str:
    return os.path.realpath(path)
