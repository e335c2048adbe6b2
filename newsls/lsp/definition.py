"""Definition and declaration: where the figure under the cursor is first mentioned in the running text."""

from __future__ import annotations

from lsprotocol import types as t

from newsls.lsp.host import Host
from newsls.lsp.named import Named, named
from newsls.text import Span


def definition(host: Host, params: t.DefinitionParams) -> list[t.LocationLink] | t.Location | None:
    """The first mention of the figure; None where nobody is named."""
    return _first(host, params, links=host.client.definition_links)


def declaration(host: Host, params: t.DeclarationParams) -> list[t.LocationLink] | t.Location | None:
    """The same: a draft introduces a figure once."""
    return _first(host, params, links=host.client.declaration_links)


def _first(
    host: Host, params: t.DefinitionParams | t.DeclarationParams, *, links: bool
) -> list[t.LocationLink] | t.Location | None:
    found = named(host, params.text_document.uri, params.position)
    place = found.first() if found is not None else None
    if found is None or place is None:
        return None
    ruler, (mention, span) = found.ruler, place
    if not links:
        return t.Location(found.document.uri, ruler.range(span))
    origin = found.document.now(found.mention.span)
    around = _sentence(found, mention.span) or span
    return [
        t.LocationLink(
            target_uri=found.document.uri,
            target_range=ruler.range(around),
            target_selection_range=ruler.range(span),
            origin_selection_range=ruler.range(origin) if origin else None,
        )
    ]


def _sentence(found: Named, mention: Span) -> Span | None:
    """The sentence of a mention, as it stands now: what a client that peeks shows of the place."""
    draft = found.analysis.draft
    index = draft.block_at(mention.start)
    if index is None:
        return None
    block, paragraph = draft.blocks[index], draft.paragraphs[index]
    at = block.to_prose(mention.start)
    sentence = paragraph.sentence_at(at) if at is not None else None
    if sentence is None:
        return None
    whole = block.to_source(paragraph.sentences[sentence])
    return found.document.now(whole) if whole.covers(mention) else None
