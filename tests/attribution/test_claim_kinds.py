"""What the guide calls a claim is flagged under its kind, and what it says needs no source is left alone."""

from __future__ import annotations

import pytest

from newsls import analyse
from newsls.attribution import Claim, ClaimKind

CLAIMS = [
    # wrongdoing
    ("The company bribed inspectors for a decade.", ClaimKind.WRONGDOING),
    ("Corrupt officials embezzled most of the fund.", ClaimKind.WRONGDOING),
    ("The guards tortured prisoners and covered up the deaths.", ClaimKind.WRONGDOING),
    ("The harbour board lied to residents about the poison in the water.", ClaimKind.WRONGDOING),
    # number
    ("The gang stormed the station at dawn, killing 17 guards.", ClaimKind.NUMBER),
    ("More than 4,000 homes were destroyed, and thousands of families are without shelter.", ClaimKind.NUMBER),
    ("The scheme has cost taxpayers an average of $30,000 a household.", ClaimKind.NUMBER),
    # prediction
    ("The closure will likely hurt small farmers and could push food prices up.", ClaimKind.PREDICTION),
    ("The party is likely to lose its majority in the autumn.", ClaimKind.PREDICTION),
    ("Without new money, the theatre could be forced to close within months.", ClaimKind.PREDICTION),
    # motive
    ("The bill was rushed through because it feared defeat.", ClaimKind.MOTIVE),
    ("The minister wants to avoid a vote before the summer.", ClaimKind.MOTIVE),
    # evaluation
    ("He took up the largely ceremonial post of harbour master.", ClaimKind.EVALUATION),
    ("It was the most humiliating defeat of her career.", ClaimKind.EVALUATION),
    ("The reform has been a disaster for the region’s farmers.", ClaimKind.EVALUATION),
    # cause
    ("The violence was fuelled by years of neglect.", ClaimKind.CAUSE),
    ("The collapse was caused by decades of mismanagement.", ClaimKind.CAUSE),
    # stance
    ("Pressure is growing on the council to reopen the school.", ClaimKind.STANCE),
]

SILENT = [
    # formal acts on the record
    "Prosecutors charged the two brothers with fraud in June.",
    "The council voted 9 to 4 in favour of the budget.",
    "The court ruled on Tuesday that the sale was void.",
    "The president signed the bill into law on Friday.",
    "The European Union imposed sanctions on the shipping company in March.",
    "The bank appointed Marta Kovač as its chief executive in May.",
    "She was found guilty of murder.",
    "The court sentenced him to six years in prison.",
    # scheduled events
    "Parliament will reconvene on 4 September.",
    "The hearing is scheduled for Thursday.",
    "The next round of talks will be held in Geneva on May 12.",
    # public view
    "The two ministers met in Ljubljana on Tuesday.",
    "The mayor opened the bridge on Monday.",
    "Hundreds of people marched through the old town on Saturday.",
    "She arrived in Oslo on Sunday and left the next day.",
    # dated history and biography
    "She was born in Tartu in 1961 and studied law there.",
    "The two countries went to war in 1912.",
    "He served as governor from 2003 to 2011.",
    # definitions and geography
    "The station stands on the north bank of the river.",
    "The Senate has 100 members.",
    # market prices and results
    "Shares in the company closed at 14.20 euros on Friday.",
    "The home side won 3-1.",
    # a named public document
    "Article 12 of the treaty obliges members to share data.",
    # questions
    "What will happen to the depot?",
]


def claims(text: str) -> list[Claim]:
    return [claim for sources in analyse(text).sources for claim in sources.claims]


@pytest.mark.parametrize(("text", "kind"), CLAIMS)
def test_a_claim_is_flagged_under_its_kind(text: str, kind: ClaimKind) -> None:
    assert [claim.kind for claim in claims(text)] == [kind]


@pytest.mark.parametrize("text", SILENT)
def test_what_needs_no_source_is_left_alone(text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize("text", [text for text, kind in CLAIMS if kind is ClaimKind.WRONGDOING])
def test_a_plain_accusation_is_strong(text: str) -> None:
    assert [claim.strong for claim in claims(text)] == [True]


def test_casualties_are_strong() -> None:
    assert [claim.strong for claim in claims("The gang stormed the station at dawn, killing 17.")] == [True]


def test_an_amount_is_shown_whole() -> None:
    text = "The scheme has cost taxpayers an average of $30,000 a household."
    assert [claim.trigger.of(text) for claim in claims(text)] == ["an average of $30,000"]
