"""Named people and bodies: recognition, one person's many mentions, and what the draft says of them.

``read`` sees one paragraph and is remembered with it; ``fold`` sees what was read of every paragraph, each time, and
says who is who.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsls.attribution import Sources
from newsls.draft import Draft, Paragraph
from newsls.figures.model import Figure, Figures, Mention

__all__ = ["Figure", "Figures", "Mention", "Names", "fold", "read"]


class Names(NamedTuple):
    names: tuple[str, ...] = ()


def read(paragraph: Paragraph) -> Names:
    return Names()


def fold(draft: Draft, names: Sequence[Names], sources: Sequence[Sources]) -> Figures:
    return Figures()
