"""``capital-letter``: a day, a month or “I” written small."""

from __future__ import annotations

from collections.abc import Iterator

from newsls.draft import Paragraph
from newsls.finding import Finding, Severity
from newsls.language import Token, TokenKind
from newsls.language.wordlists import words
from newsls.rules.base import Family, Rule
from newsls.rules.support import replacement
from newsls.settings import Settings
from newsls.text import Span

_DAYS = words("monday tuesday wednesday thursday friday saturday sunday")
# “march”, “may” and “august” are words of their own.
_MONTHS = words("january february april june july september october november december")
_PRONOUNS = words("i'm i've i'll i'd")
_AFTER_I = words(
    """am was have had will would can could don't didn't wasn't can't won't think thought know knew want wanted said say
    did do went saw feel felt believe hope love need never just really also"""
)


def capital_letter(paragraph: Paragraph, settings: Settings) -> Iterator[Finding]:
    """Finds days, months and “I” without their capital.

    What it does:
        Reports days of the week and months that are written small, and “i” where it is the pronoun.  Months that are
        words too (march, may, august) are left alone, and so is what stands in italics.

    Why:
        A speller that leaves names alone leaves these alone too.

    Example:
        The council meets on monday.

    Use instead:
        The council meets on Monday.

    Source:
        Associated Press Stylebook, “capitalization”, “days of the week”, “months”.
    """
    tokens = paragraph.tokens
    for index, token in enumerate(tokens):
        norm = token.norm
        stem = norm.removesuffix("'s")
        if not (
            norm == "i" or norm in _PRONOUNS or stem in _DAYS or stem.removesuffix("s") in _DAYS or stem in _MONTHS
        ):
            continue
        if token.kind is not TokenKind.WORD or not token.text[0].islower():
            continue
        span = Span(token.start, token.end)
        if any(stretch.overlaps(span) for stretch in paragraph.emphasis):
            continue
        if norm == "i" and not _is_pronoun(tokens, index):
            continue
        right = token.text[0].upper() + token.text[1:]
        kind = "The pronoun “I”" if norm[0] == "i" else "A month" if stem in _MONTHS else "A day of the week"
        yield Finding(
            RULE.code,
            RULE.severity,
            span,
            f"{kind} takes a capital: “{right}”.",
            (replacement(span, right),),
            safe=True,
        )


def _is_pronoun(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a lone “i” is the pronoun and no number, item or quantity."""
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if after is None or after.norm not in _AFTER_I:
        return False
    return before is None or before.kind is TokenKind.WORD or before.text in ',.!?“"—–'


RULE = Rule("capital-letter", Family.TYPOS, Severity.WARNING, paragraph=capital_letter, word_list=True)
