"""What everybody may read about the match of a round: how good it is, how we know, how it was made. It names nobody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from pairloom.domain.pairs.queries import read_public_statement
from pairloom.domain.pairs.services import state_plan
from pairloom.domain.programs.queries import find_round
from pairloom.doors.website.caching import for_everybody
from pairloom.look.statements import show_statement
from pairloom.look.zones import speak_in_zone


@require_safe
@for_everybody
def show_match(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the statement about a confirmed match, where its program publishes it; else there is no such page."""
    round_ = find_round(slug)
    stated = None if round_ is None else read_public_statement(round_)
    if round_ is None or stated is None:
        raise Http404
    shown = show_statement(stated, state_plan(stated, language=get_language() or "en"))
    with speak_in_zone(round_.program):
        return render(request, "website/match.html", {"round": round_, "shown": shown})
