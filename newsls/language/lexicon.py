"""Which words are spelt right, how often news uses them, and which spelling is American or British.

The words are those of the spelling dictionaries of SCOWL, American and British, and what edited news adds to them
(``training/lexicon.py``).  They lie in a memory-mapped trie, their counts beside it as a byte each.
"""

from __future__ import annotations

import gzip
import math
from functools import cache, cached_property
from pathlib import Path

from newsls.language.statistics import STEP
from newsls.language.wordlists import words

_MODELS = Path(__file__).parent.parent / "models"

TAILS = words("s ll d ve re m t clock am all n em er")
"""What may follow an apostrophe in an ordinary word."""

PREFIXES = """
    anti arch auto bi bio by co counter cross crypto cyber de down eco electro ex extra fore geo hydro hyper
    infra inter intra macro mega meta micro mid mini mis mono multi nano narco neo neuro non off on out over paleo
    pan para petro photo poly post pre pro proto pseudo psycho quasi re retro self semi socio step sub super techno
    tele trans tri ultra un under uni up
""".split()
"""Prefixes that make a new word of a known one."""

SUFFIXES = """
    able ably based bound centric dom er ers esque fest free friendly fuel fueled ful gate hood ing ish ism isms ist
    ists ization isation ize ise ized ised izing ising less like ly maker makers making ment nomics ness phile phobe
    phobia phobic proof ship sized speak style style ward wards wide wise world worthy y
""".split()
"""Suffixes and second halves that make a new word of a known one."""

_DOUBLING = frozenset({"er", "ers", "ish", "y"})


class Lexicon:
    """The words that newsls accepts: lower case, with straight apostrophes."""

    def __init__(self, folder: Path = _MODELS) -> None:
        import marisa_trie  # only where a word is first looked up

        trie = marisa_trie.Trie()
        trie.mmap(str(folder / "lexicon.marisa"))
        self.has = trie.__contains__
        """Whether a word is listed, just as it stands; the quickest question."""
        self.starting = trie.keys
        """The listed words that begin with a prefix."""
        self._find = trie.get
        self._folder = folder

    def count(self, word: str) -> float:
        """How often news used the word in 14 million words, about; 0 for one that is not listed."""
        found = self._find(word)
        if found is None:
            return 0.0
        byte = self._counts[found]
        return math.exp(byte / STEP) if byte else 0.0

    @cached_property
    def _counts(self) -> bytes:
        """Read when first asked for: only suggestions need them."""
        return gzip.decompress((self._folder / "lexicon-counts.gz").read_bytes())

    def accepts(self, norm: str) -> bool:
        """Whether ``norm`` is a listed word, or made of one by an apostrophe: a possessive, a contraction."""
        if self.has(norm):
            return True
        base, mark, tail = norm.partition("'")
        return bool(mark) and (tail in TAILS or not tail) and (not base or self.has(base))

    def derived(self, word: str) -> bool:
        """Whether a listed word becomes ``word`` by a productive prefix or suffix, or two listed ones are joined."""
        has = self.has
        for prefix in PREFIXES:
            if word.startswith(prefix) and len(word) - len(prefix) > 3 and has(word[len(prefix) :]):
                return True
        for suffix in SUFFIXES:
            if word.endswith(suffix) and len(word) - len(suffix) > 3:
                stem = word[: -len(suffix)]
                if has(stem) or (suffix[0] in "aeiy" and (has(stem + "e") or has(stem + "y"))):
                    return True
                if suffix in _DOUBLING and stem[-1] == stem[-2] and has(stem[:-1]):
                    return True
        count = self.count
        return any(count(word[:at]) > 30 and count(word[at:]) > 30 for at in range(4, len(word) - 3))

    def inflects(self, word: str) -> bool:
        """Whether ``word`` is a regular form, not listed, of a listed one: “servicers”, “forgiveable”, “gavelled”."""
        has = self.has
        if word.endswith("s") and word[-2] not in "su" and self.count(word[:-1]):
            return True
        if word.endswith(("ed", "er", "ers")) and self.count(word[: word.rfind("e") + 1]):
            return True
        if word.endswith("eable") and has(word[:-5] + "able"):
            return True
        # British “gavelled” of “gaveled”, but not “failled” of “failed”
        at = word.rfind("ll")
        return (
            at > 2
            and word[at + 2 :] in ("ed", "ing", "er", "ers")
            and word[at - 1] in "aeio"
            and word[at - 2] not in "aeiou"
            and sum(letter in "aeiouy" for letter in word[:at]) > 1
            and has(word[:at] + word[at + 1 :])
        )


@cache
def lexicon() -> Lexicon:
    """The words that newsls ships."""
    return Lexicon()


@cache
def variants(variety: str) -> dict[str, str]:
    """Words that a house of ``variety``, “us” or “uk”, writes otherwise, and how: “colour” to “color” for “us”.

    Only pairs are listed of which one is wrong there in every sense.
    """
    table: dict[str, str] = {}
    with gzip.open(_MODELS / "spelling-variants.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            british, american, direction = line.split()
            if direction in (variety, "both"):
                wrong, right = (british, american) if variety == "us" else (american, british)
                table[wrong] = right
    return table
