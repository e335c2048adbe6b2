"""Drafts on disk: reading them, and writing them so that a reader sees the old file or the new one, never half."""

from __future__ import annotations

import codecs
import contextlib
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

LANGUAGES = {
    ".txt": "plaintext",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
}
"""The suffixes of drafts and what newsls reads them as."""

LARGEST = 20_000_000
"""Bytes; a larger draft is read only when asked for, as it would take minutes."""

_LINE = re.compile(rb"\r\n|\r|\n")


class Unreadable(Exception):  # noqa: N818
    """A file can't be read or written as a draft: which, why and what to do, and the line (from 1) if one is at fault.

    ``str()`` is the whole as one sentence.
    """

    def __init__(self, name: Path | str, reason: str, line: int | None = None) -> None:
        super().__init__(f"{name}{f', line {line}' if line else ''}: {reason}")
        self.reason, self.line = reason, line


class Text(NamedTuple):
    """A draft as read: its characters, without a byte-order mark and with its own line breaks, and its encoding."""

    text: str
    encoding: str = "utf-8"
    mark: bytes = b""
    is_document: bool = False
    """Whether it was read out of a document that is no text, so that its lines are no file's and it can't be written.
    """

    def encode(self, text: str) -> bytes:
        """``text`` in the bytes of this draft's encoding and byte-order mark."""
        return self.mark + text.encode(self.encoding)


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def language_id_of(path: Path | str) -> str:
    """The language id by which a file of that name is read; plain text where the suffix is none of a draft."""
    return LANGUAGES.get(Path(path).suffix.lower(), "plaintext")


def read_text(path: Path, largest: int | None = LARGEST) -> Text:
    """The draft in ``path``: UTF-8, or what its byte-order mark says.

    Raises ``Unreadable`` where there is no such file, it can't be opened, it is larger than ``largest`` bytes, or it
    isn't text.
    """
    try:
        with path.open("rb") as file:
            data = file.read() if largest is None else file.read(largest + 1)
    except IsADirectoryError:
        raise Unreadable(path, "is a folder, not a file.") from None
    except (OSError, ValueError) as error:
        raise Unreadable(path, f"cannot be read ({_reason(error)}).") from None
    if largest is not None and len(data) > largest:
        raise too_large(path, largest)
    return decode(data, str(path))


def too_large(name: Path | str, largest: int) -> Unreadable:
    """What to say of a draft of more than ``largest`` bytes."""
    return Unreadable(name, f"is larger than {largest / 1e6:g} MB; split it, or raise --max-size.")


def decode(data: bytes, name: str) -> Text:
    """The draft that ``data`` holds; ``name`` is for messages.  Raises ``Unreadable`` where it isn't text."""
    mark, encoding = next((pair for pair in _MARKS if data.startswith(pair[0])), (b"", "utf-8"))
    body = data[len(mark) :]
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise Unreadable(name, f"starts as {encoding[:6].upper()} but is broken; save it as UTF-8.") from None
        line = _line_at(body, error.start)
        byte = f"byte 0x{body[error.start]:02x} at offset {error.start + len(mark)}"
        raise Unreadable(name, f"is not UTF-8 ({byte}); save it as UTF-8{_guess(body)}.", line) from None
    nul = text.find("\0")
    if nul >= 0:
        if not mark and body.count(b"\0") * 3 > len(body):
            raise Unreadable(name, "looks like UTF-16 without its byte-order mark; save it as UTF-8.")
        line = _line_at(text[:nul].encode("utf-8"), None)
        raise Unreadable(name, "holds a NUL byte, so it is no text; remove it, or leave the file out.", line)
    return Text(text, encoding, mark)


def write_text(path: Path, text: str, like: Text = Text("")) -> None:  # noqa: B008
    """Write ``text`` to ``path`` at once, in the encoding and with the byte-order mark of ``like``.

    A symbolic link is followed and stays; the file keeps its mode.  Raises ``Unreadable`` where it can't be done, and
    then the old file is untouched.
    """
    try:
        data = like.encode(text)
    except UnicodeEncodeError:
        raise Unreadable(path, f"cannot be written as {like.encoding.upper()}.") from None
    write_bytes(path, data)


def write_bytes(path: Path, data: bytes) -> None:
    """Write ``data`` beside ``path``, then put it in its place; see ``write_text``."""
    import tempfile  # writing is rare, and this costs as much to import as all the rest here

    path = Path(os.path.realpath(path))
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:64]}.", suffix=".newsls", dir=path.parent)
        with open(handle, "wb") as file:  # noqa: PTH123
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _keep_mode(path, Path(temporary))
        Path(temporary).replace(path)
    except (OSError, ValueError) as error:
        raise Unreadable(path, f"cannot be written ({_reason(error)}).") from None
    else:
        temporary = None
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()


def _keep_mode(old: Path, new: Path) -> None:
    """Give ``new`` the mode and, where allowed, the owner of ``old``, or those of any new file."""
    try:
        status = old.stat()
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        new.chmod(0o666 & ~mask)
        return
    if hasattr(os, "chown") and (status.st_uid, status.st_gid) != (new.stat().st_uid, new.stat().st_gid):
        with contextlib.suppress(OSError):
            os.chown(new, status.st_uid, status.st_gid)
    new.chmod(stat.S_IMODE(status.st_mode))


def _line_at(data: bytes, end: int | None) -> int:
    """The line, from 1, that holds the byte at ``end``."""
    return 1 + sum(1 for _ in _LINE.finditer(data[:end]))


def _guess(data: bytes) -> str:
    """What the bytes look like, where they are not UTF-8."""
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return ""
    return " (it looks like Windows-1252 or Latin-1)"


def _reason(error: Exception) -> str:
    strerror = getattr(error, "strerror", None)
    return (strerror or str(error)).rstrip(".").replace("\n", " ").lower()


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other processes that change files of ``folder`` in this way waiting, where the system can."""
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        yield
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
