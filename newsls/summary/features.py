"""What is known of each sentence of a draft, by which a ranker weighs it.

Every measure is linear in the length of the draft: the centrality of a sentence is its similarity to the sum of all
others, to which LexRank comes on the graph of all similarities (Erkan and Radev, JAIR 22, 2004); the centrality by
direction of PacSum (Zheng and Lapata, ACL 2019) is the same with the sums of what comes before and of what follows.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from newsls.draft import Draft
from newsls.language import Token, TokenKind, tokenize
from newsls.markup import BlockKind
from newsls.summary import quotations
from newsls.summary.boilerplate import is_boilerplate
from newsls.text import Span

_MODEL = Path(__file__).parent.parent / "models" / "summary.json"

_STOPWORDS = frozenset(
    """
    a about above after again against ago all almost along already also although always am among an and another any
    anyone anything are aren't around as at away back be became because become been before being below between both
    but by came can can't cannot come could couldn't did didn't do does doesn't doing don't done down during each
    either else enough even ever every few first for from further get gets getting go goes going gone got had hadn't
    has hasn't have haven't having he he'd he'll he's her here hers herself him himself his how however i i'd i'll
    i'm i've if in into is isn't it it's its itself just last later least less let like made make makes many may me
    might more most mr mrs ms much must my myself near never no nor not now of off often on once one only onto or
    other others our ours out over own per perhaps put quite rather really said same saw say saying says see seen
    several shall she she'd she'll she's should since so some something soon still such take taken tell than that
    that's the their theirs them themselves then there there's these they they'd they'll they're they've thing
    things this those though through thus to today told too took toward towards two under until up upon us use used
    very via was wasn't way we we'd we'll we're we've well went were weren't what what's when where whether which
    while who who's whom whose why will with within without won't would wouldn't yet you you'd you'll you're you've
    your yours mr. mrs. ms. dr. added according asked including
    """.split()
)
_PRONOUNS = frozenset(
    """
    he she it they we you i his her hers their its him them this that these those he's she's it's they're he'd she'd
    they'd that's this's he'll she'll they'll it'll they've both neither such another others
    """.split()
)
_CONNECTIVES = frozenset(
    """
    but and or so yet nor however meanwhile still also moreover furthermore nevertheless nonetheless therefore thus
    hence instead besides otherwise then though although additionally similarly likewise consequently afterwards
    later elsewhere too indeed rather again because which who whose
    """.split()
)
_FIRST_PERSON = frozenset("i me my we our us i'm i've we're we've i'd we'd i'll we'll".split())
_SAYING = frozenset("said says say told added adds asked according".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tonight".split())
_LABEL = re.compile(r"(?:[\w’'&-]+\s){0,4}[\w’'&-]+\s?:\s")
_SPACED_STOP = re.compile(r"\s[.!?]\Z")


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A sentence that may stand in a summary."""

    block: int
    index: int
    """Its index within its paragraph."""
    span: Span
    """Prose offsets."""
    text: str
    words: int
    """How many words and numbers it has."""
    spaced: int
    """How many words a reader counts in it: what white space parts."""
    vector: Mapping[str, float]
    """Its terms, weighted by count and rarity, of length 1."""
    dangles: bool
    """It opens on a pronoun or a connective that needs what comes before."""
    connects: bool
    """It opens on a connective."""
    parted: bool
    """It is a quotation parted from its speaker."""
    facts: Mapping[str, float]
    """What its own words tell, by feature."""


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """The candidates of a draft in order and, beside each, its features by name."""

    candidates: tuple[Candidate, ...]
    features: tuple[dict[str, float], ...]


@cache
def trained() -> Mapping[str, Any]:
    """Weights and document frequencies, trained by ``training/summary.py``."""
    loaded: dict[str, Any] = json.loads(_MODEL.read_text("utf-8"))
    return loaded


def term(norm: str) -> str:
    """A word without its possessive and its plural."""
    norm = norm.removesuffix("'s").rstrip("'.")
    if len(norm) > 3 and norm[-1] == "s" and norm[-2] not in "su'i":
        return norm[:-3] + "y" if norm.endswith("ies") and len(norm) > 4 else norm[:-1]
    return norm


def terms(norms: Iterable[str]) -> list[str]:
    """The terms of a sentence, given the norms of its words and numbers: all but those that every text is full of."""
    return [term(norm) for norm in norms if norm not in _STOPWORDS and len(norm) > 1]


def read(draft: Draft, within: Span | None = None, rarity: Mapping[str, float] | None = None) -> Reading:
    """The candidates of ``draft``, of those blocks that are running prose, and their features.

    ``within`` is a source span outside which nothing is read.  ``rarity`` are inverse document frequencies, by default
    those that newsls ships.
    """
    if rarity is None:
        rarity = trained()["rarity"]
    candidates = tuple(_candidates(draft, within, rarity))
    return Reading(candidates, tuple(_features(draft, candidates, rarity)))


def _candidates(draft: Draft, within: Span | None, rarity: Mapping[str, float]) -> Iterator[Candidate]:
    unknown = rarity.get("", 8.0)
    for number, (block, paragraph) in enumerate(zip(draft.blocks, draft.paragraphs, strict=True)):
        if not block.kind.is_running or block.kind is BlockKind.FOOTNOTE:
            continue
        if within is not None and not within.overlaps(block.span):
            continue
        quoting = quotations.read(paragraph.sentence_tokens, paragraph.text)
        for index, span in enumerate(paragraph.sentences):
            if within is not None and not within.overlaps(block.to_source(span)):
                continue
            text = span.of(paragraph.text)
            tokens = paragraph.sentence_tokens[index]
            norms = [token.norm for token in tokens if token.kind <= TokenKind.NUMBER]
            words = len(norms)
            if words < 4 or is_boilerplate(text, norms):
                continue
            counts: dict[str, float] = {}
            for word in terms(norms):
                counts[word] = counts.get(word, 0.0) + 1.0
            norm = 0.0
            for word, count in counts.items():
                weight = counts[word] = count * rarity.get(word, unknown)
                norm += weight * weight
            scale = 1.0 / math.sqrt(norm) if norm else 0.0
            vector = {word: weight * scale for word, weight in counts.items()}
            quoted, opening = quoting[index], _opening(tokens)
            yield Candidate(
                number,
                index,
                span,
                text,
                words,
                len(text.split()),
                vector,
                opening in _PRONOUNS or opening in _CONNECTIVES,
                opening in _CONNECTIVES,
                quoted.is_parted,
                _facts(text, tokens, words, quoted),
            )


def _opening(tokens: Sequence[Token]) -> str:
    """The first word of a sentence, in lower case."""
    return next((token.norm for token in tokens if token.kind is TokenKind.WORD), "")


def similarity(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two vectors of length 1."""
    if len(one) > len(other):
        one, other = other, one
    get = other.get
    return sum([weight * get(word, 0.0) for word, weight in one.items()])


def _facts(text: str, tokens: Sequence[Token], words: int, quoted: quotations.Quoting) -> dict[str, float]:
    numbers = names = first_person = said = dated = 0
    for token in tokens:
        if token.kind is TokenKind.NUMBER:
            numbers += 1
        elif token.kind is TokenKind.WORD:
            norm = token.norm
            if norm in _FIRST_PERSON:
                first_person += 1
            elif norm in _SAYING:
                said += 1
            elif norm in _DAYS:
                dated += 1
            elif token.text[0].isupper():
                names += 1
    length = min(words, 60) / 25
    return {
        "length": length,
        "length_squared": length * length,
        "short": float(words < 10),
        "long": float(words > 40),
        "numbers": min(numbers, 3) / 3,
        "names": names / words,
        "first_person": float(first_person > 0),
        "said": float(said > 0),
        "dated": float(dated > 0),
        "quoted": quoted.words_inside / words,
        "parted": float(quoted.is_parted),
        "question": float(text[-1] == "?"),
        "exclaims": float(text[-1] == "!"),
        "ends_openly": float(text[-1].isalnum()),
        "loose_stop": float(_SPACED_STOP.search(text) is not None),
        "label": float(_LABEL.match(text) is not None),
    }


def _features(draft: Draft, candidates: Sequence[Candidate], rarity: Mapping[str, float]) -> Iterator[dict[str, float]]:
    count = len(candidates)
    if not count:
        return
    every: dict[str, float] = {}
    spread: dict[str, int] = {}
    for candidate in candidates:
        for word, weight in candidate.vector.items():
            every[word] = every.get(word, 0.0) + weight
            spread[word] = spread.get(word, 0) + 1
    degrees = [similarity(candidate.vector, every) - 1.0 if candidate.vector else 0.0 for candidate in candidates]
    mean = sum(degrees) / count or 1.0
    title = _title_vector(draft, rarity)
    before: dict[str, float] = {}
    for order, (candidate, degree) in enumerate(zip(candidates, degrees, strict=True)):
        vector = candidate.vector
        backward = similarity(vector, before) if order else 0.0
        forward = degree - backward
        new = sum([word not in before for word in vector])
        for word, weight in vector.items():
            before[word] = before.get(word, 0.0) + weight
        inverse = 1.0 / (1 + order)
        central = degree / mean
        length = candidate.facts["length"]
        yield {
            **candidate.facts,
            "first": float(order == 0),
            "second": float(order == 1),
            "third": float(order == 2),
            "inverse": inverse,
            "inverse_root": math.sqrt(inverse),
            "depth": order / count,
            "last": float(order == count - 1 and count > 3),
            "degree": central,
            "degree_length": central * length,
            "degree_inverse": central * inverse,
            "forward": forward / max(1, count - 1 - order) / mean * count,
            "forward_sum": forward / mean,
            "backward": backward / mean,
            "spread": sum([spread[word] for word in vector]) / (len(vector) or 1) / count,
            "spread_sum": sum([spread[word] - 1 for word in vector]) / count / 5,
            "lead": similarity(vector, candidates[0].vector) if order else 0.0,
            "title": similarity(vector, title) if title else 0.0,
            "dangles": float(candidate.dangles),
            "introduces": float(order + 1 < count and candidates[order + 1].dangles),
            "novelty": new / (len(vector) or 1) if order else 0.5,
        }


def _title_vector(draft: Draft, rarity: Mapping[str, float]) -> dict[str, float]:
    """The terms of the headline: that of the front matter, else the first heading before any running prose."""
    front = draft.document.front_matter
    tokens: Sequence[Token] = ()
    if front is not None and front.headline:
        tokens = tokenize(front.headline)
    else:
        for block, paragraph in zip(draft.blocks, draft.paragraphs, strict=True):
            if block.kind is BlockKind.HEADING:
                tokens = paragraph.tokens
            if block.kind is BlockKind.HEADING or block.kind.is_running:
                break
    vector = {word: rarity.get(word, rarity.get("", 8.0)) for word in terms(token.norm for token in tokens)}
    norm = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {word: weight / norm for word, weight in vector.items()} if norm else {}
