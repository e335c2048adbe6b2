"""Words that are taken for one another, and what tells them apart: sentences here, and the sets of ``glosses.txt``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import permutations

# Pairs that take a sentence of their own: a contraction, a tense, a part of speech.
_SAID = {
    ("then", "than"): "“then” tells the time; a comparison takes “than”.",
    ("than", "then"): "“than” compares; the time is “then”.",
    ("of", "have"): "“of” only sounds like the verb; it is “have”.",
    ("it's", "its"): "“it's” is short for “it is”; what belongs to it is “its”.",
    ("its", "it's"): "“its” says whose; “it is” is “it's” for short.",
    ("your", "you're"): "“your” says whose; “you are” is “you're” for short.",
    ("you're", "your"): "“you're” is short for “you are”; what belongs to you is “your”.",
    ("they're", "their"): "“they're” is short for “they are”; what belongs to them is “their”.",
    ("there", "their"): "“there” is a place; what belongs to them is “their”.",
    ("their", "there"): "“their” says whose; what exists or where it is takes “there”.",
    ("their", "they're"): "“their” says whose; “they are” is “they're” for short.",
    ("who's", "whose"): "“who's” is short for “who is”; what belongs to whom is “whose”.",
    ("whose", "who's"): "“whose” asks to whom it belongs; “who is” is “who's” for short.",
    ("loose", "lose"): "“loose” is the opposite of tight; the verb is “lose”.",
    ("to", "too"): "“to” is the preposition; more than enough is “too”.",
    ("too", "to"): "“too” is more than enough; the preposition is “to”.",
    ("effect", "affect"): "“effect” as a verb is to bring about; to have an influence is “affect”.",
    ("affect", "effect"): "“affect” is the verb; the noun is “effect”.",
    ("principle", "principal"): "“principle” is a rule; the first of several is “principal”.",
    ("principal", "principle"): "“principal” is the first of several; a rule is a “principle”.",
    ("passed", "past"): "“passed” is the verb; the time and the direction are “past”.",
    ("past", "passed"): "“past” is the time; the verb is “passed”.",
    ("reign", "rein"): "“reign” is what kings do; horses and spending are held by a “rein”.",
    ("lead", "led"): "“lead” is the metal or the present tense; the past tense is “led”.",
    ("led", "lead"): "“led” is the past tense; after this word the verb is “lead”.",
}


def gloss(wrong: str, right: str) -> str | None:
    """What tells ``wrong`` from ``right``, in one sentence, if the two are known to be confused."""
    return _SAID.get((wrong, right)) or glosses().get((wrong, right))


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
