"""Ask who wants to be told when applications open."""

from pairloom.domain.outreach.models import NotifyMe
from pairloom.domain.people.models import Person
from pairloom.domain.people.states import Consent
from pairloom.domain.programs.models import Program


def find_notify(number: int) -> NotifyMe | None:
    """Find one row of the list, with its program."""
    return NotifyMe.objects.select_related("program").filter(pk=number).first()


def list_rows_told(program: Program) -> list[NotifyMe]:
    """List the rows that count: confirmed and not ended, with their people; one query."""
    rows = NotifyMe.objects.filter(program=program, ended_at=None, confirmed_at__isnull=False)
    return list(rows.select_related("person").order_by("id"))


def list_people_told(program: Program) -> list[Person]:
    """List the people who applied to a round of a program before and said yes to news; one query."""
    readers = Person.objects.filter(
        pk__in=Person.objects.filter(applications__round__program=program).values("pk"),
        consents__kind=Consent.NEWS,
        consents__withdrawn_at=None,
        is_active=True,
        leaving_at=None,
    )
    return list(readers.order_by("id"))
