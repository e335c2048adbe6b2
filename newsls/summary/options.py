"""What may be asked of a summary.  Imports nothing: the command line lists it before it reads any draft."""

from __future__ import annotations

STYLES = ("paragraph", "bullets", "lede", "description")
"""How a summary is set: the first is what nobody chose."""

METHODS = ("linear", "lead", "lexrank", "textrank", "pacsum")
"""How sentences are ranked: by newsls’s own ranker, or by a published method to compare it with (see ``ranking``)."""

SENTENCES = 3
"""How many sentences a summary has where nobody chose a length."""

DESCRIPTION = 160
"""How many characters a web description has at most: search engines show no more."""

FULL = 5
"""A description that leaves no more characters than these of its room is full."""

ENOUGH = 0.65
"""A description that fills less of its room is too short to be taken without need."""
