"""CSV: one office a line, with a header; the lines of one figure need not stand together.

The delimiter is the one of comma, semicolon, tab and bar that makes most columns of the header known ones.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from newsls.figures import records
from newsls.figures.formats.base import Format, Listed, Missed, Reading, Unfit, Where, missed
from newsls.figures.keys import key
from newsls.figures.known import Layer
from newsls.figures.records import FIELDS, TERM_FIELDS, TEXTS
from newsls.settings import did_you_mean

DELIMITERS = (",", ";", "\t", "|")

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "full name", "figure", "person", "fullname", "display name", "official full"),
    "first name": ("first name", "given name", "given names", "forename", "first"),
    "last name": ("last name", "family name", "surname", "last"),
    "aliases": ("aliases", "alias", "also known as", "aka", "other names", "nickname", "short name"),
    "kind": ("kind",),
    "native": ("native", "native name", "local name", "original name"),
    "country": ("country", "nationality"),
    "party": ("party", "political party", "political group"),
    "pronunciation": ("pronunciation", "say it", "respelling"),
    "style": ("style", "style note", "style notes"),
    "role": ("role", "title", "office", "position", "post", "job title", "job"),
    "of": ("of", "body", "organisation", "organization", "institution", "employer", "company"),
    "start": ("start", "since", "from", "start date", "took office", "term start", "begin"),
    "end": ("end", "until", "to", "end date", "left office", "term end"),
    "source": ("source", "sources", "reference"),
    "as-of": ("as of", "checked", "checked on", "retrieved", "updated"),
    "wikidata": ("wikidata", "wikidata id", "qid", "wikidata item"),
    "wikipedia": ("wikipedia", "wikipedia en", "wikipedia title", "enwiki"),
    "id": ("id", "identifier", "uid"),
}
"""The columns, and the other ways in which a header may name them; case and “_” don’t count."""

_BY_HEADER = {header: column for column, headers in COLUMNS.items() for header in headers}
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_JOINED = re.compile(r"\s*[;|]\s*")
_LONGEST_HEADER = 10_000
_FORMS_OF_ADDRESS = frozenset("mr mrs ms mx miss dr prof professor sir dame hon rev".split())
"""What a column “title” may hold that is no office."""


class _Row(NamedTuple):
    """A line of the file as its columns have it, and its number from 1."""

    line: int
    cells: Mapping[str, str]


def read(text: str, where: Where) -> Reading:
    """The figures of a CSV file.  Raises ``Unfit``."""
    faults: list[Missed] = []
    groups: dict[str, list[_Row]] = {}
    for row in _rows(text, faults):
        groups.setdefault(_ident(row.cells), []).append(row)
    figures: list[Listed] = []
    for ident, rows in groups.items():
        record, offices = _record(rows)
        known, wrong = records.read(record, layer=Layer.STORE, source=where.source, as_of=where.as_of)
        if known is not None:
            figures.append(Listed(known, ident if rows[0].cells.get("id") else ""))
        for fault in wrong:
            line = offices[int(fault.path[1])] if fault.path[:1] == ("terms",) and len(fault.path) > 1 else rows[0].line
            faults += missed(f"line {line}", [fault], skipped=known is None)
    return Reading(Format.CSV, tuple(figures), tuple(faults))


def _rows(text: str, faults: list[Missed]) -> Iterator[_Row]:
    """The lines under the header, none of them blank."""
    delimiter = _delimiter(text)
    reader = csv.reader((match[0] for match in _LINE.finditer(text)), delimiter=delimiter, strict=True)
    header: list[str] | None = None
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise Unfit(f"is not CSV: {_reason(error)}.", max(reader.line_num, 1)) from None
        if cells is None:
            break
        if not any(cell.strip() for cell in cells):
            continue
        if header is None:
            header = _header(cells, reader.line_num, faults)
        elif len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
            reason = f"This line has {len(cells)} cells, and the header {len(header)}."
            faults.append(Missed(f"line {reader.line_num}", reason, skipped=True))
        else:
            named = {
                column: cell.strip() for column, cell in zip(header, cells, strict=False) if column and cell.strip()
            }
            yield _Row(reader.line_num, _completed(named))
    if header is None:
        raise Unfit("holds nothing.")


def _delimiter(text: str) -> str:
    first = next((match[0] for match in _LINE.finditer(text) if match[0].strip()), "")[:_LONGEST_HEADER]

    def fitness(delimiter: str) -> int:
        return sum(_column(cell.strip().strip('"')) != "" for cell in first.split(delimiter))

    return max(DELIMITERS, key=fitness)


def _column(header: str) -> str:
    """The column that a header names; empty for none."""
    return _BY_HEADER.get(" ".join(re.split(r"[\s_\-]+", header.strip().casefold())), "")


def _header(cells: list[str], line: int, faults: list[Missed]) -> list[str]:
    """The column of each cell of the header; empty for those that are not read, of which all are named."""
    columns = [_column(cell) for cell in cells]
    if "name" not in columns and not {"first name", "last name"} <= set(columns):
        shown = ", ".join(f"“{records.cleaned(cell)[:40]}”" for cell in cells[:8])
        raise Unfit(f"has no column “name”; its columns are {shown}.", line)
    for number, (cell, column) in enumerate(zip(cells, columns, strict=True), 1):
        if column and column in columns[: number - 1]:
            raise Unfit(f"has two columns “{column}”.", line, number)
        if not column and cell.strip():
            shown = records.cleaned(cell)[:60]
            reason = f"The column “{shown}” is not read{did_you_mean(shown, _BY_HEADER)}"
            faults.append(Missed(f"line {line}", reason, loss=False))
    return columns


def _completed(cells: dict[str, str]) -> dict[str, str]:
    """The cells with a name made of its parts, and without a role that is none."""
    if key(cells.get("role", "")) in _FORMS_OF_ADDRESS:
        del cells["role"]
    if "name" not in cells:
        cells["name"] = " ".join(cells[part] for part in ("first name", "last name") if part in cells)
    return cells


def _ident(cells: Mapping[str, str]) -> str:
    """What is the same on all lines of one figure."""
    if "id" in cells:
        return f"id:{cells['id']}"
    return cells.get("wikidata") or "|".join((key(cells["name"]), key(cells.get("country", "")), cells.get("kind", "")))


def _record(rows: list[_Row]) -> tuple[dict[str, Any], list[int]]:
    """The record of a figure's lines, and the line of each of its terms."""
    record: dict[str, Any] = {}
    aliases: list[str] = []
    terms: list[dict[str, str]] = []
    offices: list[int] = []
    for row in rows:
        cells = row.cells
        for column in TEXTS:
            if column in cells and (column not in ("source", "as-of") or "role" not in cells):
                record.setdefault(column, cells[column])
        aliases += _JOINED.split(cells.get("aliases", ""))
        term = {column: cells[column] for column in TERM_FIELDS if column in cells}
        if term.keys() & {"role", "of", "start", "end"}:
            terms.append(term)
            offices.append(row.line)
    if any(aliases):
        record["aliases"] = [alias for alias in aliases if alias]
    if terms:
        record["terms"] = terms
    return {name: value for name, value in record.items() if name in FIELDS}, offices


def _reason(error: csv.Error) -> str:
    text = str(error)
    if "field larger" in text:
        return "a cell is larger than 128 kB; a quotation mark may be missing its partner"
    if "unexpected end of data" in text:
        return "a quotation mark is missing its partner"
    if "expected after" in text:
        return "something stands between a closing quotation mark and the delimiter"
    return text
