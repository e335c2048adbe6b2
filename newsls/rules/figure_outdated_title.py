"""``figure-outdated-title``: the office had ended before the draft's date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsls.draft import Draft
from newsls.figures.identity import identify
from newsls.figures.known import Known, Layer, Term, before, holds
from newsls.figures.offices import Office, held, terms_of
from newsls.figures.titles import Title, titles
from newsls.figures.wording import period, written
from newsls.finding import Finding, Severity
from newsls.rules.base import Family, Rule, Story

_PAST = re.compile(
    r"\b(?:(?P<year>(?:19|20)\d\d)|then|former|at the time|who was|had been|served|when|under|late|"
    r"years? (?:ago|earlier|before)|last (?:year|decade|century)|previous(?:ly)?|once|earlier this year|ousted|deposed|"
    r"toppled|fallen|predecessors?|era|during|administration|posthumous(?:ly)?)\b",
    re.IGNORECASE,
)
"""What shows that a sentence, or what stands before it in the paragraph, tells of another time."""
_COURTESY = Office("president", "United States")
"""An office whose title American usage leaves to those who held it."""


def figure_outdated_title(story: Story) -> Iterator[Finding]:
    """Finds titles whose bearers had left the office when the draft is dated.

    What it does:
        Compares a title that stands beside a name (“Defence Minister Ann Lund”) with what is known of that person: from
        the newsroom's own file, from what was imported, or from the table that comes with newsls. It reports a term
        that had ended before the date of the draft, in the front matter or the dateline, and says where it knows that
        from. A draft without a date, “former” and “then”, quotations and passages on other times are left alone, and so
        are presidents of the United States, whom custom leaves the title, and everybody whose terms newsls doesn't
        know.

    Why:
        A title goes out of date overnight, and archives and agencies keep repeating it.

    Example:
        BEIJING, June 3, 2025 — Defense Minister Li Shangfu will host the talks.

    Use instead:
        BEIJING, June 3, 2025 — Former Defense Minister Li Shangfu will not be at the talks.

    Source:
        The practice of fact desks: check every title against the day of publication.
    """
    draft = story.draft
    if draft.date is None:
        return
    day = draft.date.isoformat()
    for figure in story.figures.all:
        seen = False
        for title in titles(figure, draft.text):
            if seen or title.office.past or title.office.deputy:
                continue
            known = identify(figure, story.reference)
            if len(known) != 1:
                break
            ended = _ended(known[0], title, day)
            if ended is not None and not _tells_of_another_time(draft, title):
                seen = True
                yield Finding(RULE.code, RULE.severity, title.span, _message(title, draft, known[0], ended, day))


def _ended(known: Known, title: Title, day: str) -> Term | None:
    """The last term of the office, if all ended before ``day`` for sure."""
    terms = terms_of(known, title.office)
    if any(held(term) == _COURTESY for term in terms):
        return None
    if not terms or any(holds(term, day) or not term.end for term in terms):
        return None
    ended = [term for term in terms if before(term.end, day)]
    return max(ended, key=lambda term: term.end) if ended else None


def _tells_of_another_time(draft: Draft, title: Title) -> bool:
    """Whether the title may be right where it stands: in a quotation, or in a passage on other days."""
    block = draft.blocks[title.mention.block]
    paragraph = draft.paragraphs[title.mention.block]
    at = block.to_prose(title.mention.span.start)
    index = paragraph.sentence_at(at) if at is not None else None
    if at is None or index is None:
        return True
    before = paragraph.text[:at]
    if before.count("“") > before.count("”") or before.count('"') % 2:
        return True
    year = str(draft.date.year) if draft.date else ""
    return any(found["year"] != year for found in _PAST.finditer(paragraph.text, 0, paragraph.sentences[index].end))


def _message(title: Title, draft: Draft, known: Known, term: Term, day: str) -> str:
    said = " ".join(title.span.of(draft.text).split())
    source = "the newsroom’s file" if known.layer is Layer.HOUSE else term.source or known.source or str(known.layer)
    as_of = term.as_of or known.as_of
    told = f"{source}, as of {written(as_of)}" if as_of else source
    since = f"from {period(term)}" if term.start else period(term)
    return (
        f"“{said}” may be out of date: the draft is dated {written(day)}, and {known.name} held that office {since}, "
        f"says {told}."
    )


RULE = Rule("figure-outdated-title", Family.FIGURES, Severity.INFORMATION, story=figure_outdated_title)
