"""The summary of a draft in its own sentences: features, ranking, and selection under a length."""

from __future__ import annotations

from newsls.draft import Draft
from newsls.summary.features import Candidate, Reading, read, trained
from newsls.summary.model import Summary, SummarySentence
from newsls.summary.ranking import METHODS, scores
from newsls.summary.reasons import reason
from newsls.summary.selection import Length, clause, select
from newsls.text import Span

__all__ = ["METHODS", "Summary", "SummarySentence", "summarise"]

SENTENCES = 3
"""How many sentences a summary has where no length is asked for."""


def summarise(
    draft: Draft,
    *,
    sentences: int | None = None,
    words: int | None = None,
    characters: int | None = None,
    within: Span | None = None,
    method: str = "linear",
) -> Summary:
    """A summary of ``draft`` in sentences of its own, verbatim and in document order.

    ``sentences``, ``words`` and ``characters`` limit its length, all of them at once where several are given; with none
    it has up to three sentences.  Characters are those of the sentences with a space between two.  ``within``, a span
    of the source, summarises only the sentences that it touches.  ``method`` is one of ``METHODS``.

    Only running prose is taken: no headings, captions, credits or furniture of the page; no quotation parted from its
    speaker; no opening on a pronoun or “But” that hangs in the air.  Where no sentence fits, the best one is cut at a
    clause.  ``note`` says so, and also where the draft holds less than was asked for.  Raises ``ValueError`` on a
    length below 1 or an unknown method.
    """
    for limit in (sentences, words, characters):
        if limit is not None and limit < 1:
            raise ValueError("a length must be at least 1")
    if sentences is None and words is None and characters is None:
        sentences = SENTENCES
    length = Length(sentences, words, characters)
    reading = read(draft, within)
    candidates = reading.candidates
    if not candidates:
        return Summary(note="There is no running prose to summarise.")
    marks = scores(reading, method, single=length.is_short)
    redundancy = trained()["redundancy"] if method == "linear" else 0.0
    chosen = select(candidates, marks, length, redundancy, from_the_top=within is None)
    if not chosen:
        return _cut(draft, reading, marks, length)
    found = tuple(_sentence(draft, reading, marks, index, method) for index in chosen)
    note = None
    if sentences is not None and words is None and characters is None and len(found) < sentences:
        held = "one sentence" if len(found) == 1 else f"{len(found)} sentences"
        note = f"The draft holds only {held} fit for a summary."
    return Summary(found, note)


def _sentence(draft: Draft, reading: Reading, marks: list[float], index: int, method: str) -> SummarySentence:
    candidate = reading.candidates[index]
    span = draft.blocks[candidate.block].to_source(candidate.span)
    return SummarySentence(span, candidate.text, round(marks[index], 3), reason(reading, index))


def _cut(draft: Draft, reading: Reading, marks: list[float], length: Length) -> Summary:
    """The best sentence, cut at a clause or else at a word, where none fits whole."""
    whole = select(reading.candidates, marks, Length(sentences=1), 0.0)
    candidate: Candidate = reading.candidates[whole[0]]
    end = clause(candidate.text, length)
    if end == 0:
        return Summary(note="Not even one word of the draft fits that length.")
    span = draft.blocks[candidate.block].to_source(Span(candidate.span.start, candidate.span.start + end))
    one = SummarySentence(span, candidate.text[:end], round(marks[whole[0]], 3), reason(reading, whole[0]))
    return Summary((one,), "No sentence fits that length, so the best one is cut short.")
