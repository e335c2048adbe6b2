"""Large drafts, and long sessions."""

from __future__ import annotations

from collections.abc import Callable

import psutil
from client import HERE, Client, capabilities, edit, python, span

START = Callable[..., Client]

SENTENCE = "The council met on the quay and heard that the repairs were done, number {}.\n"


def test_a_draft_of_ten_megabytes_is_taken_edited_and_let_go(start: START) -> None:
    """With newsls's own rules: the server answers while it reads, and follows the text."""
    client = start(*python(str(HERE / "served.py"), "stdio", "--real"))
    client.initialize(capabilities("utf-16"))
    paragraphs = [SENTENCE.format(number) for number in range(10_000_000 // len(SENTENCE))]
    text = "\n".join(paragraphs)
    client.open("untitled:large", text, "markdown")
    for number in range(20):
        client.change("untitled:large", 2 + number, edit(2 * (len(paragraphs) - 1 - number), 0, 0, "😀 teh "))
        client.hover("untitled:large", 0, 0)
    client.open("untitled:small", "See teh cat.")
    assert "slip" in [one["code"] for one in client.diagnostics("untitled:small", 1)]
    client.close("untitled:large")
    client.request("shutdown")
    client.notify("exit")
    assert client.wait() == 0


def test_a_million_characters_of_one_paragraph_and_of_no_prose(start: START) -> None:
    client = start()
    client.initialize()
    for number, text in enumerate(("a" * 1_000_000, "\n" * 1_000_000, "teh " + "😀" * 500_000)):
        uri = f"untitled:{number}"
        client.open(uri, text)
        assert len(client.diagnostics(uri, 1)) == text.count("teh")
        client.close(uri)


def test_ten_thousand_edits_leave_memory_flat(start: START) -> None:
    """Bursts of edits of one draft, each typed and taken back; the tests' own rules, so that no model counts."""
    client = start()
    client.initialize()
    text = "".join(SENTENCE.format(number) for number in range(60))
    client.open("untitled:a", text)
    client.diagnostics("untitled:a", 1)
    process, version, seen = psutil.Process(client.process.pid), 1, []
    for burst in range(100):
        line = burst % 60
        for _ in range(50):
            client.change("untitled:a", version + 1, edit(line, 4, 4, "teh "))
            client.change("untitled:a", version + 2, {"range": span(line, 4, line, 8), "text": ""})
            version += 2
        assert client.diagnostics("untitled:a", version) == []
        client.heard.clear()
        seen.append(process.memory_info().rss)
    assert version == 10_001
    assert seen[-1] < seen[20] * 1.1
