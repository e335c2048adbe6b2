"""The formats of ``newsls check`` by name; each is imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsls.report.base import Report

_CLASSES = {
    "json": ("structured", "Structured"),
    "sarif": ("sarif", "Sarif"),
    "github": ("github", "GitHub"),
    "gitlab": ("gitlab", "GitLab"),
    "junit": ("junit", "JUnit"),
    "checkstyle": ("checkstyle", "Checkstyle"),
    "rdjson": ("rdjson", "RDJson"),
    "markdown": ("markdown", "Markdown"),
    "html": ("page", "Page"),
}

FORMATS = ("text", *_CLASSES)
"""All of them; the first is a terminal's."""


def machine(name: str, version: str) -> Report:
    """A new report in the format of that name, which is none for a terminal, by newsls of that version.

    Raises ``KeyError`` on another name.
    """
    module, kind = _CLASSES[name]
    factory = getattr(import_module(f"newsls.report.{module}"), kind)
    made: Report = factory(version) if name == "sarif" else factory()
    return made
