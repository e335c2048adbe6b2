"""``newsls`` itself: the group of commands."""

from __future__ import annotations

from importlib import import_module

import click

from newsls import __version__

COMMANDS = ("check", "baseline", "summary", "figures", "facts", "rule", "words", "batch", "serve", "schema")
"""In the order of the help; each is a module of this room that holds ``command``."""


class Program(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"newsls.cli.{cmd_name}").command
        return command


@click.command(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
def program() -> None:
    """Reads news drafts as a copy desk and a fact desk do.

    Asks “says who?” of unattributed claims, catches the typos that spell-checkers miss, knows the people in the story,
    cuts a summary and lists what to check.  Nothing of a draft leaves this machine.
    """
