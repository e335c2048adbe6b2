"""Plain text, Markdown and HTML to blocks of prose with exact offsets."""

from __future__ import annotations

from newsls.markup.blocks import OPAQUE, Block, BlockKind, Document, FrontMatter, Piece, Suppression

__all__ = ["OPAQUE", "Block", "BlockKind", "Document", "FrontMatter", "Piece", "Suppression", "parse"]

LANGUAGES = ("plaintext", "markdown", "html")


def parse(text: str, language_id: str = "plaintext", previous: Document | None = None) -> Document:
    """The blocks of ``text``.

    ``language_id`` is an editor's name of the format; one that newsls does not know is read as plain text.
    ``previous``, the document of an earlier version of the same text, makes it quicker and changes nothing else.
    Never raises on any text.
    """
    # Each parser is imported when first asked for: plain text needs no grammar.
    if language_id in ("markdown", "mdx", "quarto", "rmd"):
        from newsls.markup import markdown

        return markdown.parse(text, previous)
    if language_id in ("html", "xhtml"):
        from newsls.markup import html

        return html.parse(text, previous)
    from newsls.markup import plain

    return plain.parse(text, previous)
