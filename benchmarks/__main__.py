"""Measures newsls beside harper, typos, codespell and proselint, and prints Markdown tables.

    python -m benchmarks                    everything, about a quarter of an hour
    python -m benchmarks --quick            without the largest drafts and the 10,000 edits
    python -m benchmarks --only keystroke   one table
    python -m benchmarks --write            also keep the tables in docs/benchmarks.md

CPU seconds of user and system time; peers are measured in the same run, so that ratios hold on any machine.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import statistics
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from importlib.metadata import version as distribution_version
from pathlib import Path

from benchmarks import measures, peers
from benchmarks.prose import Prose, find_corpora

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "benchmarks.md"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = list(head)
    lines = ["| " + " | ".join(head) + " |", "|" + "|".join(["---"] + ["---:"] * (len(head) - 1)) + "|"]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines)


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:,.1f} ms" if seconds < 0.1 else f"{seconds * 1000:,.0f} ms"


def _times(ours: float, theirs: float) -> str:
    return f"{theirs / ours:,.1f}×" if ours else "–"


def keystroke(prose: Prose, quick: bool) -> str:
    rows = []
    for size, bar, count in ((5_000, 0.008, 12), (43_000, 0.020, 8), (110_000, 0.045, 3)):
        text = prose.draft(size)
        ours = measures.keystroke(text)
        theirs = measures.harper_keystroke(text, 2 if quick else count)
        rows.append([f"{size // 1000} kB", _ms(ours), _ms(bar), _ms(theirs), _times(ours, theirs)])
    return "### A one-word edit to its findings, warm\n\n" + _table(
        ["draft", "newsls, real server", "bar", "harper, linter alone", "harper ÷ newsls"], rows
    )


def cold(prose: Prose, quick: bool) -> str:
    rows = []
    short, long = prose.draft(4_000), prose.draft(278_000)
    costs = {
        "newsls": (measures.check(measures.CHECK, short, 5), measures.check(measures.CHECK, long, 1 if quick else 3))
    }
    for peer in peers.installed():
        costs[peer.name] = (measures.peer_check(peer, short, 5), measures.peer_check(peer, long, 1 if quick else 3))
    start, size = len(short.encode()) / 1000, len(long.encode()) / 1000
    for name, (small, large) in costs.items():
        whole, further = size / large.cpu, (size - start) / max(large.cpu - small.cpu, 1e-3)
        memory = [f"{small.memory:.0f} MB", f"{large.memory:.0f} MB"]
        rows.append(
            [name, f"{small.cpu:.2f} s", f"{large.cpu:.2f} s", f"{whole:,.0f} kB/s", f"{further:,.0f} kB/s", *memory]
        )
    rows.append(["bar", "0.60 s", "", "120 kB/s", "", "", ""])
    head = ["checker", "4 kB, CPU", "278 kB, CPU", "per CPU second", "start-up apart", "4 kB, memory", "278 kB, memory"]
    return "### A whole draft, cold process\n\n" + _table(head, rows)


def version(prose: Prose, quick: bool) -> str:
    rows = [["newsls", _ms(measures.version((*measures.NEWSLS, "--version")).cpu)]]
    rows += [[peer.name, _ms(measures.version(peer.tell).cpu)] for peer in peers.installed()]
    rows.append(["bare Python", _ms(measures.version((sys.executable, "-c", "pass")).cpu)])
    rows.append(["bar", "60.0 ms"])
    return "### `--version`\n\n" + _table(["command", "CPU"], rows)


def hover(prose: Prose, quick: bool) -> str:
    waits, whole = measures.hover(prose.draft(1_000_000))
    ordered = sorted(waits)
    rows = [[f"{len(waits)}", _ms(statistics.median(waits)), _ms(ordered[int(len(ordered) * 0.95)]), "30.0 ms",
             _ms(ordered[-1]), f"{whole:.1f} s"]]  # fmt: skip
    return "### Hover while a draft of 1 MB is analysed, wall clock\n\n" + _table(
        ["hovers", "median", "95th percentile", "bar", "longest", "whole analysis"], rows
    )


def length(prose: Prose, quick: bool) -> str:
    sizes = [10_000, 100_000, 1_000_000] + ([] if quick else [10_000_000])
    rows = []
    for size, cpu in measures.length(prose, sizes):
        rows.append([f"{size // 1000:,} kB", f"{cpu:.2f} s", f"{cpu / size * 1e9:,.0f} µs"])
    return "### Cost against length, cold `newsls check`\n\n" + _table(["draft", "CPU", "per kB"], rows)


def memory(prose: Prose, quick: bool) -> str:
    edits = 1_000 if quick else 10_000
    rows = []
    for size in (4_000, 43_000):
        marks = measures.memory(prose.draft(size), edits)
        rows.append([f"{size // 1000} kB", *(f"{megabytes:.0f} MB" for _, megabytes in marks), "150 MB"])
    head = ["draft", *(f"{edits * step // 5:,} edits" for step in range(6)), "bar"]
    return "### The server's memory\n\n" + _table(head, rows)


def summary(prose: Prose, quick: bool) -> str:
    texts = measures.articles(prose, 20 if quick else 60)
    long = prose.draft(600_000)
    long = " ".join(long.split(" ")[:100_000])
    ours = statistics.median(measures.summaries(texts))
    rows = [["newsls", _ms(ours), ""], ["bar", "3.0 ms", ""]]
    for name, costs in peers.warm_sumy(texts, 3).items():
        theirs = statistics.median(costs)
        rows.insert(-1, [f"sumy {peers.sumy_version()}, {name}", _ms(theirs), _times(ours, theirs)])
    whole = [
        [
            "4 kB, cold `newsls summary`",
            f"{measures.check(measures.SUMMARY, prose.draft(4_000), 5).cpu:.2f} s",
            "0.50 s",
        ],
        ["100,000 words, warm", f"{measures.summaries([long])[0]:.2f} s", "2.00 s"],
    ]
    words = statistics.mean(len(text.split()) for text in texts)
    return (
        f"### A summary of three sentences\n\nWarm, the median of {len(texts)} articles of {words:,.0f} words.\n\n"
        + _table(["summariser", "CPU an article", "÷ newsls"], rows)
        + "\n\n"
        + _table(["what", "CPU", "bar"], whole)
    )


TABLES: dict[str, Callable[[Prose, bool], str]] = {
    "keystroke": keystroke, "cold": cold, "version": version, "hover": hover, "length": length, "memory": memory,
    "summary": summary,
}  # fmt: skip


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def _replaced(kept: str, tables: list[str]) -> list[str]:
    """The parts of the page with some of its tables measured anew; what heads it tells of the last whole run."""
    parts = {part.partition("\n")[0]: part.strip() for part in re.split(r"\n(?=### )", kept)}
    parts.update((table.partition("\n")[0], table) for table in tables)
    return list(parts.values())


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=(__doc__ or "").split("\n\n", maxsplit=1)[0]
    )
    parser.add_argument(
        "--corpus", type=Path, action="append", help="articles, one JSON object with a text a line; .xz too"
    )
    parser.add_argument("--seed", type=int, help="invented news from this seed, even where a corpus is at hand")
    parser.add_argument("--only", choices=TABLES, action="append", help="measure only this; may be repeated")
    parser.add_argument("--quick", action="store_true", help="fewer repetitions, no 10 MB draft, 1,000 edits")
    parser.add_argument("--write", action="store_true", help="keep the tables in docs/benchmarks.md")
    options = parser.parse_args()
    corpora = options.corpus or ([] if options.seed is not None else find_corpora(ROOT))
    prose = Prose(corpora, options.seed or 1)
    peers.install()
    versions = ", ".join(f"{peer.name} {peer.version}" for peer in peers.installed())
    machine = f"{_processor()}, {os.cpu_count()} cores (load at the start {os.getloadavg()[0]:.1f})"
    ours = f"Python {platform.python_version()}, newsls {distribution_version('newsls')}"
    parts = [f"{datetime.now(UTC):%-d %B %Y}, on {prose.described}; {machine}; {ours}, {versions}."]
    print(parts[0], flush=True)
    for name, table in TABLES.items():
        if not options.only or name in options.only:
            parts.append(table(prose, options.quick))
            print("\n" + parts[-1], flush=True)
    if options.write:
        page = PAGE.read_text("utf-8")
        head, rest = page.split(BEGIN)[0], page.split(END)[1]
        if options.only:
            parts = _replaced(page.split(BEGIN)[1].split(END)[0], parts[1:])
        PAGE.write_text(head + BEGIN + "\n\n" + "\n\n".join(parts) + "\n\n" + END + rest, "utf-8")


if __name__ == "__main__":
    main()
