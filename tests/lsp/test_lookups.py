"""Looking up on hover whom nobody knows: only where that is switched on, and never anything but the name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from client import HERE, Client, capabilities, python

from tests.wikidata import Wikidata, person, says, velmar

TEXT = "Ana Zelenskyy, the mayor of Brod, said on Monday that the quay would close. Zelenskyy gave no date.\n"
START = Callable[..., Client]


@pytest.fixture
def api() -> Iterator[Wikidata]:
    server = Wikidata()
    server.items = velmar()
    server.items["Q103"] = person("Q103", "Ana Zelenskyy", 9, P39=[says("P39", "Q31", P580="2023-01-01")])
    yield server
    server.close()


def begin(start: START, api: Wikidata, data: Path, **settings: object) -> Client:
    client = start(
        *python(str(HERE / "served.py"), "stdio", "--real"),
        env={"NEWSLS_WIKIDATA": api.address, "NEWSLS_DATA_DIR": str(data), "no_proxy": "127.0.0.1"},
    )
    client.initialize(capabilities("utf-16"), initializationOptions=settings)
    client.open("untitled:a", TEXT)
    client.diagnostics("untitled:a", 1)
    return client


def card(client: Client) -> str:
    hovered = client.hover("untitled:a", 0, 2)
    assert hovered is not None
    value = hovered["contents"]["value"]
    assert isinstance(value, str)
    return value


def test_whom_nobody_knows_is_looked_up_for_the_next_hover(start: START, api: Wikidata, tmp_path: Path) -> None:
    client = begin(start, api, tmp_path / "data", figures={"wikidata": True})
    assert "Mayor of Brod" not in card(client)
    client.until(lambda: len(client.all("textDocument/publishDiagnostics")) > 1, "another reading")
    shown = card(client)
    assert "Mayor of Brod" in shown
    assert "Wikidata, revision 9" in shown
    sent = {request.query.get("search", request.query.get("ids")) for request in api.requests}
    assert sent == {"Ana Zelenskyy", "Q103", "Q31"}
    asked = len(api.requests)
    card(client)
    assert len(api.requests) == asked


def test_nobody_is_looked_up_unless_that_is_switched_on(start: START, api: Wikidata, tmp_path: Path) -> None:
    client = begin(start, api, tmp_path / "data")
    for _ in range(5):
        assert "Wikidata" not in card(client)
    client.request("shutdown")
    assert api.requests == []
    assert not (tmp_path / "data").exists()


def test_wikidata_out_of_reach_costs_nobody_a_card(start: START, api: Wikidata, tmp_path: Path) -> None:
    api.close()
    client = begin(start, api, tmp_path / "data", figures={"wikidata": True})
    for _ in range(5):
        assert "Ana Zelenskyy" in card(client)
