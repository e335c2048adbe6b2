"""``missing-word``: a short word that was left out."""

from __future__ import annotations

from collections.abc import Iterator

from newsls.draft import Paragraph
from newsls.finding import Finding, Fix, Severity
from newsls.language import Slip
from newsls.rules import concord, gaps
from newsls.rules.base import Family, Rule
from newsls.rules.suspicion import suspicions
from newsls.settings import Settings
from newsls.text import Edit, Span


def missing_word(paragraph: Paragraph, settings: Settings) -> Iterator[Finding]:
    """Finds places where a short word is missing.

    What it does:
        Reports two words between which a “to”, “of”, “the”, “be” or the like was left out (“according the ministry”,
        “is expected be”, “one of most”), where a phrase leaves no doubt (“able claim”)
        or the words around make the gap far less likely than the word.

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
    certain: list[tuple[int, str]] = []
    if paragraph.kind.is_running:
        certain += ((gap.token, gap.word) for gap in gaps.gaps(tokens))
        certain += ((slip.token, slip.inserted) for slip in concord.without_be(tokens))
    likely = tuple(suspicions(paragraph, settings, Slip.MISSING))
    if not certain and not likely:
        return
    # What ``agreement`` reports is not reported here too.
    taken = {slip.token for slip in concord.slips(tokens) if slip.rights}
    for at, word in certain:
        if taken.isdisjoint((at - 1, at)):
            taken.add(at)
            yield _finding(paragraph, at, word, None)
    for suspicion in likely:
        at = suspicion.suspect.token
        if taken.isdisjoint((at - 1, at, at + 1)):
            yield _finding(paragraph, at, suspicion.right, suspicion.confidence)


def _finding(paragraph: Paragraph, at: int, word: str, confidence: float | None) -> Finding:
    """The finding that ``word`` is missing before the token at ``at``; sure where no confidence is given."""
    before, after = paragraph.tokens[at - 1], paragraph.tokens[at]
    verb = "seems to be" if confidence is not None else "is"
    message = f"“{before.text} {after.text}”: “{word}” {verb} missing in between."
    fix = Fix(f"Insert “{word}”", (Edit(Span(before.end, before.end), f" {word}"),))
    span = Span(before.start, after.end)
    if confidence is None:
        return Finding(RULE.code, RULE.severity, span, message, (fix,))
    return Finding(RULE.code, RULE.severity, span, message, (fix,), confidence=confidence)


RULE = Rule("missing-word", Family.TYPOS, Severity.WARNING, paragraph=missing_word)
