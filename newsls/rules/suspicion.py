"""What the rules share that weigh words by their context: the suspects of a paragraph, ready to be reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import exp
from typing import NamedTuple

from newsls.draft import Paragraph
from newsls.finding import Finding
from newsls.language import Slip, Suspect, chosen
from newsls.rules.support import apostrophe, like
from newsls.settings import Settings
from newsls.text import Span


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
            1 / (1 + exp(-suspect.score)),
        )


def elsewhere(found: Iterable[Finding], suspected: Iterable[Suspicion]) -> Iterator[Suspicion]:
    """Those of ``suspected`` that share no character with a finding of ``found``."""
    reported = {at for finding in found for at in range(finding.span.start, finding.span.end)}
    for suspicion in suspected:
        if reported.isdisjoint(range(suspicion.span.start, suspicion.span.end)):
            yield suspicion
