"""``--baseline``, ``--changed-since`` and ``--diff-from``: only what is new is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from newsls.cli.errors import CannotRun
from newsls.report.base import Checked
from newsls.workspace import baseline, changes
from newsls.workspace.files import Unreadable


class Newness(NamedTuple):
    """What findings are held against: a baseline, the lines that a change touched, or both."""

    baseline: baseline.Baseline | None = None
    changes: tuple[changes.Changes, ...] = ()

    def only(self, checked: Checked, path: Path | None) -> Checked:
        """The draft with its new findings alone.  What comes from standard input goes by its name."""
        if self.baseline is None and not self.changes:
            return checked
        where = path or Path(checked.name)
        new = self.baseline.new(where, checked.prints) if self.baseline else [True] * len(checked.findings)
        kept = []
        for index, finding in enumerate(checked.findings):
            place = checked.place(finding.span)
            if new[index] and all(one.touches(where, place.line, place.end_line) for one in self.changes):
                kept.append(index)
        return replace(
            checked,
            findings=tuple(checked.findings[i] for i in kept),
            prints=tuple(checked.prints[i] for i in kept),
            passed=len(checked.findings) - len(kept),
        )


def read(file: Path | None, revision: str | None, diff: Path | None) -> Newness:
    """What the options name.  Raises ``CannotRun`` where it can't be read."""
    here = Path.cwd()
    try:
        known = baseline.load(file) if file else None
        touched = []
        if revision is not None:
            touched.append(changes.since(revision, here))
        if diff is not None:
            touched.append(changes.of_file(diff, here))
    except Unreadable as problem:
        raise CannotRun(str(problem)) from None
    return Newness(known, tuple(touched))
