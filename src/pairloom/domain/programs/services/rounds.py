"""Make rounds, name them, take them on, call them off."""

from datetime import UTC, date, datetime

from django.db import transaction

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.services import write_journal
from pairloom.domain.people.models import Person
from pairloom.domain.programs import rules
from pairloom.domain.programs.models import Program, Round
from pairloom.domain.programs.queries import find_round
from pairloom.domain.programs.services.calendar import write_calendar
from pairloom.domain.programs.services.programs import give_first_form
from pairloom.domain.programs.services.saving import save_new
from pairloom.domain.programs.states import Moment, Rhythm, RoundState


@transaction.atomic
def make_round(
    program: Program,
    *,
    slug: str,
    name: str,
    opens_on: date,
    months: int = 4,
    rhythm: Rhythm | None = None,
    by: Person | None = None,
    now: datetime,
) -> Round:
    """Make a round with the calendar that is proposed for it, and the newest form of its program.

    A rhythm, where given, stands for the months and the program's cadence. The same round again is the one that is
    there; refused when its word belongs to another round of the site, or to links in letters.
    """
    rhythm = rhythm or Rhythm(months=months, cadence_days=program.cadence_days)
    name = rules.clean_title(name, most=rules.LONGEST_ROUND)
    rules.check_round_slug(slug)
    same = _find_same(program, slug=slug, name=name, opens_on=opens_on)
    if same is not None:
        return same
    planned = rules.propose_calendar(opens_on=opens_on, **vars(rhythm))
    form = give_first_form(program, by=by, now=now)
    made = Round(program=program, slug=slug, name=name, form=form, made_at=now)
    save_new(made)
    write_calendar(made, planned, zone=program.time_zone)
    write_journal("round.made", about=made, by=by, at=now)
    return made


def _find_same(program: Program, *, slug: str, name: str, opens_on: date) -> Round | None:
    """Find the round that a second press asks for: of the same program, word, name and first day."""
    found = find_round(slug)
    if found is None or (found.program_id, found.name, found.state) != (program.pk, name, RoundState.PLANNED):
        return None
    opens = found.calendar.filter(moment=Moment.OPENS).first()
    return found if opens is not None and opens.local.astimezone(UTC).date() == opens_on else None


@transaction.atomic
def rename_round(round_: Round, *, name: str, seen: str | None = None, by: Person | None = None, now: datetime) -> bool:
    """Give a round another name; tells whether it has a new one. Refused when somebody renamed it since it was seen."""
    locked = Round.objects.select_for_update().get(pk=round_.pk)
    name = rules.clean_title(name, most=rules.LONGEST_ROUND)
    if locked.name == name:
        return False
    rules.check_may_plan(RoundState(locked.state))
    if seen not in {None, locked.name}:
        raise Refused(Reason.ROUND_RENAMED_MEANWHILE)
    locked.name = name
    locked.save(update_fields=["name"])
    write_journal("round.renamed", about=locked, by=by, at=now)
    return True


@transaction.atomic
def move_round(round_: Round, *, to: RoundState, by: Person | None = None, now: datetime) -> bool:
    """Take a round one step on; tells whether it moved. The same step again changes nothing."""
    locked = Round.objects.select_for_update().get(pk=round_.pk)
    if locked.state == to:
        return False
    rules.check_move(RoundState(locked.state), to)
    before, locked.state = locked.state, to
    locked.save(update_fields=["state"])
    write_journal("round.moved", about=locked, by=by, at=now, before=before, after=to.value)
    return True


def cancel_round(round_: Round, *, by: Person | None = None, now: datetime) -> bool:
    """Call a round off for good; tells whether this call did. Refused once pairs are meeting."""
    return move_round(round_, to=RoundState.CANCELLED, by=by, now=now)
