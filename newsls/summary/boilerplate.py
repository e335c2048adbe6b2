"""What stands in copy and is no part of the story: credits, bylines, calls to click, corrections, sign-up lines.

Families of page furniture, hand-written from how news sites are set; none is the wording of one site alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

_NO_VERB = r"(?!.*\b(?:said|says|is|are|was|were|has|have|had|will|would|can|could|may|might|did|does|led)\b)"
_OPENINGS = (
    # the desk to its readers
    r"ed(?:itor[’']?s?[’']?|\.)?\s*:?\s+note",
    r"(?:correction|clarification)\b\s*[:(—–-]",
    r"update[ds]?\b\s*[:|](?!\s*a\s)",
    (
        r"this\s+(?:story|article|post|report|piece|headline|copy|version)\s+(?:originally|first|contains|(?:has|was|is|will|may)\s+"
        r"(?:\w+\s+)?(?:be(?:en)?\s+)?(?:updated|corrected|amended|changed|edited|revised|published|republished|posted|produced|adapted"
        r"|translated|written|part\s+of|from|based|supported|sponsored|also|available|breaking|developing))\b"
    ),
    r"an\s+earlier\s+version\b",
    r"(?:a\s+)?version\s+of\s+this\b",
    r"the\s+(?:views|opinions)\s+expressed\s+(?:here|in\s+this|above|are)\b",
    r"these\s+are\s+external\s+links",
    (
        r"(?:this\s+)?(?:content|material|programme|program|page|video|image)\s+(?:is|was|has|may)\s+(?:not\s+)?"
        r"(?:available|been|be\b)"
    ),
    r"media\s+playback\s+is\b",
    r"(?:comments|disclaimer|disclosure|transcript|note|sponsored|promoted)\b\s*[:|(]",
    # calls to do something
    r"(?:please\s+)?(?:scroll\s+down|tap\s+here|click\s+(?:here|on|to|through|the)|sign\s+up|subscribe\b|log\s+in)",
    r"swipe\s+(?:left|right|up|down|to|through)\b|skip\s+(?:to|the|past|ad|this|advertisement)\b|register\s+(?:now|here|today|for\s+(?:free|our))\b",
    r"(?:see|watch|listen|read)\s*(?:more|also|below|our|full|next|this|here|live|:|the\s+(?:full|video|gallery))",
    r"listen\s+to\s+(?:the\s+(?:latest|full|episode|podcast|interview|audio)|our|this)\b",
    r"also\s+(?:read|see|watch)\b|more\s+(?:on|from)\s+this\b|more\s*:|recommended\b\s*:",
    r"(?:also|more)\s+(?:on|from)\s(?!.*\b(?:is|are|was|were|will|would|has|have|had|said|says)\b)",
    r"related\b\s*(?:[:|]|stor|articl|content|link|topic)",
    r"follow\s+(?:us|me|@|\w+\s+on\s+(?:twitter|facebook|instagram|x)\b|the\s+latest|live)|like\s+us\s+on\b",
    (
        r"(?:join|share|support|send|email|e-mail|contact|download|get)\s+"
        r"(?:us\s+(?:on|to|at|for|as|in|by|your|a)\b|our\s+(?:app|newsletter|mailing|community|conversation|journalism|work|free|daily|weekly|live|whatsapp)|this\s+(?:on|story|article)|on|your|the\s+(?:conversation|latest|best|writer|reporter|newsroom|app)|updates|breaking)\b"
    ),
    r"(?:for|to)\s+(?:\w+\s+){0,3}(?:please\s+)?(?:click|visit|see)\s+(?:here|our|the\s+website|www|https?)",
    r"for\s+(?:confidential\s+)?(?:support|help|more(?:\s+\w+)?)\s*(?:,|:|on\s+this|call|in\s+the\s+uk|stories|visit|information)",
    r"what\s+do\s+you\s+think\b.{0,30}\?|let\s+us\s+know\b|tell\s+us\s+(?:about|what|how|your|in|below|by|if)\b|(?:have|do)\s+you\s+(?:got|have)\s+(?:a\s+story|something\s+to\s+say|a\s+(?:tip|question|comment))|have\s+you\s+been\s+affected\b|leave\s+a\s+comment\b|comment\s+below\b",
    r"advertisements?\s*(?:$|[:.|])|story\s+continues|continue\s+reading|loading\s*(?:$|[.…])",
    r"(?:with\s+)?(?:inputs?|files|contributions|reporting)\s+from\s+(?:the\s+)?(?:agenc|news|wire|bureau|staff|(?-i:[A-Z]))",
    r"get\s+.{0,60}\b(?:newsletter|inbox|alerts|app)\b|to\s+get\s+(?:alerts|news|updates|the\s+latest)\b",
    r"here\s+(?:are|is)\s+(?:the\s+)?(?:latest|today[’']s|more)\b.{0,20}\b(?:headlines|news|stories|coverage)\b",
    # credits and bylines
    (
        r"(?:photo(?:graph)?s?|picture|image|video|graphic|source|credit|illustration|caption|copyright|watch|pictured?|published"
        r"|updated|posted|modified|location|tags?|topics?|author|reporting|writing|editing)\s*(?:credit|caption|source|by)?\s*[:|]"
    ),
    r"(?:image|photo|picture|media|video)\s+(?:source|credit|copyright|caption)\s*(?:$|[,.:|]|(?-i:[A-Z]))",
    r"(?:file\s+photo|first\s+published|last\s+updated|(?:media|image|video)\s+caption|photo\s+by|filed\s+under)\b",
    r"\(?(?:photo|image|picture|credit|source)s?\b[^.]{0,40}[:/]",
    (
        r"(?:additional\s+)?(?:reporting|writing|editing|compiled|edited|written|photograph(?:y|s|ed)?|filmed|translated|produced)"
        rf"\s+by\s*[:\s]\s*(?-i:[A-Z]){_NO_VERB}"
    ),
    rf"by\s+(?:\.\s*$|(?-i:[A-Z])){_NO_VERB}",
    r"copyright\b\s*(?:©|\(c\)|[:|]|\d{4}|(?-i:[A-Z]))|©|\(c\)\s*\d{4}|all\s+rights\s+reserved\b\s*(?:$|\W)(?!to\b)",
    r"(?:the\s+)?associated\s+press\s+(?:writer|reporter|journalist|correspondent)s?\b",
    r"(?:ap|afp|reuters|pa|pti|ani|ians)\s*\.?\s*$",
)
_INSIDE = (
    r"scroll\s+down\s+for",
    r"(?:click|tap)\s+here",
    r"(?:see|watch|view)\s+(?:the\s+)?(?:video|gallery|slideshow)\s+(?:below|above)",
    r"^(?-i:[A-Z]).{0,80}\bcontributed\s+reporting\b",
    r"contributed\s+to\s+this\s+(?:report|story|article|piece|post)",
    r"follow\s+(?:him|her|them|us|me|\w+\s\w+|@\w+)\s+on\s+(?:twitter|facebook|instagram|x|bluesky|threads|linkedin|mastodon)\b",
    r"sign\s+up\s+(?:for|to)\s.{0,60}(?:newsletter|inbox|alert|e-?mail|update)",
    r"newsletter\b.{0,40}\b(?:inbox|subscribe\b)|subscribe\s+(?:to\s+(?:our|the)|now)\b|leave\s+a\s+comment\s+below",
    r"all\s+rights\s+reserved\b\W*(?!\W|to\b)|all\s+rights\s+reserved\W*$|may\s+not\s+be\s+(?:reproduced|republished|broadcast|published,)",
    r"^share\s+this\b|(?:click|tap)\s+to\s+(?:share|read|see|watch|listen|enlarge)",
    r"getty\s+images|editor[’']s\s+note",
    r"\bE[SD]T\b.{0,12}\b(?:19|20)\d\d",
    r"samaritans\b.{0,80}\b\d{3}",
    r"opinions\s+expressed\s+(?:in|are|here)|(?:is|are)\s+(?:his|her|their)\s+own\s*[.]?$",
    r"(?:the|this)\s+(?:article|story)\s+(?:was|is)\s+(?:originally|first)\s+published",
)
# The headline of another story, pasted into a paragraph and so often into a sentence.
_LINK = (
    r"(?-i:\b(?:(?:READ|SEE|WATCH|LISTEN)(?:\s+(?:MORE|ALSO|NEXT|NOW|HERE|BELOW))?|ALSO\s+(?:READ|SEE|WATCH)"
    r"|(?:MORE|RELATED)(?:\s+(?:STORIES|STORY|ARTICLES?|CONTENT|COVERAGE|NEWS))?)\s?[:|])"
    r"|\b(?:read|see|watch)\s+(?:more|also|next)\s?[:|]|\balso\s+(?:read|see|watch)\s?[:|]"
    r"|\brelated\s+(?:stories|story|articles?|content|coverage|links?|topics?)\s?[:|]"
)
# The writer of the piece, at its foot: “Nora Quist is managing editor of the Courier.”
_NAME = r"(?-i:(?:[A-Z][\w.’'-]*\s+){2,4})"
_TRADE = (
    r"(?:editor|editor-in-chief|reporter|correspondent|columnist|contributor|writer|blogger|journalist|producer|commentator"
    r"|photographer|critic)"
)
_BIOGRAPHY = (
    # one verb only: what goes on to tell something is the story’s
    (
        rf"{_NAME}is\s+(?!not\b)(?:(?:an?|the|our)\s+)?(?:[\w’'-]+\s+){{0,4}}{_TRADE}s?"
        r"(?:\s+(?:and|in|of|at|for|with|to|on|based|who\s+(?:writes|covers|reports))\b(?!.*\b(?:who\s+(?!writes|covers|reports)"
        r"|which|said|says|told|when|after|because|but|has|had|have|until|before|since|while)\b).*)?[.]?$"
    ),
    (
        rf"{_NAME}(?:writes|blogs|reports|tweets)\s+(?:(?:regularly|often|frequently)\s+)?(?:about|on|for|from|at\s+@|@)"
        r"(?!.*\b(?:in\s+(?:his|her|their|a|an|the)|that|who|which|said|says|told|how|why|when|after|because|but|has|had)\b)"
        r"[^,]*[.]?$"
    ),
    rf"{_NAME}covers\s+[^,]*\bfor\s+(?-i:[A-Z]|the\s+[A-Z])(?!.*\b(?:said|says|has|had|who|which)\b)[^,]*[.]?$",
    r"(?:he|she|they|you\s+can|to)\s+(?:tweets?|follow|reach|contact|e-?mail)\b[^.]{0,60}@\w",
    r"(?:e-?mail|contact|write\s+to|reach)\s[^.]{0,60}\s\S{1,60}@\w",
    rf"(?:{_NAME}|he\s+|she\s+|they\s+)can\s+be\s+(?:reached|contacted|followed|found|e-?mailed)\b.{{0,60}}(?:@|\btwitter\b|\bfacebook\b)",
)
_BYLINED = frozenset(
    """
    editor editor-in-chief reporter correspondent columnist contributor writer blogger journalist producer commentator
    photographer critic reporters writers journalists writes blogs reports tweets covers twitter facebook
    """.split()
)
# One of these words is in whatever stands inside a sentence: looking for them first is far quicker.
_TRIGGERS = frozenset(
    "scroll click tap video gallery slideshow contributed follow sign reserved published reproduced republished "
    "broadcast getty editor's newsletter subscribe share comment est edt samaritans own opinions".split()
)
# The first four letters of whatever may begin such a line.
_BEGINNINGS = frozenset(
    """
    a addi adve afp all also an ani ans ap asso auth by c capt clar clic comm comp cont copy corr cred disc do
    down e-ma ed edit emai file film firs foll for get grap have here ians illu imag inpu join last leav let
    like list load loca log mate medi modi more note pa page phot pict plea post prod prog prom pti publ read
    reco regi rela repo reut scro see send shar sign skip sour spon stor subs supp swip tag tags tap tell the
    thes this to topi tran upda vers vide watc what with writ
    """.split()
)
_AFTER_THE = frozenset(["asso", "opin", "view"])
_NO_LETTERS = re.compile(r"[^A-Za-z]*\Z")
_BIOGRAPHICAL = 40
"""Lines about the writer have fewer words."""
_AROUND = "\"'“‘([*_•|–—- \t"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Openings, what stands inside, links and biographies, compiled when first asked for."""
    families = ("|".join(_OPENINGS), "|".join(_INSIDE), _LINK, "|".join(_BIOGRAPHY))
    return tuple([re.compile(family, re.IGNORECASE) for family in families])


def is_boilerplate(sentence: str, words: Collection[str]) -> bool:
    """Whether a sentence is furniture of the page and not of the story; ``words`` are the norms of its tokens."""
    opening, inside, link, biography = _patterns()
    head = sentence[:160].lstrip(_AROUND)
    if not (head[:1].isascii() and head[:1].isalpha()):
        if opening.match(head) is not None or _NO_LETTERS.match(head) is not None:
            return True
    elif head[:4] == "The ":  # the commonest by far, and few furnishings begin so
        if head[4:8].lower() in _AFTER_THE and opening.match(head) is not None:
            return True
    elif head[:20].split(None, 1)[0].rstrip(".:,|")[:4].lower() in _BEGINNINGS and opening.match(head) is not None:
        return True
    if (":" in sentence or "|" in sentence) and link.search(sentence[:600]) is not None:
        return True
    if (
        len(words) < _BIOGRAPHICAL
        and ("@" in sentence or not _BYLINED.isdisjoint(words))
        and biography.match(sentence.lstrip(_AROUND)) is not None
    ):
        return True
    return not _TRIGGERS.isdisjoint(words) and inside.search(sentence[:600]) is not None
