import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import newsls
from newsls.draft import Draft
from newsls.report.summary import render
from newsls.summary import METHODS, STYLES

ROOT = Path(newsls.__file__).parent.parent

STORY = """\
The port of Velmar will close its northern quay for eight months from March, the harbour board announced on Tuesday.

The closure follows an inspection that found cracks in 14 of the 60 concrete piles, the board said in a statement.

“We had no choice,” said Ana Ruiz, the harbour master. “A pile that fails under load can take a crane with it.”

Fishing boats will move to the southern quay, and ferries will run from the old naval dock until November.

The repair is to cost 31 million euros, of which the state will pay two thirds, the board said.
"""


def prose(text):
    return " ".join(text.split())


def test_three_sentences_of_the_draft_in_order(call, draft):
    draft("a.txt", STORY)
    result = call("summary", "a.txt")
    assert result.exit_code == 0
    assert result.stdout.count("\n") == 1
    values = json.loads(call("summary", "--format", "json", "a.txt").stdout)["drafts"][0]
    sentences = values["sentences"]
    assert len(sentences) == 3
    assert values["text"] == result.stdout.rstrip("\n") == " ".join(one["text"] for one in sentences)
    assert [one["start"] for one in sentences] == sorted(one["start"] for one in sentences)
    for one in sentences:
        assert prose(STORY[one["start"] : one["end"]]) == one["text"]
        assert STORY.splitlines()[one["line"] - 1][one["column"] - 1 :].startswith(one["text"])
        assert one["reason"]


def test_lengths(call, draft):
    draft("a.txt", STORY)
    count = lambda *arguments: json.loads(call("summary", "--format", "json", *arguments, "a.txt").stdout)["drafts"][0]  # noqa: E731
    assert len(count("--sentences", 2)["sentences"]) == 2
    assert len(count("--words", 45)["text"].split()) <= 45
    assert len(count("--characters", 160)["text"]) <= 160
    assert len(count("--style", "lede")["sentences"]) == 1
    assert len(count("--style", "lede", "--sentences", 2)["sentences"]) == 2


def test_bullets(call, draft):
    draft("a.txt", STORY)
    lines = call("summary", "--style", "bullets", "a.txt").stdout.splitlines()
    assert len(lines) == 3
    assert all(line.startswith("- ") for line in lines)


def test_several_drafts_and_standard_input(call, draft):
    draft("a.txt", STORY)
    result = call("summary", "--sentences", 1, "a.txt", "-", stdin=STORY)
    one = call("summary", "--sentences", 1, "a.txt").stdout
    assert result.stdout == f"a.txt\n\n{one}\n<stdin>\n\n{one}"
    rows = json.loads(call("summary", "--format", "json", "a.txt", "-", stdin=STORY).stdout)["drafts"]
    assert [row["path"] for row in rows] == ["a.txt", "<stdin>"]


def test_a_draft_with_nothing_to_summarise_is_said(call, draft):
    draft("a.md", "# Only a headline\n")
    result = call("summary", "a.md")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("newsls: a.md: ")


@pytest.mark.parametrize("arguments", [("--sentences", "0"), ("--words", "-1"), ("--style", "haiku"), ("gone.txt",),
                                       ("--characters", "x"), ("--method", "astrology")])  # fmt: skip
def test_what_cannot_be_done_is_refused(call, draft, arguments):
    draft("a.txt", STORY)
    assert call("summary", *arguments, "a.txt").exit_code == 2


def test_several_lengths_hold_together(call, draft):
    draft("a.txt", STORY)
    result = call("summary", "--format", "json", "--sentences", 2, "--words", 30, "--characters", 140, "a.txt")
    (row,) = json.loads(result.stdout)["drafts"]
    assert 1 <= len(row["sentences"]) <= 2
    assert row["words"] == len(row["text"].split()) <= 30
    assert row["characters"] == len(row["text"]) <= 140


def test_a_description(call, draft):
    draft("a.txt", STORY)
    result = call("summary", "--style", "description", "a.txt")
    made = result.stdout.removesuffix("\n")
    assert made == STORY.split("\n", maxsplit=1)[0]
    assert (result.exit_code, result.stderr) == (0, "")
    draft("b.txt", "The harbour of Velmar reopened on Monday, the mayor said.\n")
    short = call("summary", "--style", "description", "b.txt")
    assert short.stderr == "newsls: b.txt: The draft has no better description than one of 57 characters.\n"
    (row,) = json.loads(call("summary", "--style", "description", "--format", "json", "a.txt").stdout)["drafts"]
    assert row["text"] == made
    assert row["style"] == "description"


def test_what_is_cut_is_said(call, draft):
    draft("a.txt", "The harbour board closed the northern quay on Tuesday, which put sixty fishing boats out of work.")
    result = call("summary", "--characters", 60, "a.txt")
    assert result.stdout == "The harbour board closed the northern quay on Tuesday.\n"
    assert result.stderr == "newsls: a.txt: The best sentence is cut short to fit that length.\n"
    (row,) = json.loads(call("summary", "--characters", 60, "--format", "json", "a.txt").stdout)["drafts"]
    assert [one["cut"] for one in row["sentences"]] == [True]
    assert row["note"] == "The best sentence is cut short to fit that length."


def test_the_json_is_that_of_its_schema(call, draft):
    schema = json.loads(call("schema", "summary").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    draft("a.txt", STORY)
    draft("b.md", "# Only a headline\n")
    draft("c.html", "<p>The ferries sail from the old <b>naval</b> dock, the harbour board&nbsp;said.</p>")
    for style in STYLES:
        whole = json.loads(call("summary", "--format", "json", "--style", style, "a.txt", "b.md", "c.html").stdout)
        jsonschema.validate(whole, schema)
        assert [row["path"] for row in whole["drafts"]] == ["a.txt", "b.md", "c.html"]
        assert whole["drafts"][1]["note"] == "There is no running prose to summarise."
    assert set(schema["$defs"]["draft"]["properties"]["style"]["enum"]) == set(STYLES)
    for name in ("draft", "sentence"):
        assert set(schema["$defs"][name]["required"]) == set(schema["$defs"][name]["properties"])
    assert set(whole["drafts"][0]) == set(schema["$defs"]["draft"]["properties"])
    assert set(whole["drafts"][0]["sentences"][0]) == set(schema["$defs"]["sentence"]["properties"])


def test_the_documentation_shows_what_the_command_writes(call, draft):
    page = (ROOT / "docs" / "summary.md").read_text("utf-8")
    shown = json.loads(re.findall(r"```json\n(.*?)```", page, re.DOTALL)[0])
    text = re.search(r"Of “([^”]*)” in `quay.txt`", page).group(1)
    draft("quay.txt", " ".join(text.split()) + "\n")
    written = json.loads(call("summary", "--characters", 80, "--format", "json", "quay.txt").stdout)
    for whole in (shown, written):
        for sentence in whole["drafts"][0]["sentences"]:
            assert sentence.pop("score") > 0  # it changes with every training
    assert shown == written
    for name in (*STYLES, *METHODS):
        assert f"| `{name}` |" in page


def test_a_folder_is_summarised_draft_by_draft(call, draft):
    draft("desk/a.txt", STORY)
    draft("desk/notes.csv", "not a draft")
    draft("desk/b.md", f"# Quay to close\n\n{STORY}")
    one = call("summary", "--sentences", 1, "desk/a.txt").stdout
    result = call("summary", "--sentences", 1, "desk")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{Path('desk/a.txt')}\n\n{one}\n{Path('desk/b.md')}\n\n")


def test_a_draft_that_is_missing_leaves_the_others(call, draft):
    draft("a.txt", STORY)
    draft("b.txt", STORY)
    result = call("summary", "--sentences", 1, "a.txt", "gone.txt", "b.txt")
    assert result.exit_code == 2
    assert result.stderr == "newsls: gone.txt: there is no such file or folder.\n"
    assert result.stdout.count("The port of Velmar") == 2
    result = call("summary", "--format", "json", "gone.txt", "b.txt")
    assert result.exit_code == 2
    assert [row["path"] for row in json.loads(result.stdout)["drafts"]] == ["b.txt"]


def test_published_methods_to_compare_with(call, draft):
    draft("a.txt", STORY)
    page = call("summary", "--help").stdout
    papers = {"lexrank": "Erkan", "textrank": "Mihalcea", "pacsum": "Zheng", "lead": "first", "linear": "newsls"}
    for method in METHODS:
        result = call("summary", "--sentences", 2, "--method", method, "a.txt")
        assert result.exit_code == 0
        assert result.stdout
        assert any(method in line and papers[method] in line for line in page.splitlines()), method
    lead = call("summary", "--sentences", 2, "--method", "lead", "a.txt").stdout
    assert lead.rstrip("\n") == " ".join(STORY.split("\n\n")[:2])


def test_text_is_wrapped_on_a_terminal_only(call, draft):
    draft("a.txt", STORY)
    assert max(map(len, call("summary", "a.txt").stdout.splitlines())) > 120


@pytest.mark.parametrize(
    "arguments", [("--summary-sentences", 2), ("--summary-words", 50), ("--summary-characters", 300),
                  ("--summary-sentences", 1, "--summary-words", 50, "--summary-characters", 300)]
)  # fmt: skip
def test_batch_adds_summaries_when_asked(call, draft, arguments):
    draft("in.jsonl", json.dumps({"id": 1, "text": STORY}) + "\n")
    assert call("batch", "in.jsonl", "-o", "out.jsonl", *arguments).exit_code == 0
    row = json.loads(Path("out.jsonl").read_text("utf-8"))
    jsonschema.validate(row, json.loads(call("schema", "record").stdout))
    limits = {name.removeprefix("--summary-"): n for name, n in zip(arguments[::2], arguments[1::2], strict=True)}
    summary = newsls.summarise(STORY, **limits)
    assert row["summary"] == [{"start": one.span.start, "end": one.span.end} for one in summary.sentences]
    assert row["summary"]
    starts = {sentence["start"] for sentence in row["sentences"]}
    assert all(span["start"] in starts for span in row["summary"])


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        (("--sentences", 2), {"sentences": 2}),
        (("--words", 30, "--sentences", 2), {"words": 30, "sentences": 2}),
        (("--style", "description"), {"style": "description"}),
        (("--style", "lede", "--method", "pacsum"), {"style": "lede", "method": "pacsum"}),
    ],
)
def test_the_python_interface_gives_the_same(call, draft, arguments, options):
    draft("a.txt", STORY)
    summary = newsls.summarise(STORY, **options)
    assert render(Draft.read(STORY), summary) + "\n" == call("summary", *arguments, "a.txt").stdout


def test_the_python_interface_refuses_what_there_is_not():
    for options in ({"words": 0}, {"style": "haiku"}, {"method": "astrology"}):
        with pytest.raises(ValueError, match=r"at least 1|no style|no method"):
            newsls.summarise(STORY, **options)


def test_the_help_reads_no_english():
    code = "import sys, newsls.cli.summary; sys.exit(any(m.startswith('newsls.language') for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
