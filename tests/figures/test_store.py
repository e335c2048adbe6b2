"""The store on a real disk, with real processes that die, wait and lack rights."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
from contextlib import closing
from pathlib import Path

import pytest

from newsls.figures import store
from newsls.figures.known import Known, Layer, Term
from newsls.figures.store import Incoming, StoreReference, Unusable, origins, put, reading, schema, writing

AT = "2026-11-24T08:00:00Z"
ROLL = [
    Known("Pavel Horák", aliases=("Horak",), country="Velmar", wikidata="Q1", layer=Layer.STORE,
          terms=(Term("Defence Minister", "Velmar", "2023-03-12", "", "roll", "2026"),), source="roll"),
    Known("Andriy Zelenskyy", native="Андрій Зеленський", wikidata="Q2", layer=Layer.STORE),
    Known("Ilse von der Marsch", wikidata="Q3", layer=Layer.STORE),
    Known("Conor O’Neill", layer=Layer.STORE),
]  # fmt: skip


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "figures.sqlite3"


def fill(path, rows=ROLL, origin="roll.csv", **options):
    with writing(path) as (connection, notice):
        counts = put(connection, origin, "csv", AT, (Incoming(known) for known in rows), **options)
    return counts, notice


def ask(path):
    return StoreReference(reading(path), path)


def names(found):
    return [known.name for known in found]


def test_what_is_put_is_found(path):
    counts, notice = fill(path)
    assert (counts.new, counts.changed, counts.unchanged, notice) == (4, 0, 0, "")
    reference = ask(path)
    assert reference.named("PAVEL HORAK") == reference.named("horak") == (ROLL[0],)
    assert names(reference.named("Conor ONeill")) == ["Conor O’Neill"]
    assert reference.named("Nobody") == reference.named("") == ()
    assert reference.problem == ""


@pytest.mark.parametrize("form", ["Andriy Zelensky", "Andrii Zelenskiy", "ANDRIY ZELENSKYY", "андрій зеленський"])
def test_romanisations_and_the_own_script_are_found(path, form):
    fill(path)
    assert names(ask(path).named(form)) == ["Andriy Zelenskyy"]


def test_near_like_and_starting(path):
    fill(path)
    reference = ask(path)
    assert names(reference.near("Pavel Horrák")) == ["Pavel Horák"]
    assert reference.near("Pavel Horák") == reference.near("Horrak") == ()
    assert names(reference.like("Ilse van der Marsh", 1)) == ["Ilse von der Marsch"]
    assert reference.like("Qqqq", 3) == ()
    assert names(reference.starting("von", 5)) == names(reference.starting("mars", 5)) == ["Ilse von der Marsch"]
    assert names(reference.starting("hor", 5)) == ["Pavel Horák"]
    assert reference.starting("", 5) == reference.starting("pavel", 0) == ()
    assert reference.with_wikidata() == ("Q1", "Q2", "Q3")


def test_a_second_import_of_a_file_changes_what_changed(path):
    fill(path)
    changed = [ROLL[0], Known("Andriy Zelenskyy", wikidata="Q2", party="New"), Known("Ana Ruiz")]
    counts, _ = fill(path, changed)
    assert counts == store.Counts(new=1, changed=1, unchanged=1)
    assert names(ask(path).named("Ilse von der Marsch"))  # an import takes nothing away
    counts, _ = fill(path, changed, replace=True)
    assert counts == store.Counts(unchanged=3, removed=2)
    assert ask(path).named("Ilse von der Marsch") == ask(path).starting("mars", 3) == ()
    with closing(reading(path)) as connection:
        ((name, format_, at, held),) = origins(connection)
        (grams,) = connection.execute("SELECT count(*) FROM grams WHERE name NOT IN (SELECT id FROM names)").fetchone()
    assert (name, format_, at, held, grams) == ("roll.csv", "csv", AT, 3, 0)


def test_a_later_date_alone_is_no_change(path):
    fill(path, [Known("Ana Ruiz", as_of="2025-01-01")])
    counts, _ = fill(path, [Known("Ana Ruiz", as_of="2026-01-01")])
    assert counts == store.Counts(unchanged=1)
    assert ask(path).named("Ana Ruiz")[0].as_of == "2026-01-01"


def test_two_of_one_name_are_two(path):
    fill(path, [Known("Mike Roe"), Known("Mike Roe", party="Other")])
    assert len(ask(path).named("Mike Roe")) == 2
    assert fill(path, [Known("Mike Roe"), Known("Mike Roe", party="Other")])[0].unchanged == 2


def test_two_origins_tell_of_one_figure_the_later_first(path):
    fill(path)
    fill(path, [Known("Pavel Horak", wikidata="Q1", style="Horak later", source="desk")], "desk.csv")
    (found,) = ask(path).named("Pavel Horak")
    assert (found.style, found.country, found.source) == ("Horak later", "Velmar", "desk; roll")
    assert found.terms == ROLL[0].terms


def test_a_reader_sees_what_another_wrote_when_it_asks_afresh(path):
    fill(path)
    reference = ask(path)
    assert reference.named("Ana Ruiz") == ()
    before = reference.state()
    assert reference.state() == before
    fill(path, [Known("Ana Ruiz")], "desk.csv")
    assert reference.state() != before
    assert names(reference.afresh().named("Ana Ruiz")) == ["Ana Ruiz"]


def test_threads_may_share_a_reader(path):
    fill(path, [Known(f"Person Number{i:03d}x") for i in range(200)])
    reference = ask(path)
    wrong = []

    def run():
        wrong.extend(i for i in range(200) if len(reference.named(f"person number{i:03d}x")) != 1)

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert reference.problem == ""


def test_there_is_no_store_until_one_is_made(path):
    assert reading(path) is None
    path.parent.mkdir()
    path.touch()
    assert reading(path) is None  # its maker was stopped
    fill(path)
    assert ask(path).named("Horak")


def test_a_failed_import_leaves_what_was(path):
    fill(path)

    def rows():
        yield Incoming(Known("Ana Ruiz"))
        raise RuntimeError("the file broke off")

    with pytest.raises(RuntimeError), writing(path) as (connection, _):
        put(connection, "roll.csv", "csv", AT, rows(), replace=True)
    assert ask(path).named("Ana Ruiz") == ()
    assert ask(path).named("Horak") == (ROLL[0],)


IMPORTER = """
import sys, time
from pathlib import Path
from newsls.figures.known import Known
from newsls.figures.store import Incoming, put, writing

def rows():
    for number in range(3000):
        yield Incoming(Known(f"Person Number{number}"))
        if number == 2000:
            print("halfway", flush=True)
            if sys.argv[2] == "wait":
                sys.stdin.read()

with writing(Path(sys.argv[1])) as (connection, _):
    put(connection, "big.csv", "csv", "2026-11-24T09:00:00Z", rows())
    print("done", flush=True)
    sys.stdin.read()
"""


def importer(path, how):
    return subprocess.Popen([sys.executable, "-c", IMPORTER, str(path), how], stdin=subprocess.PIPE,
                            stdout=subprocess.PIPE, text=True)  # fmt: skip


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_a_process_killed_in_the_middle_leaves_the_old_store_whole(path):
    fill(path)
    with importer(path, "wait") as process:
        assert process.stdout.readline() == "halfway\n"
        process.send_signal(signal.SIGKILL)
        process.wait(60)
    assert ask(path).named("Horak") == (ROLL[0],)
    assert ask(path).starting("Person", 5) == ()
    assert fill(path)[0].unchanged == 4  # and nothing is in the way of the next


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_a_process_killed_after_the_end_has_imported(path):
    fill(path)
    with importer(path, "on") as process:
        assert [process.stdout.readline() for _ in range(2)] == ["halfway\n", "done\n"]
        process.send_signal(signal.SIGKILL)
        process.wait(60)
    assert names(ask(path).named("Person Number2999")) == ["Person Number2999"]
    assert ask(path).named("Horak") == (ROLL[0],)


def test_a_reader_is_not_kept_waiting_by_a_writer(path):
    fill(path)
    with importer(path, "wait") as process:
        assert process.stdout.readline() == "halfway\n"
        assert ask(path).named("Horak") == (ROLL[0],)
        process.stdin.close()
        process.wait(60)


def test_a_second_writer_waits_its_turn(path):
    fill(path)
    with importer(path, "wait") as process:
        assert process.stdout.readline() == "halfway\n"
        results = []
        waiting = threading.Thread(target=lambda: results.append(fill(path, [Known("Ana Ruiz")], "desk.csv")))
        waiting.start()
        process.stdin.close()
        process.wait(60)
        waiting.join()
    assert results[0][0].new == 1
    assert names(ask(path).named("Person Number7")) == ["Person Number7"]
    assert names(ask(path).named("Ana Ruiz")) == ["Ana Ruiz"]


def test_a_writer_that_waits_in_vain_says_so(path, monkeypatch):
    fill(path)
    monkeypatch.setattr("newsls.figures.store.opening.PATIENCE", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unusable, match="busy"):
            fill(path)


def set_aside(path):
    return sorted(p.name for p in path.parent.iterdir() if p.suffix == ".sqlite3" and p != path)


def test_what_is_no_database_is_set_aside(path):
    path.parent.mkdir()
    path.write_text("These are my notes.\n" * 500)
    with pytest.raises(Unusable, match=r"is damaged; the next “newsls figures import” sets it aside"):
        reading(path)
    counts, notice = fill(path)
    assert counts.new == 4
    (aside,) = set_aside(path)
    assert aside in notice
    assert notice.count(".") >= 1
    assert (path.parent / aside).read_text().startswith("These are my notes.")
    assert ask(path).named("Horak")


def test_a_database_of_another_program_is_set_aside_whole(path):
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
        other.execute("INSERT INTO recipes VALUES ('soup')")
        other.commit()
    with pytest.raises(Unusable, match="is not newsls’s"):
        reading(path)
    _, notice = fill(path)
    (aside,) = set_aside(path)
    assert aside in notice
    with closing(sqlite3.connect(path.parent / aside)) as other:
        assert other.execute("SELECT name FROM recipes").fetchall() == [("soup",)]


def test_a_damaged_store_is_built_anew_from_what_it_still_tells(path):
    fill(path, [Known(f"Person Number{i:04d}", party="x" * 200) for i in range(2000)])
    data = bytearray(path.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 3 * 4096] = b"\xff" * (3 * 4096)
    path.write_bytes(data)
    counts, notice = fill(path, [Known("Ana Ruiz")], "desk.csv")
    assert counts.new == 1
    assert len(set_aside(path)) == 1
    saved = int(notice.rsplit(" of its figures", 1)[0].rsplit(" ", 1)[1])
    assert saved >= 1000
    reference = ask(path)
    assert sum(bool(reference.named(f"Person Number{i:04d}")) for i in range(2000)) == saved
    with closing(reading(path)) as connection:
        assert [(o.name, o.format, o.figures) for o in origins(connection)] == [("desk.csv", "csv", 1),
                                                                              ("roll.csv", "csv", saved)]  # fmt: skip


def test_a_store_cut_short_is_set_aside_too(path):
    fill(path, [Known(f"Person Number{i}") for i in range(500)])
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    _, notice = fill(path)
    assert "was damaged" in notice
    assert ask(path).named("Horak")
    path.write_bytes(data[:3000])
    assert "was damaged" in fill(path)[1]
    assert len(set_aside(path)) == 2


def test_damage_that_shows_while_reading_leaves_nobody_known_and_is_said(path):
    fill(path, [Known(f"Person Number{i:04d}", party="x" * 200) for i in range(2000)])
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'names_key'").fetchone()
    data = bytearray(path.read_bytes())
    data[(root - 1) * 4096 : root * 4096] = b"\xff" * 4096
    path.write_bytes(data)
    reference = ask(path)
    assert reference.named("Person Number0001") == ()
    assert "damaged" in reference.problem


def test_a_store_of_a_newer_newsls_is_left_alone(path):
    fill(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    for attempt in (fill, reading):
        with pytest.raises(Unusable, match="newer newsls"):
            attempt(path)
    assert set_aside(path) == []


def test_a_store_of_the_first_version_is_brought_up_to_date(path, monkeypatch):
    monkeypatch.setattr(schema, "VERSION", 1)
    monkeypatch.setattr(store.opening, "VERSION", 1)
    fill(path)
    monkeypatch.undo()
    assert ask(path).named("Horak") == (ROLL[0],)  # an old store is read as it is
    fill(path, [Known("Ana Ruiz")], "desk.csv")
    assert ask(path).named("Horak") == (ROLL[0],)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)


def as_nobody(work):
    """What ``work`` returns, or the words of what it raises, in a process without root's rights, which none refuses."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setgid(65534)
                os.setuid(65534)
            said = str(work())
        except BaseException as error:
            said = f"{type(error).__name__}: {error}"
        os.write(writer, said.encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return said


@pytest.fixture
def shelf():
    """A folder that anybody may enter."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        (Path(folder) / "shelf").mkdir()
        yield Path(folder) / "shelf"
        (Path(folder) / "shelf").chmod(0o755)


needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="rights are another matter here")


@needs_fork
def test_a_folder_that_cannot_be_written_can_be_read(shelf):
    path = shelf / "figures.sqlite3"
    fill(path)
    path.chmod(0o444)
    shelf.chmod(0o555)
    assert as_nobody(lambda: names(ask(path).named("Horak"))) == "['Pavel Horák']"
    said = as_nobody(lambda: fill(path))
    assert said.startswith(f"Unusable: the store of figures {path} cannot be opened or written; see to the rights of")


@needs_fork
def test_a_folder_that_cannot_be_made_is_said(shelf):
    shelf.chmod(0o555)
    said = as_nobody(lambda: fill(shelf / "sub" / "figures.sqlite3"))
    assert "cannot be made (permission denied); name another folder with NEWSLS_DATA_DIR." in said


def test_a_folder_in_its_place_is_said(path):
    path.mkdir(parents=True)
    for attempt in (fill, reading):
        with pytest.raises(Unusable, match="cannot be"):
            attempt(path)


def test_a_full_disk_is_said_and_nothing_is_lost(path):
    fill(path)
    rows = (Incoming(Known(f"Person Number{i}", party="x" * 250)) for i in range(1000))

    def too_much():
        with writing(path) as (connection, _):
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            connection.execute(f"PRAGMA max_page_count = {pages + 4}")  # what SQLite itself calls a full disk
            put(connection, "big.csv", "csv", AT, rows)

    with pytest.raises(Unusable, match="as the disk is full; what was there before is still there"):
        too_much()
    assert ask(path).named("Horak") == (ROLL[0],)
    assert ask(path).starting("Person", 3) == ()


def test_records_are_json_that_others_can_read(path):
    fill(path)
    with closing(sqlite3.connect(path)) as connection:
        (record,) = connection.execute("SELECT record FROM figures WHERE wikidata = 'Q1'").fetchone()
    assert json.loads(record)["terms"][0]["role"] == "Defence Minister"
