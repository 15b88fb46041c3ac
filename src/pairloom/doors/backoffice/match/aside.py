"""Who was taken out of the match for want of a partner: listed until pairs are introduced, to bring them back."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.queries import list_aside
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.programs.models import Round

MOST_ASIDE = 50


@dataclass(frozen=True)
class ShownAside:
    """Somebody who was set aside, and for what."""

    application: Application
    name: str
    words: Promise


def describe_aside(round_: Round) -> dict[str, object]:
    """Describe who was set aside: how many, and the first of them; two queries."""
    rows = list_aside(round_)
    return {"aside": [show_aside(one) for one in rows[:MOST_ASIDE]], "all_aside": rows.count()}


def show_aside(application: Application) -> ShownAside:
    """Show somebody who was set aside."""
    name = application.name or application.person.name or application.person.email
    stands_by = application.state == ApplicationState.STANDBY
    return ShownAside(application, name, _("stands by") if stands_by else _("comes first in the next round"))
