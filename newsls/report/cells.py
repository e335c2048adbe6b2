"""Characters as a terminal shows them: how wide they are, and nothing that could steer it."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

TAB = "    "


class Cell(NamedTuple):
    """What to show for one character, and the columns that it takes."""

    shown: str
    width: int


def cell(character: str, *, reveal: bool = False) -> Cell:
    """What to show for ``character``.

    Controls and invisible characters, which could garble a line or steer the terminal, are left out or replaced;
    ``reveal`` names them instead, as ``<U+200B>``.  Joiners and variation selectors are left out, so that an emoji has
    the same width on every terminal.
    """
    if " " <= character <= "~":
        return Cell(character, 1)
    if character == "\t":
        return Cell(TAB, len(TAB))
    category = unicodedata.category(character)
    variation = "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
    if category in ("Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn") or variation or (category == "Zs" and reveal):
        if reveal:
            name = f"<U+{ord(character):04X}>"
            return Cell(name, len(name))
        if category in ("Cf", "Mn"):
            return Cell("", 0)
        return Cell(" " if category in ("Zl", "Zp") or character in "\x0b\x0c\x85\n\r" else "�", 1)
    if category in ("Mn", "Me"):
        return Cell(character, 0)
    if 0x1F3FB <= ord(character) <= 0x1F3FF and not reveal:  # skin tones: some terminals join them, some don't
        return Cell("", 0)
    return Cell(character, 2 if unicodedata.east_asian_width(character) in "WF" else 1)


def width(text: str) -> int:
    """The columns that ``text`` takes."""
    return len(text) if text.isascii() and text.isprintable() else sum(cell(character).width for character in text)


def clean(text: str) -> str:
    """``text`` as it can be shown on one line."""
    return text if text.isascii() and text.isprintable() else "".join(cell(character).shown for character in text)


class Extract(NamedTuple):
    """A stretch of a line that holds a span: ``shown`` beneath which stand ``lead`` blanks and ``carets`` carets."""

    shown: str
    lead: int
    carets: int


MARK = "…"
REVEALED = 4
"""Characters of a span up to which the invisible ones are named: then they are what the finding is about."""


def extract(line: str, start: int, end: int, room: int) -> Extract:
    """The part of ``line`` around the characters from ``start`` to ``end`` that fits ``room`` columns.

    Where the line is cut, between words if one ends near, it bears a ``…``.  A span that is wider than the room is
    shown from its start.
    """
    # Only what could be shown is looked at: a paragraph of a megabyte may be one line.
    reach = 4 * room
    reveal = end - start <= REVEALED
    first, last = max(0, start - reach), min(len(line), end + reach, start + 2 * reach)
    cells = [cell(line[i], reveal=reveal and start <= i < end) for i in range(first, last)]
    total = sum(c.width for c in cells)
    if total <= room and first == 0 and last == len(line):
        left, right = 0, len(cells)
    else:
        left, right = _window(line[first:last], cells, start - first, min(end, last) - first, room - 2 * len(MARK))
    cut_left, cut_right = first + left > 0, first + right < len(line)
    if not cut_left:
        while left < right and cells[left].shown.isspace() and first + left < start:
            left += 1
    shown = MARK * cut_left + "".join(c.shown for c in cells[left:right]) + MARK * cut_right
    a, b = start - first, min(end - first, right)
    lead = len(MARK) * cut_left + sum(c.width for c in cells[left:a])
    return Extract(shown.rstrip(), lead, max(1, sum(c.width for c in cells[a:b])))


def _window(text: str, cells: list[Cell], start: int, end: int, room: int) -> tuple[int, int]:
    """The cells to show: the span, and as much on either side as there is room for, the same on both if there is."""
    left = right = start
    used = 0
    while right < end and used + cells[right].width <= room:
        used += cells[right].width
        right += 1
    if right < end:
        return left, right
    before = after = True
    while before or after:
        if before:
            before = left > 0 and used + cells[left - 1].width <= room
            if before:
                left -= 1
                used += cells[left].width
        if after:
            after = right < len(cells) and used + cells[right].width <= room
            if after:
                used += cells[right].width
                right += 1
    return _word_start(text, left, start), _word_end(text, right, end)


def _word_start(text: str, at: int, limit: int) -> int:
    """The start of the first whole word from ``at``, if one starts before ``limit`` and near."""
    if at == 0:
        return at
    for index in range(at, min(limit, at + 20)):
        if text[index].isspace():
            return index + 1
    return at


def _word_end(text: str, at: int, limit: int) -> int:
    if at == len(text):
        return at
    for index in range(at, max(limit, at - 20), -1):
        if text[index].isspace():
            return index
    return at
