"""A small world with one row of everything that an address can name, and people who may see more or less of it."""

from dataclasses import dataclass, field

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from pairloom.domain.applications.links import sign_application, sign_draft
from pairloom.domain.applications.models import Application, Draft
from pairloom.domain.applications.services import raise_doubt
from pairloom.domain.applications.states import DoubtKind
from pairloom.domain.core.services import name_row
from pairloom.domain.outreach.links import sign_notify
from pairloom.domain.outreach.models import NotifyMe
from pairloom.domain.pairs.models import Member, Ruling, Seat
from pairloom.domain.pairs.services import keep_apart, report_concern
from pairloom.domain.pairs.states import ConcernKind, RulingKind
from pairloom.domain.people.models import Person
from pairloom.domain.people.states import Role
from pairloom.domain.programs.catalogue import write_form
from pairloom.domain.programs.models import CalendarEntry, FormVersion, Program, Round
from pairloom.domain.programs.states import Moment
from tests.domain.applications.intake import OPEN, fill_draft, load_form, make_application, open_round
from tests.domain.applications.sheets import make_row, upload
from tests.domain.letters.outbox import make_letter, make_mail, make_mailing
from tests.domain.pairs.matches import make_closed_round, make_pair
from tests.domain.pairs.stated import confirm_run, publish
from tests.doors.backoffice.intake.watched import forecast
from tests.makers import NOW, make_person, make_program, make_role

VISITOR, PARTICIPANT, OTHER = "visitor", "participant", "director of another program"
ROLES = (Role.AMBASSADOR, Role.MODERATOR, Role.SAFEGUARDING, Role.EDITOR, Role.DEPUTY, Role.DIRECTOR, Role.AUDITOR)
ACTORS = (VISITOR, PARTICIPANT, OTHER, *ROLES)


@dataclass(frozen=True)
class World:
    """Rows to look at, and who looks."""

    program: Program
    round: Round
    application: Application
    draft: Draft
    matched: Round
    people: dict[str, Person] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)

    @property
    def seated(self) -> list[Application]:
        """List who sits in the confirmed match."""
        seats = Seat.objects.filter(run__round=self.matched, group__isnull=False)
        return [seat.application for seat in seats.select_related("application").order_by("pk")]

    def enter(self, actor: str) -> Client:
        """Give the browser of one of the people."""
        client = Client()
        if actor != VISITOR:
            client.force_login(self.people[actor])
        return client


def make_world() -> World:
    """Make the world at the moment OPEN, a day after a round has opened."""
    round_ = open_round()
    program, people = round_.program, {PARTICIPANT: make_person(), OTHER: make_person()}
    for role in ROLES:
        people[role] = make_person()
        make_role(people[role], role, program=program, country="SE" if role == Role.AMBASSADOR else "")
    make_role(people[OTHER], Role.DIRECTOR, program=make_program())
    application = make_application(round_, person=people[PARTICIPANT])
    forecast(round_)
    newer = {"made_at": NOW, "document": write_form(load_form())}
    FormVersion.objects.create(program=program, number=2, **newer)
    world = World(program, round_, application, fill_draft(round_), make_matched(program), people)
    world.numbers.update(make_numbers(world))
    return world


def make_matched(program: Program) -> Round:
    """Make a round of the program whose match is confirmed and published."""
    closed = make_closed_round(2)
    closed.program = program
    closed.save(update_fields=["program"])
    return publish(confirm_run(closed).round)


def make_couple(world: World) -> Member:
    """Let the participant meet somebody in the matched round, whose first topic is out."""
    topics = world.matched.calendar.filter(moment=Moment.TOPIC).order_by("due_at")
    CalendarEntry.objects.filter(pk=topics[0].pk).update(due_at=OPEN)
    partner = world.matched.applications.order_by("pk")[0]
    own = make_application(world.matched, person=world.people[PARTICIPANT])
    return make_pair(own, partner, number=100).members.get(person=own.person)


def make_numbers(world: World) -> dict[str, int]:
    """Make the rows that are named by number."""
    letter = make_letter(program=world.program, about=name_row(world.application), state="unsure")
    doubt = raise_doubt(world.application, kind=DoubtKind.ZONE_UNSURE, about="zone", choices=["keep"], now=OPEN)
    role = make_role(make_person(), Role.EDITOR, program=world.program)
    other = make_application(world.round).person
    kept = keep_apart(world.people[PARTICIPANT], other, wished_by=None, by=None, now=OPEN)
    return {
        "apart": kept.pk,
        "concern": report_concern(make_couple(world), kind=ConcernKind.SILENT, now=OPEN).pk,
        "letter": letter.pk,
        "mailing": make_mailing(program=world.program).pk,
        "mail": make_mail(letter=letter).pk,
        "import": upload(world.round, make_row("ana@example.org"), now=OPEN).pk,
        "doubt": doubt.pk,
        "role": role.pk,
        "ruling": Ruling.objects.create(round=world.matched, kind=RulingKind.HOLD, key="hold", made_at=OPEN).pk,
        "version": 2,
    }


def sign_links(world: World) -> dict[str, str]:
    """Sign a link of each kind that letters hold."""
    notify = NotifyMe.objects.create(program=world.program, address="amina@example.org", asked_at=NOW)
    return {
        "apply_draft": sign_draft(world.draft.key, now=OPEN),
        "apply_confirm": sign_application(world.application.key, purpose="confirm", now=OPEN),
        "apply_answer": sign_application(world.application.key, purpose="doubt", now=OPEN),
        "notify_confirm": sign_notify(notify.pk, now=OPEN),
    }


def list_patterns(below: URLResolver | None = None) -> list[URLPattern]:
    """List every address of the site."""
    found: list[URLPattern] = []
    for each in (below or get_resolver()).url_patterns:
        found += list_patterns(each) if isinstance(each, URLResolver) else [each]
    return found
