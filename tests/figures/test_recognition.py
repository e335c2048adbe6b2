"""Who is found in invented sentences, with which span, role and person."""

from __future__ import annotations

import pytest

import newsls
from newsls.draft import Draft
from newsls.figures import Figure, Figures, fold, read


def figures(text: str, language: str = "plaintext") -> tuple[Draft, Figures]:
    """The figures of a text, without sources."""
    draft = Draft.read(text, language)
    return draft, fold(draft, [read(paragraph) for paragraph in draft.paragraphs], [])


def people(text: str, language: str = "plaintext") -> list[str]:
    """The mentions of people in order."""
    draft, found = figures(text, language)
    spans = sorted(m.span for figure in found.all if figure.kind == "person" for m in figure.mentions)
    return [span.of(draft.text) for span in spans]


def cast(text: str) -> dict[str, Figure]:
    """The people by name."""
    return {figure.name: figure for figure in figures(text)[1].all if figure.kind == "person"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # titles, ranks and offices stay outside the span
        ("Defense Minister Li Shangfu landed in Moscow on Sunday.", ["Li Shangfu"]),
        ("Sen. Jane Harlow said the bill would pass.", ["Jane Harlow"]),
        ("The order was signed by Lt. Col. Daniel Mercer on Monday.", ["Daniel Mercer"]),
        ("Gov. Maria Delgado vetoed the bill.", ["Maria Delgado"]),
        ("Mr. Harlow said he would appeal.", ["Harlow"]),
        ("Police Chief Robert Dunn declined to comment.", ["Robert Dunn"]),
        ("The actress Helen Marsh was in the audience.", ["Helen Marsh"]),
        # particles
        ("European Commission President Ursula von der Leyen spoke in Beijing.", ["Ursula von der Leyen"]),
        ("Crown Prince Mohammed bin Salman met the delegation.", ["Mohammed bin Salman"]),
        ("The historian compared him to Charles de Gaulle in an interview.", ["Charles de Gaulle"]),
        ("President Bashar al-Assad fled to Moscow.", ["Bashar al-Assad"]),
        # initials, suffixes, hyphens, apostrophes, diacritics
        ("Former President George W. Bush was there.", ["George W. Bush"]),
        ("Sen. Charles E. Morrow said so.", ["Charles E. Morrow"]),
        ("The writer J.K. Rowling posted a reply.", ["J.K. Rowling"]),
        ("Prime Minister Jean-Claude Morel resigned.", ["Jean-Claude Morel"]),
        ("Justice Minister Fiona O’Neill denied it.", ["Fiona O’Neill"]),
        ("Justice Minister Fiona O'Neill denied it.", ["Fiona O'Neill"]),
        ("Prime Minister Pedro Sánchez said the talks had failed.", ["Pedro Sánchez"]),
        # the possessive is not part of the name
        ("Critics of President Emmanuel Macron’s plan marched on Saturday.", ["Emmanuel Macron"]),
        ("President Vladimir Putin's spokesman denied the report.", ["Vladimir Putin"]),
        # family name first
        ("Chinese leader Xi Jinping arrived in Moscow.", ["Xi Jinping"]),
        ("North Korean leader Kim Jong Un watched the launch.", ["Kim Jong Un"]),
    ],
)
def test_the_span_of_a_name(text: str, expected: list[str]) -> None:
    assert people(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The talks will go on in Geneva on Thursday.",
        "The White House said nothing on Monday.",
        "However, the Supreme Court refused to hear the case.",
        "The Defense Department spent $4 billion in April.",
        "Apple and Microsoft fell in New York.",
        "Russian and Ukrainian officials met in Istanbul.",
        "Yesterday was the coldest day of January.",
        "But there was no vote, and nobody spoke.",
        "It rained in North Dakota and South Carolina.",
        "nothing here bears a capital, not even the start.",
    ],
)
def test_places_bodies_brands_and_days_are_no_people(text: str) -> None:
    assert people(text) == []


def test_a_surname_is_the_person_named_before() -> None:
    found = cast(
        "Foreign Minister Annalena Baerbock landed on Friday. Baerbock said the talks would go on.\n\n"
        "Nobody had expected Baerbock’s visit."
    )
    assert [len(figure.mentions) for figure in found.values()] == [3]
    assert found["Annalena Baerbock"].roles == ("Foreign Minister",)


def test_a_surname_before_the_full_name_is_the_same_person() -> None:
    found = cast("Baerbock said the talks would go on.\n\nForeign Minister Annalena Baerbock had landed on Friday.")
    assert list(found) == ["Annalena Baerbock"]
    assert len(found["Annalena Baerbock"].mentions) == 2


def test_a_family_name_that_comes_first_stands_for_the_person() -> None:
    found = cast(
        "Defense Minister Li Shangfu and Russian President Vladimir Putin met on Sunday. Li told Putin so.\n\n"
        "Li left on Monday."
    )
    assert {name: len(figure.mentions) for name, figure in found.items()} == {"Li Shangfu": 3, "Vladimir Putin": 2}


def test_particles_alone_stand_for_the_person() -> None:
    found = cast(
        "European Commission President Ursula von der Leyen spoke on Friday.\n\nMinisters agreed with von der Leyen."
    )
    assert [figure.name for figure in found.values()] == ["Ursula von der Leyen"]


def test_two_people_of_one_surname_are_kept_apart() -> None:
    found = cast("Former President Bill Clinton spoke first.\n\nSenator Hillary Clinton spoke after him.")
    assert set(found) == {"Bill Clinton", "Hillary Clinton"}


def test_a_surname_of_two_is_that_of_the_last_named_in_full() -> None:
    found = cast(
        "Former President Bill Clinton spoke first. Clinton was brief.\n\n"
        "Senator Hillary Clinton spoke after him. Clinton took questions.\n\nMr. Bill Clinton left with his aides."
    )
    assert {name: len(figure.mentions) for name, figure in found.items()} == {"Bill Clinton": 3, "Hillary Clinton": 2}


def test_mr_and_mrs_tell_two_of_one_surname_apart() -> None:
    found = cast(
        "Mr. Robert Harlow and Mrs. Jane Harlow run the inn.\n\nMr. Harlow cooks. Mrs. Harlow keeps the books."
    )
    assert {name: len(figure.mentions) for name, figure in found.items()} == {"Robert Harlow": 2, "Jane Harlow": 2}


def test_mr_goes_on_being_whom_it_was() -> None:
    found = cast(
        "Robert Harlow spoke. Mr. Harlow was brief.\n\nHis wife, Dr. Jane Harlow, watched.\n\nMr. Harlow sat down."
    )
    assert {name: len(figure.mentions) for name, figure in found.items()} == {"Robert Harlow": 3, "Jane Harlow": 1}


def test_short_and_long_given_names_are_one_person() -> None:
    found = cast("Retired Admiral William McRaven gave a speech.\n\n“Bill McRaven is a friend,” the president said.")
    assert list(found) == ["William McRaven"]


def test_father_and_son_are_two() -> None:
    found = cast("The actor Robert Downey Sr. was there.\n\nThe actor Robert Downey Jr. came later.")
    assert len(found) == 2


def test_names_after_line_breaks_and_in_headings() -> None:
    text = "# Putin meets Li in Moscow\n\nRussian President Vladimir Putin\nreceived Defense Minister Li Shangfu."
    _, found = figures(text, "markdown")
    names = {figure.name: [m.span.of(text) for m in figure.mentions] for figure in found.all if figure.kind == "person"}
    assert names == {"Vladimir Putin": ["Putin", "Vladimir Putin"], "Li Shangfu": ["Li", "Li Shangfu"]}


def test_a_headline_in_capitals() -> None:
    found = cast(
        "PUTIN AND LI MEET IN MOSCOW\n\nRussian President Vladimir Putin received Defense Minister Li Shangfu."
    )
    assert {name: len(figure.mentions) for name, figure in found.items()} == {"Vladimir Putin": 2, "Li Shangfu": 2}


def test_a_name_that_nobody_knows_goes_on_to_its_last_word() -> None:
    assert people("Foreign Minister Annalena Quastelbrock arrived on Friday.") == ["Annalena Quastelbrock"]


def test_markup_inside_a_name_is_part_of_its_span() -> None:
    text = "Russian President Vladimir **Putin** received President Emmanuel Macron &amp; the premier."
    _, found = figures(text, "markdown")
    assert found.all[0].mentions[0].span.of(text) == "Vladimir **Putin"


def test_bodies_are_shown_where_they_act() -> None:
    _, found = figures("The State Department said it was ready. He walked past the Ministry of Health.")
    assert [(figure.kind, figure.name) for figure in found.all if figure.kind == "body"] == [
        ("body", "State Department")
    ]


@pytest.mark.parametrize(
    ("text", "name", "roles"),
    [
        ("Russian President Vladimir Putin spoke.", "Vladimir Putin", ("Russian President",)),
        ("China’s Defense Minister Li Shangfu spoke.", "Li Shangfu", ("China’s Defense Minister",)),
        (
            "The former national security adviser John Bolton spoke.",
            "John Bolton",
            ("former national security adviser",),
        ),
        ("US Army Chief of Staff Gen. Ray Odell spoke.", "Ray Odell", ("US Army Chief of Staff Gen.",)),
        (
            "Director of National Intelligence James Harper said so.",
            "James Harper",
            ("Director of National Intelligence",),
        ),
        ("Republican congressman Scott Taylor said so.", "Scott Taylor", ("Republican congressman",)),
        ("Jane Harlow, a general and veteran of two wars, spoke.", "Jane Harlow", ("general and veteran of two wars",)),
        ("Jane Harlow, the minister for trade, spoke.", "Jane Harlow", ("minister for trade",)),
        (
            "Jane Harlow, chief executive of Northern Rail, said so.",
            "Jane Harlow",
            ("chief executive of Northern Rail",),
        ),
        ("The Ukrainian president, Petro Poroshenko, spoke.", "Petro Poroshenko", ("Ukrainian president",)),
        ("Sen. Barbara Harlow, D-Maryland, voted no.", "Barbara Harlow", ("Sen.", "D-Maryland")),
        ("Rep. Nancy Harlow (D-Calif.) voted no.", "Nancy Harlow", ("Rep.", "D-Calif.")),
        (
            "Health and Human Services Secretary Alex Morrow quit.",
            "Alex Morrow",
            ("Health and Human Services Secretary",),
        ),
        ("It pits Congress and President Alex Morrow against banks.", "Alex Morrow", ("President",)),
        ("As Judge Alex Morrow put it, nobody won.", "Alex Morrow", ("Judge",)),
        ("His wife, Jane Harlow, was not there.", "Jane Harlow", ()),
        ("He named Jane Harlow, his housing secretary, on Monday.", "Jane Harlow", ("housing secretary",)),
        ("The group’s director, Jane Harlow, left.", "Jane Harlow", ("director",)),
        ("He met the movie producer Jane Harlow.", "Jane Harlow", ("movie producer",)),
        ("Supporters of Texas Rep. Alex Morrow booed.", "Alex Morrow", ("Texas Rep.",)),
        ("He met the president and Rep. Alex Morrow.", "Alex Morrow", ("Rep.",)),
        ("Rep. Nita Harlow, D-New York, voted no.", "Nita Harlow", ("Rep.", "D-New York")),
        ("Jane Harlow, the wife of Alex Morrow, left.", "Jane Harlow", ("wife of Alex Morrow",)),
        ("He met Jane Harlow, the actor Tom Marsh and others.", "Jane Harlow", ()),
        ("Analysts asked Bank of Utopia CEO Brian Harlow.", "Brian Harlow", ("Bank of Utopia CEO",)),
        ("He thanked his colleague Sen. Cory Harlow.", "Cory Harlow", ("Sen.",)),
        ("Jane Harlow, a chair in U.S.-India studies, left.", "Jane Harlow", ("chair in U.S.-India studies",)),
        ("Sen. Chuck Harlow, D-N.Y., voted no.", "Chuck Harlow", ("Sen.", "D-N.Y.")),
        ("House Speaker John Harlow (R) of Ohio spoke.", "John Harlow", ("House Speaker", "(R) of Ohio")),
        ("What President Alex Morrow said was true.", "Alex Morrow", ("President",)),
        ("The former Clinton strategist Carter Harlow spoke.", "Carter Harlow", ("former Clinton strategist",)),
        ("Mr. Robert Harlow spoke.", "Robert Harlow", ()),
        ("Robert Harlow, who said so, left.", "Robert Harlow", ()),
        ("Robert Harlow, Jane Marsh and Peter Dunn left.", "Robert Harlow", ()),
    ],
)
def test_roles(text: str, name: str, roles: tuple[str, ...]) -> None:
    assert cast(text)[name].roles == roles


def test_the_title_of_one_person_does_not_reach_back_over_another() -> None:
    found = cast("French President Emmanuel Macron and European Commission President Ursula von der Leyen left.")
    assert found["Ursula von der Leyen"].roles == ("European Commission President",)


def test_roles_are_in_the_order_of_the_draft_and_each_once() -> None:
    found = cast(
        "Finance Minister Jane Harlow spoke. Jane Harlow, a former banker, left.\n\nFinance Minister Jane Harlow won."
    )
    assert found["Jane Harlow"].roles == ("Finance Minister", "former banker")


def test_age_and_pronoun() -> None:
    found = cast("Police named the driver as Gareth Harlow, 41, of Leeds. Mr. Harlow was held overnight.")
    assert (found["Gareth Harlow"].age, found["Gareth Harlow"].pronoun) == ("41", "he")


def test_figures_at_an_offset() -> None:
    text = "Russian President Vladimir Putin met Defense Minister Li Shangfu. Putin left."
    _, found = figures(text)
    assert found.at(0) is None
    for figure in found.all:
        for mention in figure.mentions:
            assert all(found.at(offset) is figure for offset in range(mention.span.start, mention.span.end + 1))
    assert found.at(text.index(" met") + 2) is None
    assert found.at(-1) is None
    assert found.at(len(text) + 10) is None
    assert Figures().at(0) is None


def test_given_figures_are_as_good_as_found_ones() -> None:
    _, found = figures("Russian President Vladimir Putin spoke.")
    same = Figures(found.all)
    assert same == found
    assert hash(same) == hash(found)
    assert same.at(20) == found.at(20)
    assert same.spellings == same.early == ()


def test_a_full_name_at_the_head_of_a_sentence_is_a_person_whose_surname_speaks_below() -> None:
    text = "Yassine Berrada earned a name for patience.\n\nThe cable will carry more, Berrada said."
    (person,) = newsls.analyse(text).figures.all
    assert person.name == "Yassine Berrada"
    assert [mention.span.of(text) for mention in person.mentions] == ["Yassine Berrada", "Berrada"]
