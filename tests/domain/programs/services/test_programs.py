"""A program begins with the form and plan of a template; its settings change whole, and never over another's save."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.programs import queries, services
from pairloom.domain.programs.catalogue import load_template, read_form
from pairloom.domain.programs.models import FormVersion, Program
from pairloom.domain.programs.services.programs import give_first_form
from pairloom.domain.programs.states import Moment, ProgramSettings
from tests.makers import NOW, make_person
from tests.makers import make_program as store_program


def make_program(slug: str = "isle", **words: object) -> Program:
    """Make a program by the service."""
    return services.make_program(slug=slug, name="Isle", signed_by="Noor", now=NOW, **words)  # type: ignore[arg-type]


def test_a_program_begins_with_the_form_and_the_plan_of_its_template(db: None) -> None:
    director, template = make_person(), load_template("librarians")
    program = make_program(cap_share=Decimal("0.25"), grace_minutes=30, by=director)
    version = queries.newest_form(program)
    assert (version.number, version.made_by, version.sealed_at) == (1, director, None)
    assert read_form(version.document) == template.form
    program.refresh_from_db()
    assert (program.plan, program.template) == (dict(template.plan), "librarians")
    assert (program.cap_share, program.grace_minutes) == (Decimal("0.250"), 30)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ({"template": "plumbers"}, Reason.TEMPLATE_UNKNOWN),
        ({"cap_share": Decimal("0.01")}, Reason.SHARE_WRONG),
        ({"grace_minutes": 500}, Reason.GRACE_WRONG),
        ({"reply_address": "nobody"}, Reason.ADDRESS_WRONG),
        ({"reply_address": "a@example.org\nBcc: b@example.org"}, Reason.ADDRESS_WRONG),
        ({"slug": "Isle of Man"}, Reason.SLUG_WRONG),
    ],
)
def test_a_program_that_makes_no_sense_leaves_nothing(db: None, words: dict[str, object], reason: Reason) -> None:
    with pytest.raises(Refused, match=reason):
        make_program(**words)  # type: ignore[arg-type]
    assert (Program.objects.count(), FormVersion.objects.count()) == (0, 0)


def test_a_program_without_form_gets_its_first_one_once(db: None) -> None:
    program = store_program()
    forms = {give_first_form(program, by=None, now=NOW).pk for _ in range(2)}
    assert (len(forms), FormVersion.objects.count()) == (1, 1)


def test_settings_are_changed_once_and_noted_by_name_only(db: None) -> None:
    program, director = make_program(), make_person()
    wanted = replace(queries.read_settings(program), name=" New  Isle ", cap_share=Decimal("0.3"), grace_minutes=5)
    changed = [services.change_program(program, wanted, by=director, now=NOW) for _ in range(2)]
    program.refresh_from_db()
    assert (changed, program.name, program.cap_share, program.grace_minutes) == (
        *([True, False], "New Isle", Decimal("0.300"), 5),
    )
    entry = JournalEntry.objects.order_by("id").last()
    assert entry is not None
    assert (entry.act, entry.by_id, entry.details) == (
        *("program.changed", director.pk, {"fields": "name cap_share grace_minutes"}),
    )


def test_settings_that_somebody_else_saved_meanwhile_are_not_overwritten(db: None) -> None:
    program = make_program()
    standing = queries.read_settings(program)
    seen = queries.read_settings_version(standing)
    services.change_program(program, replace(standing, signed_by="Ana"), based_on=seen, by=None, now=NOW)
    with pytest.raises(Refused, match=Reason.SETTINGS_CHANGED_MEANWHILE):
        services.change_program(program, replace(standing, name="Other"), based_on=seen, by=None, now=NOW)
    program.refresh_from_db()
    assert (program.signed_by, program.name) == ("Ana", "Isle")
    newer = queries.read_settings(program)
    assert services.change_program(
        program, replace(newer, name="Other"), based_on=queries.read_settings_version(newer), by=None, now=NOW
    )


def test_what_becomes_of_a_match_is_a_setting_and_stands_in_the_journal(db: None) -> None:
    program = make_program()
    standing = queries.read_settings(program)
    assert (standing.confirms_by_itself, standing.publishes_match) == (False, False)
    seen = queries.read_settings_version(standing)
    wanted = replace(standing, confirms_by_itself=True, publishes_match=True)
    assert services.change_program(program, wanted, based_on=seen, by=None, now=NOW)
    program.refresh_from_db()
    assert (program.confirms_by_itself, program.publishes_match) == (True, True)
    assert queries.read_settings_version(queries.read_settings(program)) != seen
    entry = JournalEntry.objects.order_by("id").last()
    assert entry is not None
    assert entry.details == {"fields": "confirms_by_itself publishes_match"}


def test_dates_keep_their_hour_when_the_zone_of_the_program_changes(db: None) -> None:
    program = make_program()
    round_ = services.make_round(program, slug="spring", name="Spring", opens_on=date(2026, 4, 6), now=NOW)
    wanted = replace(queries.read_settings(program), time_zone="Asia/Tokyo")
    services.change_program(program, wanted, by=None, now=NOW)
    opens = round_.calendar.get(moment=Moment.OPENS)
    assert (opens.local, opens.due_at) == (
        datetime(2026, 4, 6, 9, tzinfo=UTC),
        datetime(2026, 4, 6, 0, tzinfo=UTC),
    )


def test_settings_that_make_no_sense_change_nothing(db: None) -> None:
    program = make_program()
    with pytest.raises(Refused, match=Reason.ZONE_UNKNOWN):
        services.change_program(program, ProgramSettings("Isle", "Ana", time_zone="Moon"), by=None, now=NOW)
    program.refresh_from_db()
    assert program.signed_by == "Noor"
