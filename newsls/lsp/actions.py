"""Code actions: the fixes of a finding, silencing it, teaching its word; and every safe fix at once.

All of them live here and not in an editor's extension, so that every client has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum, auto

from lsprotocol import types as t

from newsls import markup
from newsls.finding import Finding, Fix
from newsls.lsp.accepting import ACCEPT_SOURCE
from newsls.lsp.commands import ADD_WORD, IGNORE
from newsls.lsp.convert import JSON, Ruler, diagnostic, typed, workspace_edit
from newsls.lsp.fact_sheet import FACT_SHEET
from newsls.lsp.host import Host
from newsls.lsp.journal import logger, reason
from newsls.lsp.session import Document
from newsls.lsp.summary import SUMMARISE
from newsls.markup import HTML, MARKDOWN
from newsls.markup.page_description import has_head
from newsls.rules import Family
from newsls.text import Edit, Span

FIX_ALL = "source.fixAll.newsls"
SUMMARY = "source.newsls.summary"
FACTS = "source.newsls.factSheet"
FEW, LONG = 8, 300_000
"""So many findings at once, and characters of a draft, for which the edit that ignores one is worked out beforehand."""
KINDS = (t.CodeActionKind.QuickFix, t.CodeActionKind.SourceFixAll, FIX_ALL, SUMMARY, FACTS)


def actions(host: Host, params: t.CodeActionParams) -> list[t.CodeAction] | None:
    """What can be done in a range, as last read; what the writer has changed since is left out."""
    document = host.session.get(params.text_document.uri)
    if document is None or document.analysis is None or not host.client.literal_actions:
        return None
    only, ruler = params.context.only, Ruler(document.lines, document.encoding)
    asked = ruler.span(params.range)
    made: list[t.CodeAction] = []
    if _asked(only, t.CodeActionKind.QuickFix.value):
        there = [
            (finding, span)
            for finding in document.analysis.findings
            if (span := document.now(finding.span)) is not None and span.overlaps(asked)
        ]
        at_once = len(there) <= FEW and len(document.text) <= LONG
        for finding, span in there:
            shown = _shown(host, document, ruler, finding, span, params.context.diagnostics)
            made += _fixes(host, document, finding, shown)
            made += _ignoring(host, document, finding, shown, None if at_once else ruler.plain_range(span))
    if _asked(only, FIX_ALL):
        made += _fix_all(host, document)
    selected = len(asked.of(document.text).split(maxsplit=1)) > 1
    if _of_the_draft(params, made, selected):
        where = ruler.plain_range(asked)
        if _asked(only, SUMMARY):
            made += _summary(host, document, where, selected)
        if _asked(only, FACTS):
            made.append(_fact_sheet(document, where, selected))
    return made


def _of_the_draft(params: t.CodeActionParams, made: Iterable[t.CodeAction], selected: bool) -> bool:
    """Whether what can be done with the whole draft, or with the selection, is offered too.

    Where a client names no kinds, it is where a writer opened the menu on a selection or on a place that has no fix:
    many editors have no other menu, and among the fixes of a word it would be in the way.
    """
    if params.context.only is not None:
        return True
    if params.context.trigger_kind == t.CodeActionTriggerKind.Automatic:
        return False
    return selected or not any(a.kind == t.CodeActionKind.QuickFix for a in made)


def _asked(only: Iterable[str | t.CodeActionKind] | None, kind: str) -> bool:
    """Whether a client that wants ``only`` some kinds wants this one; a kind stands for those below it."""
    if only is None:
        return True
    names = [wanted.value if isinstance(wanted, t.CodeActionKind) else wanted for wanted in only]
    return any(not name or f"{kind}.".startswith(f"{name}.") for name in names)


def _fixes(host: Host, document: Document, finding: Finding, shown: t.Diagnostic) -> Iterator[t.CodeAction]:
    quick, analysis = t.CodeActionKind.QuickFix, document.analysis
    assert analysis is not None
    try:
        fixes = analysis.fixes(finding)
    except Exception as error:  # the other actions stand
        logger.error("%s failed: %s", finding.code, reason(error))
        fixes = ()
    rule = host.rule(finding.code)
    unsure = rule is not None and rule.family is Family.ATTRIBUTION and len(fixes) > 1  # any of them may have said it
    for index, fix in enumerate(fixes):
        edits = _now(document, fix.edits)
        if edits:
            preferred = True if index == 0 and host.client.preferred_actions and not unsure else None
            yield t.CodeAction(
                fix.title,
                quick,
                [shown],
                preferred,
                edit=workspace_edit(document, edits, versioned=host.client.versioned_edits),
            )
    word = finding.span.of(analysis.draft.text)
    if rule is not None and rule.word_list and not (" " in word and word.islower()):  # “the the” is nobody’s name
        for title, where in (
            (f"Add “{word}” to my words", "personal"),
            (f"Add “{word}” to the newsroom’s words", "workspace"),
        ):
            yield t.CodeAction(title, quick, [shown], command=t.Command(title, ADD_WORD, arguments=[word, where]))
    if rule is not None and rule.vague_source is not None and (source := rule.vague_source(analysis.story, finding)):
        title = f"Accept “{source}” as a source in this workspace"
        command = t.Command(title, ACCEPT_SOURCE, arguments=[source, document.uri])
        yield t.CodeAction(title, quick, [shown], command=command)


def _ignoring(
    host: Host, document: Document, finding: Finding, shown: t.Diagnostic, later: JSON | None
) -> Iterator[t.CodeAction]:
    """Silencing a finding where it stands; ``later`` is its range where the edit is to be worked out when chosen."""
    assert document.analysis is not None
    rule = host.rule(finding.code)
    if rule is not None and rule.closing is not None:  # what is said of such comments is not silenced by another
        return
    title, quick = f"Ignore {finding.code} here", t.CodeActionKind.QuickFix
    if rule is not None and rule.family is Family.ATTRIBUTION:
        title = "Needs no source"
    if later is not None:
        if host.client.applies_edits:
            command = t.Command(title, IGNORE, arguments=[document.uri, finding.code, later])
            yield t.CodeAction(title, quick, [shown], command=command)
        return
    draft = document.analysis.draft
    edit = markup.ignore_edit(draft.document, draft.text, draft.language_id, finding.code, finding.span.start)
    edits = _now(document, (edit,))
    if edits:
        made = workspace_edit(document, edits, versioned=host.client.versioned_edits)
        yield t.CodeAction(title, quick, [shown], edit=made)


def _fix_all(host: Host, document: Document) -> Iterator[t.CodeAction]:
    assert document.analysis is not None
    safe = [finding.fixes[0] for finding in document.analysis.findings if finding.safe and finding.fixes]
    edits = compatible(fix for fix in safe if _now(document, fix.edits))
    if edits:
        title = "Fix everything that has one safe fix"
        made = workspace_edit(document, _now(document, edits) or (), versioned=host.client.versioned_edits)
        yield t.CodeAction(title, FIX_ALL, edit=made)


def _summary(host: Host, document: Document, where: JSON, selected: bool) -> Iterator[t.CodeAction]:
    """A summary of the selection, or of the draft where nothing is selected, of the kind that the writer chooses.

    One word is no selection: it is what the pointer stands on, and there are editors where that is always selected.
    """
    if selected:
        title, options = "Summarise selection…", {"range": where, "ask": True}
        yield t.CodeAction(title, SUMMARY, command=t.Command(title, SUMMARISE, arguments=[document.uri, options]))
        return
    title = "Summarise draft…"
    yield t.CodeAction(title, SUMMARY, command=t.Command(title, SUMMARISE, arguments=[document.uri, {"ask": True}]))
    if host.client.applies_edits:
        title, options = "Insert summary in front matter", {"front_matter": True}
        room = _room(document)
        if room is Room.HEAD:
            title = "Insert summary as the page’s description"
        elif room is Room.NONE:
            title, options = "Insert summary here", {"insert": where["start"]}
        yield t.CodeAction(title, SUMMARY, command=t.Command(title, SUMMARISE, arguments=[document.uri, options]))


class Room(Enum):
    """Where a draft has room for a summary."""

    NONE = auto()
    FRONT_MATTER = auto()
    HEAD = auto()


def _room(document: Document) -> Room:
    """Front matter that can be read or be made, or the head of a page."""
    assert document.analysis is not None
    front = document.analysis.draft.document.front_matter
    if front is not None and front.span.end:  # else the headline and the day are a page’s own
        return Room.NONE if front.problem else Room.FRONT_MATTER
    if document.language_id in HTML:
        return Room.HEAD if has_head(document.text) else Room.NONE
    return Room.FRONT_MATTER if document.language_id in MARKDOWN else Room.NONE


def _fact_sheet(document: Document, where: JSON, selected: bool) -> t.CodeAction:
    """The fact-check sheet of the selection, or of the draft where nothing is selected."""
    of, within = ("the selection", {"range": where}) if selected else ("the draft", {})
    title = f"Show the fact-check sheet of {of}"
    command = t.Command(title, FACT_SHEET, arguments=[document.uri, {**within, "show": True}])
    return t.CodeAction(title, FACTS, command=command)


def _shown(
    host: Host, document: Document, ruler: Ruler, finding: Finding, span: Span, given: Iterable[t.Diagnostic]
) -> t.Diagnostic:
    """The client's diagnostic of a finding, so that it knows it again; else what we would send it now."""
    alike = [one for one in given if one.code == finding.code and one.message == finding.message]
    for one in alike:
        if isinstance(one.data, dict) and one.data.get("span") == [*finding.span]:
            return one
    for one in alike:
        if ruler.span(one.range).overlaps(span):
            return one
    client = host.client
    moved = Finding(finding.code, finding.severity, span, finding.message)
    return typed(diagnostic(moved, ruler, document.uri, data=client.keeps_data, notes=False))


def _now(document: Document, edits: Iterable[Edit]) -> tuple[Edit, ...] | None:
    """The edits as edits of the text that is open now; None where one of them would overwrite what is newer."""
    made = []
    for edit in edits:
        span = document.now(edit.span)
        if span is None:
            return None
        made.append(Edit(span, edit.text))
    return tuple(made)


def compatible(fixes: Iterable[Fix]) -> tuple[Edit, ...]:
    """The edits of as many of ``fixes`` as leave one another's text alone, the earlier first; each whole or not at
    all."""
    taken: list[Edit] = []
    done = -1
    for edits in sorted(sorted(fix.edits, key=lambda e: e.span) for fix in fixes if fix.edits):
        first = edits[0].span
        if first.start > done or (first.start == done and first.end > done > taken[-1].span.start):
            taken += edits
            done = edits[-1].span.end
    return tuple(taken)
