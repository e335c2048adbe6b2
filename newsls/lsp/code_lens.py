"""Code lens: “9 mentions, 3 quotes” above the first mention of each figure, with ``editor.code-lens``; and above the
draft “Summary · 640 words · 3 min”, with ``editor.summary-lens``.

A client that has a command ``newsls.showMentions`` of its own shows the places in its list; ours, which every other
client runs, says on which lines they are and returns them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from lsprotocol import types as t
from pygls.exceptions import JsonRpcInvalidParams

from newsls.analysis import Analysis
from newsls.figures import Figure
from newsls.figures.card import card
from newsls.lsp.convert import JSON, Ruler
from newsls.lsp.host import Host
from newsls.lsp.library import first
from newsls.lsp.named import described, named
from newsls.lsp.session import Document
from newsls.lsp.summary import SUMMARISE
from newsls.report.numbers import counted
from newsls.report.statistics import statistics
from newsls.text import Span

SHOW_MENTIONS = "newsls.showMentions"
PATIENCE = 2.0
"""Seconds to wait for the reading of a text that was changed a moment ago."""
_FEWEST = 2
_LINES = 12


async def lenses(host: Host, params: t.CodeLensParams) -> list[t.CodeLens] | None:
    """A lens of the draft, and one for each figure with two mentions or more, whose words come when it is shown."""
    document = host.session.get(params.text_document.uri)
    if document is None or document.configuration is None:
        return None
    wanted = document.configuration.settings.editor
    if not wanted.code_lens and not wanted.summary_lens:
        return None
    with suppress(TimeoutError):
        await asyncio.wait_for(document.read(), PATIENCE)
    if document.analysis is None:
        return None
    made = [*_summary(document, document.analysis)] if wanted.summary_lens else []
    return [*made, *_figures(document, document.analysis)] if wanted.code_lens else made


def _summary(document: Document, analysis: Analysis) -> Iterator[t.CodeLens]:
    """The length of the draft above its first line; a click has the writer choose a summary."""
    counts = statistics(analysis.draft)
    if counts.words:
        title = f"Summary · {counted(counts.words, 'word')} · {counts.minutes} min"
        command = t.Command(title, SUMMARISE, arguments=[document.uri, {"ask": True}])
        yield t.CodeLens(t.Range(t.Position(0, 0), t.Position(0, 0)), command)


def _figures(document: Document, analysis: Analysis) -> Iterator[t.CodeLens]:
    document.asked = True
    ruler = Ruler(document.lines, document.encoding)
    for figure in analysis.figures.all:
        mentions = described(analysis, figure)
        if len(mentions) < _FEWEST:
            continue
        places = [(m, now) for m in figure.mentions if (now := document.now(m.span)) is not None]
        begins = first(analysis, places)
        if begins is not None:
            data = {"uri": document.uri, "name": figure.name, "kind": figure.kind}
            yield t.CodeLens(ruler.range(begins[1]), data=data)


def resolve(host: Host, lens: t.CodeLens) -> t.CodeLens:
    """The lens with its words and what a click does; a figure that is gone meanwhile bears its name alone."""
    if lens.command is not None:
        return lens
    data = lens.data if isinstance(lens.data, Mapping) else {}
    uri, name = str(data.get("uri", "")), str(data.get("name", ""))
    document = host.session.get(uri)
    title = name
    if document is not None and document.analysis is not None:
        figure = _figure(document.analysis, name, str(data.get("kind", "")))
        if figure is not None:
            title = f"{name}: {_counts(document.analysis, figure)}"
    start = {"line": lens.range.start.line, "character": lens.range.start.character}
    return t.CodeLens(lens.range, t.Command(title, SHOW_MENTIONS, arguments=[uri, start]), lens.data)


async def show_mentions(host: Host, *arguments: Any) -> list[JSON]:
    """``[uri, position]``: the places of the figure named there; says on which lines they are."""
    if len(arguments) != 2 or not isinstance(arguments[0], str):
        raise JsonRpcInvalidParams("newsls.showMentions takes a document’s URI and a position.")
    found = named(host, arguments[0], _position(arguments[1]))
    if found is None:
        raise JsonRpcInvalidParams("newsls.showMentions found nobody named at this position of an open document.")
    ruler = found.ruler
    document, spans = found.document, [span for _, span in found.places()]
    message = f"{found.figure.name}: {_on_lines(document, spans)}."
    quotes = card(found.figure, found.analysis.draft, found.analysis.speakers).quotes
    quoted = [now for quote in quotes if (now := document.now(quote.span)) is not None]
    if quoted:
        message += f" Quoted: {_on_lines(document, quoted)}."
    host.window_show_message(t.ShowMessageParams(t.MessageType.Info, message))
    return [{"uri": document.uri, "range": ruler.plain_range(span)} for span in spans]


def _figure(analysis: Analysis, name: str, kind: str) -> Figure | None:
    return next((figure for figure in analysis.figures.all if (figure.name, figure.kind) == (name, kind)), None)


def _counts(analysis: Analysis, figure: Figure) -> str:
    made = card(figure, analysis.draft, analysis.speakers)
    quotes = f", {counted(len(made.quotes), 'quote')}" if made.quotes else ""
    return f"{counted(made.mentions, 'mention')}{quotes}"


def _on_lines(document: Document, spans: Iterable[Span]) -> str:
    numbers = list(dict.fromkeys(document.lines.line_of(span.start) + 1 for span in spans))
    more = f" and {len(numbers) - _LINES} more" if len(numbers) > _LINES else ""
    return f"{'line' if len(numbers) == 1 else 'lines'} {', '.join(map(str, numbers[:_LINES]))}{more}"


def _position(value: object) -> t.Position:
    if isinstance(value, Mapping):
        line, character = value.get("line"), value.get("character")
        if isinstance(line, int) and isinstance(character, int) and line >= 0 and character >= 0:
            return t.Position(line, character)
    raise JsonRpcInvalidParams("A position must be an object with “line” and “character” from 0.")
