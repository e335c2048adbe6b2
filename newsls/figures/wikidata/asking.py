"""Which questions lead from names to figures: search, items, and the names of what these refer to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from newsls.figures.keys import key, skeleton
from newsls.figures.known import Known
from newsls.figures.wikidata import claims
from newsls.figures.wikidata.claims import Item

CANDIDATES = 7
"""Items of a search that are looked at."""
NAMESAKES = 3
"""People of one name that are taken."""
_AT_ONCE = 50
"""Items that the API gives in one answer."""
_WHOLE = "info|labels|aliases|claims|sitelinks"
_WHOLE_AT_ONCE = 10
"""Items with all their statements: a president's may be a megabyte."""

Parameters = Mapping[str, str]
"""A question to the API."""


class Asked(NamedTuple):
    """The answer to a question, or why there is none, as a sentence."""

    value: Mapping[str, Any]
    trouble: str = ""


class Caller(Protocol):
    """Something that asks the API."""

    def ask(self, questions: Sequence[Parameters]) -> list[Asked]:
        """The answer to each question, in their order."""


class Found(NamedTuple):
    """What a search for a name led to: the people of that name, the likeliest first, or the trouble."""

    name: str
    people: tuple[Item, ...] = ()
    trouble: str = ""


class Fetched(NamedTuple):
    """What became of an item: its figure and revision, or that it is as it was, or the trouble."""

    id: str
    known: Known | None = None
    revision: int = 0
    unchanged: bool = False
    trouble: str = ""


def search(caller: Caller, names: Sequence[str]) -> list[Found]:
    """The people of each name."""
    answers = caller.ask([_search(name) for name in names])
    candidates = [_candidates(answer.value) for answer in answers]
    wanted = dict.fromkeys(i for ids in candidates for i in ids)
    items, troubles = _items(caller, wanted, _WHOLE, _WHOLE_AT_ONCE)
    found = []
    for name, answer, ids in zip(names, answers, candidates, strict=True):
        trouble = answer.trouble or next((troubles[i] for i in ids if i in troubles), "")
        people = [items[i] for i in ids if i in items and claims.is_human(items[i])]
        found.append(Found(name, () if trouble else _meant(name, people), trouble))
    return found


def fetch(caller: Caller, ids: Sequence[str], revisions: Mapping[str, int], day: str) -> list[Fetched]:
    """What Wikidata says of items; those whose ``revisions`` are still the latest are not asked for again.

    ``day`` is today, ISO.  One answer an id, in their order; an item that was merged into another is that other.
    """
    results: dict[str, Fetched] = {}
    asked_before = [i for i in ids if i in revisions]
    heads, troubles = _items(caller, asked_before, "info")
    for i in asked_before:
        if i in troubles:
            results[i] = Fetched(i, trouble=troubles[i])
        elif i in heads and heads[i].id == i and heads[i].revision == revisions[i]:
            results[i] = Fetched(i, revision=revisions[i], unchanged=True)
    wanted = [i for i in dict.fromkeys(ids) if i not in results]
    items, troubles = _items(caller, wanted, _WHOLE, _WHOLE_AT_ONCE)
    people = {i: items[i] for i in wanted if i in items}
    told = dict(zip(people, told_of(caller, list(people.values()), day), strict=True))
    for i in wanted:
        if i in troubles:
            results[i] = Fetched(i, trouble=troubles[i])
        else:
            results[i] = told.get(i) or Fetched(i, trouble=f"Wikidata has no item {i}.")
    return [results[i] for i in ids]


def told_of(caller: Caller, items: Sequence[Item], day: str) -> list[Fetched]:
    """The figures of items that are at hand; the names of what they refer to are asked for."""
    people = [one for one in items if claims.is_human(one)]
    referred = sorted({i for one in people for i in claims.referred(one)})
    others, troubles = _items(caller, referred, "labels")
    labels = {i: claims.label(one) for i, one in others.items()}
    results = []
    for one in items:
        unnamed = claims.referred(one) & troubles.keys()
        if not claims.is_human(one):
            results.append(Fetched(one.id, trouble=f"{one.id} is no person on Wikidata."))
        elif unnamed:  # half of a record would be wrong
            results.append(Fetched(one.id, trouble=troubles[min(unnamed)]))
        else:
            known = claims.known(one, labels, day)
            trouble = "" if known else f"{one.id} has no English name on Wikidata."
            results.append(Fetched(one.id, known, one.revision, trouble=trouble))
    return results


def _search(name: str) -> Parameters:
    return {
        "action": "wbsearchentities",
        "search": name,
        "language": "en",
        "uselang": "en",
        "type": "item",
        "limit": str(CANDIDATES),
    }


def _candidates(value: Mapping[str, Any]) -> list[str]:
    rows = value.get("search")
    found = [row.get("id") for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []
    return [i for i in found if isinstance(i, str) and i.startswith("Q")][:CANDIDATES]


def _meant(name: str, people: Sequence[Item]) -> tuple[Item, ...]:
    """Those who bear the name, and of several those who hold or held an office or have an article.

    A likeness of names is none: Wikidata finds people by the beginnings of their names too.
    """
    same = [one for one in people if key(name) in map(key, claims.names(one))]
    same = same or [one for one in people if skeleton(name) in map(skeleton, claims.names(one))]
    if len(same) > 1:
        public = [one for one in same if claims.holds_office(one)] or [one for one in same if claims.article(one)]
        same = public or same
    return tuple(same[:NAMESAKES])


def _items(
    caller: Caller, ids: Iterable[str], props: str, at_once: int = _AT_ONCE
) -> tuple[dict[str, Item], dict[str, str]]:
    """The items by the ids that were asked for, and of those that could not be had, why."""
    ordered = list(ids)
    batches = [ordered[at : at + at_once] for at in range(0, len(ordered), at_once)]
    answers = caller.ask([_entities(batch, props) for batch in batches]) if batches else []
    items: dict[str, Item] = {}
    troubles: dict[str, str] = {}
    for batch, answer in zip(batches, answers, strict=True):
        if answer.trouble:
            troubles.update(dict.fromkeys(batch, answer.trouble))
            continue
        entities = answer.value.get("entities")
        for i, value in entities.items() if isinstance(entities, Mapping) else ():
            one = claims.item(value)
            if one is not None:
                items[one.id] = one
                items[str(i)] = one
                origin = _merged_from(value)
                if origin:
                    items[origin] = one
    return items, troubles


def _merged_from(value: Mapping[str, Any]) -> str:
    redirects = value.get("redirects")
    origin = redirects.get("from") if isinstance(redirects, Mapping) else None
    return origin if isinstance(origin, str) else ""


def _entities(ids: Sequence[str], props: str) -> Parameters:
    return {
        "action": "wbgetentities",
        "ids": "|".join(ids),
        "props": props,
        "languages": "en|mul",
        "sitefilter": "enwiki",
    }
