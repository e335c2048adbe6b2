"""Plain text to blocks of prose.

Drafts come in two layouts.  In one a line is a paragraph, with or without blank lines between; in the other paragraphs
are wrapped at some width and parted by blank lines.  Between two blank lines the lines themselves tell which: wrapped
lines break in mid-sentence and are filled, in that the next word would not have fitted.  Only where a stretch says
nothing either way does the rest of the draft decide, by a wide majority.

Headings, list items, captions and credits are known by their form and by what follows; a line that stands alone is a
paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsls.markup import kinds
from newsls.markup.blocks import Block, BlockKind, Document
from newsls.markup.chunks import Chunk, Comment, Memo
from newsls.markup.documents import document
from newsls.text import Span

_GAP = re.compile(r"(?:\r\n|\n|\r(?!\n))(?:[^\S\r\n]*(?:\r\n|\n|\r(?!\n)))+")
_LF_GAP = re.compile(r"\n(?:[^\S\n]*\n)+")  # the same in a text without CR: a search for one literal is far quicker
_LINE = re.compile(r"[^\r\n]+")
_SINGLE = re.compile(r"\n(?=[^\s])|\r(?=[^\s])")
_SOFT = re.compile(r"\n(?<=[a-z,]\n)[ \t]*(?=[a-z])|\n(?<=[a-z,]\r\n)[ \t]*(?=[a-z])")

_ITEM = re.compile(r"(?:[-*•·‣◦▪●]|\d{1,3}[.)]|\([a-z0-9]{1,2}\)|[a-z]\))[ \t]+(?=\S)")
_HASHES = re.compile(r"(\#{1,6})[ \t]+(?=\S)")
_NOTE = re.compile(r"\[\s*newsls\s*:", re.IGNORECASE)
_COMMENT = re.compile(r"<!--(\s*newsls\s*:.*?)-->$", re.IGNORECASE)
_TERMINAL = re.compile(r"[.!?…:;][\"”’'»)\]]*$")
_FULL_STOP = re.compile(r"[.!?…][\"”’'»)\]]*$")
_ALNUM = re.compile(r"[^\W_]")
_FIRST_WORD = re.compile(r"\S+")
_OPENS_HEADING = re.compile(r"[“‘\"']?[^\W_]")
_ASKS = re.compile(
    r"(?:Who|What|When|Where|Why|How|Which|Is|Are|Was|Were|Will|Would|Can|Could|Should|Do|Does|Did|Has|Have|Had)\b"
)
_WIDEST = 110  # characters; nobody wraps wider
_NARROWEST = 40
_UNFINISHED = 160  # a line longer than this is a paragraph, however it ends

_FUNCTION_WORDS = frozenset(
    "a an and are as at but by can de for from has how in into is it its may new no nor not of off on onto or out over "
    "per than that the their this to up upon via vs was what when who why will with after amid about against "
    "before".split()
)


class _Form(NamedTuple):
    """What the words and the form of a paragraph say of it, whatever stands around it."""

    kind: BlockKind | None = None
    level: int = 0
    marker: int = 0  # characters of a list marker or of “## ” before the prose
    subhead: bool = False  # could be a heading inside the story
    headline: bool = False  # could be the heading of the story
    prose: bool = False  # is running text
    comment: bool = False
    nothing: bool = False  # a line of dashes and the like


class _Unit(NamedTuple):
    """A paragraph of a stretch and where it stands there."""

    start: int
    end: int
    form: _Form


def parse(text: str, previous: Document | None = None) -> Document:
    """The blocks of a plain text; front matter fences before it are read too."""
    return document(text, "plaintext", previous, _read)


def _read(body: str, memo: Memo) -> list[tuple[int, Chunk]]:
    wrapped = _is_wrapped(body)
    units: list[tuple[int, _Unit]] = []
    start = 0
    gaps = [m.span() for m in (_GAP if "\r" in body else _LF_GAP).finditer(body)]
    for end, following in (*gaps, (len(body), len(body))):
        stretch = body[start:end]
        if stretch:
            known = memo.get((stretch, wrapped), lambda: _units(stretch, wrapped, memo))  # noqa: B023
            units += [(start, unit) for unit in known]
        start = following
    return [(0, _chunk(body, units))]


def _is_wrapped(body: str) -> bool:
    """Whether most of the draft's lines that follow another without a blank line go on with its sentence."""
    soft = len(_SOFT.findall(body))
    return soft >= 3 and soft * 4 >= len(_SINGLE.findall(body))


# Lines to paragraphs


def _units(stretch: str, wrapped: bool, memo: Memo) -> tuple[_Unit, ...]:
    """The paragraphs of a stretch without blank lines."""
    lines = [_trimmed(stretch, m.start(), m.end()) for m in _LINE.finditer(stretch)]
    lines = [line for line in lines if line.start < line.end]
    if len(lines) <= 1:
        return tuple(_Unit(*line, _form(line.of(stretch))) for line in lines)
    found: list[_Unit] = []
    begun = 0
    width = _width(stretch, lines, wrapped)
    for index in range(1, len(lines) + 1):
        if index < len(lines) and _goes_on(stretch, lines[index - 1], lines[index], width):
            continue
        span = Span(lines[begun].start, lines[index - 1].end)
        said = span.of(stretch)
        found.append(_Unit(*span, memo.get(("line", said), lambda: _form(said))))  # noqa: B023
        begun = index
    return tuple(found)


def _trimmed(text: str, start: int, end: int) -> Span:
    line = text[start:end]
    start += len(line) - len(line.lstrip(_SPACE))
    return Span(start, max(start, start + len(line.strip(_SPACE))))


_SPACE = " \t\f\v"


def _width(stretch: str, lines: Sequence[Span], wrapped: bool) -> int:
    """The width at which the lines of a stretch are wrapped, 0 where they aren't."""
    lengths = sorted(line.end - line.start for line in lines)
    width = (
        lengths[-2] if len(lengths) > 3 else lengths[-1]
    )  # one line that grew too long while it was edited is no width
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    pairs = len(lines) - 1
    runs = sum(_runs_on(stretch, lines[index], lines[index + 1]) for index in range(pairs))
    return width if runs * 3 >= pairs or wrapped else 0


def _runs_on(text: str, line: Span, following: Span) -> bool:
    """Whether a line ends in mid-sentence, as the start of the next one shows."""
    return text[following.start].islower() and _TERMINAL.search(text, max(line.start, line.end - 8), line.end) is None


def _goes_on(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the line ``following`` belongs to the paragraph of ``line``."""
    length = line.end - line.start
    if length > _UNFINISHED or text[line.start] in "#[<" or text[following.start] in "#[<":
        return False
    if _runs_on(text, line, following):
        return True
    if not width or length < _NARROWEST or _marker(text[following.start : following.start + 12]):
        return False
    if _indent(text, following) - _indent(text, line) >= 2:  # as the first line of a paragraph is
        return False
    word = _FIRST_WORD.match(text, following.start)
    if length + 1 + (word.end() - word.start() if word else 0) <= width - 6:
        return False
    return kinds.kind_of(following.of(text)) is None and _ALNUM.search(text, *following) is not None


def _indent(text: str, line: Span) -> int:
    """How many characters of white space stand before a line."""
    before = text[max(0, line.start - 40) : line.start]
    return len(before) - len(before.rstrip(_SPACE))


# What a paragraph is


def _form(said: str) -> _Form:
    """What a paragraph is by its own words and form."""
    if _note(said) is not None:
        return _Form(comment=True)
    if len(said) > 1200:
        return _Form(prose=True, marker=_marker(said))
    if _ALNUM.search(said) is None:
        return _Form(nothing=True)
    hashes = _HASHES.match(said)
    if hashes is not None and len(said) <= 200:
        return _Form(BlockKind.HEADING, len(hashes[1]), hashes.end())
    kind = kinds.kind_of(said)
    if kind is not None:
        return _Form(kind)
    marker = _marker(said)
    if marker:
        return _Form(BlockKind.LIST_ITEM, marker=marker)
    stopped = _FULL_STOP.search(said, max(0, len(said) - 8)) is not None
    headline, subhead = _could_head(said, stopped)
    return _Form(
        subhead=subhead, headline=headline, prose=(stopped and len(said) >= 30 and not headline) or len(said) > 200
    )


def _marker(said: str) -> int:
    item = _ITEM.match(said)
    return item.end() if item else 0


def _could_head(said: str, stopped: bool) -> tuple[bool, bool]:
    """Whether the form lets a paragraph be a headline, and whether it lets it be a heading inside the story."""
    if len(said) > 110 or "\n" in said or "\r" in said or _OPENS_HEADING.match(said) is None:
        return False, False
    first = _ALNUM.search(said)
    if first is None or first[0].islower() or said.count("“") != said.count("”") or said.count('"') % 2:
        return False, False
    words = said.split()
    if stopped:
        # Only capitals all through make a heading of what ends like a sentence, and only at the head of the story.
        asks = said.endswith("?") and len(said) <= 60 and _ASKS.match(said) is not None
        return asks or (len(words) >= 4 and _is_title_case(words)), asks
    if said[-1] in ",:;-–—…" or len(words) > 20:
        return False, False
    return True, len(said) <= 60 and (len(words) <= 6 or (len(words) <= 10 and _is_title_case(words)))


def _is_title_case(words: Sequence[str]) -> bool:
    capitals = 0
    for word in words:
        bare = word.strip("“”‘’\"'()[].,:;!?-–—")
        if bare[:1].islower() and bare not in _FUNCTION_WORDS:
            return False
        capitals += bare[:1].isupper() and len(bare) >= 4
    return capitals >= 4 and capitals * 2 >= len(words)


def _note(said: str) -> tuple[int, int] | None:
    """Where a line that is a comment to newsls says it, in offsets of the line."""
    if said.startswith("["):
        if _NOTE.match(said) is None or "\n" in said or "\r" in said:
            return None
        return (1, len(said) - 1) if said.endswith("]") else (0, len(said))
    if said.startswith("<!--"):
        found = _COMMENT.match(said)
        return found.span(1) if found else None
    return None


def _chunk(body: str, units: Sequence[tuple[int, _Unit]]) -> Chunk:
    """The blocks of all paragraphs, each with its kind now that its neighbours are known."""
    blocks: list[Block] = []
    comments: list[Comment] = []
    told = [(at, unit) for at, unit in units if not unit.form.nothing]
    heads = _headings([unit.form for _, unit in told])
    for index, (at, unit) in enumerate(told):
        start, end, form = unit.start + at, unit.end + at, unit.form
        if form.comment:
            note = _note(body[start:end])
            if note is not None:
                comments.append(Comment(start, end, start + note[0], start + note[1]))
            continue
        kind, level = form.kind or BlockKind.PARAGRAPH, form.level
        if index in heads:
            kind, level = BlockKind.HEADING, heads[index]
        blocks.append(Block(kind, start + form.marker, body[start + form.marker : end], level=level))
    return Chunk(tuple(blocks), tuple(comments))


def _headings(forms: Sequence[_Form]) -> dict[int, int]:
    """Which paragraphs are headings, and of which level.

    A heading stands before running text, with at most another heading, a credit or a caption between.
    """
    found: dict[int, int] = {}
    first = next((index for index, form in enumerate(forms) if not form.comment), 0)
    for index, form in enumerate(forms):
        if not (form.subhead or (form.headline and index == first)):
            continue
        for following in forms[index + 1 : index + 5]:
            if following.prose or following.kind is BlockKind.LIST_ITEM:
                if following.prose:
                    found[index] = 1 if index == first else 2
                break
            if not (following.subhead or following.headline or following.comment or following.kind is not None):
                break
    return found
