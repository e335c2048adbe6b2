"""Vim with ALE and the files that we ship, in a terminal: what is typed, shown and saved."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.editors.drafts import DRAFT, WINDOWS
from tests.editors.machine import environment, find, missing
from tests.editors.terminal import ENTER, Terminal

pytestmark = pytest.mark.editors

SHIPPED = Path(__file__).resolve().parent.parent.parent / "editor-configs" / "vim"
PACKAGES = [Path("/usr/share/vim/vimfiles/pack/dist-bundle/opt/ale"), Path.home() / ".vim/pack/plugins/opt/ale"]
"""Where ALE is: the distribution's, or the writer's own."""

OPEN = Callable[[Path], "Vim"]


class Vim(Terminal):
    """A Vim with a draft in it."""

    def __init__(self, command: list[str], folder: Path, variables: dict[str, str]) -> None:
        super().__init__(command, folder, variables, columns=130)
        self._folder, self._asked = folder, 0

    def run(self, command: str) -> None:
        """Run an Ex command."""
        self.type(f":{command}{ENTER}")

    def value(self, expression: str) -> Any:
        """What an expression of Vim's gives."""
        self._asked += 1
        answer = self._folder / f"answer-{self._asked}"
        self.run(
            f"call writefile([json_encode({expression})], '{answer}.new') | call rename('{answer}.new', '{answer}')"
        )
        self.wait(expression, answer.exists)
        return json.loads(answer.read_text("utf-8"))

    def found(self) -> list[tuple[str, str]]:
        """What the location list holds: each finding's rule, and the text that it stands over."""
        lines = [line.encode() for line in self.value("getline(1, '$')")]

        def over(one: Any) -> str:
            return lines[one["lnum"] - 1][one["col"] - 1 : one["end_col"]].decode("utf-8", "replace")

        return [(one["text"].split(":")[0], over(one)) for one in self.value("getloclist(0)")]

    def until_found(self, code: str, text: str) -> None:
        """Read until the location list has a finding of a rule over a text."""
        self.wait(f"{code} over “{text}”", lambda: (code, text) in self.found())

    def until_forgotten(self, text: str) -> None:
        """Read until nothing is found over a text, and something elsewhere."""
        self.wait(f"“{text}” to be forgotten", lambda: text not in [over for _, over in self.found()] != [])

    def choose(self, action: str) -> None:
        """Choose among what can be done at the cursor, by its title."""
        self.run("ALECodeAction")
        self.wait_for("Type number")
        number = next(line.split(")")[0] for line in self.lines() if line.endswith(f") {action}"))
        self.type(number + ENTER)

    def saved(self) -> bytes:
        """Save and leave; the draft as it is then."""
        draft = Path(self.value("expand('%:p')"))
        self.run("wqall!")
        assert self.finish() == 0
        return draft.read_bytes()


@pytest.fixture(scope="session")
def vim() -> str:
    """Vim 9, with ALE."""
    found = find("vim", "Vim")
    if not any(path.exists() for path in PACKAGES):
        missing("ALE for Vim")
    return found


@pytest.fixture
def start(vim: str, tmp_path: Path) -> Iterator[OPEN]:
    """Opens a draft in a Vim that has ALE, our files and nothing else."""
    ale = next(path for path in PACKAGES if path.exists())
    settings = tmp_path / "vimrc"
    settings.write_text(
        f"set nocompatible runtimepath^={ale}\nfiletype plugin on\n"
        f"set runtimepath+={SHIPPED}\n"
        "let g:ale_loclist_msg_format = '%code%: %s'\n",
        "utf-8",
    )
    (tmp_path / "home").mkdir()
    opened: list[Vim] = []

    def start(draft: Path) -> Vim:
        command = [vim, "-u", str(settings), "-i", "NONE", "-n", str(draft)]
        opened.append(Vim(command, tmp_path, environment(tmp_path / "home")))
        return opened[-1]

    yield start
    for terminal in opened:
        terminal.close()


def test_findings_and_fixes_in_lines_with_quotes_and_emoji(start: OPEN, draft: Path) -> None:
    screen = start(draft)
    screen.until_found("repeated-word", "of of")
    assert ("confused-word", "lead") in screen.found()
    screen.run("normal! Go🎉 “Well well,” she said said.")
    screen.until_found("repeated-word", "said said")
    screen.run("call search('of of')")
    screen.choose("Remove the second “of”")
    screen.until_forgotten("of of")
    screen.run("call search('said said')")
    screen.choose("Remove the second “said”")
    screen.until_forgotten("said said")
    expected = DRAFT.replace("of of", "of") + "🎉 “Well well,” she said.\n"
    assert screen.saved().decode() == expected


def test_every_safe_fix(start: OPEN, draft: Path) -> None:
    screen = start(draft)
    screen.until_found("repeated-word", "of of")
    screen.choose("Fix everything that has one safe fix")
    screen.until_forgotten("the the")
    screen.run("normal! Gosaid said she.")
    screen.until_found("repeated-word", "said said")
    screen.run("ALEFix newsls")
    screen.until_forgotten("said said")
    text = screen.saved().decode()
    assert "who signed the accord" in text
    assert text.endswith("\nsaid she.\n")


def test_cards_figures_and_another_name(start: OPEN, draft: Path) -> None:
    screen = start(draft)
    screen.until_found("repeated-word", "of of")
    screen.run("call search('Quintela told')")
    screen.run("ALEHover")
    screen.wait_for("In this draft: 2 mentions")
    screen.run("pclose")
    screen.run("ALESymbolSearch Quintela")
    screen.wait_for("draft.md:3:37 Helena Quintela")
    screen.run("pclose")
    screen.run("call cursor(1, 1) | call search('Quintela told')")
    screen.run("ALERename")
    screen.wait_for("New name: ")
    screen.type("\x15Quintero" + ENTER)
    screen.wait("the name", lambda: screen.value("search('Quintero told', 'n')") > 0)
    text = screen.saved().decode()
    assert "Minister Helena Quintero, who" in text
    assert text.replace("Quintero", "Quintela") == DRAFT


def test_a_summary_and_the_fact_sheet_of_what_is_not_saved(start: OPEN, draft: Path) -> None:
    screen = start(draft)
    screen.until_found("repeated-word", "of of")
    screen.run("call setline(3, 'Fifty boats left the port of Sines on Monday, Quintela said.')")
    screen.run("NewslsSummary --words 40")
    screen.wait("a window", lambda: screen.value("bufname('%')") == "newsls summary")
    assert "Fifty boats left the port" in "\n".join(screen.value("getline(1, '$')"))
    screen.run("close")
    screen.run("NewslsFacts")
    screen.wait("a window", lambda: screen.value("bufname('%')") == "newsls facts")
    assert "1,000 megawatts" in "\n".join(screen.value("getline(1, '$')"))
    screen.run("close")
    screen.run("NewslsFigures")
    screen.wait("a window", lambda: screen.value("bufname('%')") == "newsls figures")
    assert "Salgado" in screen.value("getline(1, '$')")


def test_settings_change_without_a_restart(start: OPEN, draft: Path) -> None:
    screen = start(draft)
    screen.until_found("repeated-word", "of of")
    screen.run("let g:newsls_settings = {'ignore': ['repeated-word']} | ALELint")
    screen.until_forgotten("of of")
    assert ("confused-word", "lead") in screen.found()


def test_the_server_is_killed_and_comes_back(start: OPEN, draft: Path) -> None:
    screen = start(draft)
    screen.until_found("repeated-word", "of of")
    killed = screen.children("newsls")
    for server in killed:
        server.kill()
    screen.run("normal! Go🎉 She said said so.")
    screen.until_found("repeated-word", "said said")
    assert {one.pid for one in screen.children("newsls")}.isdisjoint(one.pid for one in killed)
    assert screen.saved().decode() == DRAFT + "🎉 She said said so.\n"


def test_plain_text_with_windows_line_ends(start: OPEN, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_bytes(WINDOWS)
    screen = start(draft)
    screen.until_found("repeated-word", "the the")
    screen.run("call search('the the')")
    screen.choose("Remove the second “the”")
    screen.wait("the fix", lambda: screen.value("search('the the', 'n')") == 0)
    assert screen.saved() == WINDOWS.replace(b"the the", b"the")
