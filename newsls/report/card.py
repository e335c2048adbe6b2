"""The card of a figure, for a hover: as Markdown and as plain text, short and calm."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsls.attribution import Mode
from newsls.figures.card import Card, Quote
from newsls.figures.identity import Background
from newsls.figures.model import PERSON
from newsls.report import background
from newsls.report.cells import clean

SHOWN = 3
"""Quotations shown."""
ROLES = 3
"""Roles shown."""
ROOM = 140
"""Characters of a quotation shown."""
MARK = "…"
_SPECIAL = frozenset("\\`*_[]<>#|~&$^")
_OPENERS = re.compile(r"^(\s*\d*)([-+=.)])")
"""What would make a list or a heading of a line that begins with it."""
_OPEN = "“\"‘'"
_SEVERAL = "{count} people of this name are known:"


def markdown(card: Card, known: Sequence[Background] = ()) -> str:
    """The card as Markdown in which the draft's words show as they are, whatever marks they hold.

    ``known`` is who the figure may be; where there are several, each stands apart.
    """
    if not known:
        title = f"**{escaped(card.name)}**" + ("" if card.kind == PERSON else " (body)")
        roles = [escaped(role) for role in _roles(card)]
        parts = [title + (f"  \n{'; '.join(roles)}" if roles else "")]
    else:
        parts = [_SEVERAL.format(count=len(known))] if len(known) > 1 else []
        parts += [_known_markdown(one) for one in known]
    parts.append(escaped(_place(card, known)))
    quotes = _chosen(card)
    if quotes:
        parts.append("\n".join(f"* {escaped(_quote(quote))}" for quote in quotes))
    if not known:
        parts.append(f"*{escaped(_source(card))}*")
    return "\n\n".join(parts)


def plain(card: Card, known: Sequence[Background] = ()) -> str:
    """The card as plain text; ``known`` as for ``markdown``."""
    lines: list[str] = []
    if not known:
        lines.append(clean(card.name) + ("" if card.kind == PERSON else " (body)"))
        roles = _roles(card)
        if roles:
            lines.append("; ".join(roles))
    elif len(known) > 1:
        lines.append(_SEVERAL.format(count=len(known)))
    for one in known:
        lines += background.lines(one)
        lines += [f"{title}: {address}" for title, address in background.links(one.known)]
    lines.append(_place(card, known))
    lines += [f"- {_quote(quote)}" for quote in _chosen(card)]
    if not known:
        lines.append(_source(card))
    return "\n".join(lines)


def _known_markdown(one: Background) -> str:
    title, *facts, source = (escaped(line) for line in background.lines(one))
    links = [f"[{title}]({address})" for title, address in background.links(one.known)]
    return "  \n".join([f"**{title}**", *facts, " · ".join([f"*{source}*", *links])])


def _roles(card: Card) -> list[str]:
    """The roles shown: the first ones, none that only repeats a part of another, and the age."""
    shown: list[str] = []
    for role in card.roles:
        if not any(role.casefold() in other.casefold() for other in shown):
            shown.append(clean(role))
    shown = shown[:ROLES]
    return [*shown, f"age {card.age}"] if card.age else shown


def _place(card: Card, known: Sequence[Background]) -> str:
    roles = "; ".join(_roles(card)) if known else ""
    called = f"{roles}. " if roles else ""
    if card.mentions == 1:
        return f"In this draft: {called}1 mention, on line {card.line}."
    return f"In this draft: {called}{card.mentions} mentions, first on line {card.line}."


def _chosen(card: Card) -> list[Quote]:
    """The quotations shown, their very words before paraphrase, in the order of the draft."""
    ranked = sorted(card.quotes, key=lambda q: (q.mode is Mode.INDIRECT, q.span.start))[:SHOWN]
    return sorted(ranked, key=lambda q: q.span.start)


def _quote(quote: Quote) -> str:
    text = shortened(clean(quote.text))
    if quote.mode is Mode.DIRECT and text and text[0] not in _OPEN:
        text = f"“{text}”"
    return f"Line {quote.line}: {text}"


def _source(card: Card) -> str:
    return "According to this draft; newsls has not checked it."


def shortened(text: str, room: int = ROOM) -> str:
    """``text``, or as many of its whole words as fit ``room`` characters with a mark of omission.

    A quotation that loses its end gets its closing mark back.
    """
    text = text.strip().removesuffix(",").rstrip()
    if text.endswith((",”", ',"')):
        text = text[:-2] + text[-1]
    if len(text) <= room:
        return text
    cut = text.rfind(" ", 0, room)
    kept = text[: cut if cut > room // 2 else room].rstrip(" ,;:–—-") + MARK
    if kept.count("“") > kept.count("”"):
        kept += "”"
    elif kept.count('"') % 2:
        kept += '"'
    return kept


def escaped(text: str) -> str:
    """Plain text as Markdown that shows it as it is, on one line."""
    shown = "".join("\\" + character if character in _SPECIAL else character for character in clean(text))
    return _OPENERS.sub(r"\1\\\2", shown)
