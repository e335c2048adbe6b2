from newsls.figures.book import Book
from newsls.figures.known import Known, Layers, Term

HORAK = Known(
    "Pavel Horák",
    aliases=("Horak the Elder",),
    country="Velmar",
    terms=(Term("Defence Minister", "Velmar", "2023-03-12"),),
    wikidata="Q1",
)
OLD = Known("Pavel Horak", country="Ostland", terms=(Term("Mayor", "Brod", "1991", "1999"),))
LEYEN = Known("Ilse von der Marsch", terms=(Term("President", "European Commission", "2019-12-01"),))
ZEL = Known("Andriy Zelenskyy", native="Андрій Зеленський")
BOOK = Book((OLD, HORAK, LEYEN, ZEL))


def names(found):
    return [known.name for known in found]


def test_a_name_is_found_whatever_its_case_and_marks_the_one_in_office_first():
    assert BOOK.named("PAVEL HORAK") == (HORAK, OLD)
    assert BOOK.named("horak the elder") == (HORAK,)


def test_another_romanisation_is_found():
    assert names(BOOK.named("Andriy Zelensky")) == ["Andriy Zelenskyy"]
    assert names(BOOK.named("Андрій Зеленський")) == ["Andriy Zelenskyy"]


def test_nobody_is_found_by_surname_alone_or_by_nothing():
    assert BOOK.named("Horak") == BOOK.named("") == BOOK.named("-") == ()


def test_a_slip_is_near_and_the_name_itself_is_not():
    assert names(BOOK.near("Ilse von der Marssch")) == ["Ilse von der Marsch"]
    assert BOOK.near("Ilse von der Marsch") == ()
    assert BOOK.near("Ilse Marsch") == BOOK.near("") == ()


def test_names_begin_with_first_name_surname_and_particle():
    assert BOOK.starting("hor", 9) == (HORAK, OLD)
    assert BOOK.starting("von d", 9) == (LEYEN,)
    assert BOOK.starting("Mar", 9) == BOOK.starting("ILSE", 9) == (LEYEN,)
    assert BOOK.starting("pavel", 1) == (HORAK,)
    assert BOOK.starting("", 9) == BOOK.starting("pavel", 0) == ()


def test_the_first_layer_that_knows_answers_alone():
    house = Book((Known("Pavel Horak", style="Horak on second reference"),))
    assert names(Layers((house, BOOK)).named("Pavel Horák")) == ["Pavel Horak"]
    assert Layers((house, BOOK)).named("Ilse von der Marsch") == (LEYEN,)


def test_an_empty_book_knows_nobody():
    assert Book().named("A") == Book().near("A B") == Book().starting("A", 3) == ()
