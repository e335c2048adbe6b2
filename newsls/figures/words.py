"""Words as names are made of them: finer than the tokens of the language room.

A name needs its possessive apart (“Putin” + “’s”), its initials and abbreviated titles with their stop (“J.”, “Gov.”),
and its hyphens and inner apostrophes kept (“Jean-Claude”, “O’Neill”, “al-Assad”).
"""

from __future__ import annotations

import re
from bisect import bisect_left

from newsls.text import Span

_WORD = re.compile(
    r"(?:[^\W\d_]\.)+"  # initials: “J.”, “U.S.”
    r"|[^\W_]+(?:['’‘ʼ\-‐‑&][^\W_]+)*"  # words, numbers, “O’Neill”, “12-year-old”, “AT&T”
    r"|[^\w\s]"
)
_ABBREVIATED = frozenset(
    "Mr Mrs Ms Mx Dr Prof Sen Rep Gov Lt Col Gen Maj Capt Cmdr Sgt Cpl Pvt Adm Brig Rev Hon Fr Sr Jr St Pres Det Supt "
    "Insp Messrs Msgr Amb Atty Asst Reps Sens Govs Gens Drs Cllr Ald Del Sec Treas Ph Esq Inc Corp Co Ltd Bros".split()
)


Word = tuple[str, int, int]
"""One word or mark: its text, and its start and end in a paragraph's prose.  A plain tuple, since there are so many."""


def words(text: str) -> list[Word]:
    """The words and marks of ``text`` in order."""
    found: list[Word] = []
    add = found.append
    skip = -1
    for match in _WORD.finditer(text):
        word = match[0]
        start, end = match.span()
        if word.isalnum():
            if word in _ABBREVIATED and text[end : end + 1] == ".":
                add((word + ".", start, end + 1))
                skip = end
                continue
        elif start == skip:
            continue
        elif len(word) > 2 and word[-1] in "sS" and word[-2] in "'’‘ʼ":
            add((word[:-2], start, end - 2))
            add(("'s", end - 2, end))
            continue
        add((word, start, end))
    return found


def split(found: list[Word], sentences: tuple[Span, ...]) -> list[list[Word]]:
    """``found`` by sentence; what stands in none (it is white space in practice) is dropped.

    A sentence that seems to end with an initial runs on: “Charles E. Schumer” is one name wherever sentences were cut.
    """
    starts = [word[1] for word in found]
    parts: list[list[Word]] = []
    runs_on = False
    for sentence in sentences:
        part = found[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        if not part:
            continue
        if runs_on and part[0][0][0].isupper():
            parts[-1].extend(part)
        else:
            parts.append(part)
        last = part[-1][0]
        runs_on = len(last) == 2 and last[1] == "." and last[0].isupper()
    return parts
