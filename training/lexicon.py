"""Build the lexicon: accepted words with their counts, and the American and British spellings of one word.

    python -m training.lexicon --standard us=DIR gb=DIR --large us=FILE gb=FILE --huge FILE … --corpus NEWS.jsonl.xz

``--standard`` are folders with ``index.aff`` and ``index.dic``, the hunspell dictionaries that SCOWL publishes in size
60 (npm: dictionary-en, dictionary-en-gb); ``--large`` and ``--huge`` are plain lists of SCOWL's sizes 70 and 80
(Debian: wamerican-large, wbritish-large; wamerican-huge, wbritish-huge).  Standard and large words are accepted, but
for some that are slips all but always (“calender”).  The huge lists have many more words that slips make, and so has
published news; one of these is accepted if it is met more often than slips of the words one edit away would make it.
``--work`` keeps the counts of the corpus between runs.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import math
import pickle
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import marisa_trie

from newsls.language import TokenKind, tokenize
from newsls.language.lexicon import Lexicon
from newsls.language.spelling import KNOWN, Speller
from newsls.language.statistics import quantise, statistics
from training.corpus import rows

MODELS = Path("newsls/models")
SLIPS = 4e-4
"""How often a word comes out as a slip of the commonest kind in published copy, about, and then some."""
UNSEEN = 0.08
"""The count of a listed word that news never used."""
_WORD = re.compile("[a-z]+")
# Words that are younger than the lists, or foreign and at home in English, or said and not written.
YOUNG = """
    abaya absentia accompli actus ad adieu admin admins adtech agritech aide airdrop airdrops alfresco
    algorithmically alia alma als americana amicus ancien annus antebellum antivax antivaxxer antivaxxers api apis
    app apparatchik apparatchiks apps apropos arriviste arrondissement async auteur auteurs avant avis ayatollah
    ayatollahs backend backends backlink backlinks banh banlieue banlieues bao barista baristas barrio barrios belli
    betcha bete biohacker biotech biotechs bis bitcoin bitcoins blanche blockchain blockchains blog blogger bloggers
    blogs bokeh bon bona bono boolean bot botnet botnets bots bourgeois bourgeoisie brexit brexiteer brexiteers bro
    bros bruh bunfight bunfights burqa burqas burrata camera capita cappella carabinieri carte casus cathedra
    caudillo caudillos cause caveat celebre ceteris ceviche changelog chatbot chatbots checkin checkins circenses
    cisgender cliche clickbait clicktivism codebase codebases coeur cofounder cofounders cognoscenti combat compat
    compos config configs conquistador contendere contretemps copium cordiale cordon coronavirus coronaviruses
    corpus cos cosa cosplay cosplayer cosplayers coterie coulda coup coupla couture covid coworking coz criss cron
    crore crores crowdfund crowdfunded crowdfunding crowdsource crowdsourced crowdsourcing crypto cryptocurrencies
    cryptocurrency culpa cum curiae cuz dacha danse dashi dataset datasets de debacle decidendi decisis deepfake
    deepfakes deja del delicto demarche deplatform deplatformed deplatforming der detente deus dev devops devs di
    diaspora diasporas dicta dictum die dinar dinars dirham dirhams dirigisme dirigiste disant dolce doomscroll
    doomscrolling dox doxed doxing doxxed droit drone drones du dude dudes duma dunno dura ebook ebooks ecigarette
    ecommerce edtech eid el email emailed emailing emails emigre emigres eminence emoji emojis empanada empanadas
    endpoint endpoints enfant entente enum enums ergo ersatz esports esprit et etc etre ex excellence explainer
    explainers expose extradite facie facto faire fait falafel fam fatale fatwa fatwas faux favela favelas fedayeen
    femme fide fidelis fides filesystem fin finna fintech fintechs firmware fixe flagrante flaneur foodie foodies
    force forint forma franca freemium frenemy froid frontend frontends fugit furlough furloughed gamify garde
    gaslight gaslighted gaslighting gauche gendarmerie generis gentrify geoengineering geofence gestalt ghosted
    gigabit gigafactories gigafactory gigawatt gigawatts gilets gimme github glamping glasnost gnocchi gonna googled
    googling gotcha gotta grace grand grata greenwash greenwashed greenwashing grise guardia gyoza habeas habitue
    hackathon hackathons hacktivist hacktivists haha hajj halal handheld haram hardcode hardcoded hashtag hashtags
    haute hauteur helluva hijab hijabs hoc hoi hoodie hoodies horribilis hors hostname hryvnia hummus hygge idem
    iftar ima imam imams in inbox influencer influencers infographic infographics init innit inter intersectional
    intifada ipso jaunes jihadist jihadists jirga joie jour judicata judice junta jure juste kafir keffiyeh kernel
    kibbutz kimchi kinda kombucha kompromat kumbaya la laissez lakh lakhs las latinx laude le lemme les lingua lite
    livestream livestreamed localhost lockdown lockdowns locus lol longread los loya lumpen lumpenproletariat
    machina madrasa madrasas madrassa madrassas magna maison majeure majlis mano manque mansplain mansplaining masse
    matcha mater maxima mea mecum melange meme memento memes mens mentis meruit metadata metaverse microaggression
    microaggressions microchip microplastic microplastics middleware mindfulness mirabilis misgender misgendered
    misgendering miso modus monetise monetised monetize monetized mori mot mpox muezzin mujahideen mullah mullahs
    multiverse musik mutandis mutatis nah naira namespace namespaces nanobot neobank neurodivergent neurodiverse
    niqab niqabs noblesse noir noire nolle nolo nom nomenklatura nonbinary nope nostra nouveau novo nullius ob
    obiter oblige oeuvre offgrid offline offshoring ole oligarch oligarchs ombudsperson omerta omg omicron
    onboarding onesie onesies online operandi orbi ostpolitik outta overtourism pace pair pancetta panem par param
    params pares paribus pas passionnel pax paywall paywalled paywalls pendente perestroika persona peshmerga
    phablet phishing pho photobomb pickleball piece plaintext plugin plugins podcast podcaster podcasters podcasting
    podcasts poke politburo populi post posteriori prebunk preloved prepend presser pressers prima primus priori
    prix pro propiska propria prosciutto prosequi pueblo putsch putschist putschists quadcopter quant quants quid
    quidnunc quinoa quo quorum raison ramen rand ransomware rapprochement rara rasa rata ratio rea readme
    realpolitik rebase refactor refactored refactoring regex regime renminbi repo reportage repos repost reposted
    reposting requiescat res reshare reshared resistance reskill reskilling retweet retweeted retweeting retweets
    reus rewild rewilded rewilding rial rials riche rigueur ringgit riyal robocall robocalls roman romana route
    runtime rupiah saboteur sachertorte sambal samizdat sang sanitaire sans sashimi satyagraha savoir schadenfreude
    screencast screengrab screengrabs screenshot screenshots se selfie selfies semper sensei sharia shawarma
    shiitake shoulda shrinkflation shura sic siecle siloviki simpatico sine sis skyr smartcard smartphone
    smartphones smartwatch smartwatches snowflakes soi sorta sotto spyware sriracha standi stare status staycation
    staycations stirpes streamer streamers struct structs sub subdomain subfolder subreddit subtweet suhoor sui
    summa superfood superfoods superspreader superspreaders symlink tabula tahini takfiri takfiris tapas tase tased
    taser tasered tasers tases tasing tchotchke techlash tempore tempus terra terrible terroir texted texting til
    timestamp timestamps tinnitus tofu toolchain tooltip tooltips tour tradwife transgender trillionaire
    trillionaires troika trolled trolling truther truthers tsunami tweetable ugh ulema ultra umami umma umrah
    unfollow unfollowed unfriend unfriended unicode unmute unmuted unvaxxed upcycle upcycled upcycling uptick
    upticks uptime upvote upvoted urbi username usernames vade vape vaped vaper vapers vapes vaping vaxxed viral
    vires vis vita vitae vitro vivant vivendi vivo vivre vlog vlogger vloggers vlogging vlogs voce voir volte vox vu
    wali wanna webcam webcams webinar webinars wellness weltanschauung whatcha whistleblower widget widgets wifi
    wiki wikis woke wokeness workaround workflow workflows woulda wunderkind yall yeah yep yuan zeitgeist zloty
    zoonoses zoonotic
"""
_NAME = re.compile("[A-Z][a-z]+")
_PLAIN = re.compile("[a-z]+(?:'[a-z]+)?")

# British and American, by what is exchanged; the dictionaries tell whether both words exist and belong to one side.
_RULES = tuple(
    tuple(pair.split(">"))
    for pair in """our>or ise>ize isi>izi isa>iza yse>yze ysi>yzi tre>ter bre>ber ogue>og lled>led lling>ling ller>ler
    llor>lor ae>e oe>e ence>ense ences>enses gramme>gram lful>llful lment>llment ll>l pped>ped pping>ping mould>mold
    moult>molt grey>gray plough>plow kerb>curb tyre>tire cheque>check sceptic>skeptic aluminium>aluminum eing>ing
    ement>ment jewellery>jewelry moustache>mustache pyjama>pajama mum>mom cosy>cozy axe>ax manoeuvre>maneuver
    sulph>sulf storey>story licence>license practise>practice programme>program tonne>ton draught>draft
    catalogue>catalog analogue>analog tranquilliser>tranquilizer chequered>checkered
    chilli>chili fulfil>fulfill enrol>enroll instal>install distil>distill instil>instill
    skilful>skillful wilful>willful artefact>artifact carcase>carcass disc>disk defence>defense offence>offense
    pretence>pretense""".split()
)
# Both sides write these in some sense, or the shapes meet by accident: nothing is certain.
_UNSURE = frozenset(
    """
    aeon aeons arse arses ass asses ax axe axes check checked checking checks chilli chillies curb curbed
    curbing curbs disc discs disk disks donut donuts doughnut doughnuts draft drafted drafting drafts draught
    draughts eon eons furor furore haem hem licence licences license licensed licenses licensing manilla mum
    mums practice practices practise prise prised prises prising program programs storey storeys stories story
    tire tired tires tiring ton tonne tonnes tons whiskey whiskeys whiskies whisky
    """.split()
)
# Certain in one direction alone: a house of “us” never writes the first.
_US_ONLY = (
    "programme>program programmes>programs kerb>curb kerbs>curbs tyre>tire tyres>tires cheque>check cheques>checks"
)


def expand(folder: Path) -> set[str]:
    """Every form of a hunspell dictionary but the possessives."""
    affixes: dict[str, list[tuple[bool, str, str, re.Pattern[str]]]] = collections.defaultdict(list)
    crossed = set()
    for line in (folder / "index.aff").read_text("utf-8").splitlines():
        part = line.split()
        if not part or part[0] not in ("PFX", "SFX"):
            continue
        prefix = part[0] == "PFX"
        if len(part) == 4 and part[2] in "YN":
            if part[2] == "Y":
                crossed.add(part[1])
            continue
        strip, add = (("" if piece == "0" else piece) for piece in part[2:4])
        condition = re.compile(f"^{part[4]}" if prefix else f"{part[4]}$")
        affixes[part[1]].append((prefix, strip, add, condition))
    out = set()
    for line in (folder / "index.dic").read_text("utf-8").splitlines()[1:]:
        word, _, flags = line.strip().partition("/")
        if not word or any(character.isdigit() for character in word):
            continue
        out.add(word)
        bases = {word}
        for flag in flags:
            for prefix, strip, add, condition in affixes.get(flag, ()):
                if not prefix and add != "'s" and condition.search(word):
                    form = word[: len(word) - len(strip)] + add
                    out.add(form)
                    if flag in crossed:
                        bases.add(form)
        for flag in flags:
            out.update(add + base for prefix, _, add, _ in affixes.get(flag, ()) if prefix for base in bases)
    return out


class Counts(NamedTuple):
    """How often a word stands in small letters, in how many articles, and how often with a capital."""

    low: collections.Counter[str]
    articles: collections.Counter[str]
    capital: collections.Counter[str]


def count(paths: Iterable[Path], kept: Path | None) -> Counts:
    """Count the words of corpora, or read what was counted before."""
    if kept is not None and kept.exists():
        return Counts(*pickle.loads(kept.read_bytes()))
    counts = Counts(collections.Counter(), collections.Counter(), collections.Counter())
    for path in paths:
        for row in rows(path):
            tokens = [token for token in tokenize(row["text"]) if token.kind is TokenKind.WORD]
            here = [token.norm for token in tokens if token.text.islower()]
            counts.low.update(here)
            counts.articles.update(set(here))
            counts.capital.update(token.norm for token in tokens if not token.text.islower())
    if kept is not None:
        kept.write_bytes(pickle.dumps(tuple(counts)))
    return counts


def write(words: Iterable[str], low: collections.Counter[str], folder: Path) -> None:
    """The trie and, in the order of its numbers, the counts."""
    trie = marisa_trie.Trie(sorted(words), order=marisa_trie.LABEL_ORDER)
    trie.save(str(folder / "lexicon.new"))
    (folder / "lexicon.new").replace(folder / "lexicon.marisa")  # the old one may be mapped by someone
    table = bytearray(len(trie))
    for word, number in trie.items():
        seen = low[word]
        table[number] = quantise(seen) if seen else 0
    (folder / "lexicon-counts.gz").write_bytes(gzip.compress(bytes(table), mtime=0))


def doubtful(
    words: Iterable[str], low: collections.Counter[str], articles: collections.Counter[str], folder: Path
) -> Iterator[str]:
    """Those of ``words`` that slips of the words in ``folder`` don't explain."""
    speller = Speller(Lexicon(folder), statistics())
    total = math.log(statistics().total)
    for word in sorted(words):
        best = speller.suggestions(word, twice=False)[:1]
        expected = math.exp(best[0].score + total) * SLIPS if best else 0.0
        if min(low[word], 2 * articles[word]) + UNSEEN > expected:
            yield word


def pairs(us: set[str], british: set[str]) -> list[str]:
    """Lines “British American direction”, of words of which each side's dictionary has but its own."""
    table = {}
    for wrong_us in sorted(british):
        for left, right in _RULES:
            at = wrong_us.find(left)
            while at >= 0:
                other = wrong_us[:at] + right + wrong_us[at + len(left) :]
                if other in us and wrong_us not in us and not {wrong_us, other} & _UNSURE:
                    table[wrong_us] = (other, "both" if other not in british else "us")
                at = wrong_us.find(left, at + 1)
    for pair in _US_ONLY.split():
        wrong_us, other = pair.split(">")
        table[wrong_us] = (other, "us")
    return [f"{word} {other} {direction}" for word, (other, direction) in sorted(table.items())]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--standard", nargs=2, required=True, help="us=DIR gb=DIR")
    arguments.add_argument("--large", nargs=2, required=True, help="us=FILE gb=FILE")
    arguments.add_argument("--huge", nargs="*", default=[], type=Path)
    arguments.add_argument("--corpus", nargs="+", required=True, type=Path)
    arguments.add_argument("--output", type=Path, default=MODELS)
    arguments.add_argument("--work", type=Path, help="a folder that keeps the counts between runs")
    options = arguments.parse_args()
    standard = {name: expand(Path(folder)) for name, folder in (item.split("=") for item in options.standard)}
    large = {
        name: set(Path(file).read_text("utf-8").split()) for name, file in (item.split("=") for item in options.large)
    }
    low, articles, capital = count(options.corpus, options.work and options.work / "lexicon-counts.pkl")
    sure = {word for words in standard.values() for word in words if _PLAIN.fullmatch(word)}
    # Names in small letters (“china”, “turkey”) are another slip than a misspelling, if one at all.
    names = {word.lower() for words in standard.values() for word in words if _WORD.fullmatch(word.lower())}
    sure |= {word for words in large.values() for word in words if _WORD.fullmatch(word)}
    sure |= {word for word in YOUNG.split() if _WORD.fullmatch(word)}
    rest = {word for file in options.huge for word in file.read_text("utf-8").split() if _WORD.fullmatch(word)}
    rest |= {word for word in low if _WORD.fullmatch(word) and low[word] > 1 and articles[word] > 1} | names
    with tempfile.TemporaryDirectory() as folder:
        write(sure, low, Path(folder))
        accepted = sure | set(doubtful(rest - sure, low, articles, Path(folder)))
    # Names are listed with their capital: a word that begins a sentence may be one of them.
    accepted |= {word for words in (*standard.values(), *large.values()) for word in words if _NAME.fullmatch(word)}
    accepted -= KNOWN.keys()
    accepted |= {
        word.capitalize()
        for word in capital
        if capital[word] > 2 and _WORD.fullmatch(word) and word not in accepted and low[word] < capital[word]
    }
    write(accepted, low, options.output)
    lines = pairs(*({word for word in standard[side] if _WORD.fullmatch(word)} for side in ("us", "gb")))
    with (options.output / "spelling-variants.gz").open("wb") as out:
        out.write(gzip.compress(("\n".join(lines) + "\n").encode(), mtime=0))
    print(f"{len(accepted):,} words ({len(sure):,} standard or large), {len(lines):,} pairs of spellings")


if __name__ == "__main__":
    main()
