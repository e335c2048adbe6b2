"""``newsls summary``: a draft in a few of its own sentences."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from newsls.cli import inputs
from newsls.cli.errors import complain
from newsls.cli.look import columns, utf8
from newsls.summary.options import METHODS, STYLES


@click.command(short_help="Summarise drafts in sentences of their own.")
@click.option("--sentences", type=click.IntRange(min=1), metavar="N", help="At most N sentences.")
@click.option("--words", type=click.IntRange(min=1), metavar="N", help="At most N words.")
@click.option("--characters", type=click.IntRange(min=1), metavar="N", help="At most N characters.")
@click.option(
    "--style",
    type=click.Choice(STYLES),
    default=STYLES[0],
    help="A paragraph, bullets that can each stand alone, one sentence that can, or a web description. [paragraph]",
)
@click.option("--method", type=click.Choice(METHODS), default=METHODS[0], help="How to rank sentences. [linear]")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="How to report. [text]")
@inputs.options
def command(
    *,
    sentences: int | None,
    words: int | None,
    characters: int | None,
    style: str,
    method: str,
    format_: str,
    **reading: Any,
) -> int:
    """Summarise drafts in sentences of their own, in the order in which they stand.

    A paragraph and bullets have three sentences, a lede has one, and a description has up to 160 characters, unless a
    length is given; of several lengths all hold.  Only what is too long as a whole is cut, at a clause.  Text is
    wrapped on a terminal only.

    \b
    Methods: linear    newsls’s own
             lead      the first sentences
             lexrank   Erkan and Radev, JAIR 22, 2004
             textrank  Mihalcea and Tarau, EMNLP 2004
             pacsum    Zheng and Lapata, ACL 2019
    Those but the first are there to compare it with.

    \b
    Exit codes: 0 all drafts were read; what could not be summarised is said on standard error;
                2 a draft or the settings could not be read; the others are summarised.
    """
    from newsls.draft import Draft
    from newsls.report import summary as rendering
    from newsls.report.cells import clean
    from newsls.summary import summarise

    drafts = inputs.Inputs(**reading)
    terminal = sys.stdout.isatty()
    wrap = min(columns(), 100) if terminal else None
    rows, shown = [], False
    for draft in drafts:
        read = Draft.read(draft.source.text, draft.language_id)
        summary = summarise(read, sentences=sentences, words=words, characters=characters, style=style, method=method)
        if format_ == "json":
            rows.append(rendering.values(draft.name, read, summary, style))
            continue
        text = rendering.render(read, summary, style, wrap)
        if text:
            if terminal:  # nothing in a draft may steer it
                text = "\n".join(map(clean, text.split("\n")))
            click.echo(("\n" if shown else "") + (f"{clean(draft.name)}\n\n" if _named(drafts, draft) else "") + text)
            shown = True
        if summary.note:
            complain(f"{clean(draft.name)}: {summary.note}")
    if format_ == "json":
        import json

        utf8(sys.stdout)
        click.echo(json.dumps({"version": rendering.VERSION, "drafts": rows}, ensure_ascii=False, indent=1))
    return 2 if drafts.problems else 0


def _named(drafts: inputs.Inputs, draft: inputs.Input) -> bool:
    """Whether a draft's summary goes under its name: unless it is the only one, named on the command line."""
    return len(drafts.paths) > 1 or (draft.path is not None and draft.path != Path(drafts.paths[0]))
