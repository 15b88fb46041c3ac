"""Who wants to be told."""

from pytest_django import DjangoAssertNumQueries

from pairloom.domain.outreach.models import NotifyMe
from pairloom.domain.outreach.queries import find_notify, list_people_told, list_rows_told
from tests.makers import NOW, make_person, make_program


def test_only_rows_that_are_confirmed_and_not_ended_count(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    program, person = make_program(), make_person()
    fields = {"program": program, "language": "en", "asked_at": NOW}
    kept = NotifyMe.objects.create(address="a@example.org", confirmed_at=NOW, person=person, **fields)
    NotifyMe.objects.create(address="b@example.org", **fields)
    NotifyMe.objects.create(address="c@example.org", confirmed_at=NOW, ended_at=NOW, **fields)
    with django_assert_num_queries(1):
        assert [(row.pk, row.person) for row in list_rows_told(program)] == [(kept.pk, person)]
    found = find_notify(kept.pk)
    assert found is not None
    assert found.program == program
    assert find_notify(0) is None
    assert list_people_told(program) == []
