import pytest

from newsls.finding import Severity
from newsls.settings import Settings
from newsls.workspace import words
from newsls.workspace.configuration import load


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def said(configuration):
    return [(p.message, p.file.name if p.file else None, p.line) for p in configuration.problems]


def test_nothing_is_needed(tmp_path):
    (tmp_path / ".git").mkdir()
    configuration = load(tmp_path)
    assert configuration.settings == Settings()
    assert configuration.problems == ()
    assert configuration.file is None
    assert configuration.root == tmp_path


def test_the_nearest_file_holds(tmp_path):
    (tmp_path / ".git").mkdir()
    write(tmp_path / "newsls.toml", 'ignore = ["typos"]')
    write(tmp_path / "desk/newsls.toml", 'ignore = ["figures"]')
    (tmp_path / "desk/monday").mkdir()
    assert load(tmp_path / "desk/monday").settings.ignore == ("figures",)
    assert load(tmp_path / "desk/monday").root == tmp_path / "desk"
    assert load(tmp_path).settings.ignore == ("typos",)


def test_newsls_toml_goes_before_pyproject_and_a_pyproject_without_newsls_is_passed_over(tmp_path):
    (tmp_path / ".git").mkdir()
    write(tmp_path / "pyproject.toml", '[tool.newsls]\nignore = ["typos"]')
    write(tmp_path / "sub/pyproject.toml", "[project]\nname = 'x'")
    assert load(tmp_path / "sub").settings.ignore == ("typos",)
    assert load(tmp_path / "sub").file == tmp_path / "pyproject.toml"
    write(tmp_path / "newsls.toml", 'ignore = ["figures"]')
    assert load(tmp_path / "sub").settings.ignore == ("figures",)


def test_the_search_stops_at_the_repository(tmp_path):
    write(tmp_path / "newsls.toml", 'ignore = ["typos"]')
    (tmp_path / "repository/.git").mkdir(parents=True)
    configuration = load(tmp_path / "repository/sub")
    assert configuration.file is None
    assert configuration.root == tmp_path / "repository"


def test_a_broken_pyproject_of_somebody_else_is_nobodys_business(tmp_path):
    (tmp_path / ".git").mkdir()
    write(tmp_path / "pyproject.toml", "[project\n")
    assert load(tmp_path).problems == ()
    write(tmp_path / "pyproject.toml", "[project\n[tool.newsls]\n")
    assert load(tmp_path).unread


def test_wrong_keys_values_and_names_are_reported_with_file_and_line(tmp_path):
    write(
        tmp_path / "newsls.toml",
        'select = [\n  "typos",\n  "fgures",\n]\nwordfile = ["x"]\n\n[style]\nquotes = "curley"\nspelling = "uk"\n\n'
        '[severities]\ntipos = "hint"\nfigures = "error"\n',
    )
    configuration = load(tmp_path)
    assert said(configuration) == [
        ("newsls has no setting “wordfile”; did you mean “word-files”?", "newsls.toml", 5),
        ("“style.quotes” must be “any”, “curly” or “straight”, not “curley”; did you mean “curly”?", "newsls.toml", 8),
        ("“select” names “fgures”, which is no rule or family; did you mean “figures”?", "newsls.toml", 3),
        ("“severities” names “tipos”, which is no rule or family; did you mean “typos”?", "newsls.toml", 12),
    ]
    assert configuration.settings.style.spelling == "uk"
    assert ("figures", Severity.ERROR) in configuration.settings.severities
    assert str(configuration.problems[0]).startswith(f"{tmp_path}/newsls.toml, line 5: newsls has no")


def test_the_same_in_pyproject(tmp_path):
    write(
        tmp_path / "pyproject.toml",
        '[project]\nname = "x"\n[tool.newsls]\nselct = []\n[tool.newsls.style]\nquotes = 1\n',
    )
    assert [(file, line) for _, file, line in said(load(tmp_path))] == [("pyproject.toml", 4), ("pyproject.toml", 6)]


@pytest.mark.parametrize(
    ("data", "line"),
    [(b"a = 1\nb = \n", 2), (b"a = [1\n", 1), (b"\n\nb = '\xff'\n", 3), (b"a = 1\na = 2\n", 2), (b"[" * 5000, 1)],
)
def test_a_file_that_is_not_toml_is_reported_with_its_line(data, line, tmp_path):
    (tmp_path / "newsls.toml").write_bytes(data)
    configuration = load(tmp_path)
    assert configuration.unread
    assert configuration.settings == Settings()
    ((message, file, at),) = said(configuration)
    assert message.startswith(("This is not TOML: ", "This file is not UTF-8")), message
    assert (file, at) == ("newsls.toml", line)


def test_tool_newsls_must_be_a_table(tmp_path):
    write(tmp_path / "pyproject.toml", "[tool]\nnewsls = 3\n")
    assert said(load(tmp_path)) == [("“tool.newsls” must be a table.", "pyproject.toml", 2)]


def test_the_editors_options_go_over_the_file_and_their_faults_have_no_line(tmp_path):
    write(tmp_path / "newsls.toml", 'select = ["typos"]\nwords = ["a"]\n')
    configuration = load(
        tmp_path,
        {"select": ["figuers"], "words": ["b"], "path": "/x/newsls", "trace": {"server": "off"}, "colour": 1},
    )
    assert configuration.settings.select == ("figuers",)
    assert configuration.settings.words == {"a", "b"}
    assert said(configuration) == [
        ("newsls has no setting “colour”.", None, None),
        ("“select” names “figuers”, which is no rule or family; did you mean “figures”?", None, None),
    ]


def test_word_lists_of_the_writer_the_workspace_and_the_settings_add_up(tmp_path):
    write(tmp_path / "newsls.toml", 'words = ["one"]\nword-files = ["desk/names.txt", "gone.txt"]\n')
    write(tmp_path / "desk/names.txt", "Two\n")
    words.add("three", "workspace", tmp_path)
    personal = words.add("four", "personal", tmp_path)
    configuration = load(tmp_path / "sub", {"wordFiles": ["more.txt"]})
    assert configuration.settings.words == {"one", "two", "three", "four"}
    assert said(configuration)[0] == (
        f"The word list {tmp_path}/gone.txt: cannot be read (no such file or directory).", "newsls.toml", 2,
    )  # fmt: skip
    for path in (personal, tmp_path / "newsls-words.txt", tmp_path / "desk/names.txt", tmp_path / "newsls.toml"):
        assert path in configuration.watched


def test_every_file_that_could_change_the_settings_is_watched(tmp_path):
    (tmp_path / ".git").mkdir()
    watched = load(tmp_path / "sub").watched
    for path in ("sub/newsls.toml", "sub/pyproject.toml", "newsls.toml", "pyproject.toml", "newsls-words.txt"):
        assert tmp_path / path in watched
    assert tmp_path.parent / "newsls.toml" not in watched


def test_excluded_paths_are_relative_to_the_settings_file(tmp_path):
    write(tmp_path / "newsls.toml", 'exclude = ["archive/", "*.old.md", "/top.md"]')
    configuration = load(tmp_path)
    excluded = [
        name
        for name in ("archive", "archive/a.md", "x/b.old.md", "top.md", "x/top.md", "a.md")
        if configuration.excludes(tmp_path / name)
    ]
    assert excluded == ["archive", "archive/a.md", "x/b.old.md", "top.md"]
    assert not configuration.excludes(tmp_path.parent / "elsewhere.old.md")


def test_a_named_file_is_taken_from_anywhere(tmp_path):
    file = write(tmp_path / "house/style.toml", 'ignore = ["typos"]')
    write(tmp_path / "newsls.toml", 'ignore = ["figures"]')
    configuration = load(tmp_path, file=file)
    assert configuration.settings.ignore == ("typos",)
    assert configuration.root == tmp_path / "house"
    assert load(tmp_path, file=tmp_path / "gone.toml").unread


def test_without_lists_none_is_read_that_the_settings_do_not_name(tmp_path):
    words.add("three", "workspace", tmp_path)
    assert load(tmp_path, lists=False).settings.words == frozenset()


def test_a_folder_that_is_not_there_has_settings_all_the_same(tmp_path):
    write(tmp_path / "newsls.toml", 'ignore = ["typos"]')
    assert load(tmp_path / "not/yet/there").settings.ignore == ("typos",)
