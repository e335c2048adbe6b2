"""The shipped hooks, run by pre-commit itself in a repository of drafts.  Installs newsls, so it needs a registry."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.hosts

ROOT = Path(__file__).resolve().parent.parent.parent
TWICE = "The harbour reopened on on Monday.\n"


def run(*command, cwd, **more):
    environment = {**os.environ, "GIT_AUTHOR_NAME": "Desk", "GIT_AUTHOR_EMAIL": "desk@example.org", **more}
    environment |= {"GIT_COMMITTER_NAME": "Desk", "GIT_COMMITTER_EMAIL": "desk@example.org"}
    for name in [name for name in environment if name.startswith("GIT_") and "AUTHOR" not in name]:
        if "COMMITTER" not in name:
            del environment[name]  # those of a hook that runs these tests
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=600, encoding="utf-8"
    )


@pytest.fixture(scope="module")
def drafts(tmp_path_factory):
    """A repository of drafts whose hooks are ours, at the commit that is checked out, installed once."""
    head = run("git", "rev-parse", "HEAD", cwd=ROOT)
    if head.returncode:
        pytest.skip("newsls is not checked out with git here")
    folder = tmp_path_factory.mktemp("drafts")
    home = str(tmp_path_factory.mktemp("hooks"))
    config = f"repos:\n- repo: {ROOT.as_uri()}\n  rev: {head.stdout.strip()}\n  hooks:\n  - id: newsls\n"
    (folder / ".pre-commit-config.yaml").write_text(f"{config}  - id: newsls-fix\n    stages: [manual]\n", "utf-8")
    run("git", "init", "-q", cwd=folder)

    def pre_commit(*arguments):
        return run(sys.executable, "-m", "pre_commit", *arguments, cwd=folder, PRE_COMMIT_HOME=home)

    return folder, pre_commit


def stage(folder, name, text):
    (folder / name).write_text(text, "utf-8")
    run("git", "add", ".", cwd=folder)


def test_a_draft_is_checked_before_it_is_committed_and_mended_when_asked(drafts):
    folder, pre_commit = drafts
    stage(folder, "a.md", TWICE)
    stage(folder, "notes.py", "# on on\n")
    checked = pre_commit("run", "newsls")
    assert checked.returncode == 1, checked.stderr + checked.stdout
    assert "a.md:1:22 repeated-word warning" in checked.stdout
    assert "notes.py" not in checked.stdout
    mended = pre_commit("run", "newsls-fix", "--hook-stage", "manual")
    assert "files were modified by this hook" in mended.stdout
    assert (folder / "a.md").read_text("utf-8") == "The harbour reopened on Monday.\n"
    run("git", "add", ".", cwd=folder)
    assert pre_commit("run", "newsls").returncode == 0
