"""``newsls figures update``: asks Wikidata.  The one command that reaches for the network."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import click

from newsls.cli.errors import CannotRun, complain


@click.command(short_help="Ask Wikidata who somebody is, over the network.")
@click.argument("names", metavar="[NAME]…", nargs=-1)
def command(*, names: tuple[str, ...]) -> int:
    """Ask Wikidata who somebody is, and keep the answer in the store.

    NAME is a whole name, in quotation marks where it has blanks, or the id of an item such as Q15031.  Without one,
    everybody in the store is asked for who has such an id.

    This is the one command that uses the network.  What goes out are these names and ids, and nothing of any draft.

    Exit codes: 0 all could be had, 1 some could not, 2 none could.
    """
    from newsls.workspace import data, wikidata

    store = data.store()
    try:
        wanted = names or wikidata.known_ids(store)
        if not wanted:
            raise CannotRun(
                "the store holds nobody with a Wikidata id; name somebody, or import a list that gives ids."
            )
        with _progress(len(wanted)) as bar:
            updated = wikidata.update(wanted, store, bar.update if bar is not None else lambda _: None)
    except wikidata.Unusable as problem:
        raise CannotRun(str(problem)) from None
    if updated.notice:
        complain(updated.notice)
    for name in updated.nobody:
        complain(f"Wikidata knows no person by the name “{name}”.")
    for reason in dict.fromkeys(trouble.reason for trouble in updated.troubles):
        of = [trouble.name for trouble in updated.troubles if trouble.reason == reason]
        shown = ", ".join(f"“{name}”" for name in of[:5]) + (f" and {len(of) - 5} more" if len(of) > 5 else "")
        complain(f"{shown}: {reason}")
    counts = updated.counts
    parts = ((counts.new, "new"), (counts.changed, "changed"), (counts.unchanged, "unchanged"))
    told = ", ".join(f"{number} {word}" for number, word in parts if number)
    figures = "1 figure" if counts.figures == 1 else f"{counts.figures} figures"
    if not counts.figures:
        return 2
    click.echo(f"Updated {figures} from Wikidata ({told}).")
    return 1 if updated.nobody or updated.troubles else 0


def _progress(names: int) -> AbstractContextManager[Any]:
    if names < 5 or not sys.stderr.isatty():
        return nullcontext()
    return click.progressbar(length=names, label="Asking Wikidata", file=sys.stderr)
