"""Source–cue–content triples of one paragraph.

Every sentence is searched for the words of ``cues``; each is asked for its source (``sources``) and for what it
introduces, by the frame of the word and by where commas, quotation marks and clauses stand.  No tagger: word forms and
positions carry it.  Time is linear in the paragraph's length: each cue looks at a bounded number of tokens.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from newsls.attribution import sources
from newsls.attribution.cues import (
    AGENTLESS_ADVERBS,
    DOCUMENTS,
    SEEMING,
    Frame,
    Verb,
    adjectives,
    agentless_participles,
    nouns,
    verbs,
)
from newsls.attribution.model import Strength
from newsls.attribution.quotations import Quotation
from newsls.attribution.words import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CONTRACTED,
    COORDINATORS,
    DETERMINERS,
    HAVE,
    MODALS,
    NEGATIONS,
    OBJECTS,
    PERSONAL,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    TIMES,
    WH,
    is_adverb,
)
from newsls.language import Token, TokenKind
from newsls.text import Span

MOST_CUES = 40
"""The most cues of one sentence that are read: a guard against text that is nothing but cues."""

LONGEST_CONTENT = 400
"""The most tokens that one content may cover."""


@dataclass(slots=True)
class Reading:
    """One attribution as read, in prose offsets, with what the scope and the judge need to know of it."""

    sentence: int
    source: Span | None
    cue: Span | None
    content: list[Span]
    strength: Strength
    speech: bool
    """Whether the cue is an act of speech, writing or publication."""
    vague: bool = False
    lemma: str = ""
    negated: bool = False
    head: str = ""
    """The common noun of people that the source is: “officials”, “critics”."""


@dataclass(slots=True)
class Sentence:
    """The tokens of a sentence and, for each, whether it stands inside a quotation."""

    index: int
    span: Span
    tokens: Sequence[Token]
    quoted: Sequence[bool]
    readings: list[Reading] = field(default_factory=list)


@cache
def _finite() -> frozenset[str]:
    """Forms that are hardly anything but verbs: where a noun phrase meets one it ends."""
    return frozenset(
        word for word, verb in verbs().items() if verb.form in "sd" and verb.frame & Frame.QUOTE and not verb.frame & Frame.NOUNISH
    ) | frozenset({"said", "told", "says"})


@cache
def _triggers() -> frozenset[str]:
    """Every word at which reading stops to look."""
    return (
        frozenset(verbs()) | nouns() | adjectives() | agentless_participles() | AGENTLESS_ADVERBS | SEEMING
        | {"according", "clear", "unclear"}
    )  # fmt: skip


def read_sentence(sentence: Sentence) -> None:
    """Fill ``sentence.readings`` with the attributions that its own words make."""
    triggers = _triggers()
    hits = [i for i, t in enumerate(sentence.tokens) if t.norm in triggers and not sentence.quoted[i]]
    if hits:
        _Reader(sentence, hits[:MOST_CUES]).read()
        if len(sentence.readings) > 1:
            sentence.readings = [r for r in sentence.readings if r.speech or not _nested(r, sentence.readings)]


def _nested(reading: Reading, others: Sequence[Reading]) -> bool:
    """Whether a thought or plan is told by somebody else: “he said he hoped to win” is one attribution, to him."""
    if reading.cue is None:
        return False
    return any(
        other is not reading and other.speech and any(p.start <= reading.cue.start and reading.cue.end <= p.end for p in other.content)
        for other in others
    )


class _Reader:
    """Reads one sentence."""

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
        self.main: tuple[int, int] | None | bool = False

    def read(self) -> None:
        table = verbs()
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
            verb = table.get(norm)
            if verb is not None and self._verb(k, verb):
                continue
            if norm in agentless and self._participle(k):
                continue
            if norm in noun and self._noun(k):
                continue
            if norm in adjective or norm in ("clear", "unclear"):
                self._adjective(k)

    # What surrounds a cue

    def _cuts(self) -> list[int]:
        """Tokens at which a content ends because something else begins: a cue after a comma, a semicolon."""
        table = verbs()
        cuts = []
        for i in range(1, self.count - 1):
            if self.quoted[i] or self.tokens[i].kind != TokenKind.PUNCTUATION:
                continue
            norm, following = self.norms[i], self.norms[i + 1]
            if norm == ";":
                cuts.append(i)
            elif norm in (",", "—", "–", "--"):
                if following == "according":
                    cuts.append(i)
                    continue
                n = i + 1
                while n < self.count - 1 and is_adverb(self.norms[n]):
                    n += 1
                verb = table.get(self.norms[n])
                if verb is not None and verb.frame & Frame.SPEECH and not self.quoted[n]:
                    if verb.form == "g" or (verb.form in "sd" and not verb.frame & Frame.NOUNISH):
                        cuts.append(i)
                        continue
                if following in ("and", "but", "while", "though", "although") and self._cue_soon(i + 2):
                    cuts.append(i)
                elif self._trailing(i):
                    cuts.append(i)
        return cuts

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
        return at >= self.end or self.norms[at] in (",", ".", ";", "—", "–", "--", ":", "?", "!") or self.quoted[at]

    def _adverbials(self, at: int) -> int:
        """Skip “on Friday”, “in a statement”, “at a news conference”, “to reporters”, “late Monday”."""
        count, norms = self.end, self.norms
        while at < count and not self.quoted[at]:
            norm = norms[at]
            if norm in TIMES or norm in ("publicly", "privately", "repeatedly"):
                at += 1
            elif norm in ("on", "in", "at", "during", "to", "by", "after", "before", "from", "last", "this", "early", "late", "via"):
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
                if end < self.end - 1 and self.norms[end] in ("with", "to", "on", "in", "at", "by", "from") and not self.quoted[end]:
                    after = sources.after(self.tokens, self.quoted, end + 1, _finite())
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
            if not self.quoted[i] and self.norms[i] in (",", "—", "–", "--", ":"):
                if self.norms[i] == "," and self.tokens[i + 1 : i + 2] and self._listed(i, at):
                    continue
                return i
        return end

    def _listed(self, comma: int, start: int) -> bool:
        """Whether a comma joins items of a list or adjectives: “the slow, costly plan”."""
        following = self.norms[comma + 1]
        if following in RELATIVES or following in SUBORDINATORS or following.endswith("ing") or following in COORDINATORS:
            return False
        return any(self.norms[i] in ("and", "or") for i in range(comma + 1, min(comma + 7, self.end))) and comma - start < 12

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
        while at < self.count and (self.norms[at] in COORDINATORS or is_adverb(self.norms[at]) or self.norms[at] in ("in", "on", "at")):
            if self.norms[at] in PREPOSITIONS:
                break
            at += 1
            if at < self.count and self.norms[at] == ",":
                at += 1
        if at < self.count:
            first = self.norms[at]
            if first in PREPOSITIONS or (first in SUBORDINATORS and first != "that") or first.endswith("ing") or first in TIMES:
                comma = next((i for i in range(at, min(at + 30, self.count)) if self.norms[i] == "," and not self.quoted[i]), -1)
                if comma > 0:
                    at = comma + 1
            end = sources.after(self.tokens, self.quoted, at, _finite())
            if end > at:
                self.main = (at, end)
        return self.main

    # Sources

    def _group(self, k: int) -> int:
        """The first token of the verb group that ends with the cue at ``k``: has repeatedly said, did not mention."""
        g = k
        while g > 0 and not self.quoted[g - 1]:
            norm = self.norms[g - 1]
            if norm in AUXILIARIES or norm in NEGATIONS or (is_adverb(norm) and self.tokens[g - 1].text[:1].islower()):
                g -= 1
            elif norm == "since" and g > 1 and self.norms[g - 2] in HAVE:
                g -= 1
            elif norm in ("to", "go", "went", "goes", "declined", "refused", "continued", "come", "came", "on") and self._infinitive(g - 1, k):
                g -= 1
            else:
                break
        return g

    def _infinitive(self, at: int, k: int) -> bool:
        """Whether the word before a verb group is part of “went on to say”, “declined to say”, “continued to insist”."""
        norm = self.norms[at]
        if norm == "to":
            return at > 0 and self.norms[at - 1] in ("declined", "refused", "continued", "on", "came", "ought", "continues", "refuses", "declines", "had", "has", "have", "going")
        if norm == "on":
            return at > 0 and self.norms[at - 1] in ("went", "goes", "go") and self.norms[at + 1 : at + 2] == ["to"]
        return self.norms[at + 1] in ("to", "on")

    def _source(self, g: int, k: int, verb: Verb) -> tuple[str, tuple[int, int] | None]:
        """How the verb group that starts at ``g`` stands to its subject, and the subject's tokens."""
        tokens, quoted, norms = self.tokens, self.quoted, self.norms
        finite = _finite()
        if g == 0:
            return "first", None
        prior = norms[g - 1]
        if quoted[g - 1]:
            return "inverted", None
        if prior in RELATIVES:
            start = g - 1
            if start > 0 and norms[start - 1] == ",":
                start -= 1
            head = sources.before(tokens, quoted, start, finite)
            return "relative", ((head, g) if head < start else (g - 1, g))
        if prior in ("and", "or", "but", "then"):
            at = g - 1
            if at and norms[at - 1] == ",":
                at -= 1
            return "coordinated", self.last or self._main_subject()
        if prior in (",", "—", "–", "--", ")"):
            if verb.form == "g":
                return "participle", self.last or self._main_subject()
            if verb.form in "sd":
                paired = self._parenthesis(g - 1)
                if paired is not None:
                    head = sources.before(tokens, quoted, paired, finite)
                    if head < paired and not (paired and norms[paired] == "," and self._is_adverbial(head, paired)):
                        return "direct", (head, g - 1)
                return "inverted", None
            return "other", None
        head = sources.before(tokens, quoted, g, finite)
        if head < g:
            if head > 1 and norms[head - 1] == "," and verb.form in "sd" and not self._clausal(head, g):
                # “Smith, a former aide, said” was handled above; “…, Smith said” and “On Friday, Smith said” end here
                pass
            if verb.form == "g" and (prior in CONTRACTED or any(norms[i] in BE for i in range(g, k))):
                return "direct", (head, g)
            if verb.form == "g":
                plain = verb.frame & Frame.SPEECH and not any(norms[i].endswith("ing") or norms[i] in ("to", "was", "been") for i in range(head, g))
                return ("participle-of" if plain else "other"), (head, g)
            return "direct", (head, g)
        if prior == "to":
            return "infinitive", self._main_subject()
        if verb.form == "g" and (prior in PREPOSITIONS or prior in SUBORDINATORS or prior in HAVE or prior in BE):
            return "participle", self.last or self._main_subject()
        if prior in (".", ":", "?", "!", '"'):
            return "inverted", None
        return "other", None

    def _clausal(self, head: int, g: int) -> bool:
        return any(self.norms[i] in AUXILIARIES for i in range(head, g))

    def _parenthesis(self, close: int) -> int | None:
        """Where the parenthesis that ends at the comma ``close`` begins: “Smith, a former aide, said”."""
        mark = self.norms[close]
        partner = {")": "("}.get(mark, mark)
        for i in range(close - 1, max(self.done - 1, close - 34, 0), -1):
            if self.quoted[i]:
                return None
            if self.norms[i] == partner:
                first = self.norms[i + 1]
                if partner == "(" or first in DETERMINERS or first in RELATIVES or first.endswith("ing") or first.isdigit() or (
                    first in PREPOSITIONS or first in _PARENTHETIC or is_adverb(first)
                ):
                    return i
                word = self.tokens[i + 1].text
                if word[:1].isupper() or first.endswith(("ed", "er", "or", "ent", "man", "ist", "chief", "director")):
                    head = sources.before(self.tokens, self.quoted, i, _finite())
                    if head < i:
                        return i if not self._list_before(i) else None
                if first in SUBORDINATORS or first in COORDINATORS:
                    return i
                # two appositions in a row: look one comma further
                continue
        return None

    def _list_before(self, comma: int) -> bool:
        return False

    def _is_adverbial(self, head: int, end: int) -> bool:
        """Whether what stands before a comma is an opening adverbial and no subject: “On Friday,”."""
        return head > 0 and self.norms[head - 1] in PREPOSITIONS and head - 1 <= self.done + 1

    # Verbs

    def _verb(self, k: int, verb: Verb) -> bool:
        norms = self.norms
        g = self._group(k)
        passive = any(norms[i] in BE for i in range(g, k)) and verb.form in "dn"
        if not passive and verb.form in "dn" and k and norms[k - 1] in ("being", "get", "got"):
            passive = True
        if passive:
            return self._passive(g, k, verb)
        if verb.form == "n" and not any(norms[i] in HAVE or norms[i].endswith(("'ve", "'d", "'s")) for i in range(g, k)):
            return self._by(k, verb)
        if k + 1 < self.count and norms[k + 1] == "by" and verb.form == "d":
            return self._by(k, verb)
        if not self._is_verb(g, k, verb):
            return False
        how, subject = self._source(g, k, verb)
        if how == "other" or (how == "infinitive" and not verb.frame & Frame.SPEECH):
            return False
        if how == "infinitive" and subject is None:
            return False
        if how in ("first", "inverted"):
            if self._inverted(g, k, verb):
                return True
            if how == "first" and verb.form == "g":
                subject = self._after_comma_subject(k)
                if subject is None:
                    return False
            else:
                return False
        content = self._content_before(subject[0] if subject else g, k, verb, how) if how in ("direct", "relative") else None
        before = content is not None
        after = self._content_after(k, verb, before)
        closed = k + 1
        if verb.lemma == "tell" and after is None:
            closed = self._person_end(closed)
        if content is None and after is None and how == "direct" and verb.frame & Frame.QUOTE and self._closed_after(closed):
            content = self._clause_before(subject[0] if subject else g)
            after = self._resumed(closed - 1)
        pieces = [piece for piece in (content, after) if piece is not None]
        if not pieces:
            if self._introduces(k, verb) or (how == "direct" and self.end <= 14 and verb.frame & Frame.QUOTE and self._closed_after(k + 1)):
                self._add(subject, (g, k + 1), (), verb, False)
                self.last = subject
                return True
            return False
        self._add(subject, (g, k + 1), pieces, verb, any(norms[i] in NEGATIONS for i in range(g, k)))
        if how not in ("relative", "infinitive"):
            self.last = subject
        return True

    def _introduces(self, k: int, verb: Verb) -> bool:
        """Whether a verb of speech ends its sentence with a colon: what is said follows in the next."""
        return bool(verb.frame & Frame.SPEECH) and self.count > 1 and self.norms[self.count - 1] == ":" and self.count - k < 14

    def _is_verb(self, g: int, k: int, verb: Verb) -> bool:
        """Whether a form that may also be a noun, adjective or participle is a finite verb here."""
        norms = self.norms
        prior = norms[k - 1] if k else ""
        if verb.form == "g":
            return prior not in DETERMINERS and prior != "of" or not verb.frame & Frame.OBJECT
        if verb.form == "b":
            if g < k and (norms[k - 1] in AUXILIARIES or any(norms[i] in MODALS or norms[i] in ("do", "did", "does", "don't", "didn't", "doesn't") for i in range(g, k))):
                return True
            if prior == "to" or norms[g - 1 : g] == ["to"]:
                return k >= 1
            subject = norms[g - 1] if g else ""
            if verb.frame & Frame.QUOTE and not verb.frame & Frame.NOUNISH and g and self.tokens[g - 1].kind <= TokenKind.NUMBER:
                return True
            if subject in ("i", "we", "you", "they", "who", "which", "that", "people", "others", "some", "many", "few", "most", "both", "all"):
                return True
            plural = g > 0 and not self.quoted[g - 1] and subject.endswith("s") and not subject.endswith(("ss", "'s", "us", "is")) and subject not in DETERMINERS
            if plural and verb.frame & Frame.NOUNISH:
                return self._fits(k, verb)
            return plural or subject in ("police", "and", "democrats")
        if verb.form == "s" and verb.frame & Frame.NOUNISH:
            subject = norms[g - 1] if g else ""
            if g < k and is_adverb(prior):
                return True
            if subject in ("he", "she", "it", "who", "which", "that"):
                return True
            if not subject or subject in DETERMINERS or subject in PREPOSITIONS or subject.endswith("'s") or subject in COORDINATORS:
                return subject == "and" and self.last is not None and self._fits(k, verb)
            return self._fits(k, verb)
        if verb.form == "d" and k and verb.frame & Frame.OBJECT and not verb.frame & Frame.QUOTE:
            return prior not in DETERMINERS and prior not in PREPOSITIONS
        return not (verb.form in "sd" and prior in DETERMINERS and prior not in ("this", "that", "all", "some", "many", "others", "most", "few", "one", "another", "both", "each", "several"))

    def _fits(self, k: int, verb: Verb) -> bool:
        """Whether what follows is what the verb takes, and not what follows a noun."""
        if k + 1 >= self.count:
            return False
        following = self.norms[k + 1]
        if self.quoted[k + 1]:
            return True
        if following in ("that", "to", "the", "a", "an", "he", "she", "they", "it", "his", "her", "their", "its") or following in PERSONAL:
            return True
        if following in verb.particles or following in WH:
            return following not in ("on", "of", "for", "in", "about") or verb.form == "s"
        return self.tokens[k + 1].text[:1].isupper() or following in DETERMINERS

    def _inverted(self, g: int, k: int, verb: Verb) -> bool:
        """“…,” said the minister."""
        if not verb.frame & Frame.QUOTE or verb.form not in "sd" or g != k or k + 1 >= self.count:
            return False
        start = k + 1
        if self.quoted[start] or self.norms[start] == "that":
            return False
        end = sources.after(self.tokens, self.quoted, start, _finite())
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
        if resumed is not None and self._is_quote(resumed[0]):
            pieces.append(resumed)
        self._add((start, end), (k, k + 1), pieces, verb, False)
        self.last = (start, end)
        return True

    def _after_comma_subject(self, k: int) -> tuple[int, int] | None:
        """The subject of “Citing the report, Smith said …”."""
        for i in range(k + 1, min(k + 40, self.count - 1)):
            if self.norms[i] == "," and not self.quoted[i]:
                end = sources.after(self.tokens, self.quoted, i + 1, _finite())
                return (i + 1, end) if end > i + 1 else None
        return None

    # Contents

    def _is_quote(self, at: int) -> bool:
        return at < self.count and self.quoted[at]

    def _quote_before(self, at: int) -> tuple[int, int] | None:
        """A quotation that ends just before token ``at`` (a comma may stand between), with the clause that it ends."""
        e = at
        while e > 0 and not self.quoted[e - 1] and self.norms[e - 1] in (",", "—", "–", "--", "-"):
            e -= 1
        if e == 0 or not self.quoted[e - 1]:
            return None
        return (self._before_start(e), e)

    def _before_start(self, e: int) -> int:
        """Where a content that ends at ``e`` begins: after the last cut, or the sentence's start."""
        index = bisect_left(self.cuts, e - 1) - 1
        start = self.cuts[index] + 1 if index >= 0 else 0
        start = max(start, self.done, e - LONGEST_CONTENT)
        if start < e - 1 and self.norms[start] in ("but", "and") and not self.quoted[start]:
            start += 1
        return start

    def _clause_before(self, at: int) -> tuple[int, int] | None:
        """A clause of some length that ends with a comma just before token ``at``."""
        if at < 3 or self.norms[at - 1] not in (",", "—", "–", "--", "?", "!", ".") or self.quoted[at - 1]:
            return self._quote_before(at)
        start = self._before_start(at - 1)
        if at - 1 - start < 1:
            return None
        return (start, at - 1)

    def _content_before(self, s: int, k: int, verb: Verb, how: str) -> tuple[int, int] | None:
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
        if at >= self.end - 1 or self.norms[at] not in (",", "—", "–", "--"):
            return self._content_from_quote(at) if at < self.end and self.quoted[at] else None
        n = at + 1
        if self.quoted[n]:
            return (n, self._stop(n))
        following = self.norms[n]
        if following.endswith("ing") or following in RELATIVES or following in ("according", "as", "while", "when", "after", "because", "though", "although", "in", "with", "a", "the", "an"):
            return None
        if following in COORDINATORS:
            if self._cue_soon(n + 1) or n + 1 < self.end and not (self.norms[n + 1] in PERSONAL or self.norms[n + 1] in DETERMINERS or self.norms[n + 1] == "that"):
                return None
        return (n, self._stop(n))

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
                    if norms[n] in ("that",) or self._starts_clause(n):
                        return (n, self._stop(n))
                    return (n, self._short_stop(n)) if norms[n] not in (",", ".") and first != "in" else self._content_from_quote(n)
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
        if frame & Frame.WH and norms[skipped : skipped + 1] and norms[skipped] in WH and norms[skipped] != "which":
            return (skipped, self._stop(skipped))
        if frame & Frame.INFINITIVE and norms[skipped : skipped + 1] == ["to"] and skipped + 1 < end:
            return (skipped, self._phrase_stop(skipped))
        if frame & Frame.BARE and skipped < end and self._starts_clause(skipped):
            return (skipped, self._stop(skipped))
        if frame & Frame.OBJECT and self._starts_phrase(at):
            return (at, self._phrase_stop(at))
        if frame & Frame.PERSON and frame & Frame.SPEECH and verb.lemma != "tell" and self._starts_phrase(at):
            return (at, self._phrase_stop(at))
        if frame & Frame.QUOTE and frame & Frame.SPEECH and not frame & Frame.OBJECT and verb.lemma in _ECHO and self._starts_phrase(at):
            return (at, self._phrase_stop(at))
        return None

    def _phrase_stop(self, at: int) -> int:
        """Where an object, infinitive or prepositional content ends."""
        end = self._stop(at)
        for i in range(at + 2, end - 1):
            if not self.quoted[i] and self.norms[i] in (",", "—", "–", "--"):
                following = self.norms[i + 1]
                if following in _BREAKS or following.endswith("ing") or self.quoted[i + 1] or is_adverb(following):
                    return i
        return end

    def _starts_clause(self, at: int) -> bool:
        """Whether a clause may begin here: a noun phrase with a verb after it, or a pronoun."""
        if self.quoted[at]:
            return True
        norm = self.norms[at]
        if norm in PERSONAL or norm in CONTRACTED or norm in ("there", "there's", "these", "those", "this", "if", "when", "while", "because", "although"):
            return at + 1 < self.end
        if norm in (",", ".", ":", ";") or norm in PREPOSITIONS and norm not in ("in", "at", "for", "with", "under", "after", "by", "on") or norm in COORDINATORS or norm in ("to", "so", "as", "than"):
            return False
        finite = _finite()
        for i in range(at, min(at + 22, self.end)):
            if self.quoted[i]:
                return True
            word = self.norms[i]
            if word in (";", ":") or (word in RELATIVES and i > at):
                return i > at + 1 and word in RELATIVES
            if word in AUXILIARIES or word in finite:
                return i > at
            if i > at and (word.endswith(("ed", "es")) or word in _COMMON_VERBS):
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
        if norm in DETERMINERS or norm in OBJECTS or norm in PERSONAL or norm in ("himself", "herself", "themselves", "itself", "what", "how", "nothing", "anything", "something"):
            return True
        if norm in PREPOSITIONS or norm in SUBORDINATORS or norm in COORDINATORS or norm in AUXILIARIES or norm in ADVERBS:
            return False
        return True

    def _person_end(self, at: int) -> int:
        """The end of an addressee that begins at ``at``; ``at`` where there is none."""
        if at >= self.end or self.quoted[at]:
            return at
        if self.norms[at] in OBJECTS:
            return at + 1
        if not self._starts_phrase(at):
            return at
        return sources.after(self.tokens, self.quoted, at, _finite())

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
        if self.norms[n] in ("about", "of", "against") and n + 1 < self.end:
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

    # Passives and what has no agent

    def _passive(self, g: int, k: int, verb: Verb) -> bool:
        """“He was accused of lying by X”, “the plan was criticised by X”, “is expected to”."""
        start = sources.before(self.tokens, self.quoted, g, _finite())
        by = next((i for i in range(k + 1, min(k + 14, self.end)) if self.norms[i] == "by" and not self.quoted[i]), -1)
        agent: tuple[int, int] | None = None
        if by > 0 and self._starts_phrase(by + 1) and not self.norms[by + 1].endswith("ing"):
            end = sources.after(self.tokens, self.quoted, by + 1, _finite())
            if end > by + 1:
                agent = (by + 1, end)
        if agent is None:
            if self.norms[k] in agentless_participles() and self._participle(k):
                return True
            if verb.frame & Frame.SPEECH and verb.lemma in _PASSIVE and start < g:
                after = k + 1
                if after >= self.end:
                    self._add(None, (g, k + 1), [(start, g)], verb, False, speech=False)
                    return True
                else:
                    self._add(None, (g, k + 1), [(start, g), (after, self._stop(after))], verb, False, speech=verb.lemma != "ask")
                    return True
            return False
        if not verb.frame & Frame.SPEECH:
            return False
        pieces = [(start, g)] if start < g else []
        if by > k + 1:
            pieces.append((k + 1, by))
        rest = self._stop(agent[1]) if agent[1] < self.end and self.norms[agent[1]] in ("as", "of", "to", "for", "that", "over") else 0
        if rest > agent[1]:
            pieces.append((agent[1], rest))
        if not pieces:
            return False
        self._add(agent, (g, by + 1) if by == k + 1 else (g, k + 1), pieces, verb, False)
        return True

    def _by(self, k: int, verb: Verb) -> bool:
        """“a report published by the agency”, “allegations made by two women”."""
        if k + 2 >= self.count or self.norms[k + 1] != "by" or not verb.frame & Frame.SPEECH or k == 0 or self.quoted[k - 1]:
            return False
        start = sources.before(self.tokens, self.quoted, k, _finite())
        end = sources.after(self.tokens, self.quoted, k + 2, _finite())
        if start >= k or end <= k + 2:
            return False
        self._add((k + 2, end), (k, k + 2), [(start, k)], verb, False)
        return True

    def _participle(self, k: int) -> bool:
        """“is expected to”, “it is believed that”, “was seen as”, “widely regarded as”."""
        if k + 1 >= self.end:
            return False
        following = self.norms[k + 1]
        g = self._group(k)
        being = any(self.norms[i] in BE or self.norms[i].endswith(("'s", "'re", "'m")) for i in range(g, k))
        if not being and g and self.norms[g - 1] in ("it's", "they're", "he's", "she's"):
            being = True
        if (following in ("to", "that") and being) or following == "as" and self.norms[k] in _LABELS or (
            following in ("as", "for", "by") and being
        ) or (being and self.norms[k] in ("considered", "called", "deemed", "dubbed") and self._starts_phrase(k + 1)):
            start = sources.before(self.tokens, self.quoted, g, _finite())
            if start < g and self.norms[start] == "it" and following == "that":
                start = g
            self._agentless(g, k + 1, start, self._stop(k + 1), subject_end=g)
            return True
        return False

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
        start = sources.before(self.tokens, self.quoted, g, _finite())
        if self.norms[k] in ("appeared", "appear", "appears") and not (
            k + 1 < self.end and (self.norms[k + 1] == "to" or self.norms[k + 1] in ("that", "likely", "unlikely", "set", "ready"))
        ):
            return
        if k + 1 < self.end:
            self._agentless(g, k + 1, start, self._stop(k + 1), subject_end=g)

    # According to, nouns, adjectives

    def _according(self, k: int) -> None:
        if k + 2 >= self.count or self.norms[k + 1] != "to":
            return
        end = sources.after(self.tokens, self.quoted, k + 2, _finite())
        if end <= k + 2:
            return
        leading = k == 0 or (k <= 2 and all(self.norms[i] in COORDINATORS or is_adverb(self.norms[i]) or self.norms[i] == "," for i in range(k)))
        comma = next((i for i in range(end, min(end + 26, self.end)) if self.norms[i] == "," and not self.quoted[i]), -1)
        verb = verbs()["say"]
        if leading or (self.norms[k - 1] in COORDINATORS):
            if comma > 0 and comma + 1 < self.end:
                self._add((k + 2, end), (k, k + 2), [(comma + 1, self._stop(comma + 1))], verb, False)
                self.last = (k + 2, end)
            return
        e = k - 1 if self.norms[k - 1] in (",", "—", "–", "--") and not self.quoted[k - 1] else k
        start = self._before_start(e)
        if e <= start:
            return
        pieces = [(start, e)]
        if comma > 0 and comma + 1 < self.end and comma - end < 1 and self.norms[comma + 1] not in ("a", "the", "which", "who", "an", "and", "but"):
            if not self.norms[comma + 1].endswith("ing"):
                pieces.append((comma + 1, self._stop(comma + 1)))
        self._add((k + 2, end), (k, k + 2), pieces, verb, False)
        self.last = (k + 2, end)

    def _noun(self, k: int) -> bool:
        """“his view that …”, “the claim that …”, “criticism of …”, “the minister’s assertion”."""
        if k + 1 >= self.end:
            return False
        following = self.norms[k + 1]
        if self.quoted[k + 1]:
            following = ""
        owner = self._owner(k)
        skip = self._adverbials(k + 1)
        if following == "by" and k + 2 < self.end:
            end = sources.after(self.tokens, self.quoted, k + 2, _finite())
            at = end + 1 if end < self.end and self.norms[end] == "," else end
            if end > k + 2 and at < self.end and self.norms[at] in ("that", "to"):
                owner, skip = (k + 2, end), at
        if owner is not None and following in ("is", "was") and k + 3 < self.end and self.norms[k + 2] == "that":
            skip = k + 2
        if skip < self.end - 1 and self.norms[skip] == "that" and not self.quoted[skip]:
            stop = self._stop(skip)
            content = (skip, stop)
        elif following in ("of", "about", "over", "for", "against", "to", "on", "in") and owner is not None and self.norms[k] in _PREPOSITIONAL:
            content = (k + 2, self._phrase_stop(k + 2)) if k + 2 < self.end else (k, k)
        elif following in ("of", "about") and self.norms[k] in ("criticism", "allegation", "allegations", "accusation", "accusations", "complaint", "complaints", "rumor", "rumors", "rumours", "speculation", "fears", "criticisms", "opposition", "support") or (
            following in ("to", "for") and self.norms[k] in ("opposition", "support", "calls")
        ):
            content = (k + 2, self._phrase_stop(k + 2)) if k + 2 < self.end else (k, k)
        else:
            return False
        if content[0] >= content[1]:
            return False
        tokens = self.tokens
        start = k
        if k and self.norms[k - 1] in ("the", "a", "an", "any", "no"):
            start = k - 1
        self.sentence.readings.append(
            Reading(
                self.sentence.index,
                None if owner is None else Span(tokens[owner[0]].start, tokens[owner[1] - 1].end),
                Span(tokens[start].start, tokens[k].end),
                [Span(tokens[content[0]].start, tokens[content[1] - 1].end)],
                Strength.AGENTLESS if owner is None else sources.strength(tokens[owner[0] : owner[1]]),
                owner is not None,
                owner is not None and sources.is_vague(tokens[owner[0] : owner[1]]),
                self.norms[k],
                head="" if owner is None else sources.head(tokens[owner[0] : owner[1]]),
            )
        )
        return True

    def _owner(self, k: int) -> tuple[int, int] | None:
        """Whose view it is: a possessive before the noun, or the subject of “made the claim that”."""
        for i in range(k - 1, max(-1, k - 5), -1):
            if self.quoted[i]:
                return None
            norm = self.norms[i]
            if norm in POSSESSIVES:
                return (i, i + 1)
            if norm.endswith(("'s", "s'")) and norm not in CONTRACTED:
                start = sources.before(self.tokens, self.quoted, i + 1, frozenset())
                return (min(start, i), i + 1)
            if norm in AUXILIARIES or self.tokens[i].kind == TokenKind.PUNCTUATION or norm in SUBORDINATORS:
                return None
            if norm in _SUPPORT or norm in _finite() or norm in verbs():
                g = self._group(i)
                head = sources.before(self.tokens, self.quoted, g, _finite())
                if head < g:
                    return (head, g)
                return self._main_subject() if g and self.norms[g - 1] in ("and", ",", "to") else None
        return None

    def _adjective(self, k: int) -> None:
        """“was confident that”, “is wary of”."""
        if k + 1 >= self.end:
            return
        following = self.norms[k + 1]
        if self.norms[k] in ("clear", "unclear") and following in ("that", "whether", "how", "if", "what", "why"):
            self._agentless(k, k + 1, k, self._stop(k + 1))
            return
        if self.norms[k] in ("convinced", "confident", "sure", "certain", "hopeful", "afraid", "aware", "glad") and self._starts_clause(k + 1):
            following = "that"
        if following not in ("that", "about", "of", "to", "whether", "how", "if", "what", "by", "with", "over", "at", "in", "on") or self.norms[k] == "clear":
            return
        g = k
        being = False
        while g > 0 and not self.quoted[g - 1]:
            norm = self.norms[g - 1]
            if norm in CONTRACTED:
                being = True
                break
            if norm in BE or norm in ("remain", "remains", "remained", "feel", "feels", "felt", "seem", "seemed", "seems", "grew", "became", "sounded"):
                being = True
                g -= 1
            elif norm in AUXILIARIES or norm in NEGATIONS or is_adverb(norm) or norm in ("very", "more", "less", "increasingly", "deeply"):
                g -= 1
            else:
                break
        if not being:
            return
        start = sources.before(self.tokens, self.quoted, g, _finite())
        if start >= g:
            if g and self.norms[g - 1] in RELATIVES:
                start = g - 1
            elif g and self.norms[g - 1] == "," and (paired := self._parenthesis(g - 1)) is not None:
                start = sources.before(self.tokens, self.quoted, paired, _finite())
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

    # Results

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
        for start, end in pieces:
            while end > start and not self.quoted[end - 1] and self.norms[end - 1] in (",", "—", "–", "--", "and", "but", ":"):
                end -= 1
            if end > start:
                content.append(Span(tokens[start].start, tokens[end - 1].end))
        if not content and pieces:
            return
        named = tokens[source[0] : source[1]] if source else ()
        while named and named[-1].kind == TokenKind.PUNCTUATION and named[-1].norm != ")":
            named = named[:-1]
        self.sentence.readings.append(
            Reading(
                self.sentence.index,
                Span(named[0].start, named[-1].end) if named else None,
                Span(tokens[cue[0]].start, tokens[cue[1] - 1].end),
                content,
                sources.strength(named) if named else Strength.AGENTLESS,
                (verb is not None and bool(verb.frame & Frame.SPEECH)) if speech is None else speech,
                bool(named) and sources.is_vague(named),
                verb.lemma if verb else "",
                negated,
                sources.head(named),
            )
        )


_SETTINGS = frozenset(
    """statement interview conference briefing speech testimony email e-mail letter tweet post report reporters journalists call
    rally hearing debate news filing affidavit memo message remarks press appearance release video address broadcast court
    television tv radio twitter facebook event town-hall op-ed""".split()
)
_PARENTHETIC = frozenset(
    "then now himself herself themselves whose when where however too who's as including along both and too though meanwhile".split()
)
_PASSIVE = frozenset(
    """accuse criticize criticise allege ask quote tell report announce reveal disclose confirm condemn denounce praise blame reject
    dismiss cite mention""".split()
)
_LABELS = frozenset({"known", "seen", "viewed", "regarded", "described", "perceived", "billed", "portrayed"})
_ECHO = frozenset({"shout", "chant", "whisper", "add", "repeat", "boast", "object", "protest"})
_BREAKS = RELATIVES | SUBORDINATORS | COORDINATORS | frozenset({"according", "he", "she", "they", "it", "in", "with"})
_COMMON_VERBS = frozenset(
    """get gets got make makes made take takes took go goes went come comes came give gives gave need needs want wants know knows
    keep keeps kept let lets put puts run runs ran lost won left met held led felt found became become becomes began saw
    deserve deserves remain remains represent represents mean means show shows support supports include includes work works
    believe believe think feel own owns cost costs fell rose grew paid sent set spent built brought bought taught fought""".split()
)
_SUPPORT = frozenset("made make makes making gave give rejected denied dismissed expressed voiced repeated raised shared issued released has have had".split())
_PREPOSITIONAL = frozenset(
    """view views criticism criticisms opinion opinions assessment allegation allegations accusation accusations complaint complaints
    call calls demand demands concern concerns fear fears hope hopes promise promises pledge pledges proposal proposals warning
    warnings description request requests plea doubts doubt questions belief assertion claim claims prediction predictions
    comments remarks statement statements support opposition denial explanation refusal preference endorsement commitment approval
    rejection praise condemnation critique embrace goal aim desire response reaction confidence stance position push interest passion
    enthusiasm skepticism scepticism attack attacks focus disclosure portrayal decision plan plans vision emphasis insistence
    resistance message advice""".split()
)


def quoted_tokens(tokens: Sequence[Token], quotations: Sequence[Quotation]) -> list[bool]:
    """For each token of a paragraph, whether it stands inside a closed quotation (its marks included)."""
    result = [False] * len(tokens)
    at = 0
    count = len(tokens)
    for quotation in quotations:
        if not quotation.closed and quotation is not quotations[-1]:
            continue
        while at < count and tokens[at].start < quotation.start:
            at += 1
        while at < count and tokens[at].start < quotation.end:
            result[at] = True
            at += 1
    return result


def is_document(norm: str) -> bool:
    """Whether a noun names a document or broadcast that may speak for itself."""
    return norm in DOCUMENTS
