"""``offers``: whom a writer may be about to name, from the letters typed so far.

Nothing for a lower-case word or one of a single letter.  A figure that the draft has introduced is offered by the
surname first, one that it has not by the full name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from newsls.figures.features import COMMON, PARTICLES, SUFFIXES
from newsls.figures.keys import key
from newsls.figures.known import Known
from newsls.figures.model import PERSON
from newsls.figures.spelling import folded

FEWEST, FEWEST_KNOWN = 2, 3
"""Letters from which on names of the draft, and names known from elsewhere, are offered."""
MOST = 20
"""Names that are offered at once from elsewhere."""
_WORDS = 4
_REACH = 120
"""Characters of a line that may belong to the name being typed."""
_END = re.compile(r"[^\W\d_][\w'’‘ʼ‐‑-]*\Z")
_BEFORE = re.compile(r"([^\W\d_][\w'’‘ʼ‐‑-]*\.?) \Z")
_MAY_PRECEDE = frozenset(" \t\u00a0\u2028“‘\"'«([{—–*_>|~")
_SUFFIXES = frozenset(suffix.lower() for suffix in SUFFIXES)


class Typed(NamedTuple):
    """The beginning of a name at the end of a line: where it starts in the line, and its text."""

    start: int
    text: str


class Cast(NamedTuple):
    """A figure of the draft: its full name, kind and role, whether it was named in full further up, and its short name
    where the draft uses one."""

    name: str
    kind: str
    role: str = ""
    introduced: bool = False
    short: str = ""


class Offer(NamedTuple):
    """A name to put in place of what was typed from ``start`` on.

    ``typed`` are the letters that it answers, ``match`` the part of a name that begins so, ``detail`` says who that is
    and from where that is known.
    """

    start: int
    typed: str
    name: str
    match: str
    kind: str
    detail: str


def typed(before: str) -> tuple[Typed, ...]:
    """What may be the beginning of a name at the end of ``before``, a line up to the cursor: the longest first.

    “Ursula von der Le” gives itself, “von der Le”, “der Le” and “Le”.  Empty where no name is being typed.
    """
    floor = max(0, len(before) - _REACH)
    last = _END.search(before, floor)
    if last is None or not last[0][0].isupper():
        return ()
    starts = [last.start()]
    while len(starts) <= _WORDS:
        word = _BEFORE.search(before, floor, starts[-1])
        if word is None or not (word[1][0].isupper() or word[1] in PARTICLES) or word[1].lower() in COMMON:
            break
        starts.append(word.start())
    free = [at for at in starts if at == 0 or before[at - 1] in _MAY_PRECEDE]
    found = (Typed(at, before[at:]) for at in reversed(free) if len(before) - at >= FEWEST)
    return tuple(one for one in found if one.text.lower() not in COMMON)


def offers(
    beginnings: Sequence[Typed],
    cast: Iterable[Cast],
    known: Callable[[str, int], Sequence[Known]],
    date: str = "",
) -> tuple[list[Offer], bool]:
    """The names to offer, the likeliest first, and whether there are more than that.

    ``cast`` are the figures of the draft, ``known`` finds others by the beginning of a name, ``date`` is the draft's
    in ISO form, empty where it has none.
    """
    cast = list(cast)
    names = {key(figure.name) for figure in cast}
    found: dict[str, Offer] = {}
    more = False
    for beginning in beginnings:
        plain = _plain(beginning.text)
        for rank in (0, 1):
            for figure in cast:
                for offer in _of_draft(beginning, plain, figure, rank):
                    found.setdefault(offer.name, offer)
        if len(plain) >= FEWEST_KNOWN:
            others = known(beginning.text, MOST + 1)
            more = more or len(others) > MOST
            for one in others[:MOST]:
                if key(one.name) not in names and one.name != beginning.text:
                    match = _match(plain, (one.name, *one.aliases))
                    found.setdefault(one.name, Offer(*beginning, one.name, match, one.kind, _detail(one, date)))
        if found or any(
            beginning.text in (figure.name, figure.short) for figure in cast
        ):  # what answers more of what was typed makes the rest beside the point
            break
    return list(found.values()), more or any(len(_plain(one.text)) < FEWEST_KNOWN for one in beginnings)


def _of_draft(beginning: Typed, plain: str, figure: Cast, rank: int) -> Iterator[Offer]:
    """What of a figure's name begins so; ``rank`` 0 is the likeliest form, 1 any other."""
    detail = f"{figure.role} · this draft" if figure.role else "this draft"
    short = figure.short or (_surname(figure.name) if figure.kind == PERSON else "")
    forms = [figure.name]
    if figure.introduced and short and _answers(plain, short):
        forms.insert(0, short)
    for name in forms[:1] if rank == 0 else forms[1:]:
        if name != beginning.text and _answers(plain, name):
            yield Offer(*beginning, name, _match(plain, (name,)), figure.kind, detail)


def _surname(name: str) -> str:
    """The part of a full name that most likely stands alone later; empty where there is no other part."""
    words = name.split()
    end = len(words)
    while end > 1 and words[end - 1].lower() in _SUFFIXES:
        end -= 1
    start = end - 1
    while start > 1 and words[start - 1].lower() in PARTICLES:
        start -= 1
    return " ".join(words[start:end]) if start > 0 else ""


def _answers(plain: str, name: str) -> bool:
    """Whether a name, or a later word of it and what follows, begins with what was typed."""
    return f" {plain}" in f" {_plain(name)}"


def _match(plain: str, names: Iterable[str]) -> str:
    """The first of ``names`` that begins so, from the word on that does; what was typed where none does."""
    for name in names:
        at = f" {_plain(name)}".find(f" {plain}")
        if at >= 0:
            return _plain(name)[at:] if len(_plain(name)) != len(name) else name[at:]
    return plain


def _plain(text: str) -> str:
    return folded(text.lower())


def _detail(known: Known, date: str) -> str:
    """Who somebody is, when that was if it no longer is, and who says so."""
    source = f"{known.layer.value}{f', as of {known.as_of}' if known.as_of else ''}"
    if not known.terms:
        return source
    running = known.on(date) if date else tuple(term for term in known.terms if not term.end)
    term = (running or known.terms)[0]
    role = f"{term.role}, {term.of}" if term.of else term.role
    if not running and term.end:
        role += f" (until {term.end[:4]})"
    return f"{role} · {source}"
