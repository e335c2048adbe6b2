"""Offices as titles name them, so that what a draft calls somebody can be held against what is known.

“China’s Defense Minister”, “Minister of National Defence” and “the Chinese minister of defense” are one office.  What
is no office of this list (“a general”, “the party’s candidate”) is none here, and nothing is said of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from newsls.figures.known import Known, Term
from newsls.figures.nations import nation

_PORTFOLIOS = {
    "defence": "defence defense war", "foreign": "foreign external", "finance": "finance finances treasury",
    "economy": "economy economic",
    "interior": "interior home", "justice": "justice", "health": "health", "education": "education", "energy": "energy",
    "trade": "trade commerce", "agriculture": "agriculture", "transport": "transport transportation",
    "labour": "labour labor", "environment": "environment climate", "culture": "culture",
}  # fmt: skip
_PORTFOLIO = {word: kind for kind, words in _PORTFOLIOS.items() for word in words.split()}
_NOT_NOW = frozenset(
    "former ex late then elect designate designated nominee nominated incoming candidate future onetime one-time "
    "ex-president ex-minister ex-premier ex-chancellor deposed ousted would-be aspiring hopeful erstwhile".split()
)
_DEPUTY = frozenset("deputy vice assistant under undersecretary junior shadow associate co-".split())
_OTHERS = frozenset(
    "spokesman spokeswoman spokesperson adviser advisor aide lawyer attorney wife husband son daughter brother sister "
    "father mother widow friend ally rival critic supporter successor predecessor to cabinet office counsel press "
    "chief-of-staff staff".split()
)
"""Who has these words in a title is somebody beside the office: “the president’s wife”."""
_HOUSES = frozenset(
    "commission council parliament senate assembly bank university club company court house chamber congress union "
    "federation association committee society group corporation foundation institute college board reserve party "
    "news sports studios entertainment operations north region division records".split()
)
"""What has a president of its own beside the country's."""
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:[-’'‘][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’‘]s?$")
_SOLE = frozenset({"president", "government", "defence", "foreign", "finance", "interior", "justice", "monarch"})
"""Offices that one person at a time holds in a country."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office: its kind, in one word, and the country or body where it is named, else “”.

    ``past`` is set where the title itself says that it isn't held: “former”, “-elect”, “candidate”; ``deputy`` where
    it is that of a deputy.
    """

    kind: str
    of: str = ""
    past: bool = False
    deputy: bool = False

    @property
    def is_sole(self) -> bool:
        """Whether one person at a time holds it."""
        return self.kind in _SOLE and not self.deputy


@lru_cache(maxsize=4096)
def office(title: str) -> Office | None:
    """The office that a title names, None where it names none that newsls knows."""
    words = [_POSSESSIVE.sub("", word) for word in _WORD.findall(title.casefold())]
    words = [part for word in words for part in (word.split("-") if word.startswith("ex-") else [word])]
    kind = _kind(words)
    if kind is None:
        return None
    return Office(kind, _of(words), any(_past(word) for word in words), any(word in _DEPUTY for word in words))


def _past(word: str) -> bool:
    return word in _NOT_NOW or word.endswith(("-elect", "-designate"))


def _kind(words: list[str]) -> str | None:
    """What kind of office the words are of; those of several kinds, and those not of the list, are none."""
    held = set(words)
    if held & _OTHERS:
        return None
    kinds: set[str] = set()
    if held & {"prime", "premier"} and held & {"minister", "premier"}:
        kinds.add("government")
    elif "chancellor" in held:
        kinds.add("finance" if "exchequer" in held else "government")
    elif "minister" in held or "secretary" in held:
        if "state" in held and "secretary" in held and not held & _PORTFOLIO.keys():
            kinds.add("foreign")
        kinds |= {_PORTFOLIO[word] for word in held if word in _PORTFOLIO}
        if held & {"finance", "finances", "treasury"} and kinds <= {"finance", "economy", "trade", "energy"}:
            kinds = {"finance"}
        if "foreign" in kinds and kinds <= {"foreign", "trade"}:
            kinds = {"foreign"}
        if "secretary" in held and "general" in held:
            kinds.add("secretary-general")
    elif "secretary-general" in held:
        kinds.add("secretary-general")
    elif "treasurer" in held:
        kinds.add("finance")
    if held & {"president", "president-elect"}:
        house = min(held & _HOUSES, default="")
        kinds.add(f"president of the {house}" if house else "president")
    if held & {"king", "queen", "emperor", "sultan", "emir"}:
        kinds.add("monarch")
    if held & {"senator", "sen"}:
        kinds.add("senator")
    if held & {"congressman", "congresswoman", "representative", "rep"}:
        kinds.add("representative")
    if held & {"governor", "gov"}:
        kinds.add("bank governor" if held & {"bank", "reserve"} else "governor")
    return kinds.pop() if len(kinds) == 1 else None


def _of(words: list[str]) -> str:
    """The one country that the words name, "" for none or several."""
    found: set[str] = set()
    at = 0
    while at < len(words):
        name, size = nation(words, at)
        if name:
            found.add(name)
        at += max(1, size)
    return found.pop() if len(found) == 1 else ""


def held(term: Term) -> Office | None:
    """The office of a term."""
    return office(f"{term.role} of {term.of}")


def terms_of(known: Known, said: Office) -> tuple[Term, ...]:
    """The terms in which ``known`` held the office that a title names, the latest first.

    A title without a country may be of any; one with another country than the term's is of another office.
    """
    found = []
    for term in known.terms:
        one = held(term)
        if one is None or one.kind != said.kind or one.deputy != said.deputy:
            continue
        if not (said.of and one.of and one.of != said.of):
            found.append(term)
    return tuple(found)
