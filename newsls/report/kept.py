"""Findings as they are kept between two runs: all that a report needs to know of them, as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from newsls.finding import Finding, Fix, Note, Severity
from newsls.text import Edit, Span


def written(findings: Sequence[Finding], prints: Sequence[str]) -> bytes:
    """``findings`` with their fingerprints as ``read`` reads them."""
    rows = [
        [
            found.code,
            found.severity.value,
            [*found.span],
            found.message,
            [[fix.title, [[*edit.span, edit.text] for edit in fix.edits]] for fix in found.fixes],
            [[*note.span, note.message] for note in found.notes],
            found.safe,
            found.confidence,
            mark,
        ]
        for found, mark in zip(findings, prints, strict=True)
    ]
    return json.dumps(rows, separators=(",", ":")).encode()


def read(data: bytes) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """What ``written`` wrote.  Raises ``ValueError`` where it is anything else."""
    try:
        rows = json.loads(data)
        if not isinstance(rows, list):
            raise TypeError("no list")
        findings = tuple(
            Finding(
                str(code),
                Severity(severity),
                Span(*map(int, span)),
                str(message),
                tuple(Fix(str(title), tuple(Edit(Span(a, b), text) for a, b, text in edits)) for title, edits in fixes),
                tuple(Note(Span(a, b), text) for a, b, text in notes),
                bool(safe),
                float(confidence),
            )
            for code, severity, span, message, fixes, notes, safe, confidence, _ in rows
        )
        return findings, tuple(str(row[-1]) for row in rows)
    except (TypeError, RecursionError) as error:
        raise ValueError(str(error)) from None
