import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsls import report

SCHEMA = json.loads(Path(report.__file__).with_name("check.schema.json").read_text("utf-8"))
CLEAN = "The harbour reopened on Monday.\n"
TWICE = "The harbour reopened on on Monday.\n"
ONLY = ("--select", "repeated-word")


def findings(result):
    whole = json.loads(result.stdout)
    jsonschema.validate(whole, SCHEMA)
    return [(d["path"], f["code"], f["line"], f["column"]) for d in whole["drafts"] for f in d["findings"]]


def test_a_finding_with_its_place_line_caret_and_fix(call, draft):
    draft("storm.txt", "Storm\n\n" + TWICE)
    result = call("check", *ONLY, "storm.txt")
    assert result.exit_code == 1
    assert result.stdout == (
        "storm.txt:3:22 repeated-word warning\n"
        "  “on on” says the same word twice.\n"
        "    |\n"
        "  3 | The harbour reopened on on Monday.\n"
        "    |                      ^^^^^\n"
        "  Fix: Remove the second “on” (--fix)\n"
        "\n"
        "1 finding (1 can be fixed with --fix) in 1 draft.\n"
    )
    assert result.stderr == ""


def test_nothing_found(call, draft):
    draft("storm.txt", CLEAN)
    result = call("check", *ONLY, "storm.txt")
    assert (result.exit_code, result.stdout) == (0, "No findings in 1 draft.\n")
    assert call("check", *ONLY, "-q", "storm.txt").stdout == ""


def test_files_folders_patterns_and_standard_input_in_order(call, draft):
    draft("b/two.md", TWICE)
    draft("b/three.html", f"<p>{TWICE}</p>")
    draft("one.txt", TWICE)
    draft("c/four.txt", TWICE)
    result = call("check", *ONLY, "--format", "json", "one.txt", "-", "b", "c/*.txt", "one.txt", stdin=TWICE)
    assert [path for path, *_ in findings(result)] == ["one.txt", "<stdin>", "b/three.html", "b/two.md", "c/four.txt"]
    assert result.exit_code == 1


def test_the_language_follows_the_suffix_or_the_option(call, draft):
    draft("a.md", f"`{TWICE.strip()}`\n\n{TWICE}")
    draft("a.txt", "x\n\n" + TWICE)
    assert findings(call("check", *ONLY, "--format", "json", "a.md")) == [("a.md", "repeated-word", 3, 22)]
    assert len(findings(call("check", *ONLY, "--format", "json", "--language", "plaintext", "a.md"))) == 2
    text = f"<p title='on on'>{TWICE}</p>"
    assert len(findings(call("check", *ONLY, "--format", "json", "-", "--stdin-filename", "x.html", stdin=text))) == 1
    (draft_,) = json.loads(call("check", "--format", "json", "-", "--stdin-filename", "x.html", stdin=text).stdout)[
        "drafts"
    ]
    assert (draft_["path"], draft_["language"]) == ("x.html", "html")


def test_select_and_ignore_take_codes_and_families_from_the_command_line_or_the_settings(call, draft):
    draft("a.txt", TWICE)
    assert call("check", "--select", "typos", "--ignore", "repeated-word", "a.txt").exit_code == 0
    assert call("check", "--select", "figures,repeated-word", "a.txt").exit_code == 1
    assert call("check", "--ignore", "typos", "--ignore", "all", "a.txt").exit_code == 0
    draft("newsls.toml", 'ignore = ["repeated-word"]\n')
    assert call("check", "a.txt").exit_code == 0
    assert call("check", "--select", "repeated-word", "a.txt").exit_code == 1, "the command line asks for it by name"
    assert call("check", "--isolated", *ONLY, "a.txt").exit_code == 1


def test_an_unknown_rule_is_refused_with_the_nearest_name(call, draft):
    draft("a.txt", TWICE)
    for option in ("--select", "--ignore"):
        result = call("check", option, "repeated-wrod", "a.txt")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == f"{option}: newsls has no rule or family “repeated-wrod”; did you mean “repeated-word”?"


@pytest.mark.parametrize(
    ("severity", "fail_on", "code"),
    [("hint", "hint", 1), ("hint", "information", 0), ("information", "warning", 0), ("warning", "warning", 1),
     ("error", "error", 1), ("warning", "error", 0), ("hint", None, 0), ("warning", None, 1)],
)  # fmt: skip
def test_the_exit_code_follows_the_severity(call, draft, severity, fail_on, code):
    draft("newsls.toml", f'severities = {{ repeated-word = "{severity}" }}\n')
    draft("a.txt", TWICE)
    result = call("check", *ONLY, *(("--fail-on", fail_on) if fail_on else ()), "a.txt")
    # --select starts from the settings' severities all the same
    assert f"repeated-word {severity}\n" in result.stdout
    assert result.exit_code == code
    assert call("check", *ONLY, "--fail-on", "hint", "--exit-zero", "a.txt").exit_code == 0


def test_settings_come_from_the_folder_of_each_draft(call, draft):
    draft("newsls.toml", 'words = ["nothing"]\n')
    draft("desk/newsls.toml", 'ignore = ["typos"]\n')
    draft("desk/a.txt", TWICE)
    draft("b.txt", TWICE)
    result = call("check", "--format", "json", "desk", "b.txt")
    assert {path for path, code, *_ in findings(result) if code == "repeated-word"} == {"b.txt"}


def test_a_settings_file_can_be_named(call, draft):
    draft("house/quiet.toml", 'ignore = ["all"]\n')
    draft("a.txt", TWICE)
    assert call("check", "--config", "house/quiet.toml", "a.txt").exit_code == 0
    missing = call("check", "--config", "gone.toml", "a.txt")
    assert missing.exit_code == 2
    assert "settings can’t be read" in missing.stderr
    assert call("check", "--config", "house/quiet.toml", "--isolated", "a.txt").exit_code == 2


def test_wrong_settings_are_reported_once_and_the_rest_applies(call, draft):
    draft("newsls.toml", '[severities]\nrepeated-word = "hint"\n[style]\nquotes = "curley"\n')
    draft("a.txt", TWICE)
    draft("sub/b.txt", TWICE)
    result = call("check", "--format", "json", ".")
    assert result.stderr.count("newsls.toml, line 4: “style.quotes” must be") == 1
    assert result.exit_code == 0, "the severity of the file still applies"


def test_excluded_drafts_are_left_out_of_folders_and_checked_when_named(call, draft):
    draft("newsls.toml", 'exclude = ["old/"]\n')
    draft("old/a.txt", TWICE)
    draft("b.txt", TWICE)
    assert [path for path, *_ in findings(call("check", *ONLY, "--format", "json", "."))] == ["b.txt"]
    assert [path for path, *_ in findings(call("check", *ONLY, "--format", "json", "old/a.txt"))] == ["old/a.txt"]


def test_words_of_the_list_and_suppressions_hold(call, draft):
    draft("a.md", f"<!-- newsls: ignore[repeated-word] -->\n{TWICE}\n{TWICE}")
    assert [line for *_, line, _ in findings(call("check", *ONLY, "--format", "json", "a.md"))] == [4]


def test_what_cannot_be_read_is_said_and_the_others_go_on(call, draft):
    draft("bad.txt", "ok\nHe said “no".encode("cp1252"))
    draft("nul.txt", b"a\0b and more of it, so that it looks like text\n")
    draft("good.txt", TWICE)
    result = call("check", *ONLY, "bad.txt", "nul.txt", "gone.txt", "good.txt", "empty*")
    assert result.exit_code == 2
    assert "good.txt:1:22 repeated-word" in result.stdout
    first, *others = result.stderr.splitlines()
    assert first.startswith(
        "newsls: bad.txt, line 2: is not UTF-8 (byte 0x93 at offset 11); save it as UTF-8 (it looks"
    )
    assert others == [
        "newsls: nul.txt, line 1: holds a NUL byte, so it is no text; remove it, or leave the file out.",
        "newsls: gone.txt: there is no such file or folder.",
        "newsls: empty*: no file matches this pattern.",
    ]
    assert call("check", "--exit-zero", "bad.txt").exit_code == 2, "what could not be read is no finding"


def test_json_stays_whole_beside_what_cannot_be_read(call, draft):
    draft("bad.txt", b"\xff")
    result = call("check", "--format", "json", "bad.txt")
    assert json.loads(result.stdout) == {"version": 1, "drafts": []}
    assert result.exit_code == 2


def test_a_folder_without_drafts_is_said(call, draft):
    draft("code/a.py", "x")
    result = call("check", "code")
    assert (result.exit_code, result.stderr) == (
        2,
        "newsls: code: no drafts here (*.txt, *.md, *.markdown, *.html, *.htm, *.docx, *.odt, *.rst).\n",
    )


def test_a_draft_that_is_too_large_is_refused_with_the_option(call, draft):
    draft("long.txt", "word\n" * 500)
    sentence = "is larger than 0.001 MB; split it, or raise --max-size."
    result = call("check", "--max-size", "0.001", "long.txt")
    assert (result.exit_code, result.stderr) == (2, f"newsls: long.txt: {sentence}\n")
    result = call("check", "--max-size", "0.001", "-", stdin="word\n" * 500)
    assert (result.exit_code, result.stderr) == (2, f"newsls: <stdin>: {sentence}\n")


def test_an_empty_draft_is_clean(call, draft):
    draft("a.txt", "")
    assert call("check", "a.txt").exit_code == 0
    assert call("check", "-", stdin="").exit_code == 0


def test_options_that_contradict_each_other_are_refused(call, draft):
    draft("a.txt", CLEAN)
    assert call("check", "--fix", "--diff", "a.txt").exit_code == 2
    assert call("check", "--fix", "-", "a.txt", stdin="").exit_code == 2


def test_a_rule_that_raises_is_named_and_the_others_report(call, draft, monkeypatch):
    from dataclasses import replace

    from newsls import analysis
    from newsls.rules import RULES

    def broken(*_):
        raise RuntimeError("secret words of the draft")

    rules = (replace(RULES[0], code="broken", paragraph=broken, passage=None, story=None, closing=None), *RULES)
    monkeypatch.setattr(analysis.analyse, "__kwdefaults__", {**analysis.analyse.__kwdefaults__, "rules": rules})
    draft("a.txt", TWICE)
    draft("b.txt", TWICE)
    result = call("check", "a.txt", "b.txt")
    assert result.stderr.count("newsls: “broken” failed on a.txt (RuntimeError at test_check.py:") == 1
    assert "secret" not in result.stderr
    assert "repeated-word" in result.stdout


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=80), st.sampled_from(["txt", "md", "html"]), st.binary(max_size=30))
def test_no_bytes_in_a_draft_or_the_settings_end_in_a_traceback(call, draft, data, suffix, configuration):
    draft(f"a.{suffix}", data)
    draft("newsls.toml", configuration)
    for arguments in (("--format", "json"), ("--diff",), ("--fix",), ()):
        assert call("check", *arguments, f"a.{suffix}").exit_code in (0, 1, 2)


def test_the_house_s_own_sources_and_verbs(call, draft):
    draft(
        "talks.txt", "Officials said the talks would resume on Monday.\n\nThe company claimed that the dam was safe.\n"
    )
    assert findings(call("check", "--format", "json", "talks.txt")) == [("talks.txt", "weak-attribution", 1, 1)]
    draft("newsls.toml", '[attribution]\naccepted-sources = ["an official"]\n')
    assert call("check", "talks.txt").exit_code == 0
    draft("newsls.toml", 'select = ["style", "cue-verb"]\n[attribution]\nprefer-cues = ["state"]\n')
    result = call("check", "talks.txt")
    assert "“claimed” hints that it may not be true; “stated” takes no side." in result.stdout
    assert "Fix: Change to “stated”" in result.stdout
    draft("newsls.toml", "[attribution]\naccepted-sources = [3]\naccepted-source = []\n")
    result = call("check", "talks.txt")
    assert "newsls.toml, line 2: “attribution.accepted-sources” holds 3" in result.stderr
    assert "did you mean “attribution.accepted-sources”?" in result.stderr


def test_proposals_of_sources_are_in_every_report(call, draft):
    draft(
        "flood.txt", "The army will help, Mayor Ana Kos said.\n\nIt was the worst disaster in the region’s history.\n"
    )
    result = call("check", "flood.txt")
    assert "Fix: Attribute to “Kos”" in result.stdout
    assert "(--fix)" not in result.stdout
    [found] = json.loads(call("check", "--format", "json", "flood.txt").stdout)["drafts"][0]["findings"]
    assert [(fix["title"], fix["edits"][0]["text"]) for fix in found["fixes"]] == [
        ("Attribute to “Kos”", ", Kos said.")
    ]
    before = Path("flood.txt").read_text("utf-8")
    call("check", "--fix", "flood.txt")
    assert Path("flood.txt").read_text("utf-8") == before  # nobody said so but the writer
