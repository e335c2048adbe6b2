"""What commands read: drafts named on the command line or on standard input, each with the settings of its folder."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from newsls.cli.errors import CannotRun, complain
from newsls.settings import Settings
from newsls.workspace import configuration, discovery, documents, files
from newsls.workspace.files import Text, Unreadable

if TYPE_CHECKING:
    from newsls.figures.known import Reference

STDIN = "-"
LANGUAGES = tuple(dict.fromkeys(files.LANGUAGES.values()))

F = TypeVar("F", bound=Callable[..., Any])


class Input(NamedTuple):
    """A draft to work on; ``path`` is None for standard input."""

    name: str
    path: Path | None
    language_id: str
    source: Text
    settings: Settings
    reference: Reference | None = None
    """What is known of figures to drafts of its folder; None for nothing but what newsls ships."""


def options(function: F) -> F:
    """The arguments and options that say what to read; they become the keywords of ``Inputs``."""
    for decorate in (
        click.option("--isolated", is_flag=True, help="Read no settings file, word list or list of figures."),
        click.option(
            "--config",
            metavar="FILE",
            type=click.Path(path_type=Path),
            help="Read the settings from FILE instead of looking beside and above each draft.",
        ),
        click.option(
            "--max-size",
            metavar="MB",
            type=click.FloatRange(min=0.001),
            default=files.LARGEST / 1e6,
            help=f"Refuse larger drafts; reading takes about 10 s a MB. [{files.LARGEST // 1_000_000}]",
        ),
        click.option(
            "--language",
            type=click.Choice(LANGUAGES),
            help="Read every draft as this, whatever its suffix. [by suffix; plaintext on standard input]",
        ),
        click.option(
            "--stdin-filename",
            metavar="PATH",
            type=click.Path(path_type=Path),
            help="The name that “-” goes by; it decides the language and where settings are looked for.",
        ),
        click.argument("paths", metavar="PATH…", nargs=-1, required=True),
    ):
        function = decorate(function)
    return function


class Inputs:
    """The drafts that a command line means.

    ``problems`` counts what could not be read.  ``tell`` is given each sentence on what is wrong, by default to say it
    on standard error.
    """

    def __init__(
        self,
        paths: Iterable[str],
        *,
        stdin_filename: Path | None = None,
        language: str | None = None,
        max_size: float = files.LARGEST / 1e6,
        config: Path | None = None,
        isolated: bool = False,
        tell: Callable[[str], None] = complain,
    ) -> None:
        self.paths = tuple(paths)
        self.stdin_filename, self.language = stdin_filename, language
        self.largest = int(max_size * 1e6)
        self.config, self.isolated = config, isolated
        self.tell = tell
        self.problems = 0
        self._configurations: dict[Path, configuration.Configuration] = {}
        self._references: dict[Path, Reference] = {}
        self._said: set[configuration.Problem] = set()
        if config is not None and isolated:
            raise click.UsageError("Give --config or --isolated, not both.")

    def __iter__(self) -> Iterator[Input]:
        """Each draft in order; what can't be read is said, and the rest goes on."""
        for path in self.places():
            try:
                yield self.read(path)
            except Unreadable as problem:
                self.complain(problem)

    def places(self) -> Iterator[Path | None]:
        """The path of each draft that is meant, in order and unread; None for standard input."""
        if self.config is not None:  # a settings file that was named must be there, even if no draft is
            self.configuration(Path())
        seen: set[str] = set()
        for path in self.paths:
            if path == STDIN:
                yield None
                continue
            for found in discovery.discover([path], self._excluded, seen):
                if isinstance(found, Unreadable):
                    self.complain(found)
                else:
                    yield found

    def read(self, path: Path | None, data: bytes | None = None) -> Input:
        """The draft at ``path``, or that of ``data`` where it is None: by default what standard input holds.

        Raises ``Unreadable`` where it can't be read.
        """
        return self._file(path) if path is not None else self._standard_input(data)

    def complain(self, problem: Unreadable) -> None:
        """Say what can't be read or written, and count it."""
        self.problems += 1
        self.tell(str(problem))

    def configuration(self, folder: Path) -> configuration.Configuration:
        """The settings of a folder, read once; what is wrong with them is said once."""
        if self.config is not None:
            folder = Path()
        known = self._configurations.get(folder)
        if known is None:
            known = configuration.load(folder, file=self.config)
            for problem in known.problems:
                if problem not in self._said:
                    self._said.add(problem)
                    self.tell(str(problem))
            if known.unread:
                raise CannotRun("the settings can’t be read; mend them, or use --isolated to go without.")
            self._configurations[folder] = known
        return known

    def _settings(self, path: Path) -> Settings:
        return Settings() if self.isolated else self.configuration(path.parent).settings

    def _reference(self, path: Path) -> Reference | None:
        """What is known of figures where ``path`` stands.  The store is opened when somebody first asks."""
        if self.isolated:
            return None
        from newsls.figures.known import Deferred

        folder = path.parent
        known = self._references.get(folder)
        if known is None:
            known = self._references[folder] = Deferred(cache(lambda: self._opened(folder)))
        return known

    def _opened(self, folder: Path) -> Reference:
        from newsls.workspace.references import shared

        for problem in shared().problems(folder):
            if problem not in self._said:
                self._said.add(problem)
                self.tell(str(problem))
        return shared().of(folder)

    def _excluded(self, path: Path) -> bool:
        return not self.isolated and self.configuration(path.parent).excludes(path)

    def _file(self, path: Path) -> Input:
        if documents.is_document(path):
            source, language = documents.read(path, self.largest), "plaintext"
        else:
            source, language = files.read_text(path, self.largest), self.language or files.language_id_of(path)
        return Input(str(path), path, language, source, self._settings(path), self._reference(path))

    def _standard_input(self, data: bytes | None) -> Input:
        name = str(self.stdin_filename or "<stdin>")
        if data is None:
            data = self.standard_input()
        if len(data) > self.largest:
            raise files.too_large(name, self.largest)
        source = files.decode(data, name)
        path = self.stdin_filename or Path("stdin")
        language = self.language or files.language_id_of(path)
        return Input(name, None, language, source, self._settings(path), self._reference(path))

    def standard_input(self) -> bytes:
        """What standard input holds, but for what is beyond the largest draft.  Raises ``Unreadable``."""
        if sys.stdin is None:
            raise Unreadable(str(self.stdin_filename or "<stdin>"), "there is no standard input.")
        return sys.stdin.buffer.read(self.largest + 1)
