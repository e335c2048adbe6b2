"""What can go wrong with a store, in words; and all or nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 10.0
"""Seconds to wait for another process that writes."""

_DAMAGE = ("SQLITE_NOTADB", "SQLITE_CORRUPT")
_RIGHTS = ("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_CANTOPEN", "SQLITE_AUTH")
_KEPT = "what was there before is still there."


class Unusable(Exception):  # noqa: N818
    """The store can't be used: which, why and what to do; ``str()`` is the whole as one sentence."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"the store of figures {path} {reason}")
        self.path, self.reason = path, reason


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """Turn errors of the database and of the disk into ``Unusable``."""
    try:
        yield
    except sqlite3.Error as error:
        raise Unusable(path, _why(error)) from None
    except OSError as error:
        raise Unusable(path, f"cannot be used ({(error.strerror or str(error)).lower()}).") from None


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of the block, or nothing of it; no other process writes meanwhile."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def damaged(error: sqlite3.Error) -> bool:
    """Whether an error says that the file is no database, or a broken one."""
    return _name(error).startswith(_DAMAGE)


def _why(error: sqlite3.Error) -> str:
    name = _name(error)
    if name.startswith(_DAMAGE):
        return "is damaged; the next “newsls figures import” sets it aside and builds it anew."
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return f"has been busy for {PATIENCE:.0f} s with another newsls that writes; try again when that has finished."
    if name.startswith("SQLITE_FULL"):
        return f"cannot grow, as the disk is full; {_KEPT}"
    if name.startswith(_RIGHTS):
        return "cannot be opened or written; see to the rights of its folder, or name another with NEWSLS_DATA_DIR."
    reason = (str(error).splitlines() or [name])[0]
    return f"cannot be used ({reason}); {_KEPT}"


def _name(error: sqlite3.Error) -> str:
    return str(getattr(error, "sqlite_errorname", ""))
