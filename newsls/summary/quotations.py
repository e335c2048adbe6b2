"""Which sentences are quotations without their speaker.

A summary may not part a quotation from its attribution, so a sentence that is all quotation, or that begins or ends
inside one, is no sentence to stand alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsls.language import Token, TokenKind

_MARKS = frozenset(["“", "”", "„", "«", "»", '"', "''", "``", "‘", "’", "'", "`"])
_DOUBLE_OPEN, _DOUBLE_CLOSE = frozenset("“„«"), frozenset("”»")

# To look up the members of an enumeration takes longer.
_WORD, _NUMBER = TokenKind.WORD, TokenKind.NUMBER


class Quoting(NamedTuple):
    """How a sentence stands to quotation marks."""

    words_outside: int
    words_inside: int
    opens_inside: bool
    """It begins within a quotation opened before."""
    ends_inside: bool
    """A quotation that it opens, or goes on with, is not closed in it."""

    @property
    def is_bare(self) -> bool:
        """Whether the sentence gives no speaker room: next to nothing stands outside the marks."""
        return self.words_inside > 0 and self.words_outside < 2

    @property
    def is_parted(self) -> bool:
        """Whether the sentence alone would part a quotation from its speaker or cut it in two."""
        return self.is_bare or self.opens_inside or self.ends_inside


def read(sentences: Sequence[Sequence[Token]], words: Sequence[int], text: str) -> list[Quoting]:
    """The quoting of each sentence of one paragraph, whose prose is ``text``, given how many words each has."""
    found = []
    mark = ""  # the mark that would close the quotation we are in
    for tokens, count in zip(sentences, words, strict=True):
        began = mark != ""
        marks = [index for index, token in enumerate(tokens) if token[0] in _MARKS]
        if not marks:
            found.append(Quoting(0, count, True, True) if began else Quoting(count, 0, False, False))
            continue
        inside = since = 0  # ``since`` is where the marks that opened last stand
        for index in marks:
            after = _after(mark, tokens[index], text)
            if mark and not after:
                inside += _words(tokens[since:index])
            elif after and not mark:
                since = index
            mark = after
        if mark:
            inside += _words(tokens[since:])
        found.append(Quoting(count - inside, inside, began, mark != ""))
    return found


def _words(tokens: Sequence[Token]) -> int:
    return len([1 for token in tokens if token[4] is _WORD or token[4] is _NUMBER])


def _after(mark: str, token: Token, text: str) -> str:
    """What closes the quotation after ``token``, given what closed it before."""
    what = token.text
    if what in _DOUBLE_OPEN:
        return "”"
    if what in _DOUBLE_CLOSE:
        return ""
    if what in ('"', "''", "``"):
        return "" if mark == '"' else mark or '"'
    if what == "‘" or (what == "'" and not mark and text[token.end : token.end + 1].isalnum()):
        before = text[token.start - 1 : token.start] if token.start else " "
        return mark or ("'" if before.isspace() or before in "([—–:" else "")
    if what in ("'", "’") and mark == "'" and not text[token.end : token.end + 1].isalnum():
        return ""
    return mark
