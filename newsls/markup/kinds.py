"""What a paragraph is by its words: a byline, a credit, a caption, or prose.

The formats say what is a heading or a list; only the words tell a byline or an agency's credit line from the story.
Precision comes first, since a paragraph of the story taken for one of these is no longer asked for its source.
"""

from __future__ import annotations

import re

from newsls.markup.blocks import Block, BlockKind

_LONGEST = 600  # characters; credits and captions are short
_SHORT = 90

_PICTURE = r"(?:photo(?:graph(?:er|s|y)?)?s?|image|picture|video|graphics?|illustration|map|chart|file photo)"

# How a credit or a note of the desk begins, whatever follows.
_CREDIT_START = re.compile(
    r"[(\[*_—–-]*\s*(?:"
    rf"{_PICTURE} (?:credit|copyright|source|by|courtesy)\b"
    r"|©|\(c\)|copyright\b(?=\W+(?:©|\(c\)|\d{4}|by\b))"
    r"|(?:click|tap) here (?:to|for)\b|sign up (?:for|to|today|here)\b|subscribe (?:to|here|now)\b"
    r"|(?:related|also read|see also|more on this|further reading)\s*:"
    r"|follow (?:@|\S+(?: \S+){0,3} on (?:twitter|facebook|instagram|x\b))"
    r"|(?:update[^:]{0,60}:\s*)?(?:this|the) (?:story|article|post|report|piece|column|page) "
    r"(?:has been|was|is being|was last) (?:\w+ )?(?:updated|corrected|amended|published|posted|produced)\b"
    r"|this (?:story|version|article) corrects\b"
    r"|(?:(?:editor|publisher)[’']?s?[’']? note|editors[’'] note|correction|clarification|disclaimer)\s*[:—–-]"
    r"|source\s*:.*\|"
    r")",
    re.IGNORECASE,
)
_SHORT_START = re.compile(
    r"[(\[*_]*(?:read (?:more|also|next|the full|the rest)\b|(?:first|originally|last) (?:published|updated|posted)\b"
    r"|(?:published|updated)\s*(?::|at \d))",
    re.IGNORECASE,
)
# What publishing systems leave in a text that was copied from a page.
_PAGE = re.compile(
    r"\bsigning up,? you agree\b|\bunsubscribe at any time\b|\ball rights reserved\b|\bprotected by recaptcha\b"
    r"|\bnewsletter sign up\b|\bemail sign up\b|\breprint permission\b",
    re.IGNORECASE,
)
# A label and no more than a name or two behind it.
_LABELLED = re.compile(
    rf"[(\[]?(?:{_PICTURE}|(?:{_PICTURE} )?credits?|sources?|e-?mail|contact)\s*[:|]\s*(\S.*)", re.IGNORECASE
)
_AGENCY = re.compile(r"[(\[]?(?:AP Photo|AP|Reuters|REUTERS|AFP|EPA|Getty Images|Getty|Shutterstock)\s*(?:/|\||$)")
_CONTRIBUTED = re.compile(
    r"\bcontributed(?: (?:reporting|research|writing))?"
    r"(?: (?:to|for) (?:this|the) (?:\w+ )?(?:report|story|article|post|piece|column|dispatch)(?:, which .{0,80})?)?"
    r"(?: from [A-Z][\w. ,’']{0,60})?[.)\]*_\s]*$"
)
_REPORTED_FROM = re.compile(
    r"\breported from [^.;]{2,60}(?:[;,] [^.]{0,200}\b(?:wrote|reported|contributed)\b[^.]{0,80})?\.?\)?$"
)
_BYLINE = re.compile(
    r"[(\[*_—–-]*(?:(?:additional |further )?(?:reporting|writing|editing|compiled|produced|translated) "
    r"(?:and (?:writing|editing) )?)?by:?\s+(?=[A-Z])(.+)$",
    re.IGNORECASE,
)
_SMALL = frozenset(
    "and with in of the for at de da di del der den van von bin ibn al el la le ben by to staff reporter reporters "
    "writer writers correspondent correspondents editor editors editing writing reporting additional contributor "
    "contributors senior chief special political business columnist news".split()
)
_SIGN_OFF = re.compile(r"[(\[]?(?:[-—–]\s*(?:30|ends?)\s*[-—–]|ENDS?|\(ends?\))[)\]]?\.?$")
_DATELINE = re.compile(
    r"[A-Z][A-Z .’'-]{2,30}(?:, [A-Z][\w. ]{1,30}){0,2}(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?"
    r"\s*(?:\([A-Z][\w. ]{1,20}\)\s*[—–-]*|[—–-]+)$"
)
_CAPTION_START = re.compile(
    r"[(\[*_]*\s*(?:"
    r"(?:image|media|photo|picture|video|hide|toggle) caption\b|media playback is (?:un|not )supported\b"
    r"|image copyright\b|file (?:photo\s*:|image\s*:|[—–-])|(?:pictured|caption|top photo|cover photo)\s*:"
    r"|video grab shows\b"
    r")",
    re.IGNORECASE,
)
_AGENCIES = r"(?:AP|AFP|Reuters|REUTERS|Getty(?: Images)?|EPA|Bloomberg)"
_CAPTION_END = re.compile(
    r"(?:\((?:AP Photo|Photo|Image|Photograph|Picture|Credit)\b[^()]{0,120}\)"
    rf"|\([^()/]{{2,80}}(?:/| via ){_AGENCIES}\b[^()]{{0,40}}\)"
    rf"|\({_AGENCIES}/[^()]{{2,60}}\)"
    r"|(?:Handout )?via (?:REUTERS|Reuters|AP|Getty Images)"
    r"|\bREUTERS/[A-Z][\w. /-]{2,60}"
    rf"|[A-Z][\w.-]{{2,40}}/{_AGENCIES})\.?$"
)
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")


# The patterns above are tried only where a paragraph begins or ends with a word that lets them match.
_FIRST_WORD = re.compile(r"\W{0,8}(\w+)")
_FIRST_WORDS = frozenset(
    "photo photos photograph photographs photographer photographers photography image images picture pictures video "
    "videos graphic graphics illustration illustrations map maps chart charts file c copyright click tap sign "
    "subscribe related also see more further follow update updated this the editor editors publisher publishers "
    "correction clarification disclaimer source sources read first originally last published credit credits e email "
    "contact ap reuters afp epa getty shutterstock additional reporting writing editing compiled produced "
    "translated by hide media toggle pictured caption top cover end ends 30".split()
)
_PAGE_WORDS = ("sign", "subscribe", "rights", "captcha", "permission")


def kind_of(text: str) -> BlockKind | None:
    """``CREDIT`` or ``CAPTION`` for a paragraph that is plainly one, else None."""
    if len(text) > _LONGEST:
        return None
    text = text.strip()
    first = _FIRST_WORD.match(text)
    if first is None or first[1].lower() in _FIRST_WORDS or text.startswith("©"):
        kind = _by_start(text)
        if kind is not None:
            return kind
    tail = text[-240:]
    if "contributed" in tail and _CONTRIBUTED.search(tail):
        return BlockKind.CREDIT
    if len(text) < 240 and "reported from" in tail and _REPORTED_FROM.search(tail):
        return BlockKind.CREDIT
    if len(text) < _SHORT and text[:3].isupper() and _DATELINE.match(text):
        return BlockKind.CREDIT
    lower = text.lower()
    if any(word in lower for word in _PAGE_WORDS) and _PAGE.search(text):
        return BlockKind.CREDIT
    if (text.endswith((")", ").")) or "/" in tail[-80:] or "via " in tail[-40:]) and _CAPTION_END.search(tail):
        return BlockKind.CAPTION
    return None


def _by_start(text: str) -> BlockKind | None:
    """The kind of a paragraph whose first words tell it."""
    if _CAPTION_START.match(text):
        return BlockKind.CAPTION
    if _CREDIT_START.match(text) or _AGENCY.match(text) or _SIGN_OFF.match(text):
        return BlockKind.CREDIT
    if len(text) < _SHORT and _SHORT_START.match(text):
        return BlockKind.CREDIT
    labelled = _LABELLED.match(text)
    if labelled is not None:
        sentence = len(labelled[1].split()) > 8 and _SENTENCE_END.search(labelled[1])
        return BlockKind.CAPTION if sentence else BlockKind.CREDIT
    return BlockKind.CREDIT if _is_byline(text) else None


def _is_byline(text: str) -> bool:
    """“By Jane Doe and John Roe, CNN”, “(Reporting by Jane Doe; editing by John Roe)”: names and no verb."""
    found = _BYLINE.match(text)
    if found is None:
        return False
    words = [word.strip(",;.|•()/&—–-:[]*_@") for word in found[1].split()]
    return 1 <= len(words) <= 30 and all(not word[:1].islower() or word.lower() in _SMALL for word in words)


def refined(block: Block) -> Block:
    """The block, known as credit or caption where it is a paragraph whose words say so."""
    if block.kind is not BlockKind.PARAGRAPH:
        return block
    kind = kind_of(block.text)
    return block if kind is None else Block(kind, block.start, block.text, block.pieces, block.emphasis)
