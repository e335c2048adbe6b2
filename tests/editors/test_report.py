"""The HTML report in a real browser: readable without a script, light and dark, on a telephone, in print."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.editors.machine import find, missing

pytestmark = pytest.mark.editors

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
KEPT = ROOT / "build" / "editors" / "report"
EXAMPLE = "docs/example/undersea-cable.md"


@pytest.fixture(scope="module")
def page() -> dict[str, Any]:
    """What a browser makes of the report on the example draft."""
    node, chromium = find("node", "Node"), find("chromium", "Chromium")
    if not (HERE / "vscode" / "node_modules" / "playwright-core").is_dir():
        missing("Playwright")
    KEPT.mkdir(parents=True, exist_ok=True)
    report = KEPT / "report.html"
    command = [sys.executable, "-m", "newsls", "check", "--exit-zero", "--format", "html", EXAMPLE]
    report.write_bytes(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)
    read = [node, str(HERE / "report" / "read.mjs"), chromium, str(report), str(KEPT)]
    done = subprocess.run(read, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_the_draft_its_flags_its_sources_and_its_figures_are_there(page: dict[str, Any]) -> None:
    for words in ("Who pays", "Says who?", "Change to “led”", "5 warnings · 2 hints"):
        assert words in page["text"]
    assert "lead" in page["marks"]
    assert page["said"] > 10
    assert page["cards"][0] == "Helena Quintela"


def test_a_number_leads_to_its_note(page: dict[str, Any]) -> None:
    assert page["target"] == "#d1n1"
    assert "“the the” says the same word twice." in page["note"]


def test_nothing_is_asked_of_anybody(page: dict[str, Any]) -> None:
    assert page["asked"] == []


def test_light_and_dark(page: dict[str, Any]) -> None:
    light, dark = (sum(map(int, page["colours"][scheme][4:-1].split(","))) for scheme in ("light", "dark"))
    assert light > 600
    assert dark < 150


def test_it_fits_a_telephone_and_prints(page: dict[str, Any]) -> None:
    assert not page["overflows"]
    assert (KEPT / "report.pdf").read_bytes().startswith(b"%PDF-")
