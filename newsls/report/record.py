"""The analysis record: one draft's findings, sentences, attributions, figures and summary as plain JSON values.

``newsls/report/record.schema.json`` describes it and docs/record.md explains it; ``VERSION`` counts its incompatible
changes.  Offsets are code points into the text that was analysed, ends exclusive.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from newsls.analysis import Analysis
from newsls.attribution import Attribution
from newsls.figures import Figure
from newsls.finding import Finding
from newsls.markup import Block
from newsls.text import Span

VERSION = 1


def record(analysis: Analysis, identifier: str | int, summary: Iterable[Span] | None = None) -> dict[str, Any]:
    """The record of ``analysis``, of which ``json.dumps`` makes one line.

    ``identifier`` is the document's own.  ``summary`` are the source spans of the sentences chosen, in document order;
    None leaves the member out, as when no summary was asked for.
    """
    result: dict[str, Any] = {
        "version": VERSION,
        "id": identifier,
        "findings": [finding(found) for found in analysis.findings],
        "sentences": sentences(analysis),
        "attributions": attributions(analysis),
        "figures": [figure(one) for one in analysis.figures.all],
    }
    if summary is not None:
        result["summary"] = [place(span) for span in summary]
    return result


def place(span: Span) -> dict[str, Any]:
    """A span as the record writes it."""
    return {"start": span.start, "end": span.end}


def finding(found: Finding) -> dict[str, Any]:
    """One finding with its fixes and notes; spans are source offsets."""
    result = {
        "code": found.code,
        "severity": found.severity.value,
        **place(found.span),
        "message": found.message,
        "fixes": [
            {"title": fix.title, "edits": [{**place(edit.span), "text": edit.text} for edit in fix.edits]}
            for fix in found.fixes
        ],
    }
    if found.notes:
        result["notes"] = [{**place(note.span), "message": note.message} for note in found.notes]
    return result


def sentences(analysis: Analysis) -> list[Mapping[str, Any]]:
    """Every sentence of every block in order, with how it stands towards its sources."""
    result: list[Mapping[str, Any]] = []
    draft = analysis.draft
    for block, paragraph, sources in zip(draft.blocks, draft.paragraphs, analysis.sources, strict=True):
        known = sources.sentences
        for index, sentence in enumerate(paragraph.sentences):
            # A part of newsls that failed leaves a paragraph without sources; its sentences are still sentences.
            sourcing = known[index].value if index < len(known) else "none"
            result.append({**place(block.to_source(sentence)), "sourcing": sourcing})
    return result


def attributions(analysis: Analysis) -> list[Mapping[str, Any]]:
    """Every attribution in order of its paragraph; spans are source offsets."""
    return [
        _attribution(one, block)
        for block, sources in zip(analysis.draft.blocks, analysis.sources, strict=True)
        for one in sources.attributions
    ]


def figure(one: Figure) -> dict[str, Any]:
    """One figure of the draft.  ``role`` is the first that the draft gives, null where it gives none."""
    return {
        "kind": one.kind,
        "name": one.name,
        "role": one.roles[0] if one.roles else None,
        "known": None,
        "mentions": [place(mention.span) for mention in one.mentions],
    }


def _attribution(one: Attribution, block: Block) -> dict[str, Any]:
    return {
        "source": place(block.to_source(one.source)) if one.source else None,
        "cue": place(block.to_source(one.cue)) if one.cue else None,
        "content": [place(block.to_source(span)) for span in one.content],
        "mode": one.mode.value,
        "strength": one.strength.value,
        "footing": one.footing.value,
        "stance": one.stance.value,
        "speaker": one.speaker or None,
    }
