"""Which words a letter gets."""

import pytest
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.letters.catalogue import KINDS
from pairloom.domain.letters.models import WordingChange
from pairloom.domain.letters.queries.wordings import (
    find_in_force,
    find_wording,
    list_history,
    list_programs_edited_by,
    list_unfitting,
    list_wordings,
)
from pairloom.domain.letters.wording import LANGUAGES, Wording, load_wording
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Program
from tests.makers import NOW, make_person, make_program, make_role

pytestmark = pytest.mark.django_db

OWN = "Come in\n\nHello {name}, [go]({link})"


def store(program: Program, text: str, *, language: str = "fr", version: int = 1) -> WordingChange:
    """Store a version of the welcome letter."""
    return WordingChange.objects.create(
        program=program, kind="welcome", language=language, version=version, text=text, changed_at=NOW
    )


def test_the_readers_language_comes_first_then_the_programs_then_english() -> None:
    program = make_program()
    found = [
        find_wording("welcome", program_id=program.pk, wishes=wishes)[1]
        for wishes in (("fr", "es"), ("sw", "es"), ("fr-CA", "es"), ("sw", "tlh"), ("", ""))
    ]
    assert found == ["fr", "es", "fr", "en", "en"]


def test_the_programs_own_words_come_before_the_shipped_ones() -> None:
    program, other = make_program(), make_program()
    store(program, OWN)
    own = find_wording("welcome", program_id=program.pk, wishes=("fr",))
    others = find_wording("welcome", program_id=other.pk, wishes=("fr",))
    assert own == (Wording("Come in", "Hello {name}, [go]({link})"), "fr")
    assert others == (load_wording("welcome", "fr"), "fr")


def test_a_program_may_have_words_in_a_language_that_is_not_shipped() -> None:
    program = make_program()
    store(program, OWN, language="sw")
    assert find_wording("welcome", program_id=program.pk, wishes=("sw", "fr"))[1] == "sw"


def test_the_newest_version_counts_and_an_empty_one_means_the_shipped_words() -> None:
    program = make_program()
    for version, text in enumerate((OWN, OWN.replace("Come", "Step"), ""), start=1):
        store(program, text, version=version)
    assert find_in_force(program, "welcome", "fr").is_changed is False
    assert find_wording("welcome", program_id=program.pk, wishes=("fr",)) == (load_wording("welcome", "fr"), "fr")


def test_words_that_do_not_fit_any_more_are_passed_over_and_shown_as_such() -> None:
    program = make_program()
    store(program, "Come in\n\n{gone} [go]({link})")
    assert find_wording("welcome", program_id=program.pk, wishes=("fr",)) == (load_wording("welcome", "fr"), "fr")
    assert find_in_force(program, "welcome", "fr").is_fitting is False


def test_an_unknown_kind_or_language_is_refused() -> None:
    program = make_program()
    with pytest.raises(Refused) as kind:
        find_wording("love-letter", program_id=None, wishes=("en",))
    with pytest.raises(Refused) as language:
        find_in_force(program, "welcome", "tlh")
    assert (kind.value.reason, language.value.reason) == (Reason.LETTER_UNKNOWN, Reason.LANGUAGE_UNKNOWN)


def test_finding_words_costs_one_query_with_a_program_and_none_without(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    program = make_program()
    store(program, OWN)
    with django_assert_num_queries(1):
        find_wording("welcome", program_id=program.pk, wishes=("fr", "es"))
    with django_assert_num_queries(0):
        find_wording("welcome", program_id=None, wishes=("fr", "es"))


@pytest.mark.parametrize("versions", [0, 1, 3])
def test_the_list_costs_one_query_whatever_was_changed(
    versions: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    program = make_program()
    for version in range(1, versions + 1):
        store(program, OWN, version=version)
    with django_assert_num_queries(1):
        listed = list_wordings(program)
    assert [(line.kind.name, line.language) for line in listed] == [
        (kind, code) for kind in KINDS for code in LANGUAGES
    ]
    assert [line.version for line in listed if line.is_changed] == ([versions] if versions else [])


def test_the_history_has_the_newest_first() -> None:
    program = make_program()
    for version in (1, 2):
        store(program, OWN, version=version)
    assert [row.version for row in list_history(program, "welcome", "fr")] == [2, 1]


def test_directors_deputies_and_editors_word_the_letters_of_their_programs() -> None:
    person = make_person()
    programs = {role: make_program() for role in (Role.DIRECTOR, Role.DEPUTY, Role.EDITOR, Role.MODERATOR)}
    for role, program in programs.items():
        make_role(person, role, program=program)
    listed = list_programs_edited_by(person, today=NOW.date())
    assert set(listed) == {programs[Role.DIRECTOR], programs[Role.DEPUTY], programs[Role.EDITOR]}


def test_the_newest_wordings_that_do_not_fit_any_more_are_listed_by_program(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    program, well, mended, other = (make_program() for _ in range(4))
    store(program, "Come in\n\nHello {nobody}, [go]({link})")
    store(program, "Come in\n\nHello {name}", language="es")
    store(well, OWN)
    store(mended, "Come in\n\nHello {nobody}")
    store(mended, OWN, version=2)
    store(other, "Come in\n\nHello {nobody}")
    WordingChange.objects.create(
        program=program, kind="letter-of-old-days", language="fr", version=1, text="x", changed_at=NOW
    )
    with django_assert_num_queries(1):
        found = list_unfitting([program, well, mended])
    assert {number: [one.language for one in standing] for number, standing in found.items()} == {
        program.pk: ["es", "fr"]
    }
