"""The open documents: for each its text, its version and the latest reading of it.

A document's text is the client's text at its version.  A reading may be of an earlier text; ``Document.now`` and
``Document.then`` go between the two, so that what was found can be acted on while the next reading is in the making.
"""

from __future__ import annotations

import asyncio
import itertools
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from newsls.analysis import Analysis
from newsls.draft import Draft
from newsls.lsp.edits import Change, Splice, apply_changes, backward, forward, joined
from newsls.text import Encoding, LineIndex, Span
from newsls.workspace.configuration import Configuration

_stamps = itertools.count(1)
_MOST_SPLICES = 10_000


@dataclass(frozen=True, eq=False, slots=True)
class Reading:
    """What was made of one text of a document: the analysis, and the diagnostics as they go over the wire.

    ``stamp`` is the document's at that text, ``identifier`` the diagnostics' result id, ``seconds`` what it took.
    """

    stamp: int
    version: int
    analysis: Analysis
    diagnostics: list[dict[str, Any]]
    identifier: str
    seconds: float


@dataclass(eq=False, slots=True)
class Document:
    """An open document.

    ``stamp`` is a number that no other text of any document has, whatever versions the client counts: it, not the
    version, says whether a result belongs to the text that is open now.
    """

    uri: str
    language_id: str
    version: int
    text: str
    encoding: Encoding
    stamp: int = 0
    configuration: Configuration | None = None
    """The settings that it was last sent to be read with."""
    reading: Reading | None = None
    changed: float = 0.0
    """When the client's latest change came in: what it asked before that is about an earlier text."""
    is_open: bool = True
    asked: bool = True
    """Whether who answers for what has been asked since the reading before: then it is worked out with the next."""
    tokens: tuple[str, list[int]] | None = None
    """The semantic tokens that were sent last, and the number under which they were."""
    waiting: list[asyncio.Future[None]] = field(default_factory=list)
    _lines: LineIndex | None = None
    _since: deque[tuple[int, Splice]] = field(default_factory=deque)
    """What was done to the text since the reading, each with the stamp of the text that it led to."""
    _known_since: int = 0
    """The stamp of the earliest text from which ``_since`` leads to the present one."""

    @property
    def lines(self) -> LineIndex:
        """The lines of the text."""
        if self._lines is None:
            self._lines = LineIndex(self.text)
        return self._lines

    @property
    def analysis(self) -> Analysis | None:
        """The latest analysis, perhaps of an earlier text."""
        return self.reading.analysis if self.reading else None

    @property
    def is_read(self) -> bool:
        """Whether the reading is of the text that is open now."""
        return self.reading is not None and self.reading.stamp == self.stamp

    def change(self, version: int, changes: Iterable[Change]) -> None:
        """The client's changes, applied."""
        text, splices = apply_changes(self.text, self.lines, changes, self.encoding)
        self.version, self.stamp = version, next(_stamps)
        if text is not self.text:
            self.text, self._lines = text, None
        self._since.extend((self.stamp, splice) for splice in splices)
        if len(self._since) > _MOST_SPLICES:  # a reading that is so far behind is of no use
            self.reading, self._known_since = None, self.stamp
            self._since.clear()

    def touch(self) -> None:
        """Make every reading so far an earlier one, though the text is the same."""
        self.stamp = next(_stamps)

    def keep(self, reading: Reading) -> None:
        """Make ``reading`` the latest, unless a later one is there."""
        if reading.stamp < self._known_since or (self.reading is not None and self.reading.stamp > reading.stamp):
            return
        self.reading = reading
        while self._since and self._since[0][0] <= reading.stamp:
            self._since.popleft()
        if reading.stamp == self.stamp:
            self._lines = reading.analysis.draft.lines

    def now(self, span: Span) -> Span | None:
        """Where a span of the reading stands in the text; None where it was changed."""
        return forward(span, (splice for _, splice in self._since))

    def then(self, offset: int) -> int | None:
        """Where an offset of the text stood when it was read; None in what is newer."""
        return backward(offset, (splice for _, splice in reversed(self._since)))

    async def read(self) -> Reading | None:
        """The reading of the text that is open, once it is there; where there will be none, the latest."""
        while self.is_open and not self.is_read:
            stamp = self.stamp
            future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self.waiting.append(future)
            await future
            if self.stamp == stamp:
                break
        return self.reading

    def reader(self) -> Callable[[], Draft]:
        """What reads the text that is open now, in whatever thread; quick where most of it has been read before."""
        text, language_id, known = self.text, self.language_id, self.analysis

        def read() -> Draft:
            if known is not None and known.draft.text == text:
                return known.draft
            return Draft.read(text, language_id, known.draft if known else None)

        return read

    def settle(self) -> None:
        """Let go of those who wait for the reading."""
        for future in self.waiting:
            if not future.done():
                future.set_result(None)
        self.waiting.clear()


class Session:
    """The documents that a client has open."""

    def __init__(self) -> None:
        self._documents: dict[str, Document] = {}

    def __iter__(self) -> Iterator[Document]:
        return iter(tuple(self._documents.values()))

    def get(self, uri: str) -> Document | None:
        """The open document ``uri``."""
        return self._documents.get(uri)

    def open(self, uri: str, language_id: str, version: int, text: str, encoding: Encoding) -> Document:
        """Open a document; one that is open already is closed first."""
        self.close(uri)
        document = Document(uri, language_id, version, joined(text), encoding, next(_stamps))
        self._documents[uri] = document
        return document

    def close(self, uri: str) -> Document | None:
        """Close a document and let go of those who wait for it."""
        document = self._documents.pop(uri, None)
        if document is not None:
            document.is_open = False
            document.settle()
        return document
