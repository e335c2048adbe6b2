"""``newsls schema``: JSON schemas of what newsls reads and writes."""

from __future__ import annotations

import click

from newsls.cli.look import utf8


@click.command(short_help="Print JSON schemas of settings and output.")
@click.argument(
    "what",
    type=click.Choice(["settings", "record", "check", "facts", "summary"]),
    metavar="[settings|record|check|facts|summary]",
)
@click.option("--markdown", is_flag=True, help="With “settings”: the page of the documentation instead.")
def command(what: str, *, markdown: bool) -> None:
    """Print the JSON schema of the settings file, of a record of “batch”, or of “check”, “facts” or “summary”."""
    import json
    import sys
    from pathlib import Path

    from newsls import report
    from newsls.report import options

    if markdown and what != "settings":
        raise click.UsageError("--markdown goes with “settings” only.")
    utf8(sys.stdout)
    if markdown:
        click.echo(options.documentation(), nl=False)
    elif what == "settings":
        click.echo(json.dumps(options.schema(), ensure_ascii=False, indent=2))
    else:
        click.echo(Path(report.__file__).with_name(f"{what}.schema.json").read_text("utf-8"), nl=False)
