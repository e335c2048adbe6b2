"""What was meant by a word that no dictionary has.

A noisy channel (Kernighan, Church and Gale, 1990): a listed word is likely to be meant if news uses it often, all the
more between these neighbours, and if the slip that makes ``word`` of it is a common one: two letters swapped, one left
out or doubled, a neighbouring key struck beside or instead, a vowel or a sound misheard.  Candidates are all listed
words one such edit away (Norvig, 2007) and, failing these, words of the same beginning two edits away.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from newsls.language.lexicon import Lexicon, lexicon
from newsls.language.statistics import Statistics, statistics

LONGEST = 24
"""Longer words are left alone: they are compounds, or no words at all."""


class Suggestion(NamedTuple):
    """A word, or two, that may have been meant; ``score`` is the logarithm of a probability, up to a constant."""

    text: str
    score: float


_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_VOWELS = frozenset("aeiouy")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")

# Logarithms of how likely a slip is, for one such slip at one place of a word.
_SWAPPED = -1.4
_OMITTED = -1.9
_UNDOUBLED = -0.7
_DOUBLED = -1.9
_STRUCK_BESIDE = -3.4
_STRUCK = -7.0
_NEIGHBOUR = -3.4
_VOWEL = -4.2
_OTHER = -6.6
_SOUND = -3.2
_SPACE_LOST = -2.2
_SPACE_ADDED = -1.0
_TWICE = -3.0
_FIRST = -1.0

KNOWN = dict(
    pair.split("-")
    for pair in """
    calender-calendar calenders-calendars millenial-millennial millenials-millennials millenium-millennium
    miniscule-minuscule supercede-supersede superceded-superseded supercedes-supersedes publically-publicly
    tommorow-tomorrow tommorrow-tomorrow definately-definitely definitly-definitely accomodation-accommodation
    athiest-atheist beleive-believe bizzare-bizarre cemetary-cemetery concensus-consensus
    concieve-conceive concious-conscious consciencious-conscientious dilemna-dilemma ecstacy-ecstasy
    embarassment-embarrassment expresso-espresso flourescent-fluorescent foriegn-foreign gaurd-guard guage-gauge
    harrassment-harassment hierachy-hierarchy idiosyncracy-idiosyncrasy innoculate-inoculate innoculated-inoculated
    innoculation-inoculation irrevelant-irrelevant liason-liaison maintainance-maintenance maintenence-maintenance
    manuever-maneuver mischievious-mischievous neccessary-necessary necesary-necessary noticable-noticeable
    occurance-occurrence occurence-occurrence occurences-occurrences ommission-omission paralell-parallel
    perogative-prerogative preceeding-preceding preceeded-preceded privelege-privilege pronounciation-pronunciation
    questionaire-questionnaire rediculous-ridiculous repetoire-repertoire restauranteur-restaurateur
    sacreligious-sacrilegious seige-siege sentance-sentence sieze-seize siezed-seized sherrif-sheriff
    shedule-schedule succesful-successful suprise-surprise suprised-surprised surveilance-surveillance
    threshhold-threshold truely-truly tyrany-tyranny unneccessary-unnecessary vaccuum-vacuum vehical-vehicle
    villian-villain villians-villains weild-wield withold-withhold witholding-withholding yeild-yield
    """.split()
)
"""Slips that are met so often that word lists may have them, and what each means."""

# Spellings of a sound that are taken for one another.
_SOUNDS = tuple(
    pair.split("-")
    for pair in """
    ance-ence ant-ent able-ible ie-ei f-ph k-c k-ck c-s s-sc sion-tion cion-tion ise-ice er-or er-ar or-ar ary-ery
    ly-ely aly-ally ical-icle us-ous us-ious x-xc gu-gau wh-w w-wh rh-r n-kn j-dg g-gu ea-ee e-ea ee-e i-y ial-al
    ei-e uo-ou ough-uff ite-ight el-le al-le le-al le-el eur-er q-cq ck-k eful-ful full-ful ege-edge ize-yze ise-yse
    oun-un un-oun cu-qu oo-u m-mb n-mn n-gn t-bt
    """.split()
)


@cache
def _neighbours() -> dict[str, str]:
    """Each letter's neighbours on the keyboard."""
    places = {letter: (x + y * 0.4, y) for y, row in enumerate(_ROWS) for x, letter in enumerate(row)}
    return {
        letter: "".join(
            other for other, (x2, y2) in places.items() if other != letter and abs(x - x2) < 1.1 and abs(y - y2) <= 1
        )
        for letter, (x, y) in places.items()
    }


def _once(word: str) -> Iterable[tuple[str, float]]:
    """What one slip may have made ``word`` of, and how likely that slip is."""
    beside = _neighbours()
    size = len(word)
    for at in range(size + 1):
        head, tail = word[:at], word[at:]
        first = _FIRST if at == 0 else 0.0
        for letter in _LETTERS:  # a letter left out
            doubled = letter in (head[-1:], tail[:1])
            yield head + letter + tail, (_UNDOUBLED if doubled else _OMITTED) + first
        if not tail:
            break
        here, rest = tail[0], tail[1:]
        before, after = head[-1:], rest[:1]
        near = beside.get(here, "")
        if here in (before, after):
            extra = _DOUBLED
        elif (before and before in near) or (after and after in near):
            extra = _STRUCK_BESIDE
        else:
            extra = _STRUCK
        yield head + rest, extra + first
        if rest and here != after:
            yield head + after + here + rest[1:], _SWAPPED + first
        for letter in _LETTERS:
            if letter == here:
                continue
            cost = _OTHER
            if letter in near:
                cost = _NEIGHBOUR
            elif letter in _VOWELS and here in _VOWELS:
                cost = _VOWEL
            yield head + letter + rest, cost + first
    for left, right in _SOUNDS:
        for wrong, meant in ((left, right), (right, left)):
            at = word.find(wrong)
            while at >= 0:
                yield word[:at] + meant + word[at + len(wrong) :], _SOUND
                at = word.find(wrong, at + 1)


def _cost(word: str, meant: str) -> float | None:
    """How likely two slips make ``word`` of ``meant``; None where it takes more."""
    # What both begin and end with is no part of the slips.
    low, high = 0, 0
    size, other = len(word), len(meant)
    shorter = min(size, other)
    while low < shorter and word[low] == meant[low]:
        low += 1
    while high < shorter - low and word[-1 - high] == meant[-1 - high]:
        high += 1
    a, b = word[low : size - high], meant[low : other - high]
    if max(len(a), len(b)) > 6:
        return None
    beside = _neighbours()
    # Optimal string alignment with the costs above.
    rows = [[-index * 7.0 for index in range(len(b) + 1)]]
    for j in range(1, len(b) + 1):
        rows[0][j] = rows[0][j - 1] + (_UNDOUBLED if word[low - 1 : low] == b[j - 1] else _OMITTED) - 1.0
    for i, x in enumerate(a, 1):
        previous = a[i - 2] if i > 1 else word[low - 1 : low]
        row = [rows[-1][0] + (_DOUBLED if x == previous else _STRUCK)]
        for j, y in enumerate(b, 1):
            if x == y:
                change = 0.0
            elif y in beside.get(x, ""):
                change = _NEIGHBOUR
            elif x in _VOWELS and y in _VOWELS:
                change = _VOWEL
            else:
                change = _OTHER
            doubled = y == (b[j - 2] if j > 1 else word[low - 1 : low])
            best = max(
                rows[i - 1][j - 1] + change,
                row[j - 1] + (_UNDOUBLED if doubled else _OMITTED) - 1.0,
                rows[i - 1][j] + (_DOUBLED if x == previous else _STRUCK),
            )
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                best = max(best, rows[i - 2][j - 2] + _SWAPPED)
            row.append(best)
        rows.append(row)
    total = rows[-1][-1]
    return total if total > -15.0 else None


class Speller:
    """Suggestions for words that the lexicon lacks."""

    def __init__(self, words: Lexicon, counts: Statistics) -> None:
        self._words, self._counts = words, counts
        self._total = math.log(counts.total)

    def suggestions(self, word: str, before: str = "", after: str = "", *, twice: bool = True) -> list[Suggestion]:
        """What may have been meant by ``word``, likeliest first; nothing where there is nothing near.

        ``word`` is a norm of ASCII letters; ``before`` and ``after`` are the norms beside it, “” where there is none.
        ``twice`` looks for two slips where one explains little.  The scores of different words can be compared.
        """
        if not 2 < len(word) <= LONGEST:
            return []
        certain = KNOWN.get(word)
        if certain is not None:
            return [Suggestion(certain, 0.0)]
        found: dict[str, float] = {}
        has = self._words.has
        for candidate, cost in _once(word):
            known = found.get(candidate)
            if known is not None:
                found[candidate] = max(known, cost)
            elif has(candidate):
                found[candidate] = cost
        found.pop(word, None)
        scored = [Suggestion(text, self._score(text, cost, before, after)) for text, cost in found.items()]
        scored += self._splits(word)
        if twice and (not scored or max(scored, key=lambda s: s.score).score < _FAINT):
            scored += self._twice(word, before, after, {**found, word: 0.0})
        scored.sort(key=lambda suggestion: (-suggestion.score, suggestion.text))
        return scored

    def joined(self, left: str, right: str) -> Suggestion | None:
        """The word that a space has divided: “to gether”; None where the two make no word that news uses much."""
        whole = left + right
        count = max(self._words.count(whole), self._counts.count(self._counts.key(whole)))
        if count < 20:
            return None
        return Suggestion(whole, math.log(count) - self._total + _SPACE_ADDED)

    def _score(self, text: str, cost: float, before: str, after: str) -> float:
        count = self._words.count(text) or self._counts.count(self._counts.key(text)) or 0.5
        score = math.log(count) - self._total + cost
        return score + self._fit(text, count, before, after)

    def _fit(self, text: str, count: float, before: str, after: str) -> float:
        """How much likelier the neighbours make a word: the logarithm of a smoothed association."""
        counts = self._counts
        key = counts.key(text)
        if key == counts.NONE:
            return 0.0
        fit = 0.0
        for neighbour, left in ((before, True), (after, False)):
            other = counts.key(neighbour) if neighbour else counts.NONE
            if other == counts.NONE:
                continue
            together = counts.words(other + key if left else key + other)
            expected = counts.count(other) * count / counts.total
            ratio = together / max(expected, 0.2)
            fit += math.log(0.5 + 0.5 * min(ratio, 100.0))
        return fit

    def _splits(self, word: str) -> Iterable[Suggestion]:
        """Two words of which the space was lost: “alot”, “ofthe”."""
        counts = self._counts
        for at in range(1, len(word)):
            left, right = word[:at], word[at:]
            if (at == 1 and left not in "ai") or (len(right) == 1 and right not in "ai"):
                continue
            if not (self._words.has(left) and self._words.has(right)):
                continue
            together = counts.words(counts.key(left) + counts.key(right))
            if together >= 20:
                yield Suggestion(f"{left} {right}", math.log(together) - self._total + _SPACE_LOST)

    def _twice(self, word: str, before: str, after: str, known: dict[str, float]) -> Iterable[Suggestion]:
        """Words of the same beginning, but for a second letter too many, that two slips explain."""
        starts = {word[:2], word[0] + word[2:3]}
        for start in starts:
            for candidate in self._words.starting(start):
                if abs(len(candidate) - len(word)) > 2 or candidate in known:
                    continue
                cost = _cost(word, candidate)
                if cost is not None:
                    known[candidate] = cost
                    yield Suggestion(candidate, self._score(candidate, cost + _TWICE, before, after))


_FAINT = -24.0
"""Below this score a single edit explains a word so badly that two edits are tried."""


@cache
def speller() -> Speller:
    """The speller over what newsls ships."""
    return Speller(lexicon(), statistics())
