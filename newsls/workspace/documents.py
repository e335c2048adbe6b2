"""Drafts in formats of a word processor, and reStructuredText: their paragraphs as plain text.

Each is read through the library that knows it, of the optional extra ``documents``.  A paragraph is a line, with a
blank line after it; headings bear “## ” and items “- ”, as plain text has them.  What stands in such a draft is told by
its paragraph: nothing can be said of its lines, and it is never written.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from newsls.workspace.files import Text, Unreadable

LARGEST = 200_000_000
"""Bytes that the parts of a document may unpack to."""

EXTRA = "pip install 'newsls[documents]'"


class Paragraph(NamedTuple):
    """The text of a paragraph, and the mark that plain text would put before it."""

    text: str
    mark: str = ""


def is_document(path: Path | str) -> bool:
    """Whether a file of that name is read here."""
    return Path(path).suffix.lower() in _READERS


def suffixes() -> tuple[str, ...]:
    """The suffixes whose library is installed, so that a folder is searched for them."""
    return tuple(suffix for suffix, (library, _) in _READERS.items() if find_spec(library))


def read(path: Path, largest: int) -> Text:
    """The draft in a document.

    Raises ``Unreadable`` where it can't be read, is larger than ``largest`` bytes, or its library isn't installed.
    """
    library, reader = _READERS[path.suffix.lower()]
    if find_spec(library) is None:
        raise Unreadable(path, f"needs newsls’s reader of documents; install it with {EXTRA}.")
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
        if size > largest:
            raise Unreadable(path, f"is larger than {largest / 1e6:g} MB; split it, or raise --max-size.")
        paragraphs = list(reader(path))
    except OSError as error:
        raise Unreadable(path, f"cannot be read ({(error.strerror or str(error)).lower()}).") from None
    except Unreadable:
        raise
    except Exception as error:  # what these libraries raise on a broken file is anybody's guess
        kind = path.suffix.lower()
        raise Unreadable(path, f"is no {kind} document that newsls can read ({type(error).__name__}).") from None
    lines = (f"{one.mark}{' '.join(one.text.split())}" for one in paragraphs if one.text.strip())
    text = "\n\n".join(lines).replace("\0", "\ufffd")
    return Text(f"{text}\n" if text else "", is_document=True)


def _unpacked(path: Path) -> None:
    """Refuse an archive that would fill the memory."""
    with zipfile.ZipFile(path) as archive:
        if sum(part.file_size for part in archive.infolist()) > LARGEST:
            raise Unreadable(path, f"unpacks to more than {LARGEST // 1_000_000} MB.")


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What stands in twice, for programs that don’t know the first."""
_GONE = frozenset({f"{_W}del", f"{_W}moveFrom", _FALLBACK})
_CHARACTERS = {
    f"{_W}tab": " ",
    f"{_W}br": " ",
    f"{_W}cr": " ",
    f"{_W}noBreakHyphen": "\u2011",
    f"{_W}softHyphen": "\u00ad",
}


def _docx(path: Path) -> Iterator[Paragraph]:
    """The paragraphs of a Word document with its tracked changes accepted, those of its tables and boxes too."""
    from docx import Document

    _unpacked(path)
    document = Document(str(path))
    names = {style.style_id: (style.name or "").lower() for style in document.styles}
    for node in document.element.body.iter(f"{_W}p"):
        if any(above.tag in _GONE for above in node.iterancestors()):
            continue
        style = node.find(f"{_W}pPr/{_W}pStyle")
        name = names.get(style.get(f"{_W}val"), "") if style is not None else ""
        listed = node.find(f"{_W}pPr/{_W}numPr") is not None or name.startswith("list ")
        heading = name.startswith(("heading", "title"))
        yield Paragraph("".join(_words(node)), "## " if heading else "- " if listed else "")


def _words(node: Iterable[Any]) -> Iterator[str]:
    """The text of a paragraph of a Word document, but for that of paragraphs inside it."""
    for part in node:
        if part.tag == f"{_W}t":
            yield part.text or ""
        elif part.tag in _CHARACTERS:
            yield _CHARACTERS[part.tag]
        elif part.tag not in _GONE and part.tag not in (f"{_W}p", f"{_W}pPr", f"{_W}rPr"):
            yield from _words(part)


def _odt(path: Path) -> Iterator[Paragraph]:
    """The paragraphs and headings of an OpenDocument text, without notes and tracked deletions."""
    from odfdo import Document

    _unpacked(path)
    body: Any = Document(str(path)).body
    for aside in body.xpath("//text:note|//office:annotation|//text:tracked-changes"):
        aside.delete()
    for node in body.xpath("//text:p|//text:h"):
        listed = node.parent is not None and node.parent.tag == "text:list-item"
        mark = "## " if node.tag == "text:h" else "- " if listed else ""
        yield Paragraph(node.inner_text, mark)


def _rst(path: Path) -> Iterator[Paragraph]:
    """The paragraphs, items and titles of a reStructuredText, without code, comments and directives’ own options."""
    from docutils import nodes
    from docutils.core import publish_doctree

    settings = {
        "report_level": 5,
        "halt_level": 6,
        "file_insertion_enabled": False,
        "raw_enabled": False,
        "_disable_config": True,
        "input_encoding": "utf-8",
        "doctitle_xform": True,
    }
    tree = publish_doctree(path.read_bytes(), str(path), settings_overrides=settings)
    for node in tree.findall(lambda one: isinstance(one, nodes.title | nodes.subtitle | nodes.paragraph)):
        if isinstance(node.parent, nodes.system_message):
            continue
        heading = not isinstance(node, nodes.paragraph)
        yield Paragraph(node.astext(), "## " if heading else "- " if isinstance(node.parent, nodes.list_item) else "")


_READERS: dict[str, tuple[str, Callable[[Path], Iterator[Paragraph]]]] = {
    ".docx": ("docx", _docx),
    ".odt": ("odfdo", _odt),
    ".rst": ("docutils", _rst),
}
