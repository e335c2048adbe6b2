"""``card``: what a draft itself says of one of its figures.  Nothing from outside the draft."""

from __future__ import annotations

from dataclasses import dataclass

from newsls.attribution import Attribution, Mode
from newsls.draft import Draft
from newsls.figures.answers import Speakers
from newsls.figures.grammar import SPEECH
from newsls.figures.model import BODY, Figure
from newsls.markup import BlockKind
from newsls.text import Span

_NEAR = 40
"""Characters that may stand between a verb and what is said, as in “told the magazine that”."""


@dataclass(frozen=True, slots=True)
class Quote:
    """What the draft has somebody say, where that stands in the source, its line (from 1) and how it is given.

    ``text`` begins with the verb where that comes first: “told reporters that …”.
    """

    text: str
    span: Span
    line: int
    mode: Mode


@dataclass(frozen=True, slots=True)
class Card:
    """What the draft says of a figure.

    ``first`` is the first mention in the running text (in a heading where there is no other), ``line`` its line.
    ``mentions`` counts the places that mean the figure, by its name or by a description that can only be its own (“the
    minister”); ``lines`` are theirs, each once, counted from 1.  ``age`` and ``pronoun`` are empty where the draft
    doesn't show them.  ``quotes`` are in the order of the draft.
    """

    name: str
    kind: str
    roles: tuple[str, ...]
    first: Span
    line: int
    mentions: int
    lines: tuple[int, ...]
    quotes: tuple[Quote, ...] = ()
    age: str = ""
    pronoun: str = ""


def card(figure: Figure, draft: Draft, speakers: Speakers) -> Card:
    """The card of ``figure``, one of the figures of ``draft``, of which ``speakers`` says who answers for what."""
    line_of = draft.lines.line_of
    mentions = sorted((*figure.mentions, *speakers.descriptions(figure)), key=lambda mention: mention.span)
    lines = tuple(dict.fromkeys(line_of(mention.span.start) + 1 for mention in mentions))
    first = next(
        (m for m in figure.mentions if draft.blocks[m.block].kind is not BlockKind.HEADING), figure.mentions[0]
    )
    return Card(
        figure.name,
        figure.kind,
        figure.roles,
        first.span,
        line_of(first.span.start) + 1,
        len(mentions),
        lines,
        tuple(quotes(figure, draft, speakers)),
        figure.age,
        figure.pronoun,
    )


def quotes(figure: Figure, draft: Draft, speakers: Speakers) -> list[Quote]:
    """What the draft has a figure say, in its order; of a body also what those say that speak for it.

    Thoughts and plans are left out, and so is what stands inside another of its quotations.
    """
    said = [*speakers.said_by(figure)]
    if figure.kind == BODY:
        said += speakers.said_for(figure)
    found: dict[Span, Quote] = {}
    for index, one in said:
        made = quote(draft, index, one)
        if made is not None:
            found[made.span] = made
    return _outermost(sorted(found.values(), key=lambda q: (q.span.start, -q.span.end)))


def quote(draft: Draft, index: int, one: Attribution) -> Quote | None:
    """What is said in an attribution of the paragraph ``index``; None where it is a thought or a plan, or nothing."""
    if not one.content:
        return None
    block = draft.blocks[index]
    whole = Span(one.content[0].start, one.content[-1].end)
    text = " ".join(" ".join(span.of(block.text).split()) for span in one.content)
    if one.mode is not Mode.DIRECT and one.cue is not None:
        verb = one.cue.of(block.text).split()[-1].lower()
        if one.mode is Mode.INDIRECT and verb not in SPEECH and verb != "to":
            return None
        if one.source is not None and one.source.end <= one.cue.start < whole.start <= one.cue.end + _NEAR:
            if verb == "to":  # “according to”
                return None
            whole = Span(one.cue.start, whole.end)
            text = " ".join(whole.of(block.text).split())
    place = block.to_source(whole)
    return Quote(text, place, draft.lines.line_of(place.start) + 1, one.mode)


def _outermost(quotes: list[Quote]) -> list[Quote]:
    """Without those that begin inside another."""
    kept: list[Quote] = []
    for quote in quotes:
        if not kept or quote.span.start >= kept[-1].span.end:
            kept.append(quote)
    return kept
