"""Read the pairs that meet and have lost somebody: which they are, who is still there, whose letters were stopped."""

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.letters.models import Letter
from pairloom.domain.letters.states import LetterState
from pairloom.domain.pairs.models import Member, Pair
from pairloom.domain.pairs.queries.sending import INTRODUCTIONS, PARTED
from pairloom.domain.pairs.rules.introducing import PAIR
from pairloom.domain.pairs.states import PairState
from pairloom.domain.programs.states import RoundState


def pairs_to_part() -> QuerySet[Pair]:
    """List the pairs that meet in rounds that run, though somebody withdrew, left the program or was erased."""
    staying = Member.objects.filter(left_at=None)
    left = Q(application__state=ApplicationState.WITHDRAWN) | Q(person__is_active=False)
    gone = staying.filter(left | Q(person__leaving_at__isnull=False), pair=OuterRef("pk"))
    meeting = staying.filter(pair__in=_list_meeting()).order_by().values("pair")
    whole = meeting.annotate(people=Count("pk")).filter(people__gte=PAIR)
    return _list_meeting().filter(Exists(gone) | ~Q(pk__in=whole.values("pair"))).order_by("pk")


def find_meeting(number: int) -> Pair | None:
    """Find a pair that meets in a round that runs, with all its people; two queries."""
    members = Member.objects.select_related("person", "application__person", "application__form").order_by("id")
    pairs = _list_meeting().select_related("round__program")
    return pairs.prefetch_related(Prefetch("members", members)).filter(pk=number).first()


def numbers_of_meeting(application: Application) -> list[int]:
    """List the rows of the pairs that an application meets in; one query."""
    there = Member.objects.filter(application=application, left_at=None, pair__in=_list_meeting())
    return list(there.order_by("pair_id").values_list("pair_id", flat=True))


def list_untold(pair: Pair) -> set[int]:
    """List by number whose introduction to this pair was stopped before it went; one query."""
    letters = Letter.objects.filter(about=f"pair:{pair.pk}", kind__in=INTRODUCTIONS, person__isnull=False)
    rows = letters.order_by("pk").values_list("person_id", "state", "fault")
    newest = {person: (state, fault) for person, state, fault in rows if person}
    stopped = (LetterState.CANCELLED.value, PARTED)
    return {person for person, ended in newest.items() if ended == stopped}


def _list_meeting() -> QuerySet[Pair]:
    return Pair.objects.filter(state=PairState.MEETING, round__state=RoundState.RUNNING)
