"""Dates and terms of office in words."""

from __future__ import annotations

from newsls.figures.known import Term

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def period(term: Term) -> str:
    """“12 March 2023 to 24 October 2023”, “since May 2017”, “until 2019”."""
    if term.start and term.end:
        return f"{written(term.start)} to {written(term.end)}"
    return f"since {written(term.start)}" if term.start else f"until {written(term.end)}"


def written(day: str) -> str:
    """An ISO date, as exact as it is, in words: “12 March 2023”, “March 2023”, “2023”."""
    parts = day.split("-")
    if len(parts) < 2 or not all(part.isdigit() for part in parts) or not 1 <= int(parts[1]) <= 12:
        return day
    month = f"{MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return month if len(parts) == 2 else f"{int(parts[2])} {month}"
