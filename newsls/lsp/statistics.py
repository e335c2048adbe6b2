"""``newsls.statistics``: how long a draft is, in the numbers that the lens and the editors’ status lines show."""

from __future__ import annotations

from typing import Any

from pygls.exceptions import JsonRpcInvalidParams

from newsls.lsp.background import in_background
from newsls.lsp.convert import JSON
from newsls.lsp.host import Host
from newsls.lsp.parameters import document_of
from newsls.report.numbers import counted
from newsls.report.statistics import statistics as count

STATISTICS = "newsls.statistics"


async def statistics(host: Host, *arguments: Any) -> JSON:
    """``[uri]``: the words, minutes, sentences and paragraphs of the text that is open, whether it is read or not."""
    if len(arguments) != 1:
        raise JsonRpcInvalidParams(
            f"{STATISTICS} takes a document’s URI; it got {counted(len(arguments), 'argument')}."
        )
    document = document_of(host, arguments[0], STATISTICS)
    read = document.reader()
    return (await in_background(lambda: count(read())))._asdict()
