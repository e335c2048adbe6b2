"""Where a sentence may be cut: what stays is a sentence that says no more than the whole."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsls.draft import Draft
from newsls.report.summary import render
from newsls.summary import STYLES, summarise
from newsls.summary.cutting import at_a_word, clauses, keeps_its_marks, words_of
from newsls.summary.features import read
from newsls.text import Span


def cuts(sentence: str, room: int = 2000) -> list[str]:
    draft = Draft.read(sentence)
    (candidate,) = read(draft).candidates
    return [sentence[: cut.end] for cut in clauses(words_of(draft, candidate), room)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The council will close the port for a year from March|, which puts 1,400 jobs at risk.",
        "The council voted to close the port for a year|, ending three months of quarrels over the repair.",
        "The council will close the port for a year from March| because both of its piers have cracks.",
        "The council will close the port for a year from March| after a diver found cracks in both piers.",
        "The ministers opened a second bridge over the Orle on Friday| – the first new one in forty years.",
        "The ministers opened a second bridge over the Orle on Friday|; the first was built in 1931.",
        "The fleet of Velmar will sail south on Monday|, and the ferries will stay in the harbour.",
        "The minister signed the accord in Halden on Friday|, hoping to end the strike by the weekend.",
        "“We had no choice,” said Ana Ruiz on Tuesday|, who has run the harbour for eleven years.",
        "The board said that the northern quay would close in March|, leaving the ferries without a berth.",
        "The mayor signed on Friday with a pen that she keeps for treaties.",
        "The council approved on Monday a law| that lets either side suspend deliveries at a day’s notice.",
    ],
)
def test_a_clause_that_hangs_on_the_rest_may_go(sentence: str) -> None:
    *heads, _ = sentence.split("|")
    assert cuts(sentence.replace("|", "")) == heads


@pytest.mark.parametrize(
    "sentence",
    [
        # the source
        "The port of Halden will close for a year from March, the city council said on Tuesday.",
        "The port of Halden will close for a year, putting jobs at risk, according to the city council.",
        "“We have lost a whole season of the herring,” the fishermen’s leader told the council on Friday.",
        # a reservation
        "Police arrested the deputy mayor of Halden on Monday for fraud, a charge that she denies.",
        "The port of Halden will close for a year from March, if the regional parliament agrees.",
        "The port of Halden was sold to a bank in March, which the owner of the bank disputes.",
        # a verb still to come
        "Tom Ferrer of the dockworkers’ union in Halden, who heads the strike committee, resigned on Friday.",
        "The council said that Tom Ferrer of the dockworkers’ union, who heads the strike, would resign.",
        "After three years of talks about the northern quay, which cost a fortune, the council gave up.",
        # a list
        "The union of Halden wants new boats, longer nets, warmer clothes and a seat on the commission.",
        # what is not so
        "The council of Halden did not close the northern quay because of the money.",
        # parties in general
        "The council of Halden banned on Monday parties that take money from abroad.",
        # a quotation or bracket that would stay open
        "The minister called the repair of the quay “a long, slow, costly folly, which nobody needs” on Friday.",
        "The board named the northern quay (built in 1931, when Halden was small, by an English firm) a hazard.",
    ],
)
def test_what_the_sentence_needs_stays(sentence: str) -> None:
    assert cuts(sentence) == []


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("He said “yes” and “no”.", True),
        ("He said “yes.", False),
        ('He said "yes.', False),
        ("He said ‘yes.", False),
        ("He said ‘yes’ and won’t.", True),
        ("The dockers’ union won’t (yet) go.", True),
        ("It ends (here", False),
        ("It ends here)", False),
    ],
)
def test_marks_are_kept_together(text: str, kept: bool) -> None:
    assert keeps_its_marks(text) is kept


def test_the_last_resort_breaks_off_after_a_word_that_begs_for_no_other() -> None:
    sentence = "The council of the port of Halden wants a report on the state of each of the piers by Friday."
    draft = Draft.read(sentence)
    (candidate,) = read(draft).candidates
    for room in range(12, len(sentence)):
        cut = at_a_word(words_of(draft, candidate), room)
        assert cut is not None
        assert cut.end < room
        assert sentence[cut.end] in " ."
        assert sentence[: cut.end].rsplit(" ", 1)[-1] not in ("of", "the", "a", "on", "each", "by")


WORDS = st.sampled_from(
    ["the council", "said", "voted", "Halden", "closed", "a port", "👩\u200d🚒", "e\u0301tude", "नमस्ते", "1,400", "who",
     "which", "after", "ending", "“", "”", "“no”", '"', "‘", "’", "(", ")", ",", ";", "–", "—", "-", "don’t",
     "12-year-old",
     "\ud800", "\0", "U.S.", "while", "and", "but", "If", "“We had no choice,” said Ruiz", "\ufffc", ". The mayor",
     "🇵🇹", "?", "\n\n", "שלום"]
)  # fmt: skip


@given(st.lists(WORDS, min_size=1, max_size=60), st.integers(1, 400), st.sampled_from(STYLES), st.booleans())
def test_no_cut_goes_through_a_word_a_character_or_a_quotation(
    parts: list[str], limit: int, style: str, in_words: bool
) -> None:
    text = "The harbour " + " ".join(parts).replace(" ,", ",").replace("“ ", "“")
    draft = Draft.read(text)
    summary = summarise(draft, words=limit if in_words else None, characters=None if in_words else limit, style=style)
    made = render(draft, summary)
    assert (len(made.split()) if in_words else len(made)) <= limit
    ends = {span.end for _, span in draft.sentences()}
    for one in summary.sentences:
        assert one.text == one.span.of(text)
        assert bool(one.closing) == (one.span.end not in ends)
        if not one.closing:
            continue
        following = text[one.span.end]
        assert not following.isalnum()
        assert unicodedata.category(following) not in ("Mn", "Mc", "Me", "Cf", "Sk")
        assert keeps_its_marks(one.text)
        assert text[one.span.start - 1 : one.span.start] in ("", " ", "\n")


def test_a_sentence_without_end_costs_no_time() -> None:
    for piece in ("a, ", "“", "“no” ", "word, which was ", "(", "‘"):
        text = "The council of Halden voted " + piece * 10_000
        draft = Draft.read(text)
        for style in STYLES:
            summary = summarise(draft, characters=5000, style=style)
            assert len(render(draft, summary)) <= 5000
        whole = Span(0, len(text))
        assert all(whole.covers(one.span) for one in summary.sentences)
