"""Which noun phrase a reporting word belongs to."""

from __future__ import annotations

from newsls.attribution import sources
from newsls.attribution.clauses import Clauses
from newsls.attribution.cues import (
    Frame,
    Verb,
    finite,
    verbs,
)
from newsls.attribution.words import (
    AUXILIARIES,
    BE,
    CONTRACTED,
    COORDINATORS,
    DETERMINERS,
    HAVE,
    NEGATIONS,
    PAUSES,
    PERSONAL,
    POSSESSIVES,
    PREPOSITIONS,
    REFLEXIVES,
    RELATIVES,
    SUBORDINATORS,
    TIMES,
    is_adverb,
)
from newsls.language import TokenKind

_PARENTHETIC = frozenset(
    """
    then now himself herself themselves whose when where however too who's as including along both and too though
    meanwhile
    """.split()
)
_INSERTED = frozenset(
    "however though too meanwhile moreover nevertheless therefore then instead instance example".split()
)
_SUPPORT = frozenset(
    """
    made make makes making gave give rejected denied dismissed expressed voiced repeated raised shared issued
    released has have had
    """.split()
)


class Subjects(Clauses):
    """Finds the subjects of verb groups and the owners of nouns."""

    def _group(self, k: int) -> int:
        """The first token of the verb group that ends with the cue at ``k``: has repeatedly said, did not mention."""
        g = k
        while g > 0 and not self.quoted[g - 1]:
            norm = self.norms[g - 1]
            if (
                norm in AUXILIARIES
                or norm in NEGATIONS
                or (norm in REFLEXIVES and g > 1)
                or (is_adverb(norm) and self.tokens[g - 1].text[:1].islower())
                or (norm == "since" and g > 1 and self.norms[g - 2] in HAVE)
                or (norm in ("to", "go", "went", "goes", "continued", "come", "came", "on") and self._infinitive(g - 1))
            ):
                g -= 1
            elif (
                norm == ","
                and g > 3
                and self.norms[g - 2] in _INSERTED
                and self.norms[g - 3] == ","
                and self.norms[g - 4] in AUXILIARIES
            ):
                g -= 3  # “has, however, said”
            else:
                break
        return g

    def _infinitive(self, at: int) -> bool:
        """Whether the word before a verb group is part of “went on to say” or “declined to say”."""
        norm = self.norms[at]
        if norm == "to":
            return at > 0 and self.norms[at - 1] in (
                "continued",
                "on",
                "came",
                "ought",
                "continues",
                "had",
                "has",
                "have",
                "going",
            )
        if norm == "on":
            return at > 0 and self.norms[at - 1] in ("went", "goes", "go") and self.norms[at + 1 : at + 2] == ["to"]
        return self.norms[at + 1] in ("to", "on")

    def _source(self, g: int, k: int, verb: Verb) -> tuple[str, tuple[int, int] | None]:
        """How the verb group that starts at ``g`` stands to its subject, and the subject's tokens."""
        tokens, quoted, norms = self.tokens, self.quoted, self.norms
        ends = finite()
        if g == 0:
            return "first", None
        prior = norms[g - 1]
        if quoted[g - 1]:
            return "inverted", None
        if prior in RELATIVES:
            start = g - 1
            if start > 0 and norms[start - 1] == ",":
                start -= 1
            head = sources.before(tokens, quoted, start, ends)
            return "relative", ((head, g) if head < start else (g - 1, g))
        if prior in ("and", "or", "but", "then"):
            at = g - 1
            if at and norms[at - 1] == ",":
                at -= 1
            return "coordinated", self.last or self._main_subject()
        if prior in PAUSES or prior == ")":
            if verb.form == "g":
                return "participle", self.last or self._main_subject()
            paired = self._parenthesis(g - 1)
            if paired is not None:
                head = sources.before(tokens, quoted, paired, ends)
                if head < paired and not (paired and norms[paired] == "," and self._is_adverbial(head)):
                    return "direct", (head, g - 1)
            return ("inverted" if verb.form in "sd" else "other"), None
        head = sources.before(tokens, quoted, g, ends)
        if head < g:
            if verb.form == "g" and (prior in CONTRACTED or any(norms[i] in BE for i in range(g, k))):
                return "direct", (head, g)
            if verb.form == "g":
                plain = verb.frame & (Frame.SPEECH | Frame.INFINITIVE | Frame.THAT) and not any(
                    norms[i].endswith("ing") or norms[i] in ("to", "was", "been") for i in range(head, g)
                )
                return ("participle-of" if plain else "other"), (head, g)
            return "direct", (head, g)
        if prior == "to":
            return "infinitive", self._main_subject()
        if verb.form == "g" and (prior in PREPOSITIONS or prior in SUBORDINATORS or prior in HAVE or prior in BE):
            return "participle", self.last or self._main_subject()
        if prior in (".", ":", "?", "!", '"'):
            return "inverted", None
        return "other", None

    def _parenthesis(self, close: int) -> int | None:
        """Where the parenthesis that ends at the comma ``close`` begins: “Smith, a former aide, said”."""
        mark = self.norms[close]
        partner = {")": "("}.get(mark, mark)
        for i in range(close - 1, max(self.done - 1, close - 34, 0), -1):
            if self.quoted[i]:
                return None
            if self.norms[i] == partner:
                first = self.norms[i + 1]
                if (
                    partner == "("
                    or first in DETERMINERS
                    or first in RELATIVES
                    or first.endswith("ing")
                    or first.isdigit()
                    or (first in PREPOSITIONS or first in _PARENTHETIC or is_adverb(first))
                ):
                    return i
                word = self.tokens[i + 1].text
                if word[:1].isupper() or first.endswith(("ed", "er", "or", "ent", "man", "ist", "chief", "director")):
                    head = sources.before(self.tokens, self.quoted, i, finite())
                    if head < i:
                        return i
                if first in SUBORDINATORS or first in COORDINATORS or self._apposition(i, close):
                    return i
                # two appositions in a row: look one comma further
                continue
        return None

    def _apposition(self, comma: int, close: int) -> bool:
        """Whether what stands between two commas says who somebody is: “Marta Kovač, director of the mine, said”."""
        if not self.tokens[comma - 1].text[:1].isupper() or self.norms[comma - 1] in TIMES:
            return False
        ends = finite()
        return not any(
            self.norms[i] in AUXILIARIES or self.norms[i] in ends or self.norms[i] in PERSONAL
            for i in range(comma + 1, close)
        )

    def _is_adverbial(self, head: int) -> bool:
        """Whether what stands before a comma is an opening adverbial and no subject: “On Friday,”."""
        return head > 0 and self.norms[head - 1] in PREPOSITIONS and head - 1 <= self.done + 1

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
            if norm in _SUPPORT or norm in finite() or norm in verbs():
                g = self._group(i)
                head = sources.before(self.tokens, self.quoted, g, finite())
                if head < g:
                    return (head, g)
                return self._main_subject() if g and self.norms[g - 1] in ("and", ",", "to") else None
        return None

    def _after_comma_subject(self, k: int) -> tuple[int, int] | None:
        """The subject of “Citing the report, Smith said …”."""
        for i in range(k + 1, min(k + 40, self.count - 1)):
            if self.norms[i] == "," and not self.quoted[i]:
                end = sources.after(self.tokens, self.quoted, i + 1, finite())
                return (i + 1, end) if end > i + 1 else None
        return None
