"""``missing-word``: a short word that was left out."""

from __future__ import annotations

from collections.abc import Iterator

from newsls.draft import Paragraph
from newsls.finding import Finding, Fix, Severity
from newsls.language import Slip
from newsls.rules.base import Family, Rule
from newsls.rules.suspicion import suspicions
from newsls.settings import Settings
from newsls.text import Edit, Span


def missing_word(paragraph: Paragraph, settings: Settings) -> Iterator[Finding]:
    """Finds places where a short word is missing.

    What it does:
        Reports two words between which a “to”, “of”, “the”, “be” or the like was left out (“according the ministry”,
        “is expected be”, “one of most”), where the words around make the gap far less likely than the word.

    Why:
        The eye supplies small words that aren't there, the writer's above all; a reader's stumbles.

    Example:
        The bridge will closed in June, according the ministry.

    Use instead:
        The bridge will be closed in June, according to the ministry.

    Source:
        Any copy desk; how it is found: n-gram statistics of edited news (Bergsma, Lin & Goebel, IJCAI 2009).
    """
    tokens = paragraph.tokens
    for suspicion in suspicions(paragraph, settings, Slip.MISSING):
        at = suspicion.suspect.token
        before, after = tokens[at - 1], tokens[at]
        span = Span(before.start, after.end)
        edit = Edit(Span(before.end, before.end), f" {suspicion.right}")
        yield Finding(
            RULE.code,
            RULE.severity,
            span,
            f"“{suspicion.right}” seems to be missing between “{before.text}” and “{after.text}”.",
            (Fix(f"Insert “{suspicion.right}”", (edit,)),),
            confidence=suspicion.confidence,
        )


RULE = Rule("missing-word", Family.TYPOS, Severity.WARNING, paragraph=missing_word)
