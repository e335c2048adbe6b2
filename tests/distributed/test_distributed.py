"""An archive over several workers of a real Ray cluster on this machine, one of which is killed."""

import json
import threading
import time
from pathlib import Path

import psutil
import pytest

import newsls
from newsls.report.record import record

pytestmark = pytest.mark.distributed
pa = pytest.importorskip("pyarrow", reason="Ray is not installed; make test-distributed installs it")
pytest.importorskip("ray", reason="Ray is not installed; make test-distributed installs it")

from newsls import distributed  # noqa: E402

COUNT = 240


def text(number):
    return (
        f"The harbour of Velmar reopened on on Monday, the mayor said.\n\nStory {number}: critics say it will fail.\n"
        * 8
    )


@pytest.fixture(scope="module", autouse=True)
def _cluster():
    import ray

    yield
    ray.shutdown()


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    from pyarrow import parquet

    folder = tmp_path_factory.mktemp("archive")
    rows = [{"id": number, "text": text(number)} for number in range(COUNT)]
    for part in range(4):
        parquet.write_table(pa.Table.from_pylist(rows[part::4]), folder / f"{part}.parquet")
    return folder


def read(folder):
    from pyarrow import parquet

    return parquet.read_table(folder).to_pylist()


def test_every_document_has_one_record_though_a_worker_is_killed(archive, tmp_path):
    killed = []

    def kill():
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline and not killed:
            for process in psutil.process_iter(["cmdline"]):
                title = " ".join(process.info["cmdline"] or [])
                if title.startswith("ray::") and "Worker" in title and "map" in title.lower():
                    process.kill()
                    killed.append(title)
                    return
            time.sleep(0.05)

    killer = threading.Thread(target=kill)
    killer.start()
    count = distributed.analyse(archive, tmp_path / "records", workers=3, batch=4, summary_sentences=1)
    killer.join()
    assert killed, "no worker was there to be killed"
    rows = read(tmp_path / "records")
    assert count == len(rows) == COUNT
    assert sorted(int(row["id"]) for row in rows) == list(range(COUNT))
    assert all(row["error"] is None for row in rows)
    one = next(row for row in rows if row["id"] == "7")
    made = json.loads(one["record"])
    assert len(made.pop("summary")) == 1
    assert made == json.loads(json.dumps(record(newsls.analyse(text(7)), 7)))


def test_json_lines_in_and_out_and_a_failure_keeps_its_row(tmp_path):
    source = tmp_path / "in.jsonl"
    rows = [
        {"id": "a", "text": "The harbour reopened on on Monday.", "language": "plaintext"},
        {"id": "b", "text": None, "language": None},
        {"id": "ä 🎉", "text": "<p>The harbour reopened on on Monday.</p>", "language": "html"},
    ]
    source.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    target = tmp_path / "out.jsonl"
    assert distributed.analyse(source, target, workers=2) == 3
    written = [json.loads(line) for file in target.iterdir() for line in file.read_text("utf-8").splitlines()]
    assert {row["id"]: row["error"] for row in written} == {
        "a": None, "b": "its text is missing or no text", "ä 🎉": None,
    }  # fmt: skip
    found = {row["id"]: json.loads(row["record"])["findings"] for row in written if row["record"]}
    assert {key: [one["code"] for one in findings] for key, findings in found.items()} == {
        "a": ["repeated-word"], "ä 🎉": ["repeated-word"],
    }  # fmt: skip


def test_nothing_is_written_over(archive, tmp_path):
    (tmp_path / "records").mkdir()
    Path(tmp_path / "records" / "old.parquet").write_bytes(b"old")
    with pytest.raises(FileExistsError, match="isn’t empty"):
        distributed.analyse(archive, tmp_path / "records")


def test_ray_tells_nobody_of_its_use():
    import os

    assert os.environ["RAY_USAGE_STATS_ENABLED"] == "0"
