"""HTML: what is prose, of which kind, and where it stands."""

from __future__ import annotations

from datetime import date

import pytest

from newsls.markup import OPAQUE, parse
from newsls.text import Span


def blocks(source: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in parse(source, "html").blocks]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>The l<b>ea</b>d <em>item</em>", "The lead item"),
        ("<p>Fish &amp; chips &mdash; &#8217;n&#x2019; R&D &bogus; AT&T</p>", "Fish & chips — ’n’ R&D &bogus; AT&T"),
        ("<p>gov&shy;ern&zwnj;ment&nbsp;now", "government\u00a0now"),
        ("<p>See <a href='x>y' title=\"a title\">the list</a>.</p>", "See the list."),
        ("<p>One<br>two<br />\nthree</p>", "One\ntwo\n\nthree"),
        ("<p>Run <code>a <b>b</b></code> now</p>", f"Run {OPAQUE} now"),
        ("<p>Here <img src=a.png alt='a map'> it is</p>", f"Here {OPAQUE} it is"),
        ("<p>Solve <math><mi>x</mi></math> now</p>", f"Solve {OPAQUE} now"),
        ("<p>He said <q>yes</q>.</p>", "He said “yes”."),
        ("<p>It fell.<sup>1</sup> It rose<sup><a href='#n2'>2</a></sup>, by 3 m<sup>2</sup>.</p>",
         "It fell. It rose, by 3 m2."),
        ("<p>A note <!-- not > for print --> here</p>", "A note here"),
        ("<p>Text<script>var a = '<p>no</p>';</script> goes on</p>", "Text goes on"),
        ("<p>5 < 6 and 7 > 3</p>", "5 < 6 and 7 > 3"),
        ("<P CLASS=x>Upper <EM>case</EM></P>", "Upper case"),
        ("<p>  spaces \n kept  </p>", "spaces \n kept"),
        ("<p>Half a tag <a href='x", "Half a tag <a href='x"),
        ("plain text", "plain text"),
    ],
)  # fmt: skip
def test_inline(source: str, expected: str) -> None:
    (block,) = parse(source, "html").blocks
    assert block.text == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<h1>Vote</h1><p>One.<p>Two.", [("heading", "Vote"), ("paragraph", "One."), ("paragraph", "Two.")]),
        ("<h2>Unclosed<p>One.", [("heading", "Unclosed"), ("paragraph", "One.")]),
        ("<div>One<div>Two</div>three</div>", [("paragraph", "One"), ("paragraph", "Two"), ("paragraph", "three")]),
        ("<ul><li>One<li>Two<ul><li>Sub</ul><li><p>Three</p></ul>four", [
            ("list-item", "One"), ("list-item", "Two"), ("list-item", "Sub"), ("list-item", "Three"),
            ("paragraph", "four"),
        ]),
        ("<table><caption>Cap<tr><th>A<td>B<tr><td>C</table>d", [
            ("caption", "Cap"), ("cell", "A"), ("cell", "B"), ("cell", "C"), ("paragraph", "d"),
        ]),
        ("<blockquote><p>One<p>Two<footer>Jane Doe</footer></blockquote>three", [
            ("quote", "One"), ("quote", "Two"), ("credit", "Jane Doe"), ("paragraph", "three"),
        ]),
        ("<figure><img src=a><figcaption>The mayor.</figcaption></figure>text", [
            ("caption", "The mayor."), ("paragraph", "text"),
        ]),
        ("<p>One<pre>no\n\nprose</pre><nav><a>Home</a></nav><p>Two", [("paragraph", "One"), ("paragraph", "Two")]),
        ("<style>p { color: red }</style><p>One", [("paragraph", "One")]),
        ("<aside><p>Sidebar</p></aside>", [("paragraph", "Sidebar")]),
        ("One<br><br>Two", [("paragraph", "One"), ("paragraph", "Two")]),
        ("<p>By Jane Doe</p><p>One.</p>", [("credit", "By Jane Doe"), ("paragraph", "One.")]),
        ("<p hidden>No</p><p>One.</p>", [("paragraph", "One.")]),
        ("</div></p><p>One</b></ul>", [("paragraph", "One")]),
        ("<!doctype html><?php x ?><p>One", [("paragraph", "One")]),
        ("<p>One <!-- open", [("paragraph", "One")]),
        ("<img src=x><p>&nbsp;</p>", []),
        ("", []),
    ],
)  # fmt: skip
def test_structure(source: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(source) == expected


def test_heading_level_and_emphasis() -> None:
    heading, paragraph = parse("<h3>A <i>b</i></h3><p>The <cite>Herald</cite> said", "html").blocks
    assert heading.level == 3
    assert [span.of(heading.text) for span in heading.emphasis] == ["b"]
    assert [span.of(paragraph.text) for span in paragraph.emphasis] == ["Herald"]


@pytest.mark.parametrize(
    ("source", "headline", "day"),
    [
        ("<title>Vote &amp;\n count</title><p>x", "Vote & count", None),
        ("<head><meta name='date' content='2024-02-03'></head><p>x", None, date(2024, 2, 3)),
        ("<meta property=article:published_time content=2024-02-03T10:00:00Z><p>x", None, date(2024, 2, 3)),
        ("<p>On <time datetime='2024-05-06'>Monday</time> it fell", None, date(2024, 5, 6)),
    ],
)
def test_head(source: str, headline: str | None, day: date | None) -> None:
    front = parse(source, "html").front_matter
    assert front is not None
    assert (front.headline, front.date, front.span) == (headline, day, Span(0, 0))


def test_no_head() -> None:
    assert parse("<p>x", "html").front_matter is None
