"""Read in one query what receiving a form asks for, and in another one who sent it."""

from dataclasses import dataclass

from django.db.models import BigIntegerField, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Lower
from django.db.models.lookups import Exact

from pairloom.domain.applications.models import Application, Draft
from pairloom.domain.applications.rules.setting_aside import comes_first
from pairloom.domain.applications.states import ApplicationState, Why
from pairloom.domain.letters.models import WordingChange
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import RoundTimes, add_times, read_added_times


@dataclass(frozen=True)
class Arriving:
    """A form as it is when it arrives.

    person     number of who is signed in, or of who has its address; none where nobody has
    is_worded  whether its program words letters itself
    """

    draft: Draft
    person: int | None
    is_worded: bool

    @property
    def times(self) -> RoundTimes:
        """Give the times of its round, which came with it; refused for a round without calendar."""
        return read_added_times(self.draft, self.draft.round.program)


@dataclass(frozen=True)
class Applicant:
    """Somebody who is known and applies.

    standing    number of the application that they have in the round; none where they have none
    has_waited  whether their last application to an earlier round ended without a place or a partner
    """

    person: Person
    standing: int | None
    has_waited: bool


def read_arriving(drafts: QuerySet[Draft], number: int) -> Arriving:
    """Read one of some drafts, with the times of its round and who sends it; one query."""
    same = Person.objects.filter(Exact(Lower("email"), Lower(OuterRef("address"))))
    worded = WordingChange.objects.filter(program=OuterRef("round__program"))
    sender = Coalesce("person_id", Subquery(same.values("pk")[:1]), output_field=BigIntegerField())
    row = drafts.annotate(sender=sender, is_worded=Exists(worded), **add_times("round")).get(pk=number)
    return Arriving(row, row.sender, row.is_worded)


def read_applicant(number: int, round_: Round) -> Applicant | None:
    """Read who applies to a round, by number; none where nobody has it any more. One query."""
    own = Application.objects.filter(person=OuterRef("pk"))
    earlier = own.filter(round__program_id=round_.program_id, round_id__lt=round_.pk, decided_at__isnull=False)
    last, here = earlier.order_by("-round_id"), own.filter(round=round_)
    known = Person.objects.annotate(
        standing=Subquery(here.values("pk")[:1]),
        last_state=Subquery(last.values("state")[:1]),
        last_why=Subquery(last.values("why")[:1]),
    )
    person = known.filter(pk=number).first()
    if person is None:
        return None
    return Applicant(person, person.standing, _comes_first(person.last_state, person.last_why))


def _comes_first(state: str | None, why: str | None) -> bool:
    return state is not None and comes_first(ApplicationState(state), Why(why or ""))
