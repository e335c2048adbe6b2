"""``figure-first-reference``: a reader meets a person without the full name, or never learns who it is."""

from __future__ import annotations

from collections.abc import Iterator

from newsls.figures.unplaced import unplaced
from newsls.finding import Finding, Fix, Note, Severity
from newsls.rules.base import Family, Rule, Story
from newsls.text import Edit


def figure_first_reference(story: Story) -> Iterator[Finding]:
    """Finds people whom the draft doesn't introduce.

    What it does:
        Reports the first mention of a person in the running text if it is a bare surname or given name, without title,
        and the full name follows later. Headlines, captions, quotations and names that every reader knows don't count.
        Gives a hint at somebody who speaks in the draft and of whom it never says who that is, unless newsls knows
        them.

    Why:
        A reader meets a surname without knowing whose it is; cuts and moved paragraphs are how it happens. And a source
        is worth what the reader knows of it.

    Example:
        Okonjo rejected the offer. The union’s leader, Ruth Okonjo, said talks were over.

    Use instead:
        The union’s leader, Ruth Okonjo, rejected the offer. Okonjo said talks were over.

    Source:
        News style books: full name and role on first reference, the surname after that.
    """
    late = {early.name for early in story.figures.early}
    for early in story.figures.early:
        line = story.draft.lines.line_of(early.full.start) + 1
        message = f"“{early.short}” comes before the full name, “{early.name}”, which first stands on line {line}."
        fix = Fix(f"Change to “{early.name}”", (Edit(early.span, early.name),))
        note = Note(early.full, f"“{early.name}” is first named in full here.")
        yield Finding(RULE.code, RULE.severity, early.span, message, (fix,), (note,))
    for figure, mention in unplaced(story.draft, story.sources, story.figures):
        if figure.name not in late and not story.reference.named(figure.name):
            message = f"{figure.name} speaks here, and the draft doesn’t say who that is."
            yield Finding(RULE.code, Severity.HINT, mention.span, message)


RULE = Rule("figure-first-reference", Family.FIGURES, Severity.INFORMATION, story=figure_first_reference)
