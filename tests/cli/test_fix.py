import difflib
import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

TWICE = "The harbour reopened on on Monday, the the mayor said.\n"
ONCE = "The harbour reopened on Monday, the mayor said.\n"
ONLY = ("--select", "repeated-word")


def test_fixes_are_applied_and_counted(call, draft):
    path = draft("a.txt", TWICE + "\n" + TWICE)
    result = call("check", *ONLY, "--fix", "a.txt")
    assert path.read_text() == ONCE + "\n" + ONCE
    assert (result.exit_code, result.stdout) == (0, "Fixed 4 findings. No findings are left in 1 draft.\n")
    again = call("check", *ONLY, "--fix", "a.txt")
    assert again.stdout == "No findings in 1 draft.\n"


def test_what_needs_no_fix_is_not_written(call, draft):
    path = draft("a.txt", ONCE)
    before = path.stat()
    call("check", *ONLY, "--fix", "a.txt")
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"\xef\xbb\xbfThe the town\r\n\r\nend\r\n", b"\xef\xbb\xbfThe town\r\n\r\nend\r\n"),
        (b"The the town\rend", b"The town\rend"),
        ("The the town’s\n".encode("utf-16"), "The town’s\n".encode("utf-16")),
        ("🌊 é\u0301 The the town\u2028x\x0c\n".encode(), "🌊 é\u0301 The town\u2028x\x0c\n".encode()),
    ],
    ids=["mark and CRLF", "CR", "UTF-16", "emoji and odd breaks"],
)
def test_all_else_stays_byte_for_byte(call, draft, before, after):
    path = draft("a.txt", before)
    assert call("check", *ONLY, "--fix", "a.txt").exit_code == 0
    assert path.read_bytes() == after


def test_mode_and_links_are_kept(call, draft):
    path = draft("real/a.txt", TWICE)
    path.chmod(0o640)
    Path("link.txt").symlink_to(path)
    call("check", *ONLY, "--fix", "link.txt")
    assert Path("link.txt").is_symlink()
    assert path.read_text() == ONCE
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sorted(p.name for p in Path("real").iterdir()) == ["a.txt"]


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_said(call, draft):
    path = draft("closed/a.txt", TWICE)
    path.parent.chmod(0o555)
    try:
        result = call("check", *ONLY, "--fix", "closed/a.txt")
    finally:
        path.parent.chmod(0o755)
    assert (result.exit_code, result.stderr) == (2, "newsls: closed/a.txt: cannot be written (permission denied).\n")
    assert path.read_text() == TWICE


def test_standard_input_comes_out_fixed_and_the_report_on_standard_error(process):
    result = process("check", *ONLY, "--fix", "-", stdin="\ufeffThe the town\r\n".encode(), text=False)
    assert result.stdout == "\ufeffThe town\r\n".encode()
    assert result.stderr == b"Fixed 1 finding. No findings are left in 1 draft.\n"
    assert result.returncode == 0


def test_diff_prints_what_fix_does_and_writes_nothing(call, draft):
    path = draft("a.txt", "One.\n\n" + TWICE)
    clean = draft("b.txt", ONCE)
    result = call("check", *ONLY, "--diff", "a.txt", "b.txt")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[:3] == ["--- a.txt", "+++ a.txt", "@@ -1,3 +1,3 @@"]
    assert f"\n-{TWICE}+{ONCE}" in result.stdout
    assert path.read_text() == "One.\n\n" + TWICE
    assert call("check", *ONLY, "--diff", clean).exit_code == 0
    assert call("check", *ONLY, "--diff", "--exit-zero", "a.txt").exit_code == 0


@pytest.mark.skipif(shutil.which("patch") is None, reason="patch is not installed")
@pytest.mark.parametrize(
    "text", [TWICE, TWICE + "no break at the the end", "x\u2028y\n\n" + TWICE.replace("\n", "\r\n")]
)
def test_patch_applies_the_diff_to_the_same_end_as_fix(process, draft, text):
    path = draft("a.txt", text)
    diff = process("check", *ONLY, "--diff", "a.txt", text=False).stdout
    process("check", *ONLY, "--fix", "a.txt")
    fixed = path.read_bytes()
    path.write_bytes(text.encode())
    subprocess.run(["patch", "-p0", "--binary", "-s"], input=diff, check=True)
    assert path.read_bytes() == fixed


def test_fixes_that_overlap_are_applied_in_turn(call, draft):
    """“the the the” gives overlapping findings, whose fixes must not garble it."""
    path = draft("a.txt", "He saw the the the town.\n")
    call("check", *ONLY, "--fix", "a.txt")
    assert path.read_text() == "He saw the town.\n"


def test_only_what_the_settings_leave_on_is_fixed(call, draft):
    draft("newsls.toml", 'ignore = ["repeated-word"]\n')
    path = draft("a.txt", TWICE)
    call("check", "--fix", "a.txt")
    assert path.read_text() == TWICE


def test_fixing_a_long_draft_changes_just_the_findings(call, draft):
    text = "".join(f"Line {n} says the the same.\n\n" if n % 7 == 0 else f"Line {n} is right.\n\n" for n in range(300))
    path = draft("a.txt", text)
    call("check", *ONLY, "--fix", "a.txt")
    changed = [line for line in difflib.ndiff(text.splitlines(), path.read_text().splitlines()) if line[0] == "+"]
    assert len(changed) == 43
    assert all(line.endswith("says the same.") for line in changed)


def test_a_draft_that_was_saved_in_the_meantime_is_left_alone(call, draft, monkeypatch):
    from newsls import analysis

    path = draft("a.txt", TWICE)
    analyse = analysis.analyse

    def meanwhile(*arguments, **options):
        path.write_text("Somebody else saved the the draft.\n")
        return analyse(*arguments, **options)

    monkeypatch.setattr(analysis, "analyse", meanwhile)
    result = call("check", *ONLY, "--fix", "a.txt")
    assert result.exit_code == 2
    assert result.stderr == "newsls: a.txt: changed while it was being checked; nothing was fixed, run it again.\n"
    assert path.read_text() == "Somebody else saved the the draft.\n"
