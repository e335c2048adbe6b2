"""JSON, JSON Lines and YAML, read as one: mappings, lists and plain values.

YAML is built from its events, one by one, without tags and without aliases: nothing in it can run, and no few lines of
it can grow to more than they are.  PyYAML's own loaders follow nesting by recursion, and the fast one crashes on it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from newsls.figures.formats.base import Unfit

DEEPEST = 64
"""Levels of nesting; a list of figures needs six."""
LARGEST_YAML = 16_000_000
"""Characters."""

_TREE = re.compile(r"\s*(?:[{\[]|---\s|%YAML|-\s+[\w\"']|(?:persons|figures|organizations|memberships)\s*:)")
_JSON = re.compile(r"\s*[{\[]")


class Tree(NamedTuple):
    """The value of a text; ``lines`` says that the value is a list of what each of its lines holds."""

    value: Any
    lines: bool = False


def is_tree(text: str) -> bool:
    """Whether a text begins as JSON or as a YAML list does."""
    return _TREE.match(text) is not None


def parsed(text: str) -> Tree:
    """The tree of a text.  Raises ``Unfit``."""
    if not _JSON.match(text):
        return Tree(_yaml(text))
    try:
        return Tree(json.loads(text))
    except RecursionError:
        raise Unfit("is nested too deeply for a list of figures.") from None
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and text.lstrip().startswith("{"):
            return Tree(list(_lines(text)), lines=True)
        raise Unfit(f"is not JSON: {_lower(error.msg)}.", error.lineno, error.colno) from None
    except ValueError as error:  # a number of thousands of digits
        raise Unfit(f"is not JSON that can be read: {_lower(str(error))}.") from None


def _lines(text: str) -> Iterator[Any]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield json.loads(line)
            except json.JSONDecodeError as error:
                raise Unfit(f"is not JSON: {_lower(error.msg)}.", number, error.colno) from None
            except (ValueError, RecursionError):
                raise Unfit("holds JSON that can’t be read.", number) from None


def _yaml(text: str) -> Any:
    import yaml

    if len(text) > LARGEST_YAML:
        raise Unfit(f"is YAML of more than {LARGEST_YAML / 1e6:.0f} MB; convert it to JSON.")
    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=loader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reason = f"is not YAML: {_lower(error.problem or 'it breaks off')}."
        raise Unfit(reason, mark.line + 1 if mark else None, mark.column + 1 if mark else None) from None
    except yaml.YAMLError as error:
        raise Unfit(f"is not YAML: {_lower(str(error).splitlines()[0])}.") from None
    return builder.value


class _Builder:
    """Makes values of the events of a YAML document; every scalar is a string, as it is written."""

    def __init__(self) -> None:
        self.value: Any = None
        self._open: list[Any] = []
        self._keys: list[Any] = []  # of the mappings that are open: the key whose value comes next, else _NO_KEY
        self._documents = 0

    def take(self, event: Any) -> None:
        kind = type(event).__name__
        if kind == "ScalarEvent":
            plain = event.style is None or event.style == ""
            self._add(None if plain and event.value in ("", "null", "~", "Null", "NULL") else event.value)
        elif kind in ("MappingStartEvent", "SequenceStartEvent"):
            self._begin({} if kind[0] == "M" else [], event)
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            self._open.pop()
            self._keys.pop()
        elif kind == "AliasEvent":
            self._refuse("holds a YAML alias (“*…”), which newsls doesn’t follow; write it out.", event)
        elif kind == "DocumentStartEvent":
            self._documents += 1
            if self._documents > 1:
                self._refuse("holds more than one YAML document; give one at a time.", event)

    def _begin(self, value: Any, event: Any) -> None:
        if len(self._open) >= DEEPEST:
            self._refuse("is nested too deeply for a list of figures.", event)
        if self._open and isinstance(self._open[-1], dict) and self._keys[-1] is _NO_KEY:
            self._refuse("holds a key that is no text.", event)
        self._add(value)
        self._open.append(value)
        self._keys.append(_NO_KEY)

    def _add(self, value: Any) -> None:
        if not self._open:
            self.value = value
        elif isinstance(self._open[-1], list):
            self._open[-1].append(value)
        elif self._keys[-1] is _NO_KEY:
            self._keys[-1] = "" if value is None else value
        else:
            self._open[-1][self._keys[-1]] = value
            self._keys[-1] = _NO_KEY

    def _refuse(self, reason: str, event: Any) -> None:
        raise Unfit(reason, event.start_mark.line + 1, event.start_mark.column + 1)


_NO_KEY = object()


def _lower(text: str) -> str:
    text = " ".join(text.split()).rstrip(".")[:200]
    return text[:1].lower() + text[1:]
