"""Train the ranker of summaries, and the rarity of words.

    python -m training.summary --corpus news.jsonl.xz --summaries cnndm.jsonl.xz inshorts.jsonl.xz xsum.jsonl.xz
        --output newsls/models/summary.json [--folds 5]

The corpus has a document a line, ``{"text": …}``; only counts of its words are kept.  The sets of summaries have
``{"text", "summary" or "references"[, "title"]}`` a line and are named after what stands before the first “_” or “.”.

What is maximised is the expected overlap with the human summary itself (ROUGE-1 and -2 F), not the likelihood of a
label: every summary of the size asked for that the likelier sentences of a document can make is scored, the model gives
each a probability, and the gradient of the expectation is exact.  So the weights know that three sentences which are
good alone may be bad together.  With ``--folds`` it also reports the gain over the lead on documents held out.
"""

from __future__ import annotations

import argparse
import json
import math
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
from newsls.summary.selection import Length, select
from training.corpus import rows

SEVERAL = {"cnndm": 1.0, "inshorts": 2.0}
"""The sets from which summaries of several sentences are learnt, and what a document of each weighs."""
SINGLE = {"xsum": 2.0, "cnndm": 0.7, "inshorts": 1.0}
TITLE = 0.08
"""How far the weight of the headline is trusted: the only headlines at hand were written with the summaries."""
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
    able = [i for i, c in enumerate(candidates) if not c.parted] or list(range(len(candidates)))
    if size > 1 and len(able) > POOL:
        best = sorted(able, key=lambda i: -pool[i])[: POOL // 2]
        able = sorted(dict.fromkeys([*able[: POOL // 2], *best]))
    sets = list(combinations(able, min(size, len(able))))
    sets = [s for s in sets if not candidates[s[0]].dangles or (s[0] == 0 and not candidates[0].connects)] or sets
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
    return Choices(np.concatenate([summed, -redundancy[:, None]], 1), worth, weight)


def scales(matrix: np.ndarray) -> np.ndarray:
    """What a feature is divided by in training, its redundancy last: the deviation, but no less than .2 of yes or no.

    A mark that hardly any sentence bears would otherwise get a weight out of all proportion.
    """
    spread = matrix.std(0)
    binary = np.isin(matrix, (0.0, 1.0)).all(0)
    spread = np.where(binary, np.maximum(spread, 0.2), spread)
    return np.append(np.where(spread > 0, spread, 1.0), 0.1)


def train(data: Sequence[Choices], scale: np.ndarray, epochs: int, decay: float) -> np.ndarray:
    """The weights with the highest expected worth, by Adam on the exact gradient."""
    weights, first, second = (np.zeros(len(scale)) for _ in range(3))
    scaled = [(c.features / scale, c.worth, c.weight) for c in data]
    for epoch in range(1, epochs + 1):
        gradient = np.zeros(len(scale))
        for features, worth, weight in scaled:
            scores = features @ weights
            chance = np.exp(scores - scores.max())
            chance /= chance.sum()
            gradient += weight * (features.T @ (chance * (worth - chance @ worth)))
        gradient = gradient / len(scaled) - decay * weights
        first = 0.9 * first + 0.1 * gradient
        second = 0.99 * second + 0.01 * gradient * gradient
        weights += 0.03 * (first / (1 - 0.9**epoch)) / (np.sqrt(second / (1 - 0.99**epoch)) + 1e-8)
    return weights / scale


def measure(data: Sequence[Example], weights: np.ndarray, size: int) -> dict[str, list[float]]:
    """Gains over the lead by set, with the selection that newsls uses."""
    gains: dict[str, list[float]] = {}
    for example in data:
        scores = (example.matrix @ weights[:-1]).tolist()
        chosen = select(example.reading.candidates, scores, Length(sentences=size), float(weights[-1]))
        gains.setdefault(example.group, []).append(example.gain(chosen, size))
    return gains


def report(title: str, gains: dict[str, list[float]]) -> None:
    for group, values in gains.items():
        mean, half = float(np.mean(values)), 1.96 * float(np.std(values)) / math.sqrt(len(values))
        print(f"{title} {group}: {mean:+.2f} ± {half:.2f} over the lead ({len(values)} documents)", flush=True)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--corpus", type=Path, help="counts of words; without it those of OUTPUT are kept")
    arguments.add_argument("--summaries", nargs="+", type=Path, required=True)
    arguments.add_argument("--output", type=Path, required=True)
    arguments.add_argument("--every", type=int, default=3, help="count every Nth document of the corpus")
    arguments.add_argument("--folds", type=int, default=0, help="also report gains on held-out folds")
    arguments.add_argument("--epochs", type=int, default=150)
    arguments.add_argument("--decay", type=float, default=0.05)
    options = arguments.parse_args()
    kept = json.loads(options.output.read_text("utf-8")) if options.output.exists() else {}
    frequencies = rarity(options.corpus, options.every) if options.corpus else kept["rarity"]
    names: list[str] = []
    data = [example for path in options.summaries for example in examples(path, frequencies, names)]
    print(f"{len(data)} documents, {len(frequencies)} terms, {len(names)} features", flush=True)
    scale = scales(np.concatenate([example.matrix for example in data]))
    model: dict[str, Any] = {}
    for title, size, groups in (("single", 1, SINGLE), ("several", 3, SEVERAL)):
        chosen = [example for example in data if example.group in groups]
        central = names.index("degree")
        all_choices = [choices(e, size, groups[e.group], e.matrix[:, central]) for e in chosen]
        gains: dict[str, list[float]] = {}
        for fold in range(options.folds):
            rest = [c for e, c in zip(chosen, all_choices, strict=True) if e.fold % options.folds != fold]
            held = [e for e in chosen if e.fold % options.folds == fold]
            for group, values in measure(held, train(rest, scale, options.epochs, options.decay), size).items():
                gains.setdefault(group, []).extend(values)
        report(f"{title}, held out,", gains)
        weights = train(all_choices, scale, options.epochs, options.decay)
        model[title] = {
            name: round(float(w), 3) for name, w in zip(names, weights[:-1], strict=True) if abs(w) >= 0.0005
        }
        if size > 1:
            model["redundancy"] = round(float(weights[-1]), 3)
    model["rarity"] = frequencies
    options.output.write_text(json.dumps(model, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main()
