"""Nouns in the wrong number after “a”, “this”, “these”, “many”, number words and numbers."""

from __future__ import annotations

from newsls.language import TokenKind
from newsls.language.wordlists import words
from newsls.rules import verb_forms as forms
from newsls.rules.clauses import AFTER_NOUN, OPENERS, Slip, Tokens, plain, starts
from newsls.rules.verb_forms import pair

_BEFORE_NUMBER = words(
    """than least about nearly almost over under another just only last past next first final other more the these those
    all some around roughly approximately every recent our their his its my both"""
)


FEW = words(
    """these those many several few two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty
    sixty seventy eighty ninety"""
)


_FIRM = frozenset('.,;:!?)”"') | words("ago of were are have in")


_SINGLE_AFTER_MANY = words(
    """people percent dozen hundred thousand million billion trillion point pound foot stone man-made way time
    fold more less other another a an to of at in on per later year-old deep high long wide left right straight
    further civilian north south east west feet inch mile meter metre kilometer kilometre gallon ton tonne"""
) - words("point time way mile")


def after_a(tokens: Tokens, index: int) -> Slip | None:
    """“a states”, “an interviews”, “this weeks”; with one adjective between perhaps."""
    head = tokens[index]
    word = tokens[index + 1]
    norm = word.norm
    if not plain(word) or norm[-1] not in "sn" or norm[-2:] in ("ss", "us", "is"):
        return None
    following = tokens[index + 2].norm if index + 2 < len(tokens) else "."
    if following not in AFTER_NOUN:
        return None
    noun = forms.singular(norm)
    if (
        (index and tokens[index - 1].norm in ("now", "few", "many"))
        or norm in ("heads", "ways")
        or following in ("and", "or")
    ):
        return None
    if (
        not noun
        or (head.text.isupper() and len(head.text) > 1)
        or (head.text == "A" and index and (tokens[index - 1].text[-1].isalnum()))
    ):
        return None
    if pair(head.norm, norm) * 20 > pair(head.norm, noun) + pair("the", noun) / 8:
        return None
    if head.norm == "this":
        if forms.finite(norm) * 3 > forms.nominal(norm) or pair("these", norm) + pair("the", norm) < 3:
            return None
    elif (head.norm == "an" and noun[0] not in "aeiouh") or (head.norm == "a" and noun[0] in "aeio"):
        return None
    return Slip(index + 1, index, (noun,), f"after “{head.text}” the noun is singular, “{noun}”.")


def after_many(tokens: Tokens, index: int) -> Slip | None:
    """“those number,”, “two woman who”, “many reporter,”."""
    return _many(tokens, index, tokens[index].norm)


def _inflected(norm: str) -> bool:
    """Whether the word is a verb in a form other than its base."""
    known = forms.verb(norm)
    return known is not None and not known.is_base


def _many(tokens: Tokens, index: int, head: str) -> Slip | None:
    word = tokens[index + 1]
    norm = word.norm
    if not plain(word):
        return None
    following = tokens[index + 2] if index + 2 < len(tokens) else None
    after = following.norm if following is not None else "."
    if after not in AFTER_NOUN or norm in _SINGLE_AFTER_MANY:
        return None
    before = tokens[index - 1] if index else None
    if tokens[index].text[0].isupper() and not starts(tokens, index):
        return None
    if (
        before is not None
        and before.kind is TokenKind.WORD
        and not (
            before.norm in AFTER_NOUN
            or before.norm in _BEFORE_NUMBER
            or before.norm in OPENERS
            or _inflected(before.norm)
        )
    ):
        return None
    if index > 1 and tokens[index - 2].kind is TokenKind.NUMBER and before is not None and before.norm in ("in", "to"):
        return None
    if before is not None and (before.norm == "of" and index > 1 and tokens[index - 2].text[0].isupper()):
        return None
    if before is not None and (before.norm in ("-", "/", "one", "no", "both") or before.text == "$"):
        return None
    plural = forms.plural(norm)
    known = forms.verb(norm)
    if not plural or (known is not None and known.past):
        return None
    good = pair(head, plural) + pair("two", plural) + pair("many", plural)
    if pair(head, norm) * 10 > good or good < 2:
        return None
    # “those plan to”, “few doubt that”: a verb may follow these heads
    if forms.verbal(norm) + forms.before(norm, "to", "they") > forms.nominal(norm) / 8 and not (
        after in ("were", "are", "have", "ago")
        or (head not in ("these", "those", "many", "few", "several") and after in _FIRM)
    ):
        return None
    if after in ("and", "or", "-", "to") or (
        after in ("is", "was", "has") and head in ("those", "these", "few", "many")
    ):
        return None
    return Slip(index + 1, index, (plural,), f"after “{tokens[index].text}” the noun is plural, “{plural}”.")


def after_number(tokens: Tokens, index: int) -> Slip | None:
    """“18 year.”, “200 case, she”: digits before a noun in the singular."""
    digits = tokens[index].text
    if not digits[-1].isdigit() or digits in ("1", "0") or digits.endswith(".1"):
        return None
    if digits.isdigit() and 1700 <= int(digits[:5]) <= 2099 and len(digits) == 4:
        return None
    if any(mark in digits for mark in ":/-."):
        return None
    word = tokens[index + 1]
    if not plain(word):
        return None
    if index:
        before = tokens[index - 1]
        if (
            before.text in ("$", "£", "€", "-", "–", "/", "#", "No.", "'", "’")
            or before.text[0].isupper()
            or (
                before.norm
                in (
                    "no.",
                    "number",
                    "page",
                    "article",
                    "section",
                    "chapter",
                    "part",
                    "title",
                    "form",
                    "covid",
                    "age",
                    "one",
                    "route",
                    "phase",
                    "level",
                    "day",
                    "week",
                    "round",
                    "channel",
                    "per",
                    "the",
                    "a",
                )
            )
        ):
            return None
        if before.kind is TokenKind.NUMBER:
            return None
    return _many(tokens, index, "two")
