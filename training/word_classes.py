"""Sort the commoner words of the news into classes by the company they keep, for the judge of claims.

    python -m training.word_classes NEWS_TRAIN.jsonl.xz --output newsls/models/word_classes.json --vectors vectors.npz

Positive pointwise mutual information with the neighbours within three words, reduced by a truncated singular value
decomposition, grouped by k-means.  The classes ship; the vectors serve ``training/claims.py`` and don't.  Within a
class words stand by the part of speech that newsls's tagger most often gives them, behind a capital letter
(``newsls.attribution.judge.word_kinds``).  Rows of the corpus: ``{"text": …}``.  Needs numpy, scipy and scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
from collections import Counter
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.cluster import MiniBatchKMeans
from sklearn.utils.extmath import randomized_svd

from newsls.draft import Draft
from newsls.language import tagging

WORD = re.compile(r"[a-z0-9]+(?:['’\-][a-z0-9]+)*")
NEIGHBOURS = 5000
OFFSETS = (1, 2, 3, -1, -2, -3)
TAGGED = 6
"""Every how many articles are tagged."""
KINDS = {
    "N": ("NN", "NNS", "NNP", "NNPS"),
    "A": ("JJ", "JJR", "JJS"),
    "V": ("VB", "VBD", "VBP", "VBZ"),
    "G": ("VBG",),
    "P": ("VBN",),
    "R": ("RB", "RBR", "RBS"),
}
"""Parts of speech by their letters; X is any other, “.” unknown."""


def read(path: Path, size: int) -> tuple[list[str], np.ndarray]:
    """The commonest words, and the corpus as their numbers (-1 for the rest and between articles)."""
    articles = []
    counts: Counter[str] = Counter()
    with lzma.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            words = WORD.findall(json.loads(line)["text"].lower().replace("’", "'"))
            counts.update(words)
            articles.append(words)
    words = [w for w, _ in counts.most_common(size) if not w[0].isdigit()]
    number = {w: i for i, w in enumerate(words)}
    gap = [-1] * len(OFFSETS)
    return words, np.concatenate([np.array([number.get(w, -1) for w in a] + gap, dtype=np.int32) for a in articles])


def vectors(ids: np.ndarray, count: int, dimensions: int) -> np.ndarray:
    """A unit vector for every word.  The nearest neighbours on either side are told from those further off."""
    columns = 3 * NEIGHBOURS
    total: sparse.csr_matrix | None = None
    for offset in OFFSETS:
        words, others = (ids[:-offset], ids[offset:]) if offset > 0 else (ids[-offset:], ids[:offset])
        known = (words >= 0) & (others >= 0) & (others < NEIGHBOURS)
        side = 0 if abs(offset) > 1 else (1 if offset > 0 else 2)
        keys, counts = np.unique(
            words[known].astype(np.int64) * columns + others[known] + side * NEIGHBOURS, return_counts=True
        )
        part = sparse.csr_matrix((counts.astype(np.float32), (keys // columns, keys % columns)), shape=(count, columns))
        total = part if total is None else total + part
    assert total is not None
    rows = np.asarray(total.sum(1)).ravel()
    context = np.asarray(total.sum(0)).ravel() ** 0.75
    context /= context.sum()
    cells = total.tocoo()
    value = np.log(cells.data / ((rows[cells.row]) * context[cells.col] + 1e-12))
    kept = value > 0
    matrix = sparse.csr_matrix((value[kept], (cells.row[kept], cells.col[kept])), shape=total.shape)
    left, strength, _ = randomized_svd(matrix, dimensions, n_iter=4, random_state=0)
    result = left * np.sqrt(strength)
    return result / (np.linalg.norm(result, axis=1, keepdims=True) + 1e-9)


def kinds(path: Path) -> dict[str, str]:
    """The part of speech, as a letter, that a word in small letters most often has in a sample of the corpus."""
    letters = {tag: letter for letter, tags in KINDS.items() for tag in tags}
    counts: dict[str, Counter[str]] = {}
    with lzma.open(path, "rt", encoding="utf8") as lines:
        for number, line in enumerate(lines):
            if number % TAGGED:
                continue
            for paragraph in Draft.read(json.loads(line)["text"]).paragraphs:
                for tokens in paragraph.sentence_tokens:
                    for token, tag in zip(tokens, tagging.tags(tokens), strict=True):
                        if token.text[:1].islower():
                            counts.setdefault(token.norm, Counter())[letters.get(tag, "X")] += 1
    return {word: found.most_common(1)[0][0] for word, found in counts.items() if found.total() > 2}


def sorted_by_kind(group: list[str], known: dict[str, str]) -> str:
    """A class as it is written: the words of a part of speech behind its letter."""
    table: dict[str, list[str]] = {}
    for word in group:
        table.setdefault(known.get(word, "."), []).append(word)
    return " ".join(f"{letter} {' '.join(words)}" for letter, words in table.items())


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--output", type=Path, required=True)
    arguments.add_argument("--vectors", type=Path, required=True)
    arguments.add_argument("--words", type=int, default=20000)
    arguments.add_argument("--classes", type=int, default=800)
    arguments.add_argument("--dimensions", type=int, default=100)
    options = arguments.parse_args()
    words, ids = read(options.corpus, options.words)
    points = vectors(ids, len(words), options.dimensions)
    labels = MiniBatchKMeans(options.classes, random_state=0, n_init=3, batch_size=4096).fit_predict(points)
    groups: list[list[str]] = [[] for _ in range(options.classes)]
    for word, label in zip(words, labels, strict=True):
        groups[label].append(word)
    known = kinds(options.corpus)
    kept = [sorted_by_kind(group, known) for group in groups if group]
    options.output.write_text(json.dumps(kept, ensure_ascii=False, indent=0), "utf8")
    np.savez_compressed(options.vectors, words=np.array(words), points=points.astype(np.float32))
    print(f"{len(words)} words in {len(kept)} classes, {options.output.stat().st_size} bytes")


if __name__ == "__main__":
    main()
