"""The judge: of each sentence, is it attributed, carried, weakly sourced, a claim, or in need of no source?

A linear model over the features of ``features``, and a second, tiny one over what it says of the sentence and its
neighbours.  The weights were fitted by ``training/claims.py`` to sentences labelled for the project; they are a table
of plain numbers, so that what made up its mind can be read off (``reasons``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from itertools import repeat
from math import exp, log
from typing import NamedTuple

CLASSES = ("A", "C", "W", "U", "N")
"""Attributed, carried, weak, unattributed claim, needs none: the order of every vector here."""

ATTRIBUTED, CARRIED, WEAK, UNATTRIBUTED, NONE = range(5)

Scores = tuple[int, ...]
"""Percentages of the five classes, rounded: small, hashable, and equal when nothing changed."""


class Neighbour(NamedTuple):
    """A sentence beside the one that is judged: its own scores, and whether it stands in the same paragraph."""

    scores: Scores
    same: bool


class Model(NamedTuple):
    """The weights, in hundredths; those of the first model packed (``pack``).

    ``kinds`` are the seven kinds of claim and, last, how strong a claim is.
    """

    local: dict[str, int]
    bias: int
    context: list[list[int]]
    context_bias: list[int]
    kinds: dict[str, list[int]]
    kinds_bias: list[int]
    claim: int
    weak: int


@cache
def model() -> Model:
    """The packaged weights, read once: a list of features, their packed weights, and a small JSON file of the rest."""
    folder = resources.files("newsls.models")
    raw = json.loads(folder.joinpath("claims.json").read_text("utf-8"))
    names = folder.joinpath("claims-features.txt").read_text("utf-8").split("\n")
    data = folder.joinpath("claims-weights.bin").read_bytes()
    packed = (int.from_bytes(data[at : at + ROW], "little", signed=True) for at in range(0, len(data), ROW))
    return Model(
        dict(zip(names, packed, strict=True)),
        raw["bias"],
        raw["context"],
        raw["context_bias"],
        raw["kinds"],
        raw["kinds_bias"],
        raw["claim"],
        raw["weak"],
    )


@cache
def word_classes() -> dict[str, int]:
    """The class of each commoner word (``training/word_classes.py``)."""
    return {word: number for number, group in enumerate(_groups()) for word in group.split() if word not in _LETTERS}


@cache
def word_kinds() -> dict[str, str]:
    """What each commoner word is as a rule: n(oun), a(djective), v(erb), g(erund), p(articiple), r(adverb), x."""
    kinds: dict[str, str] = {}
    for group in _groups():
        letter = ""
        for word in group.split():
            if word in _LETTERS:
                letter = word.lower()
            elif letter != ".":
                kinds[word] = letter
    return kinds


_LETTERS = frozenset("NAVGPRX.")


def _groups() -> list[str]:
    groups: list[str] = json.loads(resources.files("newsls.models").joinpath("word_classes.json").read_text("utf-8"))
    return groups


def local(features: Iterable[str]) -> tuple[float, ...]:
    """Log-probabilities of the five classes for a sentence by itself, to two places."""
    weights = model()
    scores = unpack(weights.bias + sum(map(weights.local.get, features, repeat(0))))
    return log_softmax([score / 100 for score in scores])


_FIELD = 24
ROW = 5 * _FIELD // 8
"""Bytes of a packed row."""
_HALF = 1 << (_FIELD - 1)


def pack(row: Sequence[int]) -> int:
    """Five weights as one number, a field of 24 bits each, so that a sentence's features add up in one go."""
    return sum(weight << (_FIELD * k) for k, weight in enumerate(row))


def unpack(total: int) -> list[int]:
    """The five sums of what ``pack`` put together."""
    row = []
    for _ in CLASSES:
        weight = (total + _HALF) % (2 * _HALF) - _HALF
        row.append(weight)
        total = (total - weight) >> _FIELD
    return row


def log_softmax(values: Sequence[float]) -> tuple[float, ...]:
    """Logarithms of the probabilities, to two places and no lower than -8."""
    top = max(values)
    total = log(sum(exp(v - top) for v in values))
    return tuple(max(-8.0, round(v - top - total, 2)) for v in values)


def percent(scores: Sequence[float]) -> Scores:
    """Log-probabilities as whole percentages."""
    return tuple(round(100 * exp(s)) for s in scores)


FLAGS = 8
SIZE = 5 + 4 * 10 + FLAGS


def context(
    own: Sequence[float], neighbours: Sequence[Neighbour | None], flags: Sequence[bool]
) -> list[tuple[int, float]]:
    """The second model's input as (index, value): own log-probabilities, four neighbours' shares, flags.

    ``neighbours`` are the sentences two and one before, one and two after; None where there is none.
    """
    vector: list[tuple[int, float]] = list(enumerate(own))
    at = 5
    for neighbour in neighbours:
        if neighbour is not None:
            base = at if neighbour.same else at + 5
            vector += [(base + k, share / 100) for k, share in enumerate(neighbour.scores)]
        at += 10
    vector += [(at + k, 1.0) for k, flag in enumerate(flags) if flag]
    return vector


def judge(vector: Sequence[tuple[int, float]]) -> list[float]:
    """Probabilities of the five classes in context."""
    weights = model()
    values = [b / 100 for b in weights.context_bias]
    rows = weights.context
    for index, value in vector:
        row = rows[index]
        for k in range(5):
            values[k] += row[k] * value / 100
    top = max(values)
    raised = [exp(v - top) for v in values]
    total = sum(raised)
    return [r / total for r in raised]


def kinds(features: Iterable[str]) -> list[float]:
    """Scores of the seven kinds of claim and, last, of strength (above 0: strong)."""
    weights = model()
    values = [b / 100 for b in weights.kinds_bias]
    for feature in features:
        row = weights.kinds.get(feature)
        if row is not None:
            for k, value in enumerate(row):
                values[k] += value / 100
    return values


def claim_weight(feature: str) -> int:
    """How much a feature speaks for a claim, against the sentence needing no source, in hundredths."""
    packed = model().local.get(feature)
    if packed is None:
        return 0
    row = unpack(packed)
    return row[UNATTRIBUTED] - max(row[NONE], row[ATTRIBUTED])
