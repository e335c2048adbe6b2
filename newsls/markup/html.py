"""HTML to blocks of prose.

The tokenizer follows the HTML standard (section 13.2.5) in what decides where text begins and ends: tags with quoted
attributes, comments, raw text elements, character references.  No tree is built, since prose needs none: a short stack
of the elements that decide a block's kind is enough, misnested and unclosed tags included, and the time taken is
linear in the length of any source.
"""

from __future__ import annotations

import re
from datetime import date
from html import unescape

from newsls.markup import front_matter, kinds
from newsls.markup.blocks import OPAQUE, Block, BlockKind, Document
from newsls.markup.chunks import Chunk, Comment, Memo, moved
from newsls.markup.documents import document
from newsls.markup.prose import Prose
from newsls.markup.suppressions import is_addressed
from newsls.text import Span

_NAME = re.compile(r"(/?)([A-Za-z][^\s/>]*)")
_STOP = re.compile(r""">|=\s*["']""")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,9};?|#[xX][0-9a-fA-F]{1,8};?|[A-Za-z][A-Za-z0-9]{0,31};)")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_HIDDEN = re.compile(r"\shidden(?=[\s>/=])", re.IGNORECASE)
_NOTE_MARK = re.compile(
    r"<sup\b[^<>]{0,200}>\s*(<a\b[^<>]{0,400}>)?\s*(\[)?\s*(?:[0-9]{1,3}|[a-z]|[*†‡§]{1,3})\s*\]?\s*(?:</a>)?\s*</sup>",
    re.IGNORECASE,
)
_LINE_BREAKS = re.compile(r"(?:<br\s*/?>\s*){2,}", re.IGNORECASE)
# Text and marked-up words, as far as they go.
_RUN = re.compile(
    r"(?:[^<]++|</?(?:a|abbr|b|big|br|cite|del|dfn|em|font|i|ins|mark|q|s|small|span|strong|sub|sup|time|u|wbr)(?=[\s/>])"
    r"""(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+>|<!--\s*newsls:[^<>]*+-->)*+""",
    re.IGNORECASE,
)
_MADE_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060")

# Elements whose content is no prose: taken whole, up to the first closing tag.
RAW = frozenset(
    "script style textarea xmp iframe noembed noframes noscript template svg math object audio video canvas select "
    "datalist button nav pre code kbd samp tt var map".split()
)
_RAW_INLINE = frozenset("svg math object audio video canvas code kbd samp tt var select button".split())
EMPHASIS = frozenset("em i cite b strong dfn".split())
_OPAQUE_VOID = frozenset("img input embed".split())
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_KINDS = {
    "li": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.QUOTE,
    "td": BlockKind.CELL,
    "th": BlockKind.CELL,
    "caption": BlockKind.CAPTION,
    "figcaption": BlockKind.CAPTION,
    "address": BlockKind.CREDIT,
    "footer": BlockKind.CREDIT,
    "article": BlockKind.PARAGRAPH,
    "main": BlockKind.PARAGRAPH,
    "body": BlockKind.PARAGRAPH,
    **dict.fromkeys(_HEADINGS, BlockKind.HEADING),
}
_GROUPS = frozenset("ul ol dl table blockquote".split())
_STACKED = frozenset(_KINDS) | _GROUPS | {"tr", "figure"}
_ENDS_HEADING = _STACKED | {"p", "section", "hr"}
_BREAKING = _STACKED | frozenset(
    "p div section header aside html head hr figure thead tbody tfoot colgroup details summary form fieldset legend "
    "center hgroup dir menu search link meta base title".split()
)
# An element that a start tag closes, and how far up it looks: what an author leaves unclosed.
_CLOSES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "td", "th", "blockquote"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl", "td", "th", "blockquote"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl", "td", "th", "blockquote"})),
    "td": (frozenset({"td", "th", "caption"}), frozenset({"table", "tr"})),
    "th": (frozenset({"td", "th", "caption"}), frozenset({"table", "tr"})),
    "tr": (frozenset({"tr", "caption"}), frozenset({"table"})),
}
_REACH = 12  # elements; a stack is looked through no further, so that depth can't make it slow


def parse(text: str, previous: Document | None = None) -> Document:
    """The blocks of an HTML source; front matter fences before it are read too."""
    return document(text, "html", previous, lambda body, memo: [(0, read(body, memo))])


def read(source: str, memo: Memo | None = None) -> Chunk:
    """Blocks and comments of an HTML source or fragment.  Never raises; linear in its length."""
    return _Reader(source, memo).chunk()


def decode(reference: str) -> str:
    """The characters of a character reference; invisible ones, which an author wrote out on purpose, are dropped."""
    text = unescape(reference)
    return "" if text in _MADE_INVISIBLE else text


class _Reader:
    """One pass over a source."""

    def __init__(self, source: str, memo: Memo | None, kind: BlockKind = BlockKind.PARAGRAPH, level: int = 0) -> None:
        self.source = source
        self.memo = memo
        self.around = kind, level  # what holds the source, where that is the inside of an element
        self.prose = Prose(source)
        self.blocks: list[Block] = []
        self.comments: list[Comment] = []
        self.inside: list[Comment] = []  # comments in the block that is being read
        self.groups: list[Span] = []
        self.stack: list[tuple[str, int, BlockKind]] = []  # name, where it began, the kind of what it holds
        self.open: dict[str, int] = {}  # how many of each name the stack holds
        self.headline: str | None = None
        self.day: date | None = None
        self.last = {mark: source.rfind(mark) for mark in (">", '"', "'")}
        self.closed: dict[str, int] = {}

    def chunk(self) -> Chunk:
        source, at = self.source, 0
        while True:
            mark = source.find("<", at)
            if mark < 0:
                break
            following = source[mark + 1 : mark + 2]
            if following == "/" or following.isalpha():
                end = self.tag(at, mark)
            elif following in ("!", "?"):
                end = self.declaration(at, mark)
            else:
                self.text(at, mark + 1)
                end = mark + 1
            if end < 0:  # no tag ends any more
                break
            at = end
        self.text(at, len(source))
        self.flush()
        while self.stack:
            self.pop(len(source))
        return Chunk(
            tuple(self.blocks),
            tuple(sorted(self.comments)),
            tuple(sorted(self.groups)),
            self.headline,
            self.day,
        )

    def text(self, start: int, end: int) -> None:
        """Character data."""
        source, prose = self.source, self.prose
        mark = source.find("&", start, end)
        while mark >= 0:
            found = _REFERENCE.match(source, mark, end)
            if found is None:
                mark = source.find("&", mark + 1, end)
                continue
            decoded = decode(found[0])
            if decoded != found[0]:
                prose.take(start, mark)
                prose.put(decoded, mark, found.end())
                start = found.end()
            mark = source.find("&", found.end(), end)
        prose.take(start, end)

    def declaration(self, at: int, mark: int) -> int:
        """A comment, doctype or processing instruction; returns its end."""
        source = self.source
        self.text(at, mark)
        if not source.startswith("<!--", mark):
            end = source.find(">", mark) if mark <= self.last[">"] else -1
            return end + 1 if end >= 0 else len(source)
        if source.startswith((">", "->"), mark + 4):
            return source.index(">", mark + 4) + 1
        close = source.find("--", mark + 4)
        while close >= 0 and not source.startswith((">", "!>"), close + 2):
            close = source.find("--", close + 1)
        if close < 0:
            return len(source)
        end = source.index(">", close) + 1
        if is_addressed(source[mark + 4 : mark + 40]):
            comment = Comment(mark, end, mark + 4, close)
            if self.prose.is_blank:
                self.comments.append(comment)
            else:
                self.inside.append(comment)
        # Of the two spaces around a comment one is enough.
        return end + (self.prose.last == " " and source.startswith(" ", end))

    def tag(self, at: int, mark: int) -> int:
        """A start or end tag, or a “<” that is none; returns where to go on, -1 where no tag can follow."""
        source = self.source
        named = _NAME.match(source, mark + 1)
        if named is None:
            if source.startswith("</", mark) and source[mark + 2 : mark + 3]:  # a bogus comment, by the standard
                end = source.find(">", mark)
                if end >= 0:
                    self.text(at, mark)
                    return end + 1
            self.text(at, mark + 1)
            return mark + 1
        end = self.tag_end(named.end())
        if end < 0:
            return -1
        name = named[2].lower()
        self.text(at, mark)
        if named[1]:
            self.end_tag(name, mark, end)
            return end
        return self.start_tag(name, mark, end)

    def tag_end(self, at: int) -> int:
        """The end of the tag whose name ends at ``at``; -1 where it has none."""
        while at <= self.last[">"]:
            stop = _STOP.search(self.source, at)
            if stop is None:
                return -1
            if stop[0] == ">":
                return stop.end()
            quote = stop[0][-1]
            at = stop.end()
            if at <= self.last[quote]:
                at = self.source.index(quote, at) + 1
        return -1

    def start_tag(self, name: str, mark: int, end: int) -> int:
        if name in EMPHASIS:
            self.prose.emphasise()
            return end
        if name in _BREAKING:
            if name == "title" and not self.open.get("svg"):
                return self.title(end)
            if name == "meta":
                self.meta(mark, end)
            self.flush()
            if name in _ENDS_HEADING:
                self.leave_heading(name, mark)
            if name in _STACKED:
                self.push(name, mark)
            elif _HIDDEN.search(self.source, mark, min(end, mark + 2000)):
                return self.past(name, end)
            return self.run(name, end)
        if name == "br":
            several = _LINE_BREAKS.match(self.source, mark)
            if several is not None:
                self.flush()
                return several.end()
            self.prose.put("\n", mark, end)
        elif name in _OPAQUE_VOID:
            self.prose.put(OPAQUE, mark, end)
        elif name == "sup":
            return self.note_mark(mark, end)
        elif name == "q":
            self.prose.put("“", mark, end)
        elif name == "time":
            self.time(mark, end)
        elif name in RAW:
            return self.raw(name, mark, end)
        return end

    def end_tag(self, name: str, mark: int, end: int) -> None:
        if name in EMPHASIS:
            self.prose.relax()
        elif name == "q":
            self.prose.put("”", mark, end)
        elif name in _BREAKING:
            self.flush()
            if self.open.get(name):
                while self.stack:
                    if self.pop(end) == name:
                        break

    # The stack

    def push(self, name: str, mark: int) -> None:
        closes = _CLOSES.get(name)
        if closes is not None:
            ends, barriers = closes
            for depth, (above, _, _) in enumerate(reversed(self.stack[-_REACH:])):
                if above in ends:
                    for _ in range(depth + 1):
                        self.pop(mark)
                    break
                if above in barriers:
                    break
        kind = _KINDS.get(name) or self.kind
        self.stack.append((name, mark, kind))
        self.open[name] = self.open.get(name, 0) + 1

    def pop(self, end: int) -> str:
        name, start, _ = self.stack.pop()
        self.open[name] -= 1
        if name in _GROUPS:
            self.groups.append(Span(start, end))
        return name

    @property
    def kind(self) -> BlockKind:
        return self.stack[-1][2] if self.stack else self.around[0]

    @property
    def level(self) -> int:
        return _HEADINGS.get(self.stack[-1][0], 0) if self.stack else self.around[1]

    def leave_heading(self, name: str, mark: int) -> None:
        """A heading or caption that nobody closed ends where the next block begins."""
        while self.stack and (self.stack[-1][0] in _HEADINGS or (self.stack[-1][0] == "caption" and name == "tr")):
            self.pop(mark)

    # Blocks

    def flush(self) -> None:
        """End the block that is being read."""
        prose = self.prose
        if not prose.length and not self.inside:
            return
        block = prose.block(self.kind, self.level)
        if block is not None:
            block = kinds.refined(block)
            self.comments += [comment._replace(block=len(self.blocks)) for comment in self.inside]
            self.blocks.append(block)
        else:
            self.comments += self.inside
        self.inside = []
        self.prose = Prose(self.source)

    def run(self, name: str, start: int) -> int:
        """Read an element that holds nothing but text and marked-up words through the memo; returns where to go on.

        Any other element is read as it comes.
        """
        if self.memo is None:
            return start
        found = _RUN.match(self.source, start)
        end = found.end() if found else start
        if end == start or self.source[end : end + 3 + len(name)].lower() != f"</{name}>":
            return start
        inside = self.source[start:end]
        key = inside, self.kind, self.level
        chunk = self.memo.get(key, lambda: _Reader(key[0], None, key[1], key[2]).chunk())
        self.comments += [comment.moved(start, len(self.blocks)) for comment in chunk.comments]
        self.blocks += [moved(block, start) for block in chunk.blocks]
        self.day = self.day or chunk.date
        return end

    # Elements that are not read as prose

    def past(self, name: str, end: int) -> int:
        """Where the element whose start tag ends at ``end`` is over; ``end`` itself where nobody closed it."""
        close = self.close_of(name, end)
        if close < 0:
            return end
        stop = self.source.find(">", close)
        return stop + 1 if stop >= 0 else len(self.source)

    def close_of(self, name: str, at: int) -> int:
        """The start of the next closing tag of ``name``, -1 where there is none."""
        if at > self.closed.get(name, len(self.source)):
            return -1
        pattern = _closing(name)
        found = pattern.search(self.source, at)
        if found is None:
            self.closed[name] = at - 1  # none from here on, so nobody need look again
            return -1
        return found.start()

    def raw(self, name: str, mark: int, end: int) -> int:
        over = self.past(name, end)
        if name in _RAW_INLINE:
            if over > end:
                self.prose.put(OPAQUE, mark, over)
        elif name not in ("script", "style", "noscript", "template", "map"):
            self.flush()
        return over

    def title(self, end: int) -> int:
        close = self.close_of("title", end)
        if close < 0:
            return end
        said = " ".join(unescape(self.source[end : min(close, end + 2000)]).split())
        if said and self.headline is None:
            self.headline = said
        self.flush()
        return self.past("title", close)

    def meta(self, mark: int, end: int) -> None:
        tag = self.attributes(mark, end)
        name = (tag.get("name") or tag.get("property") or tag.get("itemprop") or "").lower()
        if self.day is None and name in _DATE_NAMES:
            self.day = front_matter.read_date(tag.get("content", ""))

    def time(self, mark: int, end: int) -> None:
        if self.day is None:
            self.day = front_matter.read_date(self.attributes(mark, end).get("datetime", ""))

    def attributes(self, mark: int, end: int) -> dict[str, str]:
        tag = self.source[mark : min(end, mark + 2000)]
        return {m[1].lower(): unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(tag)}

    def note_mark(self, mark: int, end: int) -> int:
        """The mark of a footnote has no weight in prose; any other superscript is text."""
        found = _NOTE_MARK.match(self.source, mark)
        if found is not None and (found[1] or found[2] or self.prose.last in _BEFORE_A_NOTE):
            return found.end()
        return end


_DATE_NAMES = frozenset(
    "date pubdate publishdate publish_date datepublished dc.date dc.date.issued dcterms.created article:published_time "
    "og:published_time parsely-pub-date sailthru.date".split()
)
_BEFORE_A_NOTE = tuple(".,;:!?”’\"')")


def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)  # the re module remembers its patterns
