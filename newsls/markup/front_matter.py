"""Front matter: the YAML between ``---`` fences, or the TOML between ``+++``, at the very start of a draft.

Values are kept as they are written (nothing is turned into numbers or booleans); headline, date and dateline are read
from the keys that publishing systems use for them.  Drafts with such a head may be Markdown, HTML or plain text.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any, NamedTuple

from newsls.markup.blocks import FrontMatter
from newsls.text import Span

_OPEN = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\r|\n)")
_CLOSE = re.compile(r"(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)(?:\r\n|\r|\n)?")
_BEGINS = re.compile(
    r"""(?:[ \t]*(?:\#[^\r\n]*)?(?:\r\n|\r|\n))*["'{]?[A-Za-z_][\w.-]*(?: [\w.-]+){0,2}["']?[ \t]*:(?=\s)"""
)
_TOML_OPEN = re.compile(r"\ufeff?\+\+\+[ \t]*(?:\r\n|\r|\n)")
_TOML_CLOSE = re.compile(r"(?<=[\r\n])\+\+\+[ \t]*(?=[\r\n]|\Z)(?:\r\n|\r|\n)?")
_TOML_BEGINS = re.compile(
    r"""(?:[ \t]*(?:\#[^\r\n]*)?(?:\r\n|\r|\n))*[ \t]*"""
    r"""(?:\[{1,2}[ \t]*["'\w]|(?:\w[\w.-]*|"[^"\r\n]*"|'[^'\r\n]*')[ \t]*[.=])"""
)
LONGEST = 20_000  # characters; PyYAML reads some 100 kB a second
_DEEPEST = 20  # brackets; its time grows with the square of their depth
_BRACKET = re.compile(r"[\[\]{}]")

_HEADLINE = ("headline", "title")
_DATE = ("date", "published", "publishdate", "publish_date", "pubdate", "datepublished", "created")
_DATELINE = ("dateline", "location", "place")

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})\b")
_MONTH_FIRST = re.compile(r"\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")


class Fence(NamedTuple):
    """Where front matter stands: its body from ``start`` to ``end``, the closing fence and its line break up to
    ``over``."""

    toml: bool
    start: int
    end: int
    over: int


def fence(text: str) -> Fence | None:
    """The front matter of ``text``.

    A line of dashes at the top of a draft is no front matter unless a key stands below it and a second line of dashes
    follows.
    """
    for toml, opening, closing, begins in (
        (False, _OPEN, _CLOSE, _BEGINS),
        (True, _TOML_OPEN, _TOML_CLOSE, _TOML_BEGINS),
    ):
        opened = opening.match(text)
        if opened is not None:
            closed = closing.search(text, opened.end())
            if closed is None or begins.match(text, opened.end(), closed.start()) is None:
                return None
            return Fence(toml, opened.end(), closed.start(), closed.end())
    return None


def end_of(text: str) -> int:
    """Where the front matter of ``text`` ends, its closing fence and line break included; 0 where there is none."""
    found = fence(text)
    return found.over if found else 0


def read(source: str) -> FrontMatter:
    """What the front matter says; ``source`` is all of it, fences included.

    Where the YAML or TOML can't be read, ``problem`` says why in one sentence and the rest is empty.
    """
    found = fence(source)
    body = source[found.start : found.end] if found else ""
    span = Span(1 if source.startswith("\ufeff") else 0, len(source.rstrip("\r\n")))
    if len(body) > LONGEST:
        return FrontMatter(span, problem=f"The front matter is longer than {LONGEST:,} characters and was not read.")
    if _depth(body) > _DEEPEST:
        return FrontMatter(span, problem="The front matter can’t be read: its brackets are nested too deeply.")
    values, problem = _table(body) if found and found.toml else _mapping(body)
    if problem is not None:
        return FrontMatter(span, problem=problem)
    folded = {key.casefold().replace("-", "_"): value for key, value in reversed(values.items())}

    def first(names: tuple[str, ...]) -> str | None:
        return next((folded[name] for name in names if folded.get(name)), None)

    day = first(_DATE)
    return FrontMatter(span, first(_HEADLINE), read_date(day) if day else None, first(_DATELINE), values)


def read_date(written: str) -> date | None:
    """The day of a written date or time (ISO 8601, “2 January 2024”, “Jan. 2, 2024”); None for anything else."""
    found = _ISO.search(written[:200])
    if found:
        return _day(int(found[1]), int(found[2]), int(found[3]))
    found = _DAY_FIRST.search(written[:200])
    if found:
        return _day(int(found[3]), _month(found[2]), int(found[1]))
    found = _MONTH_FIRST.search(written[:200])
    if found:
        return _day(int(found[3]), _month(found[1]), int(found[2]))
    return None


def _month(name: str) -> int:
    short = name[:3].lower()
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _depth(body: str) -> int:
    """How deep brackets are nested, wherever they stand."""
    depth = deepest = 0
    for bracket in _BRACKET.findall(body):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _mapping(body: str) -> tuple[dict[str, str], str | None]:
    """The top-level scalars of a YAML mapping, and what is wrong with it."""
    import yaml  # only drafts with front matter pay for it

    try:
        # BaseLoader builds strings, lists and dicts and nothing else: it is the safest of the loaders.
        loaded = yaml.load(body, Loader=yaml.BaseLoader)  # noqa: S506
    except yaml.MarkedYAMLError as error:
        return {}, _problem(error)
    except yaml.reader.ReaderError as error:
        line = body.count("\n", 0, error.position if isinstance(error.position, int) else 0) + 2
        return {}, f"The front matter can’t be read: line {line} holds a character that YAML does not allow."
    except (yaml.YAMLError, RecursionError, ValueError, TypeError):
        return {}, "The front matter can’t be read as YAML."
    if not isinstance(loaded, dict):
        return {}, "The front matter should hold one “key: value” a line."
    return {key: value for key, value in loaded.items() if isinstance(key, str) and isinstance(value, str)}, None


def _table(body: str) -> tuple[dict[str, str], str | None]:
    """The top-level strings and days of a TOML document, and what is wrong with it."""
    import tomllib

    try:
        loaded: dict[str, Any] = tomllib.loads(body)
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"at line (\d+)", str(error))
        line = f"line {int(where[1]) + 1} is" if where else "it is"
        return {}, f"The front matter can’t be read: {line} not valid TOML."
    except RecursionError:
        return {}, "The front matter can’t be read: its brackets are nested too deeply."
    values = {key: value.isoformat() if isinstance(value, date) else value for key, value in loaded.items()}
    return {key: value for key, value in values.items() if isinstance(value, str)}, None


def _problem(error: Exception) -> str:
    """One sentence for an error of PyYAML; lines are counted from the opening fence, which is line 1."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or ''}"
    line = mark.line + 2 if mark is not None else 1
    if "mapping values are not allowed" in said:
        return f"The front matter can’t be read: line {line} has a colon inside a value that needs quotes around it."
    if "quoted scalar" in said:
        begun = getattr(error, "context_mark", None)
        line = begun.line + 2 if begun is not None else line
        return f"The front matter can’t be read: the quotation mark on line {line} is never closed."
    if "'\\t'" in said:
        return f"The front matter can’t be read: line {line} is indented with a tab where YAML wants spaces."
    return f"The front matter can’t be read: line {line} is not valid YAML."
