"""kill -9 at any moment leaves every file old or new, never half, and the next run goes on as if nothing had been."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

KILLS = int(os.environ.get("NEWSLS_KILLS", "6"))
COUNT = 24
OLD = "The harbour reopened on on Monday.\n\n" + "The ferry sailed at at noon.\n\n" * 10
NEW = "The harbour reopened on Monday.\n\n" + "The ferry sailed at noon.\n\n" * 10


@pytest.fixture
def drafts(folder):
    def write():
        for number in range(COUNT):
            (folder / f"{number:02}.md").write_text(f"{OLD}Story {number}.\n", "utf-8")

    write()
    return write


def start(*arguments):
    command = [sys.executable, "-m", "newsls", *arguments]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def whole(*arguments):
    """The seconds of a run that nobody kills."""
    began = time.monotonic()
    assert start(*arguments).wait(120) in (0, 1)
    return time.monotonic() - began


def killed(seconds, *arguments):
    """Start a run and kill it, with all its workers, after so many seconds; whether it was still at work."""
    process = start(*arguments)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(60)
        return True
    return False


def moments(length):
    """Moments of a run: most of them in its second half, when it writes."""
    chance = random.Random(11)
    return [length * chance.triangular(0.2, 1.0, 0.8) for _ in range(KILLS)]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_fixing(drafts, folder, jobs):
    arguments = ("check", "--fix", "--jobs", jobs, "--select", "typos", ".")
    length = whole(*arguments)
    for moment in moments(length):
        drafts()
        killed(moment, *arguments)
        for number in range(COUNT):
            text = (folder / f"{number:02}.md").read_text("utf-8")
            assert text in (f"{OLD}Story {number}.\n", f"{NEW}Story {number}.\n")
    drafts()
    whole(*arguments)
    assert all((folder / f"{n:02}.md").read_text("utf-8") == f"{NEW}Story {n}.\n" for n in range(COUNT))


def test_writing_a_baseline(drafts, folder):
    arguments = ("baseline", "--no-cache", "--select", "typos", ".")
    length = whole(*arguments)
    file = folder / "newsls-baseline.json"
    new, old = file.read_bytes(), b'{"version": 1, "drafts": {}}\n'
    for moment in moments(length):
        file.write_bytes(old)
        killed(moment, *arguments)
        assert file.read_bytes() in (old, new)


def test_keeping_what_was_found(drafts, folder, call):
    arguments = ("check", "--select", "typos", ".")
    expected = call("check", "--no-cache", "--select", "typos", ".").stdout
    length = whole(*arguments)
    cache = Path(os.environ["XDG_CACHE_HOME"]) / "newsls"
    for moment in moments(length):
        for entry in [path for path in cache.rglob("*") if path.is_file()]:
            entry.unlink()
        killed(moment, *arguments)
        assert call(*arguments).stdout == expected


def test_a_batch(folder):
    rows = [json.dumps({"id": n, "text": f"{OLD}Story {n}."}) for n in range(COUNT)]
    (folder / "in.jsonl").write_text("\n".join(rows), "utf-8")
    arguments = ("batch", "in.jsonl", "--output", "out.jsonl", "--jobs", "2")
    length = whole(*arguments)
    out = folder / "out.jsonl"
    expected = out.read_bytes()
    for moment in moments(length):
        out.unlink()
        killed(moment, *arguments)
        assert not out.exists() or out.read_bytes() == expected
        assert start(*arguments, "--resume").wait(120) == 0
        assert out.read_bytes() == expected
