"""A client's changes against a reference that knows nothing of indexes, offsets or batches."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newsls.lsp.edits import Change, Place, Splice, apply_changes, backward, difference, forward, joined
from newsls.text import Encoding, LineIndex, Span

PIECES = [
    "a",
    "b ",
    "é",
    "€",
    "😀",
    "👩‍💻",
    "\n",
    "\r\n",
    "\r",
    "\u2028",
    "\x0c",
    "\x85",
    "\ufeff",
    "́",
    "\ud83d",
    "\ude00",
]
texts = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
places = st.builds(Place, st.integers(0, 6), st.sampled_from([0, 1, 2, 3, 4, 5, 7, 99, 2**31 - 1]))
changes = st.lists(
    st.builds(Change, st.one_of(st.tuples(places, places), st.tuples(places, places), st.none()), texts), max_size=6
)


def units(text: str, encoding: Encoding) -> list[str]:
    """The smallest parts of a text that a client can name or write: halves of characters in UTF-16."""
    if encoding is not Encoding.UTF16:
        return list(joined(text))
    data = text.encode("utf-16-be", "surrogatepass")
    return [chr(data[i] << 8 | data[i + 1]) for i in range(0, len(data), 2)]


def index(parts: list[str], place: Place, encoding: Encoding) -> int:
    """The part at a position, counted out line by line and unit by unit."""
    at = line = 0
    while line < place.line:
        while at < len(parts) and parts[at] not in "\r\n":
            at += 1
        if at == len(parts):
            return at
        at += 2 if parts[at : at + 2] == ["\r", "\n"] else 1
        line += 1
    column = 0
    while at < len(parts) and parts[at] not in "\r\n":
        column += len(parts[at].encode("utf-8", "surrogatepass")) if encoding is Encoding.UTF8 else 1
        if column > place.column:
            break
        at += 1
    return at


def reference(text: str, changes: list[Change], encoding: Encoding) -> str:
    for change in changes:
        if change.range is None:
            text = joined(change.text)
            continue
        parts = units(text, encoding)
        start, end = sorted(index(parts, place, encoding) for place in change.range)
        text = joined("".join(parts[:start]) + change.text + "".join(parts[end:]))
    return text


@settings(max_examples=500, deadline=None)
@given(texts.map(joined), changes, st.sampled_from(Encoding))
def test_any_changes_give_the_client_s_text(text: str, changes: list[Change], encoding: Encoding) -> None:
    new, splices = apply_changes(text, LineIndex(text), changes, encoding)
    assert new == reference(text, changes, encoding)
    length = len(text)
    for start, end, inserted in splices:
        assert 0 <= start <= end <= length
        length += inserted - (end - start)
    assert length == len(new)


@settings(max_examples=200, deadline=None)
@given(texts.map(joined), st.lists(st.tuples(places, places, texts), max_size=6), st.sampled_from(Encoding))
def test_a_descending_batch_gives_the_client_s_text(
    text: str, edits: list[tuple[Place, Place, str]], encoding: Encoding
) -> None:
    """“Replace all” as editors send it, with neighbours that touch."""
    batch = [Change((a, b), new) for a, b, new in sorted(edits, key=lambda e: max(e[:2]), reverse=True)]
    assert apply_changes(text, LineIndex(text), batch, encoding)[0] == reference(text, batch, encoding)


@settings(max_examples=200, deadline=None)
@given(texts.map(joined), changes, st.sampled_from(Encoding), st.data())
def test_a_span_that_nothing_touched_keeps_its_characters(
    text: str, changes: list[Change], encoding: Encoding, data: st.DataObject
) -> None:
    new, splices = apply_changes(text, LineIndex(text), changes, encoding)
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    there = forward(span, splices)
    if there is not None:
        assert there.of(new) == span.of(text)
        if span.start < span.end and not any(s.end == s.start for s in splices):
            assert backward(there.start, reversed(splices)) == span.start


def test_forward_and_backward_about_one_splice() -> None:
    splice = [Splice(10, 12, 5)]
    assert forward(Span(2, 10), splice) == (2, 10)
    assert forward(Span(12, 14), splice) == (15, 17)
    assert forward(Span(9, 11), splice) is None
    assert forward(Span(11, 13), splice) is None
    assert [backward(n, splice) for n in (9, 10, 11, 14, 15, 16)] == [9, 10, None, None, 12, 13]
    assert forward(Span(10, 14), [Splice(10, 10, 3)]) == (13, 17)
    assert forward(Span(6, 10), [Splice(10, 10, 3)]) == (6, 10)


@given(texts, texts)
def test_the_difference_of_two_texts_turns_one_into_the_other(old: str, new: str) -> None:
    splice = difference(old, new)
    if splice is None:
        assert old == new
    else:
        start, end, length = splice
        assert old[:start] + new[start : start + length] + old[end:] == new


def test_replacing_all_of_a_long_draft_takes_linear_time() -> None:
    """100,000 changes in one message: at one pass over the text a change this would never come to an end."""
    text = "Mr Smith said so.\n" * 100_000
    batch = [Change((Place(line, 0), Place(line, 2)), "Mrs") for line in reversed(range(100_000))]
    new, splices = apply_changes(text, LineIndex(text), batch, Encoding.UTF16)
    assert new == "Mrs Smith said so.\n" * 100_000
    assert len(splices) == 100_000


def test_an_emoji_typed_in_two_halves_becomes_one_character() -> None:
    text = "x"
    for column, half in ((1, "\ud83d"), (2, "\ude00")):
        text, _ = apply_changes(
            text, LineIndex(text), [Change((Place(0, column), Place(0, column)), half)], Encoding.UTF16
        )
    assert text == "x😀"


def test_half_an_emoji_replaced_gives_the_other_emoji() -> None:
    """Editors that compare texts unit by unit change 😀 to 😁 by its second half alone."""
    text, _ = apply_changes("x😀y", LineIndex("x😀y"), [Change((Place(0, 2), Place(0, 3)), "\ude01")], Encoding.UTF16)
    assert text == "x😁y"
