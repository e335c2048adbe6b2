"""Which bodies that a draft names could be the ones a vague source belongs to: officials of the interior ministry."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsls.attribution.words import ADVERBS, AUXILIARIES, DETERMINERS, PREPOSITIONS, SUBORDINATORS
from newsls.draft import Draft
from newsls.markup import BlockKind
from newsls.text import Span

BEFORE, AFTER = 2, 1
"""Paragraphs before and after a vague source in which a body counts as near."""

_GOVERNMENT = "ministry department government administration agency bureau council commission embassy"
_WORK = {
    "official": _GOVERNMENT,
    "investigator": "police agency bureau commission",
    "detective": "police",
    "diplomat": "embassy",
    "executive": "company bank airline firm",
    "researcher": "university institute survey",
    "scientist": "university institute survey",
    "doctor": "hospital clinic",
    "economist": "bank institute university",
    "engineer": "company railway airline",
    "lawmaker": "party",
}
_PLURALS = {f"{word}s": word for word in _WORK}
_HEADS = "|".join(sorted({head for heads in _WORK.values() for head in heads.split()}, key=len, reverse=True))
_BODY = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir)\s+"
    r"((?:(?!(?:the|a|an|its|their)\b)[\w’'-]+\s+){0,3}?)"
    rf"((?i:{_HEADS}))\b"
    r"(\s+(?:of|for)\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s+(?:and\s+)?[A-Z][\w’'-]*)*)?"
)
_MODIFIERS = frozenset("two three four five several some senior top unnamed a an the both".split())
_NO_MODIFIERS = (
    PREPOSITIONS | AUXILIARIES | SUBORDINATORS | ADVERBS | DETERMINERS | {"and", "or", "but", "who", "which"}
)


class Institution(NamedTuple):
    """A body that a draft names: its name without an article, and where it stands in the source."""

    name: str
    head: str
    span: Span
    distance: int


def head(words: str) -> str:
    """The singular of the people that a vague source is, “” where they belong to no kind of body."""
    for word in words.casefold().split():
        if word in _WORK or word in _PLURALS:
            return _PLURALS.get(word, word)
    return ""


def near(draft: Draft, block: int, people: str) -> list[Institution]:
    """The bodies for which ``people`` (a ``head``) may work and that are named near a paragraph, the nearest first.

    A body is listed once, under its fullest name; “the ministry” is the interior ministry where that is the only one.
    """
    fitting = _WORK[people].split()
    found: list[Institution] = []
    for index, distance in _around(draft, block):
        paragraph = draft.paragraphs[index]
        for match in _BODY.finditer(paragraph.text):
            kind, modifiers = match[2].casefold(), match[1].split()
            if kind not in fitting or any(_no_modifier(word.casefold()) for word in modifiers):
                continue
            name = " ".join([*modifiers, match[2], *(match[3] or "").split()])
            found.append(Institution(name, kind, draft.blocks[index].to_source(Span(*match.span())), distance))
    found.sort(key=lambda one: one.distance)
    fullest: dict[str, Institution] = {}
    for one in found:
        known = next((name for name in fullest if _same(name, one.name)), None)
        if known is None:
            fullest[one.name] = one
        elif len(one.name) > len(known):
            fullest = {
                (one.name if name == known else name): (one if name == known else old) for name, old in fullest.items()
            }
    return list(fullest.values())


def belonging(source: str, name: str) -> str | None:
    """A vague source with its body named: “two officials” of “interior ministry” is “two interior ministry officials”.

    None where more is said of the source than how many they are, which may speak against it.
    """
    words = source.split()
    if not words or head(words[-1]) == "" or any(word.casefold() not in _MODIFIERS for word in words[:-1]):
        return None
    people = words[-1]
    if len(words) == 1 and people[0].isupper():
        people = people[0].lower() + people[1:]
    if re.search(r"\b(?:of|for)\b|['’]", name):
        made = [*words[:-1], words[-1], f"at the {name}"]
    else:
        body = name if len(words) > 1 or words[-1][0].islower() else name[0].upper() + name[1:]
        made = [*words[:-1], body, people]
        if len(words) > 1 and words[-2].casefold() in ("a", "an"):
            article = "an" if body[0].casefold() in "aeio" else "a"
            made[-3] = article.capitalize() if words[-2][0].isupper() else article
    return " ".join(made)


def _no_modifier(word: str) -> bool:
    return word in _NO_MODIFIERS or word.endswith(("ed", "ing")) or word in _WORK or word in _PLURALS


def _around(draft: Draft, block: int) -> list[tuple[int, int]]:
    """The paragraphs near one, and how far each is; no heading stands between."""
    found = [(block, 0)]
    for step, most in ((-1, BEFORE), (1, AFTER)):
        index, away = block + step, 0
        while away < most and 0 <= index < len(draft.blocks) and draft.blocks[index].kind is not BlockKind.HEADING:
            if draft.blocks[index].kind.is_running:
                away += 1
                found.append((index, away))
            index += step
    return found


def _same(one: str, other: str) -> bool:
    """Whether one of two names is the other's last word or words: “ministry” and “interior ministry”."""
    short, long = sorted((one.casefold().split(), other.casefold().split()), key=len)
    return long[-len(short) :] == short or (len(short) == 1 and long[0] == short[0])
