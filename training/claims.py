"""Fit the judge: which sentences are attributed, carried, weakly sourced, claims, or in need of no source.

    python -m training.claims CLAIMS_TRAIN.jsonl.xz --vectors vectors.npz --corpus NEWS_TRAIN.jsonl.xz
        --teacher teacher.npz --output newsls/models/claims.json

Rows: ``{"id", "text", "sentences": [{"start", "end", "label", "types", "strength"}]}``, labels as in
docs/attribution.md.  The network of ``newsls.attribution.judge``, fitted at once to these labels and to what a teacher
says of sentences of the corpus (distillation: Hinton, Vinyals and Dean, 2015): a MiniLM encoder fine-tuned on the same
rows by ``training/teacher.py``, whose answers are an ``.npz`` of ``ids``, ``paragraphs``, ``sentences`` and ``shares``
(five classes, seven kinds, strength).  A feature's row is the sum of one of its own, scaled by how unevenly the feature
falls on the classes (Wang and Manning, 2012), and, for words, of a linear map of the word's vector.  ``--fold`` holds
out a fifth of the articles and measures on it; the teacher must not have seen these either, so it has the same option.
Needs numpy and torch, which newsls itself doesn't.
"""

from __future__ import annotations

import argparse
import json
import lzma
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from newsls.attribution import claims, features, judge, scope
from newsls.attribution.reading import read_paragraph
from newsls.draft import Draft
from newsls.text import Span

FOLDS = 5
CLASSES = judge.CLASSES
LABELS = {"A": 0, "C": 1, "W": 2, "U": 3, "N": 4, "Q": 1, "X": 4}
KINDS = "1234567"
T = TypeVar("T")
HIDDEN = 32
MESSAGE = 8
WIDTH = 5 + judge.KINDS + HIDDEN + MESSAGE


class Article(NamedTuple):
    """The sentences of running prose of an article: features by number, neighbours, places, and what they are."""

    id: str
    keys: list[tuple[int, int]]
    """Paragraph and sentence."""
    features: list[np.ndarray]
    neighbours: np.ndarray
    """For each of eight places (``judge.Model.neighbours``), which sentence stands there; -1 for none."""
    flags: np.ndarray
    target: np.ndarray
    """Shares of the five classes."""
    kinds: np.ndarray
    """The seven kinds and strength."""
    label: np.ndarray
    """The class; -1 where there is no gold, or the annotators differ."""
    strong: np.ndarray


class Vocabulary:
    """Features by number, in the order in which they were met."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def rows(self, names: Sequence[str]) -> np.ndarray:
        """The numbers of features, new ones included."""
        numbers = self.numbers
        return np.array([numbers.setdefault(name, len(numbers)) for name in names], dtype=np.int32)


def load(
    path: Path, vocabulary: Vocabulary, teacher: dict[tuple[str, int, int], np.ndarray] | None = None
) -> Iterator[Article]:
    """The articles of a file with their gold; those that the teacher read, with what it says."""
    known = {key[0] for key in teacher} if teacher else set()
    with lzma.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line)
            if teacher is None or row["id"] in known:
                found = article(row, vocabulary, teacher or {})
                if found.keys:
                    yield found


def article(row: dict[str, Any], vocabulary: Vocabulary, teacher: dict[tuple[str, int, int], np.ndarray]) -> Article:
    """One article as the judge sees it."""
    draft = Draft.read(row["text"])
    classes = judge.word_classes()
    facts, keys, numbers, gold = [], [], [], []
    for index, (block, paragraph) in enumerate(zip(draft.blocks, draft.paragraphs, strict=True)):
        if not paragraph.kind.is_running:
            facts.append(scope.Facts(paragraph.kind, len(paragraph.sentences)))
            continue
        read = read_paragraph(paragraph)
        for sentence in read.sentences:
            found = claims.triggers(paragraph.text, sentence.tokens, sentence.quoted)
            numbers.append(vocabulary.rows(features.local(sentence, found, classes)))
            gold.append(annotation(row.get("sentences", []), block.to_source(sentence.span)))
        count = len(read.sentences)
        one = scope.facts(paragraph, read, [judge.local([])] * count)
        first = len(keys)
        facts.append(one._replace(shares=tuple((first + i,) for i in range(count))))
        keys += [(index, i) for i in range(count)]
    neighbours = np.full((len(keys), 8), -1)
    flags = np.zeros((len(keys), judge.FLAGS), dtype=np.float32)
    for i, place in enumerate(_places(facts)):
        flags[i] = place.flags
        for at, neighbour in enumerate(place.neighbours):
            if neighbour is not None:
                neighbours[i, at if neighbour.same else at + 4] = neighbour.scores[0]
    target = np.zeros((len(keys), 5), dtype=np.float32)
    kinds = np.zeros((len(keys), judge.KINDS), dtype=np.float32)
    label = np.full(len(keys), -1)
    strong = np.zeros(len(keys), dtype=bool)
    for i, (key, one_gold) in enumerate(zip(keys, gold, strict=True)):
        said = teacher.get((row["id"], *key))
        if said is not None:
            target[i], kinds[i] = said[:5], said[5:]
        elif one_gold is not None and one_gold["label"] in LABELS:
            target[i, LABELS[one_gold["label"]]] = 1
            kinds[i] = [*(k in one_gold["types"] for k in KINDS), one_gold["strength"] == "H"]
            if one_gold["label"] != "X":
                label[i], strong[i] = LABELS[one_gold["label"]], one_gold["strength"] == "H"
    return Article(row["id"], keys, numbers, neighbours, flags, target, kinds, label, strong)


def _places(facts: Sequence[scope.Facts]) -> Iterator[judge.Place]:
    carry = scope.START
    for index, one in enumerate(facts):
        if one.running:
            yield from scope.vectors(one, carry, scope.glance(facts, index + 1))
            carry = scope.advance(one, carry, scope.spoken(one, carry))
        else:
            carry = scope.passed(one, carry)


def annotation(rows: Sequence[dict[str, Any]], span: Span) -> dict[str, Any] | None:
    """The annotated sentence that shares most characters with ``span``, if any does.

    Where two annotators differ, its label is “?”; strong is what both call strong.
    """
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


def parted(articles: Sequence[T], fold: int) -> tuple[list[T], list[T]]:
    """Articles to learn from, and the fifth that is held out."""
    rest = [one for i, one in enumerate(articles) if i % FOLDS != fold]
    return rest, [one for i, one in enumerate(articles) if i % FOLDS == fold]


class Network(nn.Module):
    """The network of ``newsls.attribution.judge``, as it is trained."""

    def __init__(self, scale: torch.Tensor, columns: torch.Tensor, points: torch.Tensor, drop: float) -> None:
        super().__init__()
        self.drop = drop
        self.scale, self.columns, self.points = scale, columns, points
        own = torch.zeros(len(scale), WIDTH)
        own[:, 5 + judge.KINDS :].normal_(0, 0.05)
        self.own = nn.Parameter(own)
        self.map = nn.Parameter(torch.randn(points.shape[1], WIDTH) * 0.02)
        self.bias = nn.Parameter(torch.zeros(WIDTH))
        self.hidden = nn.Parameter(torch.randn(HIDDEN, 5) / HIDDEN**0.5)
        self.neighbours = nn.Parameter(torch.randn(8, MESSAGE, 5) * 0.1)
        self.flags = nn.Parameter(torch.zeros(judge.FLAGS, 5))

    def rows(self) -> torch.Tensor:
        """The row of every feature."""
        rows = self.own * self.scale
        return rows.index_add(0, self.columns, self.points @ self.map) if len(self.columns) else rows

    def forward(
        self,
        rows: torch.Tensor,
        numbers: torch.Tensor,
        offsets: torch.Tensor,
        beside: torch.Tensor,
        flags: torch.Tensor,
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Scores of the classes by itself, among its neighbours, and of the kinds, for each sentence."""
        weights = torch.ones(len(numbers))
        if self.training and self.drop:
            weights = (torch.rand(len(numbers)) > self.drop).float() / (1 - self.drop)
        sums = functional.embedding_bag(numbers, rows, offsets, mode="sum", per_sample_weights=weights) + self.bias
        at = 5 + judge.KINDS
        own = sums[:, :5] + functional.relu(sums[:, at : at + HIDDEN]) @ self.hidden
        message = torch.cat([torch.tanh(sums[:, at + HIDDEN :]), torch.zeros(1, MESSAGE)])
        among = own + torch.einsum("nom,omk->nk", message[beside], self.neighbours) + flags @ self.flags
        return own, among, sums[:, 5:at]


def batch(articles: Sequence[Article]) -> tuple[torch.Tensor, ...]:
    """Articles side by side, as ``Network.forward`` takes them."""
    numbers, offsets, beside = [], [], []
    at = first = 0
    for one in articles:
        for row in one.features:
            offsets.append(at)
            numbers.append(row)
            at += len(row)
        beside.append(np.where(one.neighbours < 0, -1, one.neighbours + first))
        first += len(one.keys)
    return (
        torch.from_numpy(np.concatenate(numbers)).long(),
        torch.tensor(offsets),
        torch.from_numpy(np.concatenate(beside)),
        torch.from_numpy(np.concatenate([one.flags for one in articles])),
    )


def fit(articles: Sequence[tuple[float, Article]], network: Network, options: argparse.Namespace) -> None:
    """Fit the network to articles and the weight of their sentences."""
    optimiser = torch.optim.Adam(network.parameters(), lr=options.rate)
    order = np.random.default_rng(options.seed)
    steps = options.epochs * -(-len(articles) // options.batch)
    step = 0
    network.train()
    for _ in range(options.epochs):
        turn = order.permutation(len(articles))
        for at in range(0, len(turn), options.batch):
            part = [articles[i] for i in turn[at : at + options.batch]]
            for group in optimiser.param_groups:
                group["lr"] = options.rate * min(1, step / (0.05 * steps)) * max(0.01, 1 - step / steps)
            step += 1
            target = torch.from_numpy(np.concatenate([one.target for _, one in part]))
            weight = torch.from_numpy(
                np.concatenate([np.full(len(one.keys), w, np.float32) for w, one in part])
            ) * target.sum(1)
            kinds = torch.from_numpy(np.concatenate([one.kinds for _, one in part]))
            rows = network.rows()
            own, among, kind = network(rows, *batch([one for _, one in part]))
            total = weight.sum()
            claim = weight * target[:, judge.UNATTRIBUTED]
            loss = (
                _against(target, among, weight) / total
                + 0.3 * _against(target, own, weight) / total
                + 0.1
                * (functional.binary_cross_entropy_with_logits(kind, kinds, reduction="none").sum(1) * claim).sum()
                / total
                + options.decay * ((network.own**2).sum() + (network.map**2).sum())
            )
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    network.eval()


def _against(target: torch.Tensor, scores: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    return -((target * functional.log_softmax(scores, 1)).sum(1) * weight).sum()


def scales(articles: Sequence[Article], count: int, floor: float = 0.25) -> torch.Tensor:
    """How unevenly each feature falls on the classes."""
    sums = np.ones((5, count))
    for one in articles:
        for row, target in zip(one.features, one.target, strict=True):
            for k in np.nonzero(target > 0.05)[0]:
                sums[k, row] += target[k]
    everything = sums.sum(0) - 4
    worst = np.zeros(count)
    for inside in sums:
        outside = everything - inside + 1
        ratio = np.abs(np.log((inside / inside.sum()) / (outside / outside.sum())))
        worst = np.maximum(worst, ratio / ratio.mean())
    return torch.from_numpy((floor + (1 - floor) * worst).astype(np.float32)).unsqueeze(1)


def pruned(groups: Sequence[Sequence[Article]], vocabulary: Vocabulary, wanted: Sequence[float], least: float) -> None:
    """Number the features anew, those only whose weighed count reaches ``least``, and rewrite the articles."""
    counts = np.zeros(len(vocabulary.numbers))
    for weight, group in zip(wanted, groups, strict=True):
        for one in group:
            if weight:
                np.add.at(counts, np.concatenate(one.features), weight)
    kept = np.nonzero(counts >= least)[0]
    number = np.full(len(counts), -1, dtype=np.int32)
    number[kept] = np.arange(len(kept), dtype=np.int32)
    names = list(vocabulary.numbers)
    vocabulary.numbers = {names[old]: new for new, old in enumerate(kept)}
    for group in groups:
        for one in group:
            for i, row in enumerate(one.features):
                new = number[row]
                one.features[i] = new[new >= 0]


def probabilities(network: Network, articles: Sequence[Article]) -> tuple[np.ndarray, np.ndarray]:
    """Shares of the classes of every sentence, and the scores of its kinds."""
    with torch.inference_mode():
        rows = network.rows()
        found = [network(rows, *batch([one])) for one in articles]
        return (
            np.concatenate([functional.softmax(among, 1).numpy() for _, among, _ in found]),
            np.concatenate([kinds.numpy() for _, _, kinds in found]),
        )


def curve(gold: np.ndarray, score: np.ndarray, precision: float) -> tuple[float, float, float]:
    """(threshold, precision, recall) where precision is last at least ``precision``."""
    order = np.argsort(-score, kind="stable")
    hits = gold[order].cumsum()
    count = np.arange(1, len(order) + 1)
    good = np.nonzero((hits / count >= precision) & (count >= 15))[0]
    if not len(good):
        return 1.0, 0.0, 0.0
    i = good[-1]
    return float(score[order[i]]), float(hits[i] / count[i]), float(hits[i] / gold.sum())


def gold_labels(articles: Sequence[Article]) -> tuple[np.ndarray, np.ndarray]:
    """Of every sentence, its class (-1 where there is none to go by) and whether it is a strong claim."""
    return np.concatenate([one.label for one in articles]), np.concatenate([one.strong for one in articles])


def report(name: str, label: np.ndarray, strong: np.ndarray, shares: np.ndarray) -> None:
    """Print what shares of the classes do at a few precisions, where ``label`` isn't negative."""
    real = label >= 0
    label, strong, shares = label[real], strong[real], shares[real]
    for code, k in (("claim", judge.UNATTRIBUTED), ("weak", judge.WEAK)):
        gold = label == k
        order = np.argsort(-shares[:, k], kind="stable")
        hits = gold[order].cumsum()
        precision, recall = hits / np.arange(1, len(order) + 1), hits / gold.sum()
        mean = (precision * gold[order]).sum() / gold.sum()
        best = (2 * precision * recall / np.maximum(precision + recall, 1e-9)).max()
        points = [
            f"{wanted:.2f}: {curve(gold, shares[:, k], wanted)[2]:.3f}" for wanted in (0.65, 0.7, 0.75, 0.8, 0.82)
        ]
        line = f"{name:8s} {code:6s} AP {mean:.3f} F1 {best:.3f} recall at precision {'  '.join(points)}"
        if k == judge.UNATTRIBUTED:
            threshold = curve(gold, shares[:, k], 0.8)[0]
            line += f"  certain at .80: {(shares[gold & strong, k] >= threshold).mean():.3f}"
        print(line, flush=True)
    print(f"{name:8s} accuracy {(shares.argmax(1) == label).mean():.3f}", flush=True)


def write(network: Network, vocabulary: Vocabulary, claim: float, weak: float, most: int, output: Path) -> None:
    """Write the features that weigh most, their rows in bytes, and the rest of the network."""
    with torch.inference_mode():
        rows = network.rows().numpy()
    scale = np.quantile(np.abs(rows), 0.9995, axis=0) / (judge.CENTRE - 1)
    whole = np.clip(np.rint(rows / scale), 1 - judge.CENTRE, judge.CENTRE - 1).astype(int)
    names = list(vocabulary.numbers)
    heavy = np.abs(rows).sum(1).argsort()[::-1][:most]
    kept = sorted((i for i in heavy if np.abs(whole[i]).max() > 1), key=names.__getitem__)
    value = {
        "scales": [round(float(s), 7) for s in scale],
        "bias": [round(float(b), 4) for b in network.bias.detach()],
        "hidden": np.round(network.hidden.detach().numpy().T, 4).tolist(),
        "neighbours": np.round(network.neighbours.detach().numpy().transpose(0, 2, 1) / 100, 6).tolist(),
        "flags": np.round(network.flags.detach().numpy(), 4).tolist(),
        "claim": round(claim * 100),
        "weak": round(weak * 100),
    }
    for name, data in (
        ("claims-features.txt", "\n".join(names[i] for i in kept).encode()),
        ("claims-weights.bin", (whole[kept] + judge.CENTRE).astype(np.uint8).tobytes()),
        (output.name, json.dumps(value, separators=(",", ":")).encode()),
    ):
        beside = output.with_name(f".{name}.new")
        beside.write_bytes(data)
        beside.replace(output.with_name(name))
    print(f"{len(kept)} of {len(names)} features kept, claim at {claim:.2f}, weak at {weak:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path)
    parser.add_argument("--dev", type=Path, help="articles labelled twice, to measure on")
    parser.add_argument("--corpus", type=Path, help="articles that the teacher read")
    parser.add_argument("--teacher", type=Path, help="what it said of them")
    parser.add_argument("--vectors", type=Path, help="word vectors of training/word_classes.py")
    parser.add_argument("--fold", type=int, default=0, help="the fifth of the articles to hold out")
    parser.add_argument("--output", type=Path, help="fit to all articles and write the model")
    parser.add_argument("--least", type=float, default=4, help="labelled sentences that a feature must stand in")
    parser.add_argument("--share", type=float, default=0.25, help="what a sentence of the corpus counts towards that")
    parser.add_argument("--gold", type=float, default=2.0, help="weight of a labelled sentence, the corpus's being 1")
    parser.add_argument("--most", type=int, default=20000, help="features to keep")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--batch", type=int, default=12, help="articles")
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--decay", type=float, default=1e-3)
    parser.add_argument("--drop", type=float, default=0.3)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--precision", type=float, default=0.8, help="precision on held-out articles at which to flag")
    parser.add_argument("--weak-precision", type=float, default=0.7)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)

    vocabulary = Vocabulary()
    labelled = list(load(options.train, vocabulary))
    measured = list(load(options.dev, vocabulary)) if options.dev else []
    distilled: list[Article] = []
    if options.teacher:
        raw = np.load(options.teacher)
        said = {
            (str(name), int(p), int(s)): row
            for name, p, s, row in zip(raw["ids"], raw["paragraphs"], raw["sentences"], raw["shares"], strict=True)
        }
        distilled = list(load(options.corpus, vocabulary, said))
    pruned([labelled, distilled, measured], vocabulary, [1, options.share, 0], options.least)
    rest, held = parted(labelled, options.fold)
    print(f"{len(labelled)} + {len(distilled)} articles, {len(vocabulary.numbers)} features", flush=True)

    def fitted(gold: list[Article]) -> Network:
        columns, points = vectors(options.vectors, vocabulary)
        network = Network(scales([*gold, *distilled], len(vocabulary.numbers)), columns, points, options.drop)
        fit([*((options.gold, one) for one in gold), *((1.0, one) for one in distilled)], network, options)
        return network

    network = fitted(rest)
    shares, _ = probabilities(network, held)
    report("held out", *gold_labels(held), shares)
    if measured:
        report("dev", *gold_labels(measured), probabilities(network, measured)[0])
    if options.output:
        label, _ = gold_labels(held)
        real = label >= 0
        claim, _, _ = curve(label[real] == judge.UNATTRIBUTED, shares[real, judge.UNATTRIBUTED], options.precision)
        weak, _, _ = curve(label[real] == judge.WEAK, shares[real, judge.WEAK], options.weak_precision)
        write(fitted(labelled), vocabulary, claim, weak, options.most, options.output)


def vectors(path: Path | None, vocabulary: Vocabulary) -> tuple[torch.Tensor, torch.Tensor]:
    """Numbers and vectors of the words that are features."""
    if path is None:
        return torch.zeros(0, dtype=torch.long), torch.zeros(0, 1)
    raw = np.load(path)
    kept = [
        (vocabulary.numbers[str(word)], i) for i, word in enumerate(raw["words"]) if str(word) in vocabulary.numbers
    ]
    return torch.tensor([n for n, _ in kept]), torch.from_numpy(raw["points"][[i for _, i in kept]].astype(np.float32))


if __name__ == "__main__":
    main()
