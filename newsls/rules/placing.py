"""Where “…, the ministry said” goes in a sentence or a quotation, as edits."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsls.markup import Block
from newsls.text import Edit, Span


def in_source(block: Block, source: str, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Edits of a block's prose as edits of the source; none where one of them would overwrite markup.

    What is written anew keeps its place: a stop after “*history*” stays outside the emphasis.
    """
    made = []
    for edit in edits:
        span = block.to_source(edit.span)
        if edit.span.start < edit.span.end and span.of(source) == edit.span.of(block.text):
            made.append(Edit(span, edit.text))
        elif (placed := block.edit_to_source(edit)) is not None:
            made.append(placed)
        else:
            return ()
    return tuple(made)


_OPENERS = {"“": "”", "‘": "’", "«": "»", "„": "“", '"': '"', "''": "''", "'": "'"}
_CLOSING = "”’\"'»"
_ABBREVIATION = re.compile(
    r"(?:(?<![\w’'.])(?:[A-Za-z]\.){2,}|\b(?:Inc|Corp|Ltd|Co|Bros|Jr|Sr|Esq|etc|St|Ave|No|Sept|Oct|Nov|Dec|Jan|Feb|Aug)\.)\Z"
)
_END = re.compile(r"(?P<stop>\.)?(?P<marks>[”’\"'»)\]]*)(?P<last>\.)?\Z")


def after_sentence(text: str, sentence: Span, words: str) -> tuple[Edit, ...]:
    """The edit that ends a sentence with “, ``words``.”; none where that can't be done without rewriting.

    The comma goes where the full stop stood: inside the quotation marks where the draft has its stops there.  The stop
    itself is written anew, so that the words come after markup that ends before it.
    """
    said = sentence.of(text)
    found = _END.search(said)
    if found is None or bool(found["stop"]) == bool(found["last"]) or said.endswith(("..", "…")):
        return ()
    end = sentence.end
    if found["last"]:  # “… a ‘disaster’.” or “… (in all).”
        return (Edit(Span(end - 1, end), f", {words}."),)
    marks = found["marks"]
    stop = end - len(marks) - 1
    if text[stop - 1 : stop] in (".", "?", "!", ""):
        return ()
    abbreviated = _ABBREVIATION.search(text, max(sentence.start, stop - 12), stop + 1) is not None
    if marks and marks[-1] in ")]":
        if said[0] not in "([" or len(marks) > 1 or abbreviated:
            return ()
        return (Edit(Span(stop, stop + 1), f", {words}."),)
    if abbreviated:
        return () if marks else (Edit(Span(end, end), f", {words}."),)
    if not marks:
        return (Edit(Span(stop, end), f", {words}."),)
    return (Edit(Span(stop, end), f",{marks} {words}."),)


def after_quotation(text: str, first: Span, name: str, says: str, asks: str) -> tuple[Edit, ...]:
    """The edits that name the speaker after the first sentence of a quotation: “We stayed,” Li said. “It was cold.”

    ``first`` is that sentence as quoted, with its opening mark; none where its marks can't be told.
    """
    said = first.of(text).rstrip()
    end = first.start + len(said)
    opener = next((mark for mark in ("''", *_OPENERS) if said.startswith(mark)), "")
    if not opener:
        return ()
    closer = _OPENERS[opener]
    closed = said.endswith(closer) and len(said) > len(opener) + 1
    stop = end - len(closer) if closed else end
    mark = text[stop - 1 : stop]
    if mark not in (".", "?", "!", "…") or text[stop - 2 : stop] == "..":
        return ()
    verb = asks if mark == "?" else says
    if mark == "." and _ABBREVIATION.search(text, max(first.start, stop - 12), stop) is None:
        edit = Edit(Span(stop - 1, end), f",{closer} {name} {verb}.")
    else:
        comma = "," if mark == "." else ""
        edit = Edit(Span(stop, end), f"{comma}{closer} {name} {verb}.")
    if closed:
        return (edit,)
    rest = re.compile(r"[ \t\u00a0\n]+(?=\S)").match(text, end)
    return (edit, Edit(Span(rest.end(), rest.end()), opener)) if rest else ()
