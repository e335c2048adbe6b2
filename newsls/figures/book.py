"""A reference that is a list: the newsroom's file, or any other figures that are at hand as values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from newsls.figures.keys import key, skeleton, slipped, tails
from newsls.figures.known import Known


def likeliest(found: Iterable[Known]) -> tuple[Known, ...]:
    """Each of ``found`` once, first those who hold an office, then those who held one last; else in their order."""
    return tuple(sorted(dict.fromkeys(found), key=_standing, reverse=True))


def _standing(known: Known) -> tuple[bool, str]:
    running = any(not term.end for term in known.terms)
    return running, max((term.end or term.start for term in known.terms), default="")


@dataclass(frozen=True)
class Book:
    """The figures of a list, as a ``Reference``.  Its indexes are made when first asked for."""

    figures: tuple[Known, ...] = ()

    def named(self, name: str) -> tuple[Known, ...]:
        """Those with this name or alias; where there are none, those with another romanisation of it."""
        wanted = key(name)
        if not wanted:
            return ()
        return self._by_key.get(wanted) or self._by_skeleton.get(skeleton(name), ())

    def near(self, name: str) -> tuple[Known, ...]:
        """Those whose full name is a slip away from ``name``, or another romanisation of it."""
        wanted = key(name)
        if wanted in self._by_key:
            return ()
        words = wanted.split()
        shelves = [self._by_word.get(word, ()) for word in words]
        return likeliest(known for shelf in shelves for form, known in shelf if slipped(name, form))

    def starting(self, prefix: str, limit: int) -> tuple[Known, ...]:
        """At most ``limit`` whose name, surname or alias begins with ``prefix``."""
        from bisect import bisect_left

        wanted = key(prefix)
        if not wanted or limit < 1:
            return ()
        keys, figures = self._beginnings
        first = bisect_left(keys, wanted)
        last = bisect_left(keys, wanted + "\U0010ffff")
        return likeliest(figures[first:last])[:limit]

    @cached_property
    def _by_key(self) -> Mapping[str, tuple[Known, ...]]:
        return _indexed((key(form), known) for known in self.figures for form in forms(known))

    @cached_property
    def _by_skeleton(self) -> Mapping[str, tuple[Known, ...]]:
        return _indexed((skeleton(form), known) for known in self.figures for form in forms(known))

    @cached_property
    def _by_word(self) -> Mapping[str, tuple[tuple[str, Known], ...]]:
        shelves: dict[str, list[tuple[str, Known]]] = {}
        for known in self.figures:
            for form in forms(known):
                for word in key(form).split():
                    shelves.setdefault(word, []).append((form, known))
        return {word: tuple(shelf) for word, shelf in shelves.items()}

    @cached_property
    def _beginnings(self) -> tuple[list[str], list[Known]]:
        pairs = sorted(
            ((begin, index) for index, known in enumerate(self.figures) for begin in beginnings(known)),
        )
        return [begin for begin, _ in pairs], [self.figures[index] for _, index in pairs]


def forms(known: Known) -> tuple[str, ...]:
    """Every name that a figure is found by: name, aliases, and the name in its own script."""
    return tuple(form for form in (known.name, *known.aliases, known.native) if form)


def beginnings(known: Known) -> frozenset[str]:
    """The keys of all that may be typed first of a figure's names: the name, its surname, an alias."""
    return frozenset(begin for form in forms(known) for begin in (key(form), *tails(form)) if begin)


def _indexed(pairs: Iterable[tuple[str, Known]]) -> Mapping[str, tuple[Known, ...]]:
    found: dict[str, list[Known]] = {}
    for at, known in pairs:
        if at:
            found.setdefault(at, []).append(known)
    return {at: likeliest(figures) for at, figures in found.items()}
