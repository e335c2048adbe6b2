"""An item of Wikidata as a figure: names, country, party, and the positions held from when to when.

Statements of deprecated rank don't count; of country and party those of preferred rank go first.  What is unknown stays
unknown: a term that ended nobody says when, or that nobody dates at all, is no term, for newsls would show it as one
that runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from newsls.figures.keys import key
from newsls.figures.known import Known, Layer, Term, latest
from newsls.figures.records import LONGEST, cleaned, iso

SOURCE = "Wikidata"

HUMAN = "Q5"
_INSTANCE, _COUNTRY, _PARTY, _POSITION, _DIED = "P31", "P27", "P102", "P39", "P570"
_START, _END = "P580", "P582"
_NATIVE = ("P1559", "P1705")  # the name in the native language, the native label
_LANGUAGES = ("en", "mul")
_DAY, _MONTH, _YEAR = 11, 10, 9
_JULIAN = "Q1985786"

_ID = re.compile(r"Q[1-9][0-9]{0,11}")

ALIASES = 40
"""Other names taken of an item."""


class Item(NamedTuple):
    """An item as the API gives it: its id, its revision, and all else as it came."""

    id: str
    revision: int
    value: Mapping[str, Any]


class _Date(NamedTuple):
    """What a time says: ``known`` is False where the API says that there is some value, and nobody knows which."""

    text: str
    known: bool = True


def item(value: Any) -> Item | None:
    """The item that a value of the API is; None where it is none, or a missing one."""
    if not isinstance(value, Mapping) or "missing" in value or not _is_id(value.get("id")):
        return None
    revision = value.get("lastrevid")
    return Item(value["id"], revision if isinstance(revision, int) else 0, value)


def is_human(one: Item) -> bool:
    """Whether an item is of a person."""
    return HUMAN in _values(one, _INSTANCE)


def referred(one: Item) -> frozenset[str]:
    """The ids of the items whose names are needed to tell of this one."""
    best = [*_values(one, _COUNTRY)[:1], *_values(one, _PARTY, former=False)]
    return frozenset([*best, *(position for position, _ in _positions(one))])


def label(one: Item) -> str:
    """The name of an item in English; empty where it has none."""
    labels = _table(one.value, "labels")
    written = next((text for language in _LANGUAGES if (text := _text(_table(labels, language)))), "")
    return written or article(one).partition(" (")[0]


def article(one: Item) -> str:
    """The title of the English Wikipedia's article; empty where there is none."""
    title = _table(_table(one.value, "sitelinks"), "enwiki").get("title")
    return cleaned(title)[:LONGEST] if isinstance(title, str) else ""


def holds_office(one: Item) -> bool:
    """Whether an item tells of a position held."""
    return any(True for _ in _positions(one))


def names(one: Item) -> tuple[str, ...]:
    """The name of an item and its other names in English."""
    aliases = _table(one.value, "aliases")
    others = [_text(row) for language in _LANGUAGES for row in _rows(aliases, language)]
    return tuple(dict.fromkeys(name for name in (label(one), *others) if key(name)))


def known(one: Item, labels: Mapping[str, str], day: str) -> Known | None:
    """The figure of an item, with the ``labels`` of the items it refers to; ``day``, ISO, is when it was asked for.

    None where it is no person or has no English name.
    """
    name = label(one)
    if not key(name) or not is_human(one):
        return None
    source = f"{SOURCE}, revision {one.revision}" if one.revision else SOURCE
    died = next((date.text for row in _statements(one, _DIED) if (date := _date(_snak(row)))), "")
    terms = (
        Term(labels[position], "", start, end or died, source, day)
        for position, (start, end) in _positions(one)
        if labels.get(position)
    )
    native = next((text for prop in _NATIVE for text in _texts(one, prop)), "")
    return Known(
        name,
        # A single word is many people's, whatever Wikidata says.
        aliases=tuple(other for other in names(one)[1:] if " " in key(other))[:ALIASES],
        native=native if key(native) != key(name) else "",
        country=next((labels[value] for value in _values(one, _COUNTRY) if labels.get(value)), ""),
        party=next((labels[value] for value in _values(one, _PARTY, former=False) if labels.get(value)), ""),
        terms=latest(dict.fromkeys(terms)),
        wikidata=one.id,
        wikipedia=article(one),
        layer=Layer.STORE,
        source=source,
        as_of=day,
    )


def _positions(one: Item) -> Iterator[tuple[str, tuple[str, str]]]:
    """The positions held, each with its start and end; the end is empty where it is held still."""
    rows = _statements(one, _POSITION)
    current = any(row.get("rank") == "preferred" for row in rows)
    for row in rows:
        position = _item_of(_snak(row))
        start, end = _qualifier(row, _START, first=True), _qualifier(row, _END, first=False)
        preferred = row.get("rank") == "preferred"
        if position is None or (end is not None and not end.known):
            continue
        if end is None or not end.text:
            # Editors mark what is held today as preferred: what isn't, and has no end, may have ended.
            undated = start is None or not start.text
            if (current and not preferred) or (undated and not preferred):
                continue
        begun, ended = start.text if start else "", end.text if end else ""
        if not (begun and ended and ended[: len(begun)] < begun[: len(ended)]):
            yield position, (begun, ended)


def _values(one: Item, prop: str, *, former: bool = True) -> list[str]:
    """The items that the statements of the best rank name: first those that hold still, then the former ones."""
    rows = _statements(one, prop)
    rows = [row for row in rows if row.get("rank") == "preferred"] or rows
    over = [row for row in rows if _qualifier(row, _END, first=False) is not None]
    rows = [row for row in rows if row not in over] + (over if former else [])
    return [value for row in rows if (value := _item_of(_snak(row))) is not None]


def _statements(one: Item, prop: str) -> list[Mapping[str, Any]]:
    rows = _rows(_table(one.value, "claims"), prop)
    return [row for row in rows if row.get("rank") != "deprecated"]


def _qualifier(row: Mapping[str, Any], prop: str, *, first: bool) -> _Date | None:
    """The date of a qualifier, the first or the last where there are several; None where there is none."""
    dates = [date for snak in _rows(_table(row, "qualifiers"), prop) if (date := _date(snak)) is not None]
    if not dates:
        return None
    unknown = next((date for date in dates if not date.known), None)
    if unknown:
        return unknown
    return (min if first else max)(dates, key=lambda date: date.text)


def _date(snak: Mapping[str, Any]) -> _Date | None:
    """A time as an ISO date, as exact as it is; None where the API says that there is none."""
    kind = snak.get("snaktype")
    if kind != "value":
        return _Date("", known=False) if kind == "somevalue" else None
    value = _table(_table(snak, "datavalue"), "value")
    time, precision = value.get("time"), value.get("precision")
    if not isinstance(time, str) or not isinstance(precision, int) or not time.startswith("+") or precision < _YEAR:
        return _Date("", known=False)
    day = time[1:].partition("T")[0]
    if str(value.get("calendarmodel", "")).endswith(_JULIAN):
        precision = _YEAR  # its days are not ours
    size = {_DAY: 10, _MONTH: 7}.get(min(precision, _DAY), 4)
    text = iso(day[:size])
    return _Date(text) if text else _Date("", known=False)


def _texts(one: Item, prop: str) -> list[str]:
    """The texts of statements that are in one language."""
    texts = (_table(_table(_snak(row), "datavalue"), "value").get("text") for row in _statements(one, prop))
    return [cleaned(text) for text in texts if isinstance(text, str) and 0 < len(text) <= LONGEST]


def _snak(row: Mapping[str, Any]) -> Mapping[str, Any]:
    return _table(row, "mainsnak")


def _item_of(snak: Mapping[str, Any]) -> str | None:
    if snak.get("snaktype") != "value":
        return None
    found = _table(_table(snak, "datavalue"), "value").get("id")
    return found if _is_id(found) else None


def _is_id(value: Any) -> bool:
    return (
        isinstance(value, str) and value[:1] == "Q" and value[1:].isascii() and value[1:].isdigit() and len(value) < 14
    )


def _text(row: Mapping[str, Any]) -> str:
    value = row.get("value")
    return cleaned(value) if isinstance(value, str) and len(value) <= LONGEST else ""


def _table(value: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = value.get(name)
    return found if isinstance(found, Mapping) else {}  # an empty table comes as a list


def _rows(value: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = value.get(name)
    return [row for row in found if isinstance(row, Mapping)] if isinstance(found, list) else []
