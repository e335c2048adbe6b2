"""The outline of a draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from client import HERE, Client, capabilities, edit, python, span

START = Callable[..., Client]

DRAFT = """\
# Pier reopens 😀 *today*

The harbour master, Ingrid Solheim, cut the ribbon.

## What it cost

Councillor Tomas Brandt said that the bill was settled.

# Elsewhere

Solheim left early.
"""


def outline(client: Client, uri: str) -> Any:
    return client.request("textDocument/documentSymbol", {"textDocument": {"uri": uri}})


def shape(symbols: list[dict[str, Any]]) -> list[Any]:
    return [(one["name"], shape(one.get("children") or [])) for one in symbols]


def test_headings_nest_and_hold_the_people_first_named_under_them(start: START) -> None:
    client = start(*python(str(HERE / "served.py"), "stdio", "--real"))
    client.initialize(capabilities("utf-16"))
    client.open("untitled:a", DRAFT, "markdown")
    client.diagnostics("untitled:a", 1)
    symbols = outline(client, "untitled:a")
    assert shape(symbols) == [
        (
            "Pier reopens 😀 today",
            [
                ("Ingrid Solheim", []),
                ("What it cost", [("Tomas Brandt", [("said that the bill was settled", [])])]),
            ],
        ),
        ("Elsewhere", []),
    ]
    first, last = symbols
    assert first["selectionRange"] == span(0, 2, 0, 24)
    assert first["range"] == span(0, 2, 8, 2)
    assert last["range"]["end"] == {"line": 11, "character": 0}
    solheim = first["children"][0]
    assert solheim["selectionRange"] == span(2, 20, 2, 34)


def test_the_outline_of_a_draft_that_was_just_opened_waits_for_its_reading(start: START) -> None:
    client = start(*python(str(HERE / "served.py"), "stdio", "--real"))
    client.initialize(capabilities("utf-16"))
    client.open("untitled:a", DRAFT * 200, "markdown")
    assert [name for name, _ in shape(outline(client, "untitled:a"))][:2] == ["Pier reopens 😀 today", "Elsewhere"]
    client.open("file:///desk/newsls.toml", "ignore = []", "markdown")
    assert outline(client, "file:///desk/newsls.toml") is None


SPOKEN = """\
# Pier reopens

Mayor Ingrid Solheim cut the ribbon. “It is sound again 😀, and it will last us all our lives, I promise you,” she said.

“Nobody asked us,” a ministry official told reporters. It rained.

# Elsewhere

“We are glad of it,” said Solheim. “It was time.”

# A song

“We never saw it coming and we never will.”
"""


def test_quotations_stand_under_who_says_them(start: START) -> None:
    client = start(*python(str(HERE / "served.py"), "stdio", "--real"))
    client.initialize(capabilities("utf-16"))
    client.open("untitled:a", SPOKEN, "markdown")
    client.diagnostics("untitled:a", 1)
    symbols = outline(client, "untitled:a")
    assert shape(symbols) == [
        ("Pier reopens", [
            ("Ingrid Solheim", [("“It is sound again 😀, and it will last us all our lives, I…”", [])]),
            ("a ministry official", [("“Nobody asked us”", [])]),
        ]),
        ("Elsewhere", [("Ingrid Solheim", [("“We are glad of it,” “It was time.”", [])])]),
        ("A song", [("No speaker", [("“We never saw it coming and we never will.”", [])])]),
    ]  # fmt: skip
    solheim = symbols[0]["children"][0]
    quotation = solheim["children"][0]
    assert quotation["kind"] == 15
    assert quotation["detail"] == "line 3, direct"
    assert quotation["range"] == quotation["selectionRange"] == span(2, 37, 2, 110)
    assert solheim["selectionRange"] == span(2, 6, 2, 20)
    assert solheim["range"] == span(2, 6, 2, 110)
    again = symbols[1]["children"][0]
    assert again["selectionRange"] == span(8, 26, 8, 33)
    assert again["range"] == span(8, 0, 8, 49), "the range holds the quotation before the name, too"


def test_nobody_is_no_speaker(start: START) -> None:
    client = start(*python(str(HERE / "served.py"), "stdio", "--real"))
    client.initialize(capabilities("utf-16"))
    client.open("untitled:a", "The skipper, Rui Salgado, said nobody had asked him about the cable.\n")
    client.diagnostics("untitled:a", 1)
    assert [one["name"] for one in outline(client, "untitled:a")] == ["Rui Salgado"]


def test_a_client_of_old_sees_who_says_what(start: START) -> None:
    client = start(*python(str(HERE / "served.py"), "stdio", "--real"))
    client.initialize(capabilities(textDocument={"documentSymbol": {"hierarchicalDocumentSymbolSupport": False}}))
    client.open("untitled:a", SPOKEN, "markdown")
    client.diagnostics("untitled:a", 1)
    found = [(one["name"], one.get("containerName")) for one in outline(client, "untitled:a")]
    assert ("“Nobody asked us”", "a ministry official") in found
    assert ("“We never saw it coming and we never will.”", "No speaker") in found


def test_a_client_of_old_gets_a_flat_list(server: Client, start: START) -> None:
    client = start()
    client.initialize(capabilities(textDocument={"documentSymbol": {"hierarchicalDocumentSymbolSupport": False}}))
    client.open("untitled:a", "# One\n\n## Two\n", "markdown")
    client.diagnostics("untitled:a", 1)
    found = outline(client, "untitled:a")
    assert [(one["name"], one.get("containerName")) for one in found] == [("One", None), ("Two", "One")]
    assert found[1]["location"] == {"uri": "untitled:a", "range": span(2, 3, 2, 6)}


def test_the_outline_follows_a_text_that_is_newer_than_its_reading(start: START) -> None:
    client = start()
    client.initialize()
    client.open("untitled:a", "# One\n\nText.\n\n# Two\n\nText.\n", "markdown")
    client.diagnostics("untitled:a", 1)
    client.change("untitled:a", 2, edit(2, 0, 0, "LOOP\n\n"))
    one, two = outline(client, "untitled:a")
    assert one["range"] == span(0, 2, 6, 2)
    assert two["selectionRange"] == span(6, 2, 6, 5)


def test_there_is_no_outline_of_what_is_not_open(server: Client) -> None:
    assert outline(server, "untitled:nowhere") is None
