"""``cast``: who is who.  Puts the names of all paragraphs together into the people and bodies of a draft.

Runs at every keystroke over the whole draft, so it works on distinct names, not on mentions, wherever it can.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from newsls.figures.features import PARTICLES, SUFFIXES
from newsls.figures.model import BODY, PERSON
from newsls.figures.recognise import Name, Names
from newsls.figures.tagger import BODY as LABEL_BODY
from newsls.figures.tagger import PLACE as LABEL_PLACE

Key = tuple[str, ...]

_SUFFIXES = frozenset(s.lower() for s in SUFFIXES) | {","}
_SHORT = (
    "bill:william bob:robert jim:james joe:joseph mike:michael tom:thomas dick:richard rick:richard tony:anthony "
    "chuck:charles charlie:charles ted:edward ed:edward dave:david dan:daniel steve:steven/stephen "
    "chris:christopher nick:nicholas matt:matthew pat:patrick rob:robert ron:ronald don:donald ken:kenneth "
    "greg:gregory jeff:jeffrey andy:andrew sam:samuel ben:benjamin al:albert/alan liz:elizabeth beth:elizabeth "
    "kate:katherine kathy:katherine sue:susan barb:barbara debbie:deborah becky:rebecca jen:jennifer jenny:jennifer "
    "tim:timothy alex:alexander/alexandra vladimir:volodymyr mitch:addison jack:john harry:henry larry:lawrence "
    "jerry:gerald gerry:gerald phil:philip ray:raymond vince:vincent maggie:margaret peggy:margaret sandy:alexander "
    "bernie:bernard"
)
_PAIRS = frozenset((entry.split(":")[0], full) for entry in _SHORT.split() for full in entry.split(":")[1].split("/"))
_NAMESAKES = 40
"""People of one surname with whom a further one is compared; a bound on the work, far above what stories have."""
MEMORY = 0.8
"""How much it counts what a name is elsewhere in the draft."""
LINKED = 70.0
"""What it adds that a full name of the draft is the same or contains it."""
ALONE = 5.0
"""What a name must score to be a person whom the draft names in no other way."""
BACKED = -20.0
"""The margin above which a full name is a person's whose surname is one elsewhere."""
DOUBTFUL = -40.0
"""The margin down to which a word may yet be a misspelt name."""
LINKED_PLACE = 40.0
"""The same where the short name looks like a place here: “Washington said nothing” of no Denzel Washington."""
LIMIT = 100.0
"""The most that one mention can say."""


@dataclass(slots=True)
class Member:
    """One person or body while a draft is put together: all its forms and where they stand."""

    kind: str
    key: Key
    names: list[tuple[int, Name]] = field(default_factory=list)
    forms: dict[Key, int] = field(default_factory=dict)


def surname(key: Key) -> str:
    """The last word of a name that is no suffix."""
    for word in reversed(key):
        if word not in _SUFFIXES:
            return word
    return key[-1]


def cast(names: Sequence[Names]) -> tuple[list[Member], list[Member]]:
    """The people and bodies named, in order of first mention, and single words that just fail to be people.

    ``names[i]`` are the names of block i.
    """
    sums: dict[Key, list[float]] = {}
    for one in names:
        weight = 0.5 if one.heading else 1.0
        for name in one.names:
            margin = name.margin
            if one.heading and margin < 0:  # in a headline a name is easily missed
                continue
            margin = LIMIT if margin > LIMIT else max(margin, -LIMIT)
            known = sums.get(name.key)
            if known is None:
                sums[name.key] = [margin * weight, weight]
            else:
                known[0] += margin * weight
                known[1] += weight
    means = {key: total / count for key, (total, count) in sums.items()}
    people = _people([key for key, mean in means.items() if len(key) > 1 and (mean > 0 or _backed(key, mean, means))])
    short, rivals = _short(people.values())
    members: dict[Key, Member] = {}
    order: list[Member] = []
    doubtful: dict[Key, Member] = {}
    latest: dict[str, Key] = {}
    pronouns: dict[Key, str] = {}
    for block, one in enumerate(names):
        for name in one.names:
            key = name.key
            margin = name.margin
            margin = LIMIT if margin > LIMIT else max(margin, -LIMIT)
            known = sums.get(key)
            if known is not None:  # what the other mentions say
                own = 1.0 if not one.heading else 0.5 if name.margin >= 0 else 0.0
                if known[1] > own:
                    margin += MEMORY * (known[0] - margin * own) / (known[1] - own)
            owner = people.get(key)
            if owner is not None:
                margin += LINKED
                if rivals:
                    latest[surname(owner)] = owner
                    if name.pronoun:
                        pronouns[owner] = name.pronoun
            elif len(key) == 1:
                word = key[0]
                owner = short.get(word)
                if owner is not None:
                    margin += LINKED if name.kind != LABEL_PLACE else LINKED_PLACE
                    if word in rivals:
                        owner = _chosen(rivals[word], latest.get(word, owner), name.pronoun, pronouns)
            if margin > (0 if owner is not None else ALONE):
                kind, whole = PERSON, owner or key
            elif name.kind == LABEL_BODY:
                kind, whole = BODY, ("", *key)
            else:
                if len(key) == 1 and name.margin > DOUBTFUL:
                    doubtful.setdefault(key, Member("", key)).names.append((block, name))
                continue
            member = members.get(whole)
            if member is None:
                member = members[whole] = Member(kind, key)
                order.append(member)
            member.names.append((block, name))
            member.forms[key] = member.forms.get(key, 0) + 1
    return order, [member for key, member in doubtful.items() if key not in members]


def _backed(key: Key, mean: float, means: Mapping[Key, float]) -> bool:
    """Whether a full name that just fails to look like a person's is one, since its surname does elsewhere.

    At the head of a sentence capitals say little: “Helena Quintela earned …”, and below “…, Quintela said”.
    """
    return mean > BACKED and means.get((surname(key),), 0.0) > ALONE


def _chosen(rivals: list[Key], latest: Key, pronoun: str, pronouns: dict[Key, str]) -> Key:
    """Of people with one surname the one meant by it: whom “Mr” or “Mrs” fits, else who was last named in full."""
    chosen = latest
    if pronoun and pronouns.get(latest) != pronoun:
        known = [key for key in rivals if pronouns.get(key) == pronoun]
        unknown = [key for key in rivals if key not in pronouns]
        chosen = known[0] if known else unknown[0] if latest in pronouns and unknown else latest
    if pronoun:
        pronouns.setdefault(chosen, pronoun)
    return chosen


def _people(keys: Iterable[Key]) -> dict[Key, Key]:
    """Each full name and the fullest name of the same person."""
    by_surname: dict[str, list[Key]] = {}
    found: dict[Key, Key] = {}
    for key in sorted(keys, key=lambda k: (-len(k), k)):
        others = by_surname.setdefault(surname(key), [])
        for other in others[:_NAMESAKES]:
            if _same(key, other):
                found[key] = other
                break
        else:
            others.append(key)
            found[key] = key
    return found


def _same(key: Key, fuller: Key) -> bool:
    """Whether two full names with one surname can be one person's."""
    a = [w for w in key if w not in _SUFFIXES][:-1]
    b = [w for w in fuller if w not in _SUFFIXES][:-1]
    if {w for w in key if w in _SUFFIXES} - {","} and set(key) & _SUFFIXES != set(fuller) & _SUFFIXES:
        return False
    if not a or not b or a[0] in PARTICLES:
        return True
    x, y = a[0], b[0]
    if x == y or (x, y) in _PAIRS or (y, x) in _PAIRS:
        return not (len(a) > 1 and len(b) > 1 and len(a[1]) > 2 < len(b[1]) and a[1] != b[1] and len(a) == len(b))
    if x.endswith(".") and len(x) == 2:
        return y.startswith(x[0])
    if y.endswith(".") and len(y) == 2:
        return x.startswith(y[0]) or (len(b) > 1 and b[1] == x)
    return x in b[1:]


def _short(people: Iterable[Key]) -> tuple[dict[str, Key], dict[str, list[Key]]]:
    """Single words that stand for a person, surnames before given names, and the surnames that several people bear."""
    found: dict[str, Key] = {}
    rivals: dict[str, list[Key]] = {}
    wholes = list(dict.fromkeys(people))
    for key in wholes:
        word = surname(key)
        known = found.setdefault(word, key)
        if known is not key:
            rivals.setdefault(word, [known]).append(key)
    for key in wholes:
        if len(key[0]) > 1 and not key[0].endswith("."):
            found.setdefault(key[0], key)
    return found, rivals
