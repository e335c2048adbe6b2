"""Words that are taken for one another, and what tells them apart: the sets of ``glosses.txt``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import permutations


@cache
def glosses() -> Mapping[tuple[str, str], str]:
    """A sentence for each word of a set and each other one that may be meant, by ``(wrong, right)``.

    Of words that stand in several sets the first one counts.
    """
    lines = files("newsls.rules").joinpath("glosses.txt").read_text(encoding="utf8").splitlines()
    return sentences([line for line in lines if line and not line.startswith("#")])


def sentences(lines: list[str]) -> dict[tuple[str, str], str]:
    """The sentences of sets written as ``meaning: word | meaning: word``.  Raises ValueError on another line."""
    found: dict[tuple[str, str], str] = {}
    for line in lines:
        known = []
        for part in line.split(" | "):
            meaning, mark, word = part.rpartition(": ")
            if not mark or not meaning.strip() or not word.strip():
                raise ValueError(f"no meaning and word in {part!r}")
            known.append((meaning, word))
        if len(known) < 2:
            raise ValueError(f"one word alone in {line!r}")
        for (is_, wrong), (means, right) in permutations(known, 2):
            found.setdefault((wrong, right), f"“{wrong}” is {is_}; {means} is “{right}”.")
    return found
