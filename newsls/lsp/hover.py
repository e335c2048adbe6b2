"""Hover: the card of the figure under the pointer, else why the rule that found something there exists."""

from __future__ import annotations

from lsprotocol import types as t

from newsls.analysis import Analysis
from newsls.figures.card import card
from newsls.lsp.convert import Ruler
from newsls.lsp.host import Host
from newsls.report import card as cards
from newsls.report.pages import page
from newsls.text import Span

_SHOWN = ("What it does", "Why")


def hover(host: Host, params: t.HoverParams) -> t.Hover | None:
    """What newsls knows of the place, from the last reading; None where that is nothing."""
    document = host.session.get(params.text_document.uri)
    if document is None or document.analysis is None:
        return None
    ruler = Ruler(document.lines, document.encoding)
    offset = document.then(ruler.offset(params.position))
    if offset is None:
        return None
    found = _figure(host, document.analysis, offset) or _rationale(host, document.analysis, offset)
    if found is None:
        return None
    text, span = found
    now = document.now(span)
    kind = t.MarkupKind.Markdown if host.client.markdown else t.MarkupKind.PlainText
    return t.Hover(t.MarkupContent(kind, text), ruler.range(now) if now else None)


def _figure(host: Host, analysis: Analysis, offset: int) -> tuple[str, Span] | None:
    """The card of the person or body named there."""
    figure = analysis.figures.at(offset)
    if figure is None:
        return None
    made = card(figure, analysis.draft, analysis.speakers)
    text = cards.markdown(made) if host.client.markdown else cards.plain(made)
    return text, next(m.span for m in figure.mentions if m.span.start <= offset <= m.span.end)


def _rationale(host: Host, analysis: Analysis, offset: int) -> tuple[str, Span] | None:
    """What the rule does and why.  Not the message: clients show that beside it."""
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
            parts.append("\n\n".join([f"**{code}**", *map(cards.escaped, texts)]))
        else:
            parts.append("\n\n".join([code, *texts]))
    if not parts:
        return None
    return ("\n\n---\n\n" if host.client.markdown else "\n\n").join(parts), found[0].span
