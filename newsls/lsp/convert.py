"""Between newsls's values and the protocol's.  The only place that knows the editors' units.

Diagnostics are made as the plain JSON objects that go over the wire: of lsprotocol's classes, a list of 300 costs
ten times as much, at every keystroke.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lsprotocol import types as t

from newsls.finding import Finding, Severity
from newsls.lsp.edits import Change, Place
from newsls.lsp.session import Document
from newsls.text import Edit, Encoding, LineIndex, Span

SOURCE = "newsls"
JSON = dict[str, Any]

SEVERITIES = {
    Severity.ERROR: t.DiagnosticSeverity.Error,
    Severity.WARNING: t.DiagnosticSeverity.Warning,
    Severity.INFORMATION: t.DiagnosticSeverity.Information,
    Severity.HINT: t.DiagnosticSeverity.Hint,
}
_LEVELS = {severity: level.value for severity, level in SEVERITIES.items()}
_ENCODINGS = {encoding.value: encoding for encoding in Encoding}


def encoding_of(offered: Iterable[str] | None) -> Encoding:
    """The first unit of a client's preference that we know; UTF-16 where it has none, as the protocol says."""
    return next((_ENCODINGS[kind] for kind in offered or () if kind in _ENCODINGS), Encoding.UTF16)


class Ruler:
    """Measures one text in a client's units."""

    __slots__ = ("encoding", "lines")

    def __init__(self, lines: LineIndex, encoding: Encoding) -> None:
        self.lines, self.encoding = lines, encoding

    def position(self, offset: int) -> t.Position:
        """The client's position of an offset."""
        return t.Position(*self.lines.position(offset, self.encoding))

    def range(self, span: Span) -> t.Range:
        """The client's range of a span."""
        return t.Range(self.position(span.start), self.position(span.end))

    def offset(self, position: t.Position) -> int:
        """The offset of a client's position; outside the text, of the nearest place inside."""
        return self.lines.offset(position.line, position.character, self.encoding)

    def span(self, range: t.Range) -> Span:  # noqa: A002
        """The span of a client's range, turned round if it runs backwards."""
        start, end = self.offset(range.start), self.offset(range.end)
        return Span(min(start, end), max(start, end))

    def plain_range(self, span: Span) -> JSON:
        """The client's range of a span as it goes over the wire."""
        line, column = self.lines.position(span.start, self.encoding)
        last, end = self.lines.position(span.end, self.encoding)
        return {"start": {"line": line, "character": column}, "end": {"line": last, "character": end}}

    def text_edits(self, edits: Iterable[Edit]) -> list[t.TextEdit]:
        """The client's edits of ours."""
        return [t.TextEdit(self.range(edit.span), edit.text) for edit in edits]


def diagnostic(finding: Finding, ruler: Ruler, uri: str, *, data: bool, notes: bool) -> JSON:
    """A finding as a diagnostic on the wire.

    ``data`` says that the client hands it back with a code action, ``notes`` that it shows further places.
    """
    made: JSON = {
        "range": ruler.plain_range(finding.span),
        "severity": _LEVELS[finding.severity],
        "code": finding.code,
        "source": SOURCE,
        "message": finding.message,
    }
    if data:
        made["data"] = {"span": [*finding.span]}
    if notes and finding.notes:
        made["relatedInformation"] = [
            {"location": {"uri": uri, "range": ruler.plain_range(note.span)}, "message": note.message}
            for note in finding.notes
        ]
    return made


def typed(diagnostic: JSON) -> t.Diagnostic:
    """A diagnostic made by ``diagnostic`` as lsprotocol's class, for a code action to bear."""
    (start, end), related = diagnostic["range"].values(), diagnostic.get("relatedInformation")
    return t.Diagnostic(
        range=t.Range(t.Position(**start), t.Position(**end)),
        severity=t.DiagnosticSeverity(diagnostic["severity"]),
        code=diagnostic["code"],
        source=diagnostic["source"],
        message=diagnostic["message"],
        data=diagnostic.get("data"),
        related_information=[
            t.DiagnosticRelatedInformation(
                t.Location(
                    note["location"]["uri"],
                    t.Range(*(t.Position(**place) for place in note["location"]["range"].values())),
                ),
                note["message"],
            )
            for note in related
        ]
        if related
        else None,
    )


def changes(events: Iterable[t.TextDocumentContentChangeEvent]) -> list[Change]:
    """A client's changes as ours."""
    made = []
    for event in events:
        if isinstance(event, t.TextDocumentContentChangePartial):
            start, end = event.range.start, event.range.end
            places = (Place(start.line, start.character), Place(end.line, end.character))
            made.append(Change(places, event.text))
        else:
            made.append(Change(None, event.text))
    return made


def workspace_edit(document: Document, edits: Iterable[Edit], *, versioned: bool) -> t.WorkspaceEdit:
    """Edits of a document's present text for the client to make: of this very version, where it can tell."""
    made = Ruler(document.lines, document.encoding).text_edits(edits)
    if versioned:
        identifier = t.OptionalVersionedTextDocumentIdentifier(document.uri, document.version)
        return t.WorkspaceEdit(document_changes=[t.TextDocumentEdit(identifier, made)])
    return t.WorkspaceEdit(changes={document.uri: made})
