"""Every rule has its docstring, its line in the registry and its examples, and does what they say.

The examples of a rule stand in ``tests/rules/<code>.md``; CONTRIBUTING.md tells how to write them.
"""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
import re
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

import newsls.rules
from newsls.analysis import analyse
from newsls.draft import Draft
from newsls.finding import Finding
from newsls.rules import RULES, Rule
from newsls.settings import Settings, Style
from newsls.text import Span, apply_edits

FOLDER = Path(__file__).parent / "rules"
SECTIONS = ("What it does", "Why", "Example", "Use instead", "Source")
BY_CODE = {rule.code: rule for rule in RULES}


@dataclass(frozen=True)
class Example:
    """One example of a fixture: its text, where findings are due, and the text after their first fixes, if given."""

    line: int
    text: str
    spans: tuple[Span, ...] = ()
    fixed: str | None = None


@dataclass(frozen=True)
class Fixture:
    """The examples of one rule, and what all of them are read with."""

    code: str
    language: str
    settings: Settings
    flagged: tuple[Example, ...]
    clean: tuple[Example, ...]


_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|[tnr])")


def decoded(text: str) -> str:
    """``¶`` as a paragraph break, and escapes as the characters that they name."""
    text = text.replace("¶", "\n\n")
    return _ESCAPE.sub(lambda m: m[0].encode("ascii").decode("unicode_escape"), text)


def example(raw: str, line: int, fixed: str | None) -> Example:
    """An example from its source, with the brackets taken out."""
    text, spans, opened = "", [], 0
    for part in re.split("([⟦⟧])", raw):
        if part == "⟦":
            opened = len(text)
        elif part == "⟧":
            spans.append(Span(opened, len(text)))
        else:
            text += decoded(part)
    return Example(line, text, tuple(spans), None if fixed is None else decoded(fixed))


def fixture(path: Path) -> Fixture:
    """Read a fixture file; anything in it that is not understood is an error."""
    lines = path.read_text(encoding="utf8").splitlines()
    assert lines, f"{path.name} is empty"
    assert lines[0] == f"# {path.stem}", f"{path.name} must begin with “# {path.stem}”"
    language, settings = "plaintext", Settings()
    sections: dict[str, list[Example]] = {"Flagged": [], "Clean": []}
    section = ""
    pending: tuple[str, int] | None = None

    def close(fixed: str | None = None) -> None:
        nonlocal pending
        if pending is not None:
            sections[section].append(example(*pending, fixed))
        pending = None

    for number, line in enumerate(lines[1:], 2):
        if line.startswith("* "):
            close()
            assert section, f"{path.name}:{number} stands before the first section"
            pending = line[2:], number
        elif line.startswith("  → "):
            assert pending is not None, f"{path.name}:{number} belongs to no example"
            close(line[4:])
        elif line.startswith("## "):
            close()
            section = line[3:]
            assert section in sections, f"{path.name}:{number}: “{section}” is neither Flagged nor Clean"
        elif comment := re.fullmatch(r"<!-- (\w+): (.*) -->", line):
            if comment[1] == "language":
                language = comment[2]
            else:
                assert comment[1] == "settings", f"{path.name}:{number}: unknown “{comment[1]}”"
                settings = settings_from(json.loads(comment[2]))
        else:
            assert not line.strip(), f"{path.name}:{number} is not understood: {line}"
    close()
    return Fixture(path.stem, language, settings, tuple(sections["Flagged"]), tuple(sections["Clean"]))


def settings_from(values: dict[str, object]) -> Settings:
    """The few settings that a fixture may ask for."""
    settings = Settings()
    for key, value in values.items():
        if key == "style":
            assert isinstance(value, dict)
            settings = replace(settings, style=Style(**value))
        elif key == "words":
            assert isinstance(value, list)
            settings = replace(settings, words=frozenset(value))
        else:
            assert key == "select", f"unknown setting {key}"
            assert isinstance(value, list)
            settings = replace(settings, select=tuple(value))
    return settings


def findings(text: str, rule: Rule, language: str, settings: Settings) -> list[Finding]:
    """What ``rule`` finds in ``text``; others run only where the fixture selects them too."""
    analysis = analyse(Draft.read(text, language), replace(settings, select=(*settings.select, rule.code)))
    assert rule.code not in {failure.name for failure in analysis.failures}, analysis.failures
    return [finding for finding in analysis.findings if finding.code == rule.code]


FIXTURES = {path.stem: fixture(path) for path in sorted(FOLDER.glob("*.md"))}
FLAGGED = [pytest.param(f, e, id=f"{f.code}:{e.line}") for f in FIXTURES.values() for e in f.flagged]
CLEAN = [pytest.param(f, e, id=f"{f.code}:{e.line}") for f in FIXTURES.values() for e in f.clean]


@pytest.mark.parametrize(("fixture", "example"), FLAGGED)
def test_flagged_examples_are_found(fixture: Fixture, example: Example) -> None:
    assert example.spans, "an example of what is flagged marks the finding with ⟦ ⟧"
    found = findings(example.text, BY_CODE[fixture.code], fixture.language, fixture.settings)
    shown = [finding.span.of(example.text) for finding in found]
    assert [finding.span for finding in found] == list(example.spans), shown
    if example.fixed is not None:
        assert all(finding.fixes for finding in found)
        edits = [edit for finding in found for edit in finding.fixes[0].edits]
        assert apply_edits(example.text, edits) == example.fixed


@pytest.mark.parametrize(("fixture", "example"), CLEAN)
def test_clean_examples_are_left_alone(fixture: Fixture, example: Example) -> None:
    assert not example.spans
    found = findings(example.text, BY_CODE[fixture.code], fixture.language, fixture.settings)
    assert [(finding.span.of(example.text), finding.message) for finding in found] == []


@pytest.mark.parametrize(("fixture", "example"), FLAGGED)
def test_a_fix_leaves_nothing_to_find(fixture: Fixture, example: Example) -> None:
    if example.fixed is not None:
        found = findings(example.fixed, BY_CODE[fixture.code], fixture.language, fixture.settings)
        assert [(finding.span.of(example.fixed), finding.message) for finding in found] == []


@pytest.mark.parametrize("fixture", FIXTURES.values(), ids=FIXTURES)
def test_a_fixture_belongs_to_a_rule(fixture: Fixture) -> None:
    assert fixture.code in BY_CODE


@pytest.mark.parametrize("rule", RULES, ids=BY_CODE)
def test_a_rule_has_examples(rule: Rule) -> None:
    assert rule.code in FIXTURES, f"tests/rules/{rule.code}.md is missing"
    assert len(FIXTURES[rule.code].flagged) >= 3
    assert len(FIXTURES[rule.code].clean) >= 3


@pytest.mark.parametrize("rule", RULES, ids=BY_CODE)
def test_a_docstring_has_its_sections(rule: Rule) -> None:
    sections = documented(rule)
    assert tuple(sections) == SECTIONS
    assert all(sections.values()), "a section is empty"
    first = inspect.cleandoc(rule.documentation).splitlines()[0]
    assert first.endswith("."), "the first line says in one sentence what the rule finds"


@pytest.mark.parametrize("rule", RULES, ids=BY_CODE)
def test_the_example_of_a_docstring_is_flagged_and_its_remedy_is_not(rule: Rule) -> None:
    sections = documented(rule)
    language = FIXTURES[rule.code].language if rule.code in FIXTURES else "plaintext"
    settings = FIXTURES[rule.code].settings if rule.code in FIXTURES else Settings()
    # A comment to newsls needs something to silence.
    below = "\n\nThe minister said the the vote was off." if rule.closing else ""
    assert findings(decoded(sections["Example"]) + below, rule, language, settings)
    assert not findings(decoded(sections["Use instead"]) + below, rule, language, settings)


def test_every_rule_module_is_in_the_registry_under_its_own_name() -> None:
    modules = {
        name: importlib.import_module(f"newsls.rules.{name}")
        for _, name, _ in pkgutil.iter_modules(newsls.rules.__path__)
    }
    rules = {name: module.RULE for name, module in modules.items() if hasattr(module, "RULE")}
    assert sorted(rules) == sorted(rule.code.replace("-", "_") for rule in RULES)
    assert {name: rule.code.replace("-", "_") for name, rule in rules.items()} == {name: name for name in rules}
    assert len(BY_CODE) == len(RULES), "two rules share a code"


@pytest.mark.parametrize("rule", RULES, ids=BY_CODE)
def test_a_rule_runs_in_just_one_way(rule: Rule) -> None:
    assert sum(f is not None for f in (rule.paragraph, rule.passage, rule.story, rule.closing)) == 1


def documented(rule: Rule) -> dict[str, str]:
    """The sections of a rule's docstring, without their indents."""
    sections: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in inspect.cleandoc(rule.documentation).splitlines()[1:]:
        if heading := re.fullmatch(r"(\S.*):", line):
            current = sections.setdefault(heading[1], [])
        elif current is not None:
            current.append(line)
    return {name: inspect.cleandoc("\n".join(["", *lines])).strip() for name, lines in sections.items()}
