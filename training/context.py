"""Train the model of words in context: counts, rivals, weights and thresholds.

    python -m training.context --corpus NEWS_TRAIN --held-out NEWS_DEV --work DIR

The corpus is JSON Lines with a ``text`` a row.  What is counted in it are words, pairs and triples, and pairs, triples
and quadruples of word classes; a class is a frequent function word by itself, else the set of tags that the word bears
(told by the shipped tagger on a part of the corpus).  Rivals of a word are those of ``confusables.txt``, its inflected
forms, words one letter away, other prepositions, and the plural beside the possessive.  The weights are learned on
slips planted in one half of the held-out news, the thresholds set on the other half by false alarms per 10,000 words.
``DIR`` keeps what takes long between runs.
"""

from __future__ import annotations

import argparse
import collections
import itertools
import json
import pickle
import random
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import marisa_trie
import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from newsls.language import inflection, sentences, tags, tokenize
from newsls.language.context import INSERTED, Row, Slip, Weigher, row, score
from newsls.language.statistics import BOUNDARY, MIDDLES, STEP, Statistics, quantise, shape, units
from training.corpus import rows

MODELS = Path("newsls/models")
FUNCTION_WORDS = frozenset(
    """the a an of and or to in on for at by with from as that this these those it its he she they we you i him her
    them us me his their our your my who whom whose which what when where why how not no is are was were be been being
    am has have had having do does did doing done will would can could should may might must shall if because although
    while since than then there here so but nor yet up out off over about into more most less least very too also just
    only still even all any some each every both either neither one two many much few other another such same own
    whether through under between against during before after said says say isn't aren't wasn't weren't don't doesn't
    didn't won't wouldn't can't couldn't shouldn't hasn't haven't hadn't it's he's she's they're we're you're i'm i've
    that's there's""".split()
)
PREPOSITIONS = "of to in for on with at by from about into over as against".split()
FORMS = """be is are was were been being|have has had having|do does did done doing|this these|that those|
    man men|woman women|child children|person people"""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
BUDGETS = {
    # False alarms per 10,000 words of edited news that a kind of slip may cost.
    "quiet": {"sound": 0.25, "spelling": 0.05, "form": 0.1, "preposition": 0.05, "apostrophe": 0.05, "missing": 0.1},
    "normal": {"sound": 0.55, "spelling": 0.15, "form": 0.3, "preposition": 0.12, "apostrophe": 0.1, "missing": 0.3},
    "eager": {"sound": 2.0, "spelling": 1.0, "form": 2.0, "preposition": 1.0, "apostrophe": 0.5, "missing": 2.0},
}


def paragraphs(path: Path) -> Iterator[str]:
    for item in rows(path):
        for text in item["text"].split("\n"):
            if len(text) > 20:
                yield text


def counted(path: Path) -> tuple[collections.Counter[str], dict[tuple[str, ...], int]]:
    """Counts of words, and of pairs and triples that occur at least twice."""
    single: collections.Counter[str] = collections.Counter()
    several: collections.Counter[tuple[str, ...]] = collections.Counter()
    for text in paragraphs(path):
        words = [BOUNDARY, *units(tokenize(text)), BOUNDARY]
        single.update(words)
        several.update(itertools.pairwise(words))
        several.update(zip(words, words[1:], words[2:], strict=False))
    return single, {key: count for key, count in several.items() if count > 1}


def tagged(path: Path, limit: int) -> dict[str, collections.Counter[str]]:
    """The tags that words bear in a part of the corpus."""
    found: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    seen = 0
    for number, text in enumerate(paragraphs(path)):
        if number % 7:
            continue
        tokens = tokenize(text)
        for span in sentences(text):
            inside = tuple(t for t in tokens if span.start <= t.start < span.end)
            for index, (token, tag) in enumerate(zip(inside, tags(inside), strict=True)):
                if index or not tag.startswith("NNP"):
                    found[token.norm][tag] += 1
            seen += len(inside)
        if seen > limit:
            break
    return dict(found)


def classes(single: collections.Counter[str], found: dict[str, collections.Counter[str]], least: int) -> dict[str, str]:
    """The class of every word that occurs at least ``least`` times."""
    named: dict[str, str] = {}
    for word, count in single.items():
        if count < least:
            continue
        if word in FUNCTION_WORDS or not word[0].isalpha():
            named[word] = word
            continue
        borne = found.get(word)
        if not borne:
            named[word] = "HYPH" if "-" in word else "?" + word[-2:]
            continue
        total = sum(borne.values())
        named[word] = "|".join(sorted(tag for tag, n in borne.most_common(4) if n / total >= 0.08))
    sizes = collections.Counter(named.values())
    for word, name in named.items():
        if sizes[name] < 6 and name != word:
            borne = found.get(word)
            named[word] = borne.most_common(1)[0][0] if borne else "RARE"
    return named


def class_counts(path: Path, named: dict[str, str], numbers: dict[str, int]) -> dict[tuple[int, ...], int]:
    several: collections.Counter[tuple[int, ...]] = collections.Counter()
    for text in paragraphs(path):
        tokens = tokenize(text)
        words = [
            numbers[named.get(unit) or shape(unit, token.text[0].isupper())]
            for unit, token in zip(units(tokens), tokens, strict=True)
        ]
        edge = numbers[named[BOUNDARY]]
        words = [edge, *words, edge]
        several.update(itertools.pairwise(words))
        several.update(zip(words, words[1:], words[2:], strict=False))
        several.update(zip(words, words[1:], words[2:], words[3:], strict=False))
        if len(several) > 12_000_000:
            several = collections.Counter({key: count for key, count in several.items() if count > 1})
    return dict(several)


def put(trie: marisa_trie.Trie, name: str) -> None:
    """Write a trie beside and rename it: one that a running newsls has mapped into memory must not change under it."""
    beside = MODELS / f".{name}.new"
    trie.save(str(beside))
    beside.replace(MODELS / name)


def save(name: str, counts: dict[bytes, int]) -> None:
    trie = marisa_trie.BinaryTrie(list(counts))
    put(trie, f"{name}.marisa")
    table = bytearray(len(counts))
    for key, count in counts.items():
        table[trie.key_id(key)] = quantise(count)
    (MODELS / f"{name}.bin").write_bytes(bytes(table))


def rivals(single: collections.Counter[str], named: dict[str, str]) -> dict[str, dict[str, str]]:
    """For each word the words it may stand for, each with the letter of its kind."""
    known = {word for word in named if word[0].isalpha()}
    out: dict[str, dict[str, str]] = collections.defaultdict(dict)

    def both(group: Iterable[str], kind: str, rare: bool = False) -> None:
        """Each may stand for each other; with ``rare`` also a word too rare to be known for one that is."""
        members = list(group)
        for one in members:
            for other in members:
                if one != other and other in known and (rare or one in known):
                    out[one].setdefault(other, kind)

    for line in Path("training/confusables.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            both(line.split(), "s", rare=True)
    for line in FORMS.split("|"):
        both(line.split(), "f")
    for group in inflected(known):
        both(group, "f")
    both(PREPOSITIONS, "p")
    frequent = {word for word in known if single[word] >= 150 and word.isalpha() and len(word) > 1}
    for word in known:
        if word.isalpha() and len(word) > 1:
            for other in edits(word):
                if other in frequent and other != word and single[other] * 20 > single[word]:
                    out[word].setdefault(other, "e")
        if word.endswith("'s") and word[:-2] + "s" in known:
            both((word, word[:-2] + "s"), "a")
    return out


def inflected(known: set[str]) -> Iterator[set[str]]:
    """Groups of forms of one word: verbs, and nouns with their plurals."""
    for word in sorted(known):
        if word.isalpha() and len(word) > 2:
            forms = {word, inflection.plural(word), *inflection.pasts(word), *inflection.participles(word)}
            forms |= {form for form in inflection.verb_forms(word) if isinstance(form, str)}
            if len(forms & known) > 1:
                yield forms & known


def edits(word: str) -> set[str]:
    """Words one letter away: one left out, added, changed, or two swapped (Damerau 1964)."""
    out = set()
    for at in range(len(word)):
        out.add(word[:at] + word[at + 1 :])
        if at + 1 < len(word):
            out.add(word[:at] + word[at + 1] + word[at] + word[at + 2 :])
        out.update(word[:at] + letter + word[at + 1 :] for letter in LETTERS)
    for at in range(len(word) + 1):
        out.update(word[:at] + letter + word[at:] for letter in LETTERS)
    return out


def planted(path: Path, weigher: Weigher, known: Statistics, sources: dict[str, list[tuple[str, str]]], limit: int):
    """Rows of ``(document, label, slip, features)``: 0 on clean copy, 1 for the planted slip found; and how many."""
    chance = random.Random(7)
    out, words, tried = [], 0, collections.Counter()
    kinds = {"s": Slip.SOUND, "e": Slip.SPELLING, "f": Slip.FORM, "p": Slip.PREPOSITION, "a": Slip.APOSTROPHE}
    for document, item in enumerate(rows(path)):
        if words > limit:
            break
        for text in item["text"].split("\n"):
            tokens = tokenize(text)
            if len(tokens) < 6:
                continue
            words += len(tokens)
            clean = row(tokens, known)
            for place, slip, meant, features in weigher.weigh(clean):
                out.append((document, 0, slip, features, f"{clean.units[place]}>{meant}"))
            spelt = units(tokens)
            capitals = [t.text[0].isupper() for t in tokens]
            movable = clean.movable[4:-4]
            for _ in range(max(1, len(tokens) // 8)):
                at = chance.randrange(len(tokens))
                low, high = max(0, at - 6), at + 7
                if chance.random() < 0.25:
                    if spelt[at] not in INSERTED or not 0 < at < len(tokens) - 1 or capitals[at]:
                        continue
                    if not (spelt[at - 1][0].isalpha() and spelt[at + 1][0].isalpha()):
                        continue
                    if known.triple(*(known.key(spelt[i]) for i in (at - 1, at + 1, min(at + 2, len(spelt) - 1)))):
                        continue
                    tried[Slip.MISSING] += 1
                    cut = [*range(low, at), *range(at + 1, min(high, len(tokens)))]
                    part = Row([spelt[i] for i in cut], [capitals[i] for i in cut], [movable[i] for i in cut], known)
                    for place, slip, meant, features in weigher.weigh(part):
                        if place == at - low + 4 and slip is Slip.MISSING and meant == spelt[at]:
                            out.append((document, 1, slip, features, ""))
                    continue
                choices = sources.get(spelt[at])
                if not choices or not movable[at]:
                    continue
                by_kind: dict[str, list[str]] = collections.defaultdict(list)
                for wrong, kind in choices:
                    by_kind[kind].append(wrong)
                kind = chance.choice(sorted(by_kind))
                wrong = chance.choice(by_kind[kind])
                if 0 < at < len(tokens) - 1 and known.triple(*map(known.key, (spelt[at - 1], wrong, spelt[at + 1]))):
                    continue
                tried[kinds[kind]] += 1
                spelt[at], right = wrong, spelt[at]
                part = Row(spelt[low:high], capitals[low:high], movable[low:high], known)
                spelt[at] = right
                for place, slip, meant, features in weigher.weigh(part):
                    if place == at - low + 4 and slip is not Slip.MISSING and meant == right:
                        out.append((document, 1, slip, features, f"{wrong}>{right}"))
    return out, words, tried


def learn(found, words: int, tried) -> None:
    """Weights, biases of pairs, and thresholds, written to ``context.json``; prints recall at each level."""
    weights, biases, thresholds = {}, {}, {level: {} for level in BUDGETS}
    for slip in Slip:
        mine = [item for item in found if item[2] is slip]
        x, y = np.array([item[3] for item in mine]), np.array([item[1] for item in mine])
        learning = np.array([item[0] % 2 == 0 for item in mine])
        pairs = [item[4] for item in mine]
        often = collections.Counter(pair for pair, label in zip(pairs, y, strict=True) if label and pair)
        columns = {pair: index for index, (pair, n) in enumerate(often.most_common()) if n >= 10}
        scaler = StandardScaler().fit(x[learning])
        hot = sparse.lil_matrix((len(mine), max(1, len(columns))))
        for at, pair in enumerate(pairs):
            if pair in columns:
                hot[at, columns[pair]] = 1.0
        both = sparse.hstack([sparse.csr_matrix(scaler.transform(x)), hot.tocsr()]).tocsr()
        model = LogisticRegression(C=0.5, max_iter=3000).fit(both[learning], y[learning])
        slopes = model.coef_[0][: x.shape[1]] / scaler.scale_
        intercept = model.intercept_[0] - float((slopes * scaler.mean_).sum())
        weights[slip] = [round(float(value), 4) for value in (intercept, *slopes)]
        for pair, index in columns.items():
            bias = round(float(model.coef_[0][x.shape[1] + index]), 2)
            if abs(bias) >= 0.1:
                biases[pair] = bias
        scores = np.array([score(weights[slip], f) + biases.get(p, 0.0) for f, p in zip(x, pairs, strict=True)])
        scores, truth = scores[~learning], y[~learning]
        alarms = np.sort(scores[truth == 0])[::-1]
        line = []
        for level, budgets in BUDGETS.items():
            allowed = int(budgets[slip.value] * words / 2 / 10_000)
            thresholds[level][slip] = round(float(alarms[min(allowed, len(alarms) - 1)]), 3)
            share = (scores[truth == 1] > thresholds[level][slip]).sum() / max(1, tried[slip] / 2)
            line.append(f"{level} {budgets[slip.value]}: {share:.3f}")
        print(slip.value, len(mine), "recall at false alarms per 10,000 words:", "; ".join(line))
    (MODELS / "context.json").write_text(
        json.dumps({"weights": weights, "biases": biases, "thresholds": thresholds}, indent=1) + "\n", encoding="utf-8"
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--corpus", type=Path, required=True)
    arguments.add_argument("--held-out", type=Path, required=True)
    arguments.add_argument("--work", type=Path, required=True)
    arguments.add_argument("--tagged", type=int, default=1_500_000, help="how many words to tag for the classes")
    arguments.add_argument("--words", type=int, default=600_000, help="how many held-out words to learn from")
    options = arguments.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)

    def kept(name: str, make):
        path = options.work / f"{name}.pickle"
        if not path.exists():
            began = time.time()
            path.write_bytes(pickle.dumps(make(), 5))
            print(f"{name}: {time.time() - began:.0f} s")
        return pickle.loads(path.read_bytes())

    single, several = kept("words", lambda: counted(options.corpus))
    borne = kept("tagged", lambda: tagged(options.corpus, options.tagged))
    named = classes(single, borne, least=5)
    names = sorted({*named.values(), *(f"?{ending}" for ending in ("", "C", "ing", "ed", "ly", "s"))})
    numbers = {name: index for index, name in enumerate(names)}
    (MODELS / "context-classes.txt").write_text("\n".join(names), encoding="utf-8")
    classed = kept("classes", lambda: class_counts(options.corpus, named, numbers))

    trie = marisa_trie.Trie(list(named))
    put(trie, "context-words.marisa")
    counts, class_table = bytearray(len(named)), bytearray(2 * len(named))
    for word, name in named.items():
        number = trie[word]
        counts[number] = quantise(single[word])
        class_table[2 * number : 2 * number + 2] = numbers[name].to_bytes(2, "big")
    (MODELS / "context-words.bin").write_bytes(bytes(counts + class_table))
    key = {word: trie[word].to_bytes(2, "big") for word in named}
    plain: dict[bytes, int] = {}
    between: dict[bytes, int] = {}
    for words, count in several.items():
        if all(word in key for word in words):
            if len(words) == 3 and words[1] in MIDDLES:
                between[key[words[0]] + key[words[2]] + key[words[1]]] = count
            else:
                plain[b"".join(key[word] for word in words)] = count
    save("context-ngrams", plain)
    save("context-between", between)
    save(
        "context-class-ngrams",
        {
            b"".join(number.to_bytes(2, "big") for number in row): count
            for row, count in classed.items()
            if count >= (2 if len(row) == 2 else 3 if len(row) == 3 else 6)
        },
    )
    table = rivals(single, named)
    entries = ((word, kind.encode() + key[other]) for word, others in table.items() for other, kind in others.items())
    put(marisa_trie.BytesTrie(entries), "context-rivals.marisa")
    print(len(named), "words,", len(names), "classes,", sum(map(len, table.values())), "rivals; steps of", STEP)

    known = Statistics(MODELS)
    candidates = marisa_trie.BytesTrie()
    candidates.load(str(MODELS / "context-rivals.marisa"))
    sources: dict[str, list[tuple[str, str]]] = collections.defaultdict(list)
    for word, others in table.items():
        for other, kind in others.items():
            sources[other].append((word, kind))
    began = time.time()
    found, words, tried = planted(options.held_out, Weigher(known, candidates), known, sources, options.words)
    print(f"{words} words, {len(found)} rivals weighed, {time.time() - began:.0f} s, planted: {dict(tried)}")
    learn(found, words, tried)


if __name__ == "__main__":
    main()
