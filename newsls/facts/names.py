"""The names of a draft: each figure once, where the running text names it first."""

from __future__ import annotations

from collections.abc import Iterator

from newsls.draft import Draft
from newsls.facts.model import Named
from newsls.figures import Figure, Figures, Mention
from newsls.markup import BlockKind

_APART = (BlockKind.HEADING, BlockKind.CREDIT, BlockKind.CAPTION)


def names(draft: Draft, figures: Figures) -> Iterator[tuple[Mention, Named]]:
    """The figures of ``draft`` with the mention to list each at; those of bylines and credits alone are left out."""
    spelt: dict[int, dict[str, None]] = {}
    for one in figures.spellings:
        for place in (one.first, *one.places):
            figure = figures.at(place.start)
            if figure is not None:
                spelt.setdefault(id(figure), {}).update({one.usual: None, one.other: None})
    for figure in figures.all:
        first = _first(draft, figure)
        if first is None:
            continue
        written = list(dict.fromkeys(" ".join(mention.span.of(draft.text).split()) for mention in figure.mentions))
        at_first = " ".join(first.span.of(draft.text).split())
        yield (
            first,
            Named(
                figure.name,
                figure.kind,
                figure.roles,
                len(figure.mentions),
                tuple(form for form in written if form != at_first),
                tuple(spelt.get(id(figure), ())),
            ),
        )


def _first(draft: Draft, figure: Figure) -> Mention | None:
    """The first mention in the running text, else in a heading or caption; None where only a credit has one."""
    kinds = [draft.blocks[mention.block].kind for mention in figure.mentions]
    for mention, kind in zip(figure.mentions, kinds, strict=True):
        if kind not in _APART:
            return mention
    for mention, kind in zip(figure.mentions, kinds, strict=True):
        if kind is not BlockKind.CREDIT:
            return mention
    return None
