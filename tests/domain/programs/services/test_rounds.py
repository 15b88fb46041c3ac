"""Rounds are made from one date with the newest form, renamed, and called off."""

from datetime import date
from typing import Any

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.programs import queries, services
from pairloom.domain.programs.models import CalendarEntry, FormVersion, Program, Round
from pairloom.domain.programs.states import Moment, Rhythm, RoundState
from tests.makers import NOW, make_person
from tests.makers import make_program as store_program

OPENS_ON = date(2026, 4, 6)


def make_round(program: Program | None = None, **words: object) -> Round:
    """Make a round by the service."""
    standard: dict[str, object] = {"slug": "spring", "name": "Spring", "opens_on": OPENS_ON, "now": NOW}
    return services.make_round(program or store_program(), **standard | words)  # type: ignore[arg-type]


def test_a_round_has_the_newest_form_of_its_program(db: None) -> None:
    first = make_round()
    assert first.form == queries.newest_form(first.program)
    newest = FormVersion.objects.create(program=first.program, number=2, document={}, made_at=NOW)
    assert make_round(first.program, slug="autumn").form == newest


def test_the_same_round_again_is_the_one_that_is_there(db: None) -> None:
    program = store_program()
    assert make_round(program) == make_round(program)
    assert (Round.objects.count(), JournalEntry.objects.filter(act="round.made").count()) == (1, 1)


@pytest.mark.parametrize("words", [{"name": "Other"}, {"opens_on": date(2026, 5, 1)}])
def test_another_round_of_the_same_word_is_refused(db: None, words: dict[str, Any]) -> None:
    program = store_program()
    make_round(program)
    with pytest.raises(Refused, match=Reason.SLUG_TAKEN):
        make_round(program, **words)


def test_the_word_of_a_round_belongs_to_one_program_of_the_site(db: None) -> None:
    make_round()
    with pytest.raises(Refused, match=Reason.SLUG_TAKEN):
        make_round()
    assert CalendarEntry.objects.values("round").distinct().count() == 1


def test_a_round_is_laid_out_as_it_was_asked_for(db: None) -> None:
    round_ = make_round(rhythm=Rhythm(months=2, cadence_days=7, open_days=5, days_to_match=2))
    days = {(entry.moment, entry.number): entry.local.date() for entry in round_.calendar.all()}
    assert (days[Moment.CLOSES, 1], days[Moment.INTRODUCTIONS, 1]) == (date(2026, 4, 11), date(2026, 4, 13))
    assert (days[Moment.TOPIC, 2], days[Moment.ENDS, 1]) == (date(2026, 4, 20), date(2026, 6, 13))


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ({"slug": "no good"}, Reason.SLUG_WRONG),
        ({"slug": "draft"}, Reason.SLUG_TAKEN),
        ({"name": "\u202e"}, Reason.NAME_EMPTY),
    ],
)
def test_a_round_that_makes_no_sense_is_refused(db: None, words: dict[str, Any], reason: Reason) -> None:
    with pytest.raises(Refused, match=reason):
        make_round(**words)
    assert Round.objects.count() == 0


def test_a_round_is_renamed_once_and_never_over_anothers_name(db: None) -> None:
    round_, director = make_round(), make_person()
    renamed = [
        services.rename_round(round_, name=" First  light ", seen="Spring", by=director, now=NOW) for _ in range(2)
    ]
    with pytest.raises(Refused, match=Reason.ROUND_RENAMED_MEANWHILE):
        services.rename_round(round_, name="Third", seen="Spring", by=director, now=NOW)
    round_.refresh_from_db()
    assert (renamed, round_.name) == ([True, False], "First light")
    assert JournalEntry.objects.filter(act="round.renamed").count() == 1


def test_a_round_that_is_over_keeps_its_name(db: None) -> None:
    round_ = make_round()
    services.cancel_round(round_, now=NOW)
    with pytest.raises(Refused, match=Reason.MOVE_NOT_ALLOWED):
        services.rename_round(round_, name="Other", now=NOW)


def test_a_round_is_called_off_once_and_not_when_pairs_are_meeting(db: None) -> None:
    round_, director = make_round(), make_person()
    assert [services.cancel_round(round_, by=director, now=NOW) for _ in range(2)] == [True, False]
    running = make_round(slug="autumn")
    Round.objects.filter(pk=running.pk).update(state=RoundState.RUNNING)
    with pytest.raises(Refused, match=Reason.MOVE_NOT_ALLOWED):
        services.cancel_round(running, by=director, now=NOW)
    assert JournalEntry.objects.filter(act="round.moved", by=director.pk).count() == 1
