"""The command line as a process: streams, signals, terminals, what it imports."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import newsls

TWICE = "The harbour reopened on on Monday.\n\n"
ONLY = ("--select", "repeated-word")
posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX system")


def test_version_and_help(process):
    for flag in ("--version", "-V"):
        result = process(flag)
        assert (result.returncode, result.stdout, result.stderr) == (0, f"newsls {newsls.__version__}\n", "")
    for flag in ("--help", "-h"):
        result = process(flag)
        assert result.returncode == 0
        assert result.stdout.startswith("Usage: newsls [OPTIONS] COMMAND")
        for command in ("check", "summary", "figures", "rule", "batch", "serve", "schema"):
            assert f"\n  {command} " in result.stdout


def test_every_command_has_its_help(process):
    for command in ("check", "summary", "figures", "rule", "batch", "serve", "schema"):
        result = process(command, "-h")
        assert result.returncode == 0
        assert result.stdout.startswith(f"Usage: newsls {command} ")
        assert all(len(line) <= 100 for line in result.stdout.splitlines())


def imported(*arguments, stdin=""):
    code = (
        "import runpy, sys\n"
        f"sys.argv = ['newsls', *{arguments!r}]\n"
        "try: runpy.run_module('newsls', run_name='__main__')\n"
        "except SystemExit: pass\n"
        "print('\\0' + '\\0'.join(sys.modules))"
    )
    result = subprocess.run([sys.executable, "-c", code], input=stdin, capture_output=True, text=True, check=True)
    return set(result.stdout.rstrip("\n").split("\0")[1:])


def test_the_version_is_told_without_importing_anything_much(folder):
    ours = {name for name in imported("--version") if name.startswith(("newsls", "click", "nltk", "typing"))}
    assert ours == {"newsls"}


def test_no_command_but_serve_imports_the_server(folder):
    for arguments in (("check", "-"), ("figures", "-"), ("rule",), ("schema", "settings"), ("--help",)):
        assert not {"pygls", "lsprotocol", "asyncio"} & imported(*arguments, stdin="The the town.\n"), arguments


def test_importing_newsls_is_nearly_free():
    code = "import sys; before = set(sys.modules); import newsls; print(*(set(sys.modules) - before))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(result.stdout.split()) <= {"newsls", "__future__"}


def test_a_wrong_command_line_is_told(process):
    result = process("chekc", "x")
    assert result.returncode == 2
    assert "No such command" in result.stderr
    result = process("check")
    assert result.returncode == 2
    assert "PATH" in result.stderr
    assert process("check", "--format", "yaml", "x").returncode == 2


@posix
def test_a_reader_that_leaves_ends_it_quietly(folder, draft):
    draft("a.txt", TWICE * 2000)
    running = subprocess.Popen(
        [sys.executable, "-m", "newsls", "check", *ONLY, "a.txt"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert running.stdout.readline() == b"a.txt:1:22 repeated-word warning\n"
    running.stdout.close()
    assert running.stderr.read() == b""
    assert running.wait(60) == 141


@posix
@pytest.mark.parametrize(
    "arguments",
    [
        ("check", *ONLY, "a.txt"),
        ("rule",),
        ("--version",),
        ("schema", "record"),
        ("batch", "in.jsonl", "-o", "/dev/full"),
    ],
)
def test_a_full_disk_is_said(process, draft, arguments):
    draft("a.txt", TWICE * 10)
    draft("in.jsonl", '{"id": 1, "text": "The the town."}\n')
    with Path("/dev/full").open("w") as full:
        result = process(*arguments, stdout=full)
    assert result.returncode == 2
    assert re.fullmatch(r"newsls: cannot write .*: no space left on device\.\n", result.stderr, re.IGNORECASE)


@posix
def test_no_place_for_errors_either(process, draft):
    draft("bad.txt", b"\xff")
    with Path("/dev/full").open("w") as full:
        assert process("check", "bad.txt", stderr=full).returncode == 2


@posix
def test_a_closed_standard_output_is_no_traceback(folder, draft):
    draft("a.txt", TWICE)
    command = f"{sys.executable} -m newsls check --select repeated-word a.txt >&-"
    result = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert result.stderr == ""


@posix
def test_the_keyboard_interrupts(folder):
    """The command waits for its standard input, and is interrupted there."""
    running = subprocess.Popen(
        [sys.executable, "-m", "newsls", "batch", "-", "-o", "-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    running.stdin.write(b'{"id": 1, "text": "The the town."}\n' * 1000)  # a chunk and a little
    running.stdin.flush()
    assert running.stdout.readline().startswith(b'{"version": 1')
    running.send_signal(signal.SIGINT)
    _, errors = running.communicate(timeout=60)
    assert running.returncode == 130
    assert errors == b"\nnewsls: interrupted.\n"


def on_terminal(*arguments, env=None):
    """What ``newsls`` writes to a terminal."""
    import pty

    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", **(env or {})}
    running = subprocess.Popen(
        [sys.executable, "-m", "newsls", *map(str, arguments)],
        stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, env=environment,
    )  # fmt: skip
    os.close(theirs)
    parts = []
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        parts.append(part)
    os.close(ours)
    return running.wait(60), b"".join(parts).decode()


@posix
def test_a_summary_is_wrapped_on_a_terminal_and_steers_it_nowhere(process, draft):
    text = (
        "The harbour board of Velmar\x1b[2J will close the northern quay on Tuesday, "
        + "and so on " * 20
        + "it said.\n"
    )
    draft("a.txt", text)
    status, shown = on_terminal("summary", "--sentences", 1, "a.txt", env={"COLUMNS": "60"})
    assert status == 0
    assert "\x1b" not in shown
    assert len(shown.splitlines()) > 3
    assert all(len(line) <= 60 for line in shown.splitlines())
    assert process("summary", "--sentences", 1, "a.txt").stdout.count("\n") == 1


@posix
def test_colours_are_for_terminals_and_follow_the_environment(process, draft):
    draft("a.txt", TWICE)
    arguments = ("check", *ONLY, "a.txt")
    painted = "\x1b[1;33mrepeated-word\x1b[0m"
    assert painted in on_terminal(*arguments)[1]
    assert "\x1b" not in on_terminal(*arguments, env={"NO_COLOR": "1"})[1]
    assert "\x1b" not in on_terminal(*arguments, env={"TERM": "dumb"})[1]
    assert painted in on_terminal(*arguments, "--color", "always", env={"NO_COLOR": "1"})[1]
    assert "\x1b" not in on_terminal(*arguments, "--color", "never")[1]
    assert "\x1b" not in process(*arguments).stdout
    assert painted in process(*arguments, env={"FORCE_COLOR": "1"}).stdout
    assert "\x1b" not in process(*arguments, env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout
    assert "\x1b[31m-The harbour" in process(*arguments, "--diff", "--color", "always").stdout


@posix
def test_progress_is_for_terminals(process, draft):
    draft("in.jsonl", '{"id": 1, "text": "The the town."}\n' * 3)
    assert process("batch", "in.jsonl", "-o", "out.jsonl").stderr == ""
    status, shown = on_terminal("batch", "in.jsonl", "-o", "out.jsonl")
    assert status == 0
    assert "100%" in shown


def test_text_is_written_whatever_the_locale(process, draft):
    draft("a.txt", "Das “the the” 日本.\n")
    for env in ({"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}):
        result = process("check", *ONLY, "a.txt", env=env)
        assert result.returncode == 1
        assert "Traceback" not in result.stderr
        result = process("check", *ONLY, "--format", "json", "a.txt", env=env)
        assert "“the the” says" in json.loads(result.stdout)["drafts"][0]["findings"][0]["message"]


@posix
def test_a_file_name_that_is_no_utf8_is_no_traceback(process, folder):
    name = b"caf\xe9.txt"
    try:
        Path(os.fsdecode(name)).write_text(TWICE)
    except OSError:
        pytest.skip("the file system holds only UTF-8 names")
    for format_ in ("text", "json"):
        result = process("check", *ONLY, "--format", format_, ".")
        assert result.returncode == 1
        assert "Traceback" not in result.stderr


def test_completion_comes_from_click(process):
    result = process(env={"_NEWSLS_COMPLETE": "bash_complete", "COMP_WORDS": "newsls ch", "COMP_CWORD": "1"})
    assert result.stdout == "plain,check\n"


def test_a_fault_of_newsls_is_a_sentence_and_a_traceback_when_asked(folder, draft):
    draft("a.txt", TWICE)
    code = (
        "import sys, newsls.analysis\n"
        "def broken(*a, **k): raise ZeroDivisionError\n"
        "newsls.analysis.analyse = broken\n"
        "sys.argv = ['newsls', 'check', 'a.txt']\n"
        "from newsls.__main__ import main; main()"
    )
    for env, expected in (
        ({}, "newsls: a fault of newsls itself (ZeroDivisionError)"),
        ({"NEWSLS_TRACEBACK": "1"}, "Traceback"),
    ):
        result = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=False, env={**os.environ, **env}
        )
        assert result.stderr.startswith(expected)
        assert result.returncode == (1 if env else 2)


def test_a_long_draft_on_one_line_is_reported_briefly(process, draft):
    draft("a.txt", "He came on a Monday and it was late. " * 5_000 + "It is the the end.")
    result = process("check", *ONLY, "a.txt")
    assert result.returncode == 1
    assert len(result.stdout) < 1000
    assert "It is the the end." in result.stdout


def test_serve_refuses_what_it_should(process):
    for arguments, words in (
        (("--tcp", "0.0.0.0:2087"), "can be reached from other machines"),
        (("--ws", "example.org:80"), "can be reached from other machines"),
        (("--tcp", "127.0.0.1"), "is not HOST:PORT"),
        (("--tcp", "127.0.0.1:99999"), "is not HOST:PORT"),
        (("--stdio", "--tcp", "127.0.0.1:0"), "Give one of"),
    ):
        result = process("serve", *arguments)
        assert result.returncode == 2
        assert words in result.stderr
        assert result.stdout == ""


def test_rule_and_schema(process):
    result = process("rule")
    assert result.returncode == 0
    assert "\n  repeated-word " in result.stdout
    result = process("rule", "repeated-word")
    assert result.stdout.startswith("repeated-word (typos, warning)\n")
    assert "\nWhy:\n" in result.stdout
    result = process("rule", "repeated-wrod")
    assert (result.returncode, result.stdout) == (2, "")
    assert "newsls has no rule “repeated-wrod”; did you mean “repeated-word”?" in result.stderr
    assert process("rule", "typos").stdout.startswith("typos:\n")
    for what in ("settings", "record", "check"):
        assert json.loads(process("schema", what).stdout)["$schema"].startswith("https://json-schema.org/")
