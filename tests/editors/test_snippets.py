"""The files for editors that can't be driven here: they are what the editor reads, and name what the server has."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from newsls.lsp.server import build
from newsls.workspace.files import LANGUAGES

SHIPPED = Path(__file__).resolve().parent.parent.parent / "editor-configs"
SNIPPETS = sorted(
    path
    for editor in ("helix", "kate", "sublime", "zed")
    for path in (SHIPPED / editor).iterdir()
    if path.suffix != ".md"
)
UNDRIVEN = ("kate", "sublime", "zed")


def read(path: Path) -> Any:
    text = path.read_text("utf-8")
    return tomllib.loads(text) if path.suffix == ".toml" else json.loads(text)


def strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [word for pair in value.items() for item in pair for word in strings(item)]
    if isinstance(value, list):
        return [word for item in value for word in strings(item)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("path", SNIPPETS, ids=lambda path: path.name)
def test_a_snippet_is_read_and_starts_the_server(path: Path) -> None:
    words = strings(read(path))
    commands = [word for word in words if word.startswith("newsls.") and word != "newsls.toml"]
    assert set(commands) <= set(build().protocol.fm.commands)
    assert commands or {"newsls", "serve"} <= set(words)


def test_kate_is_told_every_language() -> None:
    servers = read(SHIPPED / "kate" / "settings.json")["servers"].values()
    assert {server["documentLanguageId"] for server in servers} == {"markdown", "html", "plaintext"}
    assert {server["documentLanguageId"] for server in servers} <= set(LANGUAGES.values())


@pytest.mark.parametrize("editor", UNDRIVEN)
def test_what_is_not_driven_says_so(editor: str) -> None:
    assert "ntested" in (SHIPPED / editor / "README.md").read_text("utf-8")
