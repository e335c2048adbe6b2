"""VS Code with the extension as it is packaged, driven without a display.

Checks inside the extension host see what the extension and the server do; a short walk through the window, in
Chromium, sees what a writer does.  Each runs once, and what came of each check is a test of its own.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import warnings
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.editors.drafts import DRAFT, HTML, WINDOWS
from tests.editors.machine import BESIDE, environment, find, missing

pytestmark = pytest.mark.editors

HERE = Path(__file__).resolve().parent / "vscode"
ROOT = HERE.parent.parent.parent
EXTENSION = ROOT / "editor-configs" / "vscode" / "newsls.vsix"
EXAMPLE = ROOT / "docs" / "example" / "undersea-cable.md"
KEPT = ROOT / "build" / "editors" / "vscode"
"""Where logs and pictures are kept."""

CHECKS = sorted(path.stem for path in (HERE / "host" / "checks").glob("*.js"))
STEPS = ("squiggle", "problems", "hover", "quick_fix", "rename", "fix_all", "killed", "summary")
PATIENCE = 600
"""Seconds that a run may take; one with nothing amiss takes one or two minutes."""


class Programs(NamedTuple):
    """What a run needs."""

    node: str
    chromium: str


class Outcome(NamedTuple):
    """What came of a run: of each check its failure or None, and what was printed."""

    failures: dict[str, str | None]
    said: str

    def of(self, check: str) -> None:
        """Fail as ``check`` did."""
        if check not in self.failures:
            pytest.fail(f"{check} was not reached\n{self.said}", pytrace=False)
        failure = self.failures[check]
        if failure is not None:
            pytest.fail(failure, pytrace=False)


@pytest.fixture(scope="session")
def programs() -> Programs:
    """Node 24, Chromium, and with them VS Code's server and our extension."""
    node = find("node", "Node 24")
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    if not version.startswith("v24."):  # code-server runs on no other
        missing("Node 24")
    if not (HERE / "node_modules" / "code-server" / "lib" / "vscode" / "node_modules").is_dir():
        missing("VS Code’s server")
    if not EXTENSION.is_file():
        missing("the extension for VS Code")
    names = ("chromium", "chromium-browser", "google-chrome")
    chromium = next((found for name in names if (found := shutil.which(name))), None) or missing("Chromium")
    return Programs(node, chromium)


def _run(programs: Programs, script: str, checks: list[str], folder: Path) -> Outcome:
    """Run a script in a new VS Code, once."""
    drafts, home, work = (folder / name for name in ("drafts", "home", "work"))
    for made in (drafts, home, work, KEPT):
        made.mkdir(parents=True, exist_ok=True)
    (drafts / "draft.md").write_text(DRAFT, "utf-8")
    (drafts / "draft.html").write_text(HTML, "utf-8")
    (drafts / "draft.txt").write_bytes(WINDOWS)
    shutil.copy(EXAMPLE, drafts)
    results, log = folder / "results.json", KEPT / f"{script}.log"
    log.write_text("", "utf-8")
    if "install" in checks:
        build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
        subprocess.run(build, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    orders = {
        "work": str(work),
        "folder": str(drafts),
        "vsix": str(EXTENSION),
        "chrome": programs.chromium,
        "results": str(results),
        "log": str(log),
        "pictures": str(KEPT),
        "wheel": str(next(folder.glob("*.whl"), "")),
        "checks": checks,
    }
    (folder / "orders.json").write_text(json.dumps(orders), "utf-8")
    command = [programs.node, str(HERE / f"{script}.mjs"), str(folder / "orders.json")]
    environ = {**environment(home), "FORCE_COLOR": "0"}
    process = subprocess.Popen(
        command, env=environ, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        printed, _ = process.communicate(timeout=PATIENCE)
        how = f"The run ended with {process.returncode}"
    except subprocess.TimeoutExpired:
        process.terminate()
        printed, _ = process.communicate()
        how = f"The run was stopped after {PATIENCE} seconds"
    outcomes = json.loads(results.read_text("utf-8")) if results.is_file() else {}
    told = "\n".join(line for line in log.read_text("utf-8").splitlines() if line.startswith("The window says:"))
    failures = {name: outcome["failure"] and f"{outcome['failure']}\n{told}" for name, outcome in outcomes.items()}
    said = f"{how}; {log.relative_to(ROOT)} has what VS Code said\n{printed.decode('utf-8', 'replace')[-4000:]}"
    return Outcome(failures, said)


def _outcome(request: pytest.FixtureRequest, programs: Programs, script: str, checks: list[str]) -> Outcome:
    """Run a script; once more where it broke off, or where the walk through the window failed."""
    folders = request.getfixturevalue("tmp_path_factory")
    outcome = _run(programs, script, checks, folders.mktemp(script))
    whole = outcome.failures.keys() >= set(checks)
    failed = [f"{check}: {failure}" for check, failure in outcome.failures.items() if failure is not None]
    if whole and not (failed and script == "window"):
        return outcome
    told = "\n".join(failed) or outcome.said
    warnings.warn(f"The run of {script}.mjs was repeated, for the first one failed\n{told}", stacklevel=2)
    return _run(programs, script, checks, folders.mktemp(script))


@pytest.fixture(scope="session")
def host(request: pytest.FixtureRequest, programs: Programs) -> Outcome:
    """The checks inside the extension host, those alone that were asked for."""
    asked = {item.callspec.params["check"] for item in request.session.items if "host" in item.fixturenames}
    return _outcome(request, programs, "host", [check for check in CHECKS if check in asked])


@pytest.fixture(scope="session")
def window(request: pytest.FixtureRequest, programs: Programs) -> Outcome:
    """The walk through the window."""
    return _outcome(request, programs, "window", list(STEPS))


@pytest.mark.parametrize("check", CHECKS)
def test_in_the_extension_host(host: Outcome, check: str) -> None:
    host.of(check)


@pytest.mark.parametrize("step", STEPS)
def test_in_the_window(window: Outcome, step: str) -> None:
    window.of(step)


def test_the_extension_s_own_checks(programs: Programs) -> None:
    """Types, style, that its settings are the server's, and the tests of its parts that need no editor."""
    npm = find("npm", "npm")
    extension = EXTENSION.parent
    environ = {**os.environ, "PATH": os.pathsep.join([str(BESIDE), os.environ.get("PATH", "")])}
    ran = subprocess.run(
        [npm, "--silent", "test"], cwd=extension, env=environ, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, f"{ran.stdout}\n{ran.stderr}"
