"""The demo's example."""

from pairloom.domain.letters.models import Letter
from pairloom.domain.pairs.models import ForecastOrder
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import RoundState
from pairloom.doors.jobs.cast import CAST
from pairloom.doors.jobs.crowd import COUNT
from pairloom.doors.jobs.scenes import seed_demo
from tests.makers import NOW


def test_the_demo_is_seeded_once_with_a_round_that_is_open(db: None) -> None:
    assert [seed_demo(now=NOW) for _ in range(2)] == [True, False]
    assert (Person.objects.count(), Round.objects.get().state) == (len(CAST) + COUNT, RoundState.OPEN)
    assert ForecastOrder.objects.filter(round=Round.objects.get()).exists()


def test_its_letters_are_of_several_kinds_in_every_language_of_the_site(db: None) -> None:
    seed_demo(now=NOW)
    kinds, languages = (set(Letter.objects.values_list(field, flat=True)) for field in ("kind", "language"))
    assert (kinds, languages) == (
        {"welcome", "role-given", "role-ended", "news", "application-received", "application-confirmed"},
        {"en", "fr", "es", "ar"},
    )


def test_nobody_of_the_cast_could_be_anybody() -> None:
    assert {figure.address.rpartition("@")[2] for figure in CAST} == {"example.org", "example.net"}
