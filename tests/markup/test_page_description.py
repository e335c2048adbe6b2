"""A summary written into the head of a page: read back by Python's own parser, and nothing else touched."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsls.markup import parse
from newsls.markup.page_description import description_edit, has_head
from newsls.text import apply_edits


class Metas(HTMLParser):
    """The description of each ``<meta name="description">``."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str | None] = []
        self.others: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(reversed(attrs))
        if tag == "meta" and (given.get("name") or "").lower() == "description":
            self.found.append(given.get("content"))
        else:
            self.others.append((tag, tuple(attrs)))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "<html>\n<head>\n  <title>x</title>\n</head><body>",
            '<html>\n<head>\n  <title>x</title>\n  <meta name="description" content="S">\n</head><body>',
        ),
        (
            "<head>\r\n\t<title>x</title>\r\n\t<meta charset='utf-8' />\r\n</head>",
            (
                "<head>\r\n\t<title>x</title>\r\n\t<meta charset='utf-8' />\r\n"
                '\t<meta name="description" content="S" />\r\n</head>'
            ),
        ),
        ("<head></head>", '<head><meta name="description" content="S"></head>'),
        ("<head><title>x</title></head>", '<head><title>x</title><meta name="description" content="S"></head>'),
        (
            "<head><meta content='old: \"o\"' name=Description></head>",
            '<head><meta content="S" name=Description></head>',
        ),
        ('<head><meta name="description" content></head>', '<head><meta name="description" content="S"></head>'),
        ('<head><meta name="description"></head>', '<head><meta content="S" name="description"></head>'),
        (
            (
                '<head><!-- <meta name="description"> --><script>"<meta name=description>"</script>'
                "<meta name=description content=old></head>"
            ),
            (
                '<head><!-- <meta name="description"> --><script>"<meta name=description>"</script>'
                '<meta name=description content="S"></head>'
            ),
        ),
    ],
)
def test_where_it_is_written(before: str, after: str) -> None:
    edit = description_edit(before, "S")
    assert edit is not None
    assert apply_edits(before, [edit]) == after
    assert has_head(before)


@pytest.mark.parametrize(
    "page",
    [
        "<p>No head.</p>",
        "<head><title>x</title><body>never closed</body>",
        "<head><title>never closed</head>",
        "<head><!-- never closed </head>",
        '<head><meta name="description" content="never closed></head>',
        "<head><meta name=description content=a><meta name=description content=b></head>",
        '<meta name="description" content="x"></head>',
    ],
)
def test_what_can_not_be_written_is_left_alone(page: str) -> None:
    assert description_edit(page, "S") is None
    assert not has_head(page)


@given(
    st.text(
        st.one_of(st.sampled_from("\"'&<>; \n=/"), st.characters(codec="utf-8", exclude_categories=["Cc"])), max_size=40
    ),
    st.sampled_from(["", '<meta name="description" content="x">', "<META NAME='description' CONTENT=x>"]),
    st.sampled_from(["", "<title>a &amp; b</title>", "<link rel='x' href=y>", "<style>p > q {}</style>"]),
)
def test_a_parser_reads_it_back_and_all_else_as_before(said: str, meta: str, other: str) -> None:
    page = f"<!doctype html>\n<html>\n<head>\n{other}\n{meta}\n</head>\n<body><p>The count began.</p></body></html>"
    edit = description_edit(page, said)
    assert edit is not None
    after = apply_edits(page, [edit])
    assert Metas(after).found == [said]
    assert Metas(after).others == Metas(page).others
    assert [block.text for block in parse(after, "html").blocks] == [block.text for block in parse(page, "html").blocks]


@pytest.mark.parametrize(
    "filler", ["<", "<a ", "<!--", "<meta name='", '<meta name="description" ', "<script>", "</", "<title"]
)
def test_hostile_heads_take_no_long_time(filler: str) -> None:
    description_edit("<head>" + filler * (1_000_000 // len(filler)) + "</head>", "S")
