"""Comments by which a writer silences findings.

In Markdown, HTML and plain text alike::

    <!-- newsls: ignore -->                     the next block
    <!-- newsls: ignore[code, other-code] -->   the next block, these codes only
    <!-- newsls: off -->  …  <!-- newsls: on -->     everything between; also off[code] and on[code]
    <!-- newsls: ignore-file -->                the whole draft; also ignore-file[code]

A comment on a line of its own speaks of what follows: a paragraph, or a whole list, table or quotation.  A comment
inside a block speaks of that block.  Plain text has one form of its own, a line between square brackets as desks
write their notes: ``[newsls: ignore]``, ``[newsls: ignore[code]]``, and so on.  A reason may follow the codes after a
dash or a colon: ``ignore[code] - as quoted``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from newsls.markup.blocks import Block, Suppression
from newsls.markup.chunks import Comment
from newsls.text import Span

_ADDRESSED = re.compile(r"\s*newsls\s*:\s*", re.IGNORECASE)
_VERB = re.compile(r"[^\s\[\](),;:]+")
_CODES = re.compile(r"\s*\[([^\[\]]*)\]")
_CODE = re.compile(r"[^\s,]+")
_REASON = re.compile(r"\s*(?:\Z|[-–—:;(])")
_VERBS = ("ignore", "ignore-file", "off", "on")
_LIST = "“ignore”, “off”, “on” or “ignore-file”"


class Directive(NamedTuple):
    """What a comment says: its verb and codes with their spans in the source, or why it can't be read."""

    verb: str
    codes: tuple[tuple[str, Span], ...] = ()
    problem: str | None = None


def is_addressed(comment: str) -> bool:
    """Whether the inside of a comment speaks to newsls."""
    return _ADDRESSED.match(comment) is not None


def directive(text: str, first: int, last: int) -> Directive:
    """Read what a comment says, which is ``text`` from ``first`` to ``last``."""
    if text.startswith("[", first):
        return Directive("", problem="The bracket before “newsls” is never closed.")
    addressed = _ADDRESSED.match(text, first, last)
    at = addressed.end() if addressed else first
    verb = _VERB.match(text, at, last)
    if verb is None:
        return Directive(
            "", problem="This comment to newsls says nothing; it can say “ignore”, “off”, “on” or “ignore-file”."
        )
    word = verb[0].lower()
    if word not in _VERBS:
        from difflib import get_close_matches  # only a misspelt comment pays for it

        near = get_close_matches(word, _VERBS, n=1)
        hint = f"did you mean “{near[0]}”?" if near else f"it can say {_LIST}."
        return Directive("", problem=f"A comment to newsls can’t say “{_short(verb[0])}”; {hint}")
    codes: tuple[tuple[str, Span], ...] = ()
    at = verb.end()
    named = _CODES.match(text, at, last)
    if named is not None:
        codes = tuple((m[0], Span(*m.span())) for m in _CODE.finditer(text, named.start(1), named.end(1)))
        if not codes:
            return Directive(
                "", problem=f"The brackets after “{word}” are empty; name a code in them or leave them out."
            )
        at = named.end()
    rest = text[at:last]
    if "[" in rest or "]" in rest:
        return Directive("", problem=f"The brackets after “{word}” do not match; write “{word}[code]”.")
    if _REASON.match(text, at, last) is None:
        extra = _short(rest.strip())
        return Directive(
            "", problem=f"“{extra}” after “{word}” is not understood; codes go in brackets, as in “{word}[code]”."
        )
    return Directive(word, codes)


def _short(text: str) -> str:
    text = " ".join(text[:200].split())
    return text if len(text) <= 40 else text[:39] + "…"


def resolve(
    text: str, comments: Sequence[Comment], blocks: Sequence[Block], groups: Sequence[Span]
) -> tuple[Suppression, ...]:
    """The suppressions that ``comments`` amount to, in the order of the comments.

    ``blocks`` and ``groups`` (lists, tables, quotations, by their source spans) are all of the draft's.
    """
    if not comments:
        return ()
    scopes = _Scopes(blocks, groups)
    found: list[Suppression] = []
    opened: dict[str, _Off] = {}  # by code, "" for all of them
    for comment in comments:
        span = Span(comment.start, comment.end)
        said = directive(text, comment.first, comment.last)
        problem = said.problem
        if problem is not None:
            pass
        elif said.verb == "ignore-file":
            found.append(Suppression(span, Span(0, len(text)), said.codes))
        elif said.verb == "ignore":
            scope = scopes.of(comment)
            if scope is None:
                problem = "Nothing follows this comment that it could silence."
            else:
                found.append(Suppression(span, scope, said.codes))
        elif said.verb == "off":
            named = said.codes or (("", span),)
            fresh = [code for code in named if code[0] not in opened]
            if not fresh:
                problem = "This “off” changes nothing; an earlier one is still in force."
            opened |= {code[0]: (span, code) for code in fresh}
        else:
            closed = [code for code, _ in said.codes if code in opened] if said.codes else list(opened)
            if not closed:
                before = f"off[{said.codes[0][0]}]" if said.codes else "off"
                problem = f"This “on” ends nothing; no “{before}” comes before it."
            found += _regions([opened.pop(code) for code in dict.fromkeys(closed)], comment.start)
        if problem is not None:
            found.append(Suppression(span, Span(comment.start, comment.start), problem=problem))
    found += _regions(list(opened.values()), len(text))
    return tuple(sorted(found, key=lambda s: (s.span, s.scope)))


_Off = tuple[Span, tuple[str, Span]]
"""The span of an “off” and one code of it."""


def _regions(offs: Sequence[_Off], end: int) -> list[Suppression]:
    """Suppressions from each “off” to ``end``, one a comment."""
    codes: dict[Span, list[tuple[str, Span]]] = {}
    for span, code in offs:
        codes.setdefault(span, []).append(code)
    return [
        Suppression(span, Span(span.end, end), tuple(code for code in named if code[0]))
        for span, named in codes.items()
    ]


class _Scopes:
    """Finds what a comment speaks of."""

    def __init__(self, blocks: Sequence[Block], groups: Sequence[Span]) -> None:
        self.blocks = blocks
        self.starts = [block.start for block in blocks]
        self.groups = sorted(groups, key=lambda g: (g.start, -g.end))

    def of(self, comment: Comment) -> Span | None:
        if comment.block >= 0:
            return self.blocks[comment.block].span
        index = bisect_left(self.starts, comment.end)
        if index == len(self.blocks):
            return None
        span = self.blocks[index].span
        first = bisect_left(self.groups, comment.end, key=lambda g: g.start)
        for group in self.groups[first : first + 1]:  # the outermost of those that begin after the comment comes first
            if group.start <= span.start < group.end:
                return Span(group.start, max(group.end, span.end))
        return span


def suppression_text(language_id: str, codes: Sequence[str] = (), file: bool = False) -> str:
    """The comment that silences ``codes`` (none: all) in the next block, or in the whole ``file``."""
    said = ("ignore-file" if file else "ignore") + (f"[{', '.join(codes)}]" if codes else "")
    if language_id in _MARKED_UP:
        return f"<!-- newsls: {said} -->"
    return f"[newsls: {said}]"


_MARKED_UP = ("markdown", "mdx", "quarto", "rmd", "html", "xhtml")


def extends(text: str, comment: Suppression) -> bool:
    """Whether a comment is an “ignore” for a block, to whose list a code can be added."""
    return re.search(r"newsls\s*:\s*ignore\s*\[", comment.span.of(text), re.IGNORECASE) is not None
