"""``summarise``: from a draft to its summary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsls.draft import Draft
from newsls.markup import BlockKind
from newsls.markup.dating import dateline
from newsls.summary.boilerplate import is_boilerplate
from newsls.summary.describing import Part, broken_off, describe
from newsls.summary.features import Candidate, Reading, read, trained
from newsls.summary.model import Summary, SummarySentence
from newsls.summary.options import DESCRIPTION, ENOUGH, SENTENCES, STYLES
from newsls.summary.ranking import scores
from newsls.summary.reasons import reason
from newsls.summary.selection import Length, hangs, is_parted, select
from newsls.text import Span

_TRIED = 20
"""From how many sentences, the best first, one is looked for that can be broken off in time."""


def summarise(
    draft: Draft,
    *,
    sentences: int | None = None,
    words: int | None = None,
    characters: int | None = None,
    style: str = STYLES[0],
    within: Span | None = None,
    method: str = "linear",
) -> Summary:
    """A summary of ``draft`` in sentences of its own, verbatim and in document order.

    ``sentences``, ``words`` and ``characters`` limit its length, all of them at once where several are given.  With
    none a “paragraph” and “bullets” have up to three sentences, a “lede” one, and a “description” up to 160 characters.
    Characters are code points of the text as a paragraph.  ``style`` is one of ``STYLES``: each bullet can stand alone,
    and so can a lede; ``describing`` says how a description comes about.  ``within``, a span of the source, summarises
    only the sentences that it touches.  ``method`` is one of ``METHODS``.

    Only running prose is taken: no headings, captions, credits or furniture of the page; no quotation parted from its
    speaker; no opening on a pronoun or “But” that hangs in the air, unless every sentence hangs.  Where no sentence
    fits, the best one is cut at a clause, or else after a word.  ``note`` says so, and also where the draft holds less
    than was asked for.  Raises ``ValueError`` on a length below 1, an unknown style or an unknown method.
    """
    for limit in (sentences, words, characters):
        if limit is not None and limit < 1:
            raise ValueError("a length must be at least 1")
    if style not in STYLES:
        raise ValueError(f"there is no style {style!r}; there are {', '.join(STYLES)}")
    asked = Length(sentences, words, characters)
    length = _by_default(asked, style)
    reading = read(draft, within, single=length.is_short)
    marks = scores(reading, method, single=length.is_short)
    whole = "draft" if within is None else "selection"
    if not reading.candidates:
        return Summary(note=_nothing(draft, within, whole))
    at_top = within is None and _opens(draft, reading.candidates[0])
    if style == "description":
        reading = _without_dateline(reading)
    candidates = reading.candidates
    quoted = {i for i, c in enumerate(candidates) if draft.blocks[c.block].kind is BlockKind.QUOTE}
    fit = [i for i, c in enumerate(candidates) if i not in quoted and not is_parted(c)]
    if not fit:
        return Summary(note=f"The {whole} holds only quotations whose speakers stand elsewhere.")
    firm = [i for i in fit if not hangs(candidates[i], opens_draft=at_top and i == 0)]
    opening = "opens the story" if at_top else "stands near the top" if within is None else "opens the selection"
    maker = _Maker(draft, reading, marks, opening)
    alone = style in ("bullets", "lede")
    parts: Sequence[Part] = ()
    if style != "description" and not length.is_tight:
        redundancy = trained()["redundancy"] if method == "linear" else 0.0
        chosen = select(candidates, marks, length, redundancy, from_the_top=at_top, alone=alone, barred=quoted)
        parts = [Part(i) for i in chosen]
    parts = parts or describe(draft, candidates, marks, length, firm or fit)
    if not parts:
        for index in sorted(firm or fit, key=lambda i: (-marks[i], i))[:_TRIED]:
            cut = broken_off(draft, candidates[index], length)
            if cut is not None:
                parts = [Part(index, cut)]
                break
    if not parts:
        return Summary(note=f"Nothing of the {whole} can be cut to that length.")
    note = None
    if not firm:
        opening = candidates[parts[0].sentence].text.split(maxsplit=1)[0]
        note = f"Every sentence leans on what stands before it, as this one does with “{opening}”."
    elif parts[-1].cut is not None and (style != "description" or parts[-1].cut.closing == "…"):
        note = "The best sentence is cut short to fit that length."
    elif style == "description":
        size = sum(_size(candidates, part) + 1 for part in parts) - 1
        if size < ENOUGH * (length.characters or DESCRIPTION):
            note = f"The {whole} has no better description than one of {size} characters."
    elif style != "lede":
        note = _scant([candidates[part.sentence].text for part in parts], len(firm if alone else fit), asked, whole)
    return maker.summary(parts, note)


def _by_default(asked: Length, style: str) -> Length:
    """The length asked for, with what the style adds: a lede is one sentence, a description a line of characters."""
    if style == "description":
        return Length(asked.sentences, asked.words, asked.characters or DESCRIPTION)
    if style == "lede":
        return Length(asked.sentences or 1, asked.words, asked.characters)
    return Length(sentences=SENTENCES) if asked == Length() else asked


def _without_dateline(reading: Reading) -> Reading:
    """The same, its first sentence without the dateline, which says nothing to who reads a web description."""
    if not reading.candidates or reading.candidates[0].index:
        return reading
    first, *others = reading.candidates
    text = first.text[dateline(first.text) :]
    span = Span(first.span.end - len(text), first.span.end)
    return replace(reading, candidates=(replace(first, span=span, text=text, spaced=len(text.split())), *others))


def _opens(draft: Draft, first: Candidate) -> bool:
    """Whether nothing that a sentence could lean on stands before ``first``: no prose but furniture of the page."""
    for block, paragraph in zip(draft.blocks[: first.block + 1], draft.paragraphs, strict=False):
        if not block.kind.is_running:
            continue
        for span, tokens in zip(paragraph.sentences, paragraph.sentence_tokens, strict=True):
            if paragraph is draft.paragraphs[first.block] and span.start >= first.span.start:
                return True
            if not is_boilerplate(span.of(paragraph.text), [token.norm for token in tokens]):
                return False
    return True


class _Maker:
    """Makes the values of one draft’s summary."""

    def __init__(self, draft: Draft, reading: Reading, marks: Sequence[float], opening: str) -> None:
        self.draft, self.reading, self.marks, self.opening = draft, reading, marks, opening

    def summary(self, parts: Sequence[Part], note: str | None) -> Summary:
        return Summary(tuple(self._sentence(part) for part in parts), note)

    def _sentence(self, part: Part) -> SummarySentence:
        candidate = self.reading.candidates[part.sentence]
        span, text, closing = candidate.span, candidate.text, ""
        if part.cut is not None:
            text, closing = text[: part.cut.end], part.cut.closing
            span = Span(span.start, span.start + part.cut.end)
        source = self.draft.blocks[candidate.block].to_source(span)
        why = reason(self.reading, part.sentence)
        if why == "opens the story":  # the ranker’s first sentence may not be the draft’s
            why = self.opening
        return SummarySentence(source, text, round(self.marks[part.sentence], 3), why, closing)


def _nothing(draft: Draft, within: Span | None, whole: str) -> str:
    for block in draft.blocks:
        if block.kind.is_running and (within is None or within.overlaps(block.span)):
            return f"The {whole} has no English sentence fit for a summary."
    return "There is no running prose to summarise."


def _size(candidates: Sequence[Candidate], part: Part) -> int:
    """How many characters a part of the summary has."""
    return len(candidates[part.sentence].text) if part.cut is None else part.cut.end + len(part.cut.closing)


def _scant(texts: Sequence[str], there: int, asked: Length, whole: str) -> str | None:
    """A note where the draft holds less than was asked for, ``there`` being how many sentences it holds."""
    if len(texts) < there:
        return None  # there is more: another limit kept it out
    wanted = asked.sentences or (SENTENCES if asked == Length() else None)
    if wanted is not None and len(texts) >= wanted:
        return None
    if asked.words and sum(len(text.split()) for text in texts) > 0.8 * asked.words:
        return None
    if asked.characters and len(" ".join(texts)) > 0.8 * asked.characters:
        return None
    held = "one sentence" if len(texts) == 1 else f"{len(texts)} sentences"
    return f"The {whole} holds only {held} fit for a summary."
