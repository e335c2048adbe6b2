"""What was asked of Wikidata, in the store: answers, items with their revisions, and names that were looked for."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from newsls.figures.keys import key
from newsls.figures.store.guard import transaction

KEPT = 2000
"""Answers that are kept, the latest."""


class Answer(NamedTuple):
    """An answer of the API: what it was marked with, and its body."""

    etag: str
    modified: str
    body: bytes


class Seen(NamedTuple):
    """An item of Wikidata: its latest revision, when that was seen (ISO, UTC), and where."""

    id: str
    revision: int
    at: str
    url: str


class Search(NamedTuple):
    """A name that was looked for: when (ISO, UTC), and the ids of the people found."""

    name: str
    at: str
    ids: Sequence[str]


def answer(connection: sqlite3.Connection, url: str) -> Answer | None:
    """The answer to a request, if it is kept and whole."""
    row = connection.execute("SELECT etag, modified, body FROM answers WHERE url = ?", (url,)).fetchone()
    if row is None:
        return None
    try:
        return Answer(row[0], row[1], zlib.decompress(row[2]))
    except zlib.error:
        return None


def keep_answers(connection: sqlite3.Connection, at: str, answers: Mapping[str, Answer]) -> None:
    """Keep answers by their requests, and no more than ``KEPT`` in all."""
    with transaction(connection):
        connection.executemany(
            "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?)",
            ((url, one.etag, one.modified, at, zlib.compress(one.body)) for url, one in answers.items()),
        )
        connection.execute(
            "DELETE FROM answers WHERE url NOT IN (SELECT url FROM answers ORDER BY at DESC LIMIT ?)", (KEPT,)
        )


def revisions(connection: sqlite3.Connection) -> dict[str, int]:
    """The revision of every item that the store holds."""
    return dict(connection.execute("SELECT id, revision FROM items").fetchall())


def note_items(connection: sqlite3.Connection, items: Iterable[Seen]) -> None:
    """Note that items were seen."""
    with transaction(connection):
        connection.executemany("INSERT OR REPLACE INTO items VALUES (?, ?, ?, ?)", items)


def note_searches(connection: sqlite3.Connection, searches: Iterable[Search]) -> None:
    """Note that names were looked for."""
    with transaction(connection):
        connection.executemany(
            "INSERT OR REPLACE INTO searches VALUES (?, ?, ?)",
            ((key(one.name), one.at, " ".join(one.ids)) for one in searches),
        )


def searched(connection: sqlite3.Connection, name: str) -> str:
    """When a name was last looked for, ISO, UTC; empty for never."""
    row = connection.execute("SELECT at FROM searches WHERE key = ?", (key(name),)).fetchone()
    return row[0] if row else ""
