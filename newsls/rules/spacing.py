"""``spacing``: a space before a comma or stop, or none after it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsls.draft import Paragraph
from newsls.finding import Finding, Fix, Severity
from newsls.language.wordlists import words
from newsls.rules.base import Family, Rule
from newsls.settings import Settings
from newsls.text import Edit, Span

_SPACED = re.compile(r"[ \t]++(?:[,;](?![\w);(\-,])|[.?!](?=[\"”’)]*+(?:\s|$)))")
_LOOSE = re.compile(r"(?<=[^\W\d_])[ \u00a0](?=['’](?:s|re|ve|ll)\b(?!['’]))")
_SINGLE_OPENER = re.compile(r"‘|(?:^|[\s(“\"])'(?=\w)")
_TIGHT_COMMA = re.compile(r",(?<=[^\W\d_][a-z’'”\")],)(?=[^\W\d_]{2})")
_TIGHT_STOP = re.compile(r"[.?!](?<=[a-z]{2}[.?!])(?=[A-Z][a-z])")
_TIGHT_QUOTE = re.compile(r"”(?=[^\W\d_]{2})")
_CODE = re.compile(r"[/\\@_#=<>{}|~$^*]|\w\(|www\.|:\w")
# The end of a domain or file name, or of a name that is written so.
_ENDINGS = words("com org net gov edu int mil info co uk io tv me eu us ca au html js md py am ly")
_NAMES = {
    ",": "comma",
    ";": "semicolon",
    ".": "full stop",
    "?": "question mark",
    "!": "exclamation mark",
    "”": "closing quotation mark",
}


def spacing(paragraph: Paragraph, settings: Settings) -> Iterator[Finding]:
    """Finds spaces before a comma or stop, and commas and stops without a space after them.

    What it does:
        Reports a space before a comma, semicolon, stop, question mark, exclamation mark or “’s”, and a missing one
        after a comma, a stop or a closing quotation mark.  Numbers, addresses, file names, initials, smileys and spaced
        ellipses are left alone, and so is the no-break space that French sets before a question mark.

    Why:
        Such spaces are what is left of links and footnotes when a text is copied from a page; missing ones are left by
        a hasty cut.

    Example:
        The minister , who arrived late,said nothing.

    Use instead:
        The minister, who arrived late, said nothing.

    Source:
        Any style guide; Chicago Manual of Style 6.7.
    """
    text = paragraph.text
    if " ," in text or " ." in text or " ;" in text or " ?" in text or " !" in text:
        yield from _spaced(text)
    if " '" in text or " ’" in text:
        yield from _loose(text)
    yield from _tight(text)


def _loose(text: str) -> Iterator[Finding]:
    for match in _LOOSE.finditer(text):
        start, end = match.span()
        if _SINGLE_OPENER.search(text, max(0, start - 200), start) is None:
            fix = Fix("Remove the space before the apostrophe", (Edit(Span(start, end), ""),))
            span = Span(start, end + 1)
            yield Finding(RULE.code, RULE.severity, span, "A space stands before this apostrophe.", (fix,), safe=True)


def _spaced(text: str) -> Iterator[Finding]:
    for match in _SPACED.finditer(text):
        start, end = match.span()
        before, mark = text[start - 1 : start], match[0][-1]
        if not before or not (before.isalnum() or before in ")]”’\"'%"):
            continue
        if before.isalnum() and not text[start - 2 : start - 1].isalnum():
            continue  # ( a , b )
        if mark in ".?!" and (text[end : end + 2] in (" .", " ?", " !") or text[start - 2 : start] == " ."):
            continue  # . . . is an ellipsis
        yield Finding(
            RULE.code,
            RULE.severity,
            Span(start, end),
            f"A space stands before this {_NAMES[mark]}.",
            (Fix(f"Remove the space before “{mark}”", (Edit(Span(start, end - 1), ""),)),),
            safe=True,
        )


def _tight(text: str) -> Iterator[Finding]:
    for match in _TIGHT_COMMA.finditer(text):
        if not _in_code(text, match.start()):
            yield _missing_space(match)
    for match in _TIGHT_STOP.finditer(text):
        following = re.match(r"[A-Za-z]+", text[match.end() : match.end() + 30])
        assert following is not None
        after = text[match.end() + following.end() :][:1]
        if following[0].lower() in _ENDINGS or after == "." or _in_code(text, match.start()):
            continue
        if after.isspace() or after in ",’'" or not after:
            yield _missing_space(match)
    if "“" in text:
        for match in _TIGHT_QUOTE.finditer(text):
            before = text[match.start() - 1 : match.start()]
            if before and not before.isspace():
                yield _missing_space(match)


def _in_code(text: str, at: int) -> bool:
    """Whether the unbroken run of characters around ``at`` is an address, a file name or code."""
    head, tail = text[max(0, at - 60) : at], text[at : at + 60]
    chunk = (head.rsplit(maxsplit=1)[-1] if head and not head[-1].isspace() else "") + tail.split(maxsplit=1)[0]
    return _CODE.search(chunk) is not None


def _missing_space(match: re.Match[str]) -> Finding:
    return Finding(
        RULE.code,
        RULE.severity,
        Span(*match.span()),
        f"A space is missing after this {_NAMES[match[0]]}.",
        (Fix("Add a space", (Edit(Span(match.end(), match.end()), " "),)),),
    )


RULE = Rule("spacing", Family.TYPOS, Severity.WARNING, paragraph=spacing)
