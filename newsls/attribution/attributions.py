"""Source–cue–content triples of one sentence.

Every sentence is searched for the words of ``cues``; each is asked for its source and for what it introduces, by the
frame of the word and by where commas, quotation marks and clauses stand.  No tagger: word forms and positions carry
it.  Time is linear in the sentence's length: each cue looks at a bounded number of tokens.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from newsls.attribution import sources
from newsls.attribution.clauses import COMMON_VERBS
from newsls.attribution.cues import (
    AGENTLESS_ADVERBS,
    DENYING,
    DISPUTED,
    REJECTING,
    SEEMING,
    Frame,
    Verb,
    adjectives,
    agentless_participles,
    finite,
    nouns,
    verbs,
)
from newsls.attribution.cues import light as light_verbs
from newsls.attribution.nominal import POLLS, VIEWPOINTS, Nominal
from newsls.attribution.sentence import (
    Reading,
    Sentence,
)
from newsls.attribution.words import (
    AUXILIARIES,
    BE,
    CONTRACTED,
    COORDINATORS,
    DETERMINERS,
    HAVE,
    MODALS,
    NEGATIONS,
    PAUSES,
    PERSONAL,
    PREPOSITIONS,
    RELATIVES,
    WH,
    is_adverb,
)
from newsls.language import TokenKind

_OPENING = COORDINATORS | PAUSES | frozenset({":", ";", "as", "while", "when", "that", "because", "if"})
_LEADING_ON = frozenset(
    "for at to with between about over against on whether how why toward towards upon of behind from".split()
)
_GETTING = frozenset(
    "win wins won winning receive receives received receiving draw draws drew drawing attract attracts "
    "attracted attracting face faces faced facing earn earns earned earning".split()
)
_STAND_ALONE = frozenset("this that all some many others most few one another both each several".split())
"""Words that may be a subject by themselves: “some accused the mayor”."""
_PLURALS = _STAND_ALONE - {"this", "one", "another", "each"} | frozenset(
    "i we you they who which people data media men women children lawmakers".split()
)
_PASSIVE = frozenset(
    """
    accuse criticize criticise allege ask quote tell report announce reveal disclose confirm condemn denounce
    praise blame reject dismiss cite mention
    """.split()
)
MOST_CUES = 40
_SOMEBODYS_CLAIM = Verb(DISPUTED, "b", Frame.NONE, frozenset())


@cache
def _triggers() -> frozenset[str]:
    """Every word at which reading stops to look."""
    return (
        frozenset(verbs()) | nouns() | adjectives() | agentless_participles() | AGENTLESS_ADVERBS | SEEMING
        | VIEWPOINTS | POLLS | frozenset(light_verbs()) | {"according", "per", "clear", "unclear"}
    )  # fmt: skip


def read_sentence(sentence: Sentence) -> None:
    """Fill ``sentence.readings`` with the attributions that its own words make."""
    triggers = _triggers()
    hits = [i for i, t in enumerate(sentence.tokens) if t.norm in triggers and not sentence.quoted[i]]
    if hits:
        Reader(sentence, hits[:MOST_CUES]).read()
        if len(sentence.readings) > 1:
            sentence.readings = [r for r in sentence.readings if r.speech or not _nested(r, sentence.readings)]


def _nested(reading: Reading, others: Sequence[Reading]) -> bool:
    """Whether a thought or plan is told by somebody else: “he said he hoped to win” is one attribution, to him."""
    if reading.cue is None or reading.lemma == DISPUTED:
        return False
    return any(
        other is not reading
        and other.speech
        and any(p.start <= reading.cue.start and reading.cue.end <= p.end for p in other.content)
        for other in others
    )


class Reader(Nominal):
    """Reads one sentence."""

    def read(self) -> None:
        table, light = verbs(), light_verbs()
        noun, adjective, agentless = nouns(), adjectives(), agentless_participles()
        for k in self.hits:
            norm = self.norms[k]
            if norm == "according":
                self._according(k)
                continue
            if norm in AGENTLESS_ADVERBS:
                self._agentless(k, k + 1, self._clause_start(k), self._stop(k + 1))
                continue
            if norm in SEEMING:
                self._seeming(k)
                continue
            if norm == "per":
                self._per(k)
                continue
            if norm in light and self._light(k):
                continue
            if norm in POLLS and self._poll(k):
                continue
            verb = table.get(norm)
            if verb is not None and self._verb(k, verb):
                continue
            if norm in agentless and self._participle(k):
                continue
            if (norm in noun or norm in VIEWPOINTS) and self._noun(k):
                continue
            if norm in adjective or norm in ("clear", "unclear"):
                self._adjective(k)
        if self.disputed:
            self._claimed(*self.disputed)

    def _claimed(self, start: int, stop: int) -> None:
        """“The army shelled the town, a claim the ministry has denied”: somebody claims it, and nobody says who."""
        if start < 3 or self.norms[start - 1] not in PAUSES or self.quoted[start - 1]:
            return
        first = self._before_start(start - 1)
        at, end = self.tokens[first].start, self.tokens[start - 1].start
        if not any(r.speech and any(p.start < end and at < p.end for p in r.content) for r in self.sentence.readings):
            self._add(None, (start, stop), [(first, start - 1)], _SOMEBODYS_CLAIM, False, speech=False)

    def _verb(self, k: int, verb: Verb) -> bool:
        norms = self.norms
        g = self._group(k)
        passive = any(norms[i] in BE for i in range(g, k)) and verb.form in "dn"
        if not passive and verb.form in "dn" and k and norms[k - 1] in ("being", "get", "got"):
            passive = True
        if passive:
            return self._passive(g, k, verb)
        if verb.form == "n" and not any(
            norms[i] in HAVE or norms[i].endswith(("'ve", "'d", "'s")) for i in range(g, k)
        ):
            return self._by(k, verb)
        if k + 1 < self.count and norms[k + 1] == "by" and verb.form == "d":
            return self._by(k, verb)
        if not self._is_verb(g, k, verb):
            return False
        how, subject = self._source(g, k, verb)
        if verb.form == "g" and norms[g - 1 : g] == ["as"] and (quoted := self._quoted_person(g - 1)) is not None:
            how, subject = "participle", quoted
        if how == "other" or (how == "infinitive" and not verb.frame & Frame.SPEECH):
            return False
        if how == "infinitive" and subject is None:
            return False
        if how in ("first", "inverted"):
            if self._inverted(g, k, verb):
                return True
            if how == "inverted" and norms[g - 1] == "," and not self.quoted[g - 1] and self.last is not None:
                how, subject = "coordinated", self.last  # “said …, warned of … and promised …”
            elif how == "first" and verb.form == "g":
                subject = self._after_comma_subject(k)
                if subject is None:
                    return False
            else:
                return False
        content = (
            self._content_before(subject[0] if subject else g, verb, how) if how in ("direct", "relative") else None
        )
        before = content is not None
        after = self._content_after(k, verb, before)
        if after is None and content is None and how == "direct" and subject is not None:
            if norms[subject[0]] in RELATIVES and subject[1] - subject[0] > 1:
                subject = (subject[0] + 1, subject[1])
            after = self._relative_content(subject[0], k, verb)
        closed = k + 1
        if verb.lemma == "put" and norms[closed : closed + 1] != ["it"]:
            return False
        if verb.lemma == "put":
            closed += 1  # “as the mayor put it”
        elif verb.lemma == "tell" and after is None:
            closed = self._person_end(closed)
        elif closed < self.end and norms[closed] in verb.particles:  # “as the mayor points out, …”
            closed += 1
        if (
            content is None
            and after is None
            and how == "direct"
            and verb.frame & Frame.QUOTE
            and self._closed_after(closed)
        ):
            start = subject[0] if subject else g
            if start and norms[start - 1] == "as":
                content, after = self._around(start - 1, closed)
            else:
                content = self._clause_before(start)
                after = self._resumed(closed - 1)
        pieces = [piece for piece in (content, after) if piece is not None]
        if not pieces:
            if self._introduces(k, verb) or (
                how == "direct" and self.end <= 14 and verb.frame & Frame.QUOTE and self._closed_after(k + 1)
            ):
                self._add(subject, (g, k + 1), (), verb, False)
                self.last = subject
                return True
            return False
        if after is not None and self._parenthetic(g if how == "relative" else subject[0] if subject else 0):
            pieces[-1] = (after[0], self._clause_end(*after))
        self._add(subject, (g, k + 1), pieces, verb, any(norms[i] in NEGATIONS for i in range(g, k)))
        if how not in ("relative", "infinitive"):
            self.last = subject
        return True

    def _parenthetic(self, at: int) -> bool:
        """Whether the clause whose subject or verb begins at ``at`` is one between commas: “, who said …,”."""
        return at > 1 and self.norms[at - 1] in RELATIVES and self.norms[at - 2] in PAUSES and not self.quoted[at - 2]

    def _clause_end(self, start: int, stop: int) -> int:
        """Where a clause between commas ends: at the comma after which the sentence takes up its verb."""
        for i in range(start + 1, stop - 1):
            if self.norms[i] in PAUSES and not self.quoted[i] and self._takes_up(i + 1):
                return i
        return stop

    def _takes_up(self, at: int) -> bool:
        norm = self.norms[at]
        return (
            norm in AUXILIARIES
            or norm in finite()
            or norm in COMMON_VERBS
            or (norm.endswith("ed") and self.norms[at - 2 : at - 1] != ["and"])
        )

    def _around(self, start: int, closed: int) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
        """What stands before and after “as the mayor noted”, whose first token is ``start``."""
        before = None
        if start > 1 and self.norms[start - 1] in PAUSES:
            first = self._before_start(start - 1)
            before = (first, start - 1) if first < start - 1 else None
        at = self._adverbials(closed)
        while at < self.end and self.norms[at] in PAUSES and not self.quoted[at]:
            at += 1
        after = (at, self._stop(at)) if at > closed and at < self.end else None
        return before, after

    def _quoted_person(self, at: int) -> tuple[int, int] | None:
        """Whose words follow “as saying”: the object of “quoted the minister”, the subject of “was quoted”."""
        for q in range(at - 1, max(-1, at - 20), -1):
            verb = verbs().get(self.norms[q])
            if verb is None or verb.lemma not in ("quote", "cite"):
                continue
            g = self._group(q)
            if any(self.norms[i] in BE for i in range(g, q)):
                start = sources.before(self.tokens, self.quoted, g, finite())
                return (start, g) if start < g else None
            return (q + 1, at) if q + 1 < at else None
        return None

    def _light(self, k: int) -> bool:
        """“made the case for …”, “took aim at …”, “raised doubts about whether …”."""
        norms = self.norms
        words = light_verbs()[norms[k]]
        noun = k + 1
        while noun < min(k + 5, self.end) and norms[noun] not in words:
            if self.quoted[noun] or self.tokens[noun].kind == TokenKind.PUNCTUATION or norms[noun] in PREPOSITIONS:
                return False
            noun += 1
        if noun >= min(k + 5, self.end - 1) or self.quoted[noun]:
            return False
        following = norms[noun + 1]
        if following == "that":
            content = (noun + 1, self._stop(noun + 1))
        elif following in _LEADING_ON and noun + 2 < self.end:
            content = (noun + 2, self._phrase_stop(noun + 2))
        else:
            return False
        g = self._group(k)
        verb = Verb(norms[noun], "d", Frame.QUOTE, frozenset())
        how, subject = self._source(g, k, verb)
        if subject is None or how in ("other", "first", "inverted") or content[0] >= content[1]:
            return False
        if following in ("from", "of") and norms[k] in _GETTING:  # “won the support of the union”
            end = sources.after(self.tokens, self.quoted, noun + 2, finite())
            if end <= noun + 2:
                return False
            self._add((noun + 2, end), (k, noun + 2), [subject], verb, False, speech=False)
        else:
            self._add(subject, (g, noun + 1), [content], verb, False, speech=False)
        self.used.add(noun)
        return True

    def _relative_content(self, start: int, k: int, verb: Verb) -> tuple[int, int] | None:
        """“…, which Kovač said was late”; “a claim (that) the union has denied”."""
        norms = self.norms
        before = start - 1
        if before < 1 or self.quoted[before]:
            return None
        relative = norms[before] in RELATIVES or norms[before] == "what"
        personal = norms[start] in PERSONAL and self.tokens[before].kind == TokenKind.WORD
        if (
            (relative or personal)
            and verb.frame & Frame.BARE
            and k + 1 < self.end
            and (norms[k + 1] in AUXILIARIES or norms[k + 1] in finite())
        ):
            stop = self._stop(k + 1)
            stop = next((i for i in range(k + 2, stop) if norms[i] == "," and not self.quoted[i]), stop)
            return (k + 1, self._second_verb(k + 1, stop))
        noun = before - 1 if relative else before
        if verb.frame & Frame.SPEECH and verb.frame & Frame.OBJECT and norms[noun] in nouns() and noun > 0:
            said = (noun - 1 if norms[noun - 1] in DETERMINERS else noun, noun + 1)
            if verb.lemma in DENYING or verb.lemma in REJECTING:
                self.disputed = said
            return said
        if relative and verb.frame & Frame.OBJECT and noun > 0:
            if norms[before] in ("what", "who"):
                return (k + 1, self._phrase_stop(k + 1)) if k + 1 < self.end else (before, before + 1)
            at = noun if norms[noun] != "," else noun - 1
            return (self._noun_start(at), at + 1)
        return None

    def _noun_start(self, at: int) -> int:
        """Where the noun phrase that ends with the noun at ``at`` begins, nothing before its article."""
        start = at
        while (
            start > max(0, at - 6)
            and self.norms[start] not in DETERMINERS
            and not self.quoted[start - 1]
            and sources.noun_like(self.tokens[start - 1])
            and self.norms[start - 1] not in PREPOSITIONS
        ):
            start -= 1
        return start

    def _introduces(self, k: int, verb: Verb) -> bool:
        """Whether a verb of speech ends its sentence with a colon: what is said follows in the next."""
        return (
            bool(verb.frame & Frame.SPEECH)
            and self.count > 1
            and self.norms[self.count - 1] == ":"
            and self.count - k < 14
        )

    def _is_verb(self, g: int, k: int, verb: Verb) -> bool:
        """Whether a form that may also be a noun, adjective or participle is a finite verb here."""
        norms = self.norms
        prior = norms[k - 1] if k else ""
        if verb.form == "g":
            return (prior not in DETERMINERS and prior != "of") or not verb.frame & Frame.OBJECT
        if verb.form == "b":
            if g < k and (
                norms[k - 1] in AUXILIARIES
                or any(
                    norms[i] in MODALS or norms[i] in ("do", "did", "does", "don't", "didn't", "doesn't")
                    for i in range(g, k)
                )
            ):
                return True
            if prior == "to" or norms[g - 1 : g] == ["to"]:
                return k >= 1
            subject = norms[g - 1] if g else ""
            if subject in PAUSES and (paired := self._parenthesis(g - 1)):
                subject = norms[paired - 1]
            if (
                verb.frame & Frame.QUOTE
                and not verb.frame & Frame.NOUNISH
                and g
                and self.tokens[g - 1].kind <= TokenKind.NUMBER
            ):
                return True
            if subject in _PLURALS:
                return True
            plural = (
                subject
                and not self.quoted[g - 1]
                and subject.endswith("s")
                and not subject.endswith(("ss", "'s", "us", "is"))
                and subject not in DETERMINERS
            )
            if plural and verb.frame & Frame.NOUNISH:
                return self._fits(k, verb)
            return plural or subject in ("police", "and", "democrats")
        if verb.form == "s" and verb.frame & Frame.NOUNISH:
            subject = norms[g - 1] if g else ""
            if g < k and is_adverb(prior):
                return True
            if subject in ("he", "she", "it", "who", "which", "that"):
                return True
            if (
                not subject
                or subject in DETERMINERS
                or subject in PREPOSITIONS
                or subject.endswith("'s")
                or subject in COORDINATORS
            ):
                return subject == "and" and self.last is not None and self._fits(k, verb)
            return self._fits(k, verb)
        if verb.form == "d" and k and verb.frame & Frame.OBJECT and not verb.frame & Frame.QUOTE:
            return prior in _STAND_ALONE or (prior not in DETERMINERS and prior not in PREPOSITIONS)
        return not (verb.form in "sd" and prior in DETERMINERS and prior not in _STAND_ALONE)

    def _fits(self, k: int, verb: Verb) -> bool:
        """Whether what follows is what the verb takes, and not what follows a noun."""
        if k + 1 >= self.count:
            return False
        following = self.norms[k + 1]
        if self.quoted[k + 1]:
            return True
        if (
            following in ("that", "to", "the", "a", "an", "he", "she", "they", "it", "his", "her", "their", "its")
            or following in PERSONAL
            or following in CONTRACTED
            or (following.endswith("ing") and verb.frame & Frame.OBJECT)
            or self._plainly(k)
            or self._after_relative(k)
            or self._trails(k)
        ):
            return True
        if following in verb.particles or following in WH:
            return following not in ("on", "of", "for", "in") or verb.form == "s"
        return self.tokens[k + 1].text[:1].isupper() or following in DETERMINERS

    def _plainly(self, k: int) -> bool:
        """Whether a form that may be a noun stands where a clause's verb does: after a name that opens the clause."""
        head = sources.before(self.tokens, self.quoted, k, finite())
        if head >= k or not self.tokens[k - 1].text[:1].isupper() or self.tokens[k].text[:1].isupper():
            return False
        if head and self.norms[head - 1] not in _OPENING:
            return False
        token = self.tokens[k + 1]
        following = token.norm
        if following == ":":
            return True
        return (
            token.kind == TokenKind.WORD
            and following not in AUXILIARIES
            and following not in finite()
            and following not in PREPOSITIONS
            and following not in COORDINATORS
        )

    def _after_relative(self, k: int) -> bool:
        """Whether a verb and its subject make a relative clause: “the figures, which the ministry disputes, …”."""
        head = sources.before(self.tokens, self.quoted, k, finite())
        return 0 < head < k and self.norms[head - 1] in ("which", "whom", "whose")

    def _trails(self, k: int) -> bool:
        """Whether a verb closes a clause that began with its subject: “…, the records show.”"""
        if not self._closed_after(k + 1):
            return False
        head = sources.before(self.tokens, self.quoted, k, finite())
        return 1 < head < k and (self.quoted[head - 1] or self.norms[head - 1] in PAUSES)

    def _inverted(self, g: int, k: int, verb: Verb) -> bool:
        """“…,” said the minister."""
        if not verb.frame & Frame.QUOTE or verb.form not in "sd" or g != k or k + 1 >= self.count:
            return False
        start = k + 1
        if self.quoted[start] or self.norms[start] == "that":
            return False
        end = sources.after(self.tokens, self.quoted, start, finite())
        if end <= start or self.norms[start] in ("in", "on", "at"):
            return False
        content = self._quote_before(k) or self._clause_before(k)
        if content is None:
            if k > 1:
                return False
            after = self._content_from_quote(end)
            if after is None:
                return False
            self._add((start, end), (k, k + 1), [after], verb, False)
            self.last = (start, end)
            return True
        pieces = [content]
        resumed = self._resumed(end - 1)
        if resumed is not None and (
            self._is_quote(resumed[0]) or (content[1] - content[0] < 7 and self.norms[resumed[0]] in AUXILIARIES)
        ):
            pieces.append(resumed)
        self._add((start, end), (k, k + 1), pieces, verb, False)
        self.last = (start, end)
        return True

    def _passive(self, g: int, k: int, verb: Verb) -> bool:
        """“He was accused of lying by X”, “the plan was criticised by X”, “is expected to”."""
        norms = self.norms
        start = sources.before(self.tokens, self.quoted, g, finite())
        by = next((i for i in range(k + 1, min(k + 14, self.end)) if self.norms[i] == "by" and not self.quoted[i]), -1)
        agent: tuple[int, int] | None = None
        if by > 0 and self._starts_phrase(by + 1) and not self.norms[by + 1].endswith("ing"):
            end = sources.after(self.tokens, self.quoted, by + 1, finite())
            if verb.lemma in ("accuse", "suspect", "convict"):
                end = next((i for i in range(by + 2, end) if self.norms[i] == "of"), end)
            if end > by + 1:
                agent = (by + 1, end)
        if agent is None:
            if self.norms[k] in agentless_participles() and self._participle(k):
                return True
            if self.norms[k + 1 : k + 3] == ["as", "saying"]:
                return True  # the participle tells who said it
            if verb.frame & Frame.SPEECH and verb.lemma in _PASSIVE and start < g:
                after = k + 1
                if after >= self.end:
                    self._add(None, (g, k + 1), [(start, g)], verb, False, speech=False)
                    return True
                else:
                    that = self._that_soon(k) if norms[start] == "it" else None
                    self._add(
                        None,
                        (g, k + 1),
                        [that] if that is not None else [(start, g), (after, self._stop(after))],
                        verb,
                        False,
                        speech=verb.lemma != "ask",
                    )
                    return True
            return False
        if not verb.frame & Frame.SPEECH and not self._somebody(agent):
            return False
        pieces = [(start, g)] if start < g else []
        if by > k + 1:
            pieces.append((k + 1, by))
        rest = (
            self._stop(agent[1])
            if agent[1] < self.end and self.norms[agent[1]] in ("as", "of", "to", "for", "that", "over")
            else 0
        )
        if rest > agent[1]:
            pieces.append((agent[1], rest))
        if not pieces:
            return False
        self._add(agent, (g, by + 1) if by == k + 1 else (g, k + 1), pieces, verb, False)
        return True

    def _somebody(self, phrase: tuple[int, int]) -> bool:
        """Whether a phrase names people or a body, and no thing: “was viewed coolly by voters”."""
        return any(
            t.text[:1].isupper() or t.norm in sources.PEOPLE or t.norm in sources.BODIES or t.norm in PERSONAL
            for t in self.tokens[phrase[0] : phrase[1]]
        )

    def _by(self, k: int, verb: Verb) -> bool:
        """“a report published by the agency”, “allegations made by two women”."""
        if (
            k + 2 >= self.count
            or self.norms[k + 1] != "by"
            or not verb.frame & Frame.SPEECH
            or k == 0
            or self.quoted[k - 1]
        ):
            return False
        start = sources.before(self.tokens, self.quoted, k, finite())
        end = sources.after(self.tokens, self.quoted, k + 2, finite())
        if start >= k or end <= k + 2:
            return False
        self._add((k + 2, end), (k, k + 2), [(start, k)], verb, False)
        return True
