"""A summary as text: one paragraph, bullets, or the lede alone; and as JSON values."""

from __future__ import annotations

import textwrap
from typing import Any

from newsls.draft import Draft
from newsls.markup import OPAQUE
from newsls.summary import STYLES, Summary, SummarySentence

__all__ = ["STYLES", "VERSION", "even", "render", "values"]

VERSION = 1
"""Of the JSON: summary.schema.json describes it."""


def render(draft: Draft, summary: Summary, style: str = "paragraph", columns: int | None = None) -> str:
    """The sentences of ``summary`` in document order, their white space evened, without a line break at the end.

    ``style`` is one of ``STYLES``; ``columns`` wraps the text.
    """
    sentences = [_closed(one) for one in summary.sentences]
    if style == "bullets":
        return "\n".join(_wrapped(f"- {sentence}", columns, "  ") for sentence in sentences)
    return _wrapped(" ".join(sentences), columns)


def values(name: str, draft: Draft, summary: Summary, style: str) -> dict[str, Any]:
    """The summary as JSON values: the text, and each sentence with its place, its score and why it was chosen."""
    sentences = []
    for one in summary.sentences:
        line, column = draft.lines.position(one.span.start)
        sentences.append(
            {
                "start": one.span.start,
                "end": one.span.end,
                "line": line + 1,
                "column": column + 1,
                "text": even(one.text),
                "cut": one.closing != "",
                "score": one.score,
                "reason": one.reason,
            }
        )
    text = render(draft, summary, "paragraph")
    return {
        "path": name,
        "style": style,
        "text": render(draft, summary, style),
        "words": len(text.split()),
        "characters": len(text),
        "sentences": sentences,
        "note": summary.note,
    }


def even(sentence: str) -> str:
    """A sentence on one line, without the places of what is not prose."""
    return " ".join(sentence.replace(OPAQUE, "").split())


def _closed(one: SummarySentence) -> str:
    return even(one.text) + one.closing


def _wrapped(text: str, columns: int | None, indent: str = "") -> str:
    return textwrap.fill(text, columns, subsequent_indent=indent, break_on_hyphens=False) if columns else text
