"""The words and forms that numbers are made of.  All words are token norms: lower case, straight apostrophes."""

from __future__ import annotations

import re

SMALL = frozenset(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen zero
    """.split()
)
TENS = frozenset("twenty thirty forty fifty sixty seventy eighty ninety".split())
SCALES = frozenset("hundred thousand million billion trillion dozen".split())
CROWDS = frozenset("dozens hundreds thousands millions billions trillions".split())
ORDINALS = frozenset(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth hundredth thousandth
    """.split()
)
PARTS = frozenset(
    "third thirds quarter quarters fifth fifths sixth sixths seventh sevenths eighth eighths ninth ninths tenth tenths "
    "halves".split()
)
TIMES = frozenset("doubled tripled trebled quadrupled halved twofold threefold fourfold fivefold tenfold".split())
UNITS = frozenset(
    """
    percent percentage % euros euro dollars dollar pounds pound cents cent pence yen yuan rubles roubles rupees francs
    pesos shekels km kms kilometers kilometres miles mile meters metres feet foot inches inch acres hectares tons tonnes
    kg kilograms barrels megawatts gigawatts mph degrees points years months weeks days hours minutes seconds
    """.split()
)
MONEY = re.compile(r"[$£€¥₹₽₩]|(?:US|A|C|HK|NZ|S|R)\$")
STEMS = frozenset({"US", "A", "C", "HK", "NZ", "S", "R", "AU", "CA"})
FIGURE = re.compile(
    r"(?:\d[\d,]*(?:\.\d+)?|\.\d+)(?:[½¼¾⅓⅔]|%|k|m|mn|bn|b|tn|km|kg|mph|mw|gw|kw|ft|lb|lbs|in|cm|mm|p|x|c|f)?",
    re.IGNORECASE,
)
ORDINAL = re.compile(r"\d{1,4}(?:st|nd|rd|th)")
PAIR = re.compile(r"(\d{1,4})[-–](\d{1,4})")
COMPOUND = re.compile(
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|half|"
    r"double|triple)-(?P<what>[a-z][a-z-]*)"
)
RANKED = re.compile(
    r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,3}(?:st|nd|rd|th))-(?:[a-z]+est|ranking|ranked)"
)
FRACTION = re.compile(
    r"(?:one|two|three|four|five|six|seven|nine)-(?:half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|eighths?|"
    r"ninths?|tenths?)"
)
IDIOM = frozenset(
    """
    off sided on way class hand party time guess man woman something dimensional faced letter to up stop sum
    tolerance act down over hearted baked right quick edged pronged liner piece in wing track state digit parent star
    """.split()
)
"""What makes a compound say no number: “one-off”, “first-hand”, “zero-sum”, “two-state solution”."""
COUNTED = frozenset(
    """
    person man woman child boy girl people soldier officer civilian worker student policeman policewoman passenger
    victim hostage dead killed wounded injured missing death vote seat percent per million billion hundred thousand
    trillion third quarter fifth tenth half mile kilometer kilometre dose case
    """.split()
)
"""What “one” must stand before to count."""
NO_COUNT = {
    "first": frozenset(
        """
        lady name aid step steps hand of and amendment minister place time instance glance responder responders floor
        principles half one ones
        """.split()
    ),
    "second": frozenset(
        "hand chance chances thought thoughts half nature to guess floor amendment language home lady".split()
    ),
    "third": frozenset("party parties chance world reich floor".split()),
    "fourth": frozenset("estate".split()),
    "fifth": frozenset("column avenue amendment".split()),
}
NAMED = frozenset(
    """
    flight route article section chapter channel room no no. boeing airbus apollo page phase title group unit gate
    terminal highway interstate stage grade tier type version episode season volume vol. part step platform line area
    exit district precinct squadron battalion resolution protocol model formula rule proposition prop. measure covid
    windows iphone route sector zone appendix annex schedule table figure fig. verse psalm column warehouse pier berth
    track shaft hangar nos. # h.r. s. h.b. s.b.
    """.split()
)
STREETS = frozenset(
    "street st. st avenue ave. ave road rd. rd lane drive boulevard blvd. square court place way terrace row highway "
    "crescent close gardens parade quay".split()
)
HEDGES = tuple(
    tuple(words.split())
    for words in (
        "no more than|no fewer than|no less than|more than|less than|fewer than|at least|at most|up to|as many as|"
        "as much as|as few as|as little as|just over|just under|well over|close to|an estimated|an additional|"
        "an average of|a total of|a record|a further|the nearly|only|just|about|around|nearly|almost|roughly|"
        "approximately|some|over|exactly|another|below|above"
    ).split("|")
)
LEADING = frozenset("killing killed injuring injured wounding wounded leaving".split())
HARMED = frozenset("killed dead injured wounded missing arrested displaced detained hospitalized hospitalised".split())
RATES = frozenset("per a an each every".split())
RATE_UNITS = frozenset(
    "hour day week month year minute second night person head household barrel ounce megawatt-hour kilowatt-hour tonne "
    "ton pound gallon litre liter mile kilometer kilometre share bottle capita cent annum".split()
)
PLACED = frozenset("distant placing placed ranking ranked finished finishing tied".split())
ARRIVED = frozenset("came come comes coming finished finishing".split())
GROWS = frozenset("double triple quadruple halve".split())
AGE = re.compile(r"[2-9]0s")
VOTES = frozenset("vote votes voted voting ruling ruled decision majority passed margin verdict split approved".split())
MODALS = frozenset("to will would could may might must should".split())
STARTERS = (
    SMALL | TENS | SCALES | CROWDS | ORDINALS | TIMES | GROWS | frozenset("half twice quarter scores tens".split())
)
"""Words at which a number may begin."""
