"""The summary: its lengths and styles, where it is shown or written, and how it is called off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from client import Client, RequestError, capabilities, edit, span
from stories import STORY, at

START = Callable[..., Client]
SUMMARISE = "newsls.summarise"
CANCELLED = -32800


def test_a_summary_is_made_of_the_draft_s_own_sentences(newsroom: Client, uri: str) -> None:
    newsroom.open(uri, STORY)
    made = newsroom.command(SUMMARISE, uri, {"sentences": 2})
    assert [at(STORY, one["range"]) for one in made["sentences"]] == [one["text"] for one in made["sentences"]]
    assert len(made["sentences"]) == 2
    assert made["text"] == " ".join(one["text"] for one in made["sentences"])
    assert all(isinstance(one["score"], float) and one["reason"] for one in made["sentences"])


def test_length_style_and_range_of_a_summary(newsroom: Client, uri: str) -> None:
    newsroom.open(uri, STORY)
    assert newsroom.command(SUMMARISE, uri)["text"] == newsroom.command(SUMMARISE, uri, None)["text"]
    assert len(newsroom.command(SUMMARISE, uri, {"words": 20})["text"].split()) <= 20
    assert len(newsroom.command(SUMMARISE, uri, {"characters": 160})["text"]) <= 160
    bullets = newsroom.command(SUMMARISE, uri, {"style": "bullets", "sentences": 2})
    assert [line[:2] for line in bullets["text"].split("\n")] == ["- "] * 2
    assert len(newsroom.command(SUMMARISE, uri, {"style": "lede"})["sentences"]) == 1
    last = newsroom.command(SUMMARISE, uri, {"range": span(8, 0, 9, 0)})
    assert [one["range"]["start"]["line"] for one in last["sentences"]] == [8]


def test_a_web_description_is_one_text_of_160_characters_at_most(newsroom: Client, uri: str) -> None:
    newsroom.open(uri, STORY)
    made = newsroom.command(SUMMARISE, uri, {"style": "description"})
    assert 0 < len(made["text"]) <= 160
    assert made["sentences"]


def test_a_draft_without_prose_has_a_note_instead(newsroom: Client, uri: str) -> None:
    newsroom.open(uri, "# Only a headline\n", "markdown")
    made = newsroom.command(SUMMARISE, uri)
    assert (made["text"], made["sentences"]) == ("", [])
    assert made["note"].endswith(".")


@contextmanager
def handling(client: Client, method: str, handler: Callable[[Any], Any]) -> Iterator[list[Any]]:
    """The params of the requests of a method that come meanwhile."""
    heard: list[Any] = []

    def answer(params: Any) -> Any:
        heard.append(params)
        return handler(params)

    client.handlers[method] = answer
    yield heard
    del client.handlers[method]


def applying(client: Client) -> Any:
    return handling(client, "workspace/applyEdit", lambda _: {"applied": True})


def test_a_summary_is_shown_and_inserted(newsroom: Client, uri: str) -> None:
    newsroom.open(uri, STORY)
    options = {"sentences": 1, "show": True, "insert": {"line": 0, "character": 0}}
    with applying(newsroom) as heard:
        made = newsroom.command(SUMMARISE, uri, options)
    newsroom.hear("window/showMessage", lambda p: p == {"type": 3, "message": made["text"]})
    assert heard[0]["label"] == "Insert a summary"
    [change] = heard[0]["edit"]["documentChanges"]
    assert change["edits"] == [{"range": span(0, 0), "newText": made["text"] + "\n\n"}]


def test_nothing_is_inserted_into_front_matter_but_by_its_key(newsroom: Client, uri: str) -> None:
    newsroom.open(uri, "---\ntitle: a: b\n---\n" + STORY)
    with applying(newsroom) as heard:
        newsroom.command(SUMMARISE, uri, {"insert": {"line": 1, "character": 2}})
    assert heard[0]["edit"]["documentChanges"][0]["edits"][0]["range"] == span(3, 0)


@pytest.mark.parametrize(
    ("title", "options"),
    [
        ("One sentence", {"style": "lede"}),
        ("Three sentences", {"sentences": 3}),
        ("100 words", {"words": 100}),
        ("Bullet points", {"style": "bullets"}),
        ("Web description", {"style": "description"}),
    ],
)
def test_what_the_writer_chooses_is_made_and_shown(
    newsroom: Client, uri: str, title: str, options: dict[str, Any]
) -> None:
    newsroom.open(uri, STORY)
    where = {"range": span(0, 0, 9, 0)}
    with handling(newsroom, "window/showMessageRequest", lambda _: {"title": title}) as asked:
        made = newsroom.command(SUMMARISE, uri, {"ask": True, **where})
    assert asked[0]["message"] == "How should newsls summarise the selection?"
    assert title in [action["title"] for action in asked[0]["actions"]]
    assert made == newsroom.command(SUMMARISE, uri, {**options, **where})
    shown = "\n\n".join(filter(None, [made["text"], made.get("note")]))
    newsroom.hear("window/showMessage", lambda p: p == {"type": 3, "message": shown})


@pytest.mark.parametrize("success", [True, False])
def test_a_client_that_shows_documents_and_no_messages_is_shown_one(
    start: START, tmp_path: Path, success: bool
) -> None:
    """Helix prints a message on one line, and cuts it."""
    client = start(env={"NEWSLS_DATA_DIR": str(tmp_path / "data")})
    client.initialize(capabilities("utf-16", window={"showDocument": {"support": True}}))
    client.open("untitled:a", STORY)
    for number in range(2):
        with handling(client, "window/showDocument", lambda _: {"success": success}) as heard:
            made = client.command(SUMMARISE, "untitled:a", {"sentences": 1 + number, "show": True})
        [params] = heard
        file = tmp_path / "data" / "shown" / "newsls-summary.txt"
        assert params == {"uri": file.as_uri(), "takeFocus": True}
        assert file.read_text("utf-8") == made["text"] + "\n"
        assert file.stat().st_mode & 0o777 == 0o600
        shown = [one["message"] for one in client.all("window/showMessage")]
        assert (made["text"] in shown) is not success


def test_nothing_is_done_where_the_writer_chooses_nothing(start: START, uri: str) -> None:
    client = start()
    client.initialize(capabilities("utf-16"))
    client.open(uri, STORY, "markdown")
    with handling(client, "window/showMessageRequest", lambda _: None) as asked, applying(client) as edits:
        assert client.command(SUMMARISE, uri, {"ask": True}) is None
        assert client.command(SUMMARISE, uri, {"ask": True, "front_matter": True}) is None
    assert [one["message"] for one in asked] == ["How should newsls summarise the draft?"] * 2
    assert edits == client.all("window/showMessage") == []


def test_a_client_that_can_not_ask_gets_a_short_paragraph(newsroom: Client, uri: str) -> None:
    def unable(_: Any) -> Any:
        raise RequestError({"code": -32601, "message": "no such method"})

    newsroom.open(uri, STORY)
    with handling(newsroom, "window/showMessageRequest", unable):
        assert newsroom.command(SUMMARISE, uri, {"ask": True}) == newsroom.command(SUMMARISE, uri)


def test_who_closes_the_draft_while_asked_gets_nothing(newsroom: Client, uri: str) -> None:
    def closing(_: Any) -> Any:
        newsroom.close(uri)
        return {"title": "One sentence"}

    newsroom.open(uri, STORY)
    with handling(newsroom, "window/showMessageRequest", closing):
        assert newsroom.command(SUMMARISE, uri, {"ask": True}) is None


def test_front_matter_is_written_in_one_edit_of_the_version(newsroom: Client, uri: str) -> None:
    newsroom.open(uri, "---\r\ntitle: 🥐 Pier\r\nsummary: |\r\n  old\r\n  words\r\n---\r\n\r\n" + STORY, "plaintext", 7)
    with applying(newsroom) as heard:
        made = newsroom.command(SUMMARISE, uri, {"front_matter": True})
    assert made["text"] == newsroom.command(SUMMARISE, uri, {"style": "description"})["text"]
    [params] = heard
    assert params["label"] == "Insert summary in front matter"
    [change] = params["edit"]["documentChanges"]
    assert change["textDocument"] == {"uri": uri, "version": 7}
    assert change["edits"] == [{"range": span(2, 9, 4, 7), "newText": f'"{made["text"]}"'}]


def test_front_matter_is_made_in_markdown(newsroom: Client, uri: str) -> None:
    newsroom.open(uri, STORY, "markdown")
    with applying(newsroom) as heard:
        made = newsroom.command(SUMMARISE, uri, {"front_matter": True, "sentences": 1})
    [new] = heard[0]["edit"]["documentChanges"][0]["edits"]
    assert new == {"range": span(0, 0), "newText": f'---\ndescription: "{made["text"]}"\n---\n\n'}


def test_a_page_has_its_description_in_its_head(newsroom: Client, uri: str) -> None:
    page = '<head>\n<meta name="description" content="old">\n</head>\n<p>' + STORY.replace("\n\n", "</p>\n<p>")
    newsroom.open(uri, page, "html")
    with applying(newsroom) as heard:
        made = newsroom.command(SUMMARISE, uri, {"front_matter": True})
    assert made["text"]
    [change] = heard[0]["edit"]["documentChanges"]
    assert change["edits"] == [{"range": span(1, 33, 1, 38), "newText": f'"{made["text"]}"'}]


def test_front_matter_is_that_of_the_text_as_it_is_when_written(newsroom: Client, uri: str) -> None:
    """What the writer types while asked is neither lost nor misplaced."""

    def typing(_: Any) -> Any:
        newsroom.change(uri, 2, edit(0, 0, 0, "---\ntitle: x\n---\n"))
        return {"title": "Web description"}

    newsroom.open(uri, STORY, "markdown")
    with handling(newsroom, "window/showMessageRequest", typing), applying(newsroom) as heard:
        newsroom.command(SUMMARISE, uri, {"ask": True, "front_matter": True})
    [change] = heard[0]["edit"]["documentChanges"]
    assert change["textDocument"]["version"] == 2
    assert change["edits"][0]["range"] == span(2, 0)


@pytest.mark.parametrize(
    ("language", "head", "sentence"),
    [
        ("plaintext", "", "The draft has no front matter, and newsls makes it in Markdown only."),
        ("html", "<p>", "The page has no head with both its tags, or more than one description."),
        ("markdown", "---\ntitle: a: b\n---\n", "line 2 has a colon inside a value that needs quotes around it."),
        ("markdown", "---\ndescription: [a]\n---\n", "The front matter’s description or summary is not one plain"),
        ("markdown", "---\ntitle: x\n\n", "The front matter is not closed, or is JSON"),
    ],
)
def test_front_matter_that_can_not_be_written_is_left_alone(
    newsroom: Client, uri: str, language: str, head: str, sentence: str
) -> None:
    newsroom.open(uri, head + STORY, language)
    with applying(newsroom) as heard, pytest.raises(RequestError, match=sentence) as refused:
        newsroom.command(SUMMARISE, uri, {"front_matter": True})
    assert refused.value.code == -32602
    assert heard == []


def test_a_client_that_applies_no_edits_is_told_so(start: START) -> None:
    client = start()
    client.initialize(capabilities(workspace={"applyEdit": False}))
    client.open("untitled:a", STORY, "markdown")
    for option in ({"front_matter": True}, {"insert": {"line": 0, "character": 0}}):
        with pytest.raises(RequestError, match="only for an editor that applies edits"):
            client.command(SUMMARISE, "untitled:a", option)


# Long drafts

PARAGRAPH = "The council met on quay {} and heard that the repairs were done. It rained.\n\n"
LONG = "".join(PARAGRAPH.format(number) for number in range(40_000))


def asked(client: Client, **more: Any) -> int:
    """The request for a summary of the long draft."""
    return client.ask("workspace/executeCommand", {"command": SUMMARISE, "arguments": ["untitled:long"], **more})


def progress(client: Client, kind: str, token: str | None = None) -> Any:
    return client.hear("$/progress", lambda p: p["value"]["kind"] == kind and token in (None, p["token"]))


def test_a_long_summary_can_be_cancelled_and_nothing_waits_for_it(start: START) -> None:
    client = start()
    client.initialize(capabilities("utf-16"))
    client.open("untitled:long", LONG)
    request = asked(client, workDoneToken="ours")
    begun = progress(client, "begin", "ours")["value"]
    assert begun["title"] == "Summarising untitled:long"
    assert begun["cancellable"] is True
    client.hover("untitled:long", 0, 0)
    assert request not in client.answers  # the hover did not wait
    client.notify("$/cancelRequest", {"id": request})
    with pytest.raises(RequestError) as refused:
        client.answer(request)
    assert refused.value.code == CANCELLED
    progress(client, "end", "ours")


@pytest.mark.parametrize("given", [True, False])
def test_a_long_summary_can_be_stopped_at_its_progress(start: START, given: bool) -> None:
    """The answer comes from the thread that does the work, so that it did stop."""
    client = start()
    client.initialize(capabilities("utf-16", window={"workDoneProgress": True}))
    client.open("untitled:long", LONG)
    request = asked(client, **({"workDoneToken": 17} if given else {}))
    fits = lambda p: p["value"]["kind"] == "begin" and p["value"]["title"].startswith("Summarising")  # noqa: E731
    token = client.hear("$/progress", fits)["token"]
    assert (token == 17) is given
    client.notify("window/workDoneProgress/cancel", {"token": token})
    with pytest.raises(RequestError, match="called off") as refused:
        client.answer(request)
    assert refused.value.code == CANCELLED
    progress(client, "end", token)
    client.notify("window/workDoneProgress/cancel", {"token": token})  # again, and too late: nothing happens
    assert client.hover("untitled:long", 0, 0) is None


def test_progress_is_told_until_the_end(start: START) -> None:
    client = start()
    client.initialize(capabilities("utf-16"))
    client.open("untitled:long", LONG[: len(LONG) // 10])
    assert len(client.answer(asked(client, workDoneToken="ours"))["sentences"]) == 3
    progress(client, "end", "ours")
    kinds = [params["value"]["kind"] for params in client.all("$/progress")]
    assert kinds[0] == "begin"
    assert kinds.count("end") == 1
    reports = [params["value"]["percentage"] for params in client.all("$/progress")[1:-1]]
    assert reports == sorted(reports)
    assert all(0 <= percentage <= 100 for percentage in reports)


OPEN = "<the open document>"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "it got 0 arguments."),
        ([OPEN, {}, 1], "it got 3 arguments."),
        (["untitled:nowhere"], "“untitled:nowhere” is not open."),
        ([5], "takes the URI of an open document first; that was a number."),
        ([None], "that was null."),
        ([OPEN, "short"], "its second argument was a string."),
        ([OPEN, {"sentence": 2}], "no option “sentence”; it has sentences, words, characters"),
        ([OPEN, {"words": 10, "sentences": 2}], "one of sentences, words and characters, not"),
        ([OPEN, {"words": "ten"}], "“words” must be a whole number from 1."),
        ([OPEN, {"words": 0}], "“words” must be a whole number from 1."),
        ([OPEN, {"words": True}], "“words” must be a whole number from 1."),
        ([OPEN, {"style": "haiku"}], "“style” must be “paragraph”, “bullets”, “lede” or “description”."),
        ([OPEN, {"style": ["lede"]}], "“style” must be “paragraph”, “bullets”, “lede” or “description”."),
        ([OPEN, {"range": [1, 2]}], "A range must be an object with “start” and “end”"),
        ([OPEN, {"range": {"start": {"line": 1}}}], "A range must be an object with “start”"),
        ([OPEN, {"insert": 3}], "A range must be an object"),
        ([OPEN, {"show": "yes"}], "“show” must be true or false, not a string."),
        ([OPEN, {"ask": 1}], "“ask” must be true or false, not a number."),
        ([OPEN, {"front_matter": "description"}], "“front_matter” must be true or false, not a string."),
        ([OPEN, {"ask": True, "words": 10}], "“ask” has the writer choose; no length or style goes with it."),
    ],
)
def test_unusable_arguments_are_refused_with_a_sentence(
    server: Client, uri: str, arguments: list[Any], sentence: str
) -> None:
    server.open(uri, "A draft.")
    with pytest.raises(RequestError) as refused:
        server.command(SUMMARISE, *(uri if argument == OPEN else argument for argument in arguments))
    assert refused.value.code == -32602
    assert sentence in refused.value.message
    assert server.all("window/showMessage") == []
