"""What a word can be, by the company it keeps in edited news: a verb and in which form, or a noun and its number.

A dictionary would call nearly every short noun a verb (“to table”, “to dial”); counts of pairs tell what news makes of
it: what follows “will” and “would” is a base, what follows “he” and “who” is finite, what follows “the” and “of” is a
noun.  All words are lower-case with straight apostrophes; unknown words are neither.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from newsls.language import inflection
from newsls.language.statistics import statistics
from newsls.language.wordlists import words

MODALS = words(
    """will would can could should may might must cannot can't won't wouldn't couldn't shouldn't mustn't they'll we'll
    he'll she'll it'll you'll i'll"""
)
BE = words("is are was were be been being isn't aren't wasn't weren't")
HAVE = words("has have had hasn't haven't hadn't i've we've you've they've")

_MODALS = ("will", "would", "could", "can", "should", "may", "must")
_BEING = ("is", "are", "was", "were", "be", "been", "being")
_HAVING = ("has", "have", "had")
_NAMING = ("the", "a", "an", "of", "his", "their", "these", "this", "its", "more")
_FINITE = ("he", "she", "it", "who", "which")


class Verb(NamedTuple):
    """A form of a verb: its base and the forms that it can be."""

    base: str
    is_base: bool
    third: bool
    past: bool
    participle: bool
    gerund: bool


def pair(first: str, second: str) -> float:
    """How often ``second`` follows ``first`` in the counts that newsls ships, about."""
    known = statistics()
    return known.words(known.key(first) + known.key(second))


def triple(first: str, second: str, third: str) -> float:
    """How often the three words follow each other, about."""
    known = statistics()
    return known.triple(known.key(first), known.key(second), known.key(third))


def count(word: str) -> float:
    """How often the word occurs, about; 0 where it is unknown."""
    known = statistics()
    return known.count(known.key(word))


@lru_cache(8192)
def before(word: str, *heads: str) -> float:
    """How often ``word`` follows any of ``heads``."""
    return sum(pair(head, word) for head in heads)


def verbal(base: str) -> float:
    """How often the word follows a modal: as a base and nothing else, mostly."""
    return before(base, *_MODALS)


def nominal(word: str) -> float:
    """How often the word follows an article or another word that nouns follow."""
    return before(word, *_NAMING)


def finite(word: str) -> float:
    """How often the word follows a singular subject pronoun."""
    return before(word, *_FINITE)


def being(word: str) -> float:
    """How often the word follows a form of “be”."""
    return before(word, *_BEING)


def having(word: str) -> float:
    """How often the word follows a form of “have”."""
    return before(word, *_HAVING)


@lru_cache(8192)
def is_verb(base: str) -> bool:
    """Whether news uses ``base`` as a verb."""
    if not base.isalpha() or len(base) < 2:
        return base in ("do", "go", "be")
    forms = inflection.verb_forms(base)
    if verbal(base) >= 3:
        return count(forms.third) > 0 and count(forms.gerund) > 0
    if base.endswith("s") and inflection.singulars(base):
        return False
    return pair("to", base) >= 2 and count(forms.gerund) >= 2 and count(forms.past) >= 2


@lru_cache(8192)
def verb(form: str) -> Verb | None:
    """What form of which verb ``form`` is, or None where it is no verb.

    A form that is a base as well (“put”, “lead”) is given as such, so that it is no slip where a base belongs.
    """
    if not form.isalpha() or not count(form):
        return None
    if is_verb(form):
        own = form in inflection.pasts(form)
        return Verb(form, True, False, own, form in inflection.participles(form), False)
    for base in inflection.bases(form):
        if base != form and is_verb(base):
            forms = inflection.verb_forms(base)
            british = inflection.verb_forms(base, british=True)
            return Verb(
                base,
                False,
                form == forms.third,
                form in inflection.pasts(base) or form == british.past,
                form in inflection.participles(base) or form == british.participle,
                form in (forms.gerund, british.gerund),
            )
    return None


@lru_cache(8192)
def participle(base: str) -> str:
    """The past participle that news uses most."""
    found = {*inflection.participles(base), inflection.verb_forms(base, british=True).participle}
    return max(sorted(found), key=lambda form: (being(form) + having(form), count(form)))


@lru_cache(8192)
def past(base: str) -> str:
    """The simple past that news uses most."""
    return max(sorted({*inflection.pasts(base)}), key=count)


@lru_cache(8192)
def singular(word: str) -> str:
    """The noun of which ``word`` is surely the plural, or ""."""
    if word in _NEITHER or not word.isalpha():
        return ""
    for noun in inflection.singulars(word):
        if noun != word and before(noun, "a", "an", "the", "this", "his") >= 3:
            return noun
    return ""


@lru_cache(8192)
def plural(word: str) -> str:
    """The plural of a noun that has one in news, or "": of a word that is a plural, a mass or no noun."""
    if word in _NEITHER or not word.isalpha() or inflection.singulars(word):
        return ""
    found = inflection.plural(word)
    return found if found != word and before(word, "a", "an") >= 3 and count(found) >= 3 else ""


_NEITHER = words(
    """series means species headquarters news politics economics physics mathematics athletics crossroads gallows
    barracks aircraft craft offspring sheep fish deer percent cent per people police data media criteria thanks
    hundred thousand million billion trillion dozen score gross foot yen yuan won baht rand euro pm am km kg mm cm
    mph other others one ones two us ours his hers theirs its this these those yes always perhaps sometimes
    afterwards towards regards lots much little well less more most least odds
    bus gas plus focus campus virus bonus status consensus census chorus circus corpus lens canvas bias
    christmas texas congress"""
)
