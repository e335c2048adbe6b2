"""The benchmark measures what it says: distinct prose, and the server's own work for one edit."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from pathlib import Path

from benchmarks import measures
from benchmarks.cost import cpu_so_far, run
from benchmarks.prose import Prose


def test_invented_prose_is_distinct_and_repeatable() -> None:
    prose = Prose(seed=5)
    first, second = prose.draft(40_000), prose.draft(40_000)
    assert 40_000 <= len(first.encode()) < 42_000
    sentences = Counter(re.findall(r"[^.?!]{30,}[.?!]", first + second))
    assert len(sentences) > 400
    assert [sentence for sentence, times in sentences.items() if times > 1] == []
    assert Prose(seed=5).draft(40_000) == first
    assert Prose(seed=6).draft(40_000) != first


def test_edits_change_one_word_of_one_line_each() -> None:
    text = Prose(seed=5).draft(5_000)
    edits = measures._edits(text, 8)
    assert len({line for line, *_ in edits}) == 8
    for edit in edits:
        changed = measures._apply(text, edit)
        differing = [pair for pair in itertools.zip_longest(text.split(), changed.split()) if pair[0] != pair[1]]
        assert len(differing) <= 1


def test_an_edit_is_measured_in_a_server_of_its_own() -> None:
    assert 0 < measures.keystroke(Prose(seed=5).draft(2_000), count=4) < 60


def test_the_cost_of_a_command_is_its_own(tmp_path: Path) -> None:
    cost = run(("python3", "-c", "sum(range(3_000_000))"), cwd=tmp_path, code=0)
    idle = run(("python3", "-c", "import time; time.sleep(0.2)"), cwd=tmp_path, code=0)
    assert cost.cpu > idle.cpu > 0
    assert cost.memory > 1


def test_cpu_of_this_process_only_grows() -> None:
    import os

    before = cpu_so_far(os.getpid())
    assert sum(range(1_000_000))
    assert cpu_so_far(os.getpid()) >= before > 0
