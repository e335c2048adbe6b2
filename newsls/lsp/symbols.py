"""The outline of a draft: its headings, and under each the people and bodies first named there."""

from __future__ import annotations

from dataclasses import dataclass, field

from lsprotocol import types as t

from newsls.analysis import Analysis
from newsls.lsp.convert import Ruler
from newsls.lsp.host import Host
from newsls.lsp.session import Document
from newsls.markup import BlockKind
from newsls.text import Span

KINDS = {"person": t.SymbolKind.Object, "body": t.SymbolKind.Namespace}


@dataclass(slots=True)
class _Entry:
    name: str
    kind: t.SymbolKind
    span: Span  # of the name
    whole: Span  # of what is under it
    detail: str | None = None
    level: int = 0
    children: list[_Entry] = field(default_factory=list)


def symbols(host: Host, params: t.DocumentSymbolParams) -> list[t.DocumentSymbol] | list[t.SymbolInformation] | None:
    """The outline of an open document as last read; None before that."""
    document = host.session.get(params.text_document.uri)
    if document is None or document.analysis is None:
        return None
    top = _outline(document.analysis)
    ruler = Ruler(document.lines, document.encoding)
    if host.client.nested_symbols:
        return [made for entry in top if (made := _nested(entry, document, ruler))]
    return _flat(top, None, document, ruler)


def _outline(analysis: Analysis) -> list[_Entry]:
    draft = analysis.draft
    top: list[_Entry] = []
    open_: list[_Entry] = []
    sections: list[_Entry] = []
    for block in draft.blocks:
        if block.kind is not BlockKind.HEADING or not block.text.strip():
            continue
        while open_ and open_[-1].level >= block.level:
            _end(open_.pop(), block.span.start)
        entry = _Entry(" ".join(block.text.split()), t.SymbolKind.String, block.span, block.span, level=block.level)
        (open_[-1].children if open_ else top).append(entry)
        open_.append(entry)
        sections.append(entry)
    for entry in open_:
        _end(entry, len(draft.text))
    for figure in analysis.figures.all:
        span = figure.mentions[0].span
        detail = figure.roles[0] if figure.roles else None
        entry = _Entry(figure.name, KINDS.get(figure.kind, t.SymbolKind.Object), span, span, detail)
        holder = [section for section in sections if section.whole.covers(span)]
        (holder[-1].children if holder else top).append(entry)
    for entry in sections:
        entry.children.sort(key=lambda child: child.span)
    return sorted(top, key=lambda entry: entry.span)


def _end(entry: _Entry, end: int) -> None:
    entry.whole = Span(entry.whole.start, max(end, entry.span.end))


def _nested(entry: _Entry, document: Document, ruler: Ruler) -> t.DocumentSymbol | None:
    span = document.now(entry.span)
    if span is None:
        return None
    whole = document.now(entry.whole) or _until(document, entry.whole.end, span)
    return t.DocumentSymbol(
        name=entry.name,
        detail=entry.detail,
        kind=entry.kind,
        range=ruler.range(whole),
        selection_range=ruler.range(span),
        children=[made for child in entry.children if (made := _nested(child, document, ruler))] or None,
    )


def _until(document: Document, end: int, span: Span) -> Span:
    """From ``span`` to where the text that stood at ``end`` is now, in a section that has been written in."""
    last = document.now(Span(end, end))
    return Span(span.start, max(span.end, last.end if last else span.end))


def _flat(entries: list[_Entry], within: str | None, document: Document, ruler: Ruler) -> list[t.SymbolInformation]:
    made = []
    for entry in entries:
        span = document.now(entry.span)
        if span is not None:
            location = t.Location(document.uri, ruler.range(span))
            made.append(t.SymbolInformation(location, entry.name, entry.kind, container_name=within))
        made += _flat(entry.children, entry.name, document, ruler)
    return made
