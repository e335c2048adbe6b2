"""Files that are written to be shown: for editors that show a document and have no room for a longer message."""

from __future__ import annotations

import os
from pathlib import Path

from newsls.workspace import data
from newsls.workspace.files import Unreadable


def write(name: str, text: str) -> Path:
    """The file ``name`` among what is the user’s own, holding ``text``, which only the user may read.

    It takes the place of the one before.  Raises ``Unreadable`` where it can't be written.
    """
    folder = data.folder() / "shown"
    path = folder / name
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(handle, "w", encoding="utf-8", errors="replace", newline="") as file:  # noqa: PTH123
            file.write(text if text.endswith("\n") else text + "\n")
    except OSError as error:
        raise Unreadable(path, f"cannot be written ({error.strerror}).") from None
    return path
