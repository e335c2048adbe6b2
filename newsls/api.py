"""The Python interface: a text in, what newsls has to say of it out.

    import newsls

    analysis = newsls.analyse("The the minister resigned on Monday.")
    for finding in analysis.findings:
        print(finding.span, finding.message)

Spans are code points of the text given, ends exclusive.  Nothing is read from disk or network but newsls's own data;
settings files are ``newsls.workspace``'s, to be loaded by who wants them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsls.draft import Draft
from newsls.settings import Settings

if TYPE_CHECKING:
    from newsls.analysis import Analysis
    from newsls.summary import Summary

__all__ = ["analyse", "summarise"]


def analyse(text: str, language_id: str = "plaintext", settings: Settings | None = None) -> Analysis:
    """The analysis of ``text``: findings, sources of each sentence, figures.

    ``language_id`` is “plaintext”, “markdown” or “html”; another is read as plain text.  ``settings`` are those of a
    desk, by default ``newsls.settings.Settings()``.  Never fails on any text: what failed inside is named in the
    analysis's ``failures``.  ``newsls.report.record.record`` makes the analysis record of it.
    """
    from newsls import analysis

    return analysis.analyse(Draft.read(text, language_id), settings)


def summarise(
    text: str,
    language_id: str = "plaintext",
    *,
    sentences: int | None = None,
    words: int | None = None,
    characters: int | None = None,
    style: str = "paragraph",
    method: str = "linear",
) -> Summary:
    """A summary of ``text`` in sentences of its own, in the order in which they stand.

    ``sentences``, ``words`` and ``characters`` limit it, all that are given together.  ``style`` is “paragraph”,
    “bullets” (each can stand alone), “lede” (one sentence that can) or “description” (for the web, up to 160
    characters); without a limit the first two have up to three sentences.  ``method`` is “linear”, newsls’s own, or a
    published one to compare it with: “lead”, “lexrank”, “textrank”, “pacsum”.

    Where the summary is not quite what was asked for, its ``note`` says why.  Raises ``ValueError`` where a limit is
    below 1, and on a style or method that there is not.  ``newsls.report.summary.render`` makes text of it.
    """
    from newsls import summary

    return summary.summarise(
        Draft.read(text, language_id),
        sentences=sentences,
        words=words,
        characters=characters,
        style=style,
        method=method,
    )
