"""Where quotation marks open and close."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsls.attribution import quotations


def found(text: str) -> list[str]:
    return [quotation.span.of(text) for quotation in quotations.find(text).spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We stayed,” she said.", ["“We stayed,”"]),
        ('"We stayed," she said.', ['"We stayed,"']),
        ("''We stayed,'' she said.", ["''We stayed,''"]),
        ("``We stayed,'' she said.", ["``We stayed,''"]),
        ("‘We stayed,’ she said.", ["‘We stayed,’"]),
        ("'We stayed,' she said.", ["'We stayed,'"]),
        ("«We stayed», she said.", ["«We stayed»"]),
        ("»We stayed«, she said.", ["»We stayed«"]),
        ("„We stayed“, she said.", ["„We stayed“"]),
        ("“We stayed,” she said, “and we worked.”", ["“We stayed,”", "“and we worked.”"]),
        ('"We stayed," she said, "and we worked."', ['"We stayed,"', '"and we worked."']),
        ("“He told me ‘no’ and left,” she said.", ["“He told me ‘no’ and left,”"]),
        ('‘He told me "no" and left,’ she said.', ['‘He told me "no" and left,’']),
        ("(“We stayed,” she said.)", ["“We stayed,”"]),
        ("It was—“a scandal”—to them.", ["“a scandal”"]),
        ("The mayor’s office doesn’t answer.", []),
        ("The mayor's office doesn't answer.", []),
        ("The workers’ hall and the miners’ choir.", []),
        ("The workers' hall and the miners' choir.", []),
        ("The class of '98 met in the '70s hall.", []),
        ("Rock ’n’ roll, they said.", []),
        ("‘The workers’ rights are gone,’ she said.", ["‘The workers’ rights are gone,’"]),
        ("‘It isn’t over,’ she said.", ["‘It isn’t over,’"]),
        ('A pipe of 3" and a board of 12" stood there.', []),
        ("No marks at all.", []),
        ("", []),
    ],
)
def test_quotations_of_every_kind(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_a_quotation_that_runs_on_is_open_at_the_end() -> None:
    text = "“We stayed all night. Then the water came. "
    result = quotations.find(text)
    assert result.opens
    assert [q.closed for q in result.spans] == [False]
    assert result.spans[0].span.of(text) == "“We stayed all night. Then the water came."


def test_a_missing_closer_ends_where_the_next_quotation_opens() -> None:
    result = quotations.find("“We stayed, she said. “We had no choice.”")
    assert [q.closed for q in result.spans] == [False, True]
    assert not result.opens
    straight = quotations.find('"We stayed, she said. "We had no choice."')
    assert [q.closed for q in straight.spans] == [False, True]


def test_a_closer_that_nothing_opened_ends_the_quotation_of_the_paragraph_before() -> None:
    text = "And then it came through the door,” she said."
    result = quotations.find(text)
    assert text[: result.stray] == "And then it came through the door,”"
    assert quotations.find("“We stayed,” she said.").stray == -1


def test_a_paragraph_that_reopens_a_quotation_starts_with_a_mark() -> None:
    assert quotations.starts_with_mark(" “And then")
    assert quotations.starts_with_mark("''And then")
    assert not quotations.starts_with_mark("And “then”")


@given(st.text(alphabet="ab .,?\"'“”‘’«»`s\n", max_size=60))
def test_spans_are_ordered_and_inside(text: str) -> None:
    result = quotations.find(text)
    done = 0
    for quotation in result.spans:
        assert done <= quotation.start < quotation.end <= len(text)
        done = quotation.end
    assert -1 <= result.stray <= len(text)
    assert not result.opens or not result.spans[-1].closed


@pytest.mark.parametrize("mark", ['"', "“", "”", "'", "‘", "’", "''", "«", "``"])
@pytest.mark.parametrize("between", ["", " ", "a", "a ", " a", "s "])
def test_ten_thousand_marks(mark: str, between: str) -> None:
    text = (mark + between) * 10_000
    assert len(quotations.find(text).spans) <= 10_000
