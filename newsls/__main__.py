"""``newsls`` and ``python -m newsls``."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line on the process's own arguments; ends with ``SystemExit``."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        # The version is asked for by editors and scripts at every turn: no command-line library for it.
        from newsls import __version__

        try:
            sys.stdout.write(f"newsls {__version__}\n")
            sys.stdout.flush()
            return
        except (OSError, AttributeError):  # a stream that is full or closed: the long way says so
            pass
    from newsls.cli import run

    run()


if __name__ == "__main__":
    main()
