"""Closed word classes for reading who says what.  All words are token norms: lower case, straight apostrophes."""

from __future__ import annotations

BE = frozenset("is are was were be been being am isn't aren't wasn't weren't".split())
HAVE = frozenset("has have had having hasn't haven't hadn't".split())
AUXILIARIES = BE | HAVE | frozenset(
    "will would can could may might must shall should do does did won't wouldn't can't cannot couldn't mightn't "
    "shouldn't don't doesn't didn't ought".split()
)  # fmt: skip
MODALS = frozenset("will would can could may might must shall should won't wouldn't can't couldn't shouldn't".split())
NEGATIONS = frozenset(
    "not never no n't don't doesn't didn't won't wouldn't isn't wasn't aren't weren't hasn't haven't".split()
)

PERSONAL = frozenset("he she they we i you it".split())
CONTRACTED = frozenset(
    """
    he's she's who's they've they're they'd he'd she'd he'll she'll they'll we've we're we'd i've i'm i'd it's
    it'd you've
    """.split()
)
REFLEXIVES = frozenset("himself herself itself themselves myself ourselves yourself".split())
OBJECTS = frozenset("him her them us me you it reporters journalists everyone anyone lawmakers supporters".split())
RELATIVES = frozenset("who which that whom".split())
POSSESSIVES = frozenset("his her their its my our your whose".split())
DETERMINERS = POSSESSIVES | frozenset(
    "the a an this these those some many several few most all both each every another any no more other such "
    "one two three four five six seven eight nine ten dozens hundreds thousands".split()
)  # fmt: skip
PREPOSITIONS = frozenset(
    "of in for at on with from to by about against into over under between among during through within without across "
    "near around behind beyond toward towards despite amid following regarding concerning per via "
    "upon throughout like".split()
)  # fmt: skip
DASHES = frozenset({"—", "–", "―", "--", "-"})
PAUSES = DASHES | {","}
"""What parts a clause from what is put beside it."""
INNER_PREPOSITIONS = frozenset("of in for at with from to on by close near against familiar behind".split())
"""Prepositions that may stand inside the noun phrase of a source: “an aide to the governor”."""
SUBORDINATORS = frozenset(
    "that because when while as if although though after before since until unless whether where how why what than "
    "so once whereas".split()
)  # fmt: skip
COORDINATORS = frozenset({"and", "but", "or", "nor", "yet"})
WH = frozenset("whether how why what who when where which if".split())
ADVERBS = frozenset(
    "also here later then again now still even just once often never always earlier previously ever already further "
    "first long yet instead soon only not rather too both all largely perhaps simply thus nevertheless".split()
)  # fmt: skip
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight january february march "
    "april june july august september october november december mon tue wed thu fri sat sun jan feb aug sept oct "
    "nov dec "
    """
    morning afternoon evening night week month year weekend ago late early last earlier recently then afterwards
    """.split()
)  # fmt: skip
NOT_NOUNS = AUXILIARIES | PERSONAL | CONTRACTED | SUBORDINATORS | COORDINATORS | NEGATIONS | frozenset(
    "there however but meanwhile moreover him them us me himself herself themselves".split()
)  # fmt: skip


def is_adverb(norm: str) -> bool:
    """Whether a word may stand between a subject and its verb."""
    return norm in ADVERBS or (norm.endswith("ly") and len(norm) > 4 and norm not in _NOT_ADVERBS)


_NOT_ADVERBS = frozenset("family rally ally reply italy july assembly supply elderly daily weekly".split())
