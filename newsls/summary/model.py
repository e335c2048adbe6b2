"""What a summary is."""

from __future__ import annotations

from dataclasses import dataclass

from newsls.text import Span


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """One sentence of a summary: where it stands in the source, its prose, its score and why it was chosen.

    The score orders the sentences of one draft and means nothing beyond it.
    """

    span: Span
    text: str
    score: float
    reason: str
    closing: str = ""
    """What ends it where it is cut short: a full stop after a clause, an ellipsis elsewhere; it is not in the draft."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Sentences of the draft in document order, and a note where they are not quite what was asked for."""

    sentences: tuple[SummarySentence, ...] = ()
    note: str | None = None
