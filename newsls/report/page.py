"""``--format html``: a page for who answers for the story, to be read, printed or sent: one file, no script.

The draft as it reads, each source's words in a colour, what newsls flags with its message below the paragraph; the
summary on top, the cards of the figures at the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newsls.analysis import Analysis
from newsls.figures.card import card
from newsls.figures.identity import backgrounds
from newsls.finding import Severity
from newsls.report import background
from newsls.report.base import Checked, Report, Tally
from newsls.report.card import ROLES, shortened
from newsls.report.cast import QUOTES, places
from newsls.report.numbers import counted
from newsls.report.page_prose import Colouring, blocks, notes, placed, shown
from newsls.report.summary import even
from newsls.summary import summarise

_STYLE = Path(__file__).with_name("page.css")
_SOURCES = 12
_CALLED = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFORMATION: "note",
    Severity.HINT: "hint",
}


class Page(Report):
    """An article a draft, written as it is read."""

    needs_analysis = True

    def __init__(self) -> None:
        self._count = 0

    def opening(self) -> str:
        style = _STYLE.read_text("utf-8")
        return (
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="robots" content="noindex">\n'
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
            f"<title>newsls report</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        )

    def draft(self, checked: Checked) -> str:
        self._count += 1
        analysis = checked.analysis
        if analysis is None:
            return ""
        return "".join(_article(checked, analysis, f"d{self._count}"))

    def closing(self, tally: Tally) -> str:
        total = f"{counted(tally.findings, 'finding')} in {counted(tally.drafts, 'draft')}."
        return (
            f"<footer><p>{total}{tally.left_out} newsls reads; it doesn’t know what is true. What a card "
            "says of somebody bears its source and date.</p></footer>\n</body>\n</html>\n"
        )


def _article(checked: Checked, analysis: Analysis, ident: str) -> Iterator[str]:
    colouring = Colouring(analysis)
    inside, outside = placed(analysis.draft, checked.findings)
    yield f'<article id="{ident}">\n<header>\n<p class=path>{shown(checked.name)}</p>\n'
    yield f"<p class=tally>{_tally(checked)}</p>\n</header>\n"
    yield from _summary(analysis)
    yield from _legend(colouring)
    yield notes(checked, outside, ident)
    yield "<section class=copy aria-label='The draft'>\n"
    yield from blocks(checked, analysis.draft, colouring, inside, ident)
    yield "</section>\n"
    yield from _figures(checked, analysis)
    yield "</article>\n"


def _tally(checked: Checked) -> str:
    if not checked.findings:
        return "No findings"
    numbers = ((one, sum(f.severity is one for f in checked.findings)) for one in Severity)
    return " · ".join(
        f'<span class="{one.value}">{counted(number, _CALLED[one])}</span>' for one, number in numbers if number
    )


def _summary(analysis: Analysis) -> Iterator[str]:
    found = summarise(analysis.draft).sentences
    if found:
        text = " ".join(shown(even(one.text)) for one in found)
        yield f'<section class=summary aria-label="Summary"><p dir="auto">{text}</p></section>\n'


def _legend(colouring: Colouring) -> Iterator[str]:
    if not colouring.sources:
        return
    yield '<section class=legend aria-label="Sources"><ul>\n'
    for source in colouring.sources[:_SOURCES]:
        colour = "sx" if source.colour is None else f"s{source.colour}"
        yield f'<li><span class="said {colour}">{shown(source.name)}</span> <small>{source.places}</small></li>\n'
    more = len(colouring.sources) - _SOURCES
    if more > 0:
        yield f"<li>and {more} more</li>\n"
    yield "</ul></section>\n"


def _figures(checked: Checked, analysis: Analysis) -> Iterator[str]:
    figures = analysis.figures.all
    if not figures:
        return
    yield '<section class=figures aria-label="Figures">\n'
    for figure in figures:
        made = card(figure, analysis.draft, analysis.speakers)
        yield f'<div class=card>\n<p class=name dir="auto">{shown(made.name)}</p>\n'
        roles = [*made.roles[:ROLES], *([f"age {made.age}"] if made.age else [])]
        if roles:
            yield f"<p>In this draft: {shown('; '.join(roles))}</p>\n"
        for known in backgrounds(figure, analysis.reference, analysis.draft.date):
            told = "<br>".join(shown(line) for line in background.lines(known))
            yield f"<p class=known>{told}</p>\n"
        where = places([checked.line(line) for line in made.lines], checked.unit)
        yield f"<p><small>{counted(made.mentions, 'mention')}, {where}</small></p>\n"
        if made.quotes:
            rows = "".join(f'<li dir="auto">{shown(shortened(one.text))}</li>\n' for one in made.quotes[:QUOTES])
            yield f"<ul>\n{rows}</ul>\n"
        yield "</div>\n"
    yield "</section>\n"
