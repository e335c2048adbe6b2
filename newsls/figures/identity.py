"""Which of the figures that are known from outside one of a draft's is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

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


@dataclass(frozen=True, slots=True)
class Background:
    """What is known of somebody whom a draft may mean, and the terms of office that matter to it.

    ``on`` is the draft's date, ISO, empty where it has none; ``running`` says that the terms ran on that day.
    """

    known: Known
    terms: tuple[Term, ...]
    on: str = ""
    running: bool = False


def backgrounds(figure: Figure, reference: Reference, day: date | None) -> tuple[Background, ...]:
    """What to say of ``figure`` on a card; ``day`` is that of the draft."""
    on = day.isoformat() if day else ""
    said = offices(figure)
    return tuple(
        Background(known, fitting(known, said, on), on, bool(on and known.on(on)))
        for known in identify(figure, reference)
    )


def fitting(known: Known, said: Iterable[Office], on: str) -> tuple[Term, ...]:
    """The terms to show of ``known``.

    Those that ran on the ISO date ``on`` (“” where there is none), else those of an office that the draft names, else
    the latest.
    """
    running = known.on(on) if on else ()
    if running:
        return running
    for one in said:
        found = terms_of(known, one)
        if found:
            return found[:1]
    return known.terms[:1]


def _akin(known: Known, said: Office) -> bool:
    """Whether ``known`` held another high office, of the country of the one that the draft names where it names one."""
    high = [one for term in known.terms if (one := held(term)) is not None and one.is_sole]
    if said.kind in _GENERIC or not high:
        return False
    return not said.of or said.of in {known.country, *(one.of for one in high)}
