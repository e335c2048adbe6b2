"""``newsls figures show``: who somebody is."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsls.cli.errors import complain
from newsls.cli.look import columns, utf8

if TYPE_CHECKING:
    from newsls.figures.known import Known, Reference

NEAR = 5
"""Names that are offered where nobody bears the one asked for."""


@click.command(short_help="Tell who somebody is, by every layer that knows them.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="How to report. [text]")
@click.option("--on", metavar="DATE", help="Mark the offices held on this day. [today]")
@click.argument("name", metavar="NAME", nargs=-1, required=True)
def command(*, name: tuple[str, ...], format_: str, on: str | None) -> int:
    """Tell who somebody is: the record of every layer that knows NAME, each with its source and date.

    The layers are the newsroom’s figures.toml at or above this folder, what was imported, and the table of newsls.
    Case, diacritics and the romanisation don’t count.  A surname alone will do.

    Exit codes: 0 somebody is known, 1 nobody is; then names near to it are offered.
    """
    from datetime import UTC, datetime

    from newsls.figures.records import iso
    from newsls.report import layers
    from newsls.workspace.references import shared

    day = iso(on) if on is not None else datetime.now(UTC).astimezone().date().isoformat()
    if day is None:
        raise click.UsageError(f"--on must be a date such as 2023-04-01, not “{on}”.")
    wanted = " ".join(name)
    sources = shared().sources(Path())
    references = list(sources.layers.values())
    found = [known for reference in references for known in _known(reference, wanted)]
    near = [] if found else _near(references, wanted)
    for problem in shared().problems(Path()):  # after asking, as some damage shows only then
        complain(str(problem))
    if format_ == "json":
        import json

        utf8(sys.stdout)
        click.echo(json.dumps(layers.values(wanted, found, near, day), ensure_ascii=False, indent=1))
    elif found:
        click.echo(layers.text(found, day, min(columns(), 120)), nl=False)
    else:
        offered = f"; did you mean {_listed(near)}?" if near else "."
        click.echo(f"newsls knows nobody by the name “{wanted}”{offered}")
    return 0 if found else 1


def _known(reference: Reference, wanted: str) -> tuple[Known, ...]:
    """Those of a layer with the name, or with that surname."""
    from newsls.figures.book import beginnings
    from newsls.figures.keys import key

    named = reference.named(wanted)
    if named:
        return named
    return tuple(known for known in reference.starting(wanted, 50) if key(wanted) in beginnings(known))


def _near(references: list[Reference], wanted: str) -> list[str]:
    from newsls.workspace.references import shared

    store = shared().store()
    found = [known.name for reference in references for known in reference.near(wanted)]
    found += [known.name for known in store.like(wanted, NEAR)] if store else []
    found += [known.name for reference in references for known in reference.starting(wanted, NEAR)]
    return list(dict.fromkeys(found))[:NEAR]


def _listed(names: list[str]) -> str:
    quoted = [f"“{name}”" for name in names]
    return " or ".join((", ".join(quoted[:-1]), quoted[-1])) if len(quoted) > 1 else quoted[0]
