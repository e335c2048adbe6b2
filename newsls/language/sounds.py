"""How a word begins when it is read aloud: with a vowel or with a consonant.

What decides is pronunciation, not spelling: an hour, a European, an MP, a UN envoy, an 11th-hour deal.  Exceptions
to the spelling rules were collected by hand from dictionaries' and style guides' lists.  A word whose reading is not
certain (foreign names, initialisms that may be read as a word) has no answer.
"""

from __future__ import annotations

import re
import unicodedata

from newsls.language.wordlists import words

_VOWELS = frozenset("aeiou")
_VOWEL_LETTERS = frozenset("AEFHILMNORSX")  # ay, ee, ef, aitch, eye, el, em, en, oh, ar, ess, ex

# Spelt with a vowel, read with a “y” or a “w”.
_GLIDE = re.compile(
    r"(?:eu|ewer?|one(?:s|self|ness|time|off)?\b|one-|once\b|ouija|oui\b|ouagadougou"
    r"|u(?:biq|f(?:o|ology)|gand|k(?:rain|ulele|elele)|nani|r(?:a[ln]|e[atm]|i[nc]|olog|o[gs]|ugu)"
    r"|ni(?:c(?!k)|d(?!en|io|ea)|f|lat|o[nr]|q|s(?:e[xr]|on)|t|v|par|ped|pol|lin|lob|bod)"
    r"|s(?:a[bg]|e|u|tinov)|t(?:a[hn]|e[nr]|il|op|trech)|vul|lysses))"
)
# “udon”, “ulema”: a “u” before one consonant and a vowel may be either, if it is not the “un” of “uneasy” or “up”.
_UNSURE_U = re.compile(r"u[bcdfgjklmrtvz][aeiou]")
_NO_GLIDE = re.compile(r"(?:unin|unim|unid(?:en|io|ea)|usher|uns|urb|urg|urn|utm|utt|ult|euler)")
# Spelt with an “h” that is not read.
_SILENT = re.compile(r"(?:hour(?!i)|heir|honou?r|honest)")
# Either article is met in edited copy before these.
_EITHER = re.compile(
    r"(?:herb|homage|humble|h(?:abitu|allucin|armoni|egemon|ellen|eredit|ero(?:ic|d)|ibern|ilari|ispani|istor|omeri|omogen"
    r"|orizon|orrif|orrend|otel|uma(?:n(?:e|it))|ydraul|yperb|ypnot|ypoth|yster)|u(?:ig|yg)hur)"
)
# Capitalised words that begin with a “u”, “eu”, “h”, “x” or “y” are mostly names, and read as their bearers please.
_CONSONANT_NAMES = words(
    """eurasian european europe eurozone eurosceptic euro eurovision eurostar euros eurobarometer euroskeptic
    eucharist ugandan ukrainian ukraine uruguayan uranus utah utahn unesco unicef unicode unilever union unionist
    unionists unitarian unix united university universal universalist univision usenet utopian ubuntu one yale
    yahoo yankee yankees yellowstone yemeni yiddish yom yorkshire york yorker youtube youtuber yugoslav yukon
    hague haitian halloween hamas hamptons hanoi hanukkah harlem harry harvard havana hawaii hawaiian haaretz
    hebrew helsinki hezbollah hillary himalayan hindu hiroshima hitler hollywood home homeland honduran hong
    hoover house houston houthi hungarian hutu hyundai huawei hulu hannity harris hub hum xerox"""
)
_VOWEL_NAMES = words(
    """honor honour honorary honourable honorable honest hour ulster ultra un-american ulsterman unabomber unknown
    upper uzbek umbrian uptown undersecretary under up xbox"""
)

# Initialisms read as a word, whose first letter would be read with a vowel.
_AS_WORDS = words(
    """FARC FARA FEMA FERC FICA FICO FIDE FIFA FINRA FISA FIST FLOTUS FOIA FONOP FRAP FRONTEX FUBAR HAART HALO HAMAS
    HARM HAZMAT HEPA HIPAA HOPE HUD HUMINT LASER LASIK LEED LIBOR LIDAR LIHEAP LOL MAD MADD MAGA MASH MENA
    MERCOSUR MERS MINUSTAH MONUSCO MOMA NAFTA NAMA NASA NASCAR NASDAQ NATO NAV NAVY NICE NICS NIMBY NIMBYs NOAA
    NORAD NORML NOW RADAR RAM RICO REIT RINO ROM SAG SALT SAM SARS SCOTUS SCUBA SEAL SEALs SEATO SIDS SIGINT SIM
    SMART SNAP SNAFU SONAR SPAC SPACs START STEM STEAM SWAPO SWAT SWIFT LAPSSET RAND RADA RADIUS RIBA ROSPA SADC
    SAGE SANDF SERCO SHAPE SIPRI SLAPP SOAS SOCOM SORT SPECTRE SUNY SURE LAN LINC LUSH MIDI MIRV MOAB MOOC MOOCs"""
)
# Initialisms read letter by letter although they could be read as a word.
_AS_LETTERS = words(
    """FA FAA FAO FAQ FBI FHA FIA FIU FOI FOMC FSA FTA FYI HBO HBCU HBCUs HDI HDMI HIV HOA HOV HSI HUAC IAEA LAFD
    LAPD LAUSD LAX LGA LGBTI LGBTQI LGBTQIA LSU MBA MBAs MEP MEPs MI MIA MIT MLA MOA MOT MOU MOUs MRI MRIs MSNBC
    NAACP NBA NBC NCAA NDA NDAA NDAs NEA NEC NEH NGA NGO NGOs NHTSA NIH NIA NIAID NLD NPA NPR NRA NSA NUJ NUM NUS
    NYU NYPD NYSE RAF RFA RFE RIA ROI RIAA RUC RUF RV RVs SAA SAS SAT SATs SEC SEIU SEO SIS SLA SLO SOE SOS SOP
    SOV SUV SUVs SVU XI LOC LOE LTA MEK MIC MOD MOJ NEP NIO NOC NSU RAC REM RIP RPI RUSI SBU SDA SEP"""
)
_EITHER_WAY = frozenset({"MRSA", "SQL", "LED", "FAQ", "SCSI", "LSAT", "MCAT", "RSVP", "ROTC", "AAA", "AA", "AAAA"})
# Read in full (“a New York judge”) or by letters (“an N.Y. judge”).
_STATES = words("LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY RI SC SD FL HI RS")

_ONE_NAME = re.compile("One[A-Z]")  # OneDrive
_NUMBER = re.compile(r"(\d+)((?:,\d{3})*)")
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}|[A-Z](?:&[A-Z])+")
_LETTER = re.compile(r"([A-Za-z])(?:[-‑–+]|\d|[’'](?:s\b|$)|$)")


def begins_with_vowel(word: str) -> bool | None:
    """Whether ``word`` begins with a vowel sound; None where that isn't certain.

    ``word`` is what stands up to the next space: “hour”, “MP’s”, “11th-hour”, “$8bn”, “U.N.-backed”, “R&B”.
    """
    word = word.lstrip("$£€¥")
    first = word[:1]
    if first.isdecimal() and first.isascii():
        return _number(word)
    if not first.isalpha():
        return None
    if not first.isascii():
        first = unicodedata.normalize("NFD", first)[0]
        if not first.isascii():
            return None
        return None if first in "hHuUyYxXoO" else first.lower() in _VOWELS
    head = re.split(r"['’\-‑–/]", word, maxsplit=1)[0]
    if _INITIALS.match(word):
        return first in _VOWEL_LETTERS
    if letter := _LETTER.match(word):
        return _single(letter[1], word)
    if len(head) > 1 and first.isupper() and head[1].isupper():
        return _initialism(head)
    if len(head) > 1 and first.islower() and head[1].isupper():
        return _camel(head)
    return _word(word, head)


def _number(word: str) -> bool | None:
    match = _NUMBER.match(word)
    if match is None:
        return None
    digits, groups = match[1], match[2]
    if digits == "1" and groups[:2] in (",1", ",8"):
        return None  # “eleven hundred” or “one thousand one hundred”
    if digits[0] == "8":
        return True
    if digits[:2] not in ("11", "18"):
        return False
    if groups or len(digits) in (2, 5):  # eleven, eighteen thousand, 11,000,000
        return len(digits) != 3
    if len(digits) == 4:  # 1850 is eighteen-fifty; 1,100 and 1100 may be eleven hundred or one thousand one hundred
        return True if digits[:2] == "18" else None
    return False if len(digits) in (3, 6, 7) else None


def _single(letter: str, word: str) -> bool | None:
    """A letter as a name: “an X-ray”, “a U-turn”, “an M16”.  A lone lower-case letter may be a word or a variable."""
    if letter.islower() and len(word) == 1:
        return None
    return letter.upper() in _VOWEL_LETTERS


def _initialism(head: str) -> bool | None:
    first = head[0]
    plural = head[:-1] if head[-1] == "s" else head
    if plural in _EITHER_WAY:
        return None
    if plural == "FTSE":  # “footsie”
        return False
    if not plural.isupper():  # MSc, AIDSwatch
        return None if first == "U" or first in "FHLMNRSX" else first in "AEIO"
    if first == "U":
        return False if len(plural) <= 6 else _word(plural.lower(), plural.lower())
    if first in "AEIO":
        return None if plural.startswith("ONE") or (plural.startswith("EU") and len(plural) > 3) else True
    if first not in _VOWEL_LETTERS:
        return False
    if plural in _STATES:
        return None
    if plural in _AS_WORDS or head in _AS_WORDS:
        return False
    if plural in _AS_LETTERS or head in _AS_LETTERS or not any(c in "AEIOUY" for c in plural):
        return len(plural) <= 6 or None
    return None


def _camel(head: str) -> bool | None:
    """iPhone, eBay, mRNA, tRNA: the small letter is read as a letter."""
    return head[0].upper() in _VOWEL_LETTERS


def _word(word: str, head: str) -> bool | None:
    lower = word.lower()
    low_head = head.lower()
    if word[0].isupper():
        if low_head in _CONSONANT_NAMES:
            return False
        if low_head in _VOWEL_NAMES:
            return True
        if _uncertain_name(low_head):
            return None
    if not any(c in "aeiouy" for c in low_head) and low_head.isascii():
        if word[0].isupper() and word[0] not in _VOWEL_LETTERS:
            return False  # a PhD
        return True if low_head == "nth" else None  # “mph”, “lb”, “hmm”
    if _EITHER.match(lower):
        return None
    if lower[0] in _VOWELS:
        if _NO_GLIDE.match(lower):
            return True
        if _GLIDE.match(lower) or _ONE_NAME.match(word):
            return False
        return None if _UNSURE_U.match(lower) else True
    if lower[0] == "y":
        return lower.startswith("ytt")
    if lower[0] == "x":
        return None if lower.startswith(("xmas", "xbox")) else False
    return _SILENT.match(lower) is not None


def _uncertain_name(low: str) -> bool:
    """Whether a capitalised word may be a foreign name whose first letters are read in another way."""
    first, second = low[0], low[1:2]
    if first in "uxh":
        # “a Harris rally” but “an Hermès scarf”; “an Uber ride” but “a Ukrainian one”.
        return first != "h" or (low.startswith(("her", "hon", "hor", "hô", "hu", "hi", "ho", "ha")) and len(low) > 3)
    if first in "mn":
        return second not in "aeiouycr" if second else True
    if first == "e":
        return second in "uw"
    if first == "o":
        return second in "aui" and not low.startswith(("out", "our", "oak", "oat", "oil", "oun"))
    if first == "y":
        return second not in "aeiou"
    return first in "lr" and second in "lh"
