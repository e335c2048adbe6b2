import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import newsls
from newsls import report
from newsls.report.record import record

SCHEMA = json.loads(Path(report.__file__).with_name("record.schema.json").read_text("utf-8"))


def archive(count, start=0, times=1):
    text = "The harbour number {} reopened on on Monday.\n\n“We had no choice,” Ana Ruiz said. 🌊\n\n"
    rows = [{"id": f"d{n}", "text": text.format(n) * times} for n in range(start, start + count)]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def records(path="out.jsonl"):
    return [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]


def test_one_record_a_document_in_order(call, draft):
    draft("in.jsonl", archive(5))
    result = call("batch", "in.jsonl", "--output", "out.jsonl")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    rows = records()
    assert [row["id"] for row in rows] == ["d0", "d1", "d2", "d3", "d4"]
    for row, line in zip(rows, archive(5).splitlines(), strict=True):
        jsonschema.validate(row, SCHEMA)
        document = json.loads(line)
        assert row == record(newsls.analyse(document["text"]), document["id"])
    assert sorted(path.name for path in Path().iterdir()) == [".git", "in.jsonl", "out.jsonl"]


def test_a_language_a_line_or_for_all(call, draft):
    text = '"text": "`the the` the the town"'
    draft("in.jsonl", f'{{"id": 1, {text}, "language": "markdown"}}\n{{"id": 2, {text}}}\n')
    call("batch", "in.jsonl", "-o", "out.jsonl")
    count = lambda row: sum(f["code"] == "repeated-word" for f in row["findings"])  # noqa: E731
    assert list(map(count, records())) == [1, 2]
    call("batch", "in.jsonl", "-o", "out.jsonl", "--language", "markdown")
    assert list(map(count, records())) == [1, 1]


def test_bad_lines_are_named_and_the_others_are_read(call, draft):
    draft(
        "in.jsonl",
        b'{"id": "a", "text": "One."}\n'
        b"{not json\n"
        b"\n"
        b'["id", "text"]\n'
        b'{"text": "No id."}\n'
        b'{"id": "b"}\n'
        b'{"id": true, "text": "x"}\n'
        b'{"id": "c", "text": "\xff"}\n'
        b'{"id": "d", "text": "x", "language": 3}\n'
        b'{"id": "e", "text": "Last, without a line break."}',
    )
    result = call("batch", "in.jsonl", "-o", "out.jsonl")
    assert result.exit_code == 1
    assert [row["id"] for row in records()] == ["a", "e"]
    lines = result.stderr.splitlines()
    assert [line.split(":")[1].strip() for line in lines[:-1]] == [f"line {n}" for n in (2, 4, 5, 6, 7, 8, 9)]
    assert lines[2] == 'newsls: line 5: has no "id", which must be text or a whole number.'
    assert lines[-1] == "newsls: 7 lines were left out."


def test_a_lone_surrogate_in_a_document_is_written_as_json_can(call, draft):
    draft("in.jsonl", '{"id": "\\ud800", "text": "The \\ud83c the\\udc00 town."}\n')
    assert call("batch", "in.jsonl", "-o", "out.jsonl").exit_code == 0
    assert records()[0]["id"] == "\ud800"


def test_the_same_records_whatever_the_jobs(process, draft):
    draft("in.jsonl", archive(200, times=5) + "bad\n" + archive(150, 200, times=5))
    one = process("batch", "in.jsonl", "-o", "one.jsonl")
    many = process("batch", "in.jsonl", "-o", "many.jsonl", "--jobs", "3")
    assert one.returncode == many.returncode == 1
    assert (
        one.stderr
        == many.stderr
        == "newsls: line 201: is not JSON (Expecting value: line 1 column 1 (char 0)).\nnewsls: 1 line was left out.\n"
    )
    assert Path("one.jsonl").read_bytes() == Path("many.jsonl").read_bytes()
    assert len(records("many.jsonl")) == 350


def test_an_interrupted_run_goes_on(call, draft):
    draft("in.jsonl", archive(6))
    call("batch", "in.jsonl", "-o", "whole.jsonl")
    whole = Path("whole.jsonl").read_bytes()
    lines = whole.splitlines(keepends=True)
    for cut in (0, 1, len(lines[0]) - 1, len(lines[0]), len(b"".join(lines[:3])) + 20, len(whole)):
        Path("out.jsonl.partial").write_bytes(whole[:cut])
        Path("out.jsonl").unlink(missing_ok=True)
        assert call("batch", "in.jsonl", "-o", "out.jsonl", "--resume").exit_code == 0
        assert Path("out.jsonl").read_bytes() == whole
        assert not Path("out.jsonl.partial").exists()


@pytest.mark.parametrize("option", ["--summary-sentences", "--summary-words", "--summary-characters"])
def test_summaries_are_the_same_whatever_the_jobs_and_after_an_interruption(process, draft, option):
    draft("in.jsonl", archive(120, times=8))
    length = {"--summary-sentences": "2", "--summary-words": "40", "--summary-characters": "200"}[option]
    process("batch", "in.jsonl", "-o", "one.jsonl", option, length)
    process("batch", "in.jsonl", "-o", "many.jsonl", "--jobs", "3", option, length)
    whole = Path("one.jsonl").read_bytes()
    assert Path("many.jsonl").read_bytes() == whole
    assert all(row["summary"] for row in records("one.jsonl"))
    Path("rest.jsonl.partial").write_bytes(whole[: len(whole) // 2])
    process("batch", "in.jsonl", "-o", "rest.jsonl", "--jobs", "2", "--resume", option, length)
    assert Path("rest.jsonl").read_bytes() == whole


def test_resuming_a_whole_run_adds_what_is_new(call, draft):
    draft("in.jsonl", archive(2))
    call("batch", "in.jsonl", "-o", "out.jsonl")
    draft("in.jsonl", archive(4))
    call("batch", "in.jsonl", "-o", "out.jsonl", "--resume")
    assert [row["id"] for row in records()] == ["d0", "d1", "d2", "d3"]


def test_without_resume_a_run_starts_afresh(call, draft):
    draft("in.jsonl", archive(2))
    Path("out.jsonl.partial").write_text('{"id": "old"}\n')
    call("batch", "in.jsonl", "-o", "out.jsonl")
    assert [row["id"] for row in records()] == ["d0", "d1"]


def test_an_id_that_comes_twice_has_two_records(call, draft):
    draft("in.jsonl", archive(1) * 3)
    call("batch", "in.jsonl", "-o", "out.jsonl")
    assert len(records()) == 3
    lines = Path("out.jsonl").read_bytes().splitlines(keepends=True)
    Path("out.jsonl").unlink()
    Path("out.jsonl.partial").write_bytes(b"".join(lines[:2]))
    call("batch", "in.jsonl", "-o", "out.jsonl", "--resume")
    assert len(records()) == 3


def test_the_old_output_stays_until_the_new_one_is_whole(process, draft):
    draft("in.jsonl", archive(3))
    draft("out.jsonl", "old\n")
    running = subprocess.Popen(
        [sys.executable, "-m", "newsls", "batch", "-", "-o", "out.jsonl"], stdin=subprocess.PIPE, stderr=subprocess.PIPE
    )
    running.stdin.write(archive(3).encode())
    running.stdin.flush()
    running.send_signal(signal.SIGKILL)
    running.communicate(timeout=60)
    assert Path("out.jsonl").read_text() == "old\n"
    assert process("batch", "in.jsonl", "-o", "out.jsonl", "--resume").returncode == 0


def test_pipes_in_and_out(process):
    result = process("batch", "-", "-o", "-", stdin=archive(2))
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["d0", "d1"]


def test_what_cannot_be_opened_is_said(call, draft):
    result = call("batch", "gone.jsonl", "-o", "out.jsonl")
    assert (result.exit_code, result.stderr) == (2, "cannot read gone.jsonl: no such file or directory.")
    draft("in.jsonl", archive(1))
    result = call("batch", "in.jsonl", "-o", "nowhere/out.jsonl")
    assert (result.exit_code, result.stderr) == (
        2,
        "cannot write nowhere/out.jsonl.partial: no such file or directory.",
    )
    assert call("batch", "in.jsonl", "-o", "o", "--summary-words", "0").exit_code == 2


def test_an_empty_archive_is_an_empty_archive(call, draft):
    draft("in.jsonl", "")
    assert call("batch", "in.jsonl", "-o", "out.jsonl").exit_code == 0
    assert Path("out.jsonl").read_bytes() == b""


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at /proc")
def test_workers_do_not_outlive_a_killed_parent(folder):
    import psutil

    running = subprocess.Popen(
        [sys.executable, "-m", "newsls", "batch", "-", "-o", "out.jsonl", "--jobs", "2"], stdin=subprocess.PIPE
    )
    running.stdin.write(
        archive(100, times=20).encode()
    )  # more than a chunk, so that workers are there; the input stays open
    running.stdin.flush()
    parent = psutil.Process(running.pid)
    workers = []
    while len(workers) < 3 and running.poll() is None:
        workers = parent.children(recursive=True)
    running.kill()
    running.wait(60)
    _, alive = psutil.wait_procs(workers, timeout=60)
    assert workers
    assert not alive


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at /proc")
def test_a_worker_that_is_killed_is_said(folder):
    import psutil

    running = subprocess.Popen(
        [sys.executable, "-m", "newsls", "batch", "-", "-o", "out.jsonl", "--jobs", "2"],
        stdin=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    running.stdin.write(archive(100, times=20).encode())
    running.stdin.flush()
    parent = psutil.Process(running.pid)

    children = []
    while len(children) < 3 and running.poll() is None:
        children = parent.children(recursive=True)
    for child in children:
        if child.ppid() != running.pid:  # a grandchild: the server that starts workers is the child
            os.kill(child.pid, signal.SIGKILL)
    running.stdin.close()
    errors = running.stderr.read()
    assert running.wait(60) == 2
    assert b"a worker was killed" in errors
    assert b"--resume" in errors
