import threading

import pytest

from newsls.figures.known import Known, Layer
from newsls.figures.store import Incoming, put, writing
from newsls.workspace import data, references
from newsls.workspace.references import References


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "figures.sqlite3"


@pytest.fixture
def desk(tmp_path):
    folder = tmp_path / "desk"
    (folder / ".git").mkdir(parents=True)
    return folder


def fill(path, *names, **facts):
    with writing(path) as (connection, _):
        put(connection, "roll.csv", "csv", "2026-11-24T08:00:00Z", [Incoming(Known(name, **facts)) for name in names])


def house(folder, *names):
    text = "".join(f'[[figure]]\nname = "{name}"\nstyle = "house"\n' for name in names)
    (folder / "figures.toml").write_text(text, "utf-8")


def layers(known):
    return [(one.name, one.layer) for one in known]


def test_nobody_is_known_where_nothing_is(path, desk):
    here = References(path)
    assert here.of(desk).named("Zzyzx Qwwx") == ()
    assert here.problems(desk) == ()
    assert here.store() is None
    assert not path.parent.exists()  # to look is not to make


def test_the_newsrooms_file_goes_before_the_store(path, desk):
    house(desk, "Ana Ruiz")
    fill(path, "Ana Ruiz", "Jo Roe")
    here = References(path).of(desk)
    assert layers(here.named("Ana Ruiz")) == [("Ana Ruiz", Layer.HOUSE)]
    assert layers(here.named("Jo Roe")) == [("Jo Roe", Layer.STORE)]


def test_the_same_object_comes_back_until_something_changes(path, desk):
    house(desk, "Ana Ruiz")
    fill(path, "Jo Roe")
    here = References(path)
    first = here.of(desk)
    assert here.of(desk) is first
    fill(path, "Mia Poe")
    second = here.of(desk)
    assert second is not first
    assert layers(second.named("Mia Poe")) == [("Mia Poe", Layer.STORE)]
    assert here.of(desk) is second
    house(desk, "Ana Ruiz", "Lee Ohm")
    assert layers(here.of(desk).named("Lee Ohm")) == [("Lee Ohm", Layer.HOUSE)]


def test_a_file_that_comes_and_goes_is_seen(path, desk):
    here = References(path)
    here.of(desk)
    house(desk, "Ana Ruiz")
    fill(path, "Jo Roe")
    assert here.of(desk).named("Ana Ruiz")
    assert here.of(desk).named("Jo Roe")
    nearer = desk / "monday"
    nearer.mkdir()
    house(nearer, "Lee Ohm")
    assert here.of(nearer).named("Lee Ohm")
    assert not here.of(nearer).named("Ana Ruiz")
    (desk / "figures.toml").unlink()
    assert not here.of(desk).named("Ana Ruiz")


def test_a_store_that_was_set_aside_is_let_go(path, desk):
    fill(path, "Jo Roe")
    here = References(path)
    assert here.of(desk).named("Jo Roe")
    path.rename(path.with_name("old.sqlite3"))
    fill(path, "Mia Poe")
    assert here.of(desk).named("Mia Poe")
    assert not here.of(desk).named("Jo Roe")


def test_what_is_wrong_is_said_and_the_rest_is_known(path, desk):
    path.parent.mkdir()
    path.write_text("no database " * 1000)
    (desk / "figures.toml").write_text('[[figure]]\nname = "Ana Ruiz"\nalias = "A"\n')
    here = References(path)
    assert layers(here.of(desk).named("Ana Ruiz")) == [("Ana Ruiz", Layer.HOUSE)]
    house_problem, store_problem = here.problems(desk)
    assert (house_problem.file, house_problem.line) == (desk / "figures.toml", 3)
    assert store_problem.file == path
    assert store_problem.message.startswith("This store of figures is damaged; the next “newsls figures import” sets")
    assert here.of(desk) is here.of(desk)
    fill(path, "Jo Roe")
    assert here.of(desk).named("Jo Roe")
    assert len(here.problems(desk)) == 1


def test_threads_may_ask_while_another_process_writes(path, desk):
    fill(path, "Jo Roe")
    here = References(path)
    stop = threading.Event()
    wrong = []

    def ask():
        while not stop.is_set():
            if not here.of(desk).named("Jo Roe"):
                wrong.append("Jo Roe")

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(20):
        fill(path, f"Person Number{number}")
    stop.set()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert here.of(desk).named("Person Number19")


def test_the_data_folder_may_be_named(tmp_path, monkeypatch):
    monkeypatch.delenv("NEWSLS_DATA_DIR", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    assert data.store().name == "figures.sqlite3"
    assert "newsls" in data.folder().parts
    monkeypatch.setenv("NEWSLS_DATA_DIR", str(tmp_path / "mine"))
    assert data.store() == tmp_path / "mine" / "figures.sqlite3"
    fill(data.store(), "Jo Roe")
    assert layers(references.references(tmp_path).named("Jo Roe")) == [("Jo Roe", Layer.STORE)]
