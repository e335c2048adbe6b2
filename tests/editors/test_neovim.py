"""Neovim with the files that we ship, driven without a display: what a writer sees and does."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from newsls.settings import OPTIONS
from tests.editors.drafts import DRAFT, WINDOWS
from tests.editors.machine import environment, find

pytestmark = pytest.mark.editors

HERE = Path(__file__).resolve().parent
SHIPPED = HERE.parent.parent / "editor-configs" / "nvim"
CHECKS = HERE / "neovim"

ALONE = ("diagnostics", "edits", "quick_fix", "fix_all", "hover", "speakers", "summary", "rename", "references")
PLUGIN = ("summary", "facts", "figures", "description", "fix", "lens", "killed", "status", "settings", "health", "help")


@pytest.fixture(scope="session")
def nvim() -> str:
    """Neovim 0.11 or newer; NEWSLS_NVIM names another."""
    return os.environ.get("NEWSLS_NVIM") or find("nvim", "Neovim")


class Writer:
    """A writer's home: Neovim's own folders, and a draft."""

    def __init__(self, folder: Path, nvim: str) -> None:
        self.folder, self.nvim = folder, nvim
        self.home = folder / "home"
        self.config = self.home / "config" / "nvim"
        self.config.mkdir(parents=True)
        self.draft = folder / "draft.md"
        self.draft.write_text(DRAFT, "utf-8")

    def init(self, text: str) -> None:
        """Write an init.lua."""
        (self.config / "init.lua").write_text(text, "utf-8")

    def install_alone(self) -> None:
        """As the README says: one file, one line."""
        (self.config / "lsp").mkdir()
        shutil.copy(SHIPPED / "lsp" / "newsls.lua", self.config / "lsp")
        self.init("vim.lsp.enable('newsls')\n")

    def install_plugin(self) -> None:
        """As the README says: the folder, one line."""
        place = self.home / "data" / "nvim" / "site" / "pack" / "newsls" / "start"
        shutil.copytree(SHIPPED, place / "newsls", ignore=shutil.ignore_patterns("tags"))
        self.init("if vim.lsp.enable then vim.lsp.enable('newsls') end\n")

    def drive(self, check: Path, draft: Path | None = None, options: Sequence[str] = ()) -> None:
        """Open a draft and run a check in it."""
        command = [self.nvim, "--headless", "-i", "NONE", "-n", *options]
        command += ["--cmd", f"lua package.path = [[{CHECKS}/?.lua;]] .. package.path"]
        command += [str(draft or self.draft), "-c", f"luafile {check}"]
        process = subprocess.Popen(
            command,
            cwd=self.folder,
            env=environment(self.home),
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
        log = self.home / "state" / "nvim" / "lsp.log"
        told = log.read_text("utf-8", "replace")[-4000:] if log.exists() else ""
        printed = shown.decode("utf-8", "replace")
        assert process.returncode == 0, f"Neovim {how}\n{printed}\n--- what it logged of the server\n{told}"


@pytest.fixture
def writer(tmp_path: Path, nvim: str) -> Writer:
    """Somebody who has nothing installed yet."""
    return Writer(tmp_path, nvim)


@pytest.mark.parametrize("check", [*ALONE, "settings"])
def test_the_file_alone(writer: Writer, check: str) -> None:
    writer.install_alone()
    writer.drive(CHECKS / f"{check}.lua")


def test_plain_text_with_windows_line_ends(writer: Writer) -> None:
    writer.install_alone()
    draft = writer.folder / "draft.txt"
    draft.write_bytes(WINDOWS)
    writer.drive(CHECKS / "crlf.lua", draft)


@pytest.mark.parametrize("check", PLUGIN)
def test_the_plugin(writer: Writer, check: str) -> None:
    writer.install_plugin()
    if "0.10" in writer.nvim:
        writer.init(_recipe())
    writer.drive(CHECKS / "plugin" / f"{check}.lua")


def test_the_plugin_without_an_init_file(writer: Writer) -> None:
    options = ["-u", "NONE", "--cmd", f"set runtimepath^={SHIPPED}", "--cmd", "runtime plugin/newsls.lua"]
    options += ["--cmd", "filetype on", "--cmd", "lua vim.lsp.enable('newsls')"]
    writer.drive(CHECKS / "plugin" / "fix.lua", options=options)


def _recipe() -> str:
    """The set-up for Neovim 0.10 as the help file has it."""
    text = (SHIPPED / "doc" / "newsls.txt").read_text("utf-8")
    found = re.search(r"\*newsls-0\.10\*.*?>lua\n(.*?)\n<", text, re.DOTALL)
    assert found, "the help file has no set-up for Neovim 0.10"
    return found[1]


def test_the_set_up_for_an_older_neovim(writer: Writer) -> None:
    writer.init(_recipe())  # and nothing else: no plugin, no lsp/newsls.lua
    writer.drive(CHECKS / "diagnostics.lua")


def test_the_help_names_every_setting() -> None:
    text = (SHIPPED / "doc" / "newsls.txt").read_text("utf-8")
    table = text.partition("There are:\n")[2].partition("The hints also need")[0]
    assert table
    for option in OPTIONS:
        key = re.sub("-(.)", lambda found: found[1].upper(), option.name)
        assert re.search(rf"(?<![\w.]){re.escape(key)}(?![\w.])", table), key


def test_every_check_is_run() -> None:
    assert {path.stem for path in CHECKS.glob("*.lua")} == {*ALONE, "settings", "crlf", "support"}
    assert {path.stem for path in (CHECKS / "plugin").glob("*.lua")} == {*PLUGIN}
