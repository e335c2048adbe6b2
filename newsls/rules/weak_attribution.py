"""``weak-attribution``: the source is nobody whom a reader could place, or nobody at all."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten

from newsls.attribution import Strength
from newsls.finding import Finding, Severity
from newsls.rules.base import Family, Passage, Rule

_SHOWN = 60  # characters of the source that the message quotes


def weak_attribution(passage: Passage) -> Iterator[Finding]:
    """Finds sentences that rest on a vague source.

    What it does:
        Reports a statement whose source is unnamed and without an institution (“critics say”, “officials said”), and
        one that names no source at all (“reportedly”, “is expected to”, “it is feared”).

    Why:
        An anonymous source is the weakest there is: a reader should learn at least who they are and how they know, or
        why they can't be named.

    Example:
        The plant will reportedly close in May.

    Use instead:
        The plant will close in May, according to two union officials who saw the letter.

    Source:
        docs/attribution.md; the rules of news agencies on anonymous sources.
    """
    text = passage.paragraph.text
    for weak in passage.sources.weak:
        words = shorten(weak.trigger.of(text), _SHOWN, placeholder=" …")
        if weak.strength is Strength.AGENTLESS:
            message = f"Who says “{words}”? Name the source or say why it can’t be named."
        else:
            message = f"“{words}”: who are they? Name them, or say why they can’t be named."
        yield Finding(RULE.code, RULE.severity, weak.trigger, message, confidence=0.7)


RULE = Rule("weak-attribution", Family.ATTRIBUTION, Severity.HINT, passage=weak_attribution)
