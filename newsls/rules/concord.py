"""Words in a form that the syntax around them does not allow, decided by rule and not by likelihood.

``slips`` walks the tokens of a paragraph once.  A function word (“to”, “will”, “has”, “he”, “these”, “are” …) opens a
look at its neighbours; only where subject, head or governor is certain is anything reported.  What a neighbour can be,
``verb_forms`` tells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newsls.language import TokenKind
from newsls.language.wordlists import words
from newsls.rules import verb_forms as forms
from newsls.rules.clauses import Slip, Tokens
from newsls.rules.governed import after_be, after_do, after_have, after_modal, after_to
from newsls.rules.number import FEW, after_a, after_many, after_number
from newsls.rules.partitives import each_of, number_of, there
from newsls.rules.subjects import plural_pronoun, plural_subject, plural_verb, relative, singular_pronoun, singular_verb


def _be_form(tokens: Tokens, index: int) -> Slip | None:
    norm = tokens[index].norm
    return (singular_verb if norm in ("is", "was") else plural_verb)(tokens, index) or after_be(tokens, index)


def _have_form(tokens: Tokens, index: int) -> Slip | None:
    return (singular_verb if tokens[index].norm == "has" else plural_verb)(tokens, index) or after_have(tokens, index)


_LACKING: dict[str, Callable[[Tokens, int], Slip | None]] = {"to": after_to, **dict.fromkeys(forms.MODALS, after_modal)}


_TABLE: dict[str, Callable[[Tokens, int], Slip | None]] = {
    "to": after_to,
    **dict.fromkeys(forms.MODALS, after_modal),
    **dict.fromkeys(forms.BE, after_be),
    **dict.fromkeys(("is", "was", "are", "were"), _be_form),
    **dict.fromkeys(forms.HAVE, after_have),
    **dict.fromkeys(("has", "have"), _have_form),
    **dict.fromkeys(words("did does do didn't doesn't don't"), after_do),
    **dict.fromkeys(words("i we you they"), plural_pronoun),
    **dict.fromkeys(words("he she it"), singular_pronoun),
    **dict.fromkeys(words("a an another this"), after_a),
    **dict.fromkeys(FEW, after_many),
    "who": relative,
    **dict.fromkeys(words("each neither either one"), each_of),
    "number": number_of,
    "there": there,
}


def without_be(tokens: Tokens) -> Iterator[Slip]:
    """Of ``slips`` those that lack a “be” (“will taken”), at a fraction of the cost."""
    last = len(tokens) - 1
    for index, token in enumerate(tokens):
        look = _LACKING.get(token.norm)
        if look is not None and index < last:
            found = look(tokens, index)
            if found is not None and found.inserted:
                yield found


def slips(tokens: Tokens) -> Iterator[Slip]:
    """The words of ``tokens`` out of form, in order of what triggers them; now and then two for one token."""
    last = len(tokens) - 1
    table = _TABLE
    for index, token in enumerate(tokens):
        look = table.get(token.norm) or (after_number if token.kind is TokenKind.NUMBER else None)
        if look is None:
            norm = token.norm
            if index and norm[-1] == "s" and index < last and tokens[index - 1].norm[-1] in "sne" and len(norm) > 3:
                found = plural_subject(tokens, index)
                if found is not None:
                    yield found
        elif index < last:
            found = look(tokens, index)
            if found is not None:
                yield found
