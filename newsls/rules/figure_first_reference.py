"""``figure-first-reference``: a person is called by the surname before the full name is given."""

from __future__ import annotations

from collections.abc import Iterator

from newsls.finding import Finding, Fix, Note, Severity
from newsls.rules.base import Family, Rule, Story
from newsls.text import Edit


def figure_first_reference(story: Story) -> Iterator[Finding]:
    """Finds people who are named in full only after they were named in short.

    What it does:
        Reports the first mention of a person in the running text if it is a bare surname or given name, without title,
        and the full name follows later. Headlines, captions, quotations and names that every reader knows don't count.

    Why:
        A reader meets a surname without knowing whose it is; cuts and moved paragraphs are how it happens.

    Example:
        Okonjo rejected the offer. The union’s leader, Ruth Okonjo, said talks were over.

    Use instead:
        The union’s leader, Ruth Okonjo, rejected the offer. Okonjo said talks were over.

    Source:
        News style books: full name and role on first reference, the surname after that.
    """
    for early in story.figures.early:
        line = story.draft.lines.line_of(early.full.start) + 1
        message = f"“{early.short}” comes before the full name, “{early.name}”, which first stands on line {line}."
        fix = Fix(f"Change to “{early.name}”", (Edit(early.span, early.name),))
        note = Note(early.full, f"“{early.name}” is first named in full here.")
        yield Finding(RULE.code, RULE.severity, early.span, message, (fix,), (note,))


RULE = Rule("figure-first-reference", Family.FIGURES, Severity.INFORMATION, story=figure_first_reference)
