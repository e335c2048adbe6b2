"""Whom a definite description fits: “the minister”, “the Chinese leader”, “the 54-year-old”, “the ministry”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newsls.figures.model import BODY, PERSON, Figure
from newsls.figures.nations import nation
from newsls.figures.spelling import folded

_ABBREVIATED = {
    "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "lt": "lieutenant",
    "col": "colonel", "maj": "major", "capt": "captain", "sgt": "sergeant", "adm": "admiral", "prof": "professor",
    "dr": "doctor", "rev": "reverend", "atty": "attorney", "sec": "secretary", "pm": "premier", "mp": "lawmaker",
    "defense": "defence", "labor": "labour", "center": "centre", "organization": "organisation",
    "councilor": "councillor", "adviser": "advisor",
}  # fmt: skip
_KINDS = {
    "lawmaker": "senator representative congressman congresswoman deputy councillor assemblyman assemblywoman",
    "legislator": "senator representative congressman congresswoman lawmaker deputy assemblyman assemblywoman",
    "congressman": "representative",
    "congresswoman": "representative",
    "representative": "congressman congresswoman",
    "premier": "prime",
    "leader": "president premier prime chancellor minister chairman chairwoman leader",
    "diplomat": "ambassador envoy",
    "envoy": "ambassador",
    "chief": "head director chief commander",
    "boss": "chief head manager ceo",
    "executive": "ceo",
    "businessman": "tycoon billionaire entrepreneur",
    "tycoon": "billionaire businessman",
    "billionaire": "tycoon businessman",
    "singer": "musician rapper",
    "economist": "economist",
    "academic": "professor scholar",
    "scientist": "researcher",
    "researcher": "scientist",
    "author": "writer novelist",
    "writer": "author novelist",
}
"""What else a head noun may be said of."""
_WEAK = frozenset(
    "former outgoing embattled veteran longtime current new then late young old powerful beleaguered ousted jailed "
    "disgraced republican democratic newly elected re-elected top senior long-time acting interim 's".split()
)
"""What may be added to a description and needn't stand in the role."""
_COUNTRY = "@"
"""Begins what stands for any word of a country, noun or adjective."""
_PARTS = {"holland": "dutch", "wales": "welsh", "england": "english", "scotland": "scottish", "kyiv": "ukrainian"}
"""Places beside the countries of ``nations``, and what is said of them."""
_PARTIES = {"republican": re.compile(r"\bR[-–]|\bRepublican"), "democrat": re.compile(r"\bD[-–]|\bDemocrat")}
_AGED = re.compile(r"(\d{1,3})-year-old")
_COMPANIES = frozenset(
    "company firm carrier airline automaker carmaker manufacturer chain retailer giant startup".split()
)
_PAPERS = frozenset("newspaper paper".split())
_STATIONS = frozenset("broadcaster network station".split())
_PRINT = frozenset(
    "times post journal gazette herald tribune guardian telegraph chronicle observer mail sun globe star press".split()
)
_AIR = frozenset("bbc cnn nbc abc cbs npr msnbc itv radio television".split())
_PRESS = _PRINT | _AIR | frozenset("news today standard independent magazine reuters bloomberg politico".split())
_OFFICIAL = frozenset(
    "ministry department government administration agency bureau office court commission committee council parliament "
    "senate congress house cabinet embassy university college school institute hospital union party nations police "
    "army navy force forces kremlin pentagon nato opec un eu fbi cia authority assembly service guard patrol fund bank "
    "association federation foundation society league club church society republicans democrats centre center board "
    "tribunal campaign coalition alliance movement"
    .split()
)  # fmt: skip
"""Words in the names of bodies that are no companies."""


def person_fits(figure: Figure, head: str, modifiers: Sequence[str]) -> bool:
    """Whether a role that the draft gives a person fits a description."""
    aged = _AGED.fullmatch(head)
    if aged:
        return figure.age == aged[1]
    party = _PARTIES.get(head)
    if party is not None:
        return any(party.search(role) for role in figure.roles) and all(m in _WEAK for m in modifiers)
    head = _plain(head)
    kinds = {head, *_KINDS.get(head, "").split()}
    everything = {word for role in figure.roles for word in _words(role)}
    for role in figure.roles:
        words = _words(role)
        if not kinds & _heads(role, words):
            continue
        if head in ("president", "minister") and words & {"vice", "prime", "deputy"} - set(modifiers):
            continue
        if all(_said(_plain(m), everything) for m in modifiers):
            return True
    return False


def body_fits(figure: Figure, head: str, modifiers: Sequence[str]) -> bool:
    """Whether a body's own name fits a description; “the company” is said of what is named like no institution."""
    words = {_plain(word) for word in figure.name.split()}
    if head in _COMPANIES:
        return not modifiers and not words & (_OFFICIAL | _PRESS)
    if head in _PAPERS or head in _STATIONS:
        return not modifiers and bool(words & (_PRINT if head in _PAPERS else _AIR))
    return _plain(head) == _body_head(figure.name) and all(_said(_plain(m), words) for m in modifiers)


def _body_head(name: str) -> str:
    """The noun that a body’s name is built on: the ministry of “Ministry of Defence” and of “Interior Ministry”."""
    return _plain(re.split(r"\s(?:of|for|on|at|in|to|and|&)\s", name, maxsplit=1)[0].split()[-1])


def sure(head: str) -> bool:
    """Whether a description that fits needs nothing else, unlike “the company”, which fits whatever has a name."""
    return head not in _COMPANIES and head not in _PAPERS and head not in _STATIONS


def heads(figure: Figure) -> frozenset[str]:
    """Every head noun under which a figure may be described; ``person_fits`` and ``body_fits`` then look closer."""
    if figure.kind != PERSON:
        words = {_plain(word) for word in figure.name.split()}
        classes = set() if words & (_OFFICIAL | _PRESS) else set(_COMPANIES)
        classes |= (set(_PAPERS) if words & _PRINT else set()) | (set(_STATIONS) if words & _AIR else set())
        return frozenset({_body_head(figure.name)} | classes)
    found = {word for role in figure.roles for word in _heads(role, _words(role))}
    found |= {general for general, special in _KINDS.items() if found & set(special.split())}
    found |= {party for party, pattern in _PARTIES.items() if any(pattern.search(role) for role in figure.roles)}
    if figure.age:
        found.add(f"{figure.age}-year-old")
    return frozenset(found)


def plain_head(head: str) -> str:
    """A description's head noun as ``heads`` has it."""
    return head if head in _PARTIES or head in _KINDS or "-year-old" in head else _plain(head)


def letters(figures: Sequence[Figure]) -> dict[str, int]:
    """The letters by which a body may be called, where no other body has the same: “CAA”.  Indices of ``figures``."""
    owners: dict[str, set[int]] = {}
    for index, figure in enumerate(figures):
        if figure.kind == BODY:
            for short in {_initials(figure.name, small=False), _initials(figure.name, small=True)}:
                if len(short) > 1:
                    owners.setdefault(short, set()).add(index)
    return {short: found.pop() for short, found in owners.items() if len(found) == 1}


def is_abbreviation(name: str) -> bool:
    """Whether a name is letters alone: “CAA”, “U.N.”"""
    plain = name.replace(".", "")
    return 2 <= len(plain) <= 6 and plain.isupper() and plain.isalpha()


def same_bodies(figures: Sequence[Figure]) -> dict[int, int]:
    """For each body that is another under a shorter name, that other: “CAA” of “Civil Aviation Authority”.

    Also “State Department” of “US State Department” and “Boeing” of “Boeing Co.”; the indices are those of ``figures``.
    """
    by_name: dict[tuple[str, ...], list[int]] = {}
    bodies = [(index, figure) for index, figure in enumerate(figures) if figure.kind == BODY]
    for index, figure in bodies:
        by_name.setdefault(_core(figure.name), []).append(index)
    found: dict[int, int] = {}
    for group in by_name.values():
        longest = max(group, key=lambda i: len(figures[i].name))
        found.update((index, longest) for index in group if index != longest)
    known = letters(figures)
    for index, figure in bodies:
        if is_abbreviation(figure.name):
            owner = known.get(figure.name.replace(".", ""), index)
            if owner != index:
                found[index] = found.get(owner, owner)
    return found


def _core(name: str) -> tuple[str, ...]:
    """A body's name without the country before it and the legal form after it."""
    words = [word.strip(".,") for word in name.casefold().split()]
    first, last = 0, len(words)
    while last - first > 2 and words[first] in _COUNTRIES:
        first += 1
    while last - first > 1 and words[last - 1] in _INCORPORATED:
        last -= 1
    return tuple(words[first:last])


_COUNTRIES = frozenset("the us u.s uk u.k american british".split())
_INCORPORATED = frozenset("inc co corp ltd plc company corporation group limited llc ag sa nv & holdings".split())


def _initials(name: str, *, small: bool) -> str:
    words = re.split(r"[\s\-–/]+", name)
    return "".join(word[0].upper() for word in words if word and (word[0].isupper() or (small and word[0].isalpha())))


def _words(role: str) -> set[str]:
    return {_plain(word) for word in re.split(r"[\s,()]+", role) if word}


def _heads(role: str, words: set[str]) -> set[str]:
    """The words of a role that may be its head: those before “of”, “for” or “at”, since English puts heads last there.

    “general and veteran of China’s drive” is of a general, “chairman of the Senate committee” of no senator.
    """
    first = re.split(r"\s(?:of|for|at|in|to|from|with|on)\s|, ", role, maxsplit=1)[0]
    parts = re.split(r"\s(?:and|&)\s|/", first)
    return {_plain(part.split()[-1]) for part in parts if part.split()} & words or words


def _plain(word: str) -> str:
    word = folded(word.casefold()).strip(".,;:()[]“”\"'").removesuffix("'s").removesuffix("’s")
    word = word.removeprefix("ex-")
    word = _PARTS.get(word, word)
    country, _ = nation((word.replace(".", ""),), 0)
    return f"{_COUNTRY}{country}" if country else _ABBREVIATED.get(word, word)


def _said(modifier: str, words: Iterable[str]) -> bool:
    if modifier in _WEAK or modifier in ("of", "the", "for", "a", "and"):
        return True
    if modifier in words:
        return True
    if modifier.startswith(_COUNTRY):
        return False
    # “Korean” of “North Korea’s”: a nation and its adjective begin alike.
    return len(modifier) > 4 and any(len(w) > 3 and w[:4] == modifier[:4] and w not in _WEAK for w in words)
