"""Who answers: every attribution of a draft to the figure that it means, or to nobody."""

from __future__ import annotations

import pytest

from newsls.analysis import analyse
from newsls.draft import Draft


def answers(text: str) -> list[tuple[str, str | None]]:
    """Each source of ``text`` that has words, and whom it means."""
    analysis = analyse(Draft.read(text))
    assert not analysis.failures
    found = []
    for block, settled in enumerate(analysis.sources):
        for one in settled.attributions:
            answer = analysis.speakers.answer(block, one)
            source = one.source.of(analysis.draft.paragraphs[block].text) if one.source else ""
            found.append((source, answer.figure.name if answer and answer.figure else None))
    return found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Harbour master Ingrid Solheim said the pier was sound.", "Ingrid Solheim"),
        ("The harbour master, Ingrid Solheim, said the pier was sound.", "Ingrid Solheim"),
        ("Ingrid Solheim, the harbour master, said the pier was sound.", "Ingrid Solheim"),
        ("Ingrid Solheim of the Coastal Institute said the pier was sound.", "Ingrid Solheim"),
        ("A spokesman for Ingrid Solheim said the pier was sound.", None),
        ("Ingrid Solheim’s lawyer said the pier was sound.", None),
        ("An aide to Ingrid Solheim said the pier was sound.", None),
        ("The pier was sound, Ingrid Solheim told reporters.", "Ingrid Solheim"),
        ("The Interior Ministry said the pier was sound.", "Interior Ministry"),
        ("Interior Ministry spokesman Jonas Falk said the pier was sound.", "Jonas Falk"),
        ("An Interior Ministry official said the pier was sound.", None),
    ],
)
def test_a_source_that_names_somebody(text: str, name: str | None) -> None:
    assert [who for _, who in answers(text)] == [name]
