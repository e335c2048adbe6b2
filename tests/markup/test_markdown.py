"""Markdown: what is prose, of which kind, and where it stands."""

from __future__ import annotations

import pytest

from newsls.markup import OPAQUE, BlockKind, parse


def blocks(source: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in parse(source, "markdown").blocks]


def prose(source: str) -> str:
    (block,) = parse(source, "markdown").blocks
    return block.text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("The l**ea**d item", "The lead item"),
        ("A _slow_ *and* ***loud*** vote", "A slow and loud vote"),
        ("snake_case_name stays", "snake_case_name stays"),
        ("Fish &amp; chips &mdash; cheap &#8217;n&#x2019; good", "Fish & chips — cheap ’n’ good"),
        ("No &bogus; entity, R&D", "No &bogus; entity, R&D"),
        (r"Five \* six \[sic\]", "Five * six [sic]"),
        ("See [the *full* list](https://example.org/a_b 'title') now", "See the full list now"),
        ("See [the list][1] now\n\n[1]: https://example.org", "See the list now"),
        ("See [the list] now\n\n[The  List]: <https://example.org> 'x'", "See the list now"),
        ("[Smith] said so [sic]", "[Smith] said so [sic]"),
        ("Go to <https://example.org/a> now", f"Go to {OPAQUE} now"),
        ("Go to https://example.org/a_b_c now", "Go to https://example.org/a_b_c now"),
        ("Run `newsls check` now", f"Run {OPAQUE} now"),
        ("Run ``a ` b`` now", f"Run {OPAQUE} now"),
        ("Here ![a map](map.png) it is", f"Here {OPAQUE} it is"),
        ("A word[^1], then[^note].\n", "A word, then."),
        ("Old ~~text~~ here", "Old text here"),
        ("One line  \nand \\\nmore\nlines", "One line\nand \nmore\nlines"),
        ("One<br>two<br/>three", "One\ntwo\nthree"),
        ("An <em>odd</em> <span class='x'>mix</span>", "An odd mix"),
        ("Say <q>yes</q> twice", "Say “yes” twice"),
        ("Use <code>x < y</code> here", f"Use {OPAQUE} here"),
        ("A note <!-- not for print --> here", "A note here"),
        ("It cost $30,000–$40,000 and then $5 to $6", "It cost $30,000–$40,000 and then $5 to $6"),
        ("Where $x^2$ is and $$e = mc^2$$ too", f"Where {OPAQUE} is and {OPAQUE} too"),
        ("gov&shy;ern&#8203;ment", "government"),
        ("# Title {#anchor}", "Title"),
        ("- [x] Call the mayor", "Call the mayor"),
        ("Wide é 😀 **bo**ld ’ end", "Wide é 😀 bold ’ end"),
        ("\ufeffThe start", "The start"),
    ],
)
def test_inline(source: str, expected: str) -> None:
    assert prose(source) == expected


def test_hard_break_keeps_the_source_line_break() -> None:
    source = "One line  \r\nand more"
    (block,) = parse(source, "markdown").blocks
    assert block.text == "One line\r\nand more"
    assert block.span.of(source) == source


def test_emphasis() -> None:
    (block,) = parse("The *Herald* and <i>The **Times**</i> said", "markdown").blocks
    assert [span.of(block.text) for span in block.emphasis] == ["Herald", "The Times", "Times"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# Vote *today*\n\nThe vote.", [("heading", "Vote today"), ("paragraph", "The vote.")]),
        ("Vote today\n==========\nThe vote.", [("heading", "Vote today"), ("paragraph", "The vote.")]),
        ("> One\n> two\n>> three\n\nfour", [("quote", "One\ntwo"), ("quote", "three"), ("paragraph", "four")]),
        ("* one\n  more\n* two\n\n  three", [("list-item", "one\nmore"), ("list-item", "two"), ("list-item", "three")]),
        ("1. a\n   - b\n     c\n2. d", [("list-item", "a"), ("list-item", "b\nc"), ("list-item", "d")]),
        ("> * one\n>   more\n>\n> two", [("list-item", "one\nmore"), ("quote", "two")]),
        (
            "| A | B *c* |\n|---|---|\n| d \\| e | `f` |\n\nafter",
            [("cell", "A"), ("cell", "B c"), ("cell", "d | e"), ("paragraph", "after")],
        ),
        ("Said[^1].\n\n[^1]: A *note*\n    goes on.\n\nEnd.", [
            ("paragraph", "Said."), ("footnote", "A note\ngoes on."), ("paragraph", "End."),
        ]),
        ("Before\n\n```py\nnot prose\n\nnot either\n```\n\nAfter", [("paragraph", "Before"), ("paragraph", "After")]),
        ("Before\n\n    not prose\n\nAfter", [("paragraph", "Before"), ("paragraph", "After")]),
        ("~~~\nopen\n\nto the end", []),
        ("Before\n\n---\n\nAfter", [("paragraph", "Before"), ("paragraph", "After")]),
        ("![](chart.png)\n\nText", [("paragraph", "Text")]),
        ("![The mayor on Monday](mayor.png)\n\nText", [("caption", "The mayor on Monday"), ("paragraph", "Text")]),
        ("[![The mayor](mayor.png)](/big)", [("caption", "The mayor")]),
        ("![x](mayor.png)\n*The mayor on Monday.*", [("caption", f"{OPAQUE}\nThe mayor on Monday.")]),
        ("*By Jane Doe and John Roe*\n\nText", [("credit", "By Jane Doe and John Roe"), ("paragraph", "Text")]),
        ("<div>\n<p>One &amp; <b>two</b>\n</div>\n\nThree", [("paragraph", "One & two"), ("paragraph", "Three")]),
        ("<table><tr><td>a</td></tr></table>\n\nb", [("cell", "a"), ("paragraph", "b")]),
        ("> <div>\n> one <i>two</i>\n> three</div>\n\nfour", [("quote", "one two\nthree"), ("paragraph", "four")]),
        ("<script>\nvar a;\n\nvar b;\n</script>\n\nText", [("paragraph", "Text")]),
        ("<!-- a\n\ncomment -->\n\nText", [("paragraph", "Text")]),
        ("<details>\n<summary>More</summary>\n\nHidden *text*\n\n</details>", [
            ("paragraph", "More"), ("paragraph", "Hidden text"),
        ]),
        ("[ref]: https://example.org 'Title'\n\nText", [("paragraph", "Text")]),
        ("One\r\rTwo", [("paragraph", "One"), ("paragraph", "Two")]),
        ("One\r\n\r\n> Two\r\n> three", [("paragraph", "One"), ("quote", "Two\r\nthree")]),
        ("", []),
        (" \n\n\t\n", []),
        ("`code`", []),
    ],
)  # fmt: skip
def test_structure(source: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(source) == expected


def test_heading_levels() -> None:
    source = "# a\n\n### b\n\nc\n---\n"
    assert [(b.kind, b.level) for b in parse(source, "markdown").blocks] == [
        (BlockKind.HEADING, 1), (BlockKind.HEADING, 3), (BlockKind.HEADING, 2),
    ]  # fmt: skip


def test_other_names_of_the_format() -> None:
    assert parse("a *b*", "quarto").blocks == parse("a *b*", "markdown").blocks
