"""Abbreviations of English-language news, and whether the stop after a word belongs to it.

The tokens and the sentences both ask here, so that they never disagree.  The lists are hand-written for newsls.  Case
counts: “Fri.” is a day, “fri.” ends a sentence.
"""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    "Mr Mrs Ms Mx Messrs Mmes Dr Drs Prof Rev Revd Hon Rt Sen Sens Rep Reps Gov Govs Lt Pres Amb Supt Insp Det Sgt Cpl "
    "Pvt Pfc Spc Col Cols Maj Gen Gens Brig Capt Cmdr Cdr Adm Adml Ens Asst Assoc Atty Commr Cllr Cllrs Ald Dep Dist "
    "Exec Msgr Archbp Bp Sra Srta Mlle Mme Pte Ret"
)
MONTHS = _words("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec")
DAYS = _words("Mon Tue Tues Wed Thu Thur Thurs Fri")
STATES = _words(
    "Ala Ariz Calif Colo Conn Fla Kan Kans Ky Mich Minn Mont Neb Nebr Nev Okla Tenn Tex Vt Wis Wisc Wyo Ont Que Alta"
)
ORGANISATIONS = _words(
    "Inc Corp Co Cos Ltd Bros Plc plc Assn Dept Depts Univ Inst Intl Natl Govt Cttee Mfg Pty Bhd Sdn Cie "
    "inc ltd co corp"
)
PLACES = _words("Ave Blvd Rd Hwy Pkwy Sq Bldg Apt Rte St Ste Mt Ft")
NAMES = _words("Jr Sr jr sr Esq Chas Wm Geo Thos Benj Robt")
COMMON = _words(
    "etc vs viz cf approx incl excl dept govt misc avg eds lb lbs oz sq hr hrs yr yrs mos ibid seq dist est al ft"
)
NUMBERED = _words("No Nos no nos Sec sec Art art Fig fig Figs figs Vol vol vols Ch ch pp p pg Ex ex par para v c ca")
"""Abbreviations only before a number: “No. 10”, but “I said no.”"""
BEFORE_NAMES = _words("Del Comm Const Sec Fr Ing Sig")
"""Abbreviations only before a name: “Sec. Yellen”, “Const. Hughes”."""
AFTER_COMMAS = _words("Ark Cal Del Ga Ill Ind La Mass Md Me Miss Mo Ore Oreg Pa Penn Va Wash Man Sask")
"""States too like ordinary words: they count only after a town and a comma, or in “D-Mass.”."""

PLAIN = TITLES | MONTHS | DAYS | STATES | ORGANISATIONS | PLACES | NAMES | COMMON
"""Abbreviations wherever they stand."""
NEVER_LAST = (TITLES | BEFORE_NAMES | NUMBERED) - {"Assoc", "Dist", "Exec", "Hon", "Ret", "Gen", "Del"} | {"vs"}
"""They always have something after them, so a sentence can’t end there."""
BEFORE_FIGURES = MONTHS | DAYS | NUMBERED | _words("Rte Hwy Apt approx vs est ft")
"""A number after them belongs to them."""
ALL = PLAIN | NUMBERED | BEFORE_NAMES | AFTER_COMMAS

_NAME_NEXT = re.compile(r"\s+[A-Z]")
_NUMBER_NEXT = re.compile(r"\s*(?:[\d#]|[IVXLC]+\b)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){1,20}[^\W\d_]?")
_TOWNS = ("ST", "FT", "MT")
"""What a dateline may begin with: “ST. LOUIS”."""
_DEGREES = ("Ph.D", "Ed.D", "Litt.D")
_LETTERED = _words(
    "plan vitamin hepatitis influenza grade class type group section team option part appendix exhibit series division "
    "block terminal gate pier row schedule title zone line point phase category covid"
)
_OPENERS = _words(
    "The This That These Those He She It They We You But And In On At For If When While As An His Her Their Its There "
    "What So After Before However Not Yes Since With To From By Now Then Why How Who All Some Many Most One Our My"
)


def takes_stop(text: str, start: int, stop: int) -> bool:
    """Whether the full stop at ``text[stop]`` belongs to the word ``text[start:stop]`` before it.

    True of abbreviations, initials and acronyms with stops, whether or not a sentence ends there too.  The word may
    itself hold stops (“U.S”) or be a compound of which the last part counts (“D-Calif”).
    """
    word = text[start:stop]
    if "-" in word:
        start += word.rindex("-") + 1
        word = text[start:stop]
        if word in AFTER_COMMAS:
            return True
    length = len(word)
    if length == 1:
        return word.isalpha() and _is_initial(text, start, stop)
    if length > 6:
        return len(word) < 40 and _INITIALS.fullmatch(word) is not None
    if word in PLAIN:
        return True
    if word in NUMBERED and _NUMBER_NEXT.match(text, stop + 1) is not None:
        return True
    if word in BEFORE_NAMES and _NAME_NEXT.match(text, stop + 1) is not None:
        return True
    if word in AFTER_COMMAS:
        return text[max(0, start - 2) : start] == ", "
    if "." in word:
        return word in _DEGREES or _INITIALS.fullmatch(word) is not None
    if start == 0 and word in _TOWNS:
        return True
    # Capitals throughout, as in a headline: “GOV. SMITH”.
    return word.isupper() and word.capitalize() in TITLES and _NAME_NEXT.match(text, stop + 1) is not None


def _is_initial(text: str, start: int, stop: int) -> bool:
    """Whether a single letter with a stop is an initial: “George W. Bush”, not “vitamin C. The”."""
    letter = text[start]
    if not letter.isupper():
        return letter in NUMBERED and _NUMBER_NEXT.match(text, stop + 1) is not None
    after = text[stop + 1 : stop + 2]
    if not after.isspace():
        return after.isalpha() or (after != "" and after in ",-’'")
    following = text[stop + 1 : stop + 30].split(maxsplit=1)
    if not following or not following[0][0].isalpha() or following[0] in _OPENERS:
        return False
    before = text[max(0, start - 14) : start].split()
    previous = before[-1] if before else ""
    if previous.lower() in _LETTERED:
        return False
    if following[0][0].islower():  # “Johnny B. goode”, but hardly “he and I. then”
        return letter != "I" and previous[:1].isupper()
    return letter != "I" or not previous or previous[0].isupper()
