"""Hover: the card of the figure under the pointer; else who answers for the sentence, and why a rule asks about it."""

from __future__ import annotations

import re

from lsprotocol import types as t

from newsls.analysis import Analysis
from newsls.figures.card import card
from newsls.figures.identity import backgrounds
from newsls.lsp.convert import Ruler
from newsls.lsp.host import Host
from newsls.lsp.lookups import look_up
from newsls.report import card as cards
from newsls.report.pages import page
from newsls.report.standing import Standing, standing
from newsls.text import Span

_SHOWN = ("What it does", "Why")
_CODE = re.compile(r"\\`([^`]+)\\`")
_BRIEF = 160
"""Characters of what is said of the sentence that still fit below a card."""


def hover(host: Host, params: t.HoverParams) -> t.Hover | None:
    """What newsls knows of the place, from the last reading; None where that is nothing."""
    document = host.session.get(params.text_document.uri)
    if document is None or document.analysis is None:
        return None
    ruler = Ruler(document.lines, document.encoding)
    offset = document.then(ruler.offset(params.position))
    if offset is None:
        return None
    document.asked = True
    analysis = document.analysis
    read = standing(analysis, offset)
    figure = analysis.figures.at(offset)
    if figure is not None:
        look_up(host, document, analysis, figure)
    found = _figure(host, analysis, offset, read) or _sentence(host, analysis, offset, read)
    if found is None:
        return None
    text, span = found
    now = document.now(span)
    kind = t.MarkupKind.Markdown if host.client.markdown else t.MarkupKind.PlainText
    return t.Hover(t.MarkupContent(kind, text), ruler.range(now) if now else None)


def _figure(host: Host, analysis: Analysis, offset: int, read: Standing | None) -> tuple[str, Span] | None:
    """The card of the person or body named there, and below it who answers for the sentence."""
    figure = analysis.figures.at(offset)
    if figure is None:
        return None
    made = card(figure, analysis.draft, analysis.speakers)
    known = backgrounds(figure, analysis.reference, analysis.draft.date)
    parts = [cards.markdown(made, known) if host.client.markdown else cards.plain(made, known)]
    if read is not None and len(read.text) <= _BRIEF:
        parts.append(_shown(host, read))
    return _joined(host, parts), next(m.span for m in figure.mentions if m.span.start <= offset <= m.span.end)


def _sentence(host: Host, analysis: Analysis, offset: int, read: Standing | None) -> tuple[str, Span] | None:
    """Who answers for the sentence, and what the rules that found something there do and why."""
    reasons, span = _rationale(host, analysis, offset)
    parts = [_shown(host, read)] if read is not None else []
    parts += reasons
    if read is not None and span is None:
        span = read.span
    return (_joined(host, parts), span) if parts and span is not None else None


def _shown(host: Host, read: Standing) -> str:
    return read.markdown() if host.client.markdown else read.plain()


def _joined(host: Host, parts: list[str]) -> str:
    return ("\n\n---\n\n" if host.client.markdown else "\n\n").join(parts)


def _rationale(host: Host, analysis: Analysis, offset: int) -> tuple[list[str], Span | None]:
    """What the rules do and why, each apart, and the first finding's place.  Not the messages: clients show those."""
    at = Span(offset, offset)
    found = [finding for finding in analysis.findings if finding.span.overlaps(at)]
    parts: list[str] = []
    for code in dict.fromkeys(finding.code for finding in found):
        rule = host.rule(code)
        if rule is None:
            continue
        bodies = [body for name, body in page(rule).sections if name in _SHOWN]
        texts = [" ".join(paragraph.split()) for body in bodies for paragraph in body.split("\n\n")]
        if host.client.markdown:
            parts.append("\n\n".join([f"**{code}**", *map(_markdown, texts)]))
        else:
            parts.append("\n\n".join([code, *texts]))
    return parts, found[0].span if parts else None


def _markdown(text: str) -> str:
    """What a rule says of itself as Markdown: as it is, but with the names of settings and rules as code."""
    return _CODE.sub(lambda code: "`" + code[1].replace("\\", "") + "`", cards.escaped(text))
