"""Renaming through the server: previews, versions, refusals, and texts that are newer than their reading."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from client import Client, RequestError, capabilities, edit, span
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from newsls.text import Edit, Encoding, LineIndex, Span, apply_edits

START = Callable[..., Client]

DRAFT = """\
# Mayor Helen Cartor opens 😀 the pier

🎉 The mayor, Helen Cartor, cut the ribbon.\u2028Cartor’s deputy spoke.

Mark Ridge thanked Mayor **Helen** Cartor. Cartor smiled.
"""
FULL = {"line": 2, "character": 15}
SHORT = {"line": 4, "character": 44}
ANNOTATED = {"workspaceEdit": {"documentChanges": True, "changeAnnotationSupport": {"groupsOnLabel": True}}}


def opened(client: Client, uri: str, text: str = DRAFT, language: str = "markdown") -> None:
    client.open(uri, text, language)
    client.diagnostics(uri, 1)


def rename(client: Client, uri: str, position: dict[str, int], new: str) -> dict[str, Any]:
    params = {"textDocument": {"uri": uri}, "position": position, "newName": new}
    made: dict[str, Any] = client.request("textDocument/rename", params)
    return made


def prepare(client: Client, uri: str, position: dict[str, int]) -> Any:
    return client.request("textDocument/prepareRename", {"textDocument": {"uri": uri}, "position": position})


def applied(text: str, edits: list[dict[str, Any]], encoding: Encoding = Encoding.UTF16) -> str:
    """``text`` after the client's edits."""
    lines = LineIndex(text)

    def offset(place: dict[str, int]) -> int:
        return lines.offset(place["line"], place["character"], encoding)

    made = [Edit(Span(offset(e["range"]["start"]), offset(e["range"]["end"])), e["newText"]) for e in edits]
    spans = sorted(edit.span for edit in made)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    return apply_edits(text, made)


@pytest.mark.parametrize(("position", "new"), [(FULL, "Helen Carter"), (SHORT, "Carter"), (SHORT, "Helen Carter")])
def test_every_mention_follows_in_one_edit_of_this_version(
    server: Client, uri: str, position: dict[str, int], new: str
) -> None:
    opened(server, uri)
    (change,) = rename(server, uri, position, new)["documentChanges"]
    assert change["textDocument"] == {"uri": uri, "version": 1}
    assert applied(DRAFT, change["edits"]) == DRAFT.replace("Cartor", "Carter")


def test_a_client_of_old_gets_plain_changes(start: START) -> None:
    client = start()
    client.initialize(capabilities("utf-16", workspace={"workspaceEdit": {"documentChanges": False}}))
    opened(client, "untitled:a")
    made = rename(client, "untitled:a", FULL, "Helen Carter")
    assert made.get("documentChanges") is None
    assert applied(DRAFT, made["changes"]["untitled:a"]) == DRAFT.replace("Cartor", "Carter")


@pytest.mark.parametrize("encoding", list(Encoding))
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_units_and_line_ends(start: START, encoding: Encoding, end: str) -> None:
    client = start()
    client.initialize(capabilities(encoding))
    text = DRAFT.replace("\n", end)
    opened(client, "untitled:a", text)
    line, column = LineIndex(text).position(text.index("Helen Cartor, cut"), encoding)
    (change,) = rename(client, "untitled:a", {"line": line, "character": column}, "Helena Carter")["documentChanges"]
    wanted = text.replace("Cartor", "Carter").replace("Helen ", "Helena ").replace("**Helen**", "**Helena**")
    assert applied(text, change["edits"], encoding) == wanted


def test_a_client_that_shows_a_preview_is_told_what_is_in_doubt(start: START) -> None:
    client = start()
    client.initialize(capabilities("utf-16", workspace=ANNOTATED))
    text = "Jane Harlow and Peter Harlow argued. Peter Harlow spoke. Harlow was late. Jane Harlow was not.\n"
    opened(client, "untitled:a", text)
    made = rename(client, "untitled:a", {"line": 0, "character": 17}, "Peter Rowe")
    annotations = made["changeAnnotations"]
    edits = made["documentChanges"][0]["edits"]
    assert [annotations[e["annotationId"]].get("needsConfirmation", False) for e in edits] == [False, False, True]
    doubtful = annotations[edits[2]["annotationId"]]
    assert doubtful["description"] == "Could also mean Jane Harlow"
    assert doubtful["label"] == "Part of the name: “Peter Harlow” to “Peter Rowe”"
    made = rename(client, "untitled:a", {"line": 0, "character": 17}, "Jane Harlow")
    assert {a["description"] for a in made["changeAnnotations"].values()} == {"The draft names another “Jane Harlow”"}
    assert all(a["needsConfirmation"] for a in made["changeAnnotations"].values())


def test_the_name_under_the_cursor_is_offered_without_markup(start: START) -> None:
    client = start()
    ready = {"rename": {"prepareSupport": True}}
    answer = client.initialize(capabilities("utf-16", textDocument=ready))
    assert answer["capabilities"]["renameProvider"] == {"prepareProvider": True}
    opened(client, "untitled:a")
    position = {"line": 4, "character": 28}
    assert prepare(client, "untitled:a", position) == {"range": span(4, 27, 4, 41), "placeholder": "Helen Cartor"}
    assert prepare(client, "untitled:a", SHORT) == {"range": span(4, 43, 4, 49), "placeholder": "Cartor"}


def refused(client: Client, ask: Callable[[], Any]) -> str:
    with pytest.raises(RequestError) as caught:
        ask()
    assert caught.value.code in (-32803, -32801)
    return caught.value.message


def test_where_there_is_no_name_nothing_is_renamed(server: Client, uri: str) -> None:
    opened(server, uri)
    nobody = {"line": 2, "character": 40}
    said = "There is no name here that newsls could change."
    assert refused(server, lambda: prepare(server, uri, nobody)) == said
    assert refused(server, lambda: rename(server, uri, nobody, "Jane Rowe")) == said
    assert refused(server, lambda: prepare(server, "untitled:nowhere", FULL)) == said


@pytest.mark.parametrize("new", ["", "  ", "a\nb", "x" * 200, "<b>Rowe</b>", "**", "Rowe’s", "\u0000"])
def test_absurd_names_are_refused_in_a_sentence(server: Client, uri: str, new: str) -> None:
    opened(server, uri)
    message = refused(server, lambda: rename(server, uri, FULL, new))
    assert message.endswith(".")
    assert "\n" not in message


def test_a_mention_that_can_t_be_changed_is_told_with_its_line(start: START) -> None:
    client = start()
    client.initialize(capabilities("utf-16"))
    opened(client, "untitled:a")
    (change,) = rename(client, "untitled:a", FULL, "Carter")["documentChanges"]
    assert applied(DRAFT, change["edits"]).count("Helen") == 1
    shown = client.hear("window/showMessage")
    assert shown["message"] == "The old name was left on line 5, where markup stands inside the name."
    opened(client, "untitled:b", "Only Mayor **Mark** Ridge spoke.\n")
    message = refused(client, lambda: rename(client, "untitled:b", {"line": 0, "character": 14}, "Rowe"))
    assert message == "The name can’t be changed: line 1, where markup stands inside the name."


STRAY = "Mayor Helen Rowe spoke. Rowe left by the Rowe Street Bridge.\n"


def test_the_surname_where_nobody_is_named_is_shown_in_the_preview_only(start: START) -> None:
    client = start()
    client.initialize(capabilities("utf-16", workspace=ANNOTATED))
    opened(client, "untitled:a", STRAY)
    made = rename(client, "untitled:a", {"line": 0, "character": 7}, "Helen Kell")
    edits = made["documentChanges"][0]["edits"]
    assert applied(STRAY, edits) == STRAY.replace("Rowe", "Kell")
    asked = made["changeAnnotations"][edits[2]["annotationId"]]
    assert asked["needsConfirmation"]
    assert asked["description"] == "Perhaps no mention of this figure"
    client = start()
    client.initialize(capabilities("utf-16"))
    opened(client, "untitled:a", STRAY)
    made = rename(client, "untitled:a", {"line": 0, "character": 7}, "Helen Kell")
    assert applied(STRAY, made["documentChanges"][0]["edits"]) == STRAY.replace("Rowe", "Kell", 2)
    shown = client.hear("window/showMessage")["message"]
    assert shown == "The old name was left on line 1, where it may be no mention of this figure."


def test_a_text_that_was_just_changed_is_read_before_it_is_renamed(server: Client, uri: str) -> None:
    opened(server, uri)
    server.change(uri, 2, edit(0, 0, 0, "Mayor Helen Cartor said 😀 no.\n\n"))
    (change,) = rename(server, uri, {"line": 4, "character": 15}, "Helen Carter")["documentChanges"]
    assert change["textDocument"]["version"] == 2
    text = "Mayor Helen Cartor said 😀 no.\n\n" + DRAFT
    assert applied(text, change["edits"]) == text.replace("Cartor", "Carter")


def test_a_text_that_can_t_be_read_is_renamed_by_its_last_reading_if_no_mention_was_touched(start: START) -> None:
    client = start()
    client.initialize(capabilities("utf-16"))
    opened(client, "untitled:a")
    client.change("untitled:a", 2, edit(0, 0, 0, "LOOP\n\n"))  # the reading of this never ends
    position = {"line": 4, "character": 15}
    (change,) = rename(client, "untitled:a", position, "Helen Carter")["documentChanges"]
    assert applied("LOOP\n\n" + DRAFT, change["edits"]) == "LOOP\n\n" + DRAFT.replace("Cartor", "Carter")
    client.change("untitled:a", 3, edit(6, 45, 45, "X"))  # inside the last mention
    message = refused(client, lambda: rename(client, "untitled:a", position, "Helen Carter"))
    assert message == "A mention of the name has just been changed; try again in a moment."


def test_a_change_that_comes_while_the_text_is_read_calls_the_renaming_off(start: START) -> None:
    client = start()
    client.initialize(capabilities("utf-16"))
    opened(client, "untitled:a")
    client.change("untitled:a", 2, edit(0, 0, 0, "SLOW "))
    params = {"textDocument": {"uri": "untitled:a"}, "position": FULL, "newName": "Helen Carter"}
    asked = client.ask("textDocument/rename", params)
    client.change("untitled:a", 3, edit(0, 0, 0, "LOOP "))
    assert refused(client, lambda: client.answer(asked)) == "The draft was changed meanwhile; try again."


def written(text: str, line: int, start: int, end: int, scrap: str) -> str:
    """The text after an edit in UTF-16 units, which may take half of an emoji."""
    row = LineIndex(text).line_span(line)
    units = row.of(text).encode("utf-16-le", "surrogatepass")
    changed = units[: 2 * start] + scrap.encode("utf-16-le") + units[2 * end :]
    return text[: row.start] + changed.decode("utf-16-le", "surrogatepass") + text[row.end :]


SCRAPS = st.sampled_from(("😀", "x", " and so on", "\u2028", "\n", "é", "𝒳", "<b>", "* "))


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(edits=[(2, 0, 1, "😀")])
@given(edits=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 50), st.integers(0, 3), SCRAPS), max_size=4))
def test_whatever_was_written_meanwhile_a_renaming_never_garbles_it(
    server: Client, edits: list[tuple[int, int, int, str]]
) -> None:
    uri, text = f"untitled:{abs(hash(json.dumps(edits)))}", DRAFT
    opened(server, uri)
    version = 1
    for line, start, length, scrap in edits:
        version += 1
        server.change(uri, version, edit(line, start, start + length, scrap))
        text = written(text, line, start, start + length, scrap)
    at = text.find("Helen Cartor, cut")
    try:
        if at >= 0:
            line, column = LineIndex(text).position(at, Encoding.UTF16)
            made = rename(server, uri, {"line": line, "character": column}, "Helen Carter")["documentChanges"]
            after = applied(text, made[0]["edits"])
            names = [draft.replace("<b>", "").replace("Cartor", "Carter") for draft in (after, text)]
            assert names[0] == names[1]
            assert "Helen Carter, cut" in after
    except RequestError as refusal:
        assert refusal.code in (-32803, -32801)  # noqa: PT017
    finally:
        server.close(uri)
