"""A linear-chain tagger of names: which words of a run are persons, bodies and places.

The model is an averaged structured perceptron (Collins 2002) over the features of ``features.py``, trained by
``training/people.py``.  The weights of one feature for all labels are packed into one integer, a lane a label, so that
the score of a word is a plain sum.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from newsls.figures.features import JOINING, SUFFIXES, Lexicon, Run, Sentence, around, moving, place_in, still
from newsls.figures.grammar import grammar

LABELS = ("O", "P", "p", "B", "b", "L", "l")
"""Outside; then begin and inside of a person, a body, a place."""
PERSON, BODY, PLACE = 1, 3, 5
LANE = 24
"""Bits of a lane."""
SCALE = 64
"""What a weight of 1 is worth in a lane."""
_COUNT = len(LABELS)
_BYTES = LANE * _COUNT // 8
_REMEMBERED = 1 << 14
"""How many words' sums are kept."""
_MASK = (1 << LANE) - 1
_HALF = 1 << (LANE - 1)
_ZERO = sum(_HALF << (LANE * k) for k in range(_COUNT))
_FOLLOWS = tuple(
    tuple(k for k in range(_COUNT) if label in (0, 1, 3, 5) or k in (label - 1, label)) for label in range(_COUNT)
)
"""For each label those that may stand before it."""
_OPENS = (0, 1, 3, 5)
MODEL = Path(__file__).parent.parent / "models" / "people.gz"


class Chunk(NamedTuple):
    """A stretch of words, ``start`` to ``end``, that may be a name.

    ``kind`` is the label it begins with, 0 for a capitalised word that is no name.  ``margin`` is how much better it
    scores as a person than as anything else; negative where it is something else.
    """

    start: int
    end: int
    kind: int
    margin: float


class Model:
    """The weights and word statistics of the tagger."""

    __slots__ = ("_still", "left", "lexicon", "right", "steps", "table")

    def __init__(
        self,
        table: Mapping[str, int],
        steps: Sequence[Sequence[int]],
        lexicon: Lexicon,
        left: Lexicon,
        right: Lexicon,
    ) -> None:
        """``table`` maps features to packed weights;
        ``steps[a][b]`` is the weight of label b after a; the last row opens a run."""
        self.table, self.lexicon, self.left, self.right = table, lexicon, left, right
        self.steps = tuple(tuple(row) for row in steps)
        self._still: dict[tuple[str, str, str, str], int] = {}

    def scores(self, sentence: Sentence, run: Run) -> list[list[int]]:
        """The score of every label for every word of the run."""
        classes = grammar()
        shared = _ZERO + self._sum(around(sentence, run, self.left, self.right, classes))
        found = []
        for index in range(run.start, run.end):
            key = (sentence.lower[index], sentence.shapes[index], place_in(run, index), sentence.caps)
            own = self._still.get(key)
            if own is None:
                if len(self._still) >= _REMEMBERED:
                    self._still.clear()
                own = self._still[key] = self._sum(still(*key, self.lexicon))
            total = shared + own + self._sum(moving(sentence, run, index, self.lexicon, classes))
            found.append([((total >> shift) & _MASK) - _HALF for shift in _SHIFTS])
        return found

    def _sum(self, names: Sequence[str]) -> int:
        get = self.table.get
        return sum([get(name, 0) for name in names])

    def path(self, scores: list[list[int]]) -> list[int]:
        """The best sequence of labels (Viterbi)."""
        steps = self.steps
        first, opening = scores[0], steps[_COUNT]
        if len(scores) == 1:
            return [max(_OPENS, key=lambda k: first[k] + opening[k])]
        never = -(1 << 40)
        best = [never] * _COUNT
        for k in _OPENS:
            best[k] = first[k] + opening[k]
        back: list[list[int]] = []
        for row in scores[1:]:
            next_best, pointers = [], []
            for label in range(_COUNT):
                top, at = never * 2, 0
                for k in _FOLLOWS[label]:
                    value = best[k] + steps[k][label]
                    if value > top:
                        top, at = value, k
                next_best.append(top + row[label])
                pointers.append(at)
            best = next_best
            back.append(pointers)
        label = max(range(_COUNT), key=best.__getitem__)
        found = [label]
        for pointers in reversed(back):
            label = pointers[label]
            found.append(label)
        return found[::-1]

    def chunks(self, sentence: Sentence, run: Run) -> list[Chunk]:
        """The names of a run, and its capitalised words that are none, in order."""
        scores = self.scores(sentence, run)
        path = self.path(scores)
        mended = _mend(path, sentence, run, self.lexicon)
        found: list[Chunk] = []
        start = 0
        size = len(path)
        while start < size:
            label = path[start]
            end = start + 1
            while label and end < size and path[end] == label + 1:
                end += 1
            margin = self._margin(scores, start, end)
            if label == PERSON and mended:
                margin = max(margin, 1.0)
            found.append(Chunk(run.start + start, run.start + end, label, margin))
            start = end
        return found

    def _margin(self, scores: list[list[int]], start: int, end: int) -> float:
        """How much better words ``start`` to ``end`` score as one person than as one anything else."""
        steps = self.steps
        values = []
        for label in (PERSON, 0, BODY, PLACE):
            inside = label + 1 if label else 0
            value = scores[start][label]
            before = label
            for row in scores[start + 1 : end]:
                value += row[inside] + steps[before][inside]
                before = inside
            values.append(value)
        return (values[0] - max(values[1:])) / SCALE


def _mend(path: list[int], sentence: Sentence, run: Run, lexicon: Lexicon) -> bool:
    """Puts right what is too rare in people's names to be learnt well; returns whether anything changed.

    An unknown word with a capital goes on with the person before it (“Annalena Baerbock”).  A particle between two
    parts of a person joins them (“Ursula von der Leyen”), one before a surname that opens a run belongs to it (“de
    Gaulle”), and one after a name does not; “Jr.” and “III” belong to the name before them.
    """
    lower, shapes, first = sentence.lower, sentence.shapes, run.start
    size = len(path)
    old = path.copy()
    at = 0
    while at < size:
        if shapes[first + at] != "x" or lower[first + at] not in JOINING:
            if at and path[at - 1] in (1, 2) and lower[first + at] in _SUFFIXES:
                path[at] = 2
            elif at and path[at] == 0 and path[at - 1] in (1, 2) and shapes[first + at] in _NAMELY:
                if lower[first + at] not in lexicon:
                    path[at] = 2
            elif at > 1 and lower[first + at] in _SUFFIXES and lower[first + at - 1] == "," and path[at - 2] in (1, 2):
                path[at - 1] = path[at] = 2
            at += 1
            continue
        end = at
        while end < size and shapes[first + end] == "x" and lower[first + end] in JOINING:
            end += 1
        before = at > 0 and path[at - 1] in (1, 2)
        after = end < size and path[end] in (1, 2)
        if before and after:
            path[at : end + 1] = [2] * (end + 1 - at)
        elif after and at == 0:
            path[at : end + 1] = [1] + [2] * (end - at)
        elif before:
            path[at:end] = [0 if label == 2 else label for label in path[at:end]]
        at = end
    for index, label in enumerate(path):  # an inside without its beginning
        if label in (2, 4, 6) and (not index or path[index - 1] not in (label, label - 1)):
            path[index] = label - 1
    return path != old


_NAMELY = frozenset(("Xx", "XxX", "X-X"))
_SUFFIXES = frozenset(suffix.lower() for suffix in SUFFIXES)
_SHIFTS = tuple(LANE * k for k in range(_COUNT))


def pack(weights: Sequence[float]) -> int:
    """The weights of one feature as one integer."""
    return sum(round(weight * SCALE) << shift for weight, shift in zip(weights, _SHIFTS, strict=True))


def dump(model: Model) -> bytes:
    """The model as a file; ``load`` reads it."""
    keys = list(model.table)
    head = {
        "version": 1,
        "steps": model.steps,
        "features": len(keys),
        "lexicons": [_lines(model.lexicon), _lines(model.left), _lines(model.right)],
    }
    numbers = b"".join(model.table[key].to_bytes(_BYTES + 1, "little", signed=True) for key in keys)
    text = json.dumps(head, ensure_ascii=False).encode() + b"\n"
    return gzip.compress(text + "\n".join(keys).encode() + b"\n\n" + numbers, 9, mtime=0)


def read(data: bytes) -> Model:
    """The model of a file that ``dump`` wrote."""
    raw = gzip.decompress(data)
    line = raw.index(b"\n")
    head = json.loads(raw[:line])
    end = raw.index(b"\n\n", line)
    keys = raw[line + 1 : end].decode().split("\n")
    at = end + 2
    size = _BYTES + 1
    number = int.from_bytes
    numbers = [number(raw[i : i + size], "little", signed=True) for i in range(at, at + size * len(keys), size)]
    lexicon, left, right = (_lexicon(text) for text in head["lexicons"])
    return Model(dict(zip(keys, numbers, strict=True)), head["steps"], lexicon, left, right)


@cache
def load() -> Model:
    """The model that ships, read once."""
    return read(MODEL.read_bytes())


def _lines(lexicon: Lexicon) -> str:
    """A lexicon as text, one line a set of codes: the codes, then the words that have them."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for word, codes in lexicon.items():
        groups.setdefault(codes, []).append(word)
    return "\n".join(f"{','.join(codes)}\t{' '.join(sorted(words))}" for codes, words in sorted(groups.items()))


def _lexicon(text: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in text.split("\n"):
        if line:
            codes, words = line.split("\t")
            found.update(dict.fromkeys(words.split(" "), tuple(codes.split(","))))
    return found
