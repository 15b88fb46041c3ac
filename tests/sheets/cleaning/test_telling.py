"""Tests of what is said about answers that were not clear."""

import pytest

from pairloom.sheets.mapping import Field
from pairloom.sheets.problems import ProblemKind
from tests.sheets.makers import clean_rows, list_sentences

SAID: list[tuple[dict[Field, str], ProblemKind, str]] = [
    (
        {Field.EMAIL: " ANA@X.EXAMPLE"},
        ProblemKind.ADDRESS_TIDIED,
        "The address was written as “ ANA@X.EXAMPLE”; ana@x.example is used.",
    ),
    ({Field.NAME: "-"}, ProblemKind.NAME_MISSING, "There is no name; letters to this person cannot greet them."),
    ({Field.COUNTRY: "Polska", Field.ZONE: ""}, ProblemKind.COUNTRY_RESPELLED, "“Polska” is read as Poland."),
    ({Field.COUNTRY: "Polnd", Field.ZONE: ""}, ProblemKind.COUNTRY_GUESSED, "“Polnd” is read as Poland; please check."),
    (
        {Field.COUNTRY: "Austrlia", Field.ZONE: ""},
        ProblemKind.COUNTRY_UNREADABLE,
        "“Austrlia” could not be read as a country, so the person waits. Is it Australia or Austria?",
    ),
    (
        {Field.COUNTRY: ""},
        ProblemKind.COUNTRY_MISSING,
        "There is no country, so the person waits. Please ask where they are based.",
    ),
    (
        {Field.ZONE: ""},
        ProblemKind.ZONE_MISSING,
        "There is no time zone; Paris time is used, because of the country.",
    ),
    (
        {Field.COUNTRY: "Australia", Field.ZONE: "", Field.CITY: "Perth"},
        ProblemKind.ZONE_MISSING,
        "There is no time zone; Perth time is used, because of the town.",
    ),
    (
        {Field.COUNTRY: "Indonesia", Field.ZONE: ""},
        ProblemKind.ZONE_UNSURE,
        (
            "There is no time zone, and Indonesia has several: Jakarta time is assumed, "
            "or it is Makassar, Jayapura. Please ask."
        ),
    ),
    (
        {Field.ZONE: "nonsense"},
        ProblemKind.ZONE_UNREADABLE,
        "The time zone “nonsense” could not be read; Paris time is used.",
    ),
    (
        {Field.COUNTRY: "Indonesia", Field.ZONE: "nonsense"},
        ProblemKind.ZONE_UNREADABLE,
        "The time zone “nonsense” could not be read, and Indonesia has several: Jakarta time is assumed. Please ask.",
    ),
    (
        {Field.COUNTRY: "United Kingdom", Field.ZONE: "GMT+7"},
        ProblemKind.ZONE_IMPOSSIBLE,
        "“GMT+7” is not the time of any place in the United Kingdom: London time is assumed. Please ask.",
    ),
    (
        {Field.COUNTRY: "Australia", Field.ZONE: "GMT-10"},
        ProblemKind.ZONE_SIGN_TURNED,
        ("“GMT-10” fits no place in Australia, but with the sign turned it does: Sydney time is assumed. Please ask."),
    ),
    (
        {Field.LANGUAGES: ""},
        ProblemKind.LANGUAGES_MISSING,
        "No language could be read, so nobody can be matched with this person. Please ask.",
    ),
    (
        {Field.LANGUAGES: "English (good), Spnish"},
        ProblemKind.LANGUAGE_UNREADABLE,
        "The language “Spnish” could not be read and is not used. Is it Spanish?",
    ),
    (
        {Field.LANGUAGES: "English, apc"},
        ProblemKind.LANGUAGE_WITHOUT_LEVEL,
        "No level is given for English, Arabic; it is read as good, English as native where it is spoken.",
    ),
    (
        {Field.LANGUAGES: "English (good), apc (good)"},
        ProblemKind.LANGUAGE_FOLDED,
        "“apc (good)” is matched as Arabic and shown as it was written.",
    ),
    (
        {Field.LANGUAGES: "French (native)"},
        ProblemKind.ENGLISH_NOT_NAMED,
        "English is not among the languages. Was it forgotten? Please ask.",
    ),
    ({Field.SECTOR: ""}, ProblemKind.SECTOR_MISSING, "There is no kind of library."),
    ({Field.STAGE: ""}, ProblemKind.STAGE_MISSING, "There is no career stage."),
    ({Field.STAGE: "boss"}, ProblemKind.STAGE_UNREADABLE, "The career stage “boss” could not be read."),
    ({Field.INTERESTS: ""}, ProblemKind.INTERESTS_MISSING, "No interests are named."),
    ({Field.INTERESTS: "see above"}, ProblemKind.INTERESTS_MISSING, "“see above” names no interest."),
    (
        {Field.WISHES: "a wizard"},
        ProblemKind.WISH_UNREADABLE,
        "The wish “a wizard” could not be read and is not used.",
    ),
    (
        {Field.WISHES: "Same type of library; A different type of library"},
        ProblemKind.WISHES_CONTRADICT,
        (
            "Both the same type of library and another type of library are asked for. "
            "Please ask which; until then neither counts."
        ),
    ),
    (
        {Field.ABOUT: "Internet at work is slow, e-mail is best for me."},
        ProblemKind.ACCESS_NOTE,
        "A free text tells of limits in how this person can be reached. Please ask what would help.",
    ),
]


@pytest.mark.parametrize(("answers", "kind", "sentence"), SAID)
def test_every_mess_is_told_in_one_sentence(answers: dict[Field, str], kind: ProblemKind, sentence: str) -> None:
    cleaned = clean_rows(answers)

    assert list_sentences(cleaned, kind) == [sentence]
    assert {problem.row for problem in cleaned.problems if problem.kind is kind} == {2}
    assert {problem.number for problem in cleaned.problems if problem.kind is kind} == {1}


def test_nothing_is_told_of_a_plain_row() -> None:
    assert [problem for problem in clean_rows({}).problems if problem.row] == []
