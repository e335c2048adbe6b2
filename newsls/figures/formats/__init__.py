"""Lists of figures that others keep, read into records: CSV, JSON, Popolo and the files of the US Congress.

Each takes text and gives figures; what can't be read of a figure is said with its place, and the rest holds.
"""

from __future__ import annotations

from newsls.figures.formats import congress, delimited, popolo, records_list, trees
from newsls.figures.formats.base import Format, Listed, Missed, Reading, Unfit, Where

__all__ = ["Format", "Listed", "Missed", "Reading", "Unfit", "Where", "read"]


def read(text: str, where: Where, format_: Format | None = None) -> Reading:
    """The figures of a list, in the format that its content shows or that is named.

    JSON, JSON Lines and YAML are one to the formats that are trees.  Raises ``Unfit`` where the whole can't be read.
    """
    if format_ is Format.CSV or (format_ is None and not trees.is_tree(text)):
        return delimited.read(text, where)
    tree = trees.parsed(text)
    if format_ is None:
        format_ = next((name for name, fits in _SHAPES if fits(tree.value)), None)
    if format_ is Format.POPOLO:
        return popolo.read(tree, where)
    if format_ is Format.CONGRESS:
        return congress.read(tree, where)
    return records_list.read(tree, where)


_SHAPES = ((Format.POPOLO, popolo.fits), (Format.CONGRESS, congress.fits))
