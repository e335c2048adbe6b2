"""``newsls check``: the findings of drafts."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TextIO

import click

from newsls.cli import inputs
from newsls.cli.errors import complain
from newsls.cli.look import color_option, colour, columns, utf8
from newsls.finding import Severity
from newsls.settings import Settings, did_you_mean
from newsls.workspace.files import Unreadable, read_text, write_text

if TYPE_CHECKING:
    from newsls.report.base import Checked, Report

FORMATS = ("text", "json")


@click.command(short_help="Check drafts for unattributed claims, typos and names.")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", help="How to report. [text]")
@click.option("--select", metavar="NAMES", multiple=True, help="Run only these rules or families; may be repeated.")
@click.option("--ignore", metavar="NAMES", multiple=True, help="Don’t run these rules or families; may be repeated.")
@click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in Severity]),
    default=Severity.WARNING.value,
    help="The least severity that makes the exit code 1. [warning]",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if there are findings.")
@click.option("--fix", is_flag=True, help="Apply the first fix of every finding that can safely be fixed.")
@click.option("--diff", is_flag=True, help="Print what --fix would change, and write nothing.")
@click.option("--quiet", "-q", is_flag=True, help="Print only the place and the sentence of each finding.")
@color_option
@inputs.options
def command(
    *,
    format_: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    exit_zero: bool,
    fix: bool,
    diff: bool,
    quiet: bool,
    color: str,
    **reading: Any,
) -> int:
    """Check drafts: files, folders (*.md, *.markdown, *.txt, *.html, *.htm), patterns, or “-” for standard input.

    \b
    Exit codes: 0 nothing at or above --fail-on (with --diff: nothing to fix);
                1 findings at or above --fail-on (with --diff: something to fix);
                2 a draft or the settings could not be read, or a draft not written.

    With --fix a draft on standard input comes out on standard output, and the report on standard error.
    """
    if fix and diff:
        raise click.UsageError("Give --fix or --diff, not both.")
    drafts = inputs.Inputs(**reading)
    from_stdin = inputs.STDIN in drafts.paths
    if fix and from_stdin and len(drafts.paths) > 1:
        raise click.UsageError("With --fix, standard input must be the only draft.")
    adjust = _adjustment(select, ignore)
    out: TextIO = sys.stderr if fix and from_stdin else sys.stdout
    report = _report(format_, out, color, quiet)
    run = _Run(drafts, adjust, out, Severity(fail_on))
    if diff:
        changes = run.diff(colour(color, out))
        return 2 if drafts.problems else int(changes and not exit_zero)
    run.check(report, fix=fix)
    if drafts.problems:
        return 2
    return int(run.failing and not exit_zero)


Adjust = Callable[[Settings], Settings]


def _adjustment(select: tuple[str, ...], ignore: tuple[str, ...]) -> Adjust:
    """What ``--select`` and ``--ignore`` do to the settings of a draft."""
    selected, ignored = _names("--select", select), _names("--ignore", ignore)

    def adjust(settings: Settings) -> Settings:
        if selected:  # what the command line asks for, whatever the settings file leaves out
            return replace(settings, select=selected, ignore=ignored)
        return replace(settings, ignore=(*settings.ignore, *ignored)) if ignored else settings

    return adjust


def _names(option: str, values: tuple[str, ...]) -> tuple[str, ...]:
    """Codes and families, separated by commas; raises a usage error for one that doesn't exist."""
    names = tuple(name.strip() for value in values for name in value.split(",") if name.strip())
    if names:
        from newsls.analysis import known_names

        known = known_names()
        for name in names:
            if name not in known:
                raise click.UsageError(f"{option}: newsls has no rule or family “{name}”{did_you_mean(name, known)}")
    return names


def _report(format_: str, out: TextIO, color: str, quiet: bool) -> Report:
    if format_ == "json":
        from newsls.report.structured import Structured

        utf8(out)
        return Structured()
    from newsls.report.terminal import Terminal

    return Terminal(columns(), colour=colour(color, out), brief=quiet)


class _Run:
    """One run over the drafts; ``failing`` says whether there was a finding to fail on."""

    def __init__(self, drafts: inputs.Inputs, adjust: Adjust, out: TextIO, fail_on: Severity) -> None:
        self.drafts, self.adjust, self.out, self.fail_on = drafts, adjust, out, fail_on
        self.failing = False
        self._failed: set[str] = set()

    def check(self, report: Report, *, fix: bool) -> None:
        from newsls.report.base import Tally

        tally = Tally()
        self.out.write(report.opening())
        for draft in self.drafts:
            try:
                checked = self._checked(draft, fix=fix, write=True)
            except Unreadable as problem:
                self.drafts.complain(problem)
                continue
            tally = tally.plus(checked)
            self.failing |= any(found.severity.at_least(self.fail_on) for found in checked.analysis.findings)
            self.out.write(report.draft(checked))
        self.out.write(report.closing(tally))

    def diff(self, painted: bool) -> bool:
        from newsls.cli.diffs import unified

        changes = False
        for draft in self.drafts:
            after = self._checked(draft, fix=True, write=False).analysis.draft.text
            if after != draft.source.text:
                changes = True
                self.out.write(unified(draft.source.text, after, draft.name, colour=painted))
        return changes

    def _checked(self, draft: inputs.Input, *, fix: bool, write: bool) -> Checked:
        from newsls.analysis import analyse
        from newsls.draft import Draft
        from newsls.report.base import Checked

        settings = self.adjust(draft.settings)
        analysis = analyse(Draft.read(draft.source.text, draft.language_id), settings, reference=draft.reference)
        count = 0
        if fix:
            from newsls.cli.fixes import fixed

            analysis, count = fixed(analysis, settings)
            if write:
                self._write(draft, analysis.draft.text)
        for failure in analysis.failures:
            if failure.name not in self._failed:
                self._failed.add(failure.name)
                complain(f"“{failure.name}” failed on {draft.name} ({failure.reason}); the rest was checked.")
        return Checked(draft.name, analysis, count)

    @staticmethod
    def _write(draft: inputs.Input, text: str) -> None:
        if draft.path is None:
            sys.stdout.flush()
            sys.stdout.buffer.write(draft.source.encode(text))
            sys.stdout.buffer.flush()
        elif text != draft.source.text:
            if read_text(draft.path, None) != draft.source:
                raise Unreadable(draft.path, "changed while it was being checked; nothing was fixed, run it again.")
            write_text(draft.path, text, draft.source)
