import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsls.settings import folded
from newsls.workspace import words


def test_a_list_is_read_without_comments_case_and_curly_apostrophes(tmp_path):
    file = tmp_path / "words.txt"
    file.write_text("# the desk's names\n\nBaerbock  # the minister\r\nO’Neill\nvon der Leyen\n#hidden\nC#\n")
    assert words.read(file) == {"baerbock", "o'neill", "von der leyen", "c#"}


def test_words_are_added_in_order_and_once(tmp_path):
    for word in ("Zelensky", "baerbock", "Éire", "Li  Shangfu", "BAERBOCK", "O’Neill", "o'neill"):
        assert words.add(word, "workspace", tmp_path) == tmp_path / "newsls-words.txt"
    assert (tmp_path / "newsls-words.txt").read_text() == "baerbock\nLi Shangfu\nO’Neill\nZelensky\nÉire\n"


def test_comments_stay_where_they_belong(tmp_path):
    file = tmp_path / "newsls-words.txt"
    file.write_text("# Names of the desk\n# Keep sorted\n\n# ask Ann\nZelensky  # not -iy\n\nBaerbock\n# the end\n")
    words.add("Macron", "workspace", tmp_path)
    assert file.read_text() == (
        "# Names of the desk\n# Keep sorted\n\nBaerbock\nMacron\n# ask Ann\nZelensky  # not -iy\n# the end\n"
    )


def test_a_word_that_is_there_leaves_the_file_alone(tmp_path):
    file = tmp_path / "newsls-words.txt"
    file.write_bytes(b"b\na")
    words.add("A", "workspace", tmp_path)
    assert file.read_bytes() == b"b\na"


def test_line_breaks_and_the_mark_are_kept(tmp_path):
    file = tmp_path / "newsls-words.txt"
    file.write_bytes(b"\xef\xbb\xbfalpha\r\n")
    words.add("beta", "workspace", tmp_path)
    assert file.read_bytes() == b"\xef\xbb\xbfalpha\r\nbeta\r\n"


def test_the_writers_own_list_is_made_where_it_belongs(tmp_path):
    path = words.add("Baerbock", "personal", tmp_path)
    assert path == words.personal()
    assert path.read_text() == "Baerbock\n"
    assert not list(tmp_path.glob("newsls-words.txt"))


@pytest.mark.parametrize("word", ["", "  ", "#tag", "x" * 101, "a\0b", "a\u200bb"])
def test_what_can_be_no_line_of_a_list_is_refused(word, tmp_path):
    with pytest.raises(ValueError, match="A word list holds words of 1 to 100 printable characters"):
        words.add(word, "workspace", tmp_path)


@given(st.lists(st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=12)))
def test_whatever_was_added_is_read_again(tmp_path_factory, added):
    folder = tmp_path_factory.mktemp("list")
    taken = set()
    for word in added:
        if not word.startswith("#"):
            words.add(word, "workspace", folder)
            taken.add(folded(word))
    file = folder / "newsls-words.txt"
    if taken:
        assert words.read(file) == taken
        lines = file.read_text("utf-8").splitlines()
        assert lines == sorted(lines, key=lambda line: (folded(line), line))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs advisory locks")
def test_two_processes_that_add_at_once_lose_no_word(tmp_path):
    program = (
        "import sys; from pathlib import Path; from newsls.workspace import words\n"
        "for n in range(25): words.add(f'{sys.argv[2]}{n:02}', 'workspace', Path(sys.argv[1]))"
    )
    running = [subprocess.Popen([sys.executable, "-c", program, str(tmp_path), letter]) for letter in "abc"]
    assert [process.wait() for process in running] == [0, 0, 0]
    expected = {f"{letter}{n:02}" for letter in "abc" for n in range(25)}
    assert words.read(tmp_path / "newsls-words.txt") == expected
