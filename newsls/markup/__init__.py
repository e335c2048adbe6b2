"""Plain text, Markdown and HTML to blocks of prose with exact offsets."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from newsls.markup.blocks import OPAQUE, Block, BlockKind, Document, FrontMatter, Piece, Suppression
from newsls.markup.chunks import groups_of
from newsls.markup.suppressions import extends, suppression_text
from newsls.text import Edit, LineIndex, Span, apply_edits

__all__ = [
    "HTML", "LANGUAGES", "MARKDOWN", "OPAQUE", "Block", "BlockKind", "Document", "FrontMatter", "Piece",
    "Suppression", "ignore_edit", "parse", "suppression_text",
]  # fmt: skip

LANGUAGES = ("plaintext", "markdown", "html")
MARKDOWN = ("markdown", "mdx", "quarto", "rmd")
"""What editors call Markdown and its dialects."""
HTML = ("html", "xhtml")


def parse(text: str, language_id: str = "plaintext", previous: Document | None = None) -> Document:
    """The blocks of ``text``.

    ``language_id`` is an editor's name of the format; one that newsls does not know is read as plain text.
    ``previous``, the document of an earlier version of the same text, makes it quicker and changes nothing else.
    Never raises on any text.
    """
    # Each parser is imported when first asked for: plain text needs no grammar.
    if language_id in MARKDOWN:
        from newsls.markup import markdown

        return markdown.parse(text, previous)
    if language_id in HTML:
        from newsls.markup import html

        return html.parse(text, previous)
    from newsls.markup import plain

    return plain.parse(text, previous)


def ignore_edit(document: Document, text: str, language_id: str, code: str, offset: int) -> Edit:
    """The edit that silences ``code`` in the block at ``offset``: a comment, or one more code in a comment there.

    ``document`` is the parse of ``text``.  The comment stands on a line above the block, or inside the block where a
    line above would break a list, quotation or table; where neither keeps every block as it is, above the whole
    construct.  A draft without prose gets a comment for the whole file.
    """
    if not document.blocks:
        return Edit(Span(len(text), len(text)), suppression_text(language_id, (code,), file=True) + _line_break(text))
    index = max(0, bisect_right(document.blocks, offset, key=lambda b: b.start) - 1)
    block = document.blocks[index].span
    for edit in _ignoring(document, text, language_id, code, block):
        after = parse(apply_edits(text, [edit]), language_id, document)
        if _silences(after, document, code, index):
            return edit
    around = [group for group in groups_of(document) if group.covers(block)]
    top = min((group.start for group in around), default=block.start)
    return _line_above(text, top, suppression_text(language_id, (code,)))


def _ignoring(document: Document, text: str, language_id: str, code: str, block: Span) -> Iterator[Edit]:
    """Edits that might silence ``code`` in ``block`` and nowhere else, the best first."""
    for comment in document.suppressions:
        if comment.codes and comment.scope.covers(block) and extends(text, comment):
            end = comment.codes[-1][1].end
            yield Edit(Span(end, end), f", {code}")
    said = suppression_text(language_id, (code,))
    yield _line_above(text, block.start, said)
    line = LineIndex(text)
    end = line.line_span(line.line_of(block.end)).end
    end -= len(text[block.end : end]) - len(text[block.end : end].rstrip())
    for at in (end, block.end):
        yield Edit(Span(at, at), f" {said}")
    yield Edit(Span(block.start, block.start), f"{said} ")


def _line_above(text: str, offset: int, said: str) -> Edit:
    """The edit that puts a line, as deep as the one below it, above the line of ``offset``."""
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    if start == 0 and text.startswith("\ufeff"):
        start = 1
    below = text[start:offset]
    indent = below[: len(below) - len(below.lstrip(" \t"))]
    return Edit(Span(start, start), indent + said + _line_break(text))


def _silences(after: Document, before: Document, code: str, index: int) -> bool:
    """Whether a comment now covers block ``index`` and no other, and the blocks and their groups are as they were."""
    if len(after.blocks) != len(before.blocks) or len(groups_of(after)) != len(groups_of(before)):
        return False
    for new, old in zip(after.blocks, before.blocks, strict=True):
        if (new.kind, new.text, new.level) != (old.kind, old.text, old.level):
            return False
    span = after.blocks[index].span
    beside = (*after.blocks[max(0, index - 1) : index], *after.blocks[index + 1 : index + 2])
    return any(
        comment.scope.covers(span)
        and any(code == named for named, _ in comment.codes)
        and not any(comment.scope.covers(other.span) for other in beside)
        for comment in after.suppressions
    )


def _line_break(text: str) -> str:
    """The line break that the text uses."""
    return "\r\n" if "\r\n" in text else "\n"
