"""``unused-suppression``: a comment to newsls that silences nothing, or that can't be read."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from newsls.finding import Finding, Fix, Severity
from newsls.markup import Suppression
from newsls.rules.base import Family, Rule, Silenced
from newsls.text import Edit, Span


def unused_suppression(silenced: Silenced) -> Iterator[Finding]:
    """Finds comments to newsls that do nothing.

    What it does:
        Reports a suppression that silences no finding, that names a code which doesn't exist, or that is misspelt.

    Why:
        A comment that once silenced a false alarm goes on to silence the next real slip in the same place, and a
        misspelt one leaves its writer believing that the finding was seen and accepted.

    Example:
        <!-- newsls: ignore[repeated-wrod] -->

    Use instead:
        <!-- newsls: ignore[repeated-word] -->

    Source:
        The practice of linters: Ruff's RUF100, ESLint's --report-unused-disable-directives.
    """
    for suppression, used in zip(silenced.suppressions, silenced.used, strict=True):
        if suppression.problem is not None:
            yield _finding(suppression.span, suppression.problem)
        elif not suppression.codes:
            if "" not in used:
                yield _finding(suppression.span, "This comment silences nothing; it can go.", _removal(suppression))
        else:
            yield from _codes(suppression, used, silenced)


def _codes(suppression: Suppression, used: frozenset[str], silenced: Silenced) -> Iterator[Finding]:
    for code, span in suppression.codes:
        if code not in silenced.codes:
            near = get_close_matches(code, silenced.codes, n=1)
            message = f"newsls has no rule called “{code}”" + (f"; did you mean “{near[0]}”?" if near else ".")
            fixes = (Fix(f"Change to “{near[0]}”", (Edit(span, near[0]),)),) if near else ()
            yield _finding(span, message, *fixes)
        elif code not in used and code in silenced.enabled:
            alone = len(suppression.codes) == 1
            yield _finding(
                span, f"“{code}” finds nothing here to silence.", *((_removal(suppression),) if alone else ())
            )


def _removal(suppression: Suppression) -> Fix:
    return Fix("Remove this comment", (Edit(suppression.span, ""),))


def _finding(span: Span, message: str, *fixes: Fix) -> Finding:
    return Finding(RULE.code, RULE.severity, span, message, fixes)


RULE = Rule("unused-suppression", Family.DRAFT, Severity.WARNING, closing=unused_suppression)
