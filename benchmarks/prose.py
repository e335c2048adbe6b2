"""Distinct prose to measure on: real news where it is at hand, else stories made up from a seed.

Copies of one text would flatter every checker that remembers what it saw, Harper and newsls alike, so that no sentence
comes twice.
"""

from __future__ import annotations

import json
import lzma
import os
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

_FIRST = """Adela Amir Anneli Arturo Beatriz Bilal Bojan Camille Dagmar Davit Edita Emeka Farida Fikret Gintaras
Goran Hana Hélène Idris Ilse Ingrid Ivana Jarek Joana Kamila Kwame Laszlo Leila Lucia Magnus Malik Marek
Mirela Nadia Nuno Olena Oskar Paolo Petra Rashid Renata Samira Sergei Silvia Stefan Tamar Teodor Ulla
Valentina Viktor Wanda Yara Yusuf Zdenka Zoltan""".split()
_LAST = """Abadie Adeyemi Almqvist Andrade Baranov Belhadj Benitez Bergström Cardoso Castellan Dimitrov Dragović
Eklund Espinosa Farrugia Ferreira Gashi Gerhardsson Haddad Halloran Horvath Ibarra Ivanova Jansson
Kaczmarek Kallas Karimov Kovalenko Lefebvre Lindgren Lombardi Machado Mazur Mensah Moreau Nakamura
Novotny Obeid Okafor Oyelaran Papadakis Pereira Popescu Quiroga Radev Rinaldi Sadowski Salazar Sandoval
Schreiber Seifert Tavares Tesfaye Tkachenko Urbanek Vasquez Vella Vukić Weisz Yilmaz Zamora Zielinski""".split()
_PLACES = """Antwerp Athens Baku Bergen Bilbao Bratislava Brno Cartagena Casablanca Constanta Cork Dakar Gdansk Genoa
Ghent Graz Haifa Izmir Kaunas Krakow Lagos Leipzig Limerick Ljubljana Malmö Marseille Mombasa Nairobi
Odesa Oporto Plovdiv Riga Rotterdam Salonika Sarajevo Seville Skopje Split Tampere Tangier Tbilisi
Trieste Tunis Turin Utrecht Valletta Varna Vilnius Wroclaw Zagreb""".split()
_OFFICES = [
    "Deputy Finance Minister", "Mayor", "Interior Minister", "Ambassador", "Judge", "Prosecutor", "Gen.", "Sen.",
    "Transport Minister", "Governor", "Health Minister", "Col.", "Fisheries Minister", "Foreign Minister",
    "Police Chief", "Culture Minister", "Energy Commissioner", "Speaker", "Labor Minister", "Archbishop",
]  # fmt: skip
_JOBS = [
    "an economist at the national bank", "the head of the dockworkers’ union", "a spokesman for the railway",
    "a lawyer for the families", "the chief of the electoral commission", "a former prime minister",
    "an engineer who inspected the dam", "the founder of a farmers’ group", "a professor of constitutional law",
    "the director of the city hospital", "an envoy of the European Union", "a retired admiral",
    "the treasurer of the opposition party", "a monitor with the ceasefire mission", "the owner of a bakery",
    "a teacher who took part in the march", "the auditor of the pension fund", "a meteorologist",
]  # fmt: skip
_BODIES = [
    "the parliament", "the central bank", "the coast guard", "the port authority", "the constitutional court",
    "the opposition", "the coalition", "the city council", "the grain exporters’ league", "the tax office",
    "the electoral commission", "the border police", "the pension fund", "the water board", "the state broadcaster",
    "the railway", "the steelworkers’ union", "the competition watchdog", "the defense ministry",
    "the regional assembly",
]  # fmt: skip
_VERBS = [
    "postponed", "approved", "rejected", "defended", "criticized", "abandoned", "revived", "audited", "leaked",
    "published", "challenged", "financed", "restricted", "extended", "suspended", "welcomed", "questioned",
    "negotiated", "reopened", "dismantled", "subsidized", "investigated", "condemned", "endorsed",
]  # fmt: skip
_THINGS = """budget tariff treaty bridge ferry pipeline tender census strike inquiry reform subsidy curfew harbor
tunnel reactor quota contract amnesty ceasefire embargo election railway archive loan visa refinery
vaccine festival tax warrant verdict dam orchard fleet checkpoint petition charter report blockade levy
merger broadcast""".split()
_KINDS = """disputed long-delayed four-year emergency cross-border provisional controversial secret partial revised
joint costly confidential regional unpopular temporary sweeping modest ambitious narrow annual landmark""".split()
_PLURALS = """farmers nurses trawlers judges villagers tenants conscripts pensioners drivers students miners sailors
teachers exporters refugees prosecutors observers retailers engineers reservists commuters beekeepers
shipyards vineyards hospitals""".split()
_ADVERBS = """quietly abruptly narrowly unanimously reluctantly formally belatedly repeatedly openly swiftly partly
eventually""".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February March April June July August September October November December".split()
_SAYING = "said argued added insisted warned conceded noted predicted explained recalled maintained suggested".split()
_QUOTED = [
    "We {past} the {thing} because nobody else would", "There is no {thing} without the {plural}",
    "I have never seen so many {plural} in {place}", "The {kind} {thing} was a mistake and we know it",
    "My neighbors lost a {thing} and {number} {plural} went with it",
    "Nobody in {place} asked for a {kind} {thing}", "They {adverb} {past} our {thing}",
    "If the {plural} leave, the {thing} leaves with them",
]  # fmt: skip
_TEMPLATES = [
    "{office} {name} {past} the {kind} {thing} in {place} on {day}, and {last2} {saying} {body} had been told.",
    "{Body} {adverb} {past} a {kind} {thing} that would have cost {plural} in {place} {number} million euros.",
    "“{quoted},” {saying} {name}, {job}.",
    "{name}, {job}, {saying} that {number} {plural} had left {place} since {month}.",
    "In {place}, {body} {past} the {thing} after {plural} blocked the road to the {thing2} for {small} days.",
    "The {thing}, which {body} {past} in {month}, has divided the {plural} of {place}.",
    "According to a {kind} {thing} seen by reporters, {body} {past} {number} permits in {month} alone.",
    "“{quoted},” {last2} {saying} on {day}. “{quoted2}.”",
    "{Body} is expected to decide on the {kind} {thing} before the {thing2} in {place} is {past}.",
    "More than {number} {plural} signed a {thing} against the {kind} {thing2}, organizers in {place} {saying}.",
    "Critics say that the {thing} favors {plural} in {place} over those of the {kind} {thing2}.",
    "{name} {past} the {thing} in {year}, when {last2} led {body} through a {kind} {thing2}.",
    "Prices of the {plural}’ {thing} rose {small} percent in {month}, the steepest rise since {year}.",
    "Asked about the {kind} {thing}, {name} {saying} only that {body} had {adverb} {past} it.",
    "The {plural} of {place} will bear the cost of the {kind} {thing}, and {body} knows it.",
    "Two {plural} were hurt on {day} when the {thing} near {place} gave way, police {saying}.",
    "A {kind} {thing} between {place} and {place2}, {past} by {body}, would carry {number} {plural} a day.",
    "It was not clear whether {office} {last} had {past} the {thing} or {body} had done so without telling {place}.",
    "“{quoted},” the statement from {body} {saying}, “and {place} deserves a {kind} {thing}.”",
    "{Body} denied on {day} that it had {adverb} {past} {name}’s {thing} at the request of {plural} in {place2}.",
]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_SENTENCE = re.compile(r"[^.!?]+[.!?]+[”\"’)]*\s*")
_BEFORE_VOWEL = re.compile(r"\b([Aa]) (?=[aeiou])")  # “a amnesty”; none of the words above sounds otherwise


def _made_up(seed: int) -> Iterator[str]:
    """Paragraphs of invented news without end, the same for the same seed."""
    rng = random.Random(seed)
    seen: set[str] = set()

    def filled(template: str) -> str:
        body, last = rng.choice(_BODIES), rng.choice(_LAST)
        values = {
            "office": rng.choice(_OFFICES), "name": f"{rng.choice(_FIRST)} {rng.choice(_LAST)}", "last": last,
            "last2": rng.choice(_LAST), "place": rng.choice(_PLACES), "place2": rng.choice(_PLACES),
            "job": rng.choice(_JOBS), "body": body, "Body": _capital(body), "past": rng.choice(_VERBS),
            "thing": rng.choice(_THINGS), "thing2": rng.choice(_THINGS), "kind": rng.choice(_KINDS),
            "plural": rng.choice(_PLURALS), "adverb": rng.choice(_ADVERBS), "day": rng.choice(_DAYS),
            "month": rng.choice(_MONTHS), "saying": rng.choice(_SAYING), "number": f"{rng.randrange(11, 9_900):,}",
            "small": str(rng.randrange(2, 40)), "year": str(rng.randrange(1975, 2026)), "quoted": "", "quoted2": "",
        }  # fmt: skip
        for key in ("quoted", "quoted2"):
            values[key] = rng.choice(_QUOTED).format(**{**values, "past": rng.choice(_VERBS),
                                                        "thing": rng.choice(_THINGS)})  # fmt: skip
        return _BEFORE_VOWEL.sub(r"\1n ", template.format(**values))

    while True:
        sentences: list[str] = []
        while len(sentences) < rng.randrange(1, 4):
            passage = filled(rng.choice(_TEMPLATES))
            parts = [part.strip() for part in _SENTENCE.findall(passage)]
            if not seen.intersection(parts):
                seen.update(parts)
                sentences.append(passage)
        yield " ".join(sentences)


def _printed(corpora: Sequence[Path]) -> Iterator[str]:
    """The paragraphs of corpora of articles, one JSON object with a ``text`` a line; no sentence comes twice."""
    seen: set[str] = set()
    for corpus in corpora:
        opener = lzma.open if corpus.suffix == ".xz" else open
        with opener(corpus, "rt", encoding="utf-8") as rows:
            for row in rows:
                for line in str(json.loads(row)["text"]).splitlines():
                    paragraph = " ".join(line.split())
                    sentences = _SENTENCE.findall(paragraph) or [paragraph]
                    if len(paragraph) > 40 and not seen.intersection(sentences):
                        seen.update(sentences)
                        yield paragraph


def find_corpora(root: Path) -> list[Path]:
    """Corpora of real news, under ``NEWSLS_SHARED`` or else beside the checkout: what no model was made from first."""
    folder = Path(os.environ.get("NEWSLS_SHARED") or root.parent / "shared") / "data" / "corpus"
    return [path for name in ("news_dev", "news_train") if (path := folder / f"{name}.jsonl.xz").is_file()]


class Prose:
    """A store of distinct prose; every text that it gives is new, so that no measurement warms up the next."""

    def __init__(self, corpora: Sequence[Path] = (), seed: int = 1) -> None:
        self._paragraphs = _printed(corpora) if corpora else _made_up(seed)
        names = ", ".join(corpus.name for corpus in corpora)
        self.described = f"real news ({names})" if corpora else f"invented news (seed {seed})"

    def draft(self, size: int) -> str:
        """A draft of about ``size`` bytes: paragraphs with an empty line between them.

        Raises ``LookupError`` where a corpus has no more to give.
        """
        paragraphs: list[str] = []
        length = 0
        while length < size:
            paragraph = next(self._paragraphs, None)
            if paragraph is None:
                raise LookupError(f"the corpus is too small for another {size} bytes")
            paragraphs.append(paragraph)
            length += len(paragraph.encode()) + 2
        return "\n\n".join(paragraphs) + "\n"
