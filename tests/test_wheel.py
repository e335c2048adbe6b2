"""The wheel as a user gets it: built, installed into an empty environment, run away from the checkout."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Iterator, Sequence
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
DRAFT = "The minister said the the vote would go ahead.\n\nHelena Quintela, the energy minister, spoke on Friday.\n"

pytestmark = pytest.mark.skipif(not (ROOT / "pyproject.toml").exists(), reason="needs the checkout to build from")


def _run(*command: object, cwd: Path, stdin: str = "", code: int = 0) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "NEWSLS"))}
    ran = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert ran.returncode == code, ran.stdout + ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of what git would give to a stranger."""
    source, dist = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("dist")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    shutil.copytree(ROOT / "newsls", source / "newsls", ignore=shutil.ignore_patterns("__pycache__"))
    _run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", dist, cwd=source)
    (built,) = dist.glob("newsls-*.whl")
    return built


def _required(requirements: Sequence[str], seen: dict[str, metadata.Distribution]) -> None:
    """The installed distributions that a user's installer would bring along for ``requirements``."""
    for line in requirements:
        requirement = Requirement(line)
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        wanted = requirement.marker is None or any(
            requirement.marker.evaluate({"extra": extra}) for extra in (requirement.extras or {""})
        )
        if wanted and name not in seen:
            seen[name] = metadata.distribution(name)
            assert seen[name].version in requirement.specifier, f"{seen[name].version} is outside {line}"
            _required(seen[name].requires or [], seen)


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The Python of an empty environment with the wheel, and what its own metadata asks for, in it.

    The dependencies are copied from the environment that runs the tests, so that no network is needed.  What the
    metadata forgets to ask for isn't there.
    """
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, symlinks=True, with_pip=False)
    python = home / "bin" / "python"
    packages = Path(_run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home).strip())
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        lines = archive.read(name).decode().split("\n\n")[0].splitlines()
    found: dict[str, metadata.Distribution] = {}
    _required([line.partition(": ")[2] for line in lines if line.startswith("Requires-Dist: ")], found)
    here = Path(sysconfig.get_path("purelib"))
    for distribution in found.values():
        for file in distribution.files or []:
            source = Path(str(distribution.locate_file(file)))
            if source.is_relative_to(here) and ".." not in file.parts and source.suffix != ".pyc":
                target = packages / source.relative_to(here)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, target)
    _run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        wheel,
        cwd=home,
    )
    yield python
    shutil.rmtree(home)


def test_the_wheel_holds_all_of_the_package_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if not re.match(r"newsls-[^/]+\.dist-info/", name)}
        licences = [name for name in archive.namelist() if name.endswith("licenses/LICENSE")]
    here = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "newsls").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert packed == here
    assert "newsls/py.typed" in packed
    assert any(name.startswith("newsls/models/") and not name.endswith((".py", ".md")) for name in packed)
    assert any(name.endswith(".schema.json") for name in packed)
    assert licences


def test_it_is_the_installed_package_that_runs(python: Path, tmp_path: Path) -> None:
    place = _run(python, "-c", "import newsls; print(newsls.__file__)", cwd=tmp_path).strip()
    assert not Path(place).is_relative_to(ROOT)
    assert Path(place).is_relative_to(python.parent.parent)


@pytest.mark.skipif(not os.environ.get("CI"), reason="asks the package index; CI does it")
def test_an_installer_finds_every_dependency(wheel: Path, tmp_path: Path) -> None:
    """What ``pip install newsls`` does: the bounds of the metadata, resolved by the index, all from wheels."""
    venv.create(tmp_path / "environment", symlinks=True, with_pip=False)
    python = tmp_path / "environment" / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--only-binary", ":all:")
    _run(*pip, wheel, cwd=tmp_path)
    (tmp_path / "draft.md").write_text(DRAFT, "utf-8")
    assert "repeated-word" in _run(python.parent / "newsls", "check", "draft.md", cwd=tmp_path, code=1)


def test_every_module_imports_with_the_declared_dependencies(python: Path, tmp_path: Path) -> None:
    script = (
        "import importlib, pkgutil, newsls\n"
        "names = [module.name for module in pkgutil.walk_packages(newsls.__path__, 'newsls.')]\n"
        "[importlib.import_module(name) for name in names if not name.endswith('__main__')]\n"
        "print(len(names))\n"
    )
    assert int(_run(python, "-c", script, cwd=tmp_path)) > 30


def test_version(python: Path, wheel: Path, tmp_path: Path) -> None:
    told = _run(python.parent / "newsls", "--version", cwd=tmp_path)
    assert wheel.name.split("-")[1] in told


def test_check(python: Path, tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text(DRAFT, "utf-8")
    out = _run(python.parent / "newsls", "check", "draft.md", "--format", "json", cwd=tmp_path, code=1)
    assert "repeated-word" in out
    assert "Change to" not in out.splitlines()[0]
    json.loads(out)


def test_every_room_reads_its_data(python: Path, tmp_path: Path) -> None:
    """The models, the word lists and the grammars are in the wheel: a record with everything in it says so."""
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    text = DRAFT + "\n" + "When he lead the department, the government rushed the bill through to distract voters.\n"
    source.write_text(json.dumps({"id": "one", "text": text}) + "\n", "utf-8")
    command = (python.parent / "newsls", "batch", source, "--output", target, "--summary-sentences", "1")
    _run(*command, cwd=tmp_path)
    record = json.loads(target.read_text("utf-8"))
    assert {finding["code"] for finding in record["findings"]} >= {"repeated-word", "confused-word"}
    assert [figure["name"] for figure in record["figures"]] == ["Helena Quintela"]
    assert len(record["summary"]) == 1


def test_summary(python: Path, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT, "utf-8")
    out = _run(python.parent / "newsls", "summary", "draft.txt", "--sentences", "1", cwd=tmp_path)
    assert "minister" in out


def test_serve(python: Path, tmp_path: Path) -> None:
    """A whole conversation: initialize, a draft, its diagnostics, shutdown, exit."""
    messages = [
        {"id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}},
        {"method": "initialized", "params": {}},
        {"id": 2, "method": "newsls/unknown", "params": {}},
        {"id": 3, "method": "shutdown"},
        {"method": "exit"},
    ]
    wire = ""
    for message in messages:
        body = json.dumps({"jsonrpc": "2.0", **message})
        wire += f"Content-Length: {len(body)}\r\n\r\n{body}"
    out = _run(python.parent / "newsls", "serve", cwd=tmp_path, stdin=wire)
    bodies = [json.loads(found) for found in re.findall(r"\{.*?\}(?=Content-Length|\s*$)", out, re.DOTALL)]
    answers = {body["id"]: body for body in bodies if "id" in body and "method" not in body}
    assert answers[1]["result"]["serverInfo"]["name"] == "newsls"
    assert answers[2]["error"]["code"] == -32601
    assert answers[3].get("result") is None
