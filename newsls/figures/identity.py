"""Which of the figures that are known from outside one of a draft's is."""

from __future__ import annotations

from collections.abc import Iterable

from newsls.figures.known import Known, Reference, Term
from newsls.figures.model import Figure
from newsls.figures.offices import Office, held, office, terms_of

_GENERIC = frozenset({"senator", "representative", "governor"})
"""Offices that many hold at a time: a namesake may hold one too."""


def identify(figure: Figure, reference: Reference) -> tuple[Known, ...]:
    """Whom ``figure`` may be: one where the name or the roles in the draft tell, several where they don't.

    Nobody where nobody of that name is known, or where the draft gives offices and none of the known people is known
    to have held any of them: better no card than that of a namesake.
    """
    named = tuple(known for known in reference.named(figure.name) if known.kind == figure.kind)
    said = offices(figure)
    if not named or not said:
        return named
    fit = tuple(known for known in named if any(terms_of(known, one) for one in said))
    if fit:
        return fit
    return tuple(known for known in named if any(_akin(known, one) for one in said))


def offices(figure: Figure) -> tuple[Office, ...]:
    """The offices that the draft gives a figure, as far as newsls knows such offices."""
    return tuple(found for role in figure.roles if (found := office(role)) is not None)


def fitting(known: Known, said: Iterable[Office], date: str) -> tuple[Term, ...]:
    """The terms to show of ``known``: those that ran on the draft's ``date`` (ISO, “” for none), else those of an
    office that the draft names, else the latest."""
    running = known.on(date) if date else ()
    if running:
        return running
    for one in said:
        found = terms_of(known, one)
        if found:
            return found[:1]
    return known.terms[:1]


def _akin(known: Known, said: Office) -> bool:
    """Whether the draft's office is at least of a country that ``known`` holds or held another one of."""
    if said.kind in _GENERIC:
        return False
    countries = {one.of for term in known.terms if (one := held(term)) is not None and one.of} | {known.country} - {""}
    return not said.of or said.of in countries
