"""``weak-attribution``: the source is nobody whom a reader could place, or nobody at all."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten

from newsls.attribution import Sources, Strength, WeakSource
from newsls.attribution.sources import PEOPLE
from newsls.attribution.words import DETERMINERS
from newsls.finding import Finding, Fix, Note, Severity
from newsls.rules import institutions
from newsls.rules.base import Family, Rule, Story
from newsls.text import Edit, Span

_SHOWN = 60  # characters of the source that the message quotes
_MOST_NOTES = 3
_WRITTEN = frozenset(
    "reports report media press outlets rumors rumours rumor rumour polls poll surveys survey studies study analysis "
    "analyses research data accounts documents".split()
)
_MANY = frozenset("people others some many women men all most few several both those none".split())
_PLAIN = PEOPLE | {"senior", "former", "top", "local", "independent", "government", "person", "political", "familiar"}
"""Words that begin a source with a capital only where they begin a sentence."""


def weak_attribution(story: Story) -> Iterator[Finding]:
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
    for index, sources in enumerate(story.sources):
        paragraph, block = story.draft.paragraphs[index], story.draft.blocks[index]
        for weak in sources.weak:
            words = shorten(weak.trigger.of(paragraph.text), _SHOWN, placeholder=" …")
            notes: list[Note] = []
            fixes: list[Fix] = []
            if weak.strength is Strength.AGENTLESS:
                message = f"Who says “{words}”? Name the source or say why it can’t be named."
            else:
                span = source(sources, weak)
                message = f"“{words}”: {_question(span.of(paragraph.text))}"
                notes, fixes = _named(story, index, span.of(paragraph.text), span)
            span = block.to_source(weak.trigger)
            yield Finding(RULE.code, RULE.severity, span, message, tuple(fixes), tuple(notes), confidence=0.7)


def source(sources: Sources, weak: WeakSource) -> Span:
    """The vague source itself, without the words that say that it speaks."""
    starts = (one.source for one in sources.attributions if one.source and one.source.start == weak.trigger.start)
    return min(starts, default=weak.trigger)


def vague_source(story: Story, finding: Finding) -> str:
    """The source that a finding asks about as a house would accept it: “officials” of “Two officials said”."""
    place = story.sentence_at(finding.span.start)
    if place is None:
        return ""
    index, number = place
    sources, text = story.sources[index], story.draft.paragraphs[index].text
    for weak in sources.weak:
        if weak.sentence == number and weak.strength is not Strength.AGENTLESS:
            words = source(sources, weak).of(text).split()
            while len(words) > 1 and (words[0].casefold() in DETERMINERS or words[0].isdigit()):
                words = words[1:]
            if words and words[0][1:].islower() and words[0].casefold() in _PLAIN:
                words[0] = words[0].lower()
            return " ".join(words)
    return ""


def _question(words: str) -> str:
    """What to ask of a vague source: of one or several, of people or of what is written."""
    lower = words.casefold().split()
    head = next((word for word in reversed(lower) if word in PEOPLE or word in _WRITTEN), lower[-1] if lower else "")
    one = lower[:1] in (["a"], ["an"], ["one"], ["another"]) or (head.isalpha() and not head.endswith("s"))
    if head in _WRITTEN:
        if one and head not in ("media", "press"):
            return "which one is that? Name it, or say why it can’t be named."
        return "which ones are they? Name them, or say why they can’t be named."
    if one and head not in _MANY:
        return "who is that? Name them, or say why they can’t be named."
    return "who are they? Name them, or say why they can’t be named."


def _named(story: Story, index: int, words: str, span: Span) -> tuple[list[Note], list[Fix]]:
    """Where the draft names bodies that the source may belong to, and the fix where there is just one."""
    people = institutions.head(words)
    if not people or institutions.belonging(words, "x") is None:
        return [], []
    bodies = institutions.near(story.draft, index, people)[:_MOST_NOTES]
    notes = [
        Note(
            body.span,
            f"The draft names {'it' if len(bodies) == 1 else 'one'} here: “{_as_it_stands(story, body.span)}”",
        )
        for body in bodies
    ]
    if len(bodies) != 1 or (belonging := institutions.belonging(words, bodies[0].name)) is None:
        return notes, []
    edit = story.draft.blocks[index].edit_to_source(Edit(span, belonging))
    return notes, [Fix(f"Change to “{belonging}”", (edit,))] if edit else []


def _as_it_stands(story: Story, span: Span) -> str:
    return " ".join(span.of(story.draft.text).split())


RULE = Rule("weak-attribution", Family.ATTRIBUTION, Severity.HINT, story=weak_attribution, vague_source=vague_source)
