"""The outline of a draft: its headings, under each the people and bodies, under each of these what they say."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from lsprotocol import types as t

from newsls.analysis import Analysis
from newsls.attribution import Mode
from newsls.figures.card import Quote, quote, quotes
from newsls.figures.model import PERSON
from newsls.lsp.convert import Ruler
from newsls.lsp.folders import is_prose
from newsls.lsp.host import Host
from newsls.lsp.session import Document
from newsls.markup import BlockKind
from newsls.report.card import shortened
from newsls.report.cells import clean
from newsls.text import Span

KINDS = {"person": t.SymbolKind.Object, "body": t.SymbolKind.Namespace}
NOBODY = "No speaker"
UNCLEAR = "Speaker unclear"
_ROOM = 60
"""Characters of a quotation that name it."""
_NO_ONE = frozenset({"nobody", "no one", "no-one", "none", "neither"})
_OPEN = frozenset("“\"‘'«„")


@dataclass(slots=True)
class _Entry:
    name: str
    kind: t.SymbolKind
    span: Span  # of the name
    whole: Span  # of what is under it
    detail: str | None = None
    level: int = 0
    children: list[_Entry] = field(default_factory=list)

    def add(self, child: _Entry) -> None:
        """Put an entry under this one, which then reaches as far."""
        self.children.append(child)
        self.whole = Span(min(self.whole.start, child.whole.start), max(self.whole.end, child.whole.end))


async def symbols(
    host: Host, params: t.DocumentSymbolParams
) -> list[t.DocumentSymbol] | list[t.SymbolInformation] | None:
    """The outline of an open document as last read.

    A document that was just opened is read first: an editor asks at once, and not again before the text changes.
    """
    document = host.session.get(params.text_document.uri)
    if document is not None and document.analysis is None and is_prose(document.uri):
        await document.read()
    if document is None or document.analysis is None:
        return None
    document.asked = True
    top = _outline(document.analysis)
    ruler = Ruler(document.lines, document.encoding)
    if host.client.nested_symbols:
        return [made for entry in top if (made := _nested(entry, document, ruler))]
    return _flat(top, None, document, ruler)


def _outline(analysis: Analysis) -> list[_Entry]:
    top, sections = _sections(analysis)
    starts = [section.whole.start for section in sections]

    def holder(at: int) -> _Entry | None:
        index = bisect_right(starts, at)
        return sections[index - 1] if index else None

    placed: list[tuple[_Entry | None, _Entry]] = []
    for figure in analysis.figures.all:
        said = quotes(figure, analysis.draft, analysis.speakers)
        places = [mention.span for mention in figure.mentions]
        first = holder(places[0].start)
        under: dict[int, _Entry] = {}
        detail = figure.roles[0] if figure.roles else None
        kind = KINDS.get(figure.kind, t.SymbolKind.Object)
        under[id(first)] = _Entry(figure.name, kind, places[0], places[0], detail)
        placed.append((first, under[id(first)]))
        for one in said:
            section = holder(one.span.start)
            entry = under.get(id(section))
            if entry is None:  # who speaks in a later section stands there once more
                span = next((place for place in places if holder(place.start) is section), one.span)
                entry = under[id(section)] = _Entry(figure.name, kind, span, span, detail)
                placed.append((section, entry))
            entry.add(_statement(one))
    nameless: dict[tuple[int, str], _Entry] = {}
    for name, detail, one in _others(analysis):
        section = holder(one.span.start)
        entry = nameless.get((id(section), name))
        if entry is None:
            kind = t.SymbolKind.Null if name in (NOBODY, UNCLEAR) else t.SymbolKind.Object
            entry = nameless[id(section), name] = _Entry(name, kind, one.span, one.span, detail)
            placed.append((section, entry))
        entry.add(_statement(one))
    for section, entry in placed:
        entry.children.sort(key=lambda child: child.span)
        (section.children if section is not None else top).append(entry)
    for section in sections:
        section.children.sort(key=lambda child: child.span)
    return sorted(top, key=lambda entry: entry.span)


def _sections(analysis: Analysis) -> tuple[list[_Entry], list[_Entry]]:
    """The headings, those on top and all of them in order, each as far as its section goes."""
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
    return top, sections


def _others(analysis: Analysis) -> Iterator[tuple[str, str | None, Quote]]:
    """What is said by nobody whom the draft names: by whom, how that is to be called, and the words."""
    draft, speakers = analysis.draft, analysis.speakers
    for index, sources in enumerate(analysis.sources):
        if not draft.blocks[index].kind.is_running:
            continue
        for one in sources.attributions:
            made = quote(draft, index, one)
            answer = speakers.answer(index, one)
            if made is None or (one.mode is Mode.INDIRECT and answer is None):
                continue
            if answer is not None and one.mode is Mode.INDIRECT and answer.words.casefold() in _NO_ONE:
                continue  # “nobody asked”: there is no speaker and nothing said
            if answer is None:
                yield (NOBODY if one.source is None else UNCLEAR), None, made
            elif not answer.figures and (answer.behalf is None or answer.behalf.kind == PERSON):
                yield clean(answer.words), "unnamed", made
            elif len(answer.figures) > 1:
                yield clean(answer.words), None, made
        for orphan in sources.orphans:
            place = draft.blocks[index].to_source(orphan)
            text = " ".join(orphan.of(draft.blocks[index].text).split())
            yield NOBODY, None, Quote(text, place, draft.lines.line_of(place.start) + 1, Mode.DIRECT)


def _statement(one: Quote) -> _Entry:
    text = shortened(clean(one.text), _ROOM)
    if one.mode is Mode.DIRECT and text[:1] not in _OPEN:
        text = f"“{text}”"
    return _Entry(text or "…", t.SymbolKind.String, one.span, one.span, f"line {one.line}, {one.mode.value}")


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
