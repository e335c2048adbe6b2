"""Who is in a draft: the figures in order of their first mention, for a reader or as JSON."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

from newsls.analysis import Analysis
from newsls.figures import Figure
from newsls.figures.card import Card, card
from newsls.figures.model import PERSON
from newsls.report import record
from newsls.report.card import shortened
from newsls.report.cells import clean
from newsls.report.numbers import counted

LINES = 12
"""Line numbers listed of one figure."""
QUOTES = 3
"""Quotations shown of one figure."""


def cast(name: str, analysis: Analysis, columns: int = 80) -> str:
    """The figures of a draft as plain text: each one's name, roles, the lines of the mentions, and what they say."""
    figures = analysis.figures.all
    people = sum(figure.kind == PERSON for figure in figures)
    count = " and ".join(
        part
        for part in (
            counted(people, "person", "people") if people else "",
            counted(len(figures) - people, "body", "bodies") if len(figures) > people else "",
        )
        if part
    )
    heading = f"{clean(name)}: {count or 'nobody is named'}.\n"
    return "\n".join([heading, *(_entry(_card(figure, analysis), columns) for figure in figures)])


def values(name: str, analysis: Analysis) -> dict[str, Any]:
    """The figures of a draft as JSON values: those of the record, and what the draft says of each.

    Besides the record's, a figure has all ``roles``, ``age`` and ``pronoun`` (null where the draft shows none), the
    ``line`` of each mention (from 1), and ``quotes``, each with its place, line, text and mode.
    """
    line_of = analysis.draft.lines.line_of
    rows = []
    for figure in analysis.figures.all:
        row = record.figure(figure)
        for place in row["mentions"]:
            place["line"] = line_of(place["start"]) + 1
        made = _card(figure, analysis)
        row |= {"roles": list(made.roles), "age": made.age or None, "pronoun": made.pronoun or None}
        row["quotes"] = [
            {**record.place(quote.span), "line": quote.line, "text": quote.text, "mode": quote.mode.value}
            for quote in made.quotes
        ]
        rows.append(row)
    return {"path": name, "figures": rows}


def places(lines: Sequence[int], unit: str = "line") -> str:
    """“line 5”, “lines 5, 9, 12, …”: those of a figure’s mentions, from 1, as many as are told."""
    told = ", ".join(map(str, lines[:LINES])) + (", …" if len(lines) > LINES else "")
    return f"{unit}{'' if len(lines) == 1 else 's'} {told}"


def _card(figure: Figure, analysis: Analysis) -> Card:
    return card(figure, analysis.draft, analysis.speakers)


def _entry(made: Card, columns: int) -> str:
    roles = [clean(role) for role in made.roles] + ([f"age {made.age}"] if made.age else [])
    kind = "" if made.kind == PERSON else " (body)"
    mentions = counted(made.mentions, "mention", "mentions")
    lines = [clean(made.name) + kind]
    if roles:
        lines += _wrapped("; ".join(roles), columns)
    lines += _wrapped(f"{mentions}, {places(made.lines)}", columns)
    for quote in made.quotes[:QUOTES]:
        lines += _wrapped(f"{quote.line}: {shortened(clean(quote.text))}", columns, "      ")
    if len(made.quotes) > QUOTES:
        lines += _wrapped(f"and {counted(len(made.quotes) - QUOTES, 'more quotation', 'more quotations')}", columns)
    return "\n".join(lines) + "\n"


def _wrapped(text: str, columns: int, rest: str = "    ") -> list[str]:
    return textwrap.wrap(text, columns, initial_indent="    ", subsequent_indent=rest, break_on_hyphens=False)
