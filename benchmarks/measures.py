"""The measurements, each a function from prose to figures."""

from __future__ import annotations

import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks import peers
from benchmarks.client import Client
from benchmarks.cost import Cost, best, cpu_so_far, memory_now, run
from benchmarks.peers import Peer
from benchmarks.prose import Prose
from newsls.draft import Draft
from newsls.summary import summarise

SUMMARY_WORDS = 550
"""The length of a common news article."""

NEWSLS = (sys.executable, "-m", "newsls")
SERVE = (*NEWSLS, "serve", "--stdio")
CHECK = (*NEWSLS, "check", "--exit-zero", "--no-cache")  # what is measured is the reading
SUMMARY = (*NEWSLS, "summary")

_WORD = re.compile(r"\b[a-z]{5,9}\b")
_WORDS = "market border minister harbor winter council figures weekly country talks capital harvest agreement".split()


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="newsls-bench-") as name:
        yield Path(name)


def _edits(text: str, count: int, seed: int = 7) -> list[tuple[int, int, int, str]]:
    """``count`` places of a word, none twice: ``(line, start, end, new word)``, columns in UTF-16 units.

    Only ASCII lines are taken, on which every unit counts alike, and never two words of one line, so that the edits
    stay true one after another.
    """
    rng = random.Random(seed)
    lines = [(number, line) for number, line in enumerate(text.split("\n")) if line.isascii() and _WORD.search(line)]
    chosen = rng.sample(lines, min(count, len(lines)))
    edits = []
    for number, line in chosen:
        word = rng.choice(list(_WORD.finditer(line)))
        edits.append((number, word.start(), word.end(), rng.choice(_WORDS)))
    return edits


def _apply(text: str, edit: tuple[int, int, int, str]) -> str:
    number, start, end, word = edit
    lines = text.split("\n")
    lines[number] = lines[number][:start] + word + lines[number][end:]
    return "\n".join(lines)


def keystroke(text: str, count: int = 40) -> float:
    """Median CPU seconds from a one-word edit to its findings, of a warm server process."""
    uri = "file:///bench/draft.md"
    costs = []
    with _folder() as folder, Client(SERVE, folder) as client:
        client.open(uri, text)
        client.published(uri, 1)
        time.sleep(0.5)  # whatever the server does after its first answer is not part of an edit
        for version, (line, start, end, word) in enumerate(_edits(text, count), start=2):
            before = cpu_so_far(client.pid)
            client.change(uri, version, line, start, end, word)
            client.published(uri, version)
            costs.append(cpu_so_far(client.pid) - before)
    return statistics.median(costs[len(costs) // 10 :])


def harper_keystroke(text: str, count: int) -> float:
    """The same for Harper's linter in a process of its own: the protocol's cost is not even counted."""
    versions, current = [], text
    for edit in _edits(text, count):
        current = _apply(current, edit)
        versions.append(current)
    return statistics.median(peers.warm_harper(text, versions))


def check(command: Sequence[str], text: str, repeat: int = 3) -> Cost:
    """What a cold process costs that checks one file."""
    with _folder() as folder:
        draft = folder / "draft.md"
        draft.write_text(text, "utf-8")
        return best([run([*command, str(draft)], cwd=folder) for _ in range(repeat)])


def version(command: Sequence[str], repeat: int = 5) -> Cost:
    """What it costs to be told the version."""
    with _folder() as folder:
        return best([run(command, cwd=folder, code=0) for _ in range(repeat)])


def hover(text: str, pause: float = 0.02) -> tuple[list[float], float]:
    """Seconds that each hover took while the server analysed ``text``, and the seconds of the whole analysis."""
    uri = "file:///bench/long.md"
    lines = [number for number, line in enumerate(text.split("\n")) if len(line) > 40]
    rng = random.Random(3)
    waits = []
    with _folder() as folder, Client(SERVE, folder) as client:
        client.open("file:///bench/short.md", "The minister spoke.\n")  # models are loaded before, not during
        client.published("file:///bench/short.md", 1)
        began = time.perf_counter()
        client.open(uri, text)
        while client.latest.get(uri) != 1:
            position = {"line": rng.choice(lines), "character": rng.randrange(40)}
            _, seconds = client.request("textDocument/hover", {"textDocument": {"uri": uri}, "position": position})
            waits.append(seconds)
            time.sleep(pause)
        return waits, time.perf_counter() - began


def memory(text: str, edits: int = 10_000, burst: int = 50) -> list[tuple[int, float]]:
    """The server's resident megabytes after so many edits: bursts of typing, each followed to its findings."""
    uri = "file:///bench/draft.md"
    lines = [number for number, line in enumerate(text.split("\n")) if len(line) > 40 and line.isascii()]
    rng = random.Random(11)
    marks = []
    with _folder() as folder, Client(SERVE, folder) as client:
        client.open(uri, text)
        client.published(uri, 1)
        done = 0
        marks.append((0, memory_now(client.pid)))
        while done < edits:
            line, column = rng.choice(lines), rng.randrange(30)
            for step in range(burst):  # a word is typed and taken back, so that the draft keeps its size
                done += 1
                if step < burst // 2:
                    client.change(uri, done + 1, line, column + step, column + step, "electorate"[step % 10])
                else:
                    last = column + burst - step
                    client.change(uri, done + 1, line, last - 1, last, "")
            client.published(uri, done + 1)
            if done % (edits // 5) == 0:
                marks.append((done, memory_now(client.pid)))
    return marks


def length(prose: Prose, sizes: Sequence[int]) -> list[tuple[int, float]]:
    """CPU seconds of a cold check of drafts of several sizes."""
    return [(size, check(CHECK, prose.draft(size), repeat=3 if size < 500_000 else 1).cpu) for size in sizes]


def peer_check(peer: Peer, text: str, repeat: int = 3) -> Cost:
    """``check`` for a peer."""
    return check(peer.check, text, repeat)


def articles(prose: Prose, count: int) -> list[str]:
    """Texts of about ``SUMMARY_WORDS`` words."""
    found = []
    for _ in range(count):
        words = 0
        paragraphs: list[str] = []
        while words < SUMMARY_WORDS:
            paragraph = prose.draft(1).strip()
            paragraphs.append(paragraph)
            words += len(paragraph.split())
        found.append("\n\n".join(paragraphs))
    return found


def summaries(texts: Sequence[str], sentences: int = 3) -> list[float]:
    """CPU seconds that newsls, warm, takes to read and to summarise each text."""
    summarise(Draft.read(texts[0]), sentences=sentences)
    costs = []
    for text in texts:
        began = time.process_time()
        summarise(Draft.read(text), sentences=sentences)
        costs.append(time.process_time() - began)
    return costs
