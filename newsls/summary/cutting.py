"""Where a sentence may be cut so that what stays is a sentence, says no more than the whole, and parts no quotation.

Only the end is cut, before a clause that hangs on what comes before it: “…, which …”, “…, ending …”, “… after …”, “… –
…”.  What stays needs a verb of its own; it keeps the source of what it says (“…, the council said”), the whole of every
quotation and bracket, and every reservation (“if …”, “…, a charge he denies”).  Tags tell verbs from nouns; where they
leave a doubt, there is no cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsls.draft import Draft
from newsls.language import Token, TokenKind
from newsls.summary.features import Candidate

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_RELATIVE = frozenset(("WDT", "WP", "WP$", "WRB"))
_HANGING = frozenset(("WDT", "WP", "WP$", "WRB", "VBG", "VBN", "IN"))
"""Tags of words that open what hangs on the words before a comma."""
_SUBORDINATE = frozenset(
    "after although as because before if once since though unless until when whereas while".split()
)
_LOOSE = frozenset("after although as because before since whereas while".split())
"""What opens a clause that may go even where no comma stands before it."""
_TURNING = frozenset("although but though whereas yet".split())
"""What opens the other half of the truth: it goes only where little else can."""
_MEASURES = frozenset(
    """
    day days week weeks month months year years hour hours minute minutes decade decades moment moments shortly soon
    long just only even ever not immediately right well night morning
    """.split()
)
_SAYING = frozenset(
    """
    said says say told tells added adds wrote writes claimed claims claim alleged alleges announced announces argued
    argues warned warns insisted insists reported reports confirmed confirms stated states explained explains
    acknowledged according recalled replied testified tweeted estimated estimates suggested suggests
    """.split()
)
"""Without “saying” and its like: what they bring goes with them."""
_RESERVING = frozenset(
    """
    if unless except provided denied denies deny denying disputed disputes dispute disputing rejected rejects rejecting
    false falsely alleged allegedly untrue unproven baseless contested
    """.split()
)
_NEVER_LAST = frozenset("DT IN TO CC MD PRP$ POS WDT WP WP$ WRB PDT EX JJ CD RB RP".split())
_DENYING = frozenset("not never no nor neither none nobody nothing without hardly".split())
_NUMBERS = frozenset(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety
    """.split()
)
_DASHES = frozenset("—–-")
_MARKS = frozenset(",;") | _DASHES
_LONGEST = 2000
"""A sentence of more characters is none: it is broken off where the room ends."""
_TRIED = 200
_QUOTES = re.compile('["“”„«»]')
_AT_SPACE = re.compile(r"[,;:.!?]?(?:\s|\Z)")
_CLOSED = re.compile(r"’(?!\w)")
_LEAST = 6
"""Fewer words than these are no sentence of news."""


class Cut(NamedTuple):
    """Where a sentence may end early."""

    end: int
    """How many of its characters stay."""
    closing: str
    """What ends it then: a full stop after a whole clause, an ellipsis elsewhere."""
    rough: float
    """What is lost with it, from 0."""


class Words(NamedTuple):
    """A sentence to cut: its text, its tokens, where each begins in the text, and the parts of each one's tag."""

    text: str
    tokens: Sequence[Token]
    starts: Sequence[int]
    tags: Sequence[tuple[str, ...]]

    def is_word(self, index: int) -> bool:
        return self.tokens[index].kind <= TokenKind.NUMBER

    def is_finite(self, index: int) -> bool:
        return not _FINITE.isdisjoint(self.tags[index]) and self.tokens[index].norm not in _NUMBERS


def words_of(draft: Draft, candidate: Candidate) -> Words:
    """The sentence of ``candidate``, tagged."""
    paragraph, start = draft.paragraphs[candidate.block], candidate.span.start
    every, tags = paragraph.sentence_tokens[candidate.index], paragraph.tags(candidate.index)
    first = next((i for i, token in enumerate(every) if token.start >= start), 0)  # after a dateline
    tokens = every[first:]
    parts = [tuple(tag.split("+")) for tag in tags[first:]]
    return Words(candidate.text, tokens, [token.start - start for token in tokens], parts)


def clauses(words: Words, room: int) -> list[Cut]:
    """The places where a sentence may end early, in order, within ``room`` characters, its full stop included."""
    if len(words.text) > _LONGEST:
        return []
    fitting = [cut for cut in _boundaries(words) if cut.end < room]
    return [cut for cut in fitting if keeps_its_marks(words.text[: cut.end])]


def at_a_word(words: Words, room: int) -> Cut | None:
    """Where to break a sentence off within ``room`` characters, its ellipsis included: after a word.

    A last resort.  Not after an article, a preposition or what else begs for the next word, as far as that can be had.
    """
    fitting = [
        i for i in range(len(words.tokens)) if words.is_word(i) and words.starts[i] + len(words.tokens[i].text) < room
    ]
    sources = [i for i, token in enumerate(words.tokens) if token.norm in _SAYING]
    found = None
    for index in fitting[: -_TRIED - 1 : -1]:
        token, tag = words.tokens[index], words.tags[index][-1]
        end = words.starts[index] + len(token.text)
        head = words.text[:end]
        if _AT_SPACE.match(words.text, end) is None or not keeps_its_marks(head):
            continue
        if sources and sources[0] >= index and _QUOTES.search(head) is not None:
            continue  # its speaker is still to come
        named_on = index + 1 < len(words.tokens) and tag == words.tags[index + 1][0] == "NNP"
        if tag not in _NEVER_LAST and not named_on and token.norm not in _SAYING:
            return Cut(end, "…", 1.0)
        found = found or end
    return None if found is None else Cut(found, "…", 1.0)


def keeps_its_marks(text: str) -> bool:
    """Whether ``text`` closes every quotation and bracket that it opens."""
    if (
        text.count("“") + text.count("„") != text.count("”")
        or text.count('"') % 2
        or text.count("(") != text.count(")")
    ):
        return False
    if text.count("«") != text.count("»") or text.count("[") != text.count("]"):
        return False
    opened = text.rfind("‘")
    return opened < 0 or _CLOSED.search(text, opened) is not None


def _boundaries(words: Words) -> Iterator[Cut]:
    tokens = words.tokens
    sources = [i for i, token in enumerate(tokens) if token.norm in _SAYING] or [len(tokens), -1]
    reserve = max((i for i, token in enumerate(tokens) if token.norm in _RESERVING), default=-1)
    whole = False  # whether what was read so far has the verb that its clause needs
    aside = False  # whether the stretch since the last mark hangs on what stands before it
    denied = False  # whether something is said not to be: what follows may be just what is not
    awaited = 0  # relative words whose verbs are still to come
    count = 0
    fresh = True  # whether the next word opens a stretch
    for index, token in enumerate(tokens):
        tag, norm = words.tags[index][0], token.norm
        may_end = whole and count >= _LEAST and reserve < index and (sources[-1] < index or sources[0] < index)
        if not words.is_word(index):
            rough = _roughness(words, index) if may_end and _is_mark(words, index) else None
            if rough is not None:
                yield Cut(_tidied(words.text, words.starts[index]), ".", rough)
            fresh |= token.text in _MARKS or token.text == ":"
            continue
        if may_end and not fresh and not denied:
            loose = _looseness(words, index, aside=aside)
            if loose is not None:
                yield Cut(_tidied(words.text, words.starts[index]), ".", loose)
        if fresh:
            aside = norm in _SUBORDINATE or tag in _RELATIVE or tag == "VBG"
            awaited, fresh = 0, False
        elif token.text[0].isupper() and norm in _SUBORDINATE:
            aside = True  # the sentence opens here, after a dateline
        count += 1
        denied |= norm in _DENYING or norm.endswith("n't")
        if tag in _RELATIVE:
            awaited += 1
        elif norm == "that" and index and not words.tags[index - 1][-1].startswith("NN"):
            whole = False  # “said that …”: the clause is to come
        if words.is_finite(index):
            if awaited:
                awaited -= 1
            elif not aside:
                # “The council said …”: what it said is to come, but not after “…,” or “…,” and a name
                whole = (
                    norm not in _SAYING or count >= _LEAST or (index > 0 and tokens[index - 1].text in (",", "”", '"'))
                )


def _is_mark(words: Words, index: int) -> bool:
    """Whether a comma, a semicolon or a dash stands at ``index``: not a hyphen."""
    mark, start = words.tokens[index].text, words.starts[index]
    if mark in "-–":
        return words.text[start - 1 : start].isspace() and words.text[start + 1 : start + 2].isspace()
    return mark in _MARKS


def _looseness(words: Words, index: int, *, aside: bool) -> float | None:
    """What is lost with a clause that opens without a mark before it; None where it can't go."""
    if not words.is_word(index - 1) or not words.text[words.starts[index] - 1].isspace():
        return None
    norm, before = words.tokens[index].norm, words.tags[index - 1][-1]
    if norm in _LOOSE:
        if aside or words.tokens[index - 1].norm in _MEASURES or before[:2] not in ("NN", "CD", "RB"):
            return None
        if norm == "as" and not _has_verb(words, index + 1):
            return None
        return 0.3 if norm in _TURNING else 0.08
    if words.tags[index][0] in ("WDT", "WP") and before.startswith("NN"):
        # “a law that …” is a law, but “parties that …” are not all parties.
        return (0.04 if aside else 0.15) if _is_indefinite(words, index - 1) else None
    return None


def _is_indefinite(words: Words, noun: int) -> bool:
    """Whether the noun phrase that ends at ``noun`` opens with “a”, “another” or a number."""
    for index in range(noun, max(-1, noun - 8), -1):
        norm, tag = words.tokens[index].norm, words.tags[index][0]
        if norm in ("a", "an", "another") or tag == "CD":
            return True
        if not words.is_word(index) or (norm != "of" and tag[:2] not in ("NN", "JJ")):
            return False
    return False


def _has_verb(words: Words, index: int) -> bool:
    """Whether a finite verb stands from ``index`` up to the next mark, and nothing that compares before it."""
    for i in range(index, min(index + 10, len(words.tokens))):
        if not words.is_word(i) or words.tokens[i].norm == "as":
            return False
        if words.is_finite(i):
            return i > index
    return False


def _roughness(words: Words, mark: int) -> float | None:
    """What is lost with what follows the mark at ``mark``; None where it can't go."""
    tokens, index = words.tokens, mark + 1
    if index >= len(tokens) or not words.is_word(index):
        return None
    norm, tag = tokens[index].norm, words.tags[index][0]
    stretch = next((i for i in range(index, len(tokens)) if tokens[i].text in (",", ";")), len(tokens))
    after = stretch + 1
    if any(words.is_finite(i) for i in range(after, min(after + 2, len(tokens)))):
        return None  # “Ruiz, who …, resigned”: the verb is still to come
    if tokens[mark].text == ";" or tokens[mark].text in _DASHES:
        return 0.0
    if norm in ("and", "but", "or", "so", "yet"):
        if not any(words.is_finite(i) for i in range(index, stretch)):
            return None
        return 0.3 if norm in _TURNING else 0.03
    if norm in _SUBORDINATE or tag in _HANGING:
        return 0.3 if norm in _TURNING else 0.0
    return None


def _tidied(text: str, end: int) -> int:
    """``end`` without the white space and marks before it."""
    return len(text[:end].rstrip(" \t\r\n,;:—–-"))
