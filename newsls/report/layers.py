"""Who somebody is, for a terminal or as JSON: the record of every layer that knows them, with source and date."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

from newsls.figures import records
from newsls.figures.known import Known, Layer, Term, holds
from newsls.figures.model import PERSON
from newsls.report.background import name, office, sourced
from newsls.report.cells import clean

_LAYERS = {
    Layer.HOUSE: "The newsroom’s file",
    Layer.STORE: "Imported",
    Layer.TABLE: "The table of newsls",
}


def text(found: Sequence[Known], on: str, columns: int = 80) -> str:
    """The records as plain text, in their order, the terms that ran on the ISO date ``on`` marked."""
    return "\n".join(_record(known, on, columns) for known in found)


def values(name: str, found: Iterable[Known], near: Iterable[str], on: str) -> dict[str, Any]:
    """The records as JSON values: those of ``newsls.figures.records``, with “layer”, and “on” for each term.

    A term’s “on” says whether it ran on the date ``on``.
    """
    rows = []
    for known in found:
        row = {"layer": known.layer.value, **records.values(known)}
        row["terms"] = [
            {**term, "on": holds(held, on)} for term, held in zip(row.get("terms", []), known.terms, strict=True)
        ]
        rows.append(row)
    return {"version": 1, "name": name, "on": on, "records": rows, "near": list(near)}


def _record(known: Known, on: str, columns: int) -> str:
    lines = [name(known) + ("" if known.kind == PERSON else ", a body")]
    lines += _wrapped(f"{_LAYERS[known.layer]}: {sourced(known.source, known.as_of) or 'no source'}", columns)
    for term in known.terms:
        lines += _wrapped(_term(term, known, on), columns)
    facts = (
        ("Also", ", ".join(known.aliases)),
        ("Country", known.country),
        ("Party", known.party),
        ("Said", known.pronunciation),
        ("Style", known.style),
        ("Wikipedia", known.wikipedia),
        ("Wikidata", known.wikidata),
    )
    for label, fact in facts:
        if fact:
            lines += _wrapped(f"{label}: {fact}", columns)
    return "\n".join(lines) + "\n"


def _term(term: Term, known: Known, on: str) -> str:
    mark = "* " if holds(term, on) else "- "
    told = sourced(term.source, term.as_of) if (term.source, term.as_of) != (known.source, known.as_of) else ""
    return f"{mark}{office(term)}" + (f" [{told}]" if told else "")


def _wrapped(line: str, columns: int) -> list[str]:
    return textwrap.wrap(
        clean(line), columns, initial_indent="    ", subsequent_indent="      ", break_on_hyphens=False
    )
