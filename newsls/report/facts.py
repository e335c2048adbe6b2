"""The fact-check sheet in each of its formats, and as JSON values.

``newsls/report/facts.schema.json`` describes the JSON; ``VERSION`` counts its incompatible changes.  Offsets are code
points into the draft, ends exclusive; lines and columns count from 1.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from newsls.facts import Entry, Source
from newsls.report import facts_csv, facts_markdown, facts_text
from newsls.report.facts_words import Listed
from newsls.report.record import place

__all__ = ["FORMATS", "VERSION", "Listed", "render", "values"]

VERSION = 1
FORMATS = ("text", "json", "markdown", "csv")


def render(format_: str, sheets: Sequence[Listed], columns: int = 80) -> str:
    """The sheets of one or several drafts in one of ``FORMATS``; ``columns`` is the width of “text”."""
    if format_ == "text":
        return facts_text.render(sheets, columns)
    if format_ == "markdown":
        return facts_markdown.render(sheets)
    if format_ == "csv":
        return facts_csv.render(sheets)
    whole = {"version": VERSION, "drafts": [values(listed) for listed in sheets]}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def values(listed: Listed) -> dict[str, Any]:
    """One draft's sheet as JSON values."""
    sheet = listed.sheet
    return {
        "path": listed.name,
        "date": sheet.date.isoformat() if sheet.date else None,
        "sentences": [
            {**place(one.span), "line": one.line, "text": one.text, "sourcing": one.sourcing.value}
            for one in sheet.sentences
        ],
        "entries": [_entry(entry, listed) for entry in sheet.entries],
    }


def _entry(entry: Entry, listed: Listed) -> dict[str, Any]:
    line, column = listed.draft.lines.position(entry.span.start)
    made: dict[str, Any] = {
        "kind": entry.kind.value,
        "text": entry.text,
        **place(entry.span),
        "spans": [place(span) for span in entry.spans],
        "line": line + 1,
        "column": column + 1,
        "sentence": entry.sentence,
        "within": entry.within,
        "source": _source(entry.source) if entry.source else None,
    }
    if entry.claim is not None:
        claim = entry.claim
        trigger = {"text": claim.trigger, **place(claim.span)}
        made["claim"] = {"kind": claim.kind.value, "strong": claim.strong, "trigger": trigger}
    if entry.named is not None:
        named = entry.named
        made["name"] = {
            "full": named.name,
            "kind": named.kind,
            "roles": list(named.roles),
            "mentions": named.mentions,
            "forms": list(named.forms),
            "spellings": list(named.spellings),
        }
    if entry.dated is not None:
        made["date"] = {"calendar": list(entry.dated.calendar), "problem": entry.dated.problem or None}
    return made


def _source(source: Source) -> dict[str, Any]:
    return {
        "text": source.words,
        **(place(source.span) if source.span else {"start": None, "end": None}),
        "strength": source.strength.value,
        "figures": [figure.name for figure in source.figures],
        "carried": source.carried,
        "verb": source.verb or None,
    }
