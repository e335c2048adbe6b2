"""What a source says of who speaks: a name, a pronoun, a description, or somebody of somebody's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsls.attribution.sources import PEOPLE
from newsls.attribution.words import DETERMINERS, PERSONAL, PREPOSITIONS, RELATIVES, TIMES, is_adverb
from newsls.figures.model import PERSON, Figure
from newsls.figures.roles import is_head
from newsls.language import Token, TokenKind
from newsls.text import Span

SPEAKERS_FOR = frozenset("spokesman spokeswoman spokesperson representative lawyer attorney aide adviser".split())
"""Singular words for somebody who speaks for another."""
DOCUMENTS = frozenset(
    "statement statements readout report release filing filings letter tweet tweets post posts memo email e-mail "
    "document documents website site bulletin communique communiqué lawsuit complaint survey study poll briefing "
    "announcement data figures transcript memoir book note message dispatch advisory notice".split()
)
"""What somebody writes and a newsroom quotes: its author answers for it."""
BODIES = frozenset(
    "police army military navy ministry department government administration agency bureau office court commission "
    "committee council parliament senate congress house cabinet embassy consulate company firm bank university "
    "college institute hospital union party campaign group force club federation association authority board fund "
    "organization organisation charity foundation regulator watchdog newspaper paper network magazine "
    "carrier airline automaker carmaker manufacturer chain retailer publisher operator school panel task-force "
    "tribunal prosecution defence defense state city county country kingdom republic".split()
)
"""Words for a body that can speak."""
PERSONS = frozenset(
    "man woman boy girl teenager teen person mother father parent sister brother son daughter widow widower wife "
    "husband uncle aunt cousin neighbour neighbor friend witness passenger victim survivor suspect defendant official "
    "officer diplomat aide expert critic observer source resident tourist nun priest monk patient shopper voter "
    "worker employee trader farmer fisherman".split()
)
"""Words for one person, beside the offices, ranks and callings."""
_POSSESSIVE = re.compile(r"['’](?:s\b)?")
_AROUND = frozenset("himself herself itself themselves also then".split())
_OPENERS = frozenset(", ( – — - ; : [".split())


@dataclass(frozen=True, slots=True)
class Named:
    """One mention in a paragraph, in prose offsets."""

    span: Span
    figure: Figure
    index: int
    """The figure's place in the draft's cast."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source as read.

    ``pronoun`` is set where it is one, and then alone.  ``named`` are the figures that it names as who speaks;
    ``behalf`` is the figure whose spokesman, official or paper it is; ``document`` says that it is a paper.  ``head``
    is the noun that it is in other cases, ``words`` the words from its start to that noun, ``definite`` whether “the”
    or the like begins it, ``plural`` whether it is more than one.
    """

    span: Span
    pronoun: str = ""
    named: tuple[Named, ...] = ()
    behalf: Named | None = None
    document: bool = False
    head: str = ""
    words: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    definite: bool = False
    plural: bool = False

    @property
    def is_person(self) -> bool:
        """Whether it is one human being."""
        if self.named:
            return len(self.named) == 1 and self.named[0].figure.kind == PERSON
        return not self.plural and not self.document and is_person(self.head)


def is_person(word: str) -> bool:
    """Whether a noun in lower case stands for one human being."""
    return word in PERSONS or word in SPEAKERS_FOR or (is_head(word) and word not in BODIES)


def read(text: str, span: Span, tokens: Sequence[Token], mentions: Sequence[Named]) -> Phrase:
    """The source at ``span`` of a paragraph's ``text``.

    ``tokens`` are those of the span, ``mentions`` the figures named in it, in order.
    """
    words = [token for token in tokens if token.kind != TokenKind.PUNCTUATION]
    if words and (pronoun := _pronoun(words)):
        return Phrase(span, pronoun)
    heads = _heads(text, span, mentions, tokens)
    if heads:
        return Phrase(span, named=tuple(heads), plural=len(heads) > 1 or any(_joined(t, heads[0]) for t in tokens))
    return _described(text, span, tokens, mentions)


def _pronoun(words: Sequence[Token]) -> str:
    first = words[0].norm.partition("'")[0]
    if first in PERSONAL or first in RELATIVES:
        rest = words[1:]
        if all(word.norm in _AROUND or is_adverb(word.norm) for word in rest):
            return first
    return ""


def _joined(token: Token, head: Named) -> bool:
    """Whether an “and” right after the name makes its bearer one of several."""
    return token.norm in ("and", "&") and 0 <= token.start - head.span.end <= 1


def _heads(text: str, span: Span, mentions: Sequence[Named], tokens: Sequence[Token]) -> list[Named]:
    """The mentions that are the source themselves, not a part of it."""
    found: list[Named] = []
    for mention in mentions:
        start = _title_start(text, span, mention)
        before = [token for token in tokens if token.start < start]
        if not _ends_there(text, span, mention):
            if found and mention.span.start > found[-1].span.end:
                break
            continue
        if not before:
            found.append(mention)
        elif found:
            last = before[-1].norm
            if last in ("and", "&", ",", "or") and _is_list(tokens, found[-1], mention):
                found.append(mention)
            else:
                break
        elif _introduces(before):
            found.append(mention)
    return found


def _is_list(tokens: Sequence[Token], one: Named, other: Named) -> bool:
    between = [t.norm for t in tokens if one.span.end <= t.start and t.end <= other.span.start]
    joined = bool(between) and (between[0] in ("and", "&", "or") or between == [","] or between[:2] == [",", "and"])
    return joined and not any(w in PREPOSITIONS for w in between)


def _title_start(text: str, span: Span, mention: Named) -> int:
    """Where the mention starts with the title before it: “Secretary of State Antony Blinken”."""
    start = mention.span.start
    before = " ".join(text[span.start : start].split())
    for role in sorted(mention.figure.roles, key=len, reverse=True):
        if before.endswith(role) and role.split()[-1] not in PREPOSITIONS:
            left = text[span.start : start].rfind(role.split()[0])
            return span.start + left if left >= 0 else start
    return start


def _ends_there(text: str, span: Span, mention: Named) -> bool:
    """Whether nothing follows the name in its noun phrase but what describes it."""
    after = text[mention.span.end : span.end]
    owning = _POSSESSIVE.match(after)
    if owning:
        return owning.end() == len(after)  # “Li’s” of “Li’s view that …”
    word = after.split()[:1]
    if not word:
        return True
    first = word[0].casefold()
    return (
        first[0] in ",(–—;:["
        or first in PREPOSITIONS
        or first in RELATIVES
        or first in _AROUND
        or first in ("and", "&", "or")
        or is_adverb(first)
        or first.strip(",.") in TIMES
    )


def _introduces(before: Sequence[Token]) -> bool:
    """Whether the words before a name describe it: “the minister,”, “Kremlin spokesman”, “the State Department’s”."""
    norms = [token.norm for token in before]
    if norms[-1] in ("and", "&", "or"):
        return False
    if norms[-1] in (",", "–", "—"):
        norms = norms[:-1]
        described = bool(norms) and (norms[0] in DETERMINERS or norms[0].endswith(("'s", "s'")))
        return described and "," not in norms
    return not any(n in PREPOSITIONS or n in RELATIVES for n in norms)


def _abbreviation(core: Sequence[Token], rest: Sequence[Token], mentions: Sequence[Named]) -> Named | None:
    """The body that stands in brackets by its letters after its long name: “the Civil Aviation Authority (CAA)”."""
    letters = "".join(token.text[0] for token in core if token.text[:1].isupper() and token.norm != "the")
    for mention in mentions:
        if mention.span.start == rest[0].end and mention.figure.name.replace(".", "") == letters:
            return mention
    return None


def _described(text: str, span: Span, tokens: Sequence[Token], mentions: Sequence[Named]) -> Phrase:
    core: list[Token] = []
    rest: list[Token] = []
    for at, token in enumerate(tokens):
        if core and (
            token.norm in _OPENERS or token.norm in RELATIVES or token.norm in PREPOSITIONS or token.norm == "and"
        ):
            rest = list(tokens[at:])
            break
        if token.kind != TokenKind.PUNCTUATION:
            core.append(token)
    if not core:
        return Phrase(span)
    if rest and rest[0].norm == "(" and (short := _abbreviation(core, rest, mentions)) is not None:
        return Phrase(span, named=(short,), words=tuple(token.norm for token in core))
    head = core[-1].norm
    end = core[-1].end
    inside = [one for one in mentions if one.span.end <= end]
    after = [one for one in mentions if one.span.start >= end]
    behalf = inside[-1] if inside else None
    possessive = head.endswith(("'s", "s'"))
    if behalf is None and after and rest and rest[0].norm in ("for", "from", "of", "at", "by", "with", "in"):
        between = [t for t in rest if t.end <= after[0].span.start]
        if len(between) <= 4 and not (rest[0].norm == "of" and head not in DOCUMENTS and head not in SPEAKERS_FOR):
            behalf = after[0]
    first = core[0].norm
    definite = first in ("the", "this", "that", "these", "those")
    if definite or first in ("a", "an"):
        core = core[1:] or core
    plural = (
        (head in PEOPLE and head.endswith("s"))
        or (head.endswith("s") and not head.endswith("ss") and head not in BODIES and not is_person(head))
        or any(t.norm == "and" for t in rest[:1])
    )
    return Phrase(
        span,
        behalf=behalf,
        document=head in DOCUMENTS,
        head="" if possessive else head,
        words=tuple(token.norm for token in core),
        after=tuple(token.norm for token in rest),
        definite=definite,
        plural=plural and head not in DOCUMENTS,
    )
