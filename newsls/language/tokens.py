"""Tokens: the words, numbers and marks of a text, each with its span."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache
from typing import NamedTuple
from unicodedata import category, normalize

from newsls.language.abbreviations import takes_stop


class TokenKind(IntEnum):
    """What a token is."""

    WORD = 0
    NUMBER = 1
    PUNCTUATION = 2
    SYMBOL = 3
    ADDRESS = 4  # URL, e-mail, file path
    HANDLE = 5  # @name, #tag
    OPAQUE = 6  # what markup left in place of code, an image or a footnote mark


class Token(NamedTuple):
    """One token.  ``norm`` is its lower-case form with straight apostrophes; ``start`` and ``end`` are code points.

    Contractions, possessives and hyphenated words are one token: “don’t”, “Russia’s”, “12-year-old”.  So are numbers
    with what is written on to them (“1,200.50”, “45%”, “3.5bn”, “1st”, “1980’s”, “10:30”, “24/7”), but not a currency’s
    sign.  The stop of an abbreviation, an initial or an acronym belongs to it (“Dr.”, “U.S.”), also at the end of a
    sentence; any other stop is a token.  ``norm`` leaves out characters that nobody sees (zero-width, soft hyphens) and
    composes accents; the span covers them all.
    """

    text: str
    norm: str
    start: int
    end: int
    kind: TokenKind


INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
"""Zero-width characters, soft hyphens, bidi controls and variation selectors, as the inside of a character class."""

_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0730-\u074a\u0900-\u0963\u0981-\u0d7f\u0e31\u0e34-\u0e3a"
    "\u0e47-\u0e4e\u0eb1-\u0ebc\u0ec8-\u0ecd\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20dc\ufe20-\ufe2f"
)
_EMOJI = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff"
    "\u3030\u303d\u3297\u3299\U0001f000-\U0001f1e5\U0001f200-\U0001faff]"
)
_CORE = f"[^\\W_](?:[^\\W_]++|[{_MARKS}{INVISIBLE}]++)*+"
_TAIL = f"(?:[-‐‑]{_CORE}(?:[-‐‑'’]{_CORE})*+)?+"
_SUFFIXES = "com|org|net|gov|edu|mil|int|info|io|tv|ly|me|co|uk|us|eu|de|fr|ca|au|in|ru|cn|nz|ie"
_FILES = "pdf|docx?|xlsx?|csv|txt|md|html?|jpe?g|png|gif|zip|json|xml|py|js"

# Every repetition is possessive or bounded, so that a pass is linear on any text.
_ADDRESSES = (
    r"(?:https?|ftp|file)://[^\s<>\"“”]{0,2000}[^\s<>\"“”.,;:!?)\]'’]",
    r"[\w.+%-]{1,64}+@[\w-]{1,63}+(?:\.[\w-]{1,63}+){1,6}+",
    rf"(?:[A-Za-z0-9][\w-]{{0,62}}+\.){{1,5}}(?:{_SUFFIXES})(?![\w-])(?:/(?:[^\s<>\"“”]{{0,2000}}[\w/=&%-])?)?",
    r"(?<![\w/])(?:[A-Za-z]:\\|~/|\.{1,2}/|/(?=[\w.-]{1,100}/))[\w.\\/-]{0,500}[\w\\/-]",
    rf"[A-Za-z0-9][\w-]{{0,100}}+\.(?:{_FILES})(?!\w)",
)
_EMOJI_RUNS = (
    r"[0-9#*]\ufe0f?\u20e3",
    r"[\U0001f1e6-\U0001f1ff]{2}",
    rf"{_EMOJI}(?:[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]|\u200d{_EMOJI}){{0,20}}+",
)
_ACRONYMS = (
    rf"[A-Za-z]\.[A-Za-z](?:\.[A-Za-z])*+(?![A-Za-z])(?:\.(?!\.))?+(?:['’]s(?!\w))?+{_TAIL}",
    r"(?:[A-Za-z]\.){2,}+",
    r"(?:Ph|Ed|Litt)\.D(?:\.(?!\.))?+",
)
_KINDS = (
    # 1, 2: most words and most marks, quickly
    r"[A-Za-z]++(?=[\s,;?!)”\"—–…]|:(?![/\\])|\Z)",
    r"[,;:?!()\[\]“”\"—–…]",
    # 3: addresses; 4: handles and tags; 5: emoji, each with what modifies or continues it
    "|".join(_ADDRESSES),
    r"(?<![\w@#])[@#][A-Za-z_]\w{0,200}+",
    "|".join(_EMOJI_RUNS),
    # 6: numbers, and words that begin with one
    rf"(?:\d++|(?<![\w.])\.\d++)(?:[.,:/-]\d++)*+(?:{_CORE})?+(?:%|['’]s(?!\w)|{_TAIL})|[½¼¾⅓⅔⅛⅜⅝⅞]",
    # 7: words that have lost their head: ’em, ’n’, ’90s
    r"['’‘](?:[Ee]m|[Tt]is|[Tt]was|[Tt]il|[Cc]ause|[Bb]out|[Nn]['’]?|\d0s)(?!\w)|’\d\d(?!\w)",
    # 8: acronyms and initials with stops: U.S., a.m., U.S.-led
    "|".join(_ACRONYMS),
    # 9: any other word, with the stop or apostrophe that may belong to it
    rf"[{INVISIBLE}]*+{_CORE}(?:[-‐‑'’‘ʼ_&][{INVISIBLE}]?{_CORE})*+(?:\.['’]s(?!\w)|\.(?!\.)|['’](?!\w))?+",
    "\ufffc",
    # 11: any other mark
    rf"\.{{2,}}+|-{{2,}}+|''|``|[{INVISIBLE}]++|\S",
)
_FAST, _MARK, _ADDRESS, _HANDLE, _EMOJIS, _NUMBER, _HEADLESS, _ACRONYM, _WORD, _OPAQUE, _OTHER = range(1, 12)
_ALWAYS = {
    _ADDRESS: TokenKind.ADDRESS,
    _HANDLE: TokenKind.HANDLE,
    _EMOJIS: TokenKind.SYMBOL,
    _HEADLESS: TokenKind.WORD,
    _ACRONYM: TokenKind.WORD,
    _OPAQUE: TokenKind.OPAQUE,
}
_SYMBOLS = frozenset("$%&#@*+=<>|~^\\`")
_UNSEEN = re.compile(f"[{INVISIBLE}]+")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-"})
_CLIPPED = frozenset(("ol'", "o'", "an'", "th'", "lil'", "mo'", "po'", "wi'", "d'", "l'"))
_CLOSING = re.compile(r"['’](?![^\W_])")


@cache
def _pattern() -> re.Pattern[str]:
    """The pattern of all kinds after any white space, compiled when first asked for."""
    return re.compile(r"\s*+(?:" + "|".join(f"({kind})" for kind in _KINDS) + ")")


def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of ``text`` in order.  Together they cover every character that is not white space.

    Linear in the length of any text; never raises.
    """
    tokens: list[Token] = []
    append, new = tokens.append, tuple.__new__  # NamedTuple’s own constructor takes twice as long
    word, punctuation = TokenKind.WORD, TokenKind.PUNCTUATION
    single_open = False
    for match in _pattern().finditer(text, 0, len(text.rstrip())):
        which = match.lastindex or _OTHER
        whole = match[which]
        end = match.end()
        start = end - len(whole)
        if which == _FAST:
            append(new(Token, (whole, whole.lower(), start, end, word)))
            continue
        if which == _MARK:
            append(new(Token, (whole, whole, start, end, punctuation)))
            continue
        if which == _OTHER:
            if whole in "'‘’":
                single_open = whole != "’" and not text[start - 1 : start].isalnum()
            append(new(Token, (whole, whole.translate(_STRAIGHT), start, end, _mark(whole[0]))))
            continue
        if which == _WORD:
            last = whole[-1]
            if last == ".":
                if not takes_stop(text, start, end - 1):
                    whole = whole[:-1]
                    append(new(Token, (whole, _norm(whole), start, end - 1, word)))
                    append(new(Token, (".", ".", end - 1, end, punctuation)))
                    continue
            elif last in "'’":
                norm = _norm(whole)
                if not _keeps_apostrophe(text, norm, end, single_open):
                    append(new(Token, (whole[:-1], norm[:-1], start, end - 1, word)))
                    append(new(Token, (last, "'", end - 1, end, punctuation)))
                    single_open = False
                    continue
            append(new(Token, (whole, _norm(whole), start, end, word)))
            continue
        if which == _NUMBER:
            norm = _norm(whole)
            _, hyphen, tail = norm.partition("-")
            worded = hyphen and any(map(str.isalpha, tail))
            append(new(Token, (whole, norm, start, end, word if worded else TokenKind.NUMBER)))
            continue
        append(new(Token, (whole, _norm(whole), start, end, _ALWAYS[which])))
    return tuple(tokens)


def _norm(whole: str) -> str:
    if whole.isascii():
        return whole.lower()
    norm = whole.lower().translate(_STRAIGHT)
    if norm.isascii():
        return norm
    return normalize("NFC", _UNSEEN.sub("", norm)) or whole


def _keeps_apostrophe(text: str, norm: str, end: int, single_open: bool) -> bool:
    """Whether the apostrophe after a word is its own (“the ministers’ offices”, “nothin’”) and no closing quote."""
    if norm in _CLIPPED or (norm.endswith("in'") and len(norm) > 4 and not single_open):
        return True
    if norm[-2:-1] not in ("s", "z", "x") or not text[end : end + 1].isspace():
        return False
    if not single_open:
        return True
    # Inside single quotes it is a possessive only where the quotation is closed further on.
    return text[end + 1 : end + 2].isalnum() and _CLOSING.search(text, end, end + 300) is not None


@cache
def _mark(character: str) -> TokenKind:
    return TokenKind.PUNCTUATION if character not in _SYMBOLS and category(character)[0] == "P" else TokenKind.SYMBOL
