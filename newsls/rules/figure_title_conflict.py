"""``figure-title-conflict``: a draft gives titles that can't all be right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from newsls.figures.offices import Office
from newsls.figures.titles import titles
from newsls.finding import Finding, Note, Severity
from newsls.rules.base import Family, Rule, Story

_PORTFOLIOS = frozenset({"defence", "foreign", "finance", "interior", "justice"})
"""Ministries of which one person heads one, save where the draft says that it heads both."""


def figure_title_conflict(story: Story) -> Iterator[Finding]:
    """Finds a person whom one draft gives two offices that nobody holds at once.

    What it does:
        Reports a title beside a name that goes against an earlier title of the same person in the same draft: two
        different ministries (foreign, defence, finance, interior, justice), or the same office of two countries.
        “Former”, “then”, deputies and “-elect” are left alone.

    Why:
        One of the two is wrong, or the two are different people of one name.

    Example:
        Foreign Minister Ann Lund arrived on Monday. Talks with the defence minister, Ann Lund, begin today.

    Use instead:
        Foreign Minister Ann Lund arrived on Monday. Talks with the foreign minister begin today.

    Source:
        The practice of copy desks: one person, one title in one story.
    """
    for figure in story.figures.all:
        if len(figure.roles) < 2:
            continue
        found = [title for title in titles(figure, story.draft.text) if _counts(title.office)]
        told: set[Office] = set()
        for earlier, later in combinations(found, 2):
            if later.office in told or not _conflict(earlier.office, later.office):
                continue
            told.add(later.office)
            one, other = (" ".join(title.span.of(story.draft.text).split()) for title in (earlier, later))
            line = story.draft.lines.line_of(earlier.span.start) + 1
            message = f"{figure.name} is “{other}” here and “{one}” on line {line}; nobody is both at once."
            note = Note(earlier.span, f"Here {figure.name} is “{one}”.")
            yield Finding(RULE.code, RULE.severity, later.span, message, (), (note,))


def _counts(one: Office) -> bool:
    return one.is_sole and not one.past


def _conflict(one: Office, other: Office) -> bool:
    if one.kind == other.kind:
        return bool(one.of and other.of and one.of != other.of)
    same = not (one.of and other.of) or one.of == other.of
    return same and one.kind in _PORTFOLIOS and other.kind in _PORTFOLIOS


RULE = Rule("figure-title-conflict", Family.FIGURES, Severity.WARNING, story=figure_title_conflict)
