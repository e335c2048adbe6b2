"""What the tests in editors share: a missing editor skips on a writer's machine and fails in CI."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import NoReturn

import pytest

BESIDE = Path(sys.executable).parent


def missing(editor: str) -> NoReturn:
    """Skip, or fail in CI, for want of ``editor``."""
    reason = f"{editor} is not installed; make test-editors installs it where it can"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def find(program: str, editor: str) -> str:
    """The path of ``program``: beside the Python that runs the tests, or on the PATH."""
    return shutil.which(program, path=str(BESIDE)) or shutil.which(program) or missing(editor)


def environment(home: Path) -> dict[str, str]:
    """An environment in which an editor finds newsls on the PATH and nothing of this machine's owner."""
    kinds = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "STATE", "CACHE")}
    path = os.pathsep.join([str(BESIDE), os.environ.get("PATH", "")])
    return {**os.environ, "HOME": str(home), **kinds, "PATH": path, "LC_ALL": "C.UTF-8"}
