"""What may be asked of a summary.  Imports nothing: the command line lists it before it reads any draft."""

from __future__ import annotations

STYLES = ("paragraph", "bullets", "lede", "description")
"""How a summary is set: the first is what nobody chose."""

PAPERS = {
    "linear": "newsls’s own ranker",
    "lead": "the first sentences",
    "lexrank": "Erkan and Radev, JAIR 22, 2004",
    "textrank": "Mihalcea and Tarau, EMNLP 2004",
    "pacsum": "Zheng and Lapata, ACL 2019",
}
"""The methods that rank sentences, and where each is from; all but the first are there to compare it with."""

METHODS = tuple(PAPERS)

SENTENCES = 3
"""How many sentences a summary has where nobody chose a length."""

DESCRIPTION = 160
"""How many characters a web description has at most: search engines show no more."""

FULL = 5
"""A description that leaves no more characters than these of its room is full."""
