"""Rows are locked together with what is asked of them."""

import pytest

from pairloom.domain.applications.services.locking import (
    lock_application,
    lock_applications_of,
    lock_arriving,
    lock_draft,
)
from tests.domain.applications.intake import fill_draft, make_application, open_round

pytestmark = pytest.mark.django_db


def test_rows_are_locked_with_what_is_asked_of_them(django_assert_num_queries: object) -> None:
    round_ = open_round()
    draft, application = fill_draft(round_), make_application(round_)
    with django_assert_num_queries(3):  # type: ignore[operator]
        for row in (lock_draft(draft), lock_arriving(draft).draft, lock_application(application)):
            assert row.round.program.name
            assert row.form.document


def test_all_applications_of_a_person_are_locked_in_one_order(django_assert_num_queries: object) -> None:
    one, other = make_application(open_round()), make_application(open_round())
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert lock_applications_of(one.person) == [one]
    assert other not in lock_applications_of(one.person)
