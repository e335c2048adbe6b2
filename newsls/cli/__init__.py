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

INTERRUPTED = 130
READER_GONE = 141


def run() -> NoReturn:
    """Run the command line on the process's own arguments."""
    import click

    from newsls.cli.program import program

    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a lone surrogate must not end a report
    status = 0
    try:
        try:
            result = program.main(prog_name="newsls", standalone_mode=False)
            status = result if isinstance(result, int) else 0
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
        if error.errno not in (errno.EPIPE, errno.ECONNRESET):
            CannotRun(f"cannot write the output: {error.strerror or error}.").show()
            status = 2
        else:
            status = READER_GONE
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
    sys.exit(status)


def _silence(stream: object) -> None:
    """Point a stream that can't be written any more at nothing, so that the interpreter's last flush is quiet."""
    try:
        stream.flush()  # type: ignore[attr-defined]
    except (OSError, ValueError):
        with open(os.devnull, "w") as nothing:  # noqa: PTH123
            os.dup2(nothing.fileno(), stream.fileno())  # type: ignore[attr-defined]
