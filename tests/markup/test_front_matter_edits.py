"""A summary written into front matter: read back by the reference readers, and nothing else touched."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from newsls.markup import parse
from newsls.markup.front_matter import end_of, fence
from newsls.markup.front_matter_edits import summary_edit
from newsls.text import Edit, apply_edits

SAID = "The pier: it reopens “on Friday” # at last"


def written(text: str, said: str = SAID, *, create: bool = True) -> str:
    edit = summary_edit(text, said, create=create)
    assert edit is not None
    return apply_edits(text, [edit])


def loaded(text: str) -> Any:
    found = fence(text)
    assert found is not None
    body = text[found.start : found.end]
    return tomllib.loads(body) if found.toml else yaml.safe_load(body)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # neither key: the last line
        ("---\ntitle: x\n---\nText", '---\ntitle: x\ndescription: "S"\n---\nText'),
        ("---\ntitle: x\n\n# a note\n---\n", '---\ntitle: x\n\n# a note\ndescription: "S"\n---\n'),
        ("---\ntitle: x\n...\n", '---\ntitle: x\ndescription: "S"\n...\n'),
        ("---\ntext: |+\n  kept\n\n---\n", '---\ntext: |+\n  kept\n\ndescription: "S"\n---\n'),
        ("---\r\ntitle: x\r\n---\r\nText", '---\r\ntitle: x\r\ndescription: "S"\r\n---\r\nText'),
        # what is there
        ("---\ndescription: old\ntitle: x\n---\n", '---\ndescription: "S"\ntitle: x\n---\n'),
        ("---\nsummary: old # why\ntitle: x\n---\n", '---\nsummary: "S" # why\ntitle: x\n---\n'),
        ("---\nsummary: old\ndescription: 'o: ''d'\n---\n", '---\nsummary: old\ndescription: "S"\n---\n'),
        ("---\nDescription: old\n---\n", '---\nDescription: "S"\n---\n'),
        ("---\ndescription:\ntitle: x\n---\n", '---\ndescription: "S"\ntitle: x\n---\n'),
        ("---\ndescription:   # to be written\n---\n", '---\ndescription: "S"   # to be written\n---\n'),
        ("---\ndescription: >-\n  one\n\n  two\n\ntitle: x\n---\n", '---\ndescription: "S"\n\ntitle: x\n---\n'),
        ("---\ndescription: |\n  one\n# note\n---\n", '---\ndescription: "S"\n# note\n---\n'),
        ("---\ndescription: one\n  two\n  three\ntitle: x\n---\n", '---\ndescription: "S"\ntitle: x\n---\n'),
        ('---\ndescription: "one\n\n  two"\ntitle: x\n---\n', '---\ndescription: "S"\ntitle: x\n---\n'),
        ("---\ndescription:\n  one\n  two\ntitle: x\n---\n", '---\ndescription:\n  "S"\ntitle: x\n---\n'),
        ("---\ntitle: &t x\ndescription: *t\n---\n", '---\ntitle: &t x\ndescription: "S"\n---\n'),
        ("---\r\nsummary: |\r\n  one\r\n  two\r\ntitle: x\r\n---\r\n", '---\r\nsummary: "S"\r\ntitle: x\r\n---\r\n'),
        ("---\nother:\n  description: theirs\n---\n", '---\nother:\n  description: theirs\ndescription: "S"\n---\n'),
        ('---\n{title: x, "description":"old"}\n---\n', '---\n{title: x, "description": "S"}\n---\n'),
        ("---\n{title: x}\n---\n", '---\n{description: "S", title: x}\n---\n'),
        # TOML
        ("+++\ntitle = 'x'\n+++\nText", "+++\ntitle = 'x'\ndescription = \"S\"\n+++\nText"),
        ("+++\nsummary = 'x' # why\n+++\n", '+++\nsummary = "S" # why\n+++\n'),
        (
            "+++\ntitle = 'x'\n\n[params]\ndescription = 'theirs'\n+++\n",
            "+++\ntitle = 'x'\ndescription = \"S\"\n\n[params]\ndescription = 'theirs'\n+++\n",
        ),
        ("+++\n# a note\n[params]\na = 1\n+++\n", '+++\ndescription = "S"\n# a note\n[params]\na = 1\n+++\n'),
        (
            '+++\ntags = [ # some\n  "a = b", \'[\',\n]\ndescription = """one\n[two]\n\\""" three""""\nn = 1\n+++\n',
            '+++\ntags = [ # some\n  "a = b", \'[\',\n]\ndescription = "S"\nn = 1\n+++\n',
        ),
        ("+++\r\ntitle = 'x'\r\n+++\r\n", "+++\r\ntitle = 'x'\r\ndescription = \"S\"\r\n+++\r\n"),
        # none, or nothing in it
        ("Text", '---\ndescription: "S"\n---\n\nText'),
        ("\ufeff\r\nText", '\ufeff---\r\ndescription: "S"\r\n---\r\n\r\nText'),
        ("", '---\ndescription: "S"\n---\n'),
        ("---\n---\nText", '---\ndescription: "S"\n---\nText'),
        ("+++\n\n+++\nText", '+++\n\ndescription = "S"\n+++\nText'),
        ("---\n\nText between rules.\n\n---\n", '---\ndescription: "S"\n---\n\n---\n\nText between rules.\n\n---\n'),
    ],
)
def test_where_it_is_written(before: str, after: str) -> None:
    assert written(before, "S") == after
    assert "S" in loaded(after).values()


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Vote: the count\n---\n",  # can't be read
        "---\ndescription: [a, b]\n---\n",
        "---\ndescription:\n  en: one\n---\n",
        "---\ndescription: &d one\nlead: *d\n---\n",
        "---\ntitle: never closed\n\nText",
        "+++\ntitle = 'never closed'\n\nText",
        "+++\ntitle = x\n+++\n",
        "+++\ndescription.en = 'x'\n+++\n",
        "+++\ndescription = ['x']\n+++\n",
        '{\n  "title": "x"\n}\n\nText',  # JSON, which is not read
        "---\na: " + "[" * 500 + "\n---\n",
        "---\na: " + "b" * 30_000 + "\n---\n",
    ],
)
def test_what_can_not_be_written_is_left_alone(text: str) -> None:
    assert summary_edit(text, SAID, create=True) is None


def test_it_is_made_only_where_that_is_wanted() -> None:
    assert summary_edit("Text", SAID, create=False) is None
    assert summary_edit("---\ntitle: x\n---\n", SAID, create=False) is not None
    assert summary_edit("---\ntitle: x\n---\n", "x" * 30_000, create=False) is None


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("It is sound", '"It is sound"'),
        ('"It is sound," she said: it\'s done', "'\"It is sound,\" she said: it''s done'"),
        ("- one\n- two", "|-\n  - one\n  - two"),
        ("- one\n\n- two", '"- one\\n\\n- two"'),
        ("a\u2028b", '"a\\u2028b"'),
        ("👩‍🚒 🥐", '"👩‍🚒 🥐"'),
        ("half \ud83d", '"half "'),
    ],
)
def test_how_it_is_quoted(said: str, value: str) -> None:
    assert written("---\ntitle: x\n---\n", said) == f"---\ntitle: x\ndescription: {value}\n---\n"


SAYINGS = st.text(
    st.one_of(st.sampled_from("-:#'\"\\{}[]&*!|>%@`, \n\t\r~\u2028\x85\ufeff\xa0🥐é0"), st.characters(codec="utf-8")),
    max_size=60,
)
KEYS = st.sampled_from(["title", "summary", "description", "Description", "tags", "date", "a b", "x-y"])
VALUES = st.one_of(
    st.text(max_size=30), st.integers(), st.booleans(), st.none(), st.lists(st.text(max_size=8), max_size=3),
    st.dictionaries(st.sampled_from(["description", "a"]), st.text(max_size=8), max_size=2),
)  # fmt: skip
BODY = "\n\nThe count began on Monday.\n"


@given(
    st.dictionaries(KEYS, VALUES, min_size=1, max_size=5),
    SAYINGS,
    st.sampled_from([None, "'", '"', "|", ">"]),
    st.booleans(),
    st.sampled_from([20, 1000]),
    st.sampled_from(["\n", "\r\n"]),
)
@example({"title": "x", "description": "- one\n  two\n\n"}, "S", "|", False, 20, "\r\n")
def test_pyyaml_reads_it_back_and_all_else_as_before(
    values: dict[str, Any], said: str, style: str | None, flow: bool, width: int, line: str
) -> None:
    dumped = yaml.safe_dump(
        values, default_style=style, default_flow_style=flow, width=width, allow_unicode=True, sort_keys=False
    )
    text = f"---\n{dumped}---{BODY}".replace("\n", line)
    edit = summary_edit(text, said, create=True)
    if end_of(text) == 0 or edit is None:
        return
    keys = [key for key in values if key.casefold() == "description"] or ["summary"]
    key = min(keys, key=lambda k: k != "description") if keys[0] in values else "description"
    assert loaded(apply_edits(text, [edit])) == {**loaded(text), key: said}
    _touches_nothing_else(text, edit)


@given(st.dictionaries(KEYS, st.text(max_size=30), min_size=1, max_size=5), SAYINGS, st.booleans())
def test_every_plain_mapping_can_be_written_to(values: dict[str, str], said: str, crlf: bool) -> None:
    text = f"---\n{yaml.safe_dump({'k': '', **values}, sort_keys=False)}---{BODY}"
    assert summary_edit(text.replace("\n", "\r\n") if crlf else text, said, create=False) is not None


@given(st.lists(st.tuples(KEYS, SAYINGS, st.sampled_from(["basic", "array", "comment"])), max_size=5), SAYINGS)
def test_tomllib_reads_it_back_and_all_else_as_before(rows: list[tuple[str, str, str]], said: str) -> None:
    lines, seen = [], set()
    for key, value, form in rows:
        if key in seen:
            continue
        seen.add(key)
        string = '"' + "".join(f"\\U{ord(c):08x}" if c in '"\\' or not c.isprintable() else c for c in value) + '"'
        written_as = {"basic": string, "array": f"[\n  {string}, # [\n]", "comment": f"{string} # = '"}[form]
        lines.append(f'"{key}" = {written_as}\n')
    text = "+++\n" + "".join(lines) + '[params]\ndescription = "theirs"\n+++' + BODY
    before = loaded(text)
    edit = summary_edit(text, said, create=True)
    lower = {key.casefold() for key in before}
    target = "summary" if "summary" in lower and "description" not in lower else "description"
    if target == "description" and "description" not in before and "Description" in before:
        target = "Description"
    if not isinstance(before.get(target, ""), str):
        assert edit is None
        return
    assert edit is not None
    assert loaded(apply_edits(text, [edit])) == {**before, target: said}
    _touches_nothing_else(text, edit)


@given(SAYINGS, st.sampled_from(["Text\n", "\ufeffText", "\n\nText", "# Head\r\n\r\nText", "---\n\nText"]))
def test_what_is_made_is_read_and_the_prose_stays(said: str, text: str) -> None:
    after = written(text, said)
    assert loaded(after) == {"description": said}
    kept = [block.text for block in parse(text, "markdown").blocks]
    assert [block.text for block in parse(after, "markdown").blocks] == kept
    front = parse(after, "markdown").front_matter
    assert front is not None
    assert front.values["description"] == said


def _touches_nothing_else(text: str, edit: Edit) -> None:
    """Only inside the front matter, and line breaks as the draft has them."""
    assert edit.span.end <= end_of(text)
    if "\r\n" in text:
        assert "\n" not in edit.text.replace("\r\n", "")


@pytest.mark.parametrize("filler", ["[", '"', "'''", "a = [", "\n", "#", "\\", "a: ", "&a ", "- "])
def test_hostile_front_matter_takes_no_long_time(filler: str) -> None:
    for mark, key in (("---", "a: b\n"), ("+++", "a = 1\n")):
        summary_edit(f"{mark}\n{key}{filler * 1_000_000}\n{mark}\n", SAID, create=True)
        summary_edit(f"{mark}\n{key}{filler * 4_000}\n{mark}\n", SAID, create=True)
    summary_edit(filler * 1_000_000, SAID, create=True)
