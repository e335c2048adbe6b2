"""The edit by which a writer silences a finding where it stands."""

from __future__ import annotations

from newsls.draft import Draft
from newsls.markup.suppressions import suppression_text
from newsls.text import Edit, Span


def ignoring(draft: Draft, code: str, span: Span) -> Edit | None:
    """The edit that silences ``code`` at ``span`` of the draft; None where a comment can't stand there."""
    index = draft.block_at(span.start)
    if index is None:
        return None
    at = draft.lines.line_span(draft.lines.line_of(draft.blocks[index].span.start)).start
    return Edit(Span(at, at), f"{suppression_text(draft.language_id, (code,))}\n")
