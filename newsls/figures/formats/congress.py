"""The public-domain files of the US Congress and executive (unitedstates/congress-legislators), as YAML or JSON.

Terms that follow each other in one office are one.  A term that ends after the file's date runs; its end is a plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from newsls.figures import records
from newsls.figures.formats.base import Format, Listed, Missed, Reading, Unfit, Where, missed
from newsls.figures.formats.trees import Tree
from newsls.figures.known import Layer

COUNTRY = "United States"

_ROLES = {
    "rep": "Representative",
    "sen": "Senator",
    "prez": "President",
    "viceprez": "Vice President",
}
_PARTIES = {"Democrat": "Democratic Party", "Republican": "Republican Party", "Independent": "independent"}
_CHAMBERS = {"house": "House of Representatives", "senate": "Senate"}
_STATES = {
    "AL": "Alabama", "AK": "Alaska", "AS": "American Samoa", "AZ": "Arizona", "AR": "Arkansas", "CA": "California",
    "CO": "Colorado", "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia", "FL": "Florida",
    "GA": "Georgia", "GU": "Guam", "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa",
    "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts",
    "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska",
    "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York",
    "NC": "North Carolina", "ND": "North Dakota", "MP": "Northern Mariana Islands", "OH": "Ohio", "OK": "Oklahoma",
    "OR": "Oregon", "PA": "Pennsylvania", "PR": "Puerto Rico", "RI": "Rhode Island", "SC": "South Carolina",
    "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VI": "Virgin Islands",
    "VA": "Virginia", "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
}  # fmt: skip
_GAP = 60
"""Days between two terms that are one office held on: Congresses begin some days apart."""


def fits(value: Any) -> bool:
    """Whether a tree is a file of the Congress."""
    first = value[0] if isinstance(value, list) and value else None
    return (
        isinstance(first, dict)
        and isinstance(first.get("name"), dict)
        and isinstance(first.get("terms"), list)
        and isinstance(first.get("id"), dict)
    )


def read(tree: Tree, where: Where) -> Reading:
    """The people of a file of the Congress.  Raises ``Unfit``."""
    if not isinstance(tree.value, list):
        raise Unfit("is not a list of legislators.")
    figures: list[Listed] = []
    faults: list[Missed] = []
    for number, row in enumerate(tree.value, 1):
        place = f"line {number}" if tree.lines else f"record {number}"
        if not isinstance(row, Mapping) or not isinstance(row.get("name"), Mapping):
            faults.append(Missed(place, "This is no legislator, as it has no “name” of parts.", skipped=True))
            continue
        known, wrong = records.read(_record(row, where), layer=Layer.STORE, source=where.source, as_of=where.as_of)
        if known is not None:
            identifier = _text(_table(row, "id"), "bioguide")
            figures.append(Listed(known, f"bioguide:{identifier}" if identifier else ""))
            place += f", {known.name}"
        faults += missed(place, wrong, skipped=known is None)
    return Reading(Format.CONGRESS, tuple(figures), tuple(faults))


def _record(row: Mapping[str, Any], where: Where) -> dict[str, Any]:
    name, identifiers = _table(row, "name"), _table(row, "id")
    first, last, suffix = _text(name, "first"), _text(name, "last"), _text(name, "suffix")
    short = " ".join(part for part in (first, last) if part)
    full = _text(name, "official_full") or " ".join(part for part in (short, suffix) if part)
    wikipedia = _text(identifiers, "wikipedia")
    others = [
        short,
        " ".join((_text(name, "nickname"), last)) if _text(name, "nickname") else "",
        " ".join((first, _text(name, "middle"), last)) if _text(name, "middle") else "",
        wikipedia.partition(" (")[0],
    ]
    terms = [row for row in _rows(row, "terms") if _text(row, "type") in _ROLES]
    party = next((_text(term, "party") for term in reversed(terms) if _text(term, "party")), "")
    return {
        "name": full,
        "aliases": [other for other in others if other and other != full],
        "country": COUNTRY,
        "party": _PARTIES.get(party, party),
        "wikidata": _text(identifiers, "wikidata") or None,
        "wikipedia": wikipedia or None,
        "terms": [*_terms(terms, where), *_leads(row, where)],
    }


def _terms(rows: list[Mapping[str, Any]], where: Where) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for row in rows:
        state = _text(row, "state")
        term = {
            "role": _ROLES[_text(row, "type")],
            "of": _STATES.get(state, state) or COUNTRY,
            "start": _text(row, "start"),
            "end": _text(row, "end"),
        }
        last = found[-1] if found else {}
        if (last.get("role"), last.get("of")) == (term["role"], term["of"]) and _follows(last["end"], term["start"]):
            last["end"] = term["end"]
        else:
            found.append(term)
    return [_running(term, where) for term in found]


def _leads(row: Mapping[str, Any], where: Where) -> Iterator[dict[str, str]]:
    """The offices of a chamber's leadership."""
    for lead in _rows(row, "leadership_roles"):
        chamber = _CHAMBERS.get(_text(lead, "chamber"), "")
        if _text(lead, "title"):
            term = {
                "role": _text(lead, "title"),
                "of": chamber,
                "start": _text(lead, "start"),
                "end": _text(lead, "end"),
            }
            yield _running(term, where)


def _running(term: dict[str, str], where: Where) -> dict[str, str]:
    if term["end"] > where.as_of:
        term["end"] = ""
    return {name: text for name, text in term.items() if text}


def _follows(end: str, start: str) -> bool:
    try:
        return (date.fromisoformat(start) - date.fromisoformat(end)).days <= _GAP
    except ValueError:
        return False


def _rows(row: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    value = row.get(name)
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []


def _table(row: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = row.get(name)
    return value if isinstance(value, Mapping) else {}


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    return value.strip() if isinstance(value, str) else ""
