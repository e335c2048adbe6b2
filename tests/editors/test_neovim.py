"""Neovim with the file that we ship, driven without a display: what a writer sees and does."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.editors.drafts import DRAFT, WINDOWS
from tests.editors.machine import environment, find

pytestmark = pytest.mark.editors

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent


@pytest.fixture(scope="session")
def nvim() -> str:
    """Neovim 0.11 or newer."""
    return find("nvim", "Neovim")


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
    script = HERE / "neovim" / f"{check}.lua"
    command = [nvim, "--headless", "-i", "NONE", "-n", "-u", str(init), str(draft), "-c", f"luafile {script}"]
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment(home),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
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
    draft.write_bytes(WINDOWS)
    _drive(nvim, tmp_path, draft, "crlf")


def test_every_check_is_run() -> None:
    run = {"diagnostics", "edits", "quick_fix", "hover", "speakers", "summary", "crlf", "rename", "references"}
    assert {path.stem for path in (HERE / "neovim").glob("*.lua")} == run | {"support"}
