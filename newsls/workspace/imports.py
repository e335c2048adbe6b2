"""Taking a list of figures into the store: the file, its encoding, its date, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from newsls.figures import formats
from newsls.figures.formats import Format, Missed, Unfit, Where
from newsls.figures.store import Counts, Incoming, Unusable, put, writing
from newsls.workspace import files
from newsls.workspace.files import Unreadable

__all__ = ["Imported", "Prepared", "Unusable", "prepare", "take_in"]

LARGEST = 100_000_000
"""Bytes of a list."""


class Prepared(NamedTuple):
    """A list that has been read and not yet written: whence, its format, its figures, and what it can't give."""

    path: Path
    format: Format
    figures: tuple[Incoming, ...]
    missed: tuple[Missed, ...]

    @property
    def skipped(self) -> int:
        """How many figures can't be taken in."""
        return sum(miss.skipped for miss in self.missed)


class Imported(NamedTuple):
    """What became of a list, and what had to be done to the store for it, as a sentence or empty."""

    counts: Counts
    notice: str = ""


def prepare(path: Path, *, format_: Format | None = None, encoding: str | None = None, as_of: str = "") -> Prepared:
    """The list in ``path``.

    ``as_of`` is the ISO date as of which it holds where its records give none, by default that of the file's last
    change.  Raises ``Unreadable``.
    """
    data, day = _read(path)
    text = _decoded(data, path, encoding)
    try:
        reading = formats.read(text, Where(path.name, as_of or day), format_)
    except Unfit as error:
        place = f"{error.reason[:-1]} (column {error.column})." if error.column else error.reason
        raise Unreadable(path, place, error.line) from None
    return Prepared(path, reading.format, tuple(Incoming(*listed) for listed in reading.figures), reading.missed)


def take_in(
    prepared: Prepared, store: Path, *, replace: bool = False, step: Callable[[], None] = lambda: None
) -> Imported:
    """Write a list to the store, all of it or nothing.  Raises ``Unusable``."""
    at = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    origin = str(prepared.path.resolve())
    with writing(store) as (connection, notice):
        counts = put(connection, origin, str(prepared.format), at, prepared.figures, replace=replace, step=step)
    return Imported(counts, notice)


def _read(path: Path) -> tuple[bytes, str]:
    """The bytes of a file and the ISO day of its last change."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        changed = path.stat().st_mtime
    except IsADirectoryError:
        raise Unreadable(path, "is a folder, not a file.") from None
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise Unreadable(path, f"cannot be read ({reason}).") from None
    if len(data) > LARGEST:
        raise Unreadable(path, f"is larger than {LARGEST / 1e6:g} MB; split it.")
    return data, datetime.fromtimestamp(changed, UTC).date().isoformat()


def _decoded(data: bytes, path: Path, encoding: str | None) -> str:
    """The text of a list: in the encoding that is named, by its byte-order mark, or UTF-8.

    No other encoding is guessed, as a wrong guess would misspell names without a word.
    """
    try:
        if encoding is None:
            return files.decode(data, str(path)).text
        text = data.decode(encoding).removeprefix("\ufeff")
    except LookupError:
        raise Unreadable(path, f"cannot be read as “{encoding}”, which is no encoding.") from None
    except UnicodeError as error:
        start = getattr(error, "start", 0)
        line, column = data.count(b"\n", 0, start) + 1, start - data.rfind(b"\n", 0, start)
        raise Unreadable(path, f"is not {encoding} (byte {column} of the line).", line) from None
    except Unreadable as error:
        if "Windows-1252" in error.reason:
            reason = error.reason.replace("save it as UTF-8", "save it as UTF-8, or say --encoding cp1252")
            raise Unreadable(path, reason, error.line) from None
        raise
    if "\0" in text:
        raise Unreadable(path, f"holds a NUL character, so it is no list in {encoding}.")
    return text
