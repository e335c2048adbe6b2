"""``newsls rule``: what the rules do and why."""

from __future__ import annotations

import click

from newsls.cli.look import columns


@click.command(short_help="Tell what a rule does and why, or list all rules.")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Tell what a rule does and why, or list all rules by family."""
    from newsls.report.pages import listing, terminal
    from newsls.rules import RULES
    from newsls.settings import did_you_mean

    width = min(columns(), 120)
    if code is None:
        click.echo(listing(RULES, width), nl=False)
        click.echo("\n“newsls rule CODE” tells what a rule does and why.")
        return
    for rule in RULES:
        if rule.code == code:
            click.echo(terminal(rule, width), nl=False)
            return
    family = [rule for rule in RULES if rule.family.value == code]
    if not family:
        raise click.UsageError(f"newsls has no rule “{code}”{did_you_mean(code, (rule.code for rule in RULES))}")
    click.echo(listing(family, width), nl=False)
