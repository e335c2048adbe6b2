"""Comments that silence findings: what they say, what they cover, and how the quick fix writes them."""

from __future__ import annotations

import pytest

from newsls.markup import Suppression, ignore_edit, parse, suppression_text
from newsls.text import apply_edits


def comments(source: str, language: str = "markdown") -> tuple[Suppression, ...]:
    found = parse(source, language).suppressions
    for each in found:
        assert "newsls" in each.span.of(source).lower()
        assert all(span.of(source) == code for code, span in each.codes)
    return found


def scope(source: str, language: str = "markdown") -> str:
    (found,) = comments(source, language)
    assert found.problem is None
    return found.scope.of(source).strip()


def problem(source: str, language: str = "markdown") -> str:
    (found,) = comments(source, language)
    assert found.problem is not None
    assert found.scope.start == found.scope.end
    assert found.problem.endswith((".", "?"))
    return found.problem


@pytest.mark.parametrize(
    ("source", "covered"),
    [
        ("<!-- newsls: ignore -->\nOne *two*.\n\nThree.", "One *two*."),
        ("<!-- newsls: ignore -->\n\n> One\n>\n> two\n\nThree.", "> One\n>\n> two"),
        ("<!-- newsls: ignore -->\n* One\n* Two\n\nThree.", "* One\n* Two"),
        ("<!-- newsls: ignore -->\n# One\n\nTwo.", "One"),
        ("Zero.\n\nOne <!-- newsls: ignore --> two.\n\nThree.", "One <!-- newsls: ignore --> two."),
        ("* One <!-- newsls: ignore -->\n* Two", "One"),
        ("* One\n* Two <!-- newsls: ignore -->\n* Three", "Two"),
        ("| a | b |\n|---|---|\n| c <!-- newsls: ignore --> | d |", "c"),
        ("* One\n\n  <!-- newsls: ignore -->\n  Two\n* Three", "Two"),
        ("<!-- NEWSLS : Ignore -->\nOne.", "One."),
        ("One.\n\n<!-- newsls: ignore-file -->\n", "One.\n\n<!-- newsls: ignore-file -->"),
        ("A.\n\n<!-- newsls: off -->\n\nB.\n\n<!-- newsls: on -->\n\nC.", "B."),
        ("A.\n\n<!-- newsls: off -->\n\nB.", "B."),
    ],
)
def test_markdown_scopes(source: str, covered: str) -> None:
    assert scope(source) == covered


@pytest.mark.parametrize(
    ("source", "covered"),
    [
        ("<p>A.</p><!-- newsls: ignore --><p>B <b>c</b></p><p>D", "B <b>c"),
        ("<p>A.</p><p>B<!-- newsls: ignore --></p><p>D", "B"),
        ("<p><!-- newsls: ignore -->A.</p><p>B", "A."),
        ("<!-- newsls: ignore --><ul><li>A<li>B</ul><p>C", "<ul><li>A<li>B</ul>"),
        ("<ul><!-- newsls: ignore --><li>A<li>B</ul><p>C", "A"),
        ("<!-- newsls: ignore --><div><p>A</p><p>B</p></div>", "A"),
    ],
)
def test_html_scopes(source: str, covered: str) -> None:
    assert scope(source, "html") == covered


@pytest.mark.parametrize(
    ("source", "covered"),
    [
        ("A line.\n[newsls: ignore]\nThe next line.\nAnother.", "The next line."),
        ("A line.\n\n[newsls: ignore[some-code]]\n\nThe next line.", "The next line."),
        ("A line.\n<!-- newsls: ignore -->\nThe next line.", "The next line."),
        ("[newsls: ignore-file]\nA line.", "[newsls: ignore-file]\nA line."),
        ("[newsls: ignore]\r\nThe next line.\r\n", "The next line."),
    ],
)
def test_plain_scopes(source: str, covered: str) -> None:
    assert scope(source, "plaintext") == covered
    assert not any("newsls" in block.text for block in parse(source).blocks)


def test_codes_with_their_spans() -> None:
    (found,) = comments("<!-- newsls: ignore[one-code,  other-code] - as quoted -->\nText.")
    assert [code for code, _ in found.codes] == ["one-code", "other-code"]


def test_regions_by_code() -> None:
    source = (
        "<!-- newsls: off[a, b] -->\n\nOne.\n\n<!-- newsls: on[a] -->\n\nTwo.\n\n"
        "<!-- newsls: off[a] -->\n\nThree.\n\n<!-- newsls: on -->\n\nFour."
    )
    found = {(tuple(code for code, _ in c.codes), c.scope.of(source).strip()[:4].strip()) for c in comments(source)}
    assert found == {(("a",), "One."), (("b",), "One."), (("a",), "Thre")}
    for each in comments(source):
        assert "Four" not in each.scope.of(source)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("ingore", "did you mean “ignore”?"),
        ("frobnicate", "it can say"),
        ("", "says nothing"),
        ("ignore[code", "do not match"),
        ("ignore]", "do not match"),
        ("ignore[a][b]", "do not match"),
        ("ignore[]", "are empty"),
        ("ignore some-code", "codes go in brackets"),
        ("on", "no “off” comes before it"),
        ("on[some-code]", "no “off[some-code]” comes before it"),
    ],
)
@pytest.mark.parametrize("language", ["markdown", "html", "plaintext"])
def test_problems(said: str, expected: str, language: str) -> None:
    comment = f"[newsls: {said}]" if language == "plaintext" else f"<!-- newsls: {said} -->"
    assert expected in problem(f"{comment}\n\nText.", language)


def test_nothing_follows() -> None:
    assert problem("Text.\n\n<!-- newsls: ignore -->\n").startswith("Nothing follows")
    assert problem("Text.\n<!-- newsls: ignore -->").startswith("Nothing follows")  # it stands below the paragraph
    assert problem("Text.\n[newsls: ignore]", "plaintext").startswith("Nothing follows")


def test_bracket_never_closed() -> None:
    assert "never closed" in problem("[newsls: ignore\nText.", "plaintext")


def test_off_twice() -> None:
    first, second = comments("<!-- newsls: off -->\n\nA.\n\n<!-- newsls: off -->\n\nB.")
    assert first.problem is None
    assert second.problem == "This “off” changes nothing; an earlier one is still in force."


def test_other_comments_are_nothing() -> None:
    assert comments("<!-- a note, newsls: ignore -->\nText. [newsls: ignore]") == ()


@pytest.mark.parametrize("language", ["markdown", "html", "plaintext"])
def test_text_is_read_back(language: str) -> None:
    said = suppression_text(language, ("one-code", "other-code"))
    (found,) = comments(f"{said}\nText.", language)
    assert [code for code, _ in found.codes] == ["one-code", "other-code"]
    (whole,) = comments(f"{suppression_text(language, file=True)}\nText.", language)
    assert whole.scope.start == 0
    assert not whole.codes


DRAFTS = {
    "markdown": [
        "---\ntitle: x\n---\nThe vote was held.\n\nIt passed.\n",
        "# Vote\nThe vote **was** held.\n\n*It* passed.\n\nThe end",
        "Setext\n======\n\n> One\n> two\n>\n> three\n\nFour.",
        "* One\n* Two\n  more\n\n  again\n* Three\n\nFour",
        "1. One\n   > quoted\n   > more\n2. Two\n",
        "| a | b |\n|---|---|\n| c | d |\n\nAfter",
        "Said[^1].\n\n[^1]: A note.\n\nEnd.",
        "<div>\n<p>One</p>\n  <p>Two</p>\n</div>\n\nThree",
        "![A caption](x.png)\n\nText\r\nmore\r\n",
        "\ufeffFirst.\n\nSecond.",
    ],
    "html": [
        "<h1>Vote</h1>\n<p>One.</p>\n  <p>Two <b>three</b></p>\n",
        "<ul>\n  <li>One</li>\n  <li>Two</li>\n</ul><p>Three</p><p>Four</p>",
        "<table><tr><td>a</td><td>b</td></tr></table>",
        "<blockquote><p>One</p><p>Two</p></blockquote>",
        "plain text",
    ],
    "plaintext": [
        "The vote was held on Monday.\nIt passed by two votes.\nThe end came late.\n",
        "The vote was held\non Monday in the\nold hall.\n\nIt passed.\n",
        "Vote held\n\nThe vote was held on Monday in the hall.\n\n* One\n* Two\n",
        "\ufeffFirst line here.\r\nSecond line here.\r\n",
    ],
}


@pytest.mark.parametrize(
    ("language", "source", "index"),
    [
        (language, source, index)
        for language, sources in DRAFTS.items()
        for source in sources
        for index in range(len(parse(source, language).blocks))
    ],
)
def test_ignore_edit_silences_its_block_and_nothing_else(language: str, source: str, index: int) -> None:
    before = parse(source, language)
    offset = before.blocks[index].span.end - 1
    after = apply_edits(source, [ignore_edit(before, source, language, "one-code", offset)])
    document = parse(after, language)
    assert [(b.kind, b.text) for b in document.blocks] == [(b.kind, b.text) for b in before.blocks]
    (comment,) = document.suppressions
    assert comment.problem is None
    assert [code for code, _ in comment.codes] == ["one-code"]
    covered = [i for i, block in enumerate(document.blocks) if comment.scope.covers(block.span)]
    assert covered == [index]
    # A second code goes into the same comment.
    offset = document.blocks[index].span.start
    twice = parse(apply_edits(after, [ignore_edit(document, after, language, "other-code", offset)]), language)
    (comment,) = twice.suppressions
    assert [code for code, _ in comment.codes] == ["one-code", "other-code"]
    assert comment.scope.covers(twice.blocks[index].span)


def test_ignore_edit_without_prose() -> None:
    document = parse("```\ncode\n```\n", "markdown")
    edit = ignore_edit(document, "```\ncode\n```\n", "markdown", "one-code", 0)
    (comment,) = comments(apply_edits("```\ncode\n```\n", [edit]))
    assert comment.problem is None


def test_ignore_edit_where_no_place_is_left_falls_back_above_the_whole() -> None:
    # After a half-written comment another one would close it.
    source = "Before.\n\n* One\n* Two <!--\n\nAfter."
    document = parse(source, "markdown")
    edit = ignore_edit(document, source, "markdown", "one-code", source.index("Two"))
    after = apply_edits(source, [edit])
    assert after.startswith("Before.\n\n<!-- newsls: ignore[one-code] -->\n* One\n")
    (comment,) = comments(after)
    assert [comment.scope.covers(block.span) for block in parse(after, "markdown").blocks] == [False, True, True, False]
