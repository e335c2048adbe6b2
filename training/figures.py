"""Make the table of figures that ships with newsls out of the lists in ``training/office_holders``.

    python -m training.figures --output newsls/models/figures.gz

The lists are written and mended by hand.  A file in ``offices/`` has a line for every office, ``@ of  kind  role
source``, and below it a line for everyone who held it, ``name  start  end  [source  [as of]]``, in the order of time;
two blanks or more part the columns.  ``-`` for an end is an office still held on the day “as of”, which is that of the
source where none is given.  A kind with a ``*`` is held by several at a time.  ``(acting)`` behind a name goes before
the role.  Two people of one name are told apart by ``#2``.  ``sources.txt`` names the sources, ``places.txt`` says
which country an office is in.  The files in ``people/`` say what else is known of people, a line each: ``value: name;
name``; in ``aliases.txt`` and ``native.txt`` ``name: value``.

What contradicts itself stops the making: an unknown source, a day that no calendar has, an end before a start, two
who held the office of one at the same time, a line for nobody.
"""

from __future__ import annotations

import argparse
import gzip
import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from newsls.figures.keys import key, skeleton
from newsls.figures.table import HEADING

FOLDER = Path(__file__).parent / "office_holders"
T = TypeVar("T")

NOWHERE = "-"
COLUMNS = re.compile(r"\s{2,}|\t")
_MANNER = re.compile(r" \((acting|caretaker)\)$")
_TWIN = re.compile(r" #\d$")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_FIRST = frozenset({"president", "government", "monarch", "pope", "leader", "supreme-leader", "secretary-general"})
"""Whose holders are likelier meant by a name than others."""


@dataclass(frozen=True)
class Source:
    """Where terms are from, in words, and the ISO date for which it stands."""

    key: str
    text: str
    date: str


@dataclass(frozen=True)
class Seat:
    """An office as the lists have it: of what, its kind, the role in words, and whether several hold it at a time."""

    of: str
    kind: str
    role: str
    several: bool = False


@dataclass(frozen=True)
class Holding:
    """That ``person`` held a seat; ``end`` is empty for one still held on ``as_of``, ``manner`` “Acting” or empty."""

    person: str
    seat: Seat
    start: str
    end: str
    sources: tuple[str, ...]
    as_of: str
    manner: str
    place: str


@dataclass
class Lists:
    """All that the files say."""

    sources: dict[str, Source] = field(default_factory=dict)
    holdings: list[Holding] = field(default_factory=list)
    aliases: dict[str, list[str]] = field(default_factory=dict)
    native: dict[str, str] = field(default_factory=dict)
    party: dict[str, str] = field(default_factory=dict)
    country: dict[str, str] = field(default_factory=dict)
    identity: dict[str, tuple[str, str]] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def once(self, of: Mapping[str, T], person: str, place: str, value: T) -> T:
        """``value``, noted as a fault where it is nobody's or ``of`` has the person already."""
        if person not in self._people or person in of:
            self.faults.append(f"{place}: {person!r} is nobody, or stands here twice")
        return value

    @cached_property
    def _people(self) -> frozenset[str]:
        return frozenset(self.people())

    def people(self) -> Mapping[str, list[Holding]]:
        """The holdings of everybody."""
        found: dict[str, list[Holding]] = defaultdict(list)
        for holding in self.holdings:
            found[holding.person].append(holding)
        return found

    def home(self, person: str, holdings: Sequence[Holding]) -> str:
        """The country of a person: what ``people/countries.txt`` says, else that of the first office in a country."""
        if person in self.country:
            return self.country[person]
        places = (self.places.get(holding.seat.of, NOWHERE) for holding in holdings)
        return next((place for place in places if place != NOWHERE), "")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--output", required=True, type=Path)
    options = arguments.parse_args()
    lists = read()
    faults = [*lists.faults, *contradictions(lists)]
    if faults:
        raise SystemExit("\n".join(faults))
    data = packed(lists)
    beside = options.output.with_suffix(".new")
    beside.write_bytes(data)
    beside.replace(options.output)
    people = lists.people()
    print(f"{len(people)} figures, {len(lists.holdings)} terms, {len({h.seat for h in lists.holdings})} offices")
    print(f"{len(data):,} bytes")


def read(folder: Path = FOLDER) -> Lists:
    """What the files under ``folder`` say, with what is wrong in their form among ``faults``."""
    lists = Lists()
    for _, line in _lines(folder / "sources.txt"):
        name, text, day = COLUMNS.split(line)
        lists.sources[name] = Source(name, text, day)
    for _, line in _lines(folder / "places.txt"):
        country, _, places = line.partition(": ")
        lists.places.update(dict.fromkeys(places.split("; ") if places else [country], country))
    for path in sorted((folder / "offices").glob("*.txt")):
        _offices(path, lists)
    people = folder / "people"
    for place, person, value in _said(people / "aliases.txt"):
        lists.aliases[person] = lists.once(lists.aliases, person, place, value.split("; "))
    for place, person, value in _said(people / "native.txt"):
        lists.native[person] = lists.once(lists.native, person, place, value)
    for name, of in (("parties", lists.party), ("countries", lists.country)):
        for place, line in _lines(people / f"{name}.txt"):
            value, _, persons = line.partition(": ")
            for person in persons.split("; "):
                of[person] = lists.once(of, person, place, value)
    for place, line in _lines(people / "ids.txt"):
        person, item, article = (*COLUMNS.split(line), "")[:3]
        if not re.fullmatch(r"Q\d+", item):
            lists.faults.append(f"{place}: {item!r} is no item")
        lists.identity[person] = lists.once(
            lists.identity, person, place, (item, person if article == "=" else article)
        )
    return lists


def _said(path: Path) -> Iterator[tuple[str, str, str]]:
    """The lines “name: value” of a file, each with its place."""
    for place, line in _lines(path):
        person, _, value = line.partition(": ")
        yield place, person, value


def _offices(path: Path, lists: Lists) -> None:
    seat, source = Seat("", "", ""), ""
    for place, line in _lines(path):
        columns = COLUMNS.split(line.removeprefix("@ "))
        if line.startswith("@ "):
            of, kind, role, source = columns
            seat = Seat(of, kind.removesuffix("*"), role, kind.endswith("*"))
            if of not in lists.places:
                lists.faults.append(f"{place}: places.txt doesn't say where {of!r} is")
            continue
        if not 3 <= len(columns) <= 5:
            lists.faults.append(f"{place}: {len(columns)} columns")
            continue
        name, start, end, *rest = columns
        manner = _MANNER.search(name)
        sources = tuple((rest[0] if rest else source).split("+"))
        for unknown in set(sources) - lists.sources.keys():
            lists.faults.append(f"{place}: no source {unknown!r}")
        as_of = rest[1] if len(rest) > 1 else max(lists.sources[s].date for s in sources if s in lists.sources)
        lists.holdings.append(
            Holding(
                _MANNER.sub("", name),
                seat,
                start,
                "" if end == "-" else end,
                sources,
                as_of,
                manner[1].capitalize() if manner else "",
                place,
            )
        )


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    """The lines of a file that say something, each with its place."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield f"{path.name}:{number}", line.rstrip()


def contradictions(lists: Lists) -> Iterator[str]:
    """What can't be as the lists say."""
    for holding in lists.holdings:
        for day in filter(None, (holding.start, holding.end, holding.as_of)):
            if not is_day(day):
                yield f"{holding.place}: {day!r} is no date"
        if holding.end and span(holding.start)[0] > span(holding.end)[1]:
            yield f"{holding.place}: {holding.person} ends before the start"
        if span(holding.end or holding.start)[0] > span(holding.as_of)[1]:
            yield f"{holding.place}: {holding.person} starts or ends after the day of the source"
    seats: dict[tuple[str, str], list[Holding]] = defaultdict(list)
    for holding in lists.holdings:
        if not holding.seat.several:
            seats[holding.seat.of, holding.seat.kind].append(holding)
    for (of, kind), held in seats.items():
        held.sort(key=lambda h: (span(h.start), not h.end))
        for one, other in pairwise(held):
            if not one.end or span(one.end)[0] > span(other.start)[1]:
                yield f"{other.place}: {one.person} and {other.person} are both {kind} of {of}"
    items = [item for item, _ in lists.identity.values()]
    for item in {item for item in items if items.count(item) > 1}:
        yield f"ids.txt: {item} stands for two people"


def is_day(day: str) -> bool:
    """Whether ``day`` is a date of the calendar, by year, month or day."""
    if not _DATE.fullmatch(day):
        return False
    try:
        date.fromisoformat(f"{day}-01-01"[:10])
    except ValueError:
        return False
    return True


def span(day: str) -> tuple[str, str]:
    """The first and the last day that a date may mean; “?” may be any."""
    if day == "?":
        return "0001-01-01", "9999-12-31"
    year, month, number = (*map(int, day.split("-")), 0, 0)[:3]
    return _iso(year, month or 1, number or 1), _iso(year, month or 12, number or monthrange(year, month or 12)[1])


def _iso(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}-{day:02}"


def packed(lists: Lists) -> bytes:
    """The file that ``newsls.figures.table`` reads."""
    sources = list(lists.sources.values())
    numbers = {source.key: str(index) for index, source in enumerate(sources)}
    seats = list(dict.fromkeys((h.seat.role, h.seat.of) for h in lists.holdings))
    offices = {seat: str(index) for index, seat in enumerate(seats)}
    rows = []
    for person, holdings in sorted(lists.people().items(), key=lambda item: _rank(item[1])):
        held = sorted(holdings, key=lambda h: (not h.end, h.start), reverse=True)
        terms = [
            ";".join(
                (
                    offices[h.seat.role, h.seat.of],
                    h.start,
                    h.end,
                    "+".join(numbers[source] for source in h.sources),
                    h.as_of,
                    h.manner,
                )
            )
            for h in held
        ]
        item, article = lists.identity.get(person, ("", ""))
        name = _TWIN.sub("", person)
        country = lists.home(person, held)
        aliases = [alias for alias in lists.aliases.get(person, ()) if alias != name]
        forms = [name, *aliases, *reversed_name(name, country), *filter(None, [lists.native.get(person, "")])]
        rows.append(
            "\t".join(
                (
                    name,
                    ";".join(dict.fromkeys(filter(None, map(key, forms)))),
                    ";".join(dict.fromkeys(filter(None, map(skeleton, forms)))),
                    ";".join(aliases),
                    lists.native.get(person, ""),
                    country,
                    lists.party.get(person, ""),
                    item,
                    article,
                    max(h.as_of for h in holdings),
                    *terms,
                )
            )
        )
    date_of_all = max(h.as_of for h in lists.holdings)
    parts = (
        f"{HEADING} {date_of_all}",
        "\n".join(source.text for source in sources),
        "\n".join("\t".join(seat) for seat in seats),
        "\n".join(rows),
    )
    return gzip.compress("\n\n".join(parts).encode(), 9, mtime=0)


def reversed_name(name: str, country: str) -> Iterable[str]:
    """The family name first, where a name of two words is given the other way round at home."""
    words = name.split()
    return [f"{words[1]} {words[0]}"] if country in ("Japan", "Hungary") and len(words) == 2 else []


def _rank(holdings: Sequence[Holding]) -> tuple[bool, bool, str]:
    """The place of a figure among those of one name: those in office first, heads before others, the latest first."""
    running = [h for h in holdings if not h.end]
    heads = any(h.seat.kind in _FIRST and not h.seat.several for h in (running or holdings))
    last = max(span(h.end or h.as_of)[1] for h in holdings)
    return not running, not heads, "".join(chr(126 - ord(c)) for c in last)


if __name__ == "__main__":
    main()
