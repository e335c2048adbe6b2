"""The prose of a draft as HTML: what each source says in its colour, what newsls flags with a mark and a number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import NamedTuple

from newsls.analysis import Analysis
from newsls.attribution import Attribution, Sourcing
from newsls.draft import Draft
from newsls.finding import Finding
from newsls.markup import OPAQUE, Block, BlockKind
from newsls.report.base import Checked
from newsls.report.cells import clean
from newsls.report.standing import name
from newsls.text import Span

COLOURS = 8
"""Sources that have a colour of their own."""

_TAGS = {
    BlockKind.PARAGRAPH: ("p", ""),
    BlockKind.LIST_ITEM: ("li", ""),
    BlockKind.QUOTE: ("blockquote", ""),
    BlockKind.CAPTION: ("p", "aside"),
    BlockKind.CELL: ("p", "cell"),
    BlockKind.FOOTNOTE: ("p", "aside"),
    BlockKind.CREDIT: ("p", "aside"),
}


class Source(NamedTuple):
    """Somebody who answers for words of the draft: the name to show, its colour (from 0), and for how many places."""

    name: str
    colour: int | None
    places: int


class Mark(NamedTuple):
    """A stretch of prose and the classes that it bears; ``number`` is that of the finding that starts there."""

    span: Span
    kind: str
    number: int = 0


class Colouring:
    """Which words of a draft belong to whom."""

    def __init__(self, analysis: Analysis) -> None:
        self._said: list[list[tuple[Span, str]]] = [list(_said(analysis, i)) for i in range(len(analysis.sources))]
        counts = Counter(who for row in self._said for _, who in row)
        colours = {who: index for index, (who, _) in enumerate(counts.most_common(COLOURS))}
        self.sources = tuple(Source(who, colours.get(who), count) for who, count in counts.most_common())
        self._classes = {who: f"s{colours[who]}" if who in colours else "sx" for who in counts}

    def marks(self, block: int) -> Iterator[Mark]:
        """The stretches of a block's prose that somebody answers for."""
        for span, who in self._said[block] if block < len(self._said) else ():
            yield Mark(span, f"said {self._classes[who]}")


def _said(analysis: Analysis, index: int) -> Iterator[tuple[Span, str]]:
    """What is said in a paragraph and by whom, none inside another."""
    text, sources = analysis.draft.blocks[index].text, analysis.sources[index]
    found: list[tuple[Span, str]] = []
    for one in sources.attributions:
        who = _who(analysis, index, one, text)
        if who:
            found += ((span, who) for span in one.content)
    for number, (span, how) in enumerate(
        zip(analysis.draft.paragraphs[index].sentences, sources.sentences, strict=False)
    ):
        if how is Sourcing.CARRIED and (answer := analysis.speakers.carried(index, number)) is not None:
            found.append((span, _capital(name(analysis, answer))))
    done = -1
    for span, who in sorted(found, key=lambda pair: (pair[0].start, -pair[0].end)):
        if span.start >= done and span.end > span.start:
            done = span.end
            yield span, who


def _who(analysis: Analysis, index: int, one: Attribution, text: str) -> str:
    answer = analysis.speakers.answer(index, one)
    if answer is not None:
        return _capital(name(analysis, answer))
    return _capital(clean(" ".join(one.source.of(text).split()))) if one.source else ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def placed(draft: Draft, findings: Sequence[Finding]) -> tuple[dict[int, list[int]], list[int]]:
    """The numbers (from 0) of the findings of each block, and of those that stand in none, as in front matter."""
    inside: dict[int, list[int]] = {}
    outside: list[int] = []
    for number, finding in enumerate(findings):
        block = draft.block_at(finding.span.start)
        if block is None:
            outside.append(number)
        else:
            inside.setdefault(block, []).append(number)
    return inside, outside


def blocks(
    checked: Checked, draft: Draft, colouring: Colouring, inside: Mapping[int, Sequence[int]], ident: str
) -> Iterator[str]:
    """The blocks of a draft in order, each with those of the findings below that stand ``inside`` it.

    ``ident`` begins the ids of its anchors.
    """
    in_list = False
    for index, block in enumerate(draft.blocks):
        if not block.text.strip():
            continue
        item = block.kind is BlockKind.LIST_ITEM
        if item is not in_list:
            yield "<ul>\n" if item else "</ul>\n"
            in_list = item
        numbers = inside.get(index, ())
        tag, kind = _TAGS.get(block.kind, ("p", ""))
        if block.kind is BlockKind.HEADING:
            tag = f"h{min(6, max(3, block.level + 2))}"
        flags = (_flag(checked.findings[number], block, number) for number in numbers)
        body = "".join(_marked(block.text, [*colouring.marks(index), *filter(None, flags)], ident))
        noted = notes(checked, numbers, ident)
        classes = f' class="{kind}"' if kind else ""
        inner = noted if item else ""
        yield f'<{tag}{classes} dir="auto">{body}{inner}</{tag}>\n{"" if item else noted}'
    if in_list:
        yield "</ul>\n"


def notes(checked: Checked, numbers: Iterable[int], ident: str) -> str:
    """The findings of those numbers as notes, each with its message and fixes."""
    rows = []
    for number in numbers:
        finding = checked.findings[number]
        where = f"{checked.unit} {checked.place(finding.span).line}"
        fixes = "".join(f" <span class=fix>{shown(fix.title)}</span>" for fix in finding.fixes)
        rows.append(
            f'<li id="{ident}n{number + 1}" value="{number + 1}" class="{finding.severity.value}">'
            f"{shown(finding.message)}{fixes} <small>{finding.code}, {where}</small></li>\n"
        )
    return f"<ol class=notes>\n{''.join(rows)}</ol>\n" if rows else ""


def shown(text: str) -> str:
    """Text of a draft or about it, safe inside HTML."""
    return escape(clean(text))


def _flag(finding: Finding, block: Block, number: int) -> Mark | None:
    start, end = block.to_prose(finding.span.start), block.to_prose(finding.span.end)
    if start is None:
        return None
    if end is None or end <= start:
        end = min(len(block.text), start + 1)
        start = min(start, max(0, end - 1))
    return Mark(Span(start, end), f"flag {finding.severity.value}", number + 1)


def _marked(text: str, marks: Iterable[Mark], ident: str) -> Iterator[str]:
    """``text`` cut where a mark begins or ends, each piece with the classes of the marks that cover it."""
    starts: dict[int, list[Mark]] = {}
    ends: dict[int, list[Mark]] = {}
    for mark in marks:
        starts.setdefault(mark.span.start, []).append(mark)
        ends.setdefault(mark.span.end, []).append(mark)
    covering: Counter[str] = Counter()
    last = 0
    for at in sorted({*starts, *ends, len(text)}):
        if at > last:
            piece = shown(" ".join(text[last:at].replace(OPAQUE, "…").split("\n")))
            classes = " ".join(dict.fromkeys(" ".join(+covering).split()))
            tag = "mark" if "flag" in classes else "span"
            yield f'<{tag} class="{classes}">{piece}</{tag}>' if classes else piece
            last = at
        for mark in ends.get(at, ()):
            covering[mark.kind] -= 1
            if mark.number:
                yield f'<sup><a href="#{ident}n{mark.number}">{mark.number}</a></sup>'
        for mark in starts.get(at, ()):
            covering[mark.kind] += 1
