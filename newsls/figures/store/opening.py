"""Opening a store: to read beside others, or to write alone; what can't be read is set aside and built anew."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from newsls.figures.store.guard import PATIENCE, Unusable, damaged, guarded
from newsls.figures.store.schema import READABLE, VERSION, migrate, version_of
from newsls.figures.store.writing import salvage

_BESIDE = ("", "-wal", "-shm")


class Written(NamedTuple):
    """A store open for writing, and what had to be done for that, as a sentence or empty."""

    connection: sqlite3.Connection
    notice: str


def reading(path: Path) -> sqlite3.Connection | None:
    """The store opened to read, by any thread that takes turns with the others; None where there is none yet.

    Nothing is written, so that this works where nothing may be.  Raises ``Unusable``.
    """
    if not path.exists():
        return None
    with guarded(path):
        connection = _connected(path, "ro")
        try:
            version = version_of(connection)
        except sqlite3.OperationalError:
            # A store whose folder can't be written can only be read as one that nobody writes.
            connection.close()
            if _size(path, "-wal"):
                raise
            connection = _connected(path, "ro&immutable=1")
            version = version_of(connection)
        except BaseException:
            connection.close()
            raise
    if version == 0:  # being made by another process, or its maker was stopped
        connection.close()
        return None
    if version is None or not READABLE <= version <= VERSION:
        connection.close()
        raise Unusable(path, _strange(version))
    return connection


@contextmanager
def writing(path: Path) -> Iterator[Written]:
    """The store opened to write, made where there is none yet, brought up to date where it is an older one.

    A file that is damaged, or that isn't a store, is set aside under another name; what a damaged one still tells is
    taken over.  Raises ``Unusable``.
    """
    with guarded(path):
        _make_folder(path)
        with _alone(path):
            connection, notice = _usable(path)
        with closing(connection):
            yield Written(connection, notice)


def _strange(version: int | None) -> str:
    if version is None:
        return "is not newsls’s; the next “newsls figures import” sets it aside and builds a new one."
    if version > VERSION:
        return f"was written by a newer newsls (version {version}; this one knows {VERSION}); update this one."
    return "was written by an older newsls; the next “newsls figures import” or “update” brings it up to date."


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=PATIENCE,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def _usable(path: Path) -> tuple[sqlite3.Connection, str]:
    """The store as it should be, and what had to be done for that; nobody else is at it."""
    if path.exists():
        trouble = _trouble(path)
        if trouble is not None:
            return _anew(path, trouble)
    return _prepared(path), ""


def _trouble(path: Path) -> str | None:
    """What is wrong with the file, None where it is a store.  Raises ``Unusable`` for one of a newer newsls."""
    with closing(_connected(path, "rw")) as connection:
        try:
            version = version_of(connection)
            if version is None:
                return "foreign"
            if version > VERSION:
                raise Unusable(path, _strange(version))
            (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        except sqlite3.DatabaseError as error:
            if damaged(error):
                return "damaged"
            raise
    return None if verdict == "ok" else "damaged"


def _prepared(path: Path) -> sqlite3.Connection:
    connection = _connected(path, "rwc")
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        if version_of(connection) != VERSION:
            migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _anew(path: Path, trouble: str) -> tuple[sqlite3.Connection, str]:
    aside = _set_aside(path, trouble)
    connection = _prepared(path)
    if trouble == "foreign":
        return connection, f"{path} was not newsls’s; it is now {aside.name}, and a new store was begun."
    try:
        saved = salvage(aside, connection)
    except BaseException:
        connection.close()
        raise
    return connection, f"the store {path} was damaged; it is now {aside.name}, and {_counted(saved)} could be saved."


def _counted(saved: int) -> str:
    return "none of its figures" if saved == 0 else f"{saved} of its figures"


def _set_aside(path: Path, trouble: str) -> Path:
    day = datetime.now(UTC).date().isoformat()
    for number in range(1, 1000):
        mark = f".{trouble}-{day}" + (f"-{number}" if number > 1 else "")
        aside = path.with_name(path.stem + mark + path.suffix)
        if not aside.exists():
            break
    for end in _BESIDE:
        with contextlib.suppress(FileNotFoundError):
            path.with_name(path.name + end).rename(aside.with_name(aside.name + end))
    return aside


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Unusable(path, f"cannot be made ({reason}); name another folder with NEWSLS_DATA_DIR.") from None


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Keep other processes that open the store to write waiting, where the system can.

    Else one might set aside what another has just built.
    """
    try:
        import fcntl

        handle = os.open(path.parent, os.O_RDONLY)
    except (ImportError, OSError):
        yield
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _size(path: Path, end: str) -> int:
    try:
        return path.with_name(path.name + end).stat().st_size
    except OSError:
        return 0
