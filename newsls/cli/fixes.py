"""What ``--fix`` does to a draft: the first fix of every finding that may be fixed unseen."""

from __future__ import annotations

from typing import NamedTuple

from newsls.analysis import Analysis, analyse
from newsls.draft import Draft
from newsls.finding import Finding
from newsls.report.base import fixable
from newsls.settings import Settings
from newsls.text import Edit, Span, apply_edits

PASSES = 10
"""A fix may uncover another finding; after so many rounds newsls stops, whatever is left."""


class Fixed(NamedTuple):
    """A draft after fixing: the analysis of the text as it now is, and how many findings were fixed."""

    analysis: Analysis
    fixes: int


def fixed(analysis: Analysis, settings: Settings) -> Fixed:
    """The draft of ``analysis`` with everything fixed that may be, analysed again."""
    count = 0
    for _ in range(PASSES):
        taken, edits = _compatible(analysis.findings)
        text = apply_edits(analysis.draft.text, edits)
        if text == analysis.draft.text:
            break
        count += taken
        draft = Draft.read(text, analysis.draft.language_id, analysis.draft)
        analysis = analyse(draft, settings, analysis, reference=analysis.reference)
    return Fixed(analysis, count)


def _compatible(findings: tuple[Finding, ...]) -> tuple[int, list[Edit]]:
    """The first fixes that can be applied together, and how many there are: a fix is applied whole or not at all."""
    taken: list[Span] = []
    edits: list[Edit] = []
    count = 0
    for finding in findings:
        if not fixable(finding):
            continue
        fix = finding.fixes[0]
        # Findings come in order of their place, so that only the last few spans can be in the way.
        if any(edit.span.overlaps(span) for edit in fix.edits for span in taken[-50:]):
            continue
        taken += (edit.span for edit in fix.edits)
        edits += fix.edits
        count += 1
    return count, edits
