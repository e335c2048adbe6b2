"""Who answers for a sentence, and how newsls reads it: for a hover, as Markdown and as plain text."""

from __future__ import annotations

from dataclasses import dataclass

from newsls.analysis import Analysis
from newsls.attribution import Attribution, Claim, ClaimKind, Sourcing, Strength
from newsls.figures.answers import Answer
from newsls.figures.model import BODY
from newsls.report.card import escaped, shortened
from newsls.report.cells import clean
from newsls.text import Span

SHOWN = 3
"""Sources of one sentence that are told."""
ROOM = 60
"""Characters of the draft's words that are quoted."""
CLAIMS = {
    ClaimKind.WRONGDOING: "it accuses somebody",
    ClaimKind.NUMBER: "it gives a figure",
    ClaimKind.PREDICTION: "it looks ahead",
    ClaimKind.MOTIVE: "it says what others want, feel or think",
    ClaimKind.EVALUATION: "it judges",
    ClaimKind.CAUSE: "it gives a cause",
    ClaimKind.STANCE: "it speaks for many",
}
"""What a claim does, for the middle of a sentence."""
_LEADING = tuple(f"{word} " for word in "The A An Some Several Many Most His Her Their Its One Two".split())


@dataclass(frozen=True, slots=True)
class Standing:
    """How one sentence stands: where it is, a word or two to begin with, and the rest of what is to be said."""

    span: Span
    label: str
    text: str

    def markdown(self) -> str:
        """As Markdown, the draft's words as they are."""
        return f"**{escaped(self.label)}** {escaped(self.text)}"

    def plain(self) -> str:
        """As plain text."""
        return f"{self.label} {clean(self.text)}"


def standing(analysis: Analysis, offset: int) -> Standing | None:
    """How the sentence of running prose stands that holds a source offset; None where there is none."""
    draft = analysis.draft
    index = draft.block_at(offset)
    if index is None or index >= len(analysis.sources):
        return None
    block, paragraph, sources = draft.blocks[index], draft.paragraphs[index], analysis.sources[index]
    at = block.to_prose(offset)
    number = paragraph.sentence_at(at) if at is not None and paragraph.kind.is_running else None
    if number is None or number >= len(sources.sentences):
        return None
    span = paragraph.sentences[number]
    label, text = _told(analysis, index, number, span)
    return Standing(block.to_source(span), label, text)


def _told(analysis: Analysis, index: int, number: int, span: Span) -> tuple[str, str]:
    sources, text = analysis.sources[index], analysis.draft.paragraphs[index].text
    how = sources.sentences[number]
    claim = next((claim for claim in sources.claims if claim.sentence == number), None)
    if how is Sourcing.UNATTRIBUTED and claim is not None:
        return "No source", f"for a claim: {claimed(text, claim)}."
    if any(orphan.overlaps(span) for orphan in sources.orphans):
        return "No speaker", "that newsls can find for this quotation."
    weak = next((weak for weak in sources.weak if weak.sentence == number), None)
    if how is Sourcing.WEAK and weak is not None:
        if weak.strength is Strength.AGENTLESS:
            return "Weak source:", f"“{_quoted(weak.trigger.of(text))}” names nobody."
        starts = (one.source for one in sources.attributions if one.source and one.source.start == weak.trigger.start)
        words = min(starts, default=weak.trigger).of(text)
        return "Weak source:", f"“{_quoted(words)}” is nobody whom a reader could place."
    told = _answers(analysis, index, _here(sources.attributions, span), text)
    if told:
        return "Answerable:", "; ".join(told) + "."
    if how is Sourcing.CARRIED:
        answer = analysis.speakers.carried(index, number)
        if answer is None:
            return "Carried over", "from what was said before, by whom newsls can’t tell."
        return "Answerable:", f"{name(analysis, answer)}, carried over from the sentence before."
    if how is Sourcing.ATTRIBUTED:
        return "Attributed,", "as newsls reads it, though it can’t point at the words that say to whom."
    return "No source,", "and newsls reads none as needed: common knowledge, on the record, or seen by anyone."


def claimed(text: str, claim: Claim) -> str:
    """What a claim is, with the words that make it one: “it gives a figure (“killing 17”)”."""
    return f"{CLAIMS[claim.kind]} (“{_quoted(claim.trigger.of(text))}”)"


def _here(attributions: tuple[Attribution, ...], span: Span) -> list[Attribution]:
    """The attributions that cover some of a sentence, those that others report left out, in order."""
    found = [one for one in attributions if any(piece.overlaps(span) for piece in one.content)]
    outer = [
        one
        for one in found
        if one.source is None
        or not any(other is not one and any(p.covers(one.source) for p in other.content) for other in found)
    ]
    return sorted(outer or found, key=lambda one: one.source or one.content[0])[:SHOWN]


def _answers(analysis: Analysis, index: int, attributions: list[Attribution], text: str) -> list[str]:
    """Everybody who answers, once, with the words that say so: “the interior ministry (“the ministry said”)”."""
    found: dict[str, str] = {}
    for one in attributions:
        answer = analysis.speakers.answer(index, one)
        if one.source is None:
            if answer is not None:
                who = name(analysis, answer)
                found.setdefault(who, f"{who}, whose quotation goes on from before")
            continue
        words = _quoted(_with_cue(one.source, one.cue, text))
        if answer is None:
            unknown = one.source.of(text).lower()
            found.setdefault(unknown, f"“{_quoted(unknown)}”, by whom newsls can’t tell who is meant")
        else:
            who = name(analysis, answer)
            if one.cue is not None and words.casefold().startswith(who.casefold()):
                words = _quoted(one.cue.of(text))
            found.setdefault(who, who if words.casefold() == who.casefold() else f"{who} (“{words}”)")
    return list(found.values())


def _with_cue(source: Span, cue: Span | None, text: str) -> str:
    """A source and its cue where they stand together: “the ministry said”, “according to the ministry”."""
    if cue is None:
        return source.of(text)
    first, last = sorted((source, cue))
    return text[first.start : last.end] if 0 <= last.start - first.end <= 2 else source.of(text)


def name(analysis: Analysis, answer: Answer) -> str:
    """Who answers, for the middle of a sentence: “Ingrid Solheim”, “the Interior Ministry”, “a ministry official”."""
    words = clean(answer.words)
    figure = answer.figure
    if figure is not None:
        starts = (mention.span.start for mention in figure.mentions)
        text = analysis.draft.text
        article = figure.kind == BODY and any(text[max(0, at - 4) : at].lower() == "the " for at in starts)
        return f"the {words}" if article else words
    return shortened(words[0].lower() + words[1:] if words.startswith(_LEADING) else words, ROOM)


def _quoted(words: str) -> str:
    return shortened(clean(words), ROOM)
