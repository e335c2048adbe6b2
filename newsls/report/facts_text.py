"""The fact-check sheet for a terminal or a printer: a sentence, and under it a line to tick for each entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from newsls.facts import Entry, Kind, Sheet
from newsls.report import facts_words as words
from newsls.report.cells import cell, clean, width
from newsls.report.facts_words import Listed

_BOX = "[ ] "
_KIND = 11
_MARGIN = 6
_NARROWEST = 10
_GAP = "  "


def render(sheets: Sequence[Listed], columns: int = 80) -> str:
    """The sheets of several drafts, wrapped to ``columns``; each ends with a line break."""
    return "\n".join("\n".join(_sheet(one, columns)) + "\n" for one in sheets)


def _sheet(listed: Listed, columns: int) -> Iterator[str]:
    sheet = listed.sheet
    yield f"{clean(listed.name)}: {words.tally(sheet)}."
    if not sheet.entries:
        return
    yield f"{words.dating(sheet)}."
    for index, entries in words.by_sentence(sheet):
        yield ""
        passage = sheet.sentences[index]
        margin = f"{passage.line:>{_MARGIN - 2}}  "
        for line in _wrapped(clean(passage.text), columns - _MARGIN):
            yield margin + line
            margin = " " * _MARGIN
        for entry in entries:
            yield from _entry(sheet, entry, columns)


def _entry(sheet: Sheet, entry: Entry, columns: int) -> Iterator[str]:
    """The lines of an entry: its words on the left, who answers for it and what else is known on the right."""
    room = columns - _MARGIN - len(_BOX) - _KIND - len(_GAP)
    left = max(_NARROWEST, room * 11 // 20)
    right = max(_NARROWEST, room - left)
    indent = "  " * words.depth(sheet, entry)
    detail = words.detail(entry)
    if entry.kind is Kind.CLAIM:
        said, known = detail, words.answer(sheet, entry)
    else:
        said, known = entry.text, "; ".join(part for part in (words.answer(sheet, entry), detail) if part)
    lead = f"{' ' * _MARGIN}{_BOX}{entry.kind.value:<{_KIND}}"
    columned = zip_longest(_wrapped(clean(said), left - len(indent)), _wrapped(clean(known), right), fillvalue="")
    for first, second in columned:
        shown = indent + first
        yield f"{lead}{shown}{' ' * max(0, left - width(shown))}{_GAP}{second}".rstrip()
        lead = " " * len(lead)


def _wrapped(text: str, room: int) -> list[str]:
    """``text`` in lines of no more than ``room`` columns, broken between words where there is a place."""
    room = max(2, room)
    lines: list[str] = []
    line, used = "", 0
    for word in text.split():
        for piece, size in _pieces(word, room):
            if line and used + 1 + size > room:
                lines.append(line)
                line, used = "", 0
            line, used = (f"{line} {piece}", used + 1 + size) if line else (piece, size)
    return [*lines, line] if line else lines


def _pieces(word: str, room: int) -> Iterator[tuple[str, int]]:
    """A word whole, or cut where it is wider than a line; each piece with its width."""
    whole = width(word)
    if whole <= room:
        yield word, whole
        return
    start = used = 0
    for index, character in enumerate(word):
        wide = cell(character).width
        if used + wide > room:
            yield word[start:index], used
            start, used = index, 0
        used += wide
    yield word[start:], used
