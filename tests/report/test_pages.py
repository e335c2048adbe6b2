from newsls.finding import Severity
from newsls.report.pages import listing, page, terminal
from newsls.rules import RULES, Family, Rule


def sample(paragraph, settings):
    """Finds a thing that is long to tell, so that the sentence runs over the end of the
    line and goes on.

    What it does:
        Reports the thing.
        And more.

        A second paragraph.

    Why:
        Because.

    Example:
        one  line
        another

    Source:
        A book.
    """
    return []


RULE = Rule("sample-rule", Family.STYLE, Severity.HINT, paragraph=sample, default=False)


def test_the_parts_of_a_docstring():
    parts = page(RULE)
    assert (
        parts.gist
        == "Finds a thing that is long to tell, so that the sentence runs over the end of the line and goes on."
    )
    assert parts.sections == (
        ("What it does", "Reports the thing.\nAnd more.\n\nA second paragraph."),
        ("Why", "Because."),
        ("Example", "one  line\nanother"),
        ("Source", "A book."),
    )


def test_the_page_for_a_terminal():
    assert terminal(RULE, 60) == (
        "sample-rule (style, hint, off by default)\n"
        "\n"
        "Finds a thing that is long to tell, so that the sentence\n"
        "runs over the end of the line and goes on.\n"
        "\n"
        "What it does:\n"
        "    Reports the thing. And more.\n"
        "    A second paragraph.\n"
        "\n"
        "Why:\n"
        "    Because.\n"
        "\n"
        "Example:\n"
        "    one  line\n"
        "    another\n"
        "\n"
        "Source:\n"
        "    A book.\n"
    )


def test_the_listing_fits_and_names_every_rule():
    text = listing([*RULES, RULE], 80)
    for rule in RULES:
        assert f"\n  {rule.code} " in text
    assert all(len(line) <= 80 for line in text.splitlines())
    assert "(off by default)" in " ".join(text.split())
    assert "\n  sample-rule " in text


def test_every_rule_has_a_page_with_its_sections():
    for rule in RULES:
        names = [name for name, body in page(rule).sections if body]
        assert names == ["What it does", "Why", "Example", "Use instead", "Source"], rule.code
