"""Which names are offered for which letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsls.figures.book import Book
from newsls.figures.completing import MOST, Cast, Typed, offers, typed
from newsls.figures.known import Known, Layer, Term

SOLHEIM = Cast("Ingrid Solheim", "person", "harbour master")
BOOK = Book(
    (
        Known(
            "Marta Lindqvist",
            aliases=("Marthe Lindkvist",),
            terms=(Term("Minister of Energy", "Norvia", "2021-03-01", "2023-10-24"),),
            layer=Layer.TABLE,
            as_of="2026-06",
        ),
        Known("Tomás Brandt", terms=(Term("Mayor", "Port Ellery", "2020"),), layer=Layer.HOUSE),
    )
)


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("On Monday Sol", ["Sol"]),
        ("Mayor Ingrid Sol", ["Mayor Ingrid Sol", "Ingrid Sol", "Sol"]),
        ("said Ursula von der Le", ["Ursula von der Le", "von der Le", "der Le", "Le"]),
        ("said J. Sol", ["J. Sol", "Sol"]),
        ("“Sol", ["Sol"]),
        ("**Sol", ["Sol"]),
        ("It rained. Then Sol", ["Sol"]),
        ("Sol ", []),
        ("sol", []),
        ("S", []),
        ("The", []),
        ("https://example.org/Sol", []),
        ("@Sol", []),
        ("sol.Sol", []),
        ("a-Sol", []),
        ("x" * 200_000 + " Sol", ["Sol"]),
        ("Sol" * 100_000, []),
        ("Bo " * 50_000 + "Sol", ["Bo Bo Bo Bo Sol", "Bo Bo Bo Sol", "Bo Bo Sol", "Bo Sol", "Sol"]),
        ("Ingrid S", ["Ingrid S"]),
    ],
    ids=lambda value: str(value)[-24:],
)
def test_where_a_name_begins(before: str, found: list[str]) -> None:
    made = [one.text for one in typed(before)]
    assert made == found or (not found and all(len(text) > 100 for text in made))


@given(st.text(max_size=80))
def test_what_is_typed_stands_at_the_end(before: str) -> None:
    for one in typed(before):
        assert before[one.start :] == one.text


def named(text: str, *cast: Cast, book: Book = BOOK, date: str = "") -> list[str]:
    return [offer.name for offer in offers(typed(text), cast, book.starting, date)[0]]


def test_the_full_name_comes_first_until_it_was_given() -> None:
    assert named("Sol", SOLHEIM) == ["Ingrid Solheim"]
    assert named("Sol", SOLHEIM._replace(introduced=True)) == ["Solheim", "Ingrid Solheim"]
    assert named("Ing", SOLHEIM._replace(introduced=True)) == ["Ingrid Solheim"]
    assert named("Ingrid So", SOLHEIM._replace(introduced=True)) == ["Ingrid Solheim"]
    assert named("Mayor Ingrid So", SOLHEIM) == ["Ingrid Solheim"]


def test_the_short_name_is_the_one_that_the_draft_uses() -> None:
    li = Cast("Li Shangfu", "person", introduced=True, short="Li")
    assert named("Sha", li) == ["Li Shangfu"]
    leyen = Cast("Ursula von der Leyen", "person", introduced=True)
    assert named("Le", leyen) == ["von der Leyen", "Ursula von der Leyen"]
    assert named("von der Le", leyen) == ["von der Leyen", "Ursula von der Leyen"]


def test_what_is_complete_is_not_offered_again() -> None:
    assert named("Solheim", SOLHEIM._replace(introduced=True)) == ["Ingrid Solheim"]
    assert named("Ingrid Solheim", SOLHEIM) == []


def test_names_from_elsewhere_say_who_and_as_of_when() -> None:
    (offer,) = offers(typed("Lind"), (), BOOK.starting, "2026-01-01")[0]
    assert offer.name == "Marta Lindqvist"
    assert offer.detail == "Minister of Energy, Norvia (until 2023) · newsls table, as of 2026-06"
    (offer,) = offers(typed("Lind"), (), BOOK.starting, "2022-01-01")[0]
    assert offer.detail == "Minister of Energy, Norvia · newsls table, as of 2026-06"
    (offer,) = offers(typed("Bra"), (), BOOK.starting)[0]
    assert offer.detail == "Mayor, Port Ellery · newsroom file"


def test_names_from_elsewhere_take_three_letters_and_a_figure_of_the_draft_stands_once() -> None:
    assert named("Li") == []
    brandt = Cast("Tomás Brandt", "person", "mayor")
    assert named("Bran", brandt) == ["Tomás Brandt"]
    (offer,) = offers(typed("Bran"), [brandt], BOOK.starting)[0]
    assert offer.detail == "mayor · this draft"


def test_letters_without_marks_find_and_filter_names_with_them() -> None:
    (offer,) = offers(typed("Tomas B"), [Cast("Tomás Brandt", "person")], BOOK.starting)[0]
    assert offer.match.lower().startswith("tom")
    assert offer.start == 0


def test_a_list_that_is_cut_says_so() -> None:
    many = Book(tuple(Known(f"Solveig Number{index}") for index in range(MOST + 5)))
    found, more = offers(typed("Solv"), (), many.starting)
    assert (len(found), more) == (MOST, True)
    assert offers(typed("Solheim"), (), many.starting) == ([], False)


@given(st.text(max_size=12), st.text(max_size=20), st.text(max_size=20), st.booleans())
def test_every_offer_answers_what_was_typed(text: str, one: str, two: str, introduced: bool) -> None:
    beginnings = (Typed(0, text),) if text else ()
    found, _ = offers(
        beginnings, [Cast(one or "x", "person", introduced=introduced), Cast(two or "y", "body")], BOOK.starting
    )
    for offer in found:
        assert offer.typed == text != offer.name
