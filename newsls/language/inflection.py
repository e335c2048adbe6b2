"""Inflection: the forms of English verbs and nouns, and the way back.

Irregular forms come from tables written by hand for newsls; the rest follows the spelling rules of English.  Going from
a form to its base is a guess where nothing irregular is known (“planing” is of “plane” or “plan”), so ``bases`` and
``singulars`` give candidates, the likeliest first, for a caller with a word list.  All words are lower-case and without
marks; names and compounds are inflected as their last part.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _table(text: str) -> dict[str, str]:
    """Pairs of words, “man men; woman women”."""
    words = text.replace(";", " ").split()
    return dict(zip(words[::2], words[1::2], strict=True))


class VerbForms(NamedTuple):
    """The five forms of a verb: “lead”, “leads”, “led”, “led”, “leading”."""

    base: str
    third: str
    past: str
    participle: str
    gerund: str


# base past participle; the past alone where the two are the same; “a/b” where both are right, the commoner first.
_IRREGULAR_VERBS = """
arise arose arisen; awake awoke awoken; babysit babysat; backslide backslid; bear bore borne; beat beat beaten;
become became become; befall befell befallen; beget begot begotten; begin began begun; behold beheld; bend bent;
beset beset; bet bet; bid bid; bide bode/bided; bind bound; bite bit bitten; bleed bled; blow blew blown;
break broke broken; breed bred; bring brought; broadcast broadcast; browbeat browbeat browbeaten; build built;
burn burned; burst burst; buy bought; cast cast; catch caught; choose chose chosen; cleave cleft; cling clung;
clothe clothed; come came come; cost cost; creep crept; crossbreed crossbred; cut cut; deal dealt; dig dug;
dive dived/dove; do did done; draw drew drawn; dream dreamed/dreamt; drink drank drunk; drive drove driven;
dwell dwelt/dwelled; eat ate eaten; fall fell fallen; feed fed; feel felt; fight fought; find found; flee fled;
fling flung; fly flew flown; forbid forbade forbidden; forecast forecast; foresee foresaw foreseen;
forget forgot forgotten; forgive forgave forgiven; forgo forwent forgone; forsake forsook forsaken;
freeze froze frozen; get got got/gotten; gird girded; give gave given; go went gone; grind ground; grow grew grown;
hamstring hamstrung; handwrite handwrote handwritten; hang hung; have had; hear heard; hew hewed hewn;
hide hid hidden; hit hit; hold held; hurt hurt; inlay inlaid; input input; inset inset;
interweave interwove interwoven; keep kept; kneel knelt/kneeled; know knew known; lay laid; lead led; lean leaned;
leap leaped/leapt; learn learned; leave left; lend lent; let let; lie lay lain; light lit; lose lost; make made;
mean meant; meet met; melt melted; mislay mislaid; mislead misled; misread misread; misspeak misspoke misspoken;
mistake mistook mistaken; misunderstand misunderstood; mow mowed mown/mowed; offset offset; outbid outbid;
outdo outdid outdone; outgrow outgrew outgrown; outlay outlaid; outrun outran outrun; outsell outsold;
outspend outspent; overcome overcame overcome; overdo overdid overdone; overeat overate overeaten; overhear overheard;
overlay overlaid; overpay overpaid; override overrode overridden; overrun overran overrun; oversee oversaw overseen;
overshoot overshot; oversleep overslept; overspend overspent; overtake overtook overtaken;
overthrow overthrew overthrown; partake partook partaken; pay paid; plead pleaded/pled; prepay prepaid;
proofread proofread; prove proved proved/proven; put put; quit quit; read read; rebroadcast rebroadcast;
rebuild rebuilt; recast recast; redo redid redone; remake remade; rend rent; repay repaid; rerun reran rerun;
resell resold; reset reset; retake retook retaken; retell retold; rethink rethought; rewrite rewrote rewritten;
rid rid; ride rode ridden; ring rang rung; rise rose risen; run ran run; saw sawed sawn/sawed; say said; see saw seen;
seek sought; sell sold; send sent; set set; sew sewed sewn/sewed; shake shook shaken; shave shaved shaved/shaven;
shear sheared shorn; shed shed; shine shone/shined; shit shit; shoot shot; show showed shown; shrink shrank shrunk;
shut shut; sing sang sung; sink sank sunk; sit sat; slay slew slain; sleep slept; slide slid; sling slung;
slink slunk; slit slit; smell smelled; sneak sneaked/snuck; sow sowed sown/sowed; speak spoke spoken; speed sped;
spell spelled; spend spent; spill spilled; spin spun; spit spat; split split; spoil spoiled; spread spread;
spring sprang sprung; stand stood; steal stole stolen; stick stuck; sting stung; stink stank stunk;
strew strewed strewn; stride strode stridden; strike struck; string strung; strive strove striven; sublet sublet;
swear swore sworn; sweep swept; swell swelled swollen; swim swam swum; swing swung; take took taken; teach taught;
tear tore torn; telecast telecast; tell told; think thought; thrive thrived/throve; throw threw thrown; thrust thrust;
tread trod trodden; typecast typecast; undergo underwent undergone; underlie underlay underlain; underpay underpaid;
understand understood; undertake undertook undertaken; underwrite underwrote underwritten; undo undid undone;
unmake unmade; unwind unwound; uphold upheld; upsell upsold; upset upset; wake woke woken; waylay waylaid;
wear wore worn; weave wove woven; wed wed/wedded; weep wept; win won; wind wound; withdraw withdrew withdrawn;
withhold withheld; withstand withstood; wring wrung; write wrote written
"""
_BRITISH_PAST = _table(
    """
lean leant; leap leapt; learn learnt; burn burnt; spell spelt; spill spilt; spoil spoilt; smell smelt; dream dreamt
"""
)

# Verbs of more than one syllable whose last is stressed and ends in one vowel and one consonant.
_DOUBLING = _words(
    """
    abet abhor abut acquit admit allot annul appal aver befit begin beset blog commit compel concur confer control
    corral debar defer demur deter dispel distil embed emit enrol entrap equip excel expel extol forbid forget
    format fulfil handicap impel incur infer input instil inter kidnap occur offset omit outbid outfit outrun outwit
    overrun patrol permit prefer program propel quit quiz rebel rebut recur refer regret remit repel rerun reset
    sandbag sublet submit transfer transmit unplug unwrap upset worship zigzag
    """
)
# Doubled in British spelling only: the last syllable is not stressed.
_BRITISH_DOUBLING = _words(
    """
    apparel bevel cancel carol channel chisel counsel dial dishevel duel enamel equal fuel funnel gambol gravel
    grovel initial jewel kennel label laurel level libel marshal marvel model panel parcel pedal pencil peril pummel
    quarrel refuel relabel remodel revel rival shovel shrivel signal snivel spiral squirrel stencil swivel tassel
    total towel trammel travel tunnel unravel victual yodel
    """
)

_IRREGULAR_NOUNS = _table(
    """
man men; woman women; child children; person people; foot feet; tooth teeth; goose geese; mouse mice; louse lice;
ox oxen; die dice; penny pence; calf calves; half halves; hoof hooves; knife knives; leaf leaves; life lives;
loaf loaves; scarf scarves; self selves; sheaf sheaves; shelf shelves; thief thieves; wife wives; wolf wolves;
elf elves; wharf wharves; analysis analyses; axis axes; basis bases; crisis crises; diagnosis diagnoses;
ellipsis ellipses; hypothesis hypotheses; neurosis neuroses; oasis oases; parenthesis parentheses;
prognosis prognoses; synopsis synopses; synthesis syntheses; thesis theses; paralysis paralyses; emphasis emphases;
criterion criteria; phenomenon phenomena; automaton automata; addendum addenda; bacterium bacteria; datum data;
erratum errata; medium media; stratum strata; ovum ova; alumnus alumni; alumna alumnae; cactus cacti; fungus fungi;
nucleus nuclei; radius radii; stimulus stimuli; bacillus bacilli; focus focuses; genus genera; corpus corpora;
larva larvae; alga algae; vertebra vertebrae; appendix appendices; index indexes; matrix matrices; vertex vertices;
codex codices; bureau bureaus; plateau plateaus; tableau tableaux; château châteaux; chateau chateaux; gateau gateaux;
graffito graffiti; paparazzo paparazzi; cherub cherubim; kibbutz kibbutzim; passer-by passers-by; passerby passersby;
runner-up runners-up; brother-in-law brothers-in-law; father-in-law fathers-in-law; mother-in-law mothers-in-law;
sister-in-law sisters-in-law; son-in-law sons-in-law; daughter-in-law daughters-in-law;
attorney-general attorneys-general; court-martial courts-martial; hanger-on hangers-on; quiz quizzes; gas gases;
bus buses; lens lenses
"""
)
_REGULAR_IN_MAN = _words("human german roman norman ottoman talisman shaman caiman cayman")
_SAME_PLURAL = _words(
    """
    aircraft alms barracks bison bourgeois burmese chassis chinese cod corps crossroads deer fish gallows grouse
    headquarters hovercraft innings japanese lebanese maltese means moose offspring portuguese précis rendezvous
    salmon series sheep shrimp spacecraft species squid sudanese swine swiss taiwanese trout vietnamese watercraft
    works
    """
)
_PLURAL_OES = _words(
    """
    buffalo cargo domino echo embargo hero mango mosquito motto negro no potato tomato tornado torpedo veto volcano
    """
)
_SINGULAR_S = _words(
    """
    alias anus apparatus athletics atlas bias bonus bus campus cannabis canvas caucus census chaos chorus christmas
    circus citrus consensus corpus cosmos crocus diabetes discus economics ethics ethos exodus focus gas genius
    genus glass hiatus impetus iris isthmus lens locus logistics lotus mathematics mattress measles minus mucus
    mumps news nexus nimbus octopus opus pancreas papyrus pathos pelvis physics plus politics prospectus rabies
    radius rebus ruckus sinus statistics status stimulus stylus surplus syllabus tennis terminus tetanus thermos
    this trellis us versus virus walrus
    """
)

_NOUNS_IN_IE = _words(
    """
    birdie boogie bookie brownie calorie collie cookie cutie eerie foodie genie goalie hippie hoodie hottie junkie
    laddie lassie magpie movie newbie oldie pixie prairie quickie rookie selfie sortie talkie townie veggie walkie
    yuppie zombie
    """
)

_VOWELS = frozenset("aeiou")


@cache
def _verbs() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Pasts and participles by base."""
    table = {}
    for entry in _IRREGULAR_VERBS.split(";"):
        base, past, *rest = entry.split()
        table[base] = (tuple(past.split("/")), tuple((rest[0] if rest else past).split("/")))
    return table


@cache
def _verb_forms_back() -> dict[str, tuple[str, ...]]:
    """Bases by irregular past or participle."""
    table: dict[str, list[str]] = {}
    for base, (pasts, participles) in _verbs().items():
        for form in dict.fromkeys((*pasts, *participles)):
            table.setdefault(form, []).append(base)
    for base, form in _BRITISH_PAST.items():
        table.setdefault(form, []).append(base)
    for form in ("was", "were", "been", "am", "is", "are", "being"):
        table[form] = ["be"]
    table["has"] = ["have"]
    return {form: tuple(dict.fromkeys(bases)) for form, bases in table.items()}


def verb_forms(base: str, *, british: bool = False) -> VerbForms:
    """The forms of the verb ``base``; of two right ones, the commoner.

    ``british`` chooses “travelled” and “learnt” where American spelling has “traveled” and “learned”.
    """
    if base == "be":
        return VerbForms("be", "is", "was", "been", "being")
    third = {"have": "has", "do": "does", "go": "goes"}.get(base) or _with_s(base)
    gerund = _gerund(base, british)
    irregular = _verbs().get(base)
    if irregular is None:
        past = _with_ed(base, british)
        return VerbForms(base, third, past, past, gerund)
    if british and base in _BRITISH_PAST:
        past = _BRITISH_PAST[base]
        return VerbForms(base, third, past, past, gerund)
    return VerbForms(base, third, irregular[0][0], irregular[1][0], gerund)


def pasts(base: str) -> tuple[str, ...]:
    """Every right simple past of ``base``: “dived” and “dove”."""
    return _verbs().get(base, ((), ()))[0] or (verb_forms(base).past,)


def participles(base: str) -> tuple[str, ...]:
    """Every right past participle of ``base``: “proved” and “proven”."""
    return _verbs().get(base, ((), ()))[1] or (verb_forms(base).participle,)


def bases(form: str) -> tuple[str, ...]:
    """The verbs that ``form`` may be a form of, the likeliest first; ``form`` itself last, as it may be a base.

    Irregular forms are certain; regular ones are what spelling allows (“planing”: “plane”, “plan”).
    """
    found = list(_verb_forms_back().get(form, ()))
    for base in _regular_bases(form):
        forms = verb_forms(base)
        if form in forms or form in verb_forms(base, british=True):
            found.append(base)
    return tuple(dict.fromkeys((*found, form)))


def _regular_bases(form: str) -> list[str]:
    if form.endswith("ies") and len(form) > 4:
        return [form[:-3] + "y", form[:-1]]
    if form.endswith("s") and not form.endswith("ss") and len(form) > 2:
        if form.endswith(("oes", "ches", "shes", "sses", "xes", "zzes")):
            return [form[:-2], form[:-1]]
        return [form[:-1], form[:-2]] if form.endswith("es") else [form[:-1]]
    if form.endswith("ied") and len(form) > 4:
        return [form[:-3] + "y", form[:-1]]
    for ending in ("ed", "ing"):
        stem = form.removesuffix(ending)
        if stem == form or len(stem) < 2 or not any(c in "aeiouy" for c in stem):
            continue
        candidates = [stem, stem + "e"]
        if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiou":
            candidates = [stem, stem[:-1]] if stem[-1] in "lsfz" else [stem[:-1], stem]
        elif stem.endswith("ck"):
            candidates = [stem, stem[:-1]]
        elif ending == "ing" and stem.endswith("y"):
            candidates = [stem[:-1] + "ie", stem] if len(stem) < 4 else [stem, stem[:-1] + "ie"]
        elif _likely_mute_e(stem):
            candidates = [stem + "e", stem]
        return candidates
    return []


def _likely_mute_e(stem: str) -> bool:
    """Whether a stem is likelier to have lost an e than to be whole: “mak”, “invad”, “rescu”, “settl”, “charg”."""
    if stem[-1] in "cgsuvz" and stem[-2:] not in ("ng", "gg") and stem not in ("focus", "bias", "canvas", "gas", "bus"):
        return True
    if len(stem) > 2 and stem[-1] == "l" and stem[-2] not in "aeiourwl":
        return True
    if stem.endswith(("at", "ur")) and len(stem) > 3 and stem[-3] not in _VOWELS:
        return True
    return (
        _syllables(stem) == 1
        and len(stem) > 2
        and stem[-2] in _VOWELS
        and stem[-3] not in _VOWELS
        and stem[-1] not in "wxy"
    )


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        doubled = word.endswith("z") and not word.endswith(("zz", "tz", "lz", "nz")) and word in _DOUBLING
        return word + ("zes" if doubled else "es")
    if word.endswith("y") and word[-2:-1] not in _VOWELS and len(word) > 1:
        return word[:-1] + "ies"
    if word in _PLURAL_OES or (
        word.endswith("o") and word in ("go", "do", "undergo", "forgo", "undo", "redo", "overdo", "outdo")
    ):
        return word + "es"
    return word + "s"


def _with_ed(base: str, british: bool) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS and len(base) > 1:
        return base[:-1] + "ied"
    return _doubled(base, british) + "ed"


def _gerund(base: str, british: bool) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base not in ("be", "singe", "tinge", "binge"):
        return base[:-1] + "ing"
    return _doubled(base, british) + "ing"


def _doubled(base: str, british: bool) -> str:
    """``base`` with its last letter doubled where a vowel follows: “stop”, “occur”; “travel” in British spelling."""
    if base.endswith("c") and base[-2:-1] in _VOWELS and len(base) > 3:
        return base + "k"
    if base in _DOUBLING or (british and base in _BRITISH_DOUBLING):
        return base + base[-1]
    last = base.rpartition("-")[2]
    short = (
        len(last) > 1
        and last[-1] not in "aeiouwxyh"
        and last[-2] in "aeiouy"
        and (len(last) < 3 or last[-3] not in "aeiou" or (last[-3:-1] == "ui" and last.startswith("qu")))
        and _syllables(last) == 1
    )
    return base + base[-1] if short else base


def _syllables(word: str) -> int:
    """Groups of vowels."""
    count, before = 0, False
    for index, character in enumerate(word):
        vowel = character in "aeiou" or (character == "y" and index > 0)
        count += vowel and not before
        before = vowel
    return count


def plural(noun: str) -> str:
    """The plural of ``noun``: “crisis”, “crises”."""
    known = _IRREGULAR_NOUNS.get(noun)
    if known:
        return known
    if noun in _SAME_PLURAL:
        return noun
    head, hyphen, last = noun.rpartition("-")
    if hyphen and last:
        return head + hyphen + plural(last)
    if noun.endswith("man") and noun not in (
        "human",
        "german",
        "roman",
        "norman",
        "ottoman",
        "talisman",
        "shaman",
        "caiman",
        "cayman",
    ):
        return noun[:-3] + "men"
    return _with_s(noun)


@cache
def _plurals_back() -> dict[str, str]:
    return {plural_form: noun for noun, plural_form in _IRREGULAR_NOUNS.items()}


def singulars(form: str) -> tuple[str, ...]:
    """The nouns of which ``form`` may be the plural, the likeliest first; empty where it can’t be one."""
    known = _plurals_back().get(form)
    if known:
        return (known,)
    if form in _SAME_PLURAL:
        return (form,)
    if form.endswith("men") and len(form) > 4 and not form.endswith(("omen", "amen", "imen")):
        return (form[:-3] + "man",)
    if form.endswith("women"):
        return (form[:-5] + "woman",)
    if not form.endswith("s") or form.endswith("ss") or form in _SINGULAR_S or len(form) < 3:
        return ()
    candidates = [form[:-1]]
    if form.endswith("ies") and len(form) > 4:
        candidates = [form[:-1]] if form[:-1] in _NOUNS_IN_IE else [form[:-3] + "y"]
    elif form.endswith(("ches", "shes", "sses", "xes", "zes", "oes")):
        candidates = [form[:-2], form[:-1]]
    elif form.endswith("ses"):
        candidates = [form[:-1], form[:-2]]
    return tuple(noun for noun in candidates if plural(noun) == form)
