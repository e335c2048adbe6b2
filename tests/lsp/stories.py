"""Drafts that several modules of tests use."""

from __future__ import annotations

from typing import Any

STORY = (
    "The harbour board of Port Ellery will reopen its eastern pier on Friday after three years of repairs.\n\n"
    "Divers finished the last of 64 piles in March, the board said in a statement.\n\n"
    "“It is sound again,” harbour master Ingrid Solheim told reporters on the quay.\n\n"
    "The first ferry is due at seven in the morning, and the fare has not changed, according to the operator.\n\n"
    "Cafés along the front have put their tables out, and the bakers’ guild has promised free buns 🥐 to the crew.\n"
)


def at(text: str, where: dict[str, Any]) -> str:
    """The characters of a UTF-16 range in a text whose lines end at LF."""
    lines = [line.encode("utf-16-le") for line in text.split("\n")]
    first, last = where["start"], where["end"]
    assert first["line"] == last["line"]
    return lines[first["line"]][2 * first["character"] : 2 * last["character"]].decode("utf-16-le")
