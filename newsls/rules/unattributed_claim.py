"""``unattributed-claim``: the story says in its own voice what somebody should answer for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsls.attribution import Claim, ClaimKind
from newsls.finding import Finding, Fix, Severity
from newsls.rules.base import Family, Passage, Rule, Story
from newsls.rules.placing import after_sentence, in_source

_WHY = {
    ClaimKind.WRONGDOING: "accuses somebody, and no source answers for it.",
    ClaimKind.PREDICTION: "looks ahead, and nobody is named who expects it.",
    ClaimKind.MOTIVE: "says what others want, feel or think, without a source.",
    ClaimKind.EVALUATION: "is a judgement in the story’s own voice.",
    ClaimKind.CAUSE: "gives a cause, and no source for it.",
    ClaimKind.STANCE: "speaks for many, and names none of them.",
}
_CASUALTIES = re.compile(
    r"\b(?:kill|dead\b|deaths?\b|died?\b|dying\b|injur|wound|casualt|victim|fatalit)", re.IGNORECASE
)
_TREND = re.compile(r"\b(?:pressure|tensions?|calls|mood|continu\w+|grow\w*|mount\w*|ris\w+|ramp\w*)\b", re.IGNORECASE)
_FIGURE = re.compile(r"[0-9]")
_MOST_PROPOSALS = 3


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
    for claim in passage.sources.claims:
        if claim.sentence < len(passage.paragraph.sentences):
            severity = Severity.WARNING if claim.strong else Severity.INFORMATION
            yield Finding(RULE.code, severity, claim.trigger, message(text, claim), confidence=0.8)


def message(text: str, claim: Claim) -> str:
    """What to tell the desk of a claim."""
    words = " ".join(claim.trigger.of(text).split())
    why = _WHY.get(claim.kind, "")
    if claim.kind is ClaimKind.NUMBER:
        casualties, figure = _CASUALTIES.search(words), _FIGURE.search(words)
        if casualties:
            why = "is a casualty figure without a source." if figure else "tells of casualties without a source."
        else:
            why = f"is a {'figure' if figure else 'count'} without a source."
    if claim.kind is ClaimKind.STANCE and _TREND.search(words):
        why = "tells of a mood, a pressure or a trend, and names nobody who sees it."
    return f"Says who? “{words}” {why}"


def proposals(story: Story, finding: Finding) -> Iterator[Fix]:
    """“…, the ministry said” for each source that speaks nearby, the nearest first."""
    place = story.sentence_at(finding.span.start)
    if place is None:
        return
    index, number = place
    paragraph, block = story.draft.paragraphs[index], story.draft.blocks[index]
    sentence = paragraph.sentences[number]
    if not after_sentence(paragraph.text, sentence, "x"):
        return
    for voice in story.voices.near(index, number, sentence.of(paragraph.text))[:_MOST_PROPOSALS]:
        words = voice.says(story.voices.present)
        edits = in_source(block, story.draft.text, after_sentence(paragraph.text, sentence, words))
        if edits:
            yield Fix(f"Attribute to “{voice.name}”", edits)


RULE = Rule("unattributed-claim", Family.ATTRIBUTION, Severity.WARNING, passage=unattributed_claim, proposals=proposals)
