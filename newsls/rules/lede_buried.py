"""``lede-buried``: the sentence that tells the story stands far below its opening."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from newsls.draft import Draft, Paragraph
from newsls.finding import Finding, Note, Severity
from newsls.language import TokenKind, tokenize
from newsls.markup import Block, BlockKind
from newsls.rules.base import Family, Rule, Story

if TYPE_CHECKING:
    from newsls.summary.ledes import Line, Part


def lede_buried(story: Story) -> Iterator[Finding]:
    """Finds the sentence that tells the story where it stands below the fifth paragraph.

    What it does:
        Looks in the sixth to fifteenth paragraph for a sentence that holds more of what the draft is about, by the
        words that its paragraphs share, than any of the first five, and that reads like an opening, which none of those
        does. It says which words these are. A lede that waits until the fourth or fifth paragraph, as a feature's does,
        is left alone; so are first-person pieces, interviews, live pages, lists, drafts in sections, drafts whose
        opening takes up the headline, and those of fewer than eight paragraphs or more than sixty. Nothing is moved for
        you. The rule is off until it is selected.

    Why:
        Readers who leave after three paragraphs should have the news, and a draft that was written in the order in
        which things happened, or that opens on background, tells it late.

    Example:
        The bakery on Quay Street has been up since four, as it is every day.

        Trays of rolls cool by the window, and flour hangs in the lamplight.

        Its owner came here as a girl of nine.

        Her father taught her to knead on a table that still stands in the corner.

        Customers wave as they pass, some with dogs, some with children late for school.

        The Lisnakill harbour board plans to close the fish market and sell its building to a hotel developer.

        The fish market employs 60 people, the harbour board said.

        The developer would turn the building into a hotel of 90 rooms by spring.

        Traders at the market said the harbour board had never told them of a sale to a developer.

        The board votes on the hotel in June.

    Use instead:
        The Lisnakill harbour board plans to close the fish market and sell its building to a hotel developer.

        The bakery on Quay Street has been up since four, as it is every day.

        Trays of rolls cool by the window, and flour hangs in the lamplight.

        Its owner came here as a girl of nine.

        Her father taught her to knead on a table that still stands in the corner.

        Customers wave as they pass, some with dogs, some with children late for school.

        The fish market employs 60 people, the harbour board said.

        The developer would turn the building into a hotel of 90 rooms by spring.

        Traders at the market said the harbour board had never told them of a sale to a developer.

        The board votes on the hotel in June.

    Source:
        The inverted pyramid as news agencies teach it. Centrality: Radev, Jing, Styś and Tam, “Centroid-based
        summarization of multiple documents”, Information Processing & Management 40, 2004.
    """
    draft = story.draft
    prose = _prose(draft)
    if prose is None:
        return
    from newsls.summary.ledes import OPENING, buried

    parts = [story.part(paragraph) for _, paragraph in prose]
    if any(part.is_personal for part in parts[:OPENING]) or sum(part.is_turn for part in parts) > _TURNS:
        return
    found = buried(parts)
    if found is None or _takes_up(_headline(draft), parts[:_TOP]):
        return
    block, paragraph = prose[found.part]
    message = (
        f"This sentence, in paragraph {found.part + 1}, holds more of what the story is about "
        f"({_shown(paragraph, found.line, found.topics)}) than any in the first five paragraphs; "
        "consider moving it up."
    )
    first, opening = prose[0]
    note = Note(first.to_source(opening.sentences[0]), "The draft opens here.")
    yield Finding(RULE.code, RULE.severity, block.to_source(found.line.span), message, notes=(note,), confidence=0.5)


_FEWEST, _MOST = 8, 60
"""How many paragraphs a news story has: fewer have no room to bury anything, more are read in parts."""
_TURNS = 2
_SECTIONS = 2
"""How many headings may stand within a story."""
_TOP = 3
"""The paragraphs that a headline is compared with."""


def _prose(draft: Draft) -> list[tuple[Block, Paragraph]] | None:
    """The paragraphs of a draft that is one story in running prose, None of any other."""
    if len(draft.blocks) < _FEWEST:
        return None
    prose = []
    items = headings = 0
    for block, paragraph in zip(draft.blocks, draft.paragraphs, strict=True):
        if block.kind is BlockKind.PARAGRAPH or block.kind is BlockKind.QUOTE:
            prose.append((block, paragraph))
            if len(prose) > _MOST:
                return None
        elif block.kind is BlockKind.LIST_ITEM or block.kind is BlockKind.CELL:
            items += 1
        elif block.kind is BlockKind.HEADING and prose:
            headings += 1
    one = len(prose) >= _FEWEST and headings <= _SECTIONS and items * 4 <= len(prose)
    return prose if one and prose[0][1].sentences else None


def _headline(draft: Draft) -> frozenset[str]:
    """The terms of the headline: that of the front matter, else of the headings before any prose."""
    from newsls.summary.features import terms

    front = draft.document.front_matter
    if front is not None and front.headline:
        return frozenset(terms(token.norm for token in tokenize(front.headline) if token.kind <= TokenKind.NUMBER))
    for block, paragraph in zip(draft.blocks, draft.paragraphs, strict=True):
        if block.kind is BlockKind.HEADING:
            return frozenset(terms(token.norm for token in paragraph.tokens if token.kind <= TokenKind.NUMBER))
        if block.kind.is_running:
            break
    return frozenset()


def _takes_up(headline: frozenset[str], parts: Sequence[Part]) -> bool:
    """Whether a sentence near the top says what the headline says: it is the lede then."""
    return bool(headline) and any(
        2 * len(line.terms & headline) >= len(headline) for part in parts for line in part.lines
    )


def _shown(paragraph: Paragraph, line: Line, topics: frozenset[str]) -> str:
    """Up to three of the words that run through the story, as the sentence has them: “levy”, “council” and “flood”."""
    from newsls.summary.features import terms

    words: dict[str, str] = {}
    for token in paragraph.tokens:
        if line.span.start <= token.start < line.span.end and token.kind <= TokenKind.NUMBER:
            for term in terms((token.norm,)):
                if term in topics:
                    words.setdefault(term, f"“{token.text}”")
    first = list(words.values())[:3]
    return " and ".join([", ".join(first[:-1]), first[-1]]) if len(first) > 1 else "".join(first)


RULE = Rule("lede-buried", Family.STYLE, Severity.INFORMATION, story=lede_buried, default=False)
