"""Named people and bodies: recognition, one person's many mentions, and what the draft says of them.

``read`` sees one paragraph and is remembered with it; ``fold`` sees what was read of every paragraph, each time, and
says who is who.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsls.attribution import Sources
from newsls.draft import Draft
from newsls.figures.cast import Member, cast
from newsls.figures.model import PERSON, Figure, Figures, Mention
from newsls.figures.recognise import Names, read
from newsls.text import Span

__all__ = ["Figure", "Figures", "Mention", "Names", "fold", "read"]


def fold(draft: Draft, names: Sequence[Names], sources: Sequence[Sources]) -> Figures:
    """Who is who in ``draft``; ``names[i]`` and ``sources[i]`` belong to ``draft.paragraphs[i]``."""
    members = cast(names)
    return Figures(make=lambda: tuple(_figure(member, draft) for member in members if _speaks(member, sources)))


def _speaks(member: Member, sources: Sequence[Sources]) -> bool:
    """Whether a member is shown: every person, and a body that acts or is a source somewhere in the draft."""
    if member.kind == PERSON:
        return True
    for index, name in member.names:
        if name.acts:
            return True
        if index < len(sources):
            for one in sources[index].attributions:
                if one.source is not None and one.source.start <= name.start and name.end <= one.source.end:
                    return True
    return False


def _figure(member: Member, draft: Draft) -> Figure:
    blocks = draft.blocks
    mentions = []
    roles: dict[str, None] = {}
    name, age, pronoun = "", "", ""
    for index, one in member.names:
        mentions.append(Mention(blocks[index].to_source(Span(one.start, one.end)), index))
        roles.update(dict.fromkeys(one.roles))
        if len(one.key) > len(name.split()):
            name = " ".join(one.text.split())
        age, pronoun = age or one.age, pronoun or one.pronoun
    return Figure(member.kind, name, tuple(roles), tuple(mentions), age, pronoun)
