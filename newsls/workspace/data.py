"""Where newsls keeps what is the user's own and not a setting."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = "NEWSLS_DATA_DIR"
"""The variable of the environment that names another folder."""


def folder() -> Path:
    """The user's data folder, which need not exist."""
    named = os.environ.get(FOLDER)
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("newsls", appauthor=False)


def store() -> Path:
    """The store of figures, which need not exist."""
    return folder() / "figures.sqlite3"
