"""A run over drafts: what becomes of each, in one process or several, in the order in which they were named."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import chain
from typing import TYPE_CHECKING

import click

from newsls.cli.errors import complain
from newsls.settings import did_you_mean
from newsls.workspace.files import Unreadable

if TYPE_CHECKING:
    from newsls.cli.checking import Job, Outcome, Reading, Task
    from newsls.cli.inputs import Inputs

CHUNK = 64 * 1024
"""Bytes of drafts that one worker takes at a time, about."""

select_option = click.option(
    "--select", metavar="NAMES", multiple=True, help="Run only these rules or families; may be repeated."
)
ignore_option = click.option(
    "--ignore", metavar="NAMES", multiple=True, help="Don’t run these rules or families; may be repeated."
)
jobs_option = click.option(
    "--jobs",
    "-j",
    type=click.IntRange(min=0),
    default=1,
    metavar="N",
    help="Work in N processes; 0 means one for each processor. The outcome is the same whatever N. [1]",
)
cache_option = click.option(
    "--no-cache", is_flag=True, help="Neither use nor keep what was found in drafts that are unchanged."
)


def once() -> Callable[[str], None]:
    """Says each sentence once: the drafts of a folder, and several workers, may all come upon it."""
    said: set[str] = set()

    def tell(sentence: str) -> None:
        if sentence not in said:
            said.add(sentence)
            complain(sentence)

    return tell


def names(option: str, values: tuple[str, ...]) -> tuple[str, ...]:
    """Codes and families, separated by commas; raises a usage error for one that doesn't exist."""
    found = tuple(name.strip() for value in values for name in value.split(",") if name.strip())
    for name in found:
        known(option, name)
    return found


def known(option: str, name: str) -> str:
    """``name``, if it is a code or a family; else raises a usage error."""
    from newsls.analysis import known_names

    there = known_names()
    if name not in there:
        raise click.UsageError(f"{option}: newsls has no rule or family “{name}”{did_you_mean(name, there)}")
    return name


def reading(drafts: Inputs) -> Reading:
    """How ``drafts`` are read, for workers to read them likewise."""
    from newsls.cli.checking import Reading

    return Reading(drafts.stdin_filename, drafts.language, drafts.largest / 1e6, drafts.config, drafts.isolated)


def outcomes(drafts: Inputs, task: Task, processes: int) -> Iterator[Outcome]:
    """What becomes of each of ``drafts``, in order; 0 processes are one for each processor.

    What is wrong is said once and counted; what is yielded was checked.
    """
    from newsls.cli.checking import Desk, work

    processes = processes or os.cpu_count() or 1
    if processes == 1 or task.analysis:
        desk = Desk(task)
        results: Iterable[list[Outcome]] = ([desk.check(job)] for job in _jobs(drafts))
    else:
        from newsls.cli.workers import in_order

        chunks = ((task, chunk) for chunk in _chunks(_jobs(drafts)))
        results = in_order(work, chunks, processes, "try again with a smaller --jobs")
    failed: set[str] = set()
    with _counted(chain.from_iterable(results)) as counted:
        for outcome in counted:
            for remark in outcome.remarks:
                drafts.tell(remark)
            if outcome.checked is None:
                drafts.problems += 1
                drafts.tell(outcome.problem)
                continue
            for name, reason in outcome.failures:
                if name not in failed:
                    failed.add(name)
                    complain(f"“{name}” failed on {outcome.checked.name} ({reason}); the rest was checked.")
            yield outcome


def _counted(results: Iterable[Outcome]) -> AbstractContextManager[Iterable[Outcome]]:
    """``results``, counted on a terminal, unless the report goes there too."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        return nullcontext(results)
    return click.progressbar(results, label="Drafts checked", show_pos=True, file=sys.stderr)


def _jobs(drafts: Inputs) -> Iterator[Job]:
    from newsls.cli.checking import Job

    for path in drafts.places():
        if path is not None:
            yield Job(path)
            continue
        try:
            yield Job(None, drafts.standard_input())
        except Unreadable as problem:
            drafts.complain(problem)


def _chunks(jobs: Iterator[Job]) -> Iterator[list[Job]]:
    chunk: list[Job] = []
    size = 0
    for job in jobs:
        chunk.append(job)
        try:
            size += len(job.data or b"") if job.path is None else job.path.stat().st_size
        except OSError:  # the worker says why
            size += 1
        if size >= CHUNK:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
