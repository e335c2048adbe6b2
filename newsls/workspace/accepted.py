"""The unnamed sources that a newsroom accepts, as its settings file lists them."""

from __future__ import annotations

from pathlib import Path

from newsls.workspace.configuration import NAMES
from newsls.workspace.files import Text, Unreadable, alone, read_text, write_text
from newsls.workspace.toml_lists import Unwritable, with_item

LONGEST = 100
"""Characters of a source."""

_KEY = ("attribution", "accepted-sources")


def accept(source: str, path: Path) -> Path:
    """Add ``source`` to the accepted sources of the settings file ``path``, which is made if need be, and return it.

    What else stands in the file stays as it is.  Raises ``ValueError`` with a sentence where ``source`` can't be one,
    ``Unreadable`` where the file can't be read, written, or added to.
    """
    source = " ".join(source.split())
    if not source or len(source) > LONGEST or not source.isprintable():
        raise ValueError(f"An accepted source is a phrase of 1 to {LONGEST} printable characters.")
    key = ("tool", "newsls", *_KEY) if path.name == NAMES[1] else _KEY
    with alone(path.parent):
        old = read_text(path) if path.exists() else Text("")
        try:
            new = with_item(old.text, key, source)
        except Unwritable:
            raise Unreadable(path, f"cannot be added to; write “{source}” into “{'.'.join(_KEY)}” yourself.") from None
        if new != old.text:
            write_text(path, new, old)
    return path
