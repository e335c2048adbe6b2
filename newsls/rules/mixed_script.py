"""``mixed-script``: a Cyrillic or Greek letter that passes for a Latin one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from newsls.draft import Paragraph
from newsls.finding import Finding, Severity
from newsls.rules.base import Family, Rule
from newsls.rules.support import replacement
from newsls.settings import Settings
from newsls.text import Span

# Letters that a reader takes for the Latin one beside them: the ones of Unicode's confusables (UTS #39) that look the
# same in ordinary text faces.  Greek letters that a formula may use (alpha, nu, upsilon …) are not here.
_PAIRS = """
    \u0430a \u0435e \u043eo \u0440p \u0441c \u0443y \u0445x \u0456i \u0458j \u0455s \u04bbh \u0501d \u0475v
    \u051bq \u051dw \u04cfl \u0433r \u0410A \u0412B \u0415E \u041aK \u041cM \u041dH \u041eO \u0420P \u0421C
    \u0422T \u0423Y \u0425X \u0406I \u0408J \u0405S \u04aeY \u050cG \u0391A \u0392B \u0395E \u0396Z \u0397H
    \u0399I \u039aK \u039cM \u039dN \u039fO \u03a1P \u03a4T \u03a5Y \u03a7X \u03bfo \u03f2c \u03f3j \u0585o
    \u057dn \u0578n \u0570h \u0581g \u054fS \u0555O
"""
_LOOKALIKES = {ord(pair[0]): pair[1] for pair in _PAIRS.split()}
_OF_LATIN = {ord(latin): chr(code) for code, latin in _LOOKALIKES.items() if 0x400 <= code < 0x500}

# A word with a letter of a script that has look-alikes: Greek, Cyrillic, Armenian.
_SUSPECTS = re.compile(r"[^\W\d_]*[\u0370-\u0587][^\W\d_]*")
_FOREIGN = re.compile("[\u0370-\u0587]")
_LATIN_WORD = re.compile(r"[A-Za-z]{2}")


def mixed_script(paragraph: Paragraph, settings: Settings) -> Iterator[Finding]:
    """Finds words in which a Cyrillic or Greek letter passes for a Latin one.

    What it does:
        Reports a word of Latin letters in which one or more letters of another alphabet stand that look the same, and
        a lone letter of that kind amid Latin words.  Words wholly in another script are left alone, and so are Greek
        letters that are meant: “μm”, “β-carotene”, “Δt”.

    Why:
        The word looks right, but no search finds it and no speller knows it.  Such letters come from a keyboard left in
        the other layout, from optical reading, and from people who want to slip past a filter.

    Example:
        The company was registered in P\u0430nama.

    Use instead:
        The company was registered in Panama.

    Source:
        Unicode Technical Standard 39, confusables and mixed-script detection.
    """
    text = paragraph.text
    if text.isascii() or _FOREIGN.search(text) is None:
        return
    for match in _SUSPECTS.finditer(text):
        word, span = match[0], Span(*match.span())
        foreign = _FOREIGN.findall(word)
        if len(foreign) == len(word):
            right = word.translate(_LOOKALIKES)
            if not (right.isascii() and _amid_latin(text, span, word)):
                continue
        else:
            repaired = _repaired(word, foreign)
            if repaired is None:
                continue
            right = repaired
        alien = next(a for a, b in zip(word, right, strict=True) if a != b)
        name = unicodedata.name(alien, "letter of another alphabet").title()
        script = name.split()[0]
        where = f"“{right}” is written here with" if len(word) > 1 else "This is"
        count = sum(a != b for a, b in zip(word, right, strict=True))
        letters = f"{count} {script} letters that look" if count > 1 else f"a {script} letter that looks"
        shown = f"{'' if count > 1 else f' (U+{ord(alien):04X})'}"
        like = "Latin ones" if script != "Latin" else "Cyrillic ones"
        like = like if count > 1 else f"a {like.split(maxsplit=1)[0]} one"
        yield Finding(
            RULE.code,
            RULE.severity,
            span,
            f"{where} {letters} like {like}{shown}; no search will find it.",
            (replacement(span, right),),
            safe=True,
        )


def _repaired(word: str, foreign: list[str]) -> str | None:
    """A word of two scripts in the one that it is meant to be in; None where the mixture may be meant."""
    latin = [c for c in word if c.isalpha() and c not in foreign]
    if all(ord(c) in _LOOKALIKES for c in foreign):
        # “Νe” or “Τx” may be a symbol; with Cyrillic letters nothing is.
        if len(latin) < 2 and foreign[0] < "\u0400":
            return None
        return word.translate(_LOOKALIKES)
    if all(ord(c) in _OF_LATIN for c in latin) and len(foreign) > len(latin) and foreign[0] >= "\u0400":
        return word.translate(_OF_LATIN)
    return None


def _amid_latin(text: str, span: Span, word: str) -> bool:
    """Whether a short word of look-alikes alone stands in a Latin sentence, which holds no other word of its script."""
    if len(word) > 3 or word[0] < "\u0400":
        return False
    around = text[max(0, span.start - 40) : span.start], text[span.end : span.end + 40]
    if any(_LATIN_WORD.search(side) is None for side in around) or re.search(r"[\"“”‘’«»'(]", around[0][-2:]):
        return False
    return all(ord(c) in _LOOKALIKES for side in around for c in _FOREIGN.findall(side))


RULE = Rule("mixed-script", Family.TYPOS, Severity.WARNING, paragraph=mixed_script)
