"""Items of Wikidata in the API's own shape, with its ranks, its unknowns and its dates."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsls.figures.known import Layer, Term
from newsls.figures.wikidata import asking, claims
from newsls.figures.wikidata.asking import Asked
from tests.wikidata import item, person, says, snak, velmar

LABELS = {i: value["labels"]["en"]["value"] for i, value in velmar().items()}
DAY = "2026-11-24"


def known(value):
    return claims.known(claims.item(value), LABELS, DAY)


def held(*statements):
    return [(t.role, t.start, t.end) for t in known(person("Q1", "Ana Ruiz", P39=list(statements))).terms]


def test_a_person_is_read():
    horak = known(velmar()["Q100"])
    assert (horak.name, horak.native, horak.country, horak.party) == (
        "Pavel Horák", "Павел Горак", "Velmar", "Harbour Party")  # fmt: skip
    assert horak.aliases == ("Pavel J. Horák", "P. J. Horak")  # a surname alone is many people's
    assert (horak.wikidata, horak.wikipedia, horak.layer) == ("Q100", "Pavel Horák (politician)", Layer.STORE)
    assert (horak.source, horak.as_of) == ("Wikidata, revision 77", DAY)
    assert horak.terms == (
        Term("Minister of Defence of Velmar", "", "2023-03-12", "", "Wikidata, revision 77", DAY),
        Term("Mayor of Brod", "", "1991", "1999-05", "Wikidata, revision 77", DAY),
    )


MAYOR = "Mayor of Brod"


@pytest.mark.parametrize(
    ("statement", "terms"),
    [
        (says("P39", "Q31", P580="2020-02-03", P582="2021"), [(MAYOR, "2020-02-03", "2021")]),
        (says("P39", "Q31", P580="2020-02", P582="novalue"), [(MAYOR, "2020-02", "")]),
        (says("P39", "Q31", P580="2020", P582="somevalue"), []),  # it ended, nobody says when
        (says("P39", "Q31", P580="somevalue", P582="2021"), [(MAYOR, "", "2021")]),
        (says("P39", "Q31", P580="somevalue"), []),
        (says("P39", "Q31"), []),  # nobody dates it
        (says("P39", "Q31", "preferred"), [(MAYOR, "", "")]),
        (says("P39", "Q31", "deprecated", P580="2020"), []),
        (says("P39", "somevalue", P580="2020"), []),
        (says("P39", "novalue"), []),
        (says("P39", "Q31", P580=["2022", "2020-01-01"], P582=["2021", "2023"]), [(MAYOR, "2020-01-01", "2023")]),
        (says("P39", "Q31", P580="2021", P582="2020"), []),  # it can't be
        (says("P39", "Q999", P580="2020"), []),  # an office without a name
    ],
)
def test_a_position_is_a_term_where_its_dates_say_so(statement, terms):
    assert held(statement) == terms


def test_where_editors_mark_what_is_held_now_the_rest_is_over():
    assert held(
        says("P39", "Q31", P580="2010"),
        says("P39", "Q32", P580="2015", P582="2019"),
        says("P39", "Q30", "preferred", P580="2020"),
    ) == [("Minister of Defence of Velmar", "2020", ""), ("member of the Assembly of Velmar", "2015", "2019")]


def test_the_dead_hold_no_office():
    value = person("Q1", "Ana Ruiz", P39=[says("P39", "Q31", P580="2010")], P570=[says("P570", "2019-04-05")])
    assert [(t.start, t.end) for t in known(value).terms] == [("2010", "2019-04-05")]


@pytest.mark.parametrize(
    ("time", "precision", "model", "start"),
    [
        ("+2020-02-03T00:00:00Z", 11, "Q1985727", "2020-02-03"),
        ("+2020-02-00T00:00:00Z", 10, "Q1985727", "2020-02"),
        ("+2020-00-00T00:00:00Z", 9, "Q1985727", "2020"),
        ("+2020-01-01T00:00:00Z", 9, "Q1985727", "2020"),  # the year is all that is meant
        ("+2020-00-00T00:00:00Z", 8, "Q1985727", None),  # some time in the decade
        ("+2000-00-00T00:00:00Z", 7, "Q1985727", None),
        ("-0044-03-15T00:00:00Z", 11, "Q1985786", None),
        ("+1917-10-25T00:00:00Z", 11, "Q1985786", "1917"),  # Julian
        ("+2020-02-31T00:00:00Z", 11, "Q1985727", None),
        ("tomorrow", 11, "Q1985727", None),
        (None, "11", None, None),
    ],
)
def test_dates_are_as_exact_as_they_are(time, precision, model, start):
    statement = says("P39", "Q31", "preferred", P580="2020")
    statement["qualifiers"]["P580"][0]["datavalue"]["value"] |= {
        "time": time, "precision": precision, "calendarmodel": f"http://www.wikidata.org/entity/{model}"}  # fmt: skip
    assert held(statement) == [(MAYOR, start or "", "")]


def test_preferred_countries_and_parties_go_first_and_left_parties_not_at_all():
    value = person(
        "Q1",
        "Ana Ruiz",
        P27=[says("P27", "Q11"), says("P27", "Q10", "preferred")],
        P102=[says("P102", "Q21", P580="1990", P582="somevalue")],
    )
    assert (known(value).country, known(value).party) == ("Velmar", "")


def test_what_is_no_person_or_has_no_name_is_nobody():
    assert known(item("Q1", "Ana Ruiz Bridge", P31=[says("P31", "Q12280")])) is None
    assert known(item("Q1", "Ana Ruiz", P31=[says("P31", "Q5", "deprecated")])) is None
    assert known(person("Q1", "")) is None
    assert known(person("Q1", "", enwiki="Ana Ruiz (judge)")).name == "Ana Ruiz"
    for value in (None, [], {"id": "P31"}, {"id": "Q1", "missing": ""}, {"id": 7}):
        assert claims.item(value) is None


JUNK = st.recursive(
    st.none() | st.integers() | st.text(max_size=4) | st.sampled_from(["Q5", "value", "somevalue", "+2020"]),
    lambda inner: st.lists(inner, max_size=2)
    | st.dictionaries(
        st.sampled_from(["mainsnak", "datavalue", "value", "snaktype", "qualifiers", "P580", "time", "precision", "id",
                         "rank", "en", "enwiki", "title", "text"]), inner, max_size=3),
    max_leaves=10,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(["labels", "aliases", "sitelinks", "lastrevid"]), JUNK),
       st.dictionaries(st.sampled_from(["P31", "P39", "P27", "P102", "P570", "P1559"]), JUNK))  # fmt: skip
def test_no_item_fails_to_be_read(parts, statements):
    value = person("Q1", "Ana Ruiz") | parts
    value["claims"] = {"P31": [says("P31", "Q5")], **statements}
    one = claims.item(value)
    claims.referred(one)
    claims.known(one, LABELS, DAY)


class Replay:
    """Answers as the API would, without a network."""

    def __init__(self, items, fails=lambda _: ""):
        self.items, self.fails, self.questions = items, fails, []

    def ask(self, questions):
        self.questions += questions
        return [Asked({}, trouble) if (trouble := self.fails(q)) else Asked(self._answer(q)) for q in questions]

    def _answer(self, question):
        if question["action"] == "wbsearchentities":
            wanted = question["search"].casefold()
            return {
                "search": [
                    {"id": i} for i, v in self.items.items() if wanted in json.dumps(v, ensure_ascii=False).casefold()
                ]
            }
        entities = {i: self.items.get(i, {"id": i, "missing": ""}) for i in question["ids"].split("|")}
        return {"entities": entities}


def test_a_search_finds_the_people_of_the_name_who_held_office():
    (found,) = asking.search(Replay(velmar()), ["Pavel Horák"])
    assert [one.id for one in found.people] == ["Q100"]
    items = velmar()
    del items["Q100"]
    (found,) = asking.search(Replay(items), ["pavel horák"])
    assert [one.id for one in found.people] == ["Q101"]
    assert asking.search(Replay(velmar()), ["Pavel"])[0].people == ()  # the beginning of a name is none
    assert asking.search(Replay(velmar()), ["Velmar"])[0].people == ()  # a country is no person


def test_items_whose_revision_is_known_are_not_asked_for_again():
    caller = Replay(velmar())
    horak, ana, gone, city = asking.fetch(caller, ["Q100", "Q103", "Q9", "Q10"], {"Q100": 77, "Q103": 8}, DAY)
    assert (horak.unchanged, horak.known) == (True, None)
    assert (ana.known.name, ana.revision) == ("Ana Zelenskyy", 9)
    assert (gone.trouble, city.trouble) == ("Wikidata has no item Q9.", "Q10 is no person on Wikidata.")
    whole = [q["ids"] for q in caller.questions if "claims" in q["props"]]
    assert whole == ["Q103|Q9|Q10"]


def test_many_items_are_asked_for_in_batches():
    items = {f"Q{i}": person(f"Q{i}", f"Person Number{i}") for i in range(1, 121)}
    caller = Replay(items)
    results = asking.fetch(caller, list(items), dict.fromkeys(items, 1), DAY)
    assert all(result.unchanged for result in results)
    assert [q["ids"].count("|") + 1 for q in caller.questions] == [50, 50, 20]
    caller = Replay(items)
    assert [r.known.name for r in asking.fetch(caller, list(items), {}, DAY)][::119] == [
        "Person Number1",
        "Person Number120",
    ]
    assert max(q["ids"].count("|") + 1 for q in caller.questions) == 10


def test_a_merged_item_is_the_other():
    items = velmar()
    items["Q99"] = {**items["Q103"], "redirects": {"from": "Q99", "to": "Q103"}}
    (result,) = asking.fetch(Replay(items), ["Q99"], {"Q99": 9}, DAY)
    assert (result.id, result.known.wikidata) == ("Q103", "Q103")


def test_trouble_with_one_question_is_trouble_with_its_items_alone():
    items = velmar()

    def no_labels(question):
        return "The line broke." if question.get("props") == "labels" else ""

    results = asking.fetch(Replay(items, no_labels), ["Q101", "Q103"], {}, DAY)
    assert results[0].known.name == "Pavel Horák"
    assert (results[1].known, results[1].trouble) == (None, "The line broke.")  # half a record would be wrong
    (found,) = asking.search(Replay(items, lambda q: "Down." if q["action"] == "wbsearchentities" else ""), ["X"])
    assert (found.people, found.trouble) == ((), "Down.")


def test_odd_answers_are_no_people():
    class Odd:
        def __init__(self, value):
            self.value = value

        def ask(self, questions):
            return [Asked(self.value) for _ in questions]

    for value in ({}, {"search": 7, "entities": []}, {"search": [7, {}, {"id": 3}], "entities": {"Q1": 7}},
                  {"entities": {"Q1": {"id": "Q1", "claims": [], "redirects": []}}}):  # fmt: skip
        assert asking.search(Odd(value), ["A"])[0].people == ()
        assert asking.fetch(Odd(value), ["Q1"], {"Q1": 4}, DAY)[0].known is None


def test_snaks_are_those_of_the_api():
    assert snak("P580", "2020-02")["datavalue"]["value"]["precision"] == 10
