"""Train what tells the opening of a story from its other sentences, and measure ``lede-buried``.

    python -m training.ledes --corpus news.jsonl.xz --output newsls/models/ledes.json
    python -m training.ledes --evaluate clean.jsonl.xz news_dev.jsonl.xz [--show 20]

The corpus has a document a line, ``{"text": …}``; only weights of words are kept.  A logistic regression learns which
sentences stand in the first paragraph from what can be seen of them anywhere: closed-class words, how they begin, how
central they are.  Where a text begins in the middle of an article, as crawled ones do, it is left out.

What is measured: how many articles of edited news the rule flags, and in how many it finds the lede once the opening
one, two or three paragraphs stand below the fifth, or the last five stand first.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import numpy as np

from newsls.attribution import words
from newsls.draft import Draft, Paragraph
from newsls.figures import Figures
from newsls.finding import Finding
from newsls.language import TokenKind
from newsls.markup import BlockKind
from newsls.rules import RULES, Story
from newsls.settings import Settings
from newsls.summary import ledes, quotations
from newsls.summary.boilerplate import is_boilerplate
from training.corpus import rows

VOCABULARY = (
    words.AUXILIARIES
    | words.NEGATIONS
    | words.PERSONAL
    | words.CONTRACTED
    | words.OBJECTS
    | words.RELATIVES
    | words.DETERMINERS
    | words.PREPOSITIONS
    | words.SUBORDINATORS
    | words.COORDINATORS
    | words.ADVERBS
    | words.TIMES
    | frozenset(
        "there out off down up back ahead within well however meanwhile said says say saying told asked added "
        "according called statement reporters interview including example new next top according dozens people "
        "officials announced plans expected set amid them him".split()
    )
) - frozenset(
    "january february march april june july august september october november december jan feb aug sept oct nov dec "
    "mon tue wed thu fri sat sun".split()
)
MEASURES = ("quoted", "asks", "personal", "alone", "numbers", "names", "length")
COMMON = 0.002
"""In how large a share of the sentences a word must stand to be given a weight."""
SMALLEST = 0.012
"""The least that a word’s weight, times its spread, must come to."""


def sentences(paragraph: Paragraph) -> Iterator[tuple[frozenset[str], str, dict[str, float]]]:
    """The words, the first word and the measures of the sentences that ``ledes.read`` keeps of a paragraph."""
    every = paragraph.sentence_tokens
    quoting = quotations.read(every, paragraph.text)
    for span, tokens, quoted in zip(paragraph.sentences, every, quoting, strict=True):
        norms = [token.norm for token in tokens if token.kind <= TokenKind.NUMBER]
        if len(norms) < 4 or is_boilerplate(span.of(paragraph.text), norms):
            continue
        share = quoted.words_inside / len(norms)
        personal = not quoted.words_inside and not ledes._SELVES.isdisjoint(norms)
        asks = paragraph.text[span.end - 1] in "?!"
        yield (
            frozenset(norms),
            norms[0],
            ledes.measures(tokens, len(norms), share, asks, personal, len(every) == 1),
        )


def is_whole(paragraphs: list[Paragraph]) -> bool:
    """Whether a text seems to begin where its article does."""
    lines = ledes.read(paragraphs[0]).lines
    return bool(lines) and (lines[0].may_open or len(lines[0].terms) < 10)


def examples(corpus: Path, limit: int | None) -> Iterator[tuple[frozenset[str], str, dict[str, float], float, bool]]:
    """The sentences of a corpus, how central each is, and whether it stands in the first paragraph."""
    for row in islice(rows(corpus), limit):
        prose = _prose(Draft.read(row["text"]))
        if not 8 <= len(prose) <= 60 or not is_whole(prose):
            continue
        parts = [ledes.read(paragraph) for paragraph in prose]
        central = ledes.centralities(parts, ledes.shared(parts))
        for place, (paragraph, degrees) in enumerate(zip(prose, central, strict=True)):
            for (held, first, measured), degree in zip(sentences(paragraph), degrees, strict=True):
                yield held, first, measured, degree, place == 0


def train(corpus: Path, limit: int | None) -> dict[str, object]:
    """The weights, as ``ledes.trained`` gives them."""
    index = {word: i for i, word in enumerate(sorted(VOCABULARY))}
    size = len(index)
    table, labels = [], []
    for held, first, measured, degree, label in examples(corpus, limit):
        row = np.zeros(2 * size + len(MEASURES) + 1, dtype=np.float32)
        for word in held & VOCABULARY:
            row[index[word]] = 1
        if first in index:
            row[size + index[first]] = 1
        row[2 * size :] = [*(measured[name] for name in MEASURES), degree]
        table.append(row)
        labels.append(label)
    x, y = np.array(table), np.array(labels, dtype=np.float64)
    kept = np.where(x[:, : 2 * size].mean(0) >= COMMON)[0]
    rest = np.arange(2 * size, x.shape[1])
    weights = logistic(x[:, np.concatenate([kept, rest])], y)
    large = np.abs(weights[: len(kept)]) * x[:, kept].std(0) >= SMALLEST
    kept = kept[large]
    weights = logistic(x[:, np.concatenate([kept, rest])], y)
    print(f"{len(y)} sentences, {int(y.sum())} of them in first paragraphs, {len(kept)} words")
    names = sorted(VOCABULARY)
    rounded = [round(float(weight), 3) for weight in weights]
    return {
        "central": rounded[-1],
        "measures": dict(zip(MEASURES, rounded[len(kept) : -1], strict=True)),
        "openers": {names[i - size]: w for i, w in zip(kept, rounded, strict=False) if i >= size},
        "words": {names[i]: w for i, w in zip(kept, rounded, strict=False) if i < size},
    }


def logistic(x: np.ndarray, y: np.ndarray, penalty: float = 3e-3) -> np.ndarray:
    """The weights of a logistic regression, by Newton’s method on columns of one spread."""
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = np.c_[(x - mean) / spread, np.ones(len(x))]
    weights = np.zeros(z.shape[1])
    for _ in range(15):
        chance = 1 / (1 + np.exp(-z @ weights))
        slope = z.T @ (chance - y) / len(y) + penalty * weights
        bend = (z * (chance * (1 - chance))[:, None]).T @ z / len(y) + penalty * np.eye(len(weights))
        weights -= np.linalg.solve(bend, slope)
    found: np.ndarray = weights[:-1] / spread
    return found


def _prose(draft: Draft) -> list[Paragraph]:
    return [
        paragraph
        for block, paragraph in zip(draft.blocks, draft.paragraphs, strict=True)
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE)
    ]


def moved(count: int, chance: random.Random) -> Callable[[list[str]], list[str] | None]:
    """Lets the first ``count`` paragraphs stand below the fifth of the others, or a little further down."""

    def move(paragraphs: list[str]) -> list[str] | None:
        rest = paragraphs[count:]
        if len(rest) < ledes.OPENING + 1:
            return None
        at = chance.randint(ledes.OPENING, min(len(rest), ledes.OPENING + 4))
        return rest[:at] + paragraphs[:count] + rest[at:]

    return move


def background_first(paragraphs: list[str]) -> list[str] | None:
    """The last five paragraphs first."""
    return paragraphs[-5:] + paragraphs[:-5] if len(paragraphs) >= 10 else None


def found(text: str) -> tuple[Draft, list[Finding]]:
    """What the rule finds in a text, without the rest of the analysis."""
    draft = Draft.read(text)
    (rule,) = [rule for rule in RULES if rule.code == "lede-buried"]
    assert rule.story is not None
    return draft, list(rule.story(Story(draft, (), Figures(), Settings())))


def evaluate(path: Path, limit: int | None, show: int) -> None:
    """Print how often the rule speaks, on a set as it is and with its ledes buried."""
    articles = [row["text"] for row in islice(rows(path), limit)]
    articles = [text for text in articles if len(_prose(Draft.read(text))) > ledes.OPENING]
    flagged = [(text, *found(text)) for text in articles]
    whole = [bool(findings) for _, draft, findings in flagged if is_whole(_prose(draft))]
    spoken = sum(bool(findings) for _, _, findings in flagged)
    print(f"{path.name}: {len(articles)} articles of six paragraphs and more")
    print(
        f"  flagged as they are: {spoken / len(articles):.2%}; begun at their beginning: {sum(whole) / len(whole):.2%}"
    )
    chance = random.Random(1)
    ways: dict[str, Callable[[list[str]], list[str] | None]] = {
        f"first {count} below the fifth": moved(count, chance) for count in (1, 2, 3)
    }
    ways["last five first"] = background_first
    for name, way in ways.items():
        texts = [way([part for part in text.split("\n\n") if part.strip()]) for text in articles]
        hits = right = number = 0
        for before, after in zip(articles, texts, strict=True):
            if after is None:
                continue
            number += 1
            draft, findings = found("\n\n".join(after))
            hits += bool(findings)
            opening = before.split("\n\n")[:3]
            right += any(finding.span.of(draft.text) in part for finding in findings for part in opening)
        print(f"  {name}: flagged {hits / number:.1%}, {right / number:.1%} at one of the first three paragraphs")
    for text, draft, findings in [row for row in flagged if row[2] and is_whole(_prose(row[1]))][:show]:
        print("\n---")
        for number, paragraph in enumerate(_prose(draft)[:4], 1):
            print(f"  {number} {paragraph.text[:150]}")
        for finding in findings:
            print(f"  >>> {finding.span.of(text)}\n      {finding.message}")


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--output", type=Path)
    parser.add_argument("--evaluate", type=Path, nargs="*", default=[])
    parser.add_argument("--limit", type=int)
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    if options.corpus:
        model = train(options.corpus, options.limit)
        new = options.output.with_suffix(".new")
        new.write_text(json.dumps(model, ensure_ascii=False, indent=1) + "\n", "utf-8")
        new.replace(options.output)
    for path in options.evaluate:
        evaluate(path, options.limit, options.show)


if __name__ == "__main__":
    main()
