"""Tests of the form with a round's name."""

from pairloom.doors.backoffice.rounds.name_form import NameForm


def test_the_name_that_was_seen_is_kept_as_it_is_with_its_spaces() -> None:
    form = NameForm({"name": " Spring ", "seen": " Old "})
    assert (form.is_valid(), form.cleaned_data) == (True, {"name": "Spring", "seen": " Old "})
