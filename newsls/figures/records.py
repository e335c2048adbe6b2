"""A figure's record as plain values: what ``figures.toml``, a JSON import and the store hold.

A record is a table of ``FIELDS``; its ``terms`` is a list of tables of ``TERM_FIELDS``.  ``role`` (with ``of`` and
``since``) beside the name is short for a term that is running.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from newsls.figures.keys import key
from newsls.figures.known import Known, Layer, Term, latest
from newsls.figures.model import BODY, PERSON
from newsls.settings import did_you_mean

TEXTS = (
    "name",
    "kind",
    "native",
    "country",
    "party",
    "pronunciation",
    "style",
    "wikidata",
    "wikipedia",
    "source",
    "as-of",
)
SHORT = ("role", "of", "since")
FIELDS = (*TEXTS, "aliases", *SHORT, "terms")
"""The keys of a record, as they are written; “as_of” and “asOf” do as well."""
TERM_FIELDS = ("role", "of", "start", "end", "source", "as-of")

LONGEST = 300
"""Characters of one value."""
MOST = 500
"""Aliases or terms of one record."""

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T[\d:.+\-Z]*)?")
_ITEM = re.compile(r"(?:https?://(?:www\.|m\.)?wikidata\.org/(?:wiki|entity)/)?(Q[1-9]\d{0,11})/?")
_ARTICLE = re.compile(r"https?://en\.(?:m\.)?wikipedia\.org/wiki/([^?#]+)")


class Fault(NamedTuple):
    """What is wrong with a record: one sentence, the keys that lead to it, and the text at fault where there is one.

    A place in a list is a number in ``path``.
    """

    message: str
    path: tuple[str | int, ...] = ()
    text: str | None = None


def read(values: Mapping[str, Any], *, layer: Layer, source: str, as_of: str) -> tuple[Known | None, tuple[Fault, ...]]:
    """The figure of a record, and what is wrong with the record.

    What is wrong is left out and the rest holds, but for a record without a name, which is nobody.  ``source`` and
    ``as_of`` hold where the record gives none.  Never raises.
    """
    faults: list[Fault] = []
    given = _given(values, FIELDS, (), faults)
    texts = {name: _text(name, given[name], (name,), faults) for name in TEXTS if name in given}
    name = texts.get("name", "")
    if not key(name):
        if not any(fault.path == ("name",) for fault in faults):
            faults.append(Fault("A figure needs a “name”.", ("name",) if "name" in given else ()))
        return None, tuple(faults)
    kind = texts.get("kind", PERSON).casefold() or PERSON
    if kind not in (PERSON, BODY):
        message = f"“kind” must be “{PERSON}” or “{BODY}”, not “{kind}”{did_you_mean(kind, (PERSON, BODY))}"
        faults.append(Fault(message, ("kind",), texts["kind"]))
        kind = PERSON
    source = texts.get("source") or source
    as_of = _day(texts.get("as-of", ""), ("as-of",), faults) or as_of
    terms = _terms(given, source, as_of, faults)
    return Known(
        name,
        kind,
        _aliases(given.get("aliases", ()), name, faults),
        texts.get("native", ""),
        texts.get("country", ""),
        texts.get("party", ""),
        texts.get("pronunciation", ""),
        texts.get("style", ""),
        terms,
        _item(texts.get("wikidata", ""), faults),
        article(texts.get("wikipedia", "")),
        layer,
        source,
        as_of,
    ), tuple(faults)


def values(known: Known) -> dict[str, Any]:
    """The record of a figure, without its layer; what is empty is left out.  ``read`` reads it back."""
    texts = {name: getattr(known, name.replace("-", "_")) for name in TEXTS}
    record: dict[str, Any] = {name: text for name, text in texts.items() if text}
    if known.aliases:
        record["aliases"] = list(known.aliases)
    if known.terms:
        record["terms"] = [
            {name: text for name in TERM_FIELDS if (text := getattr(term, name.replace("-", "_")))}
            for term in known.terms
        ]
    return record


def restored(record: Mapping[str, Any], layer: Layer) -> Known:
    """The figure of a record that ``values`` made: what ``read`` returns for it, in less time.

    Raises ``KeyError``, ``TypeError`` or ``ValueError`` where it is none.
    """
    terms = tuple(
        Term(
            term.get("role", ""),
            term.get("of", ""),
            term.get("start", ""),
            term.get("end", ""),
            term.get("source", ""),
            term.get("as-of", ""),
        )
        for term in record.get("terms", ())
    )
    get = record.get
    return Known(
        record["name"],
        get("kind", PERSON),
        tuple(get("aliases", ())),
        get("native", ""),
        get("country", ""),
        get("party", ""),
        get("pronunciation", ""),
        get("style", ""),
        terms,
        get("wikidata", ""),
        get("wikipedia", ""),
        layer,
        get("source", ""),
        get("as-of", ""),
    )


def together(records: Iterable[tuple[str, Known]]) -> tuple[Known, ...]:
    """The figures that records of several origins tell of, each once; a record of an earlier origin goes first.

    Two records are of one figure when both bear the same Wikidata id, or when one bears none, name, kind and country
    agree and no other of the origin could be meant.  Records of one origin are always of different figures.
    """
    groups: list[tuple[set[str], Known]] = []
    for origin, known in records:
        fits = [i for i, (origins, other) in enumerate(groups) if origin not in origins and _same(known, other)]
        sure = [i for i in fits if known.wikidata and known.wikidata == groups[i][1].wikidata]
        if len(sure or fits) == 1:
            at = (sure or fits)[0]
            groups[at] = (groups[at][0] | {origin}, joined(groups[at][1], known))
        else:
            groups.append(({origin}, known))
    return tuple(known for _, known in groups)


def joined(one: Known, other: Known) -> Known:
    """``one``, with what ``other`` knows besides: its names, what is empty, and offices of which ``one`` says nothing.

    Each term keeps its own source.
    """
    seen = {key(one.name)}
    aliases = [a for a in (*one.aliases, other.name, *other.aliases) if key(a) not in seen and not seen.add(key(a))]  # type: ignore[func-returns-value]
    offices = {(key(term.role), key(term.of)) for term in one.terms}
    terms = latest((*one.terms, *(t for t in other.terms if (key(t.role), key(t.of)) not in offices)))
    sources = [part for part in dict.fromkeys((one.source, other.source)) if part]
    blanks = {
        name: getattr(other, name)
        for name in ("native", "country", "party", "pronunciation", "style", "wikidata", "wikipedia")
        if not getattr(one, name)
    }
    return replace(one, aliases=tuple(aliases), terms=terms, source="; ".join(sources), **blanks)


def article(written: str) -> str:
    """The title of an English Wikipedia article, given as such or by its address."""
    found = _ARTICLE.fullmatch(written)
    if found is None:
        return written
    return cleaned(_percent_decoded(found[1]).replace("_", " "))


def iso(written: str) -> str | None:
    """A year, month or day as ISO writes it, without a time; None for anything else, and for days no calendar has."""
    found = _DATE.fullmatch(written.strip())
    if found is None:
        return None
    year, month, day = found.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join(part for part in (year, month, day) if part)


def cleaned(text: str) -> str:
    """``text`` on one line, without characters that don't show."""
    if not (text.isascii() and text.isprintable()):
        text = "".join(c for c in text if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    return " ".join(text.split())


def _same(one: Known, other: Known) -> bool:
    if one.wikidata and other.wikidata:
        return one.wikidata == other.wikidata
    alike = one.kind == other.kind and bool({key(one.name)} & {key(other.name), *map(key, other.aliases)})
    return alike and (not one.country or not other.country or key(one.country) == key(other.country))


def _given(
    values: Mapping[str, Any], names: Sequence[str], above: tuple[str | int, ...], faults: list[Fault]
) -> dict[str, Any]:
    """The values that are there, by the names of ``names``."""
    plain = {name.replace("-", ""): name for name in names}
    found: dict[str, Any] = {}
    for written, value in values.items():
        name = plain.get(str(written).replace("-", "").replace("_", "").casefold())
        if name is None:
            shown = cleaned(str(written))[:60]
            faults.append(Fault(f"A figure has no “{shown}”{did_you_mean(shown, names)}", (*above, str(written))))
        elif value is not None:
            found[name] = value
    return found


def _text(name: str, value: Any, path: tuple[str | int, ...], faults: list[Fault]) -> str:
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, int) and not isinstance(value, bool) and (name in ("start", "end", "as-of", "since")):
        return str(value)  # a year
    if not isinstance(value, str):
        faults.append(Fault(f"“{name}” must be text, not {_shown(value)}.", path))
        return ""
    if len(value) > LONGEST:
        faults.append(Fault(f"“{name}” is longer than {LONGEST} characters.", path))
        return ""
    return cleaned(value)


def _aliases(value: Any, name: str, faults: list[Fault]) -> tuple[str, ...]:
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list | tuple):
        faults.append(Fault(f"“aliases” must be a list of names, not {_shown(value)}.", ("aliases",)))
        return ()
    if len(value) > MOST:
        faults.append(Fault(f"“aliases” holds more than {MOST} names.", ("aliases",)))
    texts = (_text("aliases", item, ("aliases", at), faults) for at, item in enumerate(value[:MOST]))
    return tuple(text for text in dict.fromkeys(texts) if key(text) and text != name)


def _terms(given: Mapping[str, Any], source: str, as_of: str, faults: list[Fault]) -> tuple[Term, ...]:
    value = given.get("terms", ())
    rows: list[tuple[tuple[str | int, ...], Mapping[str, Any]]] = []
    short = {name: given[name] for name in SHORT if name in given}
    if "role" in short:
        rows.append(((), {("start" if name == "since" else name): value for name, value in short.items()}))
    elif short:
        name = next(iter(short))
        faults.append(Fault(f"“{name}” says nothing without a “role”.", (name,)))
    if not isinstance(value, list | tuple):
        faults.append(Fault(f"“terms” must be a list of tables, not {_shown(value)}.", ("terms",)))
        value = ()
    if len(value) > MOST:
        faults.append(Fault(f"“terms” holds more than {MOST} offices.", ("terms",)))
    for at, row in enumerate(value[:MOST]):
        if isinstance(row, Mapping):
            rows.append((("terms", at), row))
        else:
            faults.append(Fault(f"“terms” must hold tables, not {_shown(row)}.", ("terms", at)))
    return latest(term for path, row in rows if (term := _term(row, path, source, as_of, faults)) is not None)


def _term(
    row: Mapping[str, Any], path: tuple[str | int, ...], source: str, as_of: str, faults: list[Fault]
) -> Term | None:
    given = _given(row, TERM_FIELDS, path, faults)
    before = len(faults)
    places = {name: (*path, name) if path or name != "start" else ("since",) for name in TERM_FIELDS}
    texts = {name: _text(name, value, places[name], faults) for name, value in given.items()}
    role = texts.get("role", "")
    start, end, day = (_day(texts.get(name, ""), places[name], faults) for name in ("start", "end", "as-of"))
    if not role:
        faults.append(Fault("A term needs a “role”.", path))
    elif start and end and end[: len(start)] < start[: len(end)]:
        faults.append(Fault(f"The term ends ({end}) before it starts ({start}).", (*path, "end"), end))
    if len(faults) > before:  # half a term would say that somebody holds an office who doesn't
        return None
    return Term(role, texts.get("of", ""), start, end, texts.get("source") or source, day or as_of)


def _day(written: str, path: tuple[str | int, ...], faults: list[Fault]) -> str:
    if not written:
        return ""
    found = iso(written)
    if found is None:
        message = f"“{path[-1]}” must be a date such as 2023-03-12, 2023-03 or 2023, not “{written}”."
        faults.append(Fault(message, path, written))
    return found or ""


def _item(written: str, faults: list[Fault]) -> str:
    if not written:
        return ""
    found = _ITEM.fullmatch(written)
    if found is None:
        faults.append(
            Fault(f"“wikidata” must be an item’s id such as Q15031, not “{written}”.", ("wikidata",), written)
        )
    return found[1] if found else ""


def _percent_decoded(text: str) -> str:
    """``text`` with its %-escapes as the UTF-8 that they are."""
    if "%" not in text:
        return text
    data = re.sub(rb"%([0-9A-Fa-f]{2})", lambda m: bytes((int(m[1], 16),)), text.encode("utf-8", "replace"))
    return data.decode("utf-8", "replace")


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, list | tuple):
        return "a list"
    return "text" if isinstance(value, str) else "a number"
