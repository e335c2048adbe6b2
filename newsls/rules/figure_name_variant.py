"""``figure-name-variant``: one person's name, spelt in two ways, or otherwise than it is known."""

from __future__ import annotations

from collections.abc import Iterator

from newsls.figures import Figure
from newsls.figures.book import forms
from newsls.figures.identity import offices
from newsls.figures.keys import key
from newsls.figures.nations import ROMANISED
from newsls.figures.offices import terms_of
from newsls.figures.spelling import transliterated
from newsls.finding import Finding, Fix, Note, Severity
from newsls.rules.base import Family, Rule, Story
from newsls.text import Edit, Span


def figure_name_variant(story: Story) -> Iterator[Finding]:
    """Finds names that a draft spells in two ways, or that miss a known name by a letter.

    What it does:
        Reports a surname or given name that differs by one letter, or by its transliteration or diacritics, from the
        way the draft spells it more often, where both can only be meant for one person. Also reports the full name of
        somebody with a title that newsls knows a holder of, whose name differs by one letter.

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
    for figure in story.figures.all:
        yield from _missed(story, figure)


def _missed(story: Story, figure: Figure) -> Iterator[Finding]:
    """The places where a name misses that of the one known holder of the office that the draft gives."""
    said = offices(figure)
    if not said or len(figure.name.split()) < 2:
        return
    known = story.reference.named(figure.name)
    if any(key(form) == key(figure.name) for one in known for form in forms(one)):
        return
    near = [one for one in known or story.reference.near(figure.name) if any(terms_of(one, office) for office in said)]
    if len(near) != 1 or near[0].native or near[0].country in ROMANISED:
        return  # a house has its own way to write a name from another script
    name = near[0].name
    pairs = [(a, b) for a, b in zip(figure.name.split(), name.split(), strict=False) if key(a) != key(b)]
    if len(name.split()) != len(figure.name.split()) or len(pairs) != 1:
        return
    wrong, right = pairs[0]
    if transliterated(wrong, right):
        return
    for mention in figure.mentions:
        at = story.draft.text.find(wrong, mention.span.start, mention.span.end)
        if at >= 0:
            place = Span(at, at + len(wrong))
            message = f"“{wrong}” is spelt “{right}” in the name that newsls knows, {name}."
            yield Finding(
                RULE.code, RULE.severity, place, message, (Fix(f"Change to “{right}”", (Edit(place, right),)),)
            )


RULE = Rule("figure-name-variant", Family.FIGURES, Severity.WARNING, story=figure_name_variant, word_list=True)
