"""What the command line says when it can't do what was asked."""

from __future__ import annotations

from typing import IO, Any

import click


class CannotRun(click.ClickException):
    """Ends the command with exit code 2 and one sentence on standard error."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        complain(self.message)


def complain(sentence: str) -> None:
    """Say one sentence on standard error."""
    try:
        click.echo(f"newsls: {sentence}", err=True)
    except OSError:  # there is nowhere left to say it
        pass
