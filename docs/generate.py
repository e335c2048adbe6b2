"""Writes what in docs/ is made from the code: the pages of rules and settings, and the README's terminal picture.

    make docs

tests/test_docs.py fails where what is committed differs from what this would write.
"""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from newsls.report import options
from newsls.report.pages import VERBATIM, page
from newsls.rules import RULES, Family, Rule

ROOT = Path(__file__).resolve().parent.parent
DRAFT = "docs/example/undersea-cable.md"

_HEADINGS = {
    Family.ATTRIBUTION: "Attribution: says who?",
    Family.TYPOS: "Typos",
    Family.FIGURES: "Named figures",
    Family.STYLE: "House style",
    Family.DRAFT: "The draft itself",
}


def pages() -> dict[str, str]:
    """Every generated page, by its path below the root."""
    found = {f"docs/rules/{rule.code}.md": _page(rule) for rule in RULES}
    found["docs/rules/README.md"] = _index()
    found["docs/settings.md"] = options.documentation()
    return found


def pictures() -> dict[str, str]:
    """Every terminal picture, by its path below the root."""
    return {"docs/check.svg": _svg(f"newsls check {DRAFT}", _terminal("check", "--exit-zero", DRAFT))}


def _page(rule: Rule) -> str:
    told = page(rule)
    facts = f"Family `{rule.family.value}`, severity `{rule.severity.value}`."
    facts += "" if rule.default else " Off unless selected."
    lines = [f"# {rule.code}", "", told.gist, "", facts, ""]
    for name, body in told.sections:
        shown = f"```text\n{body}\n```" if name in VERBATIM else body
        lines += [f"## {name}", "", shown, ""]
    lines += [
        "## Silence it",
        "",
        f"For the next paragraph: `<!-- newsls: ignore[{rule.code}] -->`. For every draft, in `newsls.toml`:",
        "",
        f'```toml\nignore = ["{rule.code}"]\n```',
    ]
    return "\n".join(lines) + "\n"


def _index() -> str:
    lines = ["# Rules", "", "Generated from the rules’ own documentation; `newsls rule CODE` says the same.", ""]
    for family, heading in _HEADINGS.items():
        rules = [rule for rule in RULES if rule.family is family]
        if rules:
            lines += [f"## {heading}", "", "| code | severity | what it does |", "|---|---|---|"]
            lines += [
                f"| [{rule.code}]({rule.code}.md) | {rule.severity.value} | {page(rule).gist} |" for rule in rules
            ]
            lines.append("")
    return "\n".join(lines)


def _terminal(*arguments: str) -> str:
    """What newsls prints on a terminal of 80 columns, colours included."""
    environment = {**os.environ, "COLUMNS": "80", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "newsls", *arguments, "--color", "always", "--isolated"]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True).stdout


_ESCAPE = re.compile("\x1b\\[([0-9;]*)m")
_COLOURS = {30: "#6e7681", 31: "#ff7b72", 32: "#7ee787", 33: "#e3b341", 34: "#79c0ff", 35: "#d2a8ff", 36: "#76e3ea",
            37: "#e6edf3", 90: "#8b949e", 91: "#ffa198", 92: "#a5f0ab", 93: "#f2cc60", 94: "#a5d6ff", 95: "#e2c5ff",
            96: "#b3f0ff", 97: "#ffffff"}  # fmt: skip
_WIDTH, _HEIGHT, _MARGIN = 8.43, 19, 16


def _runs(line: str, style: dict[str, str]) -> Iterator[tuple[int, str, dict[str, str]]]:
    """``(column, text, style)`` of each run of one style; ``style`` carries over to the next line."""
    column = 0
    for index, part in enumerate(_ESCAPE.split(line)):
        if index % 2 == 0:
            if part:
                yield column, part, dict(style)
                column += len(part)
            continue
        for code in (int(number or 0) for number in part.split(";")):
            if code == 0:
                style.clear()
            elif code == 1:
                style["font-weight"] = "bold"
            elif code == 2:
                style["opacity"] = ".7"
            elif code == 3:
                style["font-style"] = "italic"
            elif code == 4:
                style["text-decoration"] = "underline"
            elif code in _COLOURS:
                style["fill"] = _COLOURS[code]


def _svg(command: str, shown: str) -> str:
    """A picture of a terminal with a command and what it printed."""
    lines = [f"\x1b[32m$\x1b[0m {command}", *shown.rstrip("\n").split("\n")]
    width = round(80 * _WIDTH + 2 * _MARGIN)
    height = len(lines) * _HEIGHT + 2 * _MARGIN
    body = []
    style: dict[str, str] = {}
    for number, line in enumerate(lines):
        y = _MARGIN + number * _HEIGHT + 14
        for column, text, run in _runs(line, style):
            if text.strip():
                attributes = "".join(f' {name}="{value}"' for name, value in sorted(run.items()))
                length = f' textLength="{len(text) * _WIDTH:.1f}"'
                body.append(
                    f'<text x="{_MARGIN + column * _WIDTH:.1f}" y="{y}"{length}{attributes}>{html.escape(text)}</text>'
                )
    font = "ui-monospace, SFMono-Regular, Menlo, Consolas, monospace"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    return "\n".join(
        [
            f'{head} role="img" aria-label="{html.escape(command)}">',
            f'<rect width="{width}" height="{height}" rx="8" fill="#0d1117"/>',
            f'<g font-family="{font}" font-size="14" fill="#e6edf3" xml:space="preserve">',
            *body,
            "</g>",
            "</svg>",
            "",
        ]
    )


def main() -> None:
    """Write everything, and remove the pages of rules that are no more."""
    wanted = {**pages(), **pictures()}
    for old in (ROOT / "docs" / "rules").glob("*.md"):
        if old.relative_to(ROOT).as_posix() not in wanted:
            old.unlink()
    for name, text in wanted.items():
        path = ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
