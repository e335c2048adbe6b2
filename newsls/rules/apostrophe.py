"""``apostrophe``: one that is missing, that stands in the wrong place, or that is another character."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from newsls.draft import Paragraph
from newsls.finding import Finding, Severity
from newsls.language import Slip, Token, TokenKind
from newsls.language.statistics import statistics
from newsls.language.wordlists import words
from newsls.rules.base import Family, Rule
from newsls.rules.support import apostrophe as mark_of
from newsls.rules.support import like, replacement
from newsls.rules.suspicion import elsewhere, suspicions
from newsls.settings import Settings
from newsls.text import Span

# Words that nobody writes but in haste, and what they stand for.
_CONTRACTIONS = """
    don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't wouldn't couldn't shouldn't mustn't needn't
    ain't they're they've they'll they'd you're you've you'll you'd we've what's that's there's here's where's who's
    who'd she's he's it'll that'll there'll should've could've would've might've must've o'clock y'all ma'am
    women's children's
"""
_CERTAIN = {word.replace("'", ""): word for word in _CONTRACTIONS.split()} | {
    "her's": "hers",
    "our's": "ours",
    "your's": "yours",
    "their's": "theirs",
    "thier's": "theirs",
    "who'se": "whose",
    "ya'll": "y'all",
    "your'e": "you're",
    "they'er": "they're",
    "i'ts": "it's",
}
_PRONOUNS = words("i you he she it we they who that which there people nobody everyone someone this")
_BASE_VERBS = words(
    """be get do have go see make take say tell even just afford believe help find give keep let stop wait really
    always pay win imagine speak comment remember think happen change work come stand live leave know understand
    continue allow accept support run hold vote trust fix ignore deny explain solve turn rely expect return move
    bring lose play show need want use call ask try feel become begin meet pass put send stay buy fight force end
    start serve talk sign raise also ever only either necessarily simply possibly"""
)
_LETS = words(
    """be not go see make face hope say get take talk start look keep move remember call wait try do have put just
    all give consider stop stay work think pretend imagine assume begin find pray leave play"""
)
_AM = words(
    """a an not the in so sure sorry very really just from here proud glad happy afraid still about always also ready
    convinced confident concerned worried grateful honored honoured tired sick excited more only never now gonna
    okay ok fine done old on with"""
)
_HAVE = words(
    """been had got seen done never always ever heard known gone come lost already spent spoken given taken found
    become written gotten thought"""
)
_OWN = words("his her their my our your its as is was the a")
_MENS = words(
    """team tournament basketball football soccer tennis national singles doubles final finals championship world
    room health magazine prison clothing shelter wear league downhill hockey rugby club college marathon bathroom
    restroom"""
)

# Several of a thing: no possessive follows unless what is owned does.
_SEVERAL = words(
    """two three four five six seven eight nine ten eleven twelve dozen hundred several many these those both
    multiple various numerous countless"""
)
_IRREGULAR = words(
    """people women men children police staff folk folks others everyone everybody anyone anybody someone somebody
    nobody one other else it that what who where there here how when why she he let today yesterday tomorrow
    tonight which this sheep deer species media congresswomen congressmen lawmen freshmen salesmen firemen
    policemen gentlemen grandchildren"""
)
_KIN = words(
    """brother sister mother father wife husband son daughter friend parent uncle aunt cousin boss neighbor neighbour
    mom mum dad doctor lawyer barber president senator mayor governor minister"""
)
_AUXILIARIES = words("would are were have could should might must of")
_CLOSERS = frozenset('.,;:!?)”"—–')
_ENDS = _CLOSERS - frozenset('”"') | words(
    "in for from that who which have were would could should through before after"
)
_MANY = 60
_TIMES = 12
"""A plural this common, and this many times as common as the possessive, was meant before a word of ``_ENDS``."""
_FAMED = words("trump obama biden clinton romney putin merkel netanyahu erdogan mueller comey pelosi mcconnell boehner")
_OFTEN = 300
_KNOWN = 20
"""What a name owns is a word at least this common."""
_NAME_TIMES = 60
"""A name this common, and this many times as common as with an “s”, has no plural to speak of."""
_AFTER_PLURAL = words(
    """in of for to from at on by with and or but after before since during through into over under about that who
    which as if when while because until against between among are were have will would could should may might can
    had than ago later earlier"""
)
_IE = words(
    """movie cookie zombie rookie calorie genie selfie hippie brownie pie tie lie prairie sortie menagerie lingerie
    bourgeoisie collie cutie foodie techie junkie goalie veggie birdie indie quickie newbie auntie laddie aussie
    caddie bookie hoodie doggie sweetie groupie talkie townie smoothie magpie necktie budgie roadie pixie reverie
    patisserie boogie rotisserie brasserie specie eerie yuppie bogie dearie freebie oldie softie toughie weirdie
    walkie trekkie luvvie nightie druggie girlie boonie kiddie barbie charlie"""
)
# Countries, continents and states whose name with an “s” is seldom a plural.
_PLACES = words(
    """afghanistan africa alabama alaska albania algeria america angola argentina arizona arkansas armenia asia
    australia austria azerbaijan bahrain bangladesh belarus belgium bolivia brazil britain bulgaria california
    cambodia canada chile china colombia colorado connecticut croatia cuba delaware denmark ecuador egypt england
    estonia ethiopia europe finland florida france georgia germany ghana greece greenland guatemala haiti hawaii
    honduras hungary iceland idaho india indiana indonesia iowa iran iraq ireland israel italy japan kansas
    kentucky kenya kosovo kuwait latvia lebanon libya lithuania london louisiana maine malaysia maryland
    massachusetts mexico michigan minnesota mississippi missouri moldova mongolia montana morocco moscow myanmar
    nebraska nepal nevada nigeria norway ohio oklahoma oman ontario oregon pakistan palestine panama peru poland
    portugal qatar quebec romania russia rwanda scotland serbia singapore slovakia slovenia somalia spain sudan
    sweden switzerland syria taiwan tanzania tennessee texas thailand tunisia turkey uganda ukraine utah venezuela
    vermont vietnam wales washington wisconsin wyoming yemen zambia zimbabwe"""
)
_NOT_OWNED = words(
    """and are were in of to have on at for with by from as is was will would or but that who which said do did may
    can could should had has than a an the not also all"""
)

_DONE = words(
    """told went made took came gave left got ran won lost saw met began became kept held knew felt thought found sent
    spent built bought sold led put set let say says think know want need live go get make take come give see keep
    run work use meet own still then now never there here today if when while because so since after before into
    during out up down off over under about against through between among without within until more most very too
    just even be been being must might does shall how why what where both each themselves himself herself"""
)
_ON_LY = words("family reply ally rally supply bully assembly")

_CHARACTER = re.compile(r"(?<=[^\W\d_])(?:[´`]|['’]['’]|[´`]['’])(?=(?:s|t|re|ve|ll|d|m)\b)|(?<=[^\W\d_]n)[´`](?=t\b)")
_TURNED = re.compile(r"‘(?=\d0s\b|(?:em|tis|til|twas)\b)", re.IGNORECASE)
_POSSESSIVE_ITS = re.compile(r"(?<![\w'’])its['’](?!\w)", re.IGNORECASE)
_SINGLE_OPENER = re.compile(r"‘|(?:^|[\s(“\"])'(?=\w)")
_WITH_MARK = re.compile(r"(?<!\w)((?:1[89]|20)\d0|\d0)['’]s\b")
_WITHOUT_MARK = re.compile(r"(?<!\w)((?:1[89]|20)\d0)s\b")


def apostrophe(paragraph: Paragraph, settings: Settings) -> Iterator[Finding]:
    """Finds apostrophes that are missing, stand in the wrong place or are another character.

    What it does:
        Reports contractions and possessives without their apostrophe (dont, thats, womens, Ukraines east), apostrophes
        in plurals (two year's in prison, companie's) and in pronouns (its', her's), accents and backticks in place of
        an apostrophe, and one that is turned the wrong way (‘90s).  “1980's” is reported only where the house style
        (``style.decades``) asks.  Words that are right in another sense (wont, cant, lets, Ive) are reported only where
        the words beside them decide.

    Why:
        These are the slips of fast typing that readers write letters about, and a speller lets half of them pass.

    Example:
        The minister said they dont know of any womens shelter.

    Use instead:
        The minister said they don’t know of any women’s shelter.

    Source:
        Any grammar; Associated Press Stylebook, “possessives”.
    """
    found = tuple(_decided(paragraph, settings))
    yield from found
    for suspicion in elsewhere(found, suspicions(paragraph, settings, Slip.APOSTROPHE)):
        written = suspicion.span.of(paragraph.text)
        if suspicion.suspect.meant.endswith("'s"):
            message = f"“{suspicion.context}” lacks an apostrophe: the possessive is “{suspicion.right}”."
        else:
            following = paragraph.text[suspicion.span.end : suspicion.span.end + 1]
            if following in _CLOSERS and _owns_unsaid(paragraph.text, suspicion.span.start):
                continue  # larger than a president's: what is owned goes unsaid
            message = f"“{written}” is a possessive; the plural that belongs here is “{suspicion.right}”."
        yield replace(_finding(suspicion.span, message, suspicion.right), confidence=suspicion.confidence)


def _decided(paragraph: Paragraph, settings: Settings) -> Iterator[Finding]:
    """What a word by itself or one beside it decides."""
    text = paragraph.text
    tokens = paragraph.tokens
    last = len(tokens) - 1
    mark = ""
    for index, token in enumerate(tokens):
        norm = token.norm
        decide = _TRIGGERS.get(norm)
        if decide is None and norm[-1] == "s" and token.text[0].isupper() and index:
            decide = _name if norm[-2:] != "'s" else _plural
        if decide is None:
            if norm[-2:] != "'s" and norm[-3:] != "'nt":
                continue
            decide = _plural if norm[-1] == "s" else _misplaced
        if token.kind is not TokenKind.WORD:
            continue
        before = tokens[index - 1] if index else None
        after = tokens[index + 1] if index < last else None
        decided = decide(text, before, token, after)
        if decided is not None:
            right, reason = decided
            if norm[:2] == "'s" or (right == norm):
                continue
            mark = mark or mark_of(text, settings.style.quotes)
            written = like(right, _bare(token.text)).replace("'", mark)
            span = Span(token.start, token.end)
            yield _finding(span, reason.format(wrong=token.text, right=written), written)
    yield from _characters(text, settings)
    yield from _decades(text, settings)


Decision = Callable[[str, Token | None, Token, Token | None], tuple[str, str] | None]
_LACKS = "“{wrong}” lacks its apostrophe: it stands for “{right}”."


def _norm(token: Token | None) -> str:
    return token.norm if token is not None else ""


def _bare(word: str) -> str:
    return word.replace("'", "").replace("’", "")


def _certain(text: str, before: Token | None, token: Token, after: Token | None) -> tuple[str, str] | None:
    """Words that have no other reading, unless they are part of a name."""
    right = _CERTAIN[token.norm]
    if _norm(before) in ("the", "of", "and") and right in ("who's", "where's", "what's"):
        return None  # the whos, wheres and whys
    if token.text[0].isupper() and token.text[1:].islower() and _named(before, after):
        return None
    if token.text.isupper() and len(token.text) > 1 and len(token.text) < 5:
        return None  # an initialism
    if "'" in token.norm:
        return right, "“{wrong}” has an apostrophe in the wrong place; the word is “{right}”."
    return right, _LACKS


def _named(before: Token | None, after: Token | None) -> bool:
    """Whether a capitalised word stands beside another one, so that it may be a name."""
    return bool(after and after.text[0].isupper() and after.text != "I") or bool(
        before and before.kind is TokenKind.WORD and before.text[0].isupper() and before.text != "I"
    )


def _am(text: str, before: Token | None, token: Token, after: Token | None) -> tuple[str, str] | None:
    following = _norm(after)
    if following in _AM or (following.endswith("ing") and len(following) > 4):
        if token.text == "im" and before is not None and before.text[0].isupper() and not following.endswith("ing"):
            return None
        return ("I'm", _LACKS) if not (before and before.text[0].isupper() and before.kind is TokenKind.WORD) else None
    return None


def _have(text: str, before: Token | None, token: Token, after: Token | None) -> tuple[str, str] | None:
    following = _norm(after)
    quoted = before is not None and before.text in ("“", '"')
    if following in _HAVE or (quoted and (following in ("said", "told", "made") or following.endswith("ed"))):
        return None if before and before.text[0].isupper() and before.kind is TokenKind.WORD else ("I've", _LACKS)
    return None


def _lets(text: str, before: Token | None, token: Token, after: Token | None) -> tuple[str, str] | None:
    opens = before is None or before.text in (".", "!", "?", "“", '"', ":", "—", "–")
    return ("let's", _LACKS) if opens and _norm(after) in _LETS else None


def _cant(text: str, before: Token | None, token: Token, after: Token | None) -> tuple[str, str] | None:
    return (
        ("can't", _LACKS)
        if _norm(after) in _BASE_VERBS and _norm(before) not in ("of", "the", "a", "no", "cant")
        else None
    )


def _wont(text: str, before: Token | None, token: Token, after: Token | None) -> tuple[str, str] | None:
    following, previous = _norm(after), _norm(before)
    if following in ("to", "of") or previous in _OWN or not following.isalpha():
        return None
    return ("won't", _LACKS) if previous in _PRONOUNS or following in _BASE_VERBS else None


def _mens(text: str, before: Token | None, token: Token, after: Token | None) -> tuple[str, str] | None:
    return ("men's", _LACKS) if _norm(after) in _MENS or _norm(before) in ("women's", "womens") else None


def _ones(text: str, before: Token | None, token: Token, after: Token | None) -> tuple[str, str] | None:
    if _norm(after) in ("own", "mind", "life") and _norm(before) in ("on", "in", "of", "to", "with", "lose", "change"):
        return "one's", _LACKS
    return None


def _misplaced(text: str, before: Token | None, token: Token, after: Token | None) -> tuple[str, str] | None:
    """did'nt, would'nt"""
    right = token.norm[:-3] + "n't"
    if right.replace("'", "") in _CERTAIN:
        return right, "The apostrophe of “{wrong}” stands in the wrong place: “{right}”."
    return None


def _plural(text: str, before: Token | None, token: Token, after: Token | None) -> tuple[str, str] | None:
    """A plural written with an apostrophe: two year's in prison; companie's; the market's are."""
    word, base = token.text, token.norm[:-2]
    if not word.islower() or not base.isalpha() or base in _IRREGULAR or len(base) < 3:
        return None
    plural = base + "s"
    reason = "“{wrong}” is a possessive; the plural is “{right}”."
    if base.endswith("ie") and base not in _IE:
        return plural, reason
    if base.endswith(("y", "s", "x", "ch", "sh", "z")) and not base.endswith(("ay", "ey", "oy", "uy")):
        return None  # their plural needs more than an “s”
    following, previous = _norm(after), _norm(before)
    many = previous in _SEVERAL or (before is not None and before.kind is TokenKind.NUMBER and _is_many(before.text))
    if many and (not following or following in _CLOSERS or following in _AFTER_PLURAL):
        return plural, reason
    if (not following or following in _ENDS) and _seldom_owns(base, _owns_unsaid(text, token.start)):
        return plural, reason
    if (
        following in _AUXILIARIES
        and previous not in ("next", "last", "this")
        and base not in _KIN
        and "of " not in text[max(0, token.start - 24) : token.start]
    ):
        return plural, reason
    return None


def _owns_unsaid(text: str, at: int) -> bool:
    """Whether words before a possessive let what it owns go unsaid: a friend of the senator's; like his rival's."""
    before = text[max(0, at - 40) : at].lower()
    return any(
        f" {word} " in f" {before}" for word in ("of", "than", "like", "as", "is", "was", "are", "were", "at", "to")
    )


def _seldom_owns(base: str, unsaid: bool) -> bool:
    """Whether edited news has many of these and hardly anything (``unsaid``: nothing at all) that one of them owns."""
    known = statistics()
    plurals, owned = known.count(known.key(base + "s")), known.count(known.key(base + "'s"))
    return plurals >= _MANY and base not in _KIN and owned * _TIMES <= (0 if unsaid else plurals)


def _is_many(number: str) -> bool:
    return number.isdecimal() and number not in ("1", "0") and len(number) < 4


def _place(text: str, before: Token | None, token: Token, after: Token | None) -> tuple[str, str] | None:
    """“Ukraines east”: a country's name with an “s”, and something that it owns."""
    if not (token.text[0].isupper() and token.text[1:].islower()) or after is None or not after.text.islower():
        return None
    if after.kind is not TokenKind.WORD or after.norm in _NOT_OWNED or after.start != token.end + 1:
        return None
    if _norm(before) in _SEVERAL or _norm(before) in ("the", "all", "of", "our", "other", "no") or len(after.norm) < 3:
        return None
    return token.norm[:-1] + "'s", "“{wrong}” lacks its apostrophe: the possessive is “{right}”."


def _name(text: str, before: Token | None, token: Token, after: Token | None) -> tuple[str, str] | None:
    """“Trumps exit”: a person's name with an “s”, and something that it owns."""
    if before is None or before.kind is not TokenKind.WORD or not token.text.isalpha() or not token.text[1:].islower():
        return None
    base = token.norm[:-1]
    known = statistics()
    often = known.count(known.key(base))
    if known.class_key(known.key(base), base) != known.class_key(known.key("obama"), "obama"):
        return None  # no proper noun
    plural = known.count(known.key(token.norm))
    if base not in _FAMED and (often < _OFTEN or plural * _NAME_TIMES > often):
        return None
    following = _norm(after)
    if (
        after is None
        or known.count(known.key(following)) < _KNOWN
        or following in _DONE
        or (following[-2:] in ("ed", "ly") and following not in _ON_LY)
    ):
        return None
    if before.norm in ("the", "both", "two", "of", "all", "other", "these", "those", "many", "no", "our", "and"):
        return None
    return _place(text, before, token, after)


_TRIGGERS: dict[str, Decision] = {
    **dict.fromkeys(_CERTAIN, _certain),
    **dict.fromkeys((place + "s" for place in _PLACES), _place),
    "im": _am,
    "ive": _have,
    "lets": _lets,
    "cant": _cant,
    "wont": _wont,
    "mens": _mens,
    "ones": _ones,
}


def _characters(text: str, settings: Settings) -> Iterator[Finding]:
    """Other characters in an apostrophe's place, and loose ones."""
    mark = mark_of(text, settings.style.quotes)
    if "´" in text or "`" in text or "''" in text or "’’" in text or "'’" in text or "’'" in text:
        for match in _CHARACTER.finditer(text):
            span = Span(*match.span())
            accent = f"“{match[0]}” is an accent; the apostrophe is “{mark}”."
            yield _finding(span, "An apostrophe is doubled here." if len(match[0]) > 1 else accent, mark)
    if "‘" in text:
        for match in _TURNED.finditer(text):
            span = Span(*match.span())
            yield _finding(span, "Here stands an apostrophe for what is left out, so it turns the other way: “’”.", "’")
    if "ts'" in text or "ts’" in text or "TS" in text:
        for match in _POSSESSIVE_ITS.finditer(text):
            if not _SINGLE_OPENER.search(text, max(0, match.start() - 400), match.start()):
                right = match[0][:-1]
                yield _finding(Span(*match.span()), f"“{match[0]}” is no word; the possessive is “{right}”.", right)


def _decades(text: str, settings: Settings) -> Iterator[Finding]:
    wanted = settings.style.decades
    if wanted not in ("1980s", "1980's"):
        return
    mark = mark_of(text, settings.style.quotes)
    pattern, between = (_WITH_MARK, "") if wanted == "1980s" else (_WITHOUT_MARK, mark)
    for match in pattern.finditer(text):
        right = f"{match[1]}{between}s"
        yield _finding(Span(*match.span()), f"House style writes this decade “{right}”.", right)


def _finding(span: Span, message: str, right: str) -> Finding:
    return Finding(RULE.code, RULE.severity, span, message, (replacement(span, right),), safe=True)


RULE = Rule("apostrophe", Family.TYPOS, Severity.WARNING, paragraph=apostrophe, word_list=True)
