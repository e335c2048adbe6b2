"""What the typo rules share: making fixes, keeping case, and looking around a place in a paragraph."""

from __future__ import annotations

from newsls.finding import Fix
from newsls.text import Edit, Span

SPACE = "[ \t\r\n\u00a0]"
"""A regex class of the white space that stands between two words of prose."""

_CLOSERS = "\"”’'»)]"
_OPENERS = "\"“‘'«(["
_STOPS = ".!?…:"


def replacement(span: Span, text: str, shown: str | None = None) -> Fix:
    """The fix that puts ``text`` in place of ``span``; the menu shows ``shown``, or else the new text."""
    return Fix(f"Change to “{text if shown is None else shown}”", (Edit(span, text),))


def like(word: str, model: str) -> str:
    """``word`` in the case of ``model``: lower, Capitalised or UPPER."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    if model[:1].isupper():
        return word[:1].upper() + word[1:]
    return word


def opens_sentence(text: str, at: int) -> bool:
    """Whether a capital at ``at`` may be owed to its place: at the start, or after a stop, a dash or an opener."""
    before = text[max(0, at - 12) : at].rstrip()
    bare = before.rstrip(_OPENERS).rstrip()
    if bare != before or not bare:
        return at - 12 <= 0 or bool(bare) or before != bare
    return bare.rstrip(_CLOSERS)[-1:] in _STOPS or bare[-1] in "–—•*-"


def apostrophe(text: str, quotes: str = "any") -> str:
    """The apostrophe that a paragraph uses, or that the house style ``quotes`` asks for: “’” or “'”."""
    if quotes == "curly" or (quotes == "any" and "'" not in text and any(mark in text for mark in "’“”")):
        return "’"
    if quotes == "straight":
        return "'"
    curly, straight = text.count("’"), text.count("'")
    return "’" if curly > straight else "'"
