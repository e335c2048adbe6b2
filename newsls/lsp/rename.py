"""Rename: one figure under another name at every mention, with a look beforehand at what is in doubt."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import suppress

from lsprotocol import types as t
from pygls.exceptions import JsonRpcContentModified, JsonRpcException

from newsls.figures import renaming
from newsls.figures.renaming import Change, LeftOut
from newsls.lsp.convert import Ruler
from newsls.lsp.host import Host
from newsls.lsp.named import Named, named
from newsls.lsp.session import Document
from newsls.text import Edit

PATIENCE = 2.0
"""Seconds to wait for the reading of a text that was changed a moment ago."""

UNSURE = "it may be no mention of this figure"

Annotations = dict[str, t.ChangeAnnotation]


class RequestFailed(JsonRpcException):
    """A request that is right as such can't be met; the message says why."""

    CODE = -32803


def prepare(host: Host, params: t.PrepareRenameParams) -> t.PrepareRenamePlaceholder:
    """Where the name under the cursor stands, and how it reads without markup.  Says so where there is none."""
    found = _named(host, params.text_document.uri, params.position)
    span = found.document.now(found.mention.span)
    if span is None:
        raise JsonRpcContentModified("The name has just been changed; try again in a moment.")
    return t.PrepareRenamePlaceholder(found.ruler.range(span), renaming.written(found.analysis.draft, found.mention))


async def rename(host: Host, params: t.RenameParams) -> t.WorkspaceEdit:
    """The edits that give the figure under the cursor its new name, for the very text that is open.

    A text that was changed is read first.  Where that takes too long, the last reading serves if every mention in it
    stands untouched; else nothing is renamed, and the error says why.
    """
    uri = params.text_document.uri
    document = host.session.get(uri)
    if document is not None:
        if document.changed <= host.received and not document.is_read:
            with suppress(TimeoutError):
                await asyncio.wait_for(document.read(), PATIENCE)
        if document.changed > host.received or not document.is_open:
            raise JsonRpcContentModified("The draft was changed meanwhile; try again.")
    found = _named(host, uri, params.position)
    new = params.new_name
    wrong = renaming.problem(new, found.document.language_id)
    if wrong is not None:
        raise RequestFailed(wrong)
    made = renaming.rename(found.analysis.draft, found.analysis.figures, found.figure, found.mention, new)
    asks = host.client.annotated_edits and host.client.versioned_edits
    left = made.left_out if asks else (*made.left_out, *(LeftOut(stray.mention, UNSURE) for stray in made.strays))
    _tell(host, found, left, changed=bool(made.changes))
    taken = f"The draft names another “{made.taken}”" if made.taken else ""
    doubts = [
        (change, taken or (f"Could also mean {change.shared}" if change.shared else "")) for change in made.changes
    ]
    if asks:
        doubts += [(stray, "Perhaps no mention of this figure") for stray in made.strays]
    annotated: list[tuple[Edit, str]] = []
    annotations: Annotations = {}
    renamed = f"“{renaming.written(found.analysis.draft, found.mention)}” to “{renaming.even(new)}”"
    for change, doubt in doubts:
        name = _annotation(annotations, change, doubt, renamed)
        annotated += [(edit, name) for edit in _now(found, change)]
    return _workspace_edit(host, found.document, annotated, annotations)


def _named(host: Host, uri: str, position: t.Position) -> Named:
    document = host.session.get(uri)
    if document is not None and document.analysis is None:
        raise JsonRpcContentModified("The draft has not been read yet; try again in a moment.")
    found = named(host, uri, position, descriptions=False)
    if found is None:
        raise RequestFailed("There is no name here that newsls could change.")
    return found


def _now(found: Named, change: Change) -> Iterable[Edit]:
    """The edits of a change in the text that is open; refuses where what they replace is not what was read."""
    document, read = found.document, found.analysis.draft.text
    mention, start = document.now(change.mention), change.mention.start
    end = max(change.mention.end, *(edit.span.end for edit in change.edits))  # a possessive may get its “s”
    by = mention.start - start if mention is not None else 0
    if mention is None or document.text[start + by : end + by] != read[start:end]:
        raise JsonRpcContentModified("A mention of the name has just been changed; try again in a moment.")
    return [Edit(edit.span.shift(by), edit.text) for edit in change.edits]


def _annotation(annotations: Annotations, change: Change, doubt: str, renamed: str) -> str:
    """The annotation of a change, made when first needed: whether the writer is to look at it, and why."""
    label = f"{'Part of the name' if change.short else 'Name'}: {renamed}"
    name = f"{'short' if change.short else 'full'} {doubt}".strip()
    if name not in annotations:
        annotations[name] = t.ChangeAnnotation(label, needs_confirmation=bool(doubt), description=doubt or None)
    return name


def _workspace_edit(
    host: Host, document: Document, edits: list[tuple[Edit, str]], annotations: Annotations
) -> t.WorkspaceEdit:
    ruler, client = Ruler(document.lines, document.encoding), host.client
    if not client.versioned_edits:
        return t.WorkspaceEdit(changes={document.uri: ruler.text_edits(edit for edit, _ in edits)})
    identifier = t.OptionalVersionedTextDocumentIdentifier(document.uri, document.version)
    if not client.annotated_edits:
        plain = ruler.text_edits(edit for edit, _ in edits)
        return t.WorkspaceEdit(document_changes=[t.TextDocumentEdit(identifier, plain)])
    marked = [t.AnnotatedTextEdit(name, ruler.range(edit.span), edit.text) for edit, name in edits]
    return t.WorkspaceEdit(document_changes=[t.TextDocumentEdit(identifier, marked)], change_annotations=annotations)


def _tell(host: Host, found: Named, left: tuple[LeftOut, ...], *, changed: bool) -> None:
    """Say which mentions keep the old name, and why; refuse where all do."""
    if not left:
        return
    reasons: dict[str, list[str]] = {}
    for one in left:
        now = found.document.now(one.mention)
        if now is not None:
            reasons.setdefault(one.reason, []).append(str(found.document.lines.line_of(now.start) + 1))
    why = "; ".join(
        f"{'line' if len(lines) == 1 else 'lines'} {', '.join(dict.fromkeys(lines))}, where {reason}"
        for reason, lines in reasons.items()
    )
    if not changed:
        raise RequestFailed(f"The name can’t be changed: {why}.")
    host.window_show_message(t.ShowMessageParams(t.MessageType.Warning, f"The old name was left on {why}."))
