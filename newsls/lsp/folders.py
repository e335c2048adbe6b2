"""The settings of every open document: the files beside it, the options of its editor over them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import unquote

from pygls.uris import to_fs_path

from newsls.workspace import configuration, newsroom, words
from newsls.workspace.configuration import Configuration

Options = Mapping[str, object]


def path_of(uri: str) -> Path | None:
    """The file that a URI names; None for a document that is not on disk."""
    try:
        name = to_fs_path(uri)
    except ValueError:
        return None
    return Path(name) if name else None


def name_of(uri: str) -> str:
    """What a document is to be called: its file’s name, or what an editor calls a draft without one."""
    return unquote(uri.rpartition("/")[2]).strip() or "untitled draft"


class Configurations:
    """Reads the settings of folders and remembers them until told to forget.

    ``options`` are an editor's, by workspace folder, "" standing for none; ``first`` are those it gave when it
    introduced itself.
    """

    def __init__(self) -> None:
        self.first: Options = {}
        self.folders: dict[str, Path] = {}
        self.options: dict[str, Options] = {}
        self._known: dict[tuple[Path, str], Configuration] = {}

    def set_folders(self, uris: Iterable[str]) -> None:
        """The workspace's folders, by their URIs."""
        self.folders = {uri: path for uri in uris if (path := path_of(uri)) is not None}

    def scope(self, uri: str) -> str:
        """The URI of the workspace folder that holds a document: the innermost, "" where none does."""
        path = path_of(uri)
        if path is None:
            return next(iter(self.folders), "")
        holding = [(len(folder.parts), name) for name, folder in self.folders.items() if path.is_relative_to(folder)]
        return max(holding, default=(0, ""))[1]

    def of(self, uri: str) -> Configuration:
        """The settings of a document.  Never raises."""
        scope, folder = self.scope(uri), self.folder(uri)
        known = self._known.get((folder, scope))
        if known is None:
            options = {**self.first, **self.options.get(scope, {})}
            known = self._known[folder, scope] = configuration.load(folder, options)
        return known

    def folder(self, uri: str) -> Path:
        """The folder of a document, of its workspace where it has no file."""
        path = path_of(uri)
        return path.parent if path else self.folders.get(self.scope(uri)) or Path.cwd()

    def root(self) -> Path:
        """Where the newsroom's word list is: at the root of the settings of the first workspace folder."""
        folder = next(iter(self.folders.values()), None) or Path.cwd()
        return configuration.load(folder).root

    def forget(self) -> None:
        """Read the files anew when next asked."""
        self._known.clear()

    def watched(self) -> tuple[Path, ...]:
        """The files that could change the settings of the documents seen so far."""
        return tuple(dict.fromkeys(path for known in self._known.values() for path in known.watched))


def is_prose(uri: str) -> bool:
    """Whether a document is a draft, and not one of newsls's own files that a writer happens to have open."""
    name = uri.rpartition("/")[2]
    return name not in (*configuration.NAMES, words.WORD_LIST, newsroom.NAME)
