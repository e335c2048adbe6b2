"""Who says what: cues, quotations, sources, their scope across sentences, and which sentences are claims.

``read`` sees one paragraph and is remembered with it.  ``settle`` gives the paragraph's sources once what comes before
(``Carry``) and what follows (``Ahead``) are known; both are small values, so that an edit of one paragraph settles
again only the paragraphs for which they changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsls.attribution.model import (
    Attribution,
    Claim,
    ClaimKind,
    Mode,
    Sources,
    Sourcing,
    Strength,
    WeakSource,
)
from newsls.draft import Paragraph
from newsls.markup import BlockKind

__all__ = [
    "NOTHING", "START", "Ahead", "Attribution", "Carry", "Claim", "ClaimKind", "Facts", "Mode", "Sources", "Sourcing",
    "Strength", "WeakSource", "glance", "read", "settle",
]  # fmt: skip


class Facts(NamedTuple):
    kind: BlockKind
    sentences: int = 0


class Carry(NamedTuple):
    quote: str = ""


class Ahead(NamedTuple):
    quote: bool = False


START = Carry()
NOTHING = Ahead()


def read(paragraph: Paragraph) -> Facts:
    return Facts(paragraph.kind, len(paragraph.sentences))


def glance(facts: Sequence[Facts], index: int) -> Ahead:
    return NOTHING


def settle(facts: Facts, carry: Carry, ahead: Ahead) -> tuple[Sources, Carry]:
    return Sources(sentences=(Sourcing.NONE,) * facts.sentences), START
