"""Plain text: paragraphs."""

from __future__ import annotations

import re

from newsls.markup.blocks import Block, BlockKind, Document

_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")


def parse(text: str, previous: Document | None = None) -> Document:
    return Document(tuple(Block(BlockKind.PARAGRAPH, m.start(), m[0]) for m in _LINE.finditer(text)))
