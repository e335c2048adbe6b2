"""What the judge looks at in one sentence: word forms, word pairs, and what was read of its attributions.

The same function serves training (``training/claims.py``) and use, so that the two can't part.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from newsls.attribution.claims import Trigger
from newsls.attribution.model import Strength
from newsls.attribution.sentence import Reading, Sentence
from newsls.attribution.words import OBJECTS, PERSONAL, TIMES
from newsls.language import TokenKind

_DIGITS = re.compile(r"[0-9]+")
_LONGEST = 90
"""Tokens after which a sentence is read no further: what makes it a claim stands before."""


def local(sentence: Sentence, triggers: Sequence[Trigger], classes: Mapping[str, int]) -> list[str]:
    """The features of a sentence by itself, each at most once.  ``classes`` sort words by the company they keep."""
    seen: dict[str, None] = {}
    _words(sentence, seen, classes)
    _attribution(sentence, seen)
    for trigger in triggers:
        if trigger.weight > 1:
            seen[f"@{trigger.kind.value}{min(3, trigger.weight)}"] = None
    return list(seen)


def _words(sentence: Sentence, seen: dict[str, None], classes: Mapping[str, int]) -> None:
    previous = "<s>"
    group = "<s>"  # the class of the word before
    quoted = False
    for token, inside in zip(sentence.tokens[:_LONGEST], sentence.quoted, strict=False):
        if inside:
            if not quoted:
                seen[previous + " <q>"] = None
                previous, quoted = "<q>", True
                group = "|"
            continue
        quoted = False
        norm = token.norm
        kind = token.kind
        if kind == TokenKind.NUMBER or norm[:1].isdigit() or norm[-1:].isdigit():
            word = _DIGITS.sub("0", norm)
        elif norm in TIMES:
            word = "<t>"
        elif token.text[:1].isupper() and previous != "<s>":
            word = "<n>"
            if previous == "<n>":
                continue
        else:
            word = norm
        seen[word] = None
        seen[previous + " " + word] = None
        previous = word
        if kind == TokenKind.PUNCTUATION:
            group = "|"
            continue
        number = classes.get(word)
        current = "n" if word == "<n>" else "?" if number is None else str(number)
        if current != "?":
            seen["#" + current] = None
            seen["#" + group + " " + current] = None
        group = current
    seen[previous + " </s>"] = None


def _attribution(sentence: Sentence, seen: dict[str, None]) -> None:
    tokens, quoted = sentence.tokens, sentence.quoted
    count = len(tokens)
    words = sum(1 for t in tokens if t.kind != TokenKind.PUNCTUATION)
    inside = sum(1 for t, q in zip(tokens, quoted, strict=True) if q and t.kind != TokenKind.PUNCTUATION)
    if words and inside == words:
        seen["@allquoted"] = None
    elif inside:
        seen["@quoted" + str(min(3, inside * 4 // max(1, words)))] = None
    if count and quoted[0] and inside:
        seen["@startsquoted"] = None
    seen["@len" + str(min(6, words // 6))] = None
    first = tokens[0].norm if tokens else ""
    if first in PERSONAL or first in OBJECTS:
        seen["@pronoun"] = None
    if tokens and tokens[-1].norm == "?":
        seen["@question"] = None
    for reading in sentence.readings:
        for name in _reading(reading, sentence):
            seen[name] = None
    if not sentence.readings:
        seen["@none"] = None


def _reading(reading: Reading, sentence: Sentence) -> Sequence[str]:
    kind = "speech" if reading.speech else "agentless" if reading.strength is Strength.AGENTLESS else "thought"
    who = "vague" if reading.vague else reading.strength.value
    if not reading.content:
        return (f"@{kind} introduces",)
    length = max(1, sentence.span.end - sentence.span.start)
    covered = sum(p.end - p.start for p in reading.content)
    share = "most" if covered * 2 > length else "half" if covered * 4 > length else "little"
    start = min(p.start for p in reading.content)
    if reading.cue is not None:
        start = min(start, reading.cue.start)
    if reading.source is not None:
        start = min(start, reading.source.start)
    place = "first" if start - sentence.span.start < 12 else "later"
    names = [
        f"@{kind}",
        f"@{kind} {who}",
        f"@{kind} {who} {share}",
        f"@{kind} {share} {place}",
    ]
    if reading.lemma:
        names.append(f"@cue {reading.lemma}")
        names.append(f"@cue {reading.lemma} {who}")
        names.append(f"@cue {reading.lemma} {share}")
    if reading.head:
        names.append(f"@who {reading.head}")
        names.append(f"@who {reading.head} {reading.strength.value}")
    if reading.negated:
        names.append(f"@{kind} negated")
    return names
