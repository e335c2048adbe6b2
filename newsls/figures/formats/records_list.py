"""A list of records as newsls itself writes them: ``newsls.figures.records`` says what one holds."""

from __future__ import annotations

from newsls.figures import records
from newsls.figures.formats.base import Format, Listed, Missed, Reading, Unfit, Where, missed
from newsls.figures.formats.trees import Tree
from newsls.figures.known import Layer


def read(tree: Tree, where: Where) -> Reading:
    """The figures of a list of records, or of the list “figures” of a table; one record alone will do.

    A record may bear an “id”.  Raises ``Unfit``.
    """
    value = tree.value
    if isinstance(value, dict):
        value = value.get("figures", value.get("figure", [value] if "name" in value else None))
    if not isinstance(value, list):
        raise Unfit("holds no list of figures; docs/figures.md shows the formats.")
    figures: list[Listed] = []
    faults: list[Missed] = []
    for number, row in enumerate(value, 1):
        place = f"line {number}" if tree.lines else f"record {number}"
        if not isinstance(row, dict):
            faults.append(Missed(place, "This is no record: it must be a table with a “name”.", skipped=True))
            continue
        record = dict(row)
        ident = record.pop("id", "")
        known, wrong = records.read(record, layer=Layer.STORE, source=where.source, as_of=where.as_of)
        if known is not None:
            figures.append(Listed(known, f"id:{ident}" if isinstance(ident, str | int) and ident != "" else ""))
            place += f", {known.name}"
        faults += missed(place, wrong, skipped=known is None)
    return Reading(Format.JSON, tuple(figures), tuple(faults))
