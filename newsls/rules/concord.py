"""Words in a form that the syntax around them does not allow, decided by rule and not by likelihood.

``slips`` walks the tokens of a paragraph once.  A function word (“to”, “will”, “has”, “he”, “these”, “are” …) opens a
look at its neighbours; only where subject, head or governor is certain is anything reported.  What a neighbour can be,
``verb_forms`` tells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from newsls.language import Token, TokenKind, inflection
from newsls.language.wordlists import words
from newsls.rules import verb_forms as forms
from newsls.rules.verb_forms import pair

Tokens = Sequence[Token]


class Slip(NamedTuple):
    """A word out of form: its token, the token that shows it, what it should be (best first), and why.

    ``inserted`` is a word to put in before the token instead (“be”); then ``rights`` is empty.
    """

    token: int
    trigger: int
    rights: tuple[str, ...]
    reason: str
    inserted: str = ""


_ADVERBS = words(
    """not also never always often now still only already just soon then ever even finally recently quickly fully
    simply actually really probably certainly clearly largely reportedly allegedly currently previously immediately
    likely"""
)
_INVERTING = words(
    """how why what when where which who whom whose than as so such nor neither only never rarely seldom hardly little
    and or but if not no there here then"""
)
_SUBJECTS = words("i you he she it we they who that which there this these those people")
_DETERMINERS = words("the a an this that these those his her its their our my your no every each any some")
_OBJECTS = words(
    """the a an this these those his her its their our my your him them us me it himself herself itself themselves
    more all both any every each some another"""
)
_PASSIVE_NEXT = words("by to in on at from as for if until after before when with because and or but under this next")
_OPENERS = words(
    """that because but although though whether when where if says said say while think thinks thought
    believe believes believed know knows knew hope feel suggests shows argue argues argued claims claimed insists"""
)
_MANDATIVE = words(
    """demand demands demanded demanding insist insists insisted insisting suggest suggests suggested suggesting
    recommend recommends recommended recommending recommendation ask asks asked asking request requests requested
    requesting
    require requires required requiring requirement propose proposes proposed proposing proposal urge urges urged urging
    order orders ordered ordering insistence suggestion condition important essential vital imperative crucial critical
    necessary prefer prefers preferred preferable lest mandate mandates mandated mandating rule rules stipulate
    stipulates stipulated advise advises advised fitting desirable motion plead pleaded instruct instructed better"""
)
_UNREAL = words("if though wish wishes wished whether as unless suppose imagine than until lest would were may till")
_AUXILIARIES = forms.MODALS | words(
    """do does did don't doesn't didn't is are was were have has had let lets let's make makes made help helps helped
    dare dares isn't aren't wasn't weren't hasn't haven't hadn't ain't nor"""
)
_INFINITIVE = words(
    """want wants wanted wanting able unable likely unlikely need needs needed plan plans planned expected expect
    expects supposed trying tried try tries continue continues continued ability how willing refused refuses decided
    decides hope hopes hoped seek seeks sought seeking ready vowed chance order intend intends intended allowed attempt
    attempts attempted effort efforts hoping failed fail fails began begin begins wish opportunity agreed agrees
    reluctant eager threatened threatens poised easy hard difficult important urged right ought desire decision
    reluctance willingness has have had having impossible possible enough quick scheduled set
    forced"""
)
_OPENING_MARKS = frozenset('.!?“":;—–,(')
_PRESENT = words("is are has have do does says say will can")
_PAST = words("was were had did said told came went made took would could")


def without_be(tokens: Tokens) -> Iterator[Slip]:
    """Of ``slips`` those that lack a “be” (“will taken”), at a fraction of the cost."""
    last = len(tokens) - 1
    for index, token in enumerate(tokens):
        look = _LACKING.get(token.norm)
        if look is not None and index < last:
            found = look(tokens, index)
            if found is not None and found.inserted:
                yield found


def slips(tokens: Tokens) -> Iterator[Slip]:
    """The words of ``tokens`` out of form, in order of what triggers them; now and then two for one token."""
    last = len(tokens) - 1
    table = _TABLE
    for index, token in enumerate(tokens):
        look = table.get(token.norm) or (_number if token.kind is TokenKind.NUMBER else None)
        if look is None:
            norm = token.norm
            if index and norm[-1] == "s" and index < last and tokens[index - 1].norm[-1] in "sne" and len(norm) > 3:
                found = _plural_subject(tokens, index)
                if found is not None:
                    yield found
        elif index < last:
            found = look(tokens, index)
            if found is not None:
                yield found


# --- helpers


def _norm(tokens: Tokens, at: int) -> str:
    return tokens[at].norm if 0 <= at < len(tokens) else ""


def _plain(token: Token) -> bool:
    """Whether the token is a word in lower case: no name."""
    return token.kind is TokenKind.WORD and token.text.islower()


def _past_adverb(tokens: Tokens, at: int) -> int:
    """The place after an adverb at ``at``, or ``at``."""
    if at < len(tokens) - 1:
        norm = tokens[at].norm
        if norm in _ADVERBS or (norm.endswith("ly") and len(norm) > 5 and _plain(tokens[at])):
            return at + 1
    return at


def _opens(tokens: Tokens, at: int) -> bool:
    """Whether a clause, and so a subject, begins at ``at``."""
    if at <= 0:
        return at == 0
    before = tokens[at - 1]
    return before.text in _OPENING_MARKS or before.norm in _OPENERS


def _starts(tokens: Tokens, at: int) -> bool:
    return at <= 0 or tokens[at - 1].text in _OPENING_MARKS


def _any_before(tokens: Tokens, at: int, among: frozenset[str], reach: int) -> bool:
    for back in range(at - 1, max(-1, at - 1 - reach), -1):
        token = tokens[back]
        if token.norm in among:
            return True
        if token.text in ".!?":
            return False
    return False


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
    subject, following = _norm(tokens, at - 1), _norm(tokens, at + 1)
    before, after = forms.triple(subject, then, following), forms.triple(subject, now, following)
    if before > 3 * after + 3 or after > 3 * before + 3:
        return (then, now) if before > after else (now, then)
    return (then, now) if past > present and pair("he", then) * 2 >= pair("he", now) else (now, then)


# --- after to, modals, be, have and do


def _to(tokens: Tokens, index: int) -> Slip | None:
    word = tokens[index + 1]
    if not _plain(word):
        return None
    norm = word.norm
    ending = norm[-1]
    known = forms.verb(norm)
    if known is None or known.is_base or known.gerund or known.base == "be":
        return None
    governor, following = _norm(tokens, index - 1), _norm(tokens, index + 2)
    governed = governor in _INFINITIVE
    reason = f"after “to” the verb is “{known.base}”."
    if known.third and ending == "s":
        seen, noun = pair("to", norm), forms.nominal(norm)
        if norm == "summons" or following == "of" or governor in ("according", "due", "thanks", "related", "prior"):
            return None
        leading = forms.verb(governor)
        if not governed and leading is not None and (leading.past or leading.participle):
            return None  # “the experts it spoke to believes”
        certain = governor in _STRICT or (governed and following in _OBJECTS)
        use = forms.finite(norm)
        if not certain and (seen >= 3 or noun * (2 if governed else 8) > use or (not governed and use < 8)):
            return None
        return Slip(index + 1, index, (known.base,), reason)
    if known.past and not known.participle:
        if norm in ("saw", "rose", "lay", "fell", "bit") and not governed:
            return None
        return Slip(index + 1, index, (known.base,), reason)
    if governor in _STRICT and pair("to", norm) < 3:
        return _passive_or_base(tokens, index, index + 1, known, reason)
    if governed and governor not in _LOOSE:
        if following == "by" and forms.being(norm) >= 5:
            return Slip(index + 1, index, (), f"after “to” a “be” is missing before “{word.text}”.", "be")
        if following in _OBJECTS and pair("to", norm) < 3:
            return Slip(index + 1, index, (known.base,), reason)
        if (following in _PASSIVE_NEXT or following in (".", ",")) and pair("to", norm) < 3:
            return _passive_or_base(tokens, index, index + 1, known, reason)
    return None


_STRICT = words(
    """want wants wanted wanting able unable how trying tried tries refused refuses decided hope hopes hoped vowed plan
    plans planned willing supposed intend intends intended need needs"""
)
_LOOSE = words("right order chance opportunity enough decision set has have had attempt attempts effort efforts")


def _passive_or_base(tokens: Tokens, trigger: int, at: int, known: forms.Verb, reason: str) -> Slip | None:
    """“will held on Sunday” lacks a “be”; “will relied on” is another form: by what news makes of both."""
    norm = tokens[at].norm
    following = _norm(tokens, at + 1)
    passive = pair("be", norm) + pair("been", norm)
    active = forms.verbal(known.base)
    after = pair(known.base, following)
    joined = pair(norm, following)
    missing = f"after “{tokens[trigger].text}” a “be” is missing before “{tokens[at].text}”."
    if following == "by" and passive >= 3:
        return Slip(at, trigger, (), missing, "be")
    if following in _OBJECTS:
        return Slip(at, trigger, (known.base,), reason)
    if passive > 4 * active:
        return Slip(at, trigger, (), missing, "be")
    if passive * 6 < active or after > 4 * joined:
        return Slip(at, trigger, (known.base,), reason)
    return (
        Slip(at, trigger, (), missing, "be")
        if joined * passive > after * active
        else Slip(at, trigger, (known.base,), reason)
    )


_NOT_BEFORE_MODAL = _INVERTING - {"who", "which", "there"}
_WILL_NOUN = words("political popular public good free ill own god's strong national living last iron of and")


def _modal(tokens: Tokens, index: int) -> Slip | None:
    modal = tokens[index]
    at = _past_adverb(tokens, index + 1)
    word = tokens[at]
    if index == 0 or not _plain(modal) or not _plain(word):
        return None
    norm = word.norm
    known = forms.verb(norm)
    if known is None or known.is_base or known.base == "be" or norm in ("based", "given", "compared"):
        return None
    before = tokens[index - 1]
    following = _norm(tokens, at + 1)
    if before.kind is not TokenKind.WORD and not (before.text == "," and following in _OBJECTS):
        return None
    if before.norm in _NOT_BEFORE_MODAL:
        return None
    if before.norm in _DETERMINERS and before.norm not in ("that", "this"):
        return None
    if modal.norm in ("will", "can", "might") and before.norm in _WILL_NOUN:
        return None
    if before.norm in forms.BE or before.norm in forms.HAVE or (modal.norm == "must" and before.norm == "a"):
        return None
    seen = pair(modal.norm, norm)
    reason = f"after “{modal.text}” the verb is “{known.base}”."
    if known.gerund:
        if before.norm in _SUBJECTS and pair("be", norm) >= 3 and seen < 2:
            return Slip(at, index, (), f"after “{modal.text}” a “be” is missing before “{word.text}”.", "be")
        return None
    if known.third:
        if seen >= 2 or (
            forms.nominal(norm) > forms.finite(norm)
            and before.norm not in _SUBJECTS
            and not (forms.singular(before.norm) or following in _OBJECTS)
        ):
            return None
        return Slip(at, index, (known.base,), reason)
    if seen >= 3:
        return None
    if known.past and not known.participle:
        return Slip(at, index, (known.base,), reason)
    if known.participle and not known.past:
        if norm == "seen" and modal.norm in ("may", "might"):
            return None  # “seem” as likely as “be seen”
        return Slip(at, index, (), f"after “{modal.text}” a “be” is missing before “{word.text}”.", "be")
    return _passive_or_base(tokens, index, at, known, reason)


def _be(tokens: Tokens, index: int) -> Slip | None:
    at = _past_adverb(tokens, index + 1)
    word = tokens[at]
    if index == 0 or not _plain(word):
        return None
    norm = word.norm
    if len(norm) < 3 or norm[-2:] in ("ed", "ly"):
        return None
    known = forms.verb(norm)
    if known is None or known.participle or not (known.past or known.is_base) or (known.is_base and known.past):
        return None
    right = forms.participle(known.base)
    seen, meant = forms.being(norm), forms.being(right)
    following = _norm(tokens, at + 1)
    if forms.nominal(norm) > forms.verbal(norm) and (following not in _PASSIVE_NEXT | _OPENERS or following == "that"):
        if forms.nominal(norm) > 8 * forms.verbal(norm) or following not in _OBJECTS | {".", ","}:
            return None
        if forms.nominal(norm) > 2 * forms.verbal(norm) and following in ("that", ".", ","):
            return None
    if tokens[index].norm in ("is", "was", "be") and _any_before(tokens, index, _CLEFT, 25):
        return None
    if (
        norm == "mean"
        or following in ("through", "or", "and")
        or (tokens[index].norm in ("is", "was") and following in _OBJECTS)
    ):
        return None
    if meant < 4 or seen * 25 > meant or pair(norm, _norm(tokens, at + 1)) > 2 * pair(right, _norm(tokens, at + 1)) + 3:
        return None
    if tokens[index - 1].norm in _INVERTING and tokens[index].norm in ("is", "are", "was", "were"):
        return None
    if _starts(tokens, index) or norm in ("come", "become", "do", "be", "go"):
        return None
    return Slip(at, index, (right,), f"after “{tokens[index].text}” the form is “{right}”.")


_CLEFT = words("what all thing things do does did doing done crime goal job task aim plan")


def _have(tokens: Tokens, index: int) -> Slip | None:
    at = _past_adverb(tokens, index + 1)
    word = tokens[at]
    if index == 0 or not _plain(word) or _starts(tokens, index):
        return None
    norm = word.norm
    if norm == "be":
        if at == index + 1 and _norm(tokens, at + 1) != "-" and _norm(tokens, index - 1) not in forms.MODALS:
            return Slip(at, index, ("been",), f"after “{tokens[index].text}” the form is “been”.")
        return None
    if norm[-2:] in ("ed", "ly"):
        return None
    known = forms.verb(norm)
    if known is None or known.participle or known.third or known.gerund or known.base in ("be", "have", "do"):
        return None
    if known.is_base and index and tokens[index - 1].norm in ("to", "will", "not", "don't", "didn't", "he'll"):
        return None
    ahead = forms.verb(_norm(tokens, at + 1))
    if ahead is not None and (ahead.past or ahead.participle) and known.is_base:
        return None
    right = forms.participle(known.base)
    seen, meant = forms.having(norm), forms.having(right)
    if meant < 4 or seen * 25 > meant or norm in ("do", "have"):
        return None
    if norm == "get" or (
        known.is_base and forms.nominal(norm) * 2 > forms.verbal(norm) and _norm(tokens, at + 1) not in _OBJECTS
    ):
        return None
    return Slip(at, index, (right,), f"after “{tokens[index].text}” the form is “{right}”.")


def _do(tokens: Tokens, index: int) -> Slip | None:
    head = tokens[index].norm
    negated = head.endswith("n't") or _norm(tokens, index + 1) == "not"
    at = _past_adverb(tokens, index + 1)
    word = tokens[at]
    if index == 0 or not _plain(word):
        return None
    known = forms.verb(word.norm)
    if known is None or known.is_base or known.gerund or pair(head, word.norm) >= 2:
        return None
    if known.participle and (not known.past or not negated):
        return None
    if (known.third and not negated) or (negated and _starts(tokens, index)):
        return None
    if not negated and tokens[index - 1].norm not in _SUBJECTS:
        return None
    if pair("not", word.norm) >= 3 and not known.third:
        return None
    verb = (
        f"{tokens[index].text} not" if at > index + 1 and negated and not head.endswith("n't") else tokens[index].text
    )
    return Slip(at, index, (known.base,), f"after “{verb}” the verb is “{known.base}”.")


# --- pronouns

_FOR_PLURAL = {"is": "are", "has": "have", "does": "do", "isn't": "aren't", "hasn't": "haven't", "doesn't": "don't"}
_FOR_SINGULAR = {"are": "is", "were": "was", "have": "has", "do": "does", "aren't": "isn't", "weren't": "wasn't",
                 "haven't": "hasn't"}  # fmt: skip


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


def _they(tokens: Tokens, index: int) -> Slip | None:
    pronoun = tokens[index]
    at = _past_adverb(tokens, index + 1)
    word = tokens[at]
    norm = word.norm
    if norm[-1] not in "st" or not _plain(word) or not _subjective(tokens, index):
        return None
    right = _FOR_PLURAL.get(norm, "")
    if pronoun.norm == "i":
        if pronoun.text != "I" or (tokens[index - 1].text[0].isupper() and not _starts(tokens, index - 1)):
            return None
        right = {"is": "am", "are": "am", "were": "was"}.get(norm, right)
        if norm == "were" and _any_before(tokens, index, _UNREAL, 6):
            return None
    elif norm == "was":
        right = "were"
    if norm in ("is", "was", "has", "as", "yes", "its") and not right:
        return None
    if pronoun.norm == "you" and not _opens(tokens, index):
        return None
    if pronoun.norm == "i" and not right and not _opens(tokens, index):
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


def _he(tokens: Tokens, index: int) -> Slip | None:
    pronoun = tokens[index]
    at = _past_adverb(tokens, index + 1)
    word = tokens[at]
    norm = word.norm
    if not _plain(word) or not _subjective(tokens, index):
        return None
    known = None
    right = _FOR_SINGULAR.get(norm, "")
    if not right:
        if norm == "be" or norm in _NO_VERBS:
            return None
        known = forms.verb(norm)
        if known is None or not known.is_base or known.past:
            return None
    if pronoun.norm == "it" and not _opens(tokens, index) and not (norm == "say" and tokens[index - 1].text in '”"'):
        return None
    if norm in ("were", "weren't") and _any_before(tokens, index, _UNREAL, 8):
        return None
    if norm not in ("are", "were") and _any_before(tokens, index, _MANDATIVE, 14):
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
    meant, following = pair(head, third) + pair(head, past), _norm(tokens, at + 1)
    if pair(head, norm) * 12 > meant or (meant < 2 and following not in _OBJECTS):
        return None
    if forms.nominal(norm) > 3 * forms.verbal(norm) and following not in _OBJECTS and following not in _AFTER_NOUN:
        return None
    if at > index + 1 and tokens[index + 1].norm in ("not", "then", "just", "even", "only"):
        return None
    rights = _tense(tokens, at, known.base)
    return Slip(at, index, rights, f"with “{pronoun.text}” the verb is “{rights[0]}”.")


_NO_VERBS = words(
    "like down back out best long even further better last first double single second well present own live"
)

# --- the number of nouns

_COMPOUND = words("of in on at by to for from with that who which and or but as is was has had will would could than")
_AFTER_NOUN = frozenset('.,;:!?)”"—–') | words(
    """of in on at by to for from with that who which and or but as is was are were has have had will would could may
    can should than after before when where while because since if between against over under about into during across
    through not he she they we it i ago"""
)
_BREAKS = _AFTER_NOUN | words(
    """among amid within without despite per via upon onto toward towards around near
    behind beyond beside besides below above beneath unlike like until till up down out off back along"""
)
_BEFORE_NUMBER = words(
    """than least about nearly almost over under another just only last past next first final other more the these those
    all some around roughly approximately every recent our their his its my both"""
)
_FEW = words(
    """these those many several few two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty
    sixty seventy eighty ninety"""
)


def _a(tokens: Tokens, index: int) -> Slip | None:
    """“a states”, “an interviews”, “this weeks”; with one adjective between perhaps."""
    head = tokens[index]
    word = tokens[index + 1]
    norm = word.norm
    if not _plain(word) or norm[-1] not in "sn" or norm[-2:] in ("ss", "us", "is"):
        return None
    following = tokens[index + 2].norm if index + 2 < len(tokens) else "."
    if following not in _AFTER_NOUN:
        return None
    noun = forms.singular(norm)
    if (
        (index and tokens[index - 1].norm in ("now", "few", "many"))
        or norm in ("heads", "ways")
        or following in ("and", "or")
    ):
        return None
    if (
        not noun
        or (head.text.isupper() and len(head.text) > 1)
        or (head.text == "A" and index and (tokens[index - 1].text[-1].isalnum()))
    ):
        return None
    if pair(head.norm, norm) * 20 > pair(head.norm, noun) + pair("the", noun) / 8:
        return None
    if head.norm == "this":
        if forms.finite(norm) * 3 > forms.nominal(norm) or pair("these", norm) + pair("the", norm) < 3:
            return None
    elif (head.norm == "an" and noun[0] not in "aeiouh") or (head.norm == "a" and noun[0] in "aeio"):
        return None
    return Slip(index + 1, index, (noun,), f"after “{head.text}” the noun is singular, “{noun}”.")


def _these(tokens: Tokens, index: int) -> Slip | None:
    """“those number,”, “two woman who”, “many reporter,”."""
    return _many(tokens, index, tokens[index].norm)


def _inflected(norm: str) -> bool:
    """Whether the word is a verb in a form other than its base."""
    known = forms.verb(norm)
    return known is not None and not known.is_base


def _many(tokens: Tokens, index: int, head: str) -> Slip | None:
    word = tokens[index + 1]
    norm = word.norm
    if not _plain(word):
        return None
    following = tokens[index + 2] if index + 2 < len(tokens) else None
    after = following.norm if following is not None else "."
    if after not in _AFTER_NOUN or norm in _SINGLE_AFTER_MANY:
        return None
    before = tokens[index - 1] if index else None
    if tokens[index].text[0].isupper() and not _starts(tokens, index):
        return None
    if (
        before is not None
        and before.kind is TokenKind.WORD
        and not (
            before.norm in _AFTER_NOUN
            or before.norm in _BEFORE_NUMBER
            or before.norm in _OPENERS
            or _inflected(before.norm)
        )
    ):
        return None
    if index > 1 and tokens[index - 2].kind is TokenKind.NUMBER and before is not None and before.norm in ("in", "to"):
        return None
    if before is not None and (before.norm == "of" and index > 1 and tokens[index - 2].text[0].isupper()):
        return None
    if before is not None and (before.norm in ("-", "/", "one", "no", "both") or before.text == "$"):
        return None
    plural = forms.plural(norm)
    known = forms.verb(norm)
    if not plural or (known is not None and known.past):
        return None
    good = pair(head, plural) + pair("two", plural) + pair("many", plural)
    if pair(head, norm) * 10 > good or good < 2:
        return None
    # “those plan to”, “few doubt that”: a verb may follow these heads
    if forms.verbal(norm) + forms.before(norm, "to", "they") > forms.nominal(norm) / 8 and not (
        after in ("were", "are", "have", "ago")
        or (head not in ("these", "those", "many", "few", "several") and after in _FIRM)
    ):
        return None
    if after in ("and", "or", "-", "to") or (
        after in ("is", "was", "has") and head in ("those", "these", "few", "many")
    ):
        return None
    return Slip(index + 1, index, (plural,), f"after “{tokens[index].text}” the noun is plural, “{plural}”.")


_FIRM = frozenset('.,;:!?)”"') | words("ago of were are have in")
_SINGLE_AFTER_MANY = words(
    """people percent dozen hundred thousand million billion trillion point pound foot stone man-made way time
    fold more less other another a an to of at in on per later year-old deep high long wide left right straight
    further civilian north south east west feet inch mile meter metre kilometer kilometre gallon ton tonne"""
) - words("point time way mile")


def _number(tokens: Tokens, index: int) -> Slip | None:
    """“18 year.”, “200 case, she”: digits before a noun in the singular."""
    digits = tokens[index].text
    if not digits[-1].isdigit() or digits in ("1", "0") or digits.endswith(".1"):
        return None
    if digits.isdigit() and 1700 <= int(digits[:5]) <= 2099 and len(digits) == 4:
        return None
    if any(mark in digits for mark in ":/-."):
        return None
    word = tokens[index + 1]
    if not _plain(word):
        return None
    if index:
        before = tokens[index - 1]
        if (
            before.text in ("$", "£", "€", "-", "–", "/", "#", "No.", "'", "’")
            or before.text[0].isupper()
            or (
                before.norm
                in (
                    "no.",
                    "number",
                    "page",
                    "article",
                    "section",
                    "chapter",
                    "part",
                    "title",
                    "form",
                    "covid",
                    "age",
                    "one",
                    "route",
                    "phase",
                    "level",
                    "day",
                    "week",
                    "round",
                    "channel",
                    "per",
                    "the",
                    "a",
                )
            )
        ):
            return None
        if before.kind is TokenKind.NUMBER:
            return None
    return _many(tokens, index, "two")


# --- nouns as subjects

_COLLECTIVE = words(
    """police government family team couple majority minority group crew staff public company committee band club crowd
    public jury board council party army military media press audience class community congregation crowd enemy
    faculty fleet gang panel population squad troop union data half rest lot number bunch pair dozen score handful
    variety range series host array third quarter fifth percentage proportion opposition administration leadership
    cabinet parliament senate house side duo trio firm department ministry country nation youth elite bulk remainder
    youth electorate workforce cast generation clergy nobility gentry peasantry cavalry infantry navy wealthy
    crew pack herd total plenty vast overwhelming bench front force corps team ensemble orchestra choir"""
)
_MEASURES = words(
    """years months weeks days hours minutes seconds miles dollars pounds percent points kilometers kilometres meters
    metres feet inches euros crowns cents acres tons tonnes degrees votes dollars hundreds thousands millions billions
    news politics economics thirds quarters halves lots times numbers things"""
)
_HEADS = words("the this that his her its their our my another each every")
_PLURAL_HEADS = words("the these those his her its their our my some many most all both several few other")


_NO_MODIFIERS = words("a an one no neither either what whose which how nor only")
_SURNAMES = words(
    """powers waters winters masters summers banks woods rivers fields sides brooks bridges burns stones jobs gates
    walls hills books friends lords commons knights peers flowers weeks days steps"""
)
_SHORT = words("it that he she what who there here let where how")


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
            if not _opens(tokens, at) or (norm == "that" and at and tokens[at - 1].norm in _OPENERS):
                return None
            return _Subject(at, tokens[head].norm, norm)
        if token.kind is not TokenKind.WORD:
            break
        if at < head and norm.endswith("'s") and len(norm) > 2:
            while at > 0 and tokens[at].text[0].isupper() and tokens[at - 1].text[0].isupper():
                at -= 1
            return _Subject(at, tokens[head].norm, "his") if _opens(tokens, at) and norm[:-2] not in _SHORT else None
        if at < head:
            if norm in _BREAKS or norm in forms.BE or norm in forms.HAVE or norm in forms.MODALS:
                break
            if norm in _NO_MODIFIERS or norm in _ADVERBS or norm[-3:] == "ing" or norm[-1:] == "'" or "'" in norm:
                return None
            known = forms.verb(norm)
            if known is not None and (known.third or known.past or known.participle):
                return None
        at -= 1
    start = at + 1
    if start > head or not _opens(tokens, start) or (start and tokens[start - 1].text == ","):
        return None
    if head > start and (tokens[head].text[0].isupper() or any(token.norm[-1] == "s" for token in tokens[start:head])):
        return None
    if tokens[head].text[0].isupper() and tokens[head].norm in _SURNAMES:
        return None
    if start < head and not _starts(tokens, start):
        return None
    # a modifier that may be a verb or an adverb makes a bare phrase uncertain
    for place in range(start, head):
        known = forms.verb(tokens[place].norm)
        if known is not None and forms.verbal(known.base) > forms.nominal(tokens[place].norm):
            return None
    return _Subject(start, tokens[head].norm, "")


def _singular_verb(tokens: Tokens, index: int) -> Slip | None:
    """“is”, “was”, “has”, “does” after a plural subject."""
    if not index or not _plain(tokens[index]):
        return None
    noun = tokens[index - 1].norm
    if noun[-1:] not in "sne" or noun in _MEASURES or (not forms.singular(noun) and noun != "people"):
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
    if agreed < (10 if capital else 3) or apart * 10 > agreed:
        return None
    subject = _subject(tokens, index)
    if subject is None or subject.determiner in ("this", "that", "another", "each", "every"):
        return None
    if capital and subject.determiner:
        return None
    return Slip(index, index - 1, (right,), f"with “{tokens[index - 1].text}” the verb is “{right}”.")


def _plural_verb(tokens: Tokens, index: int) -> Slip | None:
    """“are”, “were”, “have” after a singular subject."""
    if not index or not _plain(tokens[index]) or not (_plain(tokens[index - 1]) or _starts(tokens, index - 1)):
        return None
    noun = tokens[index - 1].norm
    verb = tokens[index].norm
    right = {"are": "is", "were": "was", "have": "has"}[verb]
    everyone = noun in _EVERYONE
    if (
        noun in _COLLECTIVE
        or noun.endswith("ics")
        or (not everyone and inflection.singulars(noun))
        or noun in _NO_SUBJECTS
    ):
        return None
    if everyone:
        if not _opens(tokens, index - 1):
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
    if verb == "were" and (_any_before(tokens, start, _UNREAL, 10)):
        return None
    if verb == "have" and _any_before(tokens, start, _MANDATIVE, 14):
        return None
    return Slip(index, index - 1, (right,), f"with “{tokens[index - 1].text}” the verb is “{right}”.")


def _plural_subject(tokens: Tokens, index: int) -> Slip | None:
    """“officials cautions that”: a third person singular after a plural subject."""
    if not index or not _plain(tokens[index]):
        return None
    noun, norm = tokens[index - 1].norm, tokens[index].norm
    if noun in _MEASURES:
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


_EVERYONE = words("everyone everybody someone somebody anyone anybody nobody everything nothing something anything")
_NO_SUBJECTS = words("which that who what there here only more most first last former latter same rest way")


def _be_form(tokens: Tokens, index: int) -> Slip | None:
    norm = tokens[index].norm
    return (_singular_verb if norm in ("is", "was") else _plural_verb)(tokens, index) or _be(tokens, index)


def _have_form(tokens: Tokens, index: int) -> Slip | None:
    return (_singular_verb if tokens[index].norm == "has" else _plural_verb)(tokens, index) or _have(tokens, index)


_ONE_OF = words("of one only among many")
_JOINING = words("and or of if with nor ,")


def _who(tokens: Tokens, index: int) -> Slip | None:
    """“people who has”, “a man who have”."""
    if index < 2 or not _plain(tokens[index - 1]) or not _plain(tokens[index + 1]):
        return None
    noun, verb = tokens[index - 1].norm, tokens[index + 1].norm
    if verb in ("is", "was", "has", "does"):
        if (
            (forms.singular(noun) or noun == "people")
            and pair(noun, "who") >= 5
            and noun != "matters"
            and not _any_before(tokens, index - 1, _ONE_OF, 5)
        ):
            right = {"is": "are", "was": "were", "has": "have", "does": "do"}[verb]
            return Slip(index + 1, index - 1, (right,), f"with “{noun} who” the verb is “{right}”.")
    elif (
        verb in ("are", "were", "have")
        and tokens[index - 2].norm in ("a", "an", "the", "another", "every")
        and _opens(tokens, index - 2)
        and forms.plural(noun)
        and noun not in _COLLECTIVE
        and not _any_before(tokens, index - 2, _JOINING, 8)
    ):
        right = {"are": "is", "were": "was", "have": "has"}[verb]
        return Slip(index + 1, index - 1, (right,), f"with “{noun} who” the verb is “{right}”.")
    return None


_LACKING: dict[str, Callable[[Tokens, int], Slip | None]] = {"to": _to, **dict.fromkeys(forms.MODALS, _modal)}
_TABLE: dict[str, Callable[[Tokens, int], Slip | None]] = {
    "to": _to,
    **dict.fromkeys(forms.MODALS, _modal),
    **dict.fromkeys(forms.BE, _be),
    **dict.fromkeys(("is", "was", "are", "were"), _be_form),
    **dict.fromkeys(forms.HAVE, _have),
    **dict.fromkeys(("has", "have"), _have_form),
    **dict.fromkeys(words("did does do didn't doesn't don't"), _do),
    **dict.fromkeys(words("i we you they"), _they),
    **dict.fromkeys(words("he she it"), _he),
    **dict.fromkeys(words("a an another this"), _a),
    **dict.fromkeys(_FEW, _these),
    "who": _who,
}
