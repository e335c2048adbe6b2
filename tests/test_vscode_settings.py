"""The extension for VS Code offers every setting of newsls, as newsls reads it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from newsls.report import options
from newsls.settings import OPTIONS, Option, Settings, read

EXTENSION = Path(__file__).resolve().parent.parent / "editor-configs" / "vscode"
OWN = ("newsls.path", "newsls.interpreter", "newsls.install.", "newsls.trace.")


@pytest.fixture(scope="module")
def offered() -> dict[str, dict[str, Any]]:
    manifest = json.loads((EXTENSION / "package.json").read_text("utf-8"))
    found: dict[str, dict[str, Any]] = {}
    for group in manifest["contributes"]["configuration"]:
        found |= group["properties"]
    return {name: value for name, value in found.items() if not name.startswith(OWN)}


def _key(option: Option) -> str:
    parts = ("".join(word.capitalize() for word in part.split("-")) for part in option.path)
    return ".".join(["newsls", *(part[0].lower() + part[1:] for part in parts)])


def test_every_option_is_offered_with_its_words_values_and_default(offered: dict[str, dict[str, Any]]) -> None:
    assert offered.keys() == {_key(option) for option in OPTIONS}, "npm run settings, in editor-configs/vscode"
    for option in OPTIONS:
        table = options.schema()
        for part in option.path:
            table = table["properties"][part]
        table = {"markdownDescription" if key == "description" else key: value for key, value in table.items()}
        if "additionalProperties" in table:
            table["additionalProperties"] = {"type": "string", **table["additionalProperties"]}
        assert table.items() <= offered[_key(option)].items(), f"{option.name}: npm run settings"


def test_the_defaults_that_vs_code_sends_leave_a_newsroom_file_alone(offered: dict[str, dict[str, Any]]) -> None:
    sent: dict[str, Any] = {}
    for name, value in offered.items():
        *tables, key = name.split(".")[1:]
        table = sent
        for part in tables:
            table = table.setdefault(part, {})
        table[key] = value["default"]
    desk, problems = read({"style": {"quotes": "curly"}, "ignore": ["weak-attribution"], "words": ["Baerbock"]})
    assert problems == ()
    assert read(sent, desk) == (desk, ())
    assert read(sent) == (Settings(), ())
