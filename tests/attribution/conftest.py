"""Reading short texts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsls import attribution
from newsls.attribution import Sources
from newsls.draft import Draft


def read(text: str, language: str = "plaintext") -> tuple[Draft, list[Sources]]:
    """A draft (¶ parts its paragraphs) and the sources of each paragraph."""
    draft = Draft.read(text.replace("¶", "\n\n"), language)
    facts = [attribution.read(paragraph) for paragraph in draft.paragraphs]
    carry = attribution.START
    result = []
    for index, one in enumerate(facts):
        sources, carry = attribution.settle(one, carry, attribution.glance(facts, index + 1))
        result.append(sources)
    return draft, result


@pytest.fixture
def reader() -> Callable[..., tuple[Draft, list[Sources]]]:
    return read


@pytest.fixture
def triples() -> Callable[[str], list[tuple[str | None, str | None, str]]]:
    """(source, cue, content) of every attribution, the pieces of a content joined by “ … ”."""

    def function(text: str) -> list[tuple[str | None, str | None, str]]:
        draft, sources = read(text)
        return [
            (
                a.source and a.source.of(p.text),
                a.cue and a.cue.of(p.text),
                " … ".join(c.of(p.text) for c in a.content),
            )
            for p, s in zip(draft.paragraphs, sources, strict=True)
            for a in s.attributions
        ]

    return function


@pytest.fixture
def standing() -> Callable[[str], list[str]]:
    """The standing of every sentence in order."""

    def function(text: str) -> list[str]:
        return [s.value for sources in read(text)[1] for s in sources.sentences]

    return function
