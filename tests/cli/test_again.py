"""Checking again, and in several processes: the cache, --jobs, --report."""

import json
import os
import random
from pathlib import Path

import pytest

TWICE = "The harbour reopened on on Monday.\n"
ONLY = ("--select", "typos")


@pytest.fixture
def entries():
    def listed():
        place = Path(os.environ["XDG_CACHE_HOME"]) / "newsls"
        return sorted(path for path in place.rglob("*") if path.is_file())

    return listed


def test_the_second_run_says_the_same_from_the_cache(call, draft, entries):
    for number in range(6):
        draft(f"{number}.md", f"{TWICE}\nStory {number}.\n")
    first = call("check", *ONLY, ".")
    assert len(entries()) == 6
    before = [path.read_bytes() for path in entries()]
    second = call("check", *ONLY, ".")
    assert (first.stdout, first.exit_code) == (second.stdout, second.exit_code)
    assert [path.read_bytes() for path in entries()] == before


def test_what_is_kept_is_what_is_told(call, draft, entries):
    draft("a.md", TWICE)
    call("check", *ONLY, "a.md")
    (entry,) = entries()
    other = draft("b.md", "The ferry sailed at noon.\n")
    call("check", *ONLY, "b.md")
    (clean,) = [path for path in entries() if path != entry]
    entry.write_bytes(clean.read_bytes())  # whole, but another's
    assert call("check", *ONLY, "a.md").exit_code == 1
    assert call("check", *ONLY, str(other)).exit_code == 0


@pytest.mark.parametrize("broken", [b"", b"x" * 40, b"\0" * 16 + b"[]"])
def test_a_broken_entry_is_none_and_is_written_anew(call, draft, entries, broken):
    draft("a.md", TWICE)
    first = call("check", *ONLY, "a.md").stdout
    (entry,) = entries()
    whole = entry.read_bytes()
    entry.write_bytes(broken)
    assert call("check", *ONLY, "a.md").stdout == first
    assert entry.read_bytes() == whole


def test_other_settings_words_and_figures_are_other_entries(call, draft, entries):
    draft("a.md", TWICE)
    call("check", "a.md")
    for change in (
        ("newsls.toml", 'words = ["Velmar"]\n'),
        ("newsls.toml", 'ignore = ["repeated-word"]\n'),
        ("figures.toml", '[[figure]]\nname = "Yassine Berrada"\nkind = "person"\n'),
        ("a.md", TWICE + "\n"),
    ):
        count = len(entries())
        draft(*change)
        call("check", "a.md")
        assert len(entries()) == count + 1, change
    assert call("check", "a.md").exit_code == 0  # the settings that now hold ignore it


def test_without_a_cache_nothing_is_kept(call, draft, entries):
    draft("a.md", TWICE)
    call("check", "--no-cache", "a.md")
    call("check", "-", stdin=TWICE)
    call("check", "--fix", "a.md")
    assert entries() == []


def test_a_cache_that_can_t_be_written_costs_nothing(call, draft, monkeypatch, folder):
    draft("a.md", TWICE)
    (folder / "taken").write_text("a file", "utf-8")
    monkeypatch.setenv("NEWSLS_CACHE_DIR", str(folder / "taken"))
    result = call("check", *ONLY, "a.md")
    assert (result.exit_code, result.stderr) == (1, "")


def test_only_the_user_may_read_the_cache(call, draft, entries):
    draft("a.md", TWICE)
    call("check", "a.md")
    (entry,) = entries()
    assert (entry.parent.parent.stat().st_mode & 0o777) == 0o700


def test_the_report_is_the_same_whatever_the_jobs(process, draft):
    rows = random.Random(7)
    for number in range(40):
        draft(f"{rows.choice('abc')}/{number}.md", TWICE * rows.randint(0, 3) + f"\nStory {number}.\n")
    draft("b/broken.md", b"\xff\xff")
    alone = process("check", *ONLY, "--format", "json", "--no-cache", ".")
    together = process("check", *ONLY, "--format", "json", "--no-cache", "--jobs", "3", ".")
    assert alone.returncode == together.returncode == 2
    assert (alone.stdout, alone.stderr) == (together.stdout, together.stderr)
    assert len(json.loads(alone.stdout)["drafts"]) == 40


def test_runs_side_by_side_share_the_cache(draft, folder, entries):
    import subprocess
    import sys

    for number in range(12):
        draft(f"{number}.md", f"{TWICE}\nStory {number}.\n")
    command = [sys.executable, "-m", "newsls", "check", *ONLY, "--format", "json", "."]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    outcomes = [run.communicate(timeout=120) for run in runs]
    assert len(set(outcomes)) == 1
    assert len(entries()) == 12


def test_several_reports_of_one_run(call, draft):
    draft("a.md", TWICE)
    result = call("check", *ONLY, "--report", "sarif=out.sarif", "--report", "junit=out.xml", "a.md")
    assert result.exit_code == 1
    assert "a.md:1:22 repeated-word" in result.stdout
    assert json.loads(Path("out.sarif").read_text("utf-8"))["runs"][0]["results"][0]["ruleId"] == "repeated-word"
    assert "<failure" in Path("out.xml").read_text("utf-8")


@pytest.mark.parametrize("value", ["sarif", "sarif=", "pdf=x", "=x"])
def test_a_report_needs_a_format_and_a_file(call, draft, value):
    draft("a.md", TWICE)
    result = call("check", "--report", value, "a.md")
    assert result.exit_code == 2
    assert "--report takes FORMAT=FILE" in result.stderr


def test_a_report_that_can_t_be_written_is_said_and_the_rest_stands(call, draft):
    draft("a.md", TWICE)
    result = call("check", *ONLY, "--report", "sarif=no/where.sarif", "--report", "junit=out.xml", "a.md")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr
    assert "a.md:1:22 repeated-word" in result.stdout
    assert Path("out.xml").exists()


def test_a_terminal_counts_the_drafts_while_the_report_goes_elsewhere(draft, folder):
    import pty
    import subprocess
    import sys

    for number in range(3):
        draft(f"{number}.md", TWICE)
    mine, theirs = pty.openpty()
    command = [sys.executable, "-m", "newsls", "check", *ONLY, "-q", "."]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, check=False, timeout=120)
    os.close(theirs)
    shown = b""
    try:
        while data := os.read(mine, 4096):
            shown += data
    except OSError:  # the end of a terminal
        pass
    os.close(mine)
    assert done.stdout.count(b"repeated-word") == 3
    assert b"Drafts checked" in shown
    assert b"3/3" in shown or b" 3" in shown
