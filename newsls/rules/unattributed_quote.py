"""``unattributed-quote``: somebody is quoted, and the reader can't tell who."""

from __future__ import annotations

from collections.abc import Iterator

from newsls.finding import Finding, Fix, Severity
from newsls.rules.base import Family, Passage, Rule, Story
from newsls.rules.placing import after_quotation, in_source
from newsls.rules.voices import Kind

_SHORTEST = 5  # words; a shorter quotation is a slogan, a title or a phrase held at arm's length
_LONGEST_SHOWN = 6
_MOST_PROPOSALS = 3


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
        message = f"Who says “{shown}{more}”? No speaker is named for this quotation."
        yield Finding(RULE.code, RULE.severity, orphan, message)


def proposals(story: Story, finding: Finding) -> Iterator[Fix]:
    """““…,” Li said” for each person, spokesman or body that speaks nearby, people first."""
    place = story.sentence_at(finding.span.start)
    if place is None:
        return
    index, number = place
    paragraph, block = story.draft.paragraphs[index], story.draft.blocks[index]
    start = block.to_prose(finding.span.start)
    orphan = next((one for one in story.sources[index].orphans if one.start == start), None)
    if orphan is None or not after_quotation(paragraph.text, orphan, "x", "said", "asked"):
        return
    voices = [voice for voice in story.voices.near(index, number) if voice.kind is not Kind.DOCUMENT]
    voices.sort(key=lambda voice: voice.kind is not Kind.PERSON)
    for voice in voices[:_MOST_PROPOSALS]:
        says, asks = voice.verbs(story.voices.present)
        made = after_quotation(paragraph.text, orphan, voice.name, says, asks)
        if edits := in_source(block, story.draft.text, made):
            yield Fix(f"Attribute to “{voice.name}”", edits)


RULE = Rule("unattributed-quote", Family.ATTRIBUTION, Severity.WARNING, passage=unattributed_quote, proposals=proposals)
