"""Numbers of a sentence with what they count: “24 aircraft”, “nearly half of the voters”, “the third attack”.

A number is found by its form, widened to the left over what hedges it (“at least”, “about”) and to the right over its
unit or the noun phrase that it counts.  Left out are numbers that count nothing: dates (the caller names them), scores,
addresses, telephone numbers, and numbers that are names (“Flight 370”, “Article 5”).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from newsls.facts.numerals import (
    AGE,
    ARRIVED,
    COMPOUND,
    COUNTED,
    CROWDS,
    FIGURE,
    FRACTION,
    GROWS,
    HARMED,
    HEDGES,
    IDIOM,
    LEADING,
    MODALS,
    MONEY,
    NAMED,
    NO_COUNT,
    ORDINAL,
    ORDINALS,
    PAIR,
    PARTS,
    PLACED,
    RANKED,
    RATE_UNITS,
    RATES,
    SCALES,
    SMALL,
    STARTERS,
    STEMS,
    STREETS,
    TENS,
    TIMES,
    UNITS,
    VOTES,
)
from newsls.language import Token, TokenKind
from newsls.text import Span

Tags = Callable[[], Sequence[str]]
_LAST_SCORE = 20
_ATTRIBUTIVE = ("JJ", "JJR", "JJS", "VBN", "VBG", "CD")
_NOMINAL = ("NN", "NNS", "NNP", "NNPS")
_PHRASE = 5
"""Tokens that a noun phrase after a number may have."""


def numbers(text: str, tokens: Sequence[Token], tags: Tags, barred: Sequence[Span] = ()) -> list[Span]:
    """The numbers of one sentence in order, each with what it counts, in prose offsets.

    ``tokens`` are the sentence's in the paragraph's ``text``; ``tags`` gives their tags when asked; ``barred`` are
    spans in order, the dates, whose numbers are not numbers of their own.
    """
    return list(_Scan(text, tokens, tags, barred).found())


def _may_count(token: Token) -> bool:
    norm = token.norm
    return (
        norm[0].isdigit()
        or (norm[0] == "." and len(norm) > 1)
        or norm in STARTERS
        or (norm.find("-") > 0 and norm.partition("-")[0] in STARTERS)
    )


class _Scan:
    """One pass over a sentence."""

    def __init__(self, text: str, tokens: Sequence[Token], tags: Tags, barred: Sequence[Span]) -> None:
        self.text, self.tokens, self.tags_of, self.barred = text, tokens, tags, barred
        self.count = len(tokens)
        self.starts = [span.start for span in barred]

    def found(self) -> Iterator[Span]:
        i = floor = 0
        while i < self.count:
            token = self.tokens[i]
            if not _may_count(token) or self.is_barred(i):
                i += 1
                continue
            made = self.number(i, floor)
            if made is None:
                i += 1
                continue
            first, last = made
            if last > first:
                yield Span(self.tokens[first].start, self.tokens[last - 1].end)
            i = floor = max(last, i + 1)

    # What stands where

    def norm(self, i: int) -> str:
        return self.tokens[i].norm if 0 <= i < self.count else ""

    def tag(self, i: int) -> str:
        """The tag of a token, the first of a contraction’s, with + where it is a possessive."""
        tags = self.tags_of()
        if not 0 <= i < len(tags):
            return ""
        first, _, rest = tags[i].partition("+")
        return f"{first}+" if rest == "POS" else first

    def is_barred(self, i: int) -> bool:
        token = self.tokens[i]
        index = bisect_left(self.starts, token.end) - 1
        return index >= 0 and self.barred[index].end > token.start

    def joined(self, i: int) -> bool:
        """Whether token ``i`` begins just where the one before it ends."""
        return 0 < i < self.count and self.tokens[i].start == self.tokens[i - 1].end

    # One number

    def number(self, i: int, floor: int) -> tuple[int, int] | None:
        """The tokens, first and past the last, of the number at ``i``; where both are the same, what
        stands before is no number."""
        norm = self.norm(i)
        if norm in ORDINALS or ORDINAL.fullmatch(norm):
            part = self.fraction(i)
            return self.widened(i, part, floor, counts=False) if part else self.ordinal(i, floor)
        if "-" in norm or "–" in norm:
            return self.hyphened(i, floor)
        if norm in TIMES or (norm in GROWS and self.norm(i - 1) in MODALS):
            return self.hedged(i, floor), i + 1
        if AGE.fullmatch(norm):
            return (i, i + 1) if self.norm(i - 1) in ("his", "her", "their", "my") else None
        if norm == "twice":
            return self.twice(i, floor)
        part = self.fraction(i)
        if part:
            return self.widened(i, part, floor, counts=False)
        core = self.cardinal(i)
        if core is None:
            return None
        if self.is_no_count(i, core):
            return core, core
        ratio = self.ratio(core)
        if ratio:
            return self.widened(i, ratio, floor, counts=True)
        upper = self.upper(core)
        if upper is None:
            return self.widened(i, core, floor, counts=True)
        if self.norm(core) in "-–—" and not self.is_vote(i) and self.unit(upper, money=False, counts=True) == upper:
            return upper, upper  # a score
        made = self.widened(i, upper, floor, counts=True)
        if made is not None and made[0] > floor and self.norm(made[0] - 1) == "between":
            return made[0] - 1, made[1]
        return made

    def is_vote(self, i: int) -> bool:
        """Whether a vote, and no match, is spoken of near token ``i``."""
        return any(self.norm(k) in VOTES for k in range(max(0, i - 8), min(self.count, i + 5)))

    def cardinal(self, i: int) -> int | None:
        """Past the last token of the cardinal at ``i``: “1.4 billion”, “three hundred and fifty”, “dozens of”."""
        norm = self.norm(i)
        if norm in ("scores", "tens"):
            if self.norm(i + 1) != "of" or (norm == "tens" and self.norm(i + 2) not in CROWDS):
                return None
            return i + 3 if norm == "tens" else i + 1
        if norm in CROWDS:
            if self.norm(i + 1) == "of" and self.norm(i + 2) in CROWDS:
                return i + 3
            return i + 1
        if norm in ("half", "quarter", "double", "triple"):
            if norm == "half" and self.norm(i + 1) == "a" and self.norm(i + 2) in SCALES | UNITS | {"mile", "dozen"}:
                return i + 3
            return None
        figure = FIGURE.fullmatch(norm)
        if figure is None and norm not in SMALL and norm not in TENS and norm not in SCALES:
            return None
        if norm in SCALES and self.norm(i - 1) not in ("a", "several", "few", "couple"):
            return None
        k = i + 1
        if self.norm(k) == "+" and self.joined(k):  # “50+ people”
            k += 1
        while k < self.count and k < i + 8:
            here = self.norm(k)
            if here in SCALES or (figure is None and (here in SMALL or here in TENS)):
                k += 1
            elif (
                here == "and"
                and figure is None
                and self.norm(k - 1) in ("hundred", "thousand")
                and (self.norm(k + 1) in SMALL or self.norm(k + 1) in TENS)
            ):
                k += 2
            elif here == "and" and self.norm(k + 1) in ("a", "one") and self.norm(k + 2) in ("half", "quarter"):
                k += 3
            elif here in "½¼¾⅓⅔" and self.joined(k):
                k += 1
            else:
                break
        return k

    def is_no_count(self, i: int, core: int) -> bool:
        """Whether the cardinal is a name, an address, a list's number or “one” as a pronoun."""
        token, norm = self.tokens[i], self.norm(i)
        before, after = self.norm(i - 1), self.norm(core)
        if norm == "one" and core == i + 1:
            if after in ("in", "out", "of") and self.ratio(core):
                return False
            return after not in COUNTED or before in ("no", "the", "this", "that", "any", "every", "each")
        if not token.text[0].isdigit():
            return i > 0 and token.text[0].isupper()
        if token.kind is not TokenKind.NUMBER and FIGURE.fullmatch(norm) is None:
            return True
        if before in NAMED or (before == "-" and self.joined(i)) or (before == "+" and self.joined(i)):
            return True
        if before == "of" and self.norm(i - 2) == "group" and self.tokens[i - 2].text[0].isupper():
            return True
        if before == "(" and after == ")" and norm.isdigit() and int(norm[:4]) <= _LAST_SCORE:
            return True
        if i == 0 and token.start == 0 and after in (".", ")") and norm.isdigit():
            return True
        if self.tokens[i - 1 : i] and self.tokens[i - 1].text == "’":
            return True
        if MONEY.fullmatch(before):
            return False
        if any(
            self.norm(k) in STREETS and self.tokens[k].text[0].isupper() for k in range(core, min(core + 4, self.count))
        ):
            return self.tokens[core].text[0].isupper()
        if norm.isdigit() and len(norm) == 5 and "," not in token.text and self.tag(i - 1).startswith("NNP"):
            return True
        if i > 1 and self.tokens[i - 1].text[0].isupper() and self.tag(i - 1) in ("NNP", "NNPS") and norm.isdigit():
            return self.phrase(core) == core
        return False

    def ratio(self, core: int) -> int | None:
        """Past “in five”, “out of ten”, “of the 30” after a number."""
        at = core
        if self.norm(at) == "out" and self.norm(at + 1) == "of":
            at += 2
        elif self.norm(at) in ("in", "of"):
            at += 1
            if self.norm(at) in ("every", "the", "its", "their", "his", "her") and self.norm(core) in ("of", "in"):
                at += 1
        else:
            return None
        if at >= self.count or self.is_barred(at):
            return None
        if self.norm(core) == "in" and self.norm(core + 1) == "the":
            return None
        end = self.cardinal(at) if self.norm(at)[:1].isdigit() or self.norm(at) in SMALL | TENS else None
        if end is None or (self.norm(at) == "one" and end == at + 1):
            return None
        if self.norm(core) == "in" and self.phrase(end) > end and self.norm(core - 1) != "one":
            return None  # “killed four in two attacks”
        return end

    def upper(self, core: int) -> int | None:
        """Past the upper end of a range: “38 to 46”, “between 10 and 20”, “38–46”."""
        joint = self.norm(core)
        if joint not in ("to", "or", "and", "–", "-", "—") or core + 1 >= self.count or self.is_barred(core + 1):
            return None
        at = core + 1
        if MONEY.fullmatch(self.norm(at)):
            at += 1
        if not (self.norm(at)[:1].isdigit() or self.norm(at) in SMALL | TENS):
            return None
        if joint == "and":
            lower = core - 1
            while lower > 0 and (_may_count(self.tokens[lower]) or MONEY.fullmatch(self.norm(lower))):
                lower -= 1
            if self.norm(lower) != "between":
                return None
        end = self.cardinal(at)
        return end if end is not None and self.norm(at) != "one" else None

    def fraction(self, i: int) -> int | None:
        """Past a fraction at ``i``: “half of”, “two fifths”, “a third of”, “three-quarters”."""
        norm = self.norm(i)
        before, after = self.norm(i - 1), self.norm(i + 1)
        if FRACTION.fullmatch(norm):
            return i + 1
        if norm in SMALL and after in PARTS:
            return i + 2
        if (
            norm in ("third", "quarter", "fifth", "tenth", "sixth", "eighth")
            and before in ("a", "one")
            and (after == "of" or self.hedged(i - 1, 0) < i - 1)
        ):
            return i + 1
        if norm == "half":
            if before == "in" and self.norm(i - 2) in ("cut", "cutting", "cuts", "fell", "slashed", "reduced"):
                return i + 1
            hedge = self.hedged(i, 0) < i and before not in ("just", "only", "some", "above", "below")
            if before in ("first", "second", "other", "better", "the") or after in ("-", "hour"):
                return None
            if after == "of" or hedge:
                return i + 1
            if after in ("the", "its", "their", "his", "her", "all"):
                return i + 1
        return None

    def twice(self, i: int, floor: int) -> tuple[int, int] | None:
        after = self.norm(i + 1)
        if after in ("as", "the", "that", "its", "his", "their"):
            k = i + 2
            if after == "as" and self.norm(i + 2):
                k = i + 3
                if self.norm(i + 3) == "as":
                    k = i + 4
            elif after != "as" and self.tag(i + 2) in _NOMINAL:
                k = i + 3
            return self.hedged(i, floor), min(k, self.count)
        return None

    def hyphened(self, i: int, floor: int) -> tuple[int, int] | None:
        token, norm = self.tokens[i], self.norm(i)
        if FRACTION.fullmatch(norm):
            return self.widened(i, i + 1, floor, counts=False)
        first, _, rest = norm.partition("-")
        if first in TENS and rest in SMALL:
            core = self.cardinal_from(i + 1)
            return self.widened(i, core, floor, counts=True)
        pair = PAIR.fullmatch(norm)
        if pair:
            low, high = int(pair[1]), int(pair[2])
            counts = low < high and (self.norm(i + 1) in UNITS | SCALES or self.tag(i + 1) == "NNS")
            split = 85 <= low + high <= 100 and min(low, high) >= 5  # “51-44”, in percent
            if not counts and not split and not self.is_vote(i):
                return i, i
            return self.widened(i, self.cardinal_from(i + 1), floor, counts=True)
        if RANKED.fullmatch(norm):
            return (i - 1 if self.norm(i - 1) in ("the", "its") and i > floor else i), self.phrase(i + 1)
        if norm == "first-ever":
            return i, self.phrase(i + 1)
        compound = COMPOUND.fullmatch(norm)
        if compound is None or (token.text[0].isupper() and i > 0):
            return None
        what = compound["what"]
        if what in IDIOM or what.partition("-")[0] in ("off", "on", "to", "and", "plus") or what.split("-")[0] in IDIOM:
            return None
        end = i + 1
        if self.norm(end) in ("to", "or") and self.norm(end + 1).find("-") > 0:
            end = i + 3
        return self.hedged(i, floor), self.phrase(end, most=3, names=not norm.endswith("-old"))

    def cardinal_from(self, k: int) -> int:
        while self.norm(k) in SCALES:
            k += 1
        return k

    def ordinal(self, i: int, floor: int) -> tuple[int, int] | None:
        """“the third attack”, “the first to land”, “for the first time”."""
        token, norm = self.tokens[i], self.norm(i)
        before, after = self.norm(i - 1), self.norm(i + 1)
        if i and token.text[0].isupper():
            return None
        if after == "place" and norm != "first":
            return i, i + 2
        if before in PLACED or (before in ("in", "for") and self.norm(i - 2) in ARRIVED | PLACED):
            return i, i + 1
        if norm == "first" and after == "time" and self.norm(i - 2) == "for" and i - 2 >= floor:
            return i - 2, i + 2
        if norm == "first" and after == "time":
            return (i - 1 if before == "the" and i > floor else i), i + 2
        if after.removesuffix("'s") in NO_COUNT.get(norm, ()) and not (norm == "first" and after == "of"):
            return None
        start = i - 1 if before in ("the", "a", "an", "its", "his", "her", "their") and i > floor else i
        if self.tokens[i + 1 : i + 2] and self.tokens[i + 1].text[0].isupper() and not token.text[0].isalpha():
            return None
        if after == "-" or after in ("quarter", "half", "century", "degree"):
            return None
        if (
            norm in ORDINALS
            and before not in ("the", "a", "its", "his", "her", "their", "for")
            and not before.endswith("'s")
        ):
            if before not in ("this", "that", "each") and not (i == 0 and self.phrase(i + 1) > i + 1):
                return None
            if before in ("at", "this", "that", "each") or after in (",", ":"):
                return None
        if before in ("the", "his", "her", "its", "their") and after in ("to", "in", "since", "of", "ever", "such"):
            return start, min(self.count, {"to": i + 3, "ever": i + 2, "such": i + 2}.get(after, i + 1))
        end = self.phrase(i + 1)
        if end == i + 1 and self.tokens[i + 1 : i + 2] and self.tokens[i + 1].text[0].isupper():
            end = i + 2  # “the first American to die”
        return (start, end) if end > i + 1 else None

    # What belongs to a number

    def widened(self, i: int, core: int, floor: int, *, counts: bool) -> tuple[int, int] | None:
        """The number of tokens ``i`` to ``core`` with its sign of money, hedges, unit and noun."""
        first, money = i, False
        if i > floor and MONEY.fullmatch(self.norm(i - 1).upper()):
            first, money = i - 1, True
            if first > floor and self.joined(first) and self.tokens[first - 1].text in STEMS:
                first -= 1
        elif (i > floor and self.norm(i - 1) in ("-", "−") and self.joined(i) and not self.joined(i - 1)) or (
            i > floor
            and self.norm(i - 1) == "a"
            and (self.norm(i) in SCALES or self.norm(i) in PARTS or self.norm(i) in ORDINALS)
        ):
            first = i - 1
        last = self.unit(core, money=money, counts=counts)
        start = self.hedged(first, floor)
        if last == core and not money:
            if start == first and first > floor and self.norm(first - 1) in LEADING:
                return first - 1, last
            if start > floor and self.norm(start - 1) in LEADING:
                return start - 1, last
            if not self.stands_alone(i, core, start < first):
                return None
        bare = counts and start == first and self.norm(i) in SMALL and core == i + 1
        if bare and self.norm(first - 1) in ("the", "these", "those", "both", "all") and self.norm(core) not in UNITS:
            return i, i  # “the two leaders” counts nothing that is news
        return start, last

    def stands_alone(self, i: int, core: int, hedged: bool) -> bool:
        """Whether a number without a unit is to be checked: “rose to 45”, “Ruiz, 45,”, but not “the two”."""
        token = self.tokens[i]
        if token.text[0].isdigit() or hedged or core > i + 1 or self.norm(i) in CROWDS:
            return True
        if self.norm(i) in SMALL or self.norm(i) in TENS or self.norm(i) in ORDINALS:
            harmed = self.norm(core) in ("were", "was") and self.norm(core + 1) in HARMED
            return harmed or self.norm(i - 1) == "including"
        return True

    def hedged(self, first: int, floor: int) -> int:
        """Where the words that hedge a number begin."""
        for _ in range(2):
            for words in HEDGES:
                start = first - len(words)
                if start >= floor and all(self.norm(start + k) == word for k, word in enumerate(words)):
                    first = start
                    break
            else:
                if first > floor and self.norm(first - 1) in ("between", "from"):
                    return first
                return first
        return first

    def unit(self, core: int, *, money: bool, counts: bool) -> int:
        """Past the unit, or the noun phrase that is counted, and what it is counted by (“an hour”, “per head”)."""
        last = core
        here = self.norm(core)
        if (here == "per" and self.norm(core + 1) == "cent") or (
            here == "percentage" and self.norm(core + 1) in ("points", "point")
        ):
            last = core + 2
        elif here in ("percent", "%"):
            last = core + 1
        elif here == "of" and not counts:
            last = self.part_of(core)
        elif here == "of" and self.norm(core - 1) in CROWDS | {"scores"}:
            last = self.phrase(core + 1)
            last = core if last == core + 1 else last
        elif not money and not self.norm(core - 1).endswith("%"):
            if here in UNITS:
                last = core + 1
                if self.norm(last) in ("old", "long", "wide", "deep", "high", "tall"):
                    last += 1
                if here in ("square", "cubic"):
                    last += 1
            else:
                last = self.phrase(core)
        if (last > core or money) and self.norm(last) in RATES and self.norm(last + 1) in RATE_UNITS:
            return last + 2
        return last

    def part_of(self, core: int) -> int:
        """Past “of the voters” after a fraction."""
        k = core + 1
        if self.norm(k) in ("the", "its", "their", "his", "her", "all", "a", "those", "our"):
            k += 1
        end = self.phrase(k)
        return end if end > k else core

    def phrase(self, start: int, most: int = _PHRASE, *, names: bool = True) -> int:
        """Past the noun phrase that begins at ``start``, of ``most`` tokens at most; ``start`` where there is none.

        ``names`` may be in it.
        """
        last = start
        for k in range(start, min(start + most, self.count)):
            token = self.tokens[k]
            if token.kind is TokenKind.PUNCTUATION or token.kind is TokenKind.OPAQUE or self.is_barred(k):
                break
            if token.norm in HARMED and last == start:
                return k + 1
            tag = self.tag(k)
            if not names and tag.startswith("NNP"):
                break
            if token.norm in ("more", "other") or (tag == "RB" and k == start and token.norm.endswith("ly")):
                continue
            if tag.endswith("+"):
                continue
            if tag in _NOMINAL:
                last = k + 1
                if tag == "NNS" and self.tag(k + 1) != "NNS":
                    break
            elif tag in ("VB", "VBP", "JJ") and k == last > start and self.tag(k + 1) in ("IN", ",", ".", ""):
                return k + 1  # a noun taken for something else: “a power cable beneath”
            elif tag not in _ATTRIBUTIVE or (last > start and tag in ("VBN", "VBG", "JJ", "CD")):
                break
        return last
