"""The client against a real HTTP server on this machine, well-behaved, busy, broken and hostile."""

import email.utils
import gzip
import json
import shutil
import socket
import ssl
import subprocess
import threading
from datetime import UTC, datetime, timedelta

import pytest

from newsls.figures.wikidata import client as module
from newsls.figures.wikidata.client import Client, Stored
from tests.wikidata import Answer, Wikidata, velmar

QUESTION = {"action": "wbgetentities", "ids": "Q10", "props": "labels"}
RIGHT = "Velmar"
JSON = {"Content-Type": "application/json"}


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def api():
    server = Wikidata()
    server.items = velmar()
    yield server
    server.close()


@pytest.fixture
def slept():
    return []


@pytest.fixture
def client(api, slept):
    return Client(api.address, sleep=slept.append, version="1.2.3")


class Memory:
    def __init__(self):
        self.kept = {}

    def get(self, url):
        return self.kept.get(url)

    def put(self, url, answer):
        self.kept[url] = answer


def told(asked):
    """The name in an answer, or the trouble."""
    return asked.trouble or asked.value["entities"]["Q10"]["labels"]["en"]["value"]


def test_it_asks_as_the_api_likes_to_be_asked(api, client, slept):
    (answer,) = client.ask([QUESTION])
    assert told(answer) == RIGHT
    (request,) = api.requests
    assert request.query == {**QUESTION, "format": "json", "formatversion": "2", "maxlag": "5"}
    assert request.headers["user-agent"] == "newsls/1.2.3 (language server for news drafts)"
    assert (request.headers["accept"], request.headers["accept-encoding"]) == ("application/json", "gzip")
    assert request.headers.keys() <= {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert slept == []


def test_a_contact_is_told_in_plain_ascii(api):
    Client(api.address, contact="desk@velmar.example – Ana\r\nX: y").ask([QUESTION])
    (request,) = api.requests
    assert request.headers["user-agent"].endswith("(language server for news drafts; desk@velmar.example  AnaX: y)")
    assert "x" not in request.headers


def test_three_at_once_at_most(api, client):
    api.delay = 0.05
    answers = client.ask([{**QUESTION, "n": str(n)} for n in range(12)])
    assert [told(answer) for answer in answers] == [RIGHT] * 12
    assert 1 < api.most <= 3


def test_three_at_once_whoever_asks(api, client):
    api.delay = 0.05
    threads = [threading.Thread(target=client.ask, args=([QUESTION] * 4,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(api.requests) == 12
    assert api.most <= 3


def test_it_waits_as_long_as_it_is_told_to(api, client, slept):
    api.misbehave(Answer(429, b"slow down", {"Retry-After": "7"}))
    assert told(client.ask([QUESTION])[0]) == RIGHT
    assert len(slept) == 1
    assert 6.5 < slept[0] <= 7


def test_it_waits_until_the_hour_it_is_told(api, client, slept):
    when = email.utils.format_datetime(datetime.now(UTC) + timedelta(seconds=40), usegmt=True)
    api.misbehave(
        Answer(503, b"", {"Retry-After": when}), Answer(503, b"", {"Retry-After": "Mon, 01 Jan 2001 00:00:00 GMT"})
    )
    assert told(client.ask([QUESTION])[0]) == RIGHT
    assert 37 < slept[0] <= 40
    assert len(slept) == 1


def test_it_gives_way_where_the_api_is_behind(api, client, slept):
    lag = {"error": {"code": "maxlag", "info": "Waiting for a server: 9 seconds lagged.", "lag": 9, "type": "db"}}
    body = json.dumps(lag).encode()
    api.misbehave(Answer(200, body, {"Retry-After": "11"}), Answer(200, body), Answer(503, body, {"Retry-After": "3"}))
    assert told(client.ask([QUESTION])[0]) == RIGHT
    assert [round(seconds) for seconds in slept] == [11, 5, 3]


def test_one_answer_holds_all_questions_back(api, client, slept):
    api.misbehave(Answer(429, b"", {"Retry-After": "9"}))
    client.ask([QUESTION])
    first = len(api.requests)
    assert first == 2
    assert [round(seconds) for seconds in slept] == [9]


def test_it_waits_longer_after_every_failure_and_gives_up(api, client, slept):
    api.script = lambda _: Answer(500, b"oops", {"Content-Type": "text/html"})
    (answer,) = client.ask([QUESTION])
    assert answer.trouble == "Wikidata is busy (status 500)."
    assert len(api.requests) == module.TRIES
    assert all(2**n / 2 - 0.5 <= wait <= min(2**n, 60) for n, wait in enumerate(slept, 1))
    assert len(slept) == module.TRIES - 1


def test_waits_are_scattered_and_have_a_limit(monkeypatch, api, slept):
    monkeypatch.setattr(module, "TRIES", 12)
    api.script = lambda _: Answer(502)
    Client(api.address, sleep=slept.append).ask([QUESTION])
    late = slept[6:]
    assert all(29 < wait <= 60 for wait in late)
    assert len({round(wait, 6) for wait in late}) == len(late)


def test_it_does_not_wait_for_ever(api, client, slept):
    api.script = lambda _: Answer(429, b"", {"Retry-After": "7200"})
    answers = client.ask([{**QUESTION, "n": str(n)} for n in range(10)])
    assert {answer.trouble for answer in answers} == {"Wikidata asks to be left alone for 120 minutes; try again then."}
    assert len(api.requests) <= 3
    assert slept == []
    assert client.ask([QUESTION])[0].trouble.startswith("Wikidata asks to be left alone")


RIGHT_BODY = json.dumps({"entities": {"Q10": {"id": "Q10", "labels": {"en": {"value": RIGHT}}}}}).encode()
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
PASSING = {
    "cut short": Answer(200, RIGHT_BODY[:20], {"Content-Length": str(len(RIGHT_BODY))}),
    "a chunk cut short": Answer(raw=HEAD + b"Transfer-Encoding: chunked\r\n\r\n40\r\n" + RIGHT_BODY[:20]),
    "a broken chunk": Answer(raw=HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n"),
    "zip cut short": Answer(200, gzip.compress(RIGHT_BODY)[:-12], {"Content-Encoding": "gzip"}),
    "no zip": Answer(200, b"no zip", {"Content-Encoding": "gzip"}),
    "json cut short": Answer(200, RIGHT_BODY[:20]),
    "no json": Answer(200, b"<html>"),
    "deep json": Answer(200, b"[" * 100_000),
    "no text": Answer(200, b"\xff\xfe\x00\xd8"),
    "hung up": Answer(raw=b""),
    "no http": Answer(raw=b"SSH-2.0-OpenSSH_9.2\r\n"),
    "half a head": Answer(raw=b"HTTP/1.1 200 OK\r\nContent-Ty"),
    "a head without end": Answer(raw=b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500),
    "a long line": Answer(raw=b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000),
    "no kind": Answer(200, b"{}", {"Content-Type": ""}),
    "status 500": Answer(500),
    "status 504": Answer(504, b"<html>", {"Content-Type": "text/html"}),
    "rate limited": Answer(200, b'{"error": {"code": "ratelimited", "info": "x"}}'),
    "read only": Answer(200, b'{"error": {"code": "readonly"}}'),
}


@pytest.mark.parametrize("kind", PASSING)
def test_what_may_pass_is_asked_again(api, client, slept, kind):
    api.misbehave(PASSING[kind])
    assert told(client.ask([QUESTION])[0]) == RIGHT
    assert len(api.requests) == 2
    assert len(slept) == 1


@pytest.mark.parametrize("kind", PASSING)
def test_what_does_not_pass_is_given_up_with_a_sentence(api, client, kind):
    api.script = lambda _: PASSING[kind]
    (answer,) = client.ask([QUESTION])
    assert answer.trouble.startswith("Wikidata")
    assert answer.trouble.endswith(".")
    assert "\n" not in answer.trouble
    assert len(api.requests) == module.TRIES


FINAL = {
    "html": (Answer(200, b"<title>Sign in</title>", {"Content-Type": "text/html"}),
             "what answered for Wikidata sent text/html, not JSON; something may stand between."),
    "a list": (Answer(200, b"[1]"), "Wikidata’s answer is none that newsls knows."),
    "an error": (Answer(200, b'{"error": {"code": "no-such-entity", "info": "?"}}'),
                 "Wikidata refused the request (no-such-entity)."),
    "an odd error": (Answer(200, b'{"error": ["x"]}'), "Wikidata refused the request (unknown)."),
    "an error that steers the terminal": (Answer(200, b'{"error": {"code": "\\u001b[2Jx"}}'),
                                          "Wikidata refused the request ([2Jx)."),
    "forbidden": (Answer(403, b"no"), "Wikidata refused the request (status 403)."),
    "gone": (Answer(404, b"no"), "Wikidata refused the request (status 404)."),
    "another packing": (Answer(200, b"x", {"Content-Encoding": "br"}),
                        "Wikidata sent br, which newsls did not ask for."),
    "not changed from what": (Answer(304, b""), "Wikidata refused the request (status 304)."),
}  # fmt: skip


@pytest.mark.parametrize("kind", FINAL)
def test_what_would_be_the_same_again_is_not_asked_again(api, client, slept, kind):
    answer, said = FINAL[kind]
    api.script = lambda _: answer
    assert client.ask([QUESTION])[0].trouble == said
    assert len(api.requests) == 1
    assert slept == []


@pytest.mark.parametrize("packed", [False, True])
def test_a_huge_answer_is_not_taken_in(monkeypatch, api, client, packed):
    monkeypatch.setattr(module, "LARGEST", 100_000)
    body = b'{"a": "' + b"x" * 2_000_000 + b'"}'
    api.misbehave(Answer(200, gzip.compress(body), {"Content-Encoding": "gzip"}) if packed else Answer(200, body))
    assert client.ask([QUESTION])[0].trouble == "Wikidata’s answer is larger than 0 MB."


def test_a_server_that_says_nothing_is_left(monkeypatch, api, client):
    monkeypatch.setattr(module, "SILENCE", 0.1)
    held = threading.Event()
    api.script = lambda _: held.wait(5) and None
    monkeypatch.setattr(module, "TRIES", 2)
    (answer,) = client.ask([QUESTION])
    held.set()
    assert answer.trouble == "Wikidata could not be reached (timed out)."


def test_a_server_that_drips_is_left(monkeypatch, api, client):
    monkeypatch.setattr(module, "LONGEST", 0.2)
    monkeypatch.setattr(module, "TRIES", 1)
    api.misbehave(Answer(200, b" " * 1000, drip=0.01))
    assert client.ask([QUESTION])[0].trouble == "Wikidata’s answer took longer than 0 s."


def test_nobody_there_is_said(client, api, slept):
    api.close()
    (answer,) = client.ask([QUESTION])
    assert answer.trouble == "Wikidata could not be reached (connection refused)."
    assert len(slept) == module.TRIES - 1


def test_a_host_that_is_none_is_asked_once(slept):
    (answer,) = Client("https://wikidata.invalid/w/api.php", sleep=slept.append).ask([QUESTION])
    assert answer.trouble.startswith("Wikidata could not be reached (")
    assert slept == []


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_it_does_not_follow_to_another_host(api, client, code):
    elsewhere = Wikidata()
    try:
        api.misbehave(Answer(code, b"", {"Location": elsewhere.address + "?action=x"}))
        assert client.ask([QUESTION])[0].trouble == (
            "what answered for Wikidata sent newsls elsewhere, which it doesn’t follow."
        )
        assert elsewhere.requests == []
    finally:
        elsewhere.close()


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "ftp://127.0.0.1/x", "//elsewhere.example/x", "https://{host}/"]
)
def test_it_does_not_follow_to_another_scheme(api, client, location):
    api.misbehave(Answer(302, b"", {"Location": location.format(host=api.host)}))
    answer = client.ask([QUESTION])[0]
    assert answer.trouble
    assert len(api.requests) == 1


def test_it_follows_within_the_host_but_not_for_ever(api, client):
    api.misbehave(Answer(302, b"", {"Location": "/w/api.php?action=wbgetentities&ids=Q10&props=labels"}))
    assert told(client.ask([QUESTION])[0]) == RIGHT
    api.script = lambda _: Answer(302, b"", {"Location": "/w/api.php?again"})
    before = len(api.requests)
    assert client.ask([QUESTION])[0].trouble == "Wikidata refused the request (status 302)."
    assert len(api.requests) - before < 12


def test_it_asks_only_for_what_has_changed(api, slept):
    api.etags = True
    memory = Memory()
    client = Client(api.address, sleep=slept.append, cache=memory)
    assert told(client.ask([QUESTION])[0]) == RIGHT
    assert told(client.ask([QUESTION])[0]) == RIGHT
    first, second = api.requests
    (kept,) = memory.kept.values()
    assert "if-none-match" not in first.headers
    assert (second.headers["if-none-match"], second.headers["if-modified-since"]) == (kept.etag, kept.modified)
    assert isinstance(kept, Stored)
    api.items["Q10"]["labels"]["en"]["value"] = "Greater Velmar"
    assert told(client.ask([QUESTION])[0]) == "Greater Velmar"


def test_an_answer_without_marks_or_with_an_error_is_not_kept(api):
    memory = Memory()
    client = Client(api.address, cache=memory)
    client.ask([QUESTION])
    api.misbehave(Answer(200, b'{"error": {"code": "x"}}', {"ETag": '"1"'}))
    client.ask([QUESTION])
    assert memory.kept == {}


@pytest.mark.parametrize("address", ["http://www.wikidata.org/w/api.php", "ftp://127.0.0.1/", "file:///etc/passwd", ""])
def test_it_speaks_https_but_to_this_machine(address):
    with pytest.raises(ValueError, match="is not an address of HTTPS"):
        Client(address)


def test_it_goes_through_the_proxy_of_the_environment(monkeypatch, api):
    monkeypatch.setenv("http_proxy", f"http://{api.host}")
    (answer,) = Client("http://localhost:9/w/api.php").ask([QUESTION])
    assert told(answer) == RIGHT
    assert api.requests[0].headers["host"] == "localhost:9"


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl to make a certificate")
def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path, slept):
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "cert.pem", "-days",
         "2", "-subj", "/CN=localhost"], cwd=tmp_path, check=True, capture_output=True)  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    received = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve():
            connection, _ = listener.accept()
            with connection:
                try:
                    with context.wrap_socket(connection, server_side=True) as secured:
                        received.append(secured.recv(100))
                except OSError:
                    received.append(b"")

        thread = threading.Thread(target=serve)
        thread.start()
        port = listener.getsockname()[1]
        (answer,) = Client(f"https://localhost:{port}/w/api.php", sleep=slept.append).ask([QUESTION])
        thread.join()
    assert answer.trouble.startswith("Wikidata could not be reached (self")
    assert received == [b""]
    assert slept == []


def test_it_can_be_interrupted(api):
    class StoppedError(Exception):
        pass

    def sleep(_):
        raise StoppedError

    api.script = lambda _: Answer(503)
    client = Client(api.address, sleep=sleep)
    with pytest.raises(StoppedError):
        client.ask([QUESTION] * 50)
    assert len(api.requests) < 10
