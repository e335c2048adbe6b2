"""Train the part-of-speech tagger: nltk's averaged perceptron over Penn Treebank tags.

    python -m training.tagger CORPUS … --output newsls/models/tagger.json.gz --evaluate FILE …

A corpus is the MASC archive (``masc_tagged.zip``: ``word_TAG`` in text files) or a treebank as JSON, plain or xz
(sentences of ``[word, tag, …, misc]`` in which the misc column may hold ``SpaceAfter=No``).  Treebanks that split words
at hyphens are also shown with those words whole, as newsls reads them.

The model is one gzipped JSON: the tags, the words that bear one tag, and the weights of each feature as a string of
``tag weight`` pairs, which are only read when a feature is met.
"""

from __future__ import annotations

import argparse
import gzip
import json
import lzma
import random
import re
import time
import zipfile
from pathlib import Path

from nltk.tag.perceptron import PerceptronTagger

Sentence = list[tuple[str, str]]

PENN = frozenset(
    "CC CD DT EX FW IN JJ JJR JJS LS MD NN NNS NNP NNPS PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP "
    "VBZ WDT WP WP$ WRB # $ '' `` , . : -LRB- -RRB- HYPH NFP ADD AFX GW XX".split()
)
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
_MASC_TAGS = {"(": "-LRB-", ")": "-RRB-", "...": ":", "-": ":", '"': "''", "'": "''"}
_MONEY = re.compile(r"([$£€])([\d.,]+)$")


def masc(path: Path, written_only: bool) -> list[Sentence]:
    """The sentences of MASC, with the tagging slips that are plain to see put right."""
    sentences = []
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            if not name.endswith(".txt") or "/" not in name.partition("/")[2] or (written_only and "/spoken/" in name):
                continue
            for block in re.split(r"\n\s*\n", archive.read(name).decode("utf-8", "replace")):
                sentence = [pair for item in block.split() for pair in _masc_tokens(item)]
                if len(sentence) > 1 and all(tag in PENN for _, tag in sentence):
                    sentences.append(_masc_quotes(sentence))
    return sentences


def _masc_tokens(item: str) -> list[tuple[str, str]]:
    word, _, tag = item.rpartition("_")
    word = word.translate(_STRAIGHT)
    tag = _MASC_TAGS.get(tag, tag)
    money = _MONEY.match(word)
    if money:
        return [(money[1], "$"), (money[2], "CD")]
    if len(word) > 2 and word.endswith(".") and word[0].isupper() and tag in ("NN", "NNS"):
        tag = "NNP"
    if word in ("WHO", "IT", "US") and tag in ("WP", "PRP"):
        tag = "NNP" if word == "WHO" else tag
    return [(word, tag)]


def _masc_quotes(sentence: Sentence) -> Sentence:
    """“''” was split in two and tagged as a possessive."""
    out: Sentence = []
    for index, (word, tag) in enumerate(sentence):
        if word in ("'", "`") and tag in ("POS", "''", "``"):
            before = sentence[index - 1] if index else ("", "")
            after = sentence[index + 1] if index + 1 < len(sentence) else ("", "")
            if before[0] == word:
                continue
            if after[0] == word:
                out.append(('"', "``" if word == "`" else "''"))
                continue
        out.append((word, tag))
    return out


def treebank(path: Path) -> list[Sentence]:
    """The sentences of a treebank, and once more, whole, those with words split at hyphens."""
    sentences = []
    for rows in _json(path):
        words = [(row[0].translate(_STRAIGHT), row[1]) for row in rows if row[1] in PENN]
        if words:
            sentences.append(words)
        joined = _joined([row for row in rows if row[1] in PENN])
        if len(joined) < len(words):
            sentences.append(joined)
    return sentences


def _joined(rows: list[list[str]]) -> Sentence:
    out: Sentence = []
    index = 0
    while index < len(rows):
        last = index
        while (
            last + 2 < len(rows)
            and rows[last + 1][1] == "HYPH"
            and "SpaceAfter=No" in rows[last][-1]
            and "SpaceAfter=No" in rows[last + 1][-1]
        ):
            last += 2
        word, tag = rows[last][0], rows[last][1]
        if last > index:
            word = "".join(row[0] for row in rows[index : last + 1])
            following = rows[last + 1][1] if last + 1 < len(rows) else ""
            if (tag in ("NN", "CD") and following.startswith(("NN", "JJ"))) or tag in ("VBN", "VBG", "JJ", "RB", "VBD"):
                tag = "JJ"
        out.append((word.translate(_STRAIGHT), tag))
        index = last + 1
    return out


def _json(path: Path) -> list[list[list[str]]]:
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        loaded: list[list[list[str]]] = json.load(file)
    return loaded


def accuracy(tagger: PerceptronTagger, path: Path) -> tuple[float, float]:
    """The share of right tags on a treebank’s own words, and words a second."""
    right = total = 0
    began = time.process_time()
    for rows in _json(path):
        words = [row[0].translate(_STRAIGHT) for row in rows]
        for (_, tag), row in zip(tagger.tag(words), rows, strict=True):
            total += 1
            right += tag == row[1]
    return right / total, total / (time.process_time() - began)


def encode(tagger: PerceptronTagger, floor: float) -> str:
    weights, tagdict, classes = tagger.encode_json_obj()
    lines = {}
    for feature, row in weights.items():
        kept = {tag: weight for tag, weight in row.items() if abs(weight) >= floor}
        if kept:
            lines[feature] = " ".join(f"{tag} {round(1000 * weight)}" for tag, weight in sorted(kept.items()))
    model = {"tags": sorted(classes, reverse=True), "words": dict(sorted(tagdict.items())), "weights": lines}
    return json.dumps(model, ensure_ascii=False, separators=(",", ":"))


def prune(tagger: PerceptronTagger, floor: float) -> None:
    """Leave out weights too small to matter, so that what is measured is what ships."""
    pruned = {f: {t: w for t, w in row.items() if abs(w) >= floor} for f, row in tagger.model.weights.items()}
    tagger.model.weights = {f: row for f, row in pruned.items() if row}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpora", nargs="+", type=Path)
    arguments.add_argument("--output", type=Path)
    arguments.add_argument("--evaluate", nargs="*", type=Path, default=[])
    arguments.add_argument("--iterations", type=int, default=6)
    arguments.add_argument("--floor", type=float, default=0.3, help="leave out smaller weights")
    arguments.add_argument("--spoken", action="store_true", help="also the spoken part of MASC")
    options = arguments.parse_args()
    sentences: list[Sentence] = []
    for path in options.corpora:
        sentences += masc(path, not options.spoken) if path.suffix == ".zip" else treebank(path)
    print(f"{len(sentences)} sentences, {sum(map(len, sentences))} words", flush=True)
    random.seed(1)
    random.shuffle(sentences)
    tagger = PerceptronTagger(load=False)
    tagger.train(sentences, nr_iter=options.iterations)
    for floor in dict.fromkeys((0.0, options.floor)):
        prune(tagger, floor)
        data = gzip.compress(encode(tagger, floor).encode("utf-8"), 9, mtime=0)
        print(f"weights from {floor}: {len(tagger.model.weights)} features, {len(data)} bytes")
        for path in options.evaluate:
            share, speed = accuracy(tagger, path)
            print(f"  {path.name}: {share:.4f} ({speed:.0f} words a second)", flush=True)
    if options.output:
        options.output.write_bytes(data)


if __name__ == "__main__":
    main()
