"""Places where a short word was left out, decided by the words around and not by likelihood.

Most are closed phrases (gaps.txt, which ships beside this module).  The rest is the “to” of an infinitive after words
that take nothing else (“able claim”, “is going carry”), where ``verb_forms`` tells that a base follows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from newsls.language import Token, TokenKind
from newsls.language.wordlists import words
from newsls.rules import verb_forms as forms
from newsls.rules.phrases import Pattern, compiled, search
from newsls.rules.verb_forms import pair


class Gap(NamedTuple):
    """A gap: the token after it, and the word that is missing."""

    token: int
    word: str


_SETS = {
    "be": forms.BE,
    "have": forms.HAVE,
    "modal": forms.MODALS,
    "wh": words("how why what when where which who whom than"),
    "base": words(
        """be have make take get do see say keep give find know become tell bring avoid ensure provide protect prevent
        create allow pay meet win help stop reach build hold put become achieve address understand include"""
    ),
    "ing": words(
        """being having making taking getting doing winning hitting carrying producing building using causing killing
        trying giving bringing running leading creating finding keeping reaching delivering defeating handling striking
        stealing lying violating helping failing using abusing raping assaulting murdering plotting conspiring
        supporting attacking spying reaching gaining securing becoming holding avoiding"""
    ),
    "superlative": words(
        """most largest biggest best worst oldest greatest highest lowest strongest few poorest richest youngest
        deadliest busiest fastest smallest toughest longest closest earliest leading main wealthiest hardest"""
    ),
    "people": words(
        """people voters women men americans officials members countries states cases respondents children workers
        students families soldiers refugees lawmakers republicans democrats white black women's votes same issues
        questions things jobs companies"""
    ),
    "body": words("house senate parliament european committee council commission union board party cabinet panel"),
    "noun": frozenset({"-"}),
}

_GOVERNORS = words(
    """able unable willing unwilling trying tried want wants wanted going likely unlikely seeking sought forced allowed
    authorized authorised permitted required supposed seemed seems appeared appears refused refuses refusing agreed
    agrees decided decides vowed vows hoping need needs needed meant tends tend willingness ability
    unwillingness reluctance reluctant eager poised scheduled ready attempting attempt effort intends
    intend intended planned planning failed fails continues continued wanting compelled determined inability got
    expected ought"""
)
_NOUNS = words("effort attempt ability inability willingness reluctance")
_SURE = words("able unable going trying willing likely unlikely")
_LINKING = words("include remain say range mean appear seem")
_FREE = words(
    "live public free slow down over back wrong even clear better go come about well like long let dry help dare"
)
_OBJECTS = words(
    """the a an this these those his her its their our my your him them us me it himself herself itself themselves
    more all both any every each some another that what how to for up out on in with into about as from"""
)
_PREPOSITIONS = words("in on for to from with that as about into out up how what")
_ALSO_NOUNS = words("leave work help change support cover use play control access care answers")
_NO_NEED = words("nobody one none few hardly if not never only he she it and or there no who")


def gaps(tokens: Sequence[Token]) -> Iterator[Gap]:
    """The gaps of ``tokens``, in order, at most one a place."""
    patterns = _patterns()
    last = len(tokens) - 1
    reached = -1
    for index, token in enumerate(tokens):
        norm = token.norm
        known = patterns.get(norm)
        if known is not None and index < last:
            match = next(search(tokens, index, known), None)
            if match is not None and tokens[match.end + 1].kind <= TokenKind.NUMBER and match.end + 1 > reached:
                reached = match.end + 1
                yield Gap(reached, match.right[1:])
                continue
        if norm in _GOVERNORS and index < last and index + 1 > reached and _lacks_to(tokens, index):
            reached = index + 1
            yield Gap(reached, "to")


def _lacks_to(tokens: Sequence[Token], index: int) -> bool:
    """Whether a base follows the governor at ``index`` that needs a “to” before it."""
    head, word = tokens[index].norm, tokens[index + 1]
    if word.kind is not TokenKind.WORD or not word.text.islower() or word.norm in _FREE:
        return False
    norm = word.norm
    known = forms.verb(norm)
    if known is None or not known.is_base or known.past or known.participle:
        return False
    if pair("to", norm) < 8 or pair(head, norm) > 1.5 or pair(head, norm) * 40 > pair(head, "to"):
        return False
    before = tokens[index - 1].norm if index else ""
    following = tokens[index + 2].norm if index + 2 < len(tokens) else "."
    if forms.nominal(norm) * 4 > forms.verbal(norm) and norm not in ("be", "have", "do", "get", "say"):
        # “wants change”: a noun, unless an object follows it, and “plans work on” is one even then
        if head in _NOUNS or following not in _OBJECTS or forms.nominal(norm) > forms.verbal(norm):
            return False
        if following in _PREPOSITIONS:
            return False
    if following in ("to", "and", "or") or (norm in _ALSO_NOUNS and following not in _OBJECTS - _PREPOSITIONS):
        return False
    if (norm in _LINKING and head not in _SURE) or (norm == "save" and following == "for"):
        return False
    if head == "needs" and not (before in _SUBJECTS or (index and tokens[index - 1].text[0].isupper())):
        return False
    if head == "likely":
        return before in forms.BE or (before in ("more", "less") and index > 1 and tokens[index - 2].norm in forms.BE)
    if head == "going":
        return before in forms.BE or before[-3:] in ("'re", "'s", "'m") or before[-2:] == "'s" or before == "not"
    if head == "got":
        return before in forms.HAVE or before[-3:] == "'ve" or before[-2:] == "'s"
    if head == "need":
        return before.isalpha() and before not in _NO_NEED | _DETERMINERS and not before.endswith("thing")
    if head in _NOUNS:
        return bool(before) and (before in _DETERMINERS or before.endswith("'s")) and following in _OBJECTS
    return before not in ("may", "can") or head not in ("want", "tend")


_SUBJECTS = words("he she it who that which one everyone everybody somebody someone")
_DETERMINERS = words("the a an his her its their our this any no in every")


@cache
def _patterns() -> dict[str, tuple[Pattern, ...]]:
    """The phrases of gaps.txt."""
    return compiled(files("newsls.rules").joinpath("gaps.txt").read_text(encoding="utf8"), _SETS)
