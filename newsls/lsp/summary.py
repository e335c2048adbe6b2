"""``newsls.summarise``: the summary of a draft or of a selection, returned, shown, or written into the draft."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from lsprotocol import types as t
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams, JsonRpcRequestCancelled

from newsls.analysis import Stopped
from newsls.draft import Draft
from newsls.lsp.background import in_background
from newsls.lsp.convert import JSON, Ruler, workspace_edit
from newsls.lsp.folders import name_of
from newsls.lsp.host import Host
from newsls.lsp.journal import logger
from newsls.lsp.parameters import document_and_options, range_of, switch_of
from newsls.lsp.progress import Progress
from newsls.lsp.session import Document
from newsls.lsp.showing import show
from newsls.markup import HTML, MARKDOWN, front_matter
from newsls.markup.front_matter_edits import summary_edit
from newsls.markup.page_description import description_edit
from newsls.report import summary as rendering
from newsls.summary import STYLES
from newsls.summary import summarise as summarised
from newsls.text import Edit, Span

SUMMARISE = "newsls.summarise"

LENGTHS = ("sentences", "words", "characters")
OPTIONS = (*LENGTHS, "style", "range", "show", "insert", "ask", "front_matter")
READING = 60
"""Percent of the work that is reading the draft; the rest is choosing."""

_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Form:
    """How a summary is wanted: its style, and its length where it is not the style’s own."""

    style: str
    sentences: int | None = None
    words: int | None = None
    characters: int | None = None


CHOICES = {
    "One sentence": Form("lede"),
    "Three sentences": Form("paragraph", sentences=3),
    "100 words": Form("paragraph", words=100),
    "Bullet points": Form("bullets"),
    "Web description": Form("description"),
}
"""What a writer is asked to choose from, in a client that has no picker of its own."""


async def summarise(host: Host, *arguments: Any) -> JSON | None:
    """``[uri, {"sentences" or "words" or "characters": N, "style", "range", …}]``: the summary.

    It is returned sentence by sentence, with a note where it is not quite what was asked for.  “ask” has the writer
    choose its length and style first, and returns null where they choose none; “show” has the client show it, “insert”
    write it at a position, “front_matter” write it into the draft’s front matter, as a web description where nothing
    else was asked for.
    """
    document, options = document_and_options(host, SUMMARISE, "its length and style", arguments, OPTIONS)
    shown, ask, into_head = (switch_of(options, name) for name in ("show", "ask", "front_matter"))
    form = _form(options, "description" if into_head else STYLES[0])
    where = None if options.get("range") is None else range_of(options["range"])
    place = options.get("insert")
    at = None if place is None else range_of({"start": place, "end": place}).start
    if (into_head or at is not None) and not host.client.applies_edits:
        raise JsonRpcInvalidParams(f"{SUMMARISE} writes only for an editor that applies edits (workspace.applyEdit).")
    if ask:
        if any(options.get(name) is not None for name in (*LENGTHS, "style")):
            raise JsonRpcInvalidParams("“ask” has the writer choose; no length or style goes with it.")
        chosen = await _choice(host, "selection" if where is not None and where.start != where.end else "draft")
        if chosen is None or not document.is_open:
            return None
        form = chosen
    text = document.text
    made = await _made(host, document, form, where)
    said = made["text"]
    if said and into_head:
        await _write(host, document, said)
    if said and at is not None and document.text == text:
        offset = max(Ruler(document.lines, document.encoding).offset(at), front_matter.end_of(text))
        end = "\n\n" if document.lines.position(offset)[1] == 0 else ""
        await _apply(host, document, Edit(Span(offset, offset), said + end), "Insert a summary")
    if shown or (ask and not into_head and at is None):
        message = "\n\n".join(part for part in (said, made.get("note")) if part)
        await show(host, message, "newsls-summary.txt")
    return made


def _form(options: Mapping[str, Any], usual: str) -> Form:
    lengths = {key: options[key] for key in LENGTHS if options.get(key) is not None}
    if len(lengths) > 1:
        raise JsonRpcInvalidParams(f"{SUMMARISE} takes one of sentences, words and characters, not several.")
    for key, number in lengths.items():
        if not isinstance(number, int) or isinstance(number, bool) or number < 1:
            raise JsonRpcInvalidParams(f"“{key}” must be a whole number from 1.")
    style = options.get("style")
    if style is None:
        style = STYLES[0] if lengths else usual
    if style not in STYLES:
        names = [f"“{name}”" for name in STYLES]
        raise JsonRpcInvalidParams(f"“style” must be {', '.join(names[:-1])} or {names[-1]}.")
    return Form(style, **lengths)


async def _choice(host: Host, of: str) -> Form | None:
    """What the writer chooses; None where they choose nothing, a short paragraph where the client can't ask."""
    actions = [t.MessageActionItem(title) for title in CHOICES]
    message = f"How should newsls summarise the {of}?"
    params = t.ShowMessageRequestParams(t.MessageType.Info, message, actions)
    try:
        answer = await host.window_show_message_request_async(params)
    except JsonRpcException as error:
        logger.warning("The client did not ask how to summarise (%s).", type(error).__name__)
        return Form(STYLES[0])
    return None if answer is None else CHOICES.get(answer.title)


async def _made(host: Host, document: Document, form: Form, where: t.Range | None) -> JSON:
    """The summary, made in a thread of its own: progress is shown where that takes long, and it can be called off."""
    ruler = Ruler(document.lines, document.encoding)
    within = None if where is None else ruler.span(where)
    read, stop = document.reader(), threading.Event()
    given = host.protocol.work_done_token
    token = f"newsls/summary/{next(_numbers)}" if given is None else given
    title = f"Summarising {name_of(document.uri)}"
    progress = Progress(host, title, token, given=given is not None, cancel=stop.set)

    def tick(percentage: int) -> None:
        progress.tick(percentage)
        if stop.is_set():
            raise Stopped

    def work() -> JSON:
        tick(0)
        draft = read()
        _tokenise(draft, within, tick)
        made = _values(draft, form, within, ruler)
        tick(100)
        return made

    try:
        return await in_background(work)
    except Stopped:
        raise JsonRpcRequestCancelled("The summary was called off.") from None
    finally:
        stop.set()  # also where the request was cancelled
        progress.done()


def _tokenise(draft: Draft, within: Span | None, tick: Callable[[int], None]) -> None:
    """Read what the ranker will need of each paragraph, where it can still be stopped between two."""
    count = len(draft.blocks)
    for index, (block, paragraph) in enumerate(zip(draft.blocks, draft.paragraphs, strict=True)):
        if block.kind.is_running and (within is None or within.overlaps(block.span)):
            _ = paragraph.sentence_tokens
            tick(READING * index // count)


def _values(draft: Draft, form: Form, within: Span | None, ruler: Ruler) -> JSON:
    found = summarised(
        draft,
        sentences=form.sentences,
        words=form.words,
        characters=form.characters,
        style=form.style,
        within=within,
    )
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


async def _write(host: Host, document: Document, said: str) -> None:
    """Have the client write a summary into the front matter, or the page’s head, of the text that is open now."""
    while document.is_open:
        text, language_id = document.text, document.language_id
        edit = await in_background(partial(_edit, text, language_id, said))
        if edit is None:
            raise JsonRpcInvalidParams(_obstacle(text, language_id))
        if document.text == text:  # else the writer went on meanwhile
            await _apply(host, document, edit, "Insert summary in front matter")
            return


def _edit(text: str, language_id: str, said: str) -> Edit | None:
    if language_id in HTML and not front_matter.end_of(text):
        return description_edit(text, said)
    return summary_edit(text, said, create=language_id in MARKDOWN)


def _obstacle(text: str, language_id: str) -> str:
    """Why nothing can be written into the front matter of ``text``."""
    end = front_matter.end_of(text)
    if end:
        problem = front_matter.read(text[:end]).problem
        return problem or "The front matter’s description or summary is not one plain value that could be replaced."
    if language_id in MARKDOWN:
        return "The front matter is not closed, or is JSON, so that nothing can be written into it."
    if language_id in HTML:
        return "The page has no head with both its tags, or more than one description."
    return "The draft has no front matter, and newsls makes it in Markdown only."


async def _apply(host: Host, document: Document, edit: Edit, label: str) -> bool:
    """Whether the client made an edit of the text that is open."""
    made = workspace_edit(document, (edit,), versioned=host.client.versioned_edits)
    answer = await host.workspace_apply_edit_async(t.ApplyWorkspaceEditParams(made, label))
    return bool(answer.applied)
