"""Real processes and in-process calls of the command line, away from the settings of whoever runs the tests."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path_factory, monkeypatch):
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    for name in ("NEWSLS_DATA_DIR", "NEWSLS_CACHE_DIR"):
        monkeypatch.delenv(name, raising=False)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM", "NEWSLS_TRACEBACK"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder, the root of a repository, where the command runs."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def process(folder):
    """Run ``newsls`` as its users do; the result has ``returncode``, ``stdout`` and ``stderr``, as text or bytes."""

    def run(*arguments, stdin=None, text=True, env=None, **options):
        return subprocess.run(
            [sys.executable, "-m", "newsls", *map(str, arguments)],
            input=stdin,
            stdin=None if stdin is not None else subprocess.DEVNULL,
            stdout=options.pop("stdout", subprocess.PIPE),
            stderr=options.pop("stderr", subprocess.PIPE),
            text=text,
            encoding="utf-8" if text else None,
            env={**os.environ, **(env or {})},
            timeout=120,
            check=False,
            **options,
        )

    return run


@pytest.fixture
def call(folder):
    """Call a command in this process, which is quicker; the result has ``exit_code``, ``stdout`` and ``stderr``."""
    from newsls.cli.program import program

    def run(*arguments, stdin=None):
        result = CliRunner().invoke(program, [str(a) for a in arguments], input=stdin, prog_name="newsls",
                                    standalone_mode=False)  # fmt: skip
        return _Result(result)

    return run


class _Result:
    def __init__(self, result):
        from click import ClickException

        if isinstance(result.exception, ClickException):
            self.exit_code = result.exception.exit_code
            self.stdout, self.stderr = result.stdout, result.exception.format_message()
        elif result.exception is not None:
            raise result.exception
        else:
            self.exit_code = result.return_value or 0
            self.stdout, self.stderr = result.stdout, result.stderr


@pytest.fixture
def draft(folder):
    """Write a draft and return its path, relative to the folder."""

    def write(name, text):
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write
