"""``rename``: which text replaces which mention when one figure of a draft gets another name.

A draft names one person in many ways: in full, by the surname, by a first name, in capitals in the headline.  From how
one mention is renamed follows what becomes of each of its words in all the others.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from newsls.draft import Draft
from newsls.figures.features import PARTICLES, SUFFIXES
from newsls.figures.model import PERSON, Figure, Figures, Mention
from newsls.figures.spelling import folded, slip, transliterated
from newsls.figures.words import Word, words
from newsls.markup import OPAQUE, Block
from newsls.text import Edit, Span

LONGEST = 100
"""Characters of the longest name that is taken for one."""
_SHORTEST = 3
"""Letters of the shortest surname that is looked for outside mentions."""
_MARKS = " -‐‑'’‘ʼ.,&"
_SUFFIXES = frozenset(suffix.lower() for suffix in SUFFIXES) | {","}

_BARE = re.compile(r"['’] [a-z]")
_OPEN = re.compile(r"‘|(?<![^\s(\[“\"])'")

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to one mention: edits of the source.

    ``mention`` is its source span.  ``short`` says that only a part of the full name stands there, and ``shared`` is
    another figure of the draft that the part could mean, empty where there is none.
    """

    mention: Span
    edits: tuple[Edit, ...]
    short: bool = False
    shared: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A mention that keeps the old name, and why, as the end of a sentence: “markup stands inside the name”."""

    mention: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Renaming:
    """What a renaming does to a draft.

    ``strays`` are places where the surname stands and nobody is named as far as could be told: “the Rowe bridge”.
    ``taken`` is another figure of the draft that has the new name already.
    """

    changes: tuple[Change, ...]
    left_out: tuple[LeftOut, ...] = ()
    taken: str = ""
    strays: tuple[Change, ...] = ()


def problem(new: str, language_id: str = "plaintext") -> str | None:
    """What is wrong with ``new`` as a name to write into a draft, as one sentence; None where nothing is."""
    name = even(new)
    if not name:
        return "A name can’t be empty."
    if "\n" in new.strip() or "\r" in new.strip():
        return "A name must stand on one line."
    if len(name) > LONGEST:
        return f"A name of {len(name)} characters is too long; {LONGEST} is the most."
    wrong = next((c for c in name if not (c.isalnum() or unicodedata.category(c) in ("Mn", "Mc") or c in _MARKS)), "")
    if not wrong and language_id == "html" and "&" in name:
        wrong = "&"
    if wrong:
        shown = f"“{wrong}”" if wrong.isprintable() else f"the character U+{ord(wrong):04X}"
        return f"A name can’t hold {shown}."
    if not (name[0].isalnum() or name[0] in "'’‘ʼ") or not any(c.isalpha() for c in name):
        return f"“{name}” is no name: it must begin with a letter."
    if words(name)[-1][0] == "'s":
        return f"“{name}” ends in a possessive, which stays as it is; give the name alone."
    return None


def written(draft: Draft, mention: Mention) -> str:
    """A mention as a reader sees it: without markup, on one line."""
    prose = _prose(draft, mention)
    return " ".join((prose.of(draft.blocks[mention.block].text) if prose else mention.span.of(draft.text)).split())


def even(name: str) -> str:
    """A name as it is compared and written: composed characters, one space between words."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def rename(draft: Draft, figures: Figures, figure: Figure, mention: Mention, new: str) -> Renaming:
    """What it takes to call ``figure`` by another name, where ``mention`` is to read ``new``.

    ``figure`` is one of ``figures``, those of ``draft``, and ``mention`` one of its mentions; ``new`` is a name of
    which ``problem`` has nothing to say.  Renaming a full name changes surnames and first names that stand alone;
    renaming a surname changes it in full names too.  What stands round a mention (titles, possessives) is left alone.
    """
    plan = _Plan(figure, written(draft, mention), even(new))
    others = [other for other in figures.all if other is not figure and other.kind == figure.kind]
    shared = {word: other.name for other in reversed(others) for word in _key(words(other.name))}
    changes: list[Change] = []
    left: list[LeftOut] = []
    for place in figure.mentions:
        block, prose = draft.blocks[place.block], _prose(draft, place)
        if prose is None:
            left.append(LeftOut(place.span, "markup stands inside the name"))
            continue
        found = [(word, a + prose.start, b + prose.start) for word, a, b in words(prose.of(block.text))]
        try:
            wanted = list(plan.edits(found))
            wanted += _possessive(block.text, prose.end, wanted)
        except _Nothing:
            left.append(LeftOut(place.span, "the new name has nothing to put in place of the first name"))
            continue
        edits = [_to_source(block, edit) for edit in wanted]
        if not all(edits):
            left.append(LeftOut(place.span, "markup stands inside the name"))
        elif edits:
            key = _key(found)
            short = len(key) < len(plan.full)
            namesake = next((shared[word] for word in key if word in shared), "") if short else ""
            changes.append(Change(place.span, tuple(e for e in edits if e is not None), short, namesake))
    name = _key(words(plan.becomes))
    taken = next((other.name for other in others if _key(words(other.name)) == name), "")
    return Renaming(tuple(changes), tuple(left), taken, tuple(_strays(draft, figures, plan, shared)))


class _Nothing(Exception):  # noqa: N818
    """Nothing of the new name belongs where the mention stands."""


class _Parts(NamedTuple):
    """A name taken apart, each part as words with their places: “Ursula”, “von der Leyen”, “Jr.”."""

    given: list[Word]
    surname: list[Word]
    suffix: list[Word]


class _Plan:
    """What becomes of each form of a name when one form, ``old``, becomes ``new``."""

    def __init__(self, figure: Figure, old: str, new: str) -> None:
        self.is_person = figure.kind == PERSON
        full, before, after = words(even(figure.name)), words(old), words(new)
        self.full = _key(full)
        self.whole = _parts(full)
        if len(before) < len(full) and self._is_all(before, after):
            before, old = full, even(figure.name)
        self.new = new
        self.before, self.after = _key(before), after
        self.reordered = len(before) > 1 and sorted(self.before) == sorted(_key(after))
        which = self._which(before)
        if which == "given":
            self.old, self.becoming = _Parts(before, [], []), _Parts(after, [], [])
        elif which == "surname":
            self.old, self.becoming = _Parts([], before, []), _Parts([], after, [])
        else:
            self.old, self.becoming = _parts(before), _parts(after)
        given, surname = (self.becoming.given or self.whole.given), (self.becoming.surname or self.whole.surname)
        parts = (given, surname) if which in ("given", "surname") else (after,)
        self.becomes = " ".join(word[0] for part in parts for word in part)
        """The full name afterwards."""

    def edits(self, found: list[Word]) -> Iterator[Edit]:
        """What is to be done to a mention that consists of the words ``found``; their places are prose offsets."""
        key = _key(found)
        if key == self.before:
            yield from self._replaced(found, found, self.after)
            return
        if not self.is_person or self.reordered or not set(key) & (set(self.before) | set(self.full)):
            return
        which = self._which(found)
        if which == "given":
            parts = _Parts(found, [], [])
        elif which == "surname":
            parts = _Parts([], found, [])
        else:
            parts = _parts(found)
        given = self._given(parts.given, alone=not parts.surname)
        if not given and not parts.surname:
            raise _Nothing
        yield from self._replaced(found, parts.given, given)
        yield from self._replaced(found, parts.surname, self._surname(parts.surname))
        if parts.suffix and _key(parts.suffix) == _key(self.old.suffix):
            yield from self._replaced(found, parts.suffix, self.becoming.suffix)

    def _is_all(self, before: list[Word], after: list[Word]) -> bool:
        """Whether a part of the name was replaced by a whole name: “Baerbok” by “Annalena Baerbock”."""
        if len(after) < 2 or not self.whole.given or not self.whole.surname:
            return False
        key = _key(after)
        if self._which(before) == "surname":
            return key[0] == _key(self.whole.given)[0]
        last = _key(self.whole.surname)[-1]
        return key[-1] == last or transliterated(key[-1], last) or slip(key[-1], last)

    def _which(self, found: list[Word]) -> str:
        """Which part of the full name some words are: “given”, “surname”, or nothing where they are more or neither."""
        key, given, surname = _key(found), _key(self.whole.given), _key(self.whole.surname)
        if not self.is_person or len(key) >= len(self.full):
            return ""
        if key == surname[-len(key) :]:
            return "surname"
        return "given" if key == given or (len(key) == 1 and key[0] in given) else ""

    def _given(self, found: list[Word], *, alone: bool) -> list[Word]:
        """The first names that take the place of ``found``; who is called by one keeps to one."""
        old, new = _key(self.old.given), self.becoming.given
        if not old or not found:
            return found
        if _key(found) == old:
            return new[:1] if alone and len(old) == 1 else new
        made: list[Word] = []
        for at, word in enumerate(found):
            index = next((i for i, other in enumerate(old) if _same_or_initial(folded(word[0].lower()), other)), None)
            if index is None or (index and len(old) != len(new)):
                made.append(word)
            elif index < len(new):
                other = new[index]
                initial = len(word[0]) == 2 and word[0][1] == "." and other[0][1:] != "."
                made.append((f"{other[0][0]}.", -1 - at, -1) if initial else other)
        return made

    def _surname(self, found: list[Word]) -> list[Word]:
        """The surname that takes the place of ``found``, with as many of its particles as the old one had there."""
        old, new = _key(self.old.surname), self.becoming.surname
        key = _key(found)
        if not old or not found or not new:
            return found
        if key == old:
            return new
        if key == old[-len(key) :]:  # without its particles
            return _head(new)
        if key[-len(old) :] == old:  # with particles that were not renamed
            return new if _is_particle(new[0]) else [*found[: -len(old)], *new]
        return found

    def _replaced(self, whole: Sequence[Word], old: Sequence[Word], new: Sequence[Word]) -> Iterator[Edit]:
        """The edits that make ``new`` of ``old``, a part of the mention ``whole``: word by word where that goes."""
        if not old or old is new:
            return
        cased = [_cased(word[0], old, at) for at, word in enumerate(new)]
        if len(old) == len(new):
            for word, text in zip(old, cased, strict=True):
                if word[0] != text:
                    yield Edit(Span(word[1], word[2]), text)
            return
        head = _common([word[0] for word in old], cased)
        tail = _common([word[0] for word in old[head:]][::-1], cased[head:][::-1])
        gone, come = old[head : len(old) - tail], cased[head : len(cased) - tail]
        text = " ".join(come).replace(" ,", ",")
        at = whole.index(old[0]) + head
        if gone and come:
            yield Edit(Span(gone[0][1], gone[-1][2]), text)
        elif come and at < len(whole):
            yield Edit(Span(whole[at][1], whole[at][1]), f"{text} ")
        elif come:
            end = whole[-1][2]
            yield Edit(Span(end, end), text if text.startswith(",") else f" {text}")
        elif at + len(gone) < len(whole):
            yield Edit(Span(gone[0][1], whole[at + len(gone)][1]), "")
        elif at:
            yield Edit(Span(whole[at - 1][2], gone[-1][2]), "")


def _prose(draft: Draft, mention: Mention) -> Span | None:
    """Where a mention stands in the prose of its block."""
    block = draft.blocks[mention.block]
    start, last = block.to_prose(mention.span.start), block.to_prose(mention.span.end - 1)
    if start is None or last is None:
        return None
    # What is written by one entity may be several characters.
    return next((s for more in (1, 0, 2, 3) if block.to_source(s := Span(start, last + more)) == mention.span), None)


def _strays(draft: Draft, figures: Figures, plan: _Plan, shared: Mapping[str, str]) -> Iterator[Change]:
    """Places where the surname that changes stands outside every mention; none where others bear it too."""
    old = plan.old.surname[-1][0] if plan.is_person and plan.old.surname else ""
    if len(old) < _SHORTEST or not old[0].isupper() or folded(old.lower()) in shared:
        return
    for block in draft.blocks:
        if old not in block.text:
            continue
        taken = [m.span for figure in figures.within(block.span) for m in figure.mentions]
        for word in words(block.text):
            span = Span(word[1], word[2])
            place = block.to_source(span)
            if word[0] == old and not any(place.overlaps(other) for other in taken):
                edits = [_to_source(block, edit) for edit in plan.edits([word])]
                made = tuple(edit for edit in edits if edit is not None)
                if made:
                    yield Change(place, made, short=True)


def _to_source(block: Block, edit: Edit) -> Edit | None:
    """An edit of the source; None where markup stands in its way.  Entities may be overwritten, they are the name."""
    made: Edit | None = block.edit_to_source(edit)
    if made is not None or OPAQUE in edit.span.of(block.text):
        return made
    start, end = edit.span
    parts = [piece for piece in block.pieces if piece.prose < end and piece.prose + piece.length > start]
    if any(a.source + a.width != b.source for a, b in pairwise(parts)):
        return None
    return Edit(block.to_source(edit.span), edit.text)


def _possessive(text: str, end: int, wanted: Sequence[Edit]) -> Iterator[Edit]:
    """The “s” that “Jones’ plan” needs when Jones becomes Smith.

    ``end`` is where the mention ends in the prose ``text``.  An apostrophe that may close a quotation is left alone.
    """
    if not wanted or wanted[-1].span.end != end or not wanted[-1].text or wanted[-1].text[-1] in "sS":
        return
    if text[end - 1 : end] in ("s", "S") and _BARE.match(text, end) and not _OPEN.search(text, max(0, end - 500), end):
        yield Edit(Span(end + 1, end + 1), "s")


def _key(found: Sequence[Word]) -> Key:
    """Words without regard to case and marks."""
    return tuple(folded(word[0].lower()) for word in found)


def _parts(found: list[Word]) -> _Parts:
    """A name of one or more words taken apart; one that is a surname alone has no other part."""
    end = len(found)
    while end > 1 and found[end - 1][0].lower() in _SUFFIXES:
        end -= 1
    start = end - 1
    while start > 0 and _is_particle(found[start - 1]) and (start > 1 or found[0][0].islower()):
        start -= 1
    return _Parts(found[:start], found[start:end], found[end:])


def _is_particle(word: Word) -> bool:
    return word[0].lower() in PARTICLES


def _head(surname: list[Word]) -> list[Word]:
    """A surname without its particles."""
    start = 0
    while start < len(surname) - 1 and _is_particle(surname[start]):
        start += 1
    return surname[start:]


def _same_or_initial(word: str, name: str) -> bool:
    return word == name or (len(word) == 2 and word[1] == "." and name.startswith(word[0]))


def _cased(new: str, old: Sequence[Word], at: int) -> str:
    """A new word in capitals where the old ones are, as in a headline, and with a capital where a sentence has one."""
    shown = "".join(word[0] for word in old)
    if shown.isupper() and sum(c.isalpha() for c in shown) > 2:
        return new.upper()
    if at == 0 and new[:1].islower() and old[0][0].lower() in PARTICLES and old[0][0][0].isupper():
        return new[0].upper() + new[1:]
    return new


def _common(a: Sequence[str], b: Sequence[str]) -> int:
    """How many words two names begin with alike."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
