"""Popolo (popoloproject.com): persons, and the memberships that tie them to posts and organizations.

A membership on behalf of a party, or in one, gives the party; every other gives a term.  Organizations that are no
parties are figures themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from newsls.figures import records
from newsls.figures.formats.base import Format, Listed, Missed, Reading, Unfit, Where, missed
from newsls.figures.formats.trees import Tree
from newsls.figures.known import Layer
from newsls.figures.model import BODY

_LISTS = ("persons", "organizations", "memberships", "posts", "events")


class _Graph(NamedTuple):
    """The objects of a file by their ids, and the memberships of each person."""

    organizations: Mapping[str, Mapping[str, Any]]
    posts: Mapping[str, Mapping[str, Any]]
    events: Mapping[str, Mapping[str, Any]]
    memberships: Mapping[str, list[Mapping[str, Any]]]


def fits(value: Any) -> bool:
    """Whether a tree is Popolo."""
    return isinstance(value, dict) and isinstance(value.get("persons"), list)


def read(tree: Tree, where: Where) -> Reading:
    """The people and bodies of a Popolo file.  Raises ``Unfit``."""
    if not fits(tree.value):
        raise Unfit("is not Popolo: it holds no list “persons”.")
    lists = {name: [row for row in _list(tree.value.get(name)) if isinstance(row, Mapping)] for name in _LISTS}
    memberships: dict[str, list[Mapping[str, Any]]] = {}
    for membership in lists["memberships"]:
        memberships.setdefault(_text(membership, "person_id"), []).append(membership)
    graph = _Graph(_by_id(lists["organizations"]), _by_id(lists["posts"]), _by_id(lists["events"]), memberships)
    figures: list[Listed] = []
    faults: list[Missed] = []
    found = (
        *(("person", number, row) for number, row in enumerate(lists["persons"], 1)),
        *(("organization", n, row) for n, row in enumerate(lists["organizations"], 1) if not _is_party(row)),
    )
    for what, number, row in found:
        record = _person(row, graph, where) if what == "person" else _body(row)
        known, wrong = records.read(record, layer=Layer.STORE, source=where.source, as_of=where.as_of)
        if known is not None:
            figures.append(Listed(known, f"{what}:{_text(row, 'id')}" if _text(row, "id") else ""))
        place = f"{what} {number}" + (f", {known.name}" if known else "")
        faults += missed(place, wrong, skipped=known is None)
    return Reading(Format.POPOLO, tuple(figures), tuple(faults))


def _person(row: Mapping[str, Any], graph: _Graph, where: Where) -> dict[str, Any]:
    name = _text(row, "name") or " ".join(
        part for part in (_text(row, "given_name"), _text(row, "family_name")) if part
    )
    record = {**_shared(row), "name": name}
    terms: list[dict[str, str]] = []
    parties: list[tuple[str, str]] = []
    for membership in [*graph.memberships.get(_text(row, "id"), []), *_list(row.get("memberships"))]:
        if not isinstance(membership, Mapping):
            continue
        start, end = _dates(membership, graph)
        end = end if not end or end <= where.as_of else ""  # a date to come is a plan
        party = graph.organizations.get(_text(membership, "on_behalf_of_id"), {})
        body = graph.organizations.get(_text(membership, "organization_id"), membership.get("organization") or {})
        if not isinstance(body, Mapping):
            body = {}
        if _is_party(body):
            parties.append((end or "9", _text(body, "name")))
            if not _text(membership, "role"):
                continue
        elif party:
            parties.append((end or "9", _text(party, "name")))
        term = {"role": _role(membership, graph), "of": _text(body, "name"), "start": start, "end": end}
        terms.append({name: text for name, text in term.items() if text})
    if parties:
        record["party"] = max(parties)[1]
    if terms:
        record["terms"] = _runs(terms)
    return record


def _body(row: Mapping[str, Any]) -> dict[str, Any]:
    return {**_shared(row), "kind": BODY, "name": _text(row, "name")}


def _shared(row: Mapping[str, Any]) -> dict[str, Any]:
    """What people and bodies have in common: other names, identifiers and links."""
    record: dict[str, Any] = {}
    others = [_text(other, "name") for other in _list(row.get("other_names")) if isinstance(other, Mapping)]
    if any(others):
        record["aliases"] = [other for other in others if other]
    for identifier in _list(row.get("identifiers")):
        if isinstance(identifier, Mapping) and _text(identifier, "scheme") == "wikidata":
            record["wikidata"] = _text(identifier, "identifier")
    for link in _list(row.get("links")):
        url = _text(link, "url") if isinstance(link, Mapping) else ""
        if "//en.wikipedia.org/wiki/" in url:
            record["wikipedia"] = url
    return record


def _role(membership: Mapping[str, Any], graph: _Graph) -> str:
    post = graph.posts.get(_text(membership, "post_id"), membership.get("post") or {})
    label = (_text(post, "label") or _text(post, "role")) if isinstance(post, Mapping) else ""
    role = _text(membership, "role") or label or _text(membership, "label") or "Member"
    return role[:1].upper() + role[1:]


def _dates(membership: Mapping[str, Any], graph: _Graph) -> tuple[str, str]:
    """The dates of a membership, or those of the legislative period that it belongs to."""
    period = graph.events.get(_text(membership, "legislative_period_id"), {})
    return (
        _text(membership, "start_date") or _text(period, "start_date"),
        _text(membership, "end_date") or _text(period, "end_date"),
    )


def _runs(terms: list[dict[str, str]]) -> list[dict[str, str]]:
    """The terms without those that another holds: one period of a parliament listed twice is one."""
    return list({tuple(sorted(term.items())): term for term in terms}.values())


def _is_party(row: Mapping[str, Any]) -> bool:
    return _text(row, "classification").casefold() in ("party", "political party", "parliamentary group")


def _by_id(rows: list[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    return {_text(row, "id"): row for row in rows if _text(row, "id")}


def _list(value: Any) -> Iterator[Any]:
    return iter(value if isinstance(value, list) else ())


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.strip() if isinstance(value, str) else ""
