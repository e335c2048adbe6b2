"""Who answers for the attributions of a draft, block by block, and who spoke last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from newsls.attribution import Attribution, Mode, Sources, Strength
from newsls.draft import Draft
from newsls.facts.model import Source
from newsls.figures.grammar import SPEECH
from newsls.figures.speakers import Speakers
from newsls.markup import OPAQUE, BlockKind

_DEEDS = frozenset("agreed signed hopes wants wanted who whose thinks thought believes believed".split())
"""Verbs that tell what somebody does or thinks rather than says."""
_ACTS = frozenset(
    "declined declines refused refuses issued issues published publishes posted embraced released releases".split()
)
_MEMORY = 3
"""Blocks after which nobody goes on with a speaker who has been silent."""


class Said(NamedTuple):
    """One attribution that has content, in prose offsets, and who answers for it."""

    one: Attribution
    source: Source | None

    @property
    def is_direct(self) -> bool:
        """Whether all of the content is in quotation marks."""
        return self.one.mode is Mode.DIRECT

    def is_speech(self, text: str) -> bool:
        """Whether the cue is a verb of speech, or “according to”."""
        return _speaks(self.one, text)

    def is_act(self, text: str) -> bool:
        """Whether the cue tells of something done, of which there is nothing to quote: “declined to comment”."""
        words = self.one.cue.of(text).lower().split() if self.one.cue is not None else []
        return bool(words) and words[-1] in _ACTS


class Voices:
    """Goes through a draft block by block and remembers who spoke last."""

    def __init__(self, draft: Draft, sources: Sequence[Sources], speakers: Speakers) -> None:
        self.draft, self.sources, self.speakers = draft, sources, speakers
        self.latest: Source | None = None
        self.age = 0
        """Blocks since the latest speaker spoke."""

    def block(self, index: int) -> list[Said]:
        """The attributions of a block that have content, in its order, each with its source."""
        self.age += 1
        if self.draft.blocks[index].kind is BlockKind.HEADING or self.age > _MEMORY:
            self.latest = None
        found = []
        for one in sorted(self.sources[index].attributions, key=_place):
            source = self.source(index, one)
            if one.source is not None and source is not None and _speaks(one, self.draft.blocks[index].text):
                self.latest, self.age = source, 0
            if one.content:
                found.append(Said(one, source))
        return found

    def source(self, index: int, one: Attribution) -> Source | None:
        """Who answers for an attribution, by its own words or those of the speaker before."""
        answer = self.speakers.answer(index, one)
        block = self.draft.blocks[index]
        if one.source is not None:
            span = block.to_source(one.source)
            verb = even(one.cue.of(block.text)) if one.cue is not None else ""
            figures = answer.figures if answer else ()
            return Source(even(one.source.of(block.text)), span, one.strength, figures, verb=verb)
        if answer is not None:
            return Source(even(answer.words), answer.span, one.strength, answer.figures, carried=True)
        if one.cue is None:
            return carried(self.latest)
        if one.strength is Strength.AGENTLESS:
            return Source(even(one.cue.of(block.text)), block.to_source(one.cue), one.strength)
        return None


def carried(source: Source | None) -> Source | None:
    """The source of something that goes on with it."""
    return None if source is None else replace(source, carried=True, verb="")


def even(text: str) -> str:
    """``text`` on one line, without the places of what is not prose."""
    return " ".join(text.replace(OPAQUE, "").split())


def _speaks(one: Attribution, text: str) -> bool:
    if one.cue is None:
        return one.mode is Mode.DIRECT
    words = one.cue.of(text).lower().split()
    if not words or words[-1] in _DEEDS:
        return False
    return words[0] == "according" or words[-1] in SPEECH or one.mode is not Mode.INDIRECT


def _place(one: Attribution) -> int:
    spans = one.content or [span for span in (one.source, one.cue) if span is not None]
    return spans[0].start if spans else 0
