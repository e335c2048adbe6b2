"""Definition, references and highlights: where a figure is named, in this draft and in the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from client import Client, capabilities, edit, span

START = Callable[..., Client]

DRAFT = """\
# Helen Carter opens 😀 the pier

🎉 The harbour master, Helen Carter, cut the ribbon.\u2028Carter spoke.

Mark Carter, her brother, was late. Helen Carter’s deputy left.
"""
HEADLINE = span(0, 2, 0, 14)
FIRST = span(2, 23, 2, 35)
SECOND = span(2, 53, 2, 59)
BROTHER = span(4, 0, 4, 11)
LAST = span(4, 36, 4, 48)


@pytest.fixture
def uri(uri: str, server: Client) -> Iterator[str]:
    """A document that is closed again, so that no other test finds its figures."""
    yield uri
    server.close(uri)


def at(uri: str, place: dict[str, Any], inside: int = 1) -> dict[str, Any]:
    start = place["start"]
    position = {"line": start["line"], "character": start["character"] + inside}
    return {"textDocument": {"uri": uri}, "position": position}


def opened(client: Client, uri: str, text: str = DRAFT, language: str = "markdown") -> None:
    client.open(uri, text, language)
    client.diagnostics(uri, 1)


def references(client: Client, uri: str, place: dict[str, Any], declaration: bool = True) -> list[Any]:
    params = {**at(uri, place), "context": {"includeDeclaration": declaration}}
    return [(one["uri"], one["range"]) for one in client.request("textDocument/references", params) or ()]


def highlights(client: Client, uri: str, place: dict[str, Any], inside: int = 1) -> Any:
    found = client.request("textDocument/documentHighlight", at(uri, place, inside))
    return found and [(one["range"], one["kind"]) for one in found]


@pytest.mark.parametrize("method", ["definition", "declaration"])
def test_a_figure_is_defined_where_the_running_text_first_names_it(server: Client, uri: str, method: str) -> None:
    opened(server, uri)
    for place in (HEADLINE, FIRST, SECOND, LAST):
        assert server.request(f"textDocument/{method}", at(uri, place)) == {"uri": uri, "range": FIRST}
    assert server.request(f"textDocument/{method}", at(uri, BROTHER)) == {"uri": uri, "range": BROTHER}
    assert server.request(f"textDocument/{method}", at(uri, span(2, 5, 2, 12))) is None


def test_a_client_that_knows_links_is_told_what_was_pointed_at_and_what_stands_around(start: START) -> None:
    client = start()
    links = {"linkSupport": True}
    client.initialize(capabilities("utf-16", textDocument={"definition": links, "declaration": links}))
    opened(client, "untitled:a")
    for method in ("definition", "declaration"):
        (link,) = client.request(f"textDocument/{method}", at("untitled:a", LAST))
        assert link["originSelectionRange"] == LAST
        assert link["targetSelectionRange"] == FIRST
        assert link["targetRange"]["start"] == {"line": 2, "character": 0}
        assert link["targetRange"]["end"]["character"] >= 51


def test_highlights_are_the_figure_s_and_no_namesake_s(server: Client, uri: str) -> None:
    opened(server, uri)
    mine = [(place, 1) for place in (HEADLINE, FIRST, SECOND, LAST)]
    assert highlights(server, uri, FIRST) == mine
    assert highlights(server, uri, SECOND, 6) == mine  # behind the last letter
    assert highlights(server, uri, BROTHER) == [(BROTHER, 1)]
    assert highlights(server, uri, span(2, 5, 2, 12)) is None


@pytest.mark.parametrize(("encoding", "column"), [("utf-8", 25), ("utf-16", 23), ("utf-32", 22)])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_are_right_in_every_unit_and_with_every_line_end(
    start: START, encoding: str, column: int, end: str
) -> None:
    client = start()
    client.initialize(capabilities(encoding))
    opened(client, "untitled:a", DRAFT.replace("\n", end))
    first = span(2, column, 2, column + 12)
    found = references(client, "untitled:a", first)
    assert len(found) == 4
    assert found[1] == ("untitled:a", first)
    second = {"utf-8": column + 32, "utf-16": column + 30, "utf-32": column + 30}[encoding]
    assert found[2] == ("untitled:a", span(2, second, 2, second + 6))


def test_references_leave_the_declaration_out_where_it_is_not_wanted(server: Client, uri: str) -> None:
    opened(server, uri)
    assert references(server, uri, LAST) == [(uri, place) for place in (HEADLINE, FIRST, SECOND, LAST)]
    assert references(server, uri, LAST, declaration=False) == [(uri, place) for place in (HEADLINE, SECOND, LAST)]
    assert references(server, uri, span(2, 5, 2, 12)) == []


def test_what_was_written_since_the_reading_moves_mentions_and_hides_broken_ones(start: START) -> None:
    client = start()
    client.initialize(capabilities("utf-16"))
    opened(client, "untitled:a")
    client.change("untitled:a", 2, edit(0, 0, 0, "LOOP\n\n"))  # never read
    client.change("untitled:a", 3, edit(4, 25, 26, "X"))  # inside the first mention
    found = references(client, "untitled:a", span(6, 36, 6, 48))
    assert [place for _, place in found] == [span(2, 2, 2, 14), span(4, 53, 4, 59), span(6, 36, 6, 48)]
    assert client.request("textDocument/definition", at("untitled:a", span(6, 36, 6, 48)))["range"] == span(
        4, 53, 4, 59
    )


def test_nothing_is_asked_of_what_is_not_open(server: Client) -> None:
    nowhere = at("untitled:nowhere", FIRST)
    for method in ("definition", "declaration", "documentHighlight"):
        assert server.request(f"textDocument/{method}", nowhere) is None
    assert references(server, "untitled:nowhere", FIRST) == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "drafts"
    made.mkdir()
    (made / "a.md").write_text("Mayor Ingrid Solheim spoke. Solheim left.\n", "utf-8")
    (made / "b.md").write_text("# Elsewhere\n\nWe met Mayor Ingrid Solheim. Solheim smiled.\n", "utf-8")
    (made / "c.md").write_text("Erik Solheim sang. Solheim left.\n", "utf-8")
    return made


def test_references_reach_into_other_drafts_that_name_the_figure_in_full(start: START, folder: Path) -> None:
    client = start()
    client.initialize(capabilities("utf-16"), folder)
    a, b = ((folder / name).as_uri() for name in ("a.md", "b.md"))
    opened(client, a, (folder / "a.md").read_text("utf-8"))
    here = [(a, span(0, 6, 0, 20)), (a, span(0, 28, 0, 35))]
    there = [(b, span(2, 13, 2, 27)), (b, span(2, 29, 2, 36))]
    # Files take their time; the server answers with what it has rather than let anyone wait.
    assert any(references(client, a, span(0, 28, 0, 35)) == here + there for _ in range(200))
    # An open draft counts as it stands, not as it is on disk.
    opened(client, b, "Nobody.\n")
    assert references(client, a, span(0, 28, 0, 35)) == here
    opened(client, "untitled:c", "🎉 Ingrid Solheim spoke.\n")
    assert references(client, a, span(0, 28, 0, 35)) == [*here, ("untitled:c", span(0, 3, 0, 17))]


def test_a_description_that_can_only_be_one_figure_s_counts_and_leads_to_it(server: Client, uri: str) -> None:
    text = "Defence Minister Helen Carter spoke. She left.\n\nThe defence minister said the bridge was safe.\n"
    opened(server, uri, text)
    name, minister = span(0, 17, 0, 29), span(2, 0, 2, 20)
    assert server.request("textDocument/definition", at(uri, minister))["range"] == name
    assert highlights(server, uri, name) == [(name, 1), (minister, 1)]
    assert references(server, uri, minister) == [(uri, name), (uri, minister)]
