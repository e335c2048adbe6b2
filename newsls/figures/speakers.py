"""``speakers``: who answers for each attribution of a draft, as far as the draft tells.

A source may name its speaker, describe one (“the minister”), stand for one (“he”), or be missing where a quotation goes
on.  One pass in reading order remembers who spoke and who was spoken of; where two would do equally well, nobody is
chosen.  The method is that of the knowledge-poor resolvers (Mitkov 1998; Baldwin 1997): filters of number, gender and
configuration first, then recency and role, and silence instead of a guess.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from newsls.attribution import Attribution, Sources, Sourcing, Strength, quotations
from newsls.attribution.cues import verbs
from newsls.attribution.sources import after
from newsls.attribution.words import (
    AUXILIARIES,
    COORDINATORS,
    PERSONAL,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
)
from newsls.draft import Draft
from newsls.figures import descriptions, gender, phrases
from newsls.figures.answers import Answer, How, Said, Speakers
from newsls.figures.discourse import Entity, Memory, Moment
from newsls.figures.model import PERSON, Figure, Figures, Mention
from newsls.figures.phrases import Named, Phrase
from newsls.language import Token, TokenKind
from newsls.markup import BlockKind
from newsls.text import Span

__all__ = ["Answer", "How", "Said", "Speakers", "speakers"]

_LATEST = 8
"""Figures under one head noun that a description is tried on, the latest first."""
_NEAR = 8
"""Sentences within which a body that is described must have been named, and one of several people, and no other."""
_HE = frozenset({"he", "she"})
_MODIFIERS = 3
"""Words between “the” and the head of a description that is no subject and no source."""
_CLOSING = AUXILIARIES | COORDINATORS | RELATIVES | SUBORDINATORS | PERSONAL
_OPENING = 30
"""Tokens of an introductory phrase, up to its comma, before the subject of a sentence."""


def speakers(draft: Draft, sources: Sequence[Sources], figures: Figures) -> Speakers:
    """Who answers for each attribution of ``draft``; ``sources[i]`` belong to ``draft.paragraphs[i]``.

    Linear in the length of the draft.
    """
    return _Walk(draft, sources, figures).speakers()


class _Walk:
    """One pass over a draft in reading order."""

    def __init__(self, draft: Draft, sources: Sequence[Sources], figures: Figures) -> None:
        self.draft, self.sources = draft, sources
        self.cast = figures.all
        self.same = descriptions.same_bodies(self.cast)
        self.letters = descriptions.letters(self.cast)
        self.entities: dict[int, Entity] = {}
        self.named: dict[int, list[Named]] = {}
        for index, figure in enumerate(self.cast):
            for mention in figure.mentions:
                block = draft.blocks[mention.block]
                start, end = block.to_prose(mention.span.start), block.to_prose(mention.span.end)
                if start is not None and end is not None:
                    self.named.setdefault(mention.block, []).append(Named(Span(start, end), figure, index))
        for row in self.named.values():
            row.sort(key=lambda one: one.span)
        self.heads = [descriptions.heads(figure) for figure in self.cast]
        self.by_head: dict[str, dict[int, int]] = {}
        """For each head noun the figures named so far that it may describe, the latest last, and the sentence."""
        self.phrases: dict[str, Entity] = {}
        """The latest unnamed speaker under a head noun: “a ministry spokesman”."""
        self.places: dict[tuple[int, int], Entity] = {}
        self.proper: dict[str, Entity] = {}
        self.by_name: dict[str, int] | None = None
        self.long: dict[int, set[str]] = {}
        """The words of the long form of a body that the draft names by its letters."""
        self.voices: dict[str, Entity | None] = {}
        """Whom each source meant where it last stood, by its words."""
        self.memory = Memory()
        self.clock = 0
        self.answers: list[tuple[int, Attribution, Answer]] = []
        self.carried: list[tuple[int, int, Answer]] = []
        self.described: list[tuple[Figure, Mention]] = []
        self.before = -1
        """The block of running prose before."""

    def speakers(self) -> Speakers:
        for index, (paragraph, settled) in enumerate(zip(self.draft.paragraphs, self.sources, strict=False)):
            if paragraph.kind is BlockKind.HEADING:
                self.memory.forget()
            if paragraph.kind.is_running:
                self.paragraph(index, settled)
                self.before = index
            else:
                self.aside(index, settled)
        same = [(self.cast[short], self.cast[whole]) for short, whole in self.same.items()]
        return Speakers(self.answers, self.carried, self.described, same)

    def aside(self, index: int, settled: Sources) -> None:
        """A heading or a caption: only what names its speaker."""
        for one in settled.attributions:
            if one.source is not None:
                phrase = self.phrase(index, one.source)
                if phrase.named:
                    self.answers.append((index, one, self.answer(self.of_names(index, phrase), How.NAMED)))

    def paragraph(self, index: int, settled: Sources) -> None:
        paragraph = self.draft.paragraphs[index]
        quoted = [q.span for q in quotations.find(paragraph.text).spans]
        spans = paragraph.sentences
        by_sentence: dict[int, list[Attribution]] = {}
        touched: set[int] = set()
        for one in settled.attributions:
            places = [*one.content, *(s for s in (one.source, one.cue) if s is not None)]
            for place in places:
                first = max(0, bisect_right(spans, place.start, key=lambda s: s.start) - 1)
                last = max(first, bisect_left(spans, place.end, key=lambda s: s.start) - 1)
                touched.update(range(first, last + 1))
            at = one.source or (one.content[0] if one.content else one.cue)
            if at is not None:
                by_sentence.setdefault(max(0, bisect_right(spans, at.start, key=lambda s: s.start) - 1), []).append(one)
        for number, (span, tokens) in enumerate(zip(spans, paragraph.sentence_tokens, strict=True)):
            standing = settled.sentences[number] if number < len(settled.sentences) else Sourcing.NONE
            if standing is Sourcing.CARRIED and number not in touched:
                spoken = self.last_speaker(index)
                if spoken is not None:
                    self.carried.append((index, number, self.answer(spoken, How.CARRIED)))
            self.sentence(index, span, tokens, by_sentence.get(number, ()), quoted)
            self.clock += 1

    def last_speaker(self, index: int) -> Entity | None:
        """Who spoke last, here or in the paragraph before."""
        return _speaking(self.memory.last) if self.memory.last_block in (index, self.before) else None

    def voice(self, words: str) -> Entity | None:
        """Whom the words mean that named a speaker in another paragraph, or under a quotation."""
        if words in self.voices:
            return _speaking(self.voices[words])
        if self.by_name is None:
            self.by_name = {}
            for row in self.named.values():
                for named in row:
                    self.by_name.setdefault(named.figure.name, named.index)
        index = self.by_name.get(words)
        return self.entity(index) if index is not None else None

    def sentence(
        self, index: int, span: Span, tokens: Sequence[Token], attributions: Sequence[Attribution], quoted: list[Span]
    ) -> None:
        now = Moment(index)
        row = self.named.get(index, [])
        first = bisect_left(row, span.start, key=lambda m: m.span.start)
        last = bisect_left(row, span.end, key=lambda m: m.span.start)
        mentions = row[first:last]
        resolved: list[tuple[Attribution, Entity]] = []
        pieces: list[tuple[int, int, Phrase | Named, Attribution | None]] = []
        sourced = []
        for one in attributions:
            if one.source is None:
                spoken = self.voice(one.speaker) if one.speaker else self.last_speaker(index)
                if spoken is not None and one.cue is None and one.strength is Strength.NAMED:
                    self.answers.append((index, one, self.answer(spoken, How.CARRIED)))
                    now.speakers.append(spoken)
                continue
            phrase = self.source(index, one.source)
            sourced.append(phrase)
            pieces.append((one.source.start, 0, phrase, one))
        subject = self.subject(index, tokens, quoted)
        if subject is not None:
            same = next((p for p in sourced if p.span.start <= subject.span.start < p.span.end), None)
            if same is None:
                pieces.append((subject.span.start, 0, subject, None))
            else:
                subject = same
        pieces += [(m.span.start, 1, m, None) for m in mentions if not _inside(m.span.start, quoted)]
        taken = [phrase.span for phrase in sourced] + [m.span for m in mentions]
        taken += [subject.span] if subject is not None else []
        pieces += [
            (phrase.span.start, 2, phrase, None)
            for phrase in self.definite(tokens, quoted)
            if not any(span.overlaps(phrase.span) for span in taken)
        ]
        pieces.sort(key=lambda piece: piece[:2])
        for _, order, piece, attribution in pieces:
            if order == 2 and isinstance(piece, Phrase):
                described = self.described_figure(piece)
                if described is not None:
                    now.note(self.describe(index, piece, described))
                continue
            if isinstance(piece, Named):
                entity = self.entity(piece.index)
                self.seen(piece.index)
                now.note(entity)
                continue
            found = self.resolve(index, piece, attribution, now, resolved, quoted, row, span, opens=piece is subject)
            if piece is subject:
                now.subject = found[0] if found else None
            if attribution is not None and attribution.source is not None:
                self.voices[attribution.source.of(self.draft.paragraphs[index].text)] = found[0] if found else None
            if found is None:
                if piece.pronoun in _HE:
                    now.lost.add(piece.pronoun)
                continue
            entity, how = found
            now.note(entity)
            if attribution is not None:
                resolved.append((attribution, entity))
                self.answers.append((index, attribution, self.answer(entity, how)))
        now.speakers += self.main(resolved)
        self.memory.add(now)

    def main(self, resolved: Sequence[tuple[Attribution, Entity]]) -> list[Entity]:
        """Of the sources of a sentence those that speak themselves, not in another's words, each once."""
        found: list[Entity] = []
        for one, entity in resolved:
            if one.source is None or any(
                other is not one and other.source != one.source and any(p.covers(one.source) for p in other.content)
                for other, _ in resolved
            ):
                continue
            if not any(entity is other for other in found):
                found.append(entity)
        return found

    # Phrases

    def phrase(self, block: int, span: Span) -> Phrase:
        paragraph = self.draft.paragraphs[block]
        tokens = paragraph.tokens
        first = bisect_left(tokens, span.start, key=lambda t: t.start)
        last = bisect_left(tokens, span.end, key=lambda t: t.start)
        row = self.named.get(block, [])
        begin = bisect_left(row, span.start, key=lambda m: m.span.start)
        end = bisect_left(row, span.end, key=lambda m: m.span.start)
        mentions = [m for m in row[begin:end] if m.span.end <= span.end]
        return phrases.read(paragraph.text, span, tokens[first:last], mentions)

    def source(self, block: int, span: Span) -> Phrase:
        """A source, with the name that follows a description as its apposition: “said the mayor, Ann Lee.”"""
        phrase = self.phrase(block, span)
        if phrase.named or phrase.pronoun or phrase.plural:
            return phrase
        text = self.draft.paragraphs[block].text
        row = self.named.get(block, [])
        at = bisect_left(row, span.end, key=lambda m: m.span.start)
        if at < len(row) and text[span.end : row[at].span.start] == ", ":
            longer = self.phrase(block, Span(span.start, row[at].span.end))
            if longer.named and text[row[at].span.end : row[at].span.end + 1] in _CLOSERS:
                return longer
        return phrase

    def subject(self, block: int, tokens: Sequence[Token], quoted: list[Span]) -> Phrase | None:
        """The noun phrase that a sentence begins with, after an introductory phrase; None where it begins otherwise."""
        at = 0
        while at < len(tokens) and (tokens[at].norm in _LEADING or tokens[at].norm.endswith("ly")):
            at += 1
        if at < len(tokens) and tokens[at].norm == ",":
            at += 1
        if at < len(tokens) and (tokens[at].norm in PREPOSITIONS or tokens[at].norm in SUBORDINATORS):
            at = next((i + 1 for i in range(at, min(len(tokens), at + _OPENING)) if tokens[i].norm == ","), len(tokens))
        if at >= len(tokens) or tokens[at].kind == TokenKind.PUNCTUATION or _inside(tokens[at].start, quoted):
            return None
        end = after(tokens, [False] * len(tokens), at, _verbs())
        if end <= at:
            return None
        start = tokens[at].start
        phrase = self.phrase(block, Span(start, tokens[end - 1].end))
        if not phrase.named and not phrase.pronoun and end < len(tokens) and tokens[end].norm == ",":
            close = next((i for i in range(end + 1, min(len(tokens), end + 10)) if tokens[i].norm == ","), 0)
            if close:
                longer = self.phrase(block, Span(start, tokens[close - 1].end))
                if longer.named:
                    return longer
        return phrase

    def resolve(
        self,
        block: int,
        phrase: Phrase,
        one: Attribution | None,
        now: Moment,
        resolved: Sequence[tuple[Attribution, Entity]],
        quoted: list[Span],
        row: Sequence[Named],
        sentence: Span,
        *,
        opens: bool,
    ) -> tuple[Entity, How] | None:
        """Whom a phrase means: the entity, and how that is known."""
        if phrase.named:
            return self.of_names(block, phrase), How.NAMED
        if phrase.pronoun:
            entity = self.pronoun(block, phrase, one, now, resolved, quoted, row, sentence, opens=opens)
            return (entity, How.PRONOUN) if entity else None
        index = self.abbreviated(block, phrase)
        if index is not None:
            return self.entity(index), How.NAMED
        index = self.described_figure(phrase)
        if index is not None:
            return self.describe(block, phrase, index), How.DESCRIBED
        return self.unnamed(block, phrase), How.DESCRIBED

    def describe(self, block: int, phrase: Phrase, index: int) -> Entity:
        """The figure of a description, which from here on counts as named here."""
        entity = self.entity(index)
        self.described.append((self.cast[entity.figures[0]], Mention(self.place(block, phrase.span), block)))
        self.seen(index)
        return entity

    def definite(self, tokens: Sequence[Token], quoted: list[Span]) -> Iterator[Phrase]:
        """Descriptions by a word that describes some figure named so far, with nothing after that narrows them."""
        for at, token in enumerate(tokens):
            if token.norm != "the" or _inside(token.start, quoted):
                continue
            for end in range(at + 1, min(at + 2 + _MODIFIERS, len(tokens))):
                head = tokens[end].norm.removesuffix("'s")
                following = tokens[end + 1] if end + 1 < len(tokens) else None
                if tokens[end].kind == TokenKind.PUNCTUATION or tokens[end].norm in PREPOSITIONS:
                    break
                if descriptions.plain_head(head) in self.by_head and (
                    following is None or head != tokens[end].norm or _closes(following)
                ):
                    words = (*(t.norm for t in tokens[at + 1 : end]), head)
                    stop = tokens[end].start + len(head)
                    yield Phrase(Span(token.start, stop), head=head, words=words, definite=True)
                    break

    def of_names(self, block: int, phrase: Phrase) -> Entity:
        for named in phrase.named:
            self.seen(named.index)
            if phrase.words:  # “the Civil Aviation Authority (CAA)”
                self.long.setdefault(named.index, set()).update(phrase.words)
                self.by_head.setdefault(phrase.words[-1], {})[named.index] = self.clock
        if len(phrase.named) == 1 and not phrase.plural:
            return self.entity(phrase.named[0].index)
        indices = tuple(dict.fromkeys(self.same.get(named.index, named.index) for named in phrase.named))
        words = " ".join(phrase.span.of(self.draft.paragraphs[block].text).split())
        if len(indices) == 1:
            indices = ()  # one of several, of whom the others have no name
        return Entity(words, self.place(block, phrase.span), indices, plural=True, head="people")

    def unnamed(self, block: int, phrase: Phrase) -> Entity:
        """Somebody or something without a name: the one whom the draft has told of in these words, or another."""
        behalf = self.same.get(phrase.behalf.index, phrase.behalf.index) if phrase.behalf else None
        if phrase.document and behalf is not None:
            return self.entity(behalf)
        known = self.phrases.get(phrase.head) if phrase.definite and phrase.head else None
        if known is not None and behalf in (None, known.behalf) and len(phrase.words) <= 1:
            return known
        words = " ".join(phrase.span.of(self.draft.paragraphs[block].text).split())
        same = self.places.get((block, phrase.span.start))
        if same is None and words[:1].isupper() and len(phrase.words) == 1 and not phrase.definite:
            same = self.proper.get(words)  # “China”, “Beijing”
        if same is not None and same.words == words:
            return same
        entity = self.places[block, phrase.span.start] = self.proper[words] = Entity(
            words,
            self.place(block, phrase.span),
            behalf=behalf,
            person=phrase.is_person,
            plural=phrase.plural,
            body=phrase.head in phrases.BODIES or phrase.document,
            gender=gender.of_word(phrase.head),
            head=phrase.head,
        )
        if phrase.head:
            self.phrases[phrase.head] = entity
        return entity

    def abbreviated(self, block: int, phrase: Phrase) -> int | None:
        """The body that letters mean which by themselves are no name to the draft’s reader: “the CAA”."""
        if len(phrase.words) != 1:
            return None
        words = phrase.span.of(self.draft.paragraphs[block].text).split()
        return self.letters.get(words[-1].replace(".", "")) if descriptions.is_abbreviation(words[-1]) else None

    def described_figure(self, phrase: Phrase) -> int | None:
        """The figure that “the minister” or “the ministry” means; None where none or more than one fits."""
        if not phrase.definite or phrase.plural or not phrase.head or phrase.behalf is not None:
            return None
        modifiers = list(phrase.words[:-1])
        if phrase.after[:1] and phrase.after[0] in ("of", "for"):
            modifiers += phrase.after
        elif phrase.after[:1] and phrase.after[0] not in (",", "who", "which"):
            return None
        latest = self.by_head.get(descriptions.plain_head(phrase.head), {})
        fitting = []
        for index in list(reversed(latest))[:_LATEST]:
            figure = self.cast[index]
            if figure.kind == PERSON:
                fits = descriptions.person_fits(figure, phrase.head, modifiers)
            else:
                long = self.long.get(index, set())
                fits = descriptions.body_fits(figure, phrase.head, modifiers) or (
                    phrase.head in long and all(word in long for word in modifiers)
                )
            if fits:
                fitting.append(index)
        if not fitting:
            return None
        kept = [index for index in fitting if self.clock - latest[index] <= _NEAR] if len(fitting) > 1 else fitting
        if len(kept) != 1:
            return None
        if self.cast[kept[0]].kind == PERSON:
            return kept[0]
        reach = _NEAR if descriptions.sure(phrase.head) else _NEAR // 2
        return kept[0] if self.clock - latest[kept[0]] <= reach else None

    def pronoun(
        self,
        block: int,
        phrase: Phrase,
        one: Attribution | None,
        now: Moment,
        resolved: Sequence[tuple[Attribution, Entity]],
        quoted: list[Span],
        row: Sequence[Named],
        sentence: Span,
        *,
        opens: bool,
    ) -> Entity | None:
        at = phrase.span.start
        outer = [e for a, e in resolved if a is not one and any(p.start <= at < p.end for p in a.content)]
        enclosing = outer[-1] if outer else None
        word = phrase.pronoun
        if word in ("i", "we"):
            return enclosing
        if _inside(at, quoted):
            return None
        if word in ("who", "which", "that", "whom"):
            return self.relative(block, at, row)
        if word in _HE:
            excluded = self.told_of(one, row) | self.named_after(at, sentence, row)
            if enclosing is not None and enclosing.may_be(word) and excluded.isdisjoint(enclosing.figures):
                rivals = [e for e in now.persons if e.may_be(word) and e is not enclosing]
                return enclosing if not rivals else None
            return self.memory.he(word, now, excluded, speaks=one is not None, opens=opens)
        if word == "it":
            if enclosing is not None and not enclosing.person and not enclosing.plural:
                return enclosing
            return self.memory.it() if enclosing is None else None
        if word == "they":
            if enclosing is not None and (enclosing.plural or not enclosing.person):
                return enclosing
            return self.memory.they() if enclosing is None else None
        return None

    def told_of(self, one: Attribution | None, row: Sequence[Named]) -> frozenset[int]:
        """The figures that what is said names: whoever says it would have been named there by a pronoun."""
        if one is None:
            return frozenset()
        found: set[int] = set()
        for piece in one.content:
            first = bisect_left(row, piece.start, key=lambda m: m.span.start)
            last = bisect_left(row, piece.end, key=lambda m: m.span.start)
            found.update(self.same.get(m.index, m.index) for m in row[first:last])
        return frozenset(found)

    def named_after(self, at: int, sentence: Span, row: Sequence[Named]) -> frozenset[int]:
        """The figures that the rest of a sentence names: “he told Harlow” and “he said of Harlow” are not Harlow's."""
        first = bisect_right(row, at, key=lambda m: m.span.start)
        last = bisect_left(row, sentence.end, key=lambda m: m.span.start)
        return frozenset(self.same.get(m.index, m.index) for m in row[first:last])

    def relative(self, block: int, at: int, row: Sequence[Named]) -> Entity | None:
        """The name that a “who” follows."""
        index = bisect_right(row, at, key=lambda m: m.span.start) - 1
        if index < 0:
            return None
        between = self.draft.paragraphs[block].text[row[index].span.end : at].strip()
        return self.entity(row[index].index) if between in ("", ",") else None

    # Figures as entities

    def entity(self, index: int) -> Entity:
        index = self.same.get(index, index)
        found = self.entities.get(index)
        if found is None:
            figure = self.cast[index]
            is_person = figure.kind == PERSON
            found = Entity(
                figure.name,
                figure.mentions[0].span,
                (index,),
                person=is_person,
                body=not is_person,
                gender=gender.of_figure(figure),
            )
            self.entities[index] = found
        return found

    def seen(self, index: int) -> None:
        index = self.same.get(index, index)
        for head in self.heads[index]:
            latest = self.by_head.setdefault(head, {})
            latest.pop(index, None)
            latest[index] = self.clock

    def answer(self, entity: Entity, how: How) -> Answer:
        figures = tuple(self.cast[index] for index in entity.figures)
        behalf = self.cast[entity.behalf] if entity.behalf is not None else None
        return Answer(how, entity.words, entity.span, figures, behalf)

    def place(self, block: int, span: Span) -> Span:
        return self.draft.blocks[block].to_source(span)


_CLOSERS = frozenset(["", ",", ".", ";", "—", "–", ")"])
_LEADING = frozenset("but and yet still meanwhile so also then however now later".split())


def _closes(token: Token) -> bool:
    """Whether a noun phrase ends before a token, and nothing in it says which one is meant."""
    if token.kind == TokenKind.PUNCTUATION:
        return token.norm not in ("-", "–", "(")
    return token.norm in _CLOSING or (token.norm in PREPOSITIONS and token.norm not in ("of", "for"))


def _speaking(entity: Entity | None) -> Entity | None:
    """The entity, if it is somebody who can go on speaking."""
    return entity if entity is not None and (entity.person or entity.people or entity.figures) else None


@cache
def _verbs() -> frozenset[str]:
    return frozenset(verbs())


def _inside(at: int, spans: Sequence[Span]) -> bool:
    """Whether an offset stands in one of the disjoint, sorted spans."""
    index = bisect_right(spans, at, key=lambda s: s.start) - 1
    return index >= 0 and at < spans[index].end
