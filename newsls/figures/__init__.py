"""Named people and bodies: recognition, one person's many mentions, and what the draft says of them.

``read`` sees one paragraph and is remembered with it; ``fold`` sees what was read of every paragraph, each time, and
says who is who.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsls.attribution import Sources
from newsls.draft import Draft
from newsls.figures.casting import cast
from newsls.figures.draft_cast import DraftCast
from newsls.figures.model import Early, Figure, Figures, Mention, Spelling
from newsls.figures.recognise import Names, read

__all__ = ["Early", "Figure", "Figures", "Mention", "Names", "Spelling", "fold", "read"]


def fold(draft: Draft, names: Sequence[Names], sources: Sequence[Sources]) -> Figures:
    """Who is who in ``draft``; ``names[i]`` and ``sources[i]`` belong to ``draft.paragraphs[i]``."""
    return Figures(cast=DraftCast(draft, *cast(names), sources))
