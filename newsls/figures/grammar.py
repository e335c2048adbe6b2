"""The small closed lists by which names are told: titles, offices, verbs of speech, the calendar."""

from __future__ import annotations

from functools import cache

HONORIFICS = frozenset(
    "mr mr. mrs mrs. ms ms. mx mx. miss dr dr. prof prof. sir dame lord lady baroness baron rev rev. reverend father "
    "sister brother monsignor rabbi imam sheikh sheik ayatollah mullah maulana pastor fr. st saint hon. justice judge "
    "king queen prince princess duke duchess count countess emperor empress emir sultan pope cardinal archbishop "
    "bishop madame monsieur herr frau senor señor señora don doña aunt uncle mme m.".split()
)
RANKS = frozenset(
    "gen gen. general lt lt. lieutenant col col. colonel maj maj. major capt capt. captain cmdr cmdr. commander sgt "
    "sgt. sergeant cpl cpl. corporal pvt private adm adm. admiral brig brig. brigadier marshal officer deputy "
    "detective det. inspector insp. superintendent supt. constable sheriff trooper chief cadet".split()
)
OFFICES = frozenset(
    "president vice-president minister premier chancellor secretary senator sen sen. rep rep. reps. sens. "
    "representative congressman congresswoman governor gov gov. mayor councillor councilman councilwoman councilor "
    "alderman assemblyman assemblywoman lawmaker mp ambassador envoy commissioner director chairman chairwoman chair "
    "chairperson speaker leader secretary-general spokesman spokeswoman spokesperson candidate nominee attorney "
    "lawyer prosecutor solicitor solicitor-general counsel treasurer whip boss head manager executive ceo cfo coo "
    "chief founder co-founder owner editor reporter correspondent columnist author writer novelist poet historian "
    "professor scholar analyst economist strategist pollster scientist researcher doctor surgeon physician nurse "
    "teacher principal superintendent coach captain midfielder striker defender goalkeeper winger quarterback pitcher "
    "forward guard actor actress singer rapper musician comedian filmmaker producer star model designer artist "
    "painter architect engineer activist organiser organizer dissident protester cleric dictator strongman tycoon "
    "billionaire businessman businesswoman entrepreneur investor banker adviser advisor aide advocate campaigner ally "
    "rival incumbent colleague partner husband wife son daughter mother father brother sister grandson nephew niece "
    "cousin friend suspect gunman victim defendant student farmer resident driver pilot astronaut democrat republican "
    "deputy undersecretary administrator inspector magistrate host anchor journalist blogger photographer pundit "
    "commentator deejay dj laureate hero legend skipper boxer golfer sprinter champion veteran".split()
)
SPEECH = frozenset(
    "said says say saying told tells added adds asked asks argued argues announced announces claimed claims conceded "
    "acknowledged admitted insisted insists warned warns wrote writes tweeted tweets replied responded noted notes "
    "recalled stressed explained explains declared declares denied denies suggested suggests testified thinks thought "
    "believes believed vowed pledged urged called calls joked quipped remarked stated states confirmed confirms "
    "complained concluded predicted praised criticised criticized recounted agreed signed hopes wants wanted "
    "described boasted shouted accused who whose".split()
)
BE = frozenset(
    "is was has had will would 's may might can could should did does went came became won lost made took ran".split()
)
PLACING = frozenset("in at near from across throughout outside inside around toward towards into".split())
WITH = frozenset("with by to against between for about like than and or versus v. vs vs. of on as".split())
ARTICLES = frozenset("the a an this that these those its their our his her my your".split())
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan jan. feb feb. aug aug. sept sept. sep oct oct. nov nov. dec dec. mon tue "
    "tues wed thu thurs fri sat sun".split()
)
DEMONYMS = frozenset(
    "american european asian african british english scottish welsh irish french german italian spanish portuguese "
    "dutch belgian swiss austrian polish czech slovak hungarian romanian bulgarian greek turkish russian ukrainian "
    "belarusian georgian armenian swedish norwegian danish finnish estonian latvian lithuanian serbian croatian "
    "bosnian albanian chinese japanese korean taiwanese vietnamese thai filipino indonesian malaysian indian "
    "pakistani afghan bangladeshi iranian iraqi syrian lebanese israeli palestinian jordanian egyptian saudi yemeni "
    "qatari kuwaiti emirati libyan tunisian algerian moroccan nigerian kenyan ethiopian sudanese somali ugandan "
    "rwandan congolese ghanaian south north mexican canadian brazilian argentine chilean colombian venezuelan "
    "peruvian cuban haitian australian western eastern muslim christian jewish catholic democratic republican soviet "
    "arab".split()
)


@cache
def grammar() -> dict[str, str]:
    """Lower-case word to its class, one letter."""
    classes: dict[str, str] = {}
    for letter, words in (
        ("w", WITH), ("b", BE), ("o", OFFICES), ("r", RANKS), ("h", HONORIFICS), ("s", SPEECH), ("i", PLACING),
        ("t", ARTICLES), ("c", CALENDAR),
    ):  # fmt: skip
        classes.update(dict.fromkeys(words, letter))
    classes.update(
        {",": ",", ".": ".", "(": "(", "'s": "'", "“": "q", '"': "q", "”": "Q", "^": "^", "$": "$", ":": ":"}
    )
    return classes
