"""The end of the server: with its client, whatever a rule is doing, and with the right exit code."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from client import HERE, PATIENCE, ROOT, SERVED, Client, frame

START = Callable[..., Client]
BUSY = ["teh", "LOOP", "SLEEP"]
AT_MOST = 2.0
"""Seconds, as promised, in which a server whose client is gone is gone too."""


def reading(start: START, text: str) -> Client:
    """A server that is at work on ``text``."""
    client = start()
    client.initialize()
    client.open("untitled:a", text)
    if text == "teh":
        client.diagnostics("untitled:a", 1)
    else:
        client.open("untitled:b", "queued behind it")
        client.hover("untitled:b", 0, 0)
    return client


def ended(process: psutil.Process) -> None:
    """Wait for the end of a process that is no child of ours; in a bare container nobody may bury it."""
    deadline = time.monotonic() + AT_MOST
    with suppress(psutil.NoSuchProcess):
        while process.status() != psutil.STATUS_ZOMBIE:
            assert time.monotonic() < deadline
            psutil.wait_procs([process], timeout=0.02)


@pytest.mark.parametrize("text", BUSY)
def test_exit_after_shutdown_is_0(start: START, text: str) -> None:
    client = reading(start, text)
    client.request("shutdown")
    client.notify("exit")
    assert client.wait(AT_MOST) == 0


@pytest.mark.parametrize("text", BUSY)
def test_exit_without_shutdown_is_1(start: START, text: str) -> None:
    client = reading(start, text)
    client.notify("exit")
    assert client.wait(AT_MOST) == 1


def test_a_rule_that_lets_no_thread_run_ends_with_the_client_all_the_same(start: START) -> None:
    client = start()
    client.initialize()
    client.open("untitled:a", "LOCK")
    process = psutil.Process(client.process.pid)
    began = process.cpu_times().user
    while process.cpu_times().user - began < 0.2:  # by then it is in the rule
        pass
    client.end_input()
    assert client.wait(AT_MOST) == -signal.SIGKILL


@pytest.mark.skipif(os.name != "posix", reason="there is no guard on this system")
def test_the_guard_goes_with_the_server(start: START) -> None:
    client = start()
    client.initialize()
    [guard] = psutil.Process(client.process.pid).children()
    assert guard.memory_info().rss < 20_000_000
    client.process.kill()
    ended(guard)


def test_an_orderly_end_dismisses_the_guard(start: START) -> None:
    client = start()
    client.initialize()
    guards = psutil.Process(client.process.pid).children()
    client.request("shutdown")
    client.notify("exit")
    assert client.wait() == 0
    assert [guard for guard in guards if guard.is_running()] == []


@pytest.mark.parametrize("text", BUSY)
def test_the_end_of_input_ends_it(start: START, text: str) -> None:
    client = reading(start, text)
    client.end_input()
    assert client.wait(AT_MOST) == 1


def test_the_end_of_input_before_anything_was_said(start: START) -> None:
    client = start()
    client.end_input()
    assert client.wait() == 1


def test_a_client_that_stops_listening_ends_it(tmp_path: Path) -> None:
    """The client closes only what the server writes to, and goes on sending."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    server = subprocess.Popen(SERVED, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env, cwd=tmp_path)
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdout.close()
    me = {"processId": None, "rootUri": None, "capabilities": {}}
    server.stdin.write(frame({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": me}))
    server.stdin.flush()
    try:
        assert server.wait(PATIENCE) == 1
    finally:
        server.kill()
        server.stdin.close()


EDITOR = """
import json, os, subprocess, sys, time
keep = sys.argv[1] == "keep"
pipe = subprocess.Popen([sys.executable, sys.argv[2]], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
if keep:  # another process holds the server's input open, so that it never ends
    keeper = subprocess.Popen(["sleep", "3600"], pass_fds=[pipe.stdin.fileno()])
def frame(message):
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    return b"Content-Length: %d\\r\\n\\r\\n%s" % (len(body), body)
me = {"processId": os.getpid(), "rootUri": None, "capabilities": {}}
item = {"uri": "untitled:a", "languageId": "plaintext", "version": 1, "text": sys.argv[3]}
pipe.stdin.write(frame({"id": 1, "method": "initialize", "params": me}))
pipe.stdin.write(frame({"method": "initialized", "params": {}}))
pipe.stdin.write(frame({"method": "textDocument/didOpen", "params": {"textDocument": item}}))
hover = {"textDocument": {"uri": "untitled:a"}, "position": {"line": 0, "character": 0}}
for number in (2, 3):  # a body ends without a line break: the next one's header ends its line
    pipe.stdin.write(frame({"id": number, "method": "textDocument/hover", "params": hover}))
pipe.stdin.flush()
while b'"id": 2' not in pipe.stdout.readline():
    pass
print(json.dumps([pipe.pid, keeper.pid if keep else None]), flush=True)
time.sleep(3600)
"""


@pytest.mark.parametrize("keep", ["keep", "lose"])
@pytest.mark.parametrize("text", BUSY)
def test_a_killed_editor_takes_it_along(tmp_path: Path, text: str, keep: str) -> None:
    command = [sys.executable, "-c", EDITOR, keep, str(HERE / "served.py"), text]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": str(tmp_path)}
    editor = subprocess.Popen(command, stdout=subprocess.PIPE, env=env, cwd=tmp_path)
    assert editor.stdout is not None
    pid, keeper = json.loads(editor.stdout.readline())
    server = psutil.Process(pid)
    try:
        assert server.is_running()
        editor.send_signal(signal.SIGKILL)
        ended(server)
    finally:
        editor.wait()
        editor.stdout.close()
        for left in (pid, keeper):
            if left and psutil.pid_exists(left):
                psutil.Process(left).kill()


def test_an_editor_in_another_container_is_not_waited_for(start: START) -> None:
    client = start()
    client.initialize(processId=2**22 + 5)
    client.open("untitled:a", "teh")
    assert len(client.diagnostics("untitled:a", 1)) == 1


def test_a_second_exit_and_messages_after_it_do_no_harm(start: START) -> None:
    client = start()
    client.initialize()
    goodbye = frame({"jsonrpc": "2.0", "method": "exit"})
    client.send_bytes(frame({"jsonrpc": "2.0", "id": 77, "method": "shutdown"}) + goodbye * 3)
    assert client.wait() == 0
