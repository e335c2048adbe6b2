"""``--format sarif``: SARIF 2.1.0 (OASIS Standard, 2020), which code hosts show as alerts and viewers open.

Columns are code points.  Fingerprints let a host follow a finding while the draft around it changes.
"""

from __future__ import annotations

import json
import re
from pathlib import PurePath
from typing import Any

from newsls.finding import Finding, Fix, Severity
from newsls.report import fingerprint
from newsls.report.base import Checked, Report, Tally
from newsls.report.pages import VERBATIM, page
from newsls.rules import RULES, Rule
from newsls.text import Span

LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFORMATION: "note",
    Severity.HINT: "note",
}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_UNSAFE = re.compile(r"[^\w.~/-]+", re.ASCII)
_INDEX = {rule.code: index for index, rule in enumerate(RULES)}


class Sarif(Report):
    """One run, its rules first, its results as the drafts are read."""

    def __init__(self, version: str) -> None:
        """``version`` is that of newsls."""
        self._version = version
        self._first = True

    def opening(self) -> str:
        driver = {"name": "newsls", "semanticVersion": self._version, "rules": [_rule(rule) for rule in RULES]}
        head = {
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder in which newsls ran."}}},
        }
        run = json.dumps(head, ensure_ascii=False, indent=1)
        return f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{run[:-2]},\n "results": ['

    def draft(self, checked: Checked) -> str:
        rows = []
        for finding, mark in zip(checked.findings, checked.prints, strict=True):
            rows.append(
                ("\n" if self._first else ",\n") + json.dumps(_result(checked, finding, mark), ensure_ascii=False)
            )
            self._first = False
        return "".join(rows)

    def closing(self, tally: Tally) -> str:  # noqa: ARG002
        return "\n]}]}\n"


def _rule(rule: Rule) -> dict[str, Any]:
    parts = page(rule)
    text = "\n\n".join(f"{name}:\n{body}" for name, body in parts.sections)
    markdown = "\n\n".join(
        f"**{name}**\n\n" + (f"```text\n{body}\n```" if name in VERBATIM else body) for name, body in parts.sections
    )
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.code.split("-")),
        "shortDescription": {"text": parts.gist},
        "help": {"text": text, "markdown": markdown},
        "defaultConfiguration": {"level": LEVELS[rule.severity], "enabled": rule.default},
        "properties": {"tags": [rule.family.value]},
    }


def _result(checked: Checked, finding: Finding, mark: str) -> dict[str, Any]:
    artifact = location(checked.name)
    row: dict[str, Any] = {
        "ruleId": finding.code,
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_place(checked, artifact, finding.span)],
        "partialFingerprints": {f"newsls/v{fingerprint.VERSION}": mark},
    }
    if finding.code in _INDEX:
        row["ruleIndex"] = _INDEX[finding.code]
    if finding.notes:
        row["relatedLocations"] = [
            {**_place(checked, artifact, note.span), "message": {"text": note.message}} for note in finding.notes
        ]
    fixes = [_fix(checked, artifact, fix) for fix in finding.fixes if fix.edits]
    if fixes:
        row["fixes"] = fixes
    return row


def location(name: str) -> dict[str, str]:
    """Where a draft is, as a URI: relative to the folder in which newsls ran, unless its name is absolute."""
    path = PurePath(name)
    if path.is_absolute():
        return {"uri": path.as_uri()}
    return {"uri": _UNSAFE.sub(_escaped, path.as_posix()), "uriBaseId": _ROOT}


def _escaped(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogateescape"))


def _place(checked: Checked, artifact: dict[str, str], span: Span) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": artifact, "region": _region(checked, span)}}


def _region(checked: Checked, span: Span) -> dict[str, int]:
    place = checked.place(span)
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    if checked.is_document:  # offsets into its text are none into its file
        return region
    return {**region, "charOffset": span.start, "charLength": span.end - span.start}


def _fix(checked: Checked, artifact: dict[str, str], fix: Fix) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(checked, edit.span), "insertedContent": {"text": edit.text}} for edit in fix.edits
    ]
    change = {"artifactLocation": artifact, "replacements": replacements}
    return {"description": {"text": fix.title}, "artifactChanges": [change]}
