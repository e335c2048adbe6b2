"""Attributions without a verb of their own: “according to”, nouns, adjectives, and what has no agent."""

from __future__ import annotations

from collections.abc import Sequence

from newsls.attribution import sources
from newsls.attribution.contents import Contents
from newsls.attribution.cues import (
    DENYING,
    DISPUTED,
    REJECTING,
    Frame,
    Verb,
    adjectives,
    finite,
    nouns,
    verbs,
)
from newsls.attribution.model import Strength
from newsls.attribution.sentence import (
    Reading,
)
from newsls.attribution.words import (
    AUXILIARIES,
    BE,
    CONTRACTED,
    COORDINATORS,
    NEGATIONS,
    NOT_NOUNS,
    PAUSES,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVES,
    TIMES,
    is_adverb,
)
from newsls.language import TokenKind
from newsls.text import Span

_LABELS = frozenset({"known", "seen", "viewed", "regarded", "described", "perceived", "billed", "portrayed"})
_PREPOSITIONAL = frozenset(
    """
    view views criticism criticisms opinion opinions assessment allegation allegations accusation accusations
    complaint complaints call calls demand demands concern concerns fear fears hope hopes promise promises
    pledge pledges proposal proposals warning warnings description request requests plea doubts doubt questions
    belief assertion claim claims prediction predictions comments remarks statement statements support
    opposition denial explanation refusal preference endorsement commitment approval rejection praise
    condemnation critique embrace goal aim desire response reaction confidence stance position push interest
    passion enthusiasm skepticism scepticism attack attacks focus disclosure portrayal decision plan plans
    vision emphasis insistence resistance message advice
    """.split()
)

VIEWPOINTS = frozenset(
    {"view", "opinion", "words", "eyes", "judgment", "judgement", "telling", "account", "estimate", "estimation"}
)
_LOOKING = frozenset("sound sounds sounded look looks looked".split())
_HANGING = PAUSES | frozenset({"and", "but", ":"})


POLLS = frozenset({"poll", "survey"})


class Nominal(Contents):
    """Reads cues that are no verbs, and verbs without an agent."""

    def _poll(self, k: int) -> bool:
        """“In a poll for the bank, four in ten …”, “…, in a survey by the union”."""
        norms = self.norms
        start = k
        while start > max(0, k - 12) and not self.quoted[start - 1]:
            norm = norms[start - 1]
            if norm in ("in", "per"):
                break
            if norm in NOT_NOUNS or (norm in PREPOSITIONS and norm not in ("of", "from", "by")) or norm in (",", ";"):
                return False
            start -= 1
        else:
            return False
        if start == 0 or norms[start - 1] not in ("in", "per") or start == k + 1:
            return False
        end = sources.after(self.tokens, self.quoted, start, finite())
        end = max(end, k + 1)
        comma = next((i for i in range(end, min(end + 14, self.end)) if norms[i] == "," and not self.quoted[i]), -1)
        if start <= 3:
            if comma < 0 or comma + 1 >= self.end:
                return False
            pieces = [(comma + 1, self._stop(comma + 1))]
        else:
            piece = (self._before_start(start - 1), start - 1)
            if piece[1] - piece[0] < 2:
                return False
            pieces = [piece]
        self._add((start, end), (start - 1, start), pieces, None, False, speech=True)
        return True

    def _agentless(self, a: int, b: int, start: int, stop: int, subject_end: int | None = None) -> None:
        pieces = []
        head_end = a if subject_end is None else subject_end
        if start < head_end:
            pieces.append((start, head_end))
        if b < stop:
            pieces.append((b, stop))
        if pieces:
            tokens = self.tokens
            self.sentence.readings.append(
                Reading(
                    self.sentence.index, None, Span(tokens[a].start, tokens[b - 1].end),
                    [Span(tokens[i].start, tokens[j - 1].end) for i, j in pieces],
                    Strength.AGENTLESS, False, lemma=self.norms[b - 1],
                )
            )  # fmt: skip

    def _seeming(self, k: int) -> None:
        """“He seemed tired”: somebody judged so, and nobody says who."""
        g = self._group(k)
        start = sources.before(self.tokens, self.quoted, g, finite())
        if self.norms[k] in ("appeared", "appear", "appears") and not (
            k + 1 < self.end
            and (self.norms[k + 1] == "to" or self.norms[k + 1] in ("that", "likely", "unlikely", "set", "ready"))
        ):
            return
        if self.norms[k] in _LOOKING and not (k + 1 < self.end and self._judged(k + 1)):
            return
        if k + 1 < self.end:
            self._agentless(g, k + 1, start, self._stop(k + 1), subject_end=g)

    def _judged(self, at: int) -> bool:
        """Whether “sounds” or “looks” is followed by how: “like a defeat”, “less certain”."""
        norm = self.norms[at]
        return norm in ("like", "as", "more", "less", "very", "increasingly", "so", "nothing") or norm in adjectives()

    def _participle(self, k: int) -> bool:
        """“is expected to”, “it is believed that”, “was seen as”, “widely regarded as”."""
        if k + 1 >= self.end:
            return False
        following = self.norms[k + 1]
        g = self._group(k)
        being = any(self.norms[i] in BE or self.norms[i].endswith(("'s", "'re", "'m")) for i in range(g, k))
        if not being and g and self.norms[g - 1] in ("it's", "they're", "he's", "she's"):
            being = True
        if (
            (following in ("to", "that") and being)
            or (following == "as" and self.norms[k] in _LABELS)
            or (following in ("as", "for", "by") and being)
            or (being and self.norms[k] == "expected" and (following in PREPOSITIONS or following in TIMES))
            or (being and self.norms[k] in ("considered", "called", "deemed", "dubbed") and self._starts_phrase(k + 1))
        ):
            start = sources.before(self.tokens, self.quoted, g, finite())
            if start < g and self.norms[start] == "it" and following == "that":
                start = g
            self._agentless(g, k + 1, start, self._stop(k + 1), subject_end=g)
            return True
        return False

    def _per(self, k: int) -> bool:
        """“Per the audit office, the dam is unsafe”, “The dam is unsafe, per the audit office”."""
        if k + 2 >= self.count or self.quoted[k + 1]:
            return False
        named = self.norms[k + 1] in ("the", "a", "his", "her") or self.tokens[k + 1].text[:1].isupper()
        if not named or not (k == 0 or self.norms[k - 1] in PAUSES):
            return False
        end = sources.after(self.tokens, self.quoted, k + 1, finite())
        if end <= k + 1 or not (end >= self.end or self.norms[end] in PAUSES):
            return False
        if k:
            first = self._before_start(k - 1)
            if k - 1 - first < 3:
                return False
            piece = (first, k - 1)
        elif end + 1 < self.end:
            piece = (end + 1, self._stop(end + 1))
        else:
            return False
        self._add((k + 1, end), (k, k + 1), [piece], verbs()["say"], False)
        return True

    def _according(self, k: int) -> None:
        if k + 2 >= self.count or self.norms[k + 1] != "to":
            return
        end = sources.after(self.tokens, self.quoted, k + 2, finite())
        if end <= k + 2:
            return
        if end < self.end - 1 and self.norms[end] == "," and self.norms[end + 1] in RELATIVES:
            closing = next((i for i in range(end + 2, min(end + 22, self.end)) if self.norms[i] == ","), -1)
            end = closing if closing > 0 else end  # “according to the mayor, who took office in May, …”
        leading = k == 0 or (
            k <= 2
            and all(self.norms[i] in COORDINATORS or is_adverb(self.norms[i]) or self.norms[i] == "," for i in range(k))
        )
        comma = next(
            (i for i in range(end, min(end + 26, self.end)) if self.norms[i] == "," and not self.quoted[i]), -1
        )
        verb = verbs()["say"]
        if leading or (self.norms[k - 1] in COORDINATORS):
            if comma > 0 and comma + 1 < self.end:
                self._add((k + 2, end), (k, k + 2), [(comma + 1, self._stop(comma + 1))], verb, False)
                self.last = (k + 2, end)
            return
        e = k - 1 if self.norms[k - 1] in PAUSES and not self.quoted[k - 1] else k
        start = self._before_start(e)
        if e <= start:
            return
        pieces = [(start, e)]
        if (
            comma > 0
            and comma + 1 < self.end
            and comma - end < 1
            and self.norms[comma + 1] not in ("a", "the", "which", "who", "an", "and", "but")
            and not self.norms[comma + 1].endswith("ing")
        ):
            pieces.append((comma + 1, self._stop(comma + 1)))
        self._add((k + 2, end), (k, k + 2), pieces, verb, False)
        self.last = (k + 2, end)

    def _viewpoint(self, k: int, owner: tuple[int, int]) -> bool:
        """“In the mayor’s view, …”, “…, in the words of”: what stands beside it is what is seen so."""
        opening = owner[0] <= 3
        if opening:
            at = k + 2 if self.norms[k + 1] == "," else k + 1
            piece = (at, self._stop(at)) if at < self.end else None
        else:
            first, last = self._before_start(owner[0] - 1), owner[0] - 1
            piece = (first, last - 1 if self.norms[last - 1] in PAUSES else last)
        if piece is None or piece[0] >= piece[1]:
            return False
        pieces = [piece]
        if not opening and k + 2 < self.end and self.norms[k + 1] in PAUSES:
            pieces.append((k + 2, self._stop(k + 2)))
        self._add(owner, (owner[0] - 1, k + 1), pieces, verbs()["say"], False)
        return True

    def _noun(self, k: int) -> bool:
        """“his view that …”, “the claim that …”, “criticism of …”, “the minister’s assertion”."""
        if k + 1 >= self.end or k in self.used:
            return False
        following = self.norms[k + 1]
        if self.quoted[k + 1]:
            following = ""
        owner = self._owner(k)
        if owner is not None and self.norms[k] in VIEWPOINTS and owner[0] and self.norms[owner[0] - 1] in ("in", "by"):
            return self._viewpoint(k, owner)
        skip = self._adverbials(k + 1)
        if following == "by" and k + 2 < self.end:
            end = sources.after(self.tokens, self.quoted, k + 2, finite())
            at = end + 1 if end < self.end and self.norms[end] == "," else end
            if end > k + 2 and at < self.end and self.norms[at] in ("that", "to"):
                owner, skip = (k + 2, end), at
        if owner is not None and following in ("is", "was") and k + 3 < self.end and self.norms[k + 2] == "that":
            skip = k + 2
        if self.norms[k] in ("request", "requests") and following == "for":
            return False  # “a request for comment” is the newsroom's own
        if skip < self.end - 1 and self.norms[skip] == "that" and not self.quoted[skip]:
            relative = verbs().get(self.norms[skip + 1])
            if self.norms[skip + 1] in AUXILIARIES or (relative is not None and relative.form in "sd"):
                return False  # “a report that found …”
            content = (skip, self._first_clause(k, skip, self._stop(skip)))
        elif following in ("among", "by", "from", "within") and (that := self._that_soon(k + 1)) is not None:
            end = sources.after(self.tokens, self.quoted, k + 2, finite())
            if end <= k + 2:
                return False
            owner, content = (k + 2, end), that
        elif (
            (
                following in ("of", "about", "over", "for", "against", "to", "on", "in")
                and owner is not None
                and self.norms[k] in _PREPOSITIONAL
            )
            or (
                following in ("of", "about")
                and self.norms[k]
                in (
                    "criticism",
                    "allegation",
                    "allegations",
                    "accusation",
                    "accusations",
                    "complaint",
                    "complaints",
                    "rumor",
                    "rumors",
                    "rumours",
                    "speculation",
                    "fears",
                    "criticisms",
                    "opposition",
                    "support",
                )
            )
            or (following in ("to", "for") and self.norms[k] in ("opposition", "support", "calls"))
        ):
            content = (k + 2, self._first_phrase(k, k + 2)) if k + 2 < self.end else (k, k)
        else:
            return False
        if content[0] >= content[1]:
            return False
        disputed = owner is not None and self._rejected(k)
        if disputed:
            owner = None  # whose claim it is that somebody rejects, the sentence doesn't say
        tokens = self.tokens
        start = k
        if k and self.norms[k - 1] in ("the", "a", "an", "any", "no"):
            start = k - 1
        who = sources.NOBODY if owner is None else sources.describe(tokens[owner[0] : owner[1]])
        self.sentence.readings.append(
            Reading(
                self.sentence.index,
                None if owner is None else Span(tokens[owner[0]].start, tokens[owner[1] - 1].end),
                Span(tokens[start].start, tokens[k].end),
                [Span(tokens[content[0]].start, tokens[content[1] - 1].end)],
                who.strength,
                owner is not None,
                who.vague,
                DISPUTED if disputed else self.norms[k],
                head=who.head,
                denies=self.norms[k] in DENYING,
                placed=who.placed,
            )
        )
        return True

    def _first_clause(self, noun: int, start: int, stop: int) -> int:
        """Where “that …” ends before the verb of which the noun is the subject: “his view that it is old | is”."""
        return stop if self._verb_between(0, noun) else self._second_verb(start + 1, stop)

    def _first_phrase(self, noun: int, start: int) -> int:
        """Where “of …” ends before the verb of which the noun is the subject: “criticism of the plan | was brief”."""
        stop = self._phrase_stop(start)
        if self._verb_between(0, noun):
            return stop
        return next((i for i in range(start + 1, stop) if self.norms[i] in AUXILIARIES and not self.quoted[i]), stop)

    def _verb_between(self, start: int, stop: int) -> bool:
        ends, table = finite(), verbs()
        return any(
            self.norms[i] in AUXILIARIES
            or self.norms[i] in ends
            or (self.norms[i] in table and table[self.norms[i]].form == "d")
            for i in range(max(start, self.done), stop)
        )

    def _rejected(self, k: int) -> bool:
        """Whether the noun at ``k`` is the object of “denied” or “rejected”: “rejected the claim that …”."""
        for i in range(k - 1, max(-1, k - 5), -1):
            verb = verbs().get(self.norms[i])
            if verb is not None and (verb.lemma in DENYING or verb.lemma in REJECTING):
                return True
            if self.norms[i] in POSSESSIVES or self.norms[i].endswith(("'s", "s'")):
                return False
        return False

    def _adjective(self, k: int) -> None:
        """“was confident that”, “is wary of”."""
        if k + 1 >= self.end:
            return
        following = self.norms[k + 1]
        if self.norms[k] in ("clear", "unclear") and following in ("that", "whether", "how", "if", "what", "why"):
            self._agentless(k, k + 1, k, self._stop(k + 1))
            return
        if self.norms[k] in (
            "convinced",
            "confident",
            "sure",
            "certain",
            "hopeful",
            "afraid",
            "aware",
            "glad",
        ) and self._starts_clause(k + 1):
            following = "that"
        if (
            following
            not in ("that", "about", "of", "to", "whether", "how", "if", "what", "by", "with", "over", "at", "in", "on")
            or self.norms[k] == "clear"
        ):
            return
        g = k
        being = False
        while g > 0 and not self.quoted[g - 1]:
            norm = self.norms[g - 1]
            if norm in CONTRACTED:
                being = True
                break
            if norm in BE or norm in (
                "remain",
                "remains",
                "remained",
                "feel",
                "feels",
                "felt",
                "seem",
                "seemed",
                "seems",
                "grew",
                "became",
                "sounded",
            ):
                being = True
                g -= 1
            elif (
                norm in AUXILIARIES
                or norm in NEGATIONS
                or is_adverb(norm)
                or norm in ("very", "more", "less", "increasingly", "deeply")
            ):
                g -= 1
            else:
                break
        if not being:
            return
        start = sources.before(self.tokens, self.quoted, g, finite())
        if start >= g:
            if g and self.norms[g - 1] in RELATIVES:
                start = g - 1
            elif g and self.norms[g - 1] == "," and (paired := self._parenthesis(g - 1)) is not None:
                start = sources.before(self.tokens, self.quoted, paired, finite())
                if start >= paired:
                    return
            elif g and self.norms[g - 1] in COORDINATORS and (subject := self.last or self._main_subject()) is not None:
                start, g = subject[0], min(g, subject[1])
            else:
                return
        at = k + 1 if following in ("that", "to", "whether", "how", "if", "what") else k + 2
        if at < self.end:
            stop = self._phrase_stop(at) if following != "that" else self._stop(at)
            self._add((start, g), (k, k + 1), [(at, stop)], None, False, speech=False)

    def _add(
        self,
        source: tuple[int, int] | None,
        cue: tuple[int, int],
        pieces: Sequence[tuple[int, int]],
        verb: Verb | None,
        negated: bool,
        speech: bool | None = None,
    ) -> None:
        tokens = self.tokens
        content = []
        for start, stop in pieces:
            end = stop
            while end > start and not self.quoted[end - 1] and self.norms[end - 1] in _HANGING:
                end -= 1
            if end > start:
                content.append(Span(tokens[start].start, tokens[end - 1].end))
        if not content and pieces:
            return
        named = tokens[source[0] : source[1]] if source else ()
        while named and named[-1].kind == TokenKind.PUNCTUATION and named[-1].norm != ")":
            named = named[:-1]
        who = sources.describe(named)
        self.sentence.readings.append(
            Reading(
                self.sentence.index,
                Span(named[0].start, named[-1].end) if named else None,
                Span(tokens[cue[0]].start, tokens[cue[1] - 1].end),
                content,
                who.strength,
                (verb is not None and bool(verb.frame & Frame.SPEECH)) if speech is None else speech,
                who.vague,
                verb.lemma if verb else "",
                negated,
                who.head,
                verb is not None and not negated and self._denies(verb.lemma, pieces),
                who.placed,
            )
        )

    def _denies(self, lemma: str, pieces: Sequence[tuple[int, int]]) -> bool:
        """Whether a verb denies its content: always, or where the content is something said."""
        if lemma in DENYING:
            return True
        if lemma not in REJECTING or not pieces:
            return False
        start, stop = pieces[-1]
        said = nouns()
        return any(norm in said or norm == "as" for norm in self.norms[start : min(stop, start + 7)])
