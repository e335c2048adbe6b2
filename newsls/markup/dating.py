"""The place and the day that a draft is dated."""

from __future__ import annotations

import re
from datetime import date

from newsls.markup.blocks import BlockKind, Document
from newsls.markup.front_matter import read_date

_DATED = re.compile(r"[A-Z][A-Z .’'-]{2,30},[^—–\n]{1,80}[—–]")
_DATELINE = re.compile(r"[A-Z][A-Z .’'-]{2,30}(?:,[^—–\n(]{1,40})?(?: ?\([^()\n]{1,20}\))? ?(?:[—–]|-{1,2} )\s*")
_FIRST = 4
"""Blocks at the head of a draft, its headings left out, that may date it."""


def dateline(text: str) -> int:
    """How many characters at the head of a paragraph are its dateline, “LISBON, May 2 (Newswire) — ”; 0 for none."""
    found = _DATELINE.match(text)
    return found.end() if found and found.end() < len(text) else 0


def dated(document: Document) -> date | None:
    """The date of the front matter, else one that a byline, credit or dateline at the head gives in full."""
    front = document.front_matter
    if front is not None and front.date is not None:
        return front.date
    heads = [block for block in document.blocks[: 2 * _FIRST] if block.kind is not BlockKind.HEADING]
    for block in heads[:_FIRST]:
        if block.kind is BlockKind.CREDIT:
            found = read_date(block.text)
        else:
            dateline = _DATED.match(block.text)
            found = read_date(dateline.group()) if dateline else None
        if found is not None:
            return found
    return None
