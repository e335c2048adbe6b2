"""Where quotation marks open and close.

Straight (" and ''), curly, single, guillemet and back-tick marks; a quotation interrupted by its speaker is two spans.
Apostrophes are told from single marks by what stands around them.  One pass over the marks: linear in the text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from newsls.text import Span

_MARK = re.compile(r"''|``|[\"“”„‟«»‘’‚‛']")
_DOUBLE = frozenset({'"', "''", "``", "“", "”", "„", "‟", "«", "»"})
_OPENERS = frozenset('([{—–-"“‘„«/\u2060\ufeff')
_ELISIONS = re.compile(r"(?:em|til|tis|twas|cause|bout|round|n|[0-9]0s|[0-9]{2})\b", re.IGNORECASE)
_LONGEST_SINGLE = 1500  # a single mark that closes further away is an apostrophe


class Quotation(NamedTuple):
    """A top-level quotation, its marks included.  ``closed`` is False where the closing mark is missing."""

    start: int
    end: int
    mark: str
    closed: bool

    @property
    def span(self) -> Span:
        """Where it stands, its marks included."""
        return Span(self.start, self.end)


class Quotations(NamedTuple):
    """The quotations of one paragraph.

    ``opens`` says that the last one is still open at the paragraph's end.  ``stray`` is the offset just after a closing
    mark that nothing in the paragraph opened, before any other mark: the end of a quotation from the paragraph before.
    """

    spans: tuple[Quotation, ...] = ()
    opens: bool = False
    stray: int = -1


NONE = Quotations()


def find(text: str) -> Quotations:
    """The quotations of a paragraph's prose, in code points of it.  Never raises; linear in the text's length."""
    marks = [(m.start(), m.group()) for m in _MARK.finditer(text)]
    if not marks:
        return NONE
    certain = _certain_closers(text, marks)
    spans: list[Quotation] = []
    start, mark = -1, ""  # the open top-level quotation
    inner = -1  # an open double quotation inside a single one
    stray = -1
    for index, (at, sign) in enumerate(marks):
        after = at + len(sign)
        if sign in _DOUBLE:
            if start < 0:
                if _opens(text, at, after, sign):
                    start, mark, inner = at, sign, -1
                elif not spans and stray < 0 and _strays(text, at, after, sign):
                    stray = after
            elif mark in _DOUBLE:
                if _reopens(text, at, after, sign, mark):
                    spans.append(Quotation(start, _trimmed(text, start, at), mark, False))
                    start, mark = at, sign
                else:
                    spans.append(Quotation(start, after, mark, True))
                    start = -1
            else:
                inner = -1 if inner >= 0 else at
        elif start < 0:
            if sign != "’" and _opens_single(text, at, sign) and 0 <= certain[index] - at < _LONGEST_SINGLE:
                start, mark, inner = at, sign, -1
        elif mark not in _DOUBLE and inner < 0 and _closes_single(text, marks, certain, index):
            spans.append(Quotation(start, after, mark, True))
            start = -1
    if start >= 0:
        spans.append(Quotation(start, len(text.rstrip()), mark, False))
    return Quotations(tuple(spans), start >= 0, stray)


_LOST = re.compile(
    r"[,?!]\s{1,2}"
    r"(?:(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ww]e|(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er)\s[a-z-]+(?:\s[a-z-]+)?"
    r"|[^\W\d_a-z][\w.’'-]*(?:\s[^\W\d_a-z][\w.’'-]*){0,3})\s)?"
    r"(?:said|says|told|asked|added|wrote|replied|explained|argued|warned|noted|recalled)\b"
    r"(?=[.,;:]|\s*\Z|\s(?:on|in|at|to|during|late|early|reporters)\s|\s[A-Z])"
)


def ended(text: str, quotations: Quotations) -> Quotations:
    """The same where the last quotation lacks its closing mark and yet plainly ends: before “, she said”."""
    last = quotations.spans[-1]
    found = _LOST.search(text, last.start)
    if found is None:
        return quotations
    spans = (*quotations.spans[:-1], last._replace(end=found.start() + 1))
    return Quotations(spans, False, quotations.stray)


def starts_with_mark(text: str) -> bool:
    """Whether a paragraph begins with an opening mark, as one does that goes on with a quotation."""
    head = text.lstrip()[:3]
    return head[:1] in ("“", '"', "„", "«", "‘") or head[:2] in ("''", "``")


def _opens(text: str, at: int, after: int, sign: str) -> bool:
    following = text[after : after + 1]
    if sign in ("“", "„", "‟", "«", "``"):
        return True
    if sign == "”":  # typed the wrong way round
        return (at == 0 or text[at - 1].isspace()) and following.isalnum()
    if not following or following.isspace():
        return False
    before = text[at - 1 : at]
    if not before or before.isspace() or before in _OPENERS:
        return True
    return sign == "»" and following.isalnum() and not before.isalnum()


def _strays(text: str, at: int, after: int, sign: str) -> bool:
    """Whether a closing mark that nothing opened ends a quotation, and is no sign of inches."""
    if sign not in ("”", '"', "''") or not _closes(text, at, after):
        return False
    return sign == "”" or not text[at - 1 : at].isdigit()


def _closes(text: str, at: int, after: int) -> bool:
    before, following = text[at - 1 : at], text[after : after + 1]
    return bool(before) and not before.isspace() and not following.isalnum()


def _reopens(text: str, at: int, after: int, sign: str, mark: str) -> bool:
    """Whether a mark met inside an open quotation begins another, so that the open one lacks its end."""
    if sign == "“" and mark == "„":
        return False  # the German pair
    if sign in ("“", "„", "``"):
        return True
    if sign in ("”", "»", "«", "‟"):
        return False
    before, following = text[at - 1 : at], text[after : after + 1]
    return before.isspace() and (following.isalnum() or following == "'")


def _opens_single(text: str, at: int, sign: str) -> bool:
    before, following = text[at - 1 : at], text[at + 1 : at + 2]
    if before and not before.isspace() and before not in _OPENERS:
        return False
    if not (following.isalnum() or following in ("“", '"', "…", "[", "£", "$")):
        return False
    return sign in ("‘", "‚", "‛") or not _ELISIONS.match(text, at + 1)


def _certain_closers(text: str, marks: list[tuple[int, str]]) -> list[int]:
    """For each mark, where the next mark after it stands that can close a single quotation, -1 for none."""
    nearest, result = -1, [-1] * len(marks)
    for index in range(len(marks) - 1, -1, -1):
        result[index] = nearest
        at, sign = marks[index]
        if sign in ("’", "'") and at and not text[at + 1 : at + 2].isalnum() and not text[at - 1].isspace():
            nearest = at
    return result


def _closes_single(text: str, marks: list[tuple[int, str]], certain: list[int], index: int) -> bool:
    at, sign = marks[index]
    if sign not in ("’", "'") or text[at + 1 : at + 2].isalnum():
        return False
    before = text[at - 1]
    if before.isspace():
        return False
    if before in "sS" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].isalpha():
        later = certain[index]  # “the workers’ rights …’”: a possessive if a better closer follows before an opener
        if (
            later >= 0
            and text[later - 1] in ".,!?…"
            and not any(s == "‘" for a, s in marks[index + 1 : index + 4] if a < later)
        ):
            return False
    return True


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end
