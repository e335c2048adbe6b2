"""The options of newsls, written down: the JSON schema of a settings file, and docs/settings.md."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from newsls.settings import OPTIONS, Kind, Option, shown


def schema() -> dict[str, Any]:
    """The JSON Schema of a settings file; it is what newsls/settings.schema.json holds."""
    root: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Settings of newsls",
        "description": "newsls.toml, or the table [tool.newsls] of pyproject.toml.",
        "type": "object",
        "additionalProperties": False,
        "properties": {},
    }
    for option in OPTIONS:
        table = root
        for part in option.path[:-1]:
            empty = {"type": "object", "additionalProperties": False, "properties": {}}
            table = table["properties"].setdefault(part, empty)
        table["properties"][option.path[-1]] = {"description": option.description, **_type(option)}
    return root


def documentation() -> str:
    """docs/settings.md."""
    parts = [_INTRODUCTION]
    for option in OPTIONS:
        parts.append(f"\n## `{option.name}`\n\n{option.description}\n")
        parts.append(f"\n* Holds: {_holds(option)}.\n* Default: {shown(option.default)}.\n")
        table = "".join(f"[{part}]\n" for part in option.path[:-1])
        parts.append(f"\n```toml\n{table}{option.example}\n```\n")
    return "".join(parts)


def _type(option: Option) -> dict[str, Any]:
    if option.kind is Kind.CHOICE:
        return {"enum": list(option.choices), "default": option.default}
    if option.kind is Kind.SWITCH:
        return {"type": "boolean", "default": option.default}
    if option.kind is Kind.LEVELS:
        levels = {"enum": [str(choice) for choice in option.choices]}
        return {"type": "object", "additionalProperties": levels, "default": {}}
    return {"type": "array", "items": {"type": "string", "pattern": r"\S"}, "default": []}


def _holds(option: Option) -> str:
    if option.kind is Kind.CHOICE:
        return _either(option.choices)
    if option.kind is Kind.SWITCH:
        return "`true` or `false`"
    if option.kind is Kind.LEVELS:
        return f"a table from codes and families to {_either(option.choices)}"
    if option.kind is Kind.NAMES:
        return "a list of codes and families"
    return "a list of strings; an editor’s add to the file’s"


def _either(choices: Iterable[str]) -> str:
    *first, last = (f"`{choice}`" for choice in choices)
    return f"{', '.join(first)} or {last}"


_INTRODUCTION = """\
# Settings

<!-- Written by `newsls schema settings --markdown`; change newsls/settings.py instead. -->

newsls reads `newsls.toml`, or the table `[tool.newsls]` of `pyproject.toml`, in the folder of the draft or the nearest
folder above it, no further up than the root of the git repository. The options of the editor are laid over the file:
lists of words and of patterns add up, what else the editor sets wins, and what it leaves at its default leaves the
file’s. Editors may write the keys in camelCase (`newsls.wordFiles`).

A key or value that is wrong is reported with its file and line, and the rest still applies. `newsls schema settings`
prints the JSON schema.

Words that are right as they are come from three places more: `newsls-words.txt` beside the settings file (or at the
root of the repository), the files of `word-files`, and the writer’s own list, `words.txt` in the user’s configuration
folder for newsls. The editor’s “add to the word list” writes to the first or the last.
"""
