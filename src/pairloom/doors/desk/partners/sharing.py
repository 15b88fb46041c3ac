"""Share one's own name, address and answers with the partner by one press, and take it back by another."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pairloom import clock
from pairloom.domain.applications.services import agree_to_share, stop_sharing
from pairloom.domain.core.errors import Refused
from pairloom.domain.pairs.queries import PairStanding
from pairloom.doors.desk.applications.finding import find_self
from pairloom.doors.desk.partners.finding import find_pair
from pairloom.look.agreements import list_versions
from pairloom.look.refusals import say_refusal


@require_POST
@login_required
def share(request: HttpRequest, slug: str) -> HttpResponse:
    """Share with the partner; a second press changes nothing."""
    standing = find_pair(request, slug, now=clock.now())
    if standing.is_meeting:
        try:
            agree_to_share(standing.me.application, version=find_version(standing), now=standing.now)
            messages.success(request, _("Thank you. Your partner sees your name, address and answers now."))
        except Refused as refusal:
            messages.warning(request, say_refusal(refusal))
    return redirect("desk_partner", slug)


@require_POST
@login_required
def stop(request: HttpRequest) -> HttpResponse:
    """Share with no partner any more; a second press changes nothing."""
    if stop_sharing(find_self(request), now=clock.now()):
        messages.success(request, _("Done. From now on partners see only your country."))
    else:
        messages.info(request, _("Partners see only your country already."))
    return redirect("me")


def find_version(standing: PairStanding) -> str:
    """Find the version of the text that is agreed to; "" where the form does not ask."""
    question = standing.me.asked_to_share
    if question is None:
        return ""
    language = get_language() or ""
    return list_versions((question,), standing.round.program, language=language).get(question.text, "1")
