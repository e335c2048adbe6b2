"""Which lines of which drafts a change touched: from git, or from a unified diff.

A place where lines were only taken away touches the line before and the line after it: what they lost may be why one
of them is reported now.
"""

from __future__ import annotations

import os
import re
import subprocess
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from newsls.workspace.configuration import repository
from newsls.workspace.files import Unreadable, read_text

if TYPE_CHECKING:
    from unidiff.patch import Hunk

LARGEST = 500_000_000
_PATIENCE = 120
_BINARY = re.compile(r"^Binary files .* and b/(.+) differ$", re.MULTILINE)
_DIFF = re.compile(r"^(?:@@ -\d|diff |Binary files )", re.MULTILINE)

Lines = tuple[int, int]
"""The first and the last line of a stretch, from 1."""


class Changes:
    """The lines touched, by draft; a draft that is not named is untouched."""

    def __init__(self, lines: Mapping[Path, Iterable[Lines]], whole: Iterable[Path] = ()) -> None:
        self._lines = {_real(path): sorted(stretches) for path, stretches in lines.items()}
        self._whole = frozenset(map(_real, whole))

    def touches(self, path: Path, first: int, last: int) -> bool:
        """Whether any of the lines from ``first`` to ``last`` (from 1, both included) was touched."""
        real = _real(path)
        if real in self._whole:
            return True
        stretches = self._lines.get(real, [])
        # Hunks come in order and apart, so only the last one that starts in time can reach back.
        at = bisect_right(stretches, (last, 1 << 60)) - 1
        return any(end >= first for _, end in stretches[max(0, at - 1) : at + 1])


def since(revision: str, folder: Path) -> Changes:
    """What changed between where HEAD left ``revision`` and the files as they are now, new files included.

    Raises ``Unreadable`` where git, the repository or the revision isn't there.
    """
    root = Path(_git(folder, "rev-parse", "--show-toplevel").rstrip("\n"))
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").strip()
    try:
        base = _git(folder, "merge-base", commit, "HEAD").strip()
    except Unreadable:  # as in a shallow clone
        base = commit
    diff = _git(root, "-c", "core.quotePath=false", "diff", "--unified=0", "--no-color", "--no-ext-diff",
                "--find-renames", "--src-prefix=a/", "--dst-prefix=b/", base, "--")  # fmt: skip
    untracked = _git(root, "ls-files", "--others", "--exclude-standard", "-z").split("\0")
    whole = [*_BINARY.findall(diff), *filter(None, untracked)]
    return Changes(_parsed(diff, root, f"the diff of {revision}"), (root / name for name in whole))


def of_file(file: Path, folder: Path) -> Changes:
    """What the unified diff in ``file`` touches; its paths are looked for in ``folder`` and above, up to the root of
    the repository.  Raises ``Unreadable`` where it is no diff."""
    text = read_text(file, LARGEST).text
    if text.strip() and not _DIFF.search(text):
        raise Unreadable(file, "is no unified diff; make one with “git diff”.")
    root = repository(folder.resolve()) or folder
    return Changes(_parsed(text, root, str(file)), (root / name for name in _BINARY.findall(text)))


def _parsed(diff: str, root: Path, name: str) -> dict[Path, list[Lines]]:
    from unidiff.errors import UnidiffParseError
    from unidiff.patch import PatchSet

    try:
        patches = PatchSet(_lines(diff))
    except (UnidiffParseError, ValueError, IndexError) as error:
        said = str(error).split("\n", maxsplit=1)[0][:120]
        raise Unreadable(name, f"is no unified diff that newsls can read ({said}).") from None
    touched: dict[Path, list[Lines]] = {}
    for patch in patches:
        stretches = touched.setdefault(root / patch.path, [])
        for hunk in patch:
            stretches += _stretches(hunk)
    return touched


def _stretches(hunk: Hunk) -> Iterator[Lines]:
    """What each run of changed lines in a hunk touches: the new lines, or those beside the gap where there are none."""
    after = hunk.target_start if hunk.target_length else hunk.target_start + 1
    for changed, run in groupby(hunk, key=lambda line: line.is_added or line.is_removed):
        lines = list(run)
        there = [line.target_line_no for line in lines if line.target_line_no is not None]
        if changed and there:
            yield there[0], there[-1]
        elif changed:
            yield max(1, after - 1), after
        after = there[-1] + 1 if there else after


def _lines(diff: str) -> list[str]:
    """The lines of a diff, which end at line feeds only: within a line a draft may hold any other break."""
    return [line for line in re.split(r"(?<=\n)", diff) if line]


def _git(folder: Path, *arguments: str) -> str:
    command = ["git", *arguments]
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603
            command, cwd=folder, env=environment, capture_output=True, check=False, timeout=_PATIENCE,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except FileNotFoundError:
        raise Unreadable("--changed-since", "needs git, which is not installed.") from None
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise Unreadable("--changed-since", f"git could not be run ({type(error).__name__}).") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().split("\n", maxsplit=1)[0].removeprefix("fatal: ")
        if "--verify" in arguments:
            revision = arguments[-1].removesuffix("^{commit}")
            raise Unreadable("--changed-since", f"git knows no revision “{revision}”; fetch it, or name another.")
        raise Unreadable("--changed-since", f"git says: {said or 'it failed'}.")
    return done.stdout.decode("utf-8", "surrogateescape")


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))
