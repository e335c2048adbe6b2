"""What was found in a draft before, kept on disk under a hash of all that it depends on.

A file an entry, in folders by the first digits of its key.  An entry is written beside and then renamed, so that runs
side by side see a whole one or none; it bears the hash of what it holds, and one that is broken counts as none.  Of
each folder the entries that nobody used for longest go once it is too large.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path

import newsls

FOLDER = "NEWSLS_CACHE_DIR"
"""The variable of the environment that names another folder."""

LARGEST = 200_000_000
"""Bytes of all entries together, about."""

_SHARDS = 256
_DIGEST = 16
_DAY = 86_400


def folder() -> Path:
    """Where entries are kept unless another place is named; it need not exist."""
    named = os.environ.get(FOLDER)
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("newsls", appauthor=False)


def key(*parts: str | bytes) -> str:
    """The key of what depends on ``parts`` and on newsls itself."""
    made = blake2b(edition(), digest_size=_DIGEST)
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        made.update(len(data).to_bytes(8, "little"))
        made.update(data)
    return made.hexdigest()


@cache
def edition() -> bytes:
    """What tells this newsls from any other: its version, and the hashes or else the times of its files."""
    package = Path(newsls.__file__).parent
    record = package.parent / f"newsls-{newsls.__version__}.dist-info" / "RECORD"
    made = blake2b(newsls.__version__.encode())
    with contextlib.suppress(OSError):
        listed = record.read_bytes()
        if b"newsls/__init__.py" in listed:  # an installed wheel: the same on every machine
            made.update(listed)
            return made.digest()
    for file in sorted(_files(package)):
        with contextlib.suppress(OSError):
            status = file.stat()
            made.update(f"{file.relative_to(package)}:{status.st_size}:{status.st_mtime_ns}\n".encode())
    return made.digest()


def _files(package: Path) -> Iterable[Path]:
    for root, folders, names in os.walk(package):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (Path(root) / name for name in names)


class Cache:
    """Entries in a folder.  Nothing here raises on what the disk holds or refuses: then there is no entry."""

    def __init__(self, place: Path, largest: int = LARGEST) -> None:
        self._place, self._most = place, largest // _SHARDS
        self._broken = False

    def get(self, name: str) -> bytes | None:
        """What is kept under a key; None where nothing whole is."""
        file = self._file(name)
        try:
            data = file.read_bytes()
        except (OSError, ValueError):
            return None
        digest, body = data[:_DIGEST], data[_DIGEST:]
        if digest != _hash(name, body):
            return None
        with contextlib.suppress(OSError):
            if time.time() - file.stat().st_mtime > _DAY:
                os.utime(file)
        return body

    def put(self, name: str, body: bytes) -> None:
        """Keep ``body`` under a key; where it can't be kept, nothing happens."""
        if self._broken:
            return
        file = self._file(name)
        temporary = file.with_name(f".{file.name}.{os.getpid()}")
        try:
            if not file.parent.is_dir():
                self._place.mkdir(mode=0o700, parents=True, exist_ok=True)
                file.parent.mkdir(mode=0o700, exist_ok=True)
            temporary.write_bytes(_hash(name, body) + body)
            temporary.replace(file)
            if name.endswith("0"):  # one in sixteen looks after its folder
                self._trim(file.parent)
        except (OSError, ValueError):
            self._broken = True  # a full disk or a folder that can't be written: the run goes on without
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)

    def _file(self, name: str) -> Path:
        return self._place / name[:2] / name[2:]

    def _trim(self, shard: Path) -> None:
        entries = []
        for entry in os.scandir(shard):
            with contextlib.suppress(OSError):
                status = entry.stat()
                if not entry.name.startswith("."):
                    entries.append((status.st_mtime, status.st_size, entry.path))
                elif time.time() - status.st_mtime > _DAY:  # left behind by a run that was killed
                    os.unlink(entry.path)  # noqa: PTH108
        size = sum(length for _, length, _ in entries)
        for _, length, path in sorted(entries):
            if size <= self._most:
                break
            with contextlib.suppress(OSError):
                os.unlink(path)  # noqa: PTH108
                size -= length


def _hash(name: str, body: bytes) -> bytes:
    return blake2b(body, digest_size=_DIGEST, key=name.encode()[:64]).digest()
