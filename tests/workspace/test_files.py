import os
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsls.workspace.files import Text, Unreadable, decode, language_id_of, read_text, write_bytes, write_text

root = hasattr(os, "geteuid") and os.geteuid() == 0


def refused(data):
    with pytest.raises(Unreadable) as caught:
        decode(data, "storm.txt")
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "language"),
    [("a.md", "markdown"), ("a.MARKDOWN", "markdown"), ("b/a.HTM", "html"), ("a.html", "html"), ("a.txt", "plaintext"),
     ("README", "plaintext"), ("a.py", "plaintext")],
)  # fmt: skip
def test_the_language_follows_the_suffix(name, language):
    assert language_id_of(name) == language


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("“Naïve”\r\nb\rc\n".encode(), "“Naïve”\r\nb\rc\n"),
        (b"\xef\xbb\xbfA storm\n", "A storm\n"),
        ("A storm’s 🌊\n".encode("utf-16"), "A storm’s 🌊\n"),
        (b"\xfe\xff" + "A storm\r\n".encode("utf-16-be"), "A storm\r\n"),
        (b"", ""),
        (b"\xef\xbb\xbf", ""),
    ],
)
def test_text_is_read_and_written_back_byte_for_byte(data, text, tmp_path):
    file = tmp_path / "storm.txt"
    file.write_bytes(data)
    source = read_text(file)
    assert source.text == text
    write_text(file, source.text, source)
    assert file.read_bytes() == data


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")))
def test_every_text_survives_reading_and_writing(text):
    for mark, encoding in ((b"", "utf-8"), (b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le")):
        if encoding == "utf-16-le" and text.startswith("\0"):
            continue
        data = mark + text.encode(encoding)
        source = decode(data, "x")
        assert source.text == text
        assert source.encode(text) == data


@given(st.binary(max_size=60))
def test_no_bytes_make_reading_fail_otherwise(data):
    try:
        source = decode(data, "x")
    except Unreadable as error:
        sentence = str(error)
    else:
        assert source.encode(source.text) == data
        return
    assert sentence.startswith("x")
    assert sentence.endswith(".")


def test_broken_utf8_is_named_with_its_line_and_offset():
    assert refused("First line\r\nHe said “yes".encode("cp1252") + b"\n") == (
        "storm.txt, line 2: is not UTF-8 (byte 0x93 at offset 20); save it as UTF-8 "
        "(it looks like Windows-1252 or Latin-1)."
    )
    assert refused(b"a\rb\nc\xff\x81") == "storm.txt, line 3: is not UTF-8 (byte 0xff at offset 5); save it as UTF-8."


def test_the_offset_counts_the_mark_that_is_cut_off():
    assert "at offset 4)" in refused(b"\xef\xbb\xbfa\xff")


def test_nul_bytes_are_no_text():
    assert refused(b"A storm\nhit\0the coast and the towns behind it\n") == (
        "storm.txt, line 2: holds a NUL byte, so it is no text; remove it, or leave the file out."
    )


def test_utf16_without_its_mark_is_recognised():
    assert refused("A storm hit the coast.\n".encode("utf-16-le")) == (
        "storm.txt: looks like UTF-16 without its byte-order mark; save it as UTF-8."
    )


def test_broken_utf16_is_named():
    assert refused(b"\xff\xfea") == "storm.txt: starts as UTF-16 but is broken; save it as UTF-8."


def test_a_large_file_is_refused_and_read_when_asked(tmp_path):
    file = tmp_path / "long.txt"
    file.write_text("x" * 1_500_001)
    with pytest.raises(Unreadable, match=r"is larger than 1\.5 MB; split it, or raise --max-size\.$"):
        read_text(file, 1_500_000)
    assert len(read_text(file, 1_500_001).text) == 1_500_001
    assert len(read_text(file, None).text) == 1_500_001


def test_what_cannot_be_opened_is_named(tmp_path):
    with pytest.raises(Unreadable, match=r"gone\.txt: cannot be read \(no such file or directory\)\.$"):
        read_text(tmp_path / "gone.txt")
    with pytest.raises(Unreadable, match="is a folder, not a file"):
        read_text(tmp_path)
    if not root:
        closed = tmp_path / "closed.txt"
        closed.touch(0o000)
        with pytest.raises(Unreadable, match="permission denied"):
            read_text(closed)


@pytest.mark.parametrize("mode", [0o644, 0o600, 0o755, 0o664])
def test_writing_keeps_the_mode(mode, tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("old")
    file.chmod(mode)
    write_bytes(file, b"new")
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == mode


def test_a_new_file_has_the_mode_of_any_new_file(tmp_path):
    write_bytes(tmp_path / "new", b"x")
    (tmp_path / "other").touch()
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_writing_follows_a_symbolic_link(tmp_path):
    (tmp_path / "real").mkdir()
    real, link = tmp_path / "real" / "a.txt", tmp_path / "link.txt"
    real.write_text("old")
    link.symlink_to(real)
    write_bytes(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    file = tmp_path / "a.txt"
    file.write_text("old")

    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unreadable, match=r"cannot be written \(no space left on device\)\.$"):
        write_bytes(file, b"new")
    assert file.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_reader_sees_the_old_file_or_the_new_one(tmp_path):
    """The file is replaced, not written into: a reader that has it open goes on with the old one."""
    file = tmp_path / "a.txt"
    file.write_text("old")
    with file.open() as reader:
        write_bytes(file, b"new")
        assert reader.read() == "old"


def test_what_the_encoding_cannot_hold_is_refused(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("old")
    with pytest.raises(Unreadable, match="cannot be written as UTF-8"):
        write_text(file, "\ud800", Text(""))
    assert file.read_text() == "old"
