"""Updates and lookups against a server on this machine, into a real store."""

import threading
from contextlib import closing

import pytest

from newsls.figures.known import Known, Layer
from newsls.figures.store import Incoming, StoreReference, answers, put, reading, writing
from newsls.workspace import wikidata
from newsls.workspace.wikidata import Lookups, update
from tests.wikidata import Answer, Wikidata, person, says, velmar


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "figures.sqlite3"


@pytest.fixture
def api(monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    server = Wikidata()
    server.items = velmar()
    monkeypatch.setenv("NEWSLS_WIKIDATA", server.address)
    yield server
    server.close()


def ask(path, name):
    return StoreReference(reading(path), path).named(name)


def counts(updated):
    return tuple(updated.counts[:3])


def test_a_name_is_looked_up_and_kept_with_its_source(api, path):
    updated = update(["Pavel Horák"], path)
    assert (counts(updated), updated.nobody, updated.troubles) == ((1, 0, 0), (), ())
    (horak,) = ask(path, "pavel horak")
    assert (horak.wikidata, horak.layer, horak.source) == ("Q100", Layer.STORE, "Wikidata, revision 77")
    assert horak.terms[0].source == "Wikidata, revision 77"
    assert horak.as_of == horak.terms[0].as_of > "2025"
    with closing(reading(path)) as connection:
        row = connection.execute("SELECT id, revision, url FROM items").fetchone()
    assert row == ("Q100", 77, "https://www.wikidata.org/wiki/Q100")


def test_only_names_and_ids_go_out(api, path):
    update(["Pavel Horák"], path)
    assert [query["search"] for query in api.asked("wbsearchentities")] == ["Pavel Horák"]
    sent = {value for request in api.requests for name, value in request.query.items() if name in ("search", "ids")}
    assert sent == {"Pavel Horák", "Q100|Q101|Q102", "Q10|Q20|Q30|Q31"}
    assert all("newsls/" in request.headers["user-agent"] for request in api.requests)


def test_without_names_everybody_with_an_id_is_asked_for(api, path):
    rows = [
        Incoming(Known("Pavel Horák", wikidata="Q100", party="Old Party", style="Horak")),
        Incoming(Known("Jo Roe")),
    ]
    with writing(path) as (connection, _):
        put(connection, "roll.csv", "csv", "2026-01-01T00:00:00Z", rows)
    assert counts(update([], path)) == (1, 0, 0)
    assert api.asked("wbsearchentities") == []
    (horak,) = ask(path, "Pavel Horák")
    assert horak.style == "Horak"  # what was imported is still there
    assert horak.party == "Harbour Party"  # the later word goes first
    assert horak.source == "Wikidata, revision 77"


def test_what_has_not_changed_is_not_fetched_again(api, path):
    update(["Q100", "Q103"], path)
    before = len(api.requests)
    updated = update([], path)
    assert counts(updated) == (0, 0, 2)
    assert [request.query["props"] for request in api.requests[before:]] == ["info"]
    api.items["Q103"] = person("Q103", "Ana Zelenskyy", 10, P39=[says("P39", "Q30", P580="2026-05-01")])
    updated = update([], path)
    assert counts(updated) == (0, 1, 1)
    assert [term.role for term in ask(path, "Ana Zelenskyy")[0].terms] == ["Minister of Defence of Velmar"]


def test_answers_that_bear_marks_are_asked_for_again_only_if_changed(api, path):
    api.etags = True
    update(["Ana Zelenskyy"], path)
    with closing(reading(path)) as connection:
        assert connection.execute("SELECT count(*) FROM answers").fetchone()[0] > 0
    before = len(api.requests)
    assert counts(update(["Ana Zelenskyy"], path)) == (0, 0, 1)
    assert all("if-none-match" in request.headers for request in api.requests[before:])


def test_nobody_and_nothing_are_said(api, path):
    updated = update(["Nemo Nobody", "Q999", "Q10", "Velmar"], path)
    assert updated.nobody == ("Nemo Nobody", "Velmar")
    assert [trouble.reason for trouble in updated.troubles] == [
        "Wikidata has no item Q999.",
        "Q10 is no person on Wikidata.",
    ]
    assert counts(updated) == (0, 0, 0)


def test_trouble_leaves_what_is_known(api, path):
    update(["Q100"], path)
    api.script = lambda _: Answer(403)
    updated = update([], path)
    assert [(t.name, t.reason) for t in updated.troubles] == [("Q100", "Wikidata refused the request (status 403).")]
    assert ask(path, "Pavel Horák")


def test_two_people_of_one_name_are_both_kept(api, path):
    api.items["Q101"]["claims"]["P39"] = [says("P39", "Q31", P580="2020")]
    assert counts(update(["Pavel Horák"], path)) == (2, 0, 0)
    assert {known.wikidata for known in ask(path, "Pavel Horák")} == {"Q100", "Q101"}


def test_many_are_written_as_they_come(api, path, monkeypatch):
    api.items |= {f"Q{i}": person(f"Q{i}", f"Person Number{i}") for i in range(1000, 1120)}
    done = []
    assert counts(update([f"Q{i}" for i in range(1000, 1120)], path, done.append)) == (120, 0, 0)
    assert done == [50, 50, 20]
    assert api.most <= 3


def test_an_address_elsewhere_is_not_taken_from_the_environment(monkeypatch):
    monkeypatch.setenv("NEWSLS_WIKIDATA", "https://elsewhere.example/w/api.php")
    assert wikidata._address() == "https://www.wikidata.org/w/api.php"


def test_a_lookup_asks_once(api, path):
    lookups = Lookups(path)
    assert lookups.lookup("Ana Zelenskyy") is True
    asked = len(api.requests)
    assert lookups.lookup("Ana Zelenskyy") is False
    assert Lookups(path).lookup("ana zelenskyy") is False  # another process, another way to write it
    assert len(api.requests) == asked
    assert ask(path, "Ana Zelensky")


def test_a_lookup_of_nobody_is_remembered_too(api, path):
    assert Lookups(path).lookup("Nemo Nobody") is False
    asked = len(api.requests)
    assert asked > 0
    assert Lookups(path).lookup("Nemo Nobody") is False
    assert len(api.requests) == asked


def test_a_name_looked_for_long_ago_is_looked_for_again(api, path):
    Lookups(path).lookup("Nemo Nobody")
    with writing(path) as (connection, _):
        answers.note_searches(connection, [answers.Search("Nemo Nobody", "2020-01-01T00:00:00Z", ())])
    asked = len(api.requests)
    Lookups(path).lookup("Nemo Nobody")
    assert len(api.requests) > asked


def test_a_lookup_never_raises(api, path):
    path.parent.mkdir()
    path.mkdir()
    assert Lookups(path).lookup("Ana Zelenskyy") is False
    assert api.requests == []


def test_lookups_go_one_at_a_time(api, path):
    api.delay = 0.02
    lookups = Lookups(path)
    threads = [
        threading.Thread(target=lookups.lookup, args=(name,)) for name in ("Ana Zelenskyy", "Nemo", "Pavel Horák")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert api.most <= 3
    assert ask(path, "Ana Zelenskyy")
    assert ask(path, "Pavel Horák")
