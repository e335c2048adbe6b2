"""``read``: the fact-check sheet of a draft.

What is to be checked is found paragraph by paragraph, from what the other rooms know of it and from its numbers and
dates; who answers for it is who answers for the innermost attribution that holds it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from newsls.attribution import Sources, Sourcing, Strength
from newsls.attribution.quotations import find
from newsls.draft import Draft, Paragraph
from newsls.facts.answering import Said, Voices, carried, even
from newsls.facts.calendar import Direction, dated
from newsls.facts.dates import Found, dates
from newsls.facts.model import Asserted, Dated, Entry, Kind, Named, Passage, Sheet, Source
from newsls.facts.names import names
from newsls.facts.numbers import numbers
from newsls.facts.tense import direction
from newsls.figures import Figures
from newsls.figures.speakers import speakers
from newsls.markup import Block, BlockKind
from newsls.markup.dating import dateline
from newsls.text import Span

_RANKS = {kind: rank for rank, kind in enumerate(Kind)}
_HOLDERS = (Kind.CLAIM, Kind.STATEMENT, Kind.QUOTATION)
_FEW = 4
"""Words below which a quotation without a speaker is a title or a word held at arm's length."""
_SHORT = 3
"""Words below which a statement says nothing that could be checked: “rejected that”."""
_BETWEEN = 3
"""Words that may stand between a verb of speech and its “that”: “said on Tuesday that”."""
_EDGES = " \t\r\n\f\v,;:–—-\u00a0"
_GAP = " … "
_OPEN = frozenset(("", "on", "in", "after", "before", "during", "through"))
"""What may stand before a date that the verb has to place."""


@dataclass(slots=True)
class _Item:
    """An entry in the making, in prose offsets of its block."""

    kind: Kind
    spans: tuple[Span, ...]
    source: Source | None = None
    claim: Asserted | None = None
    named: Named | None = None
    dated: Dated | None = None


def read(draft: Draft, sources: Sequence[Sources], figures: Figures) -> Sheet:
    """The fact-check sheet of ``draft``; ``sources[i]`` belong to ``draft.paragraphs[i]``.

    Bylines and credits are left out; of headings, captions and tables, only what they count, name, date and quote is
    taken.  Linear in the length of the draft; never raises on any text.
    """
    today = draft.date
    voices = Voices(draft, sources, speakers(draft, sources, figures))
    named: dict[int, list[tuple[Span, Named]]] = {}
    for mention, what in names(draft, figures):
        named.setdefault(mention.block, []).append((mention.span, what))
    passages: list[Passage] = []
    entries: list[Entry] = []
    for index, (block, paragraph) in enumerate(zip(draft.blocks, draft.paragraphs, strict=True)):
        before = voices.latest
        said = voices.block(index)
        if block.kind is BlockKind.CREDIT or not paragraph.sentences:
            continue
        reading = _Reading(draft, index, sources[index], said, before, today)
        items = [*reading.items(), *reading.names(named.get(index, ()))]
        _enter(draft, index, sources[index], items, passages, entries)
    return Sheet(tuple(passages), tuple(entries), today)


def part(sheet: Sheet, span: Span) -> Sheet:
    """The sheet of the sentences that ``span``, of the source, touches."""
    kept = [index for index, passage in enumerate(sheet.sentences) if passage.span.overlaps(span)]
    place = {old: new for new, old in enumerate(kept)}
    chosen = [index for index, entry in enumerate(sheet.entries) if entry.sentence in place]
    moved = {old: new for new, old in enumerate(chosen)}
    entries = []
    for index in chosen:
        entry = sheet.entries[index]
        holder = moved.get(entry.within) if entry.within is not None else None
        entries.append(replace(entry, sentence=place[entry.sentence], within=holder))
    return Sheet(tuple(sheet.sentences[index] for index in kept), tuple(entries), sheet.date)


def _enter(
    draft: Draft,
    index: int,
    sources: Sources,
    items: list[_Item],
    passages: list[Passage],
    entries: list[Entry],
) -> None:
    """Put the items of a block in order and add them, and their sentences, to the sheet."""
    block, paragraph = draft.blocks[index], draft.paragraphs[index]
    items.sort(key=lambda item: (item.spans[0].start, -item.spans[-1].end, _RANKS[item.kind]))
    places: dict[int, int] = {}
    holders: list[tuple[int, tuple[Span, ...]]] = []
    for item in items:
        first = item.spans[0]
        sentence = paragraph.sentence_at(first.start)
        if sentence is None:
            sentence = 0
        if sentence not in places:
            span = paragraph.sentences[sentence]
            place = block.to_source(span)
            known = sources.sentences[sentence] if sentence < len(sources.sentences) else Sourcing.NONE
            places[sentence] = len(passages)
            passages.append(
                Passage(even(span.of(block.text)), place, draft.lines.line_of(place.start) + 1, index, known)
            )
        while holders and holders[-1][1][-1].end <= first.start:
            holders.pop()
        within = next((at for at, spans in reversed(holders) if any(span.covers(first) for span in spans)), None)
        if item.kind in _HOLDERS:
            holders.append((len(entries), item.spans))
        text = _GAP.join(even(span.of(block.text)) for span in item.spans)
        entries.append(
            Entry(
                item.kind,
                text,
                tuple(block.to_source(span) for span in item.spans),
                places[sentence],
                within,
                item.source,
                item.claim,
                item.named,
                item.dated,
            )
        )


class _Reading:
    """What is to be checked in one block.  All spans are prose offsets."""

    def __init__(
        self,
        draft: Draft,
        index: int,
        sources: Sources,
        said: Sequence[Said],
        before: Source | None,
        today: date | None,
    ) -> None:
        self.block: Block = draft.blocks[index]
        self.paragraph: Paragraph = draft.paragraphs[index]
        self.text = self.block.text
        self.sources, self.said, self.today = sources, said, today
        self.quotes = find(self.text).spans
        self.quote_starts = [quote.start for quote in self.quotes]
        self.pieces: dict[int, list[tuple[Span, Said]]] = {}
        for one in said:
            for piece in one.one.content:
                for sentence in self.touched(piece):
                    self.pieces.setdefault(sentence, []).append((piece, one))
        self.held: dict[int, list[tuple[Span, Source | None]]] = {}
        self.going_on = self.speakers(before)

    def items(self) -> Iterator[_Item]:
        """The claims, quotations, statements, numbers and dates."""
        said = list(self.quotations())
        if self.block.kind.is_running:
            yield from self.claims()
            said += self.statements()
        for item in said:
            for span in item.spans:
                for sentence in self.touched(span):
                    self.held.setdefault(sentence, []).append((span, item.source))
        yield from said
        found = dates(self.text)
        days = [one.span for one in found]
        for sentence, tokens in enumerate(self.paragraph.sentence_tokens):
            for span in numbers(self.text, tokens, partial(self.paragraph.tags, sentence), days):
                yield _Item(Kind.NUMBER, (span,), self.source(span))
        yield from self.days(found)

    def names(self, found: Sequence[tuple[Span, Named]]) -> Iterator[_Item]:
        """The names that the sheet lists in this block, given with their source spans."""
        for place, named in found:
            start, end = self.block.to_prose(place.start), self.block.to_prose(place.end)
            if start is not None and end is not None and start < end:
                span = Span(start, end)
                yield _Item(Kind.NAME, (span,), self.source(span), named=named)

    # Sentences

    def touched(self, span: Span) -> range:
        """The indexes of the sentences that ``span`` touches."""
        sentences = self.paragraph.sentences
        first = max(0, bisect_left(sentences, span.start, key=lambda s: s.end))
        return range(first, max(first + 1, bisect_left(sentences, span.end, key=lambda s: s.start)))

    def standing(self, sentence: int) -> Sourcing:
        """How a sentence stands towards its sources."""
        known = self.sources.sentences
        return known[sentence] if sentence < len(known) else Sourcing.NONE

    def speakers(self, before: Source | None) -> list[Source | None]:
        """For each sentence, whose words it goes on with if it goes on with anybody's."""
        spoken = sorted((o.one.content[0].start, i) for i, o in enumerate(self.said) if o.one.source and o.source)
        result, at = [], 0
        for sentence in self.paragraph.sentences:
            while at < len(spoken) and spoken[at][0] < sentence.start:
                before = self.said[spoken[at][1]].source
                at += 1
            result.append(carried(before))
        return result

    # Who answers

    def holding(self, span: Span) -> Said | None:
        """The attribution whose content holds most of ``span``: the innermost that is speech, else the innermost."""
        best: tuple[tuple[bool, int], Said] | None = None
        for piece, one in self.pieces.get(self.sentence(span), ()):
            if _holds(piece, span):
                rank = (not one.is_speech(self.text), piece.end - piece.start)
                if best is None or rank < best[0]:
                    best = rank, one
        return best[1] if best else None

    def source(self, span: Span) -> Source | None:
        """Who answers for what stands at ``span``: the innermost quotation or statement of the sheet that holds it;
        None where it is the story's own voice."""
        sentence = self.sentence(span)
        if sentence not in self.held:
            return self.around(sentence)
        best: tuple[int, Source | None] | None = None
        for piece, source in self.held[sentence]:
            length = piece.end - piece.start
            if _holds(piece, span) and (best is None or length < best[0]):
                best = length, source
        return best[1] if best else None

    def around(self, sentence: int) -> Source | None:
        """Who answers for a sentence that holds no attribution: the speaker before, or somebody vague."""
        standing = self.standing(sentence)
        if standing is Sourcing.CARRIED:
            return self.going_on[sentence]
        if standing is Sourcing.WEAK:
            for weak in self.sources.weak:
                if weak.sentence == sentence:
                    return Source(even(weak.trigger.of(self.text)), self.block.to_source(weak.trigger), weak.strength)
        return None

    def introduced(self, span: Span) -> Source | None:
        """Who answers for a quotation after a colon or comma: whoever the words before it have speak."""
        before = self.text[max(0, span.start - 4) : span.start].rstrip()
        if not before.endswith((":", ",")):
            return None
        speaking = [
            one
            for _, one in self.pieces.get(self.sentence(span), ())
            if one.source is not None and one.one.cue is not None and one.one.cue.end <= span.start
        ]
        return max(speaking, key=lambda one: one.one.cue or Span(0, 0)).source if speaking else None

    def sentence(self, span: Span) -> int:
        """The index of the sentence where ``span`` begins."""
        return self.paragraph.sentence_at(span.start) or 0

    # What is to be checked

    def claims(self) -> Iterator[_Item]:
        for claim in self.sources.claims:
            if claim.sentence < len(self.paragraph.sentences):
                trigger = even(claim.trigger.of(self.text))
                asserted = Asserted(claim.kind, trigger, self.block.to_source(claim.trigger), claim.strong)
                yield _Item(Kind.CLAIM, (self.paragraph.sentences[claim.sentence],), claim=asserted)

    def quotations(self) -> Iterator[_Item]:
        """The quotations; one whose speaker interrupts it within a sentence is one."""
        held: tuple[Said | None, int | None, list[Span]] | None = None
        orphans = self.sources.orphans
        for quote in self.quotes:
            span = quote.span
            said = self.holding(span) or self.touching(span)
            sentence = self.paragraph.sentence_at(span.start)
            if said is None and len(span.of(self.text).split()) < _FEW and not _among(span, orphans):
                continue
            if held is not None:
                if said is not None and said.is_direct and held[:2] == (said, sentence):
                    held[2].append(span)
                    continue
                yield self.quotation(held[0], held[2])
            held = said, sentence, [span]
        if held is not None:
            yield self.quotation(held[0], held[2])

    def quotation(self, said: Said | None, spans: list[Span]) -> _Item:
        if said is not None:
            return _Item(Kind.QUOTATION, tuple(spans), said.source)
        source = self.introduced(spans[0]) or self.around(self.sentence(spans[0]))
        return _Item(Kind.QUOTATION, tuple(spans), source)

    def touching(self, span: Span) -> Said | None:
        """An attribution in direct speech a part of whose content is in ``span``: a quotation of several sentences."""
        for sentence in self.touched(span):
            for piece, one in self.pieces.get(sentence, ()):
                if one.is_direct and piece.overlaps(span):
                    return one
        return None

    def statements(self) -> Iterator[_Item]:
        """What is attributed in the reporter's words, and whole sentences that go on with a speaker or a vague
        source."""
        kept: list[Span] = []
        for one in sorted(self.said, key=_widest):
            cue = one.one.cue.end if one.one.cue is not None else -1
            spans = tuple(span for piece in one.one.content if (span := self.trimmed(piece, cue)) is not None)
            if not spans or self.all_quoted(spans) or not self.is_statement(one, spans):
                continue
            if kept and _shared(spans, kept[-1]) * 2 > sum(span.end - span.start for span in spans):
                continue  # inside what another says
            kept.append(Span(spans[0].start, spans[-1].end))
            yield _Item(Kind.QUOTATION if one.is_direct else Kind.STATEMENT, spans, one.source)
        for index, sentence in enumerate(self.paragraph.sentences):
            if self.standing(index) in (Sourcing.CARRIED, Sourcing.WEAK) and not self.all_quoted((sentence,)):
                while kept and kept[0].end <= sentence.start:
                    kept.pop(0)
                if not (kept and kept[0].overlaps(sentence)):
                    yield _Item(Kind.STATEMENT, (sentence,), self.around(index))

    def is_statement(self, said: Said, spans: Sequence[Span]) -> bool:
        """Whether an attribution has somebody say something that can be checked.

        Plans, wishes and appearances count only where the sentence as a whole leans on its source.
        """
        if sum(len(span.of(self.text).split()) for span in spans) < _SHORT:
            return False
        if said.is_act(self.text):
            return False
        standing = self.standing(self.sentence(spans[0]))
        if said.one.strength is Strength.AGENTLESS:
            return standing is Sourcing.WEAK
        if standing in (Sourcing.NONE, Sourcing.UNATTRIBUTED):
            return said.is_speech(self.text)
        return True

    def all_quoted(self, spans: Sequence[Span]) -> bool:
        """Whether nothing but a few characters of ``spans`` stands outside the quotations."""
        outside = 0
        for span in spans:
            inside = 0
            for k in range(max(0, bisect_left(self.quote_starts, span.start) - 1), len(self.quotes)):
                quote = self.quotes[k]
                if quote.start >= span.end:
                    break
                inside += max(0, min(quote.end, span.end) - max(quote.start, span.start))
            outside += span.end - span.start - inside
        return outside < 5

    def trimmed(self, span: Span, cue: int) -> Span | None:
        """``span`` without the marks and white space at its ends, and without “that” after a verb that ends at
        ``cue``; None where nothing is left."""
        if span.start == 0 and (head := dateline(self.text)) < span.end:
            span = Span(head, span.end)
        words = span.of(self.text)
        start = span.start + len(words) - len(words.lstrip(_EDGES + "”"))  # the end of a quotation before it
        if self.text.startswith("that ", start) and 0 <= cue <= start and len(self.text[cue:start].split()) <= _BETWEEN:
            start += 5
        end = span.end - (len(words) - len(words.rstrip(_EDGES)))
        return Span(start, end) if start < end else None

    def days(self, found: Sequence[Found]) -> Iterator[_Item]:
        for one in found:
            said, sentence = one.saying, self.paragraph.sentence_at(one.span.start)
            inside = self.is_quoted(one.span)
            if sentence is None or (inside and said.bare):
                continue
            today = None if inside else self.today
            way = Direction.OPEN
            if today is not None and said.anchor in _OPEN and (said.weekday is not None or said.month is not None):
                way = self.way(sentence, one.span)
            yield _Item(Kind.DATE, (one.span,), self.source(one.span), dated=dated(said, today, way))

    def way(self, sentence: int, span: Span) -> Direction:
        """Where the verb of a sentence puts a date."""
        tokens = self.paragraph.sentence_tokens[sentence]
        first = bisect_left(tokens, span.start, key=lambda t: t.start)
        last = bisect_left(tokens, span.end, key=lambda t: t.start)
        return direction(tokens, self.paragraph.tags(sentence), first, last)

    def is_quoted(self, span: Span) -> bool:
        """Whether ``span`` stands inside a quotation."""
        index = bisect_left(self.quote_starts, span.end) - 1
        return index >= 0 and self.quotes[index].end > span.start


def _among(span: Span, others: Sequence[Span]) -> bool:
    """Whether ``span`` overlaps one of ``others``, which are in order."""
    index = bisect_left(others, span.end, key=lambda other: other.start) - 1
    return index >= 0 and others[index].overlaps(span)


def _holds(piece: Span, span: Span) -> bool:
    """Whether ``piece`` holds most of ``span``."""
    return 2 * (min(piece.end, span.end) - max(piece.start, span.start)) > span.end - span.start


def _shared(spans: Sequence[Span], other: Span) -> int:
    """Characters of ``spans`` in ``other``."""
    return sum(max(0, min(span.end, other.end) - max(span.start, other.start)) for span in spans)


def _widest(said: Said) -> tuple[int, int]:
    """The order of attributions in which one comes before those inside it."""
    return said.one.content[0].start, -said.one.content[-1].end
