"""``card``: what a draft itself says of one of its figures.  Nothing from outside the draft."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsls.attribution import Attribution, Mode, Sources
from newsls.draft import Draft
from newsls.figures.grammar import SPEECH
from newsls.figures.model import PERSON, Figure, Figures
from newsls.markup import BlockKind
from newsls.text import Span

_NEAR = 40
"""Characters that may stand between a verb and what is said, as in “told the magazine that”."""
_PRONOUNS = {"he": "he", "she": "she"}
_LINK = re.compile(r"\b(?:and|or|with|against|to|from|by|about|than|following|follows|that|which|who|said)\b")


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

    ``first`` is the first mention in the running text (in a heading where there is no other), ``line`` its line and
    ``lines`` the lines of all mentions, each once, counted from 1.  ``age`` and ``pronoun`` are empty where the draft
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


def card(figure: Figure, draft: Draft, sources: Sequence[Sources], figures: Figures | None = None) -> Card:
    """The card of ``figure``, one of the figures of ``draft``; ``sources[i]`` belong to ``draft.paragraphs[i]``.

    ``figures``, all those of the draft, lets “he said” count where the paragraph has named nobody else.
    """
    line_of = draft.lines.line_of
    lines = tuple(dict.fromkeys(line_of(mention.span.start) + 1 for mention in figure.mentions))
    first = next(
        (m for m in figure.mentions if draft.blocks[m.block].kind is not BlockKind.HEADING), figure.mentions[0]
    )
    return Card(
        figure.name,
        figure.kind,
        figure.roles,
        first.span,
        line_of(first.span.start) + 1,
        len(figure.mentions),
        lines,
        tuple(_quotes(figure, draft, sources, figures)),
        figure.age,
        figure.pronoun,
    )


def _quotes(figure: Figure, draft: Draft, sources: Sequence[Sources], figures: Figures | None) -> list[Quote]:
    places: dict[int, list[Span]] = {}
    for mention in figure.mentions:
        places.setdefault(mention.block, []).append(mention.span)
    found: dict[Span, Quote] = {}
    for index, spans in places.items():
        if index >= len(sources):
            continue
        block = draft.blocks[index]
        for one in sources[index].attributions:
            if one.source is None or not one.content:
                continue
            source = block.to_source(one.source)
            named = any(_heads(mention, source, draft.text, figure) for mention in spans)
            if not (named or _is_pronoun(one, index, source, figure, draft, figures)):
                continue
            whole = Span(one.content[0].start, one.content[-1].end)
            text = " ".join(" ".join(span.of(block.text).split()) for span in one.content)
            if one.mode is not Mode.DIRECT and one.cue is not None:
                if one.mode is Mode.INDIRECT and one.cue.of(block.text).split()[-1].lower() not in SPEECH:
                    continue
                if one.source.end <= one.cue.start < whole.start <= one.cue.end + _NEAR:
                    whole = Span(one.cue.start, whole.end)
                    text = " ".join(whole.of(block.text).split())
            place = block.to_source(whole)
            found[place] = Quote(text, place, draft.lines.line_of(place.start) + 1, one.mode)
    return _outermost(sorted(found.values(), key=lambda q: (q.span.start, -q.span.end)))


def _outermost(quotes: list[Quote]) -> list[Quote]:
    """Without those that begin inside another."""
    kept: list[Quote] = []
    for quote in quotes:
        if not kept or quote.span.start >= kept[-1].span.end:
            kept.append(quote)
    return kept


def _heads(mention: Span, source: Span, text: str, figure: Figure) -> bool:
    """Whether the mention is the source and not just a part of it: “Li”, “the minister, Li”, “Li, a general,”."""
    if not (source.start <= mention.start and mention.end <= source.end):
        return False
    before = text[source.start : mention.start].strip()
    after = text[mention.end : source.end].strip()
    if after and not after.startswith((",", "(", "–", "—")):
        return False
    known = any(role in before for role in figure.roles)
    return known or not _LINK.search(before)


def _is_pronoun(
    one: Attribution, block: int, source: Span, figure: Figure, draft: Draft, figures: Figures | None
) -> bool:
    """Whether the source is a “he” or “she” that can only be ``figure``: no other person stands before it."""
    said = _PRONOUNS.get(source.of(draft.text).lower())
    if said is None or figures is None or figure.kind != PERSON or figure.pronoun not in ("", said):
        return False
    named = figures.within(Span(draft.blocks[block].span.start, source.start))
    before = [other for other in named if other.kind == PERSON]
    return len(before) == 1 and before[0] is figure
