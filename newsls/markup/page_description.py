"""Writing a summary into the head of an HTML page, as ``<meta name="description">``; nothing else is touched."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsls.text import Edit, Span

_LONGEST = 200_000
"""Characters within which a head must have ended."""
_NAME = re.compile(r"<(/?)([A-Za-z][\w:-]*)(?=[\s/>])")
_TAG = re.compile(r"<[^>\"']*+(?:\"[^\"]*\"|'[^']*'|[^>\"'])*+>")
_ATTRIBUTE = re.compile(r"([^\s=>\"'/]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>\"']+))?")
_RAW = frozenset({"script", "style", "noscript", "template", "title"})
_OUTSIDE = re.compile("[\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f]")


class _Head(NamedTuple):
    """What a description is written by: the tags ``<meta name="description">``, and the tag that a new one follows."""

    descriptions: tuple[Span, ...]
    last: Span
    start: int
    """Where the element begins whose last tag that is."""


def description_edit(text: str, said: str) -> Edit | None:
    """The edit after which the page ``text`` has ``said`` for its description.

    None where it has no head with both its tags, where that can't be read, and where it has several descriptions.
    """
    head = _head(text)
    if head is None or len(head.descriptions) > 1:
        return None
    said = _OUTSIDE.sub("", said).replace("\r\n", "\n")
    for mark, reference in (("&", "&amp;"), ('"', "&quot;"), ("<", "&lt;"), (">", "&gt;"), ("\n", "&#10;")):
        said = said.replace(mark, reference)
    if not head.descriptions:
        end = " />" if text[: head.last.end].endswith("/>") else ">"
        new = f'{_apart(text, head.start)}<meta name="description" content="{said}"{end}'
        return Edit(Span(head.last.end, head.last.end), new)
    (tag,) = head.descriptions
    name = tag.start + len("<meta")
    content = next((m for m in _ATTRIBUTE.finditer(text, name, tag.end) if m[1].lower() == "content"), None)
    if content is None:
        return Edit(Span(name, name), f' content="{said}"')
    if content[2] is None:
        return Edit(Span(content.end(1), content.end(1)), f'="{said}"')
    return Edit(Span(*content.span(2)), f'"{said}"')


def has_head(text: str) -> bool:
    """Whether a description can be written."""
    head = _head(text)
    return head is not None and len(head.descriptions) <= 1


def _head(text: str) -> _Head | None:
    descriptions: list[Span] = []
    last: tuple[Span, int] | None = None
    at = 0
    while True:
        mark = text.find("<", at, _LONGEST)
        if mark < 0:
            return None
        if text.startswith("<!--", mark):
            close = text.find("-->", mark + 4, _LONGEST)
            if close < 0:
                return None
            at = close + 3
            continue
        named = _NAME.match(text, mark)
        if named is None:
            at = mark + 1
            continue
        tag = _TAG.match(text, mark, _LONGEST)
        if tag is None:
            return None
        name, at = named[2].lower(), tag.end()
        if name == "head":
            if named[1]:
                return _Head(tuple(descriptions), *last) if last else None
            last = Span(mark, at), mark
        elif name == "body":
            return None
        elif name == "meta" and last is not None:
            last = Span(mark, at), mark
            if _is_description(text, named.end(), at):
                descriptions.append(Span(mark, at))
        elif name in _RAW and not named[1]:
            closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, at, _LONGEST)
            if closing is None:
                return None
            at = closing.end()
            if name == "title" and last is not None:
                last = Span(*closing.span()), mark


def _is_description(text: str, start: int, end: int) -> bool:
    for attribute in _ATTRIBUTE.finditer(text, start, end):
        if attribute[1].lower() == "name":
            return (attribute[2] or "").strip("\"'").strip().lower() == "description"
    return False


def _apart(text: str, start: int) -> str:
    """The line break and indentation of an element that begins its line; nothing for one that does not."""
    begins = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    indent = text[begins:start]
    if begins == 0 or indent.strip(" \t") or text.startswith(("<head", "<HEAD"), start):
        return ""
    return ("\r\n" if text[:begins].endswith("\r\n") else text[begins - 1]) + indent
