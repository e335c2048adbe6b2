"""``punctuation``: marks that are doubled, misplaced or lack their other half."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsls.finding import Finding, Fix, Severity
from newsls.rules.base import Family, Passage, Rule
from newsls.rules.marks import Gap, Pairs, Role, lone_brackets, matched
from newsls.rules.support import replacement
from newsls.text import Edit, Span

_DOUBLED = re.compile(r"(?<![.…])\.\.(?![.…/\\])|,,++|;;++|,\.(?!\.|\d)|,\s(?=,(?:\s|$))")
_SAYS = (
    r"(?:said|says|say|told|tells|added|adds|asked|asks|wrote|writes|tweeted|tweets|explained|explains|insisted|argued|argues"
    r"|warned|warns|noted|notes|continued|replied|declared|recalled|testified|concluded|announced|responded|posted|joked"
    r"|remarked|acknowledged|admitted|suggested|complained|read|reads)"
)
_NAME = r"(?:[A-Z][\w.’'\-]*+(?: (?:of|de|al|bin|van|von|the))?)(?: [A-Z][\w.’'\-]*+){0,5}"
_WHO = rf"(?:he|she|they|it|I|we|one [a-z]+|(?:the|a|an|his|her|their) (?:[\w’'\-]+ ){{0,3}}[\w’'\-]+|{_NAME})"
_PAUSE = re.compile(r"[,.;?!](?=\s|\Z)")


def punctuation(passage: Passage) -> Iterator[Finding]:
    """Finds marks that are doubled, that stand in the wrong place, or that lack their other half.

    What it does:
        Reports quotation marks that are opened and not closed or closed and not opened, also across paragraphs, where
        a long quotation opens anew in each and closes in the last; curly marks turned the wrong way; brackets without a
        partner; and two stops or two commas in a row.

    Why:
        A missing quotation mark turns a politician's words into the paper's.  The other slips tell the reader that
        nobody read the piece again.

    Example:
        “We will not pay for this, the minister told reporters. “Not now and not later.”

    Use instead:
        “We will not pay for this,” the minister told reporters. “Not now and not later.”

    Source:
        Associated Press Stylebook and Guardian style guide, “quotation marks”.
    """
    text = passage.paragraph.text
    if ".." in text or ",," in text or ";;" in text or ",." in text or ", ," in text:
        yield from _doubled(text)
    pairs = matched(text)
    if pairs.marks:
        yield from _unbalanced(passage, pairs)
        yield from _turned(pairs)
    if ("(" in text or ")" in text or "[" in text or "]" in text) and passage.paragraph.kind.is_running:
        yield from _brackets(text)


def _doubled(text: str) -> Iterator[Finding]:
    for match in _DOUBLED.finditer(text):
        start, end = match.span()
        run, before, after = match[0], text[start - 1 : start], text[end : end + 1]
        if not before or before.isspace():
            continue  # “.. and so on”; ,,so“ is how some keyboards quote in German
        if run == ".." and (before in "/\\" or (before.isdigit() and after.isdigit())):
            continue  # ../folder, 1..10
        span = Span(start, end)
        if run == ",.":
            message = "A comma and a full stop stand together here."
            yield _finding(span, message, replacement(span, "."), replacement(span, ","))
            continue
        if run[-1].isspace():  # “, ,”
            span = Span(start, end + 1)
            run = run[0] + text[end]
        kept = run[0] if run[0] == run[-1] else run
        name = {".": "full stops", ",": "commas", ";": "semicolons"}.get(kept, "marks")
        count = "Two" if len(run) == 2 else f"{len(run)}"
        yield _finding(span, f"{count} {name} stand here where one is enough.", replacement(span, kept[0]))


def _unbalanced(passage: Passage, pairs: Pairs) -> Iterator[Finding]:
    text, sources = passage.paragraph.text, passage.sources
    for gap in pairs.unclosed:
        at_end = gap.until == len(text)
        if not at_end and _begins_anew(text, gap.until) and _tag_after(text, gap, False) is None:
            continue
        where = _tag_after(text, gap, at_end and sources.runs_on)
        if where is None and at_end and (sources.runs_on or not passage.paragraph.kind.is_running):
            continue
        yield _unclosed(text, gap, where, at_end)
    for gap in pairs.unopened:
        at, sign = gap.mark.at, gap.mark.sign
        if (gap.mark is pairs.marks[0] and sources.continues) or sign in ("''", "“"):
            continue
        if text[at - 1 : at] == sign:
            span = Span(at - 1, at + 1)
            yield _finding(span, "Two quotation marks stand here where one is enough.", replacement(span, sign))
            continue
        if passage.paragraph.kind.is_running:
            yield _finding(
                Span(gap.mark.at, gap.mark.at + 1), "This quotation mark closes a quotation that was never opened."
            )


@cache
def _tag(at_end: bool) -> re.Pattern[str]:
    """“, he said”, “, Reid (D-Nev.) told”, “, said Finberg”: the speaker after the words spoken.

    ``at_end`` asks that nothing but a time, a place or a hearer follow before the paragraph ends.
    """
    if at_end:
        return re.compile(
            rf"[,?!](?= (?:{_WHO} {_SAYS}|(?:said|says) {_WHO})"
            rf"(?: (?:on|in|at|to|of|during|after|later|here|reporters|recently)\b[^.“”\"]{{0,80}})?\.\s*\Z)"
        )
    return re.compile(rf"[,?!](?= (?:{_WHO}(?: \([^()]{{1,40}}\)|, [^,“”\"]{{1,60}},)? {_SAYS}\b|{_SAYS} (?:{_WHO})))")


def _begins_anew(text: str, at: int) -> bool:
    """Whether the mark at ``at`` goes on with a quotation after a full stop, as at the start of a new paragraph."""
    before = text[max(0, at - 8) : at]
    return before[-1:].isspace() and before.rstrip().endswith((".", "!"))


def _tag_after(text: str, gap: Gap, runs_on: bool) -> int | None:
    """Where, after an opening mark, the words of a speaker end because a “he said” follows; None where none does."""
    start, end = gap.mark.at + 1, gap.until
    found = _tag(runs_on).search(text, start, end)
    return found.start() if found else None


def _unclosed(text: str, gap: Gap, where: int | None, at_end: bool) -> Finding:
    closing = "”" if gap.mark.sign in "“”" else '"'
    if where is None and at_end and text[gap.mark.at + 1 : gap.mark.at + 2].islower():
        # A few words quoted inside a sentence end at its next pause.
        pause = _PAUSE.search(text, gap.mark.at + 1)
        where = pause.start() if pause else None
    if where is None:
        last = gap.until - 1
        while last > gap.mark.at and text[last].isspace():
            last -= 1
        if last > gap.mark.at and text[last] in ".,?!…—–":
            where = last
    if where is None:
        return _finding(
            Span(gap.mark.at, gap.mark.at + 1), "This quotation mark opens a quotation that is never closed."
        )
    opening = " ".join(text[gap.mark.at : gap.mark.at + 60].split()[:3])
    return _finding(
        Span(where, where + 1),
        f"The quotation that begins {opening}… is not closed; it seems to end here.",
        Fix(f"Close the quotation with {closing}", (Edit(Span(where + 1, where + 1), closing),)),
    )


def _turned(pairs: Pairs) -> Iterator[Finding]:
    """Curly marks that are turned the wrong way."""
    for mark in pairs.marks:
        right = "“" if mark.role is Role.OPENS else "”"
        if mark.sign in "“”" and mark.sign != right:
            does = "opens" if right == "“" else "closes"
            span = Span(mark.at, mark.at + 1)
            message = f"This quotation mark is turned the wrong way: here one {does}."
            yield _finding(span, message, replacement(span, right))


def _brackets(text: str) -> Iterator[Finding]:
    for bracket in lone_brackets(text):
        span = Span(bracket.at, bracket.at + 1)
        if bracket.wrong is not None:
            right = ")" if bracket.sign == "(" else "]"
            wrong = Span(bracket.wrong, bracket.wrong + 1)
            message = f"This bracket closes one that was opened with “{bracket.sign}”."
            yield _finding(wrong, message, replacement(wrong, right))
        elif bracket.sign in "([":
            # A note over several paragraphs may begin with one, and a headline may be cut short.
            if text[: bracket.at].strip() and text.rstrip()[-1] in '.!?”"’)':
                yield _finding(span, "This bracket is never closed.")
        elif text[bracket.at + 1 :].strip('"”’. \t\r\n'):
            yield _finding(span, "This bracket was never opened.", Fix("Remove it", (Edit(span, ""),)))


def _finding(span: Span, message: str, *fixes: Fix) -> Finding:
    return Finding(RULE.code, RULE.severity, span, message, fixes)


RULE = Rule("punctuation", Family.TYPOS, Severity.WARNING, passage=punctuation)
