"""``newsls check``: the findings of drafts."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple, TextIO

import click

from newsls import __version__
from newsls.cli import inputs, runs
from newsls.cli.look import color_option, colour, columns, utf8
from newsls.report.formats import FORMATS, machine
from newsls.workspace import cache
from newsls.workspace.files import Unreadable, write_text

if TYPE_CHECKING:
    from newsls.cli.checking import Task
    from newsls.cli.newness import Newness
    from newsls.cli.threshold import Threshold
    from newsls.report.base import Report


@click.command(short_help="Check drafts for unattributed claims, typos and names.")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", help="How to report. [text]")
@click.option(
    "--report",
    "reports",
    metavar="FORMAT=FILE",
    multiple=True,
    help="Also write a report in FORMAT to FILE; may be repeated.",
)
@runs.select_option
@runs.ignore_option
@click.option(
    "--fail-on",
    metavar="[NAME=]LEVEL",
    multiple=True,
    help="The least severity that makes the exit code 1: error, warning, information, hint or never; with NAME= for a "
    "rule or family alone; may be repeated. [warning]",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if there are findings.")
@click.option("--fix", is_flag=True, help="Apply the first fix of every finding that can safely be fixed.")
@click.option("--diff", is_flag=True, help="Print what --fix would change, and write nothing.")
@click.option(
    "--baseline",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Tell only findings that FILE, written by “newsls baseline”, doesn’t know.",
)
@click.option(
    "--changed-since",
    metavar="REV",
    help="Tell only findings on lines changed since the branch left REV, says git.",
)
@click.option(
    "--diff-from",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Tell only findings on lines that the unified diff in FILE touches.",
)
@runs.jobs_option
@runs.cache_option
@click.option("--quiet", "-q", is_flag=True, help="Print only the place and the sentence of each finding.")
@color_option
@inputs.options
def command(
    *,
    format_: str,
    reports: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: tuple[str, ...],
    exit_zero: bool,
    fix: bool,
    diff: bool,
    baseline: Path | None,
    changed_since: str | None,
    diff_from: Path | None,
    jobs: int,
    no_cache: bool,
    quiet: bool,
    color: str,
    **reading: Any,
) -> int:
    """Check drafts: files, folders (*.md, *.markdown, *.txt, *.html, *.htm), patterns, or “-” for standard input.

    \b
    Exit codes: 0 nothing at or above --fail-on (with --diff: nothing to fix);
                1 findings at or above --fail-on (with --diff: something to fix);
                2 a draft or the settings could not be read, or a draft or report not written.

    With --fix a draft on standard input comes out on standard output, and the report on standard error.
    """
    from newsls.cli import newness, threshold
    from newsls.cli.checking import Task

    if fix and diff:
        raise click.UsageError("Give --fix or --diff, not both.")
    drafts = inputs.Inputs(**reading, tell=runs.once())
    from_stdin = inputs.STDIN in drafts.paths
    if fix and from_stdin and len(drafts.paths) > 1:
        raise click.UsageError("With --fix, standard input must be the only draft.")
    selected, ignored = runs.names("--select", select), runs.names("--ignore", ignore)
    least = threshold.read(fail_on)
    out: TextIO = sys.stderr if fix and from_stdin else sys.stdout
    outputs = [Output(_report(format_, out, color, quiet), out), *map(_to_file, reports)]
    new = newness.read(baseline, changed_since, diff_from)
    task = Task(
        runs.reading(drafts),
        selected,
        ignored,
        fix=fix or diff,
        write=fix,
        analysis=any(output.report.needs_analysis for output in outputs),
        cache=None if no_cache else cache.folder(),
    )
    run = _Run(drafts, task, jobs, new, least)
    if diff:
        changes = run.diff(out, colour(color, out))
        return 2 if drafts.problems else int(changes and not exit_zero)
    run.check(outputs)
    if drafts.problems:
        return 2
    return int(run.failing and not exit_zero)


class Output(NamedTuple):
    """A report and where it goes: a stream, which a file's is until all is written."""

    report: Report
    stream: IO[str]
    file: Path | None = None

    def finish(self) -> None:
        """Put a file in its place.  Raises ``Unreadable`` where that can't be done."""
        if self.file is not None and isinstance(self.stream, io.StringIO):
            write_text(self.file, self.stream.getvalue())


def _to_file(value: str) -> Output:
    format_, equals, name = value.partition("=")
    if not equals or not name or format_ not in FORMATS:
        raise click.UsageError(f"--report takes FORMAT=FILE, FORMAT one of {', '.join(FORMATS)}; it got “{value}”.")
    return Output(_report(format_, None, "never", quiet=False), io.StringIO(), Path(name))


def _report(format_: str, out: TextIO | None, color: str, quiet: bool) -> Report:
    if format_ == "text":
        from newsls.report.terminal import Terminal

        return Terminal(columns(), colour=out is not None and colour(color, out), brief=quiet)
    if out is not None:
        utf8(out)
    return machine(format_, __version__)


class _Run:
    """One run over the drafts; ``failing`` says whether there was a finding to fail on."""

    def __init__(self, drafts: inputs.Inputs, task: Task, processes: int, new: Newness, least: Threshold) -> None:
        self.drafts, self.task, self.processes, self.new, self.least = drafts, task, processes, new, least
        self.failing = False

    def check(self, outputs: list[Output]) -> None:
        from newsls.report.base import Tally

        tally = Tally()
        for report, stream, _ in outputs:
            stream.write(report.opening())
        for outcome in runs.outcomes(self.drafts, self.task, self.processes):
            assert outcome.checked is not None
            if self.task.write and outcome.path is None and outcome.source is not None:
                sys.stdout.flush()
                sys.stdout.buffer.write(outcome.source.encode(outcome.checked.text))
                sys.stdout.buffer.flush()
            checked = self.new.only(outcome.checked, outcome.path)
            tally = tally.plus(checked)
            self.failing = self.failing or any(map(self.least.fails, checked.findings))
            for report, stream, _ in outputs:
                stream.write(report.draft(checked))
        for output in outputs:
            output.stream.write(output.report.closing(tally))
            try:
                output.finish()
            except Unreadable as problem:
                self.drafts.complain(problem)

    def diff(self, out: TextIO, painted: bool) -> bool:
        from newsls.cli.diffs import unified

        changes = False
        for outcome in runs.outcomes(self.drafts, self.task, self.processes):
            assert outcome.checked is not None
            assert outcome.source is not None
            before, after = outcome.source.text, outcome.checked.text
            if after != before:
                changes = True
                out.write(unified(before, after, outcome.checked.name, colour=painted))
        return changes
