"""How far an attribution reaches: the facts of one paragraph, and the fold over paragraphs.

``read`` sees one paragraph; ``settle`` gives each of its sentences its standing once what comes before (``Carry``) and
what follows (``Ahead``) are known.  Both are small values that are equal when nothing changed, so that an edit settles
again only the paragraphs around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsls.attribution import claims, features, judge, signatures
from newsls.attribution.claims import Trigger
from newsls.attribution.house import House
from newsls.attribution.judge import Neighbour, Scores
from newsls.attribution.model import (
    Attribution,
    Claim,
    Mode,
    Sources,
    Sourcing,
    Strength,
    WeakSource,
)
from newsls.attribution.quotations import starts_with_mark
from newsls.attribution.reading import Read, merged, read_paragraph
from newsls.attribution.sentence import Reading, Sentence
from newsls.attribution.words import PERSONAL, RELATIVES
from newsls.draft import Paragraph
from newsls.markup import BlockKind
from newsls.text import Span

MOST_SOURCES = 2
"""How many earlier sources are remembered, for the proposals of a quick fix."""

LONGEST_VOICE = 80
"""Characters of a source that is remembered as a speaker."""

LONGEST_BLOCK = 6
"""Paragraphs of a quoted block over which its signature reaches back."""

OLDEST_SOURCE = 2
"""For how many paragraphs: an edit must not settle the whole draft again."""

_PLAINLY = 30  # per cent: how likely a sentence with an unmistakable claim word may at most be attributed
_UNLIKELY = (
    8  # per cent: below this a sentence is no claim whatever stands around it, and its reasons are not looked for
)


class Facts(NamedTuple):
    """What one paragraph says by itself.  ``Facts(kind)`` is a paragraph of which nothing is known."""

    kind: BlockKind
    size: int = 0
    attributions: tuple[Attribution, ...] = ()
    own: tuple[tuple[float, ...], ...] = ()
    shares: tuple[Scores, ...] = ()
    claims: tuple[Claim | None, ...] = ()
    weak: tuple[WeakSource | None, ...] = ()
    pending: tuple[tuple[int, Span], ...] = ()
    plain: tuple[bool, ...] = ()
    """For each sentence, whether a word of its claim is unmistakable."""
    covered: tuple[bool, ...] = ()
    """For each sentence, whether an attribution to a named source covers nearly all of it."""
    accepted: tuple[bool, ...] = ()
    """For each sentence, whether a source that the house accepts answers for what it says."""
    opens: bool = False
    reopens: bool = False
    stray: bool = False
    colon: bool = False
    speaks: bool = False
    """Whether the paragraph ends while somebody named is speaking."""
    sources: tuple[str, ...] = ()
    block: tuple[tuple[int, Span], ...] = ()
    """Its sentences, where all of it is a quoted block without quotation marks."""
    asks: bool = False
    """Whether it ends with a quoted question."""
    voices: tuple[str, ...] = ()
    """Who speaks in it, as written, the last two, the latest last."""
    signature: str = ""
    """The name of which the paragraph consists: the last line of a quoted block."""

    @property
    def running(self) -> bool:
        """Whether it holds sentences of running prose."""
        return self.size > 0 and self.kind.is_running and len(self.own) == self.size


class Carry(NamedTuple):
    """What a paragraph leaves to the next."""

    place: int = 0
    """Sentences so far, counted no further than four."""
    last: tuple[Scores, ...] = ()
    """The scores of the last two sentences, the latest first."""
    speaking: bool = False
    open: bool = False
    colon: bool = False
    sources: tuple[tuple[str, int], ...] = ()
    """Named sources, and how many paragraphs ago they last spoke."""
    voices: tuple[str, ...] = ()
    """Who is speaking, the last two who took turns, the latest last."""
    line: bool = False
    """Whether the paragraph was a line of dialogue: it began with a quotation."""
    asks: bool = False
    """Whether that line asked, so that the next answers."""


class Ahead(NamedTuple):
    """What a paragraph sees of the ones that follow.

    The scores of the next two sentences, an opening mark, and the name that closes the quoted block it is part of.
    """

    next: tuple[Scores, ...] = ()
    quote: bool = False
    signature: str = ""


START = Carry()
NOTHING = Ahead()


def read(paragraph: Paragraph, house: House | None = None) -> Facts:
    """The facts of one paragraph, for the sources of ``house``.  Linear in the paragraph's length."""
    signed = signatures.whole(paragraph.text)
    signature = "" if signed is None else signed.name.of(paragraph.text)
    if not paragraph.kind.is_running:
        said = read_paragraph(paragraph, house).attributions() if paragraph.kind is BlockKind.HEADING else ()
        return Facts(paragraph.kind, len(paragraph.sentences), said, signature=signature)
    reading = read_paragraph(paragraph, house)
    triggers = [claims.triggers(paragraph.text, s.tokens, s.quoted) for s in reading.sentences]
    classes = judge.word_classes()
    names = [features.local(s, t, classes) for s, t in zip(reading.sentences, triggers, strict=True)]
    return facts(paragraph, reading, [judge.local(n) for n in names], names, triggers)._replace(signature=signature)


def facts(
    paragraph: Paragraph,
    reading: Read,
    own: Sequence[tuple[float, ...]],
    names: Sequence[Sequence[str]] = (),
    triggers: Sequence[Sequence[Trigger]] = (),
) -> Facts:
    """The facts of a paragraph whose sentences have the log-probabilities ``own`` and the features ``names``."""
    sentences = reading.sentences
    shares = tuple(judge.percent(o) for o in own)
    text = paragraph.text
    found: list[Claim | None] = []
    plain: list[bool] = []
    for sentence, one, share, words in zip(sentences, own, shares, triggers, strict=False):
        plain.append(any(t.weight >= claims.PLAIN for t in words))
        likely = share[judge.UNATTRIBUTED] >= _UNLIKELY or plain[-1]
        found.append(claims.claim(sentence, judge.kinds(one), words) if likely else None)
    speaks = False
    if sentences:
        last = sentences[-1].index
        speaks = any(
            r.speech and r.source is not None and r.sentence >= last - 1 for s in sentences[-2:] for r in s.readings
        ) or any(
            r.speech and any(p.end > sentences[-1].span.start for p in r.content) for s in sentences for r in s.readings
        )
    return Facts(
        paragraph.kind,
        len(sentences),
        reading.attributions(),
        tuple(own),
        shares,
        tuple(found),
        tuple(_weak(sentence) for sentence in sentences) if names else (),
        tuple(reading.pending),
        tuple(plain),
        tuple(_covered(sentence) for sentence in sentences),
        tuple(any(r.accepted and r.speech for r in sentence.readings) for sentence in sentences),
        reading.quotations.opens,
        starts_with_mark(text),
        reading.quotations.stray > 0,
        text.rstrip().endswith(":"),
        speaks,
        _names(text, sentences),
        tuple((s.index, s.span) for s in sentences) if reading.block else (),
        text.rstrip().endswith(("?”", '?"', "?’", "?''")),
        _voices(text, sentences),
    )


def glance(facts: Sequence[Facts], index: int) -> Ahead:
    """What stands at ``facts[index]`` and the one after; nothing else is looked at."""
    scores: list[Scores] = []
    quote = False
    signature = _closing(facts, index)
    for position, one in enumerate(facts[index : index + 2]):
        if one.kind is BlockKind.HEADING:
            break
        if not one.running:
            continue
        if position == 0:
            quote = one.reopens
        scores += one.shares[: 2 - len(scores)]
        if len(scores) == 2:
            break
    return Ahead(tuple(scores), quote, signature) if scores or quote or signature else NOTHING


def _closing(facts: Sequence[Facts], index: int) -> str:
    """The signature of the quoted block that the paragraph before ``index`` may be part of, “” where there is none."""
    for one in facts[index : index + LONGEST_BLOCK]:
        if one.signature:
            return one.signature
        if one.kind is not BlockKind.QUOTE:
            break
    return ""


def settle(facts: Facts, carry: Carry, ahead: Ahead) -> tuple[Sources, Carry]:
    """Who answers for each sentence of a paragraph, and what it leaves to the next paragraph."""
    if not facts.running:
        return Sources(facts.attributions, (Sourcing.NONE,) * facts.size), passed(facts, carry)
    standing: list[Sourcing] = []
    found: list[Claim] = []
    weak: list[WeakSource] = []
    heard = spoken(facts, carry) or bool(ahead.signature)
    said = facts.pending
    if facts.block and heard:
        said = facts.block
    pending = {index for index, _ in said}
    for index, vector in enumerate(vectors(facts, carry, ahead)):
        if index in pending:
            standing.append(Sourcing.CARRIED if heard else Sourcing.NONE)
            continue
        standing.append(_standing(facts, index, judge.judge(vector)))
        claim, vague = facts.claims[index], facts.weak[index]
        if standing[-1] is Sourcing.UNATTRIBUTED and claim is not None:
            found.append(claim)
        elif standing[-1] is Sourcing.WEAK and vague is not None:
            weak.append(vague)
    attributions = facts.attributions
    orphans: tuple[Span, ...] = ()
    speaker = ""
    if said and heard:
        speaker = ahead.signature or _speaker(facts, carry)
        pieces = tuple(merged(span for _, span in said))
        attributions = (*attributions, Attribution(None, None, pieces, Mode.DIRECT, Strength.NAMED, speaker=speaker))
    elif said:
        lost = facts.opens and not ahead.quote  # a mark that nothing closes: its first sentence stands for all
        orphans = tuple(span for _, span in (said[:1] if lost else said))
    continues = carry.open and (facts.reopens or facts.stray)
    runs_on = facts.opens and ahead.quote
    sources = Sources(
        attributions,
        tuple(standing),
        tuple(found),
        tuple(weak),
        orphans,
        continues,
        runs_on,
        _known(facts.sources, tuple(name for name, _ in carry.sources)),
    )
    return sources, advance(facts, carry, heard, speaker)


def _standing(facts: Facts, index: int, shares: Sequence[float]) -> Sourcing:
    """The standing of a sentence that is not all quotation.  A flag needs words that it can point at."""
    model = judge.model()
    claim, weak = shares[judge.UNATTRIBUTED], shares[judge.WEAK]
    vague = facts.weak[index] is not None
    claimed = facts.claims[index] is not None and not facts.covered[index]
    if claimed and (100 * claim >= model.claim or (facts.plain[index] and 100 * _unanswered(shares) >= 100 - _PLAINLY)):
        return Sourcing.WEAK if vague and 2 * weak >= claim else Sourcing.UNATTRIBUTED
    if vague and 100 * weak >= model.weak:
        return Sourcing.WEAK
    if facts.accepted[index]:
        return Sourcing.ATTRIBUTED
    standing = _STANDING[max(range(5), key=shares.__getitem__)]
    if standing is Sourcing.NONE and facts.colon and facts.speaks and index == facts.size - 1:
        return Sourcing.ATTRIBUTED  # “The statement read as follows:”
    return standing


def _unanswered(shares: Sequence[float]) -> float:
    """How likely it is that nobody answers for a sentence."""
    return shares[judge.UNATTRIBUTED] + shares[judge.NONE]


def vectors(facts: Facts, carry: Carry, ahead: Ahead) -> list[judge.Place]:
    """What the judge sees of each sentence among its neighbours."""
    row = [Neighbour(s, False) for s in reversed(carry.last)]
    first = len(row)
    row += [Neighbour(s, True) for s in facts.shares]
    row += [Neighbour(s, False) for s in ahead.next]
    pending = {index for index, _ in facts.pending}
    heard = spoken(facts, carry)
    result = []
    for index in range(facts.size):
        at = first + index
        neighbours = [row[at + d] if 0 <= at + d < len(row) else None for d in (-2, -1, 1, 2)]
        place = carry.place + index
        flags = (
            place == 0, place == 1, place < 4, index == 0, index == 1, index in pending,
            index in pending and heard, index == 0 and carry.colon,
        )  # fmt: skip
        result.append(judge.Place(facts.own[index], neighbours, flags))
    return result


def advance(facts: Facts, carry: Carry, heard: bool, speaker: str = "") -> Carry:
    """What a paragraph of running prose leaves to the next; ``speaker`` is who went on speaking in it."""
    last = (tuple(reversed(facts.shares[-2:])) + carry.last)[:2]
    whole = bool(facts.block) or (bool(facts.pending) and facts.pending[-1][0] == facts.size - 1)
    speaking = facts.speaks or (whole and heard)
    own = facts.voices or ((speaker,) if speaker else ())
    known = carry.voices if own else ()  # after a line of which nobody knows whose it is the turns are lost
    return Carry(
        min(4, carry.place + facts.size),
        last,
        speaking,
        facts.opens,
        facts.colon,
        _aged(facts.sources, carry.sources),
        _turns(known, own) if speaking else (),
        facts.reopens and speaking,
        facts.asks and speaking,
    )


def _turns(before: tuple[str, ...], own: tuple[str, ...]) -> tuple[str, ...]:
    """The last two who spoke."""
    result = list(before)
    for name in own:
        if name in result:
            result.remove(name)
        result.append(name)
    return tuple(result[-2:])


def _speaker(facts: Facts, carry: Carry) -> str:
    """Who goes on speaking, as written where he last spoke; “” where two take turns and it can't be told whose it is.

    A quotation that was left open is its speaker's still.  Of two who talk, the one asks and the other answers.
    """
    if not carry.voices:
        return ""
    if (carry.open and (facts.reopens or facts.stray)) or len(carry.voices) == 1 or not carry.line:
        return carry.voices[-1]
    return carry.voices[0] if carry.asks or facts.asks else ""


def passed(facts: Facts, carry: Carry) -> Carry:
    """What a block that is no running prose leaves to the next: a heading ends every scope, a caption none."""
    return Carry(place=carry.place) if facts.kind is BlockKind.HEADING else carry


def spoken(facts: Facts, carry: Carry) -> bool:
    """Whether quoted sentences without a speaker of their own go on with the speaker before."""
    return carry.speaking or carry.open or carry.colon


_STANDING = (Sourcing.ATTRIBUTED, Sourcing.CARRIED, Sourcing.NONE, Sourcing.NONE, Sourcing.NONE)


def _aged(own: tuple[str, ...], before: tuple[tuple[str, int], ...]) -> tuple[tuple[str, int], ...]:
    """The sources that the next paragraph may still lean on."""
    kept = [(name, age + 1) for name, age in before if name not in own and age < OLDEST_SOURCE]
    return tuple((kept + [(name, 0) for name in own])[-MOST_SOURCES:])


def _known(own: tuple[str, ...], before: tuple[str, ...]) -> tuple[str, ...]:
    """The latest sources, the latest last, each once."""
    result: list[str] = []
    for name in (*before, *own):
        if name in result:
            result.remove(name)
        result.append(name)
    return tuple(result)


def _covered(sentence: Sentence) -> bool:
    length = sentence.span.end - sentence.span.start
    for reading in sentence.readings:
        named = reading.strength is Strength.NAMED or reading.accepted
        if reading.speech and reading.source is not None and named and not reading.negated:
            covered = sum(min(p.end, sentence.span.end) - max(p.start, sentence.span.start) for p in reading.content)
            covered += reading.source.end - reading.source.start
            if covered * 10 >= length * 7:
                return True
    return False


_ON_RECORD = frozenset(
    """
    mention known considered called dubbed announce clear unclear publish sound sounds sounded look looks looked
    disputed
    """.split()
)
"""Passives that name nobody and need to name nobody."""
_PERSONS_VERBS = frozenset(
    """
    say tell add note write argue explain insist warn reply stress acknowledge recall declare announce maintain
    assert caution
    """.split()
)
"""Verbs whose subject is somebody who can be asked."""


def _weak(sentence: Sentence) -> WeakSource | None:
    """The words that name a source vaguely, the vague source before the agentless verb."""
    agentless: Reading | None = None
    unnamed: Reading | None = None
    for reading in sentence.readings:
        if reading.vague and reading.source is not None:
            cue = reading.cue
            span = reading.source
            if cue is not None and 0 <= cue.start - span.end <= 2:
                span = Span(span.start, cue.end)
            return WeakSource(sentence.index, span, Strength.UNNAMED)
        if reading.strength is Strength.AGENTLESS and agentless is None and reading.lemma not in _ON_RECORD:
            agentless = reading
        unplaced = reading.strength is Strength.UNNAMED and not reading.accepted
        if (unplaced or reading.head) and reading.source is not None and unnamed is None:
            unnamed = reading
    if unnamed is not None and unnamed.source is not None:
        return WeakSource(sentence.index, unnamed.source, Strength.UNNAMED)
    if agentless is not None and agentless.cue is not None:
        return WeakSource(sentence.index, agentless.cue, Strength.AGENTLESS)
    return None


def _voices(text: str, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """The last two who speak in a paragraph, as written there, the latest last."""
    found: tuple[str, ...] = ()
    for sentence in sentences:
        for reading in sentence.readings:
            if reading.speech and reading.source is not None and len(name := reading.source.of(text)) <= LONGEST_VOICE:
                found = _turns(found, (name,))
    return found


def _names(text: str, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """The named sources of speech in a paragraph, as they stand there, pronouns left out, the latest last."""
    names: list[str] = []
    for sentence in sentences:
        for reading in sentence.readings:
            if reading.source is None or reading.strength is not Strength.NAMED or reading.lemma not in _PERSONS_VERBS:
                continue
            name = reading.source.of(text).strip()
            if not 2 < len(name) <= 60 or name.casefold() in PERSONAL or "\n" in name or name.casefold() in RELATIVES:
                continue
            if (
                not name
                or name.split()[0].casefold() in RELATIVES
                or "’s " in name
                or "'s " in name
                or "," in name
                or name.casefold().startswith(("his ", "her ", "its "))
            ):
                continue
            if name in names:
                names.remove(name)
            names.append(name)
    return tuple(names[-MOST_SOURCES:])
