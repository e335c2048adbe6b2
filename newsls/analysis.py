"""``analyse``: runs the rooms and the rules over a draft, and remembers what did not change.

An analysis is a value.  Given the analysis of an earlier version of the draft, paragraphs that both share (see
``Draft.read``) are not read again, and rules run again only on paragraphs whose prose or sources changed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePath
from traceback import extract_tb
from typing import TYPE_CHECKING, TypeVar

from newsls import attribution, figures
from newsls.attribution import Ahead, Carry, House, Sources
from newsls.draft import Draft, Paragraph
from newsls.figures import Figures
from newsls.figures.known import NOBODY, Deferred, Reference
from newsls.figures.speakers import Speakers, speakers
from newsls.figures.table import table
from newsls.finding import Finding, Fix, Note
from newsls.markup import Block
from newsls.rules import RULES, Family, Passage, Rule, Silenced, Story, told
from newsls.settings import Settings
from newsls.text import Span

if TYPE_CHECKING:
    from newsls.summary.ledes import Part

T = TypeVar("T")


PACKAGED = Deferred(table)
"""The figures that newsls ships."""


class Stopped(Exception):  # noqa: N818 -- not an error: the caller asked for it
    """The analysis was called off."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A part of newsls that raised: its name, and what was raised where.  Holds no draft text, so it may be logged."""

    name: str
    reason: str


@dataclass(slots=True)
class _Memo:
    """What one analysis leaves to the next; keyed by paragraphs, which drafts share, and built anew each time."""

    facts: dict[Paragraph, attribution.Facts] = field(default_factory=dict)
    names: dict[Paragraph, figures.Names] = field(default_factory=dict)
    parts: dict[Paragraph, Part] = field(default_factory=dict)
    settled: dict[tuple[Paragraph, Carry, Ahead], tuple[Sources, Carry]] = field(default_factory=dict)
    local: dict[Paragraph, tuple[Finding, ...]] = field(default_factory=dict)
    sourced: dict[tuple[Paragraph, Carry, Ahead], tuple[Finding, ...]] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Analysis:
    """What newsls has to say of one draft.

    ``findings`` are in order of their place, with source offsets.  ``sources[i]`` belong to ``draft.paragraphs[i]``
    and are in its prose offsets.  ``failures`` name the parts that raised.
    """

    draft: Draft
    settings: Settings
    findings: tuple[Finding, ...]
    sources: tuple[Sources, ...]
    figures: Figures
    failures: tuple[Failure, ...] = ()
    reference: Reference = NOBODY
    _rules: tuple[Rule, ...] = field(default=(), repr=False)
    _memo: _Memo = field(default_factory=_Memo, repr=False)

    @cached_property
    def story(self) -> Story:
        """The draft as rules of the whole document see it."""
        return Story(self.draft, self.sources, self.figures, self.settings, self.reference)

    def fixes(self, finding: Finding) -> tuple[Fix, ...]:
        """The fixes of one of the findings, with those that its rule works out only when asked.

        Raises what the rule raises.
        """
        rule = next((rule for rule in self._rules if rule.code == finding.code), None)
        if finding.fixes or rule is None or rule.proposals is None:
            return finding.fixes
        return tuple(rule.proposals(self.story, finding))

    @cached_property
    def speakers(self) -> Speakers:
        """Who answers for each attribution; worked out when first asked for, since no finding needs it."""
        try:
            return speakers(self.draft, self.sources, self.figures)
        except Exception:  # analysis never fails: nobody answers then
            return Speakers()


def enabled(settings: Settings, rules: Iterable[Rule] = RULES) -> tuple[Rule, ...]:
    """The rules that ``settings`` ask for: those selected (by code, family or “all”), less those ignored."""

    def named(rule: Rule, names: tuple[str, ...]) -> bool:
        return rule.code in names or rule.family.value in names or "all" in names

    return tuple(
        rule
        for rule in rules
        if (named(rule, settings.select) if settings.select else rule.default) and not named(rule, settings.ignore)
    )


def known_names(rules: Iterable[Rule] = RULES) -> tuple[str, ...]:
    """Every name that ``select``, ``ignore``, severities and suppressions may use: codes, families and “all”."""
    return (*(rule.code for rule in rules), *(family.value for family in Family), "all")


def analyse(
    draft: Draft,
    settings: Settings | None = None,
    previous: Analysis | None = None,
    *,
    rules: tuple[Rule, ...] = RULES,
    reference: Reference | None = None,
    proposals: bool = True,
    stop: Callable[[], bool] | None = None,
) -> Analysis:
    """Read ``draft`` and run the rules that ``settings`` ask for.

    ``previous`` is the analysis of an earlier version of the draft; it makes the work quicker and changes nothing
    else.  ``reference`` knows figures from outside the draft, by default those of the table that ships.  Without
    ``proposals`` findings lack those fixes that ``Analysis.fixes`` works out when asked.  ``stop`` is asked now and
    then whether to give up, which raises ``Stopped``.  Nothing else is ever raised: a rule that fails is named in
    ``failures`` and the others still report.
    """
    settings = settings or Settings()
    found = _Run(draft, settings, previous, rules, PACKAGED if reference is None else reference, stop).analysis()
    return _proposed(found) if proposals else found


class _Run:
    """The making of one analysis."""

    def __init__(
        self,
        draft: Draft,
        settings: Settings,
        previous: Analysis | None,
        rules: tuple[Rule, ...],
        reference: Reference,
        stop: Callable[[], bool] | None,
    ) -> None:
        self.draft, self.settings, self.reference, self.stop = draft, settings, reference, stop
        self.every_rule, self.rules = rules, enabled(settings, rules)
        self.old = previous._memo if previous else _Memo()
        if previous and (previous.settings != settings or previous._rules != self.rules):
            self.old = _Memo(self.old.facts, self.old.names, self.old.parts, self.old.settled)
        self.house = _house(settings)
        if previous and _house(previous.settings) != self.house:
            self.old = _Memo(names=self.old.names, parts=self.old.parts)
        self.new = _Memo()
        self.failures: dict[str, Failure] = {}
        self.severities = dict(settings.severities)

    def analysis(self) -> Analysis:
        draft = self.draft
        facts = [self.facts(paragraph) for paragraph in draft.paragraphs]
        names = [self.names(paragraph) for paragraph in draft.paragraphs]
        sources: list[Sources] = []
        found: list[Finding] = []
        carry = attribution.START
        for index, (block, paragraph) in enumerate(zip(draft.blocks, draft.paragraphs, strict=True)):
            ahead = self.guarded("attribution", attribution.NOTHING, attribution.glance, facts, index + 1)
            key = (paragraph, carry, ahead)
            settled, carry = self.settle(key, facts[index])
            sources.append(settled)
            found += [_placed(f, block) for f in self.local(paragraph)]
            found += [_placed(f, block) for f in self.sourced(key, settled)]
            self.breathe()
        everyone = self.guarded("figures", Figures(), figures.fold, draft, names, sources)
        story = Story(draft, tuple(sources), everyone, self.settings, self.reference, self.part)
        for rule in self.rules:
            if rule.story is not None:
                found += self.run(rule, rule.story, story)
        findings = sorted(self.suppressed(found), key=lambda f: (f.span, f.code))
        return Analysis(
            draft,
            self.settings,
            tuple(findings),
            tuple(sources),
            everyone,
            tuple(self.failures.values()),
            self.reference,
            self.rules,
            self.new,
        )

    def facts(self, paragraph: Paragraph) -> attribution.Facts:
        known = self.old.facts.get(paragraph)
        if known is None:
            known = self.guarded(
                "attribution", attribution.Facts(paragraph.kind), attribution.read, paragraph, self.house
            )
            self.breathe()
        self.new.facts[paragraph] = known
        return known

    def names(self, paragraph: Paragraph) -> figures.Names:
        known = self.old.names.get(paragraph)
        if known is None:
            known = self.guarded("figures", figures.Names(), figures.read, paragraph)
            self.breathe()
        self.new.names[paragraph] = known
        return known

    def part(self, paragraph: Paragraph) -> Part:
        known = self.old.parts.get(paragraph)
        if known is None:
            known = told(paragraph)
        self.new.parts[paragraph] = known
        return known

    def settle(self, key: tuple[Paragraph, Carry, Ahead], facts: attribution.Facts) -> tuple[Sources, Carry]:
        known = self.old.settled.get(key)
        if known is None:
            nobody = (Sources(), attribution.START)
            known = self.guarded("attribution", nobody, attribution.settle, facts, key[1], key[2])
        self.new.settled[key] = known
        return known

    def local(self, paragraph: Paragraph) -> tuple[Finding, ...]:
        known = self.old.local.get(paragraph)
        if known is None:
            known = self.new.local.get(paragraph)
        if known is None:
            found: list[Finding] = []
            for rule in self.rules:
                if rule.paragraph is not None:
                    found += self.kept(rule, paragraph, self.run(rule, rule.paragraph, paragraph, self.settings))
            known = tuple(self.unyielded(found))
        self.new.local[paragraph] = known
        return known

    def unyielded(self, found: list[Finding]) -> Iterator[Finding]:
        """The findings less those whose rule leaves their place to another rule that reports it too."""
        yields = {rule.code: rule.yields_to for rule in self.rules if rule.yields_to}
        if not yields or len(found) < 2:
            yield from found
            return
        better: dict[str, list[Span]] = {}
        for finding in found:
            better.setdefault(finding.code, []).append(finding.span)
        for spans in better.values():
            spans.sort()
        for finding in found:
            if not any(_reported(finding.span, better.get(code, [])) for code in yields.get(finding.code, ())):
                yield finding

    def sourced(self, key: tuple[Paragraph, Carry, Ahead], sources: Sources) -> tuple[Finding, ...]:
        known = self.old.sourced.get(key)
        if known is None:
            passage = Passage(key[0], sources, self.settings)
            found: list[Finding] = []
            for rule in self.rules:
                if rule.passage is not None:
                    found += self.kept(rule, key[0], self.run(rule, rule.passage, passage))
            known = tuple(found)
        self.new.sourced[key] = known
        return known

    def kept(self, rule: Rule, paragraph: Paragraph, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings that no word list silences."""
        words = self.settings.words if rule.word_list else ()
        for finding in findings:
            if not words or finding.span.of(paragraph.text).replace("’", "'").casefold() not in words:
                yield finding

    def run(self, rule: Rule, function: Callable[..., Iterable[Finding]], *arguments: object) -> list[Finding]:
        nothing: list[Finding] = []
        found = self.guarded(rule.code, nothing, _all, function, *arguments)
        severity = self.severities.get(rule.code) or self.severities.get(rule.family.value)
        return [replace(finding, severity=severity) for finding in found] if severity else found

    def suppressed(self, found: list[Finding]) -> list[Finding]:
        """The findings that no comment silences, and what is to be said of the comments."""
        comments = self.draft.document.suppressions
        used: list[set[str]] = [set() for _ in comments]
        if comments:
            kept = []
            for finding in found:
                silent = False
                for comment, seen in zip(comments, used, strict=True):
                    if comment.problem is None and comment.scope.covers(finding.span):
                        named = {code for code, _ in comment.codes}
                        if not named or finding.code in named:
                            seen.add(finding.code if named else "")
                            silent = True
                if not silent:
                    kept.append(finding)
            found = kept
        codes = frozenset(rule.code for rule in self.every_rule)
        running = frozenset(rule.code for rule in self.rules)
        silenced = Silenced(comments, tuple(map(frozenset, used)), codes, running)
        for rule in self.rules:
            if rule.closing is not None:
                found = found + self.run(rule, rule.closing, silenced)
        return found

    def guarded(self, name: str, default: T, function: Callable[..., T], *arguments: object) -> T:
        """What ``function`` returns, or ``default`` where it raises, which is noted once under ``name``."""
        try:
            return function(*arguments)
        except Stopped:
            raise
        except Exception as error:  # a rule may raise anything, and the others must still report
            if name not in self.failures:
                self.failures[name] = Failure(name, _reason(error))
            return default

    def breathe(self) -> None:
        if self.stop is not None and self.stop():
            raise Stopped


def _proposed(found: Analysis) -> Analysis:
    """The analysis with every fix in its finding."""
    failures = {failure.name: failure for failure in found.failures}
    findings = []
    for finding in found.findings:
        try:
            fixes = found.fixes(finding)
        except Exception as error:  # the finding stands without
            failures.setdefault(finding.code, Failure(finding.code, _reason(error)))
            fixes = ()
        findings.append(finding if fixes == finding.fixes else replace(finding, fixes=fixes))
    return replace(found, findings=tuple(findings), failures=tuple(failures.values()))


def _house(settings: Settings) -> House:
    return House.of(settings.attribution.accepted_sources, settings.attribution.outlets)


def _reported(span: Span, spans: list[Span]) -> bool:
    """Whether one of the disjoint, sorted ``spans`` overlaps ``span``."""
    at = bisect_right(spans, span)
    return any(other.overlaps(span) for other in spans[max(0, at - 1) : at + 1])


def _all(function: Callable[..., Iterable[Finding]], *arguments: object) -> list[Finding]:
    return list(function(*arguments))


def _reason(error: Exception) -> str:
    """The type of an error and where it was raised; its message may quote the draft, so it stays out."""
    frames = extract_tb(error.__traceback__)
    place = f" at {PurePath(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"


def _placed(finding: Finding, block: Block) -> Finding:
    """A paragraph's finding in source offsets; a fix that would overwrite markup is left out."""
    fixes = []
    for fix in finding.fixes:
        edits = [block.edit_to_source(edit) for edit in fix.edits]
        if all(edits):
            fixes.append(Fix(fix.title, tuple(edit for edit in edits if edit is not None)))
    notes = tuple(Note(block.to_source(note.span), note.message) for note in finding.notes)
    span: Span = block.to_source(finding.span)
    safe = finding.safe and len(fixes) == len(finding.fixes)
    return replace(finding, span=span, fixes=tuple(fixes), notes=notes, safe=safe)
