"""``House``: the unnamed sources that a newsroom accepts, and the outlets and wires that count as sources."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from newsls.attribution.words import DETERMINERS, PREPOSITIONS, RELATIVES
from newsls.language.inflection import singulars
from newsls.text import Span

Phrase = tuple[tuple[str, ...], tuple[str, ...]]
"""A noun phrase, each word folded: up to its head, and what follows it."""

OUTLETS = (
    "AFP", "Agence France-Presse", "AP", "Associated Press", "Reuters", "Bloomberg", "dpa", "PA", "PA Media", "EFE",
    "ANSA", "Kyodo", "Xinhua", "TASS", "Interfax", "UPI", "ANI", "PTI", "Anadolu", "APA", "CTK", "PAP", "MTI", "STT",
    "TT", "NTB", "Ritzau", "BNS", "Yonhap", "Belga", "ANP", "AAP", "Lusa", "HINA", "Tanjug", "STA", "Al Jazeera",
    "BBC", "CNN", "NPR", "ITV", "CBS", "NBC", "ABC", "PBS", "CBC", "RTE", "RFI", "DW",
)  # fmt: skip
"""Wires and broadcasters that count as sources in every newsroom."""

_AFTER_HEAD = PREPOSITIONS | RELATIVES | frozenset("close familiar briefed involved present based speaking".split())
_COUNTS = DETERMINERS | frozenset({"both", "two", "three", "half", "certain", "multiple", "numerous", "various", "'s"})


@dataclass(frozen=True, slots=True)
class House:
    """What a newsroom takes for a source, each phrase as ``phrase`` folds it.  Hashable; compared by value."""

    accepted: frozenset[Phrase] = frozenset()
    outlets: frozenset[tuple[str, ...]] = frozenset()

    @classmethod
    def of(cls, accepted: Iterable[str] = (), outlets: Iterable[str] = ()) -> House:
        """The house of these unnamed sources, and of these outlets beside ``OUTLETS``."""
        return _house(tuple(accepted), tuple(outlets))

    def accepts(self, source: str) -> bool:
        """Whether a source, as it stands in a draft, is an unnamed one that the house accepts.

        “officials” accepts “two senior officials” and “an official close to the talks”; “a source close to the
        talks” accepts “sources close to the talks” and no other source.
        """
        if not self.accepted or not source:
            return False
        head, rest = phrase(source)
        return any(head[-len(ours) :] == ours and rest[: len(more)] == more for ours, more in self.accepted)

    def is_outlet(self, source: str) -> bool:
        """Whether a source is an outlet or a wire: “Reuters”, “the Gazette”, “Reuters news agency”."""
        words = _flat(phrase(source))
        return any(words[:n] in self.outlets for n in range(1, min(len(words), _LONGEST_NAME) + 1))


@lru_cache(maxsize=16)
def _house(accepted: tuple[str, ...], outlets: tuple[str, ...]) -> House:
    names = (_flat(phrase(name)) for name in (*OUTLETS, *outlets))
    return House(frozenset(map(phrase, accepted)) - {((), ())}, frozenset(names) - {()})


def credit(text: str, house: House) -> Span | None:
    """The wire or outlet that a paragraph credits at its end: “… (Reuters)”, “… — AFP”; its name without the marks.

    After a capital an abbreviation in brackets is more likely the name's own: “the Audit Commission (AC)”.
    """
    found = _CREDIT.search(text, max(0, len(text) - _LONGEST_CREDIT))
    if found is None:
        return None
    span = Span(*found.span(1) if found[1] else found.span(2))
    before = text[: found.start()].rstrip()
    if not before or (before[-1] not in _STOPS and (found[2] or not before.rsplit(None, 1)[-1][:1].islower())):
        return None
    named = [name for name in _SLASH.split(span.of(text)) if name]
    return span if named and all(_flat(phrase(name)) in house.outlets for name in named) else None


_LONGEST_CREDIT = 80
_CREDIT = re.compile(r"[(\[]([^()\[\]\n]{2,60})[)\]]\.?\s*\Z|(?<=\s)[—–-]{1,2} ?([^\s()—–-][^()—–\n]{1,40}?)\s*\Z")
_SLASH = re.compile(r"\s*[/,]\s*")
_STOPS = ".!?”\"’'"
_LONGEST_NAME = 5


def phrase(text: str) -> Phrase:
    """A noun phrase as houses compare it: no case, articles or counts, plain apostrophes, nouns in the singular."""
    words = text.replace("’", "'").replace("‘", "'").casefold().split()
    words = [word.strip(".,;:!?\"“”()[]'") for word in words]
    while words and words[0] in _COUNTS:
        words = words[1:]
    words = [word for word in words if word and word not in ("the", "a", "an")]
    end = next((i for i, word in enumerate(words) if i and word in _AFTER_HEAD), len(words))
    return tuple(map(_singular, words[:end])), tuple(map(_singular, words[end:]))


def _singular(word: str) -> str:
    word = word.removesuffix("'s")
    return next(iter(singulars(word)), word)


def _flat(one: Phrase) -> tuple[str, ...]:
    return (*one[0], *one[1])
