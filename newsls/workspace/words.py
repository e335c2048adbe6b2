"""Word lists: one word or name a line, ``#`` before a comment.

The writer's own list lives in the user's configuration folder, the newsroom's in ``newsls-words.txt`` beside the
settings file or at the root of the workspace.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal, NamedTuple

from newsls.settings import folded
from newsls.workspace.files import Text, alone, read_text, write_text

WORD_LIST = "newsls-words.txt"
"""The name of a newsroom's list."""

LONGEST = 100
"""Characters of a word or name."""

_COMMENT = re.compile(r"(?:^|\s)#.*")
_BREAK = re.compile(r"\r\n|\r|\n")


class _Entry(NamedTuple):
    """A word's line and the comments just above it."""

    word: str
    lines: tuple[str, ...]


def personal() -> Path:
    """The writer's own list, which need not exist."""
    from platformdirs import user_config_path

    return user_config_path("newsls", appauthor=False) / "words.txt"


def shared(root: Path) -> Path:
    """The newsroom's list of the workspace whose root is given, which need not exist."""
    return root / WORD_LIST


def read(path: Path) -> frozenset[str]:
    """The words of a list, as ``newsls.settings.folded``.  Raises ``Unreadable``."""
    return frozenset(word for line in _BREAK.split(read_text(path).text) if (word := folded(_word(line))))


def add(word: str, where: Literal["personal", "workspace"], root: Path) -> Path:
    """Add ``word`` to the writer's or the workspace's list and return the list's path.

    The list is kept sorted without regard to case, and holds a word once; comments stay above the word they stood
    above, and a comment at the head of the file that an empty line follows stays there.  Raises ``ValueError`` with a
    sentence where ``word`` can't be a line of a list, ``Unreadable`` where the list can't be read or written.
    """
    word = " ".join(word.split())
    if not word or word.startswith("#") or _unfit(word):
        raise ValueError(f"A word list holds words of 1 to {LONGEST} printable characters that don’t start with “#”.")
    path = personal() if where == "personal" else shared(root)
    if where == "personal":
        path.parent.mkdir(parents=True, exist_ok=True)
    with alone(path.parent):
        old = read_text(path) if path.exists() else Text("")
        new = _added(old.text, word)
        if new != old.text:
            write_text(path, new, old)
    return path


class Slip(NamedTuple):
    """What is wrong with a list: its line, from 1, and one sentence."""

    line: int
    message: str


def slips(text: str) -> list[Slip]:
    """What is wrong with a list of that text: words twice, out of order, or that no draft could hold."""
    found = []
    first: dict[str, int] = {}
    before = ""
    for number, line in enumerate(_BREAK.split(text), 1):
        word = _word(line)
        if not word:
            continue
        fold = folded(word)
        if fold in first:
            found.append(Slip(number, f"“{word}” stands on line {first[fold]} already."))
        elif _unfit(word):
            found.append(Slip(number, f"This is no word: it is longer than {LONGEST} characters, or can’t be printed."))
        elif fold < before:
            found.append(Slip(number, f"“{word}” is out of order; “newsls words sort” sorts the list."))
        first.setdefault(fold, number)
        before = max(before, fold)
    return found


def tidied(text: str) -> str:
    """A list of that text in order, each word once, with the comments that stood above it or in its line."""
    head, entries, tail = _parsed(text)
    once: dict[str, _Entry] = {}
    for entry in entries:
        fold = folded(entry.word)
        kept = once.get(fold)
        # What the second says of the word is not lost with it.
        once[fold] = entry if kept is None else kept._replace(lines=(*_comments(entry), *kept.lines))
    return _joined(head, [*once.values()], tail, text) if entries else text


def tidy(path: Path) -> bool:
    """Sort the list in ``path`` as ``tidied``; whether that changed it.  Raises ``Unreadable``."""
    with alone(path.parent):
        old = read_text(path)
        new = tidied(old.text)
        if new != old.text:
            write_text(path, new, old)
    return new != old.text


def _comments(entry: _Entry) -> list[str]:
    """The comments of an entry, that of its own line on a line alone."""
    *above, own = entry.lines
    comment = own[len(own) - len(own.lstrip()) :][len(entry.word) :].strip()
    return [*above, *([comment] if comment else [])]


def _unfit(word: str) -> bool:
    return len(word) > LONGEST or not word.isprintable()


def _word(line: str) -> str:
    return _COMMENT.sub("", line).strip()


def _added(text: str, word: str) -> str:
    head, entries, tail = _parsed(text)
    if any(folded(entry.word) == folded(word) for entry in entries):
        return text
    entries.append(_Entry(word, (word,)))
    return _joined(head, entries, tail, text)


def _joined(head: list[str], entries: list[_Entry], tail: list[str], text: str) -> str:
    """A list of those parts, its words in order, with the line breaks of ``text``."""
    break_ = (_BREAK.search(text) or ["\n"])[0]
    entries.sort(key=lambda entry: (folded(entry.word), entry.word))
    lines = [*head, *(line for entry in entries for line in entry.lines), *tail]
    return break_.join(lines) + break_


def _parsed(text: str) -> tuple[list[str], list[_Entry], list[str]]:
    """The head, the words with the comments above them, and the comments after the last word."""
    head: list[str] = []
    entries: list[_Entry] = []
    above: list[str] = []
    for line in _BREAK.split(text):
        word = _word(line)
        if word:
            entries.append(_Entry(word, (*above, line)))
            above = []
        elif line.strip():
            above.append(line)
        elif not entries and above:
            head += [*above, ""]
            above = []
    return head, entries, above
