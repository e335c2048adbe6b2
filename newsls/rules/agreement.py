"""``agreement``: a verb or noun in a form that does not go with the words beside it."""

from __future__ import annotations

from collections.abc import Iterator

from newsls.draft import Paragraph
from newsls.finding import Finding, Severity
from newsls.language import Slip, inflection
from newsls.rules.base import Family, Rule
from newsls.rules.support import replacement
from newsls.rules.suspicion import Suspicion, suspicions
from newsls.settings import Settings

_THIRD = {"is", "has", "does", "was", "isn't", "hasn't", "doesn't", "wasn't"}
_OTHER = {"are", "have", "do", "were", "aren't", "haven't", "don't", "weren't"}


def agreement(paragraph: Paragraph, settings: Settings) -> Iterator[Finding]:
    """Finds words in a form that their neighbours don't allow.

    What it does:
        Reports a verb that does not agree with its subject (“the minister have said”), a form that can't follow the
        word before it (“will be resolve”, “has went”), and a singular or plural out of place (“one of the reason”),
        where the words around make another form far likelier.  `typos.sensitivity` says how likely is likely enough.

    Why:
        Such slips are left over when a sentence is rewritten: each word is spelt right, and the eye of who wrote the
        sentence reads what was meant.

    Example:
        The claim will be resolve by a panel of judges.

    Use instead:
        The claim will be resolved by a panel of judges.

    Source:
        Any grammar of English (Quirk et al., chapters 3 and 10); how it is found: Golding & Schabes, “Combining
        trigram-based and feature-based methods for context-sensitive spelling correction”, ACL 1996.
    """
    for suspicion in suspicions(paragraph, settings, Slip.FORM):
        yield Finding(
            RULE.code,
            RULE.severity,
            suspicion.span,
            _message(suspicion),
            (replacement(suspicion.span, suspicion.right),),
            confidence=suspicion.confidence,
        )


def _message(suspicion: Suspicion) -> str:
    wrong, right = suspicion.wrong, suspicion.suspect.meant
    if (wrong in _THIRD and right in _OTHER) or (wrong in _OTHER and right in _THIRD):
        return f"“{suspicion.context}”: the subject asks for “{suspicion.right}”."
    if inflection.plural(wrong) == right or inflection.verb_forms(right).third == wrong:
        kind = "without the -s" if inflection.verb_forms(right).third == wrong else "with an -s"
        return f"“{suspicion.context}”: here the word goes {kind}, “{suspicion.right}”."
    if suspicion.before:
        return f"“{suspicion.context}”: after “{suspicion.before}” the form is “{suspicion.right}”."
    return f"“{suspicion.context}”: the form that belongs here is “{suspicion.right}”."


RULE = Rule("agreement", Family.TYPOS, Severity.WARNING, paragraph=agreement)
