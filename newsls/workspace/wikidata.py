"""Asking Wikidata for figures, on demand, and keeping what it says in the store.

Nothing else in newsls reaches for the network, and this only when “figures update” is run, or for a name that a reader
asks about where ``figures.wikidata`` is set.  What goes out are names and the ids of items, never a word of a draft.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import NamedTuple, Self
from urllib.parse import urlsplit

from newsls import __version__
from newsls.figures.known import Known
from newsls.figures.store import Counts, Incoming, StoreReference, Unusable, answers, held, put, reading, writing
from newsls.figures.wikidata import asking, claims
from newsls.figures.wikidata.asking import Fetched
from newsls.figures.wikidata.client import ADDRESS, Client, Stored

__all__ = ["Lookups", "Trouble", "Unusable", "Updated", "known_ids", "update"]

ORIGIN = claims.SOURCE
VARIABLE = "NEWSLS_WIKIDATA"
"""The variable of the environment that names another API on this machine, for tests."""
CONTACT = "NEWSLS_CONTACT"
"""The variable of the environment that names an address to tell Wikidata with each request."""
AT_ONCE = 50
"""Names or items after which what is known is written, so that an interruption loses no more."""
AGAIN = timedelta(days=30)
"""How long a name that was looked for while writing is not looked for again."""

_ITEM = re.compile(r"Q[1-9]\d{0,11}")
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


class Trouble(NamedTuple):
    """A name or an item that nothing could be had of, and why, as a sentence."""

    name: str
    reason: str


class Updated(NamedTuple):
    """What became of an update: the figures, names of nobody, what went wrong, what was done to the store for it."""

    counts: Counts = Counts()
    nobody: tuple[str, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    notice: str = ""


def update(names: Sequence[str], store: Path, step: Callable[[int], None] = lambda _: None) -> Updated:
    """Ask for people by their names or the ids of their items; by no names, for all in the store that have an id.

    ``step`` is called with the number of names that are done.  Raises ``Unusable``.
    """
    wanted = list(dict.fromkeys(names)) or list(known_ids(store))
    done = Updated()
    with _Kept(store) as kept:
        client = Client(_address(), cache=kept, version=__version__, contact=os.environ.get(CONTACT, ""))
        for at in range(0, len(wanted), AT_ONCE):
            batch = wanted[at : at + AT_ONCE]
            done = _and(done, _updated(client, batch, store, kept))
            step(len(batch))
    return done


def known_ids(store: Path) -> tuple[str, ...]:
    """The Wikidata ids of the figures in the store.  Raises ``Unusable``."""
    connection = reading(store)
    if connection is None:
        return ()
    with closing(connection):
        return StoreReference(connection, store).with_wikidata()


class Lookups:
    """Looks names up for a reader, each once a month at most, one at a time.  Any thread may ask."""

    def __init__(self, store: Path) -> None:
        """``store`` is the file of the store."""
        self._store = store
        self._lock = Lock()
        self._asked: set[str] = set()

    def lookup(self, name: str) -> bool:
        """Look ``name`` up, and say whether the store has learnt of somebody by that.

        Takes as long as the network does, so it is for the background.  Never raises: where Wikidata or the store
        can't be had, nobody is known, and the name is not looked up again by this process.
        """
        with self._lock:
            if name in self._asked or self._recent(name):
                return False
            self._asked.add(name)
            try:
                return update([name], self._store).counts.figures > 0
            except Unusable:
                return False

    def _recent(self, name: str) -> bool:
        try:
            connection = reading(self._store)
            if connection is None:
                return False
            with closing(connection):
                at = answers.searched(connection, name)
        except Unusable:
            return True
        return bool(at) and datetime.now(UTC) - datetime.fromisoformat(at) < AGAIN


class _Kept:
    """The answers that the store keeps; new ones are gathered until they are written."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self._lock = Lock()
        self.new: dict[str, answers.Answer] = {}

    def __enter__(self) -> Self:
        self._connection = reading(self._store)
        return self

    def __exit__(self, *_: object) -> None:
        if self._connection is not None:
            self._connection.close()

    def get(self, url: str) -> Stored | None:
        with self._lock:
            if self._connection is None:
                return None
            found = answers.answer(self._connection, url)
        return Stored(*found) if found else None

    def put(self, url: str, answer: Stored) -> None:
        with self._lock:
            self.new[url] = answers.Answer(*answer)


def _updated(client: Client, names: Sequence[str], store: Path, kept: _Kept) -> Updated:
    """Ask for some names, and write what comes of it."""
    now = datetime.now(UTC)
    at, day = now.isoformat(timespec="seconds").replace("+00:00", "Z"), now.date().isoformat()
    ids = [name for name in names if _ITEM.fullmatch(name)]
    found = asking.search(client, [name for name in names if not _ITEM.fullmatch(name)])
    revisions = _revisions(store) if ids else {}
    results = asking.fetch(client, ids, revisions, day) if ids else []
    people = {one.id: one for search in found for one in search.people}
    results += asking.told_of(client, list(people.values()), day)
    troubles = [Trouble(search.name, search.trouble) for search in found if search.trouble]
    troubles += [Trouble(result.id, result.trouble) for result in results if result.trouble]
    with writing(store) as (connection, notice):
        before = held(connection, ORIGIN, [result.id for result in results if result.unchanged])
        rows = list(_rows(results, before, day))
        counts = put(connection, ORIGIN, "wikidata", at, rows) if rows else Counts()
        seen = [result for result in results if not result.trouble]
        answers.note_items(connection, (answers.Seen(one.id, one.revision, at, _page(one.id)) for one in seen))
        searches = (answers.Search(one.name, at, [p.id for p in one.people]) for one in found if not one.trouble)
        answers.note_searches(connection, searches)
        answers.keep_answers(connection, at, kept.new)
        kept.new = {}
    nobody = tuple(search.name for search in found if not search.people and not search.trouble)
    return Updated(counts, nobody, tuple(troubles), notice)


def _rows(results: Sequence[Fetched], before: Mapping[str, Known], day: str) -> Iterator[Incoming]:
    """The figures to write; those that are as they were hold as of today now."""
    for result in results:
        known = before.get(result.id) if result.unchanged else result.known
        if known is not None:
            terms = tuple(replace(term, as_of=day) for term in known.terms)
            yield Incoming(replace(known, as_of=day, terms=terms), result.id)


def _revisions(store: Path) -> dict[str, int]:
    """The revisions of the items whose figures the store holds."""
    with writing(store) as (connection, _):
        known = answers.revisions(connection)
        return {i: known[i] for i in held(connection, ORIGIN, list(known))}


def _page(item: str) -> str:
    return f"https://www.wikidata.org/wiki/{item}"


def _address() -> str:
    """The API: Wikidata's, or one on this machine that the environment names."""
    named = os.environ.get(VARIABLE, "")
    return named if urlsplit(named).hostname in _LOCAL else ADDRESS


def _and(one: Updated, other: Updated) -> Updated:
    counts = Counts(*(a + b for a, b in zip(one.counts, other.counts, strict=True)))
    return Updated(
        counts,
        one.nobody + other.nobody,
        one.troubles + other.troubles,
        " ".join(filter(None, (one.notice, other.notice))),
    )
