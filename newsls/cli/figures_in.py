"""``newsls figures PATH…``: who is in a draft."""

from __future__ import annotations

import sys
from typing import Any

import click

from newsls.cli import inputs
from newsls.cli.look import columns, utf8


@click.command(short_help="Tell who is in a draft.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="How to report. [text]")
@inputs.options
def command(*, format_: str, **reading: Any) -> int:
    """Tell who is in a draft: people and bodies, the roles it gives them, and where it names them."""
    from newsls.analysis import analyse
    from newsls.draft import Draft
    from newsls.report import cast

    drafts = inputs.Inputs(**reading)
    rows = []
    for index, draft in enumerate(drafts):
        analysis = analyse(Draft.read(draft.source.text, draft.language_id), draft.settings, reference=draft.reference)
        if format_ == "json":
            rows.append(cast.values(draft.name, analysis))
        else:
            click.echo(("\n" if index else "") + cast.cast(draft.name, analysis, min(columns(), 120)), nl=False)
    if format_ == "json":
        import json

        utf8(sys.stdout)
        click.echo(json.dumps({"version": 1, "drafts": rows}, ensure_ascii=False, indent=1))
    return 2 if drafts.problems else 0
