"""The commands that a client may run.  Each says itself, in one sentence, what it expected."""

from __future__ import annotations

from typing import Any

from lsprotocol import types as t
from pygls.exceptions import JsonRpcInvalidParams

from newsls import markup
from newsls.draft import Draft
from newsls.lsp import configuration
from newsls.lsp.background import in_background
from newsls.lsp.convert import JSON, Ruler, workspace_edit
from newsls.lsp.host import Host
from newsls.lsp.parameters import document_of, range_of
from newsls.report import record
from newsls.report.numbers import counted
from newsls.workspace import words
from newsls.workspace.files import Unreadable

FIGURES = "newsls.figures"
ADD_WORD = "newsls.addWord"
IGNORE = "newsls.ignore"
CONFIGURATION = "newsls.configuration"


async def figures(host: Host, *arguments: Any) -> list[JSON]:
    """``[uri]``: the draft's figures as in the record, with ranges."""
    if len(arguments) != 1:
        raise JsonRpcInvalidParams(
            f"newsls.figures takes a document’s URI; it got {counted(len(arguments), 'argument')}."
        )
    document = document_of(host, arguments[0], FIGURES)
    reading = await document.read()
    if reading is None:
        return []
    ruler, made = Ruler(document.lines, document.encoding), []
    for figure in reading.analysis.figures.all:
        row: JSON = record.figure(figure)
        places = [document.now(mention.span) for mention in figure.mentions]
        row["mentions"] = [{**record.place(span), "range": ruler.plain_range(span)} for span in places if span]
        made.append(row)
    return made


async def add_word(host: Host, *arguments: Any) -> JSON:
    """``[word, "personal" or "workspace"]``: adds it to the writer's or the newsroom's list, and says which file."""
    expected = "newsls.addWord takes a word and “personal” or “workspace”"
    if len(arguments) != 2 or not all(isinstance(argument, str) for argument in arguments):
        raise JsonRpcInvalidParams(f"{expected}.")
    word, where = arguments
    if where not in ("personal", "workspace"):
        raise JsonRpcInvalidParams(f"{expected}, not “{where}”.")
    root = host.configurations.root()
    try:
        path = await in_background(lambda: words.add(word, where, root))
    except ValueError as error:
        raise JsonRpcInvalidParams(str(error)) from None
    except Unreadable as error:
        raise JsonRpcInvalidParams(f"The word list {error}") from None
    configuration.look_again(host)
    return {"word": word, "where": where, "file": path.as_uri()}


async def settings(host: Host, *arguments: Any) -> JSON:
    """``[uri]``: which settings file holds for a document, open or not, what is wrong there, and what newsls reads."""
    if len(arguments) != 1 or not isinstance(arguments[0], str):
        raise JsonRpcInvalidParams(f"{CONFIGURATION} takes a document’s URI.")
    found = host.configurations.of(arguments[0])
    problems = [
        {"message": one.message, "file": one.file and one.file.as_uri(), "line": one.line} for one in found.problems
    ]
    languages = list(dict.fromkeys((*markup.LANGUAGES, *markup.MARKDOWN, *markup.HTML)))
    return {"file": found.file and found.file.as_uri(), "problems": problems, "languages": languages}


async def ignore(host: Host, *arguments: Any) -> JSON:
    """``[uri, code, range]``: silences the code there by an edit that the client makes; whether it made it."""
    if len(arguments) != 3 or not isinstance(arguments[1], str):
        raise JsonRpcInvalidParams("newsls.ignore takes a document’s URI, the code of a rule and a range.")
    document = document_of(host, arguments[0], IGNORE)
    code = arguments[1]
    if code not in {rule.code for rule in host.rules}:
        raise JsonRpcInvalidParams(f"newsls has no rule “{code}”; `newsls rule` lists them.")
    span = Ruler(document.lines, document.encoding).span(range_of(arguments[2]))
    if not host.client.applies_edits:
        raise JsonRpcInvalidParams("newsls.ignore needs an editor that applies edits (workspace.applyEdit).")
    draft = document.analysis.draft if document.is_read and document.analysis else None
    draft = draft or Draft.read(document.text, document.language_id)
    edit = markup.ignore_edit(draft.document, draft.text, draft.language_id, code, span.start)
    made = workspace_edit(document, (edit,), versioned=host.client.versioned_edits)
    answer = await host.workspace_apply_edit_async(t.ApplyWorkspaceEditParams(made, f"Ignore {code} here"))
    return {"applied": answer.applied}
