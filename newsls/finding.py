"""What a rule reports: a finding, its fixes and its severity."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from newsls.text import Edit, Span


class Severity(StrEnum):
    """How much a finding asks of its reader, the most urgent first."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"
    HINT = "hint"

    @property
    def rank(self) -> int:
        """0 for an error, 3 for a hint."""
        return _RANKS[self]

    def at_least(self, other: Severity) -> bool:
        """Whether this is as urgent as ``other`` or more."""
        return self.rank <= other.rank


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Fix:
    """One way to mend a finding: all of ``edits`` at once.  ``title`` is what a menu shows: “Change to “led””."""

    title: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A further place that explains a finding, such as the first mention of a name."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a desk would query, where it stands, why, and what could be done.

    ``fixes`` are in order, the likeliest first.  ``safe`` says that the first may be applied unseen (``--fix``, "fix
    all").  ``confidence`` runs from 0 to 1 and stays inside newsls.
    """

    code: str
    severity: Severity
    span: Span
    message: str
    fixes: tuple[Fix, ...] = ()
    notes: tuple[Note, ...] = ()
    safe: bool = False
    confidence: float = 1.0
