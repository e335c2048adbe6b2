"""A baseline: the findings that drafts had when it was written, by fingerprint, so that only newer ones are told.

A JSON file with a fingerprint a line, to be kept beside the drafts; it holds no word of them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from newsls.workspace.files import Unreadable, read_text, write_text

NAME = "newsls-baseline.json"
VERSION = 1
LARGEST = 100_000_000


class Baseline:
    """What was known of each draft.  Paths are relative to the folder of the file."""

    def __init__(self, file: Path, drafts: Mapping[str, Iterable[str]]) -> None:
        self._folder = Path(os.path.abspath(file)).parent  # noqa: PTH100
        self._drafts = {name: frozenset(prints) for name, prints in drafts.items()}
        # Drafts that are gone may have been renamed: what was known of them counts wherever it turns up.
        gone = [prints for name, prints in self._drafts.items() if not (self._folder / name).exists()]
        self._moved = frozenset[str]().union(*gone)

    def new(self, path: Path | str, prints: Sequence[str]) -> list[bool]:
        """Of each fingerprint of a draft, whether the baseline doesn't know it."""
        known = self._drafts.get(_name(self._folder, path), frozenset()) | self._moved
        return [mark not in known for mark in prints]


def load(file: Path) -> Baseline:
    """The baseline in ``file``.  Raises ``Unreadable`` where there is none."""
    text = read_text(file, LARGEST).text
    try:
        values = json.loads(text)
        version, drafts = values["version"], values["drafts"]
        if version == VERSION:
            marks = {str(name): [str(mark) for mark in list(prints)] for name, prints in drafts.items()}
            return Baseline(file, marks)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise Unreadable(file, "is no baseline of newsls; write a new one with “newsls baseline”.") from None
    raise Unreadable(file, f"is a baseline of another newsls (version {str(version)[:20]}); write a new one.")


def save(file: Path, drafts: Iterable[tuple[Path | str, Sequence[str]]]) -> None:
    """Write the fingerprints of ``drafts`` to ``file`` at once.  Raises ``Unreadable`` where it can't be done."""
    folder = Path(os.path.abspath(file)).parent  # noqa: PTH100
    rows = {_name(folder, path): sorted(prints) for path, prints in drafts if prints}
    values = {"version": VERSION, "drafts": dict(sorted(rows.items()))}
    write_text(file, json.dumps(values, ensure_ascii=False, indent=1) + "\n")


def _name(folder: Path, path: Path | str) -> str:
    try:
        return Path(os.path.relpath(os.path.abspath(path), folder)).as_posix()  # noqa: PTH100
    except ValueError:  # another drive
        return Path(path).as_posix()
