"""What is known of each sentence of a draft, by which a ranker weighs it.

Every measure is linear in the length of the draft: the centrality of a sentence is its similarity to the sum of all
others (the centroid of Radev and others, Information Processing & Management 40, 2004), to which LexRank comes on the
graph of all similarities (Erkan and Radev, JAIR 22, 2004);  The echo of a sentence is how many others
share its words, and its pairs of words, summed as logarithms: what a story says again it is about.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, pairwise
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
_SAYING = frozenset("said says say told added adds asked according".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tonight".split())
_DEKS = ("dek", "deck", "standfirst", "subtitle", "subheadline", "subhead")
_WORD, _NUMBER = TokenKind.WORD, TokenKind.NUMBER  # to look up the members of an enumeration takes longer
_STEM = 5
"""How many letters of a word count for its stem: as good here as Porter’s stemmer, and quicker."""
_FAMED = 3.5
"""How rare a name must be, by its inverse document frequency, to say little alone: “Police” and “Obama” say enough."""
_LONGEST = 60
"""Longer sentences, in words, are not told apart by length."""
_LENGTHS = [
    {
        "length": words / 25,
        **{f"under_{bound}": float(words < bound) for bound in (10, 13, 18, 24, 30, 36, 41)},
    }
    for words in range(_LONGEST + 1)
]
"""What the length of a sentence tells, by its words: the steps are where its worth may change."""


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
    dangles: bool
    """It opens on a pronoun or a connective that needs what comes before."""
    connects: bool
    """It opens on a connective."""
    resumes: bool
    """It opens on a surname alone, that of somebody named in full before."""
    parted: bool
    """It is a quotation parted from its speaker."""
    facts: dict[str, float]
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
def _term(norm: str) -> str:
    """A word without its possessive and its plural; nothing of a word that every text is full of."""
    if norm in _STOPWORDS or len(norm) < 2:
        return ""
    norm = norm.removesuffix("'s").rstrip("'.")
    if len(norm) > 3 and norm[-1] == "s" and norm[-2] not in "su'i":
        return norm[:-3] + "y" if norm.endswith("ies") and len(norm) > 4 else norm[:-1]
    return norm


def terms(norms: Iterable[str]) -> list[str]:
    """The terms of a sentence, given the norms of its words and numbers: all but those that every text is full of."""
    return [term for norm in norms if (term := _term(norm))]


def read(
    draft: Draft, within: Span | None = None, rarity: Mapping[str, float] | None = None, *, single: bool = False
) -> Reading:
    """The candidates of ``draft``, of those blocks that are running prose, and their features.

    ``within`` is a source span outside which nothing is read.  ``rarity`` are inverse document frequencies, by default
    those that newsls ships.  Where just a ``single`` sentence is to be chosen, the echo of words is left out.
    """
    if rarity is None:
        rarity = trained()["rarity"]
    candidates = tuple(_candidates(draft, within, rarity))
    features = _features(candidates, _title(draft, rarity))
    return Reading(candidates, tuple(features if single else map(dict.__ior__, features, _echoes(candidates))))


def similarity(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two vectors of length 1."""
    if len(one) > len(other):
        one, other = other, one
    return sum([weight * other[word] for word, weight in one.items() if word in other])


def _candidates(draft: Draft, within: Span | None, rarity: Mapping[str, float]) -> Iterator[Candidate]:
    unknown = rarity.get("", 8.0)
    surnames: set[str] = set()  # and whatever else stood as the second of two capitalised words
    for number, (block, paragraph) in enumerate(zip(draft.blocks, draft.paragraphs, strict=True)):
        if not block.kind.is_running or block.kind is BlockKind.FOOTNOTE:
            continue
        if within is not None and not within.overlaps(block.span):
            continue
        every = paragraph.sentence_tokens
        spoken = [[token[1] for token in tokens if token[4] is _WORD or token[4] is _NUMBER] for tokens in every]
        quoting = quotations.read(every, list(map(len, spoken)), paragraph.text)
        for index, (span, tokens, norms, quoted) in enumerate(
            zip(paragraph.sentences, every, spoken, quoting, strict=True)
        ):
            words = len(norms)
            if words < 4 or (within is not None and not within.overlaps(block.to_source(span))):
                continue
            text = paragraph.text[span.start : span.end]
            held = frozenset(norms)
            if is_boilerplate(text, held):
                continue
            opening = norms[0] if tokens[0][4] is _WORD else _opening(tokens)
            connects, parted = opening in _CONNECTIVES, quoted.is_parted
            share = quoted.words_inside / words
            capitals = [at for at, token in enumerate(tokens) if token[0][0].isupper()]
            first = tokens[0][0]
            resumes = (
                first.removesuffix("’s").removesuffix("'s") in surnames
                and not tokens[1][0][0].isupper()
                and opening not in _STOPWORDS
                and rarity.get(_term(opening), unknown) > _FAMED
            )
            surnames.update(
                [tokens[j][0] for i, j in pairwise(capitals) if j == i + 1 and (i or opening not in _STOPWORDS)]
            )
            said = float(not _SAYING.isdisjoint(held))
            yield Candidate(
                number,
                index,
                span,
                text,
                words,
                len(text.split()),
                _vector(terms(norms), rarity, unknown),
                tuple([norm[:_STEM] for norm in norms]),
                connects or opening in _PRONOUNS,
                connects,
                resumes,
                parted,
                {
                    **_LENGTHS[min(words, _LONGEST)],
                    "numbers": min(len([1 for token in tokens if token[4] is _NUMBER]), 3) / 3,
                    "names": len(capitals) / words,
                    "said": said,
                    "dated": float(not _DAYS.isdisjoint(held)),
                    "quoted": share,
                    "quotes_a_phrase": float(0 < share < 0.35),
                    "quotes_a_speaker": said if share else 0.0,
                },
            )


def _opening(tokens: Sequence[Token]) -> str:
    """The first word of a sentence, in lower case."""
    return next((token[1] for token in tokens if token[4] is _WORD), "")


def _vector(words: Sequence[str], rarity: Mapping[str, float], unknown: float) -> dict[str, float]:
    vector = {word: rarity.get(word, unknown) for word in words}
    if len(vector) < len(words):
        for word, count in Counter(words).items():
            vector[word] *= count
    norm = math.hypot(*vector.values())
    return {word: weight / norm for word, weight in vector.items()} if norm else {}


def _features(candidates: Sequence[Candidate], title: Sequence[Mapping[str, float]]) -> Iterator[dict[str, float]]:
    """What the place of each candidate tells, and its terms beside those of the others and of the ``title``."""
    count = len(candidates)
    every: dict[str, float] = {}
    for candidate in candidates:
        for word, weight in candidate.vector.items():
            every[word] = every.get(word, 0.0) + weight
    degrees = [sum([weight * every[word] for word, weight in c.vector.items()]) - bool(c.vector) for c in candidates]
    mean = (sum(degrees) / count if count else 0.0) or 1.0
    ranks = {order: rank for rank, order in enumerate(sorted(range(count), key=degrees.__getitem__, reverse=True))}
    holders = Counter(chain.from_iterable([candidate.vector for candidate in candidates]))
    lead = candidates[0].vector if candidates else {}
    heard: set[str] = set()
    for order, (candidate, degree) in enumerate(zip(candidates, degrees, strict=True)):
        vector, facts = candidate.vector, candidate.facts
        size = len(vector) or 1
        spread = sum([holders[word] for word in vector])
        inverse, central = 1.0 / (1 + order), degree / mean
        yield {
            **facts,
            "first": float(order == 0),
            "second": float(order == 1),
            "third": float(order == 2),
            "inverse": inverse,
            "depth": order / count,
            "last": float(order == count - 1 and count > 3),
            "degree": central,
            "degree_rank": ranks[order] / count,
            "degree_top": 1.0 / (1 + ranks[order]),
            "degree_length": central * facts["length"],
            "degree_inverse": central * inverse,
            "spread": spread / size / count,
            "spread_sum": (spread - len(vector)) / count / 5,
            "lead": similarity(vector, lead) if order else 0.0,
            "title": max([similarity(vector, line) for line in title]) if title else 0.0,
            "dangles": float(candidate.dangles),
            "novelty": 1.0 - len(vector.keys() & heard) / size if order else 0.5,
        }
        heard.update(vector)


def _echoes(candidates: Sequence[Candidate]) -> Iterator[dict[str, float]]:
    """How often other sentences say the words of each candidate, and its pairs of words."""
    count = len(candidates)
    words = [frozenset(candidate.stems) for candidate in candidates]
    pairs = [frozenset(pairwise(candidate.stems)) for candidate in candidates]
    holders, echoes = Counter(chain.from_iterable(words)), Counter(chain.from_iterable(pairs))
    shared = {word: math.log(number) for word, number in holders.items() if number > 1}
    for own, linked in zip(words, pairs, strict=True):
        echo = sum([shared[word] for word in own if word in shared])
        repeats = [number for pair in linked if (number := echoes[pair]) > 1]
        yield {
            "echo": echo / 20,
            "echo_mean": echo / len(own),
            "pairs": math.log(math.prod(repeats)) / 5,
            "pairs_share": len(repeats) / (len(linked) or 1),
            "pairs_sum": (sum(repeats) - len(repeats)) / count * 3,
        }


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
