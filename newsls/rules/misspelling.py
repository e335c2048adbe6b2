"""``misspelling``: a word that no dictionary has."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping

from newsls.draft import Paragraph
from newsls.finding import Finding, Severity
from newsls.language import Token, TokenKind
from newsls.language.lexicon import PREFIXES, TAILS, Lexicon, lexicon, variants
from newsls.language.spelling import Suggestion, speller
from newsls.language.statistics import units
from newsls.language.wordlists import words
from newsls.rules.base import Family, Rule
from newsls.rules.support import like, replacement
from newsls.settings import Settings
from newsls.text import Span

Parts = Mapping[int, tuple[Span, ...]]
"""Of each unknown token, by its index, the spans that may be misspelt."""

# The best suggestion's score must reach these, or the word is more likely right as it is than a slip.  They were set by
# reading what 1.7 million words of edited news of several sources yield.
_CLEAR = (0.0, 0.0, 0.0, -8.0, -15.0, -17.0, -18.0, -19.0, -20.5, -21.5, -21.5, -23.0)  # by the word's length
_CAPITAL = (0.0, 0.0, 0.0, 0.0, -8.0, -9.5, -11.5, -12.0, -14.0, -15.0, -16.5)  # the same at a sentence's start
_DERIVED = -12.0  # for a word that may be newly made of a known one
_PART = -14.5  # for a part of a compound
_JOINED = -15.0  # for a space too many
_REPEATED = 4.0  # more for a word that comes twice in a paragraph: a term
_BESIDE = 5.0  # more for a word beside another unknown one: a foreign phrase
_SENSITIVITY = {"quiet": 2.5, "normal": 0.0, "eager": -2.0}
_SURE = -13.0  # from here on, and without a rival, a fix may be applied unseen

_USED = 3.0  # how often news must use what is suggested …
_COMMON = 50.0  # … and instead of a word with a capital
_FOREIGN = 3  # unknown words that make a paragraph foreign
_PHRASE = 60  # characters of the longest phrase that is left alone for its italics
_MOST = 40  # unknown words of a paragraph that are worth the time; one with more is no prose

_BEFORE = "\"“‘'’«(—–…,;:"
_AFTER = "\"”’'»)—–….,;:!?"
_QUOTES = ("“", "”", '"', "‘", "’", "'")
_ENGLISH = words(
    """the and that for with it said they from have will would been were not this which their his her are but of to was
    by who had has she he we you"""
)
"""Small words by which English is told from other languages."""
_PARTICLES = words("in out up down off on over by back away around through along about at to")


def misspelling(paragraph: Paragraph, settings: Settings) -> Iterator[Finding]:
    """Finds words that are no words, and says which were meant.

    What it does:
        Looks every word written in small letters up in a dictionary of American and British English and of news, with
        possessives, contractions, compounds and words newly made by a prefix or a suffix.  What isn't there is
        reported if it is a slip away from a word that news uses: letters swapped, missing, doubled or hit beside
        (“goverment”, “teh”), or a space lost or misplaced (“alot”, “to gether”).  A word with a capital is read only
        where it begins a sentence, and is hardly ever doubted, for names are not typos.  Foreign phrases, words in
        italics, handles and addresses are left alone, and so is a new word that resembles no other.  A house that
        sets ``style.spelling`` to ``us`` or ``uk`` is also told of the other side's spellings.

    Why:
        A misspelt word is the slip that readers notice first and trust a paper less for.  Speed, not ignorance, makes
        most of them, so the word that was meant can nearly always be told.

    Example:
        The goverment said teh inquiry would report in May.

    Use instead:
        The government said the inquiry would report in May.

    Source:
        SCOWL's word lists; the noisy channel of Kernighan, Church and Gale (1990), weighted for news.
    """
    known = lexicon()
    has = known.has
    tokens = paragraph.tokens
    unknown = [
        index
        for index, token in enumerate(tokens)
        if token.kind is TokenKind.WORD and not has(token.norm) and not known.accepts(token.norm)
    ]
    if unknown:
        parts = {index: spans for index in unknown if (spans := tuple(_parts(tokens[index], known)))}
        if not _foreign(paragraph, parts):
            yield from _judge(paragraph, settings, parts, known)
    if settings.style.spelling != "any":
        yield from _house(paragraph, settings.style.spelling)


def _foreign(paragraph: Paragraph, parts: Parts) -> bool:
    """Whether so much is unknown that the paragraph is in another language, or no language at all."""
    small = sum(paragraph.tokens[index].text.islower() for index in parts)
    if small < _FOREIGN or small * 10 <= len(paragraph.tokens):
        return False
    return sum(token.norm in _ENGLISH for token in paragraph.tokens) * 2 < small


def _judge(paragraph: Paragraph, settings: Settings, parts: Parts, known: Lexicon) -> Iterator[Finding]:
    tokens, emphasis = paragraph.tokens, paragraph.emphasis
    strange = {index for index in parts if tokens[index].text.islower()}
    often = Counter(tokens[index].norm for index in parts)
    shift = _SENSITIVITY[settings.typos.sensitivity]
    house = {} if settings.style.spelling == "any" else variants(settings.style.spelling)
    judged = 0
    for index, spans in parts.items():
        token = tokens[index]
        if emphasis and _within(emphasis, token):
            continue
        if not _stands_free(paragraph.text, token):
            continue
        extra = shift
        if often[token.norm] > 1:
            extra += _REPEATED  # a term, more likely
        if {index - 1, index + 1} & strange:
            extra += _BESIDE  # a foreign phrase, more likely
        for part in spans:
            if (judged := judged + 1) > _MOST:
                return
            finding = _finding(paragraph, index, part, known, extra, house)
            if finding is not None:
                yield finding


def _within(spans: tuple[Span, ...], token: Token) -> bool:
    """Whether emphasis covers the token and little else: a whole sentence in bold is no foreign phrase."""
    at = bisect_right(spans, token.start, key=lambda span: span.start) - 1
    return at >= 0 and token.start < spans[at].end and spans[at].end - spans[at].start < _PHRASE


def _stands_free(text: str, token: Token) -> bool:
    """Whether space or an ordinary mark is on either side: not “[P]lans”, “wasn´t”, “chillin’” or part of a path."""
    before, after = text[token.start - 1 : token.start] if token.start else "", text[token.end : token.end + 1]
    if token.norm.endswith("in'") or (after in ("'", "’") and token.norm.endswith("in")):
        return False  # “chillin’”
    if after and text[token.end + 1 : token.end + 2].isalnum() and after in ".:":
        return False
    if text[token.end : token.end + 5].strip().casefold().startswith(("[sic", "(sic")):
        return False
    return (not before or before.isspace() or before in _BEFORE) and (not after or after.isspace() or after in _AFTER)


def _parts(token: Token, known: Lexicon) -> Iterator[Span]:
    """The parts of a token that may be misspelt: itself, or each part of a compound, without a possessive's ending."""
    text, norm = token.text, token.norm
    if not norm.isascii() or len(norm) != len(text) or any(map(str.isdecimal, norm.partition("-")[0])):
        return
    at = token.start
    pieces = norm.split("-")
    compound = len(pieces) > 1
    if compound and (not text.islower() or known.has("".join(pieces)) or "a" in pieces):
        return  # Geun-hye, criss-cross, a-changing
    for piece in pieces:
        bare, _, tail = piece.partition("'")
        fine = known.accepts(piece) or known.inflects(bare)
        fine = fine or (compound and (len(piece) < 4 or piece in PREFIXES or piece.endswith("in")))
        if not fine and bare.isalpha() and (not tail or tail in TAILS):
            yield Span(at, at + len(bare))
        at += len(piece) + 1


def _finding(
    paragraph: Paragraph, index: int, span: Span, known: Lexicon, extra: float, house: Mapping[str, str]
) -> Finding | None:
    text = paragraph.text
    wrong = span.of(text)
    norm = wrong.lower()
    capital = not wrong.islower()
    if capital and not _opens_sentence(paragraph, index, known):
        return None
    tokens = paragraph.tokens
    around = units([*tokens[max(0, index - 1) : index], *tokens[index + 1 : index + 2]])
    before = around[0] if index else ""
    after = around[-1] if index + 1 < len(tokens) else ""
    if not capital and (divided := _divided(paragraph, index)) is not None:
        return divided
    found = speller().suggestions(norm, before, after)
    if not found:
        return None
    if " " not in found[0].text and found[0].score < 0 and known.count(found[0].text) < (_COMMON if capital else _USED):
        return None
    over = found[0].score - _bar(norm, capital, "-" in tokens[index].norm, known) - extra
    if text[span.start - 1 : span.start] in _QUOTES and text[span.end : span.end + 1] in _QUOTES:
        over = min(over, found[0].score - _DERIVED)  # a word in quotation marks of its own is meant as it is
    if over < 0 or _meant(norm, found[0].text, known):
        return None
    return _report(span, wrong, [Suggestion(house.get(text, text), score) for text, score in found], over)


def _divided(paragraph: Paragraph, index: int) -> Finding | None:
    """A word with a space in it, of which the token at ``index`` is one part: “to gether”, “govern ment”."""
    tokens, text = paragraph.tokens, paragraph.text
    for left, right in ((index - 1, index), (index, index + 1)):
        if left < 0 or right >= len(tokens):
            continue
        first, second = tokens[left], tokens[right]
        span = Span(first.start, second.end)
        wrong = span.of(text)
        if wrong != f"{first.text} {second.text}" or not second.text.islower() or not first.text.isalpha():
            continue
        whole = speller().joined(first.norm, second.norm)
        if whole is None or whole.score < _JOINED:
            continue
        right_word = like(whole.text, first.text[0] + "a")
        return Finding(
            RULE.code,
            RULE.severity,
            span,
            f"“{wrong}” has a space too many; did you mean “{right_word}”?",
            (replacement(span, right_word),),
            safe=False,
            confidence=0.9,
        )
    return None


def _opens_sentence(paragraph: Paragraph, index: int, known: Lexicon) -> bool:
    """Whether a token owes its capital to its place, and is no name as far as anyone can see."""
    token = paragraph.tokens[index]
    if not token.text[1:].islower() or known.has(token.text.partition("'")[0]):
        return False
    around = paragraph.text[max(0, token.start - 3000) : token.end + 3000]
    if around.count(token.text) > 1:
        return False
    if index + 1 < len(paragraph.tokens) and paragraph.tokens[index + 1].text[:1].isupper():
        return False  # “Joni Ernst”
    at = paragraph.sentence_at(token.start)
    if at is None:
        return False
    start = paragraph.sentences[at].start
    return not paragraph.text[start : token.start].strip(_BEFORE)


def _meant(norm: str, best: str, known: Lexicon) -> bool:
    """Whether the word was written as it is on purpose, or lacks but an apostrophe, which another rule says."""
    if any(a == b == c for a, b, c in zip(norm, norm[1:], norm[2:], strict=False)):
        return len(best) != len(norm) - 1  # “sooo”, but not “stilll”
    left, space, right = best.partition(" ")
    if space and right in _PARTICLES and left not in _PARTICLES:
        return True  # “the checkin”
    return known.has(norm + "'t") or any(known.has(f"{norm[:at]}'{norm[at:]}") for at in (len(norm) - 1, len(norm) - 2))


def _bar(norm: str, capital: bool, compound: bool, known: Lexicon) -> float:
    bar = _CLEAR[min(len(norm), len(_CLEAR) - 1)]
    if compound:
        bar = max(bar, _PART)
    if known.derived(norm):
        bar = max(bar, _DERIVED)
    if capital:
        bar = max(bar, _CAPITAL[min(len(norm), len(_CAPITAL) - 1)])
    return bar


def _report(span: Span, wrong: str, found: list[Suggestion], over: float) -> Finding:
    best = found[0].score
    known = lexicon()
    near = tuple(dict.fromkeys(_shown(text, wrong, known) for text, score in found if score > best - 6.0))[:3]
    alone = all(text == found[0].text or score < best - 4.0 for text, score in found)
    return Finding(
        RULE.code,
        RULE.severity,
        span,
        f"“{wrong}” is in no dictionary; did you mean “{near[0]}”?",
        tuple(replacement(span, text) for text in near),
        safe=alone and best > _SURE,
        confidence=1.0 - 0.5 * math.exp(-over / 3.0),
    )


def _shown(text: str, wrong: str, known: Lexicon) -> str:
    """A suggestion in the case of the wrong word, or with a name's capital."""
    if not known.count(text) and known.has(text.capitalize()):
        return text.capitalize()
    return like(text, wrong)


def _house(paragraph: Paragraph, variety: str) -> Iterator[Finding]:
    """Spellings of the other side of the Atlantic."""
    table = variants(variety)
    side = "American" if variety == "us" else "British"
    for token in paragraph.tokens:
        right = table.get(token.norm)
        if right is None or not token.text.islower():
            continue
        span = Span(token.start, token.end)
        yield Finding(
            RULE.code,
            RULE.severity,
            span,
            f"{side} spelling, which the house style asks for, writes “{token.text}” as “{right}”.",
            (replacement(span, right),),
            safe=True,
        )


RULE = Rule("misspelling", Family.TYPOS, Severity.WARNING, paragraph=misspelling, word_list=True)
