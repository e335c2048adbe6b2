"""``read``: the names of one paragraph, before anything is known of the rest of the draft."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsls.draft import Paragraph
from newsls.figures import tagger
from newsls.figures.features import PARTICLES, Sentence, runs
from newsls.figures.grammar import CALENDAR, HONORIFICS, OFFICES, RANKS, grammar
from newsls.figures.roles import Context, around, is_head
from newsls.figures.words import Word, split, words
from newsls.markup import BlockKind

_IN_HEADLINE = -500.0
"""The same where every word bears a capital, which says little against a name that the text knows."""
_UPPER = re.compile(r"[^\W\d_a-z]")
_POSSIBLE = -60.0
"""The margin under which no memory of the document makes a person of a name."""
_TITLES = HONORIFICS | RANKS | frozenset(o for o in OFFICES if o.endswith("."))
_STRIPPED = frozenset("mr mrs ms mx miss dr prof sir dame president senator".split())
"""Titles that no given name is; with those that end in a stop they are cut from the start of a name."""
_THINGS = frozenset(
    "ave avenue street road boulevard highway pond creek river county cup cups island islands bay beach airport "
    "hospital university college school institute foundation inc inc. corp corp. ltd ltd. company museum library "
    "stadium theatre theater festival prize award awards center centre building plaza square academy committee "
    "commission association airlines bank records studios hotel".split()
)
"""What ends the name of a place, a body or a thing, and no person's."""


class Name(NamedTuple):
    """One name in a paragraph, in prose offsets.

    ``key`` are its words in lower case.  ``margin`` says how much more it looks like a person than like anything else
    from here alone.  ``roles`` are the titles and appositions beside it, in order.  ``acts`` says that a verb follows
    as its own, ``modifies`` that it stands before a noun (“the Trump campaign”), ``quoted`` that it stands in quotation
    marks, ``titled`` that it follows a title such as “Mr” or “St”, or labels a speaker (“Rowe:”).
    """

    start: int
    end: int
    text: str
    key: tuple[str, ...]
    kind: int
    margin: float
    roles: tuple[str, ...] = ()
    pronoun: str = ""
    age: str = ""
    acts: bool = False
    modifies: bool = False
    quoted: bool = False
    titled: bool = False


class Names:
    """The names of one paragraph in order.  Compared by identity, so that it costs nothing as part of a key."""

    __slots__ = ("heading", "names")

    def __init__(self, names: tuple[Name, ...] = (), heading: bool = False) -> None:
        self.names = names
        self.heading = heading

    def __repr__(self) -> str:
        return f"Names({len(self.names)})"


def read(paragraph: Paragraph) -> Names:
    """The names of ``paragraph``.  Never raises; time is linear in its length."""
    text = paragraph.text
    heading = paragraph.kind in (BlockKind.HEADING, BlockKind.CELL)
    if not _UPPER.search(text):
        return Names((), heading)
    model = tagger.load()
    found: list[Name] = []
    depth = 0
    for part in split(words(text), paragraph.sentences):
        sentence = Sentence(part, heading)
        quotes = _quoted(sentence.lower, depth)
        depth = quotes[-1] if quotes else depth
        floor = 0
        chunks = [chunk for run in runs(part) for chunk in model.chunks(sentence, run)]
        people = frozenset(chunk.start for chunk in chunks if chunk.kind == tagger.PERSON)
        for chunk in chunks:
            name = _name(text, part, sentence, chunk, floor, people)
            if name is not None:
                found.append(name._replace(quoted=True) if quotes and quotes[chunk.start] else name)
                if name.kind == tagger.PERSON and not (
                    chunk.end < sentence.size and is_head(sentence.lower[chunk.end])
                ):
                    floor = chunk.end  # else it is part of a title: “former Clinton strategist Carter Eskew”
    return Names(tuple(found), heading)


def _quoted(text: Sequence[str], depth: int) -> list[int]:
    """For each word whether it stands inside curly double quotation marks; nothing where there are none."""
    if "“" not in text and "”" not in text and not depth:
        return []
    found = []
    for word in text:
        if word == "“":
            depth = 1
        elif word == "”":
            depth = 0
        found.append(depth)
    return found


def _name(
    text: str, part: list[Word], sentence: Sentence, chunk: tagger.Chunk, floor: int, people: frozenset[int]
) -> Name | None:
    """A chunk as a name, None where it can't be one.

    ``floor`` is where the person before it ends, ``people`` are the words at which people start.
    """
    start, end, kind, margin = chunk
    lower = sentence.lower
    if kind == tagger.PERSON:
        if lower[end - 1] in _THINGS:
            return None
        while start < end - 1 and (lower[start] in _STRIPPED or (lower[start] in _TITLES and lower[start][-1] == ".")):
            start += 1
    elif kind == tagger.BODY:
        if lower[start] == "the" and end - start > 1:
            start += 1
    elif margin < (_IN_HEADLINE if sentence.caps else _POSSIBLE):
        return None
    if kind != tagger.BODY and (
        lower[end - 1] in CALENDAR or (end - start == 1 and (len(lower[start]) < 2 or lower[start] in _NEVER))
    ):
        return None
    # A particle before the name is its own: “von der Leyen”.
    first, last = part[start][1], part[end - 1][2]
    key = tuple(word[0].lower() for word in part[start:end])
    if kind != tagger.PERSON:
        acts = kind == tagger.BODY and _acts(sentence, end)
        titled, modifies = _titled(sentence, start, end), _modifies(sentence, end)
        return Name(first, last, text[first:last], key, kind, margin, acts=acts, titled=titled, modifies=modifies)
    context = around(text, part, sentence, start, end, floor, people)
    return Name(
        first, last, text[first:last], key, kind, margin, context.roles, context.pronoun, context.age,
        _acts(sentence, end), _modifies(sentence, end), titled=_titled(sentence, start, end),
    )  # fmt: skip


_NEVER = frozenset("i the a an he she it they we you my his her its our your this that god".split()) | PARTICLES


def _acts(sentence: Sentence, end: int) -> bool:
    if end >= sentence.size:
        return False
    return grammar().get(sentence.lower[end], "") in ("s", "b") or sentence.lower[end].endswith("ed")


def _titled(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a courtesy title stands before a name, or a colon after it as after the speaker of an interview."""
    if start and sentence.lower[start - 1] in _TITLES:
        return True
    return end < sentence.size and sentence.lower[end] == ":"


def _modifies(sentence: Sentence, end: int) -> bool:
    """Whether a noun follows at once, as after a name that only modifies it."""
    if end >= sentence.size:
        return False
    after = sentence.lower[end]
    return sentence.shapes[end] == "x" and after in _MODIFIED


_MODIFIED = frozenset(
    "administration campaign team family presidency government voters supporters allies aides era camp white cabinet "
    "backers officials doctrine plan budget bill rally critics adviser advisers foundation presidency regime".split()
)

__all__ = ["Context", "Name", "Names", "read"]
