"""``newsls.summarise``: the summary of a draft or of a selection, returned, shown, or written into the draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lsprotocol import types as t
from pygls.exceptions import JsonRpcInvalidParams

from newsls.draft import Draft
from newsls.lsp.background import in_background
from newsls.lsp.convert import JSON, Ruler, workspace_edit
from newsls.lsp.host import Host
from newsls.lsp.parameters import document_and_options, range_of
from newsls.lsp.session import Document
from newsls.report import summary as rendering
from newsls.summary import summarise as summarised
from newsls.text import Edit, Span

SUMMARISE = "newsls.summarise"

LENGTHS = ("sentences", "words", "characters")
OPTIONS = (*LENGTHS, "style", "range", "show", "insert")
STYLES = tuple(dict.fromkeys((*rendering.STYLES, "description")))
_DESCRIPTION = 160


async def summarise(host: Host, *arguments: Any) -> JSON:
    """``[uri, {"sentences" or "words" or "characters": N, "style", "range", "show", "insert"}]``: the summary.

    It is returned sentence by sentence, with a note where it is not quite what was asked for; “show” also has the
    client show it, “insert” write it at a position.
    """
    document, options = document_and_options(host, SUMMARISE, "its length and style", arguments, OPTIONS)
    form = _form(options)
    ruler = Ruler(document.lines, document.encoding)
    within = ruler.span(range_of(options["range"])) if options.get("range") is not None else None
    at = None
    if options.get("insert") is not None:
        at = ruler.offset(range_of({"start": options["insert"], "end": options["insert"]}).start)
    read, text = document.reader(), document.text
    made = await in_background(lambda: _summary(read(), form, within, ruler))
    if options.get("show") and made["text"]:
        host.window_show_message(t.ShowMessageParams(t.MessageType.Info, made["text"]))
    if at is not None and made["text"] and host.client.applies_edits and document.text == text:
        end = "\n\n" if ruler.lines.position(at)[1] == 0 else ""
        await _apply(host, document, Edit(Span(at, at), made["text"] + end), "Insert a summary")
    return made


@dataclass(frozen=True, slots=True)
class Form:
    """How a summary is wanted: its style and its length, by the names of ``LENGTHS``."""

    style: str
    length: Mapping[str, int]


def _form(options: Mapping[str, Any]) -> Form:
    lengths = {key: options[key] for key in LENGTHS if options.get(key) is not None}
    if len(lengths) > 1:
        raise JsonRpcInvalidParams(f"{SUMMARISE} takes one of sentences, words and characters, not several.")
    for key, number in lengths.items():
        if not isinstance(number, int) or isinstance(number, bool) or number < 1:
            raise JsonRpcInvalidParams(f"“{key}” must be a whole number from 1.")
    style = options.get("style") or STYLES[0]
    if style not in STYLES:
        names = [f"“{name}”" for name in STYLES]
        raise JsonRpcInvalidParams(f"“style” must be {', '.join(names[:-1])} or {names[-1]}.")
    if not lengths:
        sentences = rendering.length_of(style)
        if style == "description":
            lengths = {"characters": _DESCRIPTION}
        elif sentences is not None:
            lengths = {"sentences": sentences}
    return Form(style, lengths)


def _summary(draft: Draft, form: Form, within: Span | None, ruler: Ruler) -> JSON:
    sentences, words, characters = (form.length.get(name) for name in LENGTHS)
    found = summarised(draft, sentences=sentences, words=words, characters=characters, within=within)
    result: JSON = {
        "text": rendering.render(draft, found, form.style),
        "sentences": [
            {
                "range": ruler.plain_range(one.span),
                "text": rendering.even(one.text),
                "score": one.score,
                "reason": one.reason,
            }
            for one in found.sentences
        ],
    }
    return result if found.note is None else {**result, "note": found.note}


async def _apply(host: Host, document: Document, edit: Edit, label: str) -> bool:
    """Whether the client made an edit of the text that is open."""
    made = workspace_edit(document, (edit,), versioned=host.client.versioned_edits)
    answer = await host.workspace_apply_edit_async(t.ApplyWorkspaceEditParams(made, label))
    return bool(answer.applied)
