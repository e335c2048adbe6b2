"""``newsls batch``: an archive of documents in, one analysis record a document out."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO, Any, NamedTuple

import click

from newsls.cli import runs
from newsls.cli.errors import CannotRun, complain

CHUNK = 32 * 1024
"""Bytes of input that one worker takes at a time."""


@click.command(short_help="Analyse an archive, one record a document.")
@click.argument("source", metavar="IN.jsonl", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--output", "-o", metavar="OUT.jsonl", required=True, type=click.Path(path_type=Path, allow_dash=True))
@runs.jobs_option
@click.option("--summary-sentences", type=click.IntRange(min=1), metavar="N", help="Add a summary of N sentences.")
@click.option("--summary-words", type=click.IntRange(min=1), metavar="N", help="Add a summary of at most N words.")
@click.option(
    "--summary-characters", type=click.IntRange(min=1), metavar="N", help="Add a summary of at most N characters."
)
@click.option("--resume", is_flag=True, help="Go on with an interrupted run: keep the records already whole.")
@click.option("--language", default="plaintext", metavar="ID", help="How to read documents that don't say. [plaintext]")
def command(
    *,
    source: Path,
    output: Path,
    jobs: int,
    summary_sentences: int | None,
    summary_words: int | None,
    summary_characters: int | None,
    resume: bool,
    language: str,
) -> int:
    """Analyse an archive: one JSON object a line in, one record a line out, in the same order.

    A line of IN.jsonl is {"id": …, "text": …}, with "language" ("plaintext", "markdown" or "html") where it is not
    plain text.  A line that can't be read is named on standard error and left out, and the exit code is 1.

    Of several lengths for the summary all hold.

    Records gather in OUT.jsonl.partial, which becomes OUT.jsonl once all are there; --resume goes on from it.
    """
    task = Task(language, summary_sentences, summary_words, summary_characters)
    try:
        lines = sys.stdin.buffer if str(source) == "-" else source.open("rb")
    except OSError as error:
        raise CannotRun(f"cannot read {source}: {(error.strerror or str(error)).lower()}.") from None
    with lines:
        return _run(lines, output, task, jobs or os.cpu_count() or 1, resume)


class Task(NamedTuple):
    """What is to be done with every document."""

    language: str
    sentences: int | None
    words: int | None
    characters: int | None

    @property
    def summarises(self) -> bool:
        return any((self.sentences, self.words, self.characters))


class Line(NamedTuple):
    """A line of the input and its number, from 1."""

    number: int
    data: bytes


class Outcome(NamedTuple):
    """What became of a line: its record, or why there is none."""

    number: int
    record: bytes | None
    problem: str = ""


def _run(lines: IO[bytes], output: Path, task: Task, jobs: int, resume: bool) -> int:
    whole = str(output) == "-" or (output.exists() and not output.is_file())
    partial = output if whole else output.with_name(output.name + ".partial")
    done = _resumed(output, partial) if resume and not whole else Counter()
    bad = 0
    with _opened(partial, whole, bool(done)) as target, _progress(lines) as bar:
        for outcome in _outcomes(_chunks(_wanted(lines, done, bar)), task, jobs):
            if outcome.record is None:
                bad += 1
                complain(f"line {outcome.number}: {outcome.problem}")
            else:
                target.write(outcome.record)
        target.flush()
        if not whole:
            os.fsync(target.fileno())
    if not whole:
        partial.replace(output)
    if bad:
        complain(f"{bad} {'line was' if bad == 1 else 'lines were'} left out.")
    return 1 if bad else 0


def _opened(partial: Path, whole: bool, append: bool) -> AbstractContextManager[IO[bytes]]:
    if str(partial) == "-":
        return nullcontext(sys.stdout.buffer)
    try:
        return partial.open("ab" if append and not whole else "wb")
    except OSError as error:
        raise CannotRun(f"cannot write {partial}: {(error.strerror or str(error)).lower()}.") from None


def _resumed(output: Path, partial: Path) -> Counter[str]:
    """How often each id is already whole in the partial file, whose half-written end is cut."""
    if not partial.exists() and output.exists():
        import shutil

        shutil.copyfile(output, partial)
    done: Counter[str] = Counter()
    if not partial.exists():
        return done
    good = 0
    with partial.open("r+b") as records:
        for line in records:
            identifier = _identifier(line) if line.endswith(b"\n") else None
            if identifier is None:
                break
            done[identifier] += 1
            good += len(line)
        records.truncate(good)
    return done


def _identifier(line: bytes) -> str | None:
    """The id of a line, as JSON; None where the line is no object with an id."""
    try:
        return json.dumps(json.loads(line)["id"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _progress(lines: IO[bytes]) -> AbstractContextManager[Any]:
    """A bar over the bytes of the input, on a terminal only."""
    try:
        size = os.fstat(lines.fileno()).st_size
    except OSError:
        size = 0
    if not sys.stderr.isatty() or not size:
        return nullcontext()
    return click.progressbar(length=size, label="Reading", file=sys.stderr)


def _wanted(lines: IO[bytes], done: Counter[str], bar: Any) -> Iterator[Line]:
    for number, data in enumerate(lines, 1):
        if bar is not None:
            bar.update(len(data))
        if not data.strip():
            continue
        if done:
            identifier = _identifier(data)
            if identifier is not None and done[identifier] > 0:
                done[identifier] -= 1
                continue
        yield Line(number, data)


def _chunks(lines: Iterator[Line]) -> Iterator[list[Line]]:
    chunk: list[Line] = []
    size = 0
    for line in lines:
        chunk.append(line)
        size += len(line.data)
        if size >= CHUNK:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _outcomes(chunks: Iterator[list[Line]], task: Task, jobs: int) -> Iterator[Outcome]:
    """What becomes of every line, in order, with no more in memory than the workers need."""
    if jobs == 1:
        for chunk in chunks:
            for line in chunk:
                yield _outcome(task, line)
        return
    from newsls.cli.workers import in_order

    for outcomes in in_order(work, ((task, chunk) for chunk in chunks), jobs):
        yield from outcomes


def work(job: tuple[Task, list[Line]]) -> list[Outcome]:
    """A worker's part."""
    task, chunk = job
    return [_outcome(task, line) for line in chunk]


def _outcome(task: Task, line: Line) -> Outcome:
    from newsls import analysis, draft
    from newsls.report.record import record

    try:
        document = json.loads(line.data)
    except (ValueError, RecursionError) as error:
        return Outcome(line.number, None, f"is not JSON ({_short(error)}).")
    if not isinstance(document, dict):
        return Outcome(line.number, None, 'is not an object with "id" and "text".')
    identifier, text = document.get("id"), document.get("text")
    if not isinstance(identifier, str | int) or isinstance(identifier, bool):
        return Outcome(line.number, None, 'has no "id", which must be text or a whole number.')
    if not isinstance(text, str):
        return Outcome(line.number, None, 'has no "text", which must be a string.')
    language = document.get("language", task.language)
    if not isinstance(language, str):
        return Outcome(line.number, None, '"language" must be a string.')
    try:
        result = analysis.analyse(draft.Draft.read(text, language))
        summary = None
        if task.summarises:
            from newsls.summary import summarise

            chosen = summarise(result.draft, sentences=task.sentences, words=task.words, characters=task.characters)
            summary = [one.span for one in chosen.sentences]
        row = record(result, identifier, summary)
    except (MemoryError, RecursionError):
        return Outcome(line.number, None, "is too much for this machine's memory.")
    except Exception as error:  # one document must not cost the others their records
        return Outcome(line.number, None, f"made newsls itself fail ({type(error).__name__}); please report it.")
    return Outcome(line.number, _encoded(row))


def _encoded(row: dict[str, Any]) -> bytes:
    try:
        return json.dumps(row, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:  # a lone surrogate, which only JSON's own escapes can write
        return json.dumps(row).encode() + b"\n"


def _short(error: Exception) -> str:
    return str(error).split("\n", maxsplit=1)[0][:120]
