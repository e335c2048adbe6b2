"""What makes a sentence a claim: the words that accuse, count, foretell, read minds, judge, explain or speak for many.

The lexicon is newsls's own, sorted by the seven kinds of docs/attribution.md.  It never decides that a sentence is a
claim (``judge`` does); it says why, and where.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from newsls.attribution import judge, telling
from newsls.attribution.model import Claim, ClaimKind
from newsls.attribution.sentence import Sentence
from newsls.attribution.words import TIMES
from newsls.language import Token
from newsls.text import Span


class Trigger(NamedTuple):
    """Words that make a sentence a claim, of which kind, and how telling they are (1 to 4)."""

    kind: ClaimKind
    span: Span
    weight: int


# kind: weight-3 phrases; weight-2; weight-1
_LEXICON = {
    ClaimKind.WRONGDOING: (
        """killed|murdered|massacred|slaughtered|tortured|raped|corruption|corrupt|fraud|fraudulent|bribery|
        bribes|bribe|embezzled|embezzlement|stole|stolen|smuggling|smuggled|looted|looting|illegally|
        war crimes|war crime|atrocities|ethnic cleansing|genocide|money laundering|laundered|abused|abuse|
        abuses|assaulted|harassed|harassment|persecution|persecuted|cover-up|covered up|lied|misled|
        misleading|deceived|rigged|rigging|propaganda|disinformation|meddling|interfered|interference|
        terrorized|kidnapped|abducted|extorted|blackmailed|poisoned|assassinated|brutal|brutally|brutality|
        repressive|repression|oppressive|crackdown|human rights violations|violated|violates|violations|
        mishandled|mismanagement|negligence|falsely|cheated|plotted|imprisoning|jailing|intimidation|
        intimidated|conspiracy|collusion|colluded|discriminated|discrimination""",
        """illegal|unlawful|violent|violence|attacked|attacks on|stormed|crimes|criminal|scandal|wrongdoing|
        misconduct|bombed|shelled|guilty of|blamed|responsible for|failed to|ignored|hate|racist|extremist|
        extremists|terrorist|terrorists|authoritarian|regime|gang|militants|threatened|threats|weapons|cartel""",
        """suspect|attack|shooting|bombing|invasion""",
    ),
    ClaimKind.NUMBER: (
        """thousands of|hundreds of|dozens of|tens of thousands|hundreds of thousands|millions of|scores of|
        half of|half the|a third of|two thirds of|two-thirds of|a quarter of|three quarters of|
        three-quarters of|the majority of|a majority of|most of the|an average of|more than half|nearly half|
        almost half|on average""",
        """majority|number of|average|estimated|doubled|tripled|halved|dozens|hundreds|thousands|millions|billions|
        nearly all|most""",
        """many|several|total|record|fewer|rate""",
    ),
    ClaimKind.PREDICTION: (
        """is likely|are likely|likely to|unlikely to|will likely|will probably|bound to|set to|poised to|
        sure to|certain to|on track to|on course to|could become|could be|could also|could lead|may well|
        might well|is going to|will never|will continue|threatens to|will face|will need|will have to""",
        """will|won't|could|may|might|would|likely|unlikely|probably|potentially|risks|looming|if""",
        """should|can|next|outlook|prospects|prospect""",
    ),
    ClaimKind.MOTIVE: (
        """wants to|want to|wanted to|hopes to|hoping to|eager to|desperate to|willing to|unwilling to|
        reluctant to|determined to|keen to|in an effort to|in a bid to|in an attempt to|an attempt to|
        an effort to|aims to|aimed at|aiming to|seeking to|sought to|seeks to|trying to|tried to|tries to|
        intended to|intends to|worried about|worried that|afraid of|frustrated by|frustrated with|fears that|
        fear that|believes that|believe that|is worried|are worried|designed to|meant to|in order to|so as to""",
        """wants|want|wanted|hopes|hoped|hope|fears|fear|feared|worried|worries|worry|eager|desire|frustrated|
        frustration|angry|anger|furious|nervous|anxious|believes|believe|feel|feels|felt|sees|see|loves|hates|
        regards|considers|seeking|attempt|effort|motivated|motive|motives|refuses to|refused to|prefers|
        prefer|seems|seemed|appears to|appeared to|concerned|interested in""",
        """trying|intent|intention|aim|goal|mood|likes|knows|know""",
    ),
    ClaimKind.EVALUATION: (
        """unprecedented|historic|controversial|landmark|notorious|infamous|largely ceremonial|rubber-stamp|
        the first time|for the first time|one of the most|the most|among the most|the biggest|the largest|
        the worst|the best|the strongest|the highest|the lowest|the latest blow|remarkable|stunning|shocking|
        dramatic|dramatically|extraordinary|devastating|disastrous|catastrophic|divisive|hard-line|hardline|
        far-right|far-left|radical|so-called|rhetoric|stark|bitter|bitterly|contentious|sharp contrast|
        major blow|blow to|a major|a significant|narrative|deeply|hugely|highly|widely|inflammatory|
        incendiary|embattled|fiery|ruthless|hypocrisy|failure|failing|failed|chaos|chaotic""",
        """most|biggest|largest|worst|best|strongest|highest|lowest|greatest|first|latest|rare|major|significant|
        significantly|powerful|popular|strong|strongly|weak|great|important|crucial|critical|key|difficult|
        hard|tough|serious|seriously|simple|clear|clearly|obvious|successful|success|victory|disaster|crisis|
        challenge|largely|increasingly|despite|only|even|true|wrong|right|good|bad|interesting|prominent|
        influential|leading|star|longtime|fierce|harsh|blow|setback|milestone|symbol|hallmark|underscored|
        underscores|underscoring|highlights|illustrates|reflects|marks|represents|signals|shows|proves|
        demonstrates|known for|famous for""",
        """another|moment|side|style|strategy|relationship|role|so|too|very|quite|rather|less|more|never|always|ever|often|rarely|usually""",
    ),
    ClaimKind.CAUSE: (
        """because of|because|due to|thanks to|as a result|resulting in|led to|leading to|leads to|caused by|
        caused|causing|prompted|prompting|sparked|sparking|triggered|triggering|fuelled by|fueled by|fuelled|
        fueled|fueling|driven by|driving|stems from|stemmed from|stemming from|in response to|contributed to|
        contributing to|in part because|partly because|owing to|gave rise to|paved the way|attributable to|
        forced|forcing|helped to|which is why|that is why|has hurt|blamed on""",
        """reason|result|response|boosted|undermined|undermines|weakened|strengthened|hurt|helped|allowed|
        enabled|encouraged|reduced|deepened|exacerbated|worsened|affected|shielded|impact|effect|consequence|
        after years of|making it|makes it|made it""",
        """amid|since|means|why|with""",
    ),
    ClaimKind.STANCE: (
        """under pressure|growing pressure|mounting pressure|increasing pressure|pressure on|pressure to|
        pressure from|pressure is|ramped up pressure|many see|many believe|many fear|growing number|
        growing concern|growing concerns|widespread|critics|international community|public opinion|
        raised concerns|raising concerns|raised questions|raising questions|raises questions|questions about|
        speculation|calls for|backlash|outcry|outrage|growing calls|there is a growing|drew criticism|
        drawn criticism|come under fire|under fire|have continued to|has continued to|continue to|
        continues to""",
        """pressure|growing|mounting|rising|increasingly|criticism|concerns|concern|questions|attention|
        support for|support|opposition|debate|tensions|tension|doubts|momentum|consensus|mood|protests|uproar|
        furor|furore|enthusiasm|scepticism|skepticism|faced|facing|many|some|observers|analysts|supporters|
        opponents|continued to|intense|intensified|trend""",
        """voters|public|amid|international|political|among""",
    ),
}  # fmt: skip

# Phrases that a desk stops at wherever they stand outside an attribution.
_PLAIN = {
    ClaimKind.EVALUATION: """largely ceremonial|rubber-stamp|unprecedented|widely seen as|widely regarded as|
        widely viewed as|long overdue|beyond doubt|no small feat|nothing short of|the worst kind of""",
    ClaimKind.STANCE: """have continued to|has continued to|growing pressure|mounting pressure|pressure is growing|
        pressure is mounting|growing number of people|there is growing|there is mounting|many see|
        many fear|under growing|under mounting""",
    ClaimKind.CAUSE: "fuelled by|fueled by|was caused by|were caused by",
    ClaimKind.WRONGDOING: "in cold blood|war crimes|ethnic cleansing",
}
PLAIN = 4
"""The weight of those."""

# Verbs that accuse by themselves: in the story's own voice, unless a court or a record is spoken of.
_ACCUSING = frozenset(
    """
    bribed embezzled pocketed siphoned syphoned laundered rigged falsified forged doctored misled deceived defrauded
    swindled fleeced looted plundered tortured massacred slaughtered blackmailed extorted smuggled trafficked conspired
    colluded connived framed groomed whitewashed
    """.split()
)
_ACCUSING_PAIRS = frozenset(
    "lied to|lied about|covered up|hushed up|turned away|shook down|tampered with|looked away|paid off".split("|")
)
_RECORD = frozenset(
    """
    convicted convicting charged charging charges guilty pleaded pled sentenced sentencing indicted indictment accused
    accusing alleged allegedly allegations trial tried court courts jury judge prosecutors prosecution lawsuit sued
    suspected suspicion investigating investigated acquitted cleared inquiry tribunal verdict if whether
    """.split()
)
"""Words by which an accusation is somebody's, or is on the record."""
_FEELING = frozenset(
    "feared wanted hoped believed thought felt hated resented envied distrusted worried dreaded loathed despised "
    "wants hopes fears believes thinks hates".split()
)

_LONGEST = 120
"""Tokens after which a sentence is searched no further."""

_FIGURE = re.compile(
    r"(?:(?:more than|less than|fewer than|at least|up to|as many as|as much as|nearly|almost|about|around|roughly|"
    r"some|over|an estimated|killing|killed|injuring|wounding|leaving|costing|worth)[ \u00a0]){0,2}"
    r"(?:[$£€¥]|US\$|Rs\.? ?)?\d[\d,.]*(?:st|nd|rd|th|s)?(?:-|[ \u00a0])?"
    r"(?:(?:percent|per cent|percentage points?|million|billion|trillion|thousand|people|dead|deaths|dollars|euros|"
    r"pounds|jobs|workers|soldiers|troops|civilians|victims|homes|houses|schools|companies|women|men|children|students|voters|"
    r"refugees|migrants|cases|times|fold|tons|tonnes|barrels|acres|square miles|miles|members|residents|patients|"
    r"employees|families|households|attacks|countries|states)\b|%)?"
)
_KILLING = ("killing ", "injuring ", "wounding ")
_UNIT = re.compile(r"[$£€¥%]|percent|per cent|illion|thousand|[a-z]{3,}$")
_SPELT = frozenset("two three four five six seven eight nine ten eleven twelve dozen dozens hundreds thousands".split())


@cache
def _phrases() -> dict[str, list[tuple[list[str], ClaimKind, int]]]:
    table: dict[str, list[tuple[list[str], ClaimKind, int]]] = {}
    for kind, tiers in _LEXICON.items():
        for weight, tier in zip((3, 2, 1), tiers, strict=True):
            for phrase in tier.split("|"):
                words = phrase.split()
                if words:
                    table.setdefault(words[0], []).append((words, kind, weight))
    for kind, phrases in _PLAIN.items():
        for phrase in phrases.split("|"):
            words = phrase.split()
            table.setdefault(words[0], []).append((words, kind, PLAIN))
    for entries in table.values():
        entries.sort(key=lambda e: (-len(e[0]), -e[2]))
    return table


def triggers(text: str, tokens: Sequence[Token], quoted: Sequence[bool]) -> list[Trigger]:
    """The claim words of a sentence outside its quotations, in order of their place."""
    table = _phrases()
    found: list[Trigger] = []
    until: dict[ClaimKind, int] = {}
    for i, token in enumerate(tokens[:_LONGEST]):
        norm = token.norm
        entries = table.get(norm)
        if entries is not None and not quoted[i] and not (i and token.text[0].isupper()):  # inside, capitals are names
            for words, kind, weight in entries:
                n = len(words)
                if until.get(kind, 0) <= i and (n == 1 or [t.norm for t in tokens[i : i + n]] == words):
                    found.append(Trigger(kind, Span(token.start, tokens[i + n - 1].end), weight))
                    until[kind] = i + n
        if (norm[0] <= "9" or norm[0] in "£€¥") and not quoted[i] and (norm[0] != "," and norm[0] != "."):
            figure = _figure(text, tokens, i)
            if figure is not None:
                found.append(figure)
        if norm in _ACCUSING or norm == "because" or f"{norm} {_norm(tokens, i + 1)}" in _ACCUSING_PAIRS:
            plain = None if quoted[i] else _plain(tokens, i)
            if plain is not None:
                found.append(plain)
    return found


def _norm(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].norm if i < len(tokens) else ""


def _plain(tokens: Sequence[Token], i: int) -> Trigger | None:
    """A verb that accuses, where no word of the sentence puts it on the record; “because it feared defeat”."""
    if tokens[i].norm == "because":
        for k in range(i + 2, min(i + 5, len(tokens))):
            if tokens[k].norm in _FEELING:
                end = min(k + 1, len(tokens) - 1)
                return Trigger(ClaimKind.MOTIVE, Span(tokens[i].start, tokens[end].end), PLAIN)
        return None
    if any(token.norm in _RECORD for token in tokens):
        return None
    end = i + 1 if tokens[i].norm in _ACCUSING else i + 2
    return Trigger(ClaimKind.WRONGDOING, Span(tokens[i].start, tokens[end - 1].end), PLAIN)


def _figure(text: str, tokens: Sequence[Token], i: int) -> Trigger | None:
    """The figure at token ``i``: with its unit, and “at least” or “killing” before it.  Years and dates are none."""
    start = tokens[i].start
    floor = start
    for back in range(i - 1, max(-1, i - 4), -1):
        if tokens[back].norm in _APPROXIMATE:
            floor = tokens[back].start
        elif tokens[back].norm not in ("than", "as", "$"):
            break
    match = _FIGURE.match(text, floor)
    if match is None or match.end() <= start:
        return None
    found = match.group().rstrip(" \u00a0-,.")
    number = text[start : start + len(found) - (start - floor)]
    if (
        re.fullmatch(r"(?:1[5-9]|20)\d\ds?", number)
        or (i and tokens[i - 1].norm in TIMES)
        or re.match(r"\d+-year", text[start : start + 12])
    ):
        return None
    if text.startswith(_KILLING, floor):
        return Trigger(ClaimKind.NUMBER, Span(floor, floor + len(found)), PLAIN)
    telling = _UNIT.search(number) is not None or floor < start or "," in number
    return Trigger(ClaimKind.NUMBER, Span(floor, floor + len(found)), 3 if telling else 1)


_APPROXIMATE = frozenset(
    """
    more less fewer least up many much nearly almost about around roughly some over estimated killing killed
    injuring wounding leaving costing worth an at to
    """.split()
)


_KINDS = tuple(ClaimKind)


def claim(sentence: Sentence, scores: Sequence[float], found: Sequence[Trigger]) -> Claim | None:
    """The claim that a sentence would be: of the kind that its words speak for most, at the most telling of them.

    ``scores`` are those of ``judge.kinds``, and ``found`` its triggers; None where no phrase could be pointed at.
    """
    strong = scores[-1] > 0
    ranked = sorted(
        (t for t in found if t.weight > 1),
        key=lambda t: -(scores[_KINDS.index(t.kind)] + t.weight),
    )
    for trigger in ranked:
        words = _widened(sentence, trigger)
        if words is not None:
            return Claim(sentence.index, trigger.kind, words, strong or _always_strong(trigger))
    place = telling.clause(sentence, judge.claim_weight)
    if place is None:
        return None
    kind = _KINDS[max(range(len(_KINDS)), key=scores.__getitem__)]
    return Claim(sentence.index, kind, telling.span(sentence, place), strong)


def _always_strong(trigger: Trigger) -> bool:
    """Whether the guide counts what a trigger says as strong in any sentence: a crime, or casualties."""
    return trigger.weight >= PLAIN and trigger.kind in (ClaimKind.WRONGDOING, ClaimKind.NUMBER)


def _widened(sentence: Sentence, trigger: Trigger) -> Span | None:
    """The phrase around a trigger; the trigger itself where it is one that a desk always stops at."""
    if trigger.weight >= PLAIN and trigger.kind not in (ClaimKind.WRONGDOING, ClaimKind.CAUSE):
        return trigger.span
    tokens = sentence.tokens
    first = bisect_left(tokens, trigger.span.start, key=lambda t: t.start)
    end = bisect_left(tokens, trigger.span.end, key=lambda t: t.start)
    place = telling.phrase(sentence, first, end)
    if place is None:
        return None
    words = telling.span(sentence, place)
    return Span(min(words.start, trigger.span.start), max(words.end, trigger.span.end))
