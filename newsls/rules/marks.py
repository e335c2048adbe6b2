"""Quotation marks and brackets of one paragraph: which open, which close, and which lack their other half.

Offsets are code points of the paragraph's prose.  Everything here is linear in its length.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

_DOUBLE = re.compile("[\"“”]|[’']{2}|``|‘‘")
_FOREIGN = re.compile("[„«»‟]")
_OPENING_PLACE = frozenset(" \t\r\n\u00a0([{—–-/‘'\u200b…")
_CLOSING_PLACE = frozenset(" \t\r\n\u00a0)]}—–-/’'.,;:!?…")
_INCHES = re.compile(r"(?:\d['’′]\s?\d{1,2}(?:\.\d+)?|(?:^|[\s(x×-])\d{1,3}(?:[./]\d+)?)\Z")
_BRACKETS = re.compile(r"[()\[\]]")
_PARTNER = {")": "(", "]": "["}
_SMILEY = re.compile(r"[:;=8xX][-'^o]?\Z")
_FROWN = re.compile(r"(?:^|\s)[:;=8xX][-'^o]?\Z")
_LABEL = re.compile(r"(?:^|[\s(])(?:\w{1,3}\.?)\Z")


class Role(Enum):
    """What a quotation mark does where it stands."""

    OPENS = 1
    CLOSES = 2
    EITHER = 3


class Mark(NamedTuple):
    """A double quotation mark: its place, its sign, and what it does as far as its neighbours tell."""

    at: int
    sign: str
    role: Role


class Gap(NamedTuple):
    """A mark whose other half is missing: an opening one with no end before ``until``, or a closing one."""

    mark: Mark
    until: int


class Pairs(NamedTuple):
    """The double marks of a paragraph, matched.

    ``pairs`` are (opening, closing); ``unclosed`` lack their end, the last of them at the paragraph's end if
    ``open_at_end``; ``unopened`` lack their beginning, the first of them at the paragraph's start if ``closes_first``.
    """

    marks: tuple[Mark, ...] = ()
    pairs: tuple[tuple[Mark, Mark], ...] = ()
    unclosed: tuple[Gap, ...] = ()
    unopened: tuple[Gap, ...] = ()
    open_at_end: bool = False
    closes_first: bool = False


NO_PAIRS = Pairs()


def double_marks(text: str) -> tuple[Mark, ...]:
    """The double quotation marks of ``text``, without the inches and seconds that look the same."""
    marks: list[Mark] = []
    for match in _DOUBLE.finditer(text):
        at, sign = match.start(), match[0]
        end = match.end()
        before, after = text[at - 1 : at] if at else "", text[end : end + 1]
        if len(sign) == 2 and before.isalnum() and after.isalnum():
            continue  # don’’t: an apostrophe typed twice
        if (
            sign == '"'
            and before.isdigit()
            and _INCHES.search(text[max(0, at - 10) : at])
            and _measures(text, at, marks)
        ):
            continue
        marks.append(Mark(at, sign, _role(sign, before, after)))
    return tuple(marks)


def _role(sign: str, before: str, after: str) -> Role:
    may_open = not before or before in _OPENING_PLACE
    may_close = not after or after in _CLOSING_PLACE
    if sign == "“" or sign in ("``", "‘‘"):  # believed, unless it stands just as a closing one does
        return Role.CLOSES if may_close and not may_open and not before.isspace() else Role.OPENS
    if sign in ("”", "’’"):
        return Role.OPENS if may_open and before not in "—–-’'…" and after.isalnum() else Role.CLOSES
    if may_open and not may_close:
        return Role.OPENS
    if may_close and not may_open:
        return Role.CLOSES
    return Role.EITHER


def _measures(text: str, at: int, marks: list[Mark]) -> bool:
    """Whether the mark at ``at``, after a digit, is for inches: feet go before, or nothing is open for it to close."""
    if _INCHES.search(text[max(0, at - 10) : at]) is None:
        return False
    if re.search(r"\d['’′]\s?\d{1,2}(?:\.\d+)?\Z", text[max(0, at - 10) : at]):
        return True
    opened = 0
    for mark in marks[-8:]:
        opened += 1 if mark.role is Role.OPENS else -1
    return opened <= 0 and text.find('"', at + 1) < 0


def matched(text: str) -> Pairs:
    """The double marks of ``text``, matched.

    A mark that opens while another is open leaves that one unclosed, unless the paragraph has as many closing marks as
    opening ones: then quotations stand inside each other.
    """
    if _DOUBLE.search(text) is None or _FOREIGN.search(text) is not None:
        return NO_PAIRS
    marks = double_marks(text)
    if not marks:
        return NO_PAIRS
    marks = settled(marks)
    nests = _nests(marks)
    pairs: list[tuple[Mark, Mark]] = []
    unclosed: list[Gap] = []
    unopened: list[Gap] = []
    stack: list[Mark] = []
    for mark in marks:
        if mark.role is Role.OPENS:
            if stack and not nests:
                unclosed.append(Gap(stack.pop(), mark.at))
            stack.append(mark)
        elif stack:
            pairs.append((stack.pop(), mark))
        else:
            unopened.append(Gap(mark, mark.at))
    unclosed += [Gap(mark, len(text)) for mark in stack]
    closes_first = marks[0].role is Role.CLOSES
    return Pairs(marks, tuple(pairs), tuple(unclosed), tuple(unopened), bool(stack), closes_first)


def _nests(marks: tuple[Mark, ...]) -> bool:
    """Whether the marks are balanced as they stand, a quotation inside another allowed."""
    depth = 0
    for mark in marks:
        depth += 1 if mark.role is Role.OPENS else -1
        if not 0 <= depth <= 2:
            return False
    return depth == 0


def settled(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """The marks with the undecided ones decided: one closes what is open, or else opens."""
    result = []
    is_open = False
    for mark in marks:
        role = mark.role
        if role is Role.EITHER:
            role = Role.CLOSES if is_open else Role.OPENS
        is_open = role is Role.OPENS
        result.append(mark._replace(role=role))
    return tuple(result)


class Bracket(NamedTuple):
    """A bracket that lacks its other half.  ``wrong`` is the sign that closes it by mistake, with its place."""

    at: int
    sign: str
    wrong: int | None = None


def lone_brackets(text: str) -> list[Bracket]:
    """The brackets of a paragraph that lack their other half, smileys and the labels of lists aside."""
    stack: list[tuple[int, str]] = []
    lone: list[Bracket] = []
    for match in _BRACKETS.finditer(text):
        at, sign = match.start(), match[0]
        before = text[max(0, at - 6) : at]
        if sign in "([":
            if not _SMILEY.search(before[-2:]) or not (
                len(before) < 3 or before[-3:-2].isspace() or before[-2:-1].isspace()
            ):
                stack.append((at, sign))
        elif stack and stack[-1][1] == _PARTNER[sign]:
            stack.pop()
        elif len(stack) > 1 and stack[-2][1] == _PARTNER[sign]:
            lone.append(Bracket(*stack.pop()))
            stack.pop()
        elif stack and _SMILEY.search(before) is None and _PARTNER[sign] not in (s for _, s in stack[-4:]):
            lone.append(Bracket(*stack.pop(), wrong=at))
        elif not stack and _SMILEY.search(before) is None and _LABEL.search(before) is None:
            lone.append(Bracket(at, sign))
    lone += [Bracket(at, sign) for at, sign in stack]
    return sorted(lone)
