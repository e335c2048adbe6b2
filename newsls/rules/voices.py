"""Who speaks near a place of a draft, named as a reporter would name them the second time: “Li”, “the ministry”."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from newsls.attribution import Attribution, Sources, Strength
from newsls.attribution.cues import Frame, verbs
from newsls.attribution.sources import PEOPLE
from newsls.attribution.words import DETERMINERS, PREPOSITIONS, is_adverb
from newsls.draft import Draft
from newsls.figures import Figure, Figures, Mention
from newsls.figures.features import PARTICLES, SUFFIXES
from newsls.figures.model import PERSON
from newsls.figures.phrases import BODIES, DOCUMENTS, is_person
from newsls.markup import BlockKind
from newsls.text import Span

BEFORE, AFTER = 2, 1
"""Paragraphs before and after a place in which a source counts as near."""


class Kind(StrEnum):
    """What speaks."""

    PERSON = "person"
    BODY = "body"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Voice:
    """A source at one place of a draft: ``name`` as it stands inside a sentence, ``full`` as it stands there.

    ``at`` is its running number of sentence, ``span`` its place in the source; ``plural`` says that it takes “say”.
    """

    kind: Kind
    name: str
    full: str
    at: int
    span: Span
    plural: bool = False

    def says(self, present: bool) -> str:
        """“the ministry said”, “prosecutors say”, “according to the report”."""
        if self.kind is Kind.DOCUMENT:
            return f"according to {self.name}"
        return f"{self.name} {self.verbs(present)[0]}"

    def verbs(self, present: bool) -> tuple[str, str]:
        """The forms of “say” and “ask” that go with the name."""
        if not present:
            return "said", "asked"
        return ("say", "ask") if self.plural else ("says", "asks")


class Voices:
    """The sources of one draft, read where they are asked for."""

    def __init__(self, draft: Draft, sources: Sequence[Sources], figures: Figures) -> None:
        """``sources[i]`` belong to ``draft.paragraphs[i]``."""
        self.draft, self.sources, self.figures = draft, sources, figures
        self._first: list[int] = []  # the running number of each paragraph's first sentence
        count = 0
        for one in sources:
            self._first.append(count)
            count += len(one.sentences)
        self._read: dict[int, tuple[Voice, ...]] = {}
        self._short: dict[int, str] = {}
        self._surnames: Counter[str] | None = None
        self._present: bool | None = None

    @property
    def present(self) -> bool:
        """Whether the draft has people say things in the present tense."""
        if self._present is None:
            tenses: Counter[str] = Counter()
            for paragraph, one in zip(self.draft.paragraphs, self.sources, strict=True):
                for attribution in one.attributions:
                    if attribution.cue is not None and paragraph.kind.is_running:
                        tenses[paragraph.text[attribution.cue.end - 4 : attribution.cue.end].casefold()] += 1
            self._present = tenses["says"] + tenses[" say"] > tenses["said"]
        return self._present

    def near(self, block: int, sentence: int, avoid: str = "") -> list[Voice]:
        """The sources near a sentence of a paragraph, the nearest first, each once; none that ``avoid`` names.

        No heading stands between a source and the sentence.
        """
        here = self._first[block] + sentence
        found = [voice for index in self._around(block) for voice in self.of(index)]
        found.sort(key=lambda v: here - v.at if v.at <= here else 2 * (v.at - here))
        names: dict[str, Voice] = {}
        avoided = avoid.casefold()
        for voice in found:
            if voice.at != here and not _mentions(avoided, voice):
                names.setdefault(voice.name.casefold(), voice)
        return list(names.values())

    def of(self, block: int) -> tuple[Voice, ...]:
        """The sources of one paragraph in order."""
        known = self._read.get(block)
        if known is None:
            made = (self._voice(block, one) for one in self.sources[block].attributions)
            known = self._read[block] = tuple(voice for voice in made if voice is not None)
        return known

    def _around(self, block: int) -> Iterator[int]:
        blocks = self.draft.blocks
        yield block
        for step, most in ((-1, BEFORE), (1, AFTER)):
            index = block + step
            left = most
            while left and 0 <= index < len(blocks) and blocks[index].kind is not BlockKind.HEADING:
                if blocks[index].kind.is_running:
                    yield index
                    left -= 1
                index += step

    def _voice(self, block: int, one: Attribution) -> Voice | None:
        paragraph = self.draft.paragraphs[block]
        if (
            one.source is None
            or one.cue is None
            or not paragraph.kind.is_running
            or not _speaks(one.cue.of(paragraph.text))
        ):
            return None
        words = " ".join(one.source.of(paragraph.text).split()).removeprefix("according to ")
        core = _core(words)
        if not core or len(core.split()) > _LONGEST or not _NAME.fullmatch(core):
            return None
        span = self.draft.blocks[block].to_source(one.source)
        at = self._first[block] + max(0, bisect_right(paragraph.sentences, one.source.start, key=lambda s: s.start) - 1)
        people = [f for f in self.figures.within(span) if f.kind == PERSON]
        if people:
            figure = people[0]
            if len(people) > 1 or not _heads(words, self._mention(figure, span)):
                return None
            return Voice(Kind.PERSON, self._surname(figure), core, at, span)
        starts = paragraph.sentences[at - self._first[block]].start == one.source.start
        voice = self._described(core, block, at, span, starts)
        return voice if voice is None or one.strength is Strength.NAMED or voice.kind is Kind.DOCUMENT else None

    def _described(self, core: str, block: int, at: int, span: Span, starts: bool) -> Voice | None:
        """A body, a document or somebody without a name: “the interior ministry”, “prosecutors”."""
        words = core.split()
        lower = [_plain(word) for word in words]
        end = next((i for i, word in enumerate(lower) if i and word in _AFTER_HEAD), len(words))
        head = lower[end - 1]
        named = (
            words[end - 1][:1].isupper()
            and not (core.isupper() and " " in core)
            and any(
                figure.kind != PERSON and words[end - 1] in self._mention(figure, span).split()
                for figure in self.figures.within(span)
            )
        )
        single = head.removesuffix("s")
        if head in DOCUMENTS or single in DOCUMENTS:
            kind = Kind.DOCUMENT
        elif head in BODIES or named or (single in BODIES and lower[0] in ("the", "both")):
            kind = Kind.BODY
        elif is_person(head) or head in _OFFICERS or (is_person(single) and lower[0] == "the"):
            kind = Kind.PERSON
        else:
            return None
        if head in PEOPLE or any(is_adverb(word) for word in lower) or lower[end + 1 : end + 2] in (["a"], ["an"]):
            return None
        plural = (
            head in _OFFICERS or head in ("police", "troops") or (head != single and single in (*BODIES, *DOCUMENTS))
        )
        if lower[0] in ("a", "an", "the", "this", "that") and len(words) > 1:
            name = "the " + " ".join(words[1:])
            if head in _SECOND or kind is Kind.DOCUMENT or (kind is Kind.PERSON and lower[0] in ("a", "an")):
                name = self._shorter(name, head if head in _SECOND else words[end - 1], words[1:], block)
        elif lower[0] in DETERMINERS:
            return None
        else:
            first = words[0]
            if first.islower() and not plural:  # “administration” of a headline's grammar
                return None
            if starts and (
                lower[0] in _OFFICERS or lower[0] == "police" or (not named and first.isalpha() and end == 1)
            ):
                first = first[:1].lower() + first[1:]
            name = " ".join([first, *words[1:]])
        return Voice(kind, name, core, at, span, plural)

    def _shorter(self, name: str, head: str, words: Sequence[str], block: int) -> str:
        """“the ministry” of “the interior ministry”, unless another one is named near by."""
        own = {_plain(word) for word in words}
        pattern = re.compile(rf"([\w’'-]+)\s+{re.escape(head)}\b(?:\s+(?:of|for)\s+(?:the\s+)?(\w+))?", re.IGNORECASE)
        for paragraph in self.draft.paragraphs[max(0, block - _SIGHT) : block + _SIGHT]:
            for found in pattern.finditer(paragraph.text):
                before, after = _plain(found[1]), _plain(found[2] or "")
                if (before not in _LIGHT and before not in own) or (after and after not in own):
                    return name
        return f"the {head}"

    def _mention(self, figure: Figure, span: Span) -> str:
        """A figure's name as it stands in a source, without markup."""
        at = bisect_right(figure.mentions, span.start - 1, key=lambda m: m.span.start)
        return self._prose(figure.mentions[at]) if at < len(figure.mentions) else ""

    def _prose(self, mention: Mention) -> str:
        block = self.draft.blocks[mention.block]
        start, end = block.to_prose(mention.span.start), block.to_prose(mention.span.end)
        return "" if start is None or end is None else " ".join(block.text[start:end].split())

    def _surname(self, figure: Figure) -> str:
        """What the draft calls a person for short, with “Mr.” where it does; else the surname, or the name in doubt."""
        start = figure.mentions[0].span.start
        known = self._short.get(start)
        if known is None:
            known = self._short[start] = self._called(figure)
        return known

    def _called(self, figure: Figure) -> str:
        text = self.draft.text
        full = figure.name.split()
        last = _family(full)
        if self._surnames is None:
            self._surnames = Counter(_family(one.name.split()) for one in self.figures.all if one.kind == PERSON)
        if self._surnames[last] > 1 or len(full) == 1:
            return figure.name
        forms: Counter[str] = Counter()
        titled: Counter[str] = Counter()
        for mention in figure.mentions:
            form = self._prose(mention)
            if len(form.split()) < len(full) and form in figure.name:
                forms[form] += 1
                courtesy = _COURTESY.search(text, max(0, mention.span.start - 6), mention.span.start)
                titled[courtesy[1] if courtesy else ""] += 1
        if forms:
            short = max(forms, key=lambda form: (forms[form], form == last))
            title = titled.most_common(1)[0][0]
            return f"{title} {short}" if title else short
        return figure.name if full[0] in _FAMILY_FIRST and len(full) < 4 else last


_SIGHT = 6  # paragraphs before and after in which another ministry makes “the ministry” ambiguous
_LONGEST = 9  # words of a source that is named again
_OFFICERS = frozenset("prosecutors police firefighters rescuers detectives organisers organizers".split())
_SECOND = frozenset(
    "ministry department commission committee council court agency bank union company university hospital institute "
    "party regulator watchdog airline federation association bureau board center centre company group charity".split()
)
"""Bodies that are named by this word alone once they have been named in full."""
_LIGHT = frozenset("the a an its their his her this that and of for to by in from our each every any no which".split())
_COURTESY = re.compile(r"\b(Mrs?\.?|Ms\.?|Mx\.?|Dr\.?|Sir|Dame|Lord|Lady)\s$")
_NAME = re.compile(r"[\w\s.’'&-]+")
_AFTER_HEAD = PREPOSITIONS | {"close", "familiar", "based"}
_CLOSERS = re.compile(r"\s*[,;:(\[–—]\s*|\s+(?:who|which|that|whose)\s+")
_FAMILY_FIRST = frozenset(
    "Bai Bo Cai Cao Chen Cheng Choi Chung Deng Ding Fang Feng Gao Guo Han He Hong Hu Huang Hwang Jang Jiang Jin "
    "Jung Kang Kim Kwon Lai Lee Lei Li Liang Lin Liu Lu Luo Ma Mao Ngo Nguyen Pan Park Peng Qian Qin Ren Seo Shen "
    "Shi Shin Song Su Sun Tan Tang Tian Tran Tsai Wang Wei Wen Wong Wu Xi Xia Xie Xu Yan Yang Yao Ye Yi Yoon Yu "
    "Yuan Zhang Zhao Zheng Zhong Zhou Zhu Zou".split()
)
"""Surnames that may stand first, as in “Li Shangfu”."""
_SAYING = frozenset(
    """
    say tell add note write argue explain insist warn reply stress acknowledge recall declare announce maintain assert
    caution report state confirm estimate conclude find claim allege deny suggest describe predict
    """.split()
)


def _speaks(cue: str) -> bool:
    """Whether a cue has its source say something."""
    if "according" in cue.casefold():
        return True
    words = cue.casefold().split()
    verb = verbs().get(words[-1] if words else "")
    return verb is not None and verb.lemma in _SAYING and bool(verb.frame & Frame.SPEECH) and verb.form in "sdb"


def _core(words: str) -> str:
    """A source without what is said of it: “the interior ministry, which runs the camps”."""
    found = _CLOSERS.search(words)
    return words[: found.start()] if found else words


def _plain(word: str) -> str:
    return word.replace("’", "'").casefold()


def _heads(words: str, name: str) -> bool:
    """Whether a person's name is the source itself and not a part of it: not “Li’s lawyer”, “an aide to Li”."""
    at = words.find(name)
    if not name or at < 0:
        return False
    before, after = words[:at].split(), words[at + len(name) :]
    if after and after[0] not in ",(–—;: ":
        return False
    rest = after.split()
    if (
        rest
        and rest[0][0].isalpha()
        and not (_plain(rest[0]) in PREPOSITIONS or rest[0] in ("who", "himself", "herself"))
    ):
        return False
    title = [_plain(word) for word in before]
    return not any(word in PREPOSITIONS for word in title) or (
        before[0][:1].isupper() and title[0] != "the" and title[-1] != "to"
    )


def _family(full: Sequence[str]) -> str:
    """The surname of a name, with its particles: “von der Leyen”."""
    words = [word for word in full if word not in SUFFIXES and word != ","]
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in PARTICLES:
        at -= 1
    return " ".join(words[at:]) if words else " ".join(full)


def _mentions(sentence: str, voice: Voice) -> bool:
    """Whether a sentence, in lower case, names a source itself: who is spoken of is not who says so."""
    name = voice.name.casefold().removeprefix("the ")
    return re.search(rf"\b{re.escape(name)}\b", sentence) is not None
