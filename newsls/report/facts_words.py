"""What every format of the fact-check sheet says of an entry, in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from newsls.attribution import ClaimKind, Strength
from newsls.draft import Draft
from newsls.facts import Asserted, Dated, Entry, Kind, Named, Sheet, Source
from newsls.figures.wording import MONTHS

NO_SOURCE = "no source"
SAME_SOURCE = "same source"
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CLAIMS = {
    ClaimKind.WRONGDOING: "accuses somebody",
    ClaimKind.NUMBER: "gives a figure",
    ClaimKind.PREDICTION: "looks ahead",
    ClaimKind.MOTIVE: "says what others want, feel or think",
    ClaimKind.EVALUATION: "judges",
    ClaimKind.CAUSE: "gives a cause",
    ClaimKind.STANCE: "speaks for many",
}


_PLAIN = frozenset("said say says saying told tells tell according added adds per".split())
"""Verbs that say no more than that somebody said it; one of others is shown with the source."""


class Listed(NamedTuple):
    """A draft's sheet, with the name to show for the draft."""

    name: str
    draft: Draft
    sheet: Sheet


def source(found: Source | None) -> str:
    """Who answers for an entry: “Helena Quintela”, “the ministry (“it”; denied)”, “unnamed: critics”, “no source”."""
    if found is None:
        return NO_SOURCE
    if found.strength is Strength.AGENTLESS:
        return f"nobody named: “{found.words}”"
    notes = []
    who = found.words
    if found.figures:
        who = " and ".join(figure.name for figure in found.figures)
        if not _shared(who, found.words):
            notes.append(f"“{found.words}”")
    verb = found.verb.split()
    if verb and _PLAIN.isdisjoint(word.lower() for word in verb):
        notes.append(found.verb)
    if notes:
        who = f"{who} ({'; '.join(notes)})"
    if found.strength is Strength.UNNAMED:
        who = f"unnamed: {who}"
    return f"{who}, carried over" if found.carried else who


def answer(sheet: Sheet, entry: Entry) -> str:
    """Who answers for an entry, said once for an entry and those that it holds."""
    if entry.source is not None and entry.within is not None and sheet.entries[entry.within].source == entry.source:
        return SAME_SOURCE
    return source(entry.source)


def detail(entry: Entry) -> str:
    """What else there is to say of an entry; empty where there is nothing."""
    if entry.claim is not None:
        return _claim(entry.claim)
    if entry.named is not None:
        return _name(entry.named)
    return _date(entry.dated, entry.text) if entry.dated is not None else ""


def day(written: str) -> str:
    """A day or period of the calendar, given as ISO 8601 writes it: “Wednesday 18 November 2026”, “November 2026”."""
    if written.endswith("~"):
        return f"about {day(written[:-1])}"
    first, slash, last = written.partition("/")
    if slash and len(first) == 10:
        a, b = date.fromisoformat(first), date.fromisoformat(last)
        if (a.year, a.month) == (b.year, b.month):
            return f"{a.day}–{b.day} {MONTHS[b.month - 1]} {b.year}"
        year = f" {a.year}" if a.year != b.year else ""
        return f"{a.day} {MONTHS[a.month - 1]}{year} to {b.day} {MONTHS[b.month - 1]} {b.year}"
    if slash:
        return f"{first}–{last}"
    if len(written) == 10:
        on = date.fromisoformat(written)
        return f"{_DAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]} {on.year}"
    year, dash, month = written.partition("-")
    return f"{MONTHS[int(month) - 1]} {year}" if dash else year


def tally(sheet: Sheet) -> str:
    """How much there is to check: “3 to check: 1 claim and 2 numbers; 2 have no source”."""
    counts = Counter(entry.kind for entry in sheet.entries)
    parts = [f"{counts[kind]} {kind.value}{'' if counts[kind] == 1 else 's'}" for kind in Kind if counts[kind]]
    if not parts:
        return "nothing to check"
    listed = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    asserted = (Kind.CLAIM, Kind.QUOTATION, Kind.NUMBER)
    bare = sum(entry.source is None and entry.kind in asserted for entry in sheet.entries)
    rest = f"; {bare} of the claims, quotations and numbers {'has' if bare == 1 else 'have'} no source" if bare else ""
    return f"{len(sheet.entries)} to check: {listed}{rest}"


def dating(sheet: Sheet) -> str:
    """What the draft says of its own day."""
    if sheet.date is None:
        return "The draft bears no date, so “on Tuesday” could not be looked up"
    return f"Dated {day(sheet.date.isoformat())}"


def by_sentence(sheet: Sheet) -> Iterator[tuple[int, list[Entry]]]:
    """The index of each sentence and its entries, in order."""
    held: list[Entry] = []
    for entry in sheet.entries:
        if held and held[0].sentence != entry.sentence:
            yield held[0].sentence, held
            held = []
        held.append(entry)
    if held:
        yield held[0].sentence, held


def depth(sheet: Sheet, entry: Entry) -> int:
    """How many entries hold this one, no more than three counted."""
    deep = 0
    while entry.within is not None and deep < 3:
        deep += 1
        entry = sheet.entries[entry.within]
    return deep


def _shared(name: str, words: str) -> bool:
    """Whether a source's words hold a word of the name that it stands for, as “Ruiz, who came late,” does."""
    return not {word.casefold() for word in name.split()}.isdisjoint(re.findall(r"[^\W_]+", words.casefold()))


def _claim(claim: Asserted) -> str:
    return f"{_CLAIMS[claim.kind]}: “{claim.trigger}”" + ("" if claim.strong else " (weaker)")


def _name(named: Named) -> str:
    parts = list(named.roles[:3])
    parts.append(f"{named.mentions} mention{'' if named.mentions == 1 else 's'}")
    if named.forms:
        parts.append("also " + ", ".join(f"“{form}”" for form in named.forms[:4]))
    if named.spellings:
        parts.append("spelt " + " and ".join(f"“{word}”" for word in named.spellings))
    return "; ".join(parts)


def _date(found: Dated, text: str) -> str:
    shown = [day(one) for one in found.calendar if one.rstrip("~") not in text]
    parts = [" or ".join(shown)] if shown else []
    if found.problem:
        parts.append(found.problem.rstrip("."))
    return "; ".join(parts)
