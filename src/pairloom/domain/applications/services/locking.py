"""Lock drafts and applications, with what is asked of them."""

from pairloom.domain.applications.models import Application, Draft


def lock_draft(draft: Draft) -> Draft:
    """Lock a draft for this transaction."""
    locked = Draft.objects.select_for_update(of=("self",)).select_related("round__program", "form", "person")
    return locked.get(pk=draft.pk)


def lock_application(application: Application) -> Application:
    """Lock an application for this transaction."""
    locked = Application.objects.select_for_update(of=("self",)).select_related("round__program", "form", "person")
    return locked.get(pk=application.pk)
