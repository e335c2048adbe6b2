"""Lists as others keep them, tidy, untidy and hostile."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsls.figures.formats import Format, Unfit, Where, read
from newsls.figures.known import Known, Layer, Term

WHERE = Where("desk.csv", "2026-11-24")


def figures(text, format_=None):
    return [listed.known for listed in read(text, WHERE, format_).figures]


def names(text, format_=None):
    return [known.name for known in figures(text, format_)]


def missed(text, format_=None):
    return [str(miss) for miss in read(text, WHERE, format_).missed]


CSV = """\
Name,Also known as,Country,Party,Office,Body,Since,Until,QID,Salary
Pavel Horák,Horak; the Admiral,Velmar,Harbour Party,Mayor,Brod,1991,1999-05,Q77,1
"Ruiz, Ana",,Velmar,,,,,,,
Pavel Horák,,Velmar,,Defence Minister,,2023-03-12,,Q77,2
"""


def test_a_csv_has_one_office_a_line():
    first, second = figures(CSV)
    assert first == Known(
        "Pavel Horák", "person", ("Horak", "the Admiral"), "", "Velmar", "Harbour Party", "", "",
        (Term("Defence Minister", "", "2023-03-12", "", "desk.csv", "2026-11-24"),
         Term("Mayor", "Brod", "1991", "1999-05", "desk.csv", "2026-11-24")),
        "Q77", "", Layer.STORE, "desk.csv", "2026-11-24",
    )  # fmt: skip
    assert second.name == "Ruiz, Ana"
    assert missed(CSV) == ["line 1: The column “Salary” is not read."]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends_are_told_from_the_header(delimiter, end):
    text = delimiter.join(("full_name", "ROLE", "since")) + end + delimiter.join(("Ana Ruiz", '"Mayor"', "2020")) + end
    (ana,) = figures(text)
    assert ana.terms == (Term("Mayor", "", "2020", "", "desk.csv", "2026-11-24"),)


def test_names_may_stand_in_two_columns_and_titles_may_be_forms_of_address():
    text = "Title,First Name,Surname\nMs,Ana,Ruiz\nMayor,Jo,Roe\n"
    ana, jo = figures(text)
    assert (ana.name, ana.terms) == ("Ana Ruiz", ())
    assert (jo.name, jo.terms[0].role) == ("Jo Roe", "Mayor")


def test_an_id_keeps_two_of_one_name_apart():
    reading = read("id,name,party\n1,Mike Roe,A\n2,Mike Roe,B\n1,Mike Roe,\n", WHERE)
    assert [(f.ident, f.known.party) for f in reading.figures] == [("id:1", "A"), ("id:2", "B")]


def test_quotes_hold_delimiters_and_line_breaks():
    (ana,) = figures('name,style\n"Ana ""Nita"" Ruiz","Ruiz,\non second reference"\n')
    assert (ana.name, ana.style) == ('Ana "Nita" Ruiz', "Ruiz, on second reference")


def test_wrong_lines_are_named_and_the_rest_is_read():
    text = "name;role;start\nAna Ruiz;Mayor;12/03/2023\n;Judge;2020\n\nJo Roe;Judge;2020;surplus\nMia Poe;Clerk\n"
    reading = read(text, WHERE)
    assert [f.known.name for f in reading.figures] == ["Ana Ruiz", "Mia Poe"]
    assert reading.figures[0].known.terms == ()
    assert [(str(m), m.skipped) for m in reading.missed] == [
        ("line 5: This line has 4 cells, and the header 3.", True),
        ("line 2: “start” must be a date such as 2023-03-12, 2023-03 or 2023, not “12/03/2023”.", False),
        ("line 3: A figure needs a “name”.", True),
    ]


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        ("", "holds nothing", None),
        ("\n \n", "holds nothing", None),
        ("salary,age\n1,2\n", "has no column “name”; its columns are “salary”, “age”.", 1),
        ("name,role,office\nA,B,C\n", "has two columns “role”.", 1),
        ('name\n"Ana\n', "is not CSV: a quotation mark is missing its partner.", 2),
        ('name\n"Ana"x\n', "is not CSV: something stands between a closing quotation mark and the delimiter.", 2),
        ("name\n" + "x" * 200_000 + "\n", "is not CSV: a cell is larger than 128 kB", 2),
    ],
)
def test_what_is_no_csv_is_said_with_its_line(text, reason, line):
    with pytest.raises(Unfit) as caught:
        read(text, WHERE)
    assert caught.value.reason.startswith(reason)
    assert caught.value.line == line


RECORDS = [
    {"name": "Ana Ruiz", "aliases": ["Ruiz"], "terms": [{"role": "Mayor", "of": "Brod", "start": "2020"}]},
    {"name": "Harbour Authority", "kind": "body", "id": 7},
]
YAML = """\
- name: Ana Ruiz
  aliases: [Ruiz]
  terms:
  - {role: Mayor, of: Brod, start: 2020}
- {name: Harbour Authority, kind: body, id: 7}
"""


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(RECORDS),
        json.dumps({"figures": RECORDS}),
        "\n".join(map(json.dumps, RECORDS)),
        YAML,
    ],
    ids=["json", "table", "lines", "yaml"],
)
def test_records_are_read_from_json_lines_and_yaml(text):
    reading = read(text, WHERE)
    assert reading.format is Format.JSON
    assert reading.missed == ()
    ana, body = reading.figures
    assert ana.known.terms == (Term("Mayor", "Brod", "2020", "", "desk.csv", "2026-11-24"),)
    assert (body.known.kind, body.ident) == ("body", "id:7")


def test_wrong_records_are_named_and_the_rest_is_read():
    text = json.dumps([7, {"name": ""}, {"nmae": "X"}, {"name": "Ana Ruiz", "prty": "P"}])
    reading = read(text, WHERE)
    assert [f.known.name for f in reading.figures] == ["Ana Ruiz"]
    assert [(str(m), m.skipped) for m in reading.missed] == [
        ("record 1: This is no record: it must be a table with a “name”.", True),
        ("record 2: A figure needs a “name”.", True),
        ("record 3: A figure has no “nmae”; did you mean “name”?", True),
        ("record 4, Ana Ruiz: A figure has no “prty”; did you mean “party”?", False),
    ]


POPOLO = {
    "persons": [
        {
            "id": "p1",
            "name": "Ana Ruiz",
            "other_names": [{"name": "Nita Ruiz"}, {}],
            "identifiers": [{"scheme": "wikidata", "identifier": "Q5"}, {"scheme": "other", "identifier": "9"}],
            "links": [{"url": "https://en.wikipedia.org/wiki/Ana_Ruiz", "note": "Wikipedia"}],
        },
        {"id": "p2", "given_name": "Jo", "family_name": "Roe"},
        {"id": "p3"},
    ],
    "organizations": [
        {"id": "o1", "name": "Assembly of Velmar", "classification": "legislature"},
        {"id": "o2", "name": "Harbour Party", "classification": "party"},
        {"id": "o3", "name": "Old Party", "classification": "party"},
    ],
    "posts": [{"id": "x", "label": "Member for Brod North", "organization_id": "o1"}],
    "events": [{"id": "t9", "start_date": "2019-06-01", "end_date": "2023-05-31"}],
    "memberships": [
        {"person_id": "p1", "organization_id": "o1", "post_id": "x", "on_behalf_of_id": "o2",
         "legislative_period_id": "t9"},
        {"person_id": "p1", "organization_id": "o1", "role": "speaker", "start_date": "2023-06-01",
         "end_date": "2027-05-31", "on_behalf_of_id": "o2"},
        {"person_id": "p1", "organization_id": "o3", "end_date": "2018"},
        {"person_id": "p2", "organization_id": "o1"},
        "nonsense",
    ],
}  # fmt: skip


def test_popolo_is_read():
    reading = read(json.dumps(POPOLO), WHERE)
    assert reading.format is Format.POPOLO
    ana, jo, assembly = (f.known for f in reading.figures)
    assert (ana.aliases, ana.party, ana.wikidata, ana.wikipedia) == (("Nita Ruiz",), "Harbour Party", "Q5", "Ana Ruiz")
    assert [(t.role, t.of, t.start, t.end) for t in ana.terms] == [
        ("Speaker", "Assembly of Velmar", "2023-06-01", ""),
        ("Member for Brod North", "Assembly of Velmar", "2019-06-01", "2023-05-31"),
    ]
    assert (jo.name, jo.terms[0].role) == ("Jo Roe", "Member")
    assert (assembly.name, assembly.kind) == ("Assembly of Velmar", "body")
    assert [(str(m), m.skipped) for m in reading.missed] == [("person 3: A figure needs a “name”.", True)]


CONGRESS = """\
- id:
    bioguide: V000001
    wikidata: Q9
    wikipedia: Maria Vella (politician)
  name: {first: Maria, middle: Luz, last: Vella, official_full: Maria L. Vella, nickname: Mia}
  bio: {birthday: '1960-01-02', gender: F}
  terms:
  - {type: rep, start: '2001-01-03', end: '2003-01-03', state: OH, district: 1, party: Democrat}
  - {type: rep, start: '2003-01-07', end: '2005-01-03', state: OH, district: 1, party: Democrat}
  - {type: sen, start: '2021-01-03', end: '2027-01-03', state: OH, class: 3, party: Independent}
  leadership_roles:
  - {title: Minority Whip, chamber: senate, start: '2025-01-03'}
- id: {bioguide: R000001}
  name: {first: Mike, last: Roe, suffix: Jr.}
  terms:
  - {type: viceprez, start: '2025-01-20', end: '2029-01-20', party: Republican, how: election}
"""


def test_the_files_of_the_congress_are_read():
    reading = read(CONGRESS, WHERE)
    assert (reading.format, reading.missed) == (Format.CONGRESS, ())
    vella, roe = reading.figures
    assert vella.ident == "bioguide:V000001"
    assert vella.known.aliases == ("Maria Vella", "Mia Vella", "Maria Luz Vella")
    assert (vella.known.party, vella.known.wikidata) == ("independent", "Q9")
    assert vella.known.wikipedia == "Maria Vella (politician)"
    assert [(t.role, t.of, t.start, t.end) for t in vella.known.terms] == [
        ("Minority Whip", "Senate", "2025-01-03", ""),
        ("Senator", "Ohio", "2021-01-03", ""),  # its end is to come
        ("Representative", "Ohio", "2001-01-03", "2005-01-03"),
    ]
    assert (roe.known.name, roe.known.aliases) == ("Mike Roe Jr.", ("Mike Roe",))
    assert [(t.role, t.of) for t in roe.known.terms] == [("Vice President", "United States")]


def test_the_congress_as_json_is_the_same():
    import yaml

    rows = yaml.safe_load(CONGRESS)
    assert figures(json.dumps(rows)) == figures(CONGRESS)
    assert figures("\n".join(map(json.dumps, rows)), Format.CONGRESS) == figures(CONGRESS)


def test_a_format_may_be_named():
    with pytest.raises(Unfit, match="is not Popolo"):
        read("[]", WHERE, Format.POPOLO)
    with pytest.raises(Unfit, match="is not a list of legislators"):
        read("{}", WHERE, Format.CONGRESS)
    with pytest.raises(Unfit, match="has no column “name”"):
        read(json.dumps(RECORDS), WHERE, Format.CSV)
    assert names("name: Ana Ruiz\n", Format.JSON) == ["Ana Ruiz"]


HOSTILE = {
    "deep json": "[" * 200_000,
    "deep json closed": "[" * 100_000 + "]" * 100_000,
    "deep object": '{"a":' * 100_000,
    "deep yaml": "- " + "[" * 100_000,
    "deep block yaml": "- " * 50_000 + "x",
    "deep mappings": "- a:\n" + "".join("  " * i + " b:\n" for i in range(1, 2000)),
    "yaml bomb": "- a: &a [x, x, x]\n  b: &b [*a, *a, *a]\n  c: [*b, *b, *b]\n",
    "endless yaml": "- &a [*a]\n",
    "yaml tag": "- !!python/object/apply:os.system [exit]\n",
    "two documents": "- name: A\n---\n- name: B\n",
    "a list as key": "- ? [a]\n  : b\n",
    "broken yaml": "- name: [A\n",
    "a huge number": "[" + "9" * 10_000 + "]",
    "a lone brace": "{",
    "broken lines": '{"name": "A"}\n{"name": \n',
    "html": "<!doctype html><title>Sign in</title>",
    "no list": '{"people": []}',
    "a string": '["name"]',
    "numbers": "[1, 2]",
    "quotes": '"' * 100_000,
    "one line": "name," * 100_000,
    "bars": "|" * 1_000_000,
}


def refused(text, format_=None):
    """Why a text is refused; empty where it is read."""
    try:
        read(text, WHERE, format_)
    except Unfit as error:
        return error.reason
    return ""


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_lists_end_in_a_sentence_or_in_nobody(kind):
    reason = refused(HOSTILE[kind])
    assert len(reason) < 700
    assert "\n" not in reason
    assert reason.endswith((".", "?")) or read(HOSTILE[kind], WHERE).figures == ()


def test_a_yaml_error_has_its_place():
    with pytest.raises(Unfit) as caught:
        read("- name: Ana\n- [\n", WHERE)
    assert (caught.value.line, caught.value.column) >= (2, 1)
    with pytest.raises(Unfit) as caught:
        read('[{"name": "Ana"},\n {"name" "Jo"}]', WHERE)
    assert (caught.value.reason, caught.value.line, caught.value.column) == (
        "is not JSON: expecting ':' delimiter.", 2, 10)  # fmt: skip


@given(st.text(alphabet="abné\"'{}[]:,;-\n\r\t |*&!?0", max_size=60))
def test_no_text_fails_otherwise(text):
    for format_ in (None, *Format):
        assert isinstance(refused(text, format_), str)


TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["name", "id", "terms", "persons", "memberships", "organizations", "person_id", "first", "role",
                         "type", "start", "end", "aliases", "organization", "post", "wikidata", "bioguide", "x"]),
        inner, max_size=4,
    ),
    max_leaves=20,
)  # fmt: skip


@given(TREES)
def test_no_tree_fails_otherwise(tree):
    for format_ in (None, Format.JSON, Format.POPOLO, Format.CONGRESS):
        assert isinstance(refused(json.dumps(tree), format_), str)
