"""Hostile input: bytes, markup, settings, word lists, baselines, diffs and cache entries that nobody meant to write.

Each ends in a report and an exit code that is documented; a traceback fails the test.  NEWSLS_HOSTILE sets how many are
tried.
"""

import json
import os
import random
from pathlib import Path

import docx
import odfdo
import pytest

COUNT = int(os.environ.get("NEWSLS_HOSTILE", "300"))
SEED = int(os.environ.get("NEWSLS_HOSTILE_SEED", "1"))

TEXT = """---
headline: "Storm: the harbour"
date: 2024-05-01
---

# Storm

🎉 “We ran out of kilometers,” Helena Quintela told reporters. He lead the the delegation. Critics say it will fail.

<!-- newsls: ignore[repeated-word] -->
* One
* Two [link](http://example.org "x") `code` <b>bold</b> &amp; &#x202e;

> A quote said the minister.

| a | b |
|---|---|
| 1 | 2 |
"""
SETTINGS = """select = ["all"]
words = ["Velmar"]
exclude = ["x/**"]
[severities]
typos = "error"
[style]
quotes = "curly"
spelling = "us"
"""
WORDS = "# The desk\nVelmar\nBerrada  # the envoy\n"
FIGURES = '[[figure]]\nname = "Helena Quintela"\nkind = "person"\n'
DIFF = "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,3 @@\n one\n+two\n three\n"
PIECES = [
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", "\u2028\u202e\u200b\ufffc".encode(), b"\r", b"\x1b[31m",
    b"'" * 300, "“".encode() * 200, b"(" * 300, b"<" * 200, b"<!--", b"-->", b"[" * 300, b"{" * 300, b"|" * 99,
    b"#" * 99, b"> " * 99, b"\n" * 99, b" " * 500, b"```", b"&#0;&#x110000;", b"<p><p><p></b>", b"newsls: ignore[",
    b"---\n", b"+++\n", b"1e999", b"9" * 400, b"=" * 50, b"\t", "𝔘𝔫𝔦".encode(), "e\u0301\u0301\u0301".encode() * 50,
    b"a" * 3000, b"Dr. Mr. U.S. ", b"said said said he",
]  # fmt: skip


def word_document():
    made = docx.Document()
    for line in TEXT.splitlines():
        made.add_paragraph(line)
    made.save("a.docx")
    return Path("a.docx").read_bytes()


def open_document():
    made = odfdo.Document("text")
    for line in TEXT.splitlines():
        made.body.append(odfdo.Paragraph(line))
    made.save("a.odt")
    return Path("a.odt").read_bytes()


def mangled(chance, data):
    """``data`` after a few accidents."""
    made = bytearray(data.encode() if isinstance(data, str) else data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randint(0, len(made))
        match chance.randint(0, 5):
            case 0:
                made[at:at] = chance.choice(PIECES)
            case 1:
                del made[at : at + chance.randint(1, 40)]
            case 2:
                made[at:at] = made[: chance.randint(0, 200)]
            case 3:
                made[at : at + 1] = chance.randbytes(chance.randint(1, 5))
            case 4:
                made = made[:at]
            case 5:
                made[at:at] = bytes(chance.choices(b"[](){}<>\"'`*_#|!&;:,.-\n\r\t \\", k=chance.randint(1, 20)))
    return bytes(made)


@pytest.fixture
def cache(monkeypatch, tmp_path_factory):
    place = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("NEWSLS_CACHE_DIR", str(place))
    return place


def test_nothing_that_is_read_ends_in_a_traceback(call, folder, cache):
    chance = random.Random(SEED)
    Path("known.json").write_text(json.dumps({"version": 1, "drafts": {"a.md": ["0" * 16]}}), "utf-8")
    known = Path("known.json").read_bytes()
    formats = ["text", "json", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "markdown", "html"]
    documents = {"a.docx": word_document(), "a.odt": open_document()}
    seen = set()
    for _ in range(COUNT):
        name = chance.choice(["a.md", "a.txt", "a.html", "a.docx", "a.odt", "a.rst"])
        files = {
            name: documents.get(name, TEXT),
            "newsls.toml": SETTINGS,
            "newsls-words.txt": WORDS,
            "figures.toml": FIGURES,
        }
        files |= {"known.json": known, "a.diff": DIFF}
        broken = chance.choice([name, name, *files])
        for file, content in files.items():
            data = content if isinstance(content, bytes) else content.encode()
            Path(file).write_bytes(mangled(chance, data) if file == broken else data)
        for entry in cache.rglob("*"):
            if entry.is_file() and chance.random() < 0.5:
                entry.write_bytes(mangled(chance, entry.read_bytes()))
        arguments = ["check", "--format", chance.choice(formats), name]
        arguments += chance.choice([[], ["--baseline", "known.json"], ["--diff-from", "a.diff"], ["--fix"], ["--diff"]])
        if chance.random() < 0.2:
            arguments = [chance.choice(["summary", "figures", "facts", "baseline"]), name]
        before = Path(name).read_bytes()
        result = call(*arguments)
        assert result.exit_code in (0, 1, 2), arguments
        assert "Traceback" not in result.stdout + result.stderr
        seen.add(result.exit_code)
        if result.exit_code == 2 and "--fix" in arguments:
            assert Path(name).read_bytes() == before
        Path(name).unlink()
    assert seen == {0, 1, 2}
