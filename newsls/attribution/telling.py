"""The words that a message points at: a claim word widened to the phrase that makes the claim.

“Will” tells a reporter nothing, “will hurt small farmers” does.  A phrase is a verb with its auxiliaries, a number with
its noun, a quantity with what it counts, an adjective or adverb with what it describes, a conjunction of cause with the
beginning of its clause; never a function word, and never a noun alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from newsls.attribution import judge
from newsls.attribution.sentence import Sentence
from newsls.attribution.words import (
    AUXILIARIES,
    BE,
    CONTRACTED,
    COORDINATORS,
    DETERMINERS,
    HAVE,
    MODALS,
    NEGATIONS,
    OBJECTS,
    PERSONAL,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    TIMES,
    WH,
)
from newsls.language import Token, TokenKind
from newsls.text import Span

NOUN, ADJECTIVE, VERB, GERUND, PARTICIPLE, ADVERB, FUNCTION, NUMBER = "navgprx0"
"""What a word is as a rule; nothing here looks at the sentence."""

LONGEST = 6
"""Tokens of a phrase."""

_CLOSED = (
    AUXILIARIES | CONTRACTED | COORDINATORS | DETERMINERS | NEGATIONS | OBJECTS - {"supporters", "lawmakers"} | PERSONAL
    | PREPOSITIONS | RELATIVES | SUBORDINATORS | WH | frozenset("there here up out off down away back".split())
)  # fmt: skip
_CURRENCIES = frozenset("$£€¥")
_VERBAL = frozenset((VERB, GERUND, PARTICIPLE))
_MODIFIERS = frozenset((ADJECTIVE, PARTICIPLE, GERUND, ADVERB))
_CAUSAL = frozenset("because amid since if despite without as".split())
_QUANTITIES = frozenset(
    "most many several dozens hundreds thousands millions billions scores half majority number some few more fewer "
    "less no all both".split()
)
_CARRIERS = BE | HAVE | MODALS | _QUANTITIES | _CAUSAL
_BEFORE_VERBS = AUXILIARIES | NEGATIONS | {"likely", "unlikely"}
_PARTICLES = frozenset("up out off down away back over on".split())
_BARE = frozenset("he she it they we you i this that these those".split())


@cache
def _kinds() -> dict[str, str]:
    return judge.word_kinds()


def kind(token: Token) -> str:
    """What a word is as a rule, by a closed list, by the counts of a corpus, or by its ending."""
    norm = token.norm
    if norm in _CLOSED or token.kind == TokenKind.PUNCTUATION:
        return FUNCTION
    if token.kind == TokenKind.NUMBER or norm[:1].isdigit():
        return NUMBER
    known = _kinds().get(norm)
    if known is not None:
        return known
    if norm.endswith("ly"):
        return ADVERB
    if norm.endswith("ing"):
        return GERUND
    if norm.endswith("ed"):
        return PARTICIPLE
    if norm.endswith(("ous", "ful", "ive", "less", "able", "ible", "est", "ic", "al")):
        return ADJECTIVE
    return NOUN


def phrase(sentence: Sentence, first: int, end: int) -> tuple[int, int] | None:
    """Tokens ``first`` to ``end`` widened to a phrase that says something; None where there is none."""
    return _Phrase(sentence).widened(first, end)


def clause(sentence: Sentence, weigh: Callable[[str], float]) -> tuple[int, int] | None:
    """The phrase of the sentence that speaks most for a claim by the weights of its words; else its first verb."""
    words = _Phrase(sentence)
    best: tuple[float, tuple[int, int]] | None = None
    for i, token in enumerate(words.tokens):
        if not words.usable(i) or token.text[:1].isupper():
            continue
        what = kind(token)
        if what in (FUNCTION, NOUN) or token.norm in TIMES:
            continue
        value = weigh(token.norm) + (10 if what in _VERBAL else 0)
        if best is None or value > best[0]:
            found = words.widened(i, i + 1)
            if found is not None:
                best = value, found
    return None if best is None else best[1]


def span(sentence: Sentence, found: tuple[int, int]) -> Span:
    """The characters of tokens ``found``, and of the amount after a currency that ends them."""
    first, end = found
    if sentence.tokens[end - 1].text in _CURRENCIES and end < len(sentence.tokens):
        end += 1
    return Span(sentence.tokens[first].start, sentence.tokens[end - 1].end)


class _Phrase:
    """A sentence whose phrases are looked at, outside its quotations."""

    __slots__ = ("quoted", "tokens")

    def __init__(self, sentence: Sentence) -> None:
        self.tokens: Sequence[Token] = sentence.tokens
        self.quoted = sentence.quoted

    def usable(self, i: int) -> bool:
        """Whether token ``i`` is a word or number of the story's own."""
        return 0 <= i < len(self.tokens) and not self.quoted[i] and self.tokens[i].kind != TokenKind.PUNCTUATION

    def _kind(self, i: int) -> str:
        if not self.usable(i):
            return ""
        what = kind(self.tokens[i])
        if i and self.tokens[i].text[:1].isupper() and what != FUNCTION:
            return NOUN  # a name
        return what

    def widened(self, first: int, end: int) -> tuple[int, int] | None:
        """The phrase around the tokens, or None where they would stay a function word or a noun alone."""
        tokens = self.tokens
        last = end - 1
        head, what = tokens[last].norm, self._kind(last)
        if any(self._kind(i) == NUMBER for i in range(first, end)):
            end = self._noun(end, end)
        elif head == "to":
            end = self._verb(end, self._noun(end, end))
        elif tokens[first].norm in MODALS:
            end = max(end, self._verb(first + 1, end))
        elif tokens[first].norm in _CAUSAL and end - first == 1:
            end = self._beginning(end)
        elif head in MODALS or head in BE or head in HAVE:
            end = self._verb(end, end)
        elif head in _QUANTITIES or head == "of":
            end = self._noun(end, end)
        elif what == ADVERB:
            end = self._described(end)
        elif what == ADJECTIVE or (what in _MODIFIERS and self._attributive(first, end)):
            grown = self._noun(end, end)
            if grown == end:
                first = self._copula(first)
                if first == end - 1 and self._kind(first - 1) in (ADJECTIVE, GERUND, PARTICIPLE):
                    first = self._auxiliaries(first - 1)
            end = grown
        elif what in _VERBAL:
            first, end = self._auxiliaries(first), self._object(end)
        elif what == NOUN:
            first, end = self._around(first, end)
        elif what == FUNCTION and end - first > 1:
            end = self._noun(end, end)
        if self.usable(end) and self.usable(end - 1):
            if tokens[end].norm == "to" and head != "to":
                end = self._verb(end + 1, end)
            elif tokens[end].norm == "of" and self._kind(end - 1) == NOUN:
                end = self._noun(end + 1, end)
        found = first, min(end, first + LONGEST)
        return found if self._says(found) else None

    def _says(self, found: tuple[int, int]) -> bool:
        """Whether a phrase is more than function words or one noun."""
        kinds = [self._kind(i) for i in range(*found)]
        telling = [k for k in kinds if k not in (FUNCTION, "")]
        if len(telling) != 1:
            return bool(telling)
        return telling[0] in _VERBAL or any(self.tokens[i].norm in _CARRIERS for i in range(*found))

    def _verb(self, at: int, otherwise: int) -> int:
        """The end of the verb that begins at ``at`` after “to” or an auxiliary."""
        i = at
        while self.usable(i) and i < at + 4 and (self.tokens[i].norm in _BEFORE_VERBS or self._kind(i) == ADVERB):
            i += 1
        if not self.usable(i):
            return otherwise
        what = self._kind(i)
        if what in _VERBAL or (what == NOUN and not self.tokens[i].text[:1].isupper()):
            return self._object(i + 1) if self.tokens[i].norm not in ("be", "become") else self._noun(i + 1, i + 1)
        if what == ADJECTIVE:
            return self._noun(i + 1, i + 1)
        return otherwise if i == at else self._noun(i, i)

    def _object(self, at: int) -> int:
        """The end of a verb's short object, or of the infinitive that follows it; ``at`` where it has none."""
        if not self.usable(at):
            return at
        norm = self.tokens[at].norm
        if norm in _PARTICLES:
            return self._noun(at + 1, at + 1)
        if norm == "to":
            i = at + 1
            return i + 1 if self._kind(i) in _VERBAL or self._kind(i) == NOUN else at
        if self._kind(at) in (ADVERB, FUNCTION) and norm not in DETERMINERS:
            return at
        return self._noun(at, at)

    def _noun(self, at: int, otherwise: int) -> int:
        """The end of the noun phrase that begins at ``at``: determiners, adjectives, and up to two nouns."""
        i = at
        while (
            self.usable(i)
            and i < at + 3
            and (
                self.tokens[i].norm in DETERMINERS
                or self._kind(i) in _MODIFIERS
                or self.tokens[i].kind == TokenKind.NUMBER
            )
        ):
            i += 1
        nouns = i
        if i > at and self._kind(i) == VERB and self._kind(i - 1) in _MODIFIERS and self._kind(i + 1) != NOUN:
            return i + 1  # after an adjective a word that may be a verb is a noun: “humiliating defeat”
        while self._kind(i) == NOUN and (i < nouns + 2 or self.tokens[i - 1].norm.endswith("'s")):
            i += 1
        return i if i > nouns and not self.tokens[i - 1].norm.endswith("'s") else otherwise

    def _described(self, at: int) -> int:
        """The end of what the adverb before ``at`` describes."""
        i = at
        while self._kind(i) == ADVERB and i < at + 2:
            i += 1
        what = self._kind(i)
        if what == ADJECTIVE or (what in _MODIFIERS and self._kind(i + 1) == NOUN):
            return self._noun(i + 1, i + 1)
        if what in _VERBAL:
            return self._object(i + 1)
        return self._noun(i, at)

    def _attributive(self, first: int, end: int) -> bool:
        """Whether a participle stands before the noun that it describes."""
        before = self.tokens[first - 1].norm if first else ""
        return self._kind(end) == NOUN and (
            before in DETERMINERS or before in PREPOSITIONS or self._kind(first - 1) == ADJECTIVE or not first
        )

    def _copula(self, first: int) -> int:
        """Where “is” begins before an adjective that stands alone."""
        i = first
        while (
            i > 0
            and self.usable(i - 1)
            and first - i < 3
            and (self.tokens[i - 1].norm in BE or self.tokens[i - 1].norm in HAVE or self._kind(i - 1) == ADVERB)
        ):
            i -= 1
        return i

    def _auxiliaries(self, first: int) -> int:
        """Where a verb's auxiliaries begin."""
        i = first
        while (
            i > 0
            and self.usable(i - 1)
            and first - i < 3
            and (
                self.tokens[i - 1].norm in AUXILIARIES
                or self.tokens[i - 1].norm in NEGATIONS
                or self._kind(i - 1) == ADVERB
            )
        ):
            i -= 1
        return i

    def _around(self, first: int, end: int) -> tuple[int, int]:
        """A noun with its adjectives, else with the verb before it or the one after it."""
        i = first
        while i > 0 and self._kind(i - 1) in (*_MODIFIERS, NOUN) and first - i < 2:
            i -= 1
        if any(self._kind(k) in _MODIFIERS for k in range(i, first)):
            return i, end
        before = i
        while before > 0 and self.usable(before - 1) and self.tokens[before - 1].norm in DETERMINERS and i - before < 2:
            before -= 1
        if before > 0 and self.usable(before - 1):
            if self._kind(before - 1) in _VERBAL:
                return self._auxiliaries(before - 1) if self._kind(before - 1) == VERB else before - 1, end
            if self.tokens[before - 1].norm in BE or self.tokens[before - 1].norm in HAVE:
                return self._auxiliaries(before - 1), end
        after = end
        while (
            self.usable(after)
            and after < end + 3
            and (self.tokens[after].norm in AUXILIARIES or self._kind(after) == ADVERB)
        ):
            after += 1
        if self._kind(after) in _VERBAL or (after > end and self._kind(after) == ADJECTIVE):
            return before, after + 1
        if self.usable(end) and self.tokens[end].norm in PREPOSITIONS:
            grown = self._noun(end + 1, end + 1)
            if grown > end + 1:
                return i, grown
        return i, end

    def _beginning(self, at: int) -> int:
        """The first words of the clause or noun phrase after a conjunction."""
        if self.usable(at) and self.tokens[at].norm in _BARE:
            i = self._verb(at + 1, at + 1)
            return i if i > at + 1 else at + 2
        i = self._noun(at, at)
        if i == at:
            return at + 1 if self._kind(at) in _VERBAL else at
        return (
            self._verb(i, i)
            if self._kind(i) in _VERBAL or (self.usable(i) and self.tokens[i].norm in AUXILIARIES)
            else i
        )
