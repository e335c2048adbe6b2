"""``figures.toml``: the newsroom's own file of figures, and what is wrong with it.

It stands in the folder of the drafts or above, no further up than the root of the repository; the nearest one holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from newsls.figures import records
from newsls.figures.known import Known, Layer
from newsls.settings import did_you_mean
from newsls.workspace.configuration import Problem
from newsls.workspace.files import Unreadable, read_text
from newsls.workspace.toml import line_within

NAME = "figures.toml"
LARGEST = 5_000_000
"""Bytes."""

_TABLE = "figure"
_DEFAULTS = ("source", "as-of")
_MONTH = re.compile(r"=\s*(\d{4}-\d{2})\s*(?:#|$)")
_ERROR = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)


class Newsroom(NamedTuple):
    """The figures of a file, in its order, and what is wrong with the file; what is right holds."""

    figures: tuple[Known, ...] = ()
    problems: tuple[Problem, ...] = ()


def find(folder: Path) -> Path | None:
    """The nearest ``figures.toml`` at or above ``folder``, no further up than the root of the repository."""
    for place in (folder, *folder.parents):
        if (place / NAME).is_file():
            return place / NAME
        if (place / ".git").exists():
            break
    return None


def load(file: Path) -> Newsroom:
    """The figures of ``file``.  Never raises."""
    try:
        status = file.stat()
        if status.st_size > LARGEST:
            problem = Problem(f"This file is larger than {LARGEST / 1e6:g} MB; import it into the store instead.", file)
            return Newsroom((), (problem,))
        text = read_text(file).text
    except Unreadable as error:
        return Newsroom((), (Problem(f"This file {error.reason}", file, error.line),))
    except OSError as error:
        return Newsroom((), (Problem(f"This file cannot be read ({(error.strerror or str(error)).lower()}).", file),))
    day = datetime.fromtimestamp(status.st_mtime, UTC).date().isoformat()
    return parse(text, file, day)


def parse(text: str, file: Path, day: str) -> Newsroom:
    """The figures that the text of ``file`` holds, as of the ISO ``day`` where it gives none.  Never raises."""
    import tomllib

    try:
        values: dict[str, Any] = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Newsroom((), (_syntax(text, file, error),))

    def problem(message: str, path: tuple[str | int, ...], value: str | None = None) -> Problem:
        return Problem(message, file, line_within(text, path, value))

    problems = [problem(message, path) for message, path in _strangers(values)]
    rows = values.get(_TABLE, [])
    if not isinstance(rows, list):
        return Newsroom((), (*problems, problem(f"Figures stand under [[{_TABLE}]], with two brackets.", (_TABLE,))))
    source = values.get("source", NAME)
    given = values.get("as-of", values.get("as_of", day))
    as_of = records.iso(str(given))
    if as_of is None:
        problems.append(problem("“as-of” must be a date such as 2023-03-12.", ("as-of",)))
    figures = []
    for number, row in enumerate(rows):
        if not isinstance(row, Mapping):
            problems.append(problem(f"A figure must be a table: [[{_TABLE}]].", (_TABLE, number)))
            continue
        known, faults = records.read(
            row, layer=Layer.HOUSE, source=source if isinstance(source, str) else NAME, as_of=as_of or day
        )
        if known is not None:
            figures.append(known)
        problems += (problem(fault.message, (_TABLE, number, *fault.path), fault.text) for fault in faults)
    return Newsroom(tuple(figures), tuple(problems))


def _strangers(values: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    known = (_TABLE, *_DEFAULTS)
    for name in values:
        if name.replace("_", "-") not in known:
            near = f"; did you mean [[{_TABLE}]]?" if name == "figures" else did_you_mean(name, known)
            yield f"{NAME} has no “{name}”{near}", (name,)


def _syntax(text: str, file: Path, error: Exception) -> Problem:
    found = _ERROR.fullmatch(str(error))
    reason = (found[1] if found else str(error)).replace("\n", " ")
    lines = text.splitlines()
    line = int(found[2]) if found and found[2] else len(lines) or 1
    month = _MONTH.search(lines[line - 1]) if line <= len(lines) else None
    if month:
        return Problem(f'This is not TOML: a month needs quotation marks, as in "{month[1]}".', file, line)
    return Problem(f"This is not TOML: {reason[:1].lower()}{reason[1:]}.", file, line)
