"""``repeated-word``: the same word twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from newsls.draft import Paragraph
from newsls.finding import Finding, Fix, Severity
from newsls.language import Token
from newsls.language.wordlists import words
from newsls.rules.base import Family, Rule
from newsls.rules.support import SPACE, opens_sentence
from newsls.settings import Settings
from newsls.text import Edit, Span

# A word, and itself again once or oftener.  Possessive quantifiers: a word is never tried again from its middle.
_TWICE = re.compile(
    rf"(?<![\w'’‐‑\-/@#.&])([^\W\d_]++(?:['’][^\W\d_]++)?)(?P<again>(?:{SPACE}++\1(?![\w'’‐‑/&@]|-\w|\.\w))++)",
    re.IGNORECASE,
)
# “he he’d”: a subject, then the same subject with its verb.
_CONTRACTED = re.compile(rf"(he|she|we|they|i){SPACE}+\1['’](?:d|s|ll|re|ve|m)\b", re.IGNORECASE)
_SUBJECTS = frozenset({"he", "she", "we", "they", "i"})
# “of the of the”: two small words, and the same two again.
_PAIR = re.compile(rf"(\w+{SPACE}+\w+){SPACE}+\1(?![\w'’\-])", re.IGNORECASE)
_PAIR_FIRST = words(
    """at by for from in into of on over that to under with and as but is was are were will would has have had can could
    should may might"""
)
_PAIR_SECOND = words("the a an be been his her its their our not")

# These are doubled by rule of grammar, for force or as an echo; nobody can tell from the words that they are slips.
_LEGITIMATE = words(
    """had that do did her first there very no so really far long many much too yes yeah never ever now well good bad
    big please cant buddy fake hey hear hush knock ha haha he-he ho blah boo bye hip choo chop win yo ta tut tsk pooh
    oh ah aw ay aye la na da ya yada ding dong ring beep boom bang bling chow chuck clap click cluck coo din drip
    dub fa gaga go goody gee heh hum jingle mama papa pom pong pop quack rah rat tap row shh shoo sh tick toc tock
    tweet ugh uh um er erm wah wakey wee whoa woof wow yum yap yak zip old little great deep high hard slow slowly
    quick fast soon same different real super hot cold dark young pretty extremely incredibly truly completely
    totally absolutely exactly right wrong ok okay alright one two three four five six seven eight nine ten zero
    hundred thousand million sing come wait stop look see listen run fight drill work lock kill money people black
    white red blue green berry beri bora chin can dik dum piri poo tam tutu tuk ylang agar bis gris muu nam pupu
    wiki"""
)
# These stand before a noun or a verb and never twice; they are slips even around a line break.
_FUNCTION = words(
    """a an the and or but of with from as into than if be been being are was were will would has have could should
    may might must shall its their his our my your this these those he she they we i not which when where how why
    because after before between during until while against among around across such some any who each both either
    every only just also"""
)
# “The Post post”, “Will will”, “May may”: a name, then the common word.
_NAMES = words(
    """bill bush chase china cook drew frank grant guardian guy hope house job just mark march may might more pat
    polish post price said rich rob rose sue telegraph times turkey who will wills young"""
)
# Verbs and adjectives that end in a particle and may meet a preposition: “was sworn in in January”.
_PARTICLE = frozenset({"in", "on", "up", "out", "over", "off", "down", "by", "through", "for", "about", "at"})
_PHRASAL = words(
    """jump jumped jumping take takes took taken taking been sworn swear swears swore swearing come comes came coming
    move moves moved moving check checks checked checking log logs logged logging sign signed signs signing set
    sets setting live lives lived living go goes went going gone carry carries carried carrying put puts putting
    phone phoned call called calls calling turn turned turns turning break broke broken hand handed give gave
    given kick kicked tune tuned weigh weighed sit sat stand stood step stepped drop dropped dial dialled dialed
    dig dug cash cashed usher ushered phase phased hone zero zeroed fall fell believe believed believes believing
    trade traded bring brought fly flew flown get got getting stay stayed hang hung drag dragged play played push
    pushed happen happened agree agreed ruled rule voted vote looking look looked hoping asked asking waiting
    wished cared paid pass passed drive driven drove pull pulled bed ride rode account accounted working worked
    work interested involved engaged lock locked"""
)
# “to to” ends one clause and begins the next after these, which govern “to” …
_GOVERNS_TO = words(
    """refer refers referred referring apply applies applied applying connect connects connected adhere adhered
    listen listened listening talk talked talking speak spoken spoke pray prayed look looked belong belonged
    subscribe subscribed respond responded object objected react reacted move moved go went gone write wrote"""
)
# … and after these where a “what”, “as” or “that” stands before: “do what you have to to survive”.
_WANTS_TO = words("""have has had having need needs needed want wants wanted try tried ought able going like got""")
_RELATIVE = re.compile(
    r"\b(?:what|whatever|whoever|who|which|that|as|everything|anything|all|where|how)\b", re.IGNORECASE
)
# “He is is due”: from the start of a clause, so that it can’t be “what he is is a coward”.
_SUBJECT = re.compile(
    r"(?:^|[.!?,;:—–\-]\s|[“\"(])\s*(?:(?:and|but)\s)?(?:he|she|it|this|there|here)\s$", re.IGNORECASE
)
# “the first win we have been in in 40 years”
_WHEN = re.compile(
    r"\s(?:\d|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|terms|recent|coming|early|late|mid)"
)
_ONCE_MORE = words("once any no some the even many still what")


def repeated_word(paragraph: Paragraph, settings: Settings) -> Iterator[Finding]:
    """Finds a word that was typed twice.

    What it does:
        Reports a word, or a pair of small words such as “of the”, that stands twice in a row with nothing but space
        between, also around a line break or a change to italics.  Doublings that English has of right are left alone:
        “had had”, “that that”, “very very”, “was sworn in in January”, names (Duran Duran), chants and echoes.

    Why:
        The eye of the one who wrote a sentence jumps the second “the”, above all at the end of a line.  The eye of the
        reader doesn't.

    Example:
        The minister said the the vote would go ahead.

    Use instead:
        The minister said the vote would go ahead.

    Source:
        The oldest check of all: diction and style of Writer's Workbench, 1980.
    """
    text = paragraph.text
    reached = 0
    for index, (token, following) in enumerate(pairwise(paragraph.tokens)):
        norm = token.norm
        finding: Finding | None = None
        if norm == following.norm:
            match = _TWICE.match(text, token.start) if token.start >= reached else None
            if match is not None:
                reached = match.end()  # a long run is looked at once
                finding = _same(match) if _slip(paragraph, match) else None
        elif norm in _SUBJECTS and following.norm.startswith(norm + "'"):
            finding = _contracted(text, token)
        elif norm in _PAIR_FIRST and following.norm in _PAIR_SECOND:
            finding = _pair(text, paragraph.tokens, index)
        if finding is not None:
            yield finding


def _same(match: re.Match[str]) -> Finding:
    """The same word twice or oftener."""
    repeats = match["again"].split()
    first, last = match[1], repeats[-1]
    message = f"“{first} {last}” says the same word twice."
    if len(repeats) > 1:
        message = f"“{first}” stands here {len(repeats) + 1} times in a row."
    # A capital that the first word owes to its place must stay, so the later ones go.
    edit = Edit(Span(match.end(1), match.end()), "")
    return _finding(Span(*match.span()), message, f"Remove the second “{last}”", edit)


def _contracted(text: str, token: Token) -> Finding | None:
    match = _CONTRACTED.match(text, token.start)
    if match is None:
        return None
    span = Span(*match.span())
    second = match[0][len(match[1]) :].lstrip()
    whole = match[1][0] + second[1:]
    return _finding(span, f"“{match[1]} {second}” says the subject twice.", f"Change to “{whole}”", Edit(span, whole))


def _pair(text: str, tokens: tuple[Token, ...], index: int) -> Finding | None:
    if index + 3 >= len(tokens) or tokens[index].norm != tokens[index + 2].norm:
        return None
    match = _PAIR.match(text, tokens[index].start)
    if match is None:
        return None
    pair = " ".join(match[1].split())
    edit = Edit(Span(match.end(1), match.end()), "")
    return _finding(Span(*match.span()), f"“{pair}” stands here twice in a row.", f"Remove the second “{pair}”", edit)


def _slip(paragraph: Paragraph, match: re.Match[str]) -> bool:
    """Whether the doubled word is one that English doesn't double."""
    text, first, again = paragraph.text, match[1], match["again"]
    start, end = match.start(), match.end()
    word, second = first.casefold(), again.split()[-1]
    before = text[max(0, start - 60) : start]
    closed = text[end : end + 1] in ("", *'.,;:!?)”’"')
    if second[0].isupper() and not text.isupper():
        # Duran Duran, Walla Walla; “The The” is a band, “a A” a grade, “the The Hill” a name with its article.
        return first[0].islower() and word in _FUNCTION and len(word) > 1 and text[end + 1 : end + 2].islower()
    if first[0].isupper() and second.islower():
        if opens_sentence(text, start):
            return word not in _LEGITIMATE or word in _FUNCTION
        return len(word) > 2 and word not in _NAMES
    if word == "to":
        return _needless_to(before)
    if word == "of" and text[end : end + 7].casefold() == " course":
        return False
    if word == "is":
        return _SUBJECT.search(before) is not None
    if word == "it":
        return not before.rstrip() or before.rstrip()[-1] in ",;:—–“"
    if word == "more":
        return not before.split() or before.split()[-1].casefold() not in _ONCE_MORE
    if word in _LEGITIMATE or word in ("what", "you"):
        return False
    if word in _FUNCTION:
        return True
    previous = before.split()[-1].casefold() if before[-1:].isspace() and before.split() else ""
    if word in _PARTICLE:
        if _WHEN.match(text, end):
            return False
        return closed or previous not in _PHRASAL or text[end + 1 : end + 4] in ("it ", "it.", "it,", "him", "the")
    if len(word) == 1 or previous == "to" or len(again.split()) > 1:
        return False  # “to record record profits”, “drill drill drill”
    # Lines of a list or of a verse may end and begin alike.
    return not ("\n" in again or "\r" in again) or len(word) > 3


def _needless_to(before: str) -> bool:
    previous = before.rsplit(maxsplit=1)[-1].casefold() if before.strip() else ""
    return previous not in _GOVERNS_TO and not (previous in _WANTS_TO and _RELATIVE.search(before))


def _finding(span: Span, message: str, title: str, edit: Edit) -> Finding:
    return Finding(RULE.code, RULE.severity, span, message, (Fix(title, (edit,)),), safe=True)


RULE = Rule("repeated-word", Family.TYPOS, Severity.WARNING, paragraph=repeated_word, word_list=True)
