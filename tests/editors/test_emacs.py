"""Emacs with Eglot and the file that we ship, driven in a terminal: what a writer sees and does."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.editors.drafts import DRAFT, WINDOWS
from tests.editors.machine import environment, find, missing
from tests.editors.terminal import ENTER, Terminal

pytestmark = pytest.mark.editors

HERE = Path(__file__).resolve().parent
SHIPPED = HERE.parent.parent / "editor-configs" / "emacs"
SET_UP = (SHIPPED / "README.md").read_text("utf-8").split("```elisp\n")[1].split("```")[0]
LSP_MODE = """\
(add-to-list 'load-path "~/newsls/editor-configs/emacs")
(require 'newsls-lsp-mode)
(setq lsp-auto-guess-root t) ; it would ask
(add-hook 'text-mode-hook #'newsls-lsp-ensure)
"""
CALM = """\
(setq native-comp-deferred-compilation nil native-comp-jit-compilation nil
      native-comp-enable-subr-trampolines nil comp-enable-subr-trampolines nil) ; anew in each home
(setq xterm-extra-capabilities nil) ; it would wait for answers of the terminal's
"""
CHECKS = ("diagnostics", "fixes", "hover", "killed", "names", "settings", "summary")


@pytest.fixture(scope="session")
def emacs() -> str:
    """Emacs 28 or newer."""
    return find("emacs", "Emacs")


def _home(folder: Path, set_up: str) -> dict[str, str]:
    """A home for Emacs with a set-up and nothing else; the environment in which it is one."""
    home = folder / "home"
    (home / ".emacs.d").mkdir(parents=True)
    set_up = set_up.replace("~/newsls/editor-configs/emacs", str(SHIPPED))
    (home / ".emacs.d" / "init.el").write_text(set_up, "utf-8")
    (home / ".emacs.d" / "early-init.el").write_text(CALM, "utf-8")
    return environment(home)


def _drive(emacs: str, folder: Path, draft: Path, check: str) -> None:
    """Run a check on a draft, in a terminal, with the set-up that the README gives."""
    told = folder / "told"
    terminal = Terminal(
        [emacs, "-nw", "-L", str(HERE / "emacs"), "-l", str(HERE / "emacs" / f"{check}.el"), str(draft)],
        folder,
        {**_home(folder, SET_UP), "CHECK_TOLD": str(told)},
    )
    code = terminal.finish()
    reason = told.read_text("utf-8", "replace") if told.exists() else "on the screen was\n" + terminal.text()
    assert code == 0, f"Emacs ended with {code}\n{reason}"


@pytest.mark.parametrize("check", CHECKS)
def test_markdown(emacs: str, tmp_path: Path, check: str) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(DRAFT, "utf-8")
    _drive(emacs, tmp_path, draft, check)


def test_plain_text_with_windows_line_ends(emacs: str, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_bytes(WINDOWS)
    _drive(emacs, tmp_path, draft, "windows")
    assert draft.read_bytes() == WINDOWS.replace(b"the the", b"the")


def test_lsp_mode(emacs: str, tmp_path: Path) -> None:
    found = subprocess.run(
        [emacs, "--batch", "--eval", '(unless (locate-library "lsp-mode") (kill-emacs 1))'], check=False
    )
    if found.returncode:
        missing("lsp-mode for Emacs")
    draft = tmp_path / "draft.md"
    draft.write_text(DRAFT, "utf-8")
    (tmp_path / ".git").mkdir()
    variables = _home(tmp_path, LSP_MODE)
    screen = Terminal([emacs, "-nw", str(draft)], tmp_path, variables, columns=140)
    try:
        screen.wait_for("Flymake[0 5 1]")
        screen.type("\x1bxnewsls-summary" + ENTER)
        screen.wait_for("Summary:")
        screen.type("Lede" + ENTER)
        screen.wait_for("*newsls summary*")
        screen.type("\x1bxnewsls-figures" + ENTER)
        screen.wait_for("Helena Quintela, Portugal’s Deputy Energy Minister")
        screen.type("\x18o\x1bxnewsls-fix-all" + ENTER)
        screen.wait_for("who signed the accord")
        screen.type("\x18\x13")
        screen.wait("the draft to be saved", lambda: "full of flags" in draft.read_text("utf-8"))
    finally:
        screen.close()


@pytest.mark.parametrize("name", ["newsls.el", "newsls-lsp-mode.el"])
def test_compiles_without_a_warning(emacs: str, tmp_path: Path, name: str) -> None:
    copy = tmp_path / name
    copy.write_bytes((SHIPPED / name).read_bytes())
    warned = "(setq byte-compile-error-on-warn t)"
    made = subprocess.run(
        [emacs, "--batch", "-L", str(SHIPPED), "--eval", warned, "-f", "batch-byte-compile", str(copy)],
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr


def test_every_check_is_run() -> None:
    assert {path.stem for path in (HERE / "emacs").glob("*.el")} == {*CHECKS, "windows", "support"}
