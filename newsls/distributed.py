"""Archives beyond one machine: the analysis record of every document of a data set, over the workers of a Ray cluster.

    from newsls import distributed

    distributed.analyse("archive/*.parquet", "records/", workers=64)

Needs the extra “distributed” (Ray Data) here, and newsls on every node.  Models are loaded once a worker; a document
that fails keeps its row and says why; a worker that is killed is replaced, and what it had in hand is done again by
another, so that every document has exactly one row.  Of a cluster that is started here, Ray's usage statistics are off.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from newsls.draft import Draft

if TYPE_CHECKING:
    from ray.data import Dataset

BATCH = 64
"""Documents that a worker takes at a time."""

_SHARE = 0.75
"""Of a processor for a worker: where workers took them whole, no task could read or write."""


class Columns(NamedTuple):
    """The columns of the data set: of a document's id, its text and, where there is one, its language."""

    identifier: str = "id"
    text: str = "text"
    language: str = "language"


def analyse(
    source: str | Path | Sequence[str | Path],
    target: str | Path,
    *,
    workers: int | None = None,
    columns: Columns = Columns(),  # noqa: B008
    summary_sentences: int | None = None,
    batch: int = BATCH,
) -> int:
    """Write a row for every document of ``source`` into the folder ``target``, and return how many there are.

    ``source`` are paths, or folders, of Parquet, or of JSON Lines where they end in “.jsonl” or “.json”; ``target`` is
    a folder of Parquet, or of JSON Lines where its name ends in “.jsonl”.  A row has ``id`` (as text), ``record`` (the
    analysis record as JSON, null where there is none) and ``error`` (why there is none).  Up to ``workers`` work,
    by default one for each processor of the cluster.  Raises ``FileExistsError`` where ``target`` exists and holds
    anything, and what Ray raises where it can't read or write.
    """
    folder = Path(target)
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} isn’t empty; name a new folder.")
    paths = [str(path) for path in ([source] if isinstance(source, str | Path) else source)]
    _start()
    import ray

    reads_json = all(path.removesuffix("/").endswith((".jsonl", ".json", ".jsonl.gz")) for path in paths)
    share = 1 - _SHARE
    if reads_json:
        documents = ray.data.read_json(paths, lines=True, num_cpus=share)
    else:
        documents = ray.data.read_parquet(paths, num_cpus=share)
    rows = mapped(documents, workers=workers, columns=columns, summary_sentences=summary_sentences, batch=batch)
    if folder.suffix == ".jsonl":
        rows.write_json(str(folder), force_ascii=False, ray_remote_args={"num_cpus": share})
    else:
        rows.write_parquet(str(folder), ray_remote_args={"num_cpus": share})
    return int(documents.count())


def mapped(
    documents: Dataset,
    *,
    workers: int | None = None,
    columns: Columns = Columns(),  # noqa: B008
    summary_sentences: int | None = None,
    batch: int = BATCH,
) -> Dataset:
    """The rows of ``analyse`` for a data set of Ray's own, worked out when it is read."""
    _start()
    import ray

    count = workers or max(1, int(ray.cluster_resources().get("CPU", 1)))
    return documents.map_batches(
        Worker,
        fn_constructor_args=(columns, summary_sentences),
        batch_size=batch,
        batch_format="numpy",
        compute=ray.data.ActorPoolStrategy(min_size=1, max_size=count, initial_size=1),
        num_cpus=_SHARE,
    )


class Worker:
    """Analyses documents, one batch after another, in a process of its own."""

    def __init__(self, columns: Columns = Columns(), summary_sentences: int | None = None) -> None:  # noqa: B008
        """Load what an analysis needs; the first document is no slower than the others."""
        self._columns, self._sentences = columns, summary_sentences
        self._row("", "He lead the talks, a minister said. Sources say the pact will fail.", "plaintext")

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[str | None]]:
        """The rows of a batch of columns."""
        identifiers, texts = batch[self._columns.identifier], batch[self._columns.text]
        languages = batch.get(self._columns.language, [None] * len(texts))
        rows = [self._row(*row) for row in zip(identifiers, texts, languages, strict=True)]
        return {
            "id": [str(identifier) for identifier in identifiers],
            "record": [record for record, _ in rows],
            "error": [error for _, error in rows],
        }

    def _row(self, identifier: Any, text: Any, language: Any) -> tuple[str | None, str | None]:
        """The record of a document as JSON, and why there is none."""
        from newsls import analysis, summary
        from newsls.report.record import record

        if not isinstance(text, str):
            return None, "its text is missing or no text"
        try:
            result = analysis.analyse(Draft.read(text, language if isinstance(language, str) else "plaintext"))
            chosen = None
            if self._sentences:
                chosen = [one.span for one in summary.summarise(result.draft, sentences=self._sentences).sentences]
            own = identifier.item() if hasattr(identifier, "item") else identifier
            return json.dumps(record(result, own, chosen)), None
        except Exception as error:  # one document must not cost the others their records
            return None, type(error).__name__


def _start() -> None:
    """Join the cluster that the environment names, or start one on this machine, and tell nobody."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    import ray

    if not ray.is_initialized():
        ray.init(include_dashboard=False, log_to_driver=False, logging_level="warning")
