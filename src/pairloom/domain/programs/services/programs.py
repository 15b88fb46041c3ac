"""Make programs, and change what they say of themselves."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from zoneinfo import available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.services import write_journal
from pairloom.domain.people.models import Person
from pairloom.domain.programs import rules
from pairloom.domain.programs.catalogue import load_template, write_form
from pairloom.domain.programs.models import FormVersion, Program
from pairloom.domain.programs.queries import read_settings, read_settings_version
from pairloom.domain.programs.services.calendar import recount_calendar
from pairloom.domain.programs.services.saving import save_new
from pairloom.domain.programs.states import ProgramSettings


@transaction.atomic
def make_program(
    *,
    slug: str,
    name: str,
    signed_by: str,
    language: str = "en",
    time_zone: str = "UTC",
    reply_address: str = "",
    cadence_days: int = 14,
    template: str = "librarians",
    cap_share: Decimal = Decimal("0.200"),
    grace_minutes: int = 15,
    confirms_by_itself: bool = False,
    publishes_match: bool = False,
    by: Person | None = None,
    now: datetime,
) -> Program:
    """Make a program with the form and the plan of a template; refused when its word is taken or a setting is none."""
    rules.check_slug(slug)
    wanted = ProgramSettings(
        *(name, signed_by, language, time_zone, reply_address, cap_share, grace_minutes, cadence_days),
        confirms_by_itself=confirms_by_itself,
        publishes_match=publishes_match,
    )
    kept, plan = vars(_clean_settings(wanted)), dict(load_template(template).plan)
    program = Program(slug=slug, template=template, plan=plan, made_at=now, **kept)
    save_new(program)
    give_first_form(program, by=by, now=now)
    write_journal("program.made", about=program, by=by, at=now, template=template)
    return program


def give_first_form(program: Program, *, by: Person | None, now: datetime) -> FormVersion:
    """Give a program the form of its template as the first version; one that has a form keeps its newest."""
    newest = program.forms.order_by("-number").first()
    if newest is not None:
        return newest
    document = write_form(load_template(program.template).form)
    return FormVersion.objects.create(program=program, number=1, document=document, made_at=now, made_by=by)


@transaction.atomic
def change_program(
    program: Program,
    wanted: ProgramSettings,
    *,
    based_on: str | None = None,
    by: Person | None,
    now: datetime,
) -> bool:
    """Change the settings of a program; tells whether anything changed.

    Coming moments of its rounds keep their time on the wall when the zone changes. Refused when somebody else saved
    after the version that was seen (`based_on`, as queries.read_settings_version tells it).
    """
    locked = Program.objects.select_for_update().get(pk=program.pk)
    before, kept = read_settings(locked), _clean_settings(wanted)
    changed = [name for name, value in vars(kept).items() if value != getattr(before, name)]
    if not changed:
        return False
    if based_on not in {None, read_settings_version(before)}:
        raise Refused(Reason.SETTINGS_CHANGED_MEANWHILE)
    for name in changed:
        setattr(locked, name, getattr(kept, name))
    locked.save(update_fields=changed)
    write_journal("program.changed", about=locked, by=by, at=now, fields=" ".join(changed))
    if "time_zone" in changed:
        recount_calendar(locked, now=now)
    return True


def _clean_settings(wanted: ProgramSettings) -> ProgramSettings:
    """Give settings as they are kept; refused when they make no sense."""
    rules.check_known(wanted.time_zone, available_timezones(), reason=Reason.ZONE_UNKNOWN)
    rules.check_known(wanted.language, dict(settings.LANGUAGES), reason=Reason.LANGUAGE_UNKNOWN)
    rules.check_cadence(wanted.cadence_days)
    rules.check_share(wanted.cap_share)
    rules.check_grace(wanted.grace_minutes)
    _check_address(wanted.reply_address)
    return replace(
        wanted,
        name=rules.clean_title(wanted.name, most=rules.LONGEST_PROGRAM),
        signed_by=rules.clean_title(wanted.signed_by, most=rules.LONGEST_SIGNATURE),
    )


def _check_address(address: str) -> None:
    try:
        if address:
            validate_email(address)
    except ValidationError as error:
        raise Refused(Reason.ADDRESS_WRONG) from error
