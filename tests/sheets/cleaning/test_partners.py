"""Tests of resolving earlier partners."""

from pairloom.sheets.mapping import Field
from pairloom.sheets.problems import ProblemKind
from tests.sheets.makers import clean_rows, find_problems, list_sentences

ANA = {Field.EMAIL: "ana@x.example", Field.NAME: "Ana Ruiz", Field.COUNTRY: "Spain", Field.ZONE: ""}
BEN = {Field.EMAIL: "ben@x.example", Field.NAME: "Ben Bos", Field.COUNTRY: "Netherlands", Field.ZONE: ""}


def test_who_is_named_by_one_of_the_two_is_a_partner_of_both() -> None:
    cleaned = clean_rows(ANA | {Field.EARLIER: "yes, with BEN@x.example"}, BEN)

    ana, ben = cleaned.applicants
    assert (ana.earlier, ana.earlier_written, ana.is_returner) == ((2,), ("ben@x.example",), True)
    assert (ben.earlier, ben.earlier_written, ben.is_returner) == ((1,), (), False)
    assert len(find_problems(cleaned, ProblemKind.EARLIER_ONE_SIDED)) == 1


def test_partners_who_name_each_other_are_no_problem() -> None:
    cleaned = clean_rows(ANA | {Field.EARLIER: "with Ben Bos"}, BEN | {Field.EARLIER: "ana@x.example"})

    assert [person.earlier for person in cleaned.applicants] == [(2,), (1,)]
    assert find_problems(cleaned, ProblemKind.EARLIER_ONE_SIDED) == []


def test_yes_without_names_is_a_question() -> None:
    cleaned = clean_rows(ANA | {Field.EARLIER: "Yes, twice"}, BEN)

    assert cleaned.applicants[0].is_returner
    (sentence,) = list_sentences(cleaned, ProblemKind.EARLIER_WITHOUT_NAMES)
    assert sentence == (
        "“Yes, twice” says that this person took part before, but not with whom. "
        "Please ask, so that no pair is made twice."
    )


def test_a_name_that_fits_several_keeps_all_of_them_apart_until_it_is_known() -> None:
    other = BEN | {Field.EMAIL: "ben2@x.example"}

    cleaned = clean_rows(ANA | {Field.EARLIER: "Ben Bos"}, BEN, other)

    assert cleaned.applicants[0].earlier == (2, 3)
    assert list_sentences(cleaned, ProblemKind.EARLIER_AMBIGUOUS) == [
        "“Ben Bos” may be person 2 or 3; until it is known, all of them are kept apart."
    ]


def test_strangers_oneself_and_people_of_the_same_country_are_told() -> None:
    written = "ben@x.example, gone@x.example, ana@x.example"

    cleaned = clean_rows(ANA | {Field.EARLIER: written}, BEN | {Field.COUNTRY: "Spain"})

    assert cleaned.applicants[0].earlier == (2,)
    assert len(find_problems(cleaned, ProblemKind.EARLIER_UNKNOWN)) == 1
    assert len(find_problems(cleaned, ProblemKind.EARLIER_IS_ONESELF)) == 1
    assert len(find_problems(cleaned, ProblemKind.EARLIER_SAME_COUNTRY)) == 1
