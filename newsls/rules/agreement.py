"""``agreement``: a verb or noun in a form that does not go with the words beside it."""

from __future__ import annotations

from collections.abc import Iterator

from newsls.draft import Paragraph
from newsls.finding import Finding, Severity
from newsls.language import Slip, inflection
from newsls.language.wordlists import words
from newsls.rules import clauses, concord, gaps
from newsls.rules.base import Family, Rule
from newsls.rules.support import apostrophe, like, replacement
from newsls.rules.suspicion import Suspicion, suspicions
from newsls.settings import Settings
from newsls.text import Span

_THIRD = {"is", "has", "does", "was", "isn't", "hasn't", "doesn't", "wasn't"}
_OTHER = {"are", "have", "do", "were", "aren't", "haven't", "don't", "weren't"}
# What decides the form of the verb after it, and of the noun.
_AUXILIARIES = words(
    """to will would can could shall should may might must not cannot do does did be is are was were been being am has
    have had having"""
)
_SEVERAL = words("two three four five six seven eight nine ten several many few both these those various numerous")


def agreement(paragraph: Paragraph, settings: Settings) -> Iterator[Finding]:
    """Finds words in a form that their neighbours don't allow.

    What it does:
        Reports a verb that does not agree with its subject (“the minister have said”), a form that can't follow the
        word before it (“will be resolve”, “has went”), and a singular or plural out of place (“one of the reason”),
        where the subject or the head is certain (“can relied”, “they predicts”, “18 year”) or the words around make
        another form far likelier.  `typos.sensitivity` says how likely is likely enough.

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
    taken: set[int] = set()
    if paragraph.kind.is_running:
        for slip in concord.slips(paragraph.tokens):
            if slip.token not in taken:
                taken.add(slip.token)
                if slip.inserted:
                    continue  # the business of ``missing-word``
                yield _slip(paragraph, slip, settings)
    likely = tuple(suspicions(paragraph, settings, Slip.FORM))
    if likely:
        taken.update(gap.token for gap in gaps.gaps(paragraph.tokens))
    for suspicion in likely:
        at = suspicion.suspect.token
        if not taken.isdisjoint((at - 1, at, at + 1)):
            continue
        yield Finding(
            RULE.code,
            RULE.severity,
            suspicion.span,
            _message(suspicion, suspicion.span.of(paragraph.text)),
            (replacement(suspicion.span, suspicion.right),),
            confidence=suspicion.confidence,
        )


def _slip(paragraph: Paragraph, slip: clauses.Slip, settings: Settings) -> Finding:
    tokens, text = paragraph.tokens, paragraph.text
    token = tokens[slip.token]
    first, last = sorted((slip.token, slip.trigger))
    context = " ".join(text[tokens[first].start : tokens[last].end].split())
    span = Span(token.start, token.end)
    rights = [like(right, token.text).replace("'", apostrophe(text, settings.style.quotes)) for right in slip.rights]
    return Finding(
        RULE.code,
        RULE.severity,
        span,
        f"“{context}”: {slip.reason}",
        tuple(replacement(span, right) for right in rights),
    )


def _message(suspicion: Suspicion, written: str) -> str:
    wrong, right = suspicion.wrong, suspicion.suspect.meant
    before = suspicion.before.lower().replace("’", "'")
    if (wrong in _THIRD and right in _OTHER) or (wrong in _OTHER and right in _THIRD):
        return f"“{suspicion.context}”: the subject asks for “{suspicion.right}”."
    if before in _SEVERAL and right == inflection.plural(wrong):
        return f"After “{suspicion.before}” comes the plural: “{suspicion.right}”, not “{written}”."
    if before in _AUXILIARIES or before.endswith("n't"):
        return f"After “{suspicion.before}” the form is “{suspicion.right}”, not “{written}”."
    return f"“{suspicion.context}”: the form that belongs here is “{suspicion.right}”."


RULE = Rule("agreement", Family.TYPOS, Severity.WARNING, paragraph=agreement, yields_to=("apostrophe", "confused-word"))
