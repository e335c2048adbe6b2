"""Numbers with the nouns that they count."""

from __future__ import annotations


def counted(number: int, noun: str, plural: str = "") -> str:
    """“1 draft”, “2,000 drafts”; ``plural`` where it isn't the noun with an “s”."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"
