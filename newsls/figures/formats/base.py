"""What the formats share."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from newsls.figures.known import Known
from newsls.figures.records import Fault


class Format(StrEnum):
    """The shape of a list of figures."""

    CSV = "csv"
    JSON = "json"
    POPOLO = "popolo"
    CONGRESS = "congress"


class Unfit(Exception):  # noqa: N818
    """A list can't be read at all: why and what to do, as a sentence, and the line and column (from 1) where known."""

    def __init__(self, reason: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(reason)
        self.reason, self.line, self.column = reason, line, column


class Where(NamedTuple):
    """Where a list comes from, and the ISO date as of which it holds."""

    source: str
    as_of: str


class Listed(NamedTuple):
    """A figure of a list, and what tells it from the others there (empty where that is its name)."""

    known: Known
    ident: str = ""


class Missed(NamedTuple):
    """What was not taken: its place (“line 7”, “record 3, Ana Ruiz”) and why.

    ``skipped`` says that it is a whole figure, ``loss`` that it is something that newsls could have used.
    """

    place: str
    reason: str
    skipped: bool = False
    loss: bool = True

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}"


class Reading(NamedTuple):
    """What a list held."""

    format: Format
    figures: tuple[Listed, ...]
    missed: tuple[Missed, ...] = ()


def missed(place: str, faults: Iterable[Fault], *, skipped: bool) -> list[Missed]:
    """The faults of one record, of which the first stands for a skipped one."""
    found = [Missed(place, fault.message, skipped) for fault in faults]
    return found[:1] if skipped else found
