"""Helix with the file that we ship, in a terminal: keys are pressed, and the screen is read."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.editors.drafts import DRAFT, WINDOWS
from tests.editors.machine import environment, find
from tests.editors.terminal import ENTER, ESCAPE, Terminal

pytestmark = pytest.mark.editors

ROOT = Path(__file__).resolve().parent.parent.parent
SHIPPED = ROOT / "editor-configs" / "helix" / "languages.toml"
UNPACKED = ROOT / ".venv-helix" / "bin" / "hx"

OPEN = Callable[[Path], Terminal]


@pytest.fixture(scope="session")
def hx() -> str:
    """Helix, as tests/editors/system.sh unpacks it or as the system has it."""
    return str(UNPACKED) if UNPACKED.exists() else find("hx", "Helix")


@pytest.fixture
def start(hx: str, tmp_path: Path) -> Iterator[OPEN]:
    """Opens a draft in a Helix that has our file and nothing else."""
    settings = tmp_path / "home" / "config" / "helix"
    settings.mkdir(parents=True)
    shutil.copy(SHIPPED, settings)
    (tmp_path / ".git").mkdir()  # a root, so that nothing above it is looked at
    opened: list[Terminal] = []

    def start(draft: Path) -> Terminal:
        terminal = Terminal([hx, str(draft)], tmp_path, environment(tmp_path / "home"), columns=130)
        opened.append(terminal)
        return terminal

    yield start
    for terminal in opened:
        terminal.close()


def go(screen: Terminal, text: str) -> None:
    """Search for a text, as a writer does: the cursor is on its last character then."""
    screen.type(f"gg/{text}{ENTER}")


def write(screen: Terminal, begin: str, text: str) -> None:
    """Enter insert mode by ``begin``, paste a text, and leave.

    Pasted, since Helix 25.01 tells the server of keys that come in one burst in any order; and left on its own, since
    Escape and a key right after it are another key.
    """
    screen.type(begin)
    screen.wait("insert mode", lambda: screen.lines()[-2].startswith(" INS"))
    screen.type(f"\x1b[200~{text}\x1b[201~")
    screen.wait_for(text.strip())
    screen.type(ESCAPE)
    screen.wait("normal mode", lambda: screen.lines()[-2].startswith(" NOR"))


def choose(screen: Terminal, action: str) -> None:
    """Open the menu of what can be done, and choose an action by its title."""
    screen.type(" a")
    screen.wait_for(action)
    lines = screen.lines()
    first = next(row for row, line in enumerate(lines) if any(title in line for title in FIRST))
    row = next(row for row, line in enumerate(lines) if action in line)
    screen.type(DOWN * (row - first) + ENTER)
    screen.wait("the menu to close", lambda: action not in screen.text())


DOWN = "\x0e"
FIRST = ("Change to “led”", "Fix everything")
"""What stands first in the menus of these tests."""


def saved(screen: Terminal, draft: Path) -> str:
    """Save and leave; the draft as it is then."""
    screen.type(f":wq{ENTER}")
    assert screen.finish() == 0
    return draft.read_text("utf-8")


def test_findings_stand_where_the_text_is(start: OPEN, draft: Path) -> None:
    screen = start(draft)
    screen.wait_for("● 5")
    go(screen, "lead")
    screen.wait_for("the past tense is “led”")
    # The next finding is after an emoji; Helix selects what it covers, and we write over it.
    screen.type("]d")
    screen.wait_for("“of of” says the same word twice")
    write(screen, "c", "OF")
    screen.wait_for("● 4")
    write(screen, "o", "🎉 She said said so.")
    screen.wait_for("● 5")
    go(screen, "said said")
    screen.wait_for("“said said” says the same word twice")
    text = saved(screen, draft)
    lines = DRAFT.replace("of of", "OF").splitlines()
    assert text.splitlines() == [*lines[:7], "🎉 She said said so.", *lines[7:]]


def test_fixes(start: OPEN, draft: Path) -> None:
    screen = start(draft)
    screen.wait_for("● 5")
    go(screen, "lead")
    screen.wait_for("the past tense is “led”")
    choose(screen, "Change to “led”")
    screen.wait_for("when he led the Moroccan")
    screen.wait_for("● 4")
    go(screen, "Salgado")
    choose(screen, "Fix everything that has one safe fix")
    screen.wait_for("full of flags")
    assert "who signed the accord" in saved(screen, draft)


def test_cards_speakers_and_another_name(start: OPEN, draft: Path) -> None:
    screen = start(draft)
    screen.wait_for("● 5")
    go(screen, "Helena")
    screen.type(" k")
    screen.wait_for("In this draft: 2 mentions")
    assert "**" not in screen.text()
    screen.type(ESCAPE)
    screen.wait("the card to go", lambda: "In this draft" not in screen.text())
    screen.type(" s")
    screen.wait_for("kind   name")
    screen.wait_for("object Helena Quintela")
    screen.type("Salgado" + ENTER)
    screen.wait("the list to lead to line 13", lambda: "13:1" in screen.lines()[-2])
    go(screen, "Quintela")
    screen.type(" r")
    screen.wait_for("rename-to:")
    screen.type("\x15Helena Quintero" + ENTER)  # in place of what it suggests
    screen.wait_for("Quintero told")
    text = saved(screen, draft)
    assert "Minister Helena Quintero, who" in text
    assert "Quintela" not in text


def test_a_summary_and_a_description(start: OPEN, draft: Path) -> None:
    screen = start(draft)
    screen.wait_for("● 5")
    choose(screen, "Summarise draft…")
    screen.wait("the summary", lambda: screen.lines()[-1].startswith("Portugal’s Deputy Energy Minister"))
    choose(screen, "Insert summary in front matter")
    screen.wait_for("description: ")
    text = saved(screen, draft)
    assert text.startswith('---\ndescription: "Portugal’s Deputy')
    assert text.endswith(DRAFT)


def test_settings_change_without_a_restart(start: OPEN, draft: Path) -> None:
    screen = start(draft)
    screen.wait_for("● 5")
    screen.type(f":open newsls.toml{ENTER}")
    screen.wait_for("newsls.toml")
    write(screen, "i", 'ignore = ["repeated-word"]')
    screen.type(f":w{ENTER}")
    screen.wait_for("written")
    screen.type(f":buffer-previous{ENTER}")
    screen.wait_for("● 3")


def test_the_server_is_killed_and_comes_back(start: OPEN, draft: Path) -> None:
    screen = start(draft)
    screen.wait_for("● 5")
    go(screen, "nobody")
    write(screen, "i", "nobody ")
    screen.wait_for("● 6")
    for server in screen.children("newsls"):
        server.kill()
    screen.wait_for("Language server exited")
    screen.type(f":lsp-restart{ENTER}")
    screen.wait("the restart", lambda: "●" not in screen.text())
    screen.wait_for("● 6")
    assert saved(screen, draft) == DRAFT.replace("nobody", "nobody nobody")


def test_plain_text_with_windows_line_ends(start: OPEN, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_bytes(WINDOWS)
    screen = start(draft)
    screen.wait_for("● 1")
    choose(screen, "Fix everything that has one safe fix")
    screen.wait_for("🎉 Quintela signed the accord.")
    saved(screen, draft)
    assert draft.read_bytes() == WINDOWS.replace(b"the the", b"the")
