"""The judge: of each sentence, is it attributed, carried, weakly sourced, a claim, or in need of no source?

A small network over the features of ``features``.  Each feature holds a row of small whole numbers; the rows of a
sentence are added up, and the sum says what the sentence speaks for by itself (with the help of one hidden layer),
which kind of claim it would be, and what its neighbours may want to know of it (its *message*).  The second step adds
the neighbours' messages and the sentence's place.  The weights were fitted by ``training/claims.py`` to sentences
labelled for the project.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib import resources
from itertools import repeat
from math import exp, tanh
from operator import mul
from struct import Struct
from typing import Final, NamedTuple

CLASSES = ("A", "C", "W", "U", "N")
"""Attributed, carried, weak, unattributed claim, needs none: the order of every vector here."""

ATTRIBUTED, CARRIED, WEAK, UNATTRIBUTED, NONE = range(5)

Scores = tuple[int, ...]
"""Percentages of the five classes, then the message: small, hashable, and equal when nothing changed."""

KINDS: Final = 8
"""The seven kinds of claim and, last, how strong a claim is."""

CENTRE: Final = 64
"""What a weight of nought is written as: the weights of a file are bytes from 1 to 127."""


class Neighbour(NamedTuple):
    """A sentence beside the one that is judged: its own scores, and whether it stands in the same paragraph."""

    scores: Scores
    same: bool


class Place(NamedTuple):
    """What is judged: what a sentence says by itself, its neighbours (two before, two after), and where it stands."""

    own: Sequence[float]
    neighbours: Sequence[Neighbour | None]
    flags: Sequence[bool]


class Model(NamedTuple):
    """The weights.  A sentence's sum has five scores, ``KINDS``, the hidden layer, and the message, in that order."""

    rows: dict[str, int]
    nothing: int
    fields: Struct
    scales: list[float]
    bias: list[float]
    hidden: list[list[float]]
    """For each class, the weights of the hidden layer."""
    neighbours: list[list[list[float]]]
    """For each of four places, in the same paragraph and then elsewhere, for each class, the weights of a message."""
    flags: list[list[float]]
    claim: int
    weak: int


@cache
def model() -> Model:
    """The packaged weights, read once: a list of features, a row of bytes for each, and a JSON file of the rest."""
    folder = resources.files("newsls.models")
    raw = json.loads(folder.joinpath("claims.json").read_text("utf-8"))
    names = folder.joinpath("claims-features.txt").read_text("utf-8").split("\n")
    data = folder.joinpath("claims-weights.bin").read_bytes()
    width = len(raw["bias"])
    return Model(
        dict(zip(names, packed(data, width), strict=True)),
        packed(bytes([CENTRE]) * width, width)[0],
        Struct(f"<{width}H"),
        raw["scales"],
        raw["bias"],
        raw["hidden"],
        raw["neighbours"],
        raw["flags"],
        raw["claim"],
        raw["weak"],
    )


def packed(data: bytes, width: int) -> list[int]:
    """Rows of ``width`` bytes, each as one number with 16 bits a field, so that a sentence's rows add up in one go."""
    spread = bytearray(2 * len(data))
    spread[::2] = data
    size = 2 * width
    return [int.from_bytes(spread[at : at + size], "little") for at in range(0, len(spread), size)]


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


def local(features: Sequence[str]) -> tuple[float, ...]:
    """What a sentence says by itself: scores of the classes, of ``KINDS``, and its message, to two places."""
    weights = model()
    fields = weights.fields
    total = sum(map(weights.rows.get, features, repeat(weights.nothing)))
    middle = CENTRE * len(features)
    sums = fields.unpack((total & ((1 << 8 * fields.size) - 1)).to_bytes(fields.size, "little"))
    values = [(v - middle) * scale + bias for v, scale, bias in zip(sums, weights.scales, weights.bias, strict=True)]
    message = 5 + KINDS + len(weights.hidden[0])
    hidden = [max(0.0, v) for v in values[5 + KINDS : message]]
    own = [v + sum(map(mul, hidden, row)) for v, row in zip(values, weights.hidden, strict=False)]
    return (
        *(round(v, 2) for v in own),
        *(round(v, 2) for v in values[5 : 5 + KINDS]),
        *(round(tanh(v), 2) for v in values[message:]),
    )


def percent(own: Sequence[float]) -> Scores:
    """The shares of the classes for a sentence by itself as whole percentages, then its message in hundredths."""
    return (*(round(100 * p) for p in _shares(own[:5])), *(round(100 * v) for v in own[5 + KINDS :]))


def kinds(own: Sequence[float]) -> Sequence[float]:
    """Scores of the seven kinds of claim and, last, of strength (above 0: strong)."""
    return own[5 : 5 + KINDS]


FLAGS = 8


def judge(place: Place) -> list[float]:
    """Probabilities of the five classes for a sentence among its neighbours."""
    weights = model()
    values = list(place.own[:5])
    for at, neighbour in enumerate(place.neighbours):
        if neighbour is not None:
            message = neighbour.scores[5:]
            rows = weights.neighbours[at if neighbour.same else at + 4]
            values = [v + sum(map(mul, message, row)) for v, row in zip(values, rows, strict=True)]
    for flag, row in zip(place.flags, weights.flags, strict=True):
        if flag:
            values = [v + w for v, w in zip(values, row, strict=True)]
    return _shares(values)


def _shares(values: Sequence[float]) -> list[float]:
    top = max(values)
    raised = [exp(v - top) for v in values]
    total = sum(raised)
    return [r / total for r in raised]


def claim_weight(feature: str) -> float:
    """How much a feature speaks for a claim, against needing no source; half of the hidden layer counts."""
    weights = model()
    row = weights.rows.get(feature)
    if row is None:
        return 0.0
    sums = weights.fields.unpack(row.to_bytes(weights.fields.size, "little"))
    values = [(v - CENTRE) * scale for v, scale in zip(sums, weights.scales, strict=True)]
    hidden = values[5 + KINDS :]
    own = [v + sum(map(mul, hidden, row)) / 2 for v, row in zip(values, weights.hidden, strict=False)]
    return float(own[UNATTRIBUTED] - max(own[NONE], own[ATTRIBUTED]))
