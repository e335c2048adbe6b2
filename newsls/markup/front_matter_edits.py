"""Writing a summary into front matter, of which nothing else is touched.

What an edit would do is read back before it is offered, by the parser that reads front matter: where anything but the
summary's key would change, there is no edit.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from newsls.markup import front_matter
from newsls.text import Edit, Span

DESCRIPTION, SUMMARY = "description", "summary"
"""The keys that publishing systems know; a draft with neither gets the first."""

_BLANK = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*(\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))*(?=\1[ \t]*(?:[\r\n]|\Z))")
_OPENED = re.compile(r"\ufeff?(?:(?:---|\+\+\+)[ \t]*[\r\n]|\{\s*[\"}])")
_BREAK = re.compile(r"\r\n|\r|\n")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_ESCAPED = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]')
_SURROGATE = re.compile("[\ud800-\udfff]")
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}

# Of TOML, as much as is needed to find where a value of the topmost table begins and ends.
_STRING = r'"(?:[^"\\\r\n]|\\.)*"|' + r"'[^'\r\n]*'"
_KEY = re.compile(rf"(?P<key>[\w-]+|{_STRING})(?P<more>[ \t]*\.[^=\r\n]*)?[ \t]*=[ \t]*")
_TOML_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\r\n]*)*")
_TOML_TOKEN = re.compile(
    r'"""(?:[^\\]|\\.)*?""""{0,2}|' + r"'''.*?''''{0,2}|" + rf"{_STRING}|#[^\r\n]*|[ \t]+|\r\n|.", re.DOTALL
)


def summary_edit(text: str, said: str, *, create: bool) -> Edit | None:
    """The edit after which the front matter of ``text`` has ``said`` for its description or its summary.

    The key is ``description`` where the draft has it or has neither, ``summary`` where that is what it has.  Where
    there is no front matter, ``create`` has YAML made at the top.  None where there is none and none is to be made,
    where it can't be read, is never closed or would grow too long, and where the key holds more than one plain value or
    one that others refer to.  ``said`` is written as it is, but for halves of characters, which no file can hold.
    """
    said = _SURROGATE.sub("", said)
    found = front_matter.fence(text)
    if found is None:
        return _created(text, said) if create else None
    body = text[found.start : found.end]
    if front_matter.read(text[: found.over]).problem is not None:
        return None
    edit = (_toml if found.toml else _yaml)(body, said, _line_break(text))
    if edit is None:
        return None
    after = Edit(edit.span.shift(found.start), edit.text)
    new = front_matter.fence(text[: after.span.start] + after.text + text[after.span.end :])
    grown = len(after.text) - (after.span.end - after.span.start)
    if (
        new != found._replace(end=found.end + grown, over=found.over + grown)
        or len(body) + grown > front_matter.LONGEST
    ):
        return None
    return after


def _created(text: str, said: str) -> Edit | None:
    """New front matter at the top, or new content between fences that hold nothing."""
    line = _line_break(text)
    blank = _BLANK.match(text)
    if blank is not None:
        toml = blank[1] == "+++"
        written = f"{DESCRIPTION} = {_toml_string(said)}" if toml else f"{DESCRIPTION}: {_yaml_string(said)}"
        return Edit(Span(blank.end(), blank.end()), written + line)
    if _OPENED.match(text) is not None and (text.startswith("{") or _unclosed(text)):
        return None
    start = 1 if text.startswith("\ufeff") else 0
    apart = "" if _BREAK.match(text, start) or start == len(text) else line
    value = _yaml_value(said, "  ", line)
    return Edit(Span(start, start), f"---{line}{DESCRIPTION}: {value}{line}---{line}{apart}")


def _unclosed(text: str) -> bool:
    """Whether a fence at the top begins what reads like front matter that nobody closed."""
    opened = _OPENED.match(text)
    assert opened is not None
    return re.match(r"\s*[A-Za-z_][\w-]*[ \t]*[:=]", text[opened.end() :]) is not None


def _line_break(text: str) -> str:
    found = _BREAK.search(text)
    return found[0] if found else "\n"


def _key(has: Callable[[str], bool]) -> str:
    return SUMMARY if has(SUMMARY) and not has(DESCRIPTION) else DESCRIPTION


# YAML


def _yaml(body: str, said: str, line: str) -> Edit | None:
    import yaml

    try:
        events: list[Any] = list(yaml.parse(body, Loader=yaml.BaseLoader))
        before = yaml.load(body, Loader=yaml.BaseLoader)  # noqa: S506 -- builds strings, lists and dicts only
    except (yaml.YAMLError, RecursionError, ValueError, TypeError):
        return None
    root = next((at for at, event in enumerate(events) if isinstance(event, yaml.NodeEvent)), None)
    if root is None or not isinstance(events[root], yaml.MappingStartEvent):
        return None
    entries: dict[str, Any] = {}
    at: int = root + 1
    while not isinstance(events[at], yaml.MappingEndEvent):
        after_key = _past(events, at)
        if isinstance(events[at], yaml.ScalarEvent):
            entries[events[at].value] = events[after_key]
        at = _past(events, after_key)
    flows, column = bool(events[root].flow_style), events[root].start_mark.column
    name = _named(entries)
    old = entries.get(name)
    if old is None and flows:
        start = events[root].start_mark.index + 1
        rest = ", " if entries else ""
        edit = Edit(Span(start, start), f"{name}: {_yaml_string(said)}{rest}")
    elif old is None:
        value = _yaml_value(said, " " * (column + 2), line)
        edit = Edit(Span(len(body), len(body)), f"{' ' * column}{name}: {value}{line}")
    elif not isinstance(old, yaml.ScalarEvent | yaml.AliasEvent) or (
        isinstance(old, yaml.ScalarEvent) and old.anchor is not None
    ):
        return None
    else:
        marks: tuple[Any, Any] = (old.start_mark, old.end_mark)
        start = marks[0].index
        end = start + len(body[start : marks[1].index].rstrip())
        value = _yaml_string(said) if flows else _yaml_value(said, " " * (column + 2), line)
        edit = Edit(Span(start, end), (" " if start and body[start - 1] == ":" else "") + value)
    after = body[: edit.span.start] + edit.text + body[edit.span.end :]
    try:
        read = yaml.load(after, Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, RecursionError, ValueError, TypeError):
        return None
    return edit if read == {**before, name: said} else None


def _past(events: list[Any], at: int) -> int:
    """The index after the node that begins at ``at``."""
    import yaml

    depth = 0
    while True:
        if isinstance(events[at], yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(events[at], yaml.CollectionEndEvent):
            depth -= 1
        at += 1
        if depth == 0:
            return at


def _named(entries: dict[str, Any]) -> str:
    """The key to write, as the draft spells it."""
    spelt = {key.casefold(): key for key in reversed(entries)}
    key = _key(spelt.__contains__)
    return key if key in entries else spelt.get(key, key)


def _yaml_value(said: str, indent: str, line: str) -> str:
    """A scalar of block YAML: quoted; in lines of its own where it has several."""
    lines = said.split("\n")
    if len(lines) == 1 or any(_CONTROLS.search(one) or one[:1].isspace() or not one for one in lines):
        return _yaml_string(said)
    return line.join(["|-", *(indent + one for one in lines)])


def _yaml_string(said: str) -> str:
    """A quoted scalar on one line: quotes need no escape in it where that can be had."""
    if ('"' in said or "\\" in said) and _CONTROLS.search(said) is None:
        return "'" + said.replace("'", "''") + "'"
    return _quoted(said)


def _quoted(said: str) -> str:
    """In double quotes, with the escapes that YAML and TOML have in common."""
    return '"' + _ESCAPED.sub(lambda m: _SHORT.get(m[0]) or f"\\u{ord(m[0]):04x}", said) + '"'


# TOML


def _toml(body: str, said: str, line: str) -> Edit | None:
    import tomllib

    before = tomllib.loads(body)
    values, over = _toml_values(body)
    name = _named(before)
    if name in before:
        if name not in values or not isinstance(before[name], str):
            return None
        edit = Edit(values[name], _toml_string(said))
    else:
        edit = Edit(Span(over, over), f"{name} = {_toml_string(said)}{line}")
    after = body[: edit.span.start] + edit.text + body[edit.span.end :]
    try:
        read = tomllib.loads(after)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None
    return edit if read == {**before, name: said} else None


def _toml_values(body: str) -> tuple[dict[str, Span], int]:
    """Where the values of plain keys of the topmost table stand, and where the next key would."""
    values: dict[str, Span] = {}
    at = over = 0
    while True:
        blank = _TOML_BLANK.match(body, at)
        key = _KEY.match(body, blank.end() if blank else at)
        if key is None:
            return values, over
        end = at = key.end()
        depth = 0
        for token in _TOML_TOKEN.finditer(body, key.end()):
            what = token[0]
            if depth == 0 and what in ("\n", "\r\n"):
                break
            depth += (what in ("[", "{")) - (what in ("]", "}"))
            at = token.end()
            if not what.isspace() and not what.startswith("#"):
                end = at
        if key["more"] is None:
            values[key["key"].strip("\"'")] = Span(key.end(), end)
        stop = _BREAK.match(body, at)
        at = over = stop.end() if stop else len(body)


def _toml_string(said: str) -> str:
    if ('"' in said or "\\" in said) and "'" not in said and _CONTROLS.search(said) is None:
        return f"'{said}'"
    return _quoted(said)
