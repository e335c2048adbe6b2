"""Which drafts are meant by a list of paths: files, folders and patterns.

A file that is named is taken whatever its suffix.  A folder gives the drafts in it, in order of their paths, but for
hidden files and folders, what git ignores, newsls's own word lists, and what the settings exclude.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from glob import glob, has_magic
from pathlib import Path
from typing import TYPE_CHECKING

from newsls.workspace import documents
from newsls.workspace.files import LANGUAGES, Unreadable
from newsls.workspace.words import WORD_LIST

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

SKIPPED = frozenset({"node_modules", "__pycache__"})
"""Folders that hold no drafts, whatever is in them."""

Excluded = Callable[[Path], bool]
"""Whether the settings exclude a path."""


def discover(arguments: Iterable[str], excluded: Excluded, seen: set[str] | None = None) -> Iterator[Path | Unreadable]:
    """The drafts that ``arguments`` mean, each once, in the order of the arguments.

    ``seen`` remembers which were given, for several calls.  What can't be found or read is yielded as the
    ``Unreadable`` that says so, and the rest goes on.
    """
    seen = set() if seen is None else seen
    for argument in arguments:
        for found in _meant(argument, excluded):
            if isinstance(found, Unreadable):
                yield found
            elif (key := os.path.realpath(found)) not in seen:
                seen.add(key)
                yield found


def _meant(argument: str, excluded: Excluded) -> Iterator[Path | Unreadable]:
    path = Path(argument)
    try:
        if path.is_dir():
            yield from _folder(path, excluded)
            return
        if path.exists():
            yield path
            return
    except (OSError, ValueError) as error:
        yield Unreadable(argument, f"cannot be read ({error}).")
        return
    if has_magic(argument):
        matched = False
        for name in sorted(glob(argument, recursive=True)):  # noqa: PTH207
            matched = True
            if Path(name).is_dir():
                if "**" not in argument:
                    yield from _folder(Path(name), excluded)
            elif not excluded(Path(name)) and not SKIPPED.intersection(Path(name).parts):
                yield Path(name)
        if not matched:
            yield Unreadable(argument, "no file matches this pattern.")
        return
    yield Unreadable(argument, "there is no such file or folder.")


def _folder(folder: Path, excluded: Excluded) -> Iterator[Path | Unreadable]:
    problems: list[OSError] = []
    searched = (*LANGUAGES, *documents.suffixes())
    ignored = _Ignored(folder)
    found = False
    for root, folders, files in os.walk(folder, onerror=problems.append):
        here = Path(root)
        ignored.enter(here)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and name not in SKIPPED
            and not ignored(here / name, folder=True)
            and not excluded(here / name)
        )
        for name in sorted(files):
            path = here / name
            draft = path.suffix.lower() in searched and not name.startswith((".", "~$")) and name != WORD_LIST
            if draft and not ignored(path) and not excluded(path):
                found = True
                yield path
        while problems:
            error = problems.pop()
            yield Unreadable(error.filename, f"cannot be read ({(error.strerror or 'unknown').lower()}).")
    for error in problems:
        yield Unreadable(error.filename, f"cannot be read ({(error.strerror or 'unknown').lower()}).")
    if not found and not problems:
        yield Unreadable(folder, f"no drafts here ({', '.join('*' + suffix for suffix in searched)}).")


class _Ignored:
    """What the .gitignore files above and below a folder ignore."""

    def __init__(self, folder: Path) -> None:
        self.specs: list[tuple[Path, GitIgnoreSpec]] = []
        real = folder.resolve()
        above = []
        for parent in (real, *real.parents):
            if (parent / ".git").exists():
                above = [p for p in real.parents if p == parent or parent in p.parents]
                break
        for parent in reversed(above):
            self.enter(parent)

    def enter(self, folder: Path) -> None:
        """Read the folder's own .gitignore; folders are entered from above."""
        real = folder.resolve()
        self.specs = [(base, spec) for base, spec in self.specs if base == real or base in real.parents]
        file = real / ".gitignore"
        try:
            lines = file.read_text("utf-8", "replace").splitlines() if file.is_file() else []
        except OSError:
            lines = []
        if any(line.strip() and not line.startswith("#") for line in lines):
            self.specs.append((real, patterns(lines)))

    def __call__(self, path: Path, *, folder: bool = False) -> bool:
        if not self.specs:
            return False
        real = path.parent.resolve() / path.name
        for base, spec in reversed(self.specs):  # the nearest file that says anything decides, as in git
            name = real.relative_to(base).as_posix() + ("/" if folder else "")
            verdict = spec.check_file(name).include
            if verdict is not None:
                return verdict
        return False


def patterns(lines: Iterable[str]) -> GitIgnoreSpec:
    """A matcher of patterns as git reads those of .gitignore."""
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)
