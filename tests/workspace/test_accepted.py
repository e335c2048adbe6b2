"""Accepted sources are added to a settings file of which nothing else changes."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsls.workspace import configuration
from newsls.workspace.accepted import accept
from newsls.workspace.files import Unreadable
from newsls.workspace.toml_lists import Unwritable, with_item

PATH = ("attribution", "accepted-sources")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '[attribution]\naccepted-sources = ["officials"]\n'),
        ('words = ["Kos"] # names', 'words = ["Kos"] # names\n\n[attribution]\naccepted-sources = ["officials"]\n'),
        ("# ours\r\n", '# ours\r\n\r\n[attribution]\r\naccepted-sources = ["officials"]\r\n'),
        (
            '[attribution] # ours\noutlets = ["Dot"]\n\n[style]\nquotes = "curly"\n',
            '[attribution] # ours\naccepted-sources = ["officials"]\noutlets = ["Dot"]\n\n[style]\nquotes = "curly"\n',
        ),
        ("[attribution]", '[attribution]\naccepted-sources = ["officials"]\n'),
        ("[attribution]\naccepted-sources = []", '[attribution]\naccepted-sources = ["officials"]'),
        (
            '[attribution]\naccepted_sources = ["aides"] # trusted\n',
            '[attribution]\naccepted_sources = ["aides", "officials"] # trusted\n',
        ),
        (
            '[attribution]\naccepted-sources = ["aides",]\n',
            '[attribution]\naccepted-sources = ["aides", "officials"]\n',
        ),
        (
            'attribution.accepted-sources = ["a ] # no comment"]\n',
            'attribution.accepted-sources = ["a ] # no comment", "officials"]\n',
        ),
        (
            '[attribution]\naccepted-sources = [\n  # old\n  "aides", # May\n  "allies", # ]\n]\n',
            '[attribution]\naccepted-sources = [\n  # old\n  "aides", # May\n  "allies", # ]\n  "officials",\n]\n',
        ),
        (
            '[attribution]\naccepted-sources = [\n\t"aides" # since May\n]\n',
            '[attribution]\naccepted-sources = [\n\t"aides", # since May\n\t"officials"\n]\n',
        ),
        ("[attribution]\naccepted-sources = [\n]\n", '[attribution]\naccepted-sources = [\n    "officials",\n]\n'),
    ],
)
def test_a_list_grows_and_nothing_else_changes(before: str, after: str) -> None:
    made = with_item(before, PATH, "officials")
    assert made == after
    assert with_item(made, PATH, "officials") == made


@pytest.mark.parametrize(
    "text",
    [
        "words = [",
        'attribution = { accepted-sources = ["aides"] }',
        "attribution = 3",
        "[attribution]\naccepted-sources = 3",
        "[[attribution]]\n",
    ],
)
def test_what_cannot_be_added_to_is_left_alone(text: str) -> None:
    with pytest.raises(Unwritable):
        with_item(text, PATH, "officials")


@given(st.lists(st.text(max_size=8), max_size=4), st.text(min_size=1, max_size=12))
def test_whatever_the_items_are_they_are_read_back(items: list[str], item: str) -> None:
    text = ""
    for one in [*items, item]:
        text = with_item(text, PATH, one)
    assert tomllib.loads(text)["attribution"]["accepted-sources"] == list(dict.fromkeys([*items, item]))


@given(st.text(alphabet="[]{}=\"'#\n,a.- ", max_size=40))
def test_any_text_is_added_to_or_left_alone(text: str) -> None:
    try:
        made = with_item(text, PATH, "officials")
    except Unwritable:
        return
    assert "officials" in tomllib.loads(made)["attribution"]["accepted-sources"]


def test_the_file_is_made_where_there_is_none(tmp_path: Path) -> None:
    assert accept("officials", tmp_path / "newsls.toml") == tmp_path / "newsls.toml"
    assert configuration.load(tmp_path, lists=False).settings.attribution.accepted_sources == ("officials",)


def test_a_project_file_keeps_its_table(tmp_path: Path) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text('[project]\nname = "desk"\n\n[tool.newsls]\nwords = ["Kos"] # names\n', "utf-8")
    accept("“senior   officials”".strip("“”"), file)
    found = configuration.load(tmp_path, lists=False)
    assert not found.problems
    assert found.settings.attribution.accepted_sources == ("senior officials",)
    assert file.read_text("utf-8").startswith('[project]\nname = "desk"\n\n[tool.newsls]\nwords = ["Kos"] # names\n')


def test_a_file_that_is_no_toml_is_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "newsls.toml"
    file.write_text("words = [", "utf-8")
    with pytest.raises(Unreadable, match="cannot be added to; write “officials” into “attribution"):
        accept("officials", file)
    assert file.read_text("utf-8") == "words = ["


@pytest.mark.parametrize("source", ["", "  ", "a" * 101, "a\x00b"])
def test_a_source_is_a_phrase(tmp_path: Path, source: str) -> None:
    with pytest.raises(ValueError, match="An accepted source is a phrase of 1 to 100 printable"):
        accept(source, tmp_path / "newsls.toml")
    assert not list(tmp_path.iterdir())
