"""What the rules share that weigh words by their context: the suspects of a paragraph, ready to be reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import exp
from typing import NamedTuple

from newsls.draft import Paragraph
from newsls.finding import Finding
from newsls.language import Slip, Suspect, chosen, inflection
from newsls.language.wordlists import words
from newsls.rules.support import apostrophe, like
from newsls.settings import Settings
from newsls.text import Span

_VERBS = words("is are was were has have does do isn't aren't wasn't weren't hasn't haven't doesn't don't")


class Suspicion(NamedTuple):
    """A suspect, where it stands (prose offsets), and what to say of it.

    ``wrong`` is the word as newsls compares words, ``right`` what was meant, in the case and with the apostrophe of the
    paragraph; ``context`` the word with its neighbours, as they stand.
    """

    suspect: Suspect
    span: Span
    wrong: str
    right: str
    before: str
    context: str
    confidence: float


def suspicions(paragraph: Paragraph, settings: Settings, *slips: Slip) -> Iterator[Suspicion]:
    """The suspects of a paragraph that are sure enough for the house, of the kinds ``slips``."""
    text, tokens = paragraph.text, paragraph.tokens
    mark = ""
    for suspect in chosen(paragraph.suspects, settings.typos.sensitivity):
        if suspect.slip not in slips:
            continue
        at = suspect.token
        token = tokens[at]
        confidence = 1 / (1 + exp(-suspect.score))
        if settings.typos.sensitivity != "eager" and confidence < _least(token.norm, suspect):
            continue
        first, last = tokens[max(0, at - 1)], tokens[min(len(tokens) - 1, at + 1)]
        context = " ".join(text[first.start : last.end].split()).strip(' ,.;:!?“”"')
        right = like(suspect.meant, token.text) if suspect.slip is not Slip.MISSING else suspect.meant
        if "'" in right:
            mark = mark or apostrophe(text, settings.style.quotes)
            right = right.replace("'", mark)
        yield Suspicion(
            suspect,
            Span(token.start, token.end),
            token.norm,
            right,
            tokens[at - 1].text if at else "",
            context,
            confidence,
        )


def _least(wrong: str, suspect: Suspect) -> float:
    """How sure a suspect must be on news of another kind than what the thresholds were set on.

    In other countries' and other sections' news the thresholds cry wolf in three families: prepositions, missing words
    that a style leaves out, and forms of which both are right in most places: nouns with and without -s, and -ing.
    """
    meant = suspect.meant
    if suspect.slip is Slip.PREPOSITION or suspect.slip is Slip.MISSING:
        return 0.95
    if suspect.slip is not Slip.FORM:
        return 0.0
    if wrong.endswith("ing"):
        return 1.0
    nouns = (
        wrong not in _VERBS
        and meant not in _VERBS
        and meant in (inflection.plural(wrong), *inflection.singulars(wrong))
    )
    return 0.995 if nouns else 0.0


def elsewhere(found: Iterable[Finding], suspected: Iterable[Suspicion]) -> Iterator[Suspicion]:
    """Those of ``suspected`` that share no character with a finding of ``found``."""
    reported = {at for finding in found for at in range(finding.span.start, finding.span.end)}
    for suspicion in suspected:
        if reported.isdisjoint(range(suspicion.span.start, suspicion.span.end)):
            yield suspicion
