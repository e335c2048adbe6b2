import json
import tomllib
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsls
from newsls.finding import Severity
from newsls.report import options
from newsls.settings import OPTIONS, Editor, Kind, Settings, Style, Typos, folded, nearest, read

PACKAGE = Path(newsls.__file__).parent
DOCS = PACKAGE.parent / "docs"


def messages(values):
    return [problem.message for problem in read(values)[1]]


def test_every_option_of_the_table_is_a_field_and_back():
    settings = Settings()
    fields = set()
    for name in settings.__dataclass_fields__:
        inner = getattr(getattr(settings, name), "__dataclass_fields__", None)
        fields |= {f"{name}.{field}" for field in inner} if inner is not None else {name}
    assert {".".join(option.field) for option in OPTIONS} == fields


def test_the_example_of_every_option_is_right_and_not_its_default():
    for option in OPTIONS:
        tables = "".join(f"[{part}]\n" for part in option.path[:-1])
        settings, problems = read(tomllib.loads(tables + option.example))
        assert not problems
        assert settings != Settings(), option.name


def test_a_whole_file():
    settings, problems = read(
        tomllib.loads("""
            select = ["typos", "figures"]
            ignore = ["repeated-word"]
            words = ["Baerbock", "O’Neill"]
            word-files = ["names.txt"]
            exclude = ["old/"]
            [severities]
            typos = "hint"
            [style]
            spelling = "uk"
            quotes = "curly"
            decades = "1980's"
            [typos]
            sensitivity = "eager"
        """)
    )
    assert not problems
    assert settings == Settings(
        select=("typos", "figures"),
        ignore=("repeated-word",),
        severities=(("typos", Severity.HINT),),
        words=frozenset({"baerbock", "o'neill"}),
        word_files=("names.txt",),
        style=Style("uk", "curly", "1980's"),
        typos=Typos("eager"),
        exclude=("old/",),
    )


@pytest.mark.parametrize("key", ["word-files", "word_files", "wordFiles", "WordFiles"])
def test_keys_may_be_written_as_the_file_or_the_editor_does(key):
    assert read({key: ["a.txt"]})[0].word_files == ("a.txt",)


def test_dotted_keys_are_tables():
    settings, problems = read({"style.quotes": "straight", "severities.typos": "error", "severity": {"style": "hint"}})
    assert not problems
    assert settings.style.quotes == "straight"
    assert dict(settings.severities) == {"typos": Severity.ERROR, "style": Severity.HINT}


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"selct": []}, "newsls has no setting “selct”; did you mean “select”?"),
        ({"style": {"quote": "curly"}}, "newsls has no setting “style.quote”; did you mean “style.quotes”?"),
        ({"quotes": "curly"}, "newsls has no setting “quotes”; did you mean “style.quotes”?"),
        ({"zzzzzz": 1}, "newsls has no setting “zzzzzz”."),
        ({"style": 1}, '“style” must be a table such as { spelling = "uk" }.'),
        ({"select": "typos"}, '“select” must be a list of strings, such as select = ["typos", "unattributed-claim"].'),
        ({"words": ["a", 1]}, "“words” holds 1, where every item must be a string with text."),
        ({"words": [" "]}, "“words” holds an empty string, where every item must be a string with text."),
        ({"severities": {"typos": "eror"}},
         "“severities.typos” must be “error”, “warning”, “information” or “hint”, not “eror”; did you mean “error”?"),
        ({"severities": ["typos"]},
         '“severities” must be a table such as severities = { unattributed-claim = "error", typos = "information" }.'),
        ({"style": {"quotes": "curley"}},
         "“style.quotes” must be “any”, “curly” or “straight”, not “curley”; did you mean “curly”?"),
        ({"style": {"quotes": True}}, "“style.quotes” must be “any”, “curly” or “straight”, not true."),
        ({"typos": {"sensitivity": "quite"}},
         "“typos.sensitivity” must be “quiet”, “normal” or “eager”, not “quite”; did you mean “quiet”?"),
        ({"editor": {"inlay-hints": "yes"}}, "“editor.inlay-hints” must be true or false, not `yes`."),
        ({"editor": {"inlayHints": 1}}, "“editor.inlayHints” must be true or false, not 1."),
        ({"sensitivity": "quiet"}, "newsls has no setting “sensitivity”; did you mean “typos.sensitivity”?"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_one_sentence(values, message):
    assert messages(values) == [message]


def test_what_is_right_applies_beside_what_is_wrong():
    settings, problems = read({"select": ["typos"], "ignor": ["x"], "words": ["one", 2], "style": {"spelling": "uk"}})
    assert settings == Settings(select=("typos",), words=frozenset({"one"}), style=Style("uk"))
    assert [problem.key for problem in problems] == [("ignor",), ("words",)]


def test_an_editor_lays_its_options_over_a_file():
    file = Settings(
        select=("typos",), words=frozenset({"a"}), exclude=("x/",), severities=(("typos", Severity.HINT),),
        style=Style(quotes="curly", spelling="uk"), typos=Typos("quiet"),
    )  # fmt: skip
    over = {
        "select": ["figures"], "words": ["B"], "exclude": ["y/"], "severities": {"style": "error"},
        "style": {"quotes": "straight", "spelling": "any"}, "typos": {"sensitivity": "eager"},
    }  # fmt: skip
    settings, problems = read(over, file)
    assert not problems
    assert settings.typos == Typos("eager")
    assert read({"typos": {"sensitivity": "normal"}}, file)[0].typos == Typos("quiet"), "“normal” is the default"
    assert settings.select == ("figures",)
    assert settings.words == {"a", "b"}
    assert settings.exclude == ("x/", "y/")
    assert dict(settings.severities) == {"typos": Severity.HINT, "style": Severity.ERROR}
    assert settings.style == Style(quotes="straight", spelling="uk"), "the editor's default leaves the file's spelling"


def test_an_editor_turns_a_switch_on_and_its_default_leaves_the_file_s():
    on, off = Settings(editor=Editor(inlay_hints=True)), {"editor": {"inlayHints": False, "semanticTokens": False}}
    assert read({"editor": {"inlayHints": True}}) == (on, ())
    assert read(off, on) == (on, ())


def test_null_leaves_an_option_alone():
    assert read({"select": None, "style": {"quotes": None}}) == (Settings(), ())


def test_defaults_of_an_editor_change_nothing():
    file = Settings(
        select=("typos",), style=Style("us", "curly", "1980s"), typos=Typos("quiet"), words=frozenset({"a"})
    )
    defaults = {
        "select": [], "ignore": [], "severities": {}, "words": [], "wordFiles": [], "exclude": [],
        "style": {"spelling": "any", "quotes": "any", "decades": "any"}, "typos": {"sensitivity": "normal"},
    }  # fmt: skip
    assert read(defaults, file) == (file, ())


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)
keys = st.sampled_from([*(o.path[0] for o in OPTIONS), "style.quotes", "severity", "severities.typos"]) | st.text()


@given(st.dictionaries(keys, anything, max_size=6))
def test_no_value_makes_the_parser_fail(values):
    settings, problems = read(values)
    hash(settings)
    assert all(problem.message.endswith((".", "?")) for problem in problems)


@given(st.dictionaries(st.sampled_from([o.path[0] for o in OPTIONS]), anything, max_size=4))
def test_the_parser_and_the_schema_agree(values):
    """What the schema accepts gives no problem, and what gives no problem the schema accepts."""
    values = {key: value for key, value in values.items() if value is not None}
    if any(
        "." in key or "null" in json.dumps(values)
        for value in values.values()
        if isinstance(value, dict)
        for key in value
    ):
        return  # nulls and dotted keys are for editors; the schema is that of the file
    validator = jsonschema.Draft202012Validator(options.schema())
    assert validator.is_valid(values) == (not read(values)[1])


def test_the_shipped_schema_is_current():
    shipped = json.loads((PACKAGE / "settings.schema.json").read_text("utf-8"))
    assert shipped == options.schema(), "run: newsls schema settings > newsls/settings.schema.json"
    jsonschema.Draft202012Validator.check_schema(shipped)


@pytest.mark.skipif(not DOCS.is_dir(), reason="the documentation is not beside the package")
def test_the_page_of_the_documentation_is_current():
    page = (DOCS / "settings.md").read_text("utf-8")
    assert page == options.documentation(), "run: newsls schema settings --markdown > docs/settings.md"


def test_the_documentation_names_every_option_with_its_sentence():
    page = options.documentation()
    for option in OPTIONS:
        assert f"## `{option.name}`\n\n{option.description}\n" in page
        assert option.description.endswith(".")
        assert option.kind in Kind


def test_words_are_compared_without_case_and_apostrophe():
    assert folded(" O’Neill ") == folded("o'NEILL") == "o'neill"


def test_the_nearest_name():
    assert nearest("repeated-wrod", ["misspelling", "repeated-word"]) == "repeated-word"
    assert nearest("TYPOS", ["typos"]) == "typos"
    assert nearest("qqq", ["typos"]) is None
