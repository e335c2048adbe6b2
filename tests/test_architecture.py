"""The invariants of docs/architecture.md that import contracts can't express."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import inspect
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import newsls

ROOT = Path(newsls.__file__).parent

OUTER = ("__main__", "cli", "distributed", "lsp", "workspace")
STORES = ("figures/store/", "figures/wikidata/client.py")
"""What may touch the world, rooms and parts of rooms: everything else is the core."""

READERS = {
    "attribution/judge.py",
    "figures/table.py",
    "figures/tagger.py",
    "language/context.py",
    "language/lexicon.py",
    "language/segmentation.py",
    "language/statistics.py",
    "language/tagging.py",
    "report/page.py",
    "rules/confused_word.py",
    "rules/gaps.py",
    "rules/glosses.py",
    "rules/wrong_preposition.py",
    "summary/features.py",
    "summary/ledes.py",
}
"""The modules of the core that read the package's own data files; a new one is a decision, made here."""


def _modules(*, core: bool) -> list[Path]:
    """The modules of the core, or all of them."""
    found = []
    for path in sorted(ROOT.rglob("*.py")):
        room = path.relative_to(ROOT).parts[0].removesuffix(".py")
        if not core or (room not in OUTER and not _name(path).startswith(STORES)):
            found.append(path)
    return found


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def _called(node: ast.Call) -> str:
    """``open`` of ``open(…)``, ``.read_text`` of ``path.read_text(…)``."""
    if isinstance(node.func, ast.Name):
        return node.func.id
    if isinstance(node.func, ast.Attribute):
        return "." + node.func.attr
    return ""


def _calls(path: Path, names: frozenset[str]) -> Iterator[str]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Call) and _called(node) in names:
            yield f"{_name(path)}:{node.lineno} calls {_called(node)}"


FILES = frozenset({"open", "input", ".open", ".read_text", ".read_bytes", ".write_text", ".write_bytes", ".iterdir",
                   ".exists", ".is_file", ".stat", ".unlink", ".mkdir"})  # fmt: skip
CLOCK = frozenset({".now", ".utcnow", ".today"})


def test_the_core_touches_no_files_but_its_own_data() -> None:
    found = [call for path in _modules(core=True) if _name(path) not in READERS for call in _calls(path, FILES)]
    assert found == []


@pytest.mark.parametrize("name", sorted(READERS))
def test_a_reader_reads_packaged_data(name: str) -> None:
    """A name that no longer reads would leave a hole for the next module of that name."""
    reads = {call.rsplit(" ", 1)[1] for call in _calls(ROOT / name, FILES)}
    assert reads
    assert reads <= {".open", ".read_text", ".read_bytes"}


NETWORK = {"socket", "ssl", "http", "urllib.request", "urllib.error", "ftplib", "smtplib", "xmlrpc", "asyncio",
           "select", "selectors", "socketserver", "websockets", "requests", "httpx", "aiohttp"}  # fmt: skip


def test_only_the_client_of_wikidata_and_the_server_know_the_network() -> None:
    """The server listens and never calls; the client calls when told to.  Nothing of a draft leaves this machine."""
    found = set()
    for path in _modules(core=False):
        for node in ast.walk(_tree(path)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            if any(name in NETWORK or name.split(".")[0] in NETWORK for name in names):
                found.add(_name(path))
    assert {name for name in found if not name.startswith("lsp/")} == {"figures/wikidata/client.py"}


def test_the_core_asks_no_clock() -> None:
    assert [call for path in _modules(core=True) for call in _calls(path, CLOCK)] == []


def test_only_the_command_line_prints() -> None:
    """Standard output belongs to the protocol; to print elsewhere, a call must say where."""
    outside = [path for path in _modules(core=False) if not _name(path).startswith("cli/")]
    found = [
        f"{_name(path)}:{node.lineno}"
        for path in outside
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Call)
        and _called(node) == "print"
        and "sys.stderr" not in {ast.unparse(keyword.value) for keyword in node.keywords if keyword.arg == "file"}
    ]
    assert found == []


MUTATORS = frozenset({"append", "extend", "insert", "remove", "pop", "popitem", "clear", "update", "setdefault", "add",
                      "discard", "sort", "reverse", "intersection_update", "difference_update"})  # fmt: skip


def _globals(tree: ast.Module) -> frozenset[str]:
    """The names that a module binds by assignment at its top level."""
    names = set()
    for node in tree.body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        names.update(name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name))
    return frozenset(names)


def _shadowed(function: ast.FunctionDef | ast.AsyncFunctionDef) -> frozenset[str]:
    """The names that a function binds for itself."""
    parameters = {argument.arg for argument in ast.walk(function.args) if isinstance(argument, ast.arg)}
    stored = {node.id for node in ast.walk(function) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return frozenset(parameters | stored)


def _base(node: ast.expr) -> str:
    while isinstance(node, ast.Subscript | ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def _mutations(path: Path) -> Iterator[str]:
    """Where a function changes what its module holds."""
    tree = _tree(path)
    shared = _globals(tree)
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        own = _shadowed(function)
        for node in ast.walk(function):
            place = f"{_name(path)}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Global):
                yield f"{place} declares {', '.join(node.names)} global"
            changed = ""
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in MUTATORS:
                changed = _base(node.func.value)
            elif isinstance(node, ast.Subscript | ast.Attribute) and isinstance(node.ctx, ast.Store | ast.Del):
                changed = _base(node)
            if changed in shared and changed not in own:
                yield f"{place} changes {changed}"


def test_the_core_keeps_no_mutable_state() -> None:
    """Constants may be dictionaries, but no function changes one; ``functools.cache`` is for packaged models."""
    assert [change for path in _modules(core=True) for change in _mutations(path)] == []


def test_mutations_are_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = tmp_path / "leaky.py"
    module.write_text(
        "SEEN = {}\nCOUNT = 0\n"
        "def one(key):\n    SEEN[key] = 1\n"
        "def two(key):\n    SEEN.setdefault(key, 1)\n"
        "def three():\n    global COUNT\n    COUNT += 1\n"
        "def four():\n    SEEN = {}\n    SEEN['mine'] = 1\n"
    )
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    assert list(_mutations(module)) == [
        "leaky.py:4 changes SEEN",
        "leaky.py:6 changes SEEN",
        "leaky.py:8 declares COUNT global",
    ]


def _offered() -> Iterator[type]:
    """The classes that the rooms of the core offer to others: all public ones of a room that is one module, those in
    ``__all__`` of a room that is several, and the models."""
    for info in pkgutil.walk_packages(newsls.__path__, "newsls."):
        room, *inner = info.name.split(".")[1:]
        if room in OUTER or (inner and inner != ["model"]):
            continue
        module = importlib.import_module(info.name)
        offered = getattr(module, "__all__", None) or [name for name in vars(module) if not name.startswith("_")]
        for value in map(vars(module).get, offered):
            if inspect.isclass(value) and value.__module__.startswith("newsls."):
                yield value


def test_the_values_of_the_core_are_frozen() -> None:
    """What two threads share must not change under either; what a room builds up for itself may."""
    dataclasses_offered = {value for value in _offered() if dataclasses.is_dataclass(value)}
    assert len(dataclasses_offered) > 10
    thawed = {value for value in dataclasses_offered if not value.__dataclass_params__.frozen}  # type: ignore[attr-defined]
    assert thawed == set()


def test_only_the_server_counts_in_the_units_of_an_editor() -> None:
    """An encoding is named where it is defined, negotiated, and applied to positions and changes.

    Besides, reviewdog counts in bytes.
    """
    allowed = {"text.py", "lsp/client.py", "lsp/convert.py", "lsp/edits.py", "report/rdjson.py"}
    found = {
        _name(path)
        for path in _modules(core=False)
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Attribute) and node.attr in ("UTF8", "UTF16") and _base(node) == "Encoding"
    }
    assert found - allowed == set()


def test_rules_do_not_lean_on_each_other() -> None:
    """A rule can be taken out by deleting its module and its line in the registry."""
    folder = ROOT / "rules"
    rules = {path.stem for path in folder.glob("*.py") if "RULE" in _globals(_tree(path))}
    assert len(rules) > 5
    found = [
        f"{path.name} imports {alias.name}"
        for path in folder.glob("*.py")
        if path.name != "__init__.py"
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
        if node.module.removeprefix("newsls.rules.") in rules or (node.module == "newsls.rules" and alias.name in rules)
    ]
    assert found == []


def _imported(*arguments: str, cwd: Path, stdin: str = "") -> set[str]:
    """Every module that ``python ARGUMENTS`` imports, as the interpreter itself reports them."""
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    lines = [line for line in ran.stderr.splitlines() if line.startswith("import time:")]
    other = [line for line in ran.stderr.splitlines() if not line.startswith("import time:")]
    assert ran.returncode in (0, 1), other
    assert lines, ran.stderr
    return {line.rsplit("|", 1)[1].strip() for line in lines}


def _packages(modules: set[str]) -> set[str]:
    return {module.split(".")[0] for module in modules}


HEAVY = {
    "asyncio",
    "attrs",
    "cattrs",
    "lsprotocol",
    "nltk",
    "numpy",
    "marisa_trie",
    "pygls",
    "pyromark",
    "websockets",
    "yaml",
}


def test_version_imports_almost_nothing(tmp_path: Path) -> None:
    modules = _imported("-m", "newsls", "--version", cwd=tmp_path)
    assert _packages(modules) & (HEAVY | {"platformdirs", "pathspec"}) == set()
    rooms = {module.split(".")[1] for module in modules if module.startswith("newsls.")}
    assert rooms <= {"__main__", "cli"}


def test_check_does_not_import_the_server(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("The minister said the the vote would go ahead.\n", "utf-8")
    modules = _imported("-m", "newsls", "check", str(draft), cwd=tmp_path)
    assert "newsls.analysis" in modules
    assert _packages(modules) & {"pygls", "lsprotocol", "cattrs", "asyncio"} == set()
    assert not {module for module in modules if module.startswith("newsls.lsp")}


def test_plain_text_needs_no_parser(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("The minister said the vote would go ahead.\n", "utf-8")
    modules = _imported("-m", "newsls", "check", str(draft), cwd=tmp_path)
    assert "pyromark" not in _packages(modules)


@pytest.mark.parametrize("module", ["newsls.language", "newsls.analysis"])
def test_models_and_nltk_are_loaded_on_first_use(module: str, tmp_path: Path) -> None:
    modules = _imported("-c", f"import {module}", cwd=tmp_path)
    assert module in modules
    assert _packages(modules) & HEAVY == set()


def test_the_summary_waits_for_a_rule_that_asks(tmp_path: Path) -> None:
    modules = _imported("-c", "import newsls.analysis", cwd=tmp_path)
    assert not {module for module in modules if module.startswith("newsls.summary")}
