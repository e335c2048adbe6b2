"""The cast of one draft: its members as figures with source spans, and what in their names asks for a look."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from newsls.attribution import Sources
from newsls.draft import Draft
from newsls.figures.casting import Key, Member, surname
from newsls.figures.features import PARTICLES
from newsls.figures.grammar import DEMONYMS
from newsls.figures.model import PERSON, Early, Figure, Mention, Spelling
from newsls.figures.recognise import Name
from newsls.figures.spelling import deletions, ending, folded, slip, transliterated
from newsls.figures.tagger import load
from newsls.text import Span

_LONGEST = 30
"""Letters of a word above which it is no name."""
_ALIKE = 12
"""Names alike that are compared with each other; more are a list of something else."""


class DraftCast:
    """Who is in a draft; everything is worked out when asked for."""

    def __init__(
        self, draft: Draft, members: Sequence[Member], doubtful: Sequence[Member], sources: Sequence[Sources]
    ) -> None:
        """``members`` are who is named, ``doubtful`` words that may be a member's name misspelt."""
        self._draft = draft
        self._members = members
        self._doubtful = doubtful
        self._sources = sources

    def figures(self) -> tuple[Figure, ...]:
        """Every person, and every body that acts or is a source, in order of first mention."""
        return tuple(self._figure(member) for member in self._members if self._shown(member))

    def spellings(self) -> tuple[Spelling, ...]:
        """Names spelt in two ways, where both ways can only be meant for one person."""
        people = [member for member in self._members if member.kind == PERSON]
        people += [member for member in self._doubtful if not load().lexicon.get(member.key[0])]
        found: dict[tuple[str, str], Spelling] = {}
        pairs = {(i, j, *words) for i, j in _near(people) for words in _variants(people[i].key, people[j].key)}
        for index, member in enumerate(people):
            last = list(dict.fromkeys(surname(key) for key in member.forms))[:_ALIKE] if len(member.forms) > 1 else []
            pairs.update((index, index, a, b) for a, b in combinations(last, 2) if transliterated(a, b))
        for i, j, a, b in sorted(pairs):
            one = self._spelling(people[i], a, people[j], b)
            if one is not None:
                found.setdefault((one.usual, one.other), one)
        return tuple(sorted(found.values(), key=lambda s: s.places[0]))

    def early(self) -> tuple[Early, ...]:
        """People whose bare surname comes in the running text before the full name."""
        found = []
        blocks = self._draft.blocks
        for member in self._members:
            if member.kind != PERSON or len(member.forms) < 2:
                continue
            running = [(i, name) for i, name in member.names if blocks[i].kind.is_running]
            if not running:
                continue
            block, name = running[0]
            if (
                not _short(name.key)
                or name.roles
                or name.titled
                or name.modifies
                or name.quoted
                or _household(name.key[0])
            ):
                continue
            full = next(((i, one) for i, one in running if not _short(one.key)), None)
            if full is None or full[1].quoted or surname(name.key) != surname(full[1].key):
                continue
            if full[0] == block and self._sentence(*full) == self._sentence(block, name):
                continue
            found.append(Early(name.text, self._span(block, name), " ".join(full[1].text.split()), self._span(*full)))
        return tuple(sorted(found, key=lambda e: e.span))

    def _figure(self, member: Member) -> Figure:
        mentions = []
        roles: dict[str, None] = {}
        key: Key = ()
        name = age = pronoun = ""
        for index, one in member.names:
            mentions.append(Mention(self._span(index, one), index))
            if one.roles:
                roles.update(dict.fromkeys(one.roles))
            if len(one.key) > len(key):
                name, key = " ".join(one.text.split()), one.key
            age, pronoun = age or one.age, pronoun or one.pronoun
        return Figure(member.kind, name, tuple(roles), tuple(mentions), age, pronoun)

    def _span(self, block: int, name: Name) -> Span:
        return self._draft.blocks[block].to_source(Span(name.start, name.end))

    def _shown(self, member: Member) -> bool:
        if member.kind == PERSON:
            return True
        if len(member.key) == 1 and member.key[0] in DEMONYMS:
            return False
        for index, name in member.names:
            if name.acts:
                return True
            if index < len(self._sources):
                for one in self._sources[index].attributions:
                    if one.source is not None and one.source.start <= name.start and name.end <= one.source.end:
                        return True
        return False

    def _spelling(self, one: Member, a: str, two: Member, b: str) -> Spelling | None:
        """The finding that words ``a`` of ``one`` and ``b`` of ``two`` are one; None where that is too bold."""
        if not (one.kind or two.kind) or (one is not two and self._together(one, two)):
            return None
        places_a, places_b = self._words(one, a), self._words(two, b)
        if not places_a or not places_b:
            return None
        if (len(places_b), -places_b[0][0].start) > (len(places_a), -places_a[0][0].start):
            one, two, places_a, places_b = two, one, places_b, places_a
        if not one.kind:  # what the draft has more often, but not surely as a name, is no spelling to follow
            return None
        return Spelling(places_a[0][1], places_a[0][0], places_b[0][1], tuple(span for span, _ in places_b))

    def _together(self, one: Member, two: Member) -> bool:
        """Whether one sentence names both: nobody spells one name in two ways in one breath."""
        places = {(block, self._sentence(block, name)) for block, name in one.names}
        return any((block, self._sentence(block, name)) in places for block, name in two.names)

    def _sentence(self, block: int, name: Name) -> int | None:
        return self._draft.paragraphs[block].sentence_at(name.start)

    def _words(self, member: Member, word: str) -> list[tuple[Span, str]]:
        """Where a word of a member's name stands, and how it is written."""
        found = []
        for index, name in member.names:
            if name.quoted or word not in name.key:
                continue
            at = name.text.lower().find(word)
            if at >= 0 and name.text[at : at + len(word)].lower() == word:  # “İ” in lower case is two characters
                span = Span(name.start + at, name.start + at + len(word))
                found.append((self._draft.blocks[index].to_source(span), name.text[at : at + len(word)]))
        return found


def _near(people: Sequence[Member]) -> set[tuple[int, int]]:
    """Pairs of people whose surnames, or given names under one surname, may be two spellings of one.

    Two words that differ by a letter share a form with one letter left out (Garbe's symmetric deletion), so that nobody
    is compared with everybody.  Forms that many share are left aside.
    """
    groups: dict[str, list[int]] = {}
    for index, member in enumerate(people):
        last = folded(surname(member.key))
        if 3 < len(last) <= _LONGEST:
            for form in (*deletions(last), ending(last)):
                groups.setdefault(form, []).append(index)
        if len(member.key) == 2 and len(member.key[0]) <= _LONGEST:
            for form in (*deletions(folded(member.key[0])), ending(folded(member.key[0]))):
                groups.setdefault(f"{form} {last}", []).append(index)
    return {pair for group in groups.values() if 1 < len(group) <= _ALIKE for pair in combinations(group, 2)}


def _variants(one: Key, two: Key) -> list[tuple[str, str]]:
    """The pairs of words of two people's names that are likely meant to be the same word."""
    a, b = surname(one), surname(two)
    if len(one) > 1 and len(two) > 1:
        if a == b:
            # “Stephan Kell” and “Stefan Kell”: one letter of a given name that nobody else bears.
            x, y = one[0], two[0]
            alone = len(one) == len(two) == 2 and (transliterated(x, y) or (slip(x, y) and _rare(x, y)))
            return [(x, y)] if alone and x != y else []
        if one[0] != two[0]:
            return []
        return [(a, b)] if transliterated(a, b) or (slip(a, b) and _rare(a, b)) else []
    if a == b:
        return []
    if transliterated(a, b):
        return [(a, b)]
    # A surname alone: the other one must be no name that the news knows.
    single = a if len(one) == 1 else b
    return [(a, b)] if len(one) + len(two) > 2 and slip(a, b) and not load().lexicon.get(single) else []


def _short(key: Key) -> bool:
    """Whether a name is a surname alone, with or without its particles: “Rowe”, “von der Heide”."""
    return len(key) == 1 or key[0] in PARTICLES


def _rare(x: str, y: str) -> bool:
    """Whether one of two words is unknown as a name."""
    lexicon = load().lexicon
    return not lexicon.get(x) or not lexicon.get(y)


def _household(word: str) -> bool:
    """Whether a surname alone is enough for every reader, by how often the news leaves it alone."""
    codes = load().lexicon.get(word, ())
    return "n5" in codes and ("S2" in codes or "S3" in codes or "S4" in codes)
