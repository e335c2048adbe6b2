"""The page of a rule, from its docstring: ``newsls rule`` prints it and the documentation holds it."""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Iterable
from typing import NamedTuple

from newsls.rules import Rule

_SECTION = re.compile(r"^(?P<name>[A-Z][A-Za-z ]+):\n(?P<body>(?:(?:    .*)?\n)+)", re.MULTILINE)


VERBATIM = ("Example", "Use instead")
"""Sections whose lines stay as they are."""


class Page(NamedTuple):
    """A rule’s docstring in parts: its first sentence, and its sections in order with their text."""

    gist: str
    sections: tuple[tuple[str, str], ...]


def page(rule: Rule) -> Page:
    """The parts of a rule's docstring."""
    text = inspect.cleandoc(rule.documentation) + "\n"
    gist = " ".join(text.split("\n\n", maxsplit=1)[0].split())
    sections = tuple((m["name"], inspect.cleandoc(m["body"]).strip()) for m in _SECTION.finditer(text))
    return Page(gist, sections)


def terminal(rule: Rule, columns: int = 80) -> str:
    """The page of a rule as plain text for a terminal."""
    parts = page(rule)
    about = f"{rule.code} ({rule.family.value}, {rule.severity.value}{'' if rule.default else ', off by default'})"
    lines = [about, "", *textwrap.wrap(parts.gist, columns)]
    for name, body in parts.sections:
        lines += ["", f"{name}:"]
        for paragraph in body.split("\n\n"):
            if name in VERBATIM or paragraph.startswith((" ", "*", "-")):
                lines += (f"    {line}".rstrip() for line in paragraph.splitlines())
            else:
                text = " ".join(paragraph.split())
                lines += textwrap.wrap(
                    text, columns, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False
                )
    return "\n".join(lines) + "\n"


def listing(rules: Iterable[Rule], columns: int = 80) -> str:
    """Every rule with its gist, by family."""
    by_family: dict[str, list[Rule]] = {}
    for rule in rules:
        by_family.setdefault(rule.family.value, []).append(rule)
    wide = max((len(rule.code) for family in by_family.values() for rule in family), default=0)
    indent = " " * (wide + 4)
    parts = []
    for family, members in by_family.items():
        lines = [f"{family}:"]
        for rule in members:
            gist = page(rule).gist + ("" if rule.default else " (off by default)")
            first = f"  {rule.code.ljust(wide)}  "
            lines += textwrap.wrap(
                gist, columns, initial_indent=first, subsequent_indent=indent, break_on_hyphens=False
            )
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)
