"""``invisible-character``: characters that don't show, or show as a space and aren't one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from newsls.draft import Paragraph
from newsls.finding import Finding, Fix, Severity
from newsls.language.wordlists import words
from newsls.markup import BlockKind
from newsls.rules.base import Family, Rule
from newsls.settings import Settings
from newsls.text import Edit, Span

_ZERO_WIDTH = "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_TAGS = "\U000e0000-\U000e007f"
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_SUSPECTS = re.compile(
    f"(?P<hidden>[{_ZERO_WIDTH}{_SELECTORS}{_TAGS}\ufeff\uffa0\ufff9-\ufffb]+)|(?P<control>[{_CONTROLS}]+)|(?P<space>[{_SPACES}]+)"
    "|(?P<tab>\t+)|(?P<separator>[\u2028\u2029]+)|(?P<lost>\ufffd+)"
)

_KEYCAP = frozenset("#*0123456789")
_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

_NAMES = {
    "\u00ad": "soft hyphen",
    "\u200b": "zero-width space",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\u200e": "left-to-right mark",
    "\u200f": "right-to-left mark",
    "\u2060": "word joiner",
    "\ufeff": "byte order mark (zero-width no-break space)",
    "\u00a0": "no-break space",
    "\u202f": "narrow no-break space",
    "\t": "tab",
    "\x0b": "vertical tab",
    "\x0c": "form feed",
    "\x00": "null character",
    "\x7f": "delete character",
}

_TYING = frozenset("\u00a0\u202f\u2007\u2009\u200a")  # what typesetters tie words with; wider spaces are never meant
_SHORT = words("a an the i o of to in on at by we he it is as or no and for de la le du von van vs")


def invisible_character(paragraph: Paragraph, settings: Settings) -> Iterator[Finding]:
    """Finds characters that a reader can't see and a search, a headline counter or a screen reader trips over.

    What it does:
        Reports zero-width spaces and joiners, variation selectors that follow no emoji, soft hyphens, marks of writing
        direction in a left-to-right text, byte order marks, control characters, tabs inside prose, odd spaces, and
        no-break spaces between two plain words.  What has a purpose is left alone: the joiner inside a family emoji, in
        Persian or Hindi, the no-break space between a number and its unit or after “Mr.”.

    Why:
        They come with text that was copied from a web page, a chat or a PDF.  A name with one inside is not found by
        search, and breaks in the middle of a line.

    Example:
        The minister arrived \\u200bon Monday.

    Use instead:
        The minister arrived on Monday.

    Source:
        The Unicode Standard, chapter 23, and its emoji-variation-sequences.
    """
    text = paragraph.text
    if text.isascii() and text.isprintable():
        return
    spaces: list[re.Match[str]] = []
    leftward = any(mark in text for mark in _DIRECTION) and _right_to_left().search(text) is not None
    for match in _SUSPECTS.finditer(text):
        kind = match.lastgroup
        if kind == "hidden":
            yield from _hidden(text, match, leftward)
        elif kind == "space":
            if _pasted(text, match):
                spaces.append(match)
        elif kind == "tab":
            if paragraph.kind is not BlockKind.CELL and (finding := _tab(text, match)) is not None:
                yield finding
        else:
            yield _other(text, match)
    if spaces:
        yield _spaces(text, spaces)


@cache
def _emoji_base() -> re.Pattern[str]:
    """What may carry a variation selector: Unicode's emoji-variation-sequences, by ranges."""
    return re.compile(
        "[#*0-9©®\u203c\u2049\u2122\u2139\u2194-\u2199\u21a9\u21aa\u231a\u231b\u2328\u23cf\u23e9-\u23f3\u23f8-\u23fa\u24c2"
        "\u25aa\u25ab\u25b6\u25c0\u25fb-\u25fe\u2600-\u27bf\u2934\u2935\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\u3030\u303d\u3297"
        "\u3299\U0001f000-\U0001faff]"
    )


@cache
def _joining() -> re.Pattern[str]:
    """Scripts whose spelling or line breaking needs joiners, zero-width spaces, or selectors."""
    return re.compile("[\u0600-\u08ff\u0900-\u0dff\u0e00-\u109f\u1780-\u18af\u1a00-\u1aff\ufb50-\ufdff\ufe70-\ufefc]")


@cache
def _unspaced() -> re.Pattern[str]:
    """Scripts that set no spaces between words."""
    return re.compile("[\u0e00-\u109f\u1780-\u17ff\u3000-\u9fff\uac00-\ud7af]")


@cache
def _right_to_left() -> re.Pattern[str]:
    """Letters of scripts that run from right to left."""
    return re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


@cache
def _unit() -> re.Pattern[str]:
    """What a number may be tied to with a no-break space: a unit, an hour, more digits."""
    return re.compile(
        r"(?:%|‰|°|[kcmMGTdµ]?(?:m|g|l|L|W|Wh|Hz|B|b|J|N|V|A|Pa|bar|t)\b|km/h|mph|ft|in\b|lb|oz|ha\b|bn|tn|pm|am|a\.m|p\.m|per\b|million|billion"
        r"|trillion|percent|pc\b|[A-Z]|\d)"
    )


@cache
def _glued_before() -> re.Pattern[str]:
    """What a no-break space may follow by house practice."""
    return re.compile(r"(?:\b[\w.]{0,3}\.|\b\w|\d|[§¶№#«‹(—–\-/&+×=<>€£$¥@•·*])\Z")


def _hidden(text: str, match: re.Match[str], leftward: bool) -> Iterator[Finding]:
    """The characters of a run that have no business where they stand."""
    start, end = match.span()
    run: int | None = None
    for at in range(start, end + 1):
        bad = at < end and not _legitimate(text, at, leftward)
        if bad and run is None:
            run = at
        elif not bad and run is not None:
            span = Span(run, at)
            yield _finding(
                span, f"{_described(text, span)} {_place(text, span)}; nobody will see it.", _removal(text, span)
            )
            run = None


def _legitimate(text: str, at: int, leftward: bool) -> bool:
    character = text[at]
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if character in "\u200c\u200d":
        if character == "\u200d" and after and _emoji_base().match(after):
            return before == "\ufe0f" or (bool(before) and _emoji_base().match(before) is not None)
        return bool(before and _joining().match(before)) or bool(after and _joining().match(after))
    if "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef":
        if not before:
            return False
        if character in "\ufe0e\ufe0f":
            if before in _KEYCAP:
                return after == "\u20e3"
            return _emoji_base().match(before) is not None
        return unicodedata.category(before) in ("Lo", "Sm") or before in "、。，．！：；？"
    if "\U000e0020" <= character <= "\U000e007f":  # the flags of England, Scotland and Wales
        return "\U0001f3f4" in text[max(0, at - 8) : at]
    if character in _DIRECTION:
        return leftward
    if character in "\u200b\u2060\u00ad":
        return bool(before and _unspaced().match(before)) or bool(after and _unspaced().match(after))
    if "\u180b" <= character <= "\u180f" or character in "\u17b4\u17b5\u034f\u115f\u1160\u3164\uffa0":
        return bool(before) and unicodedata.category(before) in ("Lo", "Mn")
    return False


def _place(text: str, span: Span) -> str:
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if before.isalnum() and after.isalnum():
        word = _word_around(text, span)
        return f"is hidden inside “{word}”" if word else "is hidden inside a word"
    if before.isalnum():
        return f"is hidden after “{_word_around(text, span)}”"
    if after.isalnum():
        return f"is hidden before “{_word_around(text, span)}”"
    return "is hidden here"


def _word_around(text: str, span: Span) -> str:
    """The word that touches ``span``, without it; at most 20 characters to each side."""
    head = re.search(r"\w*\Z", text[max(0, span.start - 20) : span.start])
    tail = re.match(r"\w*", text[span.end : span.end + 20])
    return (head[0] if head else "") + (tail[0] if tail else "")


def _pasted(text: str, match: re.Match[str]) -> bool:
    """Whether a run of odd spaces stands where nobody would have set one."""
    start, end = match.span()
    before, after = text[max(0, start - 12) : start], text[end : end + 12]
    if not before or not after:
        return bool(before or after)
    last, following = before[-1], after[0]
    if last == "\u3000" or _unspaced().match(last) or _unspaced().match(following):
        return False
    if match[0][0] not in _TYING or end - start > 1 or last in " \t" or following in " \t\r\n":
        return True
    if following in "?!:;»›%‰°–—-/&+×=<>€£$…" or _glued_before().search(before):
        return False
    if before[-1:].isdecimal() and _unit().match(after):
        return False
    if last in '.!?…”"':
        return following.isalpha() or following in '“"'
    left, right = re.search(r"[^\W\d_]+\Z", before), re.match(r"[^\W\d_]+", after)
    if left is None or right is None:
        return last in ",;:)" and following.isalpha()
    if left[0].casefold() in _SHORT or right[0].casefold() in _SHORT:
        return False
    # “Justin Trudeau”, “Article Five” may be tied on purpose; “minister said” is not.
    return left[0].islower() or right[0].islower()


def _spaces(text: str, matches: list[re.Match[str]]) -> Finding:
    """One finding for all pasted spaces of a paragraph: they come by the dozen, and one fix mends them."""
    span = Span(*matches[0].span())
    edits = tuple(_spaced(text, Span(*match.span())) for match in matches)
    name = _described(text, span)
    more = f", and {len(edits) - 1} more in this paragraph," if len(edits) > 1 else ""
    title = "Change to an ordinary space" if len(edits) == 1 else f"Change all {len(edits)} to ordinary spaces"
    stands = "stand" if more else "stands"
    return _finding(span, f"{name}{more} {stands} where an ordinary space belongs.", Fix(title, edits))


def _spaced(text: str, span: Span) -> Edit:
    """One ordinary space instead of ``span``; none where one stands beside it or the text begins or ends."""
    beside = text[span.start - 1 : span.start].isspace() or text[span.end : span.end + 1].isspace()
    return Edit(span, "" if beside or span.start == 0 or span.end == len(text) else " ")


def _tab(text: str, match: re.Match[str]) -> Finding | None:
    """A tab in a sentence; not one that sets a table, an indent or a list."""
    start, end = match.span()
    head = re.split("[\r\n]", text[max(0, start - 40) : start])[-1]
    tail = re.split("[\r\n]", text[end : end + 40])[0]
    if not head.strip() or not tail.strip() or "\t" in head or "\t" in tail or end - start > 1:
        return None
    if len(head.strip()) <= 3 or not (head.rstrip()[-1].isalpha() or head.rstrip()[-1] in ',.;:!?”"’)'):
        return None
    if not (tail.lstrip()[0].islower() or (head.rstrip()[-1] in '.,;!?”"' and tail.lstrip()[0].isalpha())):
        return None
    span = Span(start, end)
    fix = Fix("Change to an ordinary space", (_spaced(text, span),))
    return _finding(span, "A tab stands inside this sentence, where a space belongs.", fix)


def _other(text: str, match: re.Match[str]) -> Finding:
    """Control characters, line separators, and letters that were lost on the way."""
    span = Span(*match.span())
    if match.lastgroup == "lost":
        return _finding(
            span, "A character was lost here when the text was converted (U+FFFD stands in its place).", None
        )
    if match.lastgroup == "separator":
        return _finding(
            span,
            f"{_described(text, span)} breaks the line here for some programs and not for others.",
            Fix("Change to an ordinary space", (_spaced(text, span),)),
        )
    readable = _windows(match[0])
    if readable is not None:
        fix = Fix(f"Change to “{readable}”", (Edit(span, readable),))
        return _finding(
            span, f"A control character stands where “{readable}” was meant (a Windows code, misread).", fix
        )
    between = text[span.start - 1 : span.start].isalnum() and text[span.end : span.end + 1].isalnum()
    if between and match[0].strip("\x0b\x0c\x1c\x1d\x1e\x1f\x85") == "":
        return _finding(
            span,
            f"{_described(text, span)} stands where a space belongs.",
            Fix("Change to an ordinary space", (Edit(span, " "),)),
        )
    return _finding(span, f"{_described(text, span)} {_place(text, span)}; nobody will see it.", _removal(text, span))


def _windows(run: str) -> str | None:
    """What a run of C1 controls was in Windows-1252, if it was that: \\x93 is “."""
    if not all("\x80" <= character <= "\x9f" for character in run) or run == "\x85":
        return None
    try:
        return run.encode("latin-1").decode("cp1252")
    except UnicodeDecodeError:
        return None


def _removal(text: str, span: Span) -> Fix:
    count = span.end - span.start
    what = f"the {_name(text[span.start])}" if count == 1 else f"{count} hidden characters"
    return Fix(f"Remove {what}", (Edit(span, ""),))


def _described(text: str, span: Span) -> str:
    """“A zero-width space (U+200B)”, or how many characters there are."""
    first = text[span.start]
    if any(character != first for character in span.of(text)):
        return f"A run of {span.end - span.start} hidden characters"
    name = _name(first)
    if span.end - span.start > 1:
        return f"A run of {span.end - span.start} characters called {name} (U+{ord(first):04X})"
    return f"{'An' if name[0] in 'aeio' else 'A'} {name} (U+{ord(first):04X})"


def _name(character: str) -> str:
    known = _NAMES.get(character)
    if known is None:
        known = unicodedata.name(character, "").lower()
        known = re.sub(r"^(variation selector)-(\d+)$", r"\1 \2", known) or "control character"
    return known


def _finding(span: Span, message: str, fix: Fix | None) -> Finding:
    return Finding(RULE.code, RULE.severity, span, message, (fix,) if fix else (), safe=fix is not None)


RULE = Rule("invisible-character", Family.TYPOS, Severity.WARNING, paragraph=invisible_character)
