"""Inlay hints: who answers for a sentence that says so by a pronoun, or not at all.  Off without ``inlay-hints``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lsprotocol import types as t

from newsls.analysis import Analysis
from newsls.figures.answers import Answer, How
from newsls.lsp.convert import Ruler
from newsls.lsp.host import Host
from newsls.lsp.session import Document
from newsls.report.card import shortened
from newsls.report.cells import clean
from newsls.report.standing import name
from newsls.text import Span

_ROOM = 40
"""Characters of a name that are shown."""
_BESIDE = frozenset({"who", "which", "that", "i", "we"})
"""Pronouns that stand beside whom they mean."""


class Hint(NamedTuple):
    """A hint: the source offset after which it stands, who answers, and the words that stand for them (if any)."""

    at: int
    answer: Answer
    words: str


async def hints(host: Host, params: t.InlayHintParams) -> list[t.InlayHint]:
    """The hints of a part of a document, once the text that is open is read; none where they are not wanted."""
    document = host.session.get(params.text_document.uri)
    reading = await document.read() if document is not None else None
    if document is None or reading is None or not wanted(document):
        return []
    document.asked = True
    ruler = Ruler(document.lines, document.encoding)
    part = ruler.span(params.range)
    made = []
    for hint in found(reading.analysis):
        now = document.now(Span(hint.at, hint.at))
        if now is not None and part.start <= now.start <= part.end:
            made.append(_shown(reading.analysis, hint, document, ruler, now.start))
    return made


def wanted(document: Document) -> bool:
    """Whether the settings of a document ask for hints."""
    return document.configuration is not None and document.configuration.settings.editor.inlay_hints


def found(analysis: Analysis) -> Iterator[Hint]:
    """The hints of a draft in order, at most one a sentence and person."""
    draft, speakers = analysis.draft, analysis.speakers
    for index, (block, sources) in enumerate(zip(draft.blocks, analysis.sources, strict=False)):
        paragraph = draft.paragraphs[index]
        if not block.kind.is_running:
            continue
        hinted: dict[tuple[int, str], Hint] = {}
        for number in range(len(paragraph.sentences)):
            carried = speakers.carried(index, number)
            if carried is not None:
                hinted[number, carried.words] = Hint(0, carried, "")
        for one in sources.attributions:
            answer = speakers.answer(index, one)
            if answer is None or answer.how not in (How.PRONOUN, How.CARRIED):
                continue
            words = one.source.of(paragraph.text) if one.source else ""
            at = paragraph.sentence_at(one.source.start if one.source else one.content[-1].end)
            if at is not None and words.lower() not in _BESIDE:
                hinted.setdefault((at, answer.words), Hint(0, answer, words))
        for (number, _), hint in sorted(hinted.items(), key=lambda item: item[0][0]):
            sentence = block.to_source(paragraph.sentences[number])
            if not any(
                sentence.covers(mention.span) for figure in hint.answer.figures for mention in figure.mentions
            ) and not sentence.covers(hint.answer.span):
                yield hint._replace(at=sentence.end)


def _shown(analysis: Analysis, hint: Hint, document: Document, ruler: Ruler, at: int) -> t.InlayHint:
    who = name(analysis, hint.answer)
    if hint.words:
        why = f"“{clean(hint.words)}” is {who}, as newsls reads it."
    else:
        why = f"Goes on with what {who} said, as newsls reads it."
    place = document.now(hint.answer.span)
    location = t.Location(document.uri, ruler.range(place)) if place is not None else None
    part = t.InlayHintLabelPart(f"— {shortened(who, _ROOM)}", location=location)
    return t.InlayHint(ruler.position(at), [part], tooltip=why, padding_left=True)
