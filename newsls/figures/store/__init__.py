"""The store: figures that were imported or asked of Wikidata, in one SQLite file of the user's.

This sub-package is the one place of the room that does I/O.  Many processes may read while one writes; an import is
one transaction, so that a reader sees all of it or nothing, whatever happens in the middle.
"""

from __future__ import annotations

from newsls.figures.store.guard import Unusable
from newsls.figures.store.opening import reading, writing
from newsls.figures.store.reference import StoreReference
from newsls.figures.store.writing import Counts, Incoming, Origin, held, origins, put

__all__ = ["Counts", "Incoming", "Origin", "StoreReference", "Unusable", "held", "origins", "put", "reading", "writing"]
