"""Fit the judge: which sentences are attributed, carried, weakly sourced, claims, or in need of no source.

    python -m training.claims CLAIMS_TRAIN.jsonl.xz --vectors vectors.npz --output newsls/models/claims.json

Rows: ``{"id", "text", "sentences": [{"start", "end", "label", "types", "strength"}]}``, labels as in
docs/attribution.md. Two linear models: a regression a class over the features of a sentence
(``newsls.attribution.features``), one over what the first says of the sentence and its neighbours
(``newsls.attribution.judge.context``); the second is fitted to predictions of the first on articles that it had
not seen. Prints precision and recall from five-fold cross-validation by article. Needs numpy, scipy and scikit-
learn, which newsls itself doesn't.
"""

from __future__ import annotations

import argparse
import json
import lzma
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from newsls.attribution import claims, features, judge, scope
from newsls.attribution.reading import Read, read_paragraph
from newsls.draft import Draft, Paragraph
from newsls.text import Span

FOLDS = 5
CLASSES = judge.CLASSES
LABELS = {"A": "A", "C": "C", "W": "W", "U": "U", "N": "N", "Q": "C", "X": "N"}
KINDS = "1234567"


class Block(NamedTuple):
    """A paragraph with the gold of each of its sentences (None where it has none)."""

    paragraph: Paragraph
    read: Read | None
    features: list[list[str]]
    gold: list[dict[str, Any] | None]


def load(path: Path) -> list[list[Block]]:
    """The articles of a file, each a list of blocks."""
    articles = []
    with lzma.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line)
            draft = Draft.read(row["text"])
            blocks = []
            for block, paragraph in zip(draft.blocks, draft.paragraphs, strict=True):
                gold = [_gold(row["sentences"], block.to_source(s)) for s in paragraph.sentences]
                read = read_paragraph(paragraph) if paragraph.kind.is_running else None
                found = [claims.triggers(paragraph.text, s.tokens, s.quoted) for s in read.sentences] if read else []
                classes = judge.word_classes()
                names = (
                    [features.local(s, t, classes) for s, t in zip(read.sentences, found, strict=True)] if read else []
                )
                blocks.append(Block(paragraph, read, names, gold))
            articles.append(blocks)
    return articles


def _gold(rows: list[dict[str, Any]], span: Span) -> dict[str, Any] | None:
    best, found = 0, None
    for row in rows:
        overlap = min(row["end"], span.end) - max(row["start"], span.start)
        if overlap > best:
            best, found = overlap, row
    if found is not None and "labels" in found:
        one, two = found["labels"]
        return {
            **found,
            "label": one if one == two else "?",
            "strength": "H" if found["strength"] == ["H", "H"] else "L",
        }
    return found


def running(articles: list[list[Block]]) -> list[tuple[int, Block, int]]:
    """(article, block, sentence) of every sentence of running prose."""
    return [(a, b, s) for a, blocks in enumerate(articles) for b in blocks if b.read for s in range(len(b.features))]


def matrix(rows: list[tuple[int, Block, int]], vocabulary: dict[str, int]) -> sparse.csr_matrix:
    """One row a sentence, one column a feature."""
    indices: list[int] = []
    pointers = [0]
    for _, block, s in rows:
        indices += [vocabulary[f] for f in block.features[s] if f in vocabulary]
        pointers.append(len(indices))
    return sparse.csr_matrix((np.ones(len(indices)), indices, pointers), shape=(len(rows), len(vocabulary)))


class Vectors(NamedTuple):
    """Word vectors by the number of their feature; what is learnt of them is handed to the words' own weights."""

    columns: list[int]
    points: np.ndarray

    @classmethod
    def load(cls, path: Path | None, vocabulary: dict[str, int]) -> Vectors:
        """The vectors of ``training/word_classes.py``; their words join the vocabulary."""
        if path is None:
            return cls([], np.zeros((0, 0)))
        raw = np.load(path)
        columns = [vocabulary.setdefault(str(word), len(vocabulary)) for word in raw["words"]]
        return cls(columns, raw["points"].astype(float))

    def join(self, x: sparse.csr_matrix) -> sparse.csr_matrix:
        """The sentence matrix, and beside it the sum of the sentence's word vectors."""
        if not self.columns:
            return x
        return sparse.hstack([x, sparse.csr_matrix(x[:, self.columns] @ self.points)]).tocsr()


class Judge:
    """One regression a class, each feature scaled by how unevenly it falls on the class (Wang and Manning, 2012)."""

    FLOOR = 0.25

    def __init__(self, x: sparse.csr_matrix, y: np.ndarray, vectors: Vectors, strength: float) -> None:
        self.vectors = vectors
        joined = vectors.join(x)
        weights, biases = [], []
        for k in range(len(CLASSES)):
            inside = 1 + np.asarray(x[y == k].sum(0)).ravel()
            outside = 1 + np.asarray(x[y != k].sum(0)).ravel()
            ratio = np.abs(np.log((inside / inside.sum()) / (outside / outside.sum())))
            scale = self.FLOOR + (1 - self.FLOOR) * ratio / ratio.mean()
            scale = np.concatenate([scale, np.ones(joined.shape[1] - x.shape[1])])
            model = LogisticRegression(C=strength, max_iter=300).fit(joined @ sparse.diags(scale), y == k)
            weights.append(self._collapsed(model.coef_[0] * scale, x.shape[1]))
            biases.append(float(model.intercept_[0]))
        self.weights, self.bias = np.array(weights).T, np.array(biases)

    def _collapsed(self, weights: np.ndarray, count: int) -> np.ndarray:
        """Weights of the features alone: what the vectors say of a word is added to the word's own weight."""
        own = weights[:count].copy()
        if self.vectors.columns:
            own[self.vectors.columns] += self.vectors.points @ weights[count:]
        return own

    def scores(self, x: sparse.csr_matrix) -> np.ndarray:
        """The scores of the classes, a row a sentence."""
        return np.asarray(x @ self.weights + self.bias)


def contexts(articles: list[list[Block]], scores: np.ndarray) -> np.ndarray:
    """The second model's input for every sentence of running prose, given the first model's log-probabilities."""
    vectors = []
    at = 0
    for blocks in articles:
        known = []
        for block in blocks:
            if block.read is None:
                known.append(scope.Facts(block.paragraph.kind, len(block.gold)))
                continue
            own = [tuple(judge.log_softmax(row)) for row in scores[at : at + len(block.features)]]
            at += len(own)
            known.append(scope.facts(block.paragraph, block.read, own))
        carry = scope.START
        for index, one in enumerate(known):
            if one.running:
                vectors += scope.vectors(one, carry, scope.glance(known, index + 1))
                carry = scope.advance(one, carry, scope.spoken(one, carry))
            else:
                carry = scope.passed(one, carry)
    dense = np.zeros((len(vectors), judge.SIZE))
    for i, vector in enumerate(vectors):
        for index, value in vector:
            dense[i, index] += value
    return dense


def labels(rows: list[tuple[int, Block, int]]) -> np.ndarray:
    """The class of every sentence; N for what has no gold."""
    found = []
    for _, block, s in rows:
        gold = block.gold[s]
        found.append(CLASSES.index(LABELS.get(gold["label"] if gold else "N", "N")))
    return np.array(found)


def judged(rows: list[tuple[int, Block, int]]) -> np.ndarray:
    """Which sentences count when measuring: those with a gold label on which the annotators agree."""
    return np.array([block.gold[s] is not None and block.gold[s]["label"] not in "X?" for _, block, s in rows])


def curve(gold: np.ndarray, score: np.ndarray, precision: float) -> tuple[float, float, float]:
    """(threshold, precision, recall) where precision is last at least ``precision``."""
    order = np.argsort(-score)
    hits = gold[order].cumsum()
    count = np.arange(1, len(order) + 1)
    good = np.nonzero((hits / count >= precision) & (count >= 15))[0]
    if not len(good):
        return 1.0, 0.0, 0.0
    i = good[-1]
    return float(score[order[i]]), float(hits[i] / count[i]), float(hits[i] / gold.sum())


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("train", type=Path)
    arguments.add_argument("--dev", type=Path)
    arguments.add_argument("--output", type=Path)
    arguments.add_argument("--minimum", type=int, default=5, help="sentences in which a feature must stand")
    arguments.add_argument("--vectors", type=Path, help="word vectors of training/word_classes.py")
    arguments.add_argument("--least", type=int, default=6, help="hundredths below which a weight is left out")
    arguments.add_argument("--strength", type=float, default=0.03, help="inverse of the regularisation")
    arguments.add_argument(
        "--precision", type=float, default=0.75, help="precision on the training articles at which to flag"
    )
    options = arguments.parse_args()

    articles = load(options.train)
    rows = running(articles)
    counts = Counter(f for _, block, s in rows for f in block.features[s])
    vocabulary = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= options.minimum))}
    vectors = Vectors.load(options.vectors, vocabulary)
    x, y, real = matrix(rows, vocabulary), labels(rows), judged(rows)
    fold = np.array([a % FOLDS for a, _, _ in rows])
    print(f"{len(articles)} articles, {len(rows)} sentences, {len(vocabulary)} features")

    scores = np.zeros((len(rows), len(CLASSES)))
    for f in range(FOLDS):
        scores[fold == f] = Judge(x[fold != f], y[fold != f], vectors, options.strength).scores(x[fold == f])
    dense = contexts(articles, scores)
    final = np.zeros_like(scores)
    for f in range(FOLDS):
        second = LogisticRegression(C=0.5, max_iter=1000).fit(dense[fold != f], y[fold != f])
        final[fold == f] = second.predict_proba(dense[fold == f])
    first = Judge(x, y, vectors, options.strength)
    second = LogisticRegression(C=0.5, max_iter=1000).fit(dense, y)
    report("cross-validated", y, final, real)
    claim, _, _ = curve(y[real] == judge.UNATTRIBUTED, final[real, judge.UNATTRIBUTED], options.precision)
    weak, _, _ = curve(y[real] == judge.WEAK, final[real, judge.WEAK], 0.6)
    if options.dev:
        other = load(options.dev)
        theirs = running(other)
        probabilities = second.predict_proba(contexts(other, first.scores(matrix(theirs, vocabulary))))
        report("dev", labels(theirs), probabilities, judged(theirs))
    kinds, kinds_bias = kind_weights(rows, x, vocabulary)
    if options.output:
        table = {}
        weights = np.rint(first.weights * 100).astype(int)
        for feature, i in vocabulary.items():
            row = weights[i]
            if np.abs(row).max() >= options.least:
                table[feature] = judge.pack(row.tolist())
        value = {
            "bias": judge.pack(np.rint(first.bias * 100).astype(int).tolist()),
            "context": np.rint(second.coef_.T * 100).astype(int).tolist(),
            "context_bias": np.rint(second.intercept_ * 100).astype(int).tolist(),
            "kinds": kinds,
            "kinds_bias": kinds_bias,
            "claim": round(claim * 100),
            "weak": round(weak * 100),
        }
        names = sorted(table)
        options.output.with_name("claims-features.txt").write_text("\n".join(names), "utf8")
        rows_ = b"".join(table[n].to_bytes(judge.ROW, "little", signed=True) for n in names)
        options.output.with_name("claims-weights.bin").write_bytes(rows_)
        options.output.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), "utf8")
        print(f"{len(table)} features kept, claim at {claim:.2f}, weak at {weak:.2f}")


def kind_weights(
    rows: list[tuple[int, Block, int]], x: sparse.csr_matrix, vocabulary: dict[str, int]
) -> tuple[dict[str, list[int]], list[int]]:
    """Weights of the seven kinds and of strength, from the sentences labelled as claims."""
    chosen = [i for i, (_, block, s) in enumerate(rows) if (block.gold[s] or {}).get("label") == "U"]
    gold = [rows[i][1].gold[rows[i][2]] or {} for i in chosen]
    part = x[chosen]
    columns, biases = [], []
    for kind in (*KINDS, "H"):
        target = np.array([kind in g["types"] if kind != "H" else g["strength"] == "H" for g in gold])
        model = LogisticRegression(C=0.05, max_iter=300).fit(part, target)
        columns.append(model.coef_[0])
        biases.append(round(float(model.intercept_[0]) * 100))
    weights = np.rint(np.array(columns).T * 100).astype(int)
    table = {f: weights[i].tolist() for f, i in vocabulary.items() if np.abs(weights[i]).max() >= 15}
    return table, biases


def report(name: str, gold: np.ndarray, probabilities: np.ndarray, real: np.ndarray) -> None:
    """Print what the judge does at a few precisions."""
    for code, k in (("claim", judge.UNATTRIBUTED), ("weak", judge.WEAK)):
        for wanted in (0.65, 0.7, 0.75, 0.82):
            threshold, precision, recall = curve(gold[real] == k, probabilities[real, k], wanted)
            print(f"{name:16s} {code:6s} P {precision:.3f} R {recall:.3f} at {threshold:.2f}")
    print(f"{name:16s} accuracy {(probabilities.argmax(1) == gold)[real].mean():.3f}")


if __name__ == "__main__":
    main()
