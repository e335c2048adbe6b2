"""What the drafts on disk name: the headings and figures of the files in the workspace's folders.

Read when first asked for, in the background, and again where a file has changed.  There are bounds to it: a writer may
well have opened a home folder.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from newsls.analysis import Analysis, analyse
from newsls.draft import Draft
from newsls.figures import Mention
from newsls.figures.keys import key
from newsls.lsp.background import in_background
from newsls.lsp.convert import JSON, Ruler
from newsls.lsp.session import Document, Reading
from newsls.markup import BlockKind
from newsls.text import Encoding, Span
from newsls.workspace.configuration import Configuration
from newsls.workspace.discovery import discover
from newsls.workspace.files import LANGUAGES, Unreadable, language_id_of, read_text

FILES = 1000
"""Drafts that are read."""
LARGEST = 300_000
"""Bytes of the largest draft that is read."""
ALL = 4_000_000
"""Bytes that are read of all drafts together; reading them takes about 20 seconds, beside everything else."""
WALK = 5.0
"""Seconds for which drafts are looked for."""
FRESH = 5.0
"""Seconds for which nobody looks whether files have changed, unless told."""
REST = 0.002
"""Seconds between two files that the rest of the server has for itself."""

HEADING = "heading"


class Entry(NamedTuple):
    """A figure or a heading of a draft.

    ``kind`` is a figure's, or “heading”.  ``key`` is its name as figures of several drafts are compared, empty where
    it names nobody beyond the draft.  ``places`` are the ranges of all mentions as they go over the wire, ``first``
    that of the first one in the running text.
    """

    name: str
    kind: str
    detail: str
    key: str
    first: JSON
    places: tuple[JSON, ...]


class _Read(NamedTuple):
    """A file as it was when it was read."""

    stamp: tuple[int, int]
    entries: tuple[Entry, ...]


class _Opened(NamedTuple):
    """What an open document names, and of which text and which reading that was made."""

    stamp: int
    reading: Reading
    entries: tuple[Entry, ...]


class Library:
    """The drafts of the workspace's folders, by path, and what the open ones name.  Belongs to the event loop."""

    def __init__(self) -> None:
        self._opened: dict[str, _Opened] = {}
        self._read: dict[Path, _Read] = {}
        self._running: asyncio.Task[None] | None = None
        self._looked = float("-inf")

    def forget(self) -> None:
        """Look again when next asked: a file or the settings have changed."""
        self._looked = float("-inf")
        self._opened.clear()

    def entries(self, document: Document) -> tuple[Entry, ...]:
        """What an open document names, as last read; what the writer has changed since is left out."""
        reading = document.reading
        if reading is None:
            return ()
        known = self._opened.get(document.uri)
        if known is None or known.stamp != document.stamp or known.reading is not reading:
            ruler = Ruler(document.lines, document.encoding)
            made = tuple(entries(reading.analysis, ruler, document.now))
            known = self._opened[document.uri] = _Opened(document.stamp, reading, made)
        return known.entries

    async def drafts(
        self,
        folders: Iterable[Path],
        configured: Callable[[Path], Configuration],
        encoding: Encoding,
        patience: float,
    ) -> dict[Path, tuple[Entry, ...]]:
        """What the drafts in ``folders`` name, as far as that is known in ``patience`` seconds; the rest comes later.

        ``configured`` gives the settings of a folder, and is called from another thread.
        """
        if self._running is None and time.monotonic() - self._looked > FRESH:
            self._looked = time.monotonic()
            self._running = asyncio.ensure_future(self._look(list(folders), configured, encoding))
        if self._running is not None:
            await asyncio.wait({self._running}, timeout=patience)
        return {path: read.entries for path, read in self._read.items()}

    async def _look(self, folders: list[Path], configured: Callable[[Path], Configuration], encoding: Encoding) -> None:
        loop, known = asyncio.get_running_loop(), dict(self._read)

        def take(path: Path, read: _Read) -> None:
            loop.call_soon_threadsafe(self._read.__setitem__, path, read)

        def work() -> set[Path]:
            there = set()
            for path, read in _changed(folders, configured, encoding, known):
                there.add(path)
                if read is not None:
                    take(path, read)
            return there

        try:
            there = await in_background(work)
            self._read = {path: read for path, read in self._read.items() if path in there}
        finally:
            self._running = None


def _changed(
    folders: list[Path], configured: Callable[[Path], Configuration], encoding: Encoding, known: dict[Path, _Read]
) -> Iterator[tuple[Path, _Read | None]]:
    """Each draft, and what it names where that has changed since it was ``known``."""
    settings: dict[Path, Configuration] = {}
    until = time.monotonic() + WALK

    def excluded(path: Path) -> bool:
        if path.parent not in settings:
            settings[path.parent] = configured(path.parent)
        return time.monotonic() > until or settings[path.parent].excludes(path)

    left = ALL
    seen: set[str] = set()
    found = (path for path in discover(map(str, folders), excluded, seen) if not isinstance(path, Unreadable))
    paths: list[Path] = []
    for path in found:
        if path.suffix.lower() not in LANGUAGES:  # a document that an editor opens in another way, or not at all
            continue
        paths.append(path)
        if len(paths) == FILES:
            break
    for path in paths:
        try:
            status = path.stat()
        except OSError:
            continue
        left -= min(status.st_size, LARGEST)
        if left < 0:
            return
        if status.st_size > LARGEST:
            continue
        stamp, before = (status.st_mtime_ns, status.st_size), known.get(path)
        if before is not None and before.stamp == stamp:
            yield path, None
            continue
        try:
            text = read_text(path, LARGEST).text
        except Unreadable:
            continue
        analysis = analyse(Draft.read(text, language_id_of(path)), rules=())
        yield path, _Read(stamp, tuple(entries(analysis, Ruler(analysis.draft.lines, encoding), lambda span: span)))
        time.sleep(REST)


def entries(analysis: Analysis, ruler: Ruler, now: Callable[[Span], Span | None]) -> Iterator[Entry]:
    """The headings and the figures of a draft; ``now`` is where a span of the analysis stands."""
    for block in analysis.draft.blocks:
        if block.kind is BlockKind.HEADING and block.text.strip() and (span := now(block.span)) is not None:
            place = ruler.plain_range(span)
            yield Entry(" ".join(block.text.split()), HEADING, "", "", place, (place,))
    for figure in analysis.figures.all:
        places = [(mention, span) for mention in figure.mentions if (span := now(mention.span)) is not None]
        begins = first(analysis, places)
        if begins is not None:
            yield Entry(
                figure.name,
                figure.kind,
                figure.roles[0] if figure.roles else "",
                everywhere(figure.name, figure.kind),
                ruler.plain_range(begins[1]),
                tuple(ruler.plain_range(span) for _, span in places),
            )


def first(analysis: Analysis, places: Iterable[tuple[Mention, Span]]) -> tuple[Mention, Span] | None:
    """The first of ``places`` in running text, or in any text where none is; None where there are none."""
    found = list(places)
    blocks = analysis.draft.blocks
    running = (place for place in found if blocks[place[0].block].kind.is_running)
    return next(running, found[0] if found else None)


def everywhere(name: str, kind: str) -> str:
    """A name as it is compared between drafts; empty for a person's single name, which is another's elsewhere."""
    made = key(name)
    return "" if kind == "person" and " " not in made else made
