"""``newsls words``: the word lists that the editor, the command line and CI share."""

from __future__ import annotations

from pathlib import Path

import click

from newsls.cli.errors import CannotRun, complain
from newsls.workspace import configuration, words
from newsls.workspace.files import Unreadable, read_text

_files = click.argument("files", metavar="[FILE…]", nargs=-1, type=click.Path(path_type=Path))


@click.group(short_help="Add to, sort and check word lists.")
def command() -> None:
    """Add to, sort and check the lists of words and names that are right as they are.

    The newsroom’s list is newsls-words.txt beside the settings file or at the root of the repository; the writer’s own
    is in the user’s folder of settings.  The editor, the command line and CI read the same ones.
    """


@command.command(short_help="Add words to the newsroom’s list.")
@click.option("--personal", is_flag=True, help="Add them to your own list instead.")
@click.argument("new", metavar="WORD…", nargs=-1, required=True)
def add(*, personal: bool, new: tuple[str, ...]) -> int:
    """Add words or names to the newsroom’s list.  The list stays in order, and holds a word once."""
    try:
        for word in new:
            path = words.add(word, "personal" if personal else "workspace", _root())
    except ValueError as error:
        raise CannotRun(str(error)) from None
    except (Unreadable, OSError) as error:
        raise CannotRun(f"the word list {error}") from None
    click.echo(f"{path} has {'it' if len(new) == 1 else 'them'}.")
    return 0


@command.command(short_help="Sort word lists.")
@_files
def sort(*, files: tuple[Path, ...]) -> int:
    """Sort word lists, each word once, its comments with it; by default the newsroom’s list."""
    problems = 0
    for path in files or (words.shared(_root()),):
        try:
            click.echo(f"{path}: {'sorted' if words.tidy(path) else 'in order already'}.")
        except Unreadable as error:
            problems += 1
            complain(str(error))
    return 2 if problems else 0


@command.command(short_help="Check word lists.")
@_files
def check(*, files: tuple[Path, ...]) -> int:
    """Check word lists for words twice, out of order or unfit; by default the newsroom’s list.

    Exit codes: 0 all is well, 1 there is something to mend, 2 a list can’t be read.
    """
    problems = found = 0
    for path in files or (words.shared(_root()),):
        try:
            for slip in words.slips(read_text(path).text):
                found += 1
                click.echo(f"{path}:{slip.line}: {slip.message}")
        except Unreadable as error:
            problems += 1
            complain(str(error))
    return 2 if problems else int(found > 0)


def _root() -> Path:
    return configuration.load(Path()).root
