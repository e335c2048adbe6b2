"""newsls reads news drafts the way a copy desk and a fact desk do.

``newsls.analyse`` and ``newsls.summarise`` are the Python interface; see ``newsls.api``.
"""

from __future__ import annotations

TYPE_CHECKING = False  # the name is what type checkers know; importing it from typing would cost more than all else

if TYPE_CHECKING:
    from newsls.api import analyse, summarise

__all__ = ["__version__", "analyse", "summarise"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    # Importing newsls must cost nothing: the command line and its --version begin here.
    if name in ("analyse", "summarise"):
        from newsls import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
