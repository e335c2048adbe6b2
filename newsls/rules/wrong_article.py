"""``wrong-article``: “a” before a vowel sound, “an” before a consonant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsls.draft import Paragraph
from newsls.finding import Finding, Severity
from newsls.language.sounds import begins_with_vowel
from newsls.language.wordlists import words
from newsls.rules.base import Family, Rule
from newsls.rules.support import SPACE, like, opens_sentence, replacement
from newsls.settings import Settings
from newsls.text import Span

# The article, and what stands between it and the next white space, less the marks that open it.
_ARTICLE = re.compile(
    rf"(?<![\w'’‐‑\-/.@#&=+*<>])(an?|An?|AN){SPACE}++[\"“‘'«(\[]*+([$£€¥]?\w[^\s,;:!?()\[\]\"“”…—–]*+)",
)

# After “a” these are seldom the noun it belongs to: “option a is”, “from a to b”, “in a or b”; the slip is another one.
_NOT_NOUNS = words(
    """a an and are as at if in is it of on or am us up our i under any all he we you off out into over after ai au
    al el un una uno unos es en y e o os este esta esto ella ello ese eso otro otra der die das il le la"""
)
_TO_THE_LEFT = words(
    """vitamin plan serie series type class grade group hepatitis schedule exhibit influenza category block option
    team section appendix annex part league level sub-type strain letter point figure table the this de la que y
    da do"""
)
_LATIN = frozenset({"priori", "posteriori", "fortiori", "cappella", "capella", "la", "posteriori,", "contrario"})


def wrong_article(paragraph: Paragraph, settings: Settings) -> Iterator[Finding]:
    """Finds “a” where “an” belongs, and “an” where “a” does.

    What it does:
        Reads the word after the article aloud, as it were: an hour, a European, an MP, a UN envoy, an FBI agent, a NATO
        base, an 8% rise, an 11th-hour deal, an SUV, a one-off.  Where edited copy has both (a historic, an historic; a
        herb, an herb), and where the pronunciation of a name is not certain, it is silent.  Two articles in a row
        (“a an”) are reported too.

    Why:
        The article goes with the sound that follows.  The wrong one is mostly left over from an earlier wording: “an
        interesting” cut to “an proposal”.

    Example:
        The union called it a insult to nurses.

    Use instead:
        The union called it an insult to nurses.

    Source:
        Any stylebook, under “a, an”; the word lists are newsls's own.
    """
    text = paragraph.text
    for match in _ARTICLE.finditer(text):
        article, word = match[1], match[2]
        following = word.casefold()
        if following in ("a", "an") and not word.isupper():
            if (finding := _double(text, match)) is not None:
                yield finding
            continue
        heard = _read(text, match)
        vowel = begins_with_vowel(heard)
        if vowel is None or vowel == (len(article) == 2):
            continue
        if word in _NOT_NOUNS or not _is_article(text, match):
            continue
        right = "AN" if vowel and heard != word else like("an" if vowel else "a", article[:1])
        sound = "a vowel" if vowel else "a consonant"
        shown = word.rstrip(".'’")
        yield Finding(
            RULE.code,
            RULE.severity,
            Span(*match.span(1)),
            f"“{shown}” begins with the sound of {sound}, so it takes “{right.lower()}”.",
            (replacement(Span(*match.span(1)), right),),
            safe=word[:1].islower(),
        )


def _read(text: str, match: re.Match[str]) -> str:
    """The word after the article as it is read: in a line of capitals, “HONEST” is an ordinary word."""
    word = match[2]
    if word.isupper() and len(word) > 3 and match[1].isupper():
        around = text[max(0, match.start() - 20) : match.start()] + text[match.end() : match.end() + 20]
        if not any(character.islower() for character in around):
            return word.lower()
    return word


def _is_article(text: str, match: re.Match[str]) -> bool:
    """Whether “a” or “an” is the article here and not a letter, a grade, a name or a foreign word."""
    article, word, at = match[1], match[2], match.start()
    if text[match.start(2) - 1] == "[":
        return False  # an [expletive]: what stood there is not known
    if article[0].isupper() and at and not opens_sentence(text, at):
        return article == "AN" and word.isupper()
    if article == "An" and word[0].isupper():
        return False  # An Nguyen said
    if article == "A" and word.isupper() and len(word) > 1 and text[match.end() : match.end() + 8].strip().isupper():
        return word.isalpha() and len(word) > 3
    before = text[max(0, at - 16) : at].split()
    if not before:
        return True
    if before[-1][-1].isdecimal() and word[0].isdecimal():
        return False  # “between 2020 an 2035”: “and” was meant
    return before[-1].casefold() not in _TO_THE_LEFT


def _double(text: str, match: re.Match[str]) -> Finding | None:
    """“a an”: one article too many.  “an a priori argument” is right."""
    second = Span(*match.span(2))
    if match[1].casefold() == match[2].casefold():
        return None  # repeated-word sees that
    after = text[second.end : second.end + 40].split()
    if not after or not text[second.end].isspace() or after[0].casefold() in _LATIN or not _is_article(text, match):
        return None
    vowel = begins_with_vowel(after[0].lstrip("\"“‘'("))
    if vowel is None:
        return None
    right = like("an" if vowel else "a", match[1])
    whole = Span(match.start(1), second.end)
    return Finding(
        RULE.code,
        RULE.severity,
        whole,
        f"“{match[1]} {match[2]}” is one article too many.",
        (replacement(whole, right),),
        safe=True,
    )


RULE = Rule("wrong-article", Family.TYPOS, Severity.WARNING, paragraph=wrong_article)
