"""Only what is new is told: baselines, git, diffs; and which findings make a run fail."""

import json
import subprocess
from pathlib import Path

import docx
import pytest

TWICE = "The harbour reopened on on Monday.\n"
AGAIN = "The ferry sailed at at noon.\n"
ONLY = ("--select", "typos")


def git(*arguments):
    command = ["git", "-c", "user.name=Desk", "-c", "user.email=desk@example.org", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def repository(folder):
    (folder / ".git").rmdir()
    git("init", "-q", "-b", "main")
    return folder


def told(result):
    return [(d["path"], f["line"]) for d in json.loads(result.stdout)["drafts"] for f in d["findings"]]


def check(call, *arguments):
    return call("check", *ONLY, "--format", "json", *arguments)


def test_a_baseline_lets_only_newer_findings_through(call, draft):
    draft("a.md", TWICE)
    draft("sub/b.txt", TWICE)
    wrote = call("baseline", *ONLY, ".")
    assert (wrote.exit_code, wrote.stdout) == (0, "Wrote 2 findings of 2 drafts to newsls-baseline.json.\n")
    known = check(call, "--baseline", "newsls-baseline.json", ".")
    assert (known.exit_code, told(known)) == (0, [])
    draft("a.md", f"An opening line.\n\n{AGAIN}\n{TWICE.replace(' ', chr(10), 3)}")
    assert told(check(call, "--baseline", "newsls-baseline.json", ".")) == [("a.md", 3)]
    said = call("check", *ONLY, "--baseline", "newsls-baseline.json", ".").stdout
    assert said.endswith("1 finding (1 can be fixed with --fix) in 1 of 2 drafts. 2 that are not new were left out.\n")


def test_a_baseline_holds_no_word_of_a_draft_and_is_written_the_same_again(call, draft):
    draft("a.md", TWICE + "\n" + AGAIN)
    call("baseline", *ONLY, "a.md", "-o", "known.json")
    first = Path("known.json").read_text("utf-8")
    assert "harbour" not in first
    call("baseline", *ONLY, "a.md", "-o", "known.json", "--jobs", "2")
    assert Path("known.json").read_text("utf-8") == first


def test_a_renamed_draft_keeps_its_baseline_and_a_copy_has_none(call, draft):
    path = draft("a.md", TWICE)
    call("baseline", *ONLY, ".")
    draft("copy.md", TWICE)
    assert told(check(call, "--baseline", "newsls-baseline.json", ".")) == [("copy.md", 1)]
    Path("copy.md").unlink()
    path.rename("b.md")
    assert told(check(call, "--baseline", "newsls-baseline.json", ".")) == []


def test_a_baseline_is_found_from_any_folder(call, draft, monkeypatch):
    draft("sub/a.md", TWICE)
    call("baseline", *ONLY, ".")
    monkeypatch.chdir("sub")
    assert told(check(call, "--baseline", "../newsls-baseline.json", "a.md")) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "is no baseline of newsls; write a new one with “newsls baseline”."),
        ("[" * 10000, "is no baseline of newsls"),
        ('{"version": 1, "drafts": {"a.md": 3}}', "is no baseline of newsls"),
        ('{"version": 9, "drafts": {}}', "is a baseline of another newsls (version 9); write a new one."),
        ('{"version": 1}\n\0', "holds a NUL byte"),
    ],
)
def test_a_broken_baseline_is_one_sentence(call, draft, content, said):
    draft("a.md", TWICE)
    Path("known.json").write_text(content, "utf-8")
    result = call("check", "--baseline", "known.json", "a.md")
    assert result.exit_code == 2
    assert said in result.stderr
    assert "\n" not in result.stderr.strip()


def test_nothing_is_written_where_a_draft_can_t_be_read(call, draft):
    draft("a.md", TWICE)
    draft("b.md", b"\xff\xfe\xfa")
    result = call("baseline", ".")
    assert result.exit_code == 2
    assert not Path("newsls-baseline.json").exists()


def test_lines_changed_since_a_branch_was_left(call, draft, repository):
    draft("a.md", f"{TWICE}\nA clean line.\n")
    draft("old.md", TWICE)
    git("add", ".")
    git("commit", "-qm", "Drafts")
    git("checkout", "-qb", "story")
    draft("a.md", f"{TWICE}\nA clean line.\n\n{AGAIN}")
    draft("new.md", TWICE)
    git("mv", "old.md", "moved.md")
    assert told(check(call, "--changed-since", "main", ".")) == [("a.md", 5), ("new.md", 1)]
    git("add", ".")
    git("commit", "-qm", "Story")
    assert told(check(call, "--changed-since", "main", ".")) == [("a.md", 5), ("new.md", 1)]
    assert told(check(call, "--changed-since", "HEAD", ".")) == []
    git("checkout", "-q", "main")
    draft("a.md", f"{AGAIN}\nA clean line.\n")
    git("commit", "-qam", "What others did meanwhile is not this branch’s")
    git("checkout", "-q", "story")
    assert told(check(call, "--changed-since", "main", ".")) == [("a.md", 5), ("new.md", 1)]


def test_a_line_taken_away_touches_its_neighbours(call, draft, repository):
    draft("a.md", f"One.\n\nTwo.\n\n{TWICE}\n{AGAIN}")
    git("add", ".")
    git("commit", "-qm", "Draft")
    draft("a.md", f"One.\n\nTwo.\n{TWICE}\n{AGAIN}")
    assert told(check(call, "--changed-since", "HEAD", ".")) == [("a.md", 4)]


def test_what_stands_between_two_changes_is_untouched(call, draft, repository):
    draft("a.md", f"One.\n\n{TWICE}\nFive.\n")
    git("add", ".")
    git("commit", "-qm", "Draft")
    draft("a.md", f"One anew.\n\n{TWICE}\n{AGAIN}")
    Path("change.diff").write_text(git("diff"), "utf-8")
    assert told(check(call, "--diff-from", "change.diff", ".")) == [("a.md", 5)]
    assert told(check(call, "--changed-since", "HEAD", ".")) == [("a.md", 5)]


def test_a_document_that_changed_is_touched_all_over(call, repository):
    for last in ("The ferry sailed at noon.", "The ferry sailed at at noon."):
        made = docx.Document()
        made.add_paragraph(last)
        made.save("storm.docx")
        if not git("log", "--oneline", "--all"):
            git("add", ".")
            git("commit", "-qm", "Draft")
    Path("change.diff").write_text(git("diff"), "utf-8")
    assert told(check(call, "--changed-since", "HEAD", ".")) == [("storm.docx", 1)]
    assert told(check(call, "--diff-from", "change.diff", ".")) == [("storm.docx", 1)]
    git("commit", "-qam", "Story")
    assert told(check(call, "--changed-since", "HEAD", ".")) == []


def test_names_that_git_quotes(call, draft, repository):
    draft("größe, „neu“ 🎉.md", "A clean line.\n")
    git("add", ".")
    git("commit", "-qm", "Draft")
    draft("größe, „neu“ 🎉.md", TWICE)
    assert told(check(call, "--changed-since", "HEAD", ".")) == [("größe, „neu“ 🎉.md", 1)]


def test_lines_of_a_diff_from_a_file(call, draft, repository):
    draft("sub/a.md", f"{TWICE}\nA clean\x0cline\u2028here.\n")
    git("add", ".")
    git("commit", "-qm", "Draft")
    draft("sub/a.md", f"{TWICE}\nA clean\x0cline\u2028here.\n\n{AGAIN}")
    Path("change.diff").write_text(git("diff"), "utf-8")
    assert told(check(call, "--diff-from", "change.diff", ".")) == [("sub/a.md", 5)]
    Path("empty.diff").write_text("", "utf-8")
    assert told(check(call, "--diff-from", "empty.diff", ".")) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--changed-since", "nowhere"], "git knows no revision “nowhere”; fetch it, or name another."),
        (["--changed-since", "--output=x"], "git knows no revision “--output=x”"),
        (["--diff-from", "a.md"], "is no unified diff; make one with “git diff”."),
        (["--diff-from", "nowhere.diff"], "cannot be read"),
        (["--baseline", "nowhere.json"], "cannot be read"),
    ],
)
def test_what_can_t_be_compared_with_is_one_sentence(call, draft, repository, arguments, said):
    draft("a.md", TWICE)
    git("add", ".")
    git("commit", "-qm", "Draft")
    result = call("check", *arguments, "a.md")
    assert result.exit_code == 2
    assert said in result.stderr
    assert not Path("x").exists()


def test_outside_a_repository_git_says_so(call, draft, folder):
    (folder / ".git").rmdir()
    draft("a.md", TWICE)
    result = call("check", "--changed-since", "HEAD", "a.md")
    assert result.exit_code == 2
    assert "not a git repository" in result.stderr


@pytest.mark.parametrize(
    ("levels", "code"),
    [
        ([], 1),
        (["error"], 0),
        (["never"], 0),
        (["error", "typos=warning"], 1),
        (["typos=never"], 0),
        (["never", "repeated-word=hint"], 1),
        (["typos=hint", "repeated-word=never"], 0),
    ],
)
def test_what_makes_a_run_fail(call, draft, levels, code):
    draft("a.md", TWICE)
    options = [option for level in levels for option in ("--fail-on", level)]
    assert call("check", *ONLY, *options, "a.md").exit_code == code


@pytest.mark.parametrize(
    ("level", "said"),
    [
        ("severe", "“severe” is no level"),
        ("typo=error", "no rule or family “typo”; did you mean “typos”?"),
        ("=error", "no rule or family “”"),
    ],
)
def test_a_wrong_level_is_a_usage_error(call, draft, level, said):
    draft("a.md", TWICE)
    result = call("check", "--fail-on", level, "a.md")
    assert result.exit_code == 2
    assert said in result.stderr
