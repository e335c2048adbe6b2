import json

STORY = """\
Ana Ruiz, the harbour master of Velmar, told reporters on Tuesday that the quay would close.

“We had no choice,” Ruiz said. Defense Minister Pavel Horak said the navy would lend a dock.

Ruiz and Horak will meet on Friday.
"""


def test_who_is_in_a_draft(call, draft):
    draft("a.txt", STORY)
    result = call("figures", "a.txt")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].startswith("a.txt: 2 people")
    assert "Ana Ruiz" in lines
    assert "    3 mentions, lines 1, 3, 5" in lines
    assert "    3: “We had no choice”" in lines
    assert all(len(line) <= 80 for line in lines)


def test_the_same_as_json(call, draft):
    draft("a.txt", STORY)
    draft("b.txt", "It rained.\n")
    rows = json.loads(call("figures", "--format", "json", "a.txt", "b.txt").stdout)["drafts"]
    assert [row["path"] for row in rows] == ["a.txt", "b.txt"]
    assert rows[1]["figures"] == []
    ruiz = next(figure for figure in rows[0]["figures"] if figure["name"] == "Ana Ruiz")
    assert ruiz["kind"] == "person"
    assert [mention["line"] for mention in ruiz["mentions"]] == [1, 3, 5]
    assert [STORY[m["start"] : m["end"]] for m in ruiz["mentions"]] == ["Ana Ruiz", "Ruiz", "Ruiz"]
    for quote in ruiz["quotes"]:
        assert quote["line"] in (1, 3)
        assert quote["mode"] in ("direct", "indirect", "mixed")


def test_a_draft_that_names_nobody(call, draft):
    draft("a.txt", "It rained.\n")
    assert call("figures", "a.txt").stdout == "a.txt: nobody is named.\n"


def test_what_cannot_be_read_is_said(call):
    result = call("figures", "gone.txt")
    assert (result.exit_code, result.stderr) == (2, "newsls: gone.txt: there is no such file or folder.\n")
