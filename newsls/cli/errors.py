"""What the command line says when it can't do what was asked."""

from __future__ import annotations

import contextlib
from typing import IO, Any

import click


class CannotRun(click.ClickException):
    """Ends the command with exit code 2 and one sentence on standard error."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:  # noqa: ARG002
        complain(self.message)


def complain(sentence: str) -> None:
    """Say one sentence on standard error."""
    with contextlib.suppress(OSError):  # there may be nowhere left to say it
        click.echo(f"newsls: {sentence}", err=True)
