"""Adding a string to a list in a TOML file, whose comments, order and line breaks stay as they are."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

from newsls.workspace.toml import places, plain

_BREAK = re.compile(r"\r\n|\r|\n")
_VALUE = re.compile(r"[^=\n]*=[ \t]*")
_STRING = re.compile(r'"""(?:[^\\]|\\.)*?"""|\'\'\'.*?\'\'\'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL)
_COMMENT = re.compile(r"#[^\n]*")


class Unwritable(Exception):  # noqa: N818
    """A list that can't be added to without rewriting more of the file."""


def with_item(text: str, path: tuple[str, ...], item: str) -> str:
    """``text`` with ``item`` in the list at ``path``, which is made where there is none; as it was where it holds it.

    Keys compare as newsls's settings do.  Raises ``Unwritable`` where ``text`` is no TOML, or the list stands in a form
    that this can't add to (an inline table), ``ValueError`` of ``tomllib`` never.
    """
    before = _parsed(text)
    listed = _at(before, path)
    if isinstance(listed, list) and item in listed:
        return text
    if listed is not None and not isinstance(listed, list):
        raise Unwritable
    made = _into_list(text, path, item) if listed is not None else _into_table(text, path, item)
    if made is None or _at(_parsed(made), path) != [*(listed or ()), item] or _less(made, path) != _less(text, path):
        raise Unwritable
    return made


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        raise Unwritable from None


def _at(values: Any, path: tuple[str, ...]) -> Any:
    for part in path:
        if not isinstance(values, dict):
            return None if values is None else values
        values = next((value for key, value in values.items() if plain(key) == plain(part)), None)
    return values


def _less(text: str, path: tuple[str, ...]) -> Any:
    """Everything in the file but the list, and the tables that hold nothing else."""

    def without(values: dict[str, Any], path: tuple[str, ...]) -> dict[str, Any]:
        kept = {}
        for key, value in values.items():
            if plain(key) == plain(path[0]):
                if len(path) == 1:
                    continue
                rest = without(value, path[1:]) if isinstance(value, dict) else value
                if rest != {}:
                    kept[key] = rest
            else:
                kept[key] = value
        return kept

    return without(_parsed(text), path)


def _into_list(text: str, path: tuple[str, ...], item: str) -> str | None:
    """The list's text with the item at its end."""
    wanted = [plain(part) for part in path]
    line = next((place.line for place in places(text) if [plain(part) for part in place.path] == wanted), None)
    if line is None:
        return None
    start = sum(len(one) + 1 for one in text.split("\n")[: line - 1])
    value = _VALUE.match(text, start)
    if value is None or text[value.end() : value.end() + 1] != "[":
        return None
    at, last, comma = value.end() + 1, value.end() + 1, True  # where the last item ends; whether a comma follows it
    while at < len(text) and text[at] != "]":
        if (comment := _COMMENT.match(text, at)) is not None:
            at = comment.end()
        elif (string := _STRING.match(text, at)) is not None:
            at = last = string.end()
            comma = False
        else:
            if text[at] == ",":
                comma, last = True, at + 1
            at += 1
    quoted = _quoted(item)
    between = text[last:at]
    if "\n" not in text[value.end() : at]:
        space = "" if last == value.end() + 1 else " "
        return f"{text[:last]}{'' if comma else ','}{space}{quoted}{text[last:]}"
    newline = (_BREAK.search(text[value.end() :]) or ["\n"])[0]
    own = text.rfind("\n", 0, last) + 1
    indent = re.match(r"[ \t]*", text[own:])[0] if own > value.end() else "    "  # type: ignore[index]
    rest = len(between) - len(between.lstrip(" \t"))
    comment = _COMMENT.match(between, rest)
    end = last + (comment.end() if comment and comment.start() == rest else 0)
    tail = text[last:end].rstrip("\r")
    before = text[:last] + ("" if comma else ",") + tail
    return before + newline + indent + quoted + ("," if comma else "") + text[last + len(tail) :]


def _into_table(text: str, path: tuple[str, ...], item: str) -> str | None:
    """The list as the first line of its table, or in a new table at the end."""
    newline = (_BREAK.search(text) or ["\n"])[0]
    entry = f"{path[-1]} = [{_quoted(item)}]{newline}"
    wanted = [plain(part) for part in path[:-1]]
    lines = text.split("\n")
    for place in places(text):
        if [plain(part) for part in place.path] == wanted and lines[place.line - 1].lstrip().startswith("["):
            start = sum(len(one) + 1 for one in lines[: place.line])
            gap = "" if start <= len(text) else newline
            return f"{text[:start]}{gap}{entry}{text[start:]}"
    if not text.strip():
        gap = text
    else:
        gap = text.rstrip("\r\n \t") + 2 * newline
    return f"{gap}[{'.'.join(path[:-1])}]{newline}{entry}"


def _quoted(item: str) -> str:
    return json.dumps(item, ensure_ascii=False).replace("\x7f", "\\u007f")
