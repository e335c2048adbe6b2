"""Findings pushed and pulled: what they hold, and that they are never of another text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from client import PULLS, Client, RequestError, capabilities, edit, merged, span

START = Callable[..., Client]


@pytest.fixture(scope="module")
def puller(tmp_path_factory: pytest.TempPathFactory):
    from client import SERVED

    client = Client(SERVED, tmp_path_factory.mktemp("server"))
    client.initialize(merged(capabilities("utf-16"), PULLS))
    yield client
    client.kill()


def test_a_finding_as_a_diagnostic(server: Client, uri: str) -> None:
    server.open(uri, "Once\n\nupon teh time, perhaps.")
    assert server.diagnostics(uri, 1) == [
        {
            "range": span(2, 5, 2, 8),
            "severity": 2,
            "code": "slip",
            "source": "newsls",
            "message": "“teh” is no word.",
            "data": {"span": [11, 14]},
            "relatedInformation": [
                {"location": {"uri": uri, "range": span(2, 0, 2, 1)}, "message": "The paragraph begins here."}
            ],
        },
        {
            "range": span(2, 15, 2, 22),
            "severity": 4,
            "code": "doubt",
            "source": "newsls",
            "message": "“perhaps” is a doubt.",
            "data": {"span": [21, 28]},
        },
    ]


def test_a_client_is_sent_only_what_it_can_read(start: START) -> None:
    client = start()
    client.initialize({})
    client.open("untitled:a", "teh")
    [found] = client.diagnostics("untitled:a", 1)
    assert "data" not in found
    assert "relatedInformation" not in found


def test_a_burst_of_changes_is_answered_once_for_the_last(server: Client, uri: str) -> None:
    server.open(uri, "word")
    server.diagnostics(uri, 1)
    for version in range(2, 22):
        server.change(uri, version, edit(0, 0, 0, "teh "))
    assert len(server.diagnostics(uri, 21)) == 20
    sent = [p["version"] for p in server.all("textDocument/publishDiagnostics") if p["uri"] == uri]
    assert sent == [1, 21]


def test_diagnostics_bear_the_version_of_their_own_text(server: Client, uri: str) -> None:
    """A change that comes while the draft is read: what was being read is not sent, neither then nor as the new one."""
    server.open(uri, "\n".join(["SLOW"] * 4) + "\nteh teh teh")
    server.change(uri, 2, {"text": "only one teh"})
    assert len(server.diagnostics(uri, 2)) == 1
    assert [p["version"] for p in server.all("textDocument/publishDiagnostics") if p["uri"] == uri] == [2]


def test_work_on_a_text_that_has_changed_is_given_up(server: Client, uri: str) -> None:
    """100 paragraphs of 0.3 s each: were they read to the end, the next text would be read after half a minute."""
    server.open(uri, "\n".join(f"SLOW {n}" for n in range(100)))
    server.change(uri, 2, {"text": "teh"})
    server.until(
        lambda: [p for p in server.heard if (p.get("params") or {}).get("version") == 2 and p["params"]["uri"] == uri],
        "the next text's diagnostics",
        patience=15,
    )


def test_a_short_draft_is_read_in_the_breaks_of_a_long_one(server: Client, uri: str) -> None:
    server.open(uri, "\n".join(f"SLOW {n}" for n in range(20)) + " teh")
    server.open(f"{uri}-short", "teh")
    assert len(server.diagnostics(f"{uri}-short", 1)) == 1
    assert not [p for p in server.all("textDocument/publishDiagnostics") if p["uri"] == uri]
    assert len(server.diagnostics(uri, 1)) == 1


@pytest.mark.parametrize("trouble", ["LOOP", "SLEEP"])
def test_a_rule_that_hangs_keeps_no_other_text_from_being_read(start: START, trouble: str) -> None:
    client = start()
    client.initialize()
    client.open("untitled:a", trouble)
    client.open("untitled:b", "teh")
    assert len(client.diagnostics("untitled:b", 1)) == 1
    client.change("untitled:a", 2, {"text": "teh teh"})
    assert len(client.diagnostics("untitled:a", 2)) == 2


def test_a_rule_that_raises_is_named_once_and_the_others_report(server: Client, uri: str) -> None:
    server.open(uri, "RAISE and teh\nRAISE again")
    assert [one["code"] for one in server.diagnostics(uri, 1)] == ["slip"]
    server.change(uri, 2, edit(0, 0, 0, "more teh "))
    assert [one["code"] for one in server.diagnostics(uri, 2)] == ["slip", "slip"]
    [said] = [p for p in server.all("window/logMessage") if "trouble" in p["message"]]
    assert said["type"] == 1
    assert "ValueError at served.py:" in said["message"]
    assert "quotes" not in said["message"] + server.log()
    assert server.all("window/showMessage") == []


def test_what_a_rule_prints_stays_out_of_the_protocol(server: Client, uri: str) -> None:
    server.open(uri, "PRINT teh")
    assert len(server.diagnostics(uri, 1)) == 1
    assert server.noise == b""
    assert "noise on standard output" in server.log()


def test_a_client_that_pulls_and_can_be_refreshed_is_never_pushed_to(puller: Client, uri: str) -> None:
    puller.open(uri, "teh")
    report = puller.pull(uri)
    assert report["kind"] == "full"
    assert [one["code"] for one in report["items"]] == ["slip"]
    puller.close(uri)
    assert puller.pull(uri) == {"kind": "full", "items": []}
    assert puller.all("textDocument/publishDiagnostics") == []


def test_a_pull_is_answered_for_the_text_that_is_open(puller: Client, uri: str) -> None:
    puller.open(uri, "SLOW\nteh")
    puller.change(uri, 2, {"text": "SLOW\nteh teh"})
    assert len(puller.pull(uri)["items"]) == 2


def test_unchanged_findings_are_not_sent_twice(puller: Client, uri: str) -> None:
    puller.open(uri, "teh")
    first = puller.pull(uri)
    assert puller.pull(uri, first["resultId"]) == {"kind": "unchanged", "resultId": first["resultId"]}
    puller.change(uri, 2, edit(0, 0, 3, "the"))
    clean = puller.pull(uri, first["resultId"])
    assert (clean["kind"], clean["items"]) == ("full", [])
    puller.change(uri, 3, edit(0, 0, 3, "one"))
    assert puller.pull(uri, clean["resultId"])["kind"] == "unchanged"


def test_new_settings_have_a_pulling_client_ask_again(start: START) -> None:
    client = start()
    client.initialize(merged(capabilities(), PULLS))
    client.open("untitled:a", "teh")
    first = client.pull("untitled:a")
    client.notify("workspace/didChangeConfiguration", {"settings": {"newsls": {"ignore": ["typos"]}}})
    client.until(lambda: [m for m in client.heard if m["method"] == "workspace/diagnostic/refresh"], "a refresh")
    assert client.pull("untitled:a", first["resultId"])["items"] == []


@pytest.mark.parametrize(
    "only", [{"textDocument": {"diagnostic": {}}}, {"workspace": {"diagnostics": {"refreshSupport": True}}}]
)
def test_a_client_that_can_do_half_of_pulling_is_pushed_to(start: START, only: dict[str, object]) -> None:
    client = start()
    result = client.initialize(merged(capabilities(), only))
    assert "diagnosticProvider" not in result["capabilities"]
    client.open("untitled:a", "teh")
    assert len(client.diagnostics("untitled:a", 1)) == 1
    with pytest.raises(RequestError) as failed:
        client.pull("untitled:a")
    assert failed.value.code == -32601


def test_a_pull_can_be_cancelled_while_a_rule_hangs(start: START) -> None:
    client = start()
    client.initialize(merged(capabilities(), PULLS))
    client.open("untitled:a", "SLEEP")
    asked = client.ask("textDocument/diagnostic", {"textDocument": {"uri": "untitled:a"}})
    client.notify("$/cancelRequest", {"id": asked})
    with pytest.raises(RequestError) as failed:
        client.answer(asked)
    assert failed.value.code == -32800
    assert client.hover("untitled:a", 0, 0) is None


def test_progress_is_shown_of_a_long_reading_and_of_no_other(start: START) -> None:
    client = start()
    client.initialize(capabilities(window={"workDoneProgress": True}))
    client.open("untitled:short", "teh")
    client.diagnostics("untitled:short", 1)
    client.open("untitled:long", "\n".join(f"SLOW {n}" for n in range(6)))
    client.diagnostics("untitled:long", 1)
    end = client.hear("$/progress", lambda p: p["value"]["kind"] == "end")
    steps = [p["value"] for p in client.all("$/progress") if p["token"] == end["token"]]
    assert steps[0] == {"kind": "begin", "title": "Reading untitled:long", "percentage": 0}
    assert all(0 <= step["percentage"] < 100 for step in steps[1:-1])
    assert len({p["token"] for p in client.all("$/progress")}) == 1
    assert [p["token"] for p in client.all("window/workDoneProgress/create")] == [end["token"]]
