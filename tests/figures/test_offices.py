"""Titles, and the offices that they name."""

from __future__ import annotations

import pytest

from newsls.figures.known import Known, Term, holds
from newsls.figures.offices import Office, office, terms_of


@pytest.mark.parametrize(
    ("title", "kind", "of"),
    [
        ("China’s Defense Minister", "defence", "China"),
        ("the Chinese minister of national defence", "defence", "China"),
        ("Secretary of State for Defence", "defence", ""),
        ("US Secretary of State", "foreign", "United States"),
        ("Minister for Europe and Foreign Affairs", "foreign", ""),
        ("Chancellor of the Exchequer", "finance", ""),
        ("minister of economy and finance", "finance", ""),
        ("German Chancellor", "government", "Germany"),
        ("South Korean premier", "government", "South Korea"),
        ("Russian President", "president", "Russia"),
        ("President of the European Commission", "president of the commission", "European Union"),
        ("U.N. Secretary-General", "secretary-general", "United Nations"),
        ("Governor of the Reserve Bank of India", "bank governor", "India"),
    ],
)
def test_title_names_an_office(title: str, kind: str, of: str) -> None:
    assert office(title) == Office(kind, of)


@pytest.mark.parametrize(
    "title",
    ["a general", "the president’s wife", "spokesman for the defence minister", "club captain", "NATO chief", "", "’s"],
)
def test_title_names_no_office(title: str) -> None:
    assert office(title) is None


@pytest.mark.parametrize("title", ["former President", "president-elect", "ex-president", "then Defence Minister"])
def test_title_says_that_it_is_past_or_to_come(title: str) -> None:
    found = office(title)
    assert found is not None
    assert found.past


def test_a_deputy_holds_another_office() -> None:
    found = office("deputy prime minister")
    assert found is not None
    assert found.deputy
    assert not found.is_sole
    president = Known("Ana Lund", terms=(Term("President", "Norway", "2020"),))
    assert terms_of(president, Office("president", "Norway", deputy=True)) == ()


def test_terms_of_an_office_by_kind_and_country() -> None:
    defence = Term("Minister of Defence", "Norway", "2020-01-05", "2021-10-14")
    foreign = Term("Minister of Foreign Affairs", "Norway", "2021-10-14", "2023")
    known = Known("Ana Lund", terms=(foreign, defence))
    assert terms_of(known, Office("defence", "Norway")) == (defence,)
    assert terms_of(known, Office("foreign")) == (foreign,)
    assert terms_of(known, Office("foreign", "Sweden")) == ()


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2020-01-04", False),
        ("2020-01-05", True),
        ("2020", True),
        ("2019", False),
        ("2021-10", True),
        ("2021-10-31", True),
        ("2021-11-01", False),
    ],
)
def test_vague_edges_count_as_inside(date: str, expected: bool) -> None:
    assert holds(Term("Mayor", "", "2020-01-05", "2021-10"), date) is expected


def test_hostile_title_is_read_in_linear_work() -> None:
    assert office("president of " * 50_000) is not None
