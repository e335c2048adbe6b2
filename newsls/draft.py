"""``Draft``: an immutable reading of one text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from newsls import markup
from newsls.language import Suspect, Token, sentences, suspects, tags, tokenize
from newsls.markup import Block, BlockKind, Document
from newsls.markup.dating import dated
from newsls.text import LineIndex, Span

_WORD = re.compile(r"[^\W_]\S*")


class Paragraph:
    """The prose of one block, wherever in a draft it stands.

    Equal blocks of a draft, and of the draft it was edited from, share one paragraph: what is computed from it is
    computed once.  Offsets are prose offsets: code points from the start of ``text``.
    """

    def __init__(self, kind: BlockKind, text: str, emphasis: tuple[Span, ...] = (), level: int = 0) -> None:
        self.kind = kind
        self.text = text
        self.emphasis = emphasis
        self.level = level

    def __repr__(self) -> str:
        return f"Paragraph({self.kind.value}, {len(self.text)} characters)"

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences in order, without the white space around them."""
        if self.kind in (BlockKind.HEADING, BlockKind.CELL):
            stripped = self.text.strip()
            at = self.text.find(stripped)
            return (Span(at, at + len(stripped)),) if stripped else ()
        return sentences(self.text)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of all sentences in order."""
        return tokenize(self.text)

    @cached_property
    def sentence_tokens(self) -> tuple[tuple[Token, ...], ...]:
        """The tokens of each sentence."""
        starts = [token.start for token in self.tokens]
        return tuple(self.tokens[bisect_left(starts, s.start) : bisect_left(starts, s.end)] for s in self.sentences)

    @cached_property
    def _tags(self) -> dict[int, tuple[str, ...]]:
        return {}

    def tags(self, sentence: int) -> tuple[str, ...]:
        """Penn Treebank tags of the tokens of one sentence, computed when first asked for.

        A contraction or possessive bears the tags of its parts: “don’t” is ``VBP+RB``, “Russia’s” ``NNP+POS``.
        """
        known = self._tags.get(sentence)
        if known is None:
            known = self._tags[sentence] = tags(self.sentence_tokens[sentence])
        return known

    @cached_property
    def words(self) -> int:
        """How many words a reader counts in it: what white space parts, less what is punctuation alone."""
        return len(_WORD.findall(self.text))

    @cached_property
    def suspects(self) -> tuple[Suspect, ...]:
        """The words of running prose that may have been meant for others; ``chosen`` tells which surely are."""
        return suspects(self.tokens) if self.kind.is_running else ()

    def sentence_at(self, offset: int) -> int | None:
        """The index of the sentence that holds or touches ``offset``."""
        index = bisect_right(self.sentences, offset, key=lambda s: s.start) - 1
        return index if index >= 0 and offset <= self.sentences[index].end else None


@dataclass(frozen=True, eq=False)
class Draft:
    """One text as read: its blocks and, beside each, the paragraph of its prose."""

    text: str
    language_id: str
    document: Document
    paragraphs: tuple[Paragraph, ...]

    @classmethod
    def read(cls, text: str, language_id: str = "plaintext", previous: Draft | None = None) -> Draft:
        """Read ``text``.

        ``previous`` is an earlier draft of the same text; what it already knows of unchanged paragraphs is kept, which
        makes the new reading quicker and changes nothing else.  Never raises on any text.
        """
        if previous is not None and previous.language_id != language_id:
            previous = None
        document = markup.parse(text, language_id, previous.document if previous else None)
        known = dict(previous._known) if previous else {}
        paragraphs = []
        for block in document.blocks:
            key = (block.kind, block.text, block.emphasis, block.level)
            paragraph = known.get(key)
            if paragraph is None:
                paragraph = known[key] = Paragraph(*key)
            paragraphs.append(paragraph)
        return cls(text, language_id, document, tuple(paragraphs))

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks in order; ``paragraphs[i]`` is the prose of ``blocks[i]``."""
        return self.document.blocks

    @cached_property
    def date(self) -> date | None:
        """The day the draft is dated: by its front matter, a credit or a dateline at its head that gives it in full."""
        return dated(self.document)

    @cached_property
    def _known(self) -> dict[tuple[BlockKind, str, tuple[Span, ...], int], Paragraph]:
        return {(p.kind, p.text, p.emphasis, p.level): p for p in self.paragraphs}

    @cached_property
    def lines(self) -> LineIndex:
        """The lines of the text."""
        return LineIndex(self.text)

    def sentences(self) -> Iterator[tuple[int, Span]]:
        """``(block index, source span)`` of every sentence in order."""
        for index, (block, paragraph) in enumerate(zip(self.blocks, self.paragraphs, strict=True)):
            for sentence in paragraph.sentences:
                yield index, block.to_source(sentence)

    def block_at(self, offset: int) -> int | None:
        """The index of the block whose source holds or touches ``offset``."""
        index = bisect_right(self.blocks, offset, key=lambda b: b.span.start) - 1
        return index if index >= 0 and offset <= self.blocks[index].span.end else None
