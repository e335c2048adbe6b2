"""The command line: one module a command, each imported when it is called.

Exit codes: 0 all is well, 1 there is something to report (see each command), 2 newsls could not do what was asked, 130
interrupted from the keyboard, 141 the reader of its output went away.
"""

from __future__ import annotations

import errno
import os
import sys
from typing import NoReturn

from newsls.cli.errors import CannotRun

NAME = "newsls"
COMPLETION = "_NEWSLS_COMPLETE"
INTERRUPTED = 130
READER_GONE = 141


def run() -> NoReturn:
    """Run the command line on the process's own arguments."""
    try:
        _run()
    except KeyboardInterrupt:  # before or after the command itself
        sys.exit(INTERRUPTED)


def _run() -> NoReturn:
    import click

    _settle_streams()
    status = 0
    try:
        try:
            status = _called(sys.argv[1:])
        except click.ClickException as error:
            sys.stdout.flush()
            error.show()
            status = error.exit_code
        sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        sys.stderr.write("\nnewsls: interrupted.\n")
        status = INTERRUPTED
    except OSError as error:
        _silence(sys.stdout)
        if error.errno in (errno.EPIPE, errno.ECONNRESET):
            status = READER_GONE
        else:
            CannotRun(f"cannot write the output: {(error.strerror or str(error)).lower()}.").show()
            status = 2
    except (MemoryError, RecursionError):
        CannotRun("ran out of memory; check fewer or smaller drafts at once.").show()
        status = 2
    except Exception as error:  # a slip of newsls’s own: its reader gets a sentence, its maker the traceback
        if os.environ.get("NEWSLS_TRACEBACK"):
            raise
        kind = type(error).__name__
        CannotRun(f"a fault of newsls itself ({kind}); please report it, with NEWSLS_TRACEBACK=1 set.").show()
        status = 2
    _silence(sys.stdout)
    _silence(sys.stderr)
    sys.exit(status)


def _called(arguments: list[str]) -> int:
    """Call the command that ``arguments`` name; the exit code that it returns.

    This is what ``click.Command.main`` does, but for its own ways with closed pipes and interrupts.
    """
    from click.exceptions import Exit

    from newsls.cli.program import program

    instruction = os.environ.get(COMPLETION)
    if instruction:
        from click.shell_completion import shell_complete

        return shell_complete(program, {}, NAME, COMPLETION, instruction)
    try:
        with program.make_context(NAME, arguments) as context:
            result = program.invoke(context)
    except Exit as end:
        return end.exit_code
    return result if isinstance(result, int) else 0


def _settle_streams() -> None:
    """Make the standard streams ones that a report can't fail on: there, and lenient with lone surrogates."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by whoever started us
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        else:
            stream.reconfigure(errors="replace")


def _silence(stream: object) -> None:
    """Point a stream that can't be written any more at nothing, so that the interpreter's last flush is quiet."""
    try:
        stream.flush()  # type: ignore[attr-defined]
    except (OSError, ValueError):
        with open(os.devnull, "w") as nothing:  # noqa: PTH123
            os.dup2(nothing.fileno(), stream.fileno())  # type: ignore[attr-defined]
