"""Plain text: both layouts of real drafts, and what is heading, item, caption, credit or story."""

from __future__ import annotations

import pytest

from newsls.markup import BlockKind, parse

LONG = (
    "The harbour authority said on Monday that the northern pier would stay closed until engineers had "
    "looked at every one of its two hundred piles, a task that it expects to take until the spring."
)
OTHER = (
    "Fishermen, who land most of their catch there, were told to use the old quay instead, though it has neither "
    "a crane nor a cold store."
)
WRAPPED = (
    "The harbour authority said on Monday that the northern pier would stay\n"
    "closed until engineers had looked at every one of its piles. That task\n"
    "will take until the spring.\n"
)


def blocks(source: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in parse(source).blocks]


def kinds(source: str) -> list[str]:
    return [block.kind.value for block in parse(source).blocks]


def test_a_line_a_paragraph() -> None:
    source = f"{LONG}\n{OTHER}\nNobody was hurt.\n{LONG}\n"
    assert blocks(source) == [("paragraph", line) for line in source.splitlines()]


def test_blank_lines_between() -> None:
    source = f"{LONG}\n\n{OTHER}\n   \n\nNobody was hurt.\n"
    assert blocks(source) == [("paragraph", text) for text in (LONG, OTHER, "Nobody was hurt.")]


def test_wrapped_lines() -> None:
    second = WRAPPED.replace("Monday", "Friday").rstrip("\n")
    assert blocks(f"{WRAPPED}\n{second}") == [("paragraph", WRAPPED.rstrip("\n")), ("paragraph", second)]


def test_wrapped_lines_where_sentences_end_with_lines() -> None:
    source = (
        "The harbour authority said on Monday that the northern pier was closed.\n"
        "Engineers will look at every one of its piles before they let anybody\n"
        "land there. It was built in 1931 and has not been mended for some time.\n"
        "The mayor agreed.\n"
    )
    assert kinds(source) == ["paragraph"]


def test_wrapped_paragraphs_parted_by_indents() -> None:
    source = (
        "  The harbour authority said on Monday that the northern pier would be\n"
        "closed until engineers had looked at every one of its piles, said John\n"
        "Roe.\n"
        "  Fishermen were told to use the old quay instead, though it has neither\n"
        "a crane nor a cold store.\n"
    )
    assert [text.split()[0] for _, text in blocks(source)] == ["The", "Fishermen"]


def test_short_paragraph_before_another_without_a_blank_line() -> None:
    source = f"Nobody was hurt.\nThe mayor agreed.\n{LONG}"
    assert kinds(source) == ["paragraph"] * 3


def test_an_overlong_line_while_a_wrapped_paragraph_is_edited() -> None:
    grown = WRAPPED.replace("closed until engineers", "closed, as it has been since August, until engineers")
    assert kinds(grown) == ["paragraph"]


@pytest.mark.parametrize("cut", range(0, len(WRAPPED), 7))
def test_a_keystroke_changes_its_own_paragraph_only(cut: int) -> None:
    before = "\n".join(WRAPPED.replace("Monday", day) for day in ("Sunday", "Tuesday", "Friday"))
    at = before.index("Tuesday") - 30 + cut
    after = before[:at] + "." + before[at:]
    one, two = parse(before).blocks, parse(after).blocks
    assert [b.text for b in one[:1]] == [b.text for b in two[:1]]
    assert one[-1].text == two[-1].text


def test_headline_byline_subhead() -> None:
    source = (
        f"Pier closed until spring\n\nBy Jane Doe and John Roe\n\n{LONG}\n\nOld quay\n\n{OTHER}\n\n"
        "Additional reporting by Ann Poe\n"
    )
    assert kinds(source) == ["heading", "credit", "paragraph", "heading", "paragraph", "credit"]
    assert [block.level for block in parse(source).blocks] == [1, 0, 0, 2, 0, 0]


def test_subhead_in_a_draft_with_a_line_a_paragraph() -> None:
    assert kinds(f"{LONG}\nOld quay\n{OTHER}\nWhat happens next?\n{LONG}") == [
        "paragraph", "heading", "paragraph", "heading", "paragraph",
    ]  # fmt: skip


def test_headline_in_capitals_with_a_full_stop() -> None:
    assert kinds(f"Harbour Closes Pier After Storm, Fishermen Protest.\n\n{LONG}")[0] == "heading"


@pytest.mark.parametrize(
    "text",
    [
        "The pier is closed",  # a single short line
        "Nobody was hurt.",
        f"{LONG}\n\nNobody was hurt.\n\n{OTHER}",
        f"{LONG}\n\n“We will wait\n\n{OTHER}",  # an open quotation
        f"{LONG}\n\nThree things are planned:\n\n{OTHER}",
        f"{LONG}\n\nand so it went on\n\n{OTHER}",
        f"{LONG}\n\nThe pier will stay closed for as long as engineers need to look at it\n\n{OTHER}",
        f"{LONG}\n\nOld quay",  # nothing follows
        f"{LONG}\n\nBy Monday nobody had come.\n\n{OTHER}",
        f"{LONG}\n\nBy then the pier had been closed for weeks\n\n{OTHER}",
        f"{LONG}\n\nPhotographs of the pier were shown at the meeting, and nobody spoke.\n\n{OTHER}",
        f"{LONG}\n\nReporting by two newspapers suggests that the pier was never safe.\n\n{OTHER}",
        f"{LONG}\n\nThis report was written by engineers whom the city had hired.\n\n{OTHER}",
        f"{LONG}\n\nSources close to the mayor said that he had known.\n\n{OTHER}",
        f"{LONG}\n\nHe contributed to the fund in May.\n\n{OTHER}",
        f"{LONG}\n\nThe editor asked him to follow Ms. Poe on the tour.\n\n{OTHER}",
        f"{LONG}\n\nUpdated plans were shown to the council on Monday.\n\n{OTHER}",
    ],
)
def test_story(text: str) -> None:
    assert set(kinds(text)) == {"paragraph"}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Jane Doe", BlockKind.CREDIT),
        ("BY JANE DOE, STAFF WRITER", BlockKind.CREDIT),
        ("(Reporting by Jane Doe in Riga and John Roe in Oslo; Editing by Ann Poe)", BlockKind.CREDIT),
        ("Source: Harbour Authority", BlockKind.CREDIT),
        ("Photo: Jane Doe/Coast News", BlockKind.CREDIT),
        ("Jane Doe in Riga contributed to this report.", BlockKind.CREDIT),
        ("© 2024 Coast News. All rights reserved.", BlockKind.CREDIT),
        ("Editor’s note: An earlier version gave the wrong age for the pier.", BlockKind.CREDIT),
        ("-30-", BlockKind.CREDIT),
        ("ENDS", BlockKind.CREDIT),
        ("RIGA, May 8 (Reuters) -", BlockKind.CREDIT),
        ("Photo: The mayor looks at the northern pier from the deck of a tug.", BlockKind.CAPTION),
        ("FILE PHOTO: The northern pier in a storm, January 5, 2024.", BlockKind.CAPTION),
        ("The mayor looks at the pier on Monday. (AP Photo/Jane Doe)", BlockKind.CAPTION),
        ("The pier on Monday. REUTERS/Jane Doe", BlockKind.CAPTION),
        ("Image caption The pier was built in 1931", BlockKind.CAPTION),
    ],
)
def test_credits_and_captions(line: str, kind: BlockKind) -> None:
    assert [block.kind for block in parse(f"{LONG}\n\n{line}\n\n{OTHER}").blocks][1] == kind


def test_items_lose_their_markers() -> None:
    source = f"{LONG}\n\n- One pier\n* Two piers\n• Three piers\n1. Four\n2) Five\n\n{OTHER}"
    assert blocks(source)[1:-1] == [
        ("list-item", text) for text in ("One pier", "Two piers", "Three piers", "Four", "Five")
    ]


def test_item_that_runs_over_lines() -> None:
    assert blocks("- One pier is\n  closed\n- Two are\n  open") == [
        ("list-item", "One pier is\n  closed"), ("list-item", "Two are\n  open"),
    ]  # fmt: skip


def test_years_and_dashes_are_no_markers() -> None:
    assert kinds("1931. That was the year.\n\n– his first trip – began.") == ["paragraph", "paragraph"]


def test_rules_are_nothing() -> None:
    assert blocks(f"{LONG}\n\n* * *\n\n---\n\n###\n\n{OTHER}") == [("paragraph", LONG), ("paragraph", OTHER)]


def test_hash_heading() -> None:
    (heading, _) = parse(f"## Old quay\n{LONG}").blocks
    assert (heading.kind, heading.level, heading.text) == (BlockKind.HEADING, 2, "Old quay")


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_line_breaks(line_break: str) -> None:
    source = f"{LONG}\n\n{WRAPPED}\nOne \u2028two \x0c three.\n".replace("\n", line_break)
    assert [len(text.splitlines()) for _, text in blocks(source)][:2] == [1, 3]
    assert len(blocks(source)) == 3


def test_byte_order_mark_only_at_the_start() -> None:
    assert blocks("\ufeffOne line.\n\n\ufeffTwo lines.") == [
        ("paragraph", "One line."),
        ("paragraph", "\ufeffTwo lines."),
    ]
