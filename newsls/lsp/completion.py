"""Completion: names that the draft has, and names that are known from elsewhere, while one is being typed.

Only in prose: not in code, addresses, tags or front matter.  No characters trigger or commit it; a client asks as it
does for words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lsprotocol import types as t

from newsls import markup
from newsls.figures.completing import Cast, Offer, offers, typed
from newsls.figures.model import PERSON
from newsls.lsp.background import in_background
from newsls.lsp.convert import Ruler
from newsls.lsp.folders import is_prose
from newsls.lsp.host import Host
from newsls.lsp.session import Document
from newsls.markup import Block
from newsls.text import Span
from newsls.workspace.references import references

KINDS = {PERSON: t.CompletionItemKind.Value}


async def completion(host: Host, params: t.CompletionParams) -> t.CompletionList | None:
    """The names that begin as typed; None where no name is being typed."""
    document = host.session.get(params.text_document.uri)
    if document is None or not is_prose(document.uri):
        return None
    if document.changed > host.received:  # asked of an earlier text: the client asks again
        return t.CompletionList(is_incomplete=True, items=[])
    ruler = Ruler(document.lines, document.encoding)
    cursor = ruler.offset(params.position)
    line = document.lines.line_span(document.lines.line_of(cursor)).start
    text, language_id = document.text, document.language_id
    beginnings = typed(text[line:cursor])
    if not beginnings or _goes_on(text, cursor):
        return None
    folder = host.configurations.folder(document.uri)
    cast = list(_cast(document, line + beginnings[0].start, cursor))
    draft = document.analysis.draft if document.analysis is not None else None
    date = draft.date.isoformat() if draft is not None and draft.date is not None else ""

    def work() -> tuple[list[Offer], bool] | None:
        # What the last reading parsed is used again.
        parsed = markup.parse(text, language_id, draft.document if draft is not None else None)
        if not any(_holds(block, line + beginnings[-1].start) for block in parsed.blocks):
            return None
        return offers(beginnings, cast, references(folder).starting, date)

    made = await in_background(work)
    if made is None:
        return None
    if document.text is not text:
        return t.CompletionList(is_incomplete=True, items=[])
    found, more = made
    items = [_item(offer, index, line, cursor, ruler) for index, offer in enumerate(found)]
    return t.CompletionList(is_incomplete=more, items=items)


def _item(offer: Offer, index: int, line: int, cursor: int, ruler: Ruler) -> t.CompletionItem:
    return t.CompletionItem(
        label=offer.name,
        kind=KINDS.get(offer.kind, t.CompletionItemKind.Module),
        detail=offer.detail,
        sort_text=f"{index:03}",
        filter_text=offer.match,
        text_edit=t.TextEdit(ruler.range(Span(line + offer.start, cursor)), offer.name),
    )


def _goes_on(text: str, cursor: int) -> bool:
    """Whether the word goes on behind the cursor: then it is not being typed but looked at."""
    return cursor < len(text) and (text[cursor].isalnum() or text[cursor] in "_@")


def _holds(block: Block, offset: int) -> bool:
    return block.span.start <= offset < block.span.end and block.to_prose(offset) is not None


def _cast(document: Document, start: int, cursor: int) -> Iterator[Cast]:
    """The figures of the draft but for the one that is being typed, each with whether it was named in full before."""
    if document.analysis is None:
        return
    for figure in document.analysis.figures.all:
        words, shorter = len(figure.name.split()), Counter[str]()
        there, introduced = False, False
        for mention in figure.mentions:
            now = document.now(mention.span)
            if now is None or (now.start <= cursor and now.end >= start):
                continue
            there = True
            name = now.of(document.text)
            if len(name.split()) < words:
                shorter[name] += 1
            elif now.end <= start:
                introduced = True
        if there:
            ((short, _),) = shorter.most_common(1) or (("", 0),)
            yield Cast(figure.name, figure.kind, figure.roles[0] if figure.roles else "", introduced, short)
