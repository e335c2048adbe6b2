"""On which line of a TOML file a key stands; the parser of the standard library doesn't say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_BARE_OR_QUOTED = r"""(?:[A-Za-z0-9_\-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
_DOTTED = rf"{_BARE_OR_QUOTED}(?:[ \t]*\.[ \t]*{_BARE_OR_QUOTED})*"
_HEADER = re.compile(rf"[ \t]*\[{{1,2}}[ \t]*({_DOTTED})[ \t]*\]{{1,2}}")
_KEY = re.compile(rf"[ \t]*({_DOTTED})[ \t]*=")
_PART = re.compile(_BARE_OR_QUOTED)
_TRIPLE = re.compile(r'"""|\'\'\'')


class Place(NamedTuple):
    """A table header or key that begins a line, which is counted from 1."""

    path: tuple[str, ...]
    line: int


def line_of(text: str, path: tuple[str, ...], value: str | None = None) -> int:
    """The line, from 1, of the key ``path`` or of the nearest table that holds it; 1 where there is none.

    With ``value``, the line of that string within the key's value, which may run over several lines.
    """
    best = Place((), 1)
    for place in places(text):
        common = 0
        for one, other in zip(place.path, path, strict=False):
            if plain(one) != plain(other):
                break
            common += 1
        if common == len(place.path) and common > len(best.path):
            best = place
    if value is None and len(best.path) < len(path):
        value = path[-1]  # a key inside an inline table that runs over several lines
    if value is not None and best.path:
        lines = text.split("\n")
        for number in range(best.line, len(lines) + 1):
            line = lines[number - 1]
            if number > best.line and (_KEY.match(line) or _HEADER.match(line)):
                break
            if value in line:
                return number
    return best.line


def line_within(text: str, path: tuple[str | int, ...], value: str | None = None) -> int:
    """As ``line_of``; a number in ``path`` is a place, from 0, in the list of tables ``[[…]]`` named before it."""
    names: list[str] = []
    first = 0
    lines = text.split("\n")
    for part in path:
        if isinstance(part, str):
            names.append(part)
            continue
        wanted = [plain(name) for name in names]
        starts = [
            place.line - 1
            for place in places("\n".join(lines))
            if [plain(name) for name in place.path] == wanted and lines[place.line - 1].lstrip().startswith("[[")
        ]
        if part >= len(starts):  # written as a list of inline tables
            break
        first += starts[part]
        lines = lines[starts[part] : starts[part + 1] if part + 1 < len(starts) else None]
    return first + line_of("\n".join(lines), tuple(names), value)


def plain(key: str) -> str:
    """A key without regard to how its words are joined."""
    return key.replace("-", "").replace("_", "").casefold()


def places(text: str) -> Iterator[Place]:
    """Every table header and key that begins a line, outside multi-line strings."""
    table: tuple[str, ...] = ()
    inside = ""
    for number, line in enumerate(text.split("\n"), 1):
        if inside:
            if inside in line:
                inside = ""
            continue
        header, key = _HEADER.match(line), _KEY.match(line)
        if header:
            table = _parts(header[1])
            yield Place(table, number)
        elif key:
            yield Place((*table, *_parts(key[1])), number)
        mark = _TRIPLE.search(line)
        if mark and line.find(mark[0], mark.end()) < 0:
            inside = mark[0]


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))
