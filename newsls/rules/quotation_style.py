"""``quotation-style``: straight and curly quotation marks in one draft, or not those of the house."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsls.finding import Finding, Fix, Severity
from newsls.rules.base import Family, Rule, Story
from newsls.rules.marks import Role, double_marks, settled
from newsls.text import Edit, Span

_SINGLE_STRAIGHT = re.compile(r"(?<=\w)'(?=\w)|(?<=\w)'(?![\w'])|(?<![\w'])'(?=(?:\d0s|em|tis|twas|til|cause)\b)")
_SINGLE_CURLY = re.compile("[‘’]")


def quotation_style(story: Story) -> Iterator[Finding]:
    """Finds straight and curly quotation marks side by side, and marks that are not the house's kind.

    What it does:
        Where the house style (``style.quotes``) asks for curly or for straight marks, reports a draft that has others,
        apostrophes included.  Where the house leaves it open, reports a draft that has both kinds of double marks, at
        the first one of the rarer kind.  It reports once a draft; the fix changes all of them.

    Why:
        A mixture shows that parts of the draft were pasted from elsewhere, and a pair of one straight and one curly
        mark breaks tools that look for quotations.

    Example:
        “We will rebuild," the mayor said. “And we will stay.”

    Use instead:
        “We will rebuild,” the mayor said. “And we will stay.”

    Source:
        Butterick, Practical Typography, “straight and curly quotes”; house style.
    """
    text, wanted = story.draft.text, story.settings.style.quotes
    straight, curly = text.count('"'), text.count("“") + text.count("”")
    if wanted == "any":
        if not (straight and curly):
            return
        kind = "curly" if curly >= straight else "straight"
        reason = f"quotation marks are {'straight' if kind == 'curly' else 'curly'}, the draft's others are {kind}"
    elif wanted in ("curly", "straight"):
        if not (straight or "'" in text if wanted == "curly" else curly or "’" in text or "‘" in text):
            return
        kind, reason = wanted, f"marks are not {wanted}, as the house style has them"
    else:
        return
    edits = list(_edits(story, kind, singles=wanted != "any"))
    if edits:
        count = len(edits)
        message = (
            f"{count} {reason}; this is the first."
            if count > 1
            else "1 " + reason.replace(" marks are", " mark is") + "."
        )
        title = f"Make all quotation marks {kind}"
        yield Finding(RULE.code, RULE.severity, edits[0].span, message, (Fix(title, tuple(edits)),), safe=True)


def _edits(story: Story, kind: str, *, singles: bool) -> Iterator[Edit]:
    """The edits of the source that give every mark of the draft the wanted kind, in order."""
    for block, paragraph in zip(story.draft.blocks, story.draft.paragraphs, strict=True):
        text = paragraph.text
        found: list[Edit] = []
        for mark in settled(double_marks(text)):
            if len(mark.sign) == 1 and (mark.sign == '"') == (kind == "curly"):
                right = '"' if kind == "straight" else "“" if mark.role is Role.OPENS else "”"
                found.append(Edit(Span(mark.at, mark.at + 1), right))
        if singles:
            pattern, right = (_SINGLE_STRAIGHT, "’") if kind == "curly" else (_SINGLE_CURLY, "'")
            found += [Edit(Span(*match.span()), right) for match in pattern.finditer(text)]
        for edit in sorted(found, key=lambda e: e.span):
            placed = block.edit_to_source(edit)
            if placed is not None:
                yield placed


RULE = Rule("quotation-style", Family.STYLE, Severity.INFORMATION, story=quotation_style)
