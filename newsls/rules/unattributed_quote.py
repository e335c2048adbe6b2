"""``unattributed-quote``: somebody is quoted, and the reader can't tell who."""

from __future__ import annotations

from collections.abc import Iterator

from newsls.finding import Finding, Severity
from newsls.rules.base import Family, Passage, Rule
from newsls.text import Span

_SHORTEST = 5  # words; a shorter quotation is a slogan, a title or a phrase held at arm's length
_LONGEST_SHOWN = 6


def unattributed_quote(passage: Passage) -> Iterator[Finding]:
    """Finds quotations whose speaker can't be told.

    What it does:
        Reports a direct quotation of at least a sentence where neither the sentence, nor the one before or after it in
        the paragraph, nor the paragraph before says who speaks.

    Why:
        A quotation is evidence only together with its speaker, who is named at the latest after its first sentence.

    Example:
        “We never agreed to any of this, and we never will.”

    Use instead:
        “We never agreed to any of this,” the mayor said, “and we never will.”

    Source:
        docs/attribution.md; the sourcing rules of news agencies.
    """
    text = passage.paragraph.text
    done = -2  # where the orphan before ended
    for orphan in passage.sources.orphans:
        joined = orphan.start - done <= 1  # the next sentence of the same quotation
        done = orphan.end
        if joined:
            continue
        words = orphan.of(text).strip(" “”\"'‘’«»`").split()
        if len(words) < _SHORTEST:
            continue
        shown = " ".join(words[:_LONGEST_SHOWN]).rstrip('.,!?;:“”"')
        more = "…" if len(words) > _LONGEST_SHOWN else ""
        span = Span(orphan.start, orphan.end)
        yield Finding(
            RULE.code, RULE.severity, span, f"Who says “{shown}{more}”? No speaker is named for this quotation."
        )


RULE = Rule("unattributed-quote", Family.ATTRIBUTION, Severity.WARNING, passage=unattributed_quote)
