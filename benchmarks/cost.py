"""What a process costs: CPU seconds and memory, of a command that ends or of a server that goes on."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil


@dataclass(frozen=True, slots=True)
class Cost:
    """``cpu`` in seconds of user and system time, ``memory`` the peak resident size in megabytes."""

    cpu: float
    memory: float


def run(
    command: Sequence[str], *, cwd: Path, environment: dict[str, str] | None = None, code: int | None = None
) -> Cost:
    """Run a command to its end and say what it cost, children included; its output is thrown away.

    Checkers say by their exit code that they found something, so any code is taken unless ``code`` names one; death
    by a signal raises ``RuntimeError``.
    """
    process = subprocess.Popen(
        command, cwd=cwd, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr is not None
    complaint = process.stderr.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode < 0 or (code is not None and process.returncode != code):
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {complaint[-500:]}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def best(costs: Sequence[Cost]) -> Cost:
    """The least of several runs: what the work costs when nothing else disturbs it."""
    return Cost(min(cost.cpu for cost in costs), min(cost.memory for cost in costs))


def cpu_so_far(pid: int) -> float:
    """CPU seconds that a running process has used, to the nanosecond where the kernel tells, else to 10 ms."""
    total = 0
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            total += int((task / "schedstat").read_text().split()[0])
    except (OSError, ValueError, IndexError):
        times = psutil.Process(pid).cpu_times()
        return times.user + times.system
    return total / 1e9


def memory_now(pid: int) -> float:
    """The resident size of a running process in megabytes."""
    return psutil.Process(pid).memory_info().rss / 1e6
