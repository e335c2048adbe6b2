"""``Settings``: one frozen value, and the one parser for ``newsls.toml``, ``[tool.newsls]`` and editor options.

Nothing here touches a file: ``newsls.workspace`` finds and reads them.
"""

from __future__ import annotations

from dataclasses import dataclass

from newsls.finding import Severity


@dataclass(frozen=True, slots=True)
class Style:
    """House style."""

    spelling: str = "any"  # any, us, uk
    quotes: str = "any"  # any, curly, straight
    decades: str = "any"  # any, 1980s, 1980's


@dataclass(frozen=True, slots=True)
class Settings:
    """What a desk has chosen.  Hashable; compared by value.

    ``select``, ``ignore`` and the first of each of ``severities`` name codes or families, unchecked here: the registry
    of rules is known in ``newsls.analysis``.  ``words`` are the newsroom's and the writer's words.  ``exclude`` are
    glob patterns of paths not to check, ``word_files`` further word lists, both relative to the settings' file.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: tuple[tuple[str, Severity], ...] = ()
    words: frozenset[str] = frozenset()
    word_files: tuple[str, ...] = ()
    style: Style = Style()
    exclude: tuple[str, ...] = ()
