"""What a rule is.

A rule is one module of this room.  It holds a function whose docstring tells a reporter what the rule does, and
``RULE``, which names its code, family and severity.  The function sees one paragraph, or the whole folded document,
and yields findings; it never does I/O and never remembers anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from newsls.attribution import Sources
from newsls.draft import Draft, Paragraph
from newsls.figures import Figures
from newsls.figures.known import NOBODY, Reference
from newsls.finding import Finding, Fix, Severity
from newsls.markup import Suppression
from newsls.rules.voices import Voices
from newsls.settings import Settings

if TYPE_CHECKING:
    from newsls.summary.ledes import Part


class Family(StrEnum):
    """Groups of rules that the settings can name as one."""

    ATTRIBUTION = "attribution"
    TYPOS = "typos"
    FIGURES = "figures"
    STYLE = "style"
    DRAFT = "draft"  # about newsls's own comments and front matter


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as a rule sees it: the prose, and who answers for it once the document is folded."""

    paragraph: Paragraph
    sources: Sources
    settings: Settings


def told(paragraph: Paragraph) -> Part:
    """What a paragraph tells of the story, read anew; the room of summaries is imported when a rule first asks."""
    from newsls.summary import ledes

    return ledes.read(paragraph)


@dataclass(frozen=True)
class Story:
    """The document as a rule sees it, after the fold; ``sources[i]`` belong to ``draft.paragraphs[i]``.

    ``reference`` knows figures from outside the draft.  ``part`` is what a paragraph tells of the story; the analysis
    remembers it, and works it out only for the rules that ask.
    """

    draft: Draft
    sources: tuple[Sources, ...]
    figures: Figures
    settings: Settings
    reference: Reference = NOBODY
    part: Callable[[Paragraph], Part] = told

    def sentence_at(self, offset: int) -> tuple[int, int] | None:
        """The paragraph that holds a source offset, and the sentence of it; None where there is none."""
        index = self.draft.block_at(offset)
        prose = None if index is None else self.draft.blocks[index].to_prose(offset)
        number = None if index is None or prose is None else self.draft.paragraphs[index].sentence_at(prose)
        return None if index is None or number is None else (index, number)

    @cached_property
    def voices(self) -> Voices:
        """Who speaks where, for the rules that propose a source."""
        return Voices(self.draft, self.sources, self.figures)


@dataclass(frozen=True, slots=True)
class Silenced:
    """The suppressions of a draft and, for each, which of its codes silenced a finding ("" where it names none)."""

    suppressions: tuple[Suppression, ...]
    used: tuple[frozenset[str], ...]
    codes: frozenset[str]
    """Every code there is."""
    enabled: frozenset[str]
    """The codes that ran."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's code, the severity it reports with unless the settings say otherwise, and how to run it.

    Just one of the four functions is set; it decides when the rule runs again.

    ``paragraph``: reads nothing but one paragraph; runs when that paragraph changes.  Spans are prose offsets.
    ``passage``: reads also the paragraph's sources, which depend on its neighbours; runs when either changes.  Spans
    are prose offsets.
    ``story``: reads the whole document; runs at every change, so it must be cheap.  Spans are source offsets.
    ``closing``: reads what the suppressions did to all other findings.  Spans are source offsets.
    """

    code: str
    family: Family
    severity: Severity
    paragraph: Callable[[Paragraph, Settings], Iterable[Finding]] | None = None
    passage: Callable[[Passage], Iterable[Finding]] | None = None
    story: Callable[[Story], Iterable[Finding]] | None = None
    closing: Callable[[Silenced], Iterable[Finding]] | None = None
    default: bool = True
    """Whether the rule runs where the settings don't name it."""
    word_list: bool = False
    """Whether a word of the newsroom's or the writer's list silences the rule on that word."""
    proposals: Callable[[Story, Finding], Iterable[Fix]] | None = None
    """The fixes of a finding where they take the whole story to work out: asked for when somebody will see them, and
    not at every keystroke.  Edits are of the source."""
    vague_source: Callable[[Story, Finding], str] | None = None
    """The unnamed source that a finding asks about, as a house would list it among those it accepts; “” where there is
    none."""
    yields_to: tuple[str, ...] = ()
    """Codes of paragraph rules that say it better: where one of them reports the same place, this rule is silent."""

    @property
    def function(self) -> Callable[..., Iterable[Finding]]:
        """The function that runs the rule and bears its docstring."""
        function = self.paragraph or self.passage or self.story or self.closing
        assert function is not None, f"rule {self.code} has no function"
        return function

    @property
    def documentation(self) -> str:
        """The docstring: What it does / Why / Example / Use instead / Source."""
        return self.function.__doc__ or ""
