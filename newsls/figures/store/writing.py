"""What is written to a store: the figures of one origin, all at once, and whence and when they came."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from newsls.figures.book import beginnings, forms
from newsls.figures.keys import grams, key, skeleton
from newsls.figures.known import Known, Layer
from newsls.figures.records import restored, values
from newsls.figures.store.guard import transaction


class Incoming(NamedTuple):
    """A figure to write.  ``ident`` is what its origin tells it by, empty where that is its name alone."""

    known: Known
    ident: str = ""


class Counts(NamedTuple):
    """What became of the figures of an origin."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0

    @property
    def figures(self) -> int:
        """How many the origin gave."""
        return self.new + self.changed + self.unchanged


class Origin(NamedTuple):
    """Where figures came from: a file's path or “Wikidata”, the format, when last (ISO, UTC), how many are held."""

    name: str
    format: str
    at: str
    figures: int


def put(
    connection: sqlite3.Connection,
    origin: str,
    format_: str,
    at: str,
    rows: Iterable[Incoming],
    *,
    replace: bool = False,
    step: Callable[[], None] = lambda: None,
) -> Counts:
    """Write the figures of ``origin``, all of them or, where anything goes wrong, none.

    A figure that ``origin`` gave before is replaced; others stay, unless ``replace`` says that ``rows`` are all that
    it holds.  ``step`` is called after each row.  Raises what ``sqlite3`` raises.
    """
    with transaction(connection):
        (number,) = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM imports").fetchone()
        connection.execute("INSERT INTO imports VALUES (?, ?, ?, ?, 0)", (number, origin, format_, at))
        held = {
            ident: (figure, record)
            for figure, ident, record in connection.execute(
                "SELECT id, ident, record FROM figures WHERE origin = ?", (origin,)
            )
        }
        counts, seen = Counts(), set[str]()
        for row in rows:
            ident = _apart(row.ident or _ident(row.known), seen)
            seen.add(ident)
            record = json.dumps(values(row.known), ensure_ascii=False)
            old = held.get(ident)
            if old is None:
                counts = counts._replace(new=counts.new + 1)
            elif _facts(old[1]) == _facts(record):
                counts = counts._replace(unchanged=counts.unchanged + 1)
            else:
                counts = counts._replace(changed=counts.changed + 1)
            if old is None or old[1] != record:
                _write(connection, old[0] if old else None, origin, ident, record, row.known, number)
            step()
        if replace:
            gone = [(held[ident][0],) for ident in held.keys() - seen]
            connection.executemany("DELETE FROM figures WHERE id = ?", gone)
            counts = counts._replace(removed=len(gone))
        connection.execute("UPDATE imports SET figures = ? WHERE id = ?", (counts.figures, number))
    return counts


def held(connection: sqlite3.Connection, origin: str, idents: Iterable[str]) -> dict[str, Known]:
    """The figures that ``origin`` gave, by what it tells them by."""
    query = "SELECT record FROM figures WHERE origin = ? AND ident = ?"
    found = ((ident, connection.execute(query, (origin, ident)).fetchone()) for ident in dict.fromkeys(idents))
    return {ident: restored(json.loads(row[0]), Layer.STORE) for ident, row in found if row is not None}


def origins(connection: sqlite3.Connection) -> tuple[Origin, ...]:
    """Where the figures of a store came from, the latest first."""
    rows = connection.execute(
        "SELECT origin, format, at, (SELECT count(*) FROM figures f WHERE f.origin = i.origin) FROM imports i "
        "WHERE id IN (SELECT max(id) FROM imports GROUP BY origin) ORDER BY id DESC"
    )
    return tuple(Origin(*row) for row in rows)


def salvage(damaged: Path, connection: sqlite3.Connection) -> int:
    """Take over what a damaged store still tells; how many figures those are."""
    saved = 0
    by_import: dict[tuple[str, str, str], dict[str, Incoming]] = {}
    for origin, ident, record, format_, at in _rescued(damaged):
        try:
            known = restored(json.loads(record), Layer.STORE)
            if not key(known.name):
                continue
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            continue
        by_import.setdefault((origin, format_ or "unknown", at or "1970-01-01T00:00:00Z"), {})[ident] = Incoming(
            known, ident
        )
    for (origin, format_, at), rows in by_import.items():
        saved += put(connection, origin, format_, at, rows.values()).new
    return saved


def _rescued(damaged: Path) -> Iterator[tuple[str, str, str, str | None, str | None]]:
    """The rows that can be read from the first on, and from the last back to where the damage is."""
    unwritten = damaged.with_name(damaged.name + "-wal").exists()
    address = f"{damaged.absolute().as_uri()}?mode=ro" + ("" if unwritten else "&immutable=1")
    seen: set[tuple[str, str]] = set()
    for order in ("ASC", "DESC"):
        for joined in (True, False):
            try:
                with closing(sqlite3.connect(address, uri=True)) as source:
                    extra = "i.format, i.at" if joined else "NULL, NULL"
                    join = "LEFT JOIN imports i ON i.id = f.import" if joined else ""
                    for row in source.execute(
                        f"SELECT f.origin, f.ident, f.record, {extra} FROM figures f {join} ORDER BY f.id {order}"  # noqa: S608
                    ):
                        if all(isinstance(text, str) for text in row[:3]) and row[:2] not in seen:
                            seen.add(row[:2])
                            yield row
            except sqlite3.Error:
                continue


def _write(
    connection: sqlite3.Connection,
    figure: int | None,
    origin: str,
    ident: str,
    record: str,
    known: Known,
    number: int,
) -> None:
    if figure is None:
        inserted = connection.execute(
            "INSERT INTO figures (origin, ident, wikidata, record, import) VALUES (?, ?, ?, ?, ?)",
            (origin, ident, known.wikidata, record, number),
        )
        figure = inserted.lastrowid
    else:
        connection.execute(
            "UPDATE figures SET wikidata = ?, record = ?, import = ? WHERE id = ?",
            (known.wikidata, record, number, figure),
        )
        connection.execute("DELETE FROM names WHERE figure = ?", (figure,))
    _write_names(connection, figure, known)


def _write_names(connection: sqlite3.Connection, figure: int | None, known: Known) -> None:
    whole = {at: form for form in reversed(forms(known)) if (at := key(form))}
    for at, form in whole.items():
        inserted = connection.execute(
            "INSERT INTO names (figure, key, skeleton, form) VALUES (?, ?, ?, ?)", (figure, at, skeleton(form), form)
        )
        name = inserted.lastrowid
        connection.executemany("INSERT INTO grams VALUES (?, ?)", ((gram, name) for gram in grams(form)))
    connection.executemany(
        "INSERT INTO names (figure, key, skeleton, form) VALUES (?, ?, '', '')",
        ((figure, begin) for begin in beginnings(known) - whole.keys()),
    )


def _ident(known: Known) -> str:
    return known.wikidata or "|".join((key(known.name), key(known.country), known.kind))


def _apart(ident: str, seen: set[str]) -> str:
    """``ident``, numbered where another figure of the same origin has it: two of one name are two."""
    number, own = 1, ident
    while own in seen:
        number += 1
        own = f"{ident}#{number}"
    return own


def _facts(record: str) -> Any:
    """A record without the dates as of which it holds."""
    facts = json.loads(record)
    facts.pop("as-of", None)
    for term in facts.get("terms", ()):
        term.pop("as-of", None)
    return facts
