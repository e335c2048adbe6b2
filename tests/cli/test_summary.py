import json

import pytest

STORY = """\
The port of Velmar will close its northern quay for eight months from March, the harbour board announced on Tuesday.

The closure follows an inspection that found cracks in 14 of the 60 concrete piles, the board said in a statement.

“We had no choice,” said Ana Ruiz, the harbour master. “A pile that fails under load can take a crane with it.”

Fishing boats will move to the southern quay, and ferries will run from the old naval dock until November.

The repair is to cost 31 million euros, of which the state will pay two thirds, the board said.
"""


def prose(text):
    return " ".join(text.split())


def test_three_sentences_of_the_draft_in_order(call, draft):
    draft("a.txt", STORY)
    result = call("summary", "a.txt")
    assert result.exit_code == 0
    assert result.stdout.count("\n") == 1
    values = json.loads(call("summary", "--format", "json", "a.txt").stdout)["drafts"][0]
    sentences = values["sentences"]
    assert len(sentences) == 3
    assert values["text"] == result.stdout.rstrip("\n") == " ".join(one["text"] for one in sentences)
    assert [one["start"] for one in sentences] == sorted(one["start"] for one in sentences)
    for one in sentences:
        assert prose(STORY[one["start"] : one["end"]]) == one["text"]
        assert STORY.splitlines()[one["line"] - 1][one["column"] - 1 :].startswith(one["text"])
        assert one["reason"]


def test_lengths(call, draft):
    draft("a.txt", STORY)
    count = lambda *arguments: json.loads(call("summary", "--format", "json", *arguments, "a.txt").stdout)["drafts"][0]  # noqa: E731
    assert len(count("--sentences", 2)["sentences"]) == 2
    assert len(count("--words", 45)["text"].split()) <= 45
    assert len(count("--characters", 160)["text"]) <= 160
    assert len(count("--style", "lede")["sentences"]) == 1
    assert len(count("--style", "lede", "--sentences", 2)["sentences"]) == 2


def test_bullets(call, draft):
    draft("a.txt", STORY)
    lines = call("summary", "--style", "bullets", "a.txt").stdout.splitlines()
    assert len(lines) == 3
    assert all(line.startswith("- ") for line in lines)


def test_several_drafts_and_standard_input(call, draft):
    draft("a.txt", STORY)
    result = call("summary", "--sentences", 1, "a.txt", "-", stdin=STORY)
    one = call("summary", "--sentences", 1, "a.txt").stdout
    assert result.stdout == f"a.txt\n\n{one}\n<stdin>\n\n{one}"
    rows = json.loads(call("summary", "--format", "json", "a.txt", "-", stdin=STORY).stdout)["drafts"]
    assert [row["path"] for row in rows] == ["a.txt", "<stdin>"]


def test_a_draft_with_nothing_to_summarise_is_said(call, draft):
    draft("a.md", "# Only a headline\n")
    result = call("summary", "a.md")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("newsls: a.md: ")


@pytest.mark.parametrize("arguments", [("--sentences", "0"), ("--words", "-1"), ("--style", "haiku"), ("gone.txt",),
                                       ("--words", "9", "--sentences", "2")])  # fmt: skip
def test_what_cannot_be_done_is_refused(call, draft, arguments):
    draft("a.txt", STORY)
    assert call("summary", *arguments, "a.txt").exit_code == 2


def test_batch_adds_summaries_when_asked(call, draft):
    draft("in.jsonl", json.dumps({"id": 1, "text": STORY}) + "\n")
    for arguments, limit in ((("--summary-sentences", 2), 2), (("--summary-words", 50), 9)):
        call("batch", "in.jsonl", "-o", "out.jsonl", *arguments)
        row = json.loads(open("out.jsonl", encoding="utf-8").read())  # noqa: PTH123, SIM115
        assert 1 <= len(row["summary"]) <= limit
        starts = {sentence["start"] for sentence in row["sentences"]}
        assert all(span["start"] in starts for span in row["summary"])


def test_the_python_interface_gives_the_same(call, draft):
    import newsls

    draft("a.txt", STORY)
    summary = newsls.summarise(STORY, sentences=2)
    assert " ".join(one.text for one in summary.sentences) + "\n" == call("summary", "--sentences", 2, "a.txt").stdout
    with pytest.raises(ValueError, match="at least 1"):
        newsls.summarise(STORY, words=0)
