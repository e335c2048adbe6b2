"""Where clauses, phrases and adverbials begin and end, by commas, conjunctions and word forms."""

from __future__ import annotations

from bisect import bisect_left

from newsls.attribution import sources
from newsls.attribution.cues import (
    DENYING,
    REJECTING,
    Frame,
    finite,
    nouns,
    verbs,
)
from newsls.attribution.sentence import (
    Sentence,
)
from newsls.attribution.words import (
    ADVERBS,
    AUXILIARIES,
    CONTRACTED,
    COORDINATORS,
    DETERMINERS,
    OBJECTS,
    PAUSES,
    PERSONAL,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    TIMES,
    is_adverb,
)
from newsls.language import TokenKind

_SETTINGS = frozenset(
    """
    statement interview conference briefing speech testimony email e-mail letter tweet post report reporters
    journalists call rally hearing debate news filing affidavit memo message remarks press appearance release
    video address broadcast court television tv radio twitter facebook event town-hall op-ed
    interviews statements tweets posts emails letters speeches
    """.split()
)
_BREAKS = RELATIVES | SUBORDINATORS | COORDINATORS | frozenset({"according", "he", "she", "they", "it", "in", "with"})
COMMON_VERBS = frozenset(
    """
    get gets got make makes made take takes took go goes went come comes came give gives gave need needs want
    wants know knows keep keeps kept let lets put puts run runs ran lost won left met held led felt found became
    become becomes began saw deserve deserves remain remains represent represents mean means show shows support
    supports include includes work works believe believe think feel own owns cost costs fell rose grew paid sent
    set spent built brought bought taught fought
    """.split()
)
LONGEST_CONTENT = 400
_OPENERS = DETERMINERS | COORDINATORS | frozenset({"to", "that"})
_JOINING = COORDINATORS | RELATIVES | frozenset({",", "not", "also"})
_CLOSING = PAUSES | frozenset({".", ";", ":", "?", "!"})


_CLAUSAL = Frame.SPEECH | Frame.THAT


class Clauses:
    """A sentence's tokens and the boundaries between its parts.  Positions are indexes of tokens, ends exclusive."""

    def __init__(self, sentence: Sentence, hits: list[int]) -> None:
        self.sentence = sentence
        self.tokens, self.quoted, self.hits = sentence.tokens, sentence.quoted, hits
        self.norms = [t.norm for t in sentence.tokens]
        self.count = len(self.tokens)
        self.end = self.count  # just after the last word, before the final stop
        while self.end and self.tokens[self.end - 1].norm in (".", "!", "?") and not self.quoted[self.end - 1]:
            self.end -= 1
        self.cuts = self._cuts()
        self.last: tuple[int, int] | None = None  # the source of the cue before
        self.done = 0  # tokens before this belong to an earlier attribution's inside or after
        self.main: tuple[int, int] | bool | None = False
        self.disputed: tuple[int, int] | None = None  # “a claim” that somebody denies
        self.used: set[int] = set()  # nouns that were read with their verb

    def _cuts(self) -> list[int]:
        """Tokens at which a content ends because something else begins: a cue after a comma, a semicolon."""
        table = verbs()
        cuts = []
        for i in range(1, self.count - 1):
            if self.quoted[i]:
                continue
            if self.norms[i] in ("and", "but") and self._speech_verb(i + 1):
                cuts.append(i)  # “said … and added …”
                continue
            if self.tokens[i].kind != TokenKind.PUNCTUATION:
                continue
            norm, following = self.norms[i], self.norms[i + 1]
            if norm == ";":
                cuts.append(i)
            elif norm in PAUSES:
                if following == "according":
                    cuts.append(i)
                    continue
                n = i + 1
                while n < self.count - 1 and is_adverb(self.norms[n]):
                    n += 1
                verb = table.get(self.norms[n])
                if (
                    (
                        verb is not None
                        and verb.frame & Frame.SPEECH
                        and not self.quoted[n]
                        and (verb.form == "g" or (verb.form in "sd" and not verb.frame & Frame.NOUNISH))
                    )
                    or (following in ("and", "but", "while", "though", "although") and self._cue_soon(i + 2))
                    or self._trailing(i)
                    or self._disputing(i)
                ):
                    cuts.append(i)
        return cuts

    def _disputing(self, pause: int) -> bool:
        """Whether “, a claim the ministry has denied” follows."""
        said = next((i for i in range(pause + 1, min(pause + 4, self.count)) if self.norms[i] in nouns()), -1)
        if said < 0:
            return False
        table = verbs()
        for i in range(said + 1, min(said + 10, self.count)):
            if self.norms[i] in PAUSES:
                return False
            verb = table.get(self.norms[i])
            if verb is not None and (verb.lemma in DENYING or verb.lemma in REJECTING):
                return True
        return False

    def _speech_verb(self, at: int) -> bool:
        """Whether a past form of a verb of speech that takes a clause or quotation stands at ``at``."""
        while at < self.count - 2 and is_adverb(self.norms[at]):
            at += 1
        if self.quoted[at]:
            return False
        verb = verbs().get(self.norms[at])
        return verb is not None and verb.form in "sd" and verb.frame & _CLAUSAL == _CLAUSAL

    def _cue_soon(self, at: int) -> bool:
        """Whether a finite speech verb stands within the next few words: the start of another attribution."""
        table = verbs()
        for i in range(at, min(at + 7, self.count)):
            if self.quoted[i] or self.tokens[i].kind == TokenKind.PUNCTUATION:
                return False
            verb = table.get(self.norms[i])
            if verb is not None and verb.frame & Frame.SPEECH and verb.form in "sd" and not verb.frame & Frame.NOUNISH:
                return True
        return False

    def _trailing(self, comma: int) -> bool:
        """Whether “, the minister said” follows a comma and ends the sentence or the clause."""
        table = verbs()
        for i in range(comma + 1, min(comma + 12, self.count)):
            if self.quoted[i]:
                return False
            if self.tokens[i].kind == TokenKind.PUNCTUATION:
                return False
            verb = table.get(self.norms[i])
            if verb is not None and verb.form in "sd" and verb.frame & Frame.QUOTE and i > comma + 1:
                return self._closed_after(i + 1)
        return False

    def _closed_after(self, at: int) -> bool:
        """Whether nothing but an adverbial follows a verb before a comma or the end."""
        at = self._adverbials(at)
        return at >= self.end or self.norms[at] in _CLOSING or self.quoted[at]

    def _adverbials(self, at: int) -> int:
        """Skip “on Friday”, “in a statement”, “at a news conference”, “to reporters”, “late Monday”."""
        count, norms = self.end, self.norms
        while at < count and not self.quoted[at]:
            norm = norms[at]
            if norm in TIMES or norm in ("publicly", "privately", "repeatedly"):
                at += 1
            elif norm in (
                "on",
                "in",
                "at",
                "during",
                "to",
                "by",
                "after",
                "before",
                "from",
                "last",
                "this",
                "early",
                "late",
                "via",
            ):
                n = at + 1
                if n < count and norms[n] in TIMES:
                    at = n + 1
                elif norm in ("in", "at", "during", "to", "on", "by", "via", "from") and n < count and self._setting(n):
                    at = self._setting(n)
                else:
                    return at
            else:
                return at
        return at

    def _setting(self, at: int) -> int:
        """The end of “a statement (on Friday)”, “an interview with CNN”, “reporters”; 0 where there is none."""
        for i in range(at, min(at + 6, self.end)):
            if self.quoted[i] or self.tokens[i].kind == TokenKind.PUNCTUATION:
                return 0
            if self.norms[i] in _SETTINGS or (self.norms[i].isdigit() and len(self.norms[i]) == 4):
                end = i + 1
                if (
                    end < self.end - 1
                    and self.norms[end] in ("with", "to", "on", "in", "at", "by", "from")
                    and not self.quoted[end]
                ):
                    after = sources.after(self.tokens, self.quoted, end + 1, finite())
                    if after > end + 1:
                        return after
                return end
        return 0

    def _stop(self, at: int) -> int:
        """Where a content that begins at token ``at`` ends."""
        index = bisect_left(self.cuts, at + 1)
        end = self.cuts[index] if index < len(self.cuts) else self.end
        return min(end, at + LONGEST_CONTENT)

    def _short_stop(self, at: int) -> int:
        """Where an object that begins at ``at`` ends: at a comma or a subordinate clause."""
        end = self._stop(at)
        for i in range(at + 1, end):
            if not self.quoted[i] and (self.norms[i] in PAUSES or self.norms[i] == ":"):
                if self.norms[i] == "," and self.tokens[i + 1 : i + 2] and self._listed(i, at):
                    continue
                return i
        return end

    def _phrase_stop(self, at: int) -> int:
        """Where an object, infinitive or prepositional content ends."""
        end = self._stop(at)
        for i in range(at + 2, end - 1):
            if not self.quoted[i] and self.norms[i] in PAUSES:
                following = self.norms[i + 1]
                if following in _BREAKS or following.endswith("ing") or self.quoted[i + 1] or is_adverb(following):
                    return i
        return end

    def _listed(self, comma: int, start: int) -> bool:
        """Whether a comma joins items of a list or adjectives: “the slow, costly plan”."""
        following = self.norms[comma + 1]
        if (
            following in RELATIVES
            or following in SUBORDINATORS
            or following.endswith("ing")
            or following in COORDINATORS
        ):
            return False
        return (
            any(self.norms[i] in ("and", "or") for i in range(comma + 1, min(comma + 7, self.end)))
            and comma - start < 12
        )

    def _clause_start(self, k: int) -> int:
        """The first token of the clause that holds ``k``."""
        for i in range(k - 1, self.done - 1, -1):
            if self.quoted[i]:
                continue
            norm = self.norms[i]
            if norm == ";" or (norm in ("but", "while") and i and self.norms[i - 1] == ","):
                return i + 1
        return self.done

    def _main_subject(self) -> tuple[int, int] | None:
        """The first noun phrase of the sentence outside an opening adverbial."""
        if not isinstance(self.main, bool):
            return self.main
        self.main = None
        at = 0
        while at < self.count and (
            self.norms[at] in COORDINATORS or is_adverb(self.norms[at]) or self.norms[at] in ("in", "on", "at")
        ):
            if self.norms[at] in PREPOSITIONS:
                break
            at += 1
            if at < self.count and self.norms[at] == ",":
                at += 1
        if at < self.count:
            first = self.norms[at]
            if (
                first in PREPOSITIONS
                or (first in SUBORDINATORS and first != "that")
                or first.endswith("ing")
                or first in TIMES
                or (first.endswith("ed") and at + 1 < self.count and self.norms[at + 1] in PREPOSITIONS)
            ):
                comma = next(
                    (i for i in range(at, min(at + 30, self.count)) if self.norms[i] == "," and not self.quoted[i]), -1
                )
                if comma > 0:
                    at = comma + 1
            end = self._verbless(at, sources.after(self.tokens, self.quoted, at, finite()))
            if end > at:
                self.main = (at, end)
        return self.main

    def _verbless(self, start: int, end: int) -> int:
        """The end of a noun phrase before a past form that can only be a verb: “the mayor | refused to say”."""
        table = verbs()
        for i in range(start + 1, end):
            norm = self.norms[i]
            verb = table.get(norm)
            if (verb is not None and verb.form == "d") or (norm.endswith("ed") and len(norm) > 4):
                following = self.norms[i + 1] if i + 1 < self.count else ""
                if not self.tokens[i].text[:1].isupper() and (following in _OPENERS or following in PREPOSITIONS):
                    return i
        while end > start and self.norms[end - 1] in COORDINATORS:
            end -= 1
        return end

    def _second_verb(self, start: int, stop: int) -> int:
        """Where a clause ends before the verb of the clause around it: “that it is old | is shared by few”."""
        seen = False
        for i in range(start, stop):
            if self.quoted[i]:
                continue
            norm = self.norms[i]
            if norm in AUXILIARIES and not self.tokens[i].text[:1].isupper():  # “may”, not “May”
                if seen and not (self.norms[i - 1] in AUXILIARIES or self.norms[i - 1] in _JOINING):
                    return i
                seen = True
            elif norm in finite() or norm in COMMON_VERBS:
                seen = True
        return stop

    def _starts_clause(self, at: int) -> bool:
        """Whether a clause may begin here: a noun phrase with a verb after it, or a pronoun."""
        if self.quoted[at]:
            return True
        norm = self.norms[at]
        if (
            norm in PERSONAL
            or norm in CONTRACTED
            or norm in ("there", "there's", "these", "those", "this", "if", "when", "while", "because", "although")
        ):
            return at + 1 < self.end
        if (
            norm in (",", ".", ":", ";")
            or (norm in PREPOSITIONS and norm not in ("in", "at", "for", "with", "under", "after", "by", "on"))
            or norm in COORDINATORS
            or norm in ("to", "so", "as", "than")
        ):
            return False
        ends = finite()
        for i in range(at, min(at + 22, self.end)):
            if self.quoted[i]:
                return True
            word = self.norms[i]
            if word in (";", ":") or (word in RELATIVES and i > at):
                return i > at + 1 and word in RELATIVES
            if word in AUXILIARIES or word in ends:
                return i > at
            if i > at and (word.endswith(("ed", "es")) or word in COMMON_VERBS):
                return True
        return False

    def _starts_phrase(self, at: int) -> bool:
        if at >= self.end:
            return False
        if self.quoted[at]:
            return True
        norm = self.norms[at]
        if self.tokens[at].kind == TokenKind.PUNCTUATION or norm in TIMES:
            return False
        if (
            norm in DETERMINERS
            or norm in OBJECTS
            or norm in PERSONAL
            or norm in ("himself", "herself", "themselves", "itself", "what", "how", "nothing", "anything", "something")
        ):
            return True
        return not (
            norm in PREPOSITIONS
            or norm in SUBORDINATORS
            or norm in COORDINATORS
            or norm in AUXILIARIES
            or norm in ADVERBS
        )

    def _before_start(self, e: int) -> int:
        """Where a content that ends at ``e`` begins: after the last cut, or the sentence's start."""
        index = bisect_left(self.cuts, e - 1) - 1
        start = self.cuts[index] + 1 if index >= 0 else 0
        start = max(start, self.done, e - LONGEST_CONTENT)
        if start < e - 1 and self.norms[start] in ("but", "and") and not self.quoted[start]:
            start += 1
        return start

    def _is_quote(self, at: int) -> bool:
        return at < self.count and self.quoted[at]
