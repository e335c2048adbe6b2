"""``Settings``: one frozen value, and the one parser for ``newsls.toml``, ``[tool.newsls]`` and editor options.

``OPTIONS`` declares every option once; the parser here, and the JSON schema and docs/settings.md in
``newsls.report.options``, come from it.  Nothing here touches a file: ``newsls.workspace`` finds and reads them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, NamedTuple

from newsls.finding import Severity


@dataclass(frozen=True, slots=True)
class Style:
    """House style."""

    spelling: str = "any"  # any, us, uk
    quotes: str = "any"  # any, curly, straight
    decades: str = "any"  # any, 1980s, 1980's


@dataclass(frozen=True, slots=True)
class Typos:
    """How the typo rules judge."""

    sensitivity: str = "normal"  # quiet, normal, eager


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whom the house takes for a source, and how it reports what they say."""

    accepted_sources: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    prefer_cues: tuple[str, ...] = ()
    avoid_cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Where newsls may look for what it knows of figures."""

    wikidata: bool = False


@dataclass(frozen=True, slots=True)
class Editor:
    """What the language server shows in the text, all of it off until asked for."""

    semantic_tokens: bool = False
    inlay_hints: bool = False
    code_lens: bool = False
    summary_lens: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """What a desk has chosen.  Hashable; compared by value.

    ``select``, ``ignore`` and the first of each of ``severities`` name codes or families, unchecked here: the registry
    of rules is known in ``newsls.analysis``.  ``words`` are the newsroom's and the writer's words, as ``folded``.
    ``exclude`` are glob patterns of paths not to check, ``word_files`` further word lists, both relative to the
    settings' file.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: tuple[tuple[str, Severity], ...] = ()
    words: frozenset[str] = frozenset()
    word_files: tuple[str, ...] = ()
    style: Style = Style()
    typos: Typos = Typos()
    attribution: Attribution = Attribution()
    figures: Knowledge = Knowledge()
    editor: Editor = Editor()
    exclude: tuple[str, ...] = ()


class Kind(StrEnum):
    """What an option holds."""

    NAMES = "names"  # a list that replaces the one below it
    PATTERNS = "patterns"  # a list that adds to the one below it
    WORDS = "words"  # a set that adds to the one below it
    LEVELS = "levels"  # a table from names to severities, laid over the one below it
    CHOICE = "choice"  # one of ``choices``
    SWITCH = "switch"  # true or false


class Option(NamedTuple):
    """One option: where it stands in a settings file, what it may hold, and what it does, in one sentence.

    ``path`` is its key, in kebab-case, inside its tables; ``field`` the same in ``Settings``.
    """

    path: tuple[str, ...]
    kind: Kind
    description: str
    example: str
    choices: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The key in full: ``style.quotes``."""
        return ".".join(self.path)

    @property
    def field(self) -> tuple[str, ...]:
        """The attributes that lead to the value in ``Settings``."""
        return tuple(part.replace("-", "_") for part in self.path)

    @property
    def default(self) -> Any:
        """The value where nobody chose one."""
        return _get(Settings(), self.field)


OPTIONS: tuple[Option, ...] = (
    Option(
        ("select",),
        Kind.NAMES,
        "The rules to run, by code or family; empty runs those that are on by default, “all” every one.",
        'select = ["typos", "unattributed-claim"]',
    ),
    Option(
        ("ignore",),
        Kind.NAMES,
        "Rules not to run, by code or family; it wins over “select”.",
        'ignore = ["weak-attribution"]',
    ),
    Option(
        ("severities",),
        Kind.LEVELS,
        "How urgent the findings of a rule or a family are.",
        'severities = { unattributed-claim = "error", typos = "information" }',
        tuple(Severity),
        aliases=("severity",),
    ),
    Option(
        ("words",),
        Kind.WORDS,
        "Words and names that are right as they are; upper and lower case count as the same.",
        'words = ["Baerbock", "newsls"]',
    ),
    Option(
        ("word-files",),
        Kind.PATTERNS,
        "Further word lists, one word a line and “#” before a comment, relative to the settings file.",
        'word-files = ["desk/names.txt"]',
    ),
    Option(
        ("exclude",),
        Kind.PATTERNS,
        "Paths not to check when a folder is, as patterns like those of .gitignore, relative to the settings file.",
        'exclude = ["archive/", "*.draft.md"]',
    ),
    Option(
        ("style", "spelling"),
        Kind.CHOICE,
        "The house’s spelling: American, British, or either.",
        'spelling = "uk"',
        ("any", "us", "uk"),
    ),
    Option(
        ("style", "quotes"),
        Kind.CHOICE,
        "The house’s quotation marks: curly, straight, or either as long as a draft keeps to one.",
        'quotes = "curly"',
        ("any", "curly", "straight"),
    ),
    Option(
        ("style", "decades"),
        Kind.CHOICE,
        "How the house writes decades.",
        'decades = "1980s"',
        ("any", "1980s", "1980's"),
    ),
    Option(
        ("typos", "sensitivity"),
        Kind.CHOICE,
        "How readily the rules that weigh a word by its context speak up: the quieter, the fewer false alarms.",
        'sensitivity = "quiet"',
        ("quiet", "normal", "eager"),
    ),
    Option(
        ("attribution", "accepted-sources"),
        Kind.PATTERNS,
        "Unnamed sources that the house accepts, whose words count as attributed; “officials” are all kinds of them.",
        'accepted-sources = ["officials", "a source close to the talks"]',
    ),
    Option(
        ("attribution", "outlets"),
        Kind.PATTERNS,
        "Outlets and wires that count as sources, besides the large agencies, which newsls knows.",
        'outlets = ["the Gazette", "state radio"]',
    ),
    Option(
        ("attribution", "prefer-cues"),
        Kind.PATTERNS,
        "Reporting verbs that the house prefers: `cue-verb` offers the first for another and leaves them all alone.",
        'prefer-cues = ["say"]',
    ),
    Option(
        ("attribution", "avoid-cues"),
        Kind.PATTERNS,
        "Reporting verbs that the house avoids, besides those that `cue-verb` knows.",
        'avoid-cues = ["quip", "opine"]',
    ),
    Option(
        ("figures", "wikidata"),
        Kind.SWITCH,
        "Whether the server asks Wikidata, over the network, for a person whom the pointer rests on and nobody knows; "
        "the name is all that goes out.",
        "wikidata = true",
    ),
    Option(
        ("editor", "semantic-tokens"),
        Kind.SWITCH,
        "Whether the editor may colour who speaks, the word that says so, and what is said.",
        "semantic-tokens = true",
    ),
    Option(
        ("editor", "inlay-hints"),
        Kind.SWITCH,
        "Whether the editor shows who answers for a sentence that names its source by a pronoun or not at all.",
        "inlay-hints = true",
    ),
    Option(
        ("editor", "code-lens"),
        Kind.SWITCH,
        "Whether the editor shows above the first mention of a figure how often it is named and quoted.",
        "code-lens = true",
    ),
    Option(
        ("editor", "summary-lens"),
        Kind.SWITCH,
        "Whether the editor shows above the draft how many words it has and how many minutes it takes to read; a click "
        "on it summarises the draft.",
        "summary-lens = true",
    ),
)


class Problem(NamedTuple):
    """What is wrong with a value: one sentence, the key that holds it, and the text at fault where it is a part."""

    message: str
    key: tuple[str, ...]
    text: str | None = None


def read(values: Mapping[str, object], base: Settings | None = None) -> tuple[Settings, tuple[Problem, ...]]:
    """``base`` with ``values`` laid over it, and what is wrong with them; what is right still applies.

    ``values`` is a settings file as parsed, or an editor's options.  Keys may be written in kebab-case, snake_case or
    camelCase, and tables as dotted keys.  None leaves an option alone, and so does its default: editors send the
    defaults of all their options, and those must not undo a newsroom's file.  Never raises.
    """
    settings = base or Settings()
    problems: list[Problem] = []
    for path, value in _flat(values):
        key = tuple(map(_plain, path))
        option = _BY_KEY.get(key)
        if option is None:
            problems.append(_not_a_table(path) if key in _TABLES else _unknown(path))
        elif value is not None:
            read_value = _read_value(option, path, value, problems)
            if read_value is not None and read_value != option.default:
                settings = _set(settings, option.field, _laid_over(option, _get(settings, option.field), read_value))
    return settings, tuple(problems)


def folded(word: str) -> str:
    """A word as word lists are compared: lower case, straight apostrophes."""
    return word.strip().replace("’", "'").casefold()


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The one of ``names`` that a writer of ``name`` most likely meant, None where none is near."""
    from difflib import get_close_matches

    by_fold = {other.casefold(): other for other in names}
    near = get_close_matches(name.casefold(), by_fold, n=1, cutoff=0.6)
    return by_fold[near[0]] if near else None


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """``; did you mean “…”?`` or a full stop."""
    near = nearest(name, names)
    return f"; did you mean “{near}”?" if near else "."


def _flat(values: Mapping[str, object], above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    """Every key with its value; tables of options are entered, tables that are values are not."""
    for key, value in values.items():
        path = (*above, *str(key).split("."))
        if isinstance(value, Mapping) and tuple(map(_plain, path)) in _TABLES:
            yield from _flat(value, path)
        elif len(path) > 1 and (holder := _BY_KEY.get((_plain(path[0]),))) and holder.kind is Kind.LEVELS:
            yield path[:1], {".".join(path[1:]): value}
        else:
            yield path, value


def _plain(key: str) -> str:
    """A key without regard to how its words are joined."""
    return key.replace("-", "").replace("_", "").casefold()


def _read_value(option: Option, path: tuple[str, ...], value: object, problems: list[Problem]) -> Any:
    """The value as ``Settings`` holds it, or None where it is none; adds what is wrong to ``problems``."""
    name = ".".join(path)
    if option.kind is Kind.CHOICE:
        if isinstance(value, str) and value in option.choices:
            return value
        problems.append(_not_a_choice(name, value, option.choices, path))
        return None
    if option.kind is Kind.SWITCH:
        if isinstance(value, bool):
            return value
        text = value if isinstance(value, str) else None
        problems.append(Problem(f"“{name}” must be true or false, not {shown(value)}.", path, text))
        return None
    if option.kind is Kind.LEVELS:
        if isinstance(value, Mapping):
            return _levels(name, value, path, problems)
        problems.append(Problem(f"“{name}” must be a table such as {option.example}.", path))
        return None
    if not isinstance(value, list | tuple):
        problems.append(Problem(f"“{name}” must be a list of strings, such as {option.example}.", path))
        return None
    texts = []
    for item in value:
        if isinstance(item, str) and item.strip():
            texts.append(item)
        else:
            what = "an empty string" if isinstance(item, str) else shown(item)
            problems.append(Problem(f"“{name}” holds {what}, where every item must be a string with text.", path))
    return frozenset(map(folded, texts)) if option.kind is Kind.WORDS else tuple(dict.fromkeys(texts))


def _levels(
    name: str, table: Mapping[Any, Any], path: tuple[str, ...], problems: list[Problem]
) -> tuple[tuple[str, Severity], ...]:
    levels = []
    for key, value in table.items():
        if isinstance(value, str) and value in tuple(Severity):
            levels.append((str(key), Severity(value)))
        elif value is not None:
            problems.append(_not_a_choice(f"{name}.{key}", value, tuple(Severity), (*path, str(key))))
    return tuple(levels)


def _not_a_choice(name: str, value: object, choices: Iterable[str], path: tuple[str, ...]) -> Problem:
    choices = tuple(choices)
    listed = " or ".join((", ".join(f"“{choice}”" for choice in choices[:-1]), f"“{choices[-1]}”"))
    if not isinstance(value, str):
        return Problem(f"“{name}” must be {listed}, not {shown(value)}.", path)
    return Problem(f"“{name}” must be {listed}, not “{value}”{did_you_mean(value, choices)}", path, value)


def _not_a_table(path: tuple[str, ...]) -> Problem:
    inside = next(
        option for option in OPTIONS if tuple(map(_plain, option.path[: len(path)])) == tuple(map(_plain, path))
    )
    return Problem(f"“{'.'.join(path)}” must be a table such as {{ {inside.example} }}.", path)


def _unknown(path: tuple[str, ...]) -> Problem:
    name = ".".join(path)
    names = [option.name for option in OPTIONS] + [".".join(table) for table in _TABLE_NAMES]
    return Problem(f"newsls has no setting “{name}”{_near_setting(name, names)}", path)


def _near_setting(name: str, names: list[str]) -> str:
    """The nearest setting, also where the table before it was left out or is wrong."""
    near = nearest(name, names)
    if near is None:
        by_end = {other.rpartition(".")[2]: other for other in reversed(names)}
        end = nearest(name.rpartition(".")[2], by_end)
        near = by_end[end] if end else None
    return f"; did you mean “{near}”?" if near else "."


def _laid_over(option: Option, below: Any, value: Any) -> Any:
    if option.kind is Kind.WORDS:
        return below | value
    if option.kind is Kind.PATTERNS:
        return tuple(dict.fromkeys((*below, *value)))
    if option.kind is Kind.LEVELS:
        return tuple({**dict(below), **dict(value)}.items())
    return value


def _get(settings: Any, field: tuple[str, ...]) -> Any:
    for part in field:
        settings = getattr(settings, part)
    return settings


def _set(settings: Any, field: tuple[str, ...], value: Any) -> Any:
    if len(field) > 1:
        value = _set(getattr(settings, field[0]), field[1:], value)
    return replace(settings, **{field[0]: value})


def shown(value: Any) -> str:
    """A value as a settings file would write it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"`{value}`"
    if isinstance(value, list | tuple | frozenset):
        return "a list" if value else "empty"
    if isinstance(value, Mapping):
        return "a table"
    return str(value)


_BY_KEY = {
    (*map(_plain, option.path[:-1]), _plain(last)): option
    for option in OPTIONS
    for last in (option.path[-1], *option.aliases)
}
_TABLE_NAMES = {option.path[:depth] for option in OPTIONS for depth in range(1, len(option.path))}
_TABLES = {tuple(map(_plain, table)) for table in _TABLE_NAMES}
