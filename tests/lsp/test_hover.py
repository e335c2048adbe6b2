"""Hovers: a figure's card, a rule's reasons, in the format that the client likes, whatever the worker is doing."""

from __future__ import annotations

from collections.abc import Callable

from client import HERE, Client, capabilities, python, span

NONE = ("No source,", "and newsls reads none as needed: common knowledge, on the record, or seen by anyone.")
SLIP = "**slip**\n\nFinds “teh”.\n\nIt is \\*never\\* a word."
START = Callable[..., Client]


def test_a_finding_s_hover_gives_the_rule_s_reasons_and_not_the_message(server: Client, uri: str) -> None:
    server.open(uri, "😀 teh cat\n\n")
    server.diagnostics(uri, 1)
    assert server.hover(uri, 0, 4) == {
        "contents": {"kind": "markdown", "value": f"**{NONE[0]}** {NONE[1]}\n\n---\n\n{SLIP}"},
        "range": span(0, 3, 0, 6),
    }
    assert server.hover(uri, 1, 0) is None


def test_a_client_that_wants_plain_text_gets_it(start: START) -> None:
    for wanted in (["plaintext", "markdown"], ["plaintext"], None):
        client = start()
        client.initialize(capabilities(textDocument={"hover": {"contentFormat": wanted}}))
        client.open("untitled:a", "teh")
        client.diagnostics("untitled:a", 1)
        hovered = client.hover("untitled:a", 0, 1)
        assert hovered is not None
        reasons = "slip\n\nFinds “teh”.\n\nIt is *never* a word."
        assert hovered["contents"] == {"kind": "plaintext", "value": f"{' '.join(NONE)}\n\n{reasons}"}


def test_hover_answers_while_a_rule_hangs(start: START) -> None:
    client = start()
    client.initialize()
    client.open("untitled:a", "teh")
    client.diagnostics("untitled:a", 1)
    client.open("untitled:b", "LOOP")
    for _ in range(20):
        assert client.hover("untitled:a", 0, 1) is not None
    assert client.hover("untitled:b", 0, 1) is None


def test_a_figure_s_card(start: START) -> None:
    client = start(*python(str(HERE / "served.py"), "stdio", "--real"))
    client.initialize(capabilities("utf-16"))
    text = (
        "The harbour master of Port Ellery, Ingrid Solheim, said on Monday that the pier would reopen.\n\n"
        "“It is sound again,” Solheim told reporters.\n"
    )
    client.open("untitled:a", text, "markdown")
    client.diagnostics("untitled:a", 1)
    hovered = client.hover("untitled:a", 2, 22)
    assert hovered is not None
    assert hovered["contents"]["kind"] == "markdown"
    assert "Ingrid Solheim" in hovered["contents"]["value"]
    assert hovered["range"] == span(2, 21, 2, 28)
    card, below = hovered["contents"]["value"].split("\n\n---\n\n")
    assert "“It is sound again”" in card
    assert below == "**Answerable:** Ingrid Solheim (“Solheim told”)."


def test_who_answers_for_a_sentence(start: START) -> None:
    client = start(*python(str(HERE / "served.py"), "stdio", "--real"))
    client.initialize(capabilities("utf-16"))
    text = "😀 *Mayor* Ingrid Solheim spoke on Monday.\r\n\r\nThe pier was sound 😀, she said. It rained.\r\n"
    client.open("untitled:a", text, "markdown")
    client.diagnostics("untitled:a", 1)
    hovered = client.hover("untitled:a", 2, 6)
    assert hovered is not None
    assert hovered["contents"]["value"] == "**Answerable:** Ingrid Solheim (“she said”)."
    assert hovered["range"] == span(2, 0, 2, 32)
    hovered = client.hover("untitled:a", 2, 36)
    assert hovered is not None
    assert hovered["contents"]["value"] == f"**{NONE[0]}** {NONE[1]}"


def test_the_sentence_comes_before_the_rule_s_reasons(start: START) -> None:
    client = start(*python(str(HERE / "served.py"), "stdio", "--real"))
    client.initialize(capabilities("utf-16"))
    client.open("untitled:a", "The gang stormed the station at dawn, killing 17.\n")
    client.diagnostics("untitled:a", 1)
    hovered = client.hover("untitled:a", 0, 42)
    assert hovered is not None
    first, second = hovered["contents"]["value"].split("\n\n---\n\n")
    assert first == "**No source** for a claim: it gives a figure (“killing 17”)."
    assert second.startswith("**unattributed-claim**\n\nReports a sentence")


def test_names_of_settings_in_a_rule_s_reasons_are_code(start: START) -> None:
    client = start(*python(str(HERE / "served.py"), "stdio", "--real"))
    client.initialize(capabilities("utf-16"))
    client.open("untitled:a", "Solheim earned a name for patience when he lead the department.\n")
    client.diagnostics("untitled:a", 1)
    hovered = client.hover("untitled:a", 0, 45)
    assert hovered is not None
    assert "`typos.sensitivity` says" in hovered["contents"]["value"]
    assert "\\`" not in hovered["contents"]["value"]
