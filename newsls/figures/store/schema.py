"""The tables of the store, and how an older store becomes one of today."""

from __future__ import annotations

import sqlite3

APPLICATION = 0x6E77736C
"""“nwsl”, in the head of the file: by this a store of newsls is told from any other SQLite file."""

MIGRATIONS = (
    """
    CREATE TABLE imports (
        id INTEGER PRIMARY KEY,
        origin TEXT NOT NULL,      -- the file's path, or who else was asked
        format TEXT NOT NULL,
        at TEXT NOT NULL,          -- ISO date and time, UTC
        figures INTEGER NOT NULL
    );
    CREATE TABLE figures (
        id INTEGER PRIMARY KEY,
        origin TEXT NOT NULL,
        ident TEXT NOT NULL,       -- what tells the figures of one origin apart
        wikidata TEXT NOT NULL,
        record TEXT NOT NULL,      -- JSON, as newsls.figures.records.values
        import INTEGER NOT NULL REFERENCES imports,
        UNIQUE (origin, ident)
    );
    CREATE INDEX figures_wikidata ON figures (wikidata) WHERE wikidata <> '';
    CREATE TABLE names (
        id INTEGER PRIMARY KEY,
        figure INTEGER NOT NULL REFERENCES figures ON DELETE CASCADE,
        key TEXT NOT NULL,
        skeleton TEXT NOT NULL,    -- empty where this is the end of a name, such as a surname
        form TEXT NOT NULL
    );
    CREATE INDEX names_figure ON names (figure);
    CREATE INDEX names_key ON names (key);
    CREATE INDEX names_skeleton ON names (skeleton) WHERE skeleton <> '';
    CREATE TABLE grams (           -- three characters that follow each other in a whole name
        gram TEXT NOT NULL,
        name INTEGER NOT NULL REFERENCES names ON DELETE CASCADE,
        PRIMARY KEY (gram, name)
    ) WITHOUT ROWID;
    CREATE INDEX grams_name ON grams (name);
    """,
    """
    CREATE TABLE answers (         -- of Wikidata's API, to ask again only for what has changed
        url TEXT PRIMARY KEY,
        etag TEXT NOT NULL,
        modified TEXT NOT NULL,
        at TEXT NOT NULL,          -- ISO date and time, UTC
        body BLOB NOT NULL         -- packed with zlib
    );
    CREATE TABLE items (           -- of Wikidata: the figures in the store that are from there
        id TEXT PRIMARY KEY,
        revision INTEGER NOT NULL,
        at TEXT NOT NULL,          -- when it was last seen to be the latest
        url TEXT NOT NULL
    );
    CREATE TABLE searches (        -- names that were looked for, found or not
        key TEXT PRIMARY KEY,
        at TEXT NOT NULL,
        ids TEXT NOT NULL          -- of the people found, with a blank between
    );
    """,
)
"""Each makes a store of the next version from one of the version before; the first from an empty file.

A change of ``newsls.figures.keys`` needs one that empties ``names`` and has them made anew.
"""

VERSION = len(MIGRATIONS)
READABLE = 1
"""The oldest version that can be read as it is."""


def version_of(connection: sqlite3.Connection) -> int | None:
    """The version of a store, 0 for an empty file, None for a file that is not of newsls.

    Raises ``sqlite3.DatabaseError`` where it is no SQLite file at all, or a damaged one.
    """
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application == APPLICATION:
        return int(version)
    return None if application or version or tables else 0


def migrate(connection: sqlite3.Connection) -> None:
    """Make the store one of ``VERSION``, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number in range(version_of(connection) or 0, VERSION):
            for statement in MIGRATIONS[number].split(";"):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
