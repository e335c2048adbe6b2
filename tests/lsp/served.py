"""The server as the tests run it: with rules that find, hang, raise and print on certain words, and no others.

The arguments are those of ``newsls.lsp.server.serve``; ``--real`` runs newsls's own rules beside these.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator

from newsls.draft import Paragraph
from newsls.finding import Finding, Fix, Note, Severity
from newsls.lsp.server import serve
from newsls.rules import RULES, Family, Rule
from newsls.settings import Settings
from newsls.text import Edit, Span


def slip(paragraph: Paragraph, settings: Settings) -> Iterator[Finding]:
    """Finds “teh”.

    What it does:
        Finds “teh”.

    Why:
        It is *never* a word.
    """
    for m in re.finditer(r"\bteh\b", paragraph.text):
        span = Span(*m.span())
        fixes = (Fix("Change to “the”", (Edit(span, "the"),)), Fix("Change to “tech”", (Edit(span, "tech"),)))
        notes = (Note(Span(0, 1), "The paragraph begins here."),)
        yield Finding("slip", Severity.WARNING, span, "“teh” is no word.", fixes, notes, safe=True)


def doubt(paragraph: Paragraph, settings: Settings) -> Iterator[Finding]:
    """Finds “perhaps”.

    What it does:
        Finds “perhaps”.

    Why:
        For a finding that has no fix.
    """
    for m in re.finditer(r"\bperhaps\b", paragraph.text):
        yield Finding("doubt", Severity.HINT, Span(*m.span()), "“perhaps” is a doubt.")


def trouble(paragraph: Paragraph, settings: Settings) -> Iterator[Finding]:
    """Does what rules must not."""
    if "LOOP" in paragraph.text:
        while True:
            pass
    if "LOCK" in paragraph.text:  # inside one call, during which no other thread runs
        re.match(r"(a+)+$", "a" * 60 + "b")
    if "SLEEP" in paragraph.text:
        time.sleep(3600)
    if "RAISE" in paragraph.text:
        raise ValueError(f"a message that quotes {paragraph.text}")
    if "PRINT" in paragraph.text:
        print("noise on standard output", flush=True)  # noqa: T201
    if "SLOW" in paragraph.text:
        time.sleep(0.3)
    return iter(())


RULE_LIST = (
    Rule("slip", Family.TYPOS, Severity.WARNING, paragraph=slip, word_list=True),
    Rule("doubt", Family.STYLE, Severity.HINT, paragraph=doubt),
    Rule("trouble", Family.DRAFT, Severity.HINT, paragraph=trouble),
)

if __name__ == "__main__":
    arguments = sys.argv[1:]
    rules = RULE_LIST
    if "--real" in arguments:
        arguments.remove("--real")
        rules += RULES
    raise SystemExit(serve(*arguments[:2], *map(int, arguments[2:]), rules=rules))  # type: ignore[arg-type]
