"""Tests of the form of a proposal."""

from datetime import date

import pytest

from pairloom.domain.pairs.models import Agreement
from pairloom.doors.desk.partners.agreement_form import AgreementForm, read_saved


@pytest.mark.parametrize(
    ("first", "last", "faults"),
    [
        ("", "", {}),
        ("2026-05-02", "2026-05-02", {}),
        ("2026-05-02", "", {"away_until": "Please give the last day, too."}),
        ("", "2026-05-02", {"away_from": "Please give the first day, too."}),
        ("2026-05-02", "2026-05-01", {"away_until": "The last day comes before the first. Please look at both again."}),
        ("2026-05-02", "soon", {"away_until": "Enter a valid date."}),
    ],
)
def test_days_are_checked_beside_the_field(first: str, last: str, faults: dict[str, str]) -> None:
    form = AgreementForm({"away_from": first, "away_until": last})
    assert {name: " ".join(map(str, errors)) for name, errors in form.errors.items()} == faults


def test_a_rhythm_that_is_not_on_the_list_is_refused() -> None:
    assert not AgreementForm({"rhythm": "hourly"}).is_valid()


def test_the_form_begins_with_what_is_saved() -> None:
    saved = Agreement(rhythm="weekly", words="Tuesdays?", away_from=date(2026, 5, 2), away_until=date(2026, 5, 3))
    assert read_saved(None) == {}
    assert read_saved(saved) == {
        "rhythm": "weekly",
        "channel": "",
        "words": "Tuesdays?",
        "away_from": date(2026, 5, 2),
        "away_until": date(2026, 5, 3),
    }
