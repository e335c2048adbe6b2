"""Where a draft gives somebody a title that names an office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsls.figures.model import PERSON, Figure, Mention
from newsls.figures.offices import Office, office
from newsls.text import Span

_APPOSITION = re.compile(r",\s+(?:the\s+)?|\s+\(", re.IGNORECASE)
_BREAK = re.compile(r",?\s+\Z")


@dataclass(frozen=True, slots=True)
class Title:
    """A title beside a mention, in source offsets, and the office that it names."""

    span: Span
    mention: Mention
    office: Office


def titles(figure: Figure, text: str) -> Iterator[Title]:
    """The titles that stand right before or after a mention of a person in the source ``text``, in order."""
    if figure.kind != PERSON:
        return
    roles = [(role, found) for role in figure.roles if (found := office(role)) is not None]
    if not roles:
        return
    longest = max(len(role) for role, _ in roles)
    for mention in figure.mentions:
        for role, found in roles:
            span = _before(role, text, mention.span, longest) or _after(role, text, mention.span)
            if span is not None:
                yield Title(span, mention, found)
                break


def _before(role: str, text: str, mention: Span, longest: int) -> Span | None:
    gap = _BREAK.search(text, max(0, mention.start - longest - 4), mention.start)
    end = gap.start() if gap else -1
    start = end - len(role)
    return Span(start, end) if start >= 0 and text[start:end] == role else None


def _after(role: str, text: str, mention: Span) -> Span | None:
    gap = _APPOSITION.match(text, mention.end)
    if gap is None:
        return None
    end = gap.end() + len(role)
    return Span(gap.end(), end) if text[gap.end() : end] == role else None
