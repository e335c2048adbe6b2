"""The words that say that somebody says: reporting verbs, nouns, adjectives and phrases, with what may follow them.

Written for newsls from reading news; the frames are those of the comprehensive grammars: a that-clause with or without
“that”, a quotation before or after, an addressee, an infinitive, a wh-clause, an object, a preposition.
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple


class Frame:
    """What a reporting word takes: bits of an int (plain ints: they are tested for every cue of a draft)."""

    NONE: Final = 0
    QUOTE: Final = 1  # stands before, after or inside a quotation or a clause: “…,” she said
    THAT: Final = 2  # a clause with “that”
    BARE: Final = 4  # a clause without “that”
    PERSON: Final = 8  # an addressee before the content: told him, assured reporters
    OBJECT: Final = 16  # a noun phrase is the content: criticised the plan
    INFINITIVE: Final = 32  # vowed to …, urged him to …
    WH: Final = 64  # wondered whether …
    NOUNISH: Final = 128  # the base or -s form is also a common noun: claims, plans, reports
    SPEECH: Final = 256  # an act of speech or writing, of which a desk accepts that its sentence is attributed


_LETTERS = {
    "q": Frame.QUOTE | Frame.SPEECH, "t": Frame.QUOTE,
    "s": Frame.THAT, "z": Frame.BARE, "p": Frame.PERSON, "o": Frame.OBJECT,
    "i": Frame.INFINITIVE, "w": Frame.WH, "n": Frame.NOUNISH, "!": Frame.SPEECH,
}  # fmt: skip

# lemma, frames, then the prepositions or particles that introduce its content
_VERBS = """
say qszw/of | tell qszpwi | add qszn | write qszw/of,about | note qszwn | report qszwon/on
announce qszwo | argue qszi/for,against | declare qszo | state qszwn | claim qszion | suggest qszwo
explain qszwo | insist qszi/on | assert qszo | contend qsz | maintain s | acknowledge qszwo
admit qszwo/to | concede qszo | confirm qszwo | deny sz!o | warn qszp/of,about,against
caution qszp/against | stress qszwo | emphasize qszwo | emphasise qszwo | reiterate qszwo
recall qszwo | reply qszn/to | respond qsz/to,with,by | answer qszpwn | remark qs | observe qsz
comment qsn/on | tweet qszowpn | retweet !o | post qn | email qn | text qszpn | conclude qsz
predict qszwo | forecast qszon | estimate qszwn | calculate qszwo | project szon! | reckon tsz
believe tsz/in | think tsz/of,about | feel sz/that | hope tszin/for | fear tszon | expect szio
doubt szwon | suspect szo | assume szo | guess tszw | know szw | understand sz | realize szwo
realise szwo | recognize szwo | recognise szwo | worry tszn/about,over,that | wonder tw/about
imagine szow | ask qwpoi/about,for,whether,if | inquire qw/about,into | enquire qw/about
question won! | urge qpio! | call on!/for,on,into,out | demand qszoin/that | request sopin!
order pio!n | propose qszoi | recommend qszo | advise qspzowi! | insinuate sz! | imply szo!
hint qszn/at,of | indicate qszwo | signal szoin | promise qszpoin | pledge qszoin! | vow qszoin!
swear qszi! | offer qoin | agree qszi/with,on,to | disagree qs/with,on | refuse io!
threaten io! | decline io! | reject o! | dismiss o! | dispute osn! | rebut o! | refute o! | challenge on!
contradict o! | accuse o! | allege qszo | blame on! | charge son!/that | condemn o!
denounce o! | criticize qo! | criticise qo! | attack on! | blast on! | slam on! | decry o!
assail o! | lambaste o! | rebuke on! | chide qo! | mock on! | ridicule on! | deride o! | bash on!
rip on!/into | rail !/against,at | lash !/out,back | scold qo! | scoff q!/at | sneer q!/at
hammer on! | knock on! | needle o | taunt qo! | insult on! | disparage o! | belittle o! | downplay o!
disavow o! | praise on! | laud o! | hail on! | applaud o! | commend o! | congratulate o! | thank o!
tout on! | extol o! | welcome o!n | defend o! | endorse o! | support on | back on | oppose o
favor on | favour on | prefer oi | champion on! | advocate on!/for | describe o! | characterize o!
characterise o! | portray o! | depict o! | label on! | dub o! | brand on! | term on! | liken o!
paint on! | deem o | regard on | view on | see so | perceive o | cite o! | quote on! | reference on!
mention swo! | invoke o! | refer !/to | allude !/to | point !/to,out
speak !/of,about,out,against,in | talk n!/about,of,up | discuss ow! | reveal qszwo | disclose qszwo
divulge szo! | unveil o! | publish o! | issue on | outline on! | detail on! | specify sw!o
identify o | name on | highlight on! | underscore ows! | underline ows! | show qszwon
demonstrate swo | find qszon | determine szw | discover szwo | learn qszwo/of,about
testify qsz | swear qsz | attest qs/to | vouch !/for | recount qswo | relate ow | narrate q
remember szow | recollect qszo | joke qszn/about | quip qszn | boast qszn/of,about | brag qsz/about
gush q | enthuse q | muse tszn/about | opine qsz | ponder wo | speculate qsz/about,on | theorize qsz
surmise tsz | posit sz | postulate sz | lament qszon | bemoan o! | complain qsz/about,of,to
grumble qsz/about | gripe qszn/about | protest qszn/against | object qszn/to | grouse q
fume qn/about,at,over | moan qn/about | whine qn/about | sigh qn | shout qszn/at | yell qszn/at
scream qszn/at | cry qn/out | chant qon | whisper qszn | mutter qszn | exclaim qs | declaim q
retort qszn | counter qszn/with | shoot /back | fire /back | snap qn/at | joke q | chime qn/in
interject q | interrupt q | begin /by | continue q | go | proclaim qszo | pronounce qo | decree qszon
rule szn!/on,against,for | order q | assure szp! | inform szp! | remind szp! | notify szp!
brief pn! | convince szp | persuade szpi | advise | reassure szp! | instruct pi! | direct pin
command pin | encourage pio | invite pion | beg pi! | implore pi! | plead q/for,with
appeal !n/to,for | exhort pi! | press pion | lobby pin/for | push n/for,back | pressure pin | want io
wish szin/for | desire on | plan in/for,on | intend io | aim in | seek io | decide siw/against,on,to
resolve sin | opt i/for | mean i | plot ni | contemplate o | weigh on | mull o | eye on | threaten
dream n/of | long in/for | yearn i/for | love on | hate on | dislike on | despise o | admire o
trust on | distrust on | resent o | regret sonz | mourn o | fear | dread on | echo on! | repeat qson!
elaborate qs/on | clarify qswo! | affirm qszo | reaffirm so! | underline | repudiate o! | renounce o!
retract o! | apologize q/for | apologise q/for | confess qsz/to | profess oi | raise n | voice on!
express on! | articulate o! | convey so! | communicate so! | propose | present n | float on | pitch n
submit n/that | table n | file n | read qsn | sound n | headline q | titled | interpret o
attribute o! | credit on! | ascribe o! | envision o | foresee so | anticipate so | project
hypothesize sz | figure szn | reason qszn | judge on | gauge on | assess o | rate on | rank on
counsel qspn! | coach pn | chastise o! | castigate o! | admonish qp! | berate o! | upbraid o!
reprimand on! | censure on! | impugn o! | malign o! | smear on! | vilify o! | demonize o! | skewer o!
pan o | trash on | pillory o! | excoriate o! | eviscerate o! | savage o! | tease qo | heckle qo
boo on | jeer qon | cheer qn | harangue o! | lecture qon! | mouth q | blurt q | drawl q | deadpan q
rant q/about,against | vent q/about | pray tsz/for | preach qs/about | teach s | summarize qo!
summarise qo! | sum /up | paraphrase o! | explicate o | nominate o | ignore on | approve o/of
authorize o | side n/with | distance !n/from | balk n/at | resist o | tolerate o | parrot o!
stand /by,behind | focus n/on | dwell /on | shrug /off | brush /off | eschew o | court on
rebuff on! | spurn o | snub on | veto on! | sign n/off | sponsor on | back on | unite /behind,around
rally n/behind,around | diverge /from | prioritize o | emphasise o! | trumpet on! | hype on!
plug on! | tar on | tag on | toast on! | salute on! | honor on! | honour on! | memorialize o
eulogize o! | roast on! | troll on! | call on! | lean /toward,towards | insult on! | fault on!
reproach on! | rap on! | lament on! | deplore o! | trumpet on | flag on! | relay on! | tip on
leak on! | narrate o! | chronicle on! | document on! | catalogue on! | catalog on! | diagnose o
foretell szo | prophesy sz | wager szn | bet szn | vouch /for | guarantee szo! | certify so!
verify szo | notice sz | hear sz | sense so | learn | glean s | deduce s | infer s | intimate s!
know o/of,about | strive i/for | spar q/over,on,with | tussle /over,with | relish o | recapitulate o! | herald o!
envision so | envisage so | appoint o! | enact o | consider o | promote o | prohibit o | mandate on | negotiate o/with
draft on | frame on | allow | tackle o | swipe n!/at | probe on | expose o | release on! | restrict o
sue on! | block on | overturn o | list on | sentence on | explore o | embrace on
vie /for | vote ni/for,against,down,on | aspire i/to | disapprove /of | approve o!/of | peg on | address on!
recast o! | recap o! | rehash o! | chronicle o! | reaffirm so! | whack on! | skewer o! | pillory o! | savage o!
jab n!/at | gloat qsz/about,over | beam qn | crow qn | deadpan q | demur q | concur qs/with | plead i
disclaim o! | enumerate o! | expound !/on | pontificate q/on,about | sermonize q | sermonise q | preach q/about
stump /for | crusade /for,against | long i | aim i/at,for | look i/for,to,forward | like i
grill on! | tease q | chastise o! | castigate o! | excoriate o! | berate o! | admonish qo! | upbraid o!
estimate o | email o | opt /against | rule /out | push i | apologize !/for,to | apologise !/for,to | know w
disagree /over,on | say o | put q
"""

# nouns whose complement is what somebody says or thinks: “the claim that”, “his view of”
_NOUNS = """
    claim assertion allegation accusation statement view belief opinion argument contention suggestion
    insistence warning prediction forecast promise pledge vow assurance admission acknowledgment acknowledgement
    denial complaint criticism conclusion finding assessment declaration announcement revelation remark comment
    speculation rumor rumour theory hypothesis assumption notion conviction hope fear concern worry suspicion
    expectation perception impression feeling sentiment doubt question plea call demand proposal recommendation
    request report estimate charge testimony confirmation explanation claims assertions allegations accusations
    statements views beliefs opinions arguments suggestions warnings predictions forecasts promises pledges
    assurances complaints criticisms conclusions findings remarks comments rumors rumours theories assumptions
    hopes fears concerns worries suspicions expectations doubts questions calls demands proposals
    recommendations requests reports estimates charges projections projection refusal preference support
    opposition endorsement commitment approval rejection praise condemnation critique embrace goal aim desire
    response reaction confidence consensus enthusiasm skepticism scepticism revelation revelations disclosure
    description portrayal plan plans vision emphasis insistence resistance
    """

_ADJECTIVES = frozenset(
    """
    confident concerned worried hopeful optimistic pessimistic skeptical sceptical doubtful aware unaware
    convinced certain sure unsure afraid fearful glad proud adamant angry upset disappointed surprised shocked
    alarmed troubled frustrated pleased happy unhappy wary nervous anxious eager determined critical supportive
    open opposed grateful thankful sorry inclined thrilled delighted outraged furious keen cautious mindful
    uncertain desperate resigned disturbed dismayed encouraged puzzled baffled satisfied dissatisfied appalled
    horrified interested focused obsessed impressed lukewarm enthusiastic ambivalent dismissive vocal outspoken
    hesitant apprehensive fond tired ashamed jealous envious scared passionate serious bullish bearish
    apologetic resentful leery quick consumed excited amazed offended
    """.split()
)

_AGENTLESS_PARTICIPLES = frozenset(
    """
    expected believed thought said reported alleged rumored rumoured understood considered projected estimated
    feared hoped assumed suspected predicted anticipated supposed deemed known seen viewed regarded credited
    blamed accused presumed touted described called dubbed perceived forecast tipped slated
    """.split()
)

AGENTLESS_ADVERBS = frozenset("reportedly allegedly supposedly purportedly seemingly".split())
SEEMING = frozenset("seem seems seemed appear appears appeared sound sounds sounded look looks looked".split())

# verbs that mean little by themselves, and the nouns with which they report: “made the case for”
_LIGHT = """
    make: case argument point fun appeal pitch push plea statement remark remarks comment comments reference mention
    take: aim swipe swipes shot shots issue exception jab jabs dig digs stance position credit
    draw: contrast contrasts comparison comparisons parallel parallels distinction attention
    pay: tribute homage | poke: fun | throw: weight support | raise: question questions doubt doubts concern concerns
    alarm alarms possibility prospect spectre specter | hold: view views position positions opinion opinions
    share: view views concern concerns opinion sentiment belief antipathy enthusiasm
    sound: note alarm | strike: tone note | cast: doubt doubts vote ballot | give: speech address nod answer account
    deliver: speech address message warning promise rebuke critique remarks statement
    offer: advice criticism praise support apology explanation prediction assessment
    find: fault | lay: blame | place: blame | put: faith blame | set: goal target | lend: support
    win: support endorsement backing praise | receive: support endorsement backing
    earn: praise support endorsement | draw: criticism praise ire | face: criticism questions
    attract: criticism praise support
"""

_IRREGULAR = {
    "say": ("says", "said", "said", "saying"), "tell": ("tells", "told", "told", "telling"),
    "write": ("writes", "wrote", "written", "writing"), "think": ("thinks", "thought", "thought", "thinking"),
    "feel": ("feels", "felt", "felt", "feeling"), "know": ("knows", "knew", "known", "knowing"),
    "understand": ("understands", "understood", "understood", "understanding"),
    "see": ("sees", "saw", "seen", "seeing"),
    "find": ("finds", "found", "found", "finding"), "show": ("shows", "showed", "shown", "showing"),
    "speak": ("speaks", "spoke", "spoken", "speaking"), "swear": ("swears", "swore", "sworn", "swearing"),
    "read": ("reads", "read", "read", "reading"), "go": ("goes", "went", "gone", "going"),
    "begin": ("begins", "began", "begun", "beginning"),
    "cast": ("casts", "cast", "cast", "casting"), "forecast": ("forecasts", "forecast", "forecast", "forecasting"),
    "mean": ("means", "meant", "meant", "meaning"), "seek": ("seeks", "sought", "sought", "seeking"),
    "hear": ("hears", "heard", "heard", "hearing"), "shoot": ("shoots", "shot", "shot", "shooting"),
    "foresee": ("foresees", "foresaw", "foreseen", "foreseeing"), "teach": ("teaches", "taught", "taught", "teaching"),
    "make": ("makes", "made", "made", "making"), "take": ("takes", "took", "taken", "taking"),
    "draw": ("draws", "drew", "drawn", "drawing"), "pay": ("pays", "paid", "paid", "paying"),
    "throw": ("throws", "threw", "thrown", "throwing"), "hold": ("holds", "held", "held", "holding"),
    "strike": ("strikes", "struck", "struck", "striking"), "give": ("gives", "gave", "given", "giving"),
    "lay": ("lays", "laid", "laid", "laying"), "put": ("puts", "put", "put", "putting"),
    "set": ("sets", "set", "set", "setting"), "lend": ("lends", "lent", "lent", "lending"),
    "win": ("wins", "won", "won", "winning"), "get": ("gets", "got", "gotten", "getting"),
    "overhear": ("overhears", "overheard", "overheard", "overhearing"),
    "dream": ("dreams", "dreamed", "dreamed", "dreaming"), "deem": ("deems", "deemed", "deemed", "deeming"),
}  # fmt: skip
_DOUBLED = frozenset("admit refer plan rip plot slam brag pan snap dub beg chat quip blab submit".split())


DENYING = frozenset("deny refute rebut dispute contradict repudiate disavow disclaim denial denials".split())
REJECTING = frozenset("reject dismiss rubbish scoff".split())
"""Denials where what is rejected is something said: “rejected the claim”, and not “rejected the offer”."""


DISPUTED = "disputed"
"""The cue of what somebody claims and somebody else denies: “a claim the ministry has denied”."""


class Verb(NamedTuple):
    """One form of a reporting verb.  ``form`` is b(ase), s, d (past), n (past participle only), g (-ing)."""

    lemma: str
    form: str
    frame: int
    particles: frozenset[str]


@cache
def verbs() -> dict[str, Verb]:
    """Every form of every reporting verb."""
    merged: dict[str, tuple[int, frozenset[str]]] = {}
    for entry in _VERBS.replace("\n", "|").split("|"):
        if not entry.strip():
            continue
        head, _, particles = entry.strip().partition("/")
        lemma, _, letters = head.strip().partition(" ")
        frame, known = merged.get(lemma, (Frame.NONE, frozenset()))
        for letter in letters.strip():
            frame |= _LETTERS[letter]
        merged[lemma] = (frame, known | frozenset(p for p in particles.split(",") if p))
    table: dict[str, Verb] = {}
    for lemma, (frame, words) in merged.items():
        if not frame and not words:
            continue
        third, past, participle, present = forms(lemma)
        for word, form in ((participle, "n"), (lemma, "b"), (third, "s"), (past, "d"), (present, "g")):
            table[word] = Verb(lemma, form, frame, words)
    return table


def forms(lemma: str) -> tuple[str, str, str, str]:
    """Third person, past, past participle and -ing form."""
    known = _IRREGULAR.get(lemma)
    if known:
        return known
    if lemma.endswith(("s", "sh", "ch", "x", "z")):
        third = lemma + "es"
    elif lemma.endswith("y") and lemma[-2] not in "aeiou":
        third = lemma[:-1] + "ies"
    else:
        third = lemma + "s"
    if lemma.endswith("e"):
        past, present = lemma + "d", lemma[:-1] + "ing" if not lemma.endswith("ee") else lemma + "ing"
    elif lemma.endswith("y") and lemma[-2] not in "aeiou":
        past, present = lemma[:-1] + "ied", lemma + "ing"
    elif lemma in _DOUBLED:
        past, present = lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"
    else:
        past, present = lemma + "ed", lemma + "ing"
    return third, past, past, present


@cache
def nouns() -> frozenset[str]:
    """Nouns whose complement is what somebody says or thinks."""
    return frozenset(_NOUNS.split())


@cache
def light() -> dict[str, frozenset[str]]:
    """Every form of a verb that means little by itself, and the nouns that with it report."""
    table: dict[str, set[str]] = {}
    verb = ""
    for word in _LIGHT.replace("|", " ").split():
        if word.endswith(":"):
            verb = word[:-1]
            table.setdefault(verb, set())
        else:
            table[verb].add(word)
    return {form: frozenset(words) for verb, words in table.items() for form in (verb, *forms(verb))}


def adjectives() -> frozenset[str]:
    """Adjectives of a state of mind: confident that …, wary of …."""
    return _ADJECTIVES


def agentless_participles() -> frozenset[str]:
    """Participles that attribute without an agent: is expected to …."""
    return _AGENTLESS_PARTICIPLES


@cache
def finite() -> frozenset[str]:
    """Forms that are hardly anything but verbs: where a noun phrase meets one it ends."""
    return frozenset(
        word
        for word, verb in verbs().items()
        if verb.form in "sd" and verb.frame & Frame.QUOTE and not verb.frame & Frame.NOUNISH
    ) | frozenset({"said", "told", "says"})
