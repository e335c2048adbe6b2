"""Which figure a client's position names, and where its mentions stand in the text that is open now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lsprotocol import types as t

from newsls.analysis import Analysis
from newsls.figures import Figure, Mention
from newsls.lsp.convert import Ruler
from newsls.lsp.host import Host
from newsls.lsp.library import first
from newsls.lsp.session import Document
from newsls.text import Span


class Named(NamedTuple):
    """A figure that a position names: in which document, as last read, and by which of its mentions."""

    document: Document
    analysis: Analysis
    figure: Figure
    mention: Mention

    @property
    def ruler(self) -> Ruler:
        """Measures the text that is open now."""
        return Ruler(self.document.lines, self.document.encoding)

    def places(self) -> Iterator[tuple[Mention, Span]]:
        """Every mention and where it stands now, in order; those that the writer has changed since are left out."""
        for mention in self.figure.mentions:
            now = self.document.now(mention.span)
            if now is not None:
                yield mention, now

    def first(self) -> tuple[Mention, Span] | None:
        """The first mention in running text, in a heading where there is no other, that still stands."""
        return first(self.analysis, self.places())


def named(host: Host, uri: str, position: t.Position) -> Named | None:
    """The figure named at a position of an open document, from the last reading; None where nobody is."""
    document = host.session.get(uri)
    if document is None or document.analysis is None:
        return None
    offset = document.then(Ruler(document.lines, document.encoding).offset(position))
    figure = document.analysis.figures.at(offset) if offset is not None else None
    if figure is None or offset is None:
        return None
    mention = next(m for m in figure.mentions if m.span.start <= offset <= m.span.end)
    return Named(document, document.analysis, figure, mention)
