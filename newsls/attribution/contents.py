"""What a reporting word introduces: before it, after it, or on both sides."""

from __future__ import annotations

from newsls.attribution import sources
from newsls.attribution.cues import (
    Frame,
    Verb,
    finite,
)
from newsls.attribution.subjects import Subjects
from newsls.attribution.words import (
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    OBJECTS,
    PAUSES,
    PERSONAL,
    RELATIVES,
    WH,
    is_adverb,
)
from newsls.language import TokenKind

_ECHO = frozenset({"shout", "chant", "whisper", "add", "repeat", "boast", "object", "protest"})


_ENDING = PAUSES | frozenset({"?", "!", "."})
_NAMING = frozenset({"quote", "cite"})
_SETTING = frozenset({"in", "at", "on", "during", "after", "before", "from", "through", "by"})


class Contents(Subjects):
    """Finds the contents of cues by their frames."""

    def _quote_before(self, at: int) -> tuple[int, int] | None:
        """A quotation that ends just before token ``at`` (a comma may stand between), with the clause that it ends."""
        e = at
        while e > 0 and not self.quoted[e - 1] and self.norms[e - 1] in PAUSES:
            e -= 1
        if e == 0 or not self.quoted[e - 1]:
            return None
        return (self._before_start(e), e)

    def _clause_before(self, at: int) -> tuple[int, int] | None:
        """A clause of some length that ends with a comma just before token ``at``."""
        if at < 2 or self.norms[at - 1] not in _ENDING or self.quoted[at - 1]:
            return self._quote_before(at)
        start = self._before_start(at - 1)
        if at - 1 - start < 1:
            return None
        return (start, at - 1)

    def _content_before(self, s: int, verb: Verb, how: str) -> tuple[int, int] | None:
        """What stands before the source: a quotation, or (where nothing follows the verb) a clause."""
        if how == "relative" or not verb.frame & (Frame.QUOTE | Frame.BARE):
            return None
        quote = self._quote_before(s)
        if quote is not None and (quote[1] - quote[0] > 2):
            return quote
        return None

    def _resumed(self, k: int) -> tuple[int, int] | None:
        """The second half of “The video, he said, is bad” or of an interrupted quotation."""
        at = self._adverbials(k + 1)
        if at >= self.end - 1 or self.norms[at] not in PAUSES:
            return self._content_from_quote(at) if at < self.end and self.quoted[at] else None
        n = at + 1
        if self.quoted[n]:
            return (n, self._stop(n))
        following = self.norms[n]
        if (
            following.endswith("ing")
            or following in RELATIVES
            or following
            in (
                "according",
                "as",
                "while",
                "when",
                "after",
                "because",
                "though",
                "although",
                "in",
                "with",
                "a",
                "the",
                "an",
            )
        ):
            return None
        if following in COORDINATORS and (self._cue_soon(n + 1) or (n + 1 < self.end and not self._subject_at(n + 1))):
            return None
        return (n, self._stop(n))

    def _that_soon(self, at: int) -> tuple[int, int] | None:
        """“said in one of several letters that …”."""
        for i in range(at + 1, min(at + 14, self.end - 1)):
            if self.quoted[i] or self.tokens[i].kind == TokenKind.PUNCTUATION or self.norms[i] in AUXILIARIES:
                return None
            if self.norms[i] == "that":
                return (i, self._stop(i))
        return None

    def _about(self, at: int) -> tuple[int, int] | None:
        """“argued again over taxes”, “spoke at length about the war”."""
        norms = self.norms
        while at < self.end - 1 and not self.quoted[at] and (is_adverb(norms[at]) or norms[at] in ("at", "length")):
            at += 1
        if at + 1 < self.end and self.norms[at] in ("about", "over", "against") and not self.quoted[at]:
            return (at + 1, self._phrase_stop(at + 1))
        return None

    def _subject_at(self, at: int) -> bool:
        norm = self.norms[at]
        return norm in PERSONAL or norm in DETERMINERS or norm == "that"

    def _content_from_quote(self, at: int) -> tuple[int, int] | None:
        """A quotation that begins at ``at`` or just after a comma or colon there."""
        while at < self.count and not self.quoted[at] and self.norms[at] in (",", ":"):
            at += 1
        return (at, self._stop(at)) if self._is_quote(at) else None

    def _content_after(self, k: int, verb: Verb, before: bool) -> tuple[int, int] | None:
        """What follows a verb, by its frame."""
        frame, norms, end = verb.frame, self.norms, self.end
        at = k + 1
        if at >= end:
            return None
        if before:  # “…,” he said, “…”
            return self._resumed(k)
        first = norms[at]
        if first in verb.particles and not self.quoted[at] and first not in ("that", "if", "whether"):
            n = at + 1
            if n < end:
                if first in ("out", "up", "back", "in") and not self.quoted[n]:
                    if norms[n] == "that" or self._starts_clause(n):
                        return (n, self._stop(n))
                    return (
                        (n, self._short_stop(n))
                        if norms[n] not in (",", ".") and first != "in"
                        else self._content_from_quote(n)
                    )
                if first == "to" and frame & Frame.SPEECH and self._person_then(n):
                    return self._person_then(n)
                return (n, self._phrase_stop(n))
        if first == "to" and frame & (Frame.SPEECH | Frame.THAT) and not frame & Frame.INFINITIVE and at + 1 < end:
            person = self._person_then(at + 1)
            if person is not None:
                return person
        if is_adverb(first) and at + 2 < end and norms[at + 1] in verb.particles:
            return (at + 2, self._phrase_stop(at + 2))
        skipped = self._adverbials(at)
        if skipped < end and norms[skipped] == "," and not self.quoted[skipped] and skipped > at:
            skipped += 1
        if frame & (Frame.QUOTE | Frame.OBJECT):
            quote = self._content_from_quote(skipped)
            if quote is not None:
                return quote
        if frame & Frame.PERSON:
            person = self._person_then(at)
            if person is not None:
                return person
            if frame & Frame.INFINITIVE:
                to = self._person_to(at)
                if to is not None:
                    return to
        if skipped < end and norms[skipped] == "that" and frame & Frame.THAT:
            return (skipped, self._stop(skipped))
        if first == "," and frame & Frame.QUOTE:  # said, in an interview, that …
            for i in range(at + 1, min(at + 16, end)):
                if norms[i] == ",":
                    n = i + 1
                    if n < end and (self.quoted[n] or (norms[n] == "that" and frame & Frame.THAT)):
                        return (n, self._stop(n))
            return None
        if first == ":" and frame & Frame.QUOTE:
            return (at + 1, end) if at + 1 < end else None
        if frame & Frame.WH and norms[skipped : skipped + 1] and norms[skipped] in WH:
            return (skipped, self._stop(skipped))
        if frame & Frame.INFINITIVE and norms[skipped : skipped + 1] == ["to"] and skipped + 1 < end:
            return (skipped, self._phrase_stop(skipped))
        if (
            frame & Frame.BARE
            and skipped < end
            and verb.lemma != "tell"
            and (self._starts_clause(skipped) or (verb.lemma == "say" and self._says(skipped)))
        ):
            return (skipped, self._stop(skipped))
        if first in _SETTING and frame & Frame.THAT and frame & Frame.SPEECH:
            that = self._that_soon(at)
            if that is not None:
                return that
        if frame & Frame.SPEECH and (about := self._about(at)) is not None:
            return about
        if verb.lemma == "see" and "as" not in norms[at : at + 12]:
            return None
        if frame & Frame.OBJECT and skipped < end:
            for n in (at, skipped):
                if n > at and norms[n] not in DETERMINERS:
                    break
                if self._starts_phrase(n) or (norms[n] == "that" and not self.quoted[n]):
                    return (
                        n,
                        self._short_stop(n) if verb.form == "g" and verb.lemma in _NAMING else self._phrase_stop(n),
                    )
        if frame & Frame.PERSON and frame & Frame.SPEECH and verb.lemma != "tell" and self._starts_phrase(at):
            return (at, self._phrase_stop(at))
        if (
            frame & Frame.QUOTE
            and frame & Frame.SPEECH
            and not frame & Frame.OBJECT
            and verb.lemma in _ECHO
            and self._starts_phrase(at)
        ):
            return (at, self._phrase_stop(at))
        return None

    def _says(self, at: int) -> bool:
        """Whether what follows “said” is a clause whose verb no list knows: a noun phrase and more."""
        norm = self.norms[at]
        return self.end - at > 3 and (norm in DETERMINERS or norm.endswith("ing") or self.tokens[at].text[:1].isupper())

    def _person_end(self, at: int) -> int:
        """The end of an addressee that begins at ``at``; ``at`` where there is none."""
        if at >= self.end or self.quoted[at]:
            return at
        if self.norms[at] in OBJECTS:
            return at + 1
        if not self._starts_phrase(at):
            return at
        return sources.after(self.tokens, self.quoted, at, finite())

    def _person_then(self, at: int) -> tuple[int, int] | None:
        """The clause after an addressee: told reporters (on Friday) that …, told Fox News: “…”."""
        person = self._person_end(at)
        if person == at:
            return None
        simple = self.norms[at] in OBJECTS
        n = self._adverbials(person)
        if n >= self.end:
            return None
        quote = self._content_from_quote(n)
        if quote is not None:
            return quote
        if self.norms[n] == "that" or self.norms[n] in ("to", "how", "why", "whether"):
            return (n, self._stop(n))
        if self.norms[n] in ("about", "of", "against", "for") and n + 1 < self.end:
            return (n + 1, self._phrase_stop(n + 1))
        if self.norms[n] == ":":
            return (n + 1, self.end) if n + 1 < self.end else None
        if self.norms[n] == ",":
            for i in range(n + 1, min(n + 16, self.end)):
                if self.norms[i] == "that" or self.quoted[i]:
                    return (i, self._stop(i))
            return None
        if (simple or self.tokens[at].text[:1].isupper() or self.norms[at] in DETERMINERS) and self._starts_clause(n):
            return (n, self._stop(n))
        return None

    def _person_to(self, at: int) -> tuple[int, int] | None:
        """The infinitive of “urged the council to act”, with the addressee, which is part of what is urged."""
        person = self._person_end(at)
        if person > at and person < self.end and self.norms[person] == "to":
            return (at, self._phrase_stop(person))
        return None
