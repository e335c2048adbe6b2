"""What the server says of itself.  No draft text: of an error, its type and its place."""

from __future__ import annotations

import logging
from pathlib import PurePath
from traceback import extract_tb

logger = logging.getLogger("newsls.lsp")


def reason(error: BaseException) -> str:
    """The type of an error and where it was raised.  Its message may quote the draft, so it stays out."""
    frames = extract_tb(error.__traceback__)
    place = f" at {PurePath(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"


def begin() -> None:
    """Log to standard error, and keep pygls quiet: it logs whole messages, drafts among them."""
    for name in ("pygls", "asyncio", "websockets"):
        other = logging.getLogger(name)
        other.handlers, other.propagate = [logging.NullHandler()], False
        other.setLevel(logging.CRITICAL + 1)
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("newsls: %(message)s"))
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
        logger.propagate = False
