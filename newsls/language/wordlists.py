"""How word lists are written down in the code: as text."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of ``text``, which white space divides."""
    return frozenset(text.split())
