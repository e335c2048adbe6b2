"""Scores of candidates, by the linear ranker that newsls ships or by a published method to compare it with."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping

from newsls.summary.features import Reading, similarity, trained
from newsls.summary.options import METHODS

Scorer = Callable[[Reading], list[float]]


def linear(reading: Reading, weights: Mapping[str, float] | None = None, *, single: bool = False) -> list[float]:
    """The weighted sum of each candidate’s features.

    ``single`` asks for the weights for summaries of one sentence, which must hold the story alone.
    """
    if weights is None:
        weights = trained()["single" if single else "several"]
    items = tuple(weights.items())
    return [sum([weight * features[name] for name, weight in items]) for features in reading.features]


def lead(reading: Reading) -> list[float]:
    """The order in which they stand."""
    return [-float(order) for order in range(len(reading.candidates))]


def lexrank(reading: Reading, threshold: float = 0.1, damping: float = 0.85) -> list[float]:
    """LexRank: PageRank on the graph of sentences more similar than ``threshold`` (Erkan and Radev, JAIR 22, 2004)."""
    vectors = [candidate.vector for candidate in reading.candidates]
    graph = [
        [float(i != j and similarity(a, b) > threshold) for j, b in enumerate(vectors)] for i, a in enumerate(vectors)
    ]
    return _page_rank(graph, damping)


def textrank(reading: Reading, damping: float = 0.85) -> list[float]:
    """TextRank: PageRank weighted by shared terms over the logarithms of lengths (Mihalcea and Tarau, EMNLP 2004)."""
    bags = [frozenset(candidate.vector) for candidate in reading.candidates]
    sizes = [math.log(len(bag) + 1) for bag in bags]
    graph = [
        [len(a & b) / (sizes[i] + sizes[j]) if i != j and a and b else 0.0 for j, b in enumerate(bags)]
        for i, a in enumerate(bags)
    ]
    return _page_rank(graph, damping)


def pacsum(reading: Reading, backward: float = -0.3, forward: float = 1.0) -> list[float]:
    """PacSum on tf-idf: similarity to what follows counts for, to what precedes against (Zheng and Lapata, ACL 2019).

    Similarities add up, so those to all that precedes are the one to the sum of it.
    """
    vectors = [candidate.vector for candidate in reading.candidates]

    def preceding(vectors: Iterable[Mapping[str, float]]) -> list[float]:
        so_far: dict[str, float] = {}
        found = []
        for vector in vectors:
            found.append(similarity(vector, so_far))
            for word, weight in vector.items():
                so_far[word] = so_far.get(word, 0.0) + weight
        return found

    following = reversed(preceding(reversed(vectors)))
    return [forward * after + backward * before for after, before in zip(following, preceding(vectors), strict=True)]


def _page_rank(graph: list[list[float]], damping: float) -> list[float]:
    count = len(graph)
    sums = [sum(row) or 1.0 for row in graph]
    ranks = [1.0 / count] * count
    for _ in range(30):
        flow = [rank / total for rank, total in zip(ranks, sums, strict=True)]
        ranks = [
            (1 - damping) / count + damping * sum([w * f for w, f in zip(row, flow, strict=True)]) for row in graph
        ]
    return ranks


def scores(reading: Reading, method: str, *, single: bool) -> list[float]:
    """The scores of the candidates by ``method``, one of ``METHODS``."""
    if method == "linear":
        return linear(reading, single=single)
    others: dict[str, Scorer] = {"lead": lead, "lexrank": lexrank, "textrank": textrank, "pacsum": pacsum}
    if method not in others:
        raise ValueError(f"there is no method {method!r}; there are {', '.join(METHODS)}")
    return others[method](reading) if reading.candidates else []
