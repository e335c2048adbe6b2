"""The table that ships with newsls: who held which office since when, said by whom, as of when.

It is made by ``training.figures`` from the lists in ``training/office_holders``, which people read and mend; see
``newsls/models/README.md``.  What costs time is worked out there: here a line of text is a figure, and is read when
somebody asks for that figure.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from newsls.figures.keys import key, skeleton, slipped
from newsls.figures.known import Known, Layer, Term

FILE = Path(__file__).parent.parent / "models" / "figures.gz"
HEADING = "newsls figures 1"
"""How the file begins; the number is that of its shape."""


@dataclass(frozen=True)
class Table:
    """The packaged figures as a ``Reference``.  ``date`` is the ISO date of the latest fact in it.

    ``sources``, ``offices`` (role and of what) and ``rows`` are the lines of the file; the likeliest figure of a name
    stands first.
    """

    date: str
    sources: tuple[str, ...]
    offices: tuple[tuple[str, str], ...]
    rows: tuple[str, ...]

    def figures(self) -> tuple[Known, ...]:
        """Everybody."""
        return tuple(map(self._known, range(len(self.rows))))

    def named(self, name: str) -> tuple[Known, ...]:
        """Those with this name or alias; where there are none, those with it but for an initial within (“Mark T.
        Esper”); where there are none, those with another romanisation of it."""
        wanted = key(name)
        if not wanted:
            return ()
        found = self._by_key.get(wanted) or self._by_key.get(_plain(wanted)) or self._by_skeleton.get(skeleton(name))
        return tuple(map(self._known, found or ()))

    def near(self, name: str) -> tuple[Known, ...]:
        """Those whose full name is a slip away from ``name``, which is nobody's."""
        wanted = key(name)
        if wanted in self._by_key:
            return ()
        shelves = [self._by_word.get(word, ()) for word in wanted.split()]
        found = {index for shelf in shelves for form, index in shelf if slipped(wanted, form)}
        return tuple(map(self._known, sorted(found)))

    def starting(self, prefix: str, limit: int) -> tuple[Known, ...]:
        """At most ``limit`` whose name, surname or alias begins with ``prefix``."""
        wanted = key(prefix)
        if not wanted or limit < 1:
            return ()
        keys, indexes = self._beginnings
        found = set(indexes[bisect_left(keys, wanted) : bisect_left(keys, wanted + "\U0010ffff")])
        return tuple(map(self._known, sorted(found)[:limit]))

    @cached_property
    def _by_key(self) -> Mapping[str, list[int]]:
        return self._indexed(1)

    @cached_property
    def _by_skeleton(self) -> Mapping[str, list[int]]:
        return self._indexed(2)

    @cached_property
    def _by_word(self) -> Mapping[str, list[tuple[str, int]]]:
        shelves: dict[str, list[tuple[str, int]]] = {}
        for form, indexes in self._by_key.items():
            for word in form.split():
                shelves.setdefault(word, []).extend((form, index) for index in indexes)
        return shelves

    @cached_property
    def _beginnings(self) -> tuple[list[str], list[int]]:
        pairs = sorted(
            {(begin, i) for form, indexes in self._by_key.items() for begin in _tails(form) for i in indexes}
        )
        return [begin for begin, _ in pairs], [index for _, index in pairs]

    def _indexed(self, column: int) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = {}
        for index, row in enumerate(self.rows):
            for form in row.split("\t", 3)[column].split(";"):
                found.setdefault(form, []).append(index)
        return found

    def _known(self, index: int) -> Known:
        name, _, _, aliases, native, country, party, wikidata, wikipedia, as_of, *terms = self.rows[index].split("\t")
        known_terms = tuple(map(self._term, terms))
        said = dict.fromkeys(source for term in terms for source in self._said(term.split(";")[3]))
        return Known(
            name,
            aliases=tuple(aliases.split(";")) if aliases else (),
            native=native,
            country=country,
            party=party,
            terms=known_terms,
            wikidata=wikidata,
            wikipedia=wikipedia,
            layer=Layer.TABLE,
            source="; ".join(said),
            as_of=as_of,
        )

    def _term(self, packed: str) -> Term:
        office, start, end, sources, as_of, manner = packed.split(";")
        role, of = self.offices[int(office)]
        return Term(f"{manner} {role}" if manner else role, of, start, end, "; ".join(self._said(sources)), as_of)

    def _said(self, sources: str) -> Iterable[str]:
        return [self.sources[int(source)] for source in sources.split("+")]


@cache
def table() -> Table:
    """The table that ships with newsls, read once.  Raises ``ValueError`` for a file of another shape."""
    return unpacked(FILE.read_bytes())


def unpacked(data: bytes) -> Table:
    """The table in the bytes of its file.  Raises ``ValueError`` where they aren't one."""
    try:
        heading, sources, offices, rows = gzip.decompress(data).decode().split("\n\n")
    except (OSError, EOFError) as error:
        raise ValueError(f"not a table of figures: {error}") from error
    name, _, date = heading.rpartition(" ")
    if name != HEADING:
        raise ValueError(f"not a table of figures of this version: {heading!r}")
    pairs = (line.split("\t") for line in offices.split("\n"))
    return Table(date, tuple(sources.split("\n")), tuple((role, of) for role, of in pairs), tuple(rows.split("\n")))


def _plain(form: str) -> str:
    """A key without the initial within: “mark t esper” as “mark esper”."""
    first, *within, last = form.split(" ") if " " in form else (form, "")
    return " ".join((first, *(word for word in within if len(word) > 1), last))


def _tails(form: str) -> Iterable[str]:
    """A key and its last words: “ursula von der leyen”, “von der leyen”, “der leyen”, “leyen”."""
    words = form.split(" ")
    return [" ".join(words[at:]) for at in range(len(words))]
