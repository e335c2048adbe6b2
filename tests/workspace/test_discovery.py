import os
from pathlib import Path

import pytest

from newsls.workspace.discovery import discover
from newsls.workspace.files import Unreadable


@pytest.fixture
def tree(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in (
        "a.md", "b.txt", "c.html", "d.htm", "e.markdown", "F.MD", "notes.py", "newsls-words.txt", ".hidden.md",
        "sub/g.md", "sub/deep/h.txt", ".git/x.md", "node_modules/y.md", "sub/.venv/z.md", "old/i.md",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return tmp_path


def nothing(_path):
    return False


def names(*arguments, excluded=nothing):
    return [str(found) for found in discover(arguments, excluded)]


def test_a_folder_gives_its_drafts_in_order(tree):
    assert names(".") == [
        "F.MD", "a.md", "b.txt", "c.html", "d.htm", "e.markdown", "old/i.md", "sub/g.md", "sub/deep/h.txt",
    ]  # fmt: skip


def test_a_file_that_is_named_is_taken_whatever_it_is_called(tree):
    assert names("notes.py", ".hidden.md", "newsls-words.txt") == ["notes.py", ".hidden.md", "newsls-words.txt"]


def test_each_draft_is_taken_once_in_the_order_of_the_arguments(tree):
    (tree / "link.md").symlink_to("a.md")
    assert names("b.txt", "sub", "./b.txt", "sub/g.md", str(tree / "b.txt"), "a.md", "link.md") == [
        "b.txt", "sub/g.md", "sub/deep/h.txt", "a.md",
    ]  # fmt: skip


def test_patterns(tree):
    assert names("[ab].*") == ["a.md", "b.txt"]
    assert names("**/*.md") == ["a.md", "old/i.md", "sub/g.md"]
    assert names("s*") == ["sub/g.md", "sub/deep/h.txt"]


def test_a_file_whose_name_looks_like_a_pattern(tree):
    (tree / "[draft].md").write_text("x")
    assert names("[draft].md") == ["[draft].md"]


def test_what_is_excluded_is_left_out_unless_it_is_named(tree):
    assert names("sub", "old/i.md", excluded=lambda path: "deep" in path.parts or "old" in path.parts) == [
        "sub/g.md", "old/i.md",
    ]  # fmt: skip


def test_what_git_ignores_is_left_out_unless_it_is_named(tree):
    (tree / ".gitignore").write_text("# built\nold/\n*.htm\n!d.htm\nb.txt\n")
    (tree / "sub/.gitignore").write_text("/deep\n!b.txt\n")
    (tree / "sub/b.txt").write_text("x")
    assert names(".") == ["F.MD", "a.md", "c.html", "d.htm", "e.markdown", "sub/b.txt", "sub/g.md"]
    assert names("sub") == ["sub/b.txt", "sub/g.md"], "the .gitignore above the folder counts as well"
    assert names("old/i.md") == ["old/i.md"]


def test_what_cannot_be_found_is_said_and_the_rest_goes_on(tree):
    (tree / "empty").mkdir()
    found = list(discover(["gone.md", "x*.md", "empty", "a.md", "nul\0.md"], nothing))
    assert [str(one) for one in found if isinstance(one, Unreadable)][:3] == [
        "gone.md: there is no such file or folder.",
        "x*.md: no file matches this pattern.",
        "empty: no drafts here (*.txt, *.md, *.markdown, *.html, *.htm, *.docx, *.odt, *.rst).",
    ]
    assert Path("a.md") in found
    assert len(found) == 5


def test_a_loop_of_links_ends(tree):
    (tree / "sub/loop").symlink_to(tree, target_is_directory=True)
    assert names("sub") == ["sub/g.md", "sub/deep/h.txt"]


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read any folder")
def test_a_closed_folder_is_said(tree):
    (tree / "sub/deep").chmod(0o000)
    try:
        assert names("sub") == ["sub/g.md", "sub/deep: cannot be read (permission denied)."]
    finally:
        (tree / "sub/deep").chmod(0o755)
