"""Front matter."""

from __future__ import annotations

from datetime import date

import pytest

from newsls.markup import FrontMatter, parse
from newsls.markup.front_matter import read_date


def front(source: str, language: str = "markdown") -> FrontMatter:
    found = parse(source, language).front_matter
    assert found is not None
    return found


@pytest.mark.parametrize("language", ["markdown", "html", "plaintext"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_every_format(language: str, bom: str, line_break: str) -> None:
    head = (
        f"{bom}---\ntitle: 'Vote: the count'\ndate: 2024-01-02 10:00\nlocation: Riga\ndraft: yes\ntags: [a, b]\n---\n"
    )
    source = (head + "\nThe count began on Monday.\n").replace("\n", line_break)
    found = front(source, language)
    assert (found.headline, found.date, found.dateline) == ("Vote: the count", date(2024, 1, 2), "Riga")
    assert found.values["draft"] == "yes"
    assert "tags" not in found.values
    assert found.span.of(source) == head.replace("\n", line_break).strip("\ufeff\r\n")
    (block,) = parse(source, language).blocks
    assert block.text == "The count began on Monday."
    assert block.span.of(source) == block.text


@pytest.mark.parametrize(
    "source",
    [
        "---\ntitle: never closed\n\nText.",
        "---\n\nText between rules.\n\n---\n\nMore text.",
        "Text\n---\ntitle: x\n---\n",
        "----\ntitle: x\n----\n",
    ],
)
def test_what_is_none(source: str) -> None:
    assert parse(source, "markdown").front_matter is None


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("title: Vote: the count", "line 2 has a colon inside a value"),
        ("title: x\nplace: 'Riga", "the quotation mark on line 3 is never closed"),
        ("title: x\n\tplace: y", "line 3"),
        ("title: [a, b", "line"),
        ("title: \x07", "line 2 holds a character"),
        ("a: " + "[" * 5000, "nested too deeply"),
        ("a: " + "b" * 60_000, "longer than 20,000 characters"),
    ],
)
def test_problems_are_one_sentence_with_a_line(body: str, problem: str) -> None:
    found = front(f"---\n{body}\n---\nText.")
    assert found.problem is not None
    assert problem in found.problem
    assert found.problem.endswith(".")
    assert "\n" not in found.problem
    assert not found.values


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-01-02", date(2024, 1, 2)),
        ("2024-01-02T23:59:00+02:00", date(2024, 1, 2)),
        ("2 January 2024", date(2024, 1, 2)),
        ("Jan. 2, 2024", date(2024, 1, 2)),
        ("Tue, 02 Jan 2024 10:00:00 GMT", date(2024, 1, 2)),
        ("September 3rd, 2023", date(2023, 9, 3)),
        ("2024-13-45", None),
        ("soon", None),
        ("30 February 2024", None),
    ],
)
def test_dates(written: str, day: date | None) -> None:
    assert read_date(written) == day


def test_duplicate_keys_and_case() -> None:
    assert front("---\nTitle: a\nPublished: 2024-01-02\n---\n").headline == "a"
    assert front("---\nTitle: a\nPublished: 2024-01-02\n---\n").date == date(2024, 1, 2)


@pytest.mark.parametrize("language", ["markdown", "html", "plaintext"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_toml_in_every_format(language: str, bom: str, line_break: str) -> None:
    head = (
        f"{bom}+++\n# ours\ntitle = 'Vote: the count'\ndate = 2024-01-02T10:00:00Z\n"
        "location = \"Riga\"\nn = 1\n[x]\na = 'b'\n+++\n"
    )
    source = (head + "\nThe count began on Monday.\n").replace("\n", line_break)
    found = front(source, language)
    assert (found.headline, found.date, found.dateline) == ("Vote: the count", date(2024, 1, 2), "Riga")
    assert set(found.values) == {"title", "date", "location"}
    assert found.span.of(source) == head.replace("\n", line_break).strip("\ufeff\r\n")
    (block,) = parse(source, language).blocks
    assert block.text == block.span.of(source) == "The count began on Monday."


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("+++\ntitle = 'x'\nplace = Riga\n+++\n", "line 3 is not valid TOML"),
        ("+++\na = " + "[" * 5000 + "\n+++\n", "nested too deeply"),
    ],
)
def test_problems_of_toml(source: str, problem: str) -> None:
    found = front(source)
    assert found.problem is not None
    assert problem in found.problem


@pytest.mark.parametrize(
    "source", ["+++\n\nText\n\n+++\n", "+++\ntitle = 'x'\n\nText", "++++\na = 1\n++++\n", "+++\nText\n+++"]
)
def test_what_is_no_toml(source: str) -> None:
    assert parse(source, "markdown").front_matter is None
