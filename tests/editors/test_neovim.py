"""Neovim with the file that we ship, driven without a display: what a writer sees and does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.editors

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent

DRAFT = """\
# Portugal and Morocco settle the route of a cable

Portugal’s Deputy Energy Minister Helena Quintela, who signed the the accord in Lisbon, said work would begin in March.

Yassine Berrada earned a name for patience when he lead the Moroccan delegation in 2019.

🎉 The harbor was full of of flags. “We ran out of kilometers,” Quintela told reporters. She laughed, she said.

The cable will carry 1,000 megawatts\ufe0f by 2031, Berrada said.

The new cable will likely hurt small fleets and could push fish prices up.

Salgado, who heads the fishermen’s union, said nobody had asked him.
"""


@pytest.fixture(scope="session")
def nvim() -> str:
    """Neovim 0.11 or newer: beside the Python that runs the tests, or on the PATH."""
    found = shutil.which("nvim", path=str(Path(sys.executable).parent)) or shutil.which("nvim")
    if found is None:
        reason = "Neovim is not installed; make test-editors installs it"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


def _drive(nvim: str, folder: Path, draft: Path, check: str) -> None:
    """Open ``draft`` in a Neovim that has our file and nothing else, and run a check in it."""
    init = folder / "init.lua"
    init.write_text(
        f"vim.opt.runtimepath:prepend([[{ROOT / 'editor-configs' / 'nvim'}]])\n"
        f"package.path = [[{HERE / 'neovim'}/?.lua;]] .. package.path\n"
        "vim.lsp.enable('newsls')\n",
        "utf-8",
    )
    home = folder / "home"
    home.mkdir()
    environment = {
        **os.environ,
        "HOME": str(home),
        **{f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "STATE", "CACHE")},
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]),
        "LC_ALL": "C.UTF-8",
    }
    script = HERE / "neovim" / f"{check}.lua"
    command = [nvim, "--headless", "-i", "NONE", "-n", "-u", str(init), str(draft), "-c", f"luafile {script}"]
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        shown, _ = process.communicate(timeout=120)
        how = f"ended with {process.returncode}"
    except subprocess.TimeoutExpired:  # as where it asks which of two equal actions is meant
        process.kill()
        shown, _ = process.communicate()
        how = "hung"
    log = home / "state" / "nvim" / "lsp.log"
    told = log.read_text("utf-8", "replace")[-4000:] if log.exists() else ""
    printed = shown.decode("utf-8", "replace")
    assert process.returncode == 0, f"Neovim {how}\n{printed}\n--- what it logged of the server\n{told}"


@pytest.mark.parametrize(
    "check", ["diagnostics", "edits", "quick_fix", "hover", "speakers", "summary", "rename", "references"]
)
def test_markdown(nvim: str, tmp_path: Path, check: str) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(DRAFT, "utf-8")
    _drive(nvim, tmp_path, draft, check)


def test_plain_text_with_windows_line_ends(nvim: str, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_bytes("🎉 Lisbon\r\n\r\n🎉 Quintela signed the the accord.\r\n".encode())
    _drive(nvim, tmp_path, draft, "crlf")


def test_every_check_is_run() -> None:
    run = {"diagnostics", "edits", "quick_fix", "hover", "speakers", "summary", "crlf", "rename", "references"}
    assert {path.stem for path in (HERE / "neovim").glob("*.lua")} == run | {"support"}
