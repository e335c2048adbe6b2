"""A store as a ``Reference``: who bears a name, who bears nearly that name, whose name begins so."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Lock
from typing import TypeVar

from newsls.figures.book import forms, likeliest
from newsls.figures.keys import grams, key, likeness, skeleton, slipped
from newsls.figures.known import Known, Layer
from newsls.figures.records import restored, together
from newsls.figures.store.guard import damaged, guarded

_REMEMBERED = 5000
"""Answers kept in memory."""

T = TypeVar("T")

_BY_KEY = "SELECT figure FROM names WHERE key = ? AND skeleton <> ''"
_BY_SKELETON = "SELECT figure FROM names WHERE skeleton = ? AND skeleton <> ''"
_BY_FIRST_WORD = (
    "SELECT figure, form FROM names WHERE key >= ? AND key < ? AND length(key) BETWEEN ? AND ? AND skeleton <> ''"
)
_BY_LAST_WORDS = (
    "SELECT figure, form FROM names WHERE skeleton <> '' AND figure IN (SELECT figure FROM names WHERE key = ?)"
)


class StoreReference:
    """What a store says, for as long as it stays as it is; any thread may ask.

    ``problem`` is why it could not be read, as the end of a sentence, if it couldn't; then nobody is known.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, lock: Lock | None = None) -> None:
        """``connection`` is one that ``opening.reading`` made; who shares it shares the ``lock``."""
        self._connection, self._path = connection, path
        self._lock = lock or Lock()
        self._known: dict[str, tuple[Known, ...]] = {}
        self._close: dict[str, tuple[Known, ...]] = {}
        self.problem = ""

    def named(self, name: str) -> tuple[Known, ...]:
        """Those with the name or alias ``name``; where there are none, those with another romanisation of it."""
        return self._remembered(self._known, name, lambda: self._named(name))

    def near(self, name: str) -> tuple[Known, ...]:
        """Those whose full name is a slip away from ``name``, or another romanisation of it."""
        return self._remembered(self._close, name, lambda: self._near(name))

    def starting(self, prefix: str, limit: int) -> tuple[Known, ...]:
        """At most ``limit`` whose name, surname or alias begins with ``prefix``."""
        return self._figures_asked(lambda: self._starting(key(prefix), limit)) if limit > 0 else ()

    def like(self, name: str, limit: int) -> tuple[Known, ...]:
        """At most ``limit`` whose names share most with ``name``, the likest first: for a question “did you mean”."""
        found = self._figures_asked(lambda: self._figures(row[0] for row in self._alike(name, limit)))
        return tuple(sorted(found, key=lambda known: -max(likeness(name, form) for form in forms(known))))[:limit]

    def with_wikidata(self) -> tuple[str, ...]:
        """The Wikidata ids of the figures that have one, in order."""
        nothing: list[tuple[str]] = []
        query = "SELECT DISTINCT wikidata FROM figures WHERE wikidata <> '' ORDER BY length(wikidata), wikidata"
        return tuple(row[0] for row in self._asked(lambda: self._connection.execute(query).fetchall(), nothing))

    def state(self) -> int:
        """A number that changes when another process has written to the store.  Raises ``Unusable``."""
        with guarded(self._path), self._lock:
            (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        return int(version)

    def afresh(self) -> StoreReference:
        """The same store, with nothing remembered."""
        return StoreReference(self._connection, self._path, self._lock)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def _remembered(
        self, answers: dict[str, tuple[Known, ...]], name: str, question: Callable[[], tuple[Known, ...]]
    ) -> tuple[Known, ...]:
        known = answers.get(name)
        if known is None:
            if len(answers) >= _REMEMBERED:
                answers.clear()
            known = answers[name] = self._figures_asked(question)
        return known

    def _figures_asked(self, question: Callable[[], tuple[Known, ...]]) -> tuple[Known, ...]:
        return self._asked(question, ())

    def _asked(self, question: Callable[[], T], nothing: T) -> T:
        try:
            with self._lock:
                return question()
        except (sqlite3.Error, ValueError, TypeError, KeyError, AttributeError) as error:
            reason = "is damaged" if not isinstance(error, sqlite3.Error) or damaged(error) else "cannot be read"
            self.problem = f"{reason} ({type(error).__name__}); “newsls figures import” sets it aside and begins anew."
            return nothing

    def _named(self, name: str) -> tuple[Known, ...]:
        wanted = key(name)
        if not wanted:
            return ()
        rows = self._connection.execute(_BY_KEY, (wanted,)).fetchall()
        if not rows:
            rows = self._connection.execute(_BY_SKELETON, (skeleton(name),)).fetchall()
        return self._figures(row[0] for row in rows)

    def _near(self, name: str) -> tuple[Known, ...]:
        wanted = key(name)
        if " " not in wanted:
            return ()
        if self._connection.execute(_BY_KEY, (wanted,)).fetchone():
            return ()
        # A slip is in one word: either the first word is the same, or all that come after it.
        first, rest = wanted.split(" ", 1)
        bounds = (first + " ", first + "!", len(wanted) - 1, len(wanted) + 1)
        rows = self._connection.execute(_BY_FIRST_WORD, bounds).fetchall()
        rows += self._connection.execute(_BY_LAST_WORDS, (rest,)).fetchall()
        return self._figures(figure for figure, form in rows if slipped(name, form))

    def _starting(self, prefix: str, limit: int) -> tuple[Known, ...]:
        if not prefix:
            return ()
        rows = self._connection.execute(
            "SELECT DISTINCT figure FROM names WHERE key >= ? AND key < ? ORDER BY key LIMIT ?",
            (prefix, prefix + "\U0010ffff", max(5 * limit, 50)),
        )
        return self._figures(row[0] for row in rows.fetchall())[:limit]

    def _alike(self, name: str, limit: int) -> list[tuple[int, str]]:
        """The figures and names that share most of their grams with ``name``."""
        wanted = sorted(grams(name))[:200]
        marks = ", ".join("?" * len(wanted))
        rows = self._connection.execute(
            f"SELECT n.figure, n.form FROM (SELECT name, count(*) AS shared FROM grams WHERE gram IN ({marks}) "  # noqa: S608
            "GROUP BY name HAVING shared * 3 >= ? ORDER BY shared DESC LIMIT 500) g JOIN names n ON n.id = g.name "
            "ORDER BY g.shared * 2.0 / (? + length(n.key)) DESC, n.id LIMIT ?",
            (*wanted, len(wanted), len(wanted), limit),
        )
        return rows.fetchall()

    def _figures(self, identifiers: Iterable[int]) -> tuple[Known, ...]:
        """The figures of some rows, each once, with what other origins know of them; in the rows' order."""
        wanted = list(dict.fromkeys(identifiers))[:500]
        if not wanted:
            return ()
        marks = ", ".join("?" * len(wanted))
        query = (
            f"SELECT id, origin, record FROM figures WHERE id IN ({marks}) OR (wikidata <> '' AND wikidata IN "  # noqa: S608
            f"(SELECT wikidata FROM figures WHERE id IN ({marks}))) ORDER BY import DESC, id"
        )
        rows = self._connection.execute(query, (*wanted, *wanted)).fetchall()
        return likeliest(together((row[1], restored(json.loads(row[2]), Layer.STORE)) for row in rows))
