"""Findings to the client: analysed in the worker, pushed or pulled, never of another text than the one that is open."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from lsprotocol import types as t

from newsls.analysis import Analysis, Stopped, analyse
from newsls.draft import Draft
from newsls.lsp.convert import JSON, SOURCE, Ruler, diagnostic
from newsls.lsp.folders import is_prose, name_of, path_of
from newsls.lsp.host import Host
from newsls.lsp.journal import logger, reason
from newsls.lsp.progress import Progress
from newsls.lsp.session import Document, Reading
from newsls.lsp.worker import Job, Stop
from newsls.workspace import newsroom
from newsls.workspace.configuration import Configuration, Problem
from newsls.workspace.references import references, shared

SHORTEST, LONGEST = 0.04, 0.4
"""Seconds of quiet after a change before the draft is read: longer where reading it takes long."""


def schedule(host: Host, document: Document, *, at_once: bool = False) -> None:
    """Have the text that is open now read and its findings sent, after the writer's hands have come to rest."""
    document.configuration = host.configurations.of(document.uri)
    if not is_prose(document.uri):
        if not host.client.pulls:
            push(host, document, _settings_problems(document))
        return
    quiet = 0.0 if at_once else _quiet(document.reading)
    order = _Order(host, document, document.configuration)
    host.worker.submit(Job(document.uri, host.received + quiet, len(document.text), order.run))


def _quiet(reading: Reading | None) -> float:
    return min(LONGEST, max(SHORTEST, reading.seconds)) if reading else SHORTEST


class _Order:
    """One text to be read.  Made on the event loop, run by the worker."""

    def __init__(self, host: Host, document: Document, configuration: Configuration) -> None:
        self.host, self.document, self.configuration = host, document, configuration
        self.text, self.stamp, self.version = document.text, document.stamp, document.version
        self.folder = host.configurations.folder(document.uri)

    def run(self, stop: Stop) -> None:
        if stop():
            return
        reading = None
        progress = Progress(self.host, f"Reading {name_of(self.document.uri)}", f"newsls/{self.stamp}")
        try:
            reading = self.read(stop, progress)
        except Stopped:
            return  # a later text is on its way, or the document is closed
        except Exception as error:  # reading never fails; if it does, the server lives on
            logger.error("A draft could not be read: %s", reason(error))
        finally:
            progress.done()
        self.host.from_thread(deliver, self.host, self.document, reading)
        if reading is not None and self.document.asked and not stop():
            self.document.asked = False
            _ = reading.analysis.speakers  # after the findings are out, so that a hover need not wait

    def read(self, stop: Stop, progress: Progress) -> Reading:
        began = time.perf_counter()
        document, client = self.document, self.host.client
        previous = document.analysis
        draft = Draft.read(self.text, document.language_id, previous.draft if previous else None)
        steps, calls = (0 if previous else 3 * len(draft.paragraphs)), 0

        def ticking() -> bool:
            nonlocal calls
            calls += 1
            progress.tick(min(99, 100 * calls // steps) if steps else None)
            return stop()

        analysis = analyse(
            draft,
            self.configuration.settings,
            previous,
            rules=self.host.rules,
            reference=references(self.folder),
            proposals=False,  # code actions ask for those of the findings that they show
            stop=ticking if client.progress else stop,
        )
        path = path_of(document.uri)
        if path is not None and self.configuration.excludes(path):
            analysis = replace(analysis, findings=())
        ruler = Ruler(draft.lines, document.encoding)
        found = [
            diagnostic(finding, ruler, document.uri, data=client.keeps_data, notes=client.shows_notes)
            for finding in analysis.findings
        ]
        identifier = str(self.stamp) if found else "none"
        return Reading(self.stamp, self.version, analysis, found, identifier, time.perf_counter() - began)


def deliver(host: Host, document: Document, reading: Reading | None) -> None:
    """Take in what the worker made of a text; send it if that text is the one that is open still."""
    if not document.is_open:
        return
    if reading is not None:
        document.keep(reading)
        _report_failures(host, reading.analysis)
        if reading.stamp != document.stamp:
            return
        if not host.client.pulls:
            push(host, document, reading.diagnostics)
        host.trace(f"{len(reading.diagnostics)} findings", f"read in {reading.seconds * 1000:.1f} ms")
    document.settle()


def push(host: Host, document: Document, diagnostics: list[JSON]) -> None:
    """Send diagnostics of the text that is open now."""
    params = {"uri": document.uri, "version": document.version, "diagnostics": diagnostics}
    host.protocol.send_plain(t.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, params)


def clear(host: Host, document: Document) -> None:
    """Take back a closed document's diagnostics."""
    if not host.client.pulls:
        params = {"uri": document.uri, "diagnostics": []}
        host.protocol.send_plain(t.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, params)


async def pull(host: Host, params: t.DocumentDiagnosticParams) -> JSON:
    """The diagnostics of the text that is open when they are ready; “unchanged” where the client has them."""
    document = host.session.get(params.text_document.uri)
    if document is not None and not is_prose(document.uri):
        return {"kind": "full", "items": _settings_problems(document)}
    reading = await document.read() if document is not None else None
    if document is None or reading is None or not document.is_open:
        return {"kind": "full", "items": []}
    if reading.identifier == params.previous_result_id:
        return {"kind": "unchanged", "resultId": reading.identifier}
    return {"kind": "full", "resultId": reading.identifier, "items": reading.diagnostics}


def refresh(host: Host, documents: Iterable[Document]) -> None:
    """Read documents again whose settings have changed, and have a client that pulls ask again."""
    for document in documents:
        document.touch()
        schedule(host, document, at_once=True)
    if host.client.pulls:
        host.start(_ask_to_pull(host), t.WORKSPACE_DIAGNOSTIC_REFRESH)


async def _ask_to_pull(host: Host) -> None:
    await host.workspace_diagnostic_refresh_async(None)


def _report_failures(host: Host, analysis: Analysis) -> None:
    for failure in analysis.failures:
        message = f"newsls: “{failure.name}” failed ({failure.reason}); the other rules still report."
        host.say_once(failure.name, message, show=False)


def _newsroom(path: Path | None) -> tuple[Problem, ...]:
    """What is wrong with a newsroom's file of figures, where ``path`` is one."""
    return shared().problems(path.parent) if path is not None and path.name == newsroom.NAME else ()


def _settings_problems(document: Document) -> list[JSON]:
    """What is wrong with a settings file, to be shown in the file itself."""
    path = path_of(document.uri)
    ruler = Ruler(document.lines, document.encoding)
    return [
        {
            "range": ruler.plain_range(document.lines.line_span((problem.line or 1) - 1)),
            "severity": t.DiagnosticSeverity.Warning.value,
            "code": "settings",
            "source": SOURCE,
            "message": problem.message,
        }
        for problem in (*(document.configuration.problems if document.configuration else ()), *_newsroom(path))
        if problem.file is not None and path is not None and problem.file.resolve() == path.resolve()
    ]
