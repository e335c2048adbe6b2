"""What is known of each sentence of a draft, by which a ranker weighs it.

Every measure is linear in the length of the draft: the centrality of a sentence is its similarity to the sum of all
others (the centroid of Radev and others, Information Processing & Management 40, 2004), to which LexRank comes on the
graph of all similarities (Erkan and Radev, JAIR 22, 2004); the centrality by direction of PacSum (Zheng and Lapata, ACL
2019) is the same with the sums of what comes before and of what follows.  The echo of a sentence is how many others
share its words, and its pairs of words, summed as logarithms: what a story says again it is about.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, pairwise
from pathlib import Path
from typing import Any, TypeVar

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
_QUOTES = frozenset("\"“„«'‘`")
_DEKS = ("dek", "deck", "standfirst", "subtitle", "subheadline", "subhead")
_Item = TypeVar("_Item")
_WORD, _NUMBER = TokenKind.WORD, TokenKind.NUMBER  # to look up the members of an enumeration takes longer
_STEM = 5
"""How many letters of a word count for its stem: as good here as Porter’s stemmer, and quicker."""
_SHORTER = tuple((bound, f"under_{bound}") for bound in (10, 13, 18, 24, 30, 36, 41))
"""The lengths, in words, at which the worth of a sentence may change, each with its feature."""


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
    stems: tuple[str, ...]
    """The stems of all its words in order."""
    topics: frozenset[str]
    """The stems of its terms."""
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


@lru_cache(8192)
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


def similarity(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two vectors of length 1."""
    if len(one) > len(other):
        one, other = other, one
    return sum([weight * other[word] for word, weight in one.items() if word in other])


def _candidates(draft: Draft, within: Span | None, rarity: Mapping[str, float]) -> Iterator[Candidate]:
    unknown = rarity.get("", 8.0)
    for number, (block, paragraph) in enumerate(zip(draft.blocks, draft.paragraphs, strict=True)):
        if not block.kind.is_running or block.kind is BlockKind.FOOTNOTE:
            continue
        if within is not None and not within.overlaps(block.span):
            continue
        quoting = quotations.read(paragraph.sentence_tokens, paragraph.text)
        for index, (span, tokens) in enumerate(zip(paragraph.sentences, paragraph.sentence_tokens, strict=True)):
            if within is not None and not within.overlaps(block.to_source(span)):
                continue
            norms = [token[1] for token in tokens if token[4] is _WORD or token[4] is _NUMBER]
            if len(norms) < 4:
                continue
            text = span.of(paragraph.text)
            if is_boilerplate(text, norms):
                continue
            telling = [norm for norm in norms if norm not in _STOPWORDS and len(norm) > 1]
            quoted, opening = quoting[index], _opening(tokens)
            yield Candidate(
                number,
                index,
                span,
                text,
                len(norms),
                len(text.split()),
                _vector(map(term, telling), rarity, unknown),
                tuple([norm[:_STEM] for norm in norms]),
                frozenset([norm[:_STEM] for norm in telling]),
                opening in _PRONOUNS or opening in _CONNECTIVES,
                opening in _CONNECTIVES,
                quoted.is_parted,
                _facts(text, tokens, norms, quoted),
            )


def _opening(tokens: Sequence[Token]) -> str:
    """The first word of a sentence, in lower case."""
    return next((token.norm for token in tokens if token.kind is _WORD), "")


def _vector(words: Iterable[str], rarity: Mapping[str, float], unknown: float) -> dict[str, float]:
    counts: dict[str, float] = {}
    for word in words:
        counts[word] = counts.get(word, 0.0) + 1.0
    vector = {word: count * rarity.get(word, unknown) for word, count in counts.items()}
    norm = math.hypot(*vector.values())
    return {word: weight / norm for word, weight in vector.items()} if norm else {}


def _facts(text: str, tokens: Sequence[Token], norms: Sequence[str], quoted: quotations.Quoting) -> dict[str, float]:
    words = len(norms)
    names = len([1 for token in tokens if token[4] is _WORD and token[0][0].isupper()])
    numbers = len([1 for token in tokens if token[4] is _NUMBER])
    said = float(not _SAYING.isdisjoint(norms))
    share = quoted.words_inside / words
    last = text[-1]
    length = min(words, 60) / 25
    facts = {
        "length": length,
        "length_squared": length * length,
        "numbers": min(numbers, 3) / 3,
        "names": names / words,
        "first_person": float(not _FIRST_PERSON.isdisjoint(norms)),
        "said": said,
        "dated": float(not _DAYS.isdisjoint(norms)),
        "quoted": share,
        "quotes_a_phrase": float(0 < share < 0.35),
        "quotes_mostly": float(share > 0.6),
        "opens_quoting": float(text[0] in _QUOTES),
        "quotes_a_speaker": said if share else 0.0,
        "parted": float(quoted.is_parted),
        "question": float(last == "?"),
        "exclaims": float(last == "!"),
        "ends_openly": float(last.isalnum()),
        "loose_stop": float(_SPACED_STOP.search(text) is not None),
        "label": float(_LABEL.match(text) is not None),
    }
    for bound, name in _SHORTER:
        facts[name] = float(words < bound)
    return facts


def _features(draft: Draft, candidates: Sequence[Candidate], rarity: Mapping[str, float]) -> Iterator[dict[str, float]]:
    count = len(candidates)
    if not count:
        return
    scales = [1.0 / math.sqrt(len(candidate.topics) or 1) for candidate in candidates]
    every: dict[str, float] = {}
    for candidate, scale in zip(candidates, scales, strict=True):
        for word in candidate.topics:
            every[word] = every.get(word, 0.0) + scale
    degrees = [
        sum([every[word] for word in candidate.topics]) * scale - bool(candidate.topics)
        for candidate, scale in zip(candidates, scales, strict=True)
    ]
    mean = sum(degrees) / count or 1.0
    ranks = {order: rank for rank, order in enumerate(sorted(range(count), key=lambda i: -degrees[i]))}
    rare = _Centrality([candidate.vector for candidate in candidates])
    words = [frozenset(candidate.stems) for candidate in candidates]
    pairs = [frozenset(pairwise(candidate.stems)) for candidate in candidates]
    shared = {word: math.log(number) for word, number in _shared(words).items()}
    echoes = _shared(pairs)
    title = _title(draft, rarity)
    lead = candidates[0].vector
    before: dict[str, float] = {}
    for order, (candidate, degree, scale) in enumerate(zip(candidates, degrees, scales, strict=True)):
        topics, own, linked, facts = candidate.topics, words[order], pairs[order], candidate.facts
        heard = [before[word] for word in topics if word in before]
        backward = sum(heard) * scale
        forward = degree - backward
        for word in topics:
            before[word] = before.get(word, 0.0) + scale
        inverse = 1.0 / (1 + order)
        central = degree / mean
        echo = sum([shared[word] for word in own if word in shared])
        repeats = [echoes[pair] for pair in linked if pair in echoes]
        yield {
            **facts,
            "first": float(order == 0),
            "second": float(order == 1),
            "third": float(order == 2),
            "inverse": inverse,
            "inverse_root": math.sqrt(inverse),
            "depth": order / count,
            "last": float(order == count - 1 and count > 3),
            "degree": central,
            "degree_rank": ranks[order] / count,
            "degree_top": 1.0 / (1 + ranks[order]),
            "forward_sum": forward / mean,
            "backward": backward / mean,
            "spread": sum([every[word] for word in topics]) / (len(topics) or 1) / count,
            **rare.features(order, inverse, facts["length"]),
            "echo": echo / 20,
            "echo_mean": echo / len(own),
            "pairs": sum(map(math.log, repeats)) / 5,
            "pairs_share": len(repeats) / (len(linked) or 1),
            "pairs_sum": (sum(repeats) - len(repeats)) / count * 3,
            "lead": similarity(candidate.vector, lead) if order else 0.0,
            "title": max([similarity(candidate.vector, vector) for vector in title], default=0.0),
            "dangles": float(candidate.dangles),
            "introduces": float(order + 1 < count and candidates[order + 1].dangles),
            "novelty": 1.0 - len(heard) / (len(topics) or 1) if order else 0.5,
        }


class _Centrality:
    """How central sentences are by their terms weighted by rarity, in the draft, in what follows and what precedes."""

    def __init__(self, vectors: Sequence[Mapping[str, float]]) -> None:
        self.vectors = vectors
        every: dict[str, float] = {}
        self._preceding = []
        for vector in vectors:
            self._preceding.append(sum([weight * every[word] for word, weight in vector.items() if word in every]))
            for word, weight in vector.items():
                every[word] = every.get(word, 0.0) + weight
        self._spread = Counter(chain.from_iterable(vectors))
        self._degrees = [
            sum([weight * every[word] for word, weight in vector.items()]) - bool(vector) for vector in vectors
        ]
        self._mean = sum(self._degrees) / len(vectors) or 1.0

    def features(self, order: int, inverse: float, length: float) -> dict[str, float]:
        """Those of one sentence, of that ``length`` and that far from the top."""
        count, vector, degree = len(self.vectors), self.vectors[order], self._degrees[order]
        preceding = self._preceding[order]
        central, following = degree / self._mean, degree - preceding
        spread = sum([self._spread[word] for word in vector])
        return {
            "rare_degree": central,
            "rare_degree_length": central * length,
            "rare_degree_inverse": central * inverse,
            "rare_forward": following / max(1, count - 1 - order) / self._mean * count,
            "rare_forward_sum": following / self._mean,
            "rare_backward": preceding / self._mean,
            "rare_spread": spread / (len(vector) or 1) / count,
            "rare_spread_sum": (spread - len(vector)) / count / 5,
        }


def _shared(sets: Iterable[frozenset[_Item]]) -> dict[_Item, int]:
    """What more than one of ``sets`` holds, and how many do."""
    return {what: count for what, count in Counter(chain.from_iterable(sets)).items() if count > 1}


def _title(draft: Draft, rarity: Mapping[str, float]) -> list[dict[str, float]]:
    """The terms of the headline and of the dek, as far as the draft has them.

    They stand in the front matter, or are the first two headings before any running prose.
    """
    front = draft.document.front_matter
    lines: list[Sequence[Token]] = []
    if front is not None:
        written = [front.headline, *(front.values.get(key) for key in _DEKS)]
        lines = [tokenize(line) for line in written if line]
    for block, paragraph in zip(draft.blocks, draft.paragraphs, strict=True):
        if block.kind.is_running or len(lines) > 3:
            break
        if block.kind is BlockKind.HEADING:
            lines.append(paragraph.tokens)
    unknown = rarity.get("", 8.0)
    return [_vector(terms([token.norm for token in tokens]), rarity, unknown) for tokens in lines]
