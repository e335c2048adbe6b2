"""What the three formats have in common: a byte order mark, front matter, suppressions, and reuse."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newsls.markup import front_matter, suppressions
from newsls.markup.blocks import Document, FrontMatter
from newsls.markup.chunks import Chunk, Memo, State, join
from newsls.text import Span


def document(
    text: str,
    language: str,
    previous: Document | None,
    read: Callable[[str, Memo], Sequence[tuple[int, Chunk]]],
) -> Document:
    """The document of ``text``.

    ``read`` is the format's own: it gets what follows the front matter, and gives chunks with their offsets in it.
    """
    memo = Memo(language, previous)
    start = front_matter.end_of(text)
    front = text[:start]
    head: FrontMatter | None = None
    if start:
        known = memo.state.front if memo.state else ("", None)
        head = known[1] if known[0] == front else front_matter.read(front)
    elif text.startswith("\ufeff"):
        start = 1
    whole = join([(start + at, chunk) for at, chunk in read(text[start:], memo)])
    state = State(language, memo.new, (front, head), whole.groups)
    if head is None and (whole.headline or whole.date):
        head = FrontMatter(Span(0, 0), whole.headline, whole.date)
    silenced = suppressions.resolve(text, whole.comments, whole.blocks, whole.groups)
    return Document(whole.blocks, head, silenced, state)
