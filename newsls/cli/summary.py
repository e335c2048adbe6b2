"""``newsls summary``: a draft in a few of its own sentences."""

from __future__ import annotations

import sys
from typing import Any

import click

from newsls.cli import inputs
from newsls.cli.errors import complain
from newsls.cli.look import columns, utf8

STYLES = ("paragraph", "bullets", "lede")


@click.command(short_help="Summarise drafts in sentences of their own.")
@click.option("--sentences", type=click.IntRange(min=1), metavar="N", help="At most N sentences.")
@click.option("--words", type=click.IntRange(min=1), metavar="N", help="At most N words.")
@click.option("--characters", type=click.IntRange(min=1), metavar="N", help="At most N characters.")
@click.option("--style", type=click.Choice(STYLES), default="paragraph", help="How to set the sentences. [paragraph]")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="How to report. [text]")
@inputs.options
def command(
    *, sentences: int | None, words: int | None, characters: int | None, style: str, format_: str, **reading: Any
) -> int:
    """Summarise drafts in sentences of their own, in the order in which they stand.

    A paragraph has three sentences and a lede one, unless a length is given.  Text is wrapped on a terminal only.
    """
    if sum(limit is not None for limit in (sentences, words, characters)) > 1:
        raise click.UsageError("Give one of --sentences, --words and --characters.")
    from newsls.draft import Draft
    from newsls.report import summary as rendering
    from newsls.report.cells import clean
    from newsls.summary import summarise

    if sentences is words is characters is None:
        sentences = rendering.length_of(style)
    drafts = inputs.Inputs(**reading)
    several = len(drafts.paths) > 1
    wrap = min(columns(), 100) if sys.stdout.isatty() else None
    rows = []
    for index, draft in enumerate(drafts):
        read = Draft.read(draft.source.text, draft.language_id)
        summary = summarise(read, sentences=sentences, words=words, characters=characters)
        if format_ == "json":
            rows.append(rendering.values(draft.name, read, summary, style))
            continue
        if several or index:
            click.echo(("\n" if index else "") + f"{clean(draft.name)}\n")
        text = rendering.render(read, summary, style, wrap)
        if text:
            click.echo(text)
        if summary.note:
            complain(f"{draft.name}: {summary.note}")
    if format_ == "json":
        import json

        utf8(sys.stdout)
        click.echo(json.dumps({"version": 1, "drafts": rows}, ensure_ascii=False, indent=1))
    return 2 if drafts.problems else 0
