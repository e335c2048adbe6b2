"""Who says what: cues, quotations, sources, their scope across sentences, and which sentences are claims.

``read`` sees one paragraph, with the sources that the ``House`` accepts, and is remembered with it.  ``settle`` gives
the paragraph's sources once what comes before (``Carry``) and what follows (``Ahead``) are known; both are small
values, so that an edit of one paragraph settles again only the paragraphs for which they changed.
docs/attribution.md says what counts as a claim and how far an attribution reaches.
"""

from __future__ import annotations

from newsls.attribution.house import House
from newsls.attribution.model import (
    Attribution,
    Claim,
    ClaimKind,
    Footing,
    Mode,
    Sources,
    Sourcing,
    Stance,
    Strength,
    WeakSource,
)
from newsls.attribution.scope import NOTHING, START, Ahead, Carry, Facts, glance, read, settle

__all__ = [
    "NOTHING", "START", "Ahead", "Attribution", "Carry", "Claim", "ClaimKind", "Facts", "Footing", "House", "Mode",
    "Sources", "Sourcing", "Stance", "Strength", "WeakSource", "glance", "read", "settle",
]  # fmt: skip
