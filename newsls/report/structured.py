"""``newsls check --format json``: the findings of the analysis record, each draft's under its path.

    {"version": 1, "drafts": [{"path": "storm.md", "language": "markdown", "fixed": 0, "findings": [{…}]}]}

A finding is that of the record (newsls/report/record.py) with ``line``, ``column``, ``end_line``, ``end_column`` (from
1, in code points) and ``fixable``.  newsls/report/check.schema.json describes the whole.
"""

from __future__ import annotations

import json
from typing import Any

from newsls.finding import Finding
from newsls.report import record
from newsls.report.base import Checked, Report, Tally, fixable


class Structured(Report):
    """Writes draft by draft, so that the whole is never in memory."""

    def __init__(self) -> None:
        self._first = True

    def opening(self) -> str:
        return f'{{"version": {record.VERSION}, "drafts": ['

    def draft(self, checked: Checked) -> str:
        row = {
            "path": checked.name,
            "language": checked.language_id,
            "fixed": checked.fixed,
            "findings": [
                _finding(checked, found, mark) for found, mark in zip(checked.findings, checked.prints, strict=True)
            ],
        }
        separator, self._first = ("\n" if self._first else ",\n"), False
        return separator + json.dumps(row, ensure_ascii=False)

    def closing(self, tally: Tally) -> str:  # noqa: ARG002
        return "\n]}\n"


def _finding(checked: Checked, found: Finding, mark: str) -> dict[str, Any]:
    place = checked.place(found.span)._asdict()
    return {**record.finding(found), **place, "fixable": fixable(found), "fingerprint": mark}
