"""The settings that hold in a folder: a file beside or above, the word lists, and an editor's options over them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from newsls import settings
from newsls.settings import Settings, did_you_mean
from newsls.workspace import words
from newsls.workspace.discovery import patterns
from newsls.workspace.files import Unreadable, read_text
from newsls.workspace.toml import line_of

NAMES = ("newsls.toml", "pyproject.toml")
"""The settings files, the one that wins first."""

EDITORS_OWN = frozenset({"path", "interpreter", "args", "env", "trace", "enable", "server"})
"""Options that editors keep in the same place and that are about starting the server."""


class Problem(NamedTuple):
    """What is wrong with the settings: one sentence, and the file and line (from 1) where they come from a file."""

    message: str
    file: Path | None = None
    line: int | None = None

    def __str__(self) -> str:
        place = f"{self.file}" if self.file else "the editor’s options"
        return f"{place}{f', line {self.line}' if self.line else ''}: {self.message}"


class Configuration(NamedTuple):
    """The settings of a folder.

    ``settings`` hold the words of all lists.  ``file`` is the settings file, if there is one, and ``root`` the folder
    that its paths are relative to: its own, else the repository's, else the folder asked for.  ``watched`` are the
    paths that could change the settings, whether they exist or not.  ``unread`` says that the settings file can't be
    read at all, so that nothing of it applies.
    """

    settings: Settings
    problems: tuple[Problem, ...]
    file: Path | None
    root: Path
    watched: tuple[Path, ...]
    unread: bool = False

    def excludes(self, path: Path) -> bool:
        """Whether the settings exclude ``path``."""
        if not self.settings.exclude:
            return False
        try:
            real = path.resolve()
            inside = real.relative_to(self.root.resolve()).as_posix()
        except (ValueError, OSError):
            return False
        spec = patterns(self.settings.exclude)
        return bool(spec.match_file(inside) or spec.match_file(f"{inside}/"))


def load(
    folder: Path, options: Mapping[str, object] | None = None, *, file: Path | None = None, lists: bool = True
) -> Configuration:
    """The settings of drafts in ``folder``, with an editor's ``options`` laid over them.

    ``file`` names the settings file instead of looking for one.  Without ``lists`` no word list is read that the
    settings don't name.  Never raises: what is wrong is in ``problems``, and what is right applies.
    """
    folder = _absolute(folder)
    source = _read(file) if file else _find(folder)
    chosen, wrong = settings.read(source.values)
    problems = [*source.problems, *(source.placed(p.message, p.key, p.text) for p in wrong)]
    names = _names(chosen)
    problems += (source.placed(message, key, name) for key, name, message in _unknown(names))
    if options:
        ours = {key: value for key, value in options.items() if key.split(".")[0] not in EDITORS_OWN}
        chosen, wrong = settings.read(ours, chosen)
        problems += (Problem(p.message) for p in wrong)
        problems += (Problem(message) for _, _, message in _unknown(_names(chosen) - names))
    root = _absolute(source.file).parent if source.file else repository(folder) or folder
    named = [(root / name, name) for name in chosen.word_files]
    standing = [words.personal(), words.shared(root)] if lists else []
    found: set[str] = set()
    for path, name in (*((path, None) for path in standing if path.exists()), *named):
        try:
            found |= words.read(path)
        except Unreadable as error:
            problems.append(
                source.placed(f"The word list {error}", ("word-files",), name)
                if name
                else Problem(f"The word list {error}")
            )
    if found:
        chosen = replace(chosen, words=chosen.words | found)
    watched = dict.fromkeys((*source.watched, *standing, *(path for path, _ in named)))
    return Configuration(chosen, tuple(problems), source.file, root, tuple(watched), source.unread)


class _Source(NamedTuple):
    """A settings file as read: its values, and where in it they stand."""

    file: Path | None = None
    text: str = ""
    values: Mapping[str, object] = {}
    problems: tuple[Problem, ...] = ()
    watched: tuple[Path, ...] = ()
    unread: bool = False

    def placed(self, message: str, key: tuple[str, ...], value: str | None) -> Problem:
        if self.file is None:
            return Problem(message)
        return Problem(message, self.file, line_of(self.text, (*_table(self.file), *key), value))


def _find(folder: Path) -> _Source:
    """The nearest settings file at or above ``folder``, no further up than the root of the repository."""
    watched: list[Path] = []
    for place in (folder, *folder.parents):
        for name in NAMES:
            watched.append(place / name)
            if (place / name).is_file():
                source = _read(place / name)
                if source.values or source.problems or name == NAMES[0]:
                    return source._replace(watched=tuple(watched))
        if (place / ".git").exists():
            break
    return _Source(watched=tuple(watched))


def _read(file: Path) -> _Source:
    try:
        text = read_text(file).text
    except Unreadable as error:
        problem = Problem(f"This file {error.reason}", file, error.line)
        return _Source(file, problems=(problem,), watched=(file,), unread=True)
    table = _table(file)
    if table and table[-1] not in text:
        return _Source(file, text, watched=(file,))
    import tomllib

    try:
        values: Any = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return _Source(file, text, problems=(_syntax(file, text, error),), watched=(file,), unread=True)
    for part in table:
        values = values.get(part, {}) if isinstance(values, dict) else {}
    if not isinstance(values, dict):
        problem = Problem("“tool.newsls” must be a table.", file, line_of(text, table))
        return _Source(file, text, problems=(problem,), watched=(file,))
    return _Source(file, text, values, watched=(file,))


def _syntax(file: Path, text: str, error: Exception) -> Problem:
    """A syntax error with its line, which the parser of the standard library gives in its message only."""
    found = re.fullmatch(r"(.*) \(at (?:line (\d+), column \d+|end of document)\)", str(error), re.DOTALL)
    reason, line = (found[1], found[2]) if found else (str(error), None)
    last = len(text.splitlines()) or 1
    reason = reason.replace("\n", " ")
    return Problem(f"This is not TOML: {reason[:1].lower()}{reason[1:]}.", file, int(line) if line else last)


def _table(file: Path) -> tuple[str, ...]:
    """The table of the file that holds the settings."""
    return ("tool", "newsls") if file.name == NAMES[1] else ()


def _names(chosen: Settings) -> set[tuple[tuple[str, ...], str]]:
    """Every code or family that settings name, and the key that holds it."""
    return {
        *((("select",), name) for name in chosen.select),
        *((("ignore",), name) for name in chosen.ignore),
        *((("severities", name), name) for name, _ in chosen.severities),
    }


def _unknown(names: set[tuple[tuple[str, ...], str]]) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """The key, name and message of each name that no rule and no family bears."""
    if not names:
        return
    from newsls.analysis import known_names

    known = known_names()
    for key, name in sorted(names):
        if name not in known:
            yield key, name, f"“{key[0]}” names “{name}”, which is no rule or family{did_you_mean(name, known)}"


def repository(folder: Path) -> Path | None:
    """The root of the repository that an absolute ``folder`` is in."""
    return next((place for place in (folder, *folder.parents) if (place / ".git").exists()), None)


def _absolute(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()
