"""``wrong-preposition``: a preposition that the word before it does not take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from newsls.draft import Paragraph
from newsls.finding import Finding, Severity
from newsls.language import Slip, TokenKind
from newsls.rules.base import Family, Rule
from newsls.rules.phrases import Pattern, compiled, search
from newsls.rules.support import like, replacement
from newsls.rules.suspicion import suspicions
from newsls.settings import Settings
from newsls.text import Span

_NO_SETS: Mapping[str, frozenset[str]] = {}


def wrong_preposition(paragraph: Paragraph, settings: Settings) -> Iterator[Finding]:
    """Finds prepositions that don't go with the word before them.

    What it does:
        Reports “accused for”, “is a member on”, “charged of” and their like, where the word before takes one
        preposition only, and others where the words on both sides make another far likelier.  Where two are right
        (“a ranking member on the committee”) both are left alone.

    Why:
        One preposition slips in for another when a phrase is rewritten or translated; to a reader it is the surest
        mark of a text that nobody read twice.

    Example:
        She is also a member on the council's finance committee.

    Use instead:
        She is also a member of the council's finance committee.

    Source:
        Dictionaries of collocations and of verbs with prepositions; Chodorow, Tetreault & Han, “Detection of
        grammatical errors involving prepositions”, 2007.
    """
    tokens = paragraph.tokens
    patterns = _patterns()
    governed: set[int] = set()
    for index, token in enumerate(tokens):
        known = patterns.get(token.norm)
        if known is None or token.kind is not TokenKind.WORD:
            continue
        match = next(search(tokens, index, known), None)
        if match is not None:
            governed.add(index)
            span = Span(tokens[match.start].start, tokens[match.end].end)
            head = tokens[index - 1].text
            right = like(match.right, token.text)
            yield Finding(
                RULE.code,
                RULE.severity,
                span,
                f"“{head}” takes “{right}” here, not “{span.of(paragraph.text)}”.",
                (replacement(span, right),),
            )
    for suspicion in suspicions(paragraph, settings, Slip.PREPOSITION):
        if suspicion.suspect.token not in governed:
            yield Finding(
                RULE.code,
                RULE.severity,
                suspicion.span,
                f"“{suspicion.context}”: the preposition here is probably “{suspicion.right}”.",
                (replacement(suspicion.span, suspicion.right),),
                confidence=suspicion.confidence,
            )


@cache
def _patterns() -> dict[str, tuple[Pattern, ...]]:
    """The governed prepositions of prepositions.txt, which ships beside this module."""
    return compiled(files("newsls.rules").joinpath("prepositions.txt").read_text(encoding="utf8"), _NO_SETS)


RULE = Rule("wrong-preposition", Family.TYPOS, Severity.WARNING, paragraph=wrong_preposition)
