"""How a command's output looks: colours and width."""

from __future__ import annotations

import os
import shutil
from io import TextIOWrapper
from typing import TextIO

import click

color_option = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Use colours; auto means on a terminal, unless NO_COLOR is set or FORCE_COLOR says so anyway. [auto]",
)


def colour(choice: str, stream: TextIO) -> bool:
    """Whether to use colours on ``stream``: by choice, else as the environment says, else on a terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def columns() -> int:
    """The columns to write for: the terminal's, or 80."""
    return shutil.get_terminal_size((80, 24)).columns


def utf8(stream: TextIO) -> None:
    """Make ``stream`` write UTF-8, as JSON is whatever the locale; what UTF-8 can't hold is replaced."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="replace")
