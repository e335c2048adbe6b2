"""``confused-word``: a word that is spelt right and is another one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from newsls.draft import Paragraph
from newsls.finding import Finding, Severity
from newsls.language import Slip, Token, TokenKind
from newsls.language.wordlists import words
from newsls.rules.base import Family, Rule
from newsls.rules.phrases import Match, Pattern, compiled, search
from newsls.rules.support import apostrophe, like, replacement
from newsls.rules.suspicion import elsewhere, suspicions
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

_GLOSSES = {
    ("then", "than"): "“then” tells the time; a comparison takes “than”.",
    ("than", "then"): "“than” compares; the time is “then”.",
    ("of", "have"): "“of” only sounds like the verb; it is “have”.",
    ("it's", "its"): "“it's” is short for “it is”; what belongs to it is “its”.",
    ("its", "it's"): "“its” says whose; “it is” is “it's” for short.",
    ("your", "you're"): "“your” says whose; “you are” is “you're” for short.",
    ("you're", "your"): "“you're” is short for “you are”; what belongs to you is “your”.",
    ("they're", "their"): "“they're” is short for “they are”; what belongs to them is “their”.",
    ("there", "their"): "“there” is a place; what belongs to them is “their”.",
    ("their", "there"): "“their” says whose; what exists or where it is takes “there”.",
    ("their", "they're"): "“their” says whose; “they are” is “they're” for short.",
    ("who's", "whose"): "“who's” is short for “who is”; what belongs to whom is “whose”.",
    ("whose", "who's"): "“whose” asks to whom it belongs; “who is” is “who's” for short.",
    ("loose", "lose"): "“loose” is the opposite of tight; the verb is “lose”.",
    ("to", "too"): "“to” is the preposition; more than enough is “too”.",
    ("too", "to"): "“too” is more than enough; the preposition is “to”.",
    ("effect", "affect"): "“effect” as a verb is to bring about; to have an influence is “affect”.",
    ("affect", "effect"): "“affect” is the verb; the noun is “effect”.",
    ("principle", "principal"): "“principle” is a rule; the first of several is “principal”.",
    ("principal", "principle"): "“principal” is the first of several; a rule is a “principle”.",
    ("passed", "past"): "“passed” is the verb; the time and the direction are “past”.",
    ("past", "passed"): "“past” is the time; the verb is “passed”.",
    ("reign", "rein"): "“reign” is what kings do; horses and spending are held by a “rein”.",
    ("lead", "led"): "“lead” is the metal or the present tense; the past tense is “led”.",
    ("led", "lead"): "“led” is the past tense; after this word the verb is “lead”.",
}

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
    for suspicion in elsewhere(found, suspicions(paragraph, settings, Slip.SOUND, Slip.SPELLING)):
        gloss = _GLOSSES.get((suspicion.wrong, suspicion.suspect.meant))
        reason = gloss or f"“{suspicion.right}” was probably meant."
        yield Finding(
            RULE.code,
            RULE.severity,
            suspicion.span,
            f"“{suspicion.context}”: {reason}",
            (replacement(suspicion.span, suspicion.right),),
            confidence=suspicion.confidence,
        )


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
        elif token.norm == "lead" and token.kind is TokenKind.WORD:
            yield from _lead(paragraph, index)
        elif token.norm == "led" and index and token.text.islower():
            yield from _led(paragraph, index)


@cache
def _patterns() -> dict[str, tuple[Pattern, ...]]:
    """The phrases of confusions.txt, which ships beside this module."""
    lines = files("newsls.rules").joinpath("confusions.txt").read_text(encoding="utf8")
    return compiled(lines, _SETS)


def _is_name(tokens: tuple[Token, ...], match: Match) -> bool:
    """Whether the wrong word is written as a name: with a capital that its place does not explain."""
    word = tokens[match.start].text
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
    gloss = _GLOSSES.get((wrong, key))
    reason = gloss or f"the word that belongs here is “{rights[0]}”."
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


RULE = Rule("confused-word", Family.TYPOS, Severity.WARNING, paragraph=confused_word, word_list=True)
