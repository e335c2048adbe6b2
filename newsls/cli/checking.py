"""One draft of ``newsls check``: read, looked up among what was found before, else analysed, and mended if asked for.

All of it may happen in another process.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from newsls.cli.inputs import Input, Inputs
from newsls.report import kept
from newsls.report.base import Checked
from newsls.settings import Settings
from newsls.workspace.cache import Cache, key
from newsls.workspace.files import Text, Unreadable, read_text, write_text


class Reading(NamedTuple):
    """How drafts are read: the options of ``Inputs``."""

    stdin_filename: Path | None
    language: str | None
    max_size: float
    config: Path | None
    isolated: bool


class Task(NamedTuple):
    """What is to be done with every draft."""

    reading: Reading
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fix: bool = False
    write: bool = False
    analysis: bool = False
    """Whether the analysis itself is wanted, and not the findings alone."""
    cache: Path | None = None


class Job(NamedTuple):
    """A draft to check: a file, or what was read from standard input."""

    path: Path | None
    data: bytes | None = None


class Outcome(NamedTuple):
    """What became of a draft.

    ``remarks`` are sentences on its settings, which other drafts may repeat; ``failures`` what failed inside newsls, by
    name; ``problem`` says why there is nothing else.
    """

    path: Path | None
    checked: Checked | None = None
    source: Text | None = None
    remarks: tuple[str, ...] = ()
    failures: tuple[tuple[str, str], ...] = ()
    problem: str = ""


def work(part: tuple[Task, list[Job]]) -> list[Outcome]:
    """A worker's part of a run: a worker has one task all its life."""
    task, jobs = part
    desk = _desk(task)
    return [desk.check(job) for job in jobs]


@cache
def _desk(task: Task) -> Desk:
    return Desk(task)


class Desk:
    """Checks drafts one after another, and remembers what they share."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.remarks: list[str] = []
        self.inputs = Inputs((), **task.reading._asdict(), tell=self.remarks.append)
        self.cache = None if task.cache is None or task.fix or task.analysis else Cache(task.cache)
        self._adjusted: dict[int, tuple[Settings, Settings, bytes]] = {}
        self._knowledge: dict[Path, bytes] = {}

    def check(self, job: Job) -> Outcome:
        """What becomes of a draft."""
        try:
            draft = self.inputs.read(job.path, job.data)
            outcome = self._checked(draft)
        except Unreadable as problem:
            outcome = Outcome(job.path, problem=str(problem))
        outcome = outcome._replace(path=job.path, remarks=tuple(self.remarks))
        self.remarks.clear()
        return outcome

    def _checked(self, draft: Input) -> Outcome:
        settings, digest = self._settings(draft.settings)
        name = ""
        if self.cache is not None and draft.path is not None:
            knowledge = self._known(draft.path.parent)
            name = key(digest, knowledge, draft.language_id, draft.source.text)
            data = self.cache.get(name)
            if data is not None:
                try:
                    findings, prints = kept.read(data)
                except ValueError:  # of another newsls that bears the same name
                    pass
                else:
                    document = draft.source.is_document
                    found = Checked(
                        draft.name, draft.source.text, draft.language_id, findings, prints, is_document=document
                    )
                    return Outcome(None, found, draft.source)
        outcome = self._analysed(draft, settings)
        if name and self.cache is not None and outcome.checked is not None and not outcome.failures:
            self.cache.put(name, kept.written(outcome.checked.findings, outcome.checked.prints))
        return outcome

    def _analysed(self, draft: Input, settings: Settings) -> Outcome:
        from newsls.analysis import analyse
        from newsls.draft import Draft
        from newsls.report.fingerprint import fingerprints

        if self.task.fix and draft.source.is_document:
            raise Unreadable(draft.name, "is a document that newsls only reads; mend it where it was written.")
        analysis = analyse(Draft.read(draft.source.text, draft.language_id), settings, reference=draft.reference)
        count = 0
        if self.task.fix:
            from newsls.cli.fixes import fixed

            analysis, count = fixed(analysis, settings)
            if self.task.write and draft.path is not None:
                _write(draft.path, draft.source, analysis.draft.text)
        found = Checked(
            draft.name,
            analysis.draft.text,
            draft.language_id,
            analysis.findings,
            fingerprints(analysis),
            count,
            analysis=analysis if self.task.analysis else None,
            is_document=draft.source.is_document,
        )
        failures = tuple((failure.name, failure.reason) for failure in analysis.failures)
        return Outcome(None, found, draft.source, failures=failures)

    def _settings(self, settings: Settings) -> tuple[Settings, bytes]:
        """The settings after ``--select`` and ``--ignore``, and a digest of them.  Drafts of a folder share theirs."""
        known = self._adjusted.get(id(settings))
        if known is None or known[0] is not settings:
            adjusted = _adjusted(settings, self.task)
            known = self._adjusted[id(settings)] = (settings, adjusted, _digest(adjusted) if self.cache else b"")
        return known[1:]

    def _known(self, folder: Path) -> bytes:
        """What tells the knowledge of figures in a folder from any other."""
        known = self._knowledge.get(folder)
        if known is None:
            from newsls.workspace.references import mark

            known = self._knowledge[folder] = b"" if self.task.reading.isolated else mark(folder)
        return known


def _adjusted(settings: Settings, task: Task) -> Settings:
    if task.select:  # what the command line asks for, whatever the settings file leaves out
        return replace(settings, select=task.select, ignore=task.ignore)
    return replace(settings, ignore=(*settings.ignore, *task.ignore)) if task.ignore else settings


def _digest(settings: Settings) -> bytes:
    from dataclasses import asdict
    from hashlib import blake2b

    return blake2b(repr(_ordered(asdict(settings))).encode("utf-8", "surrogatepass")).digest()


def _ordered(value: object) -> object:
    """``value`` with its sets in order, so that it is written the same in every process."""
    if isinstance(value, dict):
        return [(key, _ordered(one)) for key, one in value.items()]
    if isinstance(value, frozenset | set):
        return sorted(map(repr, value))
    if isinstance(value, list | tuple):
        return [_ordered(one) for one in value]
    return value


def _write(path: Path, source: Text, text: str) -> None:
    if text == source.text:
        return
    if read_text(path, None) != source:
        raise Unreadable(path, "changed while it was being checked; nothing was fixed, run it again.")
    write_text(path, text, source)
