import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsls.figures import records
from newsls.figures.known import Known, Layer, Term
from newsls.figures.records import iso, joined, together

FULL = {
    "name": "Pavel Horák",
    "kind": "person",
    "aliases": ["Horak"],
    "native": "Павел Горак",
    "country": "Velmar",
    "party": "Harbour Party",
    "pronunciation": "PAH-vel HO-rahk",
    "style": "Horak on second reference",
    "wikidata": "https://www.wikidata.org/wiki/Q77",
    "wikipedia": "https://en.wikipedia.org/wiki/Pavel_Hor%C3%A1k",
    "source": "Almanac",
    "as-of": "2026-03",
    "terms": [
        {"role": "Mayor", "of": "Brod", "start": "1991", "end": "1999-05"},
        {"role": "Defence Minister", "of": "Velmar", "start": datetime.date(2023, 3, 12), "source": "Gazette"},
    ],
}


def read(values, layer=Layer.STORE):
    return records.read(values, layer=layer, source="desk.json", as_of="2026-11-24")


def told(values):
    return [fault.message for fault in read(values)[1]]


def test_a_full_record_is_read():
    known, faults = read(FULL)
    assert faults == ()
    assert known == Known(
        "Pavel Horák",
        "person",
        ("Horak",),
        "Павел Горак",
        "Velmar",
        "Harbour Party",
        "PAH-vel HO-rahk",
        "Horak on second reference",
        (
            Term("Defence Minister", "Velmar", "2023-03-12", "", "Gazette", "2026-03"),
            Term("Mayor", "Brod", "1991", "1999-05", "Almanac", "2026-03"),
        ),
        "Q77",
        "Pavel Horák",
        Layer.STORE,
        "Almanac",
        "2026-03",
    )


def test_a_name_is_enough_and_bears_the_source_and_date_of_its_file():
    known, faults = read({"name": " Ana \n Ruiz\u200b "})
    assert faults == ()
    assert (known.name, known.source, known.as_of, known.kind) == ("Ana Ruiz", "desk.json", "2026-11-24", "person")


def test_a_role_beside_the_name_is_a_term_that_runs():
    known, _ = read({"name": "Ana Ruiz", "role": "Harbour Master", "of": "Velmar", "since": 2024})
    assert known.terms == (Term("Harbour Master", "Velmar", "2024", "", "desk.json", "2026-11-24"),)


def test_keys_may_be_joined_in_any_way():
    assert read({"Name": "A", "as_of": "2020"})[0].as_of == read({"NAME": "A", "asOf": "2020"})[0].as_of == "2020"


@pytest.mark.parametrize(
    ("values", "messages"),
    [
        ({}, ["A figure needs a “name”."]),
        ({"name": "…"}, ["A figure needs a “name”."]),
        ({"name": 7}, ["“name” must be text, not a number."]),
        ({"name": "A", "alias": ["B"]}, ["A figure has no “alias”; did you mean “aliases”?"]),
        ({"name": "A", "kind": "persn"}, ["“kind” must be “person” or “body”, not “persn”; did you mean “person”?"]),
        ({"name": "A", "since": 2020}, ["“since” says nothing without a “role”."]),
        (
            {"name": "A", "as-of": "24/11/2026"},
            ["“as-of” must be a date such as 2023-03-12, 2023-03 or 2023, not “24/11/2026”."],
        ),
        ({"name": "A", "wikidata": "15031"}, ["“wikidata” must be an item’s id such as Q15031, not “15031”."]),
        ({"name": "A", "terms": "x"}, ["“terms” must be a list of tables, not text."]),
        ({"name": "A", "terms": ["x"]}, ["“terms” must hold tables, not text."]),
        ({"name": "A", "terms": [{}]}, ["A term needs a “role”."]),
        (
            {"name": "A", "terms": [{"role": "Mayor", "start": "2020", "end": "2019-01"}]},
            ["The term ends (2019-01) before it starts (2020)."],
        ),
        ({"name": "A", "aliases": True}, ["“aliases” must be a list of names, not true."]),
        ({"name": "A", "party": "x" * 301}, ["“party” is longer than 300 characters."]),
        ({"name": "A", "aliases": ["x"] * 501}, ["“aliases” holds more than 500 names."]),
    ],
)
def test_what_is_wrong_is_said(values, messages):
    assert told(values) == messages


def test_what_is_wrong_is_left_out_and_the_rest_holds():
    known, faults = read({**FULL, "wikidata": "nope", "terms": [{"role": "Mayor", "start": "May"}, {"role": "Judge"}]})
    assert [fault.path for fault in faults] == [("terms", 0, "start"), ("wikidata",)]
    assert [term.role for term in known.terms] == ["Judge"]
    assert known.country == "Velmar"


@pytest.mark.parametrize(
    ("written", "is_"),
    [
        ("2023", "2023"),
        ("2023-03", "2023-03"),
        (" 2023-03-12 ", "2023-03-12"),
        ("2023-03-12T00:00:00Z", "2023-03-12"),
        ("2023-13", None),
        ("2023-02-30", None),
        ("12 March 2023", None),
        ("0000", None),
        ("", None),
    ],
)
def test_dates_are_iso(written, is_):
    assert iso(written) == is_


VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*records.FIELDS, "as_of", "nonsense"]), VALUE, max_size=8))
def test_no_record_raises_and_what_is_read_reads_back(record):
    known, _ = read(record)
    if known is not None:
        assert read(records.values(known)) == (known, ())
        assert records.restored(records.values(known), Layer.STORE) == known


def test_records_of_two_origins_are_one_figure_by_their_id():
    senator, mayor = Term("Senator", "Velmar", "2018", source="desk"), Term("Mayor", "Brod", "2001", "2005", "desk")
    roll = Known("Maria Vella", wikidata="Q1", terms=(Term("Senator", "Velmar", "2019", source="roll"),), source="roll")
    note = "Vella on second reference"
    desk = Known("Mary Vella", wikidata="Q1", style=note, source="desk", terms=(senator, mayor))
    (one,) = together([("roll", roll), ("desk", desk)])
    assert (one.name, one.aliases, one.style, one.source) == (
        "Maria Vella",
        ("Mary Vella",),
        "Vella on second reference",
        "roll; desk",
    )
    assert [(t.role, t.start, t.source) for t in one.terms] == [("Senator", "2019", "roll"), ("Mayor", "2001", "desk")]


def test_a_record_without_id_joins_the_one_it_can_mean_and_no_other():
    first, second = Known("Mike Roe", wikidata="Q1"), Known("Mike Roe", wikidata="Q2")
    note = Known("Mike Roe", style="note")
    assert together([("a", first), ("b", note)]) == (joined(first, note),)
    assert together([("a", first), ("a", second), ("b", note)]) == (first, second, note)
    assert together([("a", note), ("a", note)]) == (note, note)
    elsewhere = Known("Mike Roe", country="Ostland")
    assert len(together([("a", Known("Mike Roe", country="Velmar")), ("b", elsewhere)])) == 2
