"""Forms that the word before decides: after “to”, modals, and forms of “be”, “have” and “do”."""

from __future__ import annotations

from newsls.language import TokenKind
from newsls.language.wordlists import words
from newsls.rules import verb_forms as forms
from newsls.rules.clauses import OBJECTS, OPENERS, Slip, Tokens, any_before, norm_at, past_adverb, plain, starts
from newsls.rules.verb_forms import pair

_INVERTING = words(
    """how why what when where which who whom whose than as so such nor neither only never rarely seldom hardly little
    and or but if not no there here then"""
)


_SUBJECTS = words("i you he she it we they who that which there this these those people")


_DETERMINERS = words("the a an this that these those his her its their our my your no every each any some")


_PASSIVE_NEXT = words("by to in on at from as for if until after before when with because and or but under this next")


_INFINITIVE = words(
    """want wants wanted wanting able unable likely unlikely need needs needed plan plans planned expected expect
    expects supposed trying tried try tries continue continues continued ability how willing refused refuses decided
    decides hope hopes hoped seek seeks sought seeking ready vowed chance order intend intends intended allowed attempt
    attempts attempted effort efforts hoping failed fail fails began begin begins wish opportunity agreed agrees
    reluctant eager threatened threatens poised easy hard difficult important urged right ought desire decision
    reluctance willingness has have had having impossible possible enough quick scheduled set
    forced"""
)


_STRICT = words(
    """want wants wanted wanting able unable how trying tried tries refused refuses decided hope hopes hoped vowed plan
    plans planned willing supposed intend intends intended need needs"""
)


_LOOSE = words("right order chance opportunity enough decision set has have had attempt attempts effort efforts")


_NOT_BEFORE_MODAL = _INVERTING - {"who", "which", "there"}


_WILL_NOUN = words("political popular public good free ill own god's strong national living last iron of and")


_CLEFT = words("what all thing things do does did doing done crime goal job task aim plan")


def after_to(tokens: Tokens, index: int) -> Slip | None:
    """“to went”, “plans to overhauled”; “likely to disappointed” lacks a “be”."""
    word = tokens[index + 1]
    if not plain(word):
        return None
    norm = word.norm
    ending = norm[-1]
    known = forms.verb(norm)
    if known is None or known.is_base or known.gerund or known.base == "be":
        return None
    governor, following = norm_at(tokens, index - 1), norm_at(tokens, index + 2)
    governed = governor in _INFINITIVE
    reason = f"after “to” the verb is “{known.base}”."
    if known.third and ending == "s":
        seen, noun = pair("to", norm), forms.nominal(norm)
        if norm == "summons" or following == "of" or governor in ("according", "due", "thanks", "related", "prior"):
            return None
        leading = forms.verb(governor)
        if not governed and leading is not None and (leading.past or leading.participle):
            return None  # “the experts it spoke to believes”
        certain = governor in _STRICT or (governed and following in OBJECTS)
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
        if following in OBJECTS and pair("to", norm) < 3:
            return Slip(index + 1, index, (known.base,), reason)
        if (following in _PASSIVE_NEXT or following in (".", ",")) and pair("to", norm) < 3:
            return _passive_or_base(tokens, index, index + 1, known, reason)
    return None


def _passive_or_base(tokens: Tokens, trigger: int, at: int, known: forms.Verb, reason: str) -> Slip | None:
    """“will held on Sunday” lacks a “be”; “will relied on” is another form: by what news makes of both."""
    norm = tokens[at].norm
    following = norm_at(tokens, at + 1)
    passive = pair("be", norm) + pair("been", norm)
    active = forms.verbal(known.base)
    after = pair(known.base, following)
    joined = pair(norm, following)
    missing = f"after “{tokens[trigger].text}” a “be” is missing before “{tokens[at].text}”."
    if following == "by" and passive >= 3:
        return Slip(at, trigger, (), missing, "be")
    if following in OBJECTS:
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


def after_modal(tokens: Tokens, index: int) -> Slip | None:
    """“can relied”, “would hits”; “will taken” lacks a “be”."""
    modal = tokens[index]
    at = past_adverb(tokens, index + 1)
    word = tokens[at]
    if index == 0 or not plain(modal) or not plain(word):
        return None
    norm = word.norm
    known = forms.verb(norm)
    if known is None or known.is_base or known.base == "be" or norm in ("based", "given", "compared"):
        return None
    before = tokens[index - 1]
    following = norm_at(tokens, at + 1)
    if before.kind is not TokenKind.WORD and not (before.text == "," and following in OBJECTS):
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
            and not (forms.singular(before.norm) or following in OBJECTS)
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


def after_be(tokens: Tokens, index: int) -> Slip | None:
    """“was force to”, “been wrote”."""
    at = past_adverb(tokens, index + 1)
    word = tokens[at]
    if index == 0 or not plain(word):
        return None
    norm = word.norm
    if len(norm) < 3 or norm[-2:] in ("ed", "ly"):
        return None
    known = forms.verb(norm)
    if known is None or known.participle or not (known.past or known.is_base) or (known.is_base and known.past):
        return None
    right = forms.participle(known.base)
    seen, meant = forms.being(norm), forms.being(right)
    following = norm_at(tokens, at + 1)
    if forms.nominal(norm) > forms.verbal(norm) and (following not in _PASSIVE_NEXT | OPENERS or following == "that"):
        if forms.nominal(norm) > 8 * forms.verbal(norm) or following not in OBJECTS | {".", ","}:
            return None
        if forms.nominal(norm) > 2 * forms.verbal(norm) and following in ("that", ".", ","):
            return None
    if tokens[index].norm in ("is", "was", "be") and any_before(tokens, index, _CLEFT, 25):
        return None
    if (
        norm == "mean"
        or following in ("through", "or", "and")
        or (tokens[index].norm in ("is", "was") and following in OBJECTS)
    ):
        return None
    if meant < 4 or seen * 25 > meant or pair(norm, following) > 2 * pair(right, following) + 3:
        return None
    if tokens[index - 1].norm in _INVERTING and tokens[index].norm in ("is", "are", "was", "were"):
        return None
    if starts(tokens, index) or norm in ("come", "become", "do", "be", "go"):
        return None
    return Slip(at, index, (right,), f"after “{tokens[index].text}” the form is “{right}”.")


def after_have(tokens: Tokens, index: int) -> Slip | None:
    """“has receive”, “had went”, “had be killed”."""
    at = past_adverb(tokens, index + 1)
    word = tokens[at]
    if index == 0 or not plain(word) or starts(tokens, index):
        return None
    norm = word.norm
    if norm == "be":
        if at == index + 1 and norm_at(tokens, at + 1) != "-" and norm_at(tokens, index - 1) not in forms.MODALS:
            return Slip(at, index, ("been",), f"after “{tokens[index].text}” the form is “been”.")
        return None
    if norm[-2:] in ("ed", "ly"):
        return None
    known = forms.verb(norm)
    if known is None or known.participle or known.third or known.gerund or known.base in ("be", "have", "do"):
        return None
    if known.is_base and index and tokens[index - 1].norm in ("to", "will", "not", "don't", "didn't", "he'll"):
        return None
    ahead = forms.verb(norm_at(tokens, at + 1))
    if ahead is not None and (ahead.past or ahead.participle) and known.is_base:
        return None
    right = forms.participle(known.base)
    seen, meant = forms.having(norm), forms.having(right)
    if meant < 4 or seen * 25 > meant or norm in ("do", "have"):
        return None
    if norm == "get" or (
        known.is_base and forms.nominal(norm) * 2 > forms.verbal(norm) and norm_at(tokens, at + 1) not in OBJECTS
    ):
        return None
    return Slip(at, index, (right,), f"after “{tokens[index].text}” the form is “{right}”.")


def after_do(tokens: Tokens, index: int) -> Slip | None:
    """“did not knew”, “doesn't knows”."""
    head = tokens[index].norm
    negated = head.endswith("n't") or norm_at(tokens, index + 1) == "not"
    at = past_adverb(tokens, index + 1)
    word = tokens[at]
    if index == 0 or not plain(word):
        return None
    known = forms.verb(word.norm)
    if known is None or known.is_base or known.gerund or pair(head, word.norm) >= 2:
        return None
    if known.participle and (not known.past or not negated):
        return None
    if (known.third and not negated) or (negated and starts(tokens, index)):
        return None
    if not negated and tokens[index - 1].norm not in _SUBJECTS:
        return None
    if pair("not", word.norm) >= 3 and not known.third:
        return None
    verb = (
        f"{tokens[index].text} not" if at > index + 1 and negated and not head.endswith("n't") else tokens[index].text
    )
    return Slip(at, index, (known.base,), f"after “{verb}” the verb is “{known.base}”.")
