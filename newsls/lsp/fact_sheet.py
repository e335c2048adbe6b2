"""``newsls.factSheet``: what of a draft can be checked, as text in a format and entry by entry."""

from __future__ import annotations

from typing import Any

from pygls.exceptions import JsonRpcInvalidParams

from newsls import facts
from newsls.analysis import Analysis, analyse
from newsls.draft import Draft
from newsls.lsp.background import in_background
from newsls.lsp.convert import JSON, Ruler
from newsls.lsp.folders import name_of
from newsls.lsp.host import Host
from newsls.lsp.parameters import document_and_options, range_of
from newsls.lsp.showing import show
from newsls.report import facts as rendering
from newsls.settings import Settings
from newsls.text import Span

FACT_SHEET = "newsls.factSheet"
OPTIONS = ("format", "range", "show")
_COLUMNS = 100
_SUFFIXES = {"json": "json", "markdown": "md", "csv": "csv"}


async def fact_sheet(host: Host, *arguments: Any) -> JSON:
    """``[uri, {"format": "text", "json", "markdown" or "csv", "range", "show"}]``: the fact-check sheet.

    “text” is the sheet in that format; “entries” and “sentences” are those of its JSON, each with its range.  “range”
    keeps to the sentences that it touches; “show” also has the client show the text.
    """
    document, wanted = document_and_options(host, FACT_SHEET, "a format", arguments, OPTIONS)
    format_ = wanted.get("format") or rendering.FORMATS[0]
    if format_ not in rendering.FORMATS:
        raise JsonRpcInvalidParams("“format” must be “text”, “json”, “markdown” or “csv”.")
    within = range_of(wanted["range"]) if wanted.get("range") is not None else None
    # The worker reads the draft as it reads every draft, with its progress, and gives up for a later text.
    await document.read()
    text, language_id, lines, encoding = document.text, document.language_id, document.lines, document.encoding
    known = document.analysis if document.is_read else None
    options = document.configuration.settings if document.configuration else Settings()
    name = name_of(document.uri)

    def work() -> JSON:
        analysis: Analysis = known or analyse(Draft.read(text, language_id), options, rules=host.rules)
        ruler = Ruler(lines, encoding)
        sheet = facts.read(analysis.draft, analysis.sources, analysis.figures)
        if within is not None:
            sheet = facts.part(sheet, ruler.span(within))
        listed = rendering.Listed(name, analysis.draft, sheet)
        values = rendering.values(listed)
        for row in (*values["sentences"], *values["entries"]):
            _place(row, ruler)
        for entry in values["entries"]:
            for span in entry["spans"]:
                _place(span, ruler)
            if entry["source"] is not None and entry["source"]["start"] is not None:
                _place(entry["source"], ruler)
            if "claim" in entry:
                _place(entry["claim"]["trigger"], ruler)
        made = rendering.render(format_, [listed], _COLUMNS)
        return {"text": made, "entries": values["entries"], "sentences": values["sentences"], "date": values["date"]}

    result = await in_background(work)
    if wanted.get("show"):
        await show(host, result["text"], f"newsls-facts.{_SUFFIXES.get(format_, 'txt')}")
    return result


def _place(row: JSON, ruler: Ruler) -> None:
    """Give what has a start and an end its range in the client's units."""
    row["range"] = ruler.plain_range(Span(row["start"], row["end"]))
