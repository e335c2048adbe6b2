"""What is known of figures, for the command line and the server: the newsroom's file, the store, the table.

``references(folder)`` is what drafts of a folder are read with.  It is the same object as long as nothing changed, so
that a comparison says whether a draft must be read anew.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from importlib import import_module
from pathlib import Path
from threading import RLock
from typing import NamedTuple

from newsls.figures.book import Book
from newsls.figures.known import Layer, Layers, Reference
from newsls.figures.store import StoreReference, Unusable, reading
from newsls.workspace import data, newsroom
from newsls.workspace.configuration import Problem

_Stamp = tuple[int, int, int] | None
"""What changes when a file does; None where there is none."""


class Sources(NamedTuple):
    """Each layer by itself, in the order in which they are asked, and what is wrong with them."""

    layers: Mapping[Layer, Reference]
    problems: tuple[Problem, ...] = ()


class References:
    """Reads what is known and remembers it until the files change; any thread may ask."""

    def __init__(self, store: Path | None = None) -> None:
        """``store`` is the file of the store, by default the user's own."""
        self._path = store
        self._lock = RLock()
        self._rooms: dict[Path, tuple[_Stamp, Book, tuple[Problem, ...]]] = {}
        self._store: tuple[object, StoreReference | None, tuple[Problem, ...]] = (None, None, ())
        self._found: dict[Path | None, tuple[tuple[int, ...], Sources, Layers]] = {}

    def of(self, folder: Path) -> Layers:
        """What is known to drafts in ``folder``; the very object of the last time where nothing changed."""
        return self._read(folder)[2]

    def sources(self, folder: Path) -> Sources:
        """The layers of ``of(folder)`` one by one, and what is wrong with them."""
        return self._read(folder)[1]

    def problems(self, folder: Path) -> tuple[Problem, ...]:
        """What is wrong with the newsroom's file or the store, as far as either was read."""
        return self._read(folder)[1].problems

    def store(self) -> StoreReference | None:
        """The store as it is now; None where there is none, or none that can be read."""
        with self._lock:
            return self._current_store()[0]

    def _read(self, folder: Path) -> tuple[tuple[int, ...], Sources, Layers]:
        with self._lock:
            file = newsroom.find(_absolute(folder))
            room, wrong_room = self._newsroom(file)
            store, wrong_store = self._current_store()
            made_of = (id(room), id(store))
            found = self._found.get(file)
            if found is None or found[0] != made_of or found[1].problems != (*wrong_room, *wrong_store):
                layers: dict[Layer, Reference] = {}
                if room is not None:
                    layers[Layer.HOUSE] = room
                if store is not None:
                    layers[Layer.STORE] = store
                table = _table()
                if table is not None:
                    layers[Layer.TABLE] = table
                sources = Sources(layers, (*wrong_room, *wrong_store))
                found = self._found[file] = (made_of, sources, Layers(tuple(layers.values())))
            return found

    def _newsroom(self, file: Path | None) -> tuple[Book | None, tuple[Problem, ...]]:
        if file is None:
            return None, ()
        stamp = _stamp(file)
        known = self._rooms.get(file)
        if known is None or known[0] != stamp:
            read = newsroom.load(file)
            known = self._rooms[file] = (stamp, Book(read.figures), read.problems)
        return known[1], known[2]

    def _current_store(self) -> tuple[StoreReference | None, tuple[Problem, ...]]:
        path = self._path or data.store()
        stamp = _stamp(path)
        mark, store, problems = self._store
        # The file of an open store only changes when the log is folded into it; its state says when it is written to.
        place = stamp and stamp[0]
        try:
            if store is not None and isinstance(mark, tuple) and mark[:2] == (path, place):
                state = store.state()
                if mark[2] != state:
                    store = store.afresh()
                    self._store = ((path, place, state), store, ())
                return store, (_problem(store.problem, path),) if store.problem else ()
            if store is None and mark == (path, stamp):
                return None, problems
            if store is not None:
                store.close()
            connection = reading(path)
            if connection is None:
                self._store = ((path, stamp), None, ())
                return None, ()
            store = StoreReference(connection, path)
            self._store = ((path, place, store.state()), store, ())
        except Unusable as error:
            if store is not None:
                store.close()
            self._store = ((path, stamp), None, (_problem(error.reason, path),))
        return self._store[1], self._store[2]


def references(folder: Path) -> Layers:
    """What is known to drafts in ``folder``: see ``References.of``."""
    return shared().of(folder)


def mark(folder: Path) -> bytes:
    """What tells the knowledge of drafts in ``folder`` from any other, without opening it: the newsroom's file by what
    it holds, the store by the state of its files."""
    made = blake2b()
    file = newsroom.find(_absolute(folder))
    with contextlib.suppress(OSError):
        if file is not None:
            made.update(file.read_bytes())
    store = data.store()
    for part in (store, store.with_name(f"{store.name}-wal")):
        made.update(repr(_stamp(part)).encode())
    return made.digest()


@cache
def shared() -> References:
    """The references of this process."""
    return References()


@cache
def _table() -> Reference | None:
    """The table that ships with newsls."""
    with contextlib.suppress(ImportError, OSError):
        table: Reference = import_module("newsls.figures.table").table()
        return table
    return None


def _stamp(file: Path) -> _Stamp:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size


def _absolute(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()


def _problem(reason: str, path: Path) -> Problem:
    return Problem(f"This store of figures {reason}", path)
