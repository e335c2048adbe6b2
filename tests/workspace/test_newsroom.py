import pytest

from newsls.figures.known import Layer, Term
from newsls.workspace.newsroom import LARGEST, find, load, parse

HOUSE = """\
source = "politics desk"
as-of = 2026-11-01

[[figure]]
name = "Pavel Horák"
aliases = ["Horak"]
native = "Павел Горак"
role = "Defence Minister"
of = "Velmar"
since = 2023-03-12
country = "Velmar"
party = "Harbour Party"
pronunciation = "PAH-vel HO-rahk"
style = "Horak on second reference"
wikidata = "Q77"

[[figure.terms]]
role = "Mayor"
of = "Brod"
start = 1991
end = 1999-05-31
source = "Brod Gazette"

[[figure]]
name = "Harbour Authority"
kind = "body"
as-of = "2025"
"""


def said(text, path):
    return [(p.line, p.message) for p in parse(text, path / "figures.toml", "2026-11-24").problems]


def test_a_file_is_read(tmp_path):
    file = tmp_path / "figures.toml"
    file.write_text(HOUSE, "utf-8")
    room = load(file)
    assert room.problems == ()
    horak, harbour = room.figures
    assert horak.layer is harbour.layer is Layer.HOUSE
    assert (horak.name, horak.aliases, horak.native) == ("Pavel Horák", ("Horak",), "Павел Горак")
    assert (horak.style, horak.pronunciation) == ("Horak on second reference", "PAH-vel HO-rahk")
    assert horak.terms == (
        Term("Defence Minister", "Velmar", "2023-03-12", "", "politics desk", "2026-11-01"),
        Term("Mayor", "Brod", "1991", "1999-05-31", "Brod Gazette", "2026-11-01"),
    )
    assert (harbour.kind, harbour.source, harbour.as_of) == ("body", "politics desk", "2025")


def test_without_a_date_it_holds_as_of_its_last_change(tmp_path):
    (one,) = parse('[[figure]]\nname = "Ana Ruiz"\n', tmp_path / "figures.toml", "2026-11-24").figures
    assert (one.source, one.as_of) == ("figures.toml", "2026-11-24")


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", []),
        ("[[figures]]\nname='A'\n", [(1, "figures.toml has no “figures”; did you mean [[figure]]?")]),
        ("sorce = 'x'\n", [(1, "figures.toml has no “sorce”; did you mean “source”?")]),
        ("[figure]\nname='A'\n", [(1, "Figures stand under [[figure]], with two brackets.")]),
        ("\n[[figure]]\nrole='Mayor'\n", [(2, "A figure needs a “name”.")]),
        (
            "[[figure]]\nname='A'\n[[figure]]\nname='B'\nalias=['C']\n",
            [(5, "A figure has no “alias”; did you mean “aliases”?")],
        ),
        (
            "[[figure]]\nname='A'\n[[figure.terms]]\nrole='X'\n[[figure.terms]]\nrole='Y'\nstart='May'\n",
            [(7, "“start” must be a date such as 2023-03-12, 2023-03 or 2023, not “May”.")],
        ),
        (
            "[[figure]]\nname='A'\nrole='X'\nsince='May'\n",
            [(4, "“since” must be a date such as 2023-03-12, 2023-03 or 2023, not “May”.")],
        ),
        ("as-of = 'soon'\n", [(1, "“as-of” must be a date such as 2023-03-12.")]),
        ("figure = [7]\n", [(1, "A figure must be a table: [[figure]].")]),
        (
            "[[figure]]\nname = 'A'\nas-of = 1999-05 # spring\n",
            [(3, 'This is not TOML: a month needs quotation marks, as in "1999-05".')],
        ),
        ("[[figure]\nname = 'A'\n", [(1, "This is not TOML: expected ']]' at the end of an array declaration.")]),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text, problems, tmp_path):
    assert said(text, tmp_path) == problems


def test_hostile_toml_is_said(tmp_path):
    ((line, message),) = said("x = " + "[" * 5000, tmp_path)
    assert line == 1
    assert message.startswith("This is not TOML: ")


def test_what_is_right_holds_beside_what_is_wrong(tmp_path):
    room = parse("[[figure]]\nname='A'\n[[figure]]\nnmae='B'\n[[figure]]\nname='C'\n", tmp_path / "f.toml", "2026")
    assert [known.name for known in room.figures] == ["A", "C"]


def test_the_nearest_file_holds_and_none_above_the_repository(tmp_path):
    (tmp_path / "figures.toml").touch()
    repository = tmp_path / "paper"
    desk = repository / "desk" / "monday"
    desk.mkdir(parents=True)
    (repository / ".git").mkdir()
    assert find(desk) is None
    (repository / "figures.toml").touch()
    assert find(desk) == repository / "figures.toml"
    (repository / "desk" / "figures.toml").touch()
    assert find(desk) == repository / "desk" / "figures.toml"


def test_what_cannot_be_read_is_said(tmp_path):
    file = tmp_path / "figures.toml"
    (problem,) = load(file).problems
    assert str(problem) == f"{file}: This file cannot be read (no such file or directory)."
    file.write_bytes(b"name = '\xff'\n")
    (problem,) = load(file).problems
    assert (problem.line, "is not UTF-8" in problem.message) == (1, True)
    file.write_bytes(b"#" * (LARGEST + 1))
    (problem,) = load(file).problems
    assert problem.message == "This file is larger than 5 MB; import it into the store instead."
