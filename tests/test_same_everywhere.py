"""Fifty drafts, and the same findings in the editor, on the command line, from Python and in every format."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import newsls
from newsls.draft import Draft
from newsls.text import Encoding, LineIndex
from newsls.workspace.files import language_id_of
from tests.lsp.client import Client, capabilities, python

RULES = Path(__file__).parent / "rules"
COUNT = 50
FORMATS = ("json", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "html")

Found = list[tuple[str, str, int]]
"""The name of a draft, a code and a line, from 1, of every finding in order."""


def _examples() -> list[str]:
    """The examples of all rules, flagged and clean, of one line and without escapes."""
    found: list[str] = []
    for file in sorted(RULES.glob("*.md")):
        for line in file.read_text("utf-8").splitlines():
            found += [line[2:]] if line.startswith("* ") and not re.search(r"[\\¶<>`]", line) else []
    return [line.replace("⟦", "").replace("⟧", "") for line in found]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    chance, examples = random.Random(2026), _examples()
    assert len(examples) > 500
    for number in range(COUNT):
        rows = [f"🎉 Story {number}", *chance.sample(examples, 8)]
        kind = ("md", "txt", "html")[number % 3]
        break_ = "\r\n" if number % 4 == 0 else "\n"
        if kind == "html":
            text = break_.join(f"<p>{row}</p>" for row in rows)
        else:
            text = (break_ * 2).join(["# " + rows[0] if kind == "md" else rows[0], *rows[1:]])
        (folder / f"{number:02}.{kind}").write_bytes(f"{text}{break_}".encode())
    return folder


@pytest.fixture(scope="module")
def expected(desk: Path) -> Found:
    """What the Python interface finds."""
    found: Found = []
    for file in sorted(desk.iterdir()):
        text = file.read_bytes().decode()
        lines, findings = LineIndex(text), newsls.analyse(text, language_id_of(file)).findings
        found += ((file.name, one.code, lines.line_of(one.span.start) + 1) for one in findings)
    assert len(found) > 150
    assert len({name for name, _, _ in found}) > 45
    return found


def _checked(desk: Path, format_: str, *more: str) -> str:
    command = [sys.executable, "-m", "newsls", "check", "--isolated", "--exit-zero", "--format", format_, *more, "."]
    environment = {**os.environ, "NEWSLS_CACHE_DIR": str(desk.parent / "cache")}
    done = subprocess.run(command, cwd=desk, env=environment, capture_output=True, check=True, timeout=300)
    return done.stdout.decode()


def _json(text: str) -> Iterator[tuple[str, str, int]]:
    for draft in json.loads(text)["drafts"]:
        yield from ((draft["path"], found["code"], found["line"]) for found in draft["findings"])


def _sarif(text: str) -> Iterator[tuple[str, str, int]]:
    for found in json.loads(text)["runs"][0]["results"]:
        place = found["locations"][0]["physicalLocation"]
        yield place["artifactLocation"]["uri"], found["ruleId"], place["region"]["startLine"]


def _github(text: str) -> Iterator[tuple[str, str, int]]:
    for name, line, code in re.findall(r"^::\w+ file=(.*?),line=(\d+),.*?title=newsls%3A ([\w-]+)", text, re.MULTILINE):
        yield name, code, int(line)


def _gitlab(text: str) -> Iterator[tuple[str, str, int]]:
    for found in json.loads(text):
        yield found["location"]["path"], found["check_name"], found["location"]["lines"]["begin"]


def _junit(text: str) -> Iterator[tuple[str, str, int]]:
    for case in ET.fromstring(text).iter("testcase"):
        if case.find("failure") is not None:
            code, line = re.match(r"(\S+) at line (\d+)", case.get("name", "")).groups()  # type: ignore[union-attr]
            yield case.get("file", ""), code, int(line)


def _checkstyle(text: str) -> Iterator[tuple[str, str, int]]:
    for file in ET.fromstring(text):
        for found in file:
            yield file.get("name", ""), found.get("source", "").removeprefix("newsls."), int(found.get("line", ""))


def _rdjson(text: str) -> Iterator[tuple[str, str, int]]:
    for found in json.loads(text)["diagnostics"]:
        place = found["location"]
        yield place["path"], found["code"]["value"], place["range"]["start"]["line"]


def _html(text: str) -> Iterator[tuple[str, str, int]]:
    for article in text.split("<article ")[1:]:
        name = re.search(r"<p class=path>(.*?)</p>", article)[1]  # type: ignore[index]
        yield from (
            (name, code, int(line)) for code, line in re.findall(r"<small>([\w-]+), line (\d+)</small>", article)
        )


READ: dict[str, Callable[[str], Iterator[tuple[str, str, int]]]] = {
    "json": _json, "sarif": _sarif, "github": _github, "gitlab": _gitlab, "junit": _junit, "checkstyle": _checkstyle,
    "rdjson": _rdjson, "html": _html,
}  # fmt: skip


@pytest.mark.parametrize("format_", FORMATS)
def test_the_command_line_in_every_format(desk: Path, expected: Found, format_: str) -> None:
    found = list(READ[format_](_checked(desk, format_)))
    if format_ == "html":  # below the paragraph in which each stands; what stands in none comes first
        assert sorted(found) == sorted(expected)
    else:
        assert found == expected


def test_again_from_the_cache_and_in_several_processes(desk: Path, expected: Found) -> None:
    assert list(_json(_checked(desk, "json", "--jobs", "2"))) == expected
    assert list(_json(_checked(desk, "json"))) == expected


def test_the_editor(desk: Path, expected: Found, tmp_path: Path) -> None:
    client = Client(python("-m", "newsls", "serve"), tmp_path)
    try:
        client.initialize(capabilities("utf-16"))
        found: Found = []
        for file in sorted(desk.iterdir()):
            text, language = file.read_bytes().decode(), language_id_of(file)
            uri = f"untitled:{file.name}"
            client.open(uri, text, language)
            told: list[Any] = client.diagnostics(uri, 1)
            client.close(uri)
            lines, analysis = LineIndex(text), newsls.analyse(text, language)
            rows = sorted(
                (d["range"]["start"]["line"], d["range"]["start"]["character"], d["code"], d["message"]) for d in told
            )
            places = ((*lines.position(f.span.start, Encoding.UTF16), f.code, f.message) for f in analysis.findings)
            assert rows == sorted(places)
            found += ((file.name, code, line + 1) for line, _, code, _ in rows)
        assert sorted(found) == sorted(expected)
    finally:
        client.kill()


def test_a_batch(desk: Path, expected: Found, tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    with source.open("w", encoding="utf-8") as rows:
        for file in sorted(desk.iterdir()):
            row = {"id": file.name, "text": file.read_bytes().decode(), "language": language_id_of(file)}
            rows.write(json.dumps(row) + "\n")
    command = [sys.executable, "-m", "newsls", "batch", str(source), "--output", str(target), "--jobs", "2"]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    found: Found = []
    for line in target.read_text("utf-8").splitlines():
        row = json.loads(line)
        lines = Draft.read((desk / row["id"]).read_bytes().decode()).lines
        found += ((row["id"], f["code"], lines.line_of(f["start"]) + 1) for f in row["findings"])
    assert found == expected
