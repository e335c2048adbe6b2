"""What holds for any text: exact offsets, reuse that changes nothing, no errors, no deep recursion."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsls.markup import Document, ignore_edit, parse
from newsls.markup import markdown as markdown_reader
from newsls.text import apply_edits

COMMON = [
    "a", "The minister ", "said so. ", "word ", " ", "\n", "\n\n", "\r\n", "\r", "\t", "é", "’", "😀", "\u2028", "\0",
    "\ud800", "\ufeff", "---\n", "title: x\n", "\xa0", "\x0c",
]  # fmt: skip
FRAGMENTS = {
    "plaintext": [
        *COMMON, "* ", "- ", "1. ", "## ", "[newsls: ignore]\n", "[newsls: off]\n", "[newsls: on]\n",
        "[newsls: ingore",
        "By Jane Doe\n", "Photo: Coast News\n", "Old quay\n", "***\n", "and so on ", "“", "word " * 9,
    ],
    "markdown": [
        *COMMON, "**", "*", "_", "`", "[", "](x)", "[^1]", "[^1]: ", "    ", "> ", "* ", "1. ", "# ", "\n===\n",
        "\n---\n",
        "|", "| a | b |\n|---|---|\n", "&amp;", "&shy;", "&nGt;", "\\", "<b>", "</b>", "<br>",
        "<!-- newsls: ignore -->", "<!--", "-->", "<div>\n", "</div>\n", "![alt](x.png)", "```\n", "~~~\n", "$x^2$",
        "[ref]: http://x\n", "[ref]",
        "<script>", "</script>", "<?", "<![CDATA[", "<http://x.y>", "~~", "- [ ] ", "{#id}", "<code>", "</code>",
        "<q>", "Old quay\n",
    ],
    "html": [
        *COMMON, "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<br>", "<ul>", "<li>", "</ul>", "<table>", "<tr>",
        "<td>", "</table>", "<blockquote>", "</blockquote>", "<!-- newsls: ignore[a] -->", "<!--", "-->", "<!",
        "<?", "<", ">",
        '"', "'", "=", '<a href="x', "</a>", "<script>", "</script>", "&amp;", "&", "&shy;", "&nGt;", "<h2>", "</h2>",
        "<figcaption>",
        "<q>", "<img src=x>", "<sup>1</sup>", "<code>", "</code>", "<pre>", "</pre>", "<title>", "</title>",
        '<span title="a>b">', "<P>",
        '<time datetime="2024-01-02">', "<nav>", "</nav>", "<p hidden>",
    ],
}  # fmt: skip
LANGUAGES = list(FRAGMENTS)


@st.composite
def drafts(draw: st.DrawFn) -> tuple[str, str]:
    language = draw(st.sampled_from(LANGUAGES))
    return language, "".join(draw(st.lists(st.sampled_from(FRAGMENTS[language]), max_size=30)))


def check(text: str, document: Document) -> None:
    """The promises of every document."""
    reached = 0
    for block in document.blocks:
        assert block.start >= reached
        assert block.text.strip()
        assert block.text == block.text.strip(" \t\r\n")
        prose = source = 0
        for piece in block.pieces:
            assert piece.prose == prose
            assert piece.source >= source
            assert piece.length > 0
            assert piece.width > 0
            if piece.length == piece.width:
                start = block.start + piece.source
                assert block.text[prose : prose + piece.length] == text[start : start + piece.width]
            prose, source = prose + piece.length, piece.source + piece.width
        if block.pieces:
            assert prose == len(block.text)
            assert block.pieces[0].source == 0
        else:
            assert block.span.of(text) == block.text
        reached = block.span.end
        assert reached <= len(text)
        assert all(0 <= span.start < span.end <= len(block.text) for span in block.emphasis)
    for comment in document.suppressions:
        for span in (comment.span, comment.scope, *(span for _, span in comment.codes)):
            assert 0 <= span.start <= span.end <= len(text)


@given(drafts())
def test_offsets(draft: tuple[str, str]) -> None:
    language, text = draft
    check(text, parse(text, language))


@given(st.sampled_from(LANGUAGES), st.text(max_size=60))
def test_any_text(language: str, text: str) -> None:
    check(text, parse(text, language))


@given(drafts(), st.data())
def test_reuse_changes_nothing(draft: tuple[str, str], data: st.DataObject) -> None:
    language, text = draft
    document = parse(text, language)
    for _ in range(3):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 6)))
        new = "".join(data.draw(st.lists(st.sampled_from(FRAGMENTS[language]), max_size=2)))
        before = parse(text, language)
        edited = text[:start] + new + text[end:]
        after = parse(edited, language, document)
        assert after == parse(edited, language)
        assert document == before  # the document before is a value: nothing of it has changed
        text, document = edited, after


@given(drafts(), drafts())
def test_reuse_of_another_format_changes_nothing(one: tuple[str, str], two: tuple[str, str]) -> None:
    assert parse(two[1], two[0], parse(one[1], one[0])) == parse(two[1], two[0])


# Without front matter, and without “$x^2$”, which lets a stretch have mathematics.
@given(st.lists(st.sampled_from([f for f in FRAGMENTS["markdown"] if f not in ("$x^2$", "---\n", "\ufeff")])))
@example(["```\n", "a", "\n\n", "b", "\n\n", "```\n", "c"])
@example(["* ", "a", "\n\n", "    ", "b", "\n\n", "c"])
@example(["<script>", "\n\n", "a", "\n\n", "</script>", "\n\n", "b"])
@example(["> ", "```\n", "a", "\n\n", "```\n", "b", "\n\n", "c"])
def test_cut_into_stretches_markdown_reads_as_in_one(fragments: list[str]) -> None:
    text = "".join(fragments)
    labels = markdown_reader._labels(text)
    whole = markdown_reader._stretch(text, markdown_reader._definitions(text, labels))
    assert parse(text, "markdown").blocks == whole.blocks


@given(drafts(), st.integers(0, 200))
def test_ignoring_anything_keeps_the_story(draft: tuple[str, str], offset: int) -> None:
    language, text = draft
    document = parse(text, language)
    after = apply_edits(text, [ignore_edit(document, text, language, "some-code", min(offset, len(text)))])
    check(after, parse(after, language))


HOSTILE = {
    "quotes": "> ", "quote": ">", "brackets": "[", "links": "[a](", "images": "![", "stars": "*",
    "emphasis": "*a _b **c ", "ticks": "`a ", "less": "<", "tags": "<a ", "attributes": '<a href="',
    "values": '<a =">" ', "comments": "<!-- ", "divisions": "<div>", "lists": "<ul><li>", "tables": "<table><tr><td>",
    "scripts": "<script>", "code": "<code>a", "items": "* ", "indents": "    ", "ampersands": "&a", "pipes": "|",
    "fences": "```\n\na\n\n", "open fences": "```\n\n", "references": "[a]: b\n\n", "notes": "[^a] ",
    "ignores": "<!-- newsls: ignore -->\n\n", "offs": "<!-- newsls: off[a] -->\n\n", "rules": "---\n", "nul": "\0",
    "surrogates": "\ud83d", "spaces": " ", "returns": "\r", "capitals": "Ab ", "quotation": '"',
    "contributed": "contributed ", "slashes": "A/", "labels": "Photo: ", "dollars": "$a ", "superscripts": "<sup><a>",
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile(unit: str, language: str) -> None:
    # With any cost beyond linear in one of these the suite would come to a halt here.
    text = unit * 10_000
    document = parse(text, language)
    check(text, document)
    assert parse(text + "x", language, document) == parse(text + "x", language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text",
    [
        "The minister said on Monday that it was so. " * 25_000,  # one line of more than 1 MB
        "The minister said on Monday that it was so.\n\n" * 225_000,  # 10 MB
    ],
    ids=["one line", "10 MB"],
)
def test_large(text: str, language: str) -> None:
    document = parse(text, language)
    assert sum(len(block.text) for block in document.blocks) > 0.9 * len(text)
    assert document.blocks[-1].span.end == len(text.rstrip())
