"""``newsls figures import``: takes a list of figures into the store."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import click

from newsls.cli.errors import CannotRun, complain

SAID = 20
"""Of what can't be taken in, how much is said one by one."""
SLOW = 2000
"""Figures from which on the writing shows its progress on a terminal."""


@click.command(short_help="Take a list of figures into the store.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["csv", "json", "popolo", "congress"]),
    help="Read FILE as this. [told from its content]",
)
@click.option("--encoding", metavar="NAME", help="Decode FILE so. [UTF-8, or what its byte-order mark says]")
@click.option(
    "--as-of",
    metavar="DATE",
    help="The date as of which FILE holds, where its records give none. [the day it was last changed]",
)
@click.option(
    "--replace", is_flag=True, help="Also remove what an earlier import of this FILE brought and it holds no more."
)
@click.option("--verbose", "-v", is_flag=True, help=f"Say all that can’t be taken in, not just the first {SAID}.")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
def command(
    *, file: Path, format_: str | None, encoding: str | None, as_of: str | None, replace: bool, verbose: bool
) -> int:
    """Take a list of figures into the store, from which cards and rules know them.

    FILE is CSV, JSON, JSON Lines or YAML: records of newsls’s own, Popolo, or the public-domain files of the US
    Congress.  docs/figures.md shows them.  All of FILE is taken in or, should anything happen meanwhile, nothing.

    Exit codes: 0 all was taken in, 1 some of it was left out, 2 none was taken in.
    """
    from newsls.figures.formats import Format
    from newsls.figures.records import iso
    from newsls.workspace import data, imports
    from newsls.workspace.files import Unreadable

    if as_of is not None and iso(as_of) is None:
        raise click.UsageError(f"--as-of must be a date such as 2026-11-24, not “{as_of}”.")
    try:
        prepared = imports.prepare(
            file, format_=Format(format_) if format_ else None, encoding=encoding, as_of=(as_of and iso(as_of)) or ""
        )
    except Unreadable as problem:
        raise CannotRun(str(problem)) from None
    _say(file, prepared.missed, verbose)
    if not prepared.figures:
        raise CannotRun(f"{file}: holds no figure that could be taken in.")
    try:
        with _progress(len(prepared.figures)) as bar:
            step = (lambda: bar.update(1)) if bar is not None else (lambda: None)
            imported = imports.take_in(prepared, data.store(), replace=replace, step=step)
    except imports.Unusable as problem:
        raise CannotRun(str(problem)) from None
    if imported.notice:
        complain(imported.notice)
    counts = imported.counts
    parts = [(counts.new, "new"), (counts.changed, "changed"), (counts.unchanged, "unchanged"),
             (counts.removed, "removed"), (prepared.skipped, "skipped")]  # fmt: skip
    told = ", ".join(f"{number} {word}" for number, word in parts if number)
    figures = "1 figure" if counts.figures == 1 else f"{counts.figures} figures"
    click.echo(f"Imported {figures} from {file.name} ({told}).")
    return 1 if any(miss.loss for miss in prepared.missed) else 0


def _say(file: Path, missed: tuple[Any, ...], verbose: bool) -> None:
    shown = missed if verbose else missed[:SAID]
    for miss in shown:
        complain(f"{file}, {miss}" + (" Skipped." if miss.skipped else ""))
    if len(missed) > len(shown):
        complain(f"{file}: and {len(missed) - len(shown)} more of this kind; --verbose says all.")


def _progress(figures: int) -> AbstractContextManager[Any]:
    if figures < SLOW or not sys.stderr.isatty():
        return nullcontext()
    return click.progressbar(length=figures, label="Importing", file=sys.stderr)
