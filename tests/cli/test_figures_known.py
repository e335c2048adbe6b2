"""``newsls figures import`` and ``show``, as processes where that matters."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

ROLL = """\
name,aliases,country,role,of,since,until,wikidata
Ana Zelenskyy-Ruiz,Ruiz,Velmar,Harbour Master,Velmar,2023-03-12,,Q901
Pavel Horák,,Velmar,Mayor,Brod,1991,1999-05,Q902
Pavel Horák,,Velmar,Defence Minister,Velmar,2023-03-12,2025-01-31,Q902
"""


@pytest.fixture
def store(tmp_path_factory, monkeypatch):
    """The user's data folder, and in it the store."""
    folder = tmp_path_factory.mktemp("store")
    monkeypatch.setenv("NEWSLS_DATA_DIR", str(folder))
    return folder / "figures.sqlite3"


@pytest.fixture(autouse=True)
def _own_store(store):
    pass


def test_an_import_counts_what_it_took_in(call, draft):
    draft("roll.csv", ROLL)
    result = call("figures", "import", "roll.csv")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "Imported 2 figures from roll.csv (2 new).\n", "")
    draft("roll.csv", ROLL.replace("2025-01-31", "2025-02-28") + "Jo Roe,,,,,,,\n,,,,,,,Q7\n")
    result = call("figures", "import", "roll.csv")
    assert result.exit_code == 1
    assert result.stdout == "Imported 3 figures from roll.csv (1 new, 1 changed, 1 unchanged, 1 skipped).\n"
    assert result.stderr == "newsls: roll.csv, line 6: A figure needs a “name”. Skipped.\n"
    draft("roll.csv", ROLL)
    result = call("figures", "import", "roll.csv", "--replace")
    assert result.stdout == "Imported 2 figures from roll.csv (1 changed, 1 unchanged, 1 removed).\n"


def test_somebody_is_shown_with_source_and_date(call, draft):
    draft("roll.csv", ROLL)
    call("figures", "import", "roll.csv", "--as-of", "2026-11-01")
    result = call("figures", "show", "pavel", "HORAK", "--on", "2024-06-01")
    assert result.exit_code == 0
    assert result.stdout == (
        "Pavel Horák\n"
        "    Imported: roll.csv, as of 1 November 2026\n"
        "    * Defence Minister, Velmar: 12 March 2023 to 31 January 2025\n"
        "    - Mayor, Brod: 1991 to May 1999\n"
        "    Country: Velmar\n"
        "    Wikidata: Q902\n"
    )


@pytest.mark.parametrize("name", ["Ana Zelensky-Ruiz", "ana zelenskiy ruiz", "ruiz", "Zelenskyy-Ruiz"])
def test_romanisations_and_surnames_are_shown(call, draft, name):
    draft("roll.csv", ROLL)
    call("figures", "import", "roll.csv")
    assert call("figures", "show", name).stdout.startswith("Ana Zelenskyy-Ruiz\n")


def test_the_same_as_json(call, draft):
    draft("roll.csv", ROLL)
    call("figures", "import", "roll.csv", "--as-of", "2026-11")
    shown = json.loads(call("figures", "show", "--format", "json", "--on", "2024-06-01", "Pavel Horak").stdout)
    (record,) = shown["records"]
    assert (shown["version"], shown["on"], shown["near"]) == (1, "2024-06-01", [])
    assert (record["layer"], record["source"], record["as-of"]) == ("imported", "roll.csv", "2026-11")
    assert [(term["role"], term["on"]) for term in record["terms"]] == [("Defence Minister", True), ("Mayor", False)]


def test_every_layer_is_shown_the_newsrooms_first(call, draft):
    draft("figures.toml", '[[figure]]\nname = "Pavel Horák"\nstyle = "Horak on second reference"\n')
    draft("roll.csv", ROLL)
    call("figures", "import", "roll.csv")
    out = call("figures", "show", "Pavel Horak").stdout
    assert (
        out.index("The newsroom’s file: figures.toml") < out.index("Style: Horak on") < out.index("Imported: roll.csv")
    )


def test_nobody_is_said_with_names_near(call, draft):
    draft("roll.csv", ROLL)
    call("figures", "import", "roll.csv")
    result = call("figures", "show", "Pavle", "Horak")
    assert (result.exit_code, result.stdout) == (
        1, "newsls knows nobody by the name “Pavle Horak”; did you mean “Pavel Horák”?\n")  # fmt: skip
    result = call("figures", "show", "Qqqq Xxxxz", "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["records"] == []


def test_a_wrong_newsroom_file_is_said_and_the_rest_is_shown(call, draft):
    draft("figures.toml", '[[figure]]\nname = "Pavel Horák"\nalias = "H"\n')
    result = call("figures", "show", "Pavel Horak")
    assert result.exit_code == 0
    assert "figures.toml, line 3: A figure has no “alias”; did you mean “aliases”?" in result.stderr


LATIN = "save it as UTF-8, or say --encoding cp1252 (it looks like Windows-1252 or Latin-1).\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "newsls: a.csv: holds nothing.\n"),
        (b"salary\n1\n", "newsls: a.csv, line 1: has no column “name”; its columns are “salary”.\n"),
        (b"name\n", "newsls: a.csv: holds no figure that could be taken in.\n"),
        (b"name\nAna\0Ruiz\n", "newsls: a.csv, line 2: holds a NUL byte, so it is no text; remove it, or leave the"),
        (b"name\nJos\xe9 Roe\n", f"newsls: a.csv, line 2: is not UTF-8 (byte 0xe9 at offset 8); {LATIN}"),
        (b'{"name": "Ana"', "newsls: a.csv, line 1: is not JSON: expecting ',' delimiter (column 15).\n"),
        (b"[" * 100_000, "newsls: a.csv: is nested too deeply for a list of figures.\n"),
    ],
)  # fmt: skip
def test_what_cannot_be_imported_is_said(process, draft, data, said):
    draft("a.csv", data)
    result = process("figures", "import", "a.csv")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(said)


def test_other_encodings_are_read_when_named_and_by_their_mark(call, draft):
    draft("a.csv", "name\nJosé Roe\n".encode("cp1252"))
    assert call("figures", "import", "a.csv", "--encoding", "cp1252").exit_code == 0
    draft("b.csv", b"\xff\xfe" + "name\nZoë Poe\n".encode("utf-16-le"))
    assert call("figures", "import", "b.csv").exit_code == 0
    assert call("figures", "show", "José Roe").exit_code == call("figures", "show", "Zoë Poe").exit_code == 0
    assert "is no encoding" in call("figures", "import", "a.csv", "--encoding", "klingon").stderr
    assert "a.csv, line 2: is not utf-8 (byte 4 of the line)." in call("figures", "import", "a.csv", "--encoding",
                                                                      "utf-8").stderr  # fmt: skip


def test_a_missing_file_and_a_wrong_date_are_said(call, draft):
    assert "cannot be read (no such file or directory)" in call("figures", "import", "gone.csv").stderr
    draft("roll.csv", ROLL)
    assert "--as-of must be a date" in call("figures", "import", "roll.csv", "--as-of", "soon").stderr
    assert "--on must be a date" in call("figures", "show", "A", "--on", "soon").stderr


def test_much_that_is_wrong_is_said_in_few_lines(call, draft):
    draft("a.csv", "name,role,since\nAna Ruiz,Mayor,\n" + "X,Mayor,May\n" * 50)
    result = call("figures", "import", "a.csv")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 21
    assert "and 30 more of this kind; --verbose says all" in result.stderr
    assert call("figures", "import", "a.csv", "-v").stderr.count("\n") == 50


def test_a_damaged_store_is_set_aside_in_one_sentence(call, draft, store):
    draft("roll.csv", ROLL)
    store.write_bytes(b"not a database" * 1000)
    shown = call("figures", "show", "Pavel Horak")
    assert "This store of figures is damaged; the next “newsls figures import” sets it aside" in shown.stderr
    result = call("figures", "import", "roll.csv")
    assert result.exit_code == 0
    assert result.stderr.count("\n") == 1
    assert "was damaged; it is now figures.damaged-" in result.stderr
    assert call("figures", "show", "Pavel Horak").exit_code == 0


def test_a_folder_that_cannot_be_used_is_said(process, draft, tmp_path):
    draft("roll.csv", ROLL)
    draft("file", "in the way")
    result = process("figures", "import", "roll.csv", env={"NEWSLS_DATA_DIR": str(tmp_path / "file" / "sub")})
    assert result.returncode == 2
    assert result.stderr.startswith("newsls: the store of figures ")
    assert result.stderr.endswith("name another folder with NEWSLS_DATA_DIR.\n")
    assert result.stderr.count("\n") == 1


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_an_import_that_is_killed_leaves_the_old_store_or_the_new_one(call, draft, store, folder):
    draft("roll.csv", ROLL)
    call("figures", "import", "roll.csv")
    draft("big.csv", "name\n" + "".join(f"Person Number{i}\n" for i in range(5_000)))
    process = subprocess.Popen(
        [sys.executable, "-m", "newsls", "figures", "import", "big.csv"], cwd=folder, env=dict(os.environ)
    )
    wal = store.with_name(store.name + "-wal")
    while process.poll() is None and not (wal.exists() and wal.stat().st_size > 200_000):
        time.sleep(0.0005)  # until it is in the middle of writing
    process.kill()
    process.wait(60)
    assert call("figures", "show", "Pavel Horak").exit_code == 0
    with sqlite3.connect(store) as connection:
        (held,) = connection.execute("SELECT count(*) FROM figures").fetchone()
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert held in (2, 5_002)
    assert call("figures", "import", "big.csv").exit_code == 0
    assert call("figures", "show", "Person Number4999").exit_code == 0


def test_drafts_need_no_command(call, draft):
    draft("show", "It rained.\n")
    assert call("figures", "./show").stdout == "show: nobody is named.\n"
    assert call("figures", "--format", "json", "show").exit_code == 0
    help_ = call("figures", "--help").stdout
    assert "--stdin-filename" in help_
    assert "import" in help_
