"""``newsls facts``: the fact-check sheet of a draft."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from newsls.cli import inputs
from newsls.cli.errors import CannotRun
from newsls.cli.look import columns, utf8

FORMATS = ("text", "json", "markdown", "csv")


@click.command(short_help="List what can be checked, with its sources.")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", help="How to report. [text]")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write to FILE, at once and whole, instead of standard output.",
)
@inputs.options
def command(*, format_: str, output: Path | None, **reading: Any) -> int:
    """Print the fact-check sheet of drafts: each claim, statement, quotation, number, name and date, in the order in
    which they stand, with who answers for it or “no source”.

    “markdown” has boxes to tick.  “csv” opens in a spreadsheet, with two empty columns for the desk.
    """
    from newsls import facts
    from newsls.analysis import analyse
    from newsls.draft import Draft
    from newsls.report import facts as rendering
    from newsls.report.facts_csv import BYTE_ORDER_MARK

    drafts = inputs.Inputs(**reading)
    sheets = []
    for draft in drafts:
        analysis = analyse(Draft.read(draft.source.text, draft.language_id), draft.settings, reference=draft.reference)
        sheet = facts.read(analysis.draft, analysis.sources, analysis.figures)
        sheets.append(rendering.Listed(draft.name, analysis.draft, sheet))
    width = 100 if output is not None else min(columns(), 120)
    made = rendering.render(format_, sheets, width) if sheets or format_ != "text" else ""
    if format_ == "csv":
        made = BYTE_ORDER_MARK + made
    if output is not None:
        _write(output, made)
    elif format_ == "csv":  # its line ends are its own, whatever the system's
        sys.stdout.flush()
        sys.stdout.buffer.write(made.encode("utf-8", "replace"))
    else:
        if format_ != "text":
            utf8(sys.stdout)
        click.echo(made, nl=False)
    return 2 if drafts.problems else 0


def _write(path: Path, made: str) -> None:
    from newsls.workspace import files

    try:
        files.write_bytes(path, made.encode("utf-8", "replace"))
    except files.Unreadable as problem:
        raise CannotRun(str(problem)) from None
