"""What a paragraph is by its words: a byline, a credit, a caption, or prose.

The formats say what is a heading or a list; only the words tell a byline or an agency's credit line from the story.
Precision comes first, since a paragraph of the story taken for one of these is no longer asked for its source.
"""

from __future__ import annotations

from newsls.markup.blocks import Block, BlockKind


def kind_of(text: str) -> BlockKind | None:
    """``CREDIT`` or ``CAPTION`` for a paragraph that is plainly one, else None."""
    return None


def refined(block: Block) -> Block:
    """The block, known as credit or caption where it is a paragraph whose words say so."""
    if block.kind is not BlockKind.PARAGRAPH:
        return block
    kind = kind_of(block.text)
    return block if kind is None else Block(kind, block.start, block.text, block.pieces, block.emphasis)
