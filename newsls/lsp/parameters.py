"""The arguments of a command as what they stand for; what can't be used gets InvalidParams and a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cattrs.errors import BaseValidationError
from lsprotocol import types as t
from lsprotocol.converters import get_converter
from pygls.exceptions import JsonRpcInvalidParams

from newsls.lsp.host import Host
from newsls.lsp.session import Document
from newsls.report.numbers import counted

_converter = get_converter()


def document_and_options(
    host: Host, command: str, options_are: str, given: Sequence[Any], known: Sequence[str]
) -> tuple[Document, Mapping[str, Any]]:
    """``[uri, options]``, the options being optional: the open document, and the options that were given.

    ``options_are`` tells what they are, as in “its length and style”; ``known`` are the options that there are.
    """
    expected = f"{command} takes a document’s URI and, if wanted, an object with {options_are}"
    if not 1 <= len(given) <= 2:
        raise JsonRpcInvalidParams(f"{expected}; it got {counted(len(given), 'argument')}.")
    document = document_of(host, given[0], command)
    wanted = given[1] if len(given) == 2 and given[1] is not None else {}
    if not isinstance(wanted, Mapping):
        raise JsonRpcInvalidParams(f"{expected}; its second argument was {named(wanted)}.")
    unknown = next((key for key in wanted if key not in known), None)
    if unknown is not None:
        raise JsonRpcInvalidParams(f"{command} has no option “{unknown}”; it has {', '.join(known)}.")
    return document, wanted


def document_of(host: Host, uri: object, command: str) -> Document:
    """The open document that a URI names."""
    document = host.session.get(uri) if isinstance(uri, str) else None
    if document is None:
        what = f"“{uri}” is not open" if isinstance(uri, str) else f"that was {named(uri)}"
        raise JsonRpcInvalidParams(f"{command} takes the URI of an open document first; {what}.")
    return document


def range_of(value: object) -> t.Range:
    """A range."""
    try:
        made = _converter.structure(value, t.Range)
    except (BaseValidationError, ValueError, TypeError, KeyError, AttributeError):
        raise JsonRpcInvalidParams(
            "A range must be an object with “start” and “end”, each with “line” and “character” from 0."
        ) from None
    assert isinstance(made, t.Range)
    return made


def switch_of(options: Mapping[str, Any], name: str) -> bool:
    """An option that is on or off, and off where it is not given."""
    value = options.get(name)
    if value is not None and not isinstance(value, bool):
        raise JsonRpcInvalidParams(f"“{name}” must be true or false, not {named(value)}.")
    return bool(value)


def named(value: object) -> str:
    """What kind of thing a value of JSON is."""
    kinds = {type(None): "null", bool: "true or false", int: "a number", float: "a number", str: "a string"}
    return kinds.get(type(value), "an object" if isinstance(value, Mapping) else "a list")
