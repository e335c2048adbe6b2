"""``newsls figures update`` as a process, and the network it alone may use."""

import sys

import pytest

from tests.wikidata import Answer, Wikidata, velmar


@pytest.fixture
def api(monkeypatch, tmp_path_factory):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    server = Wikidata()
    server.items = velmar()
    monkeypatch.setenv("NEWSLS_WIKIDATA", server.address)
    monkeypatch.setenv("NEWSLS_DATA_DIR", str(tmp_path_factory.mktemp("data")))
    yield server
    server.close()


def test_an_update_by_name(process, api):
    result = process("figures", "update", "Pavel Horák", "Q103")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == "Updated 2 figures from Wikidata (2 new).\n"
    shown = process("figures", "show", "Pavel", "Horak", "--on", "2026-01-01")
    assert "Imported: Wikidata, revision 77, as of" in shown.stdout
    assert "* Minister of Defence of Velmar: since 12 March 2023" in shown.stdout
    result = process("figures", "update")
    assert result.stdout == "Updated 2 figures from Wikidata (2 unchanged).\n"


def test_what_could_not_be_had_is_said(process, api):
    result = process("figures", "update", "Nemo Nobody", "Q10", "Q103")
    assert (result.returncode, result.stdout) == (1, "Updated 1 figure from Wikidata (1 new).\n")
    assert result.stderr == (
        "newsls: Wikidata knows no person by the name “Nemo Nobody”.\nnewsls: “Q10”: Q10 is no person on Wikidata.\n"
    )


def test_nobody_to_ask_for_is_said(process, api):
    result = process("figures", "update")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("newsls: the store holds nobody with a Wikidata id; name somebody, or import")
    assert api.requests == []


def test_no_network_is_said_in_a_sentence(process, api):
    api.script = lambda _: Answer(403)
    result = process("figures", "update", "Ana", "Jo", "Q100")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == "newsls: “Ana”, “Jo”, “Q100”: Wikidata refused the request (status 403).\n"


WATCHED = """
import sys
def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.bind"):
        print("THE NETWORK:", event, arguments[-1], file=sys.stderr)
sys.addaudithook(watch)
from newsls.cli import run
run()
"""


def watched(process, folder, *arguments, **options):
    """What a run of newsls does with the network, line by line."""
    import subprocess

    ran = subprocess.run([sys.executable, "-c", WATCHED, *map(str, arguments)], cwd=folder, capture_output=True,
                         encoding="utf-8", timeout=120, check=False, **options)  # fmt: skip
    assert "Traceback" not in ran.stderr
    return [line for line in ran.stderr.splitlines() if line.startswith("THE NETWORK")], ran


STORY = """\
Pavel Horák, the defence minister of Velmar, told reporters on Tuesday that the the quay would close.

“We had no choice,” said Ana Zelenskyy, who lead the harbour.
"""


def test_nothing_else_reaches_for_the_network(process, api, draft, folder):
    draft("a.md", STORY)
    draft("roll.csv", "name,wikidata\nPavel Horák,Q100\n")
    draft("figures.toml", '[[figure]]\nname = "Ana Zelenskyy"\nwikidata = "Q103"\n')
    draft("in.jsonl", '{"id": 1, "text": "Pavel Horák spoke."}\n')
    for arguments in (
        ("figures", "import", "roll.csv"),
        ("figures", "show", "Pavel Horák"),
        ("figures", "a.md"),
        ("check", "a.md"),
        ("summary", "a.md"),
        ("batch", "in.jsonl", "-o", "out.jsonl"),
        ("rule", "misspelling"),
        ("schema", "settings"),
    ):
        reached, ran = watched(process, folder, *arguments)
        assert reached == [], arguments
        assert ran.returncode in (0, 1), ran.stderr
    assert api.requests == []
    reached, _ = watched(process, folder, "figures", "update")  # and the watch does see the network
    assert reached
    assert api.requests
