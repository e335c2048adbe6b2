"""``confused-word``: a word that is spelt right and is another one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files

from newsls.draft import Paragraph
from newsls.finding import Finding, Severity
from newsls.language import Slip, Token, TokenKind
from newsls.language.wordlists import words
from newsls.rules.base import Family, Rule
from newsls.rules.glosses import gloss
from newsls.rules.phrases import Match, Pattern, compiled, search
from newsls.rules.support import apostrophe, like, replacement
from newsls.rules.suspicion import Suspicion, elsewhere, suspicions
from newsls.settings import Settings
from newsls.text import Span

_SETS = {
    "modal": words(
        """could would should might must may will can couldn't wouldn't shouldn't mightn't mustn't can't cannot won't
        didn't doesn't don't"""
    ),
    "pronoun": words("i you he she it we they who there this that which"),
    "subject": words("i you he she it we they"),
    "be": words("is are was were be been being am isn't aren't wasn't weren't"),
    "have": words("has have had having hasn't haven't hadn't"),
    "det": words("the a an this that these those his her its their our my your any no some every each"),
    "own": words("his her its their our my your"),
    "prep": words(
        """of in by with from at into under against through within about over to for on between toward towards"""
    ),
    "base": words(
        """be have make take get do go see say pay keep give find help work run win stop start leave put bring use
        become call try ask need feel meet talk move play hold turn show hear buy sell build cut vote fight face
        support protect create change end raise reach lead allow avoid provide address speak join send stay return
        prevent deal handle fix fill consider discuss decide determine ensure reduce increase improve defend serve
        attend travel visit begin continue happen learn live lose know think believe understand tell let"""
    ),
    "few": words(
        """two three four five six seven eight nine ten several many few recent past last next first coming these
        those"""
    ),
    "says": words(
        """said says say believe believes believed argued argues showed suggests suggested noted added announced
        acknowledged insisted claimed reported warned stressed concluded"""
    ),
    "place": words("york hampshire jersey mexico england zealand orleans delhi"),
    "title": words(
        """president presidents vice prime secretary gov. sen. rep. senator congressman congresswoman ambassador
        chairman mayor speaker deputy adviser advisor aide aides staffer cia fbi massachusetts florida alaska
        arkansas texas pennsylvania minnesota utah prosecutor rival rivals lawmaker lawmakers"""
    ),
    "comparative": words(
        """better bigger broader busier cheaper closer colder darker deeper earlier easier farther faster fewer
        further greater harder healthier heavier higher hotter larger later less lighter longer louder lower
        more nearer older poorer quicker rather richer safer shorter slower smaller smarter sooner stronger
        tougher weaker wealthier wider worse younger"""
    ),
    # Verbs that take an object, so that no clause follows.
    "trans": words(
        """abandon abandoned achieve affect affected affecting affects announce appreciate began begin boost
        boosted boosting boosts bring brought build building built cast casting change changed changes changing
        clarify close closed closing complete completed control cut cuts cutting damage damaged defend defended
        defending describe double doubled educate end ended enforce exercise expand expanded expanding expands
        exploit express expressed extend extended face facing feed follow fulfil fulfill fund funding gave give
        giving held hold holding hurt hurting improve improved improving increase increased increasing keep
        keeping kept launch launched leave leaving left lift lifted lifting limit lose losing lost lower lowered
        maintain maintained meet meeting meets modernize need open opened pass passed passing preserve protect
        protecting protects publish published put putting raise raised raising reach reduce reduced reducing
        regain release released releasing replace resume resumed reveal review reviewed revise revised risk
        risking ruin sell selling serve serving share shared sharing shift shifted shut sold spend spending
        spent start started strengthen support supported supporting teach threaten threatened threatens update
        updated use used uses using violate violated want weaken weakened withdraw withdrew"""
    ),
    # After “it's”, “they're”, “you're” these go on with “is” or “are”; a noun does not.
    "predicate": words(
        """a an the not been being going just all about like that what how why where always never also very too so more
        less no one only really quite still getting because in on at for to from with as my your his her our their
        good bad great hard easy clear true right wrong important likely unlikely possible impossible ok okay fine
        sure time over up out here there done gone back now both either neither well supposed able ready happy glad
        sad nothing something @stop"""
    )
    - {"@stop"},
}

_COMMON = words(
    """the a an and or but of to in on at by for from with as if so no not now see than that then them they there their
    this these those he she it its it's his her him who whom how what when where which while i we you your you're is are
    was were be been has have had do does did will would can could may might must said says say yes off too"""
)
_EMPTY = _COMMON | words(
    """before after about into over under between against during through until since because although though however
    all some any each every both either neither one two three many much more most few fewer less least such same other
    another own my me us being been having also just only even still ever never very too again then once up out down
    away back around together there here isn't aren't didn't don't doesn't wasn't weren't can't won't wouldn't
    i'm i've it'll he'd she'd they'd we'd that's what's shall get gets got go goes going went come came make makes made
    take takes took use uses used upon onto within without per via than"""
)
"""Words that stand beside all others, and so tell nothing of which was meant."""
_OPENERS = frozenset('.!?:“"‘•*-–—')
_OPENING = frozenset('(["“‘[\\')
_CLOSING = frozenset(')]"”’\\')

# --- lead and led: the wrong use is one of tense, so what stands before decides.
_ADVERBS = words(
    """also never ever once already not then often long since eventually ultimately successfully previously now"""
)
_OBJECTS = words(
    """to the a an his her their its him them us me many some up by off from this that these those efforts
    investigators authorities police officials all two more several it our my both and"""
)
_NOT_PAST = words(
    """should would could can may might must will shall do does did didn't doesn't don't let lets if whether lest
    suggest suggests suggested recommend recommends recommended propose proposes proposed demand demands demanded
    insist insists insisted request requests requested require requires required urge urges urged ask asks asked
    important essential vital prefer preferred cannot can't won't wouldn't couldn't shouldn't to"""
)
_SINGULAR_NOT = words("people those men women children police many few others officials they some")


def confused_word(paragraph: Paragraph, settings: Settings) -> Iterator[Finding]:
    """Finds words that are spelt right but are another word.

    What it does:
        Reports words that are taken for one another: by phrases that leave no doubt (“when he lead the department”,
        “has lead to”, “more then 20”, “could of”, “free reign”), and, for words that sound or look alike, where the
        words around make the other one far likelier (“the rising rivers, he sad”).  `typos.sensitivity` says how
        likely is likely enough.

    Why:
        A speller passes them, since each is a word.  The reader stumbles, and some of them are embarrassing.

    Example:
        He made his name when he lead the department, and has more then 20 medals.

    Use instead:
        He made his name when he led the department, and has more than 20 medals.

    Source:
        Lists of commonly confused words in any usage guide (Fowler; Garner); the patterns are newsls's own.  Words in
        context: Mays, Damerau & Mercer, “Context based spelling correction”, 1991.
    """
    found = tuple(_phrases(paragraph, settings))
    yield from found
    for suspicion in elsewhere(found, _suspicions(paragraph, settings)):
        reason = gloss(suspicion.wrong, suspicion.suspect.meant) or f"“{suspicion.right}” was probably meant."
        yield Finding(
            RULE.code,
            RULE.severity,
            suspicion.span,
            f"“{suspicion.context}”: {reason}",
            (replacement(suspicion.span, suspicion.right),),
            confidence=suspicion.confidence,
        )


_LOOSER = {"quiet": "normal", "normal": "eager", "eager": "eager"}
_KNOWN_ENOUGH = 0.85
"""How sure the context must be of slips between words known to be confused; of others as sure as the house asks."""
_SURER = 0.9
"""The same where neither is among the commonest words."""
_CERTAIN = 0.992
"""How sure the context must be that a word of meaning is a slip for one of the commonest words."""
_ALONE = 0.997
"""The same of one word of meaning for another, where no neighbour tells which of the two belongs."""
_SHORT = 8
_LONG = 20
"""Fewer tokens than these are too little context for the looser measure: between words of which one is among the
commonest, and between others."""


def _suspicions(paragraph: Paragraph, settings: Settings) -> Iterator[Suspicion]:
    """What the context decides: as surely as the house asks, or a step below for words known to be confused."""
    if not paragraph.suspects:
        return
    sure = list(suspicions(paragraph, settings, Slip.SOUND, Slip.SPELLING))
    if len(paragraph.tokens) >= _SHORT:
        looser = replace(settings, typos=replace(settings.typos, sensitivity=_LOOSER[settings.typos.sensitivity]))
        taken = {suspicion.span for suspicion in sure}
        for suspicion in suspicions(paragraph, looser, Slip.SOUND, Slip.SPELLING):
            wrong, meant = suspicion.wrong, suspicion.suspect.meant
            if suspicion.span in taken or suspicion.confidence < _KNOWN_ENOUGH or gloss(wrong, meant) is None:
                continue
            common = wrong in _COMMON or meant in _COMMON
            if common or (len(paragraph.tokens) >= _LONG and suspicion.confidence >= _SURER):
                sure.append(suspicion)
    for suspicion in sure:
        if not _fits_as_it_is(paragraph.tokens, suspicion):
            yield suspicion


def _fits_as_it_is(tokens: tuple[Token, ...], suspicion: Suspicion) -> bool:
    """Whether something that the counts of words don't see explains the word that stands there."""
    at, wrong, meant = suspicion.suspect.token, suspicion.wrong, suspicion.suspect.meant
    before = tokens[at - 1].text if at else "."
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    following = after.text if after is not None else "."
    if tokens[at].text[0].isupper() and (before in _OPENERS) and not (wrong in _COMMON and meant in _COMMON):
        return gloss(wrong, meant) is None  # “Bug in versions 4 and 5”: a line that opens with its subject
    if before in _OPENING and (following in _CLOSING or (after is not None and after.kind is TokenKind.NUMBER)):
        return True  # a word that is spoken of; “(pin 37)”
    if following == "of" and wrong in ("reel", "series", "hoard", "herd", "pole", "pair", "bale"):
        return True  # a noun, whatever adjective sounds like it
    if len(following) == 1 and following.isupper() and following != "I" and wrong in ("a", "an"):
        return True  # “an A”
    if wrong == "off" and meant == "of":
        return True  # both follow most nouns and verbs; the phrases know those that take one only
    if wrong == "then" and meant == "the":
        return following[:1].isupper()  # then President …
    if wrong == "there" and meant in ("the", "their"):
        # Are there …?  To meet there …  And “there being”; “there” before most nouns is another matter.
        return following == "being" or (meant == "the" and before.lower() not in _SETS["prep"])
    if wrong == "than" and meant == "that":
        return any(token.norm in _SETS["comparative"] for token in tokens[max(0, at - 16) : at])
    if wrong == "they" and meant == "the" and following in ("kind", "sort", "all", "both", "each"):
        return True
    if wrong == "sighed" and following == "to":
        return True
    if wrong not in _COMMON and meant not in _COMMON and gloss(wrong, meant) is None:
        # “a pitcher has”: nothing beside the word tells which of two words of meaning it should be.
        telling = [
            token
            for token in (tokens[at - 1] if at else None, after)
            if token is not None and token.kind is TokenKind.WORD and token.norm not in _EMPTY
        ]
        if not telling and suspicion.confidence < _ALONE:
            return True
    # A word of meaning is seldom a slip for one of the commonest words, which fit everywhere.
    common = meant in _COMMON - {"could", "said"} and wrong not in _COMMON and gloss(wrong, meant) is None
    return common and suspicion.confidence < _CERTAIN


def _phrases(paragraph: Paragraph, settings: Settings) -> Iterator[Finding]:
    """What a phrase decides."""
    tokens = paragraph.tokens
    patterns = _patterns()
    reached = -1
    for index, token in enumerate(tokens):
        known = patterns.get(token.norm)
        if known is not None and index > reached and token.kind is TokenKind.WORD:
            match = next(search(tokens, index, known), None)
            if match is not None and not _is_name(tokens, match):
                reached = match.end
                yield _phrase(paragraph, match, settings)
                continue
        if token.norm == "lead" and token.kind is TokenKind.WORD:
            yield from _lead(paragraph, index)
        elif token.norm == "led" and index and token.text.islower():
            yield from _led(paragraph, index)


@cache
def _patterns() -> dict[str, tuple[Pattern, ...]]:
    """The phrases of confusions.txt, which ships beside this module."""
    lines = files("newsls.rules").joinpath("confusions.txt").read_text(encoding="utf8")
    return compiled(lines, _SETS)


def _is_name(tokens: tuple[Token, ...], match: Match) -> bool:
    """Whether the wrong word, or what follows it, is written as a name: with capitals that its place can't explain."""
    word = tokens[match.start].text
    following = tokens[match.end + 1].text if match.end + 1 < len(tokens) else ""
    if following.isupper() and len(following) > 1 and not word.isupper():
        return True  # “the IS”, “their US allies”
    if not word[0].isupper() or (word.isupper() and len(word) > 1):
        return False
    if match.start == 0:
        return False
    before = tokens[match.start - 1]
    if before.kind is TokenKind.PUNCTUATION and before.text not in ",;-–":
        return False
    return not match.right.split()[0].startswith(("public", "united", "minister", "council", "former"))


def _phrase(paragraph: Paragraph, match: Match, settings: Settings) -> Finding:
    text, tokens = paragraph.text, paragraph.tokens
    span = Span(tokens[match.start].start, tokens[match.end].end)
    wrong = " ".join(token.norm for token in tokens[match.start : match.end + 1])
    right = like(match.right, span.of(text))
    if "'" in right:
        right = right.replace("'", apostrophe(text, settings.style.quotes))
    return _finding(text, span, wrong, (right,), match.right, _context(text, tokens, match))


def _context(text: str, tokens: tuple[Token, ...], match: Match) -> str:
    """The words that give the slip away, as the draft has them."""
    return " ".join(text[tokens[match.first].start : tokens[match.last].end].split()).strip(" ,.;:!?")


def _finding(text: str, span: Span, wrong: str, rights: tuple[str, ...], key: str, context: str) -> Finding:
    reason = gloss(wrong, key) or f"the word that belongs here is “{rights[0]}”."
    return Finding(
        RULE.code,
        RULE.severity,
        span,
        f"“{context}”: {reason}",
        tuple(replacement(span, right) for right in rights),
        safe=False,
    )


def _lead(paragraph: Paragraph, index: int) -> Iterator[Finding]:
    """“he lead”, “has lead to”, “was lead by”, “the man who lead”."""
    tokens = paragraph.tokens
    token = tokens[index]
    following = tokens[index + 1].norm if index + 1 < len(tokens) else ""
    at = index - 1
    if at >= 0 and tokens[at].norm in _ADVERBS:
        at -= 1
    if at < 0 or not token.text.islower():
        return
    before = tokens[at].norm
    rights: tuple[str, ...] = ()
    if before in _SETS["be"] or before in ("he's", "she's", "it's", "they're", "we're", "i'm"):
        if following == "by":
            rights = ("led",)
    elif before in _SETS["have"] or before.endswith("'ve"):
        if following in _OBJECTS and not (following in ("and", "to") and before == "having"):
            rights = ("led",)
    elif before in ("he", "she", "it") and following in _OBJECTS:
        earlier = {earlier.norm for earlier in tokens[max(0, at - 6) : at]}
        if not earlier & _NOT_PAST:
            rights = ("led", "leads")
    elif before in ("who", "that", "which") and following in ("the", "a", "an", "his", "her", "to") and at >= 2:
        noun, article = tokens[at - 1], tokens[at - 2].norm
        singular = (
            noun.text.isalpha() and noun.text.islower() and noun.norm[-1] != "s" and noun.norm not in _SINGULAR_NOT
        )
        if before == "who" and singular and article in ("a", "an", "the"):
            rights = ("led", "leads")
    if rights:
        match = Match(at, index, index, min(index + 1, len(tokens) - 1), rights[0])
        context = _context(paragraph.text, tokens, match)
        yield _finding(paragraph.text, Span(token.start, token.end), "lead", rights, "led", context)


def _led(paragraph: Paragraph, index: int) -> Iterator[Finding]:
    """“will led”, “to led”: the present tense belongs there."""
    tokens = paragraph.tokens
    token, before = tokens[index], tokens[index - 1]
    following = tokens[index + 1].norm if index + 1 < len(tokens) else ""
    if before.norm in ("to", "will", "would", "could", "can", "might", "must", "should") and following in _OBJECTS:
        context = _context(paragraph.text, tokens, Match(index - 1, index, index, index, "lead"))
        yield _finding(paragraph.text, Span(token.start, token.end), "led", ("lead",), "lead", context)


RULE = Rule(
    "confused-word", Family.TYPOS, Severity.WARNING, paragraph=confused_word, word_list=True, yields_to=("apostrophe",)
)
