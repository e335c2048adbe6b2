"""Whether “he” or “she” is said of somebody, where a title, a role or a given name leaves no doubt.

The given names are the commonest ones that English-language news gives to one sex only, chosen by hand; a name that
both bear (Jordan, Taylor, Andrea, Jean) is left out.  It only ever rules a person out, and “they” rules out nobody.
"""

from __future__ import annotations

from functools import cache

from newsls.figures.model import PERSON, Figure

HE, SHE = "he", "she"

_MEN = """
aaron abdul abdullah abraham adam adrian ahmad ahmed ajit alain alan albert alberto alejandro aleksandr alexander
alfred ali allen alberto anders andreas andrew andrzej andy anthony anton antonio antony arnold arthur asif bashar
barack barry benjamin benny bernard bernie bill björn bob boris brad bradley brandon brendan brett brian bruce bruno
bryan carl carlos cedric charles christian christopher chuck claude clement clifford clint colin craig curtis damian
daniel darren dave david davis dean denis dennis derek diego dieter dimitri dmitry dominic donald doug douglas duncan
dustin dwight earl eddie edgar eduardo edward elijah emmanuel emanuel enrique eric erik ernest ernesto ethan eugene
felipe felix ferdinand fernando francisco francois françois frank franz fred frederick fritz gareth gary gavin geoff
geoffrey george gerald gerard gerhard giovanni giuseppe glenn gordon graham greg gregory guillermo gustavo guy hamid
hans harold harry harvey hassan heinrich helmut henrik henry herbert herman hugh hugo hussein ian ibrahim igor isaac
ismail ivan jack jacob jacques jake jakob james jared jason javier jeff jeffrey jens jeremy jerome jerry jesus jim
jimmy joachim joe joel johan johannes john johnny jon jonathan jorge jose josé josef joseph josh joshua juan julian
julius jürgen justin karl keith ken kenneth kevin khalid klaus konrad konstantin kurt kyle lars larry lawrence lee-ann
leonard leonid leroy louis luca lucas luis luke mahmoud malcolm manuel marc marcel marco marcus mario mark markus
martin matt matteo matthew matthias mauricio max maximilian michael miguel mikhail mike mitch mitt mohamed mohammad
mohammed muhammad mustafa narendra nathan nathaniel neil nicholas nick nicolas nigel nikolai nikolaus norman olaf
oliver omar oscar osama otto owen pablo patrick paul pedro pete peter petr petro phil philip philippe pierre rafael
ralph ramon ramzan randall randy rashid raul ray raymond recep ricardo richard rick robert roberto rodrigo roger
roland ron ronald rory ross roy rudolf rudy rupert russell ryan saddam salman samuel scott sean sebastian serge sergei
sergey sergio shaun silvio simon stanley stefan stephan stephen steve steven stewart stuart sven ted theodore thomas
tim timothy tobias todd tom tomas tommy tony travis trevor ulrich vernon victor viktor vincent vladimir volodymyr
wallace walter warren wayne werner wilhelm will william willie winston wolfgang xavier yusuf zachary
"""
_WOMEN = """
abigail ada adriana agnes aisha alexandra alice alicia alison allison amanda amber amelia amy ana angela angelina
anita ann anna annalena anne annette annie antonia april arlene astrid audrey barbara beatrice beatriz becky belinda
benazir bernadette bertha beth bethany betsy betty beverly bianca birgit bonnie brenda bridget brigitte brittany
camila camilla candace carla carmen carol carole caroline carolyn carrie catherine cathy cecilia celia charlene
charlotte cheryl chloe christina christine cindy claire clara claudia colleen condoleezza connie constance cornelia
courtney cristina crystal cynthia daisy danielle daniela dawn debbie deborah debra denise diana diane dolores donna
dora doris dorothy edith edna eileen elaine eleanor elena elisabeth elise eliza elizabeth ella ellen eloise elsa emilia
emily emma erika erin esther ethel eva evelyn fatima fiona florence frances francesca freya frieda gabriela
gabrielle gail geraldine gertrude gina giorgia gladys gloria grace greta gretchen gwen hanna hannah harriet hazel
heather heidi helen helena helga henrietta hilary hilda hillary holly ida imelda inez ingrid irene irina iris irma
isabel isabella isabelle ivanka jackie jacqueline jana jane janet janice janine jasmine jeanette jeanne jenna jennifer
jenny jessica jill jo joan joanna joanne jocelyn josephine joyce juanita judith judy julia juliana julie juliet
julieta june kaitlin kamala karen karin karina katarina kate katharina katherine kathleen kathryn kathy katie katrina
kayla kelley kirsten kirstjen krista kristen kristin kristina kristine laura lauren laurie leah leila lena leticia
lillian lily linda lisa liz liza lois lorena lorraine louise lucia lucille lucy luisa lydia lynne mabel madeleine
madeline magdalena maggie malala marcia margaret margarita margot maria maría mariam marian marianne marie marilyn
marina marjorie marlene marsha marta martha mary matilda maureen maxine megan meghan melania melanie melinda melissa
mercedes meredith mia michelle mildred miriam moira molly monica mónica muriel nadia nancy naomi natalia natalie
natasha nellie nicola nicole nikki nina nora norma odette olga olive olivia pamela patricia paula pauline peggy
penelope penny petra phyllis priscilla priti rachel ramona rebecca regina renee rhonda rita roberta rosa rosalind
rosamund rose rosemary roxanne ruth sabine sabrina sally samantha sandra sara sarah selma shannon sharon sheila
shelley shirley silvia simone sofia sonia sonya sophia sophie stacey stella stephanie susan susana susanna susanne
suzanne svetlana sybil sylvia tabitha tamara tammy tania tanya tatiana tatyana teresa tessa thelma theresa therese
tiffany tina tracey tricia ulrike ursula valentina valerie vanessa vera veronica victoria viola violet virginia vivian
wanda wendy wilma winifred yasmin yolanda yvette yvonne zoe
"""
_HIS = frozenset(
    "man boy father brother son husband uncle grandson grandfather nephew widower gentleman king prince lord sir duke "
    "emperor sultan priest monk businessman congressman chairman spokesman councilman policeman actor fisherman "
    "statesman salesman cameraman alderman gunman mr mr.".split()
)
_HERS = frozenset(
    "woman girl mother sister daughter wife aunt granddaughter grandmother niece widow lady queen princess duchess "
    "baroness nun actress congresswoman chairwoman spokeswoman councilwoman policewoman businesswoman dame mrs mrs. "
    "ms ms. miss heroine".split()
)


@cache
def _names() -> dict[str, str]:
    return {**dict.fromkeys(_MEN.split(), HE), **dict.fromkeys(_WOMEN.split(), SHE)}


def of_figure(figure: Figure) -> str:
    """“he”, “she”, or “” where the draft and the given name leave it open."""
    if figure.kind != PERSON:
        return ""
    if figure.pronoun:
        return figure.pronoun
    for role in figure.roles:
        told = {of_word(word) for word in role.casefold().split()[-1:]} - {""}
        if len(told) == 1:
            return told.pop()
    words = figure.name.casefold().split()
    return _names().get(words[0], "") if len(words) > 1 else ""


def of_word(word: str) -> str:
    """“he”, “she”, or “” of a noun in lower case: “spokeswoman”."""
    return HE if word in _HIS else SHE if word in _HERS else ""
