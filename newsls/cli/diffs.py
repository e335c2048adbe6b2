"""Unified diffs of drafts."""

from __future__ import annotations

import re
from difflib import unified_diff

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_STYLES = {"---": "1", "+++": "1", "@@": "36", "-": "31", "+": "32"}


def unified(old: str, new: str, name: str, *, colour: bool = False) -> str:
    """What changes ``old`` into ``new``, as ``patch -p0`` reads it."""
    lines = []
    for line in unified_diff(_LINES.findall(old), _LINES.findall(new), name, name):
        whole = line if line.endswith(("\n", "\r")) else f"{line}\n\\ No newline at end of file\n"
        lines.append(_painted(whole) if colour else whole)
    return "".join(lines)


def _painted(line: str) -> str:
    style = next((style for start, style in _STYLES.items() if line.startswith(start)), None)
    body = line.rstrip("\r\n")
    return f"\x1b[{style}m{body}\x1b[0m{line[len(body) :]}" if style else line
