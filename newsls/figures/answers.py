"""Who answers for what in a draft, as values: the answers that ``newsls.figures.speakers`` finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from newsls.attribution import Attribution
from newsls.figures.model import Figure, Mention
from newsls.text import Span


class How(StrEnum):
    """How a speaker is known."""

    NAMED = "named"  # the source names them
    DESCRIBED = "described"  # “the minister”, “a ministry spokesman”
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


Said = tuple[int, Attribution]
"""The index of a block, and an attribution of its paragraph."""


class Speakers:
    """Who answers for what in one draft."""

    def __init__(
        self,
        answers: Sequence[tuple[int, Attribution, Answer]] = (),
        carried: Sequence[tuple[int, int, Answer]] = (),
        described: Sequence[tuple[Figure, Mention]] = (),
        same: Sequence[tuple[Figure, Figure]] = (),
    ) -> None:
        """All in reading order.

        ``answers``: the index of the block, the attribution, and who answers for it.  ``carried``: the index of the
        block, that of the sentence, and who answers for it from before.  ``described``: a figure, and a place that
        means it without its name.  ``same``: a body under a shorter name, and that body.
        """
        self._answers = {(block, one): answer for block, one, answer in answers}
        self._carried = {(block, sentence): answer for block, sentence, answer in carried}
        self._same = {_key(short): figure for short, figure in same}
        self._said: dict[tuple[str, Span], list[Said]] = {}
        self._said_for: dict[tuple[str, Span], list[Said]] = {}
        for block, one, answer in answers:
            for figure in answer.figures:
                self._said.setdefault(_key(figure), []).append((block, one))
            if answer.behalf is not None:
                self._said_for.setdefault(_key(answer.behalf), []).append((block, one))
        self._described: dict[tuple[str, Span], list[Mention]] = {}
        for figure, mention in described:
            self._described.setdefault(_key(figure), []).append(mention)

    def answer(self, block: int, one: Attribution) -> Answer | None:
        """Who answers for an attribution of the paragraph ``block``; None where that can't be told."""
        return self._answers.get((block, one))

    def of(self, block: int, one: Attribution) -> Figure | None:
        """The one figure that answers for an attribution, if it is one and sure."""
        answer = self.answer(block, one)
        return answer.figure if answer else None

    def carried(self, block: int, sentence: int) -> Answer | None:
        """Who answers for a sentence that has no attribution of its own and goes on with what somebody said before."""
        return self._carried.get((block, sentence))

    def said_by(self, figure: Figure) -> tuple[Said, ...]:
        """What the draft has a figure say, in reading order."""
        return tuple(self._said.get(_key(self.whole(figure)), ()))

    def said_for(self, figure: Figure) -> tuple[Said, ...]:
        """What somebody without a name says for a figure, as its spokesman or official, in reading order."""
        return tuple(self._said_for.get(_key(self.whole(figure)), ()))

    def descriptions(self, figure: Figure) -> tuple[Mention, ...]:
        """Where the draft means a figure without its name: “the minister”.  In reading order."""
        return tuple(self._described.get(_key(self.whole(figure)), ()))

    def whole(self, figure: Figure) -> Figure:
        """The figure itself, or the body of whose name its own is a shorter form: “CAA”."""
        return self._same.get(_key(figure), figure)


def _key(figure: Figure) -> tuple[str, Span]:
    return figure.kind, figure.mentions[0].span
