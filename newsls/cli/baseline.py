"""``newsls baseline``: what is known of drafts as they are, so that only newer findings are told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from newsls.cli import inputs, runs
from newsls.cli.errors import CannotRun
from newsls.workspace import baseline, cache
from newsls.workspace.files import Unreadable


@click.command(short_help="Write down today’s findings, to be told of newer ones only.")
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    type=click.Path(path_type=Path),
    default=Path(baseline.NAME),
    help=f"Where to write it. [{baseline.NAME}]",
)
@runs.select_option
@runs.ignore_option
@runs.jobs_option
@runs.cache_option
@inputs.options
def command(
    *, output: Path, select: tuple[str, ...], ignore: tuple[str, ...], jobs: int, no_cache: bool, **reading: Any
) -> int:
    """Write down the findings that drafts have today, for “newsls check --baseline FILE” to tell newer ones only.

    The file holds a fingerprint of each finding, which survives moved lines and reflowed paragraphs, and no word of a
    draft.  Run the command again to take in what the drafts have become.
    """
    from newsls.cli.checking import Task
    from newsls.report.numbers import counted

    drafts = inputs.Inputs(**reading, tell=runs.once())
    task = Task(
        runs.reading(drafts),
        runs.names("--select", select),
        runs.names("--ignore", ignore),
        cache=None if no_cache else cache.folder(),
    )
    rows = []
    for outcome in runs.outcomes(drafts, task, jobs):
        assert outcome.checked is not None
        rows.append((outcome.path or Path(outcome.checked.name), outcome.checked.prints))
    if drafts.problems:
        raise CannotRun(f"{output} was not written, since not all drafts could be read.")
    try:
        baseline.save(output, rows)
    except Unreadable as problem:
        raise CannotRun(str(problem)) from None
    count = sum(len(prints) for _, prints in rows)
    click.echo(f"Wrote {counted(count, 'finding')} of {counted(len(rows), 'draft')} to {output}.")
    return 0
