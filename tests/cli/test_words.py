from pathlib import Path

import pytest


def test_words_are_added_to_the_newsroom_s_list_and_the_drafts_know_them(call, draft):
    draft("a.md", "The Velmarish harbour reopend.\n")
    assert call("words", "add", "Velmarish", "reopend").stdout.endswith("newsls-words.txt has them.\n")
    assert Path("newsls-words.txt").read_text("utf-8") == "reopend\nVelmarish\n"
    assert call("check", "--select", "misspelling", "a.md").exit_code == 0


def test_a_list_is_checked_and_sorted(call, draft):
    draft("newsls-words.txt", "# The desk\n\nZelensky  # not -iy\n# ask Ann\nBaerbock\nzelensky # or so\nb\x07d\n")
    result = call("words", "check")
    assert result.exit_code == 1
    root = Path.cwd()
    assert result.stdout == (
        f"{root}/newsls-words.txt:5: “Baerbock” is out of order; “newsls words sort” sorts the list.\n"
        f"{root}/newsls-words.txt:6: “zelensky” stands on line 3 already.\n"
        f"{root}/newsls-words.txt:7: This is no word: it is longer than 100 characters, or can’t be printed.\n"
    )
    assert call("words", "sort").stdout == f"{root}/newsls-words.txt: sorted.\n"
    assert Path("newsls-words.txt").read_text("utf-8") == (
        "# The desk\n\nb\x07d\n# ask Ann\nBaerbock\n# or so\nZelensky  # not -iy\n"
    )
    assert call("words", "sort").stdout.endswith("in order already.\n")


def test_a_list_keeps_its_line_breaks(call, draft):
    draft("mine.txt", b"b\r\na\r\n")
    call("words", "sort", "mine.txt")
    assert Path("mine.txt").read_bytes() == b"a\r\nb\r\n"
    assert call("words", "check", "mine.txt").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "nowhere.txt"), "nowhere.txt: cannot be read"),
        (("sort", "nowhere.txt"), "nowhere.txt: cannot be read"),
        (("add", "#x"), "A word list holds words of 1 to 100 printable characters"),
        (("add", "a\nb" * 99), "A word list holds words of 1 to 100 printable characters"),
    ],
)
def test_what_can_t_be_done_is_one_sentence(call, arguments, said):
    result = call("words", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
