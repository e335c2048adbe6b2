"""Verbs that do not go with their subject: a pronoun, a simple noun phrase that begins a clause, “who”."""

from __future__ import annotations

from typing import NamedTuple

from newsls.language import TokenKind, inflection
from newsls.language.wordlists import words
from newsls.rules import verb_forms as forms
from newsls.rules.clauses import (
    ADVERBS,
    AFTER_NOUN,
    OBJECTS,
    OPENERS,
    Slip,
    Tokens,
    any_before,
    norm_at,
    opens,
    past_adverb,
    plain,
    starts,
)
from newsls.rules.verb_forms import pair

MANDATIVE = words(
    """demand demands demanded demanding insist insists insisted insisting suggest suggests suggested suggesting
    recommend recommends recommended recommending recommendation ask asks asked asking request requests requested
    requesting
    require requires required requiring requirement propose proposes proposed proposing proposal urge urges urged urging
    order orders ordered ordering insistence suggestion condition important essential vital imperative crucial critical
    necessary prefer prefers preferred preferable lest mandate mandates mandated mandating rule rules stipulate
    stipulates stipulated advise advises advised fitting desirable motion plead pleaded instruct instructed better"""
)


UNREAL = words("if though wish wishes wished whether as unless suppose imagine than until lest would were may till")


_AUXILIARIES = forms.MODALS | words(
    """do does did don't doesn't didn't is are was were have has had let lets let's make makes made help helps helped
    dare dares isn't aren't wasn't weren't hasn't haven't hadn't ain't nor"""
)


_PRESENT = words("is are has have do does says say will can")


_PAST = words("was were had did said told came went made took would could")


_FOR_PLURAL = {"is": "are", "has": "have", "does": "do", "isn't": "aren't", "hasn't": "haven't", "doesn't": "don't"}


_FOR_SINGULAR = {"are": "is", "were": "was", "have": "has", "do": "does", "aren't": "isn't", "weren't": "wasn't",
                 "haven't": "hasn't"}  # fmt: skip


_NO_VERBS = words(
    "like down back out best long even further better last first double single second well present own live"
)


_BREAKS = AFTER_NOUN | words(
    """among amid within without despite per via upon onto toward towards around near
    behind beyond beside besides below above beneath unlike like until till up down out off back along"""
)


COLLECTIVE = words(
    """police government family team couple majority minority group crew staff public company committee band club crowd
    public jury board council party army military media press audience class community congregation crowd enemy
    faculty fleet gang panel population squad troop union data half rest lot number bunch pair dozen score handful
    variety range series host array third quarter fifth percentage proportion opposition administration leadership
    cabinet parliament senate house side duo trio firm department ministry country nation youth elite bulk remainder
    youth electorate workforce cast generation clergy nobility gentry peasantry cavalry infantry navy wealthy
    crew pack herd total plenty vast overwhelming bench front force corps team ensemble orchestra choir"""
)


MEASURES = words(
    """years months weeks days hours minutes seconds miles dollars pounds percent points kilometers kilometres meters
    metres feet inches euros crowns cents acres tons tonnes degrees votes dollars hundreds thousands millions billions
    news politics economics thirds quarters halves lots times numbers things"""
)


_HEADS = words("the this that his her its their our my another each every")


_PLURAL_HEADS = words("the these those his her its their our my some many most all both several few other")


_SURELY_PLURAL = words("the these those many most all both several few two three four five six seven eight nine ten")


_AMOUNTING = words("two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty all most")


_SEEM_PLURAL = words(
    """arts works odds blues woods stakes remains customs tropics mumps classics basics links games sports ends means
    grounds premises outskirts proceeds earnings savings woods sands downs gardens stairs heads wages gates mills docks
    accounts systems rules"""
)


_STARTING = frozenset('.!?“"')


_NO_MODIFIERS = words("a an one no neither either what whose which how nor only")


_SURNAMES = words(
    """powers waters winters masters summers banks woods rivers fields sides brooks bridges burns stones jobs gates
    walls hills books friends lords commons knights peers flowers weeks days steps"""
)


_SHORT = words("it that he she what who there here let where how")


_EVERYONE = words("everyone everybody someone somebody anyone anybody nobody everything nothing something anything")


_NO_SUBJECTS = words("which that who what there here only more most first last former latter same rest way")


_ONE_OF = words("of one only among many")


_JOINING = words("and or of if with nor ,")


def _tense(tokens: Tokens, at: int, base: str) -> tuple[str, ...]:
    """The finite forms of a verb for a singular subject, the one in the tense of the sentence first."""
    present = past = 0
    for step, stop in ((-1, max(-1, at - 40)), (1, min(len(tokens), at + 40))):
        for place in range(at + step, stop, step):
            token = tokens[place]
            if token.text in ".!?" and step > 0:
                break
            norm = token.norm
            if norm in _PRESENT:
                present += 1
            elif norm in _PAST or (norm.endswith("ed") and len(norm) > 4):
                past += 1
    then, now = forms.past(base), inflection.verb_forms(base).third
    if base == "say":
        return then, now
    subject, following = norm_at(tokens, at - 1), norm_at(tokens, at + 1)
    before, after = forms.triple(subject, then, following), forms.triple(subject, now, following)
    if before > 3 * after + 3 or after > 3 * before + 3:
        return (then, now) if before > after else (now, then)
    return (then, now) if past > present and pair("he", then) * 2 >= pair("he", now) else (now, then)


def _subjective(tokens: Tokens, index: int) -> bool:
    """Whether the pronoun at ``index`` alone begins a clause and its verb follows, for all that can be seen."""
    if index == 0:
        return True
    before = tokens[index - 1]
    if before.norm in _AUXILIARIES or before.norm in ("and", "or", "than", "not", "&"):
        return False
    return before.kind in (TokenKind.WORD, TokenKind.PUNCTUATION) and before.text not in (
        "/",
        "-",
        "'",
        "‘",
        "’",
        "[",
        "]",
    )


def plural_pronoun(tokens: Tokens, index: int) -> Slip | None:
    """“they predicts”, “we has”, “I were”."""
    pronoun = tokens[index]
    at = past_adverb(tokens, index + 1)
    word = tokens[at]
    norm = word.norm
    if norm[-1] not in "st" or not plain(word) or not _subjective(tokens, index):
        return None
    right = _FOR_PLURAL.get(norm, "")
    if pronoun.norm == "i":
        if pronoun.text != "I" or (tokens[index - 1].text[0].isupper() and not starts(tokens, index - 1)):
            return None
        right = {"is": "am", "are": "am", "were": "was"}.get(norm, right)
        if norm == "were" and any_before(tokens, index, UNREAL, 6):
            return None
    elif norm == "was":
        right = "were"
    if norm in ("is", "was", "has", "as", "yes", "its") and not right:
        return None
    if pronoun.norm == "you" and not opens(tokens, index):
        return None
    if pronoun.norm == "i" and not right and not opens(tokens, index):
        return None
    if not right:
        known = forms.verb(norm)
        if known is None or not known.third:
            return None
        if pair(pronoun.norm, norm) * 15 > pair(pronoun.norm, known.base) + forms.finite(norm) / 4:
            return None
        if forms.nominal(norm) > forms.finite(norm):
            return None
        right = known.base
    elif at > index + 1 and norm in ("is", "was") and pronoun.norm == "you":
        return None
    return Slip(at, index, (right,), f"with “{pronoun.text}” the verb is “{right}”.")


def singular_pronoun(tokens: Tokens, index: int) -> Slip | None:
    """“it have”, “he plan to”; not “if she were”, “demand that he leave”."""
    pronoun = tokens[index]
    at = past_adverb(tokens, index + 1)
    word = tokens[at]
    norm = word.norm
    if not plain(word) or not _subjective(tokens, index):
        return None
    known = None
    right = _FOR_SINGULAR.get(norm, "")
    if not right:
        if norm == "be" or norm in _NO_VERBS:
            return None
        known = forms.verb(norm)
        if known is None or not known.is_base or known.past:
            return None
    if pronoun.norm == "it" and not opens(tokens, index) and not (norm == "say" and tokens[index - 1].text in '”"'):
        return None
    if norm in ("were", "weren't") and any_before(tokens, index, UNREAL, 8):
        return None
    if norm not in ("are", "were") and any_before(tokens, index, MANDATIVE, 14):
        return None
    if norm not in ("are", "were") and index and tokens[index - 1].norm == "that":
        return None  # perhaps a demand: “the request that it prove”
    if pronoun.norm == "it" and index and tokens[index - 1].norm in ("know", "knows", "knew"):
        return None
    if right:
        if at > index + 1 and norm in ("do", "are"):
            return None
        return Slip(at, index, (right,), f"with “{pronoun.text}” the verb is “{right}”.")
    assert known is not None
    third, past = inflection.verb_forms(known.base).third, forms.past(known.base)
    head = pronoun.norm
    meant, following = pair(head, third) + pair(head, past), norm_at(tokens, at + 1)
    if pair(head, norm) * 12 > meant or (meant < 2 and following not in OBJECTS):
        return None
    if forms.nominal(norm) > 3 * forms.verbal(norm) and following not in OBJECTS and following not in AFTER_NOUN:
        return None
    if at > index + 1 and tokens[index + 1].norm in ("not", "then", "just", "even", "only"):
        return None
    rights = _tense(tokens, at, known.base)
    return Slip(at, index, rights, f"with “{pronoun.text}” the verb is “{rights[0]}”.")


class _Subject(NamedTuple):
    """A noun phrase right before a verb: its first token, its head noun, and its determiner ("" where it has none)."""

    start: int
    noun: str
    determiner: str


def _subject(tokens: Tokens, verb: int) -> _Subject | None:
    """The simple noun phrase that ends before ``verb`` and begins a clause, or None where that isn't certain."""
    head = verb - 1
    if head < 0 or tokens[head].kind is not TokenKind.WORD or not tokens[head].text.isalpha():
        return None
    at = head
    while at >= 0 and head - at <= 3:
        token = tokens[at]
        norm = token.norm
        if at < head and norm in _PLURAL_HEADS | _HEADS:
            if not opens(tokens, at) or (norm == "that" and at and tokens[at - 1].norm in OPENERS):
                return None
            return _Subject(at, tokens[head].norm, norm)
        if token.kind is not TokenKind.WORD:
            break
        if at < head and norm.endswith("'s") and len(norm) > 2:
            while at > 0 and tokens[at].text[0].isupper() and tokens[at - 1].text[0].isupper():
                at -= 1
            return _Subject(at, tokens[head].norm, "his") if opens(tokens, at) and norm[:-2] not in _SHORT else None
        if at < head:
            if norm in _BREAKS or norm in forms.BE or norm in forms.HAVE or norm in forms.MODALS:
                break
            if norm in _NO_MODIFIERS or norm in ADVERBS or norm[-3:] == "ing" or norm[-1:] == "'" or "'" in norm:
                return None
            known = forms.verb(norm)
            if known is not None and (known.third or known.past or known.participle):
                return None
        at -= 1
    start = at + 1
    if start > head or not opens(tokens, start) or (start and tokens[start - 1].text == ","):
        return None
    if head > start and (tokens[head].text[0].isupper() or any(token.norm[-1] == "s" for token in tokens[start:head])):
        return None
    if tokens[head].text[0].isupper() and tokens[head].norm in _SURNAMES:
        return None
    if start < head and not starts(tokens, start):
        return None
    # a modifier that may be a verb or an adverb makes a bare phrase uncertain
    for place in range(start, head):
        known = forms.verb(tokens[place].norm)
        if known is not None and forms.verbal(known.base) > forms.nominal(tokens[place].norm):
            return None
    return _Subject(start, tokens[head].norm, "")


def _may_be_amount(tokens: Tokens, subject: _Subject, verb: int) -> bool:
    """Whether “three goals was enough”, “all hands is” may count as one; “two hostages was freed” may not."""
    if tokens[subject.start].norm not in _AMOUNTING:
        return False
    known = forms.verb(norm_at(tokens, past_adverb(tokens, verb + 1)))
    return known is None or not (known.participle or known.gerund)


def _surely_plural(tokens: Tokens, subject: _Subject) -> bool:
    """Whether “the talks”, “these talks”, “two talks” opens a sentence: there the company of the noun needn't be asked.

    Counts of pairs can't tell “one of the talks was” from “the talks was”.
    """
    start, noun = subject.start, subject.noun
    if start and tokens[start - 1].text not in _STARTING:
        return False
    if tokens[start].norm not in _SURELY_PLURAL or noun in _SEEM_PLURAL or noun[-1] != "s":
        return False
    return forms.before(noun, "the", "these", "two", "many", "of") >= 3


def singular_verb(tokens: Tokens, index: int) -> Slip | None:
    """“is”, “was”, “has”, “does” after a plural subject."""
    if not index or not plain(tokens[index]):
        return None
    noun = tokens[index - 1].norm
    if noun[-1:] not in "sne" or noun in MEASURES or (not forms.singular(noun) and noun != "people"):
        return None
    right = {"is": "are", "was": "were", "has": "have", "does": "do"}[tokens[index].norm]
    capital = tokens[index - 1].text[0].isupper()
    known = forms.verb(noun)
    if (
        known is not None
        and known.third
        and not (index == 1 or tokens[index - 2].text in '.!?“"')
        and forms.finite(noun) * 4 > forms.nominal(noun)
    ):
        return None
    apart = pair(noun, "is") + pair(noun, "was") + pair(noun, "has")
    agreed = pair(noun, "are") + pair(noun, "were") + pair(noun, "have")
    subject = _subject(tokens, index)
    if subject is None or subject.determiner in ("this", "that", "another", "each", "every"):
        return None
    if (agreed < (10 if capital else 3) or apart * 10 > agreed) and (capital or not _surely_plural(tokens, subject)):
        return None
    if capital and subject.determiner:
        return None
    if right in ("are", "were") and _may_be_amount(tokens, subject, index):
        return None
    return Slip(index, index - 1, (right,), f"with “{tokens[index - 1].text}” the verb is “{right}”.")


def plural_verb(tokens: Tokens, index: int) -> Slip | None:
    """“are”, “were”, “have” after a singular subject."""
    if not index or not plain(tokens[index]) or not (plain(tokens[index - 1]) or starts(tokens, index - 1)):
        return None
    noun = tokens[index - 1].norm
    verb = tokens[index].norm
    right = {"are": "is", "were": "was", "have": "has"}[verb]
    everyone = noun in _EVERYONE
    if (
        noun in COLLECTIVE
        or noun.endswith("ics")
        or (not everyone and inflection.singulars(noun))
        or noun in _NO_SUBJECTS
    ):
        return None
    if everyone:
        if not opens(tokens, index - 1):
            return None
        start = index - 1
    else:
        apart = pair(noun, "are") + pair(noun, "were") + pair(noun, "have")
        agreed = pair(noun, "is") + pair(noun, "was") + pair(noun, "has")
        if agreed < 3 or apart * 10 > agreed:
            return None
        subject = _subject(tokens, index)
        if (
            subject is None
            or not subject.determiner
            or subject.determiner in ("these", "those", "some", "many", "most", "all", "both", "several", "few")
        ):
            return None
        start = subject.start
    if verb == "were" and (any_before(tokens, start, UNREAL, 10)):
        return None
    if verb == "have" and any_before(tokens, start, MANDATIVE, 14):
        return None
    return Slip(index, index - 1, (right,), f"with “{tokens[index - 1].text}” the verb is “{right}”.")


def plural_subject(tokens: Tokens, index: int) -> Slip | None:
    """“officials cautions that”: a third person singular after a plural subject."""
    if not index or not plain(tokens[index]):
        return None
    noun, norm = tokens[index - 1].norm, tokens[index].norm
    if noun in MEASURES:
        return None
    known = forms.verb(norm)
    if known is None or not known.third or forms.finite(norm) < 4 or forms.nominal(norm) * 3 > forms.finite(norm):
        return None
    if pair(noun, norm) * 6 > pair(noun, known.base) + pair("they", known.base) / 20 or not (
        forms.singular(noun) or noun == "people"
    ):
        return None
    own = forms.verb(noun)
    if own is not None and own.third and forms.finite(noun) * 8 > forms.nominal(noun):
        return None
    subject = _subject(tokens, index)
    if subject is None or subject.determiner in ("this", "that", "another", "each", "every"):
        return None
    if tokens[index - 1].text[0].isupper() and (subject.determiner or pair(noun, known.base) < 2):
        return None
    return Slip(index, index - 1, (known.base,), f"with “{tokens[index - 1].text}” the verb is “{known.base}”.")


def relative(tokens: Tokens, index: int) -> Slip | None:
    """“people who has”, “a man who have”."""
    if index < 2 or not plain(tokens[index - 1]) or not plain(tokens[index + 1]):
        return None
    noun, verb = tokens[index - 1].norm, tokens[index + 1].norm
    if verb in ("is", "was", "has", "does"):
        if (
            (forms.singular(noun) or noun == "people")
            and pair(noun, "who") >= 5
            and noun != "matters"
            and not any_before(tokens, index - 1, _ONE_OF, 5)
        ):
            right = {"is": "are", "was": "were", "has": "have", "does": "do"}[verb]
            return Slip(index + 1, index - 1, (right,), f"with “{noun} who” the verb is “{right}”.")
    elif (
        verb in ("are", "were", "have")
        and tokens[index - 2].norm in ("a", "an", "the", "another", "every")
        and opens(tokens, index - 2)
        and forms.plural(noun)
        and noun not in COLLECTIVE
        and not any_before(tokens, index - 2, _JOINING, 8)
    ):
        right = {"are": "is", "were": "was", "have": "has"}[verb]
        return Slip(index + 1, index - 1, (right,), f"with “{noun} who” the verb is “{right}”.")
    return None
