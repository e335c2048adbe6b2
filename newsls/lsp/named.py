"""Which figure a client's position names, and where its mentions stand in the text that is open now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    """A figure that a position names: in which document, as last read, and by which of its mentions.

    ``mentions`` are all of them, in order; where descriptions count, those among them that can only mean the figure
    (“the minister”).
    """

    document: Document
    analysis: Analysis
    figure: Figure
    mention: Mention
    mentions: tuple[Mention, ...]

    @property
    def ruler(self) -> Ruler:
        """Measures the text that is open now."""
        return Ruler(self.document.lines, self.document.encoding)

    def places(self) -> Iterator[tuple[Mention, Span]]:
        """Every mention and where it stands now, in order; those that the writer has changed since are left out."""
        for mention in self.mentions:
            now = self.document.now(mention.span)
            if now is not None:
                yield mention, now

    def first(self) -> tuple[Mention, Span] | None:
        """The first mention by name in running text, in a heading where there is no other, that still stands."""
        names = set(self.figure.mentions)
        return first(self.analysis, (place for place in self.places() if place[0] in names))


def named(host: Host, uri: str, position: t.Position, *, descriptions: bool = True) -> Named | None:
    """The figure named at a position of an open document, from the last reading; None where nobody is.

    With ``descriptions`` a figure is also named by what can only be its own: “the minister”.
    """
    document = host.session.get(uri)
    if document is None or document.analysis is None:
        return None
    offset = document.then(Ruler(document.lines, document.encoding).offset(position))
    if offset is None:
        return None
    analysis = document.analysis
    figure = analysis.figures.at(offset)
    if not descriptions:
        mentions = figure.mentions if figure is not None else ()
    else:
        document.asked = True
        figure = figure or next(
            (f for f in analysis.figures.all if _at(offset, analysis.speakers.descriptions(f))), None
        )
        mentions = described(analysis, figure) if figure is not None else ()
    mention = _at(offset, mentions)
    return Named(document, analysis, figure, mention, mentions) if figure is not None and mention is not None else None


def described(analysis: Analysis, figure: Figure) -> tuple[Mention, ...]:
    """The mentions of a figure by name and by description, in order."""
    return tuple(sorted((*figure.mentions, *analysis.speakers.descriptions(figure)), key=lambda mention: mention.span))


def _at(offset: int, mentions: Iterable[Mention]) -> Mention | None:
    """The one of ``mentions`` that holds or touches an offset."""
    return next((m for m in mentions if m.span.start <= offset <= m.span.end), None)
