"""Who is in a draft: the figures in order of their first mention, for a reader or as JSON."""

from __future__ import annotations

import textwrap
from typing import Any

from newsls.analysis import Analysis
from newsls.figures import Figure
from newsls.report import record
from newsls.report.cells import clean

SHOWN = 12
"""Line numbers listed of one figure."""


def cast(name: str, analysis: Analysis, columns: int = 80) -> str:
    """The figures of a draft as plain text: each one's name, roles, and the lines of the mentions."""
    figures = analysis.figures.all
    if not figures:
        return f"{clean(name)}: nobody is named.\n"
    parts = [f"{clean(name)}\n"]
    for figure in figures:
        lines = [f"  {clean(figure.name)}" + (" (body)" if figure.kind == "body" else "")]
        lines += (_wrapped(clean(role), columns) for role in figure.roles)
        lines.append(_wrapped(_mentions(figure, analysis), columns))
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def values(name: str, analysis: Analysis) -> dict[str, Any]:
    """The figures of a draft as JSON values: those of the record, with the line of each mention (from 1)."""
    lines = analysis.draft.lines
    figures = []
    for figure in analysis.figures.all:
        row = record.figure(figure)
        for place, mention in zip(row["mentions"], figure.mentions, strict=True):
            place["line"] = lines.line_of(mention.span.start) + 1
        figures.append({**row, "roles": list(figure.roles)})
    return {"path": name, "figures": figures}


def _mentions(figure: Figure, analysis: Analysis) -> str:
    lines = [analysis.draft.lines.line_of(mention.span.start) + 1 for mention in figure.mentions]
    distinct = list(dict.fromkeys(lines))
    shown = ", ".join(map(str, distinct[:SHOWN])) + (" …" if len(distinct) > SHOWN else "")
    count = f"{len(lines)} mention{'' if len(lines) == 1 else 's'}"
    return f"{count}, line{'' if len(distinct) == 1 else 's'} {shown}"


def _wrapped(text: str, columns: int) -> str:
    return textwrap.fill(text, columns, initial_indent="    ", subsequent_indent="      ")
