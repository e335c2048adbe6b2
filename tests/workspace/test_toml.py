import tomllib

import pytest

from newsls.workspace.toml import line_of, line_within

TEXT = '''\
# select = ["in a comment"]
words = [
  "alpha",
  "beta",   # ignore = []
]
note = """
style = "in a string"
"""
wordFiles = ["x"]

[severities]
typos = "hint"
"unattributed-claim" = "eror"

[ style ]
quotes = "curly"
spelling = 'uk'

[tool.newsls]
ignore = ["a", "b"]
severities = { typos = "hint", figures = "loud" }
'''


def test_the_text_is_toml():
    assert tomllib.loads(TEXT)


@pytest.mark.parametrize(
    ("path", "value", "line"),
    [
        (("words",), None, 2),
        (("words",), "alpha", 3),
        (("words",), "beta", 4),
        (("words",), "nowhere", 2),
        (("word-files",), None, 9),
        (("severities", "typos"), None, 12),
        (("severities", "unattributed-claim"), "eror", 13),
        (("style",), None, 15),
        (("style", "quotes"), None, 16),
        (("style", "spelling"), "uk", 17),
        (("style", "decades"), None, 15),
        (("tool", "newsls", "ignore"), "b", 20),
        (("tool", "newsls", "severities", "figures"), None, 21),
        (("select",), None, 1),
    ],
)
def test_keys_and_values_are_found_on_their_lines(path, value, line):
    assert line_of(TEXT, path, value) == line


def test_a_dotted_key_is_found():
    assert line_of('a = 1\nstyle.quotes = "x"\n', ("style", "quotes"), "x") == 2


def test_hostile_text_ends():
    assert line_of("[" * 100_000 + "\n" + "a." * 100_000 + "\n" + '"' * 100_000, ("a",)) >= 1


LISTED = """\
source = "desk"
[[figure]]
name = "Ana"
[[figure.terms]]
role = "Mayor"
[[figure.terms]]
role = "Judge"
end = "never"

[[figure]]
name = "Jo"
terms = [
  { role = "Clerk", start = "x" },
  { role = "Judge", start = "May" },
]
"""


@pytest.mark.parametrize(
    ("path", "value", "line"),
    [
        (("figure", 0), None, 2),
        (("figure", 0, "name"), None, 3),
        (("figure", 0, "terms", 0, "role"), None, 5),
        (("figure", 0, "terms", 1, "end"), "never", 8),
        (("figure", 1, "name"), None, 11),
        (("figure", 1, "terms", 1, "start"), "May", 14),
        (("figure", 1, "terms", 0), None, 12),
        (("figure", 7, "name"), None, 2),
        (("source",), None, 1),
    ],
)
def test_keys_in_lists_of_tables_are_found_on_their_lines(path, value, line):
    assert line_within(LISTED, path, value) == line
