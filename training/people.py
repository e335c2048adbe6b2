"""Trains the tagger of names, ``newsls/models/people.gz``.

    python -m training.people LABELS.jsonl.xz --corpus NEWS.jsonl.xz [--given FILE …] [--holders FILE.jsonl.xz …]

1. A structured perceptron learns from the labelled articles alone.
2. It reads the unlabelled news, and what it finds is counted by word: how often “geneva” was a place, “angela” the
   first word of a person, and how often a verb or title stood beside a person.  The counts, in a few coarse steps, are
   the lexicon.  Lists of given names and of office holders add what the news does not show.
3. The perceptron learns again with the lexicon, and its reading gives a better one.
4. Several perceptrons learn with that; the model is their mean.

LABELS: rows {"text", "names": [{"start", "end", "kind": "person" | "body" | "place"}]}.  NEWS: rows {"text"}.
--given: files whose lines begin with a given name, the most frequent first (the US Census lists are such files).
--holders: rows {"person"}, full names of office holders of many countries.

In the last step two thirds of what is learnt from have words made unknown at random, so that the model does not lean on
knowing a name.  Some sentences come again in capitals or in title case, as headlines are.
"""

from __future__ import annotations

import argparse
import json
import lzma
import math
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from newsls.draft import Draft
from newsls.figures.features import Lexicon, Run, Sentence, features, runs
from newsls.figures.grammar import grammar
from newsls.figures.tagger import LABELS, MODEL, Model, dump, pack
from newsls.figures.words import Word, split, words
from newsls.language import sentences
from newsls.markup import BlockKind
from newsls.text import Span

KINDS = {"person": 1, "body": 3, "place": 5}
COUNT = len(LABELS)
START = COUNT
NAMES = ("FIRST", "MIDDLE", "LAST", "SINGLE", "BODY", "IN_BODY", "PLACE", "NONE", "OPENS")
"""What is counted of a word: its part in a person's name, in a body's, in a place's, none, none where it opens."""


class Lists(NamedTuple):
    """The lexicons that the features read."""

    lexicon: Lexicon
    left: Lexicon
    right: Lexicon


class Labelled(NamedTuple):
    """A sentence with its gold labels."""

    words: list[Word]
    labels: list[int]
    heading: bool


Instance = tuple[list[list[str]], list[int]]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a JSON Lines file, plain or xz."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def labelled(text: str, names: Sequence[Mapping[str, Any]]) -> Iterator[Labelled]:
    """The sentences of a labelled article."""
    draft = Draft.read(text)
    spans = sorted((n["start"], n["end"], KINDS[n["kind"]]) for n in names)
    for block, paragraph in zip(draft.blocks, draft.paragraphs, strict=True):
        for part in split(words(paragraph.text), paragraph.sentences):
            labels = []
            for word in part:
                start, end = block.to_source(Span(word[1], word[2]))
                slack = word[0].endswith(".")  # “Jr.” where the label leaves the stop out
                label = next((k + (start > a) for a, b, k in spans if a <= start < b and end <= b + slack), 0)
                labels.append(label)
            yield Labelled(part, labels, paragraph.kind is BlockKind.HEADING)


def recased(sentence: Labelled, how: str) -> Labelled:
    """The sentence as a headline: in capitals, or each longer word with one."""
    changed = []
    for text, start, end in sentence.words:
        if how == "upper":
            new = text.upper() if text != "'s" else text
        else:
            new = text if len(text) < 4 or not text.islower() or not text.isalpha() else text.capitalize()
        changed.append((new, start, end))
    return Labelled(changed, sentence.labels, True)


def instances(gold: Iterable[Labelled], lists: Lists) -> Iterator[Instance]:
    """The runs of the sentences with their features and labels."""
    for part, labels, heading in gold:
        sentence = Sentence(part, heading)
        for run in runs(part):
            yield features(sentence, run, *lists, grammar()), _whole(labels[run.start : run.end])


def _whole(labels: list[int]) -> list[int]:
    """Labels in which no name goes on that did not begin."""
    fixed: list[int] = []
    before = 0
    for label in labels:
        before = label - 1 if label in (2, 4, 6) and before not in (label, label - 1) else label
        fixed.append(before)
    return fixed


class Perceptron:
    """An averaged structured perceptron over ``LABELS``."""

    def __init__(self) -> None:
        self.weights: dict[str, list[float]] = {}
        self.steps = [[0.0] * COUNT for _ in range(COUNT + 1)]
        self._sums: dict[str, list[float]] = {}
        self._step_sums = [[0.0] * COUNT for _ in range(COUNT + 1)]
        self._clock = 1

    def learn(self, data: list[Instance], epochs: int, seed: int) -> None:
        """Learn from ``data``, in an order that ``seed`` decides."""
        order = random.Random(seed)
        for epoch in range(epochs):
            order.shuffle(data)
            wrong = 0
            for named, gold in data:
                guess = self.best(named)
                if guess != gold:
                    wrong += 1
                    self._update(named, gold, guess)
                self._clock += 1
            log(f"epoch {epoch}: {wrong} of {len(data)} runs wrong, {len(self.weights)} features")
        self._average()

    def best(self, named: list[list[str]]) -> list[int]:
        """The best labels of a run (Viterbi)."""
        scores = []
        for own in named:
            total = [0.0] * COUNT
            for feature in own:
                row = self.weights.get(feature)
                if row is not None:
                    total = [a + b for a, b in zip(total, row, strict=True)]
            scores.append(total)
        return Model({}, self.steps, {}, {}, {}).path(scores)  # type: ignore[arg-type]

    def _update(self, named: list[list[str]], gold: list[int], guess: list[int]) -> None:
        right = wrong = START
        for own, g, p in zip(named, gold, guess, strict=True):
            if g != p:
                for feature in own:
                    row = self.weights.get(feature)
                    if row is None:
                        row = self.weights[feature] = [0.0] * COUNT
                        self._sums[feature] = [0.0] * COUNT
                    sums = self._sums[feature]
                    row[g] += 1
                    sums[g] += self._clock
                    row[p] -= 1
                    sums[p] -= self._clock
            if (right, g) != (wrong, p):
                self.steps[right][g] += 1
                self._step_sums[right][g] += self._clock
                self.steps[wrong][p] -= 1
                self._step_sums[wrong][p] -= self._clock
            right, wrong = g, p

    def _average(self) -> None:
        for feature, row in self.weights.items():
            sums = self._sums[feature]
            self.weights[feature] = [w - s / self._clock for w, s in zip(row, sums, strict=True)]
        self.steps = [
            [w - s / self._clock for w, s in zip(row, sums, strict=True)]
            for row, sums in zip(self.steps, self._step_sums, strict=True)
        ]

    def model(self, lists: Lists, cut: float) -> Model:
        """The model without the features whose weights all stay under ``cut``."""
        kept = {f: pack(row) for f, row in sorted(self.weights.items()) if max(map(abs, row)) >= cut}
        steps = [[round(w * 64) for w in row] for row in self.steps]
        return Model({f: w for f, w in kept.items() if w}, steps, *lists)


def mean(learners: Sequence[Perceptron]) -> Perceptron:
    """A perceptron with the mean of the learners' weights, which is steadier than each."""
    result = Perceptron()
    share = 1 / len(learners)
    for learner in learners:
        for feature, row in learner.weights.items():
            total = result.weights.setdefault(feature, [0.0] * COUNT)
            for label, weight in enumerate(row):
                total[label] += share * weight
        result.steps = [
            [a + share * b for a, b in zip(one, two, strict=True)]
            for one, two in zip(result.steps, learner.steps, strict=True)
        ]
    return result


class Counts(NamedTuple):
    """What a model found in unlabelled news, by word."""

    parts: dict[str, list[int]]
    lower: Counter[str]
    left: dict[str, list[int]]
    right: dict[str, list[int]]


def harvest(model: Model, corpus: Path, limit: int | None) -> Counts:
    """Reads the corpus with ``model`` and counts what each word was, and what stood beside names."""
    parts: dict[str, list[int]] = defaultdict(lambda: [0] * len(NAMES))
    left: dict[str, list[int]] = defaultdict(lambda: [0] * 4)
    right: dict[str, list[int]] = defaultdict(lambda: [0] * 4)
    lower: Counter[str] = Counter()
    for number, row in enumerate(rows(corpus)):
        if limit is not None and number >= limit:
            break
        if number % 2000 == 0:
            log(f"{number} articles read")
        for line in row["text"].split("\n"):
            for part in split(words(line), sentences(line)) if line.strip() else ():
                sentence = Sentence(part, False)
                if len(part) < 4 or sentence.caps:
                    continue
                lower.update(w for w, s in zip(sentence.lower, sentence.shapes, strict=True) if s == "x")
                for run in runs(part):
                    path = model.path(model.scores(sentence, run))
                    _count(parts, sentence, run, path)
                    before = sentence.lower[run.start - 1] if run.start else "^"
                    after = sentence.lower[run.end] if run.end < sentence.size else "$"
                    left[before][(path[0] + 1) // 2] += 1
                    right[after][(path[-1] + 1) // 2] += 1
    return Counts(dict(parts), lower, dict(left), dict(right))


def _count(parts: dict[str, list[int]], sentence: Sentence, run: Run, path: list[int]) -> None:
    for index, label in enumerate(path):
        at = run.start + index
        goes_on = index + 1 < len(path) and path[index + 1] == 2
        if label == 1:
            part = 0 if goes_on else 3
        elif label == 2:
            part = 1 if goes_on else 2
        elif label in (3, 4):
            part = label + 1
        elif label:
            part = 6
        elif sentence.shapes[at][0] == "x":
            continue
        else:
            part = 7 if at else 8
        parts[sentence.lower[at]][part] += 1


def lexicons(counts: Counts, given: Mapping[str, int], holders: Sequence[str]) -> Lists:
    """The lexicons of coarse steps that the features read."""
    lexicon: dict[str, tuple[str, ...]] = {}
    for word, row in counts.parts.items():
        total, low = sum(row[:8]), counts.lower.get(word, 0)
        if not word[0].isalnum() or (total < 3 and low < 50):
            continue
        codes: list[str] = []
        if total >= 3:
            shares = [("F", row[0]), ("Z", row[1] + row[2]), ("S", row[3]), ("B", row[4]), ("b", row[5])]
            shares += [("L", row[6]), ("O", row[7])]
            ranked = sorted(((k, _step(v / total)) for k, v in shares), key=lambda c: -c[1])
            codes = [f"{k}{s}" for k, s in ranked[:3] if s]
            codes.append(f"P{_step(sum(row[:4]) / total)}")
        everything = total + low + row[8]
        if _step(low / everything):
            codes.append(f"z{_step(low / everything)}")
        if codes:
            codes.append("n5" if everything > 500 else "n4" if everything > 50 else "n3" if everything > 10 else "n2")
            lexicon[word] = tuple(codes)
    first = Counter(name.lower().split()[0] for name in holders if " " in name)
    last = Counter(name.lower().split()[-1] for name in holders if " " in name)
    for word in sorted({*given, *first, *(w for w, n in last.items() if n > 1)}):
        extra = [f"g{given[word]}"] if word in given else []
        if first[word]:
            extra.append("h2" if first[word] > 2 else "h1")
        if last[word] > 1:
            extra.append("k")
        lexicon[word] = (*lexicon.get(word, ()), *extra)
    return Lists(lexicon, _beside(counts.left), _beside(counts.right))


def _step(share: float) -> int:
    return 4 if share >= 0.9 else 3 if share >= 0.7 else 2 if share >= 0.35 else 1 if share >= 0.1 else 0


def _beside(table: Mapping[str, list[int]]) -> dict[str, tuple[str, ...]]:
    """For words that often stand beside runs: which kinds of name they attract or shun (log-odds in steps)."""
    totals = [sum(row[k] for row in table.values()) for k in range(4)]
    priors = [total / sum(totals) for total in totals]
    found: dict[str, tuple[str, ...]] = {}
    for word, row in table.items():
        count = sum(row)
        if count < 40:
            continue
        codes = []
        for kind, prior, seen in zip("OPBL", priors, row, strict=True):
            odds = math.log((seen + 2 * prior) / (count + 2) / prior)
            step = 2 if odds > 1 else 1 if odds > 0.4 else -2 if odds < -1.2 else -1 if odds < -0.5 else 0
            if step:
                codes.append(f"{kind}{step}")
        if codes:
            found[word] = tuple(codes)
    return found


def given_names(paths: Sequence[Path]) -> dict[str, int]:
    """Given names and how common they are, 3 for the most common."""
    found: dict[str, int] = {}
    for path in paths:
        for rank, line in enumerate(path.read_text(encoding="utf8").splitlines()):
            if line.strip():
                word = line.split()[0].lower()
                found[word] = max(found.get(word, 0), 3 if rank < 200 else 2 if rank < 1000 else 1)
    return found


def forgetful(gold: Iterable[Labelled], lists: Lists, seed: int, share: float = 0.3) -> Iterator[Instance]:
    """The runs again, with a share of their words made unknown: neither in the lexicon nor ever seen."""
    dice = random.Random(seed)
    for part, labels, heading in gold:
        sentence = Sentence(part, heading)
        for run in runs(part):
            known = dict.fromkeys(sentence.lower[run.start : run.end])
            gone = {word for word in known if dice.random() < share}
            left = {word: lists.lexicon[word] for word in known if word not in gone and word in lists.lexicon}
            named = features(sentence, run, left, lists.left, lists.right, grammar())
            kept = []
            for at, own in zip(range(*run), named, strict=True):
                hidden: tuple[str, ...] = ("w=", "wp", "wn", "gw") if sentence.lower[at] in gone else ()
                if at > run.start and sentence.lower[at - 1] in gone:
                    hidden += ("p=", "wp")
                if at + 1 < run.end and sentence.lower[at + 1] in gone:
                    hidden += ("n=", "wn")
                kept.append([f for f in own if not f.startswith(hidden)] if hidden else own)
            yield kept, _whole(labels[run.start : run.end])


def log(text: str) -> None:
    """A line on standard error with the seconds of CPU so far."""
    print(f"{time.process_time():7.1f} {text}", file=sys.stderr, flush=True)


def main() -> None:
    """Train and write the model."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("labels", type=Path)
    options.add_argument("--corpus", type=Path, required=True)
    options.add_argument("--given", type=Path, nargs="*", default=[])
    options.add_argument("--holders", type=Path, nargs="*", default=[])
    options.add_argument("--limit", type=int, help="read only so many articles of the corpus")
    options.add_argument("--cut", type=float, default=2.0, help="leave out features whose weights stay under this")
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--learners", type=int, default=3, help="how many perceptrons the model is the mean of")
    options.add_argument("--output", type=Path, default=MODEL)
    chosen = options.parse_args()

    gold = [s for row in rows(chosen.labels) for s in labelled(row["text"], row["names"])]
    dice = random.Random(chosen.seed)
    headlines = [
        recased(s, dice.choice(("upper", "title"))) for s in gold if len(s.words) < 30 and dice.random() < 0.12
    ]
    given = given_names(chosen.given)
    holders = sorted({row["person"] for path in chosen.holders for row in rows(path)})
    lists = Lists({}, {}, {})
    for turn in range(2):
        learner = Perceptron()
        learner.learn(list(instances(gold + headlines if turn else gold, lists)), 8, chosen.seed)
        lists = lexicons(harvest(learner.model(lists, 0), chosen.corpus, chosen.limit), given, holders)
    articles = gold + headlines
    plain = list(instances(articles, lists))
    learners = []
    for seed in range(chosen.seed, chosen.seed + chosen.learners):
        learners.append(Perceptron())
        hidden = [one for copy in range(2) for one in forgetful(articles, lists, 2 * seed + copy)]
        learners[-1].learn(plain + hidden, 8, seed)
    learner = mean(learners)
    written = dump(learner.model(lists, chosen.cut))
    chosen.output.write_bytes(written)
    log(f"{chosen.output}: {len(written)} bytes")


if __name__ == "__main__":
    main()
