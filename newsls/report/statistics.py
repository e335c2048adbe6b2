"""How long a draft is: its words, sentences and paragraphs, and the minutes that it takes to read."""

from __future__ import annotations

from typing import NamedTuple

from newsls.draft import Draft

WORDS_A_MINUTE = 238
"""What adults read silently of English prose (Brysbaert, Journal of Memory and Language 109, 2019)."""


class Statistics(NamedTuple):
    """The length of the running prose; ``minutes`` are whole ones, begun ones counted."""

    words: int
    minutes: int
    sentences: int
    paragraphs: int


def statistics(draft: Draft) -> Statistics:
    """The length of the running prose of ``draft``: no headings, captions, credits, tables or front matter.

    Paragraphs remember what they were counted to have, so that after an edit only what changed is counted.
    """
    prose = [paragraph for paragraph in draft.paragraphs if paragraph.kind.is_running and paragraph.words]
    words = sum([paragraph.words for paragraph in prose])
    sentences = sum([len(paragraph.sentences) for paragraph in prose])
    return Statistics(words, -(-words // WORDS_A_MINUTE), sentences, len(prose))
