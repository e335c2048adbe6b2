"""Word documents, OpenDocument and reStructuredText, each written by the library that reads it."""

import zipfile

import docx
import odfdo
import pytest
from docx.oxml import parse_xml

from newsls.workspace import documents
from newsls.workspace.files import Unreadable

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def lines(path):
    return documents.read(path, 10**6).text.split("\n\n")


def test_a_word_document_gives_its_paragraphs_headings_items_and_tables(tmp_path):
    made = docx.Document()
    made.add_heading("Storm", 1)
    made.add_paragraph("The harbour reopened ").add_run("on on Monday.").bold = True
    made.add_paragraph("")
    made.add_paragraph("Nets, “first”", style="List Bullet")
    made.add_table(1, 2).cell(0, 1).text = "In a table."
    made.add_paragraph("A line\nbroken\ttwice.")
    path = tmp_path / "storm.docx"
    made.save(path)
    assert lines(path) == [
        "## Storm", "The harbour reopened on on Monday.", "- Nets, “first”", "In a table.", "A line broken twice.\n",
    ]  # fmt: skip
    assert documents.read(path, 10**6).is_document


def test_tracked_changes_count_as_accepted(tmp_path):
    made = docx.Document()
    paragraph = made.add_paragraph("He ")
    run = "<w:r><w:t>{}</w:t></w:r>"
    for change, words in (("ins", "led"), ("del", "lead"), ("moveTo", " them"), ("moveFrom", " us")):
        author = 'w:id="1" w:author="Ann"'
        paragraph._p.append(parse_xml(f"<w:{change} {W} {author}>{run.format(words)}</w:{change}>"))
    path = tmp_path / "a.docx"
    made.save(path)
    assert lines(path) == ["He led them\n"]


def test_an_opendocument_text(tmp_path):
    made = odfdo.Document("text")
    made.body.append(odfdo.Header(1, "Storm"))
    made.body.append(odfdo.Paragraph("The harbour reopened on on Monday."))
    made.body.append(odfdo.List(["Nets"]))
    noted = odfdo.Paragraph("With a note.")
    noted.insert_note(after="With", note_id="n1", citation="1", body="Not the story.")
    made.body.append(noted)
    path = tmp_path / "storm.odt"
    made.save(path)
    assert lines(path) == ["## Storm", "The harbour reopened on on Monday.", "- Nets", "With a note.\n"]


def test_a_restructured_text_without_code_comments_and_files(tmp_path):
    (tmp_path / "secret.txt").write_text("A secret.", "utf-8")
    path = tmp_path / "storm.rst"
    path.write_text(
        "Storm\n=====\n\nThe harbour *reopened* on\non Monday.\n\n* Nets\n\n.. a comment\n\n.. include:: secret.txt\n\n"
        "::\n\n    code code\n\n.. raw:: html\n\n   <b>raw</b>\n\n:unknown:`role` and `broken\n",
        "utf-8",
    )
    found = lines(path)
    assert found[:3] == ["## Storm", "The harbour reopened on on Monday.", "- Nets"]
    assert not any("secret" in line or "code" in line or "raw" in line or "comment" in line for line in found)


@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
@pytest.mark.parametrize("data", [b"", b"no archive", b"PK\x05\x06" + b"\0" * 18])
def test_a_broken_document_is_one_sentence(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(Unreadable, match="document that newsls can read"):
        documents.read(path, 10**6)


def test_a_document_that_would_fill_the_memory_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        for _ in range(201):
            part.write(b" " * 1_000_000)
    assert path.stat().st_size < 1_000_000
    with pytest.raises(Unreadable, match="unpacks to more than 200 MB"):
        documents.read(path, 10**6)


def test_a_document_that_isn_t_there_or_is_too_large(tmp_path):
    with pytest.raises(Unreadable, match="no such file"):
        documents.read(tmp_path / "a.docx", 10**6)
    docx.Document().save(tmp_path / "a.docx")
    with pytest.raises(Unreadable, match="is larger than 0"):
        documents.read(tmp_path / "a.docx", 1000)
