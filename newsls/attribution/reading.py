"""One paragraph read: its quotations, its attributions, and the quoted sentences that still look for a speaker."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsls.attribution import quotations, signatures
from newsls.attribution.attributions import read_sentence
from newsls.attribution.clauses import COMMON_VERBS
from newsls.attribution.house import House, credit
from newsls.attribution.model import Attribution, Mode, Stance, Strength
from newsls.attribution.quotations import Quotation, Quotations
from newsls.attribution.sentence import Reading, Sentence, quoted_tokens
from newsls.attribution.signatures import Signature
from newsls.attribution.sources import after, describe
from newsls.attribution.words import DETERMINERS, NOT_NOUNS
from newsls.draft import Paragraph
from newsls.language import Token, TokenKind
from newsls.markup import BlockKind
from newsls.text import Span

LONGEST_ACT = 9
"""Tokens of a sentence that tells what the speaker does between two quotations."""

TELLING = 5
"""Words from which a quotation in a sentence without a cue counts as speech, not as a phrase held at arm's length."""


@dataclass(slots=True)
class Read:
    """What one paragraph says by itself."""

    quotations: Quotations
    sentences: list[Sentence]
    pending: list[tuple[int, Span]]
    """Sentences that are nothing but quotation and whose speaker stands nowhere in the paragraph: index and span."""
    block: bool = False
    """Whether the whole paragraph is a quoted block without quotation marks."""

    def attributions(self) -> tuple[Attribution, ...]:
        """The attributions in the order of their sentences."""
        return tuple(
            Attribution(
                r.source,
                r.cue,
                tuple(merged(r.content)),
                self.mode(r.content),
                r.strength,
                Stance.DENIES if r.denies else Stance.ASSERTS,
                r.placed,
            )
            for sentence in self.sentences
            for r in sentence.readings
        )

    def mode(self, content: list[Span]) -> Mode:
        """Whether content stands wholly, partly or not at all in quotation marks."""
        spans = self.quotations.spans
        if not spans:
            return Mode.INDIRECT
        inside = touched = 0
        for piece in content:
            at = bisect_right(spans, piece.start, key=lambda q: q.start) - 1
            first = spans[at] if at >= 0 else None
            if first is not None and piece.end <= first.end + 1:
                inside += 1
            elif (first is not None and piece.start < first.end) or (
                at + 1 < len(spans) and spans[at + 1].start < piece.end
            ):
                touched += 1
        if inside == len(content):
            return Mode.DIRECT
        return Mode.MIXED if inside or touched else Mode.INDIRECT


def read_paragraph(paragraph: Paragraph, house: House | None = None) -> Read:
    """Read one paragraph of running prose, with the sources of ``house`` (``House.of()`` where it is left out)."""
    text = paragraph.text
    quotes = quotations.find(text)
    if quotes.stray > 0:
        first = Quotation(0, quotes.stray, "", True)
        quotes = Quotations((first, *quotes.spans), quotes.opens, quotes.stray)
    if quotes.opens:
        quotes = quotations.ended(text, quotes)
    groups = paragraph.sentence_tokens
    tokens: list[Token] = []
    mask: list[bool] = []
    signed: dict[int, Signature] = {}
    if quotes.spans:
        tokens = [token for group in groups for token in group]
        mask = quoted_tokens(tokens, quotes.spans)
        signed = _signed(text, quotes)
        for signature in signed.values():
            _mask(tokens, mask, signature)
    sentences = []
    at = 0
    for index, (span, group) in enumerate(zip(paragraph.sentences, groups, strict=True)):
        sentence = Sentence(index, span, group, mask[at : at + len(group)] if mask else [False] * len(group))
        at += len(group)
        read_sentence(sentence)
        sentences.append(sentence)
    if paragraph.kind is BlockKind.HEADING and sentences:
        _headline(sentences[0])
    result = Read(quotes, sentences, [])
    if quotes.spans:
        _sign(result, signed, tokens)
        _attach(result)
    elif paragraph.kind is BlockKind.QUOTE and signatures.whole(text) is None:
        result.block = True
    _welcome(text, sentences, house or House.of())
    return result


def _signed(text: str, quotes: Quotations) -> dict[int, Signature]:
    """The signatures of those quotations that stand on lines of their own, by their place among the quotations."""
    found: dict[int, Signature] = {}
    for index, quotation in enumerate(quotes.spans):
        if not quotation.closed or quotation.end >= len(text):
            continue
        before = quotation.start
        while before and text[before - 1] in " \u00a0":
            before -= 1
        if before and text[before - 1] != "\n":
            continue
        signature = signatures.after(text, quotation.end)
        if signature is not None:
            found[index] = signature
    return found


def _mask(tokens: list[Token], mask: list[bool], signature: Signature) -> None:
    """Keep a signature out of the prose: it is nobody's sentence."""
    for at in range(bisect_left(tokens, signature.dash.start, key=lambda t: t.start), len(tokens)):
        if tokens[at].start >= signature.name.end:
            break
        mask[at] = True


def _sign(read: Read, signed: dict[int, Signature], tokens: list[Token]) -> None:
    """Give signed quotations to those who signed."""
    for index, (dash, name) in signed.items():
        quotation = read.quotations.spans[index]
        last = bisect_left(read.sentences, quotation.end, key=lambda s: s.span.start) - 1
        sentence = read.sentences[max(0, last)]
        named = [t for t in tokens if name.start <= t.start < name.end]
        piece = Span(max(quotation.start, sentence.span.start), quotation.end)
        who = describe(named)
        if piece.start < piece.end:
            sentence.readings.append(
                Reading(sentence.index, name, dash, [piece], who.strength, True, who.vague, "say", placed=who.placed)
            )


def _welcome(text: str, sentences: list[Sentence], house: House) -> None:
    """Take the house's sources for what the house takes them, and a credit to a wire for a source."""
    for sentence in sentences:
        for reading in sentence.readings:
            if reading.source is None or (reading.strength is Strength.NAMED and not reading.head):
                continue
            source = reading.source.of(text)
            if house.is_outlet(source):
                reading.strength = Strength.NAMED
            elif not house.accepts(source):
                continue
            reading.accepted, reading.vague, reading.head = True, False, ""
            reading.placed = reading.strength is Strength.UNNAMED  # the house knows where they sit
    wire = credit(text, house)
    if wire is None:
        return
    for sentence in sentences:
        said = text[sentence.span.start : min(sentence.span.end, wire.start)].rstrip(" \u00a0([—–-")
        if said and not sentence.readings:
            span = Span(sentence.span.start, sentence.span.start + len(said))
            sentence.readings.append(
                Reading(sentence.index, wire, None, [span], Strength.NAMED, True, lemma="report", accepted=True)
            )


_LABELS = frozenset(
    "exclusive analysis breaking watch video opinion update live report explainer factbox review podcast".split()
)


def _headline(sentence: Sentence) -> None:
    """“Mayor: The dam is old”: a headline's colon after a name of a few words."""
    tokens = sentence.tokens
    at = next((i for i in range(1, min(6, len(tokens) - 2)) if tokens[i].norm == ":"), 0)
    if not at or sentence.readings or not tokens[0].text[:1].isupper() or tokens[0].norm in _LABELS:
        return
    named = tokens[:at]
    if any(t.kind != TokenKind.WORD for t in named):
        return
    source, cue = Span(named[0].start, named[-1].end), Span(tokens[at].start, tokens[at].end)
    content = [Span(tokens[at + 1].start, tokens[-1].end)]
    who = describe(named)
    sentence.readings.append(Reading(sentence.index, source, cue, content, who.strength, True, who.vague))


def _attach(read: Read) -> None:
    """Give each quotation without a cue of its own to the speaker of its other half, or of the sentence before."""
    sentences = read.sentences
    owners: dict[int, Reading] = {}  # quotation -> the reading that holds a part of it
    spans = read.quotations.spans
    position = 0
    for sentence in sentences:
        for reading in sentence.readings:
            for piece in reading.content:
                while position and spans[position - 1].end > piece.start:
                    position -= 1
                while position < len(spans) and spans[position].end <= piece.start:
                    position += 1
                n = position
                while n < len(spans) and spans[n].start < piece.end:
                    if reading.speech or n not in owners:
                        owners.setdefault(n, reading)
                    n += 1
    at = 0
    speaker: Reading | None = None
    speaker_sentence = -2
    for sentence in sentences:
        while at < len(spans) and spans[at].end <= sentence.span.start:
            at += 1
        whole = _all_quoted(sentence)
        n = at
        while n < len(spans) and spans[n].start < sentence.span.end:
            quotation = spans[n]
            piece = Span(max(quotation.start, sentence.span.start), min(quotation.end, sentence.span.end))
            owner = owners.get(n)
            if owner is not None:
                if owner.sentence != sentence.index and whole:
                    owner.content.append(piece)
            elif whole:
                if speaker is not None and speaker_sentence >= sentence.index - 1:
                    speaker.content.append(piece)
                    speaker_sentence = sentence.index
                    owners[n] = speaker
                elif (waiting := _waiting(sentences, sentence.index + 1)) is not None:
                    waiting.content.append(piece)
                    owners[n] = waiting
                elif (acting := _acting(sentences, sentence.index + 1, piece)) is not None:
                    owners[n] = acting
                else:
                    read.pending.append((sentence.index, piece))
            elif not sentence.readings or not any(r.speech for r in sentence.readings):
                _unintroduced(sentence, piece)
            elif (resumed := _resumed(sentence, piece, spans)) is not None:
                resumed.content.append(piece)
                owners[n] = resumed
            n += 1
        for reading in sentence.readings:
            if reading.speech and reading.source is not None:
                speaker, speaker_sentence = reading, sentence.index
        if whole and speaker is not None and any(owners.get(m) is speaker for m in range(at, n)):
            speaker_sentence = sentence.index


def _resumed(sentence: Sentence, piece: Span, spans: Sequence[Quotation]) -> Reading | None:
    """Whose interrupted quotation goes on with ``piece``: “It fell,” she said, pointing at it, “and I ran.”"""
    speakers = [r for r in sentence.readings if r.speech and r.content]
    if len(speakers) != 1 or speakers[0].content[-1].end > piece.start:
        return None
    first = speakers[0].content[0]
    at = bisect_left(spans, first.start, key=lambda q: q.start)
    return speakers[0] if at < len(spans) and spans[at].span == first else None


def _waiting(sentences: list[Sentence], index: int) -> Reading | None:
    """A cue without content in sentence ``index``: “the mayor asked.” after a quotation that asked."""
    if index >= len(sentences):
        return None
    for reading in sentences[index].readings:
        if (
            reading.speech
            and reading.source is not None
            and all(p.end <= sentences[index].span.start for p in reading.content)
        ):
            return reading
    return None


def _acting(sentences: list[Sentence], index: int, piece: Span) -> Reading | None:
    """Who acts in a few words between two quotations, and so speaks both: “I saw it.” She paused. “And I ran.”"""
    if index + 1 >= len(sentences) or not _all_quoted(sentences[index + 1]) or _all_quoted(sentences[index]):
        return None
    between = sentences[index]
    tokens = between.tokens
    if between.readings or len(tokens) > LONGEST_ACT or any(between.quoted):
        return None
    end = 1
    if tokens[0].norm not in ("he", "she", "they"):
        while end < len(tokens) and end < 3 and tokens[end].text[:1].isupper():
            end += 1
        if not tokens[0].text[:1].isupper() or tokens[0].norm in NOT_NOUNS or tokens[0].norm in DETERMINERS:
            return None
    if end >= len(tokens) or (not tokens[end].norm.endswith(("ed", "s")) and tokens[end].norm not in COMMON_VERBS):
        return None
    who = describe(tokens[:end])
    reading = Reading(
        index, Span(tokens[0].start, tokens[end - 1].end), None, [piece], who.strength, True, placed=who.placed
    )
    between.readings.append(reading)
    return reading


def _all_quoted(sentence: Sentence) -> bool:
    words = 0
    for token, inside in zip(sentence.tokens, sentence.quoted, strict=True):
        if token.kind == TokenKind.PUNCTUATION:
            continue
        if not inside:
            return False
        words += 1
    return words > 0


def _unintroduced(sentence: Sentence, piece: Span) -> None:
    """A long quotation in a sentence without a cue belongs to the sentence's subject."""
    tokens = sentence.tokens
    begin = bisect_left(tokens, piece.start, key=lambda t: t.start)
    finish = bisect_left(tokens, piece.end, key=lambda t: t.start)
    inside = [i for i in range(begin, finish) if tokens[i].kind != TokenKind.PUNCTUATION]
    if not inside or inside[0] == 0:
        return
    colon = inside[0] > 1 and ":" in (tokens[inside[0] - 1].norm, tokens[inside[0] - 2].norm)
    if len(inside) < (2 if colon else TELLING):
        return
    if 2 * sum(tokens[i].text[:1].isupper() for i in inside) > len(inside):
        return  # a title
    first = inside[0]
    if first >= 1 and tokens[first - 1].start >= piece.start:
        first -= 1
    cue = None
    if first and tokens[first - 1].norm == ":":
        cue = Span(tokens[first - 1].start, tokens[first - 1].end)
    end = after(tokens, sentence.quoted, 0, frozenset())
    if end <= 0 or end > first:
        end = 0
    named = tokens[:end]
    who = describe(named)
    sentence.readings.append(
        Reading(
            sentence.index,
            Span(named[0].start, named[-1].end) if named else None,
            cue,
            [piece],
            who.strength,
            True,
            who.vague,
            placed=who.placed,
        )
    )


def merged(pieces: Iterable[Span]) -> list[Span]:
    """Pieces in order, those that touch or that only a space parts as one."""
    result: list[Span] = []
    for piece in sorted(pieces):
        if result and piece.start <= result[-1].end + 1:  # two sentences of one quotation are one piece
            result[-1] = Span(result[-1].start, max(result[-1].end, piece.end))
        else:
            result.append(piece)
    return result
