"""``cue-verb``: a reporting verb that takes sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from newsls.attribution import Attribution
from newsls.attribution.cues import Frame, Verb, forms, verbs
from newsls.attribution.words import BE, COORDINATORS, PERSONAL, RELATIVES, SUBORDINATORS, is_adverb
from newsls.draft import Paragraph
from newsls.finding import Finding, Fix, Severity
from newsls.language import Token, TokenKind
from newsls.rules.base import Family, Passage, Rule
from newsls.settings import Attribution as House
from newsls.text import Edit, Span


def cue_verb(passage: Passage) -> Iterator[Finding]:
    """Finds reporting verbs that take sides.

    What it does:
        Reports verbs of saying that tell the reader what to think of what is said: “claimed” hints that it is untrue,
        “admitted”, “conceded” and “confessed” at guilt, while “noted”, “pointed out” and “revealed” vouch for it,
        “refuted” and “rebutted” say that it was proved wrong, “slammed”, “blasted” and “lashed out at” are louder than
        what was said, and “quipped”, “opined” or “gushed” show off. The fix puts “said” (“criticized”, “rejected”) in
        the same form. The rule is off until it is selected. `attribution.avoid-cues` adds verbs to it and
        `attribution.prefer-cues` takes verbs away; where the house prefers some, mere synonyms of “said” are reported
        too. A verb that reports nothing, as in “claimed responsibility” or “admitted to hospital”, is left alone.

    Why:
        “Said” lets readers judge for themselves. The other verbs are right at times, when what they imply is what the
        story means to say.

    Example:
        The company claimed that the dam was safe.

    Use instead:
        The company said that the dam was safe.

    Source:
        The style guides of news agencies and broadcasters on reporting verbs.
    """
    paragraph, house = passage.paragraph, passage.settings.attribution
    done: set[int] = set()
    for attribution in passage.sources.attributions:
        if attribution.cue is None or attribution.source is None:
            continue
        said = _verb(paragraph, attribution)
        if said is None or said.span.start in done:
            continue
        done.add(said.span.start)
        why = _complaint(said, house)
        if why is None or not _is_verb(paragraph, said) or not _reports(paragraph, said, attribution, why.instead):
            continue
        instead = _instead(said.verb.form, _preferred(house) if why.instead == "say" else why.instead, passage)
        shown = said.span.of(paragraph.text)
        words = " ".join(shown.split())
        if shown[:1].isupper():
            instead = instead[:1].upper() + instead[1:]
        fixes: tuple[Fix, ...] = ()
        if _replaceable(paragraph, said, attribution):
            fixes = (Fix(f"Change to “{instead}”", (Edit(said.span, instead),)),)
        message = f"“{words}” {why.reason.format(instead.lower())}"
        yield Finding(RULE.code, RULE.severity, said.span, message, fixes, confidence=0.8)


class _Said(NamedTuple):
    """A reporting verb where it stands: its particle included in ``span``, and its token's index in ``tokens``."""

    verb: Verb
    particle: str
    span: Span
    sentence: int
    tokens: Sequence[Token]
    at: int


class _Why(NamedTuple):
    """What is to be said of a verb, after it, and the verb to use instead."""

    reason: str
    instead: str = "say"


_DOUBT = _Why("hints that it may not be true; “{}” takes no side.")
_GUILT = _Why("hints at guilt or fault; “{}” takes no side.")
_VOUCHES = _Why("vouches for what is said; “{}” takes no side.")
_LOUD = _Why("is louder than what was said; “{}” takes no side.", "criticize")
_SHOWY = _Why("draws attention to itself; “{}” does not.")
_PROVED = _Why("says that it was proved wrong; “{}” leaves that open.", "reject")
_AVOIDED = _Why("is a verb that the house avoids; “{}” takes no side.")
_PLAIN = _Why("says no more than “{}”, which the house prefers.")

_AVOID: dict[str, _Why] = {
    "claim": _DOUBT,
    **dict.fromkeys(("admit", "concede", "confess"), _GUILT),
    **dict.fromkeys(("note", "point out", "reveal"), _VOUCHES),
    **dict.fromkeys(("slam", "blast", "lash out at", "rip into", "skewer", "savage", "eviscerate"), _LOUD),
    **dict.fromkeys(("quip", "opine", "gush", "enthuse", "muse", "gripe", "whine", "fume", "grouse"), _SHOWY),
    **dict.fromkeys(("refute", "rebut"), _PROVED),
}
_SYNONYMS = frozenset("state remark comment declare assert observe exclaim mention proclaim pronounce".split())
"""Verbs that say no more than that somebody said something."""
_LONG = {"lash out": "lash out at", "rip into": "rip into", "point out": "point out"}
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_FINDINGS = frozenset(
    "test tests scan scans x-ray data figures results result autopsy study survey poll analysis evidence images "
    "footage video records documents tapes examination research inspection audit investigation".split()
)
"""What reveals and notes without saying anything."""
_THINGS = frozenset(
    "door doors brake brakes phone receiver car ball puck gavel desk table window lid book fist fists home hole holes "
    "roof nail nails coast island region city town village coastline shore volley shot way ice".split()
)
"""What is slammed, blasted or hammered in earnest."""
_LINKS = RELATIVES | SUBORDINATORS
_KEPT = frozenset(
    "also both later then has have had having will would could may might did does do not never ever again".split()
)
_BEFORE_THAT = frozenset("to how why whether what when where who which if of".split())


def _verb(paragraph: Paragraph, attribution: Attribution) -> _Said | None:
    """The verb of a cue, in the active voice, with its particle."""
    cue = attribution.cue
    assert cue is not None
    number = paragraph.sentence_at(cue.start)
    if number is None:
        return None
    tokens = paragraph.sentence_tokens[number]
    inside = [i for i, token in enumerate(tokens) if cue.start <= token.start and token.end <= cue.end]
    at = next((i for i in reversed(inside) if tokens[i].norm in verbs()), -1)
    if at < 0 or any(tokens[i].norm in BE for i in inside):
        return None
    verb, end, particle = verbs()[tokens[at].norm], at + 1, ""
    following = [token.norm for token in tokens[end : end + 2]]
    if following[:1] == ["out"]:
        particle = "out at" if following == ["out", "at"] else "out"
    elif following[:1] == ["into"]:
        particle = "into"
    end += len(particle.split())
    return _Said(verb, particle, Span(tokens[at].start, tokens[end - 1].end), number, tokens, at)


def _complaint(said: _Said, house: House) -> _Why | None:
    """What is to be said of a verb, None where the house has nothing against it."""
    name = f"{said.verb.lemma} {said.particle}".strip()
    prefer, avoid = _lemmas(house.prefer_cues), _lemmas(house.avoid_cues)
    if name in prefer:
        return None
    known = _AVOID.get(name)
    if known is not None or name in avoid:
        return known or _AVOIDED
    return _PLAIN if prefer and name in _SYNONYMS else None


def _is_verb(paragraph: Paragraph, said: _Said) -> bool:
    """Whether a word that may be a noun is a verb here: not “the union’s claim that”."""
    return not said.verb.frame & Frame.NOUNISH or paragraph.tags(said.sentence)[said.at].startswith("VB")


def _reports(paragraph: Paragraph, said: _Said, attribution: Attribution, instead: str) -> bool:
    """Whether the verb reports words here, and doesn't do what else it can: “claimed victory”, “slammed the door”."""
    rest = [token.norm for token in said.tokens[_after(said) :]]
    source = [word.casefold() for word in attribution.source.of(paragraph.text).split()] if attribution.source else []
    if any(word in _FINDINGS for word in source) or (source == ["it"] and instead != "say"):
        return False
    if instead != "say":  # something is slammed or refuted
        return bool(rest) and rest[0] not in _BEFORE_THAT and not _THINGS & set(rest[:5]) and not is_adverb(rest[0])
    inverted = attribution.source is not None and attribution.source.start > said.span.start  # “…,” claimed the mayor
    return _clause(paragraph, said, inverted) or (said.verb.lemma == "claim" and rest[:1] == ["to"])


def _clause(paragraph: Paragraph, said: _Said, inverted: bool) -> bool:
    """Whether a quotation or a clause goes with the verb: before it, or after it with or without “that”."""
    tokens, at = said.tokens, _after(said)
    while at < len(tokens) and (is_adverb(tokens[at].norm) or tokens[at].norm in ("on", "in", "at")):
        skipped = at + 1
        while skipped < len(tokens) and tokens[at].norm in ("on", "in", "at") and tokens[skipped].norm != "that":
            if tokens[skipped].kind == TokenKind.PUNCTUATION:
                break
            skipped += 1
        at = skipped
    if at >= len(tokens) or tokens[at].kind == TokenKind.PUNCTUATION or tokens[at].norm == "that":
        return True
    if tokens[at].norm in PERSONAL or tokens[at].norm == "there":
        return True
    if at == said.at + 1 and inverted:
        return True
    if tokens[at].norm == "to":  # “admitted to reporters that”
        return "that" in [token.norm for token in tokens[at : at + 5]]
    tags = paragraph.tags(said.sentence)
    for i in range(at, min(at + 16, len(tokens))):
        if tokens[i].kind == TokenKind.PUNCTUATION or (i > at and tokens[i].norm in _LINKS):
            return False
        if tags[i].split("+")[0] in _FINITE or ("+" in tags[i] and _FINITE & set(tags[i].split("+"))):
            return i > at and tokens[i - 1].norm not in COORDINATORS
    return False


def _after(said: _Said) -> int:
    return said.at + 1 + len(said.particle.split())


def _replaceable(paragraph: Paragraph, said: _Said, attribution: Attribution) -> bool:
    """Whether another verb of saying fits in the very place: not “admitted to reporters that”, “freely admitted”."""
    rest = said.tokens[_after(said) :]
    if rest and rest[0].norm in _BEFORE_THAT:
        return False
    cue = attribution.cue
    assert cue is not None
    beside = [token for token in said.tokens if cue.start <= token.start < said.span.start]
    after = rest[:1] if rest and is_adverb(rest[0].norm) else []
    return all(token.norm in _KEPT for token in (*beside, *after))


def _instead(form: str, lemma: str, passage: Passage) -> str:
    """The verb to use, in the same form, as the house spells it."""
    if lemma == "criticize" and passage.settings.style.spelling == "uk":
        lemma = "criticise"
    third, past, participle, present = forms(lemma)
    return {"b": lemma, "s": third, "d": past, "n": participle, "g": present}[form]


def _preferred(house: House) -> str:
    """The first verb that the house prefers and that can stand for “say”."""
    for name in house.prefer_cues:
        verb = verbs().get(name.casefold())
        if verb is not None and verb.frame & Frame.QUOTE and not verb.frame & Frame.PERSON:
            return verb.lemma
    return "say"


@lru_cache(64)
def _lemmas(names: tuple[str, ...]) -> frozenset[str]:
    """The verbs of a list in their base form, whatever form it has them in: “point out” of “pointed out”."""
    found = set()
    for name in names:
        first, *more = name.casefold().split()
        verb = verbs().get(first)
        plain = " ".join([verb.lemma if verb else first, *more])
        found.add(_LONG.get(plain, plain))
    return frozenset(found)


RULE = Rule("cue-verb", Family.STYLE, Severity.INFORMATION, passage=cue_verb, default=False)
