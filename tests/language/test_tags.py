"""Tags: one a token, as nltk's tagger would give them, with the parts of contractions joined."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest
from hypothesis import given

from newsls.language import sentences, tags, tokenize
from newsls.language.tagging import Perceptron, model
from tests.language.test_tokens import WRITING

MODEL = Path(__file__).parent.parent.parent / "newsls" / "models" / "tagger.json.gz"
STORY = """
The two sides haven’t met since Russia’s invasion, it said in a 12-page report. “It’s a long-awaited step,” said
Dr. Lena Orlova, who led the talks in Geneva on Jan. 6. Officials from the U.S. and 15 other countries, worth $3.5bn in
trade, will lead a review; they cannot agree on the islands’ future. Why did prices rise 45% in 2023? He’d rather lead!
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They don’t know.", "PRP VBP+RB VB ."),
        ("Russia’s army left.", "NNP+POS NN VBD ."),
        ("The ministers’ offices are empty.", "DT NNS+POS NNS VBP JJ ."),
        ("He cannot stay in the U.S.", "PRP MD+RB VB IN DT NNP"),
        ("She led the department.", "PRP VBD DT NN ."),
        ("“They won,” she said.", "`` PRP VBD , '' PRP VBD ."),
        ("It cost $3.5m (45%).", "PRP VBD $ CD -LRB- CD -RRB- ."),
        ("Write to desk@example.org.", "VB IN ADD ."),
    ],
)
def test_tags(text: str, expected: str) -> None:
    assert " ".join(tags(tokenize(text))) == expected


@given(WRITING)
def test_one_tag_a_token(text: str) -> None:
    tokens = tokenize(text)
    found = tags(tokens)
    assert len(found) == len(tokens)
    assert all(found)


def test_the_packed_model_tags_as_nltk_does() -> None:
    from nltk.tag.perceptron import PerceptronTagger

    stored = json.loads(gzip.decompress(MODEL.read_bytes()))
    weights = {}
    for feature, row in stored["weights"].items():
        pairs = row.split()
        weights[feature] = {tag: int(weight) / 1000 for tag, weight in zip(pairs[::2], pairs[1::2], strict=True)}
    reference = PerceptronTagger(load=False)
    reference.decode_json_params((weights, stored["words"], stored["tags"]))
    for span in sentences(STORY):
        words = [token.norm if i % 3 else token.text for i, token in enumerate(tokenize(span.of(STORY)))]
        assert model().tag(words) == [tag for _, tag in reference.tag(words)]


def test_ties_go_to_the_last_tag_by_alphabet_as_in_nltk() -> None:
    assert Perceptron(["NN", "VB", "JJ"], {}, {}).tag(["word"]) == ["VB"]
    assert Perceptron(["NN", "VB", "JJ"], {"a": "NN"}, {"i word word": "JJ 500 VB -3"}).tag(["a", "word"]) == [
        "NN",
        "JJ",
    ]


def _shared() -> Path:
    return Path(os.environ.get("NEWSLS_SHARED") or Path(__file__).parents[3] / "shared")


@pytest.mark.skipif(not (_shared() / "data/tagging/ewt_test.json.xz").exists(), reason="needs the tagging data")
def test_accuracy_on_the_treebank() -> None:
    import lzma

    with lzma.open(_shared() / "data/tagging/ewt_test.json.xz", "rt", encoding="utf-8") as file:
        rows = json.load(file)[:400]
    right = total = 0
    for row in rows:
        found = model().tag([word[0].replace("’", "'") for word in row])
        right += sum(tag == word[1] for tag, word in zip(found, row, strict=True))
        total += len(row)
    assert right / total > 0.92
