"""Lock rounds, drafts and applications, with what is asked of them; the round comes first."""

from django.db.models import QuerySet

from pairloom.domain.applications.models import Application, Draft
from pairloom.domain.applications.queries.arriving import Arriving, read_arriving
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round


def lock_draft(draft: Draft) -> Draft:
    """Lock a draft for this transaction."""
    return _drafts().get(pk=draft.pk)


def lock_arriving(draft: Draft) -> Arriving:
    """Lock a draft for this transaction, with all that is asked when it is sent; one query."""
    return read_arriving(_drafts(), draft.pk)


def _drafts() -> QuerySet[Draft]:
    return Draft.objects.select_for_update(of=("self",)).select_related("round__program", "form", "person")


def lock_application(application: Application) -> Application:
    """Lock an application for this transaction."""
    locked = Application.objects.select_for_update(of=("self",)).select_related("round__program", "form", "person")
    return locked.get(pk=application.pk)


def lock_applications_of(person: Person) -> list[Application]:
    """Lock all applications of a person for this transaction, always in the same order."""
    locked = Application.objects.select_for_update(of=("self",)).select_related("person")
    return list(locked.filter(person=person).order_by("pk"))


def lock_round(application: Application) -> Round:
    """Lock the round of an application for this transaction, so that no match of it is confirmed meanwhile."""
    return Round.objects.select_for_update(of=("self",), no_key=True).get(pk=application.round_id)
