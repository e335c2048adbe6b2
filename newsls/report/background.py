"""What is known of a figure from outside a draft, in the lines of a card; each fact with its source and date."""

from __future__ import annotations

from collections.abc import Iterator

from newsls.figures.identity import Background
from newsls.figures.known import Known, Layer, Term
from newsls.figures.wording import period, written
from newsls.report.cells import clean

_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_SHOWN = 2
"""Terms of office shown."""


def lines(background: Background) -> Iterator[str]:
    """The lines of a card: name, offices, country and party, the house's note, and where all this is from."""
    known = background.known
    yield name(known)
    for term in background.terms[:_SHOWN]:
        yield office(term)
    about = [part for part in (known.country if not _told(background) else "", known.party) if part]
    if about:
        yield clean(" · ".join(about))
    if known.pronunciation:
        yield clean(f"Said: {known.pronunciation}")
    if known.style:
        yield clean(f"House style: {known.style}")
    yield source(background)


def name(known: Known) -> str:
    """The name, with the native script where it is known."""
    return clean(f"{known.name} ({known.native})" if known.native and known.native != known.name else known.name)


def _told(background: Background) -> bool:
    return any(background.known.country == term.of for term in background.terms[:_SHOWN])


def office(term: Term) -> str:
    """An office and when it was held."""
    held = f"{term.role}, {term.of}" if term.of else term.role
    return clean(f"{held}: {period(term)}" if term.start or term.end else held)


def source(background: Background) -> str:
    """Who says so, and as of when."""
    known = background.known
    told = [sourced(term.source or known.source, term.as_of or known.as_of) for term in background.terms[:_SHOWN]]
    told = [part for part in dict.fromkeys(told or [sourced(known.source, known.as_of)]) if part]
    layer = "the newsroom’s file" if known.layer is Layer.HOUSE else str(known.layer)
    return clean(f"Source: {'; '.join(told)} ({layer})" if told else f"Source: {layer}")


def sourced(said: str, as_of: str) -> str:
    """A source and the date it stands for."""
    return ", ".join(part for part in (said, f"as of {written(as_of)}" if as_of else "") if part)


def links(known: Known) -> Iterator[tuple[str, str]]:
    """Title and address of the pages about somebody."""
    if known.wikipedia:
        yield "Wikipedia", f"https://en.wikipedia.org/wiki/{_encoded(known.wikipedia.replace(' ', '_'))}"
    if known.wikidata:
        yield "Wikidata", f"https://www.wikidata.org/wiki/{_encoded(known.wikidata)}"


def _encoded(part: str) -> str:
    """A part of a path as an address holds it (RFC 3986, 2.1)."""
    bytes_ = part.encode("utf-8", "replace")
    return "".join(chr(b) if chr(b) in _UNRESERVED else f"%{b:02X}" for b in bytes_)
