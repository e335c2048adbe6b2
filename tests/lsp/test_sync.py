"""Opening, changing and closing over a pipe: our text is the client's text, whatever it sends."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest
from client import Client, capabilities, edit, span

ENCODINGS = ["utf-8", "utf-16", "utf-32"]


def width(text: str, encoding: str) -> int:
    """How many units of ``encoding`` a text takes."""
    unit = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
    return len(text.encode(encoding if unit == 1 else f"{encoding}-le")) // unit


def slips(text: str, encoding: str) -> list[dict[str, object]]:
    """Where “teh” stands, counted out by hand: lines end at LF, CRLF and CR, and columns are in ``encoding``."""
    found = []
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
        for m in re.finditer(r"\bteh\b", line):
            start = width(line[: m.start()], encoding)
            found.append(span(number, start, number, start + 3))
    return found


def ranges(client: Client, uri: str, version: int) -> list[dict[str, object]]:
    return [one["range"] for one in client.diagnostics(uri, version)]


@pytest.fixture(scope="module", params=ENCODINGS)
def encoded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory):
    from client import SERVED

    client = Client(SERVED, tmp_path_factory.mktemp("server"))
    result = client.initialize(capabilities(request.param))
    assert result["capabilities"]["positionEncoding"] == request.param
    yield client, request.param
    client.kill()


@pytest.mark.parametrize(
    ("offered", "chosen"),
    [
        (["utf-8", "utf-16"], "utf-8"),
        (["utf-16", "utf-8"], "utf-16"),
        (["ebcdic", "utf-32"], "utf-32"),
        (["ebcdic"], "utf-16"),
        ([], "utf-16"),
    ],
)
def test_the_client_s_first_known_encoding_is_taken(
    start: Callable[..., Client], offered: list[str], chosen: str
) -> None:
    client = start()
    result = client.initialize(capabilities(general={"positionEncodings": offered}))
    assert result["capabilities"]["positionEncoding"] == chosen
    client.open("untitled:a", "😀 teh")
    assert ranges(client, "untitled:a", 1) == slips("😀 teh", chosen)


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_positions_after_everything_that_shifts_them(encoded: tuple[Client, str], uri: str, line_break: str) -> None:
    client, encoding = encoded
    lines = ["plain teh", "😀😀 teh 👩‍💻 teh", "ééé e\u0301 teh", "\u2028 teh \u2029 \x0c\x0b\x85 teh", "", "teh"]
    text = line_break.join(lines)
    client.open(uri, text)
    assert ranges(client, uri, 1) == slips(text, encoding)


def test_edits_after_emoji_and_odd_separators_hit_their_place(encoded: tuple[Client, str], uri: str) -> None:
    client, encoding = encoded
    line = "😀\u2028é\x0c teh end"
    client.open(uri, f"first\r\n{line}\r\nlast")
    at = width("😀\u2028é\x0c ", encoding)
    client.change(uri, 2, edit(1, at, at + 3, "tehs and teh"))
    assert ranges(client, uri, 2) == slips(f"first\r\n{line.replace('teh', 'tehs and teh')}\r\nlast", encoding)
    assert client.hover(uri, 1, at + width("tehs and t", encoding)) is not None


def test_positions_past_the_end_and_backward_ranges_are_moved_inside(server: Client, uri: str) -> None:
    server.open(uri, "one\ntwo")
    server.change(uri, 2, {"range": span(0, 99, 0, 99), "text": " teh"})
    assert ranges(server, uri, 2) == [span(0, 4, 0, 7)]
    server.change(uri, 3, {"range": span(99, 0, 99, 5), "text": "\nteh"})
    assert ranges(server, uri, 3) == [span(0, 4, 0, 7), span(2, 0, 2, 3)]
    server.change(
        uri, 4, {"range": {"start": {"line": 2, "character": 3}, "end": {"line": 0, "character": 3}}, "text": ""}
    )
    server.change(uri, 5, {"range": span(0, 0, 0, 2**32 - 1), "text": "teh"})
    assert ranges(server, uri, 5) == [span(0, 0, 0, 3)]
    server.change(
        uri, 6, {"range": {"start": {"line": -1, "character": -4}, "end": {"line": 0, "character": 0}}, "text": "a "}
    )
    assert ranges(server, uri, 6) == [span(0, 2, 0, 5)]


def test_a_change_of_everything_and_several_changes_in_one_message(server: Client, uri: str) -> None:
    server.open(uri, "nothing")
    server.change(uri, 2, {"text": "Well, teh"}, edit(0, 0, 4, "So"), edit(0, 7, 7, ", teh"))
    assert ranges(server, uri, 2) == [span(0, 4, 0, 7), span(0, 9, 0, 12)]


def test_an_emoji_typed_in_two_halves(server: Client, uri: str) -> None:
    server.open(uri, "a teh")
    server.change(uri, 2, edit(0, 1, 1, "\ud83d"))
    server.change(uri, 3, edit(0, 2, 2, "\ude00"))
    assert ranges(server, uri, 3) == [span(0, 4, 0, 7)]
    fixes = server.actions(uri, span(0, 4))
    assert fixes[0]["edit"]["documentChanges"][0]["edits"] == [{"range": span(0, 4, 0, 7), "newText": "the"}]


def test_a_change_of_a_document_that_is_not_open_is_only_logged(server: Client, uri: str) -> None:
    server.change(uri, 2, edit(0, 0, 0, "secret"))
    server.open(uri, "teh")
    assert ranges(server, uri, 1) == [span(0, 0, 0, 3)]
    assert "not open" in server.log()
    assert "secret" not in server.log()


def test_closing_takes_the_diagnostics_back_and_reopening_may_count_from_one(server: Client, uri: str) -> None:
    server.open(uri, "teh", version=7)
    server.diagnostics(uri, 7)
    server.close(uri)
    last = server.hear("textDocument/publishDiagnostics", lambda p: p["uri"] == uri and not p["diagnostics"])
    assert "version" not in last
    server.open(uri, "now teh", version=1)
    assert ranges(server, uri, 1) == [span(0, 4, 0, 7)]
    server.change(uri, 2, edit(0, 0, 0, "and "))
    assert ranges(server, uri, 2) == [span(0, 8, 0, 11)]


@pytest.mark.parametrize("language", ["plaintext", "markdown", "html", "asciidoc", ""])
def test_every_language_is_read_and_unknown_ones_as_plain_text(server: Client, uri: str, language: str) -> None:
    server.open(uri, "So teh story goes.", language)
    assert ranges(server, uri, 1) == [span(0, 3, 0, 6)]


def test_a_long_session_stays_in_step(encoded: tuple[Client, str], uri: str) -> None:
    """Random edits in random batches; in the end every finding stands where a count by hand says."""
    client, encoding = encoded
    chance = random.Random(3)
    text, version = "It was teh day.\n", 1
    client.open(uri, text)
    for _ in range(60):
        version += 1
        batch = []
        for _ in range(chance.randrange(1, 5)):
            lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            number = chance.randrange(len(lines))
            first, last = sorted(chance.randrange(len(lines[number]) + 1) for _ in range(2))
            new = chance.choice([" teh ", "😀", "\n", "\r\n", "\u2028", "é ", "", "x", "\x0c"])
            columns = [width(lines[number][:at], encoding) for at in (first, last)]
            batch.append(edit(number, *columns, new))
            before = offset(text, number)
            text = text[: before + first] + new + text[before + last :]
        client.change(uri, version, *batch)
    assert ranges(client, uri, version) == slips(text, encoding)


def offset(text: str, line: int) -> int:
    at = 0
    for _ in range(line):
        while text[at] not in "\r\n":
            at += 1
        at += 2 if text[at : at + 2] == "\r\n" else 1
    return at
