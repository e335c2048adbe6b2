"""Sentences: where they begin and end.

Most stops speak for themselves; only where an abbreviation, an initial or an ellipsis is followed by a capital letter
is there something to decide, and there nltk's Punkt decides, from the project's abbreviations and from statistics of
how news writes words (Kiss and Strunk, "Unsupervised multilingual sentence boundary detection", Computational
Linguistics 32, 2006).  Punkt alone is slow and knows nothing of quotation marks.
"""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from newsls.language.abbreviations import ALL, BEFORE_FIGURES, NEVER_LAST, ORGANISATIONS, takes_stop
from newsls.text import Span

_MODEL = Path(__file__).parent.parent / "models" / "sentences.json"

_CLOSERS = "\"”’'»)\\]}*_"
# A stop with what closes after it, or a blank line.  Bounded or possessive repetitions: linear on any text.
_CANDIDATE = re.compile(
    rf"""
      (?P<stops> [.!?…。！？]++ ) (?P<closers> (?:[{_CLOSERS}]|\[\d{{1,3}}\])*+ )
    | (?P<blank> \n[^\S\n]*+\n\s*+ | \r[^\S\r\n]*+\r\s*+ | \r\n[^\S\r\n]*+\r\n\s*+ | \u2029\s*+ )
    """,
    re.VERBOSE,
)
_WORD_BEFORE = re.compile(r"[^\s\"“”‘(\[/—–]{0,40}$")
_WORD_AFTER = re.compile(r"\s*+[\"“‘'«(\[*_—–-]*+\s?+([\w’'-]+)")
_NEXT = re.compile(r"\s*+[\"“‘'«(\[*_—–-]*+\s?+(\S?)")
_QUOTES = frozenset("\"”’'»")
_SAID = (
    "said|says|say|asked|asks|told|added|adds|replied|wrote|writes|shouted|exclaimed|cried|tweeted|quipped|recalled|joked|"
    "wondered|declared|yelled|chanted|insisted|demanded|continued|explained|began|responded|answered"
)
_SPEAKER_NEXT = re.compile(rf"\s+(?:[A-Z][\w’'.-]*\s+){{1,3}}(?:{_SAID})\b|\s+(?:{_SAID})\b")
_EXCLAIMED = frozenset(("Yahoo!", "Jeopardy!", "Oklahoma!", "Mamma", "Panic!", "Wham!", "Yum!", "Guess?"))
_ENUMERATOR = re.compile(r"(?:\d{1,3}|[ivxIVX]{2,5})\Z")


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of ``text`` in order, without white space around them; together they cover all that isn't white.

    A closing quotation mark or bracket belongs to the sentence that it ends.  A blank line always ends a sentence, a
    single line break never does.  Linear in the length of any text; never raises.
    """
    spans: list[Span] = []
    start = 0
    for match in _CANDIDATE.finditer(text):
        if match.lastgroup == "blank":
            start = _close(text, start, match.start(), spans)
        elif _ends(text, start, match):
            start = _close(text, start, match.end(), spans)
    _close(text, start, len(text), spans)
    return tuple(spans)


def _close(text: str, start: int, end: int, spans: list[Span]) -> int:
    """Add what stands from ``start`` to ``end`` and return where the next sentence may begin."""
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        begin = start + piece.index(stripped[0]) if piece[0].isspace() else start
        spans.append(Span(begin, begin + len(stripped)))
    return end


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a sentence ends at the stop (or stops) that ``match`` found."""
    stops, closers = match["stops"], match["closers"]
    at, end = match.span("stops")[0], match.end()
    if end == len(text):
        return True
    following = text[end]
    if not following.isspace():
        return _ends_unspaced(text, at, stops, closers, end)
    after = _NEXT.match(text, end)
    letter = after[1] if after else ""
    if not letter:
        return True
    quoted = bool(closers) and closers[0] in _QUOTES
    if stops[0] in "!?。！？":
        return _ends_exclaimed(text, start, at, end, letter, quoted)
    if letter.islower() and (quoted or len(stops) > 1 or stops == "…"):
        return False
    if len(stops) > 1 or stops == "…":
        return not stops.startswith(".") or letter.isdigit() or _punkt_ends(text, end, "..")
    return _ends_stop(text, start, at, end, letter, quoted)


def _ends_unspaced(text: str, at: int, stops: str, closers: str, end: int) -> bool:
    """No space follows: an end only in copy that has lost it (“…the vote.The minister”, “…the vote.”“We…”)."""
    following = text[end]
    if closers:
        return following in "“‘«" or (following.isupper() and closers[0] in '”"' and stops[0] in ".!?…")
    if following in "“‘«":
        return True
    if not following.isupper():
        return False
    before = text[max(0, at - 3) : at]
    return len(before) == 3 and before.islower() and before.isalpha() and text[end + 1 : end + 3].islower()


def _ends_exclaimed(text: str, start: int, at: int, end: int, letter: str, quoted: bool) -> bool:
    if letter.islower():
        return False
    if quoted and _SPEAKER_NEXT.match(text, end) is not None:
        return False
    before = _WORD_BEFORE.search(text, max(start, at - 40), at)
    return before is None or before[0] + text[at] not in _EXCLAIMED


def _ends_stop(text: str, start: int, at: int, end: int, letter: str, quoted: bool) -> bool:
    """Whether a single full stop, with white space and ``letter`` after it, ends a sentence."""
    before = _WORD_BEFORE.search(text, max(start, at - 40), at)
    word = before[0] if before else ""
    first = at - len(word)
    if not word or len(word) > 20:
        return True
    # “1. The first item”: what counts the items is no sentence.
    if first - start < 10 and _ENUMERATOR.match(word) is not None and not text[start:first].strip():
        return False
    if quoted and not word[-1].isalpha():
        return True
    if not takes_stop(text, first, at):
        return not (letter.islower() and (len(word) == 1 or (word[0].isupper() and len(word) < 5 and word.isalpha())))
    last = word.rpartition("-")[2]
    if letter.islower() or last in NEVER_LAST:
        return False
    if letter.isdigit():
        return last not in BEFORE_FIGURES and last not in ORGANISATIONS
    return _punkt_ends(text, end, word)


def _punkt_ends(text: str, end: int, word: str) -> bool:
    """Punkt’s verdict on an abbreviation, an initial or an ellipsis with a capital after it."""
    following = _WORD_AFTER.match(text, end)
    if following is None:
        return True
    if word[0] != "." and "." in word:
        word = "U.S"  # Punkt must be told of every acronym, so one stands for them all
    return _verdict(word, following[1])


@lru_cache(4096)
def _verdict(word: str, following: str) -> bool:
    return bool(_punkt().text_contains_sentbreak(f"{word}. {following} x"))


@cache
def _punkt() -> Any:
    """nltk’s Punkt with the project’s parameters."""
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()
    parameters.abbrev_types = {word.lower() for word in ALL} | {"u.s"}
    model = json.loads(_MODEL.read_text("utf-8"))
    # The flags are nltk’s: 2 begins a sentence with a capital, 4 a capital within, 32 a small letter within.
    parameters.ortho_context.update(dict.fromkeys(model["common"], 2 | 32))
    parameters.ortho_context.update(dict.fromkeys(model["both"], 2 | 4 | 32))
    return PunktSentenceTokenizer(parameters)
