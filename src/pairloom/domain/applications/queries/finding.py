"""Find drafts, applications and what is asked about them."""

from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet

from pairloom.domain.applications.models import Application, Doubt, Draft
from pairloom.domain.applications.rules import list_missing_agreements
from pairloom.domain.applications.states import ApplicationState, Source, Why
from pairloom.domain.people.models import Person
from pairloom.domain.programs.catalogue import Question, read_form
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import RoundState

Row = TypeVar("Row", Draft, Application)
ADVISED_BY = (ApplicationState.CONFIRMED,)
UNDECIDED = (ApplicationState.RECEIVED, ApplicationState.CONFIRMED)
DECIDED = frozenset({RoundState.CLOSED, RoundState.MATCHED, RoundState.RUNNING, RoundState.ENDED})


@dataclass(frozen=True)
class Confirmation:
    """What one press confirms: an application, and the draft that would take its place where there is one."""

    application: Application
    draft: Draft | None = None


def find_draft(key: UUID | str) -> Draft | None:
    """Find a draft by its key, with its round, program and form; none where the key is no key."""
    return _by_key(Draft.objects.select_related("round__program", "form", "person"), key)


def find_application(key: UUID | str) -> Application | None:
    """Find an application by its key, with its person, round, program and form."""
    return _by_key(_whole_applications(), key)


def _by_key(rows: QuerySet[Row], key: UUID | str) -> Row | None:
    try:
        return rows.filter(key=UUID(str(key))).first()
    except ValueError:
        return None


def _whole_applications() -> QuerySet[Application]:
    return Application.objects.select_related("person", "round__program", "form")


def missing_agreements(application: Application) -> tuple[Question, ...]:
    """List what somebody must still agree to, whose answers were brought in from another form."""
    if application.source != Source.IMPORT:
        return ()
    return list_missing_agreements(read_form(application.form.document), application.answers)


def find_confirmation(key: UUID | str) -> Confirmation | None:
    """Find what a link to confirm speaks of: the key is that of an application or of a draft that waits."""
    application = find_application(key)
    if application is not None:
        return Confirmation(application)
    draft = find_draft(key)
    standing = None if draft is None or draft.person is None else application_of(draft.person, draft.round)
    return None if standing is None else Confirmation(standing, draft)


def draft_of(person: Person, round_: Round) -> Draft | None:
    """Find the form that somebody has begun for a round while signed in, and has not sent."""
    begun = Draft.objects.filter(person=person, round=round_, sent_at=None)
    return begun.select_related("round__program", "form", "person").order_by("-id").first()


def application_of(person: Person, round_: Round) -> Application | None:
    """Find a person's application to a round."""
    return _whole_applications().filter(person=person, round=round_).first()


def applications_of(person: Person) -> list[Application]:
    """List all applications of a person, the newest round first, with round and program; one query."""
    return list(_whole_applications().filter(person=person).order_by("-round_id", "-id"))


def pool_of(round_: Round) -> QuerySet[Application]:
    """List who can be paired in a round: the confirmed while it is open, the accepted once places were given."""
    pool = Application.objects.filter(round=round_).order_by("id")
    if round_.state in DECIDED and pool.filter(decided_at__isnull=False).exists():
        return pool.filter(state=ApplicationState.ACCEPTED)
    return pool.filter(state__in=ADVISED_BY)


def doubts_of(application: Application) -> list[Doubt]:
    """List the open questions about an application, oldest first."""
    return list(application.doubts.filter(answered_at=None).order_by("id"))


def find_doubt(application: Application, number: int) -> Doubt | None:
    """Find a question by number, if it is about this application; answered ones too."""
    return application.doubts.filter(pk=number).select_related("application__round__program").first()


def rounds_to_decide() -> list[Round]:
    """List the rounds that have closed and in which somebody still waits for the decision."""
    undecided = Application.objects.filter(decided_at=None, state__in=UNDECIDED).exclude(why=Why.LATE)
    closed = Round.objects.filter(state=RoundState.CLOSED, pk__in=undecided.values("round_id"))
    return list(closed.select_related("program").order_by("id"))
