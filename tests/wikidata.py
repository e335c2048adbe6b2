"""A server on this machine that answers as Wikidata's API does, and misbehaves when told to."""

from __future__ import annotations

import contextlib
import gzip
import json
import threading
import time
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit


class Request(NamedTuple):
    """What came in."""

    query: dict[str, str]
    headers: dict[str, str]


class Answer(NamedTuple):
    """What goes out instead of the right answer; ``raw`` is written as it is, and then the connection is closed."""

    status: int = 200
    body: bytes = b"{}"
    headers: Mapping[str, str] = MappingProxyType({})
    raw: bytes | None = None
    drip: float = 0.0


class Wikidata:
    """The API at ``address``, which knows ``items`` and remembers the ``requests``.

    ``script`` is asked first: what it returns is sent; None lets the API answer.  ``most`` is how many requests were
    under way at the same time.
    """

    def __init__(self) -> None:
        self.items: dict[str, dict[str, Any]] = {}
        self.requests: list[Request] = []
        self.script: Callable[[Request], Answer | None] = lambda _: None
        self.delay = 0.0
        self.packed = True
        self.etags = False
        self.now = self.most = 0
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self._server.server_address[1]}"

    @property
    def address(self) -> str:
        return f"http://{self.host}/w/api.php"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def asked(self, action: str) -> list[dict[str, str]]:
        return [request.query for request in self.requests if request.query.get("action") == action]

    def misbehave(self, *answers: Answer | None) -> None:
        """Send ``answers`` to the next requests, one each; None is the right answer."""
        left = list(answers)
        self.script = lambda _: left.pop(0) if left else None

    def answer(self, request: Request) -> Answer:
        with self._lock:
            self.requests.append(request)
            self.now += 1
            self.most = max(self.most, self.now)
            scripted = self.script(request)
        try:
            time.sleep(self.delay)
            return scripted or self._right(request)
        finally:
            with self._lock:
                self.now -= 1

    def _right(self, request: Request) -> Answer:
        query = request.query
        if query.get("action") == "wbsearchentities":
            wanted = query["search"].casefold()
            by_id = {i: _names(value) for i, value in self.items.items()}
            found = [
                {"id": i, "label": names[0], "concepturi": f"http://www.wikidata.org/entity/{i}"}
                for i, names in by_id.items()
                if any(name.casefold().startswith(wanted) for name in names)
            ]
            value: dict[str, Any] = {
                "searchinfo": {"search": wanted},
                "search": found[: int(query["limit"])],
                "success": 1,
            }
        elif query.get("action") == "wbgetentities":
            props = query["props"].split("|")
            value = {"entities": {i: self._entity(i, props) for i in query["ids"].split("|")}, "success": 1}
        else:
            value = {"error": {"code": "badvalue", "info": "Unrecognized value for parameter."}}
        body = json.dumps(value).encode()
        headers = {}
        if self.etags:
            headers = {"ETag": f'"{hash(body)}"', "Last-Modified": "Tue, 24 Nov 2026 08:00:00 GMT"}
            if request.headers.get("if-none-match") == headers["ETag"]:
                return Answer(304, b"", headers)
        if self.packed and "gzip" in request.headers.get("accept-encoding", ""):
            return Answer(200, gzip.compress(body), {**headers, "Content-Encoding": "gzip"})
        return Answer(200, body, headers)

    def _entity(self, i: str, props: list[str]) -> dict[str, Any]:
        value = self.items.get(i)
        if value is None:
            return {"id": i, "missing": ""}
        entity = {"type": "item", "id": value["id"]}
        if "redirects" in value:
            entity["redirects"] = value["redirects"]
        if "info" in props:
            entity |= {
                "pageid": 1,
                "ns": 0,
                "title": i,
                "lastrevid": value["lastrevid"],
                "modified": "2026-11-01T00:00:00Z",
            }
        return entity | {name: value[name] for name in ("labels", "aliases", "claims", "sitelinks") if name in props}


def _names(value: dict[str, Any]) -> list[str]:
    labels = [label["value"] for label in value["labels"].values()] or [value["id"]]
    return labels + [alias["value"] for aliases in dict(value["aliases"]).values() for alias in aliases]


def _handler(api: Wikidata) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            query = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
            answer = api.answer(Request(query, {name.lower(): value for name, value in self.headers.items()}))
            with contextlib.suppress(OSError):  # the client may go away
                self._send(answer)
            self.close_connection = True

        def _send(self, answer: Answer) -> None:
            if answer.raw is not None:
                self.wfile.write(answer.raw)
                return
            self.send_response(answer.status)
            headers = {"Content-Type": "application/json; charset=utf-8", "Content-Length": str(len(answer.body))}
            for name, value in {**headers, **answer.headers}.items():
                if value:
                    self.send_header(name, value)
            self.send_header("Connection", "close")
            self.end_headers()
            if answer.drip:
                for at in range(len(answer.body)):
                    self.wfile.write(answer.body[at : at + 1])
                    self.wfile.flush()
                    time.sleep(answer.drip)
            else:
                self.wfile.write(answer.body)

        def log_message(self, *arguments: object) -> None:
            pass

    return Handler


# Items in the API's shape.


def item(
    i: str, name: str, revision: int = 1, *, aliases: tuple[str, ...] = (), enwiki: str = "", **claims: Any
) -> dict[str, Any]:
    """An item with English names, and statements by property."""
    return {
        "id": i,
        "lastrevid": revision,
        "labels": {"en": {"language": "en", "value": name}} if name else {},
        "aliases": {"en": [{"language": "en", "value": alias} for alias in aliases]} if aliases else [],
        "claims": claims,
        "sitelinks": {"enwiki": {"site": "enwiki", "title": enwiki, "badges": []}} if enwiki else {},
    }


def person(i: str, name: str, revision: int = 1, **more: Any) -> dict[str, Any]:
    """An item of a person."""
    return item(i, name, revision, P31=[says("P31", "Q5")], **more)


def says(prop: str, value: Any, rank: str = "normal", **qualifiers: Any) -> dict[str, Any]:
    """A statement; a value is the id of an item, a time, a text with its language, or “somevalue” or “novalue”."""
    statement = {"mainsnak": snak(prop, value), "type": "statement", "id": f"{prop}${value}", "rank": rank}
    if qualifiers:
        statement["qualifiers"] = {
            name: [snak(name, one) for one in (given if isinstance(given, list) else [given])]
            for name, given in qualifiers.items()
        }
        statement["qualifiers-order"] = list(qualifiers)
    return statement


def snak(prop: str, value: Any) -> dict[str, Any]:
    if value in ("somevalue", "novalue"):
        return {"snaktype": value, "property": prop, "hash": "0"}
    if isinstance(value, tuple):
        text, language = value
        shown = {"value": {"text": text, "language": language}, "type": "monolingualtext"}
    elif str(value).startswith("Q"):
        shown = {
            "value": {"entity-type": "item", "numeric-id": int(value[1:]), "id": value},
            "type": "wikibase-entityid",
        }
    else:
        parts = str(value).split("-")
        day = "-".join([*parts, "00", "00"][:3])
        shown = {
            "value": {"time": f"+{day}T00:00:00Z", "timezone": 0, "before": 0, "after": 0, "precision": 8 + len(parts),
                      "calendarmodel": "http://www.wikidata.org/entity/Q1985727"},
            "type": "time",
        }  # fmt: skip
    return {"snaktype": "value", "property": prop, "hash": "0", "datavalue": shown}


def velmar() -> dict[str, dict[str, Any]]:
    """A country that isn't, its parties and offices, and some of its people."""
    found = [
        item("Q10", "Velmar"),
        item("Q11", "Ostland"),
        item("Q20", "Harbour Party"),
        item("Q21", "Old Party"),
        item("Q30", "Minister of Defence of Velmar"),
        item("Q31", "Mayor of Brod"),
        item("Q32", "member of the Assembly of Velmar"),
        person(
            "Q100",
            "Pavel Horák",
            77,
            aliases=("Pavel J. Horák", "Horák", "P. J. Horak"),
            enwiki="Pavel Horák (politician)",
            P27=[says("P27", "Q11", P582="1990"), says("P27", "Q10")],
            P102=[says("P102", "Q21", P582="2001"), says("P102", "Q20", P580="2001")],
            P39=[
                says("P39", "Q31", P580="1991", P582="1999-05"),
                says("P39", "Q30", "preferred", P580="2023-03-12"),
                says("P39", "Q32", P580="2003"),
                says("P39", "Q30", "deprecated", P580="2011"),
            ],
            P1559=[says("P1559", ("Павел Горак", "ru"))],
        ),
        person("Q101", "Pavel Horák", 5, enwiki="Pavel Horák (footballer)"),
        item("Q102", "Pavel Horák Airport", 6),
        person("Q103", "Ana Zelenskyy", 9, P27=[says("P27", "Q10")], P39=[says("P39", "Q31", P580="2023-01-01")]),
    ]
    return {value["id"]: value for value in found}
