"""Train the ranker of summaries, and the rarity of words.

    python -m training.summary --corpus news.jsonl.xz --summaries cnndm.jsonl.xz inshorts.jsonl.xz xsum.jsonl.xz
        --output newsls/models/summary.json [--folds 5 --repeats 4] [--ablate]

The corpus has a document a line, ``{"text": …}``; only counts of its words are kept.  The sets of summaries have
``{"text", "summary" or "references"[, "title"]}`` a line and are named after what stands before the first “_” or “.”.

What is maximised is the expected overlap with the human summary itself (ROUGE-1 and -2 F), not the likelihood of a
label: every summary of the size asked for that the likelier sentences of a document can make is scored, the model gives
each a probability, and the gradient of the expectation is exact.  So the weights know that three sentences which are
good alone may be bad together.  With ``--folds`` it also reports the gain over the lead on documents held out, the
mean over several partings; with ``--ablate`` the same without each family of features, as a Markdown table, and nothing
is written.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, islice, pairwise
from pathlib import Path
from typing import Any

import numpy as np
from nltk.stem.porter import PorterStemmer
from rouge_score import rouge_scorer

from newsls.draft import Draft
from newsls.language import tokenize
from newsls.summary.features import Reading, read, similarity, terms
from newsls.summary.selection import Length, hangs, is_parted, select
from training.corpus import rows

SEVERAL = {"cnndm": 1.0, "inshorts": 2.0}
"""The sets from which summaries of several sentences are learnt, and what a document of each weighs."""
SINGLE = {"xsum": 2.0, "cnndm": 0.7, "inshorts": 1.0}
DECAY = {"single": 0.05, "several": 0.01}
"""How hard weights are drawn to nothing."""
UNUSED = {
    "single": (
        "echo echo_mean pairs pairs_share pairs_sum degree_rank degree_top under_13 under_18 under_24 under_30 "
        "under_36 quotes_a_phrase quotes_a_speaker"
    ).split(),
    "several": [],
}
"""What is of no use to a summary of that size."""
FAMILIES = {
    "position in the story": "first second third inverse depth last",
    "length": "length under_*",
    "centroid": "degree degree_rank degree_top degree_length degree_inverse spread spread_sum",
    "echo of words": "echo echo_mean",
    "echo of pairs of words": "pairs pairs_share pairs_sum",
    "likeness to the first sentence, novelty": "lead novelty",
    "headline and dek": "title",
    "quotations": "quoted quotes_a_phrase quotes_a_speaker said",
    "numbers and days": "numbers dated",
    "names": "names",
    "openings that hang": "dangles",
    "redundancy (MMR)": "",
}
"""The families of features that ``--ablate`` leaves out one at a time."""
POOL = 14
"""How many sentences of a document may be combined."""

_ROUGE = rouge_scorer.RougeScorer(["rouge1", "rouge2", "rougeLsum"], use_stemmer=True)
_STEMMER = PorterStemmer()
_STEMS: dict[str, str] = {}
_WORD = re.compile(r"[a-z0-9]+")


def rarity(path: Path, every: int) -> dict[str, float]:
    """Inverse document frequencies of the commoner terms; that of all others stands under “”."""
    seen: Counter[str] = Counter()
    count = 0
    for index, row in enumerate(rows(path)):
        if index % every == 0:
            seen.update(set(terms(token.norm for token in tokenize(row["text"]) if token.kind <= 1)))
            count += 1
    common = {word: round(math.log((count + 1) / (n + 1)), 2) for word, n in sorted(seen.items()) if n >= count / 500}
    return {"": round(math.log(2500), 2), **common}


def stems(text: str) -> list[str]:
    """The words of a text as ROUGE sees them."""
    out = []
    for word in _WORD.findall(text.lower()):
        stem = word if len(word) < 4 else _STEMS.get(word) or _STEMS.setdefault(word, _STEMMER.stem(word))
        out.append(stem)
    return out


def grams(sentences: Sequence[Sequence[str]]) -> tuple[Counter[Any], Counter[Any]]:
    ones: Counter[Any] = Counter()
    twos: Counter[Any] = Counter()
    for words in sentences:
        ones.update(words)
        twos.update(pairwise(words))
    return ones, twos


def overlap(found: tuple[Counter[Any], Counter[Any]], wanted: tuple[Counter[Any], Counter[Any]]) -> float:
    """About the mean of ROUGE-1, -2 and -L: the last is close to .92 of the first."""
    f = [200 * (a & b).total() / max(1, a.total() + b.total()) for a, b in zip(found, wanted, strict=True)]
    return (1.92 * f[0] + f[1]) / 3


@dataclass
class Example:
    """One document: its candidates, their features, and how good the summaries are that they make."""

    group: str
    fold: int
    reading: Reading
    matrix: np.ndarray
    words: list[list[str]]
    wanted: list[tuple[Counter[Any], Counter[Any]]]
    references: list[str]
    opening: list[str]

    def gain(self, chosen: Sequence[int], size: int) -> float:
        """The mean of ROUGE-1, -2 and -Lsum F1 of the chosen sentences less that of the lead."""
        candidates = self.reading.candidates
        return self.rouge([candidates[i].text for i in chosen]) - self.rouge(self.opening[:size])

    def rouge(self, sentences: Sequence[str]) -> float:
        text = "\n".join(" ".join(sentence.split()) for sentence in sentences)
        found = [score.fmeasure for r in self.references for score in _ROUGE.score(r, text).values()]
        return 100 * sum(found) / len(found)


def examples(path: Path, frequencies: dict[str, float], names: list[str]) -> list[Example]:
    group = re.split(r"[_.]", path.name)[0]
    found = []
    for index, row in enumerate(rows(path)):
        title = row.get("title") if index % 2 else None  # a draft may have a headline or none
        text = f"---\nheadline: {json.dumps(title)}\n---\n\n{row['text']}" if title else row["text"]
        draft = Draft.read(text, "markdown" if title else "plaintext")
        reading = read(draft, rarity=frequencies)
        if not reading.candidates:
            continue
        names[:] = names or sorted(reading.features[0])
        matrix = np.array([[features[name] for name in names] for features in reading.features])
        references = row.get("references") or [row["summary"]]
        wanted = [grams([stems(s) for s in reference.split("\n")]) for reference in references]
        words = [stems(candidate.text) for candidate in reading.candidates]
        opening = [draft.text[span.start : span.end] for _, span in islice(draft.sentences(), 3)]
        found.append(Example(group, index, reading, matrix, words, wanted, references, opening))
    return found


@dataclass
class Choices:
    """All summaries considered of one document: their features summed up, less their redundancy, and their worth."""

    features: np.ndarray
    worth: np.ndarray
    weight: float


def choices(example: Example, size: int, weight: float, pool: np.ndarray) -> Choices:
    candidates = example.reading.candidates
    able = [i for i, c in enumerate(candidates) if not is_parted(c)] or list(range(len(candidates)))
    if size > 1 and len(able) > POOL:
        best = sorted(able, key=lambda i: -pool[i])[: POOL // 2]
        able = sorted(dict.fromkeys([*able[: POOL // 2], *best]))
    sets = list(combinations(able, min(size, len(able))))
    sets = [s for s in sets if not hangs(candidates[s[0]], opens_draft=s[0] == 0)] or sets
    alike = {
        pair: similarity(candidates[pair[0]].vector, candidates[pair[1]].vector)
        for pair in (combinations(able, 2) if size > 1 else ())
    }
    worth = np.zeros(len(sets))
    for wanted in example.wanted:
        for row, chosen in enumerate(sets):
            worth[row] += overlap(grams([example.words[i] for i in chosen]), wanted) / len(example.wanted)
    redundancy = np.array([sum(alike[pair] for pair in combinations(chosen, 2)) for chosen in sets])
    summed = example.matrix[np.array(sets)].sum(1)
    return Choices(np.concatenate([summed, -redundancy[:, None]], 1).astype(np.float32), worth, weight)


def scales(matrix: np.ndarray) -> np.ndarray:
    """What a feature is divided by in training, its redundancy last: the deviation, but no less than .2 of yes or no.

    A mark that hardly any sentence bears would otherwise get a weight out of all proportion.
    """
    spread = matrix.std(0)
    binary = np.isin(matrix, (0.0, 1.0)).all(0)
    spread = np.where(binary, np.maximum(spread, 0.2), spread)
    return np.append(np.where(spread > 0, spread, 1.0), 0.1)


class Trainer:
    """The summaries of all documents in one matrix, to learn from any part of them."""

    def __init__(self, data: Sequence[Choices], scale: np.ndarray) -> None:
        self.scale = scale.astype(np.float32)
        self.features = np.concatenate([c.features for c in data]) / self.scale
        self.worth = np.concatenate([c.worth for c in data]).astype(np.float32)
        self.weights = np.array([c.weight for c in data], np.float32)
        ends = np.cumsum([len(c.worth) for c in data])
        self.spans = list(zip([0, *ends[:-1].tolist()], ends.tolist(), strict=True))

    def train(
        self, documents: Sequence[int], kept: np.ndarray, epochs: int, decay: float, start: np.ndarray | None = None
    ) -> np.ndarray:
        """The weights with the highest expected worth, by Adam on the exact gradient; 0 for what is not ``kept``.

        ``start`` are weights to begin with.
        """
        rows = np.concatenate([np.arange(*self.spans[i]) for i in documents])
        features, worth = self.features[rows] * kept, self.worth[rows]
        sizes = np.array([self.spans[i][1] - self.spans[i][0] for i in documents])
        starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        owner = np.repeat(np.arange(len(documents)), sizes)
        importance = self.weights[list(documents)][owner]
        weights, first, second = (np.zeros(features.shape[1], np.float32) for _ in range(3))
        if start is not None:
            weights += start * self.scale * kept
        for epoch in range(1, epochs + 1):
            chance = features @ weights
            chance = np.exp(chance - np.maximum.reduceat(chance, starts)[owner])
            chance /= np.add.reduceat(chance, starts)[owner]
            expected = np.add.reduceat(chance * worth, starts)
            gradient = (importance * chance * (worth - expected[owner])) @ features / len(sizes) - decay * weights
            first = 0.9 * first + 0.1 * gradient
            second = 0.99 * second + 0.01 * gradient * gradient
            weights += 0.03 * (first / (1 - 0.9**epoch)) / (np.sqrt(second / (1 - 0.99**epoch)) + 1e-8)
        return weights / self.scale


def chosen_by(example: Example, weights: np.ndarray, size: int) -> list[int]:
    """What the weights choose, with the selection that newsls uses."""
    scores = (example.matrix @ weights[:-1]).tolist()
    return select(example.reading.candidates, scores, Length(sentences=size), float(weights[-1]))


class Task:
    """Summaries of one size: what to learn them from, and how good they are on documents held out."""

    def __init__(
        self, title: str, size: int, groups: dict[str, float], data: Sequence[Example], names: list[str]
    ) -> None:
        self.title, self.size, self.names = title, size, names
        self.data = [example for example in data if example.group in groups]
        central = names.index("degree")
        scale = scales(np.concatenate([example.matrix for example in self.data]))
        made = [choices(e, size, groups[e.group], e.matrix[:, central]) for e in self.data]
        self.trainer = Trainer(made, scale)
        self._gains: dict[tuple[int, tuple[int, ...]], float] = {}
        self._whole: dict[tuple[int, int], np.ndarray] = {}  # with nothing left out, by parting and fold

    def kept(self, without: str | None = None) -> np.ndarray:
        """1 for what is learnt and 0 for what belongs to a family left out."""
        kept = np.array([name not in UNUSED[self.title] for name in self.names] + [True], np.float32)
        if without is not None:
            out = FAMILIES[without].split()
            for index, name in enumerate(self.names):
                if name in out or (name.startswith("under_") and "under_*" in out):
                    kept[index] = 0
            if not out:
                kept[-1] = 0
        return kept

    def held_out(self, options: argparse.Namespace, without: str | None = None) -> dict[str, list[np.ndarray]]:
        """By set, the gains of its documents in each of several partings into folds."""
        found: dict[str, list[np.ndarray]] = {}
        for repeat in range(options.repeats):
            chance = random.Random(repeat)
            folds = [e.fold % options.folds if repeat == 0 else chance.randrange(options.folds) for e in self.data]
            gains: dict[str, list[float]] = {}
            for fold in range(options.folds):
                rest = [i for i, f in enumerate(folds) if f != fold]
                whole = self._whole.get((repeat, fold))
                epochs = options.epochs if whole is None else options.epochs // 3
                weights = self.trainer.train(rest, self.kept(without), epochs, DECAY[self.title], whole)
                if without is None:
                    self._whole[repeat, fold] = weights
                for index, example in enumerate(self.data):
                    if folds[index] == fold:
                        gains.setdefault(example.group, []).append(self._gain(index, weights))
            for group, values in gains.items():
                found.setdefault(group, []).append(np.array(values))
        return found

    def _gain(self, index: int, weights: np.ndarray) -> float:
        chosen = tuple(chosen_by(self.data[index], weights, self.size))
        if (index, chosen) not in self._gains:
            self._gains[index, chosen] = self.data[index].gain(chosen, self.size)
        return self._gains[index, chosen]

    def weights(self, epochs: int) -> np.ndarray:
        """The weights learnt from all documents."""
        return self.trainer.train(range(len(self.data)), self.kept(), epochs, DECAY[self.title])


def report(title: str, gains: dict[str, list[np.ndarray]]) -> None:
    for group, repeats in gains.items():
        means = " ".join(f"{values.mean():+.2f}" for values in repeats)
        print(
            f"{title}, held out, {group}: {interval(repeats)} over the lead ({repeats[0].size} documents; {means})",
            flush=True,
        )


def interval(repeats: Sequence[np.ndarray]) -> str:
    half = np.mean([1.96 * values.std() / math.sqrt(values.size) for values in repeats])
    return f"{np.mean([values.mean() for values in repeats]):+.2f} ± {half:.2f}"


def ablate(tasks: Sequence[Task], options: argparse.Namespace) -> None:
    """Print the gains without each family."""
    sets = [(task, sorted({example.group for example in task.data})) for task in tasks]
    heads = [f"{group}, {'one' if task.size == 1 else 'three'}" for task, groups in sets for group in groups]
    print(f"| left out | {' | '.join(heads)} |\n|---|{'---:|' * len(heads)}", flush=True)
    for family in (None, *FAMILIES):
        cells = []
        for task, groups in sets:
            if family is not None and np.array_equal(task.kept(family), task.kept()):
                cells += ["–"] * len(groups)
                continue
            gains = task.held_out(options, family)
            told = [interval(gains[group]) for group in groups]
            cells += [cell.partition(" ±")[0] for cell in told] if family else told
        print(f"| {family or 'nothing'} | {' | '.join(cells)} |", flush=True)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--corpus", type=Path, help="counts of words; without it those of OUTPUT are kept")
    arguments.add_argument("--summaries", nargs="+", type=Path, required=True)
    arguments.add_argument("--output", type=Path, required=True)
    arguments.add_argument("--every", type=int, default=3, help="count every Nth document of the corpus")
    arguments.add_argument("--folds", type=int, default=0, help="also report gains on held-out folds")
    arguments.add_argument("--repeats", type=int, default=1, help="part the documents into folds so many times")
    arguments.add_argument("--ablate", action="store_true", help="measure without each family of features")
    arguments.add_argument("--epochs", type=int, default=200)
    options = arguments.parse_args()
    kept = json.loads(options.output.read_text("utf-8")) if options.output.exists() else {}
    frequencies = rarity(options.corpus, options.every) if options.corpus else kept["rarity"]
    names: list[str] = []
    data = [example for path in options.summaries for example in examples(path, frequencies, names)]
    print(f"{len(data)} documents, {len(frequencies)} terms, {len(names)} features", flush=True)
    tasks = [Task("several", 3, SEVERAL, data, names), Task("single", 1, SINGLE, data, names)]
    if options.ablate:
        ablate(tasks, options)
        return
    model: dict[str, Any] = {}
    for task in tasks:
        if options.folds:
            report(task.title, task.held_out(options))
        weights = task.weights(options.epochs)
        model[task.title] = {
            name: round(float(w), 3) for name, w in zip(names, weights[:-1], strict=True) if abs(w) >= 0.0005
        }
        if task.size > 1:
            model["redundancy"] = round(float(weights[-1]), 3)
    model["rarity"] = frequencies
    beside = options.output.with_suffix(".new")
    beside.write_text(json.dumps(model, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
    beside.replace(options.output)


if __name__ == "__main__":
    main()
