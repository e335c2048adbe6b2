"""``speakers``: who answers for each attribution of a draft, as far as the draft tells.

A source may name its speaker, describe one (“the minister”), stand for one (“he”), or be missing where a quotation goes
on.  One pass in reading order remembers who spoke and who was spoken of; where two would do equally well, nobody is
chosen.  The method is that of the knowledge-poor resolvers (Mitkov 1998; Baldwin 1997): filters of number, gender and
configuration first, then recency and role, and silence instead of a guess.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from newsls.attribution import Attribution, Sources
from newsls.draft import Draft
from newsls.figures import phrases
from newsls.figures.model import Figure, Figures
from newsls.figures.phrases import Named
from newsls.text import Span


class How(StrEnum):
    """How a speaker is known."""

    NAMED = "named"  # the source names them
    DESCRIBED = "described"  # “the minister”
    PRONOUN = "pronoun"  # “he”
    CARRIED = "carried"  # from a sentence before


@dataclass(frozen=True, slots=True)
class Answer:
    """Who answers for an attribution.

    ``words`` say who that is, as the draft does: the figure's name, or “a ministry spokesman”.  ``span`` is where those
    words stand in the source.  ``figures`` are the figures meant, none where it is somebody whom the draft doesn't
    name, several where a source names several.  ``behalf`` is the figure for whom such a one speaks: the ministry of “a
    ministry spokesman”, Li of “Li's lawyer”.
    """

    how: How
    words: str
    span: Span
    figures: tuple[Figure, ...] = ()
    behalf: Figure | None = None

    @property
    def figure(self) -> Figure | None:
        """The one figure that answers, None where it is nobody named, or several."""
        return self.figures[0] if len(self.figures) == 1 else None


class Speakers:
    """Who answers for what in one draft."""

    def __init__(self, answers: Sequence[tuple[int, Attribution, Answer]] = ()) -> None:
        """``answers`` in reading order: the index of the block, the attribution, and who answers for it."""
        self._answers = {(block, one): answer for block, one, answer in answers}
        self._said: dict[tuple[str, Span], list[tuple[int, Attribution]]] = {}
        for block, one, answer in answers:
            for figure in answer.figures:
                self._said.setdefault(_key(figure), []).append((block, one))

    def answer(self, block: int, one: Attribution) -> Answer | None:
        """Who answers for an attribution of the paragraph ``block``; None where that can't be told."""
        return self._answers.get((block, one))

    def of(self, block: int, one: Attribution) -> Figure | None:
        """The one figure that answers for an attribution, if it is one and sure."""
        answer = self.answer(block, one)
        return answer.figure if answer else None

    def said_by(self, figure: Figure) -> tuple[tuple[int, Attribution], ...]:
        """What the draft has a figure say: pairs of a block's index and an attribution, in reading order."""
        return tuple(self._said.get(_key(figure), ()))


def speakers(draft: Draft, sources: Sequence[Sources], figures: Figures) -> Speakers:
    """Who answers for each attribution of ``draft``; ``sources[i]`` belong to ``draft.paragraphs[i]``.

    Linear in the length of the draft.
    """
    return Speakers(_Walk(draft, sources, figures).answers())


def _key(figure: Figure) -> tuple[str, Span]:
    return figure.kind, figure.mentions[0].span


class _Walk:
    """One pass over a draft."""

    def __init__(self, draft: Draft, sources: Sequence[Sources], figures: Figures) -> None:
        self.draft, self.sources = draft, sources
        self.cast = figures.all
        self.named: dict[int, list[Named]] = {}
        for index, figure in enumerate(self.cast):
            for mention in figure.mentions:
                block = draft.blocks[mention.block]
                start, end = block.to_prose(mention.span.start), block.to_prose(mention.span.end)
                if start is not None and end is not None:
                    self.named.setdefault(mention.block, []).append(Named(Span(start, end), figure, index))
        for row in self.named.values():
            row.sort(key=lambda one: one.span)

    def answers(self) -> list[tuple[int, Attribution, Answer]]:
        found = []
        for index, settled in enumerate(self.sources):
            for one in settled.attributions:
                if one.source is None:
                    continue
                phrase = self.phrase(index, one.source)
                if phrase.named:
                    words = " and ".join(named.figure.name for named in phrase.named)
                    span = self.draft.blocks[index].to_source(one.source)
                    figures = tuple(named.figure for named in phrase.named)
                    found.append((index, one, Answer(How.NAMED, words, span, figures)))
        return found

    def phrase(self, block: int, span: Span) -> phrases.Phrase:
        paragraph = self.draft.paragraphs[block]
        tokens = paragraph.tokens
        first = bisect_left(tokens, span.start, key=lambda t: t.start)
        last = bisect_left(tokens, span.end, key=lambda t: t.start)
        mentions = [m for m in self.named.get(block, ()) if span.start <= m.span.start and m.span.end <= span.end]
        return phrases.read(paragraph.text, span, tokens[first:last], mentions)
