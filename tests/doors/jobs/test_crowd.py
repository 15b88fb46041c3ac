"""The invented applicants of the demo: the same each time, reachable by nobody, from many places."""

from pairloom.domain.people.states import Level
from pairloom.domain.programs.catalogue import load_template
from pairloom.doors.jobs.crowd import COUNT, list_crowd


def test_the_same_people_are_invented_each_time() -> None:
    assert (list(list_crowd()), len(list(list_crowd()))) == (list(list_crowd()), COUNT)


def test_nobody_of_them_could_be_anybody_and_they_come_from_many_countries() -> None:
    crowd = list(list_crowd())
    assert {applicant.address.rpartition("@")[2] for applicant in crowd} == {"example.org", "example.net"}
    assert len({applicant.address for applicant in crowd}) == COUNT
    assert len({applicant.answers["country"] for applicant in crowd}) >= 20
    assert {applicant.language for applicant in crowd} == {"en", "es", "fr", "ar"}


def test_they_answer_what_the_form_of_librarians_asks() -> None:
    form = load_template("librarians").form
    for applicant in list_crowd():
        unknown = [name for name in applicant.answers if form.find(name) is None]
        interests = form.find("interests")
        assert interests is not None
        assert unknown == []
        assert set(applicant.answers["interests"]) <= {option.code for option in interests.options}  # type: ignore[call-overload]
        assert set(applicant.answers["languages"].values()) <= {level.value for level in Level}  # type: ignore[attr-defined]
