"""The line that closes a quotation and says whose it is: “…” — Marta Kovač, miner."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsls.text import Span

_DASH = r"(?:[—–―~]|--?)"
_NAME = r"[^\W\d_a-z][\w.'’-]*(?:[ \u00a0](?:[^\W\d_a-z][\w.'’-]*|of|the|de|da|van|von|der|bin|al|and)){0,7}"
_AFTER = re.compile(rf"[\s\u00a0]{{0,3}}({_DASH})[ \u00a0]{{0,2}}({_NAME}),?")
_WHOLE = re.compile(rf"\s*({_DASH})[ \u00a0]{{0,2}}({_NAME})(?:, [^.!?:\n]{{1,80}})?[.\s]*\Z")
_END = re.compile(r"[ \u00a0]*(?:\Z|\n|\.?\s*\Z|[(,][^.!?\n]{1,60}(?:\Z|\n))")
_LONGEST = 200


class Signature(NamedTuple):
    """Where a quotation's author stands, and the dash before."""

    dash: Span
    name: Span


def after(text: str, offset: int) -> Signature | None:
    """The signature that follows a quotation which ends at ``offset``, if nothing but its line's end follows it."""
    found = _AFTER.match(text, offset, offset + _LONGEST)
    if found is None or not _END.match(text, found.end(2)):
        return None
    return Signature(Span(*found.span(1)), Span(*found.span(2)))


def whole(text: str) -> Signature | None:
    """The signature that a paragraph consists of: the last line of a quoted block."""
    if len(text) > _LONGEST:
        return None
    found = _WHOLE.match(text)
    return None if found is None else Signature(Span(*found.span(1)), Span(*found.span(2)))
