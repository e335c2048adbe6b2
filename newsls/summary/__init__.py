"""The summary of a draft in its own sentences: features, ranking, and selection under a length.

``options`` says what may be asked for, ``making`` answers.
"""

from __future__ import annotations

from newsls.summary.options import METHODS, STYLES

TYPE_CHECKING = False

if TYPE_CHECKING:
    from newsls.summary.making import summarise
    from newsls.summary.model import Summary, SummarySentence

__all__ = ["METHODS", "STYLES", "Summary", "SummarySentence", "summarise"]


def __getattr__(name: str) -> object:
    # The command line asks for the styles and methods alone: it must not read English for its help.
    if name == "summarise":
        from newsls.summary.making import summarise

        return summarise
    if name in ("Summary", "SummarySentence"):
        from newsls.summary import model

        return getattr(model, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
