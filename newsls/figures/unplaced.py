"""People who speak in a draft that never says who they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsls.attribution import Sources, Strength
from newsls.draft import Draft
from newsls.figures.model import PERSON, Figure, Figures, Mention
from newsls.figures.roles import is_head
from newsls.text import Span

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_SAYING = frozenset(
    "said says told wrote writes added adds explained recalled argued warned insisted replied testified tweeted "
    "complained noted acknowledged".split()
)
_CALLING = re.compile(r"(?:['’]s?|er|or|ist|man|woman|ian|ant|ent)\s+\Z")
"""What right before a name may be a calling, or a body or person that somebody belongs to: “the Gazette’s”."""
_NEAR = 400
"""Characters before and after a name in which its sentence may tell who that is."""
_TELLING = re.compile(r"\s*(?:,|\(|–|—|-|of\b|from\b|at\b|who\b|whose\b|is\b|was\b|has\b|had\b|works\b|runs\b|leads\b)")
"""What begins to say who somebody is, right after a name."""


def unplaced(draft: Draft, sources: Sequence[Sources], figures: Figures) -> Iterator[tuple[Figure, Mention]]:
    """Those who are named in full, are made to say something, and get no role anywhere, each with the first mention.

    ``sources[i]`` belong to ``draft.paragraphs[i]``.  Where anything in the sentence of a mention may say who it is, an
    apposition or the word for a calling, the person counts as placed.
    """
    speaking: set[Span] | None = None
    for figure in figures.all:
        if figure.kind != PERSON or figure.roles or figure.age or len(figure.name.split()) < 2:
            continue
        running = [mention for mention in figure.mentions if draft.blocks[mention.block].kind.is_running]
        if speaking is None:
            speaking = set(_speaking(draft, sources))
        if not any(mention.span in speaking for mention in running):
            continue
        if not any(_placed(draft, mention) for mention in figure.mentions):
            yield figure, running[0]


def _speaking(draft: Draft, sources: Sequence[Sources]) -> Iterator[Span]:
    """Where a source stands that says something, in source offsets."""
    for block, found in zip(draft.blocks, sources, strict=False):
        for one in found.attributions:
            if one.source is None or one.cue is None or one.strength is not Strength.NAMED:
                continue
            if one.cue.of(block.text).split()[-1].lower() in _SAYING:
                yield block.to_source(one.source)


def _placed(draft: Draft, mention: Mention) -> bool:
    block, paragraph = draft.blocks[mention.block], draft.paragraphs[mention.block]
    if not block.kind.is_running or _TELLING.match(draft.text, mention.span.end):
        return True
    if _CALLING.search(draft.text, max(0, mention.span.start - 20), mention.span.start):
        return True
    at = block.to_prose(mention.span.start)
    index = paragraph.sentence_at(at) if at is not None else None
    if at is None or index is None:
        return True
    sentence = paragraph.sentences[index]
    name = set(mention.span.of(draft.text).split())
    first, last = max(sentence.start, at - _NEAR), min(sentence.end, at + _NEAR)
    words = _WORD.findall(paragraph.text, first, last)
    return any(is_head(word.casefold().removesuffix("s")) for word in words if word not in name)
