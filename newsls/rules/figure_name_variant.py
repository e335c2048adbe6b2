"""``figure-name-variant``: one person's name, spelt in two ways."""

from __future__ import annotations

from collections.abc import Iterator

from newsls.finding import Finding, Fix, Note, Severity
from newsls.rules.base import Family, Rule, Story
from newsls.text import Edit


def figure_name_variant(story: Story) -> Iterator[Finding]:
    """Finds names that a draft spells in two ways.

    What it does:
        Reports a surname or given name that differs by one letter, or by its transliteration or diacritics, from the
        way the draft spells it more often, where both can only be meant for one person.

    Why:
        A misspelt name is the error that its bearer notices first, and of two spellings at least one is wrong.

    Example:
        Foreign Minister Annalena Baerbock arrived on Friday. Baerbok said the talks would go on.

    Use instead:
        Foreign Minister Annalena Baerbock arrived on Friday. Baerbock said the talks would go on.

    Source:
        The practice of copy desks: one spelling of a name in one story.
    """
    for spelling in story.figures.spellings:
        note = Note(spelling.first, f"“{spelling.usual}” is spelt so here.")
        for place in spelling.places:
            message = f"“{spelling.other}” is spelt “{spelling.usual}” elsewhere in this draft."
            fix = Fix(f"Change to “{spelling.usual}”", (Edit(place, spelling.usual),))
            yield Finding(RULE.code, RULE.severity, place, message, (fix,), (note,))


RULE = Rule("figure-name-variant", Family.FIGURES, Severity.WARNING, story=figure_name_variant, word_list=True)
