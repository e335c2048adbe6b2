"""Semantic tokens: who speaks, the word that says so, and what is said.  Nothing unless ``editor.semantic-tokens``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lsprotocol import types as t

from newsls.analysis import Analysis
from newsls.attribution import Mode
from newsls.lsp.client import Client
from newsls.lsp.convert import Ruler
from newsls.lsp.host import Host
from newsls.lsp.session import Document
from newsls.text import LineIndex, Span

_TYPES = (("source", "variable"), ("cue", "keyword"), ("content", "string"))
"""Our names, and the standard names that serve a client that doesn't list ours."""
_SOURCE, _CUE, _CONTENT = range(3)
_MODIFIERS = tuple(mode.value for mode in Mode)


class Token(NamedTuple):
    """A stretch of one line: where it stands in the source, the index of its type, and the bits of its modifiers."""

    start: int
    end: int
    type: int
    modifiers: int = 0


def options(client: Client) -> t.SemanticTokensRegistrationOptions:
    """What is told to a client about the tokens: a legend in the names that it knows."""
    names = [own if own in client.token_types else standard for own, standard in _TYPES]
    legend = t.SemanticTokensLegend(names, list(_MODIFIERS))
    return t.SemanticTokensRegistrationOptions(legend, range=True, full=t.SemanticTokensFullDelta(delta=True))


async def full(host: Host, params: t.SemanticTokensParams) -> t.SemanticTokens:
    """The tokens of a document, once the text that is open is read."""
    document = host.session.get(params.text_document.uri)
    data = await _data(document)
    return t.SemanticTokens(data, _kept(document, data))


async def delta(host: Host, params: t.SemanticTokensDeltaParams) -> t.SemanticTokens | t.SemanticTokensDelta:
    """What has changed since the tokens that a client has; all of them where it has others than the last."""
    document = host.session.get(params.text_document.uri)
    data = await _data(document)
    old = document.tokens if document is not None else None
    identifier = _kept(document, data)
    if old is None or old[0] != params.previous_result_id:
        return t.SemanticTokens(data, identifier)
    return t.SemanticTokensDelta(_edits(old[1], data), identifier)


async def within(host: Host, params: t.SemanticTokensRangeParams) -> t.SemanticTokens:
    """The tokens of a part of a document."""
    document = host.session.get(params.text_document.uri)
    return t.SemanticTokens(await _data(document, params.range))


async def _data(document: Document | None, range_: t.Range | None = None) -> list[int]:
    """The tokens as they go over the wire; none where they are not wanted."""
    reading = await document.read() if document is not None else None
    if document is None or reading is None or not wanted(document):
        return []
    document.asked = True
    ruler = Ruler(document.lines, document.encoding)
    part = ruler.span(range_) if range_ is not None else None
    placed = []
    for token in tokens(reading.analysis):
        span = document.now(Span(token.start, token.end))
        if span is not None and (part is None or span.overlaps(part)):
            placed.append(token._replace(start=span.start, end=span.end))
    return encoded(placed, ruler)


def wanted(document: Document) -> bool:
    """Whether the settings of a document ask for tokens."""
    return document.configuration is not None and document.configuration.settings.editor.semantic_tokens


def tokens(analysis: Analysis) -> Iterator[Token]:
    """The tokens of a draft in order, none over another: sources and cues lie on top of what others say."""
    for block, sources in zip(analysis.draft.blocks, analysis.sources, strict=False):
        marks: list[Token] = []
        contents: list[Token] = []
        for one in sources.attributions:
            bits = 1 << _MODIFIERS.index(one.mode.value)
            if one.source is not None:
                marks.append(Token(*one.source, _SOURCE, bits))
            if one.cue is not None:
                marks.append(Token(*one.cue, _CUE, bits))
            contents += [Token(*piece, _CONTENT, bits) for piece in one.content]
        for token in _flat(marks, contents):
            yield token._replace(**block.to_source(Span(token.start, token.end))._asdict())


def _flat(marks: list[Token], contents: list[Token]) -> Iterator[Token]:
    """Marks, the first of those that overlap, and what they leave of the contents, in order."""
    kept: list[Token] = []
    for token in sorted(marks):
        if token.start < token.end and (not kept or kept[-1].end <= token.start):
            kept.append(token)
    found = list(kept)
    done, at = 0, 0
    for token in sorted(contents, key=lambda c: (c.start, -c.end)):
        start = max(done, token.start)
        while at < len(kept) and kept[at].end <= start:
            at += 1
        n = at
        while n < len(kept) and kept[n].start < token.end:
            if start < kept[n].start:
                found.append(token._replace(start=start, end=kept[n].start))
            start = max(start, kept[n].end)
            n += 1
        if start < token.end:
            found.append(token._replace(start=start))
        done = max(done, token.end)
    return iter(sorted(found))


def encoded(found: Sequence[Token], ruler: Ruler) -> list[int]:
    """Tokens in order as the protocol packs them, each on one line and measured in the client's units."""
    data: list[int] = []
    last_line = last_column = 0
    for token in found:
        for piece in _by_line(token, ruler.lines):
            line, column = ruler.lines.position(piece.start, ruler.encoding)
            length = ruler.lines.position(piece.end, ruler.encoding)[1] - column
            if length > 0:
                data += [line - last_line, column - (last_column if line == last_line else 0), length]
                data += [token.type, token.modifiers]
                last_line, last_column = line, column
    return data


def _by_line(token: Token, lines: LineIndex) -> Iterator[Span]:
    """The token line by line: not every client has tokens of several lines."""
    for line in range(lines.line_of(token.start), lines.line_of(max(token.start, token.end - 1)) + 1):
        whole = lines.line_span(line)
        yield Span(max(whole.start, token.start), min(whole.end, token.end))


def _kept(document: Document | None, data: list[int]) -> str | None:
    """The number under which the tokens are kept for the next delta."""
    if document is None:
        return None
    number = int(document.tokens[0]) + 1 if document.tokens else 1
    document.tokens = (str(number), data)
    return str(number)


def _edits(old: list[int], new: list[int]) -> list[t.SemanticTokensEdit]:
    """One edit that replaces what lies between the common beginning and the common end."""
    size = min(len(old), len(new))
    first = next((i for i in range(size) if old[i] != new[i]), size)
    if first == len(old) == len(new):
        return []
    last = next((i for i in range(size - first) if old[-1 - i] != new[-1 - i]), size - first)
    return [t.SemanticTokensEdit(first, len(old) - first - last, new[first : len(new) - last])]
