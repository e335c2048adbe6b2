from newsls.finding import Finding, Fix, Note, Severity
from newsls.report.base import Checked, Tally
from newsls.report.terminal import Terminal
from newsls.text import Edit, Span


def checked(text, *findings, name="drafts/storm.md"):
    return Checked(name, text, "plaintext", findings, ("0" * 16,) * len(findings))


TEXT = (
    "Storm\n\n" + "The minister, who had come from the coast that morning, said he lead the inquiry into the bridge.\n"
)
LEAD = Finding(
    "confused-word",
    Severity.WARNING,
    Span(TEXT.index("lead"), TEXT.index("lead") + 4),
    "“lead” is the metal or the present tense; the past tense is “led”, and that is what goes with “said he”.",
    (
        Fix("Change to “led”", (Edit(Span(TEXT.index("lead"), TEXT.index("lead") + 4), "led"),)),
        Fix("Change to “leads”", ()),
    ),
    (Note(Span(0, 5), "The headline has it right."),),
    safe=True,
)


def test_a_finding_reads_well_at_80_columns():
    assert Terminal(80).draft(checked(TEXT, LEAD)) == (
        "drafts/storm.md:3:65 confused-word warning\n"
        "  “lead” is the metal or the present tense; the past tense is “led”, and that is\n"
        "  what goes with “said he”.\n"
        "    |\n"
        "  3 | …from the coast that morning, said he lead the inquiry into the bridge.\n"
        "    |                                       ^^^^\n"
        "  Fix: Change to “led” (--fix)\n"
        "  Or:  Change to “leads”\n"
        "  Line 1: The headline has it right.\n"
        "\n"
    )


def test_no_line_is_wider_than_the_terminal():
    for columns in (40, 60, 80, 100):
        for line in Terminal(columns).draft(checked(TEXT, LEAD)).splitlines()[1:]:
            assert len(line) <= columns


def test_quietly_only_place_and_sentence():
    report = Terminal(80, brief=True)
    assert report.draft(checked(TEXT, LEAD)).splitlines() == [
        "drafts/storm.md:3:65 confused-word warning",
        "  “lead” is the metal or the present tense; the past tense is “led”, and that is",
        "  what goes with “said he”.",
    ]
    assert report.closing(Tally(1, 1, 1, 1)) == ""


def test_colours_only_when_asked():
    assert "\x1b" not in Terminal(80).draft(checked(TEXT, LEAD))
    painted = Terminal(80, colour=True).draft(checked(TEXT, LEAD))
    assert "\x1b[1;33mconfused-word\x1b[0m warning" in painted
    assert "\x1b[1;33m^^^^\x1b[0m" in painted


def test_a_draft_cannot_steer_the_terminal():
    text = "The \x1b[31mred\x1b[0m the the\u202e end.\n"
    finding = Finding("repeated-word", Severity.HINT, Span(17, 24), "“\x1b]0;x\x07” twice.", (Fix("Say \x1b[2J", ()),))
    shown = Terminal(80).draft(checked(text, finding, name="a\x1b[1m\n.md"))
    assert not set(shown) & set("\x1b\x07\u202e")
    assert shown.splitlines()[0].startswith("a�[1m .md:1:18 repeated-word")


def test_a_span_over_lines_is_marked_to_the_end_of_its_first():
    text = "He left\nthe town.\n"
    lines = Terminal(80).draft(checked(text, Finding("x", Severity.ERROR, Span(3, 16), "Says who?"))).splitlines()
    assert lines[3:5] == ["  1 | He left", "    |    ^^^^"]


def test_a_line_break_can_be_the_finding():
    lines = Terminal(80).draft(checked("He\nleft", Finding("x", Severity.ERROR, Span(2, 3), "Why?"))).splitlines()
    assert lines[3:5] == ["  1 | He␤", "    |   ^"]


def test_the_closing_line_counts():
    close = Terminal(80).closing
    assert close(Tally(1, 0, 0)) == "No findings in 1 draft.\n"
    assert close(Tally(3, 0, 0)) == "No findings in 3 drafts.\n"
    assert close(Tally(1, 1, 1)) == "1 finding in 1 draft.\n"
    assert close(Tally(1, 1, 3, 2)) == "3 findings (2 can be fixed with --fix) in 1 draft.\n"
    assert close(Tally(4000, 2, 1234, 0)) == "1,234 findings in 2 of 4,000 drafts.\n"
    assert close(Tally(1, 0, 0, 0, 2)) == "Fixed 2 findings. No findings are left in 1 draft.\n"
    assert close(Tally(2, 1, 1, 0, 1)) == "Fixed 1 finding. 1 finding left in 1 of 2 drafts.\n"
