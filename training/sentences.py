"""Train how news writes the first letters of words, by which Punkt tells whether a sentence ends at an abbreviation.

    python -m training.sentences CORPUS.jsonl[.xz] … --output newsls/models/sentences.json

CORPUS has a document a line: ``{"text": …}``.  What is kept of it is two lists of words: ``common`` words are all but
never capitalised within a sentence, so that after “in the U.S.” a capital shows that a sentence begins; ``both`` are
written either way.  Any other word is taken for a name.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path

from training.corpus import rows

# Words after a small letter or a comma stand within a sentence; words after a plain stop begin one.
_WITHIN = re.compile(r"(?<=[a-z,]\s)([A-Za-z][a-z]*)(?![\w’'-])")
_INITIAL = re.compile(r"(?:(?<=[a-z]{3}\.\s)|(?<=[a-z]{3}\.\n\n))([A-Z][a-z]*)(?![\w’'-])")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpora", nargs="+", type=Path)
    arguments.add_argument("--output", required=True, type=Path)
    arguments.add_argument("--limit", type=int, help="only the first N documents of each corpus")
    options = arguments.parse_args()
    within: Counter[str] = Counter()
    initial: Counter[str] = Counter()
    for path in options.corpora:
        for index, row in enumerate(rows(path)):
            if options.limit and index >= options.limit:
                break
            within.update(_WITHIN.findall(row["text"]))
            initial.update(word.lower() for word in _INITIAL.findall(row["text"]))
    common, both = [], []
    for word, count in initial.items():
        if count < 3:
            continue
        small, capital = within[word], within[word.capitalize()]
        share = small / (small + capital) if small + capital else 0.0
        if share >= 0.95:
            common.append(word)
        elif share >= 0.3:
            both.append(word)
    model = {"common": sorted(common), "both": sorted(both)}
    options.output.write_text(json.dumps(model, ensure_ascii=False, indent=0) + "\n", "utf-8")
    print(f"{len(common)} common words, {len(both)} written both ways")


if __name__ == "__main__":
    main()
