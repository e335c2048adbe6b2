"""``unattributed-claim``: the story says in its own voice what somebody should answer for."""

from __future__ import annotations

from collections.abc import Iterator

from newsls.attribution import Claim, ClaimKind, Sourcing
from newsls.finding import Finding, Fix, Severity
from newsls.rules.base import Family, Passage, Rule
from newsls.text import Edit, Span

_WHY = {
    ClaimKind.WRONGDOING: "accuses somebody, and no source answers for it.",
    ClaimKind.NUMBER: "is a figure without a source.",
    ClaimKind.PREDICTION: "looks ahead, and nobody is named who expects it.",
    ClaimKind.MOTIVE: "says what others want, feel or think, without a source.",
    ClaimKind.EVALUATION: "is a judgement in the story’s own voice.",
    ClaimKind.CAUSE: "gives a cause, and no source for it.",
    ClaimKind.STANCE: "speaks for many, and names none of them.",
}
_CASUALTIES = ("kill", "dead", "death", "die", "injur", "wound", "casualt", "victim")
_MOST_PROPOSALS = 2


def unattributed_claim(passage: Passage) -> Iterator[Finding]:
    """Finds claims that no source answers for.

    What it does:
        Reports a sentence in the story's own voice that accuses, counts, foretells, reads minds, judges, explains or
        speaks for many, where no attribution covers it: neither one of its own nor one that carries on from the
        sentence or paragraph before. Strong claims are warnings, weaker ones information.

    Why:
        Readers want to know how the newsroom knows. What is neither an established fact, nor on the public record, nor
        seen by the reporter needs somebody who says it; otherwise the newsroom vouches for it.

    Example:
        The gang stormed the station at dawn, killing 17.

    Use instead:
        The gang stormed the station at dawn, killing 17, the interior ministry said.

    Source:
        docs/attribution.md; the sourcing rules of news agencies.
    """
    text = passage.paragraph.text
    sentences = passage.paragraph.sentences
    for claim in passage.sources.claims:
        if claim.sentence >= len(sentences):
            continue
        sentence = sentences[claim.sentence]
        severity = Severity.WARNING if claim.strong else Severity.INFORMATION
        fixes = tuple(_proposals(text, sentence, passage))
        yield Finding(RULE.code, severity, claim.trigger, message(text, sentence, claim), fixes, confidence=0.8)


def message(text: str, sentence: Span, claim: Claim) -> str:
    """What to tell the desk of a claim."""
    words = " ".join(claim.trigger.of(text).split())
    why = _WHY[claim.kind]
    if claim.kind is ClaimKind.NUMBER and any(c in claim.trigger.of(text).casefold() for c in _CASUALTIES):
        why = "is a casualty figure without a source."
    return f"Says who? “{words}” {why}"


def _proposals(text: str, sentence: Span, passage: Passage) -> Iterator[Fix]:
    """“…, the ministry said” for each source that speaks nearby, the nearest first; none inside a quotation."""
    end = sentence.end
    if text[end - 1 : end] != "." or text[end - 2 : end - 1] in (".", "”", '"', "’", ")"):
        return
    if passage.sources.sentences[_index(passage, sentence)] is not Sourcing.UNATTRIBUTED:
        return
    for name in list(reversed(passage.sources.known))[:_MOST_PROPOSALS]:
        who = _inside(name)
        yield Fix(f"Attribute to “{who}”", (Edit(Span(end - 1, end - 1), f", {who} said"),))


def _index(passage: Passage, sentence: Span) -> int:
    return passage.paragraph.sentences.index(sentence)


def _inside(name: str) -> str:
    """A source as it stands inside a sentence: “The ministry” becomes “the ministry”."""
    first, _, rest = name.partition(" ")
    return f"{first.lower()} {rest}" if rest and first in ("The", "A", "An") else name


RULE = Rule("unattributed-claim", Family.ATTRIBUTION, Severity.WARNING, passage=unattributed_claim)
