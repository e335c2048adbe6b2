"""Subjects that count something: “each of the men were”, “the number of boats have”, “one of the reason”.

The head of such a phrase (“each”, “number”) stands away from its verb, with a plural right before it that draws the
verb into the plural; after “there” the subject follows.  Only what opens a clause and holds nothing but plain words is
judged.
"""

from __future__ import annotations

from newsls.language import TokenKind
from newsls.language.wordlists import words
from newsls.rules import verb_forms as forms
from newsls.rules.clauses import AFTER_NOUN, Slip, Tokens, any_before, norm_at, opens, past_adverb, plain, starts
from newsls.rules.number import FEW
from newsls.rules.subjects import COLLECTIVE, MANDATIVE, MEASURES, UNREAL

_SINGULAR = {"are": "is", "were": "was", "have": "has", "aren't": "isn't", "weren't": "wasn't", "haven't": "hasn't"}
_VERBS = frozenset(_SINGULAR) | {"continue"}
_PLURAL = {"is": "are", "was": "were", "has": "have"}
_OF_THESE = words("the these those his her its their our my your")
_PRONOUNS = words("them us you")
_PREPOSITIONS = words("in on at from for by under against near inside outside across around between within")
_COUNTING = FEW - words("these those") | words("numerous various dozens hundreds thousands")
_COUNTED_BY = COLLECTIVE | words(
    """lot couple few dozen hundred thousand million billion trillion deal slew myriad multitude plethora litany wealth
    spate raft string stream flurry flood wave combination mix mixture contingent crop tranche section core segment
    phalanx cluster batch set fraction amount list collection spectrum array pair trio bit minimum maximum average
    estimated record further additional"""
)
_DETERMINERS = _OF_THESE | words("a an no any each every some")
_AMOUNTS = words(
    """grams kilograms kilos litres liters gallons yards ounces tablespoons teaspoons hectares knots shillings pence
    cups pints quarts bushels barrels carats calories watts goals lengths shots strokes"""
)
_LISTING = words("and or plus nor &")
_ARTICLES = words("a an one the some another")
_REPLIES = words("that who which when where because so if until but before after as while since")
_HEADLESS = words(
    """accused dead best worst most least few many first last next latter former other same original following above
    family press people public delegation kind type sort rest ever yet
    good bad poor rich young old new right wrong white black red green blue brown key better second royal female male
    native regular local faithful hopeful regiment battalion brigade village circle network tribe clan household
    entourage flock litter batch set quartet brood brotherhood order profession field crop harvest league service
    chorus lead front one past present future"""
)
_BEFORE_ORDINAL = words(
    """day week month year night game part phase round chapter stage level volume season episode step number act book
    line verse lesson rule option type category grade class tier zone lane heat set half table appendix annex schedule
    track leg group row unit pillar goal priority article section paragraph clause division league platform gate
    terminal room number series lap page loved the this that any no another zero"""
)
_TOP = words("most least best worst first last top key main major better")
_AFTER_SINGULAR = frozenset('.,;:!?”"') | words(
    """of to is was has are were have will would could can may in on at by for from with that who which when where"""
)
_APPOSED = words("who which where when a an the said says but and as")
_PLACES = words("world's country's nation's city's state's town's region's continent's county's company's")
_STANDING_IN = frozenset(",:;—–-(") | words("and or but with like than not just including against without for")
_PICTURES = words(
    """photo photos photograph photographs picture pictures image images portrait portraits video videos painting
    paintings statue statues drawing drawings sketch sketches map maps film films copy copies mural murals poster
    posters memory memories dream dreams story stories clip clips shot shots bust busts footage view views two both
    another sense plan plans model models version versions term terms review reviews study studies"""
)
_SIMPLE_SUBJECTS = words("he she it this that i who which they we you these those")
_GRADING = words("more most less least very so as too")
_UNFIT = words("own a an and or but to one up out off over both all any each some them us it i you he she they we")
_LONGEST = 6


def _noun_end(tokens: Tokens, at: int) -> int:
    """The place of the plural noun of a phrase that begins at ``at`` (after its determiner), or -1."""
    for place in range(at, min(at + 4, len(tokens))):
        token = tokens[place]
        if token.kind is TokenKind.NUMBER:
            if place > at:
                return -1
            continue
        if token.kind is not TokenKind.WORD:
            return -1
        norm = token.norm
        if norm in AFTER_NOUN or norm in _VERBS or norm in _LISTING:
            return -1
        if plain(token) and (forms.singular(norm) or norm == "people"):
            following = norm_at(tokens, place + 1)
            ended = following in AFTER_NOUN or following in _VERBS or following[-2:] in ("ed", "en", "ly")
            return place if ended else -1  # “one of the reasons leaders have …”
    return -1


def _verb_after(tokens: Tokens, noun: int) -> int:
    """The place of the verb after the noun, past a participle and one plain prepositional phrase, or -1."""
    at = noun + 1
    known = forms.verb(norm_at(tokens, at))
    if known is not None and known.participle and not known.is_base and norm_at(tokens, at) not in _VERBS:
        at += 1
    if norm_at(tokens, at) in _PREPOSITIONS:
        stop = min(at + _LONGEST, len(tokens))
        begun = at
        at += 1
        while at < stop and tokens[at].norm not in _VERBS:
            token = tokens[at]
            norm = token.norm
            if token.kind is not TokenKind.WORD or norm in AFTER_NOUN or norm in _PLURAL:
                return -1
            known = forms.verb(norm)
            if known is not None and (known.third or known.past) and forms.nominal(norm) <= forms.finite(norm):
                return -1
            at += 1
        last = tokens[at - 1]
        if at >= stop or last.norm in _PRONOUNS:
            return -1
        if at - 2 > begun and (not plain(last) or forms.singular(last.norm)) and _is_noun(tokens[at - 2].norm):
            return -1  # “one of the reasons for the delay officials have given”
    at = past_adverb(tokens, at)
    return at if at < len(tokens) and plain(tokens[at]) else -1


def _is_noun(norm: str) -> bool:
    return bool(forms.plural(norm) or forms.singular(norm))


def _unreal(tokens: Tokens, start: int, verb: str) -> bool:
    """Whether the plural form may be a subjunctive: “if each of them were”, “demands that neither of them have”."""
    if verb in ("were", "weren't"):
        return any_before(tokens, start, UNREAL, 12)
    return verb == "have" and any_before(tokens, start, MANDATIVE, 14)


def each_of(tokens: Tokens, index: int) -> Slip | None:
    """“each of the men were”, “neither of them have”; and “one of the reason”."""
    if norm_at(tokens, index + 1) != "of" or index + 4 >= len(tokens):
        return None
    head = tokens[index].norm
    if head == "one":
        found = _one_of_singular(tokens, index)
        if found is not None:
            return found
    start = index
    while start and tokens[start - 1].norm in ("every", "not", "only", "just"):
        start -= 1
    if not opens(tokens, start) or (head == "one" and norm_at(tokens, start - 1) in (",", "but")):
        return None  # “all but one of them are”
    if tokens[index + 2].norm in _PRONOUNS:
        noun = index + 2
    elif tokens[index + 2].norm in _OF_THESE:
        noun = _noun_end(tokens, index + 3)
    else:
        return None
    if noun < 0:
        return None
    at = _verb_after(tokens, noun)
    right = _SINGULAR.get(norm_at(tokens, at), "")
    if not right or _unreal(tokens, start, tokens[at].norm):
        return None
    one = "every one" if start < index and tokens[index - 1].norm == "every" else head
    why = f"“{one}” is one" if head == "each" else f"with “{one} of” the subject is one"
    return Slip(at, index, (right,), f"{why}, so the verb is “{right}”.")


def _one_of_singular(tokens: Tokens, index: int) -> Slip | None:
    """“one of the reason”, “one of the country's largest bank”."""
    if tokens[index + 2].norm not in _OF_THESE - {"those"} or norm_at(tokens, index - 1) in _BEFORE_ORDINAL:
        return None
    if tokens[index].text[0].isupper() and not starts(tokens, index):
        return None  # “Day One of his tenure”
    first = at = index + 3 + (tokens[index + 3].kind is TokenKind.NUMBER)
    stop = min(at + 5, len(tokens))
    while at < stop and plain(tokens[at]) and tokens[at].norm not in AFTER_NOUN:
        at += 1
    if at >= stop or at == first or at + 1 >= len(tokens) or tokens[at].norm not in _AFTER_SINGULAR:
        return None
    if tokens[at].text == "," and not (norm_at(tokens, at + 1) in _APPOSED or tokens[at + 1].text[0].isupper()):
        return None  # “one of the key, longest-serving judges”
    if not all(_modifies(tokens[place].norm) for place in range(first, at - 1)):
        return None
    top = any(_superlative(tokens[place].norm) for place in range(first, at - 1))
    if not top and (tokens[at].norm == "of" or not _among(tokens, index)):
        return None  # “one of the secretary of state's aides”
    if norm_at(tokens, at - 2) in _GRADING:
        return None  # “one of the more conservative”
    noun = tokens[at - 1].norm
    plural, known = forms.plural(noun), forms.verb(noun)
    if (
        not plural
        or (known is not None and (known.past or known.participle))
        or noun in COLLECTIVE
        or noun in _HEADLESS
        or noun in FEW
    ):
        return None
    if forms.before(plural, "the", "of", "these", "his", "their", "two", "most") < 3:
        return None
    return Slip(at - 1, index, (plural,), f"after “one of” the noun is plural, “{plural}”.")


def _among(tokens: Tokens, index: int) -> bool:
    """Whether “one of” says “one among”: not “a photo of the pier and one of the bridge”, “the choice is one of”."""
    before = norm_at(tokens, index - 1)
    if before in _STANDING_IN or any_before(tokens, index, _PICTURES, 30):
        return False
    return before not in forms.BE or norm_at(tokens, index - 2) in _SIMPLE_SUBJECTS


def _superlative(norm: str) -> bool:
    return norm in _TOP or (norm[-3:] == "est" and len(norm) > 5)


def _modifies(norm: str) -> bool:
    """Whether the word before a noun is no noun in the plural, no verb and no function word."""
    if norm in _OF_THESE or norm in _UNFIT or norm[-3:] == "ing":
        return False
    if "'" in norm:
        return norm in _PLACES  # not “one of his friend's car”
    known = forms.verb(norm)
    if known is not None and (known.third or known.past or known.participle):
        return False
    return norm[-1] != "s" or norm[-2:] in ("ss", "us")


def number_of(tokens: Tokens, index: int) -> Slip | None:
    """“the number of soldiers have”; “a number of” is another matter."""
    if not index or index + 3 >= len(tokens) or tokens[index - 1].norm != "the" or tokens[index + 1].norm != "of":
        return None
    if not opens(tokens, index - 1):
        return None
    noun = _noun_end(tokens, index + 2)
    at = _verb_after(tokens, noun) if noun >= 0 else -1
    if at < 0:
        return None
    verb = tokens[at].norm
    right = "continues" if verb == "continue" else _SINGULAR.get(verb, "")
    if not right or _unreal(tokens, index, verb):
        return None
    return Slip(at, index, (right,), f"“the number” is one, so the verb is “{right}”.")


def there(tokens: Tokens, index: int) -> Slip | None:
    """“there is several reasons”, “there are a reason”."""
    at = index + 1
    verb = tokens[at].norm
    if not opens(tokens, index) or not plain(tokens[at]):
        return None
    if verb in ("has", "have"):
        be = past_adverb(tokens, at + 1)
        if norm_at(tokens, be) != "been":
            return None
        after = past_adverb(tokens, be + 1)
    elif verb in ("is", "was", "are", "were"):
        after = past_adverb(tokens, at + 1)
    else:
        return None
    if after + 1 >= len(tokens):
        return None
    if verb in _PLURAL:
        return _there_is(tokens, at, after)
    return _there_are(tokens, index, at, after)


def _there_is(tokens: Tokens, verb: int, at: int) -> Slip | None:
    """A plural after “there is”."""
    head = tokens[at]
    bare = False
    if head.kind is TokenKind.NUMBER:
        if not head.text.replace(",", "").isdigit() or head.text == "1":
            return None
    elif head.norm not in _COUNTING:
        bare = True
        at -= 1
    place = at + 1
    while place < min(at + 4, len(tokens)):
        token = tokens[place]
        if not plain(token) or token.norm in AFTER_NOUN or token.norm in _DETERMINERS:
            return None
        noun = token.norm
        if forms.singular(noun) or noun == "people":
            break
        if bare:
            return None
        place += 1
    else:
        return None
    following = norm_at(tokens, place + 1)
    if bare and (following not in AFTER_NOUN or following == "and"):
        return None
    if noun in MEASURES or noun in _AMOUNTS or following in ("left", "between") or tokens[place].text[-1] in "'’":
        return None
    right = _PLURAL[tokens[verb].norm]
    shown = tokens[place].text if bare else f"{head.text} {'… ' if place > at + 1 else ''}{tokens[place].text}"
    return Slip(verb, place, (right,), f"with “{shown}” the verb is “{right}”.")


def _there_are(tokens: Tokens, index: int, verb: int, at: int) -> Slip | None:
    """A singular after “there are”, where no list follows."""
    head = tokens[at].norm
    if head not in _ARTICLES or head in ("the", "some"):
        return None
    written = tokens[verb].norm
    if written == "were" and any_before(tokens, index, UNREAL, 12):
        return None
    place = at + 1
    while place < min(at + 4, len(tokens)):
        token = tokens[place]
        if not plain(token) or token.norm in _COUNTED_BY or token.norm in FEW:
            return None
        following = norm_at(tokens, place + 1)
        if following in AFTER_NOUN:
            break
        place += 1
    else:
        return None
    noun = tokens[place].norm
    if not forms.plural(noun) or following == "of":
        return None
    for ahead in range(place + 1, min(place + 16, len(tokens))):
        token = tokens[ahead]
        if token.text == "," and (norm_at(tokens, ahead + 1) in FEW or norm_at(tokens, ahead + 1) in _ARTICLES):
            return None
        if token.norm in _LISTING or token.norm in ("would", "could", "might"):
            return None
        if token.text in '.!?;”"' or token.norm in _REPLIES:
            break
    right = _SINGULAR[written]
    return Slip(verb, place, (right,), f"with “{tokens[at].text} {noun}” the verb is “{right}”.")
