"""The documentation says what the code says."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import pytest

import newsls
from newsls.report.record import record

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_generated_pages_are_current(generate: ModuleType) -> None:
    pages: dict[str, str] = generate.pages()
    stale = [name for name, text in pages.items() if _read(ROOT / name) != text]
    assert stale == [], "run make docs"
    here = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs" / "rules").glob("*.md")}
    assert here == {name for name in pages if name.startswith("docs/rules/")}, "run make docs"


def test_the_terminal_pictures_are_current(generate: ModuleType) -> None:
    pictures: dict[str, str] = generate.pictures()
    assert [name for name, text in pictures.items() if _read(ROOT / name) != text] == [], "run make docs"


def test_the_record_of_the_documentation_is_the_record_of_its_line() -> None:
    text = (ROOT / "docs" / "record.md").read_text("utf-8")
    line, shown = (json.loads(block) for block in re.findall(r"```json\n(.*?)```", text, re.DOTALL))
    analysis = newsls.analyse(line["text"])
    summary = newsls.summarise(line["text"], sentences=1)
    assert shown == record(analysis, line["id"], [sentence.span for sentence in summary.sentences])


PAGES = sorted(
    page
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "editor-configs").rglob("*.md")]
    if "node_modules" not in page.parts
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_inside_the_project_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!\w+:|#)([^)#\s]+)", page.read_text("utf-8"))
    targets += re.findall(r"<img[^>]* src=\"(?!\w+:)([^\"]+)\"", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def _read(path: Path) -> str | None:
    return path.read_text("utf-8") if path.exists() else None
