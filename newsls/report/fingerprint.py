"""The fingerprint of a finding: what stays the same of it while the draft around it changes.

It is made of the finding's code, the words that it marks and the sentence in which they stand, white space evened, so
that it survives moved lines and reflowed paragraphs; the same finding met again in a draft is told apart by its count.
It is a hash: no word of a draft can be read from it.
"""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b

from newsls.analysis import Analysis
from newsls.draft import Draft
from newsls.finding import Finding
from newsls.markup import OPAQUE
from newsls.text import Span

VERSION = 1
"""Counts the changes of what a fingerprint is made of."""


def fingerprints(analysis: Analysis) -> tuple[str, ...]:
    """One fingerprint of 16 hexadecimal digits a finding, in their order; no two of a draft are equal."""
    made = []
    seen: Counter[str] = Counter()
    for finding in analysis.findings:
        words = "\0".join((finding.code, _even(finding.span.of(analysis.draft.text)), _around(analysis.draft, finding)))
        made.append(_digest(f"{words}\0{seen[words]}"))
        seen[words] += 1
    return tuple(made)


def _around(draft: Draft, finding: Finding) -> str:
    """The sentence in which a finding starts; its line where that is no prose."""
    start = finding.span.start
    index = draft.block_at(start)
    prose = None if index is None else draft.blocks[index].to_prose(start)
    if index is not None and prose is not None:
        paragraph = draft.paragraphs[index]
        number = paragraph.sentence_at(prose)
        if number is not None:
            return _even(paragraph.sentences[number].of(paragraph.text))
    line: Span = draft.lines.line_span(draft.lines.line_of(start))
    return _even(line.of(draft.text))


def _even(text: str) -> str:
    return " ".join(text.replace(OPAQUE, "").split())


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
