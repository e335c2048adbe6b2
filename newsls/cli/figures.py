"""``newsls figures``: who is in a draft, and what newsls knows of people and bodies."""

from __future__ import annotations

from importlib import import_module

import click

COMMANDS = ("show", "import", "update")
"""Each is a module ``figures_…`` of this room that holds ``command``."""

_DRAFTS = "(drafts)"
"""What no shell would pass by chance: the command for drafts needs no name."""


class Figures(click.Group):
    """A group of commands, and paths of drafts where none of them is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in (*COMMANDS, _DRAFTS):
            return None
        name = "in" if cmd_name == _DRAFTS else cmd_name
        found: click.Command = import_module(f"newsls.cli.figures_{name}").command
        return found

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in (*COMMANDS, *self.get_help_option_names(ctx)):
            args = [_DRAFTS, *args]
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name, found, rest = super().resolve_command(ctx, args)
        return ("" if name == _DRAFTS else name), found, rest

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        drafts = self.get_command(ctx, _DRAFTS)
        options = [option for option in drafts.params if isinstance(option, click.Option)] if drafts else []
        rows = [row for option in options if (row := option.get_help_record(ctx))]
        with formatter.section("Options for drafts"):
            formatter.write_dl([*rows, ("-h, --help", "Show this message and exit.")])
        self.format_commands(ctx, formatter)


@click.command(
    cls=Figures, short_help="Tell who is in a draft, and who somebody is.", subcommand_metavar="PATH… | COMMAND …"
)
def command() -> None:
    """Tell who is in a draft: people and bodies, the roles it gives them, and where it names them.

    The commands tell who somebody is, take in lists of figures, and ask Wikidata, which nothing else does.  A draft
    that is called like one of them goes by ./show, ./import or ./update.
    """
