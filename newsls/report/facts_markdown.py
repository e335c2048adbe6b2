"""The fact-check sheet in Markdown, with boxes to tick.  Whatever marks the draft holds, its words show as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsls.facts import Entry, Kind, Sheet
from newsls.report import facts_words as words
from newsls.report.card import escaped
from newsls.report.facts_words import Listed


def render(sheets: Sequence[Listed]) -> str:
    """The sheets of several drafts, each under a heading of its own."""
    return "\n".join("\n".join(_sheet(one)) + "\n" for one in sheets)


def _sheet(listed: Listed) -> Iterator[str]:
    sheet = listed.sheet
    yield f"# Fact-check sheet: {escaped(listed.name)}"
    yield ""
    said = words.tally(sheet)
    if not sheet.entries:
        yield f"{said[0].upper()}{said[1:]}."
        return
    yield escaped(f"{words.dating(sheet)}. {said[0].upper()}{said[1:]}.")
    for index, entries in words.by_sentence(sheet):
        passage = sheet.sentences[index]
        yield ""
        yield f"**Line {passage.line}.** {escaped(passage.text)}"
        yield ""
        top = min(words.depth(sheet, entry) for entry in entries)
        level = -1
        for entry in entries:
            level = min(words.depth(sheet, entry) - top, level + 1)
            yield "  " * level + _entry(sheet, entry)


def _entry(sheet: Sheet, entry: Entry) -> str:
    detail, source = words.detail(entry), words.answer(sheet, entry)
    shown = detail if entry.kind is Kind.CLAIM else entry.text
    known = [source] if entry.kind is Kind.CLAIM else [part for part in (source, detail) if part]
    return f"- [ ] **{entry.kind.value}** {_inline(shown)} — {_inline('; '.join(known))}"


def _inline(text: str) -> str:
    """Escaped text that doesn't begin its line."""
    return escaped("x" + text)[1:]
