"""Markdown to blocks of prose: CommonMark with the tables, footnotes, task lists and strikethrough of GitHub.

The parser is pulldown-cmark (through pyromark): it follows the specification, gives the source range of everything and
takes linear time on any text.  So that a keystroke costs one stretch of the draft and not all of it, the source is cut
where CommonMark can carry nothing over (after a blank line, before a line that no open block could claim), and each
stretch is parsed by itself and remembered.  What is not local, link reference definitions, is handed to the stretches
that use it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from typing import Any

import pyromark
from pyromark import Options

from newsls.markup import html, kinds
from newsls.markup.blocks import OPAQUE, Block, BlockKind, Document, Piece
from newsls.markup.chunks import Chunk, Comment, Memo
from newsls.markup.documents import document
from newsls.markup.prose import Prose
from newsls.markup.suppressions import is_addressed
from newsls.text import Span

_OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_HEADING_ATTRIBUTES
    | Options.ENABLE_GFM
)
_MATHS = _OPTIONS | Options.ENABLE_MATH

# A line after a blank one, with a first character that closes lists, notes and quotations rather than going on with
# them.
_CUT = re.compile(r"(?:\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)(?=[^\s*+\-0-9])")
_LF_CUT = re.compile(r"\n[ \t]*\n(?=[^\s*+\-0-9])")  # the same in a text without CR, and quicker
_SURROGATE = re.compile("[\ud800-\udfff]")
_LONE_CR = re.compile(r"\r(?!\n)")
_WIDE = re.compile(r"[^\x00-\x7f]+")
_REFERENCES = re.compile(r"\[(?!\^)([^\[\]]{1,999})\]")
_DEFINES = re.compile(r"\[[^\[\]\^][^\[\]]{0,999}\]:")
_NOTES = re.compile(r"\[\^([^\s\[\]]{1,100})\]")
_NEW_LINE = re.compile(r"\r\n|\n|\r")
# “$x^2$” is mathematics, “$5 to $6” is money.
_MATH = re.compile(r"\$\$|\$[^$\s][^$\r\n]{0,200}[\\^_=][^$\r\n]{0,200}\$")
_MONEY = re.compile(r"\d[\d.,]*(?:\s|[–—-]|[a-z]|$)")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_EXTENSIONS = 8  # how often a cut may turn out to lie inside a block before the rest is parsed as one

# Anything that is more to CommonMark than the text of one paragraph.
_SPECIAL = re.compile(r"[\\`*_~\[\]<>&|#=\t]|(?:^|[\r\n])[ \-+0-9\r\n]|[ ][\r\n]|\r(?!\n)")

# Blocks that may run over blank lines: how they begin and how they end.
_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_TYPE_1 = "(?:script|pre|style|textarea)"
_RAW_HTML = (
    (
        re.compile(r"[ ]{0,3}<(?:script|pre|style|textarea)(?=[\s>]|\Z)", re.IGNORECASE),
        r"</(?:script|pre|style|textarea)>",
    ),
    (re.compile(r"[ ]{0,3}<!--"), "-->"),
    (re.compile(r"[ ]{0,3}<\?"), r"\?>"),
    (re.compile(r"[ ]{0,3}<!\[CDATA\["), r"\]\]>"),
    (re.compile(r"[ ]{0,3}<![A-Za-z]"), ">"),
)


def parse(text: str, previous: Document | None = None) -> Document:
    """The blocks of a Markdown source."""
    return document(text, "markdown", previous, _read)


def _read(body: str, memo: Memo) -> list[tuple[int, Chunk]]:
    """The chunks of a source, each with its offset."""
    labels = _labels(body)
    cuts = [m.end() for m in (_CUT if "\r" in body else _LF_CUT).finditer(body)]
    cuts.append(len(body))
    placed: list[tuple[int, Chunk]] = []
    start = index = 0
    while start < len(body):
        while cuts[index] <= start:
            index += 1
        end = cuts[index]
        for attempt in range(_EXTENSIONS + 1):
            source = body[start:end]
            added = _definitions(source, labels)
            chunk = memo.get((source, added), lambda: _stretch(source, added))  # noqa: B023
            if not chunk.runs_on or end == len(body):
                break
            # The last block is a fence or raw HTML that is still open: take it in to its end.
            over = re.compile(chunk.runs_on, re.IGNORECASE).search(body, end)
            if over is None or attempt == _EXTENSIONS - 1:
                end = len(body)
            else:
                index = bisect_right(cuts, over.start())
                end = cuts[min(index, len(cuts) - 1)]
        placed.append((start, chunk))
        start = end
    return placed


def _sound(source: str) -> str:
    """A source as the parser takes it: every character as long as before, in UTF-8 too.

    Lone surrogates can't be encoded, and a CR by itself ends a line for editors but not for this parser.
    """
    if "\r" in source:
        source = _LONE_CR.sub("\n", source)
    return source if source.isascii() else _SURROGATE.sub("\ufffd", source)


def _labels(source: str) -> Mapping[str, str]:
    """The labels that the draft defines for links, by their normal form."""
    if "]:" not in source or _DEFINES.search(source) is None:
        return {}
    return {_normal(label): label for label in pyromark.reference_definitions(_sound(source), options=_OPTIONS)}


def _normal(label: str) -> str:
    return " ".join(label.split()).casefold()


def _definitions(source: str, labels: Mapping[str, str]) -> str:
    """Definitions for what a stretch refers to, to be parsed before it: where links lead doesn't matter to prose."""
    if "[" not in source:
        return ""
    used = [f"[{labels[name]}]: x" for m in _REFERENCES.finditer(source) if (name := _normal(m[1])) in labels]
    # A note that isn't written yet is a note all the same.
    used += [f"[^{label}]: x" for label in _NOTES.findall(source)]
    return "\n\n".join(dict.fromkeys(used))


_APART = "\n\n<!-- -->\n\n"  # so that nothing of a stretch goes on with a definition before it


def _stretch(source: str, added: str) -> Chunk:
    """What one stretch holds; ``added`` are definitions that its references need."""
    plain = source.rstrip(" \t\r\n\f\v")
    if plain.strip() and _SPECIAL.search(plain) is None and _MATH.search(plain) is None:
        return Chunk((kinds.refined(Block(BlockKind.PARAGRAPH, 0, plain)),))
    try:
        return _Reader(source).chunk(added)
    except BaseException as error:
        # A panic of the parser's Rust arrives as a BaseException; reading the stretch as it stands loses no prose.
        if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError | GeneratorExit):
            raise
        return Chunk((Block(BlockKind.PARAGRAPH, 0, plain),) if plain.strip() else ())


class _Reader:
    """Reads the parser's events for one stretch."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.offset = _offsets(source)
        self.prose: Prose | None = None
        self.alt: Prose | None = None  # what the images of this block say of themselves
        self.depth = 0  # how deep inside images or autolinks
        self.end = len(source)  # of the block that is being read
        self.raw: tuple[str, int] | None = None  # an inline element whose text is no prose, and where it began
        self.skip = -1  # a space to leave out
        self.closes: dict[str, int] = {}
        self.level = 0
        self.kinds: list[BlockKind] = [BlockKind.PARAGRAPH]
        self.blocks: list[Block] = []
        self.comments: list[Comment] = []
        self.inside: list[Comment] = []
        self.groups: list[Span] = []
        self.html: list[tuple[int, int]] | None = None
        self.top: tuple[str, int, int] = ("", 0, 0)  # the last block that stands in no other

    def chunk(self, added: str) -> Chunk:
        source = _sound(self.source)
        options = _MATHS if _MATH.search(source) else _OPTIONS
        before = _sound(added) + _APART if added else ""
        base = len(before.encode())
        nesting = 0
        for event, place in pyromark.events_with_range(before + source, options=options):
            first, last = place["start"] - base, place["end"] - base
            if first < 0:
                continue
            start, end = self.offset(first), self.offset(last)
            if isinstance(event, str):
                self.mark(event, start, end)
                continue
            ((what, value),) = event.items()
            if what == "Start":
                name = _name(value)
                if not nesting:
                    self.top = (name, start, end)
                nesting += 1
                self.begin(name, value, start, end)
            elif what == "End":
                nesting -= 1
                self.finish(_name(value), start, end)
            else:
                self.inline(what, value, start, end)
        self.flush()
        return Chunk(
            tuple(self.blocks),
            tuple(sorted(self.comments)),
            tuple(sorted(self.groups)),
            runs_on=self.runs_on(),
        )

    def runs_on(self) -> str:
        """The pattern that would end the last block, where it is one that blank lines don't end."""
        name, start, end = self.top
        source = self.source
        if end < len(source.rstrip()):
            return ""
        if name == "CodeBlock":
            fence = _FENCE.match(source, _line_start(source, start))
            if fence is None:
                return ""
            closing = rf"(?<=[\r\n])[ ]{{0,3}}{fence[1][0]}{{{len(fence[1])},}}[ \t]*(?=[\r\n]|\Z)"
            return closing if re.compile(closing).search(source, fence.end()) is None else ""
        if name == "HtmlBlock":
            for opening, closing in _RAW_HTML:
                found = opening.match(source, _line_start(source, start))
                if found is not None:
                    closed = re.compile(closing, re.IGNORECASE).search(source, found.end())
                    return closing if closed is None else ""
        return ""

    def begin(self, name: str, value: Any, start: int, end: int) -> None:
        if name in ("Emphasis", "Strong"):
            self.text.emphasise()
        elif name == "Image":
            self.depth += 1
            self.alt = self.alt or Prose(self.source)
        elif name == "Link":
            if self.depth or value["Link"]["link_type"] in ("Autolink", "Email"):
                self.depth += 1
        elif name in _INLINE:
            pass
        else:
            self.flush()
            self.end = end
            if name in _KINDS:
                self.kinds.append(_KINDS[name])
            if name in ("List", "BlockQuote", "Table"):
                self.groups.append(Span(start, end))
            elif name == "Heading":
                self.level = int(value["Heading"]["level"][1])
            elif name == "HtmlBlock":
                self.html = []
            elif name == "CodeBlock":
                self.depth += 1

    def finish(self, name: str, start: int, end: int) -> None:
        if name in ("Emphasis", "Strong"):
            self.text.relax()
        elif name in ("Image", "Link"):
            if self.depth:
                self.depth -= 1
                if not self.depth and self.raw is None:
                    self.text.put(OPAQUE, start, end)
        elif name in _INLINE:
            pass
        elif name == "CodeBlock":
            self.depth -= 1
        elif name == "HtmlBlock":
            self.embed()
        else:
            self.flush()
            self.level = 0
            if name in _KINDS:
                self.kinds.pop()

    def mark(self, event: str, start: int, end: int) -> None:
        if event in ("SoftBreak", "HardBreak"):
            line_break = _NEW_LINE.search(self.source, start, end)
            if line_break is not None and not self.depth and self.raw is None:
                self.text.take(*line_break.span())
            elif line_break is not None and self.alt is not None and self.raw is None:
                self.alt.take(*line_break.span())

    def inline(self, what: str, value: Any, start: int, end: int) -> None:
        if what == "Html":
            if self.html is not None:
                self.html.append((start, end))
        elif what == "InlineHtml":
            self.tag(start, end)
        elif self.raw is not None:
            pass
        elif what == "Text":
            prose = self.text if not self.depth else self.alt
            if prose is not None:
                if self.source.startswith("&", start) and end - start > 2 and html.decode(value) == "" != value:
                    return
                if start == self.skip:
                    start, value = start + 1, value[1:]
                prose.put(value, start, end)
        elif self.depth:
            pass
        elif what == "InlineMath" and _MONEY.match(value):
            self.text.take(start, end)
        elif what in ("Code", "InlineMath", "DisplayMath"):
            self.text.put(OPAQUE, start, end)

    def tag(self, start: int, end: int) -> None:
        """Markup inside a line."""
        source = self.source
        if source.startswith("<!--", start):
            if is_addressed(source[start + 4 : start + 40]):
                last = max(start + 4, end - 3)
                self.inside.append(Comment(start, end, start + 4, last))
            # Of the two spaces around a comment one is enough; and it belongs to its block, if only just begun.
            if self.text.last in ("", " ") and source.startswith(" ", end):
                self.skip = end
            return
        named = _TAG.match(source, start, end)
        if named is None or self.depth:
            return
        closing, name = bool(named[1]), named[2].lower()
        if self.raw is not None:
            if closing and name == self.raw[0]:
                self.text.put(OPAQUE, self.raw[1], end)
                self.raw = None
        elif name == "br":
            self.text.put("\n", start, end)
        elif name in html.EMPHASIS:
            if closing:
                self.text.relax()
            else:
                self.text.emphasise()
        elif name == "q":
            self.text.put("”" if closing else "“", start, end)
        elif name in html.RAW and not closing and self.closes_after(name, end):
            self.raw = (name, start)
        elif name in ("img", "input"):
            self.text.put(OPAQUE, start, end)

    def closes_after(self, name: str, at: int) -> bool:
        """Whether the block that is being read closes an element again."""
        if name not in self.closes:
            self.closes[name] = self.source.lower().rfind(f"</{name}>", 0, self.end)
        return self.closes[name] >= at

    @property
    def text(self) -> Prose:
        """The prose that is being read, begun where there is none."""
        if self.prose is None:
            self.prose = Prose(self.source)
        return self.prose

    def flush(self) -> None:
        """End the block that is being read."""
        prose, alt, inside = self.prose, self.alt, self.inside
        self.prose = self.alt = self.raw = None
        self.inside, self.closes = [], {}
        if prose is None:
            return
        kind = self.kinds[-1]
        block = prose.block(kind, self.level if kind is BlockKind.HEADING else 0)
        if alt is not None and kind is not BlockKind.HEADING:
            if block is None:
                block = alt.block(BlockKind.CAPTION if kind is BlockKind.PARAGRAPH else kind)
            elif kind is BlockKind.PARAGRAPH and _is_caption(block):
                block = Block(BlockKind.CAPTION, block.start, block.text, block.pieces, block.emphasis)
        index = -1
        if block is not None:
            index = len(self.blocks)
            self.blocks.append(kinds.refined(block))
        self.comments += [comment._replace(block=index) for comment in inside]

    def embed(self) -> None:
        """Read a block of HTML."""
        ranges, self.html = self.html or [], None
        lines: list[tuple[int, int, int]] = []  # where a run stands in what is read, where in the source, its length
        at = 0
        for start, end in ranges:
            if lines and lines[-1][1] + lines[-1][2] == start:
                lines[-1] = (lines[-1][0], lines[-1][1], lines[-1][2] + end - start)
            else:
                lines.append((at, start, end - start))
            at += end - start
        chunk = _through(html.read("".join(self.source[start:end] for start, end in ranges)), lines)
        self.comments += [comment.moved(0, len(self.blocks)) for comment in chunk.comments]
        self.groups += chunk.groups
        for block in chunk.blocks:
            kind = self.kinds[-1] if block.kind is BlockKind.PARAGRAPH else block.kind
            self.blocks.append(
                kinds.refined(Block(kind, block.start, block.text, block.pieces, block.emphasis, block.level))
            )


_INLINE = frozenset(("Strikethrough", "Superscript", "Subscript"))
_KINDS = {
    "Heading": BlockKind.HEADING,
    "Item": BlockKind.LIST_ITEM,
    "BlockQuote": BlockKind.QUOTE,
    "FootnoteDefinition": BlockKind.FOOTNOTE,
    "TableCell": BlockKind.CELL,
}


def _name(tag: Any) -> str:
    """The name of a parser's tag, which is a string or a dictionary with one key."""
    return tag if isinstance(tag, str) else str(next(iter(tag)))


def _line_start(source: str, at: int) -> int:
    return max(source.rfind("\n", 0, at), source.rfind("\r", 0, at)) + 1


def _is_caption(block: Block) -> bool:
    """Whether a block is an image and, all of it emphasised, a line about it."""
    rest = block.text.lstrip(OPAQUE + " \r\n")
    if rest == block.text or not block.emphasis:
        return False
    return block.emphasis[0].start <= len(block.text) - len(rest) and block.emphasis[0].end == len(block.text)


def _offsets(source: str) -> Any:
    """A function from UTF-8 offsets, in which the parser counts, to code points."""
    if source.isascii():
        return int
    starts: list[int] = []  # in bytes: where a run of wide characters ends
    behind: list[int] = []  # by how much code points are then fewer than bytes
    lost = 0
    for wide in _WIDE.finditer(source):
        for index in range(*wide.span()):
            code = ord(source[index])
            lost += 1 if code < 0x800 else 2 if code < 0x10000 else 3
            starts.append(index + 1 + lost)
            behind.append(lost)

    def offset(at: int) -> int:
        index = bisect_right(starts, at)
        return at - behind[index - 1] if index else at

    return offset


def _through(chunk: Chunk, lines: list[tuple[int, int, int]]) -> Chunk:
    """A chunk read from several runs of a source, in offsets of that source."""
    if len(lines) == 1 and lines[0][1] == 0:
        return chunk
    starts = [at for at, _, _ in lines]

    def place(offset: int) -> int:
        at, source, length = lines[max(0, bisect_right(starts, offset) - 1)]
        return source + min(offset - at, length)

    def over(offset: int) -> int:
        return place(offset - 1) + 1 if offset else place(0)

    blocks = []
    for block in chunk.blocks:
        pieces: list[Piece] = []
        first = place(block.start)
        for piece in block.pieces or (Piece(0, len(block.text), 0, len(block.text)),):
            start, end = block.start + piece.source, block.start + piece.source + piece.width
            if piece.length != piece.width:
                pieces.append(Piece(piece.prose, piece.length, place(start) - first, over(end) - place(start)))
                continue
            while start < end:
                at, source, length = lines[max(0, bisect_right(starts, start) - 1)]
                taken = min(end, at + length) - start
                prose = piece.prose + start - block.start - piece.source
                pieces.append(Piece(prose, taken, source + start - at - first, taken))
                start += taken
        alone = len(pieces) == 1 and pieces[0].length == pieces[0].width
        blocks.append(Block(block.kind, first, block.text, () if alone else tuple(pieces), block.emphasis, block.level))
    comments = (Comment(place(c.start), over(c.end), place(c.first), over(c.last), c.block) for c in chunk.comments)
    groups = (Span(place(group.start), over(group.end)) for group in chunk.groups)
    return Chunk(tuple(blocks), tuple(comments), tuple(groups), chunk.headline, chunk.date)
